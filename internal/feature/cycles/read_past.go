package cycles

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// AsOf lets the reads of a context look at the end of a past day, where the workspace
// is; "" leaves them in the present.
func (f *Feature) AsOf(ctx context.Context, day string) (context.Context, error) {
	if day == "" {
		return ctx, nil
	}
	on, err := date.Parse(day)
	if err != nil {
		return nil, fault.At("/asof", "input.date")
	}
	if today := date.In(f.act.Now(), f.loc); !on.Before(today) {
		return nil, fault.At("/asof", "cycle.asof_past", fault.Args{"today": today.String()})
	}
	next := on.AddDays(1)
	return act.AsOf(ctx, time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, f.loc)), nil
}
