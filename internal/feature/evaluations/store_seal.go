package evaluations

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// plainSubject are the columns that held a judgement before it was sealed. They are
// read while they hold something, and emptied with the next write.
type plainSubject struct {
	Level       int64  `bun:"level"`
	Value       string `bun:"value"`
	Suggested   int64  `bun:"suggested"`
	Score       *int64 `bun:"score"`
	AppealWords string `bun:"appeal_words"`
	AnswerWords string `bun:"answer_words"`
	Growth      string `bun:"growth"`
}

// sealed is a row that is kept from whoever reads the database without the key:
// seal before it is written, unseal once it is read.
type sealed[T any] interface {
	*T
	seal(*secret.Box) error
	unseal(*secret.Box) error
}

func (s *Subject) seal(box *secret.Box) (err error) {
	s.Plain = plainSubject{}
	s.Sealed, err = seal(box, s.Judgement, "evaluation.subject:"+s.ID)
	return err
}

func (s *Subject) unseal(box *secret.Box) error {
	if s.Sealed != "" {
		return unseal(box, s.Sealed, "evaluation.subject:"+s.ID, &s.Judgement)
	}
	p := s.Plain
	s.Judgement = Judgement{Level: p.Level, Value: p.Value, Suggested: p.Suggested, Score: p.Score, AppealWords: p.AppealWords, AnswerWords: p.AnswerWords}
	return plain(p.Growth, &s.Growth)
}

func (one *Form) seal(box *secret.Box) (err error) {
	one.Plain = ""
	one.Sealed, err = seal(box, one.Answers, "evaluation.form:"+one.ID)
	return err
}

func (one *Form) unseal(box *secret.Box) error {
	one.Answers = evaluation.Answers{}
	if one.Sealed != "" {
		return unseal(box, one.Sealed, "evaluation.form:"+one.ID, &one.Answers)
	}
	return plain(one.Plain, &one.Answers)
}

func (c *Change) seal(box *secret.Box) (err error) {
	c.Plain = Step{}
	c.Sealed, err = seal(box, c.Step, "evaluation.change:"+c.ID)
	return err
}

func (c *Change) unseal(box *secret.Box) error {
	if c.Sealed != "" {
		return unseal(box, c.Sealed, "evaluation.change:"+c.ID, &c.Step)
	}
	c.Step = c.Plain
	return nil
}

// seal gives "" for what says nothing, which needs no key: evaluations.no_key for
// anything else where there is none.
func seal[T any](box *secret.Box, v T, purpose string) (string, error) {
	var nothing T
	blank, err := json.Marshal(nothing)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(v)
	if err != nil || string(text) == string(blank) {
		return "", err
	}
	out, err := box.Seal(string(text), purpose)
	if errors.Is(err, secret.ErrNoKey) {
		return "", fault.New(fault.Conflict, "evaluations.no_key")
	}
	return out, err
}

// unseal refuses what was sealed with a key that isn't there (any more):
// evaluations.other_key.
func unseal[T any](box *secret.Box, text, purpose string, into *T) error {
	err := box.OpenJSON(text, purpose, into)
	if errors.Is(err, secret.ErrSpoilt) || errors.Is(err, secret.ErrNoKey) || errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Conflict, "evaluations.other_key")
	}
	return err
}

func plain[T any](text string, into *T) error {
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}

func sealAll[T any, P sealed[T]](box *secret.Box, rows []T) error {
	for i := range rows {
		if err := P(&rows[i]).seal(box); err != nil {
			return err
		}
	}
	return nil
}

func unsealAll[T any, P sealed[T]](box *secret.Box, rows []T) error {
	for i := range rows {
		if err := P(&rows[i]).unseal(box); err != nil {
			return err
		}
	}
	return nil
}

// What is still in plain text, in each of the three tables.
const (
	plainSubjects = "s.sealed = '' AND (s.level <> 0 OR s.value <> '' OR s.suggested <> 0 OR s.score IS NOT NULL OR s.appeal_words <> '' OR s.answer_words <> '' OR s.growth <> '')"
	plainForms    = "f.sealed = '' AND f.answers <> ''"
	plainChanges  = "c.sealed = ''"
)

// inPlain finds an evaluation of which something is still in plain text; "" for none.
func inPlain(ctx context.Context, db bun.IDB) (id string, err error) {
	for _, q := range []*bun.SelectQuery{
		db.NewSelect().Model((*Subject)(nil)).Column("evaluation_id").Where(plainSubjects),
		db.NewSelect().Model((*Form)(nil)).Column("evaluation_id").Where(plainForms),
		db.NewSelect().Model((*Subject)(nil)).Column("evaluation_id").Where("s.id IN (SELECT c.subject_id FROM evaluation_changes AS c WHERE " + plainChanges + ")"),
	} {
		var ids []string
		if err := q.Limit(1).Scan(ctx, &ids); err != nil {
			return "", err
		}
		if len(ids) > 0 {
			return ids[0], nil
		}
	}
	return "", nil
}

// sealSome seals some of what is still in plain text of an evaluation, and overwrites
// it; n is how many rows. Whoever writes one of them meanwhile seals it themselves.
func (f *Feature) sealSome(ctx context.Context, db bun.IDB, evaluationID string, limit int64) (n int, err error) {
	if err := store.Overwrite(ctx, db); err != nil {
		return 0, err
	}
	var subjects []Subject
	if err := db.NewSelect().Model(&subjects).Where("s.evaluation_id = ?", evaluationID).Where(plainSubjects).Limit(limit).Scan(ctx); err != nil {
		return 0, err
	}
	var forms []Form
	if err := db.NewSelect().Model(&forms).Where("f.evaluation_id = ?", evaluationID).Where(plainForms).Limit(limit).Scan(ctx); err != nil {
		return 0, err
	}
	var changes []Change
	if err := db.NewSelect().Model(&changes).Where("c.subject_id IN (SELECT s.id FROM evaluation_subjects AS s WHERE s.evaluation_id = ?)", evaluationID).Where(plainChanges).Limit(limit).Scan(ctx); err != nil {
		return 0, err
	}
	if err := errors.Join(reseal(ctx, db, f.box, subjects, "sealed", "level", "value", "suggested", "score", "appeal_words", "answer_words", "growth"),
		reseal(ctx, db, f.box, forms, "sealed", "answers"), reseal(ctx, db, f.box, changes, "sealed", "from_level", "to_level", "reason")); err != nil {
		return 0, err
	}
	return len(subjects) + len(forms) + len(changes), nil
}

// reseal writes rows that were in plain text. It is no change that anybody could
// overwrite, so their versions stay.
func reseal[T any, P sealed[T]](ctx context.Context, db bun.IDB, box *secret.Box, rows []T, columns ...string) error {
	for i := range rows {
		row := P(&rows[i])
		if err := row.unseal(box); err != nil {
			return err
		}
		if err := row.seal(box); err != nil {
			return err
		}
		if _, err := db.NewUpdate().Model(row).Column(columns...).WherePK().Where("sealed = ''").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
