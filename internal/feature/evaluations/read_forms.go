package evaluations

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Forms is a page of the caller's forms.
type Forms struct {
	Items       []Form
	Next        string
	Evaluations map[string]*Evaluation
	Org         *people.Org
}

// Mine pages through the forms that the caller is asked to write, or has handed in.
func (f *Feature) Mine(ctx context.Context, who access.Actor, state FormState, cursor string, limit int) (page Forms, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.EvaluationView, access.Target{Responsible: []string{tx.Who.ID}}); err != nil {
			return err
		}
		list, err := f.formsPage(ctx, tx, tx.Who.ID, state, cursor, limit)
		if err != nil {
			return err
		}
		page = Forms{Items: list.Items, Next: list.Next}
		if page.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		ids := make([]string, len(list.Items))
		for i, one := range list.Items {
			ids[i] = one.EvaluationID
		}
		if page.Evaluations, err = f.loadAll(ctx, tx, ids); err != nil || !tx.Past() {
			return err
		}
		return f.mineThen(ctx, tx, &page, state)
	})
	return page, err
}

// Writing is one form with what its reviewer needs.
type Writing struct {
	Form       *Form
	Evaluation *Evaluation
	Rating     *evaluation.Rating // what the form comes to; nil for colleagues
	Score      *okr.Score         // of the person's OKRs; nil while unknown
	Org        *people.Org
	Who        access.Actor
}

// Form reads one form, for its reviewer.
func (f *Feature) Form(ctx context.Context, who access.Actor, id string) (v Writing, err error) {
	return f.rated(ctx, who, id, nil)
}

// Preview works out what answers would come to. Nothing is kept.
func (f *Feature) Preview(ctx context.Context, who access.Actor, id string, in evaluation.Answers) (v Writing, err error) {
	return f.rated(ctx, who, id, &in)
}

func (f *Feature) rated(ctx context.Context, who access.Actor, id string, in *evaluation.Answers) (v Writing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.loadForm(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.EvaluationReview, one.target()); err != nil {
			return err
		}
		v = Writing{Form: one, Who: tx.Who}
		if v.Evaluation, err = f.load(ctx, tx, one.EvaluationID); err != nil {
			return err
		}
		if tx.Past() {
			if v.Form, err = f.formThenOf(ctx, tx, v.Evaluation, one); err != nil {
				return err
			}
			v.Org, err = f.People.Org(ctx, tx)
			return err
		}
		if v.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if in == nil {
			in = &one.Answers
		}
		for _, a := range in.Sections {
			if a.Level < 0 || a.Level > len(v.Evaluation.Form.V.Levels) {
				return fault.At("/sections", "evaluation.level_unknown")
			}
		}
		if !judges(one.Kind) { // colleagues tell what they saw; the score of the OKRs is not for them
			return nil
		}
		scores, err := f.scores(ctx, tx, v.Evaluation, []string{one.PersonID})
		if err != nil {
			return err
		}
		v.Score = scores[one.PersonID]
		r := v.Evaluation.Form.V.Rate(*in, v.Score)
		v.Rating = &r
		return nil
	})
	return v, err
}

// judges reports whether a reviewer sees the rating that their form comes to.
func judges(kind evaluation.Reviewer) bool {
	return kind == evaluation.Self || kind == evaluation.Manager || kind == evaluation.Second
}

// scores are the final scores of people's OKRs in the period: of the cycles that
// lie in it whole.
func (f *Feature) scores(ctx context.Context, tx *act.Tx, e *Evaluation, personIDs []string) (map[string]*okr.Score, error) {
	cycleIDs, err := f.cyclesIn(ctx, tx, e)
	if err != nil || len(cycleIDs) == 0 {
		return nil, err
	}
	return f.Reviews.Attained(ctx, tx, cycleIDs, personIDs)
}

// cyclesIn lists the cycles that lie whole in the period.
func (f *Feature) cyclesIn(ctx context.Context, tx *act.Tx, e *Evaluation) (ids []string, err error) {
	set, err := f.Cycles.Set(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, c := range set.All() {
		if !c.StartsOn.Before(e.StartsOn.Date) && !c.EndsOn.After(e.EndsOn.Date) {
			ids = append(ids, c.ID)
		}
	}
	return ids, nil
}
