package incentive_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func scored(value okr.Achievement, weight string) okr.AchievementPart {
	p := okr.AchievementPart{Achievement: &value}
	if weight != "" {
		p.Weight = decimal.NewNullDecimal(decimal.RequireFromString(weight))
	}
	return p
}

func TestTheSumBehindAScore(t *testing.T) {
	for _, c := range []struct {
		want  string
		parts []okr.AchievementPart
	}{
		{"", []okr.AchievementPart{scored(76, "")}},
		{"(0.82 + 0.67) ÷ 2", []okr.AchievementPart{scored(82, ""), scored(67, "")}},
		{"(0.82 × 60 + 0.67 × 40) ÷ 100", []okr.AchievementPart{scored(82, "60"), scored(67, "40")}},
		{"(0.82 × 60 + 0.67 × 40) ÷ 100", []okr.AchievementPart{scored(82, "60"), scored(67, "")}},
		// What 50 leaves is shared by three: 16⅔ each, so all is counted three times.
		{"(0.82 × 150 + 0.67 × 50 + 0.50 × 50 + 0.10 × 50) ÷ 300", []okr.AchievementPart{scored(82, "50"), scored(67, ""), scored(50, ""), scored(10, "")}},
	} {
		if got := incentive.MeanSum(c.parts); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := incentive.MeanSum([]okr.AchievementPart{scored(82, ""), {}}); got != "" {
		t.Errorf("without a score: %q", got)
	}
}

// The sum that is shown, worked out by other means, is the score.
func TestTheSumComesToTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) okr.AchievementPart {
			p := scored(okr.Achievement(rapid.IntRange(0, 200).Draw(t, "achieved")), "")
			if rapid.Bool().Draw(t, "set") {
				p.Weight = decimal.NewNullDecimal(decimal.NewFromInt(rapid.Int64Range(0, 60).Draw(t, "weight")))
			}
			return p
		}), 2, 6).Draw(t, "parts")
		shown := incentive.MeanSum(parts)
		over, under, _ := strings.Cut(shown, ") ÷ ")
		total := new(big.Rat)
		for term := range strings.SplitSeq(strings.TrimPrefix(over, "("), " + ") {
			score, weight, weighed := strings.Cut(term, " × ")
			one := ratOf(t, score)
			if weighed {
				one.Mul(one, ratOf(t, weight))
			}
			total.Add(total, one)
		}
		total.Quo(total, ratOf(t, under))
		if got, want := total.FloatString(2), okr.AchieveTogether(parts).String(); got != want {
			t.Fatalf("%s is %s, want %s", shown, got, want)
		}
		scores := make([]okr.ScorePart, len(parts))
		for i, p := range parts {
			if *p.Achievement > 100 {
				return // no score
			}
			s := okr.Score(*p.Achievement)
			scores[i] = okr.ScorePart{Weight: p.Weight, Score: &s}
		}
		if got, want := total.FloatString(2), okr.ScoreObjective(scores).String(); got != want {
			t.Fatalf("%s is %s, scored %s", shown, got, want)
		}
	})
}

func ratOf(t *rapid.T, text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return r
}
