package retrospective_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

func claim(tenths int64, came bool) retrospective.Claim {
	return retrospective.Claim{Stated: okr.RatioOf(tenths, 10), Came: came, Times: 1}
}

// Said 8, 8, 6 and 2; the first and the third came: ((0.2)² + (0.8)² + (0.4)² + (0.2)²) ÷ 4
// = (0.04 + 0.64 + 0.16 + 0.04) ÷ 4 = 0.22. Half came, so 0.5 each time scores 0.25.
func TestCalibrate(t *testing.T) {
	c := retrospective.Calibrate([]retrospective.Claim{claim(8, true), claim(8, false), claim(6, true), claim(2, false)})
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
	if sure := retrospective.Calibrate([]retrospective.Claim{claim(10, true), claim(0, false)}); sure.Brier.BP() != 0 || sure.Bands[1].Low != 4 {
		t.Errorf("always right: %+v", sure)
	}
}

func TestCalibrationProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) retrospective.Claim {
			return claim(rapid.Int64Range(0, 10).Draw(t, "tenths"), rapid.Bool().Draw(t, "came"))
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
func many(team string, n int, people ...string) (stakes []retrospective.Stake) {
	for _, p := range people {
		stakes = append(stakes, retrospective.Stake{PersonID: p, TeamID: team, Claims: n})
	}
	return stakes
}

func TestWhatWouldTellOfSomebodyIsNotTold(t *testing.T) {
	three := many("x", 7, "a", "b", "c")
	for _, c := range []struct {
		name   string
		stakes []retrospective.Stake
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
		if got := retrospective.Tell(c.stakes, c.below); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Claims alike are one of as many times.
func TestClaimsAlikeAreCountedTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var each, together []retrospective.Claim
		for range rapid.IntRange(1, 6).Draw(t, "kinds") {
			one := claim(rapid.Int64Range(0, 10).Draw(t, "tenths"), rapid.Bool().Draw(t, "came"))
			n := rapid.IntRange(1, 5).Draw(t, "times")
			for range n {
				each = append(each, one)
			}
			one.Times = n
			together = append(together, one)
		}
		if got, want := retrospective.Calibrate(together), retrospective.Calibrate(each); fmt.Sprintf("%+v", got.Bands) != fmt.Sprintf("%+v", want.Bands) || got.Brier.BP() != want.Brier.BP() || got.Claims != want.Claims || got.Came != want.Came {
			t.Fatalf("together %+v, each %+v", got, want)
		}
	})
}

// What is told, less what is told of any teams below, is of nobody or of three people at least; as a plain loop over sets says.
func TestWhatIsToldLeavesNobodyAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		teams := []string{"top", "a", "a1", "a2", "b"}
		below := [][]string{{"a", "a1", "a2"}, {"a1"}, {"a2"}, {"b"}}
		var stakes []retrospective.Stake
		for _, team := range teams {
			for _, person := range []string{"1", "2", "3", "4", "5", "6"} {
				if rapid.IntRange(0, 2).Draw(t, "has") == 0 {
					stakes = append(stakes, retrospective.Stake{PersonID: person, TeamID: team, Claims: rapid.IntRange(1, 15).Draw(t, "claims")})
				}
			}
		}
		people := func(in func(team string) bool) (claims, n int) {
			seen := map[string]bool{}
			for _, s := range stakes {
				if in(s.TeamID) {
					seen[s.PersonID] = true
					claims += s.Claims
				}
			}
			return claims, len(seen)
		}
		told := func(trees ...[]string) bool { // that is told of itself
			for _, tree := range trees {
				if claims, n := people(func(team string) bool { return slices.Contains(tree, team) }); claims <= 20 || n < 3 {
					return false
				}
			}
			return true
		}
		want := retrospective.Untold("")
		if claims, n := people(func(string) bool { return true }); claims <= 20 {
			want = retrospective.UntoldFew
		} else if n < 3 {
			want = retrospective.UntoldClose
		} else {
			var all []string
			for _, tree := range append(below, nil) {
				if len(tree) > 0 && !told(tree) {
					continue
				}
				all = append(all, tree...)
				less := tree
				if tree == nil {
					less = all
				}
				if _, n := people(func(team string) bool { return !slices.Contains(less, team) }); len(less) > 0 && n > 0 && n < 3 {
					want = retrospective.UntoldNearby
				}
			}
		}
		if got := retrospective.Tell(stakes, below); got != want {
			t.Fatalf("%q, want %q of %+v", got, want, stakes)
		}
	})
}
