package themes

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear keeps a cycle from going away under its themes.
func (f *Feature) hear() {
	f.act.On("cycle.deleted", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		c, ok := e.Detail.(cycles.Cycle)
		if !ok {
			return nil
		}
		n, err := countIn(ctx, tx, c.ID)
		if err == nil && n > 0 {
			err = fault.New(fault.Conflict, "theme.cycle_used", fault.Args{"name": c.Name, "count": n})
		}
		return err
	})
}
