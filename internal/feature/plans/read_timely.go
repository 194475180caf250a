package plans

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Timely is how the actions went that somebody is responsible for.
type Timely struct {
	InTime int64 // done by the due date
	Late   int64 // done after it
	Over   int64 // not done, and over the due date
}

// Timely tells of the actions that came due in a span of days, by who is responsible;
// dropped ones, and those that are not over yet, count for nothing. It asks nobody's
// leave: it tells no action, only how many.
func (f *Feature) Timely(ctx context.Context, tx *act.Tx, from, until, today date.Date, loc *time.Location) (map[string]Timely, error) {
	by := map[string]Timely{}
	err := eachDue(ctx, tx, from, until, func(ownerID string, state plan.State, due date.Date, done time.Time) {
		t := by[ownerID]
		switch {
		case state == plan.Done && date.In(done, loc).After(due):
			t.Late++
		case state == plan.Done:
			t.InTime++
		case state != plan.Dropped && due.Before(today):
			t.Over++
		default:
			return
		}
		by[ownerID] = t
	})
	return by, err
}
