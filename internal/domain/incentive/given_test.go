package incentive_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func TestARatingAsAScore(t *testing.T) {
	for _, c := range []struct {
		level, of int
		want      string
	}{{1, 5, "0.00"}, {2, 5, "0.25"}, {4, 5, "0.75"}, {5, 5, "1.00"}, {2, 4, "0.33"}, {3, 4, "0.67"}, {0, 5, "none"}, {6, 5, "none"}, {1, 1, "none"}} {
		if got := told(incentive.ScoreOfLevel(c.level, c.of)); got != c.want {
			t.Errorf("level %d of %d is %s, want %s", c.level, c.of, got, c.want)
		}
	}
}

func TestAShareAsAScore(t *testing.T) {
	for _, c := range []struct {
		part, whole int64
		want        string
	}{{0, 4, "0.00"}, {3, 4, "0.75"}, {2, 3, "0.67"}, {7, 7, "1.00"}, {0, 0, "none"}} {
		if got := told(incentive.ScoreOfShare(c.part, c.whole)); got != c.want {
			t.Errorf("%d of %d is %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}

func told(s *okr.Score) string {
	if s == nil {
		return "none"
	}
	return s.String()
}
