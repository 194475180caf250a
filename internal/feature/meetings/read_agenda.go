package meetings

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
)

// Entry is one line of an agenda: what it is about, and how that stood when the
// meeting opened. It is kept as it was; whoever reads it sees it only where they
// may see the objective today.
type Entry struct {
	Part        meeting.Part `json:"part"`
	KeyResultID string       `json:"kr,omitempty"`
	ProblemID   string       `json:"problem,omitempty"`
	ActionID    string       `json:"action,omitempty"`
	ItemID      string       `json:"item,omitempty"` // a follow-up of an earlier meeting
	ObjectiveID string       `json:"objective,omitempty"`
	Then        Then         `json:"then"`
}

// Then is how something stood when the meeting opened; what doesn't apply is empty.
type Then struct {
	Title      string     `json:"title"`
	Under      string     `json:"under,omitempty"` // the title of its objective
	PersonID   string     `json:"person,omitempty"`
	Status     okr.Status `json:"status,omitempty"`
	Called     okr.Status `json:"called,omitempty"`
	CalledWhy  string     `json:"called_why,omitempty"`
	Stale      bool       `json:"stale,omitempty"`
	Progress   *int64     `json:"progress,omitempty"` // basis points
	Expected   *int64     `json:"expected,omitempty"`
	Gained     int64      `json:"gained,omitempty"` // since the last meeting
	Current    *string    `json:"current,omitempty"`
	Baseline   *string    `json:"baseline,omitempty"`
	Target     *string    `json:"target,omitempty"`
	Unit       string     `json:"unit,omitempty"`
	Confidence *int64     `json:"confidence,omitempty"`
	State      string     `json:"state,omitempty"` // of a problem, an action, a follow-up
	Severity   string     `json:"severity,omitempty"`
	Tenths     int64      `json:"tenths,omitempty"` // of a problem's harm
	Age        int        `json:"age,omitempty"`    // in workdays
	Question   string     `json:"question,omitempty"`
	DeciderID  string     `json:"decider,omitempty"`
	DueOn      string     `json:"due_on,omitempty"`
	Late       bool       `json:"late,omitempty"`
	CameOf     string     `json:"came_of,omitempty"`
	Words      *Words     `json:"words,omitempty"`
	Scores     *Scores    `json:"scores,omitempty"`
}

// Words are the last words of a key result's newest check-in.
type Words struct {
	PersonID string `json:"person"`
	AsOf     string `json:"as_of"`
	Note     string `json:"note,omitempty"`
	Blockers string `json:"blockers,omitempty"`
	Next     string `json:"next,omitempty"`
}

// Scores are what a key result was scored when the meeting opened, in hundredths.
type Scores struct {
	Self          int64  `json:"self"`
	SelfWords     string `json:"self_words,omitempty"`
	Reviewer      int64  `json:"reviewer"`
	ReviewerWords string `json:"reviewer_words,omitempty"`
	Suggested     *int64 `json:"suggested,omitempty"`
}

// How much of each part an agenda shows at most: what nobody gets through in a
// meeting is looked at on its own page.
const (
	mostObjectives = 600
	mostBehind     = 30
	mostStale      = 20
	mostWins       = 10
	mostProblems   = 20
	mostActions    = 30
	mostPromised   = 50
	mostScores     = 30
)

// dueSoon is how many days ahead an action is spoken of.
const dueSoon = 7

// gathered is what an agenda is made of.
type gathered struct {
	since     time.Time // when they last met, or a week ago
	whole     time.Time // of a retrospective: when the cycle began
	standing  []objectives.Standing
	problems  []problems.Standing
	actions   []plans.Standing
	promised  []Item
	done      map[string]plans.Standing // the actions that promises are, by id
	latest    map[string]checkins.CheckIn
	before    map[string]okr.Ratio
	today     string
	wanted    map[meeting.Part]bool
	keyResult map[string]spot
	reviewed  []reviews.Reviewed
}

// spot is where a key result is.
type spot struct{ o, kr int }

// ranked gives every key result at work as the domain puts it in order.
func (g *gathered) ranked() (list []meeting.Standing) {
	g.keyResult = map[string]spot{}
	for i := range g.standing {
		o := &g.standing[i]
		for j := range o.Results {
			kr, judged := &o.Results[j], o.Each[j]
			if kr.Dropped {
				continue
			}
			g.keyResult[kr.ID] = spot{i, j}
			s := meeting.Standing{ID: kr.ID, Status: judged.Status, Called: kr.Called, Stale: judged.Stale, Progress: judged.Progress, Expected: judged.Expected, Success: o.Kind.Level()}
			// What was never told before counts from nothing. Only what a check-in moves is
			// a gain: a keep grows by itself, a roll-up by others.
			if told := g.before[kr.ID]; !kr.CheckedOn.IsZero() && (kr.Kind == okr.Metric || kr.Kind == okr.Milestone) {
				s.Before = told.Known()
			}
			list = append(list, s)
		}
	}
	return list
}

