package checkins

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// add writes a check-in and gives it its number, the next among those of its key
// result. The caller has locked the objective, so that two don't take the same.
func add(ctx context.Context, db bun.IDB, c *CheckIn) error {
	_, err := db.NewInsert().Model(c).Value("number", "(SELECT COALESCE(MAX(n.number), 0) + 1 FROM check_ins AS n WHERE n.key_result_id = ?)", c.KeyResultID).
		Returning("number").Exec(ctx)
	if store.Duplicate(err, "supersedes") {
		return fault.New(fault.Conflict, "check_in.superseded")
	}
	return err
}

// superseding adds which check-in supersedes each.
func superseding(q *bun.SelectQuery) *bun.SelectQuery {
	return q.ColumnExpr("c.*").ColumnExpr("COALESCE(s.id, '') AS superseded_by").Join("LEFT JOIN check_ins AS s ON s.supersedes = c.id")
}

// load finds a check-in of a key result.
func load(ctx context.Context, db bun.IDB, keyResultID, id string) (c CheckIn, err error) {
	err = db.NewSelect().Model(&c).Apply(superseding).Where("c.id = ? AND c.key_result_id = ?", id, keyResultID).Scan(ctx)
	return c, store.Missing(err)
}

// list gives all check-ins of a key result, superseded ones too, in no order.
func list(ctx context.Context, db bun.IDB, keyResultID string) (all []CheckIn, err error) {
	err = db.NewSelect().Model(&all).Apply(superseding).Where("c.key_result_id = ?", keyResultID).Scan(ctx)
	return all, err
}

// listOfEach is list of several key results, by key result.
func listOfEach(ctx context.Context, db bun.IDB, keyResultIDs []string) (map[string][]CheckIn, error) {
	var rows []CheckIn
	err := db.NewSelect().Model(&rows).Apply(superseding).Where("c.key_result_id IN (?)", bun.List(keyResultIDs)).Scan(ctx)
	return byKeyResult(rows), err
}

// ofReadings gives the check-ins of a key result that were made of some readings
// of a metric, by reading.
func ofReadings(ctx context.Context, db bun.IDB, keyResultID string, readingIDs []string) (map[string]CheckIn, error) {
	var rows []CheckIn
	err := db.NewSelect().Model(&rows).Apply(superseding).Where("c.key_result_id = ? AND c.reading_id IN (?)", keyResultID, bun.List(readingIDs)).Scan(ctx)
	by := make(map[string]CheckIn, len(rows))
	for _, c := range rows {
		by[c.ReadingID] = c
	}
	return by, err
}

// telling keeps, newest first, the check-ins of a key result that count and say
// something of the measure.
func telling(q *bun.SelectQuery, keyResultID string, most int) *bun.SelectQuery {
	return q.Where("c.key_result_id = ? AND NOT EXISTS (SELECT 1 FROM check_ins AS s WHERE s.supersedes = c.id)", keyResultID).
		Where("(c.value IS NOT NULL OR c.steps_done <> 'null')").OrderExpr("c.as_of DESC, c.number DESC").Limit(int64(most))
}

// newest gives the last check-ins that count and say something of the measure,
// oldest first.
func newest(ctx context.Context, db bun.IDB, keyResultID string, most int) (rows []CheckIn, err error) {
	err = telling(db.NewSelect().Model(&rows), keyResultID, most).Scan(ctx)
	slices.Reverse(rows)
	return rows, err
}

// newestReadings is newest with what they say of the measure alone: every
// check-in reads them, and its words are most of a row.
func newestReadings(ctx context.Context, db bun.IDB, keyResultID string, most int) ([]CheckIn, error) {
	q := telling(db.NewSelect().TableExpr("check_ins AS c").Column("c.id", "c.number", "c.as_of", "c.value", "c.steps_done"), keyResultID, most)
	rows, err := store.Rows(ctx, q, make([]CheckIn, 0, most), func(c *CheckIn) []any {
		return []any{&c.ID, &c.Number, &c.AsOf, &c.Value, &c.StepsDone}
	})
	slices.Reverse(rows)
	return rows, err
}

// tellingOfEach finds the last check-ins of each key result that count and say something
// of the measure, oldest first.
func tellingOfEach(db bun.IDB, keyResultIDs []string, moment time.Time, most int) *bun.SelectQuery {
	return store.FirstOfEach(db, "check_ins", keyResultIDs, most, tellingAt(moment)).OrderExpr("c.key_result_id, c.as_of, c.number")
}

// tellingAt keeps those of countedAt that say something of the measure.
func tellingAt(moment time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("(x.value IS NOT NULL OR x.steps_done <> 'null')").Apply(countedAt(moment))
	}
}

