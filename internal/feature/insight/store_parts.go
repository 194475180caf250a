package insight

import (
	"context"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// scope says of which objectives, as o, a page is: those of a cycle and some teams (nil for all)
// that somebody may see now, whatever was true when they were reckoned.
type scope struct {
	who     access.Actor
	cycleID string
	teamIDs []string
	public  bool // of those, only what everybody sees
}

func (s scope) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	q = q.Where("o.cycle_id = ? AND o.deleted_at IS NULL", s.cycleID).Apply(objectives.Visible(s.who))
	if s.teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(s.teamIDs))
	}
	if s.public {
		q = q.Where("o.visibility = ?", access.Everyone)
	}
	return q
}

// count is how many objectives a page is of, counted up to one more than most.
func (s scope) count(ctx context.Context, db bun.IDB, most int) (n int, err error) {
	first := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("1").Apply(s.narrow).Limit(int64(most) + 1)
	err = db.NewSelect().TableExpr("(?) AS x", first).ColumnExpr("COUNT(*)").Scan(ctx, &n)
	return n, err
}

// parts are the parts of a page's objectives.
func (s scope) parts(db bun.IDB) *bun.SelectQuery {
	return db.NewSelect().TableExpr("objectives AS o").Join("JOIN insight_parts AS s ON s.objective_id = o.id").Apply(s.narrow)
}

// total is the sum of some parts.
type total struct {
	Waiting, Active                   int
	Progress, Expected, Before        int64 // of those under way
	KnownProgress, KnownDue, KnownWas int64
	Reckoned, Current                 int // all there are, and of those what is under way as of the day
	Counts
	Course
}

const sumsOfShares = "COUNT(*) FILTER (WHERE s.state = 'active') AS active, " +
	"CAST(COALESCE(SUM(s.progress) FILTER (WHERE s.state = 'active'), 0) AS BIGINT) AS progress, COUNT(s.progress) FILTER (WHERE s.state = 'active') AS known_progress, " +
	"CAST(COALESCE(SUM(s.expected) FILTER (WHERE s.state = 'active'), 0) AS BIGINT) AS expected, COUNT(s.expected) FILTER (WHERE s.state = 'active') AS known_due"

// sums adds up parts as a total, which are as of today where they are under way.
func sums(today date.Date) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.ColumnExpr(sumsOfShares+", CAST(COALESCE(SUM(s.before) FILTER (WHERE s.state = 'active'), 0) AS BIGINT) AS before, "+
			"COUNT(s.before) FILTER (WHERE s.state = 'active') AS known_was, COUNT(*) FILTER (WHERE s.state IN ('draft', 'in_review')) AS waiting, "+
			"COUNT(*) AS reckoned, COUNT(*) FILTER (WHERE s.state = 'active' AND s.reckoned_on = ?) AS current", today.String())
		for name := range strings.FieldsSeq("owing on_time results unplanned open done overdue slipping no_data on_track at_risk off_track achieved missed troubled " +
			"pledged measurable came_due in_time undated scored reached") {
			q = q.ColumnExpr("CAST(COALESCE(SUM(s.?0), 0) AS BIGINT) AS ?0", bun.Ident(name))
		}
		return q
	}
}

// total sums up the parts of a page.
func (s scope) total(ctx context.Context, db bun.IDB, today date.Date) (t total, err error) {
	return t, s.parts(db).Apply(sums(today)).Scan(ctx, &t)
}

// byTeam sums up the parts of a page team by team.
func (s scope) byTeam(ctx context.Context, db bun.IDB, today date.Date) (map[string]total, error) {
	var rows []struct {
		TeamID string
		total
	}
	err := s.parts(db).ColumnExpr("o.team_id").Apply(sums(today)).GroupExpr("o.team_id").Scan(ctx, &rows)
	by := make(map[string]total, len(rows))
	for _, r := range rows {
		by[r.TeamID] = r.total
	}
	return by, err
}

