package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Scale is what scores are shown and typed on. They are kept in hundredths whatever
// it is, and rules that reckon with them, exports and the API speak of 0 to 1.
type Scale string

// The scales.
const (
	UnitScale    Scale = "unit"    // 0.00 to 1.00
	HundredScale Scale = "hundred" // 0 to 100: a hundred times the score
	FiveScale    Scale = "five"    // 1 to 5: 1 + 4 × the score; typed in whole steps, each 0.25 more than the one before
)

// Scoring is how a workspace shows scores, and where their zones begin.
type Scoring struct {
	Scale     Scale `json:"scale"`
	RedTo     Score `json:"red_to"`     // up to here a score is red
	GreenFrom Score `json:"green_from"` // from here on green; yellow in between
}

// UsualScoring is what holds until somebody changes it (DESIGN §5).
func UsualScoring() Scoring { return Scoring{Scale: UnitScale, RedTo: 30, GreenFrom: 70} }

// Check refuses what is no scale (score.scale) and borders that leave no order of
// red, yellow and green (score.zones): each zone holds one score at least.
func (s Scoring) Check(at string) error {
	var bad []*fault.Fault
	if s.Scale != UnitScale && s.Scale != HundredScale && s.Scale != FiveScale {
		bad = append(bad, fault.At(at+"/scale", "score.scale"))
	}
	if s.RedTo < 0 || s.RedTo > 98 {
		bad = append(bad, fault.At(at+"/red_to", "score.zones"))
	}
	if s.GreenFrom < s.RedTo+2 || s.GreenFrom > 100 {
		bad = append(bad, fault.At(at+"/green_from", "score.zones"))
	}
	return fault.Join(bad)
}

// Zone is the colour of a score.
func (s Scoring) Zone(score Score) Zone {
	switch {
	case score >= s.GreenFrom:
		return Green
	case score > s.RedTo:
		return Yellow
	}
	return Red
}

// aStep is how far two steps of the scale of five are apart, in hundredths.
const aStep = 25

// Show is a score on the scale: "0.64", "64", or of five "3.6", rounded half up.
func (s Scoring) Show(score Score) string {
	switch s.Scale {
	case HundredScale:
		return decimal.New(int64(score), 0).String()
	case FiveScale:
		return decimal.NewFromInt(100 + 4*int64(score)).Shift(-2).StringFixed(1)
	}
	return score.String()
}

// Near is what one would type for a score: itself, on the scale of five the nearest
// step, the upper of two that are as near.
func (s Scoring) Near(score Score) string {
	if s.Scale != FiveScale {
		return s.Show(score)
	}
	return decimal.NewFromInt((2*int64(score)+aStep)/(2*aStep) + 1).String()
}

// Read reads a score typed on the scale. Faults at field: score.range for what is
// not 0 to 1 in steps of 0.01, score.range_hundred for what is not a whole number
// up to 100, score.range_five for what is none of 1 to 5.
func (s Scoring) Read(field, typed string) (Score, error) {
	if s.Scale != HundredScale && s.Scale != FiveScale {
		return ParseScore(field, typed)
	}
	d, err := ParseValue(field, typed)
	if err != nil {
		return 0, err
	}
	least, most, code := int64(0), int64(100), "score.range_hundred"
	if s.Scale == FiveScale {
		least, most, code = 1, 5, "score.range_five"
	}
	if !d.IsInteger() || d.LessThan(decimal.NewFromInt(least)) || d.GreaterThan(decimal.NewFromInt(most)) {
		return 0, fault.At(field, code, fault.Args{"value": typed})
	}
	if s.Scale == FiveScale {
		return Score((d.IntPart() - 1) * aStep), nil
	}
	return Score(d.IntPart()), nil
}
