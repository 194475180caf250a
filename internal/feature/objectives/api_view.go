package objectives

import (
	"context"
	"encoding/json"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// ObjectiveView is an objective as the API tells it.
type ObjectiveView struct {
	ID          string            `json:"id"`
	Version     int64             `json:"version"`
	CycleID     string            `json:"cycle_id"`
	Title       string            `json:"title"`
	Description string            `json:"description,omitempty"`
	OwnerID     string            `json:"owner_id,omitempty"`
	OwnerName   string            `json:"owner_name,omitempty"`
	TeamID      string            `json:"team_id,omitempty" doc:"The owning team, or the owner's home team"`
	TeamName    string            `json:"team_name,omitempty"`
	Kind        okr.Kind          `json:"kind"`
	State       okr.State         `json:"state"`
	Approved    bool              `json:"approved"`
	ApprovedBy  string            `json:"approved_by,omitempty"`
	Outcome     okr.Outcome       `json:"outcome,omitempty"`
	ReturnNote  string            `json:"return_note,omitempty" doc:"What the approver asked for when returning it"`
	CloseNote   string            `json:"close_note,omitempty" doc:"What was said when it was closed"`
	Visibility  access.Visibility `json:"visibility"`
	SharedWith  []string          `json:"shared_with"`
	SharedNames []string          `json:"shared_names" doc:"Their names, in the same order"`
	Weight      *string           `json:"weight"`
	ThemeIDs    []string          `json:"theme_ids"`
	Progress    *float64          `json:"progress" doc:"Rolled up, 0 to 1; null while unknown"`
	Expected    *float64          `json:"expected" doc:"Where it should be today"`
	Status      okr.Status        `json:"status"`
	Stale       bool              `json:"stale"`
	KeyResults  []KeyResultView   `json:"key_results,omitempty"`
	Counts      CountsView        `json:"counts"`
	CreatedAt   time.Time         `json:"created_at"`
	SubmittedAt *time.Time        `json:"submitted_at,omitempty"`
	ActivatedAt *time.Time        `json:"activated_at,omitempty"`
	ClosedAt    *time.Time        `json:"closed_at,omitempty"`
	Steps       []Step            `json:"steps" doc:"Steps on its way that the caller may take now"`
	ChangeRule  okr.Rule          `json:"change_rule,omitempty" enum:"freely,by_revision" doc:"How it may be changed now; left out where it may not"`
	Approvers   []ApproverView    `json:"approvers,omitempty" doc:"Who approves it, the nearest first; only of one objective"`
	Matched     bool              `json:"matched,omitempty" doc:"Of an answer to a query: it holds of the objective itself"`
	Can         []access.Action   `json:"can"`
}

// ApproverView is somebody with their name.
type ApproverView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func viewApprovers(list []people.Person) []ApproverView {
	out := make([]ApproverView, len(list))
	for i, p := range list {
		out[i] = ApproverView{ID: p.ID, Name: p.Name}
	}
	return out
}

// CountsView sums up the key results of an objective.
type CountsView struct {
	KeyResults int `json:"key_results"`
	AtRisk     int `json:"at_risk"`
	OffTrack   int `json:"off_track"`
	Stale      int `json:"stale"`
}

// KeyResultView is a key result as the API tells it.
type KeyResultView struct {
	ID          string           `json:"id"`
	Version     int64            `json:"version"`
	ObjectiveID string           `json:"objective_id"`
	Title       string           `json:"title"`
	Measure     MeasureJSON      `json:"measure"`
	Baseline    *string          `json:"baseline,omitempty" doc:"Resolved"`
	Target      *string          `json:"target,omitempty" doc:"Resolved: of a relative target, once the baseline is known"`
	Weight      *string          `json:"weight"`
	OwnerID     string           `json:"owner_id,omitempty"`
	OwnerName   string           `json:"owner_name,omitempty"`
	StartsOn    string           `json:"starts_on"`
	DueOn       string           `json:"due_on"`
	Cadence     CadenceJSON      `json:"cadence"`
	Checkpoints []CheckpointView `json:"checkpoints"`
	Dropped     bool             `json:"dropped"`
	Current     *string          `json:"current" doc:"Value of the newest check-in; null while there is none"`
	CurrentOn   string           `json:"current_on,omitempty"`
	Progress    *float64         `json:"progress" doc:"Raw: may be below 0 or above 1; null while unknown"`
	Expected    *float64         `json:"expected" doc:"Where it should be today; null for a keep"`
	Status      okr.Status       `json:"status"`
	Called      okr.Status       `json:"called,omitempty" doc:"What the owner says, where said"`
	CalledWhy   string           `json:"called_why,omitempty"`
	Disagrees   bool             `json:"disagrees" doc:"The owner and the numbers say different things"`
	Stale       bool             `json:"stale"`
	MissedOn    string           `json:"missed_on,omitempty" doc:"The check-in that is missing"`
	NextOn      string           `json:"next_on,omitempty" doc:"The next check-in owed"`
	CheckedOn   string           `json:"checked_on,omitempty" doc:"As-of date of the newest check-in"`
	Confidence  *int64           `json:"confidence"`
	Note        string           `json:"note,omitempty" doc:"What the newest check-in says"`
	Trail       TrailJSON        `json:"trail" doc:"The last values, for a sparkline"`
	Matched     bool             `json:"matched,omitempty" doc:"Of an answer to a query: it holds of this key result"`
	Forecast    *ForecastView    `json:"forecast,omitempty" doc:"What is foreseen for the due date; left out while there are fewer than 3 readings, once it is due, and where nothing can be"`
	Actions     *PlanShortView   `json:"actions,omitempty" doc:"Its plan in short, where key results are listed or read"`
	Can         []access.Action  `json:"can"`
}

// PlanShortView is how far the actions of a key result are; dropped ones don't count.
type PlanShortView struct {
	Open     int             `json:"open" doc:"To do, doing or blocked"`
	Done     int             `json:"done"`
	Overdue  int             `json:"overdue" doc:"Open after the due date"`
	Slipping int             `json:"slipping" doc:"Likely to be late but not yet"`
	Next     *NextActionView `json:"next,omitempty" doc:"The open one that is due first"`
}

// NextActionView is the action that is due first.
type NextActionView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	DueOn string `json:"due_on"`
}

