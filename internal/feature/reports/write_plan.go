package reports

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Settle says when a team's drafts are made by the program, and who sees its
// reports from now on. Who sees those that were sent stays as it was.
func (f *Feature) Settle(ctx context.Context, who access.Actor, in Plan, version int64) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := f.mayPrepare(ctx, tx, in.TeamID); err != nil {
			return err
		}
		if err := tx.Allow(access.ReportUpdate, access.Target{TeamID: in.TeamID}); err != nil {
			return err
		}
		p, err := planOf(ctx, tx, in.TeamID)
		if err != nil {
			return err
		}
		if version != 0 && version != p.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		if in.Visibility != access.Everyone && in.Visibility != access.TeamOnly {
			return fault.At("/visibility", "report.visibility")
		}
		before := p.facts()
		if in.Active && !p.Active { // whatever is due by now this week was not wished for
			due, err := f.due(ctx, tx, &in)
			if err != nil {
				return err
			}
			if !due.IsZero() && !tx.Now.Before(due) {
				p.SeenTo = store.AsDay(report.WeekOf(f.Cycles.Today(tx)))
			}
		}
		p.Active, p.Weekday, p.At, p.Visibility = in.Active, in.Weekday, in.At, in.Visibility
		if err := savePlan(ctx, tx, p); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "report_plan.settled", Subject: p.ref(), Before: before, After: p.facts()})
	})
}

// due is when a plan's draft of this week is made; zero for a week without one.
func (f *Feature) due(ctx context.Context, tx *act.Tx, p *Plan) (time.Time, error) {
	calendar, err := f.Cycles.Calendar(ctx, tx)
	if err != nil {
		return time.Time{}, err
	}
	on, ok := report.DueOn(report.WeekOf(f.Cycles.Today(tx)), p.Weekday, calendar)
	if !ok {
		return time.Time{}, nil
	}
	return p.At.On(on, f.loc), nil
}

// Prepare makes the drafts that are due. A team has one report of a week, so two
// replicas make one; where one was made by hand, that is it.
func (f *Feature) Prepare(ctx context.Context) error {
	var due []Plan
	system := access.System("reports")
	err := f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) error {
		plans, err := plansBefore(ctx, tx, report.WeekOf(f.Cycles.Today(tx)))
		if err != nil {
			return err
		}
		for _, p := range plans {
			at, err := f.due(ctx, tx, &p)
			if err != nil {
				return err
			}
			if !at.IsZero() && !tx.Now.Before(at) {
				due = append(due, p)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, p := range due {
		_, err := f.Make(ctx, system, p.TeamID, date.Date{})
		if err != nil && !fault.Is(err, "report.there") && !fault.Is(err, "report.team_unknown") {
			return err
		}
		err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
			return seen(ctx, tx, p.TeamID, report.WeekOf(f.Cycles.Today(tx)))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// PlanOf tells when a team's drafts are made.
func (f *Feature) PlanOf(ctx context.Context, who access.Actor, teamID string) (p *Plan, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		if err = f.mayPrepare(ctx, tx, teamID); err != nil {
			return err
		}
		p, err = planOf(ctx, tx, teamID)
		return err
	})
	return p, err
}
