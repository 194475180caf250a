package alignments

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// place is an objective as the map and the coverage first see it.
type place struct {
	ID      string `bun:"id"`
	Title   string `bun:"title"`
	TeamID  string `bun:"team_id"`
	OwnerID string `bun:"owner_id"`
	CycleID string `bun:"cycle_id"`
}

// places lists the objectives of some cycles. who nil means all of them, else
// those that who may see.
func places(ctx context.Context, db bun.IDB, who *access.Actor, cycleIDs []string) (list []place, err error) {
	q := placing(db, cycleIDs).OrderExpr("o.cycle_id, o.position, o.id")
	if who != nil {
		q = q.Apply(objectives.Visible(*who))
	}
	return list, q.Scan(ctx, &list)
}

func placing(db bun.IDB, cycleIDs []string) *bun.SelectQuery {
	return db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id, o.title, o.team_id, o.owner_id, o.cycle_id").
		Where("o.deleted_at IS NULL AND o.cycle_id IN (?)", bun.List(cycleIDs))
}

// placesOf lists the objectives of some teams that who may see, with their teams alone.
func placesOf(ctx context.Context, db bun.IDB, who access.Actor, cycleIDs, teamIDs []string) ([]place, error) {
	q := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id, o.team_id").Where("o.deleted_at IS NULL AND o.cycle_id IN (?)", bun.List(cycleIDs)).
		Where("o.team_id IN (?)", bun.List(teamIDs)).Apply(objectives.Visible(who)).OrderExpr("o.cycle_id, o.position, o.id")
	return store.Rows(ctx, q, nil, func(p *place) []any { return []any{&p.ID, &p.TeamID} })
}

// seenAbove lists the agreed alignments out of some objectives, and out of all
// above them, as far as the way leads through objectives of these cycles that who
// may see. One query a level.
func seenAbove(ctx context.Context, db bun.IDB, who access.Actor, cycleIDs, ids []string) (edges []Alignment, parents []place, err error) {
	seen := map[string]bool{}
	type up struct {
		Alignment
		teamID string // of the parent
	}
	for range mostLevels {
		if ids = unseen(ids, seen); len(ids) == 0 {
			break
		}
		q := db.NewSelect().TableExpr("alignments AS a").ColumnExpr("a.id, a.objective_id, a.parent_id, a.parent_key_result_id, o.team_id").
			Join("JOIN objectives AS o ON o.id = a.parent_id AND o.deleted_at IS NULL").
			Where("a.objective_id IN (?) AND a.state = ? AND a.removed_by = ''", bun.List(ids), Agreed).
			Where("(a.parent_key_result_id = '' OR EXISTS (SELECT 1 FROM key_results AS kr WHERE kr.id = a.parent_key_result_id AND kr.deleted_at IS NULL)) AND o.cycle_id IN (?)", bun.List(cycleIDs)).
			Apply(objectives.Visible(who)).OrderExpr("a.id")
		level, err := store.Rows(ctx, q, make([]up, 0, len(ids)), func(u *up) []any {
			return []any{&u.ID, &u.ObjectiveID, &u.ParentID, &u.ParentKeyResultID, &u.teamID}
		})
		if err != nil {
			return nil, nil, err
		}
		ids = ids[:0:0]
		for _, e := range level {
			edges = append(edges, e.Alignment)
			parents = append(parents, place{ID: e.ParentID, TeamID: e.teamID})
			ids = append(ids, e.ParentID)
		}
	}
	return edges, parents, nil
}

// agreedIn lists the agreed alignments out of objectives of some cycles, those
// to key results that are gone left out.
func agreedIn(ctx context.Context, db bun.IDB, cycleIDs []string) (list []Alignment, err error) {
	err = db.NewSelect().Model(&list).Join("JOIN objectives AS o ON o.id = a.objective_id AND o.deleted_at IS NULL").
		Join("LEFT JOIN key_results AS kr ON kr.id = a.parent_key_result_id AND kr.deleted_at IS NULL").
		Where("a.state = ? AND a.removed_by = '' AND o.cycle_id IN (?)", Agreed, bun.List(cycleIDs)).
		Where("(a.parent_key_result_id = '' OR kr.id IS NOT NULL)").OrderExpr("a.id").Scan(ctx)
	return list, err
}