func viewPlan(p PlanInShort) *PlanShortView {
	v := &PlanShortView{Open: p.Open, Done: p.Done, Overdue: p.Overdue, Slipping: p.Slipping}
	if p.Next != nil {
		v.Next = &NextActionView{ID: p.Next.ID, Title: p.Next.Title, DueOn: p.Next.DueOn.String()}
	}
	return v
}

// CheckpointView is a planned value.
type CheckpointView struct {
	On    string `json:"on"`
	Value string `json:"value"`
}

func viewObjective(who access.Actor, s Standing, results bool) ObjectiveView {
	o := s.Objective
	target := o.Target()
	v := ObjectiveView{
		ID: o.ID, Version: o.Version, CycleID: o.CycleID, Title: o.Title, Description: o.Description, OwnerID: o.OwnerID, TeamID: o.TeamID,
		Kind: o.Kind, State: o.State, Approved: !o.ApprovedAt.IsZero(), ApprovedBy: o.ApprovedBy, Outcome: o.Outcome, ReturnNote: o.ReturnNote,
		CloseNote: o.CloseNote, Steps: o.steps(who, target), Visibility: o.Visibility, SharedWith: append([]string{}, target.ListedIDs...), Weight: text(o.Weight), ThemeIDs: append([]string{}, o.Themes...),
		Progress: okr.NumberOrNone(s.Whole.Progress), Expected: okr.NumberOrNone(s.Whole.Expected), Status: s.Whole.Status, Stale: s.Whole.Stale, CreatedAt: o.CreatedAt,
		SubmittedAt: api.Instant(o.SubmittedAt), ActivatedAt: api.Instant(o.ActivatedAt), ClosedAt: api.Instant(o.ClosedAt),
		Can: access.Can(who, target, access.ObjectiveUpdate, access.ObjectiveDelete, access.ObjectiveSubmit, access.ObjectiveApprove, access.ObjectiveActivate,
			access.ObjectiveClose, access.ReadinessWaive, access.KeyResultCreate, access.AlignmentCreate, access.AlignmentAnswer, access.RevisionApprove),
	}
	v.Matched = s.Found != nil && s.Found.Whole
	if v.ChangeRule, _ = o.life().Change(); s.Past {
		v.Steps, v.ChangeRule, v.Can = []Step{}, "", []access.Action{}
	}
	v.SharedNames = make([]string, len(v.SharedWith))
	for i, id := range v.SharedWith {
		if p, ok := s.Org.Person(id); ok {
			v.SharedNames[i] = p.Name
		}
	}
	if p, ok := s.Org.Person(o.OwnerID); ok {
		v.OwnerName = p.Name
	}
	if t, ok := s.Org.Tree.Team(o.TeamID); ok {
		v.TeamName = t.Name
	}
	for i := range o.Results {
		if !o.Results[i].Dropped {
			v.Counts.count(s.Each[i])
		}
	}
	if !results {
		return v
	}
	v.KeyResults = make([]KeyResultView, len(o.Results))
	seen := seenBy(target)
	for i := range o.Results {
		v.KeyResults[i] = viewKeyResult(who, s, i, seen)
	}
	return v
}

