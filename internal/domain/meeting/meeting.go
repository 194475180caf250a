// Package meeting is people who sit down together: what kinds there are, what
// their agenda is made of, when they recur, and what of it comes first.
package meeting

import (
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Kind is what a meeting is for.
type Kind string

// The kinds of meetings.
const (
	Planning      Kind = "planning"      // what to aim at next
	Weekly        Kind = "weekly"        // what is off and who does what about it
	Monthly       Kind = "monthly"       // how the cycle goes as a whole
	Retrospective Kind = "retrospective" // what was learned
	Scoring       Kind = "scoring"       // what the scores of a cycle come to, before they are settled
	// Round is a meeting that nobody sits in: it opens by itself, everybody answers by
	// the time it closes, and it closes by itself. Its sections of words are questions.
	Round Kind = "round"
	// OneOnOne is of two people, and nobody else's.
	OneOnOne Kind = "one_on_one"
)

// Kinds lists the kinds, the most frequent first.
func Kinds() []Kind {
	return []Kind{Weekly, Round, OneOnOne, Monthly, Planning, Scoring, Retrospective}
}

// State is how far a meeting is.
type State string

// The states of a meeting.
const (
	Planned State = "planned"
	Open    State = "open"  // it is being held
	Ended   State = "ended" // its minutes are closed: edits leave a trace
)

// Part is what a section of an agenda is about.
type Part string

// The parts. Those that Filled reports are filled from data when the meeting
// opens; the others are for words alone.
const (
	Promised  Part = "promised"  // what was promised last time and what came of it
	Behind    Part = "behind"    // key results off track, then at risk
	Stale     Part = "stale"     // key results whose check-in is missing
	Decisions Part = "decisions" // problems that wait for a decision
	Problems  Part = "problems"  // other problems in the way, by harm
	Actions   Part = "actions"   // actions overdue, and due within a week
	Wins      Part = "wins"      // key results achieved or moved up
	Scores    Part = "scores"    // key results whose owner and reviewer score them apart
	Goal      Part = "goal"      // what was meant
	Result    Part = "result"    // what came out
	Analysis  Part = "analysis"  // why
	Insight   Part = "insight"   // what to do otherwise
	Topics    Part = "topics"    // what people want to talk about, noted beforehand
	Progress  Part = "progress"  // what somebody got done
	Blocked   Part = "blocked"   // what is in somebody's way
	Next      Part = "next"      // what comes next
	Free      Part = "free"      // under a title of its own
)

// Parts lists the parts.
func Parts() []Part {
	return []Part{Promised, Behind, Stale, Decisions, Problems, Actions, Wins, Scores, Goal, Result, Analysis, Insight, Topics, Progress, Blocked, Next, Free}
}

// Filled reports whether a part is filled from data.
func (p Part) Filled() bool {
	return slices.Contains([]Part{Promised, Behind, Stale, Decisions, Problems, Actions, Wins, Scores}, p)
}

// Section is a part of an agenda with its time box.
type Section struct {
	Part    Part   `json:"part"`
	Title   string `json:"title,omitempty"` // of a free one
	Minutes int    `json:"minutes"`         // its time box; 0 for none
}

// Bounds of a meeting.
const (
	LeastMinutes = 5
	MostMinutes  = 480
	MostSections = 20
	mostTitle    = 100
)

// Template is the usual agenda of a kind, in its order.
func (k Kind) Template() []Section {
	switch k {
	case Weekly:
		return []Section{{Part: Promised, Minutes: 5}, {Part: Behind, Minutes: 15}, {Part: Stale, Minutes: 5}, {Part: Decisions, Minutes: 10},
			{Part: Problems, Minutes: 10}, {Part: Actions, Minutes: 5}, {Part: Wins, Minutes: 5}, {Part: Next, Minutes: 5}}
	case Round:
		return []Section{{Part: Progress}, {Part: Blocked}, {Part: Next}, {Part: Promised}, {Part: Behind}, {Part: Stale}, {Part: Decisions}, {Part: Problems}, {Part: Actions}, {Part: Wins}}
	case OneOnOne:
		return []Section{{Part: Topics, Minutes: 10}, {Part: Promised, Minutes: 5}, {Part: Behind, Minutes: 10}, {Part: Stale}, {Part: Decisions, Minutes: 5},
			{Part: Problems, Minutes: 5}, {Part: Actions, Minutes: 5}, {Part: Wins, Minutes: 5}, {Part: Next, Minutes: 5}}
	case Monthly:
		return []Section{{Part: Promised, Minutes: 10}, {Part: Behind, Minutes: 25}, {Part: Stale, Minutes: 5}, {Part: Decisions, Minutes: 15},
			{Part: Problems, Minutes: 15}, {Part: Wins, Minutes: 10}, {Part: Next, Minutes: 10}}
	case Planning:
		return []Section{{Part: Promised, Minutes: 5}, {Part: Wins, Minutes: 10}, {Part: Behind, Minutes: 15}, {Part: Goal, Minutes: 40},
			{Part: Problems, Minutes: 10}, {Part: Next, Minutes: 10}}
	case Scoring:
		return []Section{{Part: Scores, Minutes: 40}, {Part: Next, Minutes: 5}}
	case Retrospective:
		return []Section{{Part: Promised, Minutes: 5}, {Part: Goal, Minutes: 10}, {Part: Result, Minutes: 10}, {Part: Wins, Minutes: 10}, {Part: Behind, Minutes: 15},
			{Part: Analysis, Minutes: 20}, {Part: Insight, Minutes: 15}, {Part: Next, Minutes: 5}}
	}
	return nil
}

// Check refuses what is no kind: meeting.kind_unknown.
func (k Kind) Check() error {
	if !slices.Contains(Kinds(), k) {
		return fault.At("/kind", "meeting.kind_unknown", fault.Args{"kind": string(k)})
	}
	return nil
}

// Tidy gives an agenda in its proper form. Refused: meeting.sections_needed,
// meeting.sections_most, meeting.part_unknown, meeting.part_twice,
// meeting.section_title, meeting.section_minutes.
func Tidy(list []Section) ([]Section, error) {
	switch {
	case len(list) == 0:
		return nil, fault.At("/sections", "meeting.sections_needed")
	case len(list) > MostSections:
		return nil, fault.At("/sections", "meeting.sections_most", fault.Args{"max": MostSections})
	}
	out, seen := make([]Section, len(list)), map[Part]bool{}
	for i, s := range list {
		s.Title = strings.Join(strings.Fields(s.Title), " ")
		switch {
		case !slices.Contains(Parts(), s.Part):
			return nil, fault.At("/sections", "meeting.part_unknown", fault.Args{"part": string(s.Part)})
		case s.Part.Filled() && seen[s.Part]:
			return nil, fault.At("/sections", "meeting.part_twice", fault.Args{"part": string(s.Part)})
		case s.Part == Free && s.Title == "", len([]rune(s.Title)) > mostTitle:
			return nil, fault.At("/sections", "meeting.section_title", fault.Args{"max": mostTitle})
		case s.Minutes < 0 || s.Minutes > MostMinutes:
			return nil, fault.At("/sections", "meeting.section_minutes", fault.Args{"max": MostMinutes})
		}
		seen[s.Part], out[i] = true, s
	}
	return out, nil
}