// agreedOutOf lists the agreed alignments out of some objectives, also those to key results that are gone.
func agreedOutOf(ctx context.Context, db bun.IDB, ids []string) (list []Alignment, err error) {
	q := db.NewSelect().TableExpr("alignments AS a").ColumnExpr("a.id, a.objective_id, a.parent_id, a.parent_key_result_id").
		Where("a.objective_id ? AND a.state = ? AND a.removed_by = ''", store.Among(ids), Agreed)
	return store.Rows(ctx, q, nil, func(a *Alignment) []any { return []any{&a.ID, &a.ObjectiveID, &a.ParentID, &a.ParentKeyResultID} })
}

// servedIn gives the themes that each objective of some cycles serves.
func servedIn(ctx context.Context, db bun.IDB, cycleIDs []string) (map[string][]string, error) {
	var rows []struct {
		ObjectiveID string `bun:"objective_id"`
		ThemeID     string `bun:"theme_id"`
	}
	err := db.NewSelect().TableExpr("objective_themes AS t").ColumnExpr("t.objective_id, t.theme_id").
		Join("JOIN objectives AS o ON o.id = t.objective_id").Where("o.deleted_at IS NULL AND o.cycle_id IN (?)", bun.List(cycleIDs)).
		OrderExpr("t.objective_id, t.theme_id").Scan(ctx, &rows)
	served := make(map[string][]string, len(rows))
	for _, r := range rows {
		served[r.ObjectiveID] = append(served[r.ObjectiveID], r.ThemeID)
	}
	return served, err
}

// resultRow is a key result that may be supported.
type resultRow struct {
	ID          string `bun:"id"`
	ObjectiveID string `bun:"objective_id"`
	Title       string `bun:"title"`
	OwnerID     string `bun:"owner_id"`
}

func resultsIn(ctx context.Context, db bun.IDB, cycleIDs []string) (list []resultRow, err error) {
	err = db.NewSelect().TableExpr("key_results AS kr").ColumnExpr("kr.id, kr.objective_id, kr.title, kr.owner_id").
		Join("JOIN objectives AS o ON o.id = kr.objective_id").
		Where("kr.deleted_at IS NULL AND kr.dropped = ? AND o.deleted_at IS NULL AND o.cycle_id IN (?)", false, bun.List(cycleIDs)).
		OrderExpr("kr.objective_id, kr.position, kr.id").Scan(ctx, &list)
	return list, err
}

// fingerprint changes whenever a title, an owner or a deletion does among the
// objectives and key results of some cycles: every such change either moves a
// version or the number of rows.
func fingerprint(ctx context.Context, db bun.IDB, cycleIDs []string) (mark [4]int64, err error) {
	err = db.NewSelect().TableExpr("objectives AS o").ColumnExpr("COUNT(*), COALESCE(SUM(o.version), 0)").
		Where("o.deleted_at IS NULL AND o.cycle_id IN (?)", bun.List(cycleIDs)).Scan(ctx, &mark[0], &mark[1])
	if err != nil {
		return mark, err
	}
	err = db.NewSelect().TableExpr("key_results AS kr").ColumnExpr("COUNT(*), COALESCE(SUM(kr.version), 0)").
		Join("JOIN objectives AS o ON o.id = kr.objective_id").
		Where("kr.deleted_at IS NULL AND o.deleted_at IS NULL AND o.cycle_id IN (?)", bun.List(cycleIDs)).Scan(ctx, &mark[2], &mark[3])
	return mark, err
}

// visible gives which of some objectives the caller may see.
func visible(ctx context.Context, db bun.IDB, who access.Actor, ids []string) (map[string]bool, error) {
	seen := map[string]bool{}
	if len(ids) == 0 {
		return seen, nil
	}
	var found []string
	err := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id").Where("o.deleted_at IS NULL AND o.id IN (?)", bun.List(ids)).
		Apply(objectives.Visible(who)).Scan(ctx, &found)
	for _, id := range found {
		seen[id] = true
	}
	return seen, err
}

// countServing counts the objectives that who may see, and those that name a theme or
// support a parent: one that who can't see too.
func countServing(ctx context.Context, db bun.IDB, who access.Actor, cycleID string, teamIDs []string) (s Served, err error) {
	q := db.NewSelect().TableExpr("objectives AS o").ColumnExpr("COUNT(*)").ColumnExpr("COUNT(*) FILTER (WHERE o.serves)").
		Where("o.deleted_at IS NULL AND o.cycle_id = ?", cycleID).Apply(objectives.Visible(who))
	if teamIDs != nil {
		q = q.Where("o.team_id IN (?)", bun.List(teamIDs))
	}
	return s, q.Scan(ctx, &s.Objectives, &s.Serving)
}
