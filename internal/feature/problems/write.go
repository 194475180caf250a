package problems

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Lengths in characters.
const (
	maxTitle  = 300
	maxDetail = 20000
	maxWords  = 2000
)

// Draft is what is said of a new problem. It holds up a key result, an objective
// as a whole, or neither: then it is a team's, by default the caller's.
type Draft struct {
	Title       string
	Detail      string
	KeyResultID string
	ObjectiveID string
	TeamID      string
	OwnerID     string           // by default whose that is, or the caller
	Severity    problem.Severity // medium where empty
	Source      problem.Source   // anywhere where empty
	DeciderID   string
	Question    string
}

// Raise tells of something in the way. Anybody may who sees what it holds up.
func (f *Feature) Raise(ctx context.Context, who access.Actor, in Draft) (p *Problem, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		p = &Problem{ID: act.NewID(), Title: in.Title, Detail: in.Detail, OwnerID: in.OwnerID, Severity: in.Severity, State: problem.Open, Source: in.Source,
			RaisedBy: tx.Who.ID, RaisedAt: tx.Now, RaisedOn: store.AsDay(f.cycles.Today(tx)), Version: 1}
		h, err := f.place(ctx, tx, org, p, Place{KeyResultID: in.KeyResultID, ObjectiveID: in.ObjectiveID, TeamID: in.TeamID})
		if err != nil {
			return err
		}
		if p.Severity == "" {
			p.Severity = problem.Medium
		}
		if p.Source == "" {
			p.Source = problem.Anywhere
		}
		if p.OwnerID == "" {
			p.OwnerID = usualOwner(org, p, h)
		}
		if in.DeciderID != "" || in.Question != "" {
			p.ask(tx, in.DeciderID, in.Question)
		}
		if err := check(org, p, h, nil); err != nil {
			return err
		}
		if err := add(ctx, tx, p); err != nil {
			return err
		}
		if err := f.step(ctx, tx, p, Raised, "", ""); err != nil {
			return err
		}
		if p.DeciderID != "" {
			if err := f.step(ctx, tx, p, Asked, p.DeciderID, p.Question); err != nil {
				return err
			}
		}
		return tx.Tell(ctx, act.Told{Kind: "problem.raised", Subject: p.ref(), After: p.facts(), Detail: Changed{Now: *p, Target: p.seen(h)}})
	})
	return p, err
}

// Changed is a problem before and after; Was is nil for a new one. Target is what
// the policy asks of who would see it.
type Changed struct {
	Now    Problem
	Was    *Problem
	Target access.Target
}

// Place is what a problem holds up; a key result tells its objective.
type Place struct{ KeyResultID, ObjectiveID, TeamID string }

// place puts a problem where it holds something up, and asks leave for that.
func (f *Feature) place(ctx context.Context, tx *act.Tx, org *people.Org, p *Problem, to Place) (held, error) {
	h, err := f.holding(ctx, tx, to.KeyResultID, to.ObjectiveID)
	if err != nil {
		return h, err
	}
	p.KeyResultID, p.ObjectiveID, p.TeamID = to.KeyResultID, "", ""
	switch {
	case h.o == nil && to.TeamID == "":
		p.TeamID = org.HomeTeam(tx.Who.ID)
	case h.o == nil:
		if _, ok := org.Tree.Team(to.TeamID); !ok {
			return h, fault.At("/team_id", "problem.team_unknown")
		}
		p.TeamID = to.TeamID
	default:
		p.ObjectiveID = h.o.ID
	}
	if err := tx.Allow(access.ProblemCreate, p.seen(h)); err != nil {
		return h, err
	}
	if h.o != nil && h.o.State == okr.Closed {
		return h, fault.New(fault.Conflict, "objective.closed")
	}
	return h, nil
}

// usualOwner is whose a problem is where nobody says: who answers for what it
// holds up, else the leader of its team, else who raised it.
func usualOwner(org *people.Org, p *Problem, h held) string {
	var line []string
	team := p.TeamID
	if h.kr != nil {
		line = append(line, h.kr.OwnerID)
	}
	if h.o != nil {
		line, team = append(line, h.o.OwnerID), h.o.TeamID
	}
	if t, ok := org.Tree.Team(team); ok && h.o != nil {
		line = append(line, t.LeadID)
	}
	for _, id := range line {
		if sees(org, id, p.seen(h)) {
			return id
		}
	}
	return p.RaisedBy
}

// sees reports whether an active person may see a problem.
func sees(org *people.Org, personID string, t access.Target) bool {
	who, ok := org.Actor(personID)
	return ok && access.Decide(who, access.ProblemView, t) == access.Allow
}

// check tidies a problem and finds what is wrong with it, all at once. was is the
// problem before the change, nil for a new one: who has left since, or sees it no
// longer, may stay where they are.
func check(org *people.Org, p *Problem, h held, was *Problem) error {
	p.Title, p.Detail, p.Question = strings.Join(strings.Fields(p.Title), " "), strings.TrimSpace(p.Detail), strings.TrimSpace(p.Question)
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	long := func(field, text string, limit int) {
		need(utf8.RuneCountInString(text) <= limit, field, "input.too_long", fault.Args{"limit": limit})
	}
	need(p.Title != "", "/title", "problem.title_needed")
	long("/title", p.Title, maxTitle)
	long("/detail", p.Detail, maxDetail)
	long("/question", p.Question, maxWords)
	if one, ok := fault.Of(p.Severity.Check()); ok {
		bad = append(bad, one)
	}
	moved := was == nil || was.ObjectiveID != p.ObjectiveID
	person := func(field, id string) {
		if one, ok := org.Person(id); !ok || !one.Active() {
			bad = append(bad, fault.At(field, "problem.person_unknown"))
		} else if !sees(org, id, p.seen(h)) {
			bad = append(bad, fault.At(field, "problem.person_blind", fault.Args{"name": one.Name}))
		}
	}
	if moved || was.OwnerID != p.OwnerID {
		person("/owner_id", p.OwnerID)
	}
	if p.DeciderID != "" && (moved || was.DeciderID != p.DeciderID) {
		person("/decider_id", p.DeciderID)
	}
	need(p.DeciderID == "" || p.Question != "", "/question", "problem.question_needed")
	need(p.DeciderID != "" || p.Question == "", "/decider_id", "problem.decider_needed")
	return fault.Join(bad)
}

// ask puts a question to somebody; what was decided before stays in the steps.
func (p *Problem) ask(tx *act.Tx, deciderID, question string) {
	p.DeciderID, p.Question = deciderID, question
	p.Decision, p.DecidedAt = "", noTime
	p.AskedBy, p.AskedAt = "", noTime
	if deciderID != "" {
		p.AskedBy, p.AskedAt = tx.Who.ID, tx.Now
	}
}

// step writes down what became of a problem.
func (f *Feature) step(ctx context.Context, tx *act.Tx, p *Problem, kind StepKind, toID, words string) error {
	return addStep(ctx, tx, &Step{ID: act.NewID(), ProblemID: p.ID, Kind: kind, PersonID: tx.Who.ID, ToID: toID, Words: words, At: tx.Now})
}
