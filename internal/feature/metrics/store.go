package metrics

import (
	"context"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadMetric(ctx context.Context, db bun.IDB, id string) (*Metric, error) {
	return readMetric(ctx, db, db.NewSelect(), id)
}

// lockMetric is loadMetric for who adds readings or links: until the transaction
// ends nobody else does.
func lockMetric(ctx context.Context, db bun.IDB, id string) (*Metric, error) {
	return readMetric(ctx, db, db.NewSelect().Apply(store.ForUpdate), id)
}

func readMetric(ctx context.Context, db bun.IDB, q *bun.SelectQuery, id string) (*Metric, error) {
	m := &Metric{}
	if err := store.Missing(q.Model(m).Where("m.id = ? AND m.deleted_at IS NULL", id).Scan(ctx)); err != nil {
		return nil, err
	}
	list := []Metric{*m}
	err := withListed(ctx, db, list)
	return &list[0], err
}

// withListed fills in whom each is shared with.
func withListed(ctx context.Context, db bun.IDB, list []Metric) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]*Metric, len(list))
	ids := make([]string, len(list))
	for i := range list {
		at[list[i].ID], ids[i] = &list[i], list[i].ID
	}
	var rows []listing
	err := db.NewSelect().Model(&rows).Where("metric_id IN (?)", bun.List(ids)).OrderExpr("metric_id, person_id").Scan(ctx)
	for _, r := range rows {
		at[r.MetricID].Listed = append(at[r.MetricID].Listed, r.PersonID)
	}
	return err
}

func addMetric(ctx context.Context, db bun.IDB, m *Metric) error {
	if _, err := db.NewInsert().Model(m).Exec(ctx); err != nil {
		return err
	}
	return addListed(ctx, db, m)
}

func addListed(ctx context.Context, db bun.IDB, m *Metric) error {
	if len(m.Listed) == 0 {
		return nil
	}
	rows := make([]listing, len(m.Listed))
	for i, id := range m.Listed {
		rows[i] = listing{MetricID: m.ID, PersonID: id}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

// saveMetric writes what a metric means and who has to do with it.
func saveMetric(ctx context.Context, db bun.IDB, m *Metric) error {
	from := m.Version
	m.Version++
	if err := store.Swapped(db.NewUpdate().Model(m).ExcludeColumn("id", "created_by", "created_at", "last_value", "last_on", "trail", "questions").
		WherePK().Where("version = ?", from).Exec(ctx)); err != nil {
		return err
	}
	if _, err := db.NewDelete().Model((*listing)(nil)).Where("metric_id = ?", m.ID).Exec(ctx); err != nil {
		return err
	}
	return addListed(ctx, db, m)
}

// saveStand writes what is kept of a metric's readings; the version stays, for
// nobody edits it.
func saveStand(ctx context.Context, db bun.IDB, m *Metric) error {
	_, err := db.NewUpdate().Model(m).Column("last_value", "last_on", "trail", "questions").WherePK().Exec(ctx)
	return err
}

// visible narrows to what somebody may see: access.Decide for metric.view, written
// as SQL.
func visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if who.IsSystem() {
			return q
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("m.owner_id = ?", who.ID)
			if who.Role != access.Guest {
				q = q.WhereOr("m.visibility = ?", access.Everyone)
				if len(who.Reports) > 0 {
					q = q.WhereOr("m.owner_id IN (?)", bun.List(who.Reports))
				}
				if who.Role == access.Champion || who.Role == access.Admin {
					q = q.WhereOr("m.visibility = ?", access.TeamOnly)
				} else if teams := append(append([]string{}, who.TeamIDs...), who.Leads...); len(teams) > 0 {
					q = q.WhereOr("(m.visibility = ? AND m.team_id IN (?))", access.TeamOnly, bun.List(teams))
				}
			}
			return q.WhereOr("EXISTS (SELECT 1 FROM metric_people AS mp WHERE mp.metric_id = m.id AND mp.person_id = ?)", who.ID)
		})
	}
}

