package incentive

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// The bounds of the warnings, in percent of base (of an even share, in a pool).
const (
	cliffFrom   = 10 // of base for a single 0.01 of score
	sandbagFrom = 15 // of base for a target lowered by a tenth
	ceilingFrom = 10 // hundredths of score below 1.00 for which more pays no more
)

// WarningKind is what rules invite.
type WarningKind string

// The kinds.
const (
	Cliff   WarningKind = "cliff"   // one step of a score, or of a count, is worth a lot: people will argue about it
	Sandbag WarningKind = "sandbag" // a target lowered by a tenth pays a lot for the same result
	Ceiling WarningKind = "ceiling" // from a score on a better one pays no more: whoever is there may stop

	// Of formulas.
	Falling   WarningKind = "falling"   // more of something good pays less
	Rewarding WarningKind = "rewarding" // more that is late pays more
	Unchecked WarningKind = "unchecked" // it can't be reckoned at some values, so that nothing is known there
)

// Setting is a value at which something is so.
type Setting struct {
	Of    Input
	Value decimal.Decimal
}

// Warning is a place where the rules invite gaming. The same person with the same
// base gets Gain more at To than at From (less, where it is Falling).
type Warning struct {
	Kind     WarningKind
	Of       Input // what moves from From to To
	From, To decimal.Decimal
	Gain     decimal.Decimal // percent of base; yuan where InYuan
	InYuan   bool
	With     []Setting // what everything else was, in formulas that look at more
	Why      string    // of Unchecked: the code of what fails
	Part     string    // and where in the formula
	Failed   int       // and at how many
	Tried    int       // of how many values that were tried
}

// Warnings computes what the rules would pay one person at every score, with the
// rules' own arithmetic, and tells of each cliff, of the worst gain by a lower
// target, and of the score from which a better one pays no more. A result that scores
// s against a target scores s ÷ 0.9 against one that is a tenth lower, at most 1.00, and
// so it is with achievements up to theirs.
// Of formulas everything that they look at is moved, see probe. Rules that don't
// look at scores, or that don't pass Check, have none.
func Warnings(r Rules) []Warning {
	if r.Preset == Formula {
		return probe(r)
	}
	pays, ok := curve(r)
	if !ok {
		return nil
	}
	of := Score
	if r.beyond() {
		of = Achievement
	}
	return tempting(of, pays, percent)
}

// tempting finds cliffs, the worst gain by a lower target, and a ceiling, in what
// is paid at each score, own or of the team, from 0.00 to 1.00, or at each achievement up
// to its own bound; gain makes an amount what thresholds are.
func tempting(of Input, pays []Fen, gain func(Fen) decimal.Decimal) (list []Warning) {
	worst := Warning{Kind: Sandbag, Of: of}
	last := len(pays) - 1
	for s := range last {
		if g := gain(pays[s+1] - pays[s]); !g.LessThan(decimal.NewFromInt(cliffFrom)) {
			list = append(list, Warning{Kind: Cliff, Of: of, From: hundredths(s), To: hundredths(s + 1), Gain: g})
		}
		to := min(last, s*10/9)
		if g := gain(pays[to] - pays[s]); g.GreaterThan(worst.Gain) {
			worst.From, worst.To, worst.Gain = hundredths(s), hundredths(to), g
		}
	}
	if !worst.Gain.LessThan(decimal.NewFromInt(sandbagFrom)) {
		list = append(list, worst)
	}
	top := last
	for top > 0 && pays[top-1] == pays[last] {
		top--
	}
	if top > 0 && 100-top >= ceilingFrom { // what pays everybody the same has no ceiling
		list = append(list, Warning{Kind: Ceiling, Of: of, From: hundredths(top), To: hundredths(last)})
	}
	return list
}

func hundredths(n int) decimal.Decimal { return decimal.New(int64(n), -2) }

// sampleBase is the base that the curve is computed with: 10,000 yuan, so that a
// hundredth of a percent is a whole number of fen.
const sampleBase Fen = 1_000_000

func percent(f Fen) decimal.Decimal { return decimal.New(int64(f), -4) } // of sampleBase

// curve is what one person would get at each score from 0.00 to 1.00, or at each
// achievement up to its bound where that is looked at. In a pool
// they stand beside one colleague at 0.70 whose score stays, and the pool is two bases.
func curve(r Rules) ([]Fen, bool) {
	switch r.Preset {
	case Milestone, Spot:
		return nil, false
	case Points: // the worth of 100 points stands for base
		if r.Each == 0 {
			return nil, false
		}
		r.Each, r.Most = sampleBase/100, 0
	case Pooled:
		r.Pool = 2 * sampleBase
	}
	r.Budget = 0
	last := okr.Achievement(100)
	if r.beyond() {
		last = okr.MostAchievement
	}
	pays := make([]Fen, last+1)
	for a := range pays {
		a, s := okr.Achievement(a), okr.Score(min(a, 100)) // the score of that achievement
		entries := []Entry{{PersonID: "a", Base: sampleBase, Score: &s, TeamScore: &s, Achievement: &a, Days: 1, Of: 1}}
		if r.Preset == Pooled {
			other := okr.Score(70)
			entries = append(entries, Entry{PersonID: "b", Score: &other, Days: 1, Of: 1})
		}
		run, err := Pay(r, entries)
		if err != nil {
			return nil, false
		}
		pays[a] = run.Payouts[0].Amount
	}
	return pays, true
}
