package evaluations

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Page is a page of evaluations.
type Page struct {
	Items  []Evaluation
	Next   string
	Counts map[string][]Count // by evaluation
	Org    *people.Org
	Who    access.Actor
}

// List pages through evaluations, for HR. It tells no rating.
func (f *Feature) List(ctx context.Context, who access.Actor, cursor string, limit int) (page Page, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.EvaluationUpdate, access.Target{}); err != nil {
			return err
		}
		list, err := listEvaluations(ctx, tx, cursor, limit)
		if err == nil && tx.Past() {
			list.Items, err = f.putBack(ctx, tx, list.Items)
		}
		if err != nil {
			return err
		}
		page = Page{Items: list.Items, Next: list.Next, Who: tx.Who}
		if page.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		ids := make([]string, len(list.Items))
		for i, e := range list.Items {
			ids[i] = e.ID
		}
		page.Counts, err = f.counts(ctx, tx, ids, list.Items)
		return err
	})
	return page, err
}

// Shown is one evaluation with what is needed to show it.
type Shown struct {
	Evaluation *Evaluation
	Counts     []Count
	Heads      Heads // of a draft, whom it would be of now
	Org        *people.Org
	Who        access.Actor
}

// Evaluation reads one, for HR. It tells no rating.
func (f *Feature) Evaluation(ctx context.Context, who access.Actor, id string) (v Shown, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v = Shown{Who: tx.Who}
		if v.Evaluation, err = f.forHR(ctx, tx, id); err != nil {
			return err
		}
		if v.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if v.Evaluation.State == Draft {
			v.Heads.People = len(v.Org.Populate(v.Evaluation.Population.V))
			return nil
		}
		counts, err := f.counts(ctx, tx, []string{id}, []Evaluation{*v.Evaluation})
		if err != nil {
			return err
		}
		v.Counts = counts[id]
		v.Heads, err = countSubjects(ctx, tx, id)
		return err
	})
	return v, err
}

func (f *Feature) forHR(ctx context.Context, tx *act.Tx, id string) (*Evaluation, error) {
	e, err := loadEvaluation(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.EvaluationUpdate, access.Target{}); err != nil {
		return nil, err
	}
	return f.asThen(ctx, tx, e)
}

// Owing is who of an evaluation has handed in what.
type Owing struct {
	Items []Subject
	Next  string
	Forms map[string][]Form // by subject
	Away  map[string]string // who is away today, with their deputy
	Org   *people.Org
}

// Owing pages through the people of an evaluation, for HR; only those of whom a
// form is still owed where so asked. It tells no rating.
func (f *Feature) Owing(ctx context.Context, who access.Actor, id string, only bool, cursor string, limit int) (page Owing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		e, err := f.forHR(ctx, tx, id)
		if err != nil || tx.Past() && e.State == Draft {
			return err
		}
		list, err := f.subjectsPage(ctx, tx, id, only && !tx.Past(), cursor, limit)
		if err != nil {
			return err
		}
		page = Owing{Items: list.Items, Next: list.Next}
		if page.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if page.Away, err = f.People.Away(ctx, tx, f.Cycles.Today(tx)); err != nil {
			return err
		}
		if tx.Past() {
			err = f.owedThen(ctx, tx, e, &page, only)
		} else {
			page.Forms, err = f.formsOf(ctx, tx, idsOf(list.Items))
		}
		if err != nil {
			return err
		}
		for _, s := range list.Items {
			if s.PersonID == tx.Who.ID { // who of HR is evaluated doesn't see whom their manager asks
				page.Forms[s.ID] = slices.DeleteFunc(page.Forms[s.ID], func(one Form) bool { return one.Kind.Colleague() })
			}
		}
		return nil
	})
	return page, err
}

func idsOf(subjects []Subject) []string {
	ids := make([]string, len(subjects))
	for i, s := range subjects {
		ids[i] = s.ID
	}
	return ids
}

// counts counts the forms of evaluations, as they are or stood.
func (f *Feature) counts(ctx context.Context, tx *act.Tx, ids []string, list []Evaluation) (map[string][]Count, error) {
	if tx.Past() {
		return countsThen(ctx, tx, list)
	}
	return countForms(ctx, tx, ids)
}
