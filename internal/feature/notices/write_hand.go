package notices

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Refused says that a delivery will never be taken as things are.
type Refused struct{ Err error }

// Error is what was said.
func (e *Refused) Error() string { return e.Err.Error() }

// Unwrap is the cause.
func (e *Refused) Unwrap() error { return e.Err }

// Later says that a delivery may be tried again, and not before.
type Later struct {
	Err   error
	After time.Duration
}

// Error is what was said.
func (e *Later) Error() string { return e.Err.Error() }

// Unwrap is the cause.
func (e *Later) Unwrap() error { return e.Err }

// Hand takes deliveries of another way than mail, for a use case of another
// feature: they are carried by what it gives to Carry. One with the id of one
// that still waits adds its body to that.
func (f *Feature) Hand(ctx context.Context, tx *act.Tx, way string, rows []Delivery) error {
	for i := range rows {
		rows[i].Way, rows[i].State, rows[i].MadeAt = way, waiting, tx.Now
	}
	return openDeliveries(ctx, tx, rows)
}

// Withdraw forgets what was not delivered yet to a reader of another way than mail.
func (f *Feature) Withdraw(ctx context.Context, tx *act.Tx, way, toID string) error {
	return dropDeliveries(ctx, tx, way, toID)
}

// Carry makes every delivery of a way that is due. nil from do says that it
// arrived; Refused that it never will, Later that it must wait.
func (f *Feature) Carry(ctx context.Context, way string, do func(context.Context, Delivery) error) error {
	return f.carry(ctx, way, func(ctx context.Context, d Delivery) ([]string, error) { return nil, do(ctx, d) })
}

// Soon is when a message for many goes out that something now gives cause for:
// with all else of the next minutes, in usual hours.
func (f *Feature) Soon(ctx context.Context, tx *act.Tx) (time.Time, error) {
	zone, err := f.zone(ctx, tx)
	return notice.UsualHours().Soon(zone, tx.Now).UTC(), err
}
