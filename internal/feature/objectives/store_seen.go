package objectives

import (
	"slices"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Visible narrows a query over objectives (alias o) to those that who may see:
// access.Decide for objective.view, written as SQL. A property test holds the
// two equal.
func Visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return VisibleAs(who, "o")
}

// VisibleAs is Visible by the visibility that another row of the query has, such as one that says how an
// objective stood.
func VisibleAs(who access.Actor, as string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if who.IsSystem() {
			return q
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			if who.Role != access.Guest { // First, for it is true of most.
				q = q.Where("?", SeenByPlace(who, as+".visibility", "o.team_id"))
			}
			q = q.WhereOr("o.owner_id ?", store.Among(owners(who)))
			// Last, for it costs the most, and few objectives need it. Not IN, with which PostgreSQL would
			// rather ask all objectives of a cycle than look up those few that a list is of.
			return q.WhereOr("EXISTS (SELECT 1 FROM objective_people AS op WHERE op.objective_id = o.id AND op.person_id = ?)", who.ID)
		})
	}
}

// SeenByPlace is whether somebody sees what has a visibility and a team, which columns of a row say, whoever else
// it is of. Who sees an objective not by its place has to do with a person of it: see SeenByPerson.
func SeenByPlace(who access.Actor, visibility, team string) schema.QueryWithArgs {
	v, t, teams := bun.Ident(visibility), bun.Ident(team), slices.Concat(who.TeamIDs, who.Leads)
	switch {
	case who.IsSystem():
		return bun.SafeQuery("TRUE")
	case who.Role == access.Guest:
		return bun.SafeQuery("FALSE")
	case who.Role == access.Champion || who.Role == access.Admin:
		return bun.SafeQuery("(?0 = ?1 OR ?0 = ?2)", v, access.Everyone, access.TeamOnly)
	case len(teams) > 0:
		return bun.SafeQuery("(?0 = ?1 OR (?0 = ?2 AND ?3 ?4))", v, access.Everyone, access.TeamOnly, t, store.Among(teams))
	}
	return bun.SafeQuery("? = ?", v, access.Everyone)
}

// SeenByPerson finds the ids of the objectives that somebody sees for their people, wherever they are.
func SeenByPerson(who access.Actor) schema.QueryWithArgs {
	return bun.SafeQuery("SELECT m.id FROM objectives AS m WHERE m.owner_id ? UNION SELECT op.objective_id FROM objective_people AS op WHERE op.person_id = ?", store.Among(owners(who)), who.ID)
}

// owners are those whose own objectives somebody sees.
func owners(who access.Actor) []string {
	if who.Role == access.Guest {
		return []string{who.ID}
	}
	return append([]string{who.ID}, who.Reports...)
}
