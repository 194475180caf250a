package exchange

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/talk"
)

// hanging is all that hangs on a page of objectives. Objectives that it speaks of
// beyond the page are ones that the caller may see.
type hanging struct {
	actions    []plans.Action
	checkIns   []checkins.CheckIn
	alignments []alignments.Alignment
	comments   []talk.Comment
	edits      map[string][]talk.Edit     // by comment
	reactions  map[string][]talk.Reaction // by comment
	files      map[string][]talk.File     // by comment
	revisions  []objectives.Revision
}

// hangingOn reads it with a fixed number of queries.
func hangingOn(ctx context.Context, db bun.IDB, who access.Actor, ids, keyResultIDs []string) (h hanging, err error) {
	within, of := bun.List(ids), bun.List(keyResultIDs)
	var edits []talk.Edit
	var reactions []talk.Reaction
	var enclosed []talk.File
	for _, q := range []*bun.SelectQuery{
		db.NewSelect().Model(&h.alignments).Where("a.objective_id IN (?) AND a.removed_by = ''", within).
			Where("a.parent_id IN (?)", seen(db, who)).OrderExpr("a.objective_id, a.asked_at, a.id"),
		// What was taken away stands while it has answers.
		db.NewSelect().Model(&h.comments).Where("c.within_id IN (?) AND c.subject_kind IN ('objective', 'key_result', 'action', 'check_in', 'revision', 'alignment')", within).
			Where("(c.deleted_at IS NULL OR EXISTS (SELECT 1 FROM comments AS r WHERE r.thread_id = c.id AND r.deleted_at IS NULL))").OrderExpr("c.id"),
		db.NewSelect().Model(&edits).Where("comment_id IN (SELECT c.id FROM comments AS c WHERE c.within_id IN (?) AND c.deleted_at IS NULL)", within).
			OrderExpr("comment_id, version"),
		db.NewSelect().Model(&reactions).Where("comment_id IN (SELECT c.id FROM comments AS c WHERE c.within_id IN (?) AND c.deleted_at IS NULL)", within).
			OrderExpr("comment_id, kind, person_id"),
		db.NewSelect().Model(&enclosed).Where("comment_id IN (SELECT c.id FROM comments AS c WHERE c.within_id IN (?) AND c.deleted_at IS NULL)", within).
			OrderExpr("comment_id, place"),
		db.NewSelect().Model(&h.revisions).Where("r.objective_id IN (?)", within).OrderExpr("r.objective_id, r.asked_at, r.id"),
	} {
		if err := q.Scan(ctx); err != nil {
			return h, err
		}
	}
	h.edits, h.reactions, h.files = map[string][]talk.Edit{}, map[string][]talk.Reaction{}, map[string][]talk.File{}
	for _, e := range edits {
		h.edits[e.CommentID] = append(h.edits[e.CommentID], e)
	}
	for _, r := range reactions {
		h.reactions[r.CommentID] = append(h.reactions[r.CommentID], r)
	}
	for _, one := range enclosed {
		h.files[one.CommentID] = append(h.files[one.CommentID], one)
	}
	if len(keyResultIDs) == 0 {
		return h, nil
	}
	err = db.NewSelect().Model(&h.checkIns).Where("c.key_result_id IN (?)", of).OrderExpr("c.key_result_id, c.number").Scan(ctx)
	if err != nil {
		return h, err
	}
	err = db.NewSelect().Model(&h.actions).Where("a.key_result_id IN (?) AND a.deleted_at IS NULL", of).OrderExpr("a.key_result_id, a.position, a.id").Scan(ctx)
	if err != nil {
		return h, err
	}
	return h, attach(ctx, db, who, h.actions)
}

// titlesOf adds the titles of what is supported, by id: of objectives that may be seen, as
// the alignments are.
func titlesOf(ctx context.Context, db bun.IDB, list []alignments.Alignment, into map[string]string) error {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ParentID
	}
	if len(ids) == 0 {
		return nil
	}
	var rows []struct{ ID, Title string }
	err := db.NewSelect().TableExpr("objectives").Column("id", "title").Where("id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	for _, r := range rows {
		into[r.ID] = r.Title
	}
	return err
}

// seen selects the ids of the objectives that somebody may see.
func seen(db bun.IDB, who access.Actor) *bun.SelectQuery {
	return db.NewSelect().TableExpr("objectives AS o").Column("o.id").Where("o.deleted_at IS NULL").Apply(objectives.Visible(who))
}

// attach fills in who helps with actions and what they wait for.
func attach(ctx context.Context, db bun.IDB, who access.Actor, list []plans.Action) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]*plans.Action, len(list))
	ids := make([]string, len(list))
	for i := range list {
		ids[i], at[list[i].ID] = list[i].ID, &list[i]
	}
	var rows []struct{ ActionID, OtherID string }
	err := db.NewSelect().TableExpr("action_people").ColumnExpr("action_id, person_id AS other_id").Where("action_id IN (?)", bun.List(ids)).
		OrderExpr("action_id, person_id").Scan(ctx, &rows)
	for _, r := range rows {
		at[r.ActionID].Collaborators = append(at[r.ActionID].Collaborators, r.OtherID)
	}
	if err != nil {
		return err
	}
	rows = rows[:0]
	err = db.NewSelect().TableExpr("action_dependencies AS d").ColumnExpr("d.action_id, d.depends_on_id AS other_id").
		Join("JOIN actions AS n ON n.id = d.depends_on_id AND n.deleted_at IS NULL").
		Where("d.action_id IN (?) AND n.objective_id IN (?)", bun.List(ids), seen(db, who)).OrderExpr("d.action_id, d.position, d.depends_on_id").Scan(ctx, &rows)
	for _, r := range rows {
		at[r.ActionID].DependsOn = append(at[r.ActionID].DependsOn, r.OtherID)
	}
	return err
}
