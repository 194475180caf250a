package evaluations

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadEvaluation(ctx context.Context, db bun.IDB, id string) (*Evaluation, error) {
	e := &Evaluation{}
	return e, store.Missing(db.NewSelect().Model(e).Where("e.id = ?", id).Scan(ctx))
}

func addEvaluation(ctx context.Context, db bun.IDB, e *Evaluation) error {
	_, err := db.NewInsert().Model(e).Exec(ctx)
	return err
}

func saveEvaluation(ctx context.Context, db bun.IDB, e *Evaluation) error {
	from := e.Version
	e.Version++
	return store.Swapped(db.NewUpdate().Model(e).ExcludeColumn("id", "author_id", "created_at").WherePK().Where("version = ?", from).Exec(ctx))
}

func dropEvaluation(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Evaluation)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

// listEvaluations pages through evaluations, the newest first.
func listEvaluations(ctx context.Context, tx *act.Tx, cursor string, limit int) (store.Page[Evaluation], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Evaluation]{}, err
	}
	var rows []Evaluation
	q := tx.NewSelect().Model(&rows).Apply(tx.By("e.created_at")).OrderExpr("e.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("e.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Evaluation]{}, err
	}
	return store.Cut(rows, limit, func(e Evaluation) []string { return []string{e.ID} }), nil
}

// evaluationsBy finds evaluations by their ids.
func evaluationsBy(ctx context.Context, db bun.IDB, ids []string) (map[string]*Evaluation, error) {
	by := make(map[string]*Evaluation, len(ids))
	if len(ids) == 0 {
		return by, nil
	}
	var rows []Evaluation
	err := db.NewSelect().Model(&rows).Where("e.id IN (?)", bun.List(ids)).Scan(ctx)
	for i := range rows {
		by[rows[i].ID] = &rows[i]
	}
	return by, err
}

// chunk bounds the rows of one statement, so that its arguments fit.
const chunk = 500

func addAll[T any](ctx context.Context, db bun.IDB, rows []T) error {
	for len(rows) > 0 {
		some := rows[:min(chunk, len(rows))]
		if _, err := db.NewInsert().Model(&some).Exec(ctx); err != nil {
			return err
		}
		rows = rows[len(some):]
	}
	return nil
}

// addSubjects and addForms add those of whom nobody has judged yet: nothing to seal.
func addSubjects(ctx context.Context, db bun.IDB, subjects []Subject, forms []Form) error {
	if err := addAll(ctx, db, subjects); err != nil {
		return err
	}
	return addForms(ctx, db, forms)
}

func addForms(ctx context.Context, db bun.IDB, forms []Form) error { return addAll(ctx, db, forms) }

func (f *Feature) loadSubject(ctx context.Context, db bun.IDB, id string) (*Subject, error) {
	s := &Subject{}
	if err := db.NewSelect().Model(s).Where("s.id = ?", id).Scan(ctx); err != nil {
		return s, store.Missing(err)
	}
	return s, s.unseal(f.box)
}

// subjectsPage pages through the people of an evaluation; owing narrows to those
// of whom a form is still owed.
func (f *Feature) subjectsPage(ctx context.Context, db bun.IDB, evaluationID string, owing bool, cursor string, limit int) (store.Page[Subject], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Subject]{}, err
	}
	var rows []Subject
	q := db.NewSelect().Model(&rows).Where("s.evaluation_id = ?", evaluationID).OrderExpr("s.id").Limit(int64(limit) + 1)
	if owing {
		q = q.Where("s.id IN (SELECT f.subject_id FROM evaluation_forms AS f WHERE f.evaluation_id = ? AND f.state = ?)", evaluationID, Asked)
	}
	if key != nil {
		q = q.Where("s.id > ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Subject]{}, err
	}
	if err := unsealAll(f.box, rows); err != nil {
		return store.Page[Subject]{}, err
	}
	return store.Cut(rows, limit, func(s Subject) []string { return []string{s.ID} }), nil
}

// Count is how many forms of one kind there are, and how many were handed in.
type Count struct {
	Kind     evaluation.Reviewer
	Asked    int
	HandedIn int
}

// countForms counts the forms of evaluations, by evaluation.
func countForms(ctx context.Context, db bun.IDB, evaluationIDs []string) (map[string][]Count, error) {
	by := map[string][]Count{}
	if len(evaluationIDs) == 0 {
		return by, nil
	}
	var rows []struct {
		EvaluationID string
		Kind         evaluation.Reviewer
		Asked        int
		HandedIn     int
	}
	err := db.NewSelect().TableExpr("evaluation_forms AS f").
		ColumnExpr("f.evaluation_id, f.kind, COUNT(*) AS asked, SUM(CASE WHEN f.state = ? THEN 1 ELSE 0 END) AS handed_in", HandedIn).
		Where("f.evaluation_id IN (?)", bun.List(evaluationIDs)).GroupExpr("f.evaluation_id, f.kind").Scan(ctx, &rows)
	for _, r := range rows {
		by[r.EvaluationID] = append(by[r.EvaluationID], Count{r.Kind, r.Asked, r.HandedIn})
	}
	return by, err
}

// Heads is how many people an evaluation is of, and how far they have come.
type Heads struct {
	People       int
	Acknowledged int
	Appealing    int // appeals that wait for an answer
}

// countSubjects counts the people of an evaluation.
func countSubjects(ctx context.Context, tx *act.Tx, evaluationID string) (h Heads, err error) {
	err = tx.NewSelect().TableExpr("evaluation_subjects AS s").
		ColumnExpr("COUNT(*) AS people, COUNT(CASE WHEN s.acknowledged_at <= ?0 THEN 1 END) AS acknowledged, COUNT(CASE WHEN s.appealed_at <= ?0 AND (s.answered_at IS NULL OR s.answered_at > ?0) THEN 1 END) AS appealing", tx.Now).
		Where("s.evaluation_id = ?", evaluationID).Scan(ctx, &h)
	return h, err
}
