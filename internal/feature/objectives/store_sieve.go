package objectives

import (
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// sieve writes what a query, all of whose terms are to hold, asks of how key results stand as SQL. It lets every objective through
// of which the query holds. An objective's own numbers are means over its key results: a mean
// reaches a bound only where one of them does.
type sieve struct {
	query.Query
	day    Day
	spans  []span // of key results that are due after since, in order
	since  string // the due date of the first span there may be
	chance string // the chance that is foreseen, in SQL
}

// clause is a condition in SQL with its arguments.
type clause struct {
	sql  string
	args []any
}

func when(sql string, args ...any) clause { return clause{sql, args} }

// What holds of every row, and of none: conditions that come to this are left out, with what they stand in.
var always, never = when("1 = 1"), when("1 = 0")

func (c clause) is(o clause) bool { return c.sql == o.sql }

// joined joins parts, of which one settles it, and none of which may count.
func joined(by string, counts, settles clause, parts []clause) clause {
	c, texts := clause{}, make([]string, 0, len(parts))
	for _, p := range parts {
		switch {
		case p.is(settles):
			return settles
		case !p.is(counts):
			texts, c.args = append(texts, p.sql), append(c.args, p.args...)
		}
	}
	if len(texts) == 0 {
		return counts
	}
	c.sql = "(" + strings.Join(texts, by) + ")"
	return c
}

func allOf(parts ...clause) clause { return joined(" AND ", always, never, parts) }
func anyOf(parts ...clause) clause { return joined(" OR ", never, always, parts) }

// part is a key result of the objective that isn't dropped and meets a condition.
func part(c clause) clause {
	if c.is(never) {
		return never
	}
	c.sql = "EXISTS (SELECT 1 FROM key_results AS k WHERE k.objective_id = o.id AND k.deleted_at IS NULL AND NOT k.dropped AND " + c.sql + ")"
	return c
}

// partEach is part where it is one of several ways. That the objective is of a kind is said within, so
// that PostgreSQL asks for those of one objective after the other until a page is full: otherwise
// it would gather all that meet the condition first.
func partEach(c clause) clause {
	return part(allOf(when("o.kind <> ''"), c))
}

// clause is what such a query asks, of those that the sieve was prepared for.
func (s *sieve) clause(of query.Query) clause {
	if s == nil || !ofStanding(of) {
		return allOf()
	}
	one := *s
	one.Query = of
	return one.narrow()
}

func (s *sieve) narrow() clause {
	c := part(s.result(okr.Committed.Level()))
	switch {
	case s.Judges(): // by the level of success
		c = anyOf(allOf(when("o.kind <> ?", okr.Aspirational), s.of(okr.Committed)), allOf(when("o.kind = ?", okr.Aspirational), s.of(okr.Aspirational)))
	case !s.OfResults():
		c = s.of(okr.Committed)
	}
	return c
}

// of is the condition of objectives of one kind.
func (s *sieve) of(kind okr.Kind) clause {
	var c []clause
	if !s.OfResults() {
		c = append(c, s.whole(kind.Level()))
	}
	if !s.Shuns(query.Is, "key_result") {
		c = append(c, partEach(s.result(kind.Level())))
	}
	return anyOf(c...)
}

// result is what the query asks of a key result.
func (s *sieve) result(level okr.Ratio) clause {
	c := s.plain()
	if s.Wants(query.Is, "stale") {
		c = append(c, s.stale())
	}
	if !s.Judges() {
		return allOf(c...)
	}
	at := []clause{when(unsaid)}
	if !s.About(query.Behind) { // nothing is expected of a keep by itself
		at = append(at, when("k.kind = ?", okr.Keep))
	}
	if _, ok := s.Standing(query.Unread, level, s.day.Policy); ok {
		at = append(at, when("(k.kind <> ? AND k.progress IS NULL)", okr.Keep))
	}
	for _, stage := range []query.Stage{query.Running, query.Over} {
		if of, ok := s.Standing(stage, level, s.day.Policy); ok {
			at = append(at, allOf(when("k.kind <> ?", okr.Keep), s.dueToo(stage), s.behind("k.progress", of.Progress, level, of.Behind, stage)))
		}
	}
	return allOf(append(c, anyOf(at...))...)
}

// plain is what is asked of what is kept with a key result as it is.
func (s *sieve) plain() (c []clause) {
	if b, asked := s.Confidence(); asked {
		c = append(c, when("k.confidence IS NOT NULL"), between("10000 * k.confidence", b))
	}
	if b, asked := s.Chance(); asked {
		chance := "100 * CASE WHEN k.forecast <> '' THEN CAST(" + s.chance + " AS BIGINT) END"
		c = append(c, when("o.state = ?", okr.Active), s.dueToo(query.Running), between(chance, b), when(chance+" IS NOT NULL"))
	}
	for _, t := range s.Terms {
		if t.Field == query.Due {
			c = append(c, dueWithin(t))
		}
	}
	if s.Wants(query.Without, "actions") {
		c = append(c, when("k.kind <> ?", okr.Rollup), when("NOT "+planned))
	}
	if s.Shuns(query.Without, "actions") {
		c = append(c, anyOf(when("k.kind = ?", okr.Rollup), when(planned)))
	}
	return c
}

// dueWithin is a key result that is due on one of the days that a term asks for, and on none that it lets none through of.
func dueWithin(t query.Term) clause {
	days := func(d query.Days) clause {
		c := when("k.due_on >= ?", d.From.String())
		if !d.To.IsZero() {
			c = allOf(c, when("k.due_on <= ?", d.To.String()))
		}
		return c
	}
	any, none := t.Days()
	var c, each []clause
	for _, d := range any {
		each = append(each, days(d))
	}
	if !t.Not {
		c = append(c, anyOf(each...))
	}
	for _, d := range none {
		out := days(d)
		out.sql = "NOT " + out.sql
		c = append(c, out)
	}
	return allOf(c...)
}

// planned says whether a key result has actions that aren't dropped.
const planned = "EXISTS (SELECT 1 FROM actions AS x WHERE x.key_result_id = k.id AND x.deleted_at IS NULL AND x.state <> 'dropped')"

// unsaid is a milestone of earlier days that was made with steps that were done, of which no progress was kept.
const unsaid = `(k.kind = 'milestone' AND k.progress IS NULL AND k.measure LIKE '%"done":true%')`

// whole is what the query asks of an objective itself.
func (s *sieve) whole(level okr.Ratio) clause {
	var c []clause
	if s.Wants(query.Is, "stale") {
		c = append(c, partEach(s.stale()))
	}
	if !s.Judges() {
		return allOf(c...)
	}
	var at []clause
	if _, ok := s.Standing(query.Unread, level, s.day.Policy); ok {
		read := partEach(when("k.kind <> ? AND k.progress IS NOT NULL", okr.Keep))
		read.sql = "NOT " + read.sql
		at = append(at, read)
	}
	for _, stage := range []query.Stage{query.Running, query.Over} {
		if of, ok := s.Standing(stage, level, s.day.Policy); ok {
			at = append(at, allOf(append(s.reached(level, of), partEach(s.due(stage)))...))
		}
	}
	return allOf(append(c, anyOf(at...))...)
}

// reached asks for a key result that reaches each bound; one without a reading counts as 0.
func (s *sieve) reached(level okr.Ratio, of query.Standing) (c []clause) {
	reach := func(one clause) { c = append(c, partEach(anyOf(when("k.kind = ?", okr.Keep), when(unsaid), one))) }
	const read = "COALESCE(k.progress, 0)"
	for _, one := range oneSided(of.Progress) {
		if one.Low == nil || one.Low.Sign() > 0 { // it isn't below 0
			reach(between(read, one))
		}
	}
	for _, one := range oneSided(of.Behind) {
		reach(anyOf(
			allOf(s.due(query.Over), s.behind(read, query.Bounds{}, level, one, query.Over)),
			allOf(s.due(query.Running), s.behind(read, query.Bounds{}, level, one, query.Running))))
	}
	return c
}

func oneSided(b query.Bounds) (list []query.Bounds) {
	if b.Low != nil {
		list = append(list, query.Bounds{Low: b.Low})
	}
	if b.High != nil {
		list = append(list, query.Bounds{High: b.High})
	}
	return list
}

// due is a key result whose due date lies ahead, or doesn't any more.
func (s *sieve) due(stage query.Stage) clause {
	if stage == query.Running {
		return when("k.due_on > ?", s.day.Today.String())
	}
	return when("k.due_on <= ?", s.day.Today.String())
}

// dueToo is due of a key result that is due on one of the days that are asked for besides.
func (s *sieve) dueToo(stage query.Stage) clause {
	ahead := func(d query.Days) bool { return d.To.IsZero() || d.To.After(s.day.Today) }
	if stage == query.Over {
		ahead = func(d query.Days) bool { return !d.From.After(s.day.Today) }
	}
	for _, t := range s.Terms {
		if t.Field == query.Due && !t.Not {
			if any, _ := t.Days(); !slices.ContainsFunc(any, ahead) {
				return never
			}
		}
	}
	return s.due(stage)
}

// behind bounds what is kept of a key result's progress, and by it how far it is behind.
func (s *sieve) behind(progress string, of query.Bounds, level okr.Ratio, b query.Bounds, stage query.Stage) clause {
	if b.Free() {
		return between(progress, of)
	}
	if stage == query.Over { // all is expected
		return between(progress, of.Within(left(b, level, level)))
	}
	own := allOf(when("(k.kind = ? OR k.checkpoints NOT IN ('', '[]', 'null'))", okr.Milestone), between(progress, of.Within(left(b, okr.Ratio{}, level))))
	at := []clause{own}
	for _, one := range s.spans {
		at = append(at, allOf(one.clause(), between(progress, of.Within(left(b, one.low.Mul(level), one.high.Mul(level))))))
	}
	return anyOf(at...)
}

// stale is a key result whose last check-in lies too far back.
func (s *sieve) stale() clause {
	at := []clause{when("k.due_on < ?", s.since)}
	for _, one := range s.spans {
		if !one.staleBefore.IsZero() {
			at = append(at, allOf(one.clause(), one.cadenced(), when("k.checked_on < ?", one.staleBefore.String())))
		}
	}
	return allOf(when("o.state <> ?", okr.Closed), when("k.kind <> ?", okr.Rollup), when("k.checked_on < ?", s.day.Today.String()), anyOf(at...))
}

// left is what progress lies between where what is expected does so, and the rest is behind.
func left(b query.Bounds, low, high okr.Ratio) (of query.Bounds) {
	if b.Low != nil {
		if most := high.Sub(*b.Low); most.Cmp(okr.RatioOf(1, 1)) < 0 { // beyond 1 it counts as 1
			of.High = &most
		}
	}
	if b.High != nil {
		if least := low.Sub(*b.High); least.Sign() > 0 { // below 0 it counts as 0
			of.Low = &least
		}
	}
	return of
}

// between bounds basis points. What they were rounded from lies between where they do, as rounding
// keeps the order.
func between(points string, b query.Bounds) clause {
	if b.Low != nil && b.High != nil && b.Low.BP() > b.High.BP() {
		return never
	}
	var c []clause
	if b.Low != nil {
		c = append(c, when(points+" >= ?", b.Low.BP()))
	}
	if b.High != nil {
		c = append(c, when(points+" <= ?", b.High.BP()))
	}
	return allOf(c...)
}

// chanceOf is the chance that is foreseen for a key result, in percent, as text.
func chanceOf(db bun.IDB) string { return store.JSONText(db, "k.forecast", "chance") }