// narrow writes the filter as SQL.
func (in Filter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	if text := strings.TrimSpace(in.Query); text != "" {
		like := "%" + store.EscapeLike(text) + "%"
		q = q.Where(`(m.name LIKE ? ESCAPE '\' OR m.description LIKE ? ESCAPE '\')`, like, like)
	}
	if in.OwnerID != "" {
		q = q.Where("m.owner_id = ?", in.OwnerID)
	}
	if in.TeamID != "" {
		q = q.Where("m.team_id = ?", in.TeamID)
	}
	if in.Asking {
		q = q.Where("m.questions > 0")
	}
	if in.ConnectorID != "" {
		q = q.Where("EXISTS (SELECT 1 FROM metric_feeds AS f WHERE f.metric_id = m.id AND f.connector_id = ?)", in.ConnectorID)
	}
	if in.Failing {
		q = q.Where("EXISTS (SELECT 1 FROM metric_feeds AS f WHERE f.metric_id = m.id AND f.failed > 0 AND NOT f.paused)")
	}
	return q
}

// listMetrics pages through metrics by name.
func listMetrics(ctx context.Context, db bun.IDB, who access.Actor, in Filter) (store.Page[Metric], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[Metric]{}, err
	}
	var rows []Metric
	q := db.NewSelect().Model(&rows).Where("m.deleted_at IS NULL").Apply(visible(who)).Apply(in.narrow).OrderExpr("m.name, m.id").Limit(int64(in.Limit) + 1)
	if key != nil {
		q = q.Where("(m.name, m.id) > (?, ?)", key[0], key[1])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Metric]{}, err
	}
	page := store.Cut(rows, in.Limit, func(m Metric) []string { return []string{m.Name, m.ID} })
	return page, withListed(ctx, db, page.Items)
}

// superseding adds which reading supersedes each.
func superseding(q *bun.SelectQuery) *bun.SelectQuery {
	return q.ColumnExpr("r.*").ColumnExpr("COALESCE(s.id, '') AS superseded_by").Join("LEFT JOIN metric_readings AS s ON s.supersedes = r.id")
}

// newestReadings gives the last readings that count, oldest first; those that take
// one back are among them. until narrows to days before it; zero for all.
func newestReadings(ctx context.Context, tx *act.Tx, metricID string, until date.Date, most int) (rows []Reading, err error) {
	q := tx.NewSelect().Model(&rows).Apply(knownBy(tx)).Where("r.metric_id = ? AND s.id IS NULL", metricID).OrderExpr("r.day DESC, r.id DESC").Limit(int64(most))
	if !until.IsZero() {
		q = q.Where("r.day < ?", until.String())
	}
	err = q.Scan(ctx)
	slices.Reverse(rows)
	return rows, err
}

// readingsBetween gives the readings that count of some days, oldest first.
func readingsBetween(ctx context.Context, db bun.IDB, metricID string, from, to date.Date) (rows []Reading, err error) {
	err = db.NewSelect().Model(&rows).Apply(superseding).Where("r.metric_id = ? AND s.id IS NULL AND r.day BETWEEN ? AND ?", metricID, from.String(), to.String()).
		OrderExpr("r.day, r.id").Scan(ctx)
	return rows, err
}

// chunk bounds the rows of one statement, so that its arguments fit.
const chunk = 500

func addReadings(ctx context.Context, db bun.IDB, rows []Reading) error {
	for some := range slices.Chunk(rows, chunk) {
		if _, err := db.NewInsert().Model(&some).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// pageReadings gives readings, superseded ones too, newest first.
func pageReadings(ctx context.Context, tx *act.Tx, metricID, cursor string, limit int) (store.Page[Reading], error) {
	key, err := store.ParseCursor(cursor, 2)
	if err != nil {
		return store.Page[Reading]{}, err
	}
	var rows []Reading
	q := tx.NewSelect().Model(&rows).Apply(knownBy(tx)).Where("r.metric_id = ?", metricID).OrderExpr("r.day DESC, r.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("(r.day, r.id) < (?, ?)", key[0], key[1])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Reading]{}, err
	}
	return store.Cut(rows, limit, func(r Reading) []string { return []string{r.On.String(), r.ID} }), nil
}

func answersOf(ctx context.Context, db bun.IDB, readingIDs []string) (rows []Answer, err error) {
	if len(readingIDs) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Where("reading_id IN (?)", bun.List(readingIDs)).OrderExpr("reading_id, kind").Scan(ctx)
	return rows, err
}

func addAnswers(ctx context.Context, db bun.IDB, rows []Answer) error {
	if len(rows) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func addRevision(ctx context.Context, db bun.IDB, v *Revision) error {
	_, err := db.NewInsert().Model(v).Exec(ctx)
	return err
}

func pageRevisions(ctx context.Context, tx *act.Tx, metricID, cursor string, limit int) (store.Page[Revision], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Revision]{}, err
	}
	var rows []Revision
	q := tx.NewSelect().Model(&rows).Where("v.metric_id = ?", metricID).OrderExpr("v.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("v.id < ?", key[0])
	}
	if tx.Past() {
		q = q.Where("v.revised_at <= ?", tx.Now)
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Revision]{}, err
	}
	return store.Cut(rows, limit, func(v Revision) []string { return []string{v.ID} }), nil
}

