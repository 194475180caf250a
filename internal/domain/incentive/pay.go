package incentive

import (
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

var hundred = decimal.NewFromInt(100)

// Pay computes what everybody gets. The order of entries makes no difference;
// payouts come by person id. It refuses rules and entries that don't fit
// (Rules.Check, incentive.score_missing, .person_twice, .nobody, .no_workdays,
// .days, .periods_differ), a pool that nobody has a share in
// (incentive.nothing_to_share), sums over the bound (incentive.overflow), and what a
// formula can't be reckoned for, at the entry (…/formula; see refusedFor).
func Pay(r Rules, entries []Entry) (Run, error) {
	if err := r.Check(); err != nil {
		return Run{}, err
	}
	if err := r.checkEntries(entries); err != nil {
		return Run{}, err
	}
	r = r.ready()
	var bad faults
	at := make(map[string]int, len(entries))
	for i, e := range entries {
		at[e.PersonID] = i
	}
	entries = slices.Clone(entries)
	sorting.By(entries, func(a, b Entry) int { return strings.Compare(a.PersonID, b.PersonID) })
	run := Run{Payouts: make([]Payout, len(entries))}
	each := r.one
	if r.pooled() {
		each = r.sharing
	}
	for i, e := range entries {
		var err error
		if run.Payouts[i], err = each(e); err != nil {
			bad = append(bad, refusedFor(at[e.PersonID], err))
		}
		if len(bad) > mostFaults {
			break
		}
	}
	if len(bad) > 0 {
		return Run{}, fault.Join(bad)
	}
	if r.pooled() {
		if err := run.share(r.Pool); err != nil {
			return Run{}, err
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

// one is what a person gets who depends on nobody else. Only a formula fails, with
// its *formula.Error.
func (r Rules) one(e Entry) (p Payout, err error) {
	w := &work{}
	p = Payout{PersonID: e.PersonID}
	switch {
	case r.based():
		p.Amount, err = r.onBase(w, e)
	case r.Preset == Formula:
		p.Amount, err = r.inYuan(w, e)
	default:
		p.Amount, p.Points = r.counted(w, e)
	}
	p.Lines = w.lines
	return p, err
}

// sharing is a person before a pool is split: the lines of what their share goes by,
// which the last of them says. It fails as one does.
func (r Rules) sharing(e Entry) (Payout, error) {
	w := &work{}
	if r.Preset != Formula {
		w.put(Line{Step: StepWeight, Sum: sum(points(*e.Score), "×", e.factor(), "×", e.Days), Result: points(*e.Score).Mul(e.factor()).Mul(days(e)), Unit: Weight})
		return Payout{PersonID: e.PersonID, Lines: w.lines}, nil
	}
	v, err := r.reckon(w, e)
	if err != nil {
		return Payout{}, err
	}
	share := w.above(StepFormulaShare, v, sharePlaces, Weight)
	w.put(Line{Step: StepShareDays, Sum: sum(share, "×", e.Days), Result: share.Mul(days(e)), Unit: Weight})
	return Payout{PersonID: e.PersonID, Lines: w.lines}, nil
}

// weight is what a person's share in a pool goes by.
func (r Rules) weight(e Entry) (decimal.Decimal, error) {
	p, err := r.sharing(e)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return p.Lines[len(p.Lines)-1].Result, nil
}

func days(e Entry) decimal.Decimal { return decimal.NewFromInt(int64(e.Days)) }

// share splits the pool by what each share goes by.
func (run *Run) share(pool Fen) error {
	weights := make([]decimal.Decimal, len(run.Payouts))
	whole := decimal.Decimal{}
	for i, p := range run.Payouts {
		weights[i] = p.Lines[len(p.Lines)-1].Result
		whole = whole.Add(weights[i])
	}
	if whole.IsZero() {
		return fault.New(fault.Invalid, "incentive.nothing_to_share")
	}
	for i, s := range split(pool, scaled(weights)) {
		p := &run.Payouts[i]
		w := &work{lines: p.Lines}
		w.put(Line{Step: StepShare, Sum: sum(pool, "×", weights[i], "÷", whole), Result: s.down.Yuan(), Unit: Yuan, Down: true})
		p.Amount = w.rest(s)
		p.Lines = w.lines
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

// sharePlaces are the decimals of a share: scores have two, factors four.
const sharePlaces = 2 + places

// scaled makes weights whole numbers.
func scaled(weights []decimal.Decimal) []*big.Int {
	list := make([]*big.Int, len(weights))
	for i, w := range weights {
		list[i] = w.Shift(sharePlaces).BigInt()
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
