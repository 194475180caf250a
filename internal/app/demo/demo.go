// Package demo fills an empty workspace with a believable operations
// department, some weeks into its quarter, through the same use cases that the
// screens call: what it shows, the product can do.
package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/auth"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/evaluations"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/incentives"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/metrics"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	featurepeople "github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/feature/retrospectives"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	featurethemes "github.com/sinan-okr/sinan/internal/feature/themes"
)

// Password is everybody's in the demo.
const Password = "sinan-demo"

// Domain is where the demo's addresses are.
const Domain = "@demo.example"

// Admin is the key of the demo's admin.
const Admin = "admin"

// Office is the program that is filled, with a clock that the demo moves.
type Office struct {
	People         *featurepeople.Feature
	Auth           *auth.Feature
	Cycles         *cycles.Feature
	Themes         *featurethemes.Feature
	Objectives     *objectives.Feature
	Alignments     *alignments.Feature
	Plans          *plans.Feature
	Checkins       *checkins.Feature
	Problems       *problems.Feature
	Reviews        *reviews.Feature
	Retrospectives *retrospectives.Feature
	Meetings       *meetings.Feature
	Reports        *reports.Feature
	Feedback       *feedback.Feature
	Evaluations    *evaluations.Feature
	Incentives     *incentives.Feature
	Metrics        *metrics.Feature
	Keyless        bool // nothing can be sealed: there are no ratings and no scheme
	Calendar       *cycle.Calendar
	Location       *time.Location
	Clock          *Clock
}

// Clock is a clock that stands where it is put.
type Clock struct{ at time.Time }

// NewClock makes a clock that stands at a moment.
func NewClock(at time.Time) *Clock { return &Clock{at} }

// Now is the moment the clock stands at.
func (c *Clock) Now() time.Time { return c.at }

// Put moves the clock to half past nine in the morning of a day, and a little
// further with each call, so that what happens on one day has an order.
func (c *Clock) put(day date.Date, loc *time.Location, minute int) {
	d := day.Time()
	c.at = time.Date(d.Year(), d.Month(), d.Day(), 9, 30, 0, 0, loc).Add(time.Duration(minute) * time.Minute)
}

// filling is the state of one run.
type filling struct {
	Office
	ctx      context.Context
	id       map[string]string // person, team, theme or objective by key
	names    map[string]string // e-mail key by name
	span     cycle.Span
	cycleID  string
	yearID   string
	today    date.Date
	minute   int
	workdays []date.Date // of the cycle that are over
}

