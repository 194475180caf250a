package evaluations

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func (f *Feature) loadForm(ctx context.Context, db bun.IDB, id string) (*Form, error) {
	one := &Form{}
	if err := db.NewSelect().Model(one).Where("f.id = ?", id).Scan(ctx); err != nil {
		return one, store.Missing(err)
	}
	return one, one.unseal(f.box)
}

func (f *Feature) saveForm(ctx context.Context, db bun.IDB, one *Form) error {
	if err := one.seal(f.box); err != nil {
		return err
	}
	from := one.Version
	one.Version++
	return store.Swapped(db.NewUpdate().Model(one).Column("reviewer_id", "state", "sealed", "answers", "handed_in_at", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

func dropForms(ctx context.Context, db bun.IDB, ids []string) error {
	for len(ids) > 0 {
		some := ids[:min(chunk, len(ids))]
		ids = ids[len(some):]
		if _, err := db.NewDelete().Model((*Form)(nil)).Where("id IN (?)", bun.List(some)).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// formsOf gives the forms of subjects, by subject.
func (f *Feature) formsOf(ctx context.Context, db bun.IDB, subjectIDs []string) (map[string][]Form, error) {
	by := map[string][]Form{}
	for len(subjectIDs) > 0 {
		some := subjectIDs[:min(chunk, len(subjectIDs))]
		subjectIDs = subjectIDs[len(some):]
		var rows []Form
		if err := db.NewSelect().Model(&rows).Where("f.subject_id IN (?)", bun.List(some)).OrderExpr("f.id").Scan(ctx); err != nil {
			return nil, err
		}
		if err := unsealAll(f.box, rows); err != nil {
			return nil, err
		}
		for _, one := range rows {
			by[one.SubjectID] = append(by[one.SubjectID], one)
		}
	}
	return by, nil
}

// formsPage pages through the forms that somebody is asked to write, or has
// handed in, the newest first.
func (f *Feature) formsPage(ctx context.Context, tx *act.Tx, reviewerID string, state FormState, cursor string, limit int) (store.Page[Form], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Form]{}, err
	}
	var rows []Form
	q := tx.NewSelect().Model(&rows).Where("f.reviewer_id = ?", reviewerID).OrderExpr("f.id DESC").Limit(int64(limit) + 1)
	switch {
	case tx.Past(): // how each stood is told one by one
		q = q.Where("f.evaluation_id IN (SELECT e.id FROM evaluations AS e WHERE e.opened_at <= ?)", tx.Now)
	case state == Asked: // what is no longer open can't be written any more
		q = q.Where("f.state = ? AND f.evaluation_id IN (SELECT e.id FROM evaluations AS e WHERE e.state = ?)", state, Open)
	default:
		q = q.Where("f.state = ?", state)
	}
	if key != nil {
		q = q.Where("f.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Form]{}, err
	}
	if err := unsealAll(f.box, rows); err != nil {
		return store.Page[Form]{}, err
	}
	return store.Cut(rows, limit, func(one Form) []string { return []string{one.ID} }), nil
}

// owesMore reports whether somebody still has forms of an evaluation to write.
func owesMore(ctx context.Context, db bun.IDB, evaluationID, reviewerID string) (bool, error) {
	return db.NewSelect().Model((*Form)(nil)).Where("f.evaluation_id = ? AND f.reviewer_id = ? AND f.state = ?", evaluationID, reviewerID, Asked).Exists(ctx)
}
