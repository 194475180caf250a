package retrospective

import (
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Claim is a chance of success that was stated of a key result, beside what came.
type Claim struct {
	Stated okr.Ratio // 0 to 1
	Came   bool
	Times  int // of how many key results; 1 or more
}

// Stake is how many claims somebody stated of the objectives of a team.
type Stake struct {
	PersonID, TeamID string
	Claims           int // 1 or more
}

// Calibration is how well stated chances fit what came.
type Calibration struct {
	Claims int
	Came   int // of claims, those that succeeded
	// Brier is the mean of (stated − came)², came being 1 or 0: 0 at best, 1 at worst
	// (G. W. Brier, Monthly Weather Review 78, 1950). Nil for no claims.
	Brier *okr.Ratio
	// Base is what stating the share that came every time would have scored, s × (1 − s):
	// worse than this says less than the share alone. Nil for no claims.
	Base  *okr.Ratio
	Bands []Band // those that hold a claim, the least likely first
}

// Band is a fifth of the scale: claims from Low to below Low + 1 fifths, the last with 1.
type Band struct {
	Low    int // 0 to 4, in fifths
	Claims int
	Came   int
	Stated okr.Ratio // their mean
}

const fifths = 5

// Calibrate judges claims, in any order.
func Calibrate(claims []Claim) Calibration {
	var c Calibration
	if len(claims) == 0 {
		return c
	}
	bands := make([]Band, fifths)
	sums := make([]okr.Ratio, fifths)
	var squares okr.Ratio
	for _, claim := range claims {
		at, times := bandOf(claim.Stated), okr.RatioOf(int64(claim.Times), 1)
		off := claim.Stated
		if claim.Came {
			off = off.Sub(okr.RatioOf(1, 1))
			c.Came += claim.Times
			bands[at].Came += claim.Times
		}
		squares = squares.Add(off.Mul(off).Mul(times))
		sums[at] = sums[at].Add(claim.Stated.Mul(times))
		bands[at].Claims += claim.Times
		c.Claims += claim.Times
	}
	n := okr.RatioOf(int64(c.Claims), 1)
	share := okr.RatioOf(int64(c.Came), int64(c.Claims))
	c.Brier = squares.Div(n).Known()
	c.Base = share.Mul(okr.RatioOf(1, 1).Sub(share)).Known()
	for i, b := range bands {
		if b.Claims > 0 {
			b.Low, b.Stated = i, sums[i].Div(okr.RatioOf(int64(b.Claims), 1))
			c.Bands = append(c.Bands, b)
		}
	}
	return c
}

func bandOf(stated okr.Ratio) int {
	for i := fifths - 1; i > 0; i-- {
		if stated.Cmp(okr.RatioOf(int64(i), fifths)) >= 0 {
			return i
		}
	}
	return 0
}

// Untold says why the calibration of a team isn't told.
type Untold string

// The reasons; "" where it is told.
const (
	UntoldFew    Untold = "few"    // not over 20 claims
	UntoldClose  Untold = "close"  // fewer than three people stated them
	UntoldNearby Untold = "nearby" // with what is told of teams below it, fewer than three people would be left
	UntoldOpen   Untold = "open"   // of a past day on which the cycle wasn't over: beside the day before it would tell of one key result
)

// Fewest claims of a team, and people in it, that are told.
const (
	overClaims = 20
	someMany   = 3
)

// Tell reports whether the calibration of claims may be told without telling of
// somebody: enough claims of enough people, and of enough people still when all is
// taken away that may be told of one of the teams below (each as the ids of its own
// tree), or of all of them. Each person has one stake in a team at most.
func Tell(stakes []Stake, below [][]string) Untold {
	all := standing{byTeam: map[string][]Stake{}, teams: map[string]int{}}
	for _, s := range stakes {
		all.byTeam[s.TeamID] = append(all.byTeam[s.TeamID], s)
		all.teams[s.PersonID]++
		all.claims += s.Claims
	}
	if why := alone(all.claims, len(all.teams)); why != "" {
		return why
	}
	told := map[string]bool{}
	for _, tree := range below {
		claims, within, beside := all.split(tree)
		if alone(claims, within) != "" {
			continue
		}
		if beside > 0 && beside < someMany {
			return UntoldNearby
		}
		for _, id := range tree {
			told[id] = true
		}
	}
	if _, _, beside := all.split(slices.Collect(maps.Keys(told))); len(told) > 0 && beside > 0 && beside < someMany {
		return UntoldNearby
	}
	return ""
}

func alone(claims, people int) Untold {
	switch {
	case claims <= overClaims:
		return UntoldFew
	case people < someMany:
		return UntoldClose
	}
	return ""
}

// standing is who has a stake in which teams.
type standing struct {
	byTeam map[string][]Stake
	teams  map[string]int // in how many, by person
	claims int
}

// split counts the claims and the people within some teams, and the people who have a stake beside them.
func (s standing) split(teams []string) (claims, within, beside int) {
	there := map[string]int{}
	for _, id := range teams {
		for _, one := range s.byTeam[id] {
			claims += one.Claims
			there[one.PersonID]++
		}
	}
	beside = len(s.teams)
	for id, n := range there {
		if n == s.teams[id] {
			beside--
		}
	}
	return claims, len(there), beside
}