// countedAt keeps, newest first, the check-ins (x) of a key result (k.id) that counted at a moment; the zero moment is now, and
// all that there are.
func countedAt(moment time.Time) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("x.key_result_id = k.id").OrderExpr("x.as_of DESC, x.number DESC")
		if moment.IsZero() {
			return q.Where("NOT EXISTS (SELECT 1 FROM check_ins AS s WHERE s.supersedes = x.id)")
		}
		return q.Where("x.written_at <= ? AND NOT EXISTS (SELECT 1 FROM check_ins AS s WHERE s.supersedes = x.id AND s.written_at <= ?)", moment, moment)
	}
}

// newestOfEach is newest of several key results, by key result.
func newestOfEach(ctx context.Context, db bun.IDB, keyResultIDs []string, most int) (map[string][]CheckIn, error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	return wholeOfEach(ctx, tellingOfEach(db, keyResultIDs, time.Time{}, most))
}

func wholeOfEach(ctx context.Context, q *bun.SelectQuery) (map[string][]CheckIn, error) {
	var rows []CheckIn
	err := q.ColumnExpr("c.*").Scan(ctx, &rows)
	return byKeyResult(rows), err
}

func byKeyResult(rows []CheckIn) map[string][]CheckIn {
	by := map[string][]CheckIn{}
	for _, c := range rows {
		by[c.KeyResultID] = append(by[c.KeyResultID], c)
	}
	return by
}

// latest gives the last check-in that counts of each key result.
func latest(ctx context.Context, db bun.IDB, keyResultIDs []string, known time.Time) (rows []CheckIn, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = store.FirstOfEach(db, "check_ins", keyResultIDs, 1, func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("x.key_result_id = k.id AND x.written_at <= ? AND NOT EXISTS (SELECT 1 FROM check_ins AS s WHERE s.supersedes = x.id AND s.written_at <= ?)", known, known).
			OrderExpr("x.as_of DESC, x.number DESC")
	}).ColumnExpr("c.*").Scan(ctx, &rows)
	return rows, err
}

// latestBefore gives the last check-in of each key result that was written before an
// instant, counted at a moment, and, where says is set, says something of the measure: of
// each what it says of the measure and of the status. It looks at one key result after the
// other from its end, so that neither the history nor the company makes it dearer.
func latestBefore(ctx context.Context, db bun.IDB, keyResultIDs []string, at, moment time.Time, says bool) ([]CheckIn, error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	q := store.FirstOfEach(db, "check_ins", keyResultIDs, 1, func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("x.key_result_id = k.id AND x.written_at < ?", at)
		if says {
			q = q.Where("(x.value IS NOT NULL OR x.steps_done <> 'null')")
		}
		return q.Where("NOT EXISTS (SELECT 1 FROM check_ins AS s WHERE s.supersedes = x.id AND s.written_at <= ?)", moment).
			OrderExpr("x.as_of DESC, x.number DESC")
	}).ColumnExpr("c.id, c.key_result_id, c.as_of, c.value, c.steps_done, c.status")
	return store.Rows(ctx, q, make([]CheckIn, 0, len(keyResultIDs)), func(c *CheckIn) []any {
		return []any{&c.ID, &c.KeyResultID, &c.AsOf, &c.Value, &c.StepsDone, &c.Status}
	})
}

// since gives when check-ins of key results that speak of a day or later were
// written, superseded ones too.
func since(ctx context.Context, db bun.IDB, keyResultIDs []string, from date.Date, known time.Time) (rows []CheckIn, err error) {
	if len(keyResultIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Column("key_result_id", "as_of", "written_at", "undated").Where("c.key_result_id IN (?) AND c.as_of >= ? AND c.written_at <= ?", bun.List(keyResultIDs), from.String(), known).Scan(ctx)
	return rows, err
}

// page gives check-ins of a key result, superseded ones too, newest first; with
// then set, as they were at its moment.
func page(ctx context.Context, db bun.IDB, then *time.Time, keyResultID, cursor string, limit int) (store.Page[CheckIn], error) {
	key, err := store.ParseCursor(cursor, 2)
	if err != nil {
		return store.Page[CheckIn]{}, err
	}
	var rows []CheckIn
	known := superseding
	if then != nil {
		known = supersedingBy(*then)
	}
	q := db.NewSelect().Model(&rows).Apply(known).Where("c.key_result_id = ?", keyResultID).
		OrderExpr("c.as_of DESC, c.number DESC").Limit(int64(limit) + 1)
	if key != nil {
		number, err := strconv.ParseInt(key[1], 10, 64)
		if err != nil {
			return store.Page[CheckIn]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where("(c.as_of, c.number) < (?, ?)", key[0], number)
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[CheckIn]{}, err
	}
	return store.Cut(rows, limit, func(c CheckIn) []string { return []string{c.AsOf.String(), strconv.FormatInt(c.Number, 10)} }), nil
}

// checkInsByID gives who made some check-ins, and of what.
func checkInsByID(ctx context.Context, db bun.IDB, ids []string) (list []CheckIn, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Column("id", "key_result_id", "person_id").Where("c.id IN (?)", bun.List(ids)).Scan(ctx)
	return list, err
}
