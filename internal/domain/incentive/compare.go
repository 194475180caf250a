package incentive

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Difference is what one person gets by two runs.
type Difference struct {
	PersonID string
	One, Two Fen
}

// Gain is how much more the first run pays; negative where it pays less.
func (d Difference) Gain() Fen { return d.One - d.Two }

// Comparison sets two runs side by side.
type Comparison struct {
	Rows                 []Difference // the greatest difference first, then by person id
	Gaining, Losing      int          // people who get more, and less, by the first
	Gained, Lost         Fen          // how much more those get together, and how much less these; both positive
	TotalOne, TotalTwo   Fen
	LeastGain, MostGain  Fen // of those who gain; 0 where nobody does
	LeastLoss, MostLoss  Fen // of those who lose, positive; 0 where nobody does
	Unchanged            int
	OnlyInOne, OnlyInTwo int // people whom one run alone pays; they count as paid 0 by the other
}

// Compare tells who gains and who loses by the first run against the second.
// TotalOne − TotalTwo = Gained − Lost.
func Compare(one, two Run) Comparison {
	c := Comparison{TotalOne: one.Total, TotalTwo: two.Total}
	at := make(map[string]int, len(one.Payouts))
	for _, p := range one.Payouts {
		at[p.PersonID] = len(c.Rows)
		c.Rows = append(c.Rows, Difference{PersonID: p.PersonID, One: p.Amount})
	}
	both := 0
	for _, p := range two.Payouts {
		i, ok := at[p.PersonID]
		if !ok {
			c.OnlyInTwo++
			c.Rows = append(c.Rows, Difference{PersonID: p.PersonID, Two: p.Amount})
			continue
		}
		both++
		c.Rows[i].Two = p.Amount
	}
	c.OnlyInOne = len(one.Payouts) - both
	for _, r := range c.Rows {
		switch g := r.Gain(); {
		case g > 0:
			c.Gaining, c.Gained, c.MostGain = c.Gaining+1, c.Gained+g, max(c.MostGain, g)
			c.LeastGain = least(c.LeastGain, g)
		case g < 0:
			c.Losing, c.Lost, c.MostLoss = c.Losing+1, c.Lost-g, max(c.MostLoss, -g)
			c.LeastLoss = least(c.LeastLoss, -g)
		default:
			c.Unchanged++
		}
	}
	sorting.Stably(c.Rows, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(b.Gain().size(), a.Gain().size()), strings.Compare(a.PersonID, b.PersonID))
	})
	return c
}

func (f Fen) size() Fen { return max(f, -f) }

// least is the smaller of two amounts where 0 is none yet.
func least(so, next Fen) Fen {
	if so == 0 {
		return next
	}
	return min(so, next)
}

// aTenth is how far a score is moved to see what hangs on it.
const aTenth = 10

// farthest is as far as any score or achievement can be moved.
const farthest = int(okr.MostAchievement)

// Foreseen is what would be paid at other scores. Where a formula can't be reckoned at
// them it isn't known, which is not zero.
type Foreseen struct {
	Amount  Fen
	Unknown bool
}

// Swing is what one person would get with a score 0.10 higher or lower, within 0
// and 1, while everybody else's stays; of rules that look at what was achieved, that is
// moved with it, within its own bound.
type Swing struct {
	PersonID string
	Down, Up Foreseen
	Now      Fen
	// The lower score, the present one and the higher, in hundredths as achievements are;
	// those themselves where no score is looked at.
	ScoreDown, For, ScoreUp okr.Achievement
}

// Outlook is what hangs on the scores of a run. A total isn't known where a formula
// can't be reckoned for somebody.
type Outlook struct {
	Swings []Swing  // by person id; empty where the rules don't look at people's own scores
	Down   Foreseen // the total where every score, teams' too, and every achievement is 0.10 lower
	Up     Foreseen // and higher
	Worst  Foreseen // the total where every one is 0.00
	Best   Foreseen // and where every score is 1.00, every achievement 2.00; counts stay as they are given
}

