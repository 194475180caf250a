// Package okr is the arithmetic of objectives and key results: measures,
// progress, roll-up, expected progress, status, score, focus, readiness,
// revisions and the states of an objective. It is pure: today, the workday
// calendar and all readings are arguments.
//
// A day is judged as at its end: today's workday counts as over, a step due
// today is due, a day on which a value was kept is known, and on the due date
// the result stands.
package okr

// Kind is how an objective is meant.
type Kind string

// The kinds of objective.
const (
	Committed    Kind = "committed"    // must reach 1.0
	Aspirational Kind = "aspirational" // 0.7 is a success
)

// Known reports whether k is one of the kinds.
func (k Kind) Known() bool { return k == Committed || k == Aspirational }

// Level is the progress that counts as success: 1 or 0.7 (DESIGN §4).
func (k Kind) Level() Ratio {
	if k == Aspirational {
		return RatioOf(7, 10)
	}
	return RatioOf(1, 1)
}
