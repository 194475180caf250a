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
	for _, t := range a.Terms {
		if t.Not {
			q = a.narrowNot(q, t)
			continue
		}
		switch t.Field {
		case query.Text:
			q = narrowText(q, t.Values)
		case query.Owner:
			q = a.narrowOwner(q, t)
		case query.Team:
			q = a.narrowTeam(q, t)
		case query.Theme:
			q = a.narrowTheme(q, t)
		case query.State:
			q = q.Where("o.state IN (?)", bun.List(t.Values))
		case query.Kind:
			q = q.Where("o.kind IN (?)", bun.List(t.Values))
		case query.Without:
			q = a.narrowWithout(q, t)
		}
	}
	return a.sieve.narrow(q)
}

// narrowNot narrows by a term with a minus where it is of the objective whichever of its key
// results is looked at.
func (a *asking) narrowNot(q *bun.SelectQuery, t query.Term) *bun.SelectQuery {
	switch t.Field {
	case query.State:
		return q.Where("o.state NOT IN (?)", bun.List(t.Values))
	case query.Kind:
		return q.Where("o.kind NOT IN (?)", bun.List(t.Values))
	}
	return q
}

// narrowText looks for parts of titles, in capitals or not as both databases know them.
func narrowText(q *bun.SelectQuery, values []string) *bun.SelectQuery {
	for _, v := range values {
		if strings.ContainsFunc(v, func(r rune) bool { return r > unicode.MaxASCII && unicode.ToUpper(r) != unicode.ToLower(r) }) {
			return q // é and É are one to people, and not to SQLite
		}
	}
	return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, v := range values {
			like := "%" + store.EscapeLike(strings.ToLower(v)) + "%"
			q = q.WhereOr(`LOWER(o.title) LIKE ? ESCAPE '\'`, like).
				WhereOr(`o.id IN (SELECT k.objective_id FROM key_results AS k WHERE k.deleted_at IS NULL AND LOWER(k.title) LIKE ? ESCAPE '\')`, like)
		}
		return q
	})
}

func (a *asking) narrowOwner(q *bun.SelectQuery, t query.Term) *bun.SelectQuery {
	ids, all := a.org.Named(t.Names, mostNamed)
	if !all {
		return q
	}
	if a.me != "" {
		ids = append(ids, a.me) // whether asked for or not: it lets through more, never less
	}
	return q.Where(`o.id IN (SELECT m.id FROM objectives AS m WHERE m.owner_id IN (?0)
		UNION SELECT k.objective_id FROM key_results AS k WHERE k.owner_id IN (?0) AND k.deleted_at IS NULL)`, bun.List(store.OrNone(ids)))
}

func (a *asking) narrowTeam(q *bun.SelectQuery, t query.Term) *bun.SelectQuery {
	var ids []string
	for _, id := range a.org.Tree.IDs() {
		if t.Names(a.above(a.org, id)...) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return q.Where("1 = 0")
	}
	return q.Where("o.team_id IN (?)", bun.List(ids))
}

func (a *asking) narrowTheme(q *bun.SelectQuery, t query.Term) *bun.SelectQuery {
	var ids []string
	for id, title := range a.themes {
		if t.Names(title) {
			ids = append(ids, id)
		}
	}
	return q.Where("o.id IN (SELECT x.objective_id FROM objective_themes AS x WHERE x.theme_id IN (?))", bun.List(store.OrNone(ids)))
}

// narrowWithout looks for objectives without a theme that the asker sees, where nothing else that may
// be missing is asked for with it.
func (a *asking) narrowWithout(q *bun.SelectQuery, t query.Term) *bun.SelectQuery {
	if len(t.Values) != 1 || t.Values[0] != "theme" || len(a.themes) > mostNamed {
		return q
	}
	return q.Where("NOT EXISTS (SELECT 1 FROM objective_themes AS x WHERE x.objective_id = o.id AND x.theme_id IN (?))",
		bun.List(store.OrNone(slices.Collect(maps.Keys(a.themes)))))
}

// cutStandings cuts what a query let through to a page.
func cutStandings(list []Standing, next string, limit int) ([]Standing, string) {
	page := store.Cut(list, limit, func(s Standing) []string { return s.place() })
	if page.Next == "" {
		page.Next = next
	}
	return page.Items, page.Next
}
