package evaluations

import (
	"context"
	"slices"

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
	Own        bool             // the caller's
	Forms      []Form           // handed in, those that the caller may read
	Pool       *evaluation.Pool // of colleagues; nil for too few answers, or where the caller may not read it
	Pooled     int              // colleagues who have handed in
	Manages    bool             // the caller may agree to colleagues
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
		forms, err := formsOf(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		if err := tx.Allow(access.EvaluationView, s.seen(forms[id])); err != nil {
			return err
		}
		v = Evaluated{Subject: s, Own: s.PersonID == tx.Who.ID, Who: tx.Who}
		if v.Evaluation, err = loadEvaluation(ctx, tx, s.EvaluationID); err != nil {
			return err
		}
		if v.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		v.Manages = slices.Contains(managing(s, forms[id]), tx.Who.ID)
		answers := pooled(forms[id])
		if v.Pooled = len(answers); !v.Own {
			v.Pool = v.Evaluation.Form.V.Pool(answers)
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
	if who.Role == access.HR && !f.isOwn(ctx, who, id) {
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
	return judges(kind) || v.Who.Role == access.HR // only HR sees which colleague said what
}

// isOwn reports whether an evaluation is the caller's own, which is no look at
// somebody else's. It tells nothing of what it can't find.
func (f *Feature) isOwn(ctx context.Context, who access.Actor, id string) (own bool) {
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := loadSubject(ctx, tx, id)
		own = err == nil && s.PersonID == who.ID
		return err
	})
	return own && err == nil
}

// seen is the subject as the policy sees it, with those who write the forms of its
// managers in their place.
func (s *Subject) seen(forms []Form) access.Target {
	t := s.target()
	for _, one := range forms {
		if (one.Kind == evaluation.Manager || one.Kind == evaluation.Second) && one.ReviewerID != "" {
			t.Responsible = append(t.Responsible, one.ReviewerID)
		}
	}
	return t
}