func loadLink(ctx context.Context, db bun.IDB, keyResultID string) (*Link, error) {
	l := &Link{}
	return l, store.Missing(db.NewSelect().Model(l).Where("l.key_result_id = ?", keyResultID).Scan(ctx))
}

func putLink(ctx context.Context, db bun.IDB, l *Link) error {
	_, err := db.NewInsert().Model(l).On("CONFLICT (key_result_id) DO UPDATE").
		Set("metric_id = EXCLUDED.metric_id, person_id = EXCLUDED.person_id, linked_at = EXCLUDED.linked_at, learned = EXCLUDED.learned").Exec(ctx)
	return err
}

// nextUnlearned gives the next link after a key result whose own is to learn from what its metric has been told of its past;
// nil where there is none.
func nextUnlearned(ctx context.Context, db bun.IDB, after string) (*Link, error) {
	var rows []Link
	err := db.NewSelect().Model(&rows).Where("NOT l.learned AND l.key_result_id > ?", after).OrderExpr("l.key_result_id").Limit(1).Scan(ctx)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

func setLearned(ctx context.Context, db bun.IDB, keyResultID string) error {
	_, err := db.NewUpdate().Model((*Link)(nil)).Set("learned = TRUE").Where("key_result_id = ?", keyResultID).Exec(ctx)
	return err
}

func setUnlearned(ctx context.Context, db bun.IDB, keyResultIDs []string) error {
	for some := range slices.Chunk(keyResultIDs, chunk) {
		if _, err := db.NewUpdate().Model((*Link)(nil)).Set("learned = FALSE").Where("key_result_id IN (?)", bun.List(some)).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func dropLink(ctx context.Context, db bun.IDB, keyResultID string) error {
	_, err := db.NewDelete().Model((*Link)(nil)).Where("key_result_id = ?", keyResultID).Exec(ctx)
	return err
}

// fed is a key result that reads from a metric.
type fed struct {
	ID          string
	Title       string
	ObjectiveID string
	Measure     store.JSON[okr.Measure]
	StartsOn    store.Day
}

// linked lists the key results that read from a metric and are there.
func linked(db bun.IDB, metricID string) *bun.SelectQuery {
	return db.NewSelect().TableExpr("metric_links AS l").ColumnExpr("kr.id, kr.title, kr.objective_id, kr.measure, kr.starts_on").
		Join("JOIN key_results AS kr ON kr.id = l.key_result_id AND kr.deleted_at IS NULL").
		Join("JOIN objectives AS o ON o.id = kr.objective_id AND o.deleted_at IS NULL").
		Where("l.metric_id = ?", metricID).OrderExpr("kr.objective_id, kr.id")
}

// readers lists the key results that a metric moves: not those that are closed or
// dropped.
func readers(ctx context.Context, db bun.IDB, metricID string) (rows []fed, err error) {
	err = linked(db, metricID).Where("o.state <> ? AND NOT kr.dropped", okr.Closed).Scan(ctx, &rows)
	return rows, err
}

// seenReaders lists the key results that read from a metric and that somebody may
// see.
func seenReaders(ctx context.Context, db bun.IDB, who access.Actor, metricID string, most int) (rows []fed, err error) {
	err = linked(db, metricID).Apply(objectives.Visible(who)).Limit(int64(most)).Scan(ctx, &rows)
	return rows, err
}

func loadReading(ctx context.Context, db bun.IDB, metricID, id string) (*Reading, error) {
	r := &Reading{}
	return r, store.Missing(db.NewSelect().Model(r).Apply(superseding).Where("r.id = ? AND r.metric_id = ?", id, metricID).Scan(ctx))
}
