package objectives

import (
	"strings"
	"unicode"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/okr"
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
			continue // of one of its key results, which SQL would have to judge
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
			q = narrowWithout(q, t)
		}
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

// narrowWithout looks for key results without actions, where nothing else that may be missing is
// asked for with them: otherwise it takes judging every objective there is.
func narrowWithout(q *bun.SelectQuery, t query.Term) *bun.SelectQuery {
	if len(t.Values) != 1 || t.Values[0] != "actions" {
		return q
	}
	return q.Where(`EXISTS (SELECT 1 FROM key_results AS k WHERE k.objective_id = o.id AND k.deleted_at IS NULL AND NOT k.dropped AND k.kind <> ?
		AND NOT EXISTS (SELECT 1 FROM actions AS x WHERE x.key_result_id = k.id AND x.deleted_at IS NULL AND x.state <> 'dropped'))`, okr.Rollup)
}

// cutStandings cuts what a query let through to a page.
func cutStandings(list []Standing, next string, limit int) ([]Standing, string) {
	page := store.Cut(list, limit, func(s Standing) []string { return s.place() })
	if page.Next == "" {
		page.Next = next
	}
	return page.Items, page.Next
}
