package robots

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/robot"
)

// Try has a robot say that it is there, at once and once, whether it is on or not,
// and tells how that went. Nothing is held meanwhile.
func (f *Feature) Try(ctx context.Context, who access.Actor, id string) (r *Robot, org *people.Org, err error) {
	if err := act.Allow(who, access.RobotUpdate, access.Target{}); err != nil {
		return nil, nil, err
	}
	if r, org, err = f.Robot(ctx, who, id); err != nil {
		return nil, nil, err
	}
	trouble, failed := f.send(ctx, r, f.greeting(r, org.Name(who.ID)))
	if err := f.note(ctx, r.ID, trouble, failed); err != nil {
		return nil, nil, err
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RobotUpdate, access.Target{}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "robot.tried", Subject: r.ref(), After: map[string]any{"name": r.Name, "trouble": trouble}})
	})
	if err != nil {
		return nil, nil, err
	}
	return f.Robot(ctx, who, id)
}

// greeting is what a robot says when it is tried: who tries it, for a stranger in
// the room to ask.
func (f *Feature) greeting(r *Robot, name string) robot.Message {
	say := func(code string, args map[string]any) string { return f.book.Say(r.Lang, "robot."+code, args) }
	now := f.act.Now()
	args := map[string]any{"robot": r.Name, "name": name}
	return robot.Message{ID: "msg_" + act.NewID(), Brand: say("brand", nil), Title: say("try_title", args), Do: say("do", nil), URL: f.opts.BaseURL + "/settings/robots", At: now,
		Items: []robot.Item{{ID: r.ID, Topic: "test", Label: say("try_label", nil), Head: say("try_head", args), Title: r.Name, URL: f.opts.BaseURL + "/settings/robots", At: now}}}
}
