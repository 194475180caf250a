package problems

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// listThen is list as of the moment that tx looks at: the problems of then, put in order by what they
// held up then.
func (f *Feature) listThen(ctx context.Context, tx *act.Tx, in Filter, solved bool) ([]Standing, string, error) {
	ids, err := candidatesThen(ctx, tx, in, solved)
	if err != nil {
		return nil, "", err
	}
	list, err := f.then(ctx, tx, ids)
	if err != nil {
		return nil, "", err
	}
	list = slices.DeleteFunc(list, func(s Standing) bool { return !s.askedFor(in) })
	for i := range list {
		list[i].Steps = nil // told where one is read alone
	}
	if solved {
		return cutSolved(list, in)
	}
	after, err := cursorOf(in.Cursor)
	if err != nil {
		return nil, "", err
	}
	rank := func(s Standing) problem.Ranked {
		return problem.Ranked{Tenths: s.HarmTenths(), Severity: s.Severity, Age: s.Age, ID: s.ID}
	}
	sorting.By(list, func(a, b Standing) int { return rank(a).Compare(rank(b)) })
	list = slices.DeleteFunc(list, func(s Standing) bool { return after != nil && after.Compare(rank(s)) >= 0 })
	page := store.Cut(list, in.Limit, func(s Standing) []string { return cursorFor(rank(s)) })
	return page.Items, page.Next, nil
}

// cutSolved is a page of what was solved, the latest first.
func cutSolved(list []Standing, in Filter) ([]Standing, string, error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return nil, "", err
	}
	later := func(a, b Standing) int { return cmp.Or(b.SolvedAt.Compare(a.SolvedAt), strings.Compare(b.ID, a.ID)) }
	sorting.By(list, later)
	if key != nil {
		at, err := time.Parse(time.RFC3339Nano, key[0])
		if err != nil {
			return nil, "", fault.At("/cursor", "input.cursor")
		}
		last := Standing{Problem: &Problem{ID: key[1], SolvedAt: at}}
		list = slices.DeleteFunc(list, func(s Standing) bool { return later(s, last) <= 0 })
	}
	page := store.Cut(list, in.Limit, func(s Standing) []string { return []string{s.SolvedAt.UTC().Format(time.RFC3339Nano), s.ID} })
	return page.Items, page.Next, nil
}

// askedFor is the filter in Go, for what has been put back.
func (s Standing) askedFor(in Filter) bool {
	team := s.TeamID
	if s.Holds.Objective != nil {
		team = s.Holds.TeamID
	}
	return (in.teamIDs == nil || slices.Contains(in.teamIDs, team)) && (in.ObjectiveID == "" || s.ObjectiveID == in.ObjectiveID) &&
		(len(in.OwnerIDs) == 0 || slices.Contains(in.OwnerIDs, s.OwnerID)) && (in.DeciderID == "" && !in.Undecided || s.Undecided())
}

