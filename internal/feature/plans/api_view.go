package plans

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// ActionView is an action as the API tells it.
type ActionView struct {
	ID              string             `json:"id"`
	Version         int64              `json:"version"`
	KeyResultID     string             `json:"key_result_id"`
	KeyResultTitle  string             `json:"key_result_title"`
	KeyResultDueOn  string             `json:"key_result_due_on,omitempty"`
	ObjectiveID     string             `json:"objective_id"`
	ObjectiveTitle  string             `json:"objective_title"`
	CycleID         string             `json:"cycle_id"`
	Title           string             `json:"title"`
	OwnerID         string             `json:"owner_id" doc:"The one person responsible"`
	OwnerName       string             `json:"owner_name,omitempty"`
	OwnerLeft       bool               `json:"owner_left,omitempty" doc:"The responsible person has left: somebody must take over"`
	CollaboratorIDs []string           `json:"collaborator_ids"`
	Collaborators   []CollaboratorView `json:"collaborators"`
	StartsOn        string             `json:"starts_on,omitempty"`
	DueOn           string             `json:"due_on"`
	How             string             `json:"how,omitempty" doc:"Markdown"`
	EffortDays      *string            `json:"effort_days" doc:"Person-days; null where nobody said"`
	Steps           []StepView         `json:"steps"`
	StepsDone       int                `json:"steps_done"`
	DependsOn       []string           `json:"depends_on"`
	Dependencies    []NeedView         `json:"dependencies"`
	State           plan.State         `json:"state" enum:"todo,doing,blocked,done,dropped"`
	Blocked         *BlockView         `json:"blocked,omitempty"`
	Signal          plan.Signal        `json:"signal,omitempty" enum:"overdue,not_started,due_near" doc:"What is late about it, by workdays"`
	Workdays        int                `json:"workdays,omitempty" doc:"Overdue or late to start by so many; with due_near so many left, today included"`
	Slipping        bool               `json:"slipping" doc:"Likely to be late but not yet"`
	Position        int                `json:"position"`
	CreatedAt       time.Time          `json:"created_at"`
	DoneAt          *time.Time         `json:"done_at,omitempty"`
	Can             []access.Action    `json:"can"`
}

// CollaboratorView is somebody who helps.
type CollaboratorView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// StepView is one part of an action.
type StepView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Done  bool   `json:"done"`
}

// NeedView is an action that must be done before.
type NeedView struct {
	ID     string     `json:"id"`
	Title  string     `json:"title" doc:"… where hidden from the caller"`
	State  plan.State `json:"state"`
	DueOn  string     `json:"due_on"`
	Hidden bool       `json:"hidden,omitempty"`
}

// BlockView says what an action waits for.
type BlockView struct {
	Why        string     `json:"why"`
	PersonID   string     `json:"person_id,omitempty"`
	PersonName string     `json:"person_name,omitempty"`
	Whom       string     `json:"whom,omitempty" doc:"In words, for somebody outside the workspace"`
	Since      *time.Time `json:"since,omitempty"`
}

func viewSteps(steps []plan.Step) []StepView {
	views := make([]StepView, len(steps))
	for i, s := range steps {
		views[i] = StepView(s)
	}
	return views
}

func viewActions(who access.Actor, list []Standing) []ActionView {
	views := make([]ActionView, len(list))
	for i, s := range list {
		views[i] = viewAction(who, s)
	}
	return views
}

func viewAction(who access.Actor, s Standing) ActionView {
	a := s.Action
	done, _ := a.plain().StepsDone()
	v := ActionView{ID: a.ID, Version: a.Version, KeyResultID: a.KeyResultID, KeyResultTitle: s.Place.KeyResult, KeyResultDueOn: s.Place.DueOn.String(),
		ObjectiveID: a.ObjectiveID, ObjectiveTitle: s.Place.Objective, CycleID: s.Place.CycleID, Title: a.Title, OwnerID: a.OwnerID,
		CollaboratorIDs: append([]string{}, a.Collaborators...), Collaborators: []CollaboratorView{}, StartsOn: a.StartsOn.String(), DueOn: a.DueOn.String(), How: a.How,
		Steps: viewSteps(a.Steps.V), StepsDone: done, DependsOn: append([]string{}, a.DependsOn...), Dependencies: []NeedView{}, State: a.State,
		Signal: s.Timing.Signal, Workdays: s.Timing.Workdays, Slipping: s.Timing.Slipping(), Position: a.Position, CreatedAt: a.CreatedAt,
		Can: append(access.Can(who, s.Target, access.ActionUpdate), access.Can(who, s.Own, access.ActionDelete)...)}
	if s.Past {
		v.Can = []access.Action{}
	}
	if a.EffortDays.Valid {
		text := a.EffortDays.Decimal.String()
		v.EffortDays = &text
	}
	if !a.DoneAt.IsZero() {
		v.DoneAt = &a.DoneAt
	}
	if p, ok := s.Org.Person(a.OwnerID); ok {
		v.OwnerName, v.OwnerLeft = p.Name, !p.Active()
	}
	for _, id := range a.Collaborators {
		if p, ok := s.Org.Person(id); ok {
			v.Collaborators = append(v.Collaborators, CollaboratorView{ID: id, Name: p.Name})
		}
	}
	for _, n := range s.Needs {
		v.Dependencies = append(v.Dependencies, NeedView{ID: n.ID, Title: n.Title, State: n.State, DueOn: n.DueOn.String(), Hidden: n.Hidden})
	}
	if a.State == plan.Blocked {
		v.Blocked = &BlockView{Why: a.BlockedWhy, PersonID: a.BlockedPersonID, Whom: a.BlockedWhom}
		if p, ok := s.Org.Person(a.BlockedPersonID); ok {
			v.Blocked.PersonName = p.Name
		}
		if !a.BlockedAt.IsZero() {
			v.Blocked.Since = &a.BlockedAt
		}
	}
	return v
}

