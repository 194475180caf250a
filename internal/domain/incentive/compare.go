package incentive

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

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

// Swing is what one person would get with a score 0.10 higher or lower, within 0
// and 1, while everybody else's stays.
type Swing struct {
	PersonID       string
	Down, Now, Up  Fen
	ScoreDown, For okr.Score // the lower score, and the present one
	ScoreUp        okr.Score
}

// Outlook is what hangs on the scores of a run.
type Outlook struct {
	Swings []Swing // by person id; empty where the rules don't look at scores
	Down   Fen     // the total where every score, teams' too, is 0.10 lower
	Up     Fen     // and higher
	Worst  Fen     // the total where every score is 0.00
	Best   Fen     // and where every one is 1.00; counts stay as they are given
}

// Foresee works out what hangs on the scores. What a person would get from a pool
// or under a budget is rounded down to the fen: the fen that rounding leaves over,
// which a whole run hands out, isn't in it. Faults as Pay's.
func Foresee(r Rules, entries []Entry) (Outlook, error) {
	run, err := Pay(r, entries)
	if err != nil {
		return Outlook{}, err
	}
	o := Outlook{Down: run.Total, Up: run.Total, Worst: run.Total, Best: run.Total}
	if !slices.Contains(r.Needs(), Score) {
		return o, nil
	}
	for _, one := range []struct {
		total *Fen
		move  func(okr.Score) okr.Score
	}{
		{&o.Down, func(s okr.Score) okr.Score { return max(0, s-aTenth) }}, {&o.Up, func(s okr.Score) okr.Score { return min(100, s+aTenth) }},
		{&o.Worst, func(okr.Score) okr.Score { return 0 }}, {&o.Best, func(okr.Score) okr.Score { return 100 }},
	} {
		if *one.total, err = totalOf(r, moved(entries, one.move)); err != nil {
			return Outlook{}, err
		}
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
func totalOf(r Rules, entries []Entry) (Fen, error) {
	if r.Preset == Pooled && !slices.ContainsFunc(entries, func(e Entry) bool { return e.weight().IsPositive() }) {
		return 0, nil
	}
	run, err := Pay(r, entries)
	return run.Total, err
}

// weight is what a person's share in a pool goes by.
func (e Entry) weight() decimal.Decimal {
	return points(*e.Score).Mul(e.factor()).Mul(decimal.NewFromInt(int64(e.Days)))
}

// alone tells what one person would get at another score while nobody else's moves.
func (r Rules) alone(entries []Entry, run Run) func(i int, s okr.Score) Fen {
	if r.Preset == Pooled {
		weights := make([]decimal.Decimal, len(entries))
		whole := decimal.Decimal{}
		for i, e := range entries {
			weights[i] = e.weight()
			whole = whole.Add(weights[i])
		}
		return func(i int, s okr.Score) Fen {
			if s == *entries[i].Score {
				return run.Payouts[i].Amount
			}
			e := entries[i]
			e.Score = &s
			return part(r.Pool, e.weight(), whole.Sub(weights[i]).Add(e.weight()))
		}
	}
	free := make([]Fen, len(entries)) // before a budget cuts
	whole := Fen(0)
	for i, e := range entries {
		free[i] = r.one(e).Amount
		whole += free[i]
	}
	return func(i int, s okr.Score) Fen {
		if s == *entries[i].Score {
			return run.Payouts[i].Amount
		}
		e := entries[i]
		e.Score = &s
		amount := r.one(e).Amount
		if total := whole - free[i] + amount; r.Budget > 0 && total > r.Budget {
			return part(r.Budget, amount.Yuan(), total.Yuan())
		}
		return amount
	}
}

// part is total × weight ÷ whole, rounded down; 0 of nothing.
func part(total Fen, weight, whole decimal.Decimal) Fen {
	if whole.IsZero() {
		return 0
	}
	scaled := whole4([]decimal.Decimal{weight, whole})
	n := new(big.Int).Mul(big.NewInt(int64(total)), scaled[0])
	return Fen(n.Quo(n, scaled[1]).Int64())
}
