package incentive

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// MeanSum is the arithmetic by which the final scores of objectives, or what they
// achieved, come to one, okr.ScoreObjective and okr.AchieveTogether: "(0.82 × 60 + 0.67 × 40) ÷ 100", or "(0.82 + 0.67) ÷ 2"
// where they weigh the same. "" for fewer than two, or where one has no score.
func MeanSum(parts []okr.AchievementPart) string {
	if len(parts) < 2 {
		return ""
	}
	weights, whole, alike := weigh(parts), decimal.Decimal{}, true
	terms := make([]string, len(parts))
	for _, w := range weights {
		whole, alike = whole.Add(w), alike && w.Equal(weights[0])
	}
	for i, p := range parts {
		if p.Achievement == nil {
			return ""
		}
		if terms[i] = p.Achievement.String(); !alike {
			terms[i] = sum(terms[i], "×", weights[i])
		}
	}
	if alike {
		whole = decimal.NewFromInt(int64(len(parts)))
	}
	return sum("("+strings.Join(terms, " + ")+")", "÷", whole)
}

// weigh gives what each part counts in proportion to the others, exactly: those
// without a weight share evenly what the set ones leave of 100.
func weigh(parts []okr.AchievementPart) []decimal.Decimal {
	set, unset := decimal.Decimal{}, int64(0)
	for _, p := range parts {
		if p.Weight.Valid {
			set = set.Add(p.Weight.Decimal)
		} else {
			unset++
		}
	}
	rest, times := decimal.Max(hundred.Sub(set), decimal.Decimal{}), decimal.NewFromInt(1)
	if unset > 0 {
		even := rest.DivRound(decimal.NewFromInt(unset), places)
		if even.Mul(decimal.NewFromInt(unset)).Equal(rest) {
			rest = even
		} else { // thirds have no end: all is counted so many times instead
			times = decimal.NewFromInt(unset)
		}
	}
	weights, whole := make([]decimal.Decimal, len(parts)), decimal.Decimal{}
	for i, p := range parts {
		if weights[i] = rest; p.Weight.Valid {
			weights[i] = p.Weight.Decimal.Mul(times)
		}
		whole = whole.Add(weights[i])
	}
	if whole.IsZero() {
		for i := range weights {
			weights[i] = decimal.NewFromInt(1)
		}
	}
	return weights
}
