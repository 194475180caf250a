package objectives

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// mostNamed bounds how many people a name may fit for the database to look for them: with
// more it would find nearly everything, and reading is cheaper.
const mostNamed = 300

// narrow writes what it can of a query as SQL, so that no more is read than may fit: each
// condition lets through every objective for which fits holds, and may let through more.
func (a *asking) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	c := a.clause(nil, a.Query)
	return q.Where(c.sql, c.args...)
}

// clause is the condition of a query, with terms besides that are to hold with it. Of several ways
// each is narrowed with all that is to hold with it, of the same key result; of two times several
// each by itself, as their combinations may be many.
func (a *asking) clause(besides []query.Term, q query.Query) clause {
	plain, groups := q.Split()
	var c []clause
	for _, t := range plain {
		c = append(c, a.term(t))
	}
	all := slices.Concat(besides, plain)
	for _, ways := range groups {
		each := make([]clause, len(ways))
		for i, one := range ways {
			each[i] = a.clause(all, one)
		}
		c = append(c, anyOf(each...))
	}
	if len(groups) == 0 {
		c = append(c, a.sieve.clause(query.Query{Terms: all}))
	}
	return allOf(c...)
}

// term is the condition of one term by what the database knows as it is.
func (a *asking) term(t query.Term) clause {
	switch t.Field {
	case query.Text:
		return narrowText(t)
	case query.Owner:
		return a.narrowOwner(t)
	case query.Team:
		return a.narrowTeam(t)
	case query.Theme:
		return a.narrowTheme(t)
	case query.State:
		return within("o.state", t.Not, t.Values)
	case query.Kind:
		return within("o.kind", t.Not, t.Values)
	case query.Without:
		return a.narrowWithout(t)
	}
	return allOf()
}

// within is a column with one of some values, or with none of them.
func within(column string, not bool, values []string) clause {
	switch {
	case len(values) == 0 && not:
		return allOf()
	case len(values) == 0:
		return anyOf()
	case not:
		return when(column+" NOT IN (?)", bun.List(values))
	}
	return when(column+" IN (?)", bun.List(values))
}

// narrowText looks for parts of titles, in capitals or not as both databases know them. A key result is
// found by its objective's title too, so that what isn't to be found mustn't stand in that.
func narrowText(t query.Term) clause {
	for _, v := range t.Values {
		if strings.ContainsFunc(v, func(r rune) bool {
			return r > unicode.MaxASCII && (unicode.ToUpper(r) != unicode.ToLower(r) || unicode.IsMark(r))
		}) {
			return allOf() // é and É are one to people, and not to SQLite
		}
	}
	var c []clause
	for _, v := range t.Values {
		like := "%" + store.EscapeLike(strings.ToLower(v)) + "%"
		if t.Not {
			c = append(c, when(`LOWER(o.title) NOT LIKE ? ESCAPE '\'`, like))
			continue
		}
		c = append(c, when(`LOWER(o.title) LIKE ? ESCAPE '\'`, like),
			when(`o.id IN (SELECT k.objective_id FROM key_results AS k WHERE k.deleted_at IS NULL AND LOWER(k.title) LIKE ? ESCAPE '\')`, like))
	}
	if t.Not {
		return allOf(c...)
	}
	return anyOf(c...)
}

func (a *asking) narrowOwner(t query.Term) clause {
	ids, all := a.org.Named(t.Names, mostNamed)
	if !all {
		return allOf()
	}
	if t.Not {
		if a.me != "" && slices.Contains(t.Values, query.Me) {
			ids = append(ids, a.me)
		}
		if len(ids) == 0 {
			return allOf()
		}
		return anyOf(when("o.owner_id NOT IN (?)", bun.List(ids)), part(when("k.owner_id <> '' AND k.owner_id NOT IN (?)", bun.List(ids))))
	}
	if a.me != "" {
		ids = append(ids, a.me) // whether asked for or not: it lets through more, never less
	}
	ids = store.OrNone(ids)
	return when(`o.id IN (SELECT m.id FROM objectives AS m WHERE m.owner_id IN (?)
		UNION SELECT k.objective_id FROM key_results AS k WHERE k.owner_id IN (?) AND k.deleted_at IS NULL)`, bun.List(ids), bun.List(ids))
}

func (a *asking) narrowTeam(t query.Term) clause {
	var ids []string
	for _, id := range a.org.Tree.IDs() {
		if t.Names(a.above(a.org, id)...) {
			ids = append(ids, id)
		}
	}
	return within("o.team_id", t.Not, ids)
}

func (a *asking) narrowTheme(t query.Term) clause {
	var ids []string
	for id, title := range a.themes {
		if t.Names(title) {
			ids = append(ids, id)
		}
	}
	return themed(t.Not, ids)
}

// themed is an objective that serves one of some themes, or none of them.
func themed(not bool, ids []string) clause {
	c := when("o.id IN (SELECT x.objective_id FROM objective_themes AS x WHERE x.theme_id IN (?))", bun.List(store.OrNone(ids)))
	if not {
		c.sql = "NOT EXISTS (SELECT 1 FROM objective_themes AS x WHERE x.objective_id = o.id AND x.theme_id IN (?))"
	}
	return c
}

// narrowWithout looks for objectives without a team, or without a theme that the asker sees, where
// nothing else that may be missing is asked for with it.
func (a *asking) narrowWithout(t query.Term) clause {
	var c []clause
	for _, v := range t.Values {
		switch {
		case v == "team":
			c = append(c, within("o.team_id", !t.Not, a.org.Tree.IDs()))
		case v == "theme" && len(a.themes) <= mostNamed:
			c = append(c, themed(!t.Not, slices.Collect(maps.Keys(a.themes))))
		case !t.Not:
			return allOf()
		}
	}
	if t.Not {
		return allOf(c...)
	}
	return anyOf(c...)
}

// cutStandings cuts what a query let through to a page.
func cutStandings(list []Standing, next string, limit int) ([]Standing, string) {
	page := store.Cut(list, limit, func(s Standing) []string { return s.place() })
	if page.Next == "" {
		page.Next = next
	}
	return page.Items, page.Next
}
