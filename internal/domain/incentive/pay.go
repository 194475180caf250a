package incentive

import (
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

var hundred = decimal.NewFromInt(100)

// Pay computes what everybody gets. The order of entries makes no difference;
// payouts come by person id. It refuses rules and entries that don't fit
// (Rules.Check, incentive.score_missing, .person_twice, .nobody, .no_workdays,
// .days, .periods_differ), a pool that nobody has a share in
// (incentive.nothing_to_share) and sums over the bound (incentive.overflow).
func Pay(r Rules, entries []Entry) (Run, error) {
	if err := r.Check(); err != nil {
		return Run{}, err
	}
	if err := r.checkEntries(entries); err != nil {
		return Run{}, err
	}
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.PersonID, b.PersonID) })
	run := Run{Payouts: make([]Payout, len(entries))}
	if r.Preset == Pooled {
		if err := run.share(r.Pool, entries); err != nil {
			return Run{}, err
		}
	} else {
		for i, e := range entries {
			run.Payouts[i] = r.one(e)
		}
	}
	if err := run.add(); err != nil {
		return Run{}, err
	}
	if r.Budget > 0 && run.Total > r.Budget {
		run.cut(r.Budget)
	}
	return run, nil
}

// add sums the run up; incentive.overflow where an amount or the sum is over MostFen.
func (run *Run) add() error {
	run.Total = 0
	for _, p := range run.Payouts {
		run.Points = run.Points.Add(p.Points)
		if run.Total += p.Amount; p.Amount > MostFen || run.Total > MostFen {
			return fault.New(fault.Invalid, "incentive.overflow", fault.Args{"limit": MostFen.String()})
		}
	}
	return nil
}

// one is what a person gets who depends on nobody else.
func (r Rules) one(e Entry) Payout {
	w := &work{}
	p := Payout{PersonID: e.PersonID}
	if r.based() {
		p.Amount = r.onBase(w, e)
	} else {
		p.Amount, p.Points = r.counted(w, e)
	}
	p.Lines = w.lines
	return p
}

// share splits the pool by score × factor × workdays.
func (run *Run) share(pool Fen, entries []Entry) error {
	weights := make([]decimal.Decimal, len(entries))
	whole := decimal.Decimal{}
	for i, e := range entries {
		weights[i] = points(*e.Score).Mul(e.factor()).Mul(decimal.NewFromInt(int64(e.Days)))
		whole = whole.Add(weights[i])
	}
	if whole.IsZero() {
		return fault.New(fault.Invalid, "incentive.nothing_to_share")
	}
	for i, s := range split(pool, whole4(weights)) {
		e, w := entries[i], &work{}
		w.put(Line{Step: StepWeight, Sum: sum(points(*e.Score), "×", e.factor(), "×", e.Days), Result: weights[i], Unit: Weight})
		w.put(Line{Step: StepShare, Sum: sum(pool, "×", weights[i], "÷", whole), Result: s.down.Yuan(), Unit: Yuan, Down: true})
		run.Payouts[i] = Payout{PersonID: e.PersonID, Amount: w.rest(s), Lines: w.lines}
	}
	return nil
}

// rest adds the fen that rounding left over, where there is one.
func (w *work) rest(s share) Fen {
	if s.rest > 0 {
		w.put(Line{Step: StepRest, Sum: sum(s.down, "+", s.rest), Result: (s.down + s.rest).Yuan(), Unit: Yuan})
	}
	return s.down + s.rest
}

// whole4 scales weights to whole numbers: scores have two decimals, factors four.
func whole4(weights []decimal.Decimal) []*big.Int {
	list := make([]*big.Int, len(weights))
	for i, w := range weights {
		list[i] = w.Shift(2 + places).BigInt()
	}
	return list
}

// cut lowers everybody evenly, so that the sum is the budget.
func (run *Run) cut(budget Fen) {
	weights := make([]*big.Int, len(run.Payouts))
	for i, p := range run.Payouts {
		weights[i] = big.NewInt(int64(p.Amount))
	}
	for i, s := range split(budget, weights) {
		p := &run.Payouts[i]
		w := &work{lines: p.Lines}
		w.put(Line{Step: StepCut, Sum: sum(p.Amount, "×", budget, "÷", run.Total), Result: s.down.Yuan(), Unit: Yuan, Down: true})
		p.Amount = w.rest(s)
		p.Lines = w.lines
	}
	run.Total = budget
}
