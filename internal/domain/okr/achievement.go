package okr

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Achievement is how much of its target was reached, in hundredths and not cut at the
// whole: 120 is 1.20, a fifth more than the target. It is for pay alone: a score, and
// whatever else progress is rolled up into, ends at 1 (DESIGN §3, §5). JSON has the
// number 1.2.
type Achievement int

// MostAchievement caps the achievement of each key result, and so of what they make
// together: what came to ten times its target mustn't hide all that wasn't done.
const MostAchievement Achievement = 200

// Achieve is p held between 0 and 2.00, to 0.01 half away from zero; nil while p is
// unknown, which is not zero. What is kept in a band, done in steps or rolled up has no
// p above 1, and so no achievement above 1.00.
func Achieve(p *Ratio) *Achievement {
	if p == nil {
		return nil
	}
	if p.Sign() < 0 {
		return new(Achievement)
	}
	most := RatioOf(int64(MostAchievement), 100)
	if p.Cmp(most) > 0 {
		p = &most
	}
	a := Achievement(p.steps(100))
	return &a
}

// AchievementOf is a number of hundredths as an achievement; nil, which is unknown, stays nil.
func AchievementOf(hundredths *int64) *Achievement {
	if hundredths == nil {
		return nil
	}
	a := Achievement(*hundredths)
	return &a
}

// Hundredths is the way back.
func (a *Achievement) Hundredths() *int64 {
	if a == nil {
		return nil
	}
	n := int64(*a)
	return &n
}

// ParseAchievement reads "1.2"; achievement.range at field for what is not 0 to
// 2.00 in steps of 0.01.
func ParseAchievement(field, text string) (Achievement, error) {
	d, err := ParseValue(field, text)
	if err != nil {
		return 0, err
	}
	hundredths := d.Shift(2)
	if !hundredths.IsInteger() || d.IsNegative() || hundredths.GreaterThan(decimal.NewFromInt(int64(MostAchievement))) {
		return 0, fault.At(field, "achievement.range", fault.Args{"value": text, "most": MostAchievement.String()})
	}
	return Achievement(hundredths.IntPart()), nil
}

// String gives two decimals: "1.20".
func (a Achievement) String() string { return decimal.New(int64(a), -2).StringFixed(2) }

// MarshalJSON writes a number.
func (a Achievement) MarshalJSON() ([]byte, error) {
	return []byte(decimal.New(int64(a), -2).String()), nil
}

// UnmarshalJSON reads a number 0 to 2 in steps of 0.01; else the fault achievement.range.
func (a *Achievement) UnmarshalJSON(b []byte) error {
	var n json.Number
	err := json.Unmarshal(b, &n)
	if err != nil {
		return err
	}
	*a, err = ParseAchievement("", n.String())
	return err
}

// AchievementPart is the achievement of one key result in its objective, or of one
// objective among those of its owner.
type AchievementPart struct {
	Weight      decimal.NullDecimal // as in Part
	Achievement *Achievement        // nil: not known
	Dropped     bool
}

// AchieveTogether is the weighted mean, to 0.01; nil until every part that is not dropped
// is known, and of no part: what isn't known is not zero.
func AchieveTogether(parts []AchievementPart) *Achievement {
	weights := make([]Part, len(parts))
	for i, p := range parts {
		weights[i] = Part{Weight: p.Weight, Dropped: p.Dropped}
	}
	var whole Ratio
	open := 0
	for i, share := range Shares(weights) {
		switch {
		case parts[i].Dropped:
			continue
		case parts[i].Achievement == nil:
			return nil
		}
		open++
		whole = whole.Add(share.Mul(RatioOf(int64(*parts[i].Achievement), 100)))
	}
	if open == 0 {
		return nil
	}
	return Achieve(&whole)
}
