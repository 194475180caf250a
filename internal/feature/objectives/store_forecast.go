package objectives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// foreseeable says which key results have a forecast that grows old.
const foreseeable = "kr.foreseen_on < ? AND kr.due_on > ? AND kr.checked_on <> '' AND kr.kind <> 'rollup' AND NOT kr.dropped AND kr.deleted_at IS NULL"

// unforeseen gives key results that were last foreseen before today.
func unforeseen(ctx context.Context, db bun.IDB, today date.Date, most int) (list []KeyResult, kinds map[string]okr.Kind, err error) {
	day := today.String()
	err = db.NewSelect().Model(&list).Where(foreseeable, day, day).
		Where("kr.objective_id IN (SELECT o.id FROM objectives AS o WHERE o.state = 'active' AND o.deleted_at IS NULL)").
		OrderExpr("kr.foreseen_on, kr.id").Limit(int64(most)).Scan(ctx)
	if err != nil || len(list) == 0 {
		return nil, nil, err
	}
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ObjectiveID
	}
	var rows []Objective
	if err := db.NewSelect().Model(&rows).Column("id", "kind").Where("id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, nil, err
	}
	kinds = make(map[string]okr.Kind, len(rows))
	for i := range rows {
		kinds[rows[i].ID] = rows[i].Kind
	}
	return list, kinds, nil
}

// saveForecasts keeps forecasts, save where a check-in has been made since: its
// own is newer.
func saveForecasts(ctx context.Context, db bun.IDB, list []KeyResult) error {
	each := make([]store.Statement, len(list))
	for i := range list {
		kr := &list[i]
		each[i] = db.NewUpdate().Model((*KeyResult)(nil)).Set("forecast = ?", kr.Forecast).Set("foreseen_on = ?", kr.ForeseenOn).
			Where("id = ? AND foreseen_on < ?", kr.ID, kr.ForeseenOn)
	}
	return store.Together(ctx, db, each...)
}
