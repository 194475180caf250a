// Package incentives is the schemes that variable pay is reckoned by: drafted by
// HR, tried on scores, approved by a second person, run once, and explained to
// everybody whom they pay. Whatever tells an amount is sealed at rest, and every
// look at somebody else's is in the trail.
package incentives

import (
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/evaluations"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of incentive schemes.
type Feature struct {
	act         *act.Runner
	people      *people.Feature
	cycles      *cycles.Feature
	objectives  *objectives.Feature
	plans       *plans.Feature
	reviews     *reviews.Feature
	feedback    *feedback.Feature
	evaluations *evaluations.Feature
	loc         *time.Location
	box         *secret.Box
}

// Above are the features that this one builds on.
type Above struct {
	People      *people.Feature
	Cycles      *cycles.Feature
	Objectives  *objectives.Feature
	Plans       *plans.Feature
	Reviews     *reviews.Feature
	Feedback    *feedback.Feature
	Evaluations *evaluations.Feature
}

// New makes the feature. The location decides on which day something was done.
func New(a *act.Runner, above Above, loc *time.Location, box *secret.Box) *Feature {
	return &Feature{act: a, people: above.People, cycles: above.Cycles, objectives: above.Objectives, plans: above.Plans, reviews: above.Reviews,
		feedback: above.Feedback, evaluations: above.Evaluations, loc: loc, box: box}
}

// State is where a scheme stands.
type State string

// The states. From published on the rules are frozen, from approved on what is
// given of each person too; to change them, a scheme goes back.
const (
	Draft     State = "draft"
	Published State = "published" // its rules were approved and told to those it is for
	Approved  State = "approved"  // what it pays was approved
	Done      State = "run"       // everybody has their statement, and may appeal
	Paid      State = "paid"      // for good
)

// open reports whether what is given of each person can be changed.
func (s *Scheme) open() bool { return s.State == Draft || s.State == Published }

// ran reports whether there are statements.
func (s *Scheme) ran() bool { return s.State == Done || s.State == Paid }

// Scheme is one scheme. Its rules are sealed.
type Scheme struct {
	store.BaseModel `bun:"table:incentive_schemes,alias:s"`
	ID              string                     `bun:"id,pk"`
	Title           string                     `bun:"title"`
	Preset          incentive.Preset           `bun:"preset"`
	StartsOn        store.Day                  `bun:"starts_on"`
	EndsOn          store.Day                  `bun:"ends_on"`
	Population      store.JSON[org.Population] `bun:"population"`
	State           State                      `bun:"state"`
	Sealed          string                     `bun:"sealed"`
	AuthorID        string                     `bun:"author_id"`
	EditorID        string                     `bun:"editor_id"` // who changed it last
	ApproverID      string                     `bun:"approver_id"`
	ApprovedAt      time.Time                  `bun:"approved_at,nullzero"`
	RunAt           time.Time                  `bun:"run_at,nullzero"`
	PublishedAt     time.Time                  `bun:"published_at,nullzero"`
	ReturnedWhy     string                     `bun:"returned_why"` // the last time that it went a step back; as the next two
	ReturnedBy      string                     `bun:"returned_by"`
	ReturnedAt      time.Time                  `bun:"returned_at,nullzero"`
	PaidAt          time.Time                  `bun:"paid_at,nullzero"`
	News            News                       `bun:"news"`     // what its people are being told of
	NewsTo          string                     `bun:"news_to"`  // up to which person id they were
	Workdays        string                     `bun:"workdays"` // of the period as they were when it was approved, see calendar
	CreatedAt       time.Time                  `bun:"created_at"`
	Version         int64                      `bun:"version"`

	Rules incentive.Rules `bun:"-"`
	why   string          // of a step back, for the trail
	fresh News            // to be told once this change is written
	then  *then           // nil in the present
}

// inputRow is what is given of one person, sealed.
type inputRow struct {
	store.BaseModel `bun:"table:incentive_inputs,alias:i"`
	SchemeID        string `bun:"scheme_id,pk"`
	PersonID        string `bun:"person_id,pk"`
	Sealed          string `bun:"sealed"`
}

// statementRow is one person's payout, sealed.
type statementRow struct {
	store.BaseModel `bun:"table:incentive_statements,alias:t"`
	SchemeID        string `bun:"scheme_id,pk"`
	PersonID        string `bun:"person_id,pk"`
	Sealed          string `bun:"sealed"`
}

// Given is what the rules are told of one person.
type Given struct {
	incentive.Entry
	From  *date.Date // where they came during the period
	Until *date.Date // where they left during it
}

// Target is the scheme as the policy sees it: its approver has a part in it.
func (s *Scheme) Target() access.Target { return access.Target{Responsible: []string{s.ApproverID}} }

// target is one person's statement as the policy sees it.
func (s *Scheme) target(personID string) access.Target {
	return access.Target{OwnerID: personID, Responsible: []string{s.ApproverID}}
}

func (s *Scheme) ref() act.Ref { return act.Ref{Kind: "incentive", ID: s.ID} }

// facts is what the trail says of a scheme: no amount and no score.
func (s *Scheme) facts() map[string]any {
	return map[string]any{"title": s.Title, "preset": s.Preset, "starts_on": s.StartsOn, "ends_on": s.EndsOn, "population": people.PopulationFacts(s.Population.V), "state": s.State, "approver_id": s.ApproverID}
}

// calendar is the calendar of its period: the one of today, or from its approval on the
// one of then, so that a holiday that is entered later moves no amount.
func (s *Scheme) calendar(now *cycle.Calendar) *cycle.Calendar {
	days := make([]cycle.Day, len(s.Workdays))
	for i, worked := range s.Workdays {
		days[i] = cycle.Day{On: s.StartsOn.AddDays(i), Kind: cycle.Holiday}
		if worked == '1' {
			days[i].Kind = cycle.Makeup
		}
	}
	return now.Apply(days)
}

// freezeDays keeps the calendar of its period.
func (s *Scheme) freezeDays(now *cycle.Calendar) {
	var days strings.Builder
	for d := s.StartsOn.Date; !d.After(s.EndsOn.Date); d = d.AddDays(1) {
		if now.IsWorkday(d) {
			days.WriteByte('1')
		} else {
			days.WriteByte('0')
		}
	}
	s.Workdays = days.String()
}

// workdays are how many of the period's workdays somebody was there.
func (s *Scheme) workdays(cal *cycle.Calendar, g Given) (days, of int) {
	from, until := s.StartsOn.Date, s.EndsOn.Date
	of = cal.Between(from, until)
	if g.From != nil {
		from = date.Max(from, *g.From)
	}
	if g.Until != nil {
		until = date.Min(until, *g.Until)
	}
	if until.Before(from) {
		return 0, of
	}
	return cal.Between(from, until), of
}

// seal and open keep a value of one scheme (and person) from whoever reads the
// database without the key.
func (f *Feature) seal(v any, schemeID, personID string) (string, error) {
	return f.box.SealJSON(v, purpose(schemeID, personID))
}

func (f *Feature) open(sealed, schemeID, personID string, v any) error {
	return f.box.OpenJSON(sealed, purpose(schemeID, personID), v)
}

func purpose(schemeID, personID string) string { return "incentive:" + schemeID + ":" + personID }

// AppealState is where an appeal stands.
type AppealState string

// The states of an appeal.
const (
	Asked     AppealState = "open"      // waits for HR
	Proposed  AppealState = "proposed"  // HR would correct it; waits for the scheme's approver
	Dismissed AppealState = "dismissed" // the statement stays as it is
	Upheld    AppealState = "upheld"    // the statement was corrected
)

// Appeal is what somebody says against their statement, and what came of it. What
// tells an amount, and the words, are sealed.
type Appeal struct {
	store.BaseModel `bun:"table:incentive_appeals,alias:p"`
	ID              string      `bun:"id,pk"`
	SchemeID        string      `bun:"scheme_id"`
	PersonID        string      `bun:"person_id"`
	State           AppealState `bun:"state"`
	Sealed          string      `bun:"sealed"`
	AskedAt         time.Time   `bun:"asked_at"`
	AnswererID      string      `bun:"answerer_id"` // of HR
	AnsweredAt      time.Time   `bun:"answered_at,nullzero"`
	DeciderID       string      `bun:"decider_id"` // the scheme's approver
	DecidedAt       time.Time   `bun:"decided_at,nullzero"`
	Version         int64       `bun:"version"`

	Said `bun:"-"`
}

// Said is what an appeal seals.
type Said struct {
	Words   string  // of the person
	Answer  string  // of HR
	Decided string  // of the approver
	Given   *Given  // what is given of the person as HR would correct it
	Effect  *Effect // what that changes
}

// Effect is what a correction changes in a run.
type Effect struct {
	Was, Would           incentive.Fen // of the person
	Others               int           // how many others get another amount
	TotalWas, TotalWould incentive.Fen
}

// waits reports whether somebody has still to answer.
func (a *Appeal) waits() bool { return a.State == Asked || a.State == Proposed }

func (a *Appeal) ref() act.Ref { return act.Ref{Kind: "incentive_appeal", ID: a.ID} }

// replacedRow is a statement that was there before a correction, sealed as it was.
type replacedRow struct {
	store.BaseModel `bun:"table:incentive_statements_replaced,alias:q"`
	SchemeID        string    `bun:"scheme_id,pk"`
	PersonID        string    `bun:"person_id,pk"`
	AppealID        string    `bun:"appeal_id,pk"`
	Sealed          string    `bun:"sealed"`
	ReplacedAt      time.Time `bun:"replaced_at"`
}
