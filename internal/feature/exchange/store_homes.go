package exchange

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// home is where something is that is here already.
type home struct {
	ID          string
	ObjectiveID string
	Alive       bool // neither deleted nor taken away; its objective may be
}

// homesOf finds which ids are here, whoever may see them: an id is one thing's only.
func homesOf(ctx context.Context, db bun.IDB, ids []string) (map[string]home, error) {
	in := bun.List(ids)
	of := func(table, home, alive string) *bun.SelectQuery {
		return db.NewSelect().TableExpr(table + " AS x").ColumnExpr("x.id, " + home + " AS objective_id, " + alive + " AS alive")
	}
	q := of("objectives", "x.id", "x.deleted_at IS NULL").Where("x.id IN (?)", in).
		UnionAll(of("key_results", "x.objective_id", "x.deleted_at IS NULL").Where("x.id IN (?)", in)).
		UnionAll(of("actions", "x.objective_id", "x.deleted_at IS NULL").Where("x.id IN (?)", in)).
		UnionAll(of("check_ins", "(SELECT k.objective_id FROM key_results AS k WHERE k.id = x.key_result_id)", "TRUE").Where("x.id IN (?)", in)).
		UnionAll(of("comments", "x.within_id", "x.deleted_at IS NULL").Where("x.id IN (?)", in)).
		UnionAll(of("alignments", "x.objective_id", "x.removed_by = ''").Where("x.id IN (?)", in))
	var rows []home
	err := q.Scan(ctx, &rows)
	found := make(map[string]home, len(rows))
	for _, h := range rows {
		found[h.ID] = h
	}
	return found, err
}

// namesake is what an objective is known by that a text tells of.
type namesake struct{ Title, CycleID, OwnerID, TeamID string }

// calledSo finds the objectives that have one of the titles and that somebody may see; ""
// for several alike.
func calledSo(ctx context.Context, db bun.IDB, who access.Actor, titles []string) (map[namesake]string, error) {
	var rows []struct {
		ID string
		namesake
	}
	err := db.NewSelect().TableExpr("objectives AS o").Column("o.id", "o.title", "o.cycle_id", "o.owner_id", "o.team_id").
		Where("o.deleted_at IS NULL AND o.title IN (?)", bun.List(titles)).Apply(objectives.Visible(who)).Scan(ctx, &rows)
	found := make(map[namesake]string, len(rows))
	for _, r := range rows {
		key := r.namesake
		if key.OwnerID != "" { // where a person's own is told by its owner alone
			key.TeamID = ""
		}
		if _, twice := found[key]; twice {
			r.ID = ""
		}
		found[key] = r.ID
	}
	return found, err
}

// idsIn are the ids of an objective and of all below it that the workspace may have.
func idsIn(o *okrfile.Objective) []string {
	ids := []string{o.ID}
	for i := range o.KeyResults {
		kr := &o.KeyResults[i]
		ids = append(ids, kr.ID)
		for j := range kr.Actions {
			ids = append(ids, kr.Actions[j].ID)
		}
		for j := range kr.CheckIns {
			ids = append(ids, kr.CheckIns[j].ID)
		}
	}
	for i := range o.Comments {
		ids = append(ids, o.Comments[i].ID)
	}
	for i := range o.Alignments {
		ids = append(ids, o.Alignments[i].ID)
	}
	return ids
}
