package evaluations

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Evaluated is one person's evaluation, as far as the caller may see it.
type Evaluated struct {
	Subject    *Subject
	Evaluation *Evaluation
	Own        bool   // the caller's
	Forms      []Form // handed in, those that the caller may read
	Score      *okr.Score
	Org        *people.Org
	Who        access.Actor
}

// Subject reads a person's evaluation: for whom it is about, as far as it is
// theirs to see; for those who manage them; and for HR, whose look is written down.
func (f *Feature) Subject(ctx context.Context, who access.Actor, id string) (v Evaluated, err error) {
	read := func(ctx context.Context, tx *act.Tx) error {
		s, err := loadSubject(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.EvaluationView, s.target()); err != nil {
			return err
		}
		v = Evaluated{Subject: s, Own: s.PersonID == tx.Who.ID, Who: tx.Who}
		if v.Evaluation, err = loadEvaluation(ctx, tx, s.EvaluationID); err != nil {
			return err
		}
		if v.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		forms, err := formsOf(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		for _, one := range forms[id] {
			if one.State == HandedIn && v.reads(one.Kind) {
				v.Forms = append(v.Forms, one)
			}
		}
		scores, err := f.scores(ctx, tx, v.Evaluation, []string{s.PersonID})
		if err != nil {
			return err
		}
		v.Score = scores[s.PersonID]
		if !tx.Writing() {
			return nil
		}
		return tx.Tell(ctx, act.Told{Kind: "evaluation.viewed", Subject: v.Evaluation.ref(), After: map[string]any{"title": v.Evaluation.Title, "person_id": s.PersonID}})
	}
	if who.Role == access.HR {
		return v, f.act.Write(ctx, who, read)
	}
	return v, f.act.Read(ctx, who, read)
}

// reads reports whether the caller may read a form of a kind. Who is evaluated
// reads their own until the ratings are published.
func (v *Evaluated) reads(kind evaluation.Reviewer) bool {
	if v.Own {
		return kind == evaluation.Self
	}
	return judges(kind)
}
