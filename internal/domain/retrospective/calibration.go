package retrospective

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Claim is a chance of success that was stated of a key result, beside what came.
type Claim struct {
	PersonID string    // who stated it; "" for a forecast
	TeamID   string    // of the objective
	Stated   okr.Ratio // 0 to 1
	Came     bool
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
	c := Calibration{Claims: len(claims)}
	if len(claims) == 0 {
		return c
	}
	bands := make([]Band, fifths)
	sums := make([]okr.Ratio, fifths)
	var squares okr.Ratio
	for _, claim := range claims {
		at := bandOf(claim.Stated)
		off := claim.Stated
		if claim.Came {
			off = off.Sub(okr.RatioOf(1, 1))
			c.Came++
			bands[at].Came++
		}
		squares = squares.Add(off.Mul(off))
		sums[at] = sums[at].Add(claim.Stated)
		bands[at].Claims++
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
)

// Fewest claims of a team, and people in it, that are told.
const (
	overClaims = 20
	someMany   = 3
)

// Tell reports whether the calibration of claims may be told without telling of
// somebody: enough claims of enough people, and of enough people still when all is
// taken away that may be told of one of the teams below (each as the ids of its own
// tree), or of all of them.
func Tell(claims []Claim, below [][]string) Untold {
	if why := alone(claims); why != "" {
		return why
	}
	var told []string
	for _, tree := range below {
		within, beside := split(claims, tree)
		if alone(within) != "" {
			continue
		}
		if n := people(beside); n > 0 && n < someMany {
			return UntoldNearby
		}
		told = append(told, tree...)
	}
	if _, beside := split(claims, told); len(told) > 0 {
		if n := people(beside); n > 0 && n < someMany {
			return UntoldNearby
		}
	}
	return ""
}

func alone(claims []Claim) Untold {
	switch {
	case len(claims) <= overClaims:
		return UntoldFew
	case people(claims) < someMany:
		return UntoldClose
	}
	return ""
}

func split(claims []Claim, teams []string) (within, beside []Claim) {
	for _, c := range claims {
		if slices.Contains(teams, c.TeamID) {
			within = append(within, c)
		} else {
			beside = append(beside, c)
		}
	}
	return within, beside
}

func people(claims []Claim) int {
	seen := map[string]bool{}
	for _, c := range claims {
		seen[c.PersonID] = true
	}
	return len(seen)
}