// heat sums up the parts under way by team and by theme, of those that are known.
func (s scope) heat(ctx context.Context, db bun.IDB, themeIDs []string) (map[place]*heat, error) {
	var rows []struct {
		TeamID, Theme                                       string
		Active, Progress, KnownProgress, Expected, KnownDue int64
		AtRisk, OffTrack                                    int
	}
	q := s.parts(db).Where("s.state = 'active'").ColumnExpr("o.team_id, " + sumsOfShares +
		", COUNT(*) FILTER (WHERE s.status = 'at_risk') AS at_risk, COUNT(*) FILTER (WHERE s.status = 'off_track') AS off_track")
	if len(themeIDs) > 0 {
		q = q.Join("LEFT JOIN objective_themes AS t ON t.objective_id = o.id AND t.theme_id IN (?)", bun.List(themeIDs)).ColumnExpr("COALESCE(t.theme_id, '') AS theme").GroupExpr("o.team_id, t.theme_id")
	} else {
		q = q.ColumnExpr("'' AS theme").GroupExpr("o.team_id")
	}
	err := q.Scan(ctx, &rows)
	found := make(map[place]*heat, len(rows))
	for _, c := range rows {
		found[place{c.TeamID, c.Theme}] = &heat{meanOf(c.Progress, c.KnownProgress, c.Active), meanOf(c.Expected, c.KnownDue, c.Active), c.AtRisk, c.OffTrack}
	}
	return found, err
}

// lines gives the first objectives of a page by what is kept of them, in their order.
func (s scope) lines(ctx context.Context, db bun.IDB, most int) ([]Line, error) {
	type row struct {
		Part
		title, ownerID, teamID string
	}
	q := s.parts(db).Where("s.state IN (?, ?)", okr.Active, okr.Closed).ColumnExpr("o.id, o.title, o.owner_id, o.team_id, s.state, s.status, s.stale, s.progress, s.expected, s.before").
		OrderExpr("o.position, o.id").Limit(int64(most))
	rows, err := store.Rows(ctx, q, make([]row, 0, most), func(r *row) []any {
		return []any{&r.ObjectiveID, &r.title, &r.ownerID, &r.teamID, &r.State, &r.Status, &r.Stale, &r.Progress, &r.Expected, &r.Before}
	})
	list := make([]Line, len(rows))
	for i := range rows {
		r := &rows[i]
		list[i] = r.asLine(&objectives.Objective{ID: r.ObjectiveID, Title: r.title, OwnerID: r.ownerID, TeamID: r.teamID})
	}
	return list, err
}

// worst gives the objectives with the key results that are least likely to succeed, those made first
// before others as unlikely: as many of them as key results are wanted are enough. They are looked
// for along an index, so that not all are sorted: CROSS JOIN has SQLite begin there, and means no
// more than JOIN to PostgreSQL.
func (s scope) worst(ctx context.Context, db bun.IDB, most int) (ids []string, err error) {
	err = db.NewSelect().TableExpr("insight_parts AS s").Join("CROSS JOIN objectives AS o").Where("o.id = s.objective_id").Apply(s.narrow).
		Where("s.worst IS NOT NULL").ColumnExpr("o.id").OrderExpr("s.worst, s.objective_id").Limit(int64(most)).Scan(ctx, &ids)
	return ids, err
}

// focus gives those who own more objectives under way than recommended, most first, and how many they are.
func (s scope) focus(ctx context.Context, db bun.IDB, recommended, most int) (list []Focused, all int, err error) {
	q := db.NewSelect().TableExpr("objectives AS o").Apply(s.narrow).Where("o.state = 'active' AND o.owner_id <> ''").ColumnExpr("o.owner_id, COUNT(*), COUNT(*) OVER ()").
		GroupExpr("o.owner_id").Having("COUNT(*) > ?", recommended).OrderExpr("COUNT(*) DESC, o.owner_id").Limit(int64(most))
	list, err = store.Rows(ctx, q, nil, func(one *Focused) []any { return []any{&one.OwnerID, &one.Count, &all} })
	return list, all, err
}

// putParts keeps the parts of some objectives; those of others among ids, which are gone, are let go.
func putParts(ctx context.Context, db bun.IDB, ids []string, parts []Part) error {
	there := make(map[string]bool, len(parts))
	for i := range parts {
		there[parts[i].ObjectiveID] = true
	}
	if gone := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return there[id] }); len(gone) > 0 {
		if _, err := db.NewDelete().Model((*Part)(nil)).Where("objective_id IN (?)", bun.List(gone)).Exec(ctx); err != nil {
			return err
		}
	}
	if len(parts) == 0 {
		return nil
	}
	_, err := db.NewInsert().Model(&parts).On("CONFLICT (objective_id) DO UPDATE").Exec(ctx)
	return err
}
