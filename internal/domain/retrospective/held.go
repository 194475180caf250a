package retrospective

import (
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// LastInTheWay is the last day on which a problem is told to have been in the way when
// one looks back: the day it was solved, or until, the day of looking back and at the
// latest the last of the cycle, while it wasn't by then.
func LastInTheWay(solvedOn, until date.Date) date.Date {
	if solvedOn.IsZero() {
		return until
	}
	return date.Min(solvedOn, until)
}

// HeldUp is what problems of one cause held up together.
type HeldUp struct {
	Problems int
	Harm     okr.Ratio // point-days, exact
}

// With adds a problem that held up so much.
func (h HeldUp) With(harm okr.Ratio) HeldUp { return HeldUp{h.Problems + 1, h.Harm.Add(harm)} }
