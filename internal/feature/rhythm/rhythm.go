// Package rhythm is who keeps the rhythm of check-ins: week by week in time,
// late, missed or away; and the nudge, which asks somebody once.
package rhythm

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that the rhythm is read from.
type Above struct {
	People     *people.Feature
	Objectives *objectives.Feature
	Checkins   *checkins.Feature
}

// Feature holds the use cases of the rhythm.
type Feature struct {
	act *act.Runner
	loc *time.Location
	Above
}

// New makes the feature. loc decides which day a check-in was written on.
func New(a *act.Runner, above Above, loc *time.Location) *Feature {
	return &Feature{act: a, loc: loc, Above: above}
}

// Nudge asks a person to check in. It is sent once for what was due: the next
// needs something that came due later.
type Nudge struct {
	store.BaseModel `bun:"table:nudges,alias:n"`
	ID              string    `bun:"id,pk"`
	PersonID        string    `bun:"person_id"`
	ByID            string    `bun:"by_id"`
	Words           string    `bun:"words"`
	DueOn           store.Day `bun:"due_on"` // the newest due date that was owed
	SentAt          time.Time `bun:"sent_at"`

	Owed []Owed `bun:"-"` // what it asks for, as it was then
}

// Owed is a check-in that somebody owes today.
type Owed struct {
	ObjectiveID string
	Objective   string
	KeyResultID string
	KeyResult   string
	On          date.Date // the last due date that came and wasn't answered
	Workdays    int       // from then to today: how late
}

// Due is a due date of a key result with what became of it.
type Due struct {
	cycle.Kept
	Week      int // in Board.Weeks
	Away      bool
	Standing  *objectives.Standing
	KeyResult *objectives.KeyResult
}

// outcome is what is told of it: who was away and didn't check in in time is excused.
func (d *Due) outcome() cycle.Outcome {
	if d.Away && d.Outcome != cycle.OnTime {
		return excused
	}
	return d.Outcome
}

// excused is the outcome of a due date on which the person was away.
const excused cycle.Outcome = "away"

// Keeper is a person with how they keep the rhythm.
type Keeper struct {
	PersonID string
	Weeks    []cycle.Score   // goes with Board.Weeks
	Whole    cycle.Score     // of all weeks
	Dues     []Due           // what the scores count, by key result
	Owed     []Owed          // today, the longest owed first
	Away     *people.Absence // today; nil for nobody who is away
	Last     *Nudge          // the last one; nil for none
	MayNudge bool            // the caller may, and something new is due

	absences []people.Absence
}

// Board is how people keep the rhythm, made of what the caller may see.
type Board struct {
	Who     access.Actor
	Org     *people.Org
	Today   date.Date
	Weeks   []date.Date // Mondays, the newest last
	Keepers []Keeper    // who owes something first, then the least punctual
	Omitted bool        // there are more people, or more objectives, than are looked at
	Others  bool        // the caller may see others than themselves
}

// Target is a person's rhythm as the policy sees it.
func Target(org *people.Org, personID string) access.Target {
	return access.Target{OwnerID: personID, TeamID: org.HomeTeam(personID)}
}
