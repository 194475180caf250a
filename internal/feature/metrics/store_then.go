package metrics

import (
	"context"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Which events say what stood before them of a metric, and which that it came or went.
var (
	metricSaid = []string{"metric.redefined", "metric.deleted"}
	metricCame = []string{"metric.defined", "metric.deleted"}
)

// shelf is the place of a metric in the library of a past moment.
type shelf struct{ Name, ID string }

// namedThen pages through the metrics that there were at the moment that tx looks at, by the names of then,
// of those that the caller may see now.
func namedThen(ctx context.Context, tx *act.Tx, in Filter) (store.Page[shelf], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[shelf]{}, err
	}
	since := tx.FirstSince(act.Aspect{Name: "said", Kinds: metricSaid}, act.Aspect{Name: "came", Kinds: metricCame})
	find := func(q *bun.SelectQuery, at func(string) string) *bun.SelectQuery {
		q = q.Where("m.created_at <= ?", tx.Now).Apply(visible(tx.Who)).ColumnExpr(at("name") + " AS name, m.id AS id").OrderExpr(at("name") + ", m.id").Limit(int64(in.Limit) + 1)
		if text := strings.TrimSpace(in.Query); text != "" {
			like := "%" + store.EscapeLike(text) + "%"
			q = q.Where("("+at("name")+` LIKE ? ESCAPE '\' OR `+at("description")+` LIKE ? ESCAPE '\')`, like, like)
		}
		for _, one := range []struct{ field, id string }{{"owner_id", in.OwnerID}, {"team_id", in.TeamID}} {
			if one.id != "" {
				q = q.Where(at(one.field)+" = ?", one.id)
			}
		}
		if key != nil {
			q = q.Where("("+at("name")+", m.id) > (?, ?)", key[0], key[1])
		}
		return q
	}
	still := find(tx.NewSelect().TableExpr("metrics AS m").Where("m.deleted_at IS NULL").
		Where("m.id NOT IN (?)", tx.NewSelect().TableExpr("(?) AS f", since).Column("f.subject_id")), func(field string) string { return "m." + field })
	moved := find(tx.NewSelect().TableExpr("(?) AS f", since).Join("JOIN metrics AS m ON m.id = f.subject_id").Join("JOIN events AS e ON e.seq = f.said").
		Join("LEFT JOIN events AS c ON c.seq = f.came").Where("(c.kind = 'metric.deleted' OR c.kind IS NULL AND m.deleted_at IS NULL)"),
		func(field string) string { return store.JSONText(tx, "e.before", field) })
	// Put together by the database, which has its own order of names.
	both := tx.NewSelect().TableExpr("(SELECT * FROM (?) AS a UNION ALL SELECT * FROM (?) AS b) AS u", still, moved).ColumnExpr("u.name, u.id").OrderExpr("u.name, u.id").Limit(int64(in.Limit) + 1)
	all, err := store.Rows(ctx, both, nil, func(n *shelf) []any { return []any{&n.Name, &n.ID} })
	return store.Cut(all, in.Limit, func(n shelf) []string { return []string{n.Name, n.ID} }), err
}

// everByID gives metrics that there had been at the moment that tx looks at, deleted ones too, of those that
// the caller may see now.
func everByID(ctx context.Context, tx *act.Tx, ids []string) (list []Metric, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := tx.NewSelect().Model(&list).Where("m.id IN (?) AND m.created_at <= ?", bun.List(ids), tx.Now).Apply(visible(tx.Who)).Scan(ctx); err != nil {
		return nil, err
	}
	return list, withListed(ctx, tx, list)
}

// knownBy leaves out readings (alias r) that were written after the moment that tx looks at, and joins, as s,
// what had superseded each by then; of the present nothing is left out.
func knownBy(tx *act.Tx) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if !tx.Past() {
			return superseding(q)
		}
		return q.ColumnExpr("r.*").ColumnExpr("COALESCE(s.id, '') AS superseded_by").
			Join("LEFT JOIN metric_readings AS s ON s.supersedes = r.id AND s.written_at <= ?", tx.Now).Where("r.written_at <= ?", tx.Now)
	}
}

// lastThen gives, of each of some metrics, the last readings that counted at the moment that tx looks at and have a
// value, oldest first.
func lastThen(ctx context.Context, tx *act.Tx, ids []string, most int) (map[string][]Reading, error) {
	by := map[string][]Reading{}
	if len(ids) == 0 {
		return by, nil
	}
	each := tx.NewSelect().TableExpr("metric_readings AS r").ColumnExpr("ROW_NUMBER() OVER (PARTITION BY r.metric_id ORDER BY r.day DESC, r.id DESC) AS nth").
		Apply(knownBy(tx)).Where("r.metric_id IN (?) AND s.id IS NULL AND r.value IS NOT NULL", bun.List(ids))
	var rows []Reading
	err := tx.NewSelect().ColumnExpr("r.id, r.metric_id, r.day, r.value").TableExpr("(?) AS r", each).Where("r.nth <= ?", most).OrderExpr("r.metric_id, r.day, r.id").Scan(ctx, &rows)
	for _, r := range rows {
		by[r.MetricID] = append(by[r.MetricID], r)
	}
	return by, err
}
