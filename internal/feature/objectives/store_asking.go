package objectives

import (
	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// unled is an objective whose team nobody leads and whose owner nobody manages.
const unled = `NOT EXISTS (SELECT 1 FROM people AS p JOIN people AS m ON m.id = p.manager_id AND m.deactivated_at IS NULL WHERE p.id = o.owner_id)
	AND NOT EXISTS (SELECT 1 FROM teams AS t JOIN people AS l ON l.id = t.lead_id AND l.deactivated_at IS NULL WHERE t.id = o.team_id AND t.lead_id <> o.owner_id)`

// Asking narrows a query over objectives to those whose approver somebody may
// be: by leading the team, as the owner's line manager, or as a champion or an
// admin where there is neither. Who is asked in the end Approvers tells.
func Asking(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if who.Role == access.Champion || who.Role == access.Admin {
			return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
				return q.Where("o.team_id IN (?)", bun.List(store.OrNone(who.Leads))).WhereOr("o.owner_id IN (?)", bun.List(store.OrNone(who.Reports))).WhereOr(unled)
			})
		}
		return q.Where("o.owner_id <> ?", who.ID).WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			return q.Where("o.team_id IN (?)", bun.List(store.OrNone(who.Leads))).WhereOr("o.owner_id IN (?)", bun.List(store.OrNone(who.Reports)))
		})
	}
}
