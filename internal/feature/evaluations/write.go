package evaluations

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Bounds of an evaluation.
const (
	maxTitle  = 100       // characters
	maxDays   = 2*366 + 1 // of a period
	maxPeople = 5000      // of one evaluation; larger companies open one for each part
)

// Plan is what HR says of an evaluation.
type Plan struct {
	Title    string
	StartsOn date.Date
	EndsOn   date.Date
	DueOn    date.Date
	Of       org.Population
	Form     evaluation.Form
}

// Draw drafts an evaluation.
func (f *Feature) Draw(ctx context.Context, who access.Actor, in Plan) (e *Evaluation, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.EvaluationUpdate, access.Target{}); err != nil {
			return err
		}
		e = &Evaluation{ID: act.NewID(), State: Draft, AuthorID: tx.Who.ID, CreatedAt: tx.Now, Version: 1}
		if err := f.take(ctx, tx, e, in); err != nil {
			return err
		}
		if err := addEvaluation(ctx, tx, e); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "evaluation.drafted", Subject: e.ref(), After: e.facts()})
	})
	return e, err
}

// Change changes a draft. version 0 skips the check for a change in between.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, in Plan) error {
	return f.step(ctx, who, id, version, "evaluation.changed", func(ctx context.Context, tx *act.Tx, e *Evaluation, _ *News) error {
		if e.State != Draft {
			return fault.New(fault.Conflict, "evaluations.not_draft")
		}
		return f.take(ctx, tx, e, in)
	})
}

// step is a change of an evaluation by HR.
func (f *Feature) step(ctx context.Context, who access.Actor, id string, version int64, kind string, change func(context.Context, *act.Tx, *Evaluation, *News) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		e, err := loadEvaluation(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.EvaluationUpdate, access.Target{}); err != nil {
			return err
		}
		if version != 0 && version != e.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before, news := e.facts(), News{Evaluation: e}
		if err := change(ctx, tx, e, &news); err != nil {
			return err
		}
		if err := saveEvaluation(ctx, tx, e); err != nil {
			return err
		}
		after := e.facts()
		if news.Why != "" {
			after["reason"] = news.Why
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: e.ref(), Before: before, After: after, Detail: news})
	})
}

// take puts a plan into an evaluation and finds what is wrong with it, all at once.
func (f *Feature) take(ctx context.Context, tx *act.Tx, e *Evaluation, in Plan) error {
	e.Title, e.StartsOn, e.EndsOn, e.DueOn = strings.TrimSpace(in.Title), store.AsDay(in.StartsOn), store.AsDay(in.EndsOn), store.AsDay(in.DueOn)
	e.Population.V = in.Of
	for i := range in.Form.Levels {
		in.Form.Levels[i].Name = strings.TrimSpace(in.Form.Levels[i].Name)
	}
	sorting.By(in.Form.Reviewers, func(a, b evaluation.Reviewer) int {
		return slices.Index(evaluation.Reviewers(), a) - slices.Index(evaluation.Reviewers(), b)
	})
	e.Form.V = in.Form
	all, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	policy, err := f.People.Policy(ctx, tx)
	if err != nil {
		return err
	}
	return e.check(all, policy.Apart)
}

func (e *Evaluation) check(all *people.Org, apart bool) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	need(e.Title != "", "/title", "input.required")
	need(utf8.RuneCountInString(e.Title) <= maxTitle, "/title", "input.too_long", fault.Args{"limit": maxTitle})
	need(!e.StartsOn.IsZero(), "/starts_on", "input.required")
	need(!e.EndsOn.IsZero(), "/ends_on", "input.required")
	need(!e.DueOn.IsZero(), "/due_on", "input.required")
	need(!e.EndsOn.Before(e.StartsOn.Date) && e.EndsOn.Sub(e.StartsOn.Date) <= maxDays, "/ends_on", "evaluations.period")
	need(!e.DueOn.Before(e.StartsOn.Date), "/due_on", "evaluations.due")
	bad = append(bad, all.CheckPopulation("/population", e.Population.V)...)
	if err := e.Form.V.Check(apart); err != nil {
		g, ok := fault.Of(err)
		if !ok {
			return err
		}
		bad = append(bad, g)
	}
	return fault.Join(bad)
}

// Delete takes a draft away for good: nobody was asked anything by it.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		e, err := loadEvaluation(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.EvaluationUpdate, access.Target{}); err != nil {
			return err
		}
		if e.State != Draft {
			return fault.New(fault.Conflict, "evaluations.not_draft")
		}
		if err := dropEvaluation(ctx, tx, e.ID); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "evaluation.deleted", Subject: e.ref(), Before: e.facts()})
	})
}

// Open fixes the form and asks everybody: people come with the teams and managers
// that they have now.
func (f *Feature) Open(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, "evaluation.opened", func(ctx context.Context, tx *act.Tx, e *Evaluation, news *News) error {
		switch {
		case e.State != Draft:
			return fault.New(fault.Conflict, "evaluations.not_draft")
		case !f.box.Usable():
			return fault.New(fault.Conflict, "evaluations.no_key")
		}
		all, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		policy, err := f.People.Policy(ctx, tx)
		if err != nil {
			return err
		}
		if err := e.check(all, policy.Apart); err != nil { // a team may be gone, a rule may be new
			return err
		}
		whom := all.Populate(e.Population.V)
		switch {
		case len(whom) == 0:
			return fault.New(fault.Conflict, "evaluations.nobody")
		case len(whom) > maxPeople:
			return fault.New(fault.Conflict, "evaluations.too_many", fault.Args{"limit": maxPeople})
		}
		subjects, forms := make([]Subject, len(whom)), []Form(nil)
		for i, p := range whom {
			s := Subject{ID: act.NewID(), EvaluationID: e.ID, PersonID: p.ID, TeamID: p.TeamID, JobLevel: p.JobLevel, Choice: Choosing, Version: 1}
			s.ManagerID, _ = all.Above(p.ID)
			if s.ManagerID != "" {
				s.SecondID, _ = all.Above(s.ManagerID)
			}
			subjects[i] = s
			forms = append(forms, s.forms(e)...)
		}
		e.State, e.OpenedAt, news.Asked = Open, tx.Now, owing(forms)
		return addSubjects(ctx, tx, subjects, forms)
	})
}

// owing are those who have forms to write, each once.
func owing(forms []Form) (ids []string) {
	for _, one := range forms {
		if one.State == Asked && one.ReviewerID != "" {
			ids = append(ids, one.ReviewerID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// forms are those that are asked for when an evaluation is opened. A manager's is
// there also where nobody is above: HR sees that it waits, and gives it to somebody.
func (s *Subject) forms(e *Evaluation) (list []Form) {
	ask := func(kind evaluation.Reviewer, reviewerID string) {
		if e.Form.V.Has(kind) {
			list = append(list, Form{ID: act.NewID(), EvaluationID: e.ID, SubjectID: s.ID, PersonID: s.PersonID, Kind: kind, ReviewerID: reviewerID, State: Asked, Version: 1})
		}
	}
	ask(evaluation.Self, s.PersonID)
	ask(evaluation.Manager, s.ManagerID)
	if s.SecondID != "" {
		ask(evaluation.Second, s.SecondID)
	}
	return list
}
