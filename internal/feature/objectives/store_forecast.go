package objectives

import (
	"context"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// foreseeable says which key results have a forecast that grows old.
const foreseeable = "kr.foreseen_on < ? AND kr.due_on > ? AND kr.checked_on <> '' AND kr.kind <> 'rollup' AND NOT kr.dropped AND kr.deleted_at IS NULL"

// unforeseen gives key results that were last foreseen before today. It walks along the
// key: with the oldest forecasts first, each step would sort all that are left.
func unforeseen(ctx context.Context, db bun.IDB, today date.Date, after string, most int) ([]Unforeseen, error) {
	day := today.String()
	q := db.NewSelect().TableExpr("key_results AS kr").Join("JOIN objectives AS o ON o.id = kr.objective_id AND o.state = 'active' AND o.deleted_at IS NULL").
		ColumnExpr("kr.id, kr.kind, kr.measure, kr.starts_on, kr.due_on, kr.habit, kr.version, o.kind").
		Where("kr.id > ?", after).Where(foreseeable, day, day).OrderExpr("kr.id").Limit(int64(most))
	return store.Rows(ctx, q, make([]Unforeseen, 0, most), func(u *Unforeseen) []any {
		return []any{&u.ID, &u.Kind, &u.Measure, &u.StartsOn, &u.DueOn, &u.Habit, &u.Version, &u.ObjectiveKind}
	})
}

// saveForecasts keeps forecasts, save where a check-in has been made since, whose own is
// newer, or where the key result has been changed.
func saveForecasts(ctx context.Context, db bun.IDB, list []Unforeseen) error {
	rows, args := strings.Repeat("(?, ?, ?), ", len(list)), make([]any, 0, 3*len(list))
	for i := range list {
		args = append(args, list[i].ID, list[i].Version, list[i].Forecast)
	}
	day := list[0].ForeseenOn
	_, err := db.NewRaw("WITH v (id, version, forecast) AS (VALUES "+strings.TrimSuffix(rows, ", ")+") UPDATE key_results SET forecast = v.forecast, foreseen_on = ? FROM v "+
		"WHERE key_results.id = v.id AND key_results.version = v.version AND key_results.foreseen_on < ?", append(args, day, day)...).Exec(ctx)
	return err
}

// saveHabit keeps what was learned for a key result; the version stays, for nobody edits it.
func saveHabit(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	_, err := db.NewUpdate().Model(kr).Column("habit").WherePK().Exec(ctx)
	return err
}
