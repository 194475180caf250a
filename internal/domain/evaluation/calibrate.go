package evaluation

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Bar is how many people have one level.
type Bar struct {
	Level    int
	Count    int
	Percent  decimal.Decimal  // of those who have a level, to 0.1, half away from zero
	Foreseen *decimal.Decimal // people by the guideline: share × people ÷ 100, to 0.1; nil without one
}

// guided reports whether the form has a guideline.
func (f Form) guided() bool {
	return slices.ContainsFunc(f.Levels, func(l Level) bool { return l.Share > 0 })
}

// Distribute counts people by level, from the lowest. 0, no level yet, isn't counted.
func (f Form) Distribute(levels []int) []Bar {
	bars, n := make([]Bar, len(f.Levels)), int64(0)
	for i := range bars {
		bars[i].Level = i + 1
	}
	for _, l := range levels {
		if l > 0 && l <= len(bars) {
			bars[l-1].Count++
			n++
		}
	}
	for i := range bars {
		if n > 0 {
			bars[i].Percent = decimal.NewFromInt(int64(bars[i].Count)*100).DivRound(decimal.NewFromInt(n), 1)
		}
		if f.guided() {
			people := decimal.NewFromInt(int64(f.Levels[i].Share)*n).DivRound(decimal.NewFromInt(whole), 1)
			bars[i].Foreseen = &people
		}
	}
	return bars
}

// Over lists the levels that more people have than the guideline foresees, rounded
// up to whole people. Only where the policy makes a quota of it does this stop
// anything.
func (f Form) Over(levels []int) (over []int) {
	if !f.guided() {
		return nil
	}
	n := 0
	for _, bar := range f.Distribute(levels) {
		n += bar.Count
	}
	for i, bar := range f.Distribute(levels) {
		if most := (f.Levels[i].Share*n + whole - 1) / whole; bar.Count > most {
			over = append(over, bar.Level)
		}
	}
	return over
}

// LeastForms is from how many forms on a reviewer's habits are told: fewer say more
// of the people than of the reviewer.
const LeastForms = 3

// Value is what one reviewer's form came to.
type Value struct {
	ReviewerID string
	Value      decimal.Decimal
}

// Habit is how one reviewer judges beside all. The figures are nil for fewer than
// LeastForms forms.
type Habit struct {
	ReviewerID string
	Forms      int
	Mean       *decimal.Decimal // of the reviewer's values
	Leniency   *decimal.Decimal // Mean − the mean of all values; above 0 is lenient
	Spread     *decimal.Decimal // mean distance of the values from their own mean; near 0, all got the same
}

// Habits tells of each reviewer, in the order of their ids. Each figure is exact
// and then rounded once to 0.01, half away from zero.
func Habits(all []Value) []Habit {
	by, total := map[string][]decimal.Decimal{}, decimal.Decimal{}
	for _, v := range all {
		by[v.ReviewerID] = append(by[v.ReviewerID], v.Value)
		total = total.Add(v.Value)
	}
	count := decimal.NewFromInt(int64(len(all)))
	habits := make([]Habit, 0, len(by))
	for id, values := range by {
		h := Habit{ReviewerID: id, Forms: len(values)}
		if len(values) >= LeastForms {
			n, sum, away := decimal.NewFromInt(int64(len(values))), decimal.Decimal{}, decimal.Decimal{}
			for _, v := range values {
				sum = sum.Add(v)
			}
			for _, v := range values { // |v − sum ÷ n| × n, without a division
				away = away.Add(v.Mul(n).Sub(sum).Abs())
			}
			mean, spread := sum.DivRound(n, places), away.DivRound(n.Mul(n), places)
			leniency := sum.Mul(count).Sub(total.Mul(n)).DivRound(n.Mul(count), places)
			h.Mean, h.Leniency, h.Spread = &mean, &leniency, &spread
		}
		habits = append(habits, h)
	}
	sorting.By(habits, func(a, b Habit) int { return strings.Compare(a.ReviewerID, b.ReviewerID) })
	return habits
}
