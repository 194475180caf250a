package notice

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
)

// Topic is a kind of thing that a room is told of.
type Topic string

// The topics.
const (
	ObjectiveActivated Topic = "activated"
	ObjectiveClosed    Topic = "closed"
	CheckedIn          Topic = "checked_in"
	ActionIsBlocked    Topic = "blocked"
	ProblemRaised      Topic = "problem_raised"
	ProblemDecided     Topic = "problem_decided"
	ProblemOver        Topic = "problem_solved"
	MinutesOut         Topic = "minutes"
	ReportOut          Topic = "report"
	Recognition        Topic = "recognized"
)

// Topics lists all, in the order in which people read them.
func Topics() []Topic {
	return []Topic{ObjectiveActivated, ObjectiveClosed, CheckedIn, ActionIsBlocked, ProblemRaised, ProblemDecided, ProblemOver, MinutesOut, ReportOut, Recognition}
}

// Known reports whether there is such a topic.
func (t Topic) Known() bool { return slices.Contains(Topics(), t) }

// Named reports whether the topic says nothing without people's names.
func (t Topic) Named() bool { return t == Recognition }

// Room is a group chat of another program that a robot speaks to. Sinan doesn't
// know who sits in it.
type Room struct {
	TeamID string // whose room it is; "" for the whole workspace's
	// Inner says that only members of the team sit in it, so that what only they
	// may see can be told there.
	Inner bool
}

// Shows reports whether everybody in the room may see something: what every
// insider may see, and the team's own where only its members are there. What is
// shared with listed people is never told.
func (r Room) Shows(t access.Target) bool {
	switch t.Visibility {
	case access.Everyone:
		return true
	case access.TeamOnly:
		return r.Inner && r.TeamID != "" && t.TeamID == r.TeamID
	}
	return false
}

// Concerns reports whether something of a team is told in the room: in a team's,
// what is of the team and of those below it. line is the team of what happened and
// those above it.
func (r Room) Concerns(line []string) bool {
	return r.TeamID == "" || slices.Contains(line, r.TeamID)
}
