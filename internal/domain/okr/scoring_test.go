package okr_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func on(scale okr.Scale) okr.Scoring {
	s := okr.UsualScoring()
	s.Scale = scale
	return s
}

func TestAScoreOnEachScale(t *testing.T) {
	for _, c := range []struct {
		score               okr.Score
		unit, hundred, five string
		nearest             string // step of five
	}{
		{0, "0.00", "0", "1.0", "1"}, {12, "0.12", "12", "1.5", "1"}, {13, "0.13", "13", "1.5", "2"}, {25, "0.25", "25", "2.0", "2"}, {30, "0.30", "30", "2.2", "2"},
		{50, "0.50", "50", "3.0", "3"}, {64, "0.64", "64", "3.6", "4"}, {67, "0.67", "67", "3.7", "4"}, {70, "0.70", "70", "3.8", "4"}, {88, "0.88", "88", "4.5", "5"}, {100, "1.00", "100", "5.0", "5"},
	} {
		if u, h, f, n := on(okr.UnitScale).Show(c.score), on(okr.HundredScale).Show(c.score), on(okr.FiveScale).Show(c.score), on(okr.FiveScale).Near(c.score); u != c.unit || h != c.hundred || f != c.five || n != c.nearest {
			t.Errorf("%d hundredths: %s, %s, %s (%s), want %s, %s, %s (%s)", c.score, u, h, f, n, c.unit, c.hundred, c.five, c.nearest)
		}
	}
}

func TestWhatIsTypedOnEachScale(t *testing.T) {
	for _, c := range []struct {
		scale okr.Scale
		typed string
		want  okr.Score
		code  string
	}{
		{okr.UnitScale, "0.64", 64, ""}, {okr.UnitScale, "64", 0, "score.range"},
		{okr.HundredScale, "64", 64, ""}, {okr.HundredScale, "0", 0, ""}, {okr.HundredScale, "101", 0, "score.range_hundred"}, {okr.HundredScale, "0.64", 0, "score.range_hundred"}, {okr.HundredScale, "-1", 0, "score.range_hundred"},
		{okr.FiveScale, "1", 0, ""}, {okr.FiveScale, "4", 75, ""}, {okr.FiveScale, "5", 100, ""}, {okr.FiveScale, "0", 0, "score.range_five"}, {okr.FiveScale, "6", 0, "score.range_five"}, {okr.FiveScale, "3.5", 0, "score.range_five"},
		{okr.FiveScale, "好", 0, "value.number"},
	} {
		got, err := on(c.scale).Read("/typed", c.typed)
		if c.code != "" {
			wantCodes(t, err, c.code+" /typed")
		} else if err != nil || got != c.want {
			t.Errorf("%s on %s: %d %v, want %d", c.typed, c.scale, got, err, c.want)
		}
	}
}

func TestZonesByTheirBorders(t *testing.T) {
	strict := okr.Scoring{Scale: okr.HundredScale, RedTo: 59, GreenFrom: 85}
	for score, want := range map[okr.Score]okr.Zone{0: okr.Red, 59: okr.Red, 60: okr.Yellow, 84: okr.Yellow, 85: okr.Green, 100: okr.Green} {
		if got := strict.Zone(score); got != want {
			t.Errorf("%s is %s, want %s", score, got, want)
		}
	}
	for _, c := range []struct {
		scoring okr.Scoring
		codes   []string
	}{
		{okr.UsualScoring(), nil}, {strict, nil},
		{okr.Scoring{Scale: "stars", RedTo: 30, GreenFrom: 70}, []string{"score.scale /scale"}},
		{okr.Scoring{Scale: okr.UnitScale, RedTo: 70, GreenFrom: 70}, []string{"score.zones /green_from"}},
		{okr.Scoring{Scale: okr.UnitScale, RedTo: 30, GreenFrom: 31}, []string{"score.zones /green_from"}},
		{okr.Scoring{Scale: okr.UnitScale, RedTo: -1, GreenFrom: 101}, []string{"score.zones /red_to", "score.zones /green_from"}},
	} {
		wantCodes(t, c.scoring.Check(""), c.codes...)
	}
}

// What is typed comes back as it was, a step of five too; the usual zones are those
// that a score had before there was a policy.
func TestWhatIsTypedIsWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		score := okr.Score(rapid.IntRange(0, 100).Draw(t, "score"))
		for _, scale := range []okr.Scale{okr.UnitScale, okr.HundredScale} {
			if back, err := on(scale).Read("", on(scale).Near(score)); err != nil || back != score {
				t.Fatalf("%s on %s came back as %s: %v", score, scale, back, err)
			}
		}
		near := on(okr.FiveScale).Near(score)
		step, err := on(okr.FiveScale).Read("", near)
		if err != nil || step-score > 12 || score-step > 12 {
			t.Fatalf("the step nearest to %s is %s (%s): %v", score, near, step, err)
		}
		if on(okr.FiveScale).Near(step) != near {
			t.Fatalf("%s came back as %s", near, on(okr.FiveScale).Near(step))
		}
		if okr.UsualScoring().Zone(score) != score.Zone() {
			t.Fatalf("%s", score)
		}
	})
}
