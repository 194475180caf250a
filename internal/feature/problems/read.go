package problems

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Filter says which problems are wanted; empty fields ask for nothing.
type Filter struct {
	TeamID      string // of the objective, or the problem's own; with the teams below it
	KeyResultID string
	ObjectiveID string
	OwnerID     string
	OwnerIDs    []string // any of them
	RaisedBy    string
	DeciderID   string          // a decision of theirs is still needed
	Undecided   bool            // a decision of somebody's is
	States      []problem.State // those still in the way where empty; solved only alone
	Severities  []problem.Severity
	Query       string // part of the title
	Cursor      string
	Limit       int

	teamIDs  []string
	concerns string // owned by this person, or a decision of theirs is still needed
}

// Standing is a problem with how it stands today.
type Standing struct {
	*Problem
	Age   int
	Worth Worth
	Holds objectives.Standing // the objective that it holds up; without one, nothing
	At    int                 // of the key result in it, or -1
	Org   *people.Org
	Steps []Step // of one that is read alone
	can   []access.Action
}

// List pages through problems: those still in the way by how much they harm,
// what is solved by when, the latest first. It takes a fixed number of queries.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (list []Standing, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		list, next, err = f.list(ctx, tx, in)
		return err
	})
	return list, next, err
}

func (f *Feature) list(ctx context.Context, tx *act.Tx, in Filter) ([]Standing, string, error) {
	if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
		return nil, "", err
	}
	solved := slices.Contains(in.States, problem.Solved)
	if solved && len(in.States) > 1 {
		return nil, "", fault.At("/state", "problem.states_mixed")
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, "", err
	}
	if in.TeamID != "" {
		if in.teamIDs = org.Tree.Subtree(in.TeamID); len(in.teamIDs) == 0 {
			in.teamIDs = []string{in.TeamID}
		}
	}
	if tx.Past() {
		return f.listThen(ctx, tx, in, solved)
	}
	var page store.Page[Problem]
	if solved {
		page, err = listSolved(ctx, tx, tx.Who, in)
	} else {
		page, err = f.ranked(ctx, tx, in)
	}
	if err != nil {
		return nil, "", err
	}
	list, err := f.stand(ctx, tx, page.Items)
	return list, page.Next, err
}

// Problem reads one problem with what became of it.
func (f *Feature) Problem(ctx context.Context, who access.Actor, id string) (s Standing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			s, err = f.problemThen(ctx, tx, id)
			return err
		}
		p, _, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		list, err := f.stand(ctx, tx, []Problem{*p})
		if err != nil {
			return err
		}
		s = list[0]
		s.Steps, err = stepsOf(ctx, tx, id)
		return err
	})
	return s, err
}

// load finds a problem with what it holds up and asks leave to see it.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Problem, held, error) {
	p, err := loadProblem(ctx, tx, id)
	if err != nil {
		return nil, held{}, err
	}
	h, err := f.holding(ctx, tx, p.KeyResultID, p.ObjectiveID)
	if err != nil {
		return nil, h, err
	}
	return p, h, tx.Allow(access.ProblemView, p.seen(h))
}

// holding loads what a problem holds up: a key result, an objective, or nothing.
func (f *Feature) holding(ctx context.Context, tx *act.Tx, keyResultID, objectiveID string) (h held, err error) {
	switch {
	case keyResultID != "":
		h.o, h.kr, err = f.objectives.Load(ctx, tx, keyResultID)
	case objectiveID != "":
		h.o, err = f.objectives.LoadObjective(ctx, tx, objectiveID)
	}
	return h, err
}

// Week gives what of a person's week is problems: those that wait for their
// decision, and those in their hands, each by harm.
func (f *Feature) Week(ctx context.Context, tx *act.Tx) (deciding, own []Standing, err error) {
	if some, err := concerned(ctx, tx, tx.Who.ID); err != nil || !some {
		return nil, nil, err
	}
	list, _, err := f.list(ctx, tx, Filter{concerns: tx.Who.ID, Limit: mostOfWeek})
	for _, s := range list {
		if s.DeciderID == tx.Who.ID && s.Undecided() {
			deciding = append(deciding, s)
		}
		if s.OwnerID == tx.Who.ID {
			own = append(own, s)
		}
	}
	return deciding, own, err
}

// mostOfWeek bounds what a week shows.
const mostOfWeek = 40

// Some gives those of some problems that the caller may see, by id, with a fixed
// number of queries.
func (f *Feature) Some(ctx context.Context, tx *act.Tx, ids []string) (map[string]Standing, error) {
	found := make(map[string]Standing, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	if tx.Past() {
		list, err := f.then(ctx, tx, distinct.IDs(ids))
		for _, s := range list {
			found[s.ID] = s
		}
		return found, err
	}
	rows, err := someVisible(ctx, tx, tx.Who, ids)
	if err != nil {
		return nil, err
	}
	list, err := f.stand(ctx, tx, rows)
	for _, s := range list {
		found[s.ID] = s
	}
	return found, err
}

// Objective finds the objective that a problem holds up, nil where it holds up
// none, for a use case of another feature; it asks leave to see the problem.
func (f *Feature) Objective(ctx context.Context, tx *act.Tx, id string) (*objectives.Objective, access.Target, error) {
	p, h, err := f.load(ctx, tx, id)
	if err != nil {
		return nil, access.Target{}, err
	}
	return h.o, p.seen(h), nil
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "problem", View: access.ProblemView, Find: f.spoken, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		seen, err := everVisible(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		list, err := f.then(ctx, tx, seen)
		within := make(map[string]string, len(list))
		for _, s := range list {
			within[s.Problem.ID] = s.Problem.ObjectiveID
		}
		return within, err
	}, Outlived: true}}
}

// spoken gives problems that are not deleted. One that holds up an objective is seen by
// who sees that, and by nobody where it is gone.
func (f *Feature) spoken(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
	list, err := byIDs(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	parts := make([]objectives.Part, len(list))
	for i, p := range list {
		parts[i] = objectives.Part{ID: p.ID, ObjectiveID: p.ObjectiveID}
	}
	under, err := f.objectives.Parts(ctx, tx, parts)
	found := make(map[string]act.Spoken, len(list))
	for i := range list {
		p := &list[i]
		s, ok := under[p.ID]
		switch {
		case !p.DeletedAt.IsZero() || p.ObjectiveID != "" && !ok:
			continue
		case !ok:
			s.Target = p.seen(held{})
		}
		s.Title, s.Path, s.Owners = p.Title, "/problems?problem="+p.ID, []string{p.OwnerID, p.RaisedBy}
		found[p.ID] = s
	}
	return found, err
}

// OfObjectives gives the problems of some objectives, solved ones too, in the order
// in which they were raised, with one query; at most mostOfObjectives. The caller
// has asked leave.
func (f *Feature) OfObjectives(ctx context.Context, tx *act.Tx, objectiveIDs []string) ([]Problem, error) {
	if tx.Past() {
		return f.ofObjectivesThen(ctx, tx, objectiveIDs)
	}
	return listUnder(ctx, tx, objectiveIDs)
}