// then gives those of some problems that were there, as they were at the moment that tx looks at and with
// what they held up then: those that the caller may see and might have seen.
func (f *Feature) then(ctx context.Context, tx *act.Tx, ids []string) ([]Standing, error) {
	rows, err := f.putBack(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	var under []string
	for i := range rows {
		if rows[i].ObjectiveID != "" {
			under = append(under, rows[i].ObjectiveID)
		}
	}
	standings, err := f.objectives.StandingsThen(ctx, tx, under, objectives.ToStand)
	if err != nil {
		return nil, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	steps, err := stepsBy(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	var list []Standing
	for i := range rows {
		p, s := &rows[i], standings[rows[i].ObjectiveID]
		at := resultAt(s, p.KeyResultID)
		if p.ObjectiveID != "" && s == nil || p.KeyResultID != "" && at < 0 {
			continue // what it held up wasn't there, or was hidden
		}
		p.recall(steps[p.ID])
		p.SolvedOn = store.AsDay(f.cycles.DayOf(p.SolvedAt))
		one := Standing{Problem: p, Age: problem.Age(calendar.Between, p.RaisedOn.Date, p.until(f.cycles.Today(tx))), At: at, Org: org, Steps: steps[p.ID], can: []access.Action{}}
		if one.Worth = weigh(s, at, p.Severity, one.Age); !p.State.Pending() {
			one.Worth.Harm = okr.Ratio{}
		}
		if s != nil {
			one.Holds = *s
		}
		if access.Decide(tx.Who, access.ProblemView, p.seen(one.held())) == access.Allow {
			list = append(list, one)
		}
	}
	return list, nil
}

// putBack gives problems as they were; those that weren't there are left out.
func (f *Feature) putBack(ctx context.Context, tx *act.Tx, ids []string) ([]Problem, error) {
	rows, err := byIDs(ctx, tx, ids)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	gone, err := tx.SinceOn(ctx, "problem", ids)
	if err != nil {
		return nil, err
	}
	holders, err := f.objectives.HoldersThen(ctx, tx)
	if err != nil {
		return nil, err
	}
	came, said, kept := act.First(gone, problemCame...), act.First(gone, problemSaid...), rows[:0]
	for _, p := range rows {
		if g, ok := came[p.ID]; p.RaisedAt.After(tx.Now) || ok && g.Kind != "problem.deleted" || !ok && !p.DeletedAt.IsZero() {
			continue
		}
		if err := p.unwind(said[p.ID]); err != nil {
			return nil, err
		}
		if in, moved := holders[p.KeyResultID]; moved {
			p.ObjectiveID = in
		}
		kept = append(kept, p)
	}
	return kept, nil
}

// unwind puts a problem back to how it was before an event; the zero one changes nothing.
func (p *Problem) unwind(g act.Gone) error {
	if g.Before == "" {
		return nil
	}
	var was struct {
		Title       string           `json:"title"`
		Detail      string           `json:"detail"`
		KeyResultID string           `json:"key_result_id"`
		ObjectiveID string           `json:"objective_id"`
		TeamID      string           `json:"team_id"`
		OwnerID     string           `json:"owner_id"`
		Severity    problem.Severity `json:"severity"`
		State       problem.State    `json:"state"`
		How         string           `json:"how_solved"`
		DeciderID   string           `json:"decider_id"`
		Question    string           `json:"question"`
		Decision    string           `json:"decision"`
	}
	if err := g.Read(&was); err != nil {
		return err
	}
	p.Title, p.Detail, p.KeyResultID, p.ObjectiveID, p.TeamID, p.OwnerID, p.Severity, p.State, p.How, p.DeciderID, p.Question, p.Decision =
		was.Title, was.Detail, was.KeyResultID, was.ObjectiveID, was.TeamID, was.OwnerID, was.Severity, was.State, was.How, was.DeciderID, was.Question, was.Decision
	return nil
}

// recall sets who did what and when of a problem that has been put back, by what had become of it.
func (p *Problem) recall(steps []Step) {
	p.SolvedBy, p.SolvedAt, p.AskedBy, p.AskedAt, p.DecidedAt = "", noTime, "", noTime, noTime
	for _, s := range steps {
		switch {
		case s.Kind == Solved && p.State == problem.Solved:
			p.SolvedBy, p.SolvedAt = s.PersonID, s.At
		case s.Kind == Asked && p.DeciderID != "":
			p.AskedBy, p.AskedAt = s.PersonID, s.At
		case s.Kind == Decided && p.Decision != "":
			p.DecidedAt = s.At
		}
	}
}

// problemThen is Problem as of the moment that tx looks at.
func (f *Feature) problemThen(ctx context.Context, tx *act.Tx, id string) (Standing, error) {
	if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
		return Standing{}, err
	}
	seen, err := everVisible(ctx, tx, []string{id})
	if err != nil {
		return Standing{}, err
	}
	list, err := f.then(ctx, tx, seen)
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return Standing{}, err
	}
	return list[0], nil
}

// ofObjectivesThen is OfObjectives as of the moment that tx looks at.
func (f *Feature) ofObjectivesThen(ctx context.Context, tx *act.Tx, objectiveIDs []string) ([]Problem, error) {
	stood, err := f.objectives.StandingsThen(ctx, tx, objectiveIDs, objectives.ToName)
	if err != nil {
		return nil, err
	}
	ids, err := underThen(ctx, tx, objectiveIDs, objectives.ResultsOf(stood))
	if err != nil {
		return nil, err
	}
	found, err := f.then(ctx, tx, ids)
	var list []Problem
	for _, s := range found {
		if stood[s.ObjectiveID] != nil {
			list = append(list, *s.Problem)
		}
	}
	sorting.By(list, func(a, b Problem) int { return cmp.Or(a.RaisedOn.Compare(b.RaisedOn.Date), cmp.Compare(a.ID, b.ID)) })
	return list, err
}
