package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Deliveries pages through deliveries of a way, "" for all, in a state: dead,
// failing (to be tried again), or sent.
func (f *Feature) Deliveries(ctx context.Context, who access.Actor, way, state, cursor string, limit int) (page store.Page[Listed], org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.DeliveryView, access.Target{}); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		page, err = listDeliveries(ctx, tx, way, state, cursor, limit)
		return err
	})
	return page, org, err
}

// Resend makes dead deliveries due at once, and those that wait for their next
// try; no ids are all. It returns which.
func (f *Feature) Resend(ctx context.Context, who access.Actor, ids []string) (revived []string, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.DeliveryUpdate, access.Target{}); err != nil {
			return err
		}
		if revived, err = reviveDeliveries(ctx, tx, ids, tx.Now); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "delivery.resent", Subject: act.Ref{Kind: "workspace", ID: "1"}, After: map[string]any{"deliveries": len(revived)}})
	})
	return revived, err
}