// entries is the agenda, in the order of the parts.
func (g *gathered) entries() (list []Entry) {
	all := g.ranked()
	add := func(part meeting.Part, some []meeting.Standing, most int) {
		if !g.wanted[part] {
			return
		}
		for _, s := range some[:min(most, len(some))] {
			e := g.ofKeyResult(s)
			e.Part = part
			list = append(list, e)
		}
	}
	if g.wanted[meeting.Promised] {
		for i := range g.promised {
			list = append(list, g.ofPromise(&g.promised[i]))
		}
	}
	add(meeting.Behind, meeting.TheBehind(all), mostBehind)
	add(meeting.Stale, meeting.TheStale(all), mostStale)
	list = append(list, g.ofProblems()...)
	if g.wanted[meeting.Actions] {
		for i := range g.actions {
			list = append(list, g.ofAction(&g.actions[i]))
		}
	}
	add(meeting.Wins, meeting.TheWins(all), mostWins)
	return append(list, g.ofScores()...)
}

func (g *gathered) ofKeyResult(s meeting.Standing) Entry {
	at := g.keyResult[s.ID]
	o := &g.standing[at.o]
	kr, j := &o.Results[at.kr], o.Each[at.kr]
	m := kr.Measure.V
	t := Then{Title: kr.Title, Under: o.Title, PersonID: kr.OwnerID, Status: j.Status, Called: kr.Called, CalledWhy: kr.CalledWhy, Stale: j.Stale,
		Progress: bp(j.Progress), Expected: bp(j.Expected), Gained: s.Gained(), Unit: m.Unit, Confidence: kr.Confidence, DueOn: kr.DueOn.String()}
	if t.PersonID == "" {
		t.PersonID = o.OwnerID
	}
	if kr.Current.Valid {
		text := kr.Current.Decimal.String()
		t.Current = &text
	}
	if c, ok := g.latest[kr.ID]; ok {
		t.Words = &Words{PersonID: c.PersonID, AsOf: c.AsOf.String(), Note: c.Note, Blockers: c.Blockers, Next: c.Next}
	}
	return Entry{KeyResultID: kr.ID, ObjectiveID: o.ID, Then: t}
}

// ofProblems gives those that wait for a decision, and the others, by harm.
func (g *gathered) ofProblems() (list []Entry) {
	var others []Entry
	for i := range g.problems {
		p := &g.problems[i]
		e := Entry{Part: meeting.Problems, ProblemID: p.ID, KeyResultID: p.KeyResultID, ObjectiveID: p.ObjectiveID,
			Then: Then{Title: p.Title, PersonID: p.OwnerID, State: string(p.State), Severity: string(p.Severity), Tenths: p.HarmTenths(), Age: p.Age}}
		if p.Holds.Objective != nil {
			e.Then.Under = p.Holds.Title
		}
		switch {
		case p.Undecided() && g.wanted[meeting.Decisions]:
			e.Part, e.Then.Question, e.Then.DeciderID = meeting.Decisions, p.Question, p.DeciderID
			list = append(list, e)
		case g.wanted[meeting.Problems] && len(others) < mostProblems:
			others = append(others, e)
		}
	}
	return append(list, others...)
}

func (g *gathered) ofAction(a *plans.Standing) Entry {
	return Entry{Part: meeting.Actions, ActionID: a.ID, KeyResultID: a.KeyResultID, ObjectiveID: a.ObjectiveID,
		Then: Then{Title: a.Title, Under: a.Place.KeyResult, PersonID: a.OwnerID, State: string(a.State), DueOn: a.DueOn.String(), Late: a.DueOn.String() < g.today}}
}

// ofPromise is what was promised at an earlier meeting and how far it is.
func (g *gathered) ofPromise(i *Item) Entry {
	e := Entry{Part: meeting.Promised, ItemID: i.ID, ActionID: i.ActionID, KeyResultID: i.KeyResultID, ObjectiveID: i.ObjectiveID,
		Then: Then{Title: i.Words, PersonID: i.PersonID, State: string(i.State), DueOn: i.DueOn.String(), CameOf: i.CameOf}}
	if a, ok := g.done[i.ActionID]; ok {
		e.Then.Title, e.Then.PersonID, e.Then.DueOn, e.Then.State = a.Title, a.OwnerID, a.DueOn.String(), string(stateOf(a))
	}
	e.Then.Late = e.Then.State == string(Promised) && e.Then.DueOn != "" && e.Then.DueOn < g.today
	return e
}

func bp(r *okr.Ratio) *int64 {
	if r == nil {
		return nil
	}
	n := r.BP()
	return &n
}
