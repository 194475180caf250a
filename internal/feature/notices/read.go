package notices

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Query says which notices are wanted.
type Query struct {
	Box     Box
	Reasons []notice.Reason // none for all
	Unread  bool
	Cursor  string
	Limit   int
}

// Told is who got a notice of these events.
func (f *Feature) Told(ctx context.Context, tx *act.Tx, causes []string) (map[string][]string, error) {
	return toldOf(ctx, tx, causes)
}

// List pages through the caller's notices, newest first, with a fixed number of
// queries. What they may not see any more is left out.
func (f *Feature) List(ctx context.Context, who access.Actor, in Query) (box Inbox, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.NoticeView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		page, err := listNotices(ctx, tx, who, in, tx.Now)
		if err != nil {
			return err
		}
		box.Next = page.Next
		if box.Items, err = f.named(ctx, tx, page.Items); err != nil {
			return err
		}
		box.Count, err = countNotices(ctx, tx, who, tx.Now)
		return err
	})
	return box, err
}

// Count tells how much is in the caller's open box.
func (f *Feature) Count(ctx context.Context, who access.Actor) (c Count, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.NoticeView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		c, err = countNotices(ctx, tx, who, tx.Now)
		return err
	})
	return c, err
}

// named puts names to what notices speak of, as they are today: one query for
// each kind of noun.
func (f *Feature) named(ctx context.Context, tx *act.Tx, rows []Notice) ([]Told, error) {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	told := make([]Told, len(rows))
	for i, n := range rows {
		p, _ := org.Person(n.ActorID)
		told[i] = Told{Notice: n, ActorName: p.Name}
		if n.Owed == "" || n.SubjectKind == "view" {
			continue
		}
		if told[i].Owing, err = f.owingIn(ctx, tx, org, n); err != nil {
			return nil, err
		}
	}
	if err := f.toldByViews(ctx, tx, told); err != nil {
		return nil, err
	}
	heard, err := f.Talk.Heard(ctx, tx, commentsIn(told))
	if err != nil {
		return nil, err
	}
	return told, nameAll(ctx, tx, told, heard)
}

func commentsIn(told []Told) (ids []string) {
	for _, t := range told {
		if t.ofComment() {
			ids = append(ids, t.SubjectID)
		}
	}
	return ids
}

// owingIn reads what a reminder or a nudge asks for: without what is hidden by now,
// and of the present one with what was done since. There is one present reminder
// and one present nudge, so a page takes few more queries for them.
func (f *Feature) owingIn(ctx context.Context, tx *act.Tx, org *people.Org, n Notice) ([]Owing, error) {
	var owed []Owed
	if err := json.Unmarshal([]byte(n.Owed), &owed); err != nil {
		return nil, fmt.Errorf("notices: reminder %s: %w", n.ID, err)
	}
	if !n.DoneAt.IsZero() {
		return nil, nil
	}
	ids := make([]string, len(owed))
	for i, o := range owed {
		ids[i] = o.ObjectiveID
	}
	hidden, err := f.Objectives.Hidden(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	done, err := over(ctx, tx, owed, n.ToldAt)
	if err != nil {
		return nil, err
	}
	var owing []Owing
	for _, o := range owed {
		p, _ := org.Person(o.For)
		if !hidden[o.ObjectiveID] {
			owing = append(owing, Owing{Owed: o, ForName: p.Name, Over: done[o.Kind+o.ID]})
		}
	}
	return owing, nil
}
