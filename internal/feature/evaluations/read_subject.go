package evaluations

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Evaluated is one person's evaluation, as far as the caller may see it.
type Evaluated struct {
	Subject    *Subject
	Evaluation *Evaluation
	Own        bool             // the caller's
	Forms      []Form           // handed in, those that the caller may read
	Pool       *evaluation.Pool // of colleagues; nil until all of them have handed in, or where the caller may not read it
	Asked      int              // colleagues; 0 where the caller may not know, as the next
	Pooled     int              // of them have handed in
	Manages    bool             // the caller may agree to colleagues
	Standing   Standing
	Changes    []Change // of the level by hand; for who manages the person and HR
	Org        *people.Org
	Who        access.Actor

	target access.Target // by which the caller may see it now
}

// Subject reads a person's evaluation: for whom it is about, as far as it is
// theirs to see; for those who manage them; and for HR, whose look is written down.
func (f *Feature) Subject(ctx context.Context, who access.Actor, id string) (v Evaluated, err error) {
	if who.Role == access.HR && !f.isOwn(ctx, who, id) {
		err = f.act.Look(ctx, who, f.seeing(&v, id), func(ctx context.Context, tx *act.Tx) error {
			return v.Evaluation.looked(ctx, tx, "evaluation.viewed", access.EvaluationView, v.target, map[string]any{"person_id": v.Subject.PersonID})
		})
		return v, err
	}
	return f.Afterwards(ctx, who, id)
}

// Afterwards reads a person's evaluation for who has just changed it: the change is
// in the trail, and no further look is.
func (f *Feature) Afterwards(ctx context.Context, who access.Actor, id string) (v Evaluated, err error) {
	err = f.act.Read(ctx, who, f.seeing(&v, id))
	return v, err
}

// seeing reads a person's evaluation.
func (f *Feature) seeing(v *Evaluated, id string) func(context.Context, *act.Tx) error {
	return func(ctx context.Context, tx *act.Tx) error {
		s, err := f.loadSubject(ctx, tx, id)
		if err != nil {
			return err
		}
		forms, err := f.formsOf(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		if err := tx.Allow(access.EvaluationView, s.seen(forms[id])); err != nil {
			return err
		}
		*v = Evaluated{Subject: s, Own: s.PersonID == tx.Who.ID, Who: tx.Who, target: s.seen(forms[id])}
		if v.Evaluation, err = f.load(ctx, tx, s.EvaluationID); err != nil {
			return err
		}
		if v.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		v.Manages = slices.Contains(managing(s, forms[id]), tx.Who.ID)
		if tx.Past() {
			return f.seeingThen(ctx, tx, v)
		}
		v.read(forms[id])
		if v.Standing, err = f.standing(ctx, tx, v.Evaluation, s); err != nil {
			return err
		}
		if !v.Own {
			v.Changes, err = f.changesOf(ctx, tx, id)
		}
		return err
	}
}

// read takes of the forms what the caller may read.
func (v *Evaluated) read(forms []Form) {
	if !v.Own || v.Evaluation.State == Published {
		v.pool(forms)
	}
	v.said(forms)
}

// pool takes of the forms what colleagues say together.
func (v *Evaluated) pool(forms []Form) {
	answers, asked := pooled(forms)
	v.Asked, v.Pooled = asked, len(answers)
	if complete(forms) {
		v.Pool = v.Evaluation.Form.V.Pool(answers)
	}
}

// said takes of the forms those that the caller may read one by one.
func (v *Evaluated) said(forms []Form) {
	above := slices.Contains(v.Subject.seen(forms).Responsible, v.Who.ID) || slices.Contains(v.target.Responsible, v.Who.ID)
	for _, one := range forms {
		if one.State == HandedIn && v.reads(one.Kind, above) {
			v.Forms = append(v.Forms, one)
		}
	}
}

// reads reports whether the caller may read a form of a kind. Who is evaluated
// reads their own until the ratings are published. Only HR sees which colleague
// said what, and not where they manage the person themselves.
func (v *Evaluated) reads(kind evaluation.Reviewer, above bool) bool {
	if v.Own && v.Evaluation.State != Published {
		return kind == evaluation.Self
	}
	return judges(kind) || !v.Own && !above && v.Who.Role == access.HR
}

// chooses reports whether the caller sees which colleagues are asked. The person
// does until the manager agrees, to those proposed or to others.
func (v *Evaluated) chooses() bool {
	if v.Own {
		return v.Subject.Choice != Agreed
	}
	return v.Manages || v.Who.Role == access.HR
}

// isOwn reports whether an evaluation is the caller's own, which is no look at
// somebody else's. It tells nothing of what it can't find.
func (f *Feature) isOwn(ctx context.Context, who access.Actor, id string) (own bool) {
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.loadSubject(ctx, tx, id)
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
