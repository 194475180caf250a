package objectives

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// NoTeam, in place of a team's id, asks for objectives of people without a team.
const NoTeam = "none"

// Filter says which objectives are wanted; empty fields ask for nothing.
type Filter struct {
	CycleID   string
	CycleIDs  []string // any of them
	TeamID    string   // with the teams below it where Below is set; NoTeam for those of people without one
	Below     bool
	TeamOwned bool     // only what the team itself owns
	OwnerID   string   // who owns it, or one of its key results
	OwnerIDs  []string // who owns it, any of them
	State     okr.State
	Since     time.Time // at work then or later: active, or closed after it
	DoneBy    *Doers    // somebody of these checks in on one of its key results
	Kind      okr.Kind
	Status    okr.Status // of the objective or one of its key results
	Stale     bool
	ThemeID   string
	Query     string       // part of a title, of the objective or a key result
	Find      *query.Query // of the objective, or of one of its key results that aren't dropped
	IDs       []string
	Plans     bool   // also how far the plans of the key results are
	Of        Extent // what of the key results is read
	Cursor    string
	Limit     int

	teamIDs []string
	asked   *asking // Find, prepared
}

// Extent says how much of key results is read: a page of them costs by the column.
type Extent int

// From everything to the least.
const (
	Whole    Extent = iota
	Shown           // what the API tells of them
	Titles          // what judging needs and a query asks: their titles, owners and what was called
	Foretold        // the same, and what is foreseen of them; of objectives as Drawn
	Numbers         // what judging needs, and their titles
	Drawn           // of objectives, too, no more than a map shows: nobody is asked by them what they may do
)

// Doers are people, with the teams that one of them leads.
type Doers struct{ People, Teams []string }

// Standing is an objective with how it stands today; Each goes with
// Objective.Results.
type Standing struct {
	*Objective
	Whole Judged
	Each  []Judged
	Org   *people.Org
	Today date.Date              // forecasts hold before their due date only; zero: none is told
	Plans map[string]PlanInShort // by key result; nil where nobody asked
	Found *Found                 // of what the query holds that it was found by; nil where none was asked
	Past  bool                   // as of Today, which is over: nobody does anything to it

	hidden *access.Target // the target by which fewer people saw it then; nil where none did
}

// List pages through what the caller may see, judged as of today. It takes a
// fixed number of queries whatever the page holds.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (list []Standing, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if list, next, err = f.list(ctx, tx, in); err != nil || !in.Plans {
			return err
		}
		return f.withPlans(ctx, tx, list)
	})
	return list, next, err
}

// mostPages bounds how far a filter on what is computed looks for matches.
const mostPages = 50

func (f *Feature) list(ctx context.Context, tx *act.Tx, in Filter) (list []Standing, next string, err error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, "", err
	}
	switch in.TeamID {
	case "":
	case NoTeam:
		in.teamIDs = []string{""}
	default:
		in.teamIDs = []string{in.TeamID}
		if below := org.Tree.Subtree(in.TeamID); in.Below && len(below) > 0 {
			in.teamIDs = below
		}
	}
	limit := in.Limit
	if in.asked, err = f.ask(ctx, tx, org, in.Find); err != nil {
		return nil, "", err
	}
	if in.Of = in.asked.extent(in.Of); in.asked != nil {
		in.Limit = max(in.Limit, findPage)
	}
	if tx.Past() {
		list, next, err = f.listThen(ctx, tx, org, in)
	} else {
		list, next, err = f.listNow(ctx, tx, org, in)
	}
	if err == nil && in.asked != nil {
		list, next = cutStandings(list, next, limit)
	}
	return list, next, err
}

func (f *Feature) listNow(ctx context.Context, tx *act.Tx, org *people.Org, in Filter) (list []Standing, next string, err error) {
	for range mostPages {
		page, err := listObjectives(ctx, tx, tx.Who, in)
		if err != nil {
			return nil, "", err
		}
		judged, err := f.judge(ctx, tx, org, page.Items, in.Of)
		if err != nil {
			return nil, "", err
		}
		for _, s := range judged {
			if s.matches(in) {
				list = append(list, s)
			}
		}
		if list, err = f.through(ctx, tx, in.asked, list); err != nil {
			return nil, "", err
		}
		next = page.Next
		if next == "" || len(list) > 0 {
			break
		}
		in.Cursor = next
	}
	return list, next, nil
}

// place is where a standing comes in the order of lists.
func (s Standing) place() []string { return []string{strconv.Itoa(s.Position), s.ID} }

// matches applies the filters that hang on the day.
func (s Standing) matches(in Filter) bool {
	status, stale := in.Status == "" || s.Whole.Status == in.Status, !in.Stale || s.Whole.Stale
	for _, each := range s.Each {
		status = status || each.Status == in.Status
	}
	return status && stale
}

// judge loads the key results of objectives and judges them.
func (f *Feature) judge(ctx context.Context, tx *act.Tx, org *people.Org, list []*Objective, extent Extent) ([]Standing, error) {
	day, err := f.Day(ctx, tx)
	if err != nil {
		return nil, err
	}
	if err := withResults(ctx, tx, list, extent); err != nil {
		return nil, err
	}
	out := make([]Standing, len(list))
	for i, o := range list {
		whole, each := day.JudgeObjective(o)
		out[i] = Standing{Objective: o, Whole: whole, Each: each, Org: org, Today: day.Today}
	}
	return out, nil
}

