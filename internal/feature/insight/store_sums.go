package insight

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// summand is a column of sums, and what a part, s, adds to it.
type summand struct{ column, of string }

// sums are a table of them: what the parts of each place come to, as the keys say where that is.
type sums struct {
	table string // "" where they aren't kept: made of parts each time
	keys  []string
	each  []summand
	of    string // which parts such are of
}

var (
	ofPlace = sums{table: "insight_sums", keys: []string{"on_day", "cycle_id", "team_id", "visibility"}, each: slices.Concat(shares, counted("owing on_time results unplanned open done overdue slipping "+
		"no_data on_track at_risk off_track achieved missed troubled pledged measurable came_due in_time undated scored reached"), []summand{
		{"kept", "1"},
		{"serving", "CASE WHEN s.serves THEN 1 ELSE 0 END"},
		{"waiting", "CASE WHEN s.state IN ('draft', 'in_review') THEN 1 ELSE 0 END"},
		{"before", "CASE WHEN s.state = 'active' THEN COALESCE(s.before, 0) ELSE 0 END"},
		{"known_was", "CASE WHEN s.state = 'active' AND s.before IS NOT NULL THEN 1 ELSE 0 END"},
	})}
	ofCell = sums{table: "insight_heats", keys: []string{"on_day", "cycle_id", "team_id", "visibility", "themes"}, each: slices.Concat(shares, []summand{
		{"at_risk", "CASE WHEN s.state = 'active' AND s.status = 'at_risk' THEN 1 ELSE 0 END"},
		{"off_track", "CASE WHEN s.state = 'active' AND s.status = 'off_track' THEN 1 ELSE 0 END"},
	})}
	ofOwner  = sums{keys: []string{"owner_id"}, each: []summand{{"active", "1"}}, of: "s.on_day <> '' AND s.state = 'active' AND s.owner_id <> ''"} // as the index says it
	ofHolder = sums{keys: []string{"owner_id", "team_id"}, each: []summand{{"begun", "1"}}, of: "s.on_day <> '' AND s.state IN ('active', 'closed')"}
	shares   = []summand{
		{"active", "CASE WHEN s.state = 'active' THEN 1 ELSE 0 END"},
		{"progress", "CASE WHEN s.state = 'active' THEN COALESCE(s.progress, 0) ELSE 0 END"},
		{"known_progress", "CASE WHEN s.state = 'active' AND s.progress IS NOT NULL THEN 1 ELSE 0 END"},
		{"expected", "CASE WHEN s.state = 'active' THEN COALESCE(s.expected, 0) ELSE 0 END"},
		{"known_due", "CASE WHEN s.state = 'active' AND s.expected IS NOT NULL THEN 1 ELSE 0 END"},
	}
)

// counted are columns that a part has itself.
func counted(columns string) (list []summand) {
	for name := range strings.FieldsSeq(columns) {
		list = append(list, summand{name, "s." + name})
	}
	return list
}

// total is what parts come to.
type total struct {
	Kept, Serving, Waiting, Active    int
	Progress, Expected, Before        int64 // of those under way
	KnownProgress, KnownDue, KnownWas int64
	Counts
	Course
}

// names are the columns that are summed up.
func (t sums) names() (list []string) {
	for _, one := range t.each {
		list = append(list, one.column)
	}
	return list
}

