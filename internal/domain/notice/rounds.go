package notice

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Every is how often a room gets a digest.
type Every string

// How often.
const (
	NoDigest   Every = "none"
	EachWeek   Every = "weekly"
	EachMonth  Every = "monthly" // on its last workday
	roundsFrom       = 2020      // any year before the first digest
)

// Rounds are when a room gets a digest. A day that isn't worked has it on the next
// that is.
type Rounds struct {
	Every   Every        `json:"every"`
	Weekday time.Weekday `json:"weekday"` // of a weekly one
	At      int          `json:"at"`      // minutes after midnight
}

// UsualRounds are those of a robot that tells of no digest; with another Every, on
// Fridays at five.
func UsualRounds() Rounds { return Rounds{Every: NoDigest, Weekday: time.Friday, At: 17 * 60} }

// Check refuses what is no time of a digest.
func (r Rounds) Check() error {
	var bad []*fault.Fault
	if r.Every != NoDigest && r.Every != EachWeek && r.Every != EachMonth {
		bad = append(bad, fault.At("/digest/every", "robot.every"))
	}
	if r.Weekday < time.Sunday || r.Weekday > time.Saturday {
		bad = append(bad, fault.At("/digest/weekday", "robot.weekday"))
	}
	if r.At < 0 || r.At >= day {
		bad = append(bad, fault.At("/digest/at", "notice.time"))
	}
	return fault.Join(bad)
}

// Last is the day of the last digest due by now, and of the one before it, since
// when it tells. ok is false where none is ever due.
func (r Rounds) Last(z Zone, now time.Time) (on, since date.Date, ok bool) {
	s := cycle.Schedule{Calendar: z.Calendar, Span: cycle.Span{StartsOn: date.Of(roundsFrom, time.January, 1), EndsOn: date.Of(9999, time.December, 31)}}
	switch r.Every {
	case EachWeek:
		s.Cadence = cycle.Cadence{Kind: cycle.Weekly, Weekday: r.Weekday}
	case EachMonth:
		s.Cadence = cycle.Cadence{Kind: cycle.Monthly, Day: cycle.LastWorkday}
	default:
		return on, since, false
	}
	today := date.In(now, z.Location)
	if on, ok = s.LastDue(today); ok && now.Before(z.At(on, r.At)) {
		on, ok = s.LastDue(on.AddDays(-1))
	}
	if !ok {
		return on, since, false
	}
	since, ok = s.LastDue(on.AddDays(-1))
	return on, since, ok
}