// Foresee works out what hangs on the scores. What a person would get from a pool
// or under a budget is rounded down to the fen: the fen that rounding leaves over,
// which a whole run hands out, isn't in it. Faults as Pay's.
func Foresee(r Rules, entries []Entry) (Outlook, error) {
	r = r.ready()
	r.silent = true
	run, err := Pay(r, entries)
	if err != nil {
		return Outlook{}, err
	}
	now := Foreseen{Amount: run.Total}
	o := Outlook{Down: now, Up: now, Worst: now, Best: now}
	needs := r.Needs()
	own := slices.Contains(needs, Score) || slices.Contains(needs, Achievement)
	if !own && !slices.Contains(needs, TeamScore) {
		return o, nil
	}
	for _, one := range []struct {
		total *Foreseen
		by    int
	}{{&o.Down, -aTenth}, {&o.Up, aTenth}, {&o.Worst, -farthest}, {&o.Best, farthest}} {
		if *one.total, err = totalOf(r, moved(entries, one.by)); err != nil {
			return Outlook{}, err
		}
	}
	if !own {
		return o, nil
	}
	shown := func(e Entry) okr.Achievement {
		if slices.Contains(needs, Score) {
			return okr.Achievement(*e.Score)
		}
		return *e.Achievement
	}
	entries = slices.Clone(entries)
	sorting.By(entries, func(a, b Entry) int { return strings.Compare(a.PersonID, b.PersonID) })
	look := r.alone(entries, run)
	o.Swings = make([]Swing, len(entries))
	for i, e := range entries {
		down, up := e.shifted(-aTenth), e.shifted(aTenth)
		o.Swings[i] = Swing{PersonID: e.PersonID, Now: run.Payouts[i].Amount, For: shown(e), ScoreDown: shown(down), ScoreUp: shown(up), Down: look(i, down), Up: look(i, up)}
	}
	return o, nil
}

// moved is people with so many hundredths more of every score, their own and their
// teams', and of what they achieved.
func moved(entries []Entry, by int) []Entry {
	list := make([]Entry, len(entries))
	for i, e := range entries {
		list[i] = e.shifted(by)
		if e.TeamScore != nil {
			s := okr.Score(within(int(*e.TeamScore)+by, 100))
			list[i].TeamScore = &s
		}
	}
	return list
}

// shifted is somebody with so many hundredths more of their own score and achievement.
func (e Entry) shifted(by int) Entry {
	if e.Score != nil {
		s := okr.Score(within(int(*e.Score)+by, 100))
		e.Score = &s
	}
	if e.Achievement != nil {
		a := okr.Achievement(within(int(*e.Achievement)+by, int(okr.MostAchievement)))
		e.Achievement = &a
	}
	return e
}

func within(n, most int) int { return max(0, min(n, most)) }

// totalOf is what a run comes to; a pool that nobody has a share in pays nothing.
func totalOf(r Rules, entries []Entry) (Foreseen, error) {
	run, err := Pay(r, entries)
	switch f, ok := fault.Of(err); {
	case ok && f.Code == "incentive.nothing_to_share":
		return Foreseen{}, nil
	case ok && r.Preset == Formula:
		return Foreseen{Unknown: true}, nil
	}
	return Foreseen{Amount: run.Total}, err
}

// alone tells what one person would get as another entry of theirs while nobody else's moves.
func (r Rules) alone(entries []Entry, run Run) func(i int, e Entry) Foreseen {
	goes := r.free
	if r.pooled() {
		goes = r.weight
	}
	own := make([]decimal.Decimal, len(entries)) // weights in a pool; else yuan before a budget cuts
	whole := decimal.Decimal{}
	for i, e := range entries {
		own[i], _ = goes(e) // the run has reckoned it already
		whole = whole.Add(own[i])
	}
	same := func(a, b Entry) bool {
		return (a.Score == nil || *a.Score == *b.Score) && (a.Achievement == nil || *a.Achievement == *b.Achievement)
	}
	return func(i int, e Entry) Foreseen {
		if same(entries[i], e) {
			return Foreseen{Amount: run.Payouts[i].Amount}
		}
		would, err := goes(e)
		if err != nil {
			return Foreseen{Unknown: true}
		}
		total := whole.Sub(own[i]).Add(would)
		amount := held(would)
		switch {
		case r.pooled():
			amount = part(r.Pool, would, total)
		case r.Budget > 0 && total.GreaterThan(r.Budget.Yuan()):
			amount = part(r.Budget, would, total)
		}
		return Foreseen{Amount: amount}
	}
}

// free is what a person gets before a budget cuts, in yuan.
func (r Rules) free(e Entry) (decimal.Decimal, error) {
	p, err := r.one(e)
	return p.Amount.Yuan(), err
}

// part is total × weight ÷ whole, rounded down; 0 of nothing.
func part(total Fen, weight, whole decimal.Decimal) Fen {
	if whole.IsZero() {
		return 0
	}
	of := scaled([]decimal.Decimal{weight, whole})
	n := new(big.Int).Mul(big.NewInt(int64(total)), of[0])
	return Fen(n.Quo(n, of[1]).Int64())
}