// stepIn is a step in requests; the id of one that is there keeps it.
type stepIn struct {
	ID    string `json:"id,omitempty" maxLength:"64"`
	Title string `json:"title"`
	Done  bool   `json:"done,omitempty"`
}

// blockIn says what an action waits for: a person, or somebody in words.
type blockIn struct {
	Why      string `json:"why"`
	PersonID string `json:"person_id,omitempty"`
	Whom     string `json:"whom,omitempty"`
}

func (b *blockIn) block() plan.Block {
	if b == nil {
		return plan.Block{}
	}
	return plan.Block{Why: b.Why, PersonID: b.PersonID, Whom: b.Whom}
}

type planIn struct {
	api.ID
	Body struct {
		Title           string     `json:"title"`
		OwnerID         string     `json:"owner_id,omitempty" doc:"The one person responsible"`
		CollaboratorIDs []string   `json:"collaborator_ids,omitempty"`
		StartsOn        string     `json:"starts_on,omitempty"`
		DueOn           string     `json:"due_on,omitempty" doc:"Needed"`
		How             string     `json:"how,omitempty" doc:"Markdown"`
		EffortDays      *string    `json:"effort_days,omitempty" doc:"Person-days, an exact decimal"`
		Steps           []stepIn   `json:"steps,omitempty"`
		DependsOn       []string   `json:"depends_on,omitempty" doc:"Actions that must be done before"`
		State           plan.State `json:"state,omitempty" enum:"todo,doing,blocked,done,dropped"`
		Blocked         *blockIn   `json:"blocked,omitempty" doc:"Needed with the state blocked"`
	}
}

// gather collects the faults of a body, so that all are answered at once.
type gather struct{ found []*fault.Fault }

func (g *gather) day(field, s string) date.Date {
	if s == "" {
		return date.Date{}
	}
	d, err := date.Parse(s)
	if err != nil {
		g.found = append(g.found, fault.At(field, "input.date"))
	}
	return d
}

func (g *gather) effort(s string) decimal.NullDecimal {
	if s == "" {
		return decimal.NullDecimal{}
	}
	d, err := okr.ParseValue("/effort_days", s)
	if f, ok := fault.Of(err); ok {
		g.found = append(g.found, f)
	}
	return decimal.NewNullDecimal(d)
}

func stepsOf(list []stepIn) []plan.Step {
	steps := make([]plan.Step, len(list))
	for i, s := range list {
		steps[i] = plan.Step(s)
	}
	return steps
}

func (in *planIn) draft() (Draft, error) {
	b, g := in.Body, gather{}
	d := Draft{Title: b.Title, OwnerID: b.OwnerID, Collaborators: b.CollaboratorIDs, StartsOn: g.day("/starts_on", b.StartsOn), DueOn: g.day("/due_on", b.DueOn),
		How: b.How, Steps: stepsOf(b.Steps), DependsOn: b.DependsOn, State: b.State, Block: b.Blocked.block()}
	if b.EffortDays != nil {
		d.EffortDays = g.effort(*b.EffortDays)
	}
	return d, fault.Join(g.found)
}

type adjustIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Title           *string           `json:"title,omitempty"`
		OwnerID         *string           `json:"owner_id,omitempty"`
		KeyResultID     *string           `json:"key_result_id,omitempty" doc:"Moves it to the plan of another key result"`
		CollaboratorIDs *[]string         `json:"collaborator_ids,omitempty"`
		StartsOn        api.Field[string] `json:"starts_on,omitempty"`
		DueOn           *string           `json:"due_on,omitempty"`
		How             *string           `json:"how,omitempty"`
		EffortDays      api.Field[string] `json:"effort_days,omitempty"`
		Steps           *[]stepIn         `json:"steps,omitempty"`
		DependsOn       *[]string         `json:"depends_on,omitempty"`
		State           *plan.State       `json:"state,omitempty" enum:"todo,doing,blocked,done,dropped"`
		Blocked         *blockIn          `json:"blocked,omitempty"`
		MoveDependents  bool              `json:"move_dependents,omitempty" doc:"Give what depends on it the dates that effects proposes"`
	}
}

func (in *adjustIn) change() (Change, error) {
	b, g := in.Body, gather{}
	c := Change{Title: b.Title, OwnerID: b.OwnerID, KeyResultID: b.KeyResultID, How: b.How, Collaborators: b.CollaboratorIDs, DependsOn: b.DependsOn,
		State: b.State, MoveDependents: b.MoveDependents}
	if b.StartsOn.Sent {
		d := g.day("/starts_on", b.StartsOn.Value)
		c.StartsOn = &d
	}
	if b.DueOn != nil {
		d := g.day("/due_on", *b.DueOn)
		c.DueOn = &d
	}
	if b.EffortDays.Sent {
		d := g.effort(b.EffortDays.Value)
		c.EffortDays = &d
	}
	if b.Steps != nil {
		steps := stepsOf(*b.Steps)
		c.Steps = &steps
	}
	if b.Blocked != nil {
		block := b.Blocked.block()
		c.Block = &block
	}
	return c, fault.Join(g.found)
}
