package evaluations

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func (f *Feature) saveSubject(ctx context.Context, db bun.IDB, s *Subject) error {
	if err := s.seal(f.box); err != nil {
		return err
	}
	from := s.Version
	s.Version++
	return store.Swapped(db.NewUpdate().Model(s).ExcludeColumn("id", "evaluation_id", "person_id").WherePK().Where("version = ?", from).Exec(ctx))
}

// freezeSubjects keeps what people come to, all or none: somebody's change in
// between is input.stale.
func (f *Feature) freezeSubjects(ctx context.Context, db bun.IDB, rows []Subject) error {
	if err := sealAll(f.box, rows); err != nil {
		return err
	}
	for i := range rows {
		rows[i].Version++
	}
	for some := range slices.Chunk(rows, chunk) {
		res, err := db.NewInsert().Model(&some).On("CONFLICT (id) DO UPDATE").Set("sealed = EXCLUDED.sealed").
			Set("level = 0, value = '', suggested = 0, score = NULL, appeal_words = '', answer_words = '', growth = ''").Set("version = EXCLUDED.version").Where("s.version = EXCLUDED.version - 1").Exec(ctx)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return err
		}
		if n != int64(len(some)) {
			return fault.New(fault.Stale, "input.stale")
		}
	}
	return nil
}

func (f *Feature) addChange(ctx context.Context, db bun.IDB, c *Change) error {
	if err := c.seal(f.box); err != nil {
		return err
	}
	_, err := db.NewInsert().Model(c).Exec(ctx)
	return err
}

// mostChanges bounds how many changes of one level are told.
const mostChanges = 50

func (f *Feature) changesOf(ctx context.Context, db bun.IDB, subjectID string) (rows []Change, err error) {
	err = db.NewSelect().Model(&rows).Where("c.subject_id = ?", subjectID).OrderExpr("c.id DESC").Limit(mostChanges).Scan(ctx)
	if err != nil {
		return nil, err
	}
	return rows, unsealAll(f.box, rows)
}

// resultsPage pages through somebody's published ratings, the newest first.
func (f *Feature) resultsPage(ctx context.Context, tx *act.Tx, personID, cursor string, limit int) (store.Page[Subject], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Subject]{}, err
	}
	var rows []Subject
	published := tx.NewSelect().TableExpr("evaluations AS e").Column("e.id").Where("e.state = ?", Published).Apply(tx.By("e.published_at"))
	q := tx.NewSelect().Model(&rows).Where("s.person_id = ?", personID).Where("s.evaluation_id IN (?)", published).OrderExpr("s.id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("s.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Subject]{}, err
	}
	if err := unsealAll(f.box, rows); err != nil {
		return store.Page[Subject]{}, err
	}
	return store.Cut(rows, limit, func(s Subject) []string { return []string{s.ID} }), nil
}

// publishedBefore gives somebody's part in the last published evaluation of a period
// that ended before another's does, with its title; nil for none.
func (f *Feature) publishedBefore(ctx context.Context, db bun.IDB, personID string, e *Evaluation) (*Subject, string, error) {
	var earlier []Evaluation
	err := db.NewSelect().Model(&earlier).Where("e.state = ? AND e.ends_on < ? AND e.id <> ?", Published, e.EndsOn.String(), e.ID).
		Where("EXISTS (SELECT 1 FROM evaluation_subjects AS s WHERE s.evaluation_id = e.id AND s.person_id = ?)", personID).OrderExpr("e.ends_on DESC, e.id DESC").Limit(1).Scan(ctx)
	if err != nil || len(earlier) == 0 {
		return nil, "", err
	}
	s := &Subject{}
	if err := db.NewSelect().Model(s).Where("s.evaluation_id = ? AND s.person_id = ?", earlier[0].ID, personID).Scan(ctx); err != nil {
		return nil, "", err
	}
	return s, earlier[0].Title, s.unseal(f.box)
}

// named is a subject without what judges them, and what their evaluation is called.
type named struct {
	Subject
	Title string
}

// publishedByID gives those of some subjects whose evaluation is published.
func publishedByID(ctx context.Context, db bun.IDB, ids []string) (list []named, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().TableExpr("evaluation_subjects AS s").ColumnExpr("s.id, s.person_id, s.team_id, s.manager_id, s.second_id, e.title").
		Join("JOIN evaluations AS e ON e.id = s.evaluation_id").Where("s.id IN (?) AND e.state = ?", bun.List(ids), Published).Scan(ctx, &list)
	return list, err
}

// reviewersOf gives who writes the forms of some subjects, by subject, without what they
// wrote.
func reviewersOf(ctx context.Context, db bun.IDB, subjectIDs []string) (map[string][]Form, error) {
	var rows []Form
	err := db.NewSelect().Model(&rows).Column("id", "subject_id", "kind", "reviewer_id").Where("f.subject_id IN (?)", bun.List(subjectIDs)).Scan(ctx)
	by := map[string][]Form{}
	for _, one := range rows {
		by[one.SubjectID] = append(by[one.SubjectID], one)
	}
	return by, err
}
