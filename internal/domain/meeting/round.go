package meeting

import "time"

// Bounds of a round, in minutes from its opening to its close.
const (
	LeastRound = 60
	MostRound  = 7 * 24 * 60
)

// Asks reports whether a section of a round is a question that everybody answers.
func (s Section) Asks() bool { return !s.Part.Filled() }

// longestAhead is how long before the close of a round people are reminded at most.
const longestAhead = 24 * time.Hour

// RemindAt is when those who haven't answered a round yet are reminded: when a
// quarter of its time is left, and at most a day before it closes.
func RemindAt(opens, closes time.Time) time.Time {
	return closes.Add(-min(closes.Sub(opens)/4, longestAhead))
}

// Bounds are the least and the most minutes of a meeting of a kind.
func (k Kind) Bounds() (least, most int) {
	if k == Round {
		return LeastRound, MostRound
	}
	return LeastMinutes, MostMinutes
}
