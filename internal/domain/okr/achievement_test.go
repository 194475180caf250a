package okr_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func achieved(n int) *okr.Achievement { a := okr.Achievement(n); return &a }

func weighs(percent int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.NewFromInt(percent))
}

// 新增付费用户 1000 人, 1300 reached, is 1.30 where its score is 1.00; ten times the target
// is held at 2.00; below the baseline it is 0, and without a reading it isn't known.
func TestAchievementGoesOnBeyondTheTarget(t *testing.T) {
	for _, one := range []struct {
		p    okr.Ratio
		want okr.Achievement
	}{{okr.RatioOf(1300, 1000), 130}, {okr.RatioOf(62, 100), 62}, {okr.RatioOf(10, 1), 200}, {okr.RatioOf(-1, 3), 0}, {okr.RatioOf(1, 3), 33}, {okr.RatioOf(1005, 1000), 101}} {
		if got := okr.Achieve(&one.p); *got != one.want {
			t.Errorf("%s is %s, want %s", one.p, got, one.want)
		}
	}
	if okr.Achieve(nil) != nil {
		t.Error("without a reading nothing is known")
	}
}

// 1.30 × 60 % + 0.75 × 40 % = 1.08, where the score is 1 × 60 % + 0.75 × 40 % = 0.90.
func TestAchievementOfAnObjective(t *testing.T) {
	parts := []okr.AchievementPart{{Weight: weighs(60), Achievement: achieved(130)}, {Weight: weighs(40), Achievement: achieved(75)}}
	if got := okr.AchieveTogether(parts); *got != 108 {
		t.Errorf("%s", got)
	}
	parts = append(parts, okr.AchievementPart{Weight: weighs(50), Dropped: true})
	if got := okr.AchieveTogether(parts); *got != 108 {
		t.Errorf("what was dropped counts for nothing: %s", got)
	}
	parts[1].Achievement = nil
	if okr.AchieveTogether(parts) != nil || okr.AchieveTogether(nil) != nil || okr.AchieveTogether(parts[2:]) != nil {
		t.Error("one that isn't known is not zero")
	}
}

// It is never below the score of the same progress, is that score up to 1.00, keeps its
// order, and comes to no more than its greatest part.
func TestAchievementBesideTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "parts")
		parts, scores, most := make([]okr.AchievementPart, n), make([]okr.ScorePart, n), okr.Achievement(0)
		for i := range parts {
			p := okr.RatioOf(rapid.Int64Range(-100, 500).Draw(t, "p"), rapid.Int64Range(1, 200).Draw(t, "of"))
			w := weighs(rapid.Int64Range(1, 100).Draw(t, "weight"))
			parts[i], scores[i] = okr.AchievementPart{Weight: w, Achievement: okr.Achieve(&p)}, okr.ScorePart{Weight: w, Score: okr.SuggestScore(&p)}
			a, s := *parts[i].Achievement, *scores[i].Score
			if int(a) < int(s) || p.Cmp(okr.RatioOf(1, 1)) <= 0 && int(a) != int(s) {
				t.Fatalf("%s: achieved %s, scored %s", p, a, s)
			}
			most = max(most, a)
		}
		whole, score := okr.AchieveTogether(parts), okr.ScoreObjective(scores)
		if int(*whole) < int(*score) || *whole > most {
			t.Fatalf("together %s of at most %s, scored %s", whole, most, score)
		}
		b, err := json.Marshal(whole)
		var again okr.Achievement
		if err != nil || json.Unmarshal(b, &again) != nil || again != *whole {
			t.Fatalf("%s came back as %s", b, again)
		}
	})
}

func TestWhatIsNoAchievement(t *testing.T) {
	for _, text := range []string{"2.01", "-0.1", "1.234", "viel", ""} {
		if a, err := okr.ParseAchievement("/x", text); err == nil {
			t.Errorf("%q was read as %s", text, a)
		}
	}
	if a, err := okr.ParseAchievement("/x", "1.2"); err != nil || a != 120 {
		t.Errorf("%s: %v", a, err)
	}
}
