package retrospective_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

func claim(person, team string, tenths int64, came bool) retrospective.Claim {
	return retrospective.Claim{PersonID: person, TeamID: team, Stated: okr.RatioOf(tenths, 10), Came: came}
}

// Said 8, 8, 6 and 2; the first and the third came: ((0.2)² + (0.8)² + (0.4)² + (0.2)²) ÷ 4
// = (0.04 + 0.64 + 0.16 + 0.04) ÷ 4 = 0.22. Half came, so 0.5 each time scores 0.25.
func TestCalibrate(t *testing.T) {
	c := retrospective.Calibrate([]retrospective.Claim{claim("a", "", 8, true), claim("a", "", 8, false), claim("a", "", 6, true), claim("a", "", 2, false)})
	if c.Claims != 4 || c.Came != 2 || c.Brier.BP() != 2200 || c.Base.BP() != 2500 {
		t.Errorf("%d claims, %d came, Brier %v, base %v", c.Claims, c.Came, c.Brier, c.Base)
	}
	want := []string{"1: 0 of 1, stated 2000", "3: 1 of 1, stated 6000", "4: 1 of 2, stated 8000"}
	for i, b := range c.Bands {
		if got := fmt.Sprintf("%d: %d of %d, stated %d", b.Low, b.Came, b.Claims, b.Stated.BP()); i >= len(want) || got != want[i] {
			t.Errorf("band %d: %s", i, got)
		}
	}
	if none := retrospective.Calibrate(nil); none.Brier != nil || none.Base != nil || none.Bands != nil {
		t.Errorf("of nothing: %+v", none)
	}
	if sure := retrospective.Calibrate([]retrospective.Claim{claim("a", "", 10, true), claim("a", "", 0, false)}); sure.Brier.BP() != 0 || sure.Bands[1].Low != 4 {
		t.Errorf("always right: %+v", sure)
	}
}

func TestCalibrationProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) retrospective.Claim {
			return claim("a", "", rapid.Int64Range(0, 10).Draw(t, "tenths"), rapid.Bool().Draw(t, "came"))
		}), 1, 40).Draw(t, "claims")
		c := retrospective.Calibrate(claims)
		n, came := 0, 0
		for _, b := range c.Bands {
			n, came = n+b.Claims, came+b.Came
			if b.Came > b.Claims || b.Stated.BP() < int64(b.Low)*2000 || b.Stated.BP() > int64(b.Low+1)*2000 {
				t.Fatalf("band %+v", b)
			}
		}
		if n != c.Claims || came != c.Came || c.Brier.BP() < 0 || c.Brier.BP() > 10_000 || c.Base.BP() > 2500 {
			t.Fatalf("%+v", c)
		}
	})
}

// many are n claims of each of some people in a team.
func many(team string, n int, people ...string) (claims []retrospective.Claim) {
	for _, p := range people {
		for range n {
			claims = append(claims, claim(p, team, 7, true))
		}
	}
	return claims
}

func TestWhatWouldTellOfSomebodyIsNotTold(t *testing.T) {
	three := many("x", 7, "a", "b", "c")
	for _, c := range []struct {
		name   string
		claims []retrospective.Claim
		below  [][]string
		want   retrospective.Untold
	}{
		{"21 of three people", three, nil, ""},
		{"20", many("x", 5, "a", "b", "c", "d"), nil, retrospective.UntoldFew},
		{"two people", many("x", 30, "a", "b"), nil, retrospective.UntoldClose},
		{"one beside a team that is told", append(many("top", 9, "d"), three...), [][]string{{"x"}}, retrospective.UntoldNearby},
		{"three beside it", append(many("top", 9, "d", "e", "f"), three...), [][]string{{"x"}}, ""},
		{"one beside a team that isn't told", append(many("top", 9, "d"), many("x", 9, "a", "b")...), [][]string{{"x"}}, ""},
		{"one beside two that are told together", append(many("top", 1, "d"), append(three, many("y", 7, "e", "f", "g")...)...), [][]string{{"x"}, {"y"}}, retrospective.UntoldNearby},
		{"nobody beside them", append(three, many("y", 7, "e", "f", "g")...), [][]string{{"x"}, {"y"}}, ""},
	} {
		if got := retrospective.Tell(c.claims, c.below); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