// addToSums adds what is kept of some objectives as of a day to the sums of the places that it says, sign times.
func addToSums(ctx context.Context, db bun.IDB, on string, ids []string, sign int) error {
	for _, t := range []sums{ofPlace, ofCell} {
		var into, from, sets strings.Builder
		for i, one := range t.each {
			if i > 0 {
				sets.WriteString(", ")
			}
			into.WriteString(", " + one.column)
			from.WriteString(", CAST(?0 * SUM(" + one.of + ") AS BIGINT)")
			sets.WriteString(one.column + " = " + t.table + "." + one.column + " + excluded." + one.column)
		}
		keys := strings.Join(t.keys, ", ")
		of := strings.Replace(keys, "visibility", "added_as", 1)
		if _, err := db.NewRaw("INSERT INTO "+t.table+" ("+keys+into.String()+") SELECT "+of+from.String()+" FROM insight_parts AS s WHERE s.on_day = ?1 AND s.objective_id IN (?2) AND s.added_as <> '' GROUP BY "+of+
			" ON CONFLICT ("+keys+") DO UPDATE SET "+sets.String(), sign, on, bun.List(ids)).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// elsewhere is whether an objective, o, isn't where its part, s, was added up; of the past only what hides it moves it.
func (s scope) elsewhere() string {
	if s.on != "" {
		return "(o.team_id <> s.team_id OR o.visibility <> s.visibility_now)"
	}
	return "(o.cycle_id <> s.cycle_id OR o.team_id <> s.team_id OR o.visibility <> s.visibility_now OR o.deleted_at IS NOT NULL)"
}

// aparts finds the objectives that a page counts one by one: those that its reader sees for a person, and those that
// the trail, as far as it is ahead, is about and that aren't where their part was added up, or have none.
func (s scope) aparts(ctx context.Context, db bun.IDB, ahead bool) (ids []string, err error) {
	err = db.NewSelect().TableExpr("insight_parts AS s").ColumnExpr("s.objective_id").
		Where("s.on_day = ? AND s.objective_id IN (?) AND NOT ?", s.on, objectives.SeenByPerson(s.who), objectives.SeenByPlace(s.who, "s.added_as", "s.team_id")).Scan(ctx, &ids)
	if err != nil || !ahead {
		return ids, err
	}
	var moved []string
	err = db.NewSelect().TableExpr("objectives AS o").Join("LEFT JOIN insight_parts AS s ON s.on_day = ? AND s.objective_id = o.id", s.on).ColumnExpr("o.id").
		Where("o.id IN (SELECT e.subject_id FROM events AS e WHERE e.seq > ? AND e.subject_kind = 'objective')", s.after).
		Where("(s.objective_id IS NULL OR "+s.elsewhere()+")").Scan(ctx, &moved)
	return distinct.IDs(append(ids, moved...)), err
}

// added are rows, as x, whose columns sum up to those of all objectives of a page: the sums of the places
// that its reader sees wholly, less what has left them since, and what the reader sees besides: also what is added up nowhere.
func (s scope) added(db bun.IDB, t sums) *bun.SelectQuery {
	kept := func() *bun.SelectQuery {
		return db.NewSelect().TableExpr("insight_parts AS s").Apply(s.places("s", "added_as")).Apply(t.wanted)
	}
	there := kept().Apply(t.columns("s", ""))
	if t.table != "" {
		there = db.NewSelect().TableExpr("? AS p", bun.Ident(t.table)).Apply(s.places("p", "visibility"))
		for _, column := range slices.Concat(t.keys, t.names()) {
			there = there.Column("p." + column)
		}
	}
	nowhere := s.parts(db).Apply(t.columns("s", "")).Apply(t.wanted).Where("s.added_as = ''")
	all, rows := "SELECT * FROM (?) AS there UNION ALL SELECT * FROM (?) AS nowhere", []any{there, nowhere}
	if len(s.apart) > 0 {
		apart, is := bun.List(s.apart), "o"
		if s.on != "" {
			is = "s"
		}
		besides := s.parts(db).Apply(t.columns(is, "")).Apply(t.wanted).
			Where("s.objective_id IN (?) AND s.added_as <> '' AND (NOT ? OR "+s.elsewhere()+")", apart, objectives.SeenByPlace(s.who, "s.added_as", "s.team_id"))
		gone := kept().Join("JOIN objectives AS o ON o.id = s.objective_id").Apply(t.columns("s", "- ")).Where("s.objective_id IN (?) AND "+s.elsewhere(), apart)
		all, rows = all+" UNION ALL SELECT * FROM (?) AS besides UNION ALL SELECT * FROM (?) AS gone", append(rows, besides, gone)
	}
	return db.NewSelect().TableExpr("("+all+") AS x", rows...)
}

// wanted narrows parts to those that sums are of.
func (t sums) wanted(q *bun.SelectQuery) *bun.SelectQuery {
	if t.of != "" {
		q = q.Where(t.of)
	}
	return q
}

// columns are those of a row of the sums that a single part makes, where its objective is, or was.
func (t sums) columns(place, sign string) func(*bun.SelectQuery) *bun.SelectQuery {
	from := map[string]string{"visibility": "s.added_as", "cycle_id": place + ".cycle_id", "team_id": place + ".team_id"}
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, key := range t.keys {
			q = q.ColumnExpr("? AS ?", bun.Ident(cmp.Or(from[key], "s."+key)), bun.Ident(key))
		}
		for _, one := range t.each {
			q = q.ColumnExpr(sign + one.of + " AS " + one.column)
		}
		return q
	}
}

// total adds rows up.
func (t sums) total(q *bun.SelectQuery) *bun.SelectQuery {
	for _, one := range t.each {
		q = q.ColumnExpr("CAST(COALESCE(SUM(x.?0), 0) AS BIGINT) AS ?0", bun.Ident(one.column))
	}
	return q
}

// total is what a page is summed up to: of the places that its reader sees, and of what besides.
func (s scope) total(ctx context.Context, db bun.IDB) (t total, err error) {
	return t, s.added(db, ofPlace).Apply(ofPlace.total).Scan(ctx, &t)
}

// byTeam is that team by team.
func (s scope) byTeam(ctx context.Context, db bun.IDB) (map[string]total, error) {
	var rows []struct {
		TeamID string
		total
	}
	err := s.added(db, ofPlace).ColumnExpr("x.team_id").Apply(ofPlace.total).GroupExpr("x.team_id").Scan(ctx, &rows)
	by := make(map[string]total, len(rows))
	for _, r := range rows {
		by[r.TeamID] = r.total
	}
	return by, err
}

// warm gives the teams with objectives under way.
func (s scope) warm(ctx context.Context, db bun.IDB) (map[string]bool, error) {
	q := s.added(db, sums{table: ofPlace.table, keys: []string{"team_id"}, each: shares[:1]}).ColumnExpr("x.team_id").GroupExpr("x.team_id").Having("SUM(x.active) > 0")
	ids, err := store.Rows(ctx, q, nil, func(id *string) []any { return []any{id} })
	warm := make(map[string]bool, len(ids))
	for _, id := range ids {
		warm[id] = true
	}
	return warm, err
}

// cells are what objectives under way come to by team and by the themes that they name, of those that
// are known.
func (s scope) cells(ctx context.Context, db bun.IDB, known map[string]bool) (map[place]*heat, error) {
	type cell struct {
		TeamID, Themes                                      string
		Active, Progress, KnownProgress, Expected, KnownDue int64
		AtRisk, OffTrack                                    int
	}
	var rows []cell
	err := s.added(db, ofCell).ColumnExpr("x.team_id, x.themes").Apply(ofCell.total).GroupExpr("x.team_id, x.themes").Having("SUM(x.active) > 0").Scan(ctx, &rows)
	all := map[place]cell{}
	for _, c := range rows {
		for _, theme := range columnsOf(strings.Split(c.Themes, ","), known) {
			n := all[place{c.TeamID, theme}]
			n.Active, n.Progress, n.KnownProgress = n.Active+c.Active, n.Progress+c.Progress, n.KnownProgress+c.KnownProgress
			n.Expected, n.KnownDue = n.Expected+c.Expected, n.KnownDue+c.KnownDue
			n.AtRisk, n.OffTrack = n.AtRisk+c.AtRisk, n.OffTrack+c.OffTrack
			all[place{c.TeamID, theme}] = n
		}
	}
	found := make(map[place]*heat, len(all))
	for at, c := range all {
		found[at] = &heat{meanOf(c.Progress, c.KnownProgress, c.Active), meanOf(c.Expected, c.KnownDue, c.Active), c.AtRisk, c.OffTrack}
	}
	return found, err
}

// unreckoned counts the objectives of a page that no part is kept of, and those whose part isn't as of today yet though it moves with
// the day; where only the trail is ahead, among those that are counted one by one.
func (s scope) unreckoned(ctx context.Context, db bun.IDB, today date.Date, walked bool) (n int, err error) {
	q := db.NewSelect().TableExpr("objectives AS o").Join("LEFT JOIN insight_parts AS s ON s.on_day = '' AND s.objective_id = o.id").Apply(s.narrow).ColumnExpr("COUNT(*)")
	if walked {
		q = q.Where("o.id IN (?) AND s.objective_id IS NULL", bun.List(store.OrNone(s.apart)))
	} else {
		q = q.Where("(s.objective_id IS NULL OR (s.state = 'active' AND s.reckoned_on <> ?))", today.String())
	}
	return n, q.Scan(ctx, &n)
}
