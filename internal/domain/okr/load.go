package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Load is a person's open effort against the workdays left in the cycle.
type Load struct {
	Effort   decimal.Decimal // person-days of actions that are neither done nor dropped
	Workdays int             // left, today included
	Unsized  int             // open actions whose effort nobody said
}

// Share is effort / workdays left; nil where no workday is left.
func (l Load) Share() *Ratio {
	if l.Workdays <= 0 {
		return nil
	}
	return exact(l.Effort).Div(RatioOf(int64(l.Workdays), 1)).Known()
}

// Overload reports whether there is more work than days: over 100%.
func (l Load) Overload() bool {
	return l.Effort.GreaterThan(decimal.NewFromInt(int64(max(l.Workdays, 0))))
}

// Finding is focus.overload for an overload, else nil. Args: effort, workdays,
// unsized, over (person-days too many) and percent (whole; absent where no
// workday is left).
func (l Load) Finding() *Finding {
	if !l.Overload() {
		return nil
	}
	left := max(l.Workdays, 0)
	args := fault.Args{"effort": l.Effort.String(), "workdays": left, "unsized": l.Unsized,
		"over": l.Effort.Sub(decimal.NewFromInt(int64(left))).String()}
	if share := l.Share(); share != nil {
		args["percent"] = share.steps(100)
	}
	return &Finding{Code: "focus.overload", Args: args}
}
