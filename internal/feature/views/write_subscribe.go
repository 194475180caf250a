package views

import (
	"cmp"
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Subscribe lets the caller be told of what a view begins to hold from now on, and where ends is
// set also of what it doesn't hold any more. Of what it holds already nothing is told. Again
// it changes ends. Refused: view.subscriptions.
func (f *Feature) Subscribe(ctx context.Context, who access.Actor, viewID string, ends bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v, err := present(ctx, tx, viewID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ViewFollow, v.Target()); err != nil {
			return err
		}
		own, err := subscriptionsOf(ctx, tx, who.ID, []string{viewID})
		if err != nil {
			return err
		}
		if own[viewID] == nil {
			if n, err := countSubscriptions(ctx, tx, who.ID); err != nil || n >= maxSubscriptions {
				return cmp.Or(err, error(fault.New(fault.Conflict, "view.subscriptions", fault.Args{"limit": maxSubscriptions})))
			}
		}
		s := &Subscription{ID: act.NewID(), ViewID: viewID, PersonID: who.ID, Ends: ends, Since: tx.Now, LookedAt: tx.Now}
		if err := putSubscription(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "view.subscribed", Subject: v.ref(), After: map[string]any{"person_id": who.ID, "ends": ends}})
	})
}

// Unsubscribe ends that. A view that isn't there any more can be left as well.
func (f *Feature) Unsubscribe(ctx context.Context, who access.Actor, viewID string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v, err := load(ctx, tx, viewID)
		if err != nil {
			return err
		}
		own, err := subscriptionsOf(ctx, tx, who.ID, []string{viewID})
		if err != nil {
			return err
		}
		if own[viewID] == nil { // nobody learns here whether there is such a view
			if err := tx.Allow(access.ViewView, v.Target()); err != nil {
				return err
			}
			return fault.New(fault.Missing, "input.missing")
		}
		if err := tx.Allow(access.NoticeUpdate, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		if _, err := dropSubscriptions(ctx, tx, "view_id = ? AND person_id = ?", viewID, who.ID); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "view.unsubscribed", Subject: v.ref(), Before: map[string]any{"person_id": who.ID}})
	})
}
