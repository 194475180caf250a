package robots

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// set is the robots that are on. Whoever writes asks it what to tell, so that a workspace
// without robots pays nothing for them.
type set []Robot

// robotsStamp marks every change that a set must see.
const robotsStamp = "robots"

func (f *Feature) set(ctx context.Context, tx *act.Tx) (set, error) {
	return f.on.Get(ctx, tx, func() (set, error) {
		all, err := list(ctx, tx)
		return slices.DeleteFunc(all, func(r Robot) bool { return !r.Active }), err
	})
}

// wanting lists the robots that tell of a topic.
func (s set) wanting(t notice.Topic) (list []Robot) {
	for _, r := range s {
		if slices.Contains(r.Topics.V, t) {
			list = append(list, r)
		}
	}
	return list
}

// Robots lists all, with who is where.
func (f *Feature) Robots(ctx context.Context, who access.Actor) (all []Robot, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RobotView, access.Target{}); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		all, err = list(ctx, tx)
		return err
	})
	return all, org, err
}

// Robot finds one.
func (f *Feature) Robot(ctx context.Context, who access.Actor, id string) (r *Robot, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.RobotView, access.Target{}); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		r, err = load(ctx, tx, id)
		return err
	})
	return r, org, err
}
