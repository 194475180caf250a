package problem

import (
	"cmp"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Held is what a problem holds up, as it stands today: a key result, or an
// objective as a whole, whose share is 1.
type Held struct {
	Share    okr.Ratio  // of its objective, in [0, 1]; 0 for a dropped key result
	Expected *okr.Ratio // nil for a keep, of which all is expected, as in a roll-up
	Progress *okr.Ratio // raw; unknown counts as 0
	Begun    bool       // something is expected: the objective is active
}

// Gap is how far what is held up is behind: max(0, expected − clamp(progress)),
// in [0, 1]; 0 before its objective is active and after it is closed.
func (h Held) Gap() okr.Ratio {
	if !h.Begun {
		return okr.Ratio{}
	}
	expected := okr.RatioOf(1, 1)
	if h.Expected != nil {
		expected = *h.Expected
	}
	return expected.Sub(okr.Counted(h.Progress)).Clamp()
}

// Points are what one workday of a problem counts, exact: share × gap in
// hundredths of an objective. 10 points: the objective is 10 % short by it.
//
// A problem that holds up nothing measured (held nil) has neither share nor gap.
// Its severity stands in for them: 10, 3 and 1 points, which is a key result of
// a third of its objective that is 30, 9 and 3 points behind.
func Points(held *Held, s Severity) okr.Ratio {
	if held == nil {
		return okr.RatioOf(map[Severity]int64{High: 10, Medium: 3, Low: 1}[s], 1)
	}
	return held.Share.Clamp().Mul(held.Gap()).Mul(okr.RatioOf(100, 1))
}

// Age is how many workdays a problem has been in the way, the day it was raised
// and the last one included, and at least 1. The last day is today, or the day
// on which it was solved. Opened again, it is as old as if it had never been
// solved: it wasn't.
func Age(workdays okr.Workdays, raisedOn, lastOn date.Date) int {
	return max(1, workdays(raisedOn, lastOn))
}

// Harm is points × age, in point-days, exact. It is rounded once, where it is
// told: to tenths, half away from zero (Tenths).
func Harm(points okr.Ratio, age int) okr.Ratio { return points.Mul(okr.RatioOf(int64(age), 1)) }

// Tenths is a harm, or points, rounded as people are told it: 12.5 is 125.
func Tenths(r okr.Ratio) int64 {
	// Basis points are the one rounding there is; a tenth is 1,000 of them. Taking
	// them of r / 1000 rounds r to tenths at once.
	return r.Div(okr.RatioOf(1000, 1)).BP()
}

// Ranked is what the order of problems hangs on.
type Ranked struct {
	Tenths   int64 // of the harm
	Severity Severity
	Age      int
	ID       string // later ones are greater
}

// Compare orders problems, those first that harm most: by harm as it is told,
// then the more severe, then the older, then the one raised first.
func (a Ranked) Compare(b Ranked) int {
	return cmp.Or(cmp.Compare(b.Tenths, a.Tenths), cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(b.Age, a.Age), cmp.Compare(a.ID, b.ID))
}