// Fill fills the workspace as of a day.
func Fill(ctx context.Context, o Office, today date.Date) error {
	f := &filling{Office: o, ctx: ctx, id: map[string]string{}, names: map[string]string{}, today: today}
	quarter := (int(today.Month()) + 2) / 3
	t, err := cycle.Make(cycle.Quarter, today.Year(), quarter, o.Calendar)
	if err != nil {
		return err
	}
	year, err := cycle.Make(cycle.Year, today.Year(), 1, o.Calendar)
	if err != nil {
		return err
	}
	f.span = t.Span
	for d := f.span.StartsOn; !d.After(today) && !d.After(f.span.EndsOn); d = d.AddDays(1) {
		if o.Calendar.IsWorkday(d) {
			f.workdays = append(f.workdays, d)
		}
	}
	ended := f.span.StartsOn.AddDays(-1)
	last, err := cycle.Make(cycle.Quarter, ended.Year(), (int(ended.Month())+2)/3, o.Calendar)
	if err != nil {
		return err
	}
	now := f.Clock.Now()
	f.Clock.put(last.Span.StartsOn.AddDays(-5), o.Location, 0)
	for _, step := range []func() error{f.found, func() error { return f.before(last) }, func() error { return f.plan(year, t) }, func() error { return f.settleUp(last, t) }, f.write,
		func() error { return f.measured(last) }, f.live, f.trouble, f.meets, f.talks, func() error { return f.week(now) }} {
		if err := step(); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	return nil
}

func system() access.Actor { return access.System("demo") }

// found makes the workspace, its teams and people.
func (f *filling) found() error {
	if _, err := f.Auth.SetUp(f.ctx, auth.Founder{Workspace: "华岳科技", Name: "管理员", Email: Admin + Domain, Password: Password}, auth.Origin{}); err != nil {
		return err
	}
	for _, t := range teams() {
		made, err := f.People.Form(f.ctx, system(), featurepeople.TeamDraft{Name: t[0], ParentID: f.id[t[1]]})
		if err != nil {
			return err
		}
		f.id[t[0]] = made.ID
	}
	for _, p := range people() {
		made, err := f.People.Join(f.ctx, system(), featurepeople.PersonDraft{Name: p.name, Email: p.key + Domain, Role: access.Role(p.role), TeamID: f.id[p.team], JobLevel: p.level})
		if err != nil {
			return err
		}
		f.id[p.key], f.names[p.key] = made.ID, p.name
		if err := f.Auth.GivePassword(f.ctx, system(), made.ID, Password); err != nil {
			return err
		}
		if p.leads != "" {
			if _, err := f.People.Reshape(f.ctx, system(), f.id[p.leads], 0, featurepeople.TeamChange{LeadID: &made.ID}); err != nil {
				return err
			}
		}
	}
	return nil
}

// plan makes the cycles and the strategy themes.
func (f *filling) plan(year, quarter cycle.Template) error {
	f.Clock.put(f.span.StartsOn.AddDays(-3), f.Location, 0)
	y, err := f.Cycles.Create(f.ctx, system(), cycles.Draft{Name: year.NameZH, Span: year.Span})
	if err != nil {
		return err
	}
	q, err := f.Cycles.Create(f.ctx, system(), cycles.Draft{Name: quarter.NameZH, ParentID: y.ID, Span: quarter.Span})
	if err != nil {
		return err
	}
	f.yearID, f.cycleID = y.ID, q.ID
	for _, c := range []string{y.ID, q.ID} {
		if _, err := f.Cycles.MoveTo(f.ctx, system(), c, 0, cycle.Running, ""); err != nil {
			return err
		}
	}
	for _, t := range themes() {
		made, err := f.Themes.Set(f.ctx, system(), featurethemes.Draft{CycleID: y.ID, Title: t.title, Target: t.target})
		if err != nil {
			return err
		}
		f.id[t.key] = made.ID
	}
	return nil
}

// write drafts the objectives with their key results and plans, and takes those
// that are further along their way.
func (f *filling) write() error {
	for _, o := range okrs() {
		if err := f.draft(o); err != nil {
			return fmt.Errorf("%s: %w", o.title, err)
		}
	}
	return nil
}

func (f *filling) draft(o objective) error {
	in := objectives.Draft{CycleID: f.cycleID, Title: o.title, OwnerID: f.id[o.owner], Kind: okr.Kind(o.kind)}
	if o.team != "" {
		in.OwnerID, in.TeamID = "", f.id[o.team]
	}
	who, err := f.person(o.owner)
	if err != nil {
		return err
	}
	if o.theme != "" {
		in.ThemeIDs = []string{f.id[o.theme]}
	}
	made, err := f.Objectives.Write(f.ctx, who, in)
	if err != nil {
		return err
	}
	f.id[o.title] = made.ID
	for i := range o.results {
		if err := f.result(made.ID, &o.results[i]); err != nil {
			return err
		}
	}
	if o.parent != "" {
		if _, err := f.Alignments.Align(f.ctx, system(), made.ID, alignments.Parent{ObjectiveID: f.id[o.parent]}); err != nil {
			return err
		}
	}
	if o.state == "draft" {
		return nil
	}
	if _, err := f.Objectives.Advance(f.ctx, who, made.ID, 0, objectives.Move{Step: objectives.Submit}); err != nil || o.state == "in_review" {
		return err
	}
	approver, err := f.person(o.approver)
	if err != nil {
		return err
	}
	for _, s := range []objectives.Step{objectives.Approve, objectives.Activate} {
		if _, err := f.Objectives.Advance(f.ctx, approver, made.ID, 0, objectives.Move{Step: s}); err != nil {
			return err
		}
	}
	return nil
}

// person gives the caller that one of the demo's people is.
func (f *filling) person(key string) (access.Actor, error) {
	who, _, err := f.People.Self(f.ctx, access.Actor{ID: f.id[key]})
	return who, err
}

func (f *filling) result(objectiveID string, r *result) error {
	in := objectives.ResultDraft{Title: r.title, OwnerID: f.id[r.owner], Measure: r.measure(), Weight: amount(r.weight)}
	if r.confidence > 0 {
		in.Confidence = &r.confidence
	}
	kr, err := f.Objectives.AddResult(f.ctx, system(), objectiveID, in)
	if err != nil {
		return fmt.Errorf("%s: %w", r.title, err)
	}
	f.id[r.title] = kr.ID
	for _, a := range r.actions {
		made, err := f.Plans.Plan(f.ctx, system(), kr.ID, plans.Draft{Title: a.title, OwnerID: f.id[a.owner], How: a.how, EffortDays: amount(a.effort),
			StartsOn: f.dayAt(a.from), DueOn: f.dayAt(a.due), State: plan.State(a.state)})
		if err != nil {
			return fmt.Errorf("%s: %w", a.title, err)
		}
		f.id[a.title] = made.ID
	}
	return nil
}

// dayAt is a workday by its share of the cycle in hundredths.
func (f *filling) dayAt(hundredths int) date.Date {
	return f.Calendar.OnOrBefore(f.span.StartsOn.AddDays(f.span.Days() * hundredths / 100))
}

func amount(s string) decimal.NullDecimal {
	if s == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

func (r *result) measure() okr.Measure {
	switch {
	case len(r.steps) > 0:
		m := okr.Measure{Kind: okr.Milestone}
		for _, s := range r.steps {
			m.Steps = append(m.Steps, okr.Step{Title: s})
		}
		return m
	case r.low != "" || r.high != "":
		return okr.Measure{Kind: okr.Keep, Low: amount(r.low), High: amount(r.high), Unit: r.unit}
	}
	return okr.Measure{Kind: okr.Metric, Baseline: amount(r.baseline), Target: amount(r.target), Unit: r.unit}
}
