package home

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// approves reports whether anybody's objectives could wait for this person.
func approves(who access.Actor) bool {
	return len(who.Leads)+len(who.Reports) > 0 || who.Role == access.Champion || who.Role == access.Admin
}

// inReview lists the objectives that wait for somebody's approval, the longest
// waiting first.
func inReview(ctx context.Context, db bun.IDB, who access.Actor) (ids []string, err error) {
	if !approves(who) {
		return nil, nil
	}
	err = db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id").Where("o.state = ? AND o.approved_at IS NULL AND o.deleted_at IS NULL", okr.InReview).
		Apply(objectives.Asking(who)).OrderExpr("o.submitted_at, o.id").Limit(mostObjectives).Scan(ctx, &ids)
	return ids, err
}

// pendingRevisions lists the revisions that wait for somebody's consent, the
// longest waiting first.
func pendingRevisions(ctx context.Context, db bun.IDB, who access.Actor) (list []objectives.Revision, err error) {
	if !approves(who) {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Join("JOIN objectives AS o ON o.id = r.objective_id AND o.deleted_at IS NULL").
		Where("r.state = ?", objectives.Pending).Apply(objectives.Asking(who)).OrderExpr("r.asked_at, r.id").Limit(mostObjectives).Scan(ctx)
	return list, err
}

// followed is an open objective that a person follows: theirs, their teams', or one
// they work on.
type followed struct {
	ID, Title, OwnerID string
	State              okr.State
	Approved           bool
	Position           int
	Works              bool // it is theirs, or a key result in it
}

// following lists the open objectives that a person follows, as far as they see
// them, those they work on first.
func following(ctx context.Context, db bun.IDB, who access.Actor) (list []followed, err error) {
	err = db.NewSelect().TableExpr("objectives AS o").ColumnExpr("o.id, o.title, o.owner_id, o.state, o.approved_at IS NOT NULL AS approved, o.position").
		ColumnExpr("o.owner_id = ? OR EXISTS (SELECT 1 FROM key_results AS w WHERE w.objective_id = o.id AND w.owner_id = ? AND w.deleted_at IS NULL) AS works", who.ID, who.ID).
		Where(`o.id IN (SELECT k.objective_id FROM key_results AS k WHERE k.owner_id = ? UNION SELECT m.id FROM objectives AS m WHERE m.owner_id = ?
			UNION SELECT t.id FROM objectives AS t WHERE t.team_id IN (?) AND t.state <> ?)`, who.ID, who.ID, bun.List(store.OrNone(who.TeamIDs)), okr.Closed).
		Where("o.state <> ? AND o.deleted_at IS NULL", okr.Closed).Apply(objectives.Visible(who)).OrderExpr("works DESC, o.id DESC").Limit(mostObjectives).Scan(ctx, &list)
	return list, err
}

// told are the events worth telling.
func told() []string {
	return []string{"check_in.made", "check_in.corrected", "objective.submitted", "objective.approved", "objective.returned", "objective.activated",
		"objective.closed", "key_result.added", "key_result.changed", "revision.asked", "revision.approved", "revision.declined",
		"alignment.requested", "alignment.agreed", "alignment.declined", "action.done", "action.blocked"}
}

// lately gives what others than a person did to some objectives since a moment: the newest of
// a kind for each thing, newest first.
func lately(ctx context.Context, db bun.IDB, titles map[string]string, but string, since time.Time) (list []act.Event, err error) {
	ids := make([]string, 0, len(titles))
	for id := range titles {
		ids = append(ids, id)
	}
	// Which they are is found in the index events_lately alone. Whose they are is asked before
	// of which kind, as SQLite takes conditions in their order: most of them are one's own, and
	// a list of kinds costs ten times what one comparison does.
	newest := db.NewSelect().TableExpr("events AS e").ColumnExpr("MAX(e.seq)").Where("e.within_id IN (?)", bun.List(ids)).Where("e.at >= ?", since).
		Where("e.actor_id <> ?", but).Where("e.kind IN (?)", bun.List(told())).GroupExpr("e.kind, e.subject_id").OrderExpr("1 DESC").Limit(mostChanges)
	err = db.NewSelect().Model(&list).Column("seq", "at", "actor_id", "kind", "subject_kind", "subject_id", "within_id", "before", "after").
		Where("seq IN (?)", newest).OrderExpr("seq DESC").Scan(ctx)
	return list, err
}

// named is what a change tells of a key result.
type named struct {
	ID, Title string
	Measure   store.JSON[okr.Measure]
}

func keyResultsIn(ctx context.Context, db bun.IDB, list []Change) (map[string]named, error) {
	var ids []string
	for _, c := range list {
		if c.KeyResultID != "" {
			ids = append(ids, c.KeyResultID)
		}
	}
	names := map[string]named{}
	if len(ids) == 0 {
		return names, nil
	}
	var rows []named
	err := db.NewSelect().TableExpr("key_results AS kr").ColumnExpr("kr.id, kr.title, kr.measure").Where("kr.id IN (?)", bun.List(ids)).Scan(ctx, &rows)
	for _, r := range rows {
		names[r.ID] = r
	}
	return names, err
}
