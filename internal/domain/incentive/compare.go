package incentive

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
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
	slices.SortStableFunc(c.Rows, func(a, b Difference) int {
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
const aTenth = okr.Score(10)

// Foreseen is what would be paid at other scores. Where a formula can't be reckoned at
// them it isn't known, which is not zero.
type Foreseen struct {
	Amount  Fen
	Unknown bool
}

// Swing is what one person would get with a score 0.10 higher or lower, within 0
// and 1, while everybody else's stays.
type Swing struct {
	PersonID       string
	Down, Up       Foreseen
	Now            Fen
	ScoreDown, For okr.Score // the lower score, and the present one
	ScoreUp        okr.Score
}

// Outlook is what hangs on the scores of a run. A total isn't known where a formula
// can't be reckoned for somebody.
type Outlook struct {
	Swings []Swing  // by person id; empty where the rules don't look at people's own scores
	Down   Foreseen // the total where every score, teams' too, is 0.10 lower
	Up     Foreseen // and higher
	Worst  Foreseen // the total where every score is 0.00
	Best   Foreseen // and where every one is 1.00; counts stay as they are given
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
	if !slices.Contains(needs, Score) && !slices.Contains(needs, TeamScore) {
		return o, nil
	}
	for _, one := range []struct {
		total *Foreseen
		move  func(okr.Score) okr.Score
	}{
		{&o.Down, func(s okr.Score) okr.Score { return max(0, s-aTenth) }}, {&o.Up, func(s okr.Score) okr.Score { return min(100, s+aTenth) }},
		{&o.Worst, func(okr.Score) okr.Score { return 0 }}, {&o.Best, func(okr.Score) okr.Score { return 100 }},
	} {
		if *one.total, err = totalOf(r, moved(entries, one.move)); err != nil {
			return Outlook{}, err
		}
	}
	if !slices.Contains(needs, Score) {
		return o, nil
	}
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.PersonID, b.PersonID) })
	look := r.alone(entries, run)
	o.Swings = make([]Swing, len(entries))
	for i, e := range entries {
		s := *e.Score
		w := Swing{PersonID: e.PersonID, Now: run.Payouts[i].Amount, For: s, ScoreDown: max(0, s-aTenth), ScoreUp: min(100, s+aTenth)}
		w.Down, w.Up = look(i, w.ScoreDown), look(i, w.ScoreUp)
		o.Swings[i] = w
	}
	return o, nil
}

// moved is people with other scores, their own and their teams'.
func moved(entries []Entry, to func(okr.Score) okr.Score) []Entry {
	list := slices.Clone(entries)
	for i := range list {
		for _, s := range []**okr.Score{&list[i].Score, &list[i].TeamScore} {
			if *s != nil {
				other := to(**s)
				*s = &other
			}
		}
	}
	return list
}

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

// alone tells what one person would get at another score while nobody else's moves.
func (r Rules) alone(entries []Entry, run Run) func(i int, s okr.Score) Foreseen {
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
	return func(i int, s okr.Score) Foreseen {
		if s == *entries[i].Score {
			return Foreseen{Amount: run.Payouts[i].Amount}
		}
		e := entries[i]
		e.Score = &s
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
