package live

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// batch is how many events are read at once.
const batch = 500

// eventsAfter reads what comes next in the trail, without what it says.
func eventsAfter(ctx context.Context, db bun.IDB, seq int64) (rows []act.Event, err error) {
	err = db.NewSelect().Model(&rows).Column("seq", "id", "kind", "subject_kind", "subject_id", "within_id", "actor_id", "request").
		Where("seq > ?", seq).OrderExpr("seq").Limit(batch).Scan(ctx)
	return rows, err
}
