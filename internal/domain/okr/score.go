package okr

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Score is a score in hundredths, 0 to 100: 64 is 0.64. JSON has the number 0.64.
type Score int

// ScoreOf is a number of hundredths as a score; nil, which is unknown, stays nil.
func ScoreOf(hundredths *int64) *Score {
	if hundredths == nil {
		return nil
	}
	s := Score(*hundredths)
	return &s
}

// Hundredths is the way back.
func (s *Score) Hundredths() *int64 {
	if s == nil {
		return nil
	}
	n := int64(*s)
	return &n
}

// Zone is the colour of a score.
type Zone string

// The zones: 0 to 0.30, 0.31 to 0.69, 0.70 to 1.00 (DESIGN §5).
const (
	Red    Zone = "red"
	Yellow Zone = "yellow"
	Green  Zone = "green"
)

// SuggestScore is clamp(p) in steps of 0.01, half away from zero; nil while p is
// unknown. With the progress against the first target it gives the score against
// the first target.
func SuggestScore(p *Ratio) *Score {
	if p == nil {
		return nil
	}
	s := Score(p.Clamp().steps(100))
	return &s
}

// ParseScore reads "0.64"; score.range at field for what is not 0 to 1 in steps of 0.01.
func ParseScore(field, text string) (Score, error) {
	d, err := ParseValue(field, text)
	if err != nil {
		return 0, err
	}
	hundredths := d.Shift(2)
	if !hundredths.IsInteger() || d.IsNegative() || d.GreaterThan(decimal.NewFromInt(1)) {
		return 0, fault.At(field, "score.range", fault.Args{"value": text})
	}
	return Score(hundredths.IntPart()), nil
}

// Ratio is the score as a ratio.
func (s Score) Ratio() Ratio { return RatioOf(int64(s), 100) }

// Zone is the colour of the score.
func (s Score) Zone() Zone {
	switch {
	case s >= 70:
		return Green
	case s > 30:
		return Yellow
	}
	return Red
}

// String gives two decimals: "0.64".
func (s Score) String() string { return decimal.New(int64(s), -2).StringFixed(2) }

// MarshalJSON writes a number.
func (s Score) MarshalJSON() ([]byte, error) { return []byte(decimal.New(int64(s), -2).String()), nil }

// UnmarshalJSON reads a number 0 to 1 in steps of 0.01; else the fault score.range.
func (s *Score) UnmarshalJSON(b []byte) error {
	var n json.Number
	err := json.Unmarshal(b, &n)
	if err != nil {
		return err
	}
	*s, err = ParseScore("", n.String())
	return err
}

// ScorePart is the score of one key result in its objective.
type ScorePart struct {
	Weight  decimal.NullDecimal // as in Part
	Score   *Score              // nil: not scored
	Dropped bool
}

// ScoreObjective is the weighted mean of the scores, to 0.01; nil until every key
// result that is not dropped has one: half a score would look like a low one.
func ScoreObjective(parts []ScorePart) *Score {
	rolled := make([]Part, len(parts))
	for i, p := range parts {
		rolled[i] = Part{Weight: p.Weight, Dropped: p.Dropped}
		if p.Score != nil {
			rolled[i].Progress = p.Score.Ratio().Known()
		}
	}
	r := Roll(rolled)
	if r.Known < r.Parts {
		return nil
	}
	return SuggestScore(r.Progress)
}