func withResults(ctx context.Context, tx *act.Tx, list []*Objective, extent Extent) error {
	byID := make(map[string]*Objective, len(list))
	ids := make([]string, len(list))
	for i, o := range list {
		byID[o.ID], ids[i] = o, o.ID
	}
	results, err := listedKeyResults(ctx, tx, extent, ids...)
	for from := 0; from < len(results); { // those of one objective lie together
		to, o := from+1, byID[results[from].ObjectiveID]
		for to < len(results) && results[to].ObjectiveID == o.ID {
			to++
		}
		o.Results = results[from:to:to]
		from = to
	}
	return err
}

// Objective gives one objective with its key results and their plans in short,
// judged as of today.
func (f *Feature) Objective(ctx context.Context, who access.Actor, id string) (s Standing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err = f.planned(ctx, tx, id)
		return err
	})
	return s, err
}

func (f *Feature) planned(ctx context.Context, tx *act.Tx, id string) (Standing, error) {
	s, err := f.Standing(ctx, tx, id)
	if err != nil {
		return s, err
	}
	list := []Standing{s}
	err = f.withPlans(ctx, tx, list)
	return list[0], err
}

// Standing is Objective within a use case of another feature. It asks leave to
// view the objective.
func (f *Feature) Standing(ctx context.Context, tx *act.Tx, id string) (Standing, error) {
	if tx.Past() {
		return f.standingThen(ctx, tx, id)
	}
	o, err := loadObjective(ctx, tx, id)
	if err != nil {
		return Standing{}, err
	}
	if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
		return Standing{}, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return Standing{}, err
	}
	list, err := f.judge(ctx, tx, org, []*Objective{o}, Whole)
	if err != nil {
		return Standing{}, err
	}
	return list[0], nil
}

// KeyResult gives one key result within its objective, judged as of today, or of the past day that is looked at.
func (f *Feature) KeyResult(ctx context.Context, who access.Actor, id string) (s Standing, at int, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			s, at, err = f.resultThen(ctx, tx, id)
			return err
		}
		kr, err := loadKeyResult(ctx, tx, id)
		if err != nil {
			return err
		}
		if s, err = f.planned(ctx, tx, kr.ObjectiveID); err != nil {
			return err
		}
		for i := range s.Results {
			if s.Results[i].ID == id {
				at = i
			}
		}
		return nil
	})
	return s, at, err
}

// Load finds a key result and its objective for a use case of another feature,
// which asks the policy itself.
func (f *Feature) Load(ctx context.Context, tx *act.Tx, keyResultID string) (*Objective, *KeyResult, error) {
	if tx.Past() {
		return loadEver(ctx, tx, keyResultID)
	}
	kr, err := loadKeyResult(ctx, tx, keyResultID)
	if err != nil {
		return nil, nil, err
	}
	o, err := loadObjective(ctx, tx, kr.ObjectiveID)
	return o, kr, err
}

// LoadToMove is Load for who moves the key result: until the transaction ends
// nobody else moves one of the same objective, whose progress hangs on all of
// them. They are in Results.
func (f *Feature) LoadToMove(ctx context.Context, tx *act.Tx, keyResultID string) (*Objective, *KeyResult, error) {
	o, err := lockObjectiveOf(ctx, tx, keyResultID)
	if err != nil {
		return nil, nil, err
	}
	if o.Results, err = listKeyResults(ctx, tx, o.ID); err != nil {
		return nil, nil, err
	}
	at := slices.IndexFunc(o.Results, func(kr KeyResult) bool { return kr.ID == keyResultID })
	if at < 0 {
		return nil, nil, fault.New(fault.Missing, "input.missing")
	}
	o.locked = true
	kr := o.Results[at]
	return o, &kr, nil
}

// LoadAllToMove is LoadToMove for all key results of an objective.
func (f *Feature) LoadAllToMove(ctx context.Context, tx *act.Tx, objectiveID string) (*Objective, error) {
	o, err := lockedObjective(ctx, tx, objectiveID)
	if err != nil {
		return nil, err
	}
	o.Results, err = listKeyResults(ctx, tx, o.ID)
	o.locked = true
	return o, err
}

// LoadObjective finds an objective for a use case of another feature, which
// asks the policy itself.
func (f *Feature) LoadObjective(ctx context.Context, tx *act.Tx, id string) (*Objective, error) {
	return loadObjective(ctx, tx, id)
}

// Hidden tells which of these objectives the caller may not see; one that is
// not there is not hidden.
func (f *Feature) Hidden(ctx context.Context, tx *act.Tx, ids []string) (map[string]bool, error) {
	return hiddenFrom(ctx, tx, tx.Who, ids)
}

// Targets is objectives as the policy sees them, for a feature that asks it for
// many people at once. Deleted ones are among them.
func (f *Feature) Targets(ctx context.Context, tx *act.Tx, ids []string) (map[string]access.Target, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return targetsOf(ctx, tx, ids)
}
