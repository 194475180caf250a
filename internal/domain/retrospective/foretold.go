package retrospective

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/forecast"
)

// Foretold is a forecast beside what came.
type Foretold struct {
	Outside    bool // the value that came lies outside the interval
	Surprising bool // it succeeded though that was foreseen with less than even chance, or failed though it had more
}

// Wrong reports whether the forecast was wrong in either way. One in five
// intervals is expected to be: a wrong one says where to look, not that the
// method failed.
func (f Foretold) Wrong() bool { return f.Outside || f.Surprising }

// Compare sets a forecast beside the value that came and whether that succeeded.
func Compare(f forecast.Forecast, came decimal.Decimal, succeeded bool) Foretold {
	return Foretold{
		Outside:    came.LessThan(f.Low) || came.GreaterThan(f.High),
		Surprising: succeeded && f.Chance < 50 || !succeeded && f.Chance > 50,
	}
}
