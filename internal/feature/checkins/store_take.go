package checkins

import (
	"context"

	"github.com/uptrace/bun"
)

// atOnce bounds the rows of one statement: a database takes so many values.
const atOnce = 500

// put adds those check-ins of a key result that are not there, in their order. The
// caller has locked the objective.
func put(ctx context.Context, db bun.IDB, keyResultID string, taken []CheckIn) error {
	var ids []string
	if err := db.NewSelect().Model((*CheckIn)(nil)).Column("id").Where("key_result_id = ?", keyResultID).Scan(ctx, &ids); err != nil {
		return err
	}
	var last int64
	if err := db.NewSelect().Model((*CheckIn)(nil)).ColumnExpr("COALESCE(MAX(number), 0)").Where("key_result_id = ?", keyResultID).Scan(ctx, &last); err != nil {
		return err
	}
	there := make(map[string]bool, len(ids))
	for _, id := range ids {
		there[id] = true
	}
	fresh := make([]CheckIn, 0, len(taken))
	for _, c := range taken {
		if !there[c.ID] {
			last++
			c.KeyResultID, c.Number = keyResultID, last
			fresh = append(fresh, c)
		}
	}
	for len(fresh) > 0 {
		n := min(atOnce, len(fresh))
		some := fresh[:n]
		if _, err := db.NewInsert().Model(&some).Exec(ctx); err != nil {
			return err
		}
		fresh = fresh[n:]
	}
	return nil
}

func drop(ctx context.Context, db bun.IDB, keyResultID string, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := db.NewDelete().Model((*CheckIn)(nil)).Where("key_result_id = ? AND id IN (?)", keyResultID, bun.List(ids)).Exec(ctx)
	return err
}
