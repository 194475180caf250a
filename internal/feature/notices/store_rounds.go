package notices

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/notice"
)

// question is a revision or an alignment that waits for an answer; ObjectiveID is
// whose owner or approver gives it.
type question struct {
	Kind, ID, ObjectiveID, KeyResultID, AskedBy string
	AskedAt                                     time.Time
}

// mostQuestions bounds what one round looks at; the longest waiting come first.
const mostQuestions = 5000

func unanswered(ctx context.Context, db bun.IDB) (list []question, err error) {
	revisions := db.NewSelect().TableExpr("revisions AS r").ColumnExpr("? AS kind, r.id, r.objective_id, r.key_result_id, r.asked_by, r.asked_at", revision).
		Where("r.state = 'pending'")
	alignments := db.NewSelect().TableExpr("alignments AS a").ColumnExpr("? AS kind, a.id, a.parent_id AS objective_id, a.parent_key_result_id AS key_result_id, a.asked_by, a.asked_at", alignment).
		Where("a.state = 'requested' AND a.removed_by = ''")
	err = db.NewSelect().TableExpr("(? UNION ALL ?) AS q", revisions, alignments).ColumnExpr("q.*").OrderExpr("q.asked_at, q.id").Limit(mostQuestions).Scan(ctx, &list)
	return list, err
}

// seenOn gives who was looked at for a day.
func seenOn(ctx context.Context, db bun.IDB, on date.Date) (map[string]bool, error) {
	var ids []string
	err := db.NewSelect().TableExpr("notice_rounds").ColumnExpr("person_id").Where("on_day = ?", on.String()).Scan(ctx, &ids)
	done := make(map[string]bool, len(ids))
	for _, id := range ids {
		done[id] = true
	}
	return done, err
}

// round is that somebody was looked at for the reminder of a day.
type round struct {
	bun.BaseModel `bun:"table:notice_rounds"`
	PersonID      string `bun:"person_id,pk"`
	OnDay         string `bun:"on_day,pk"`
}

// claimRounds takes people for the reminder of a day, and gives those that no
// other replica took.
func claimRounds(ctx context.Context, db bun.IDB, ids []string, on date.Date) (claimed []string, err error) {
	rows := make([]round, len(ids))
	for i, id := range ids {
		rows[i] = round{PersonID: id, OnDay: on.String()}
	}
	err = db.NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Returning("person_id").Scan(ctx, &claimed)
	return claimed, err
}

// closeReminders puts the reminders of earlier days aside: today's has all.
func closeReminders(ctx context.Context, db bun.IDB, ids []string, now time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := db.NewUpdate().Model((*Notice)(nil)).Set("done_at = ?", now).Where("person_id IN (?)", bun.List(ids)).
		Where("reason = ? AND done_at IS NULL", notice.Reminder).Exec(ctx)
	return err
}

func sweepRounds(ctx context.Context, db bun.IDB, before date.Date) error {
	_, err := db.NewDelete().Model((*round)(nil)).Where("on_day < ?", before.String()).Exec(ctx)
	return err
}

// over gives which of these things owed are done or gone by now.
func over(ctx context.Context, db bun.IDB, list []Owed, since time.Time) (map[string]bool, error) {
	by := map[string][]string{}
	for _, o := range list {
		kind := o.Kind
		if kind == late {
			kind = checkIn
		}
		by[kind] = append(by[kind], o.ID)
	}
	reviewsIn := func(where string, ids []string, args ...any) *bun.SelectQuery {
		return db.NewSelect().TableExpr("reviews AS x").ColumnExpr("x.objective_id AS id").Where(where, args...).Where("x.objective_id IN (?)", bun.List(ids))
	}
	done := map[string]bool{}
	for kind, narrow := range map[string]*bun.SelectQuery{
		checkIn:      db.NewSelect().TableExpr("check_ins AS x").ColumnExpr("x.key_result_id AS id").Where("x.written_at > ? AND x.key_result_id IN (?)", since, bun.List(by[checkIn])),
		anAction:     db.NewSelect().TableExpr("actions AS x").ColumnExpr("x.id").Where("(x.state IN ('done', 'dropped') OR x.deleted_at IS NOT NULL) AND x.id IN (?)", bun.List(by[anAction])),
		approval:     db.NewSelect().TableExpr("objectives AS x").ColumnExpr("x.id").Where("(x.state <> 'in_review' OR x.approved_at IS NOT NULL) AND x.id IN (?)", bun.List(by[approval])),
		revision:     db.NewSelect().TableExpr("revisions AS x").ColumnExpr("x.id").Where("x.state <> 'pending' AND x.id IN (?)", bun.List(by[revision])),
		alignment:    db.NewSelect().TableExpr("alignments AS x").ColumnExpr("x.id").Where("(x.state <> 'requested' OR x.removed_by <> '') AND x.id IN (?)", bun.List(by[alignment])),
		selfScore:    reviewsIn("x.state <> 'open'", by[selfScore]),
		confirmScore: reviewsIn("x.state IN ('reviewed', 'settled')", by[confirmScore]),
		settleScore:  reviewsIn("x.state = 'settled'", by[settleScore]),
		lateScore:    reviewsIn("(x.self_at > ? OR x.reviewed_at > ? OR x.settled_at > ?)", by[lateScore], since, since, since),
	} {
		if len(by[kind]) == 0 {
			continue
		}
		var ids []string
		if err := narrow.Scan(ctx, &ids); err != nil {
			return nil, err
		}
		for _, id := range ids {
			done[kind+id] = true
			if kind == checkIn {
				done[late+id] = true
			}
		}
	}
	return done, nil
}

// objectivesOf gives the objectives that key results belong to.
func objectivesOf(ctx context.Context, db bun.IDB, keyResultIDs []string) (ids []string, err error) {
	err = db.NewSelect().TableExpr("key_results AS k").ColumnExpr("DISTINCT k.objective_id").Where("k.id IN (?)", bun.List(keyResultIDs)).Scan(ctx, &ids)
	return ids, err
}
