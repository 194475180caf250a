package checkins

import (
	"context"
	"slices"

	"github.com/uptrace/bun"
)

// atOnce bounds the rows of one statement: a database takes so many values.
const atOnce = 500

// put adds those check-ins of key results that are not there, in their order. The caller
// has locked the objective.
func put(ctx context.Context, db bun.IDB, keyResultIDs []string, taken map[string][]CheckIn) error {
	var rows []struct {
		ID, KeyResultID string
		Number          int64
	}
	if err := db.NewSelect().TableExpr("check_ins").Column("id", "key_result_id", "number").Where("key_result_id IN (?)", bun.List(keyResultIDs)).Scan(ctx, &rows); err != nil {
		return err
	}
	there, last := make(map[string]bool, len(rows)), map[string]int64{}
	for _, r := range rows {
		there[r.ID] = true
		last[r.KeyResultID] = max(last[r.KeyResultID], r.Number)
	}
	var fresh []CheckIn
	for _, id := range keyResultIDs {
		for _, c := range taken[id] {
			if !there[c.ID] {
				last[id]++
				c.KeyResultID, c.Number = id, last[id]
				fresh = append(fresh, c)
			}
		}
	}
	for some := range slices.Chunk(fresh, atOnce) {
		if _, err := db.NewInsert().Model(&some).Exec(ctx); err != nil {
			return err
		}
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
