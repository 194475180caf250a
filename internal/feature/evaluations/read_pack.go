package evaluations

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// most bounds each list of a pack; what is cut off is said, and found on the pages
// that the pack links to.
const most = 100

// Pack is what somebody did in the period, as far as the caller may see it.
type Pack struct {
	Objectives    []objectives.Standing // that the person owns
	Final         map[string]okr.Score  // settled, by objective
	Contributions []Contribution        // their key results of others' objectives
	Actions       []plans.Standing
	Done          Tally
	Given         feedback.Page // feedback and recognitions to them
	Growth        []GrowthLine  // what they set out to do, after the evaluation before
	GrowthOf      string        // that evaluation's title; "" for none that the caller may see
	Cut           bool          // a list was longer than most
	Org           *people.Org
}

// Contribution is a key result that somebody has in another's objective.
type Contribution struct {
	Objective objectives.Standing
	At        int // of Objective.Results
}

// Tally counts actions by how they went.
type Tally struct {
	InTime int // done by the due date
	Late   int // done after it
	Over   int // open, and over the due date
	Open   int
}

// Pack draws together what somebody did, for their reviewers and whoever may see
// their evaluation. Each part asks leave on its own: nobody reads more here than
// on the page that it links to.
func (f *Feature) Pack(ctx context.Context, who access.Actor, subjectID string) (p Pack, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.loadSubject(ctx, tx, subjectID)
		if err != nil {
			return err
		}
		forms, err := f.formsOf(ctx, tx, []string{subjectID})
		if err != nil {
			return err
		}
		target := s.target()
		for _, one := range forms[subjectID] {
			if one.ReviewerID != "" {
				target.Responsible = append(target.Responsible, one.ReviewerID)
			}
		}
		if err := tx.Allow(access.EvaluationView, target); err != nil {
			return err
		}
		e, err := loadEvaluation(ctx, tx, s.EvaluationID)
		if err != nil {
			return err
		}
		p = Pack{}
		if p.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		cycleIDs, err := f.cyclesIn(ctx, tx, e)
		if err != nil {
			return err
		}
		for _, id := range cycleIDs {
			if err := f.packCycle(ctx, tx, &p, s.PersonID, id); err != nil {
				return err
			}
		}
		if err := f.packFinal(ctx, tx, &p); err != nil {
			return err
		}
		if err := f.packGrowth(ctx, tx, &p, s.PersonID, e); err != nil {
			return err
		}
		p.Given, err = f.Feedback.List(ctx, tx.Who, feedback.Filter{ToID: s.PersonID, Since: f.morning(e.StartsOn.Date), Before: f.morning(e.EndsOn.AddDays(1)), Limit: most})
		p.Cut = p.Cut || p.Given.Next != ""
		return err
	})
	return p, err
}

// morning is when a day begins where the workspace is.
func (f *Feature) morning(d date.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, f.loc).UTC()
}

// packCycle adds what somebody did in one cycle.
func (f *Feature) packCycle(ctx context.Context, tx *act.Tx, p *Pack, personID, cycleID string) error {
	list, next, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{CycleID: cycleID, OwnerID: personID, Limit: most})
	if err != nil {
		return err
	}
	p.Cut = p.Cut || next != ""
	for _, s := range list {
		if s.State != okr.Active && s.State != okr.Closed {
			continue
		}
		if s.OwnerID == personID {
			p.Objectives = append(p.Objectives, s)
			continue
		}
		for i := range s.Results {
			if s.Results[i].OwnerID == personID && !s.Results[i].Dropped {
				p.Contributions = append(p.Contributions, Contribution{Objective: s, At: i})
			}
		}
	}
	actions, next, err := f.Plans.List(ctx, tx.Who, plans.Filter{PersonIDs: []string{personID}, CycleID: cycleID, Limit: most})
	if err != nil {
		return err
	}
	p.Cut = p.Cut || next != ""
	for _, a := range actions {
		if a.State == plan.Dropped {
			continue
		}
		p.Actions = append(p.Actions, a)
		p.Done.count(a, f.loc)
	}
	return nil
}

// count adds one action.
func (t *Tally) count(a plans.Standing, loc *time.Location) {
	switch {
	case a.State == plan.Done && !a.DueOn.IsZero() && date.In(a.DoneAt, loc).After(a.DueOn.Date):
		t.Late++
	case a.State == plan.Done:
		t.InTime++
	case a.Timing.Signal == plan.Overdue:
		t.Over++
	default:
		t.Open++
	}
}

// packFinal adds the settled scores of the objectives that are there.
func (f *Feature) packFinal(ctx context.Context, tx *act.Tx, p *Pack) error {
	ids := make([]string, len(p.Objectives))
	for i, o := range p.Objectives {
		ids[i] = o.ID
	}
	final, err := f.Reviews.Final(ctx, tx, ids)
	p.Final = final
	return err
}

// packGrowth adds the growth plan that came out of the evaluation before, for those
// who may see that one: the person, who managed them then, who leads them, and HR.
func (f *Feature) packGrowth(ctx context.Context, tx *act.Tx, p *Pack, personID string, e *Evaluation) error {
	s, title, err := f.publishedBefore(ctx, tx, personID, e)
	if err != nil || s == nil || len(s.Growth) == 0 || access.Decide(tx.Who, access.EvaluationView, s.target()) != access.Allow {
		return err
	}
	p.Growth, p.GrowthOf = s.Growth, title
	return nil
}