func (c *CountsView) count(j Judged) {
	c.KeyResults++
	switch j.Status {
	case okr.AtRisk:
		c.AtRisk++
	case okr.OffTrack:
		c.OffTrack++
	}
	if j.Stale {
		c.Stale++
	}
}

// viewKeyResult is given seenBy of the objective's target, which is the same for
// all of its key results.
func viewKeyResult(who access.Actor, s Standing, i int, seen access.Target) KeyResultView {
	kr, j := &s.Results[i], s.Each[i]
	baseline, target := kr.Measure.V.Resolved()
	v := KeyResultView{
		ID: kr.ID, Version: kr.Version, ObjectiveID: kr.ObjectiveID, Title: kr.Title, Measure: MeasureJSON{kr.Measure.V}, Baseline: text(baseline), Target: text(target),
		Weight: text(kr.Weight), OwnerID: kr.OwnerID, StartsOn: kr.StartsOn.String(), DueOn: kr.DueOn.String(), Cadence: CadenceJSON{kr.Cadence.V},
		Checkpoints: []CheckpointView{}, Dropped: kr.Dropped, Current: text(kr.Current), CurrentOn: kr.CurrentOn.String(),
		Progress: okr.NumberOrNone(j.Progress), Expected: okr.NumberOrNone(j.Expected), Status: j.Status, Called: kr.Called, CalledWhy: kr.CalledWhy, Disagrees: j.Disagrees,
		Stale: j.Stale, MissedOn: j.MissedOn.String(), NextOn: j.NextOn.String(), CheckedOn: kr.CheckedOn.String(), Confidence: kr.Confidence, Note: kr.Note,
		Trail: TrailJSON{&kr.Trail}, Matched: s.Found.at(i),
		Can: access.Can(who, kr.target(seen), access.KeyResultUpdate, access.KeyResultDelete, access.CheckInCreate, access.ActionCreate),
	}
	if s.Past {
		v.Can = []access.Action{}
	}
	for _, c := range kr.Checkpoints.V {
		v.Checkpoints = append(v.Checkpoints, CheckpointView{On: c.On.String(), Value: c.Value.String()})
	}
	if p, ok := s.Org.Person(kr.OwnerID); ok {
		v.OwnerName = p.Name
	}
	v.Forecast = s.ViewForecast(kr)
	if s.Plans != nil {
		v.Actions = viewPlan(s.Plans[kr.ID])
	}
	return v
}

func text(d decimal.NullDecimal) *string {
	if !d.Valid {
		return nil
	}
	s := d.Decimal.String()
	return &s
}

// readWeight reads an optional percent.
func readWeight(s *string) (decimal.NullDecimal, error) {
	if s == nil || *s == "" {
		return decimal.NullDecimal{}, nil
	}
	d, err := okr.ParseValue("/weight", *s)
	return decimal.NewNullDecimal(d), err
}

func readWeightField(f api.Field[string]) (*decimal.NullDecimal, error) {
	if !f.Sent {
		return nil, nil
	}
	d, err := readWeight(&f.Value)
	return &d, err
}

// withCurrent puts the record as it is now onto the fault input.stale.
func (f *Feature) withCurrent(ctx context.Context, who access.Actor, id string, err error) error {
	return api.WithCurrent(err, func() (*api.One[ObjectiveView], error) { return f.oneObjective(ctx, who, id) })
}

// raw keeps a part of the body as it came, for a domain type that reads it
// itself and says what is wrong with which field.
type raw struct{ JSON json.RawMessage }

// UnmarshalJSON keeps the bytes.
func (r *raw) UnmarshalJSON(b []byte) error {
	r.JSON = append(r.JSON[:0], b...)
	return nil
}

// Schema lets anything through: the domain type is stricter than a schema.
func (raw) Schema(huma.Registry) *huma.Schema { return &huma.Schema{} }
