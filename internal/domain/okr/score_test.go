package okr_test

import (
	"encoding/json"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func TestSuggestScore(t *testing.T) {
	for _, c := range []struct {
		a, b int64
		want string
		zone okr.Zone
	}{
		{-1, 3, "0.00", okr.Red},
		{3, 10, "0.30", okr.Red},
		{305, 1000, "0.31", okr.Yellow},
		{3049, 10000, "0.30", okr.Red},
		{69, 100, "0.69", okr.Yellow},
		{695, 1000, "0.70", okr.Green},
		{672, 1000, "0.67", okr.Yellow},
		{13, 10, "1.00", okr.Green},
	} {
		s := okr.SuggestScore(okr.RatioOf(c.a, c.b).Known())
		if s.String() != c.want || s.Zone() != c.zone {
			t.Errorf("%d/%d: %s %s, want %s %s", c.a, c.b, s, s.Zone(), c.want, c.zone)
		}
	}
	if okr.SuggestScore(nil) != nil {
		t.Error("unknown progress has a score")
	}
}

func TestScoreJSON(t *testing.T) {
	for text, want := range map[string]okr.Score{"0.64": 64, "1": 100, "0": 0, "0.7": 70, "0.640": 64} {
		var s okr.Score
		if err := json.Unmarshal([]byte(text), &s); err != nil || s != want {
			t.Errorf("%s: %d %v", text, s, err)
		}
	}
	if b, _ := json.Marshal(okr.Score(64)); string(b) != "0.64" {
		t.Errorf("%s", b)
	}
	for _, bad := range []string{"0.645", "-0.1", "1.01"} {
		_, err := okr.ParseScore("/score", bad)
		wantCodes(t, err, "score.range /score")
	}
	_, err := okr.ParseScore("/score", "好")
	wantCodes(t, err, "value.number /score")
}

func TestScoreObjective(t *testing.T) {
	score := func(s okr.Score) *okr.Score { return &s }
	parts := []okr.ScorePart{{Weight: val("60"), Score: score(62)}, {Weight: val("40"), Score: score(75)}, {Score: score(0), Dropped: true}}
	if got := okr.ScoreObjective(parts); got == nil || *got != 67 {
		t.Errorf("0.62·60%% + 0.75·40%% = %v", got)
	}
	parts[0].Score = nil
	if got := okr.ScoreObjective(parts); got != nil {
		t.Errorf("not all are scored: %s", got)
	}
	if okr.ScoreObjective(nil) != nil {
		t.Error("nothing is scored")
	}
}
