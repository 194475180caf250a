package plans

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// dueAtOnce is how many actions are read at once.
const dueAtOnce = 2000

// eachDue reads the actions that came due in a span of days, part by part.
func eachDue(ctx context.Context, db bun.IDB, from, until date.Date, each func(ownerID string, state plan.State, due date.Date, done time.Time)) error {
	for after := ""; ; {
		var rows []Action
		err := db.NewSelect().Model(&rows).Column("id", "owner_id", "state", "due_on", "done_at").
			Where("deleted_at IS NULL AND owner_id <> '' AND due_on >= ? AND due_on <= ? AND id > ?", store.AsDay(from), store.AsDay(until), after).OrderExpr("id").Limit(dueAtOnce).Scan(ctx)
		if err != nil {
			return err
		}
		for _, a := range rows {
			each(a.OwnerID, a.State, a.DueOn.Date, a.DoneAt)
		}
		if len(rows) < dueAtOnce {
			return nil
		}
		after = rows[len(rows)-1].ID
	}
}
