package views

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// List pages through the views that the caller may see, their own first.
func (f *Feature) List(ctx context.Context, who access.Actor, cursor string, limit int) (out []Saved, org *people.Org, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		page, err := list(ctx, tx, who, cursor, limit)
		if err != nil {
			return err
		}
		next = page.Next
		if out, err = withOwn(ctx, tx, who.ID, page.Items); err != nil {
			return err
		}
		org, err = f.people.Org(ctx, tx)
		return err
	})
	return out, org, next, err
}

// One gives one view to whoever may see it.
func (f *Feature) One(ctx context.Context, who access.Actor, id string) (one Saved, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v, err := present(ctx, tx, id)
		if err != nil {
			return err
		}
		all, err := withOwn(ctx, tx, who.ID, []View{*v})
		if err != nil {
			return err
		}
		one = all[0]
		org, err = f.people.Org(ctx, tx)
		return err
	})
	return one, org, err
}

// withOwn adds a person's subscriptions to views.
func withOwn(ctx context.Context, tx *act.Tx, personID string, rows []View) ([]Saved, error) {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	own, err := subscriptionsOf(ctx, tx, personID, ids)
	out := make([]Saved, len(rows))
	for i := range rows {
		out[i] = Saved{View: rows[i], Subscription: own[rows[i].ID]}
	}
	return out, err
}
