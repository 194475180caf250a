package incentive_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// refused holds that a run is refused for this reason at this field, and pays nobody.
func refused(t *testing.T, run incentive.Run, err error, code, field string) {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok || f.Code != code || f.Field != field {
		t.Errorf("got %v, want %s at %s", err, code, field)
	}
	if len(run.Payouts) != 0 {
		t.Errorf("refused, and still pays %v", run.Payouts)
	}
}

func TestRulesThatDontFitAreRefused(t *testing.T) {
	n := decimal.NewFromInt
	type rules = incentive.Rules
	for name, one := range map[string]struct {
		preset      incentive.Preset
		spoil       func(*rules)
		code, field string
	}{
		"unknown preset":       {incentive.Tiered, func(r *rules) { r.Preset = "cel" }, "incentive.preset_unknown", "/preset"},
		"no tier":              {incentive.Tiered, func(r *rules) { r.Tiers = nil }, "incentive.needed", "/tiers"},
		"tiers out of order":   {incentive.Tiered, func(r *rules) { r.Tiers[2].From = 40 }, "incentive.order", "/tiers/2/from"},
		"tiers that fall":      {incentive.Tiered, func(r *rules) { r.Tiers[4].Coefficient = n(0) }, "incentive.falling", "/tiers/4/coefficient"},
		"a negative tier":      {incentive.Tiered, func(r *rules) { r.Tiers[0].Coefficient = n(-1) }, "incentive.negative", "/tiers/0/coefficient"},
		"a tier over 1.00":     {incentive.Tiered, func(r *rules) { r.Tiers[4].From = 120 }, "score.range", "/tiers/4/from"},
		"a slope without run":  {incentive.Linear, func(r *rules) { r.Slope.To = r.Slope.From }, "incentive.order", "/slope/to"},
		"a slope that falls":   {incentive.Linear, func(r *rules) { r.Slope.High = decimal.New(1, -1) }, "incentive.falling", "/slope/high"},
		"too many decimals":    {incentive.Linear, func(r *rules) { r.Slope.High = decimal.New(130_001, -5) }, "incentive.too_precise", "/slope/high"},
		"team share over 100%": {incentive.Linear, func(r *rules) { r.TeamShare = n(101) }, "incentive.too_large", "/team_share"},
		"grace over the level": {incentive.Linear, func(r *rules) { r.Deduction.Grace = 61 }, "incentive.order", "/deduction/grace"},
		"cap below floor":      {incentive.Stretch, func(r *rules) { r.Floor = decimal.NewNullDecimal(n(60)) }, "incentive.order", "/cap"},
		"no pool":              {incentive.Pooled, func(r *rules) { r.Pool = 0 }, "incentive.needed", "/pool"},
		"a pool with penalty":  {incentive.Pooled, func(r *rules) { r.Deduction = &incentive.Deduction{Below: 60, Rate: n(1)} }, "incentive.unfit", "/deduction"},
		"a negative amount":    {incentive.Spot, func(r *rules) { r.Most = -1 }, "incentive.negative", "/most"},
		"an amount too large":  {incentive.Spot, func(r *rules) { r.Each = incentive.MostFen + 1 }, "incentive.too_large", "/each"},
		"a cap on milestones":  {incentive.Milestone, func(r *rules) { r.Cap = decimal.NewNullDecimal(n(60)) }, "incentive.unfit", "/cap"},
	} {
		t.Run(name, func(t *testing.T) {
			e := incentive.ExampleOf(one.preset)
			one.spoil(&e.Rules)
			run, err := incentive.Pay(e.Rules, e.Entries)
			refused(t, run, err, one.code, one.field)
		})
	}
}

func TestPeopleThatDontFitAreRefused(t *testing.T) {
	type entry = incentive.Entry
	for name, one := range map[string]struct {
		spoil       func(*entry)
		code, field string
	}{
		"score missing":      {func(e *entry) { e.Score = nil }, "incentive.score_missing", "/entries/1/score"},
		"team score missing": {func(e *entry) { e.TeamScore = nil }, "incentive.score_missing", "/entries/1/team_score"},
		"score over 1.00":    {func(e *entry) { s := okr.Score(101); e.Score = &s }, "score.range", "/entries/1/score"},
		"the same twice":     {func(e *entry) { e.PersonID = "a" }, "incentive.person_twice", "/entries/1/person_id"},
		"negative base":      {func(e *entry) { e.Base = -1 }, "incentive.negative", "/entries/1/base"},
		"base too large":     {func(e *entry) { e.Base = incentive.MostFen + 1 }, "incentive.too_large", "/entries/1/base"},
		"negative factor":    {func(e *entry) { e.Factor = decimal.NewNullDecimal(decimal.NewFromInt(-1)) }, "incentive.negative", "/entries/1/factor"},
		"negative count":     {func(e *entry) { e.Count = -1 }, "incentive.negative", "/entries/1/count"},
		"no workdays":        {func(e *entry) { e.Days, e.Of = 0, 0 }, "incentive.no_workdays", "/entries/1/of"},
		"more days than all": {func(e *entry) { e.Days = e.Of + 1 }, "incentive.days", "/entries/1/days"},
		"another period":     {func(e *entry) { e.Of++ }, "incentive.periods_differ", "/entries/1/of"},
	} {
		t.Run(name, func(t *testing.T) {
			e := incentive.ExampleOf(incentive.Linear)
			one.spoil(&e.Entries[1])
			run, err := incentive.Pay(e.Rules, e.Entries)
			refused(t, run, err, one.code, one.field)
		})
	}
	e := incentive.ExampleOf(incentive.Linear)
	run, err := incentive.Pay(e.Rules, nil)
	refused(t, run, err, "incentive.nobody", "/entries")
}

func TestDivisionByZeroAndOverflowAreRefused(t *testing.T) {
	e := incentive.ExampleOf(incentive.Pooled)
	for i := range e.Entries {
		e.Entries[i].Factor = decimal.NewNullDecimal(decimal.Decimal{})
	}
	run, err := incentive.Pay(e.Rules, e.Entries)
	refused(t, run, err, "incentive.nothing_to_share", "")

	e = incentive.ExampleOf(incentive.Tiered)
	for i := range e.Entries {
		e.Entries[i].Base = incentive.MostFen
	}
	run, err = incentive.Pay(e.Rules, e.Entries)
	refused(t, run, err, "incentive.overflow", "")
}

// A pool's odd fen goes to the largest remainder, of equals to the first by id.
func TestTheOddFenGoesToTheFirstOfEquals(t *testing.T) {
	s := okr.Score(70)
	people := []incentive.Entry{{PersonID: "c", Score: &s, Days: 1, Of: 1}, {PersonID: "a", Score: &s, Days: 1, Of: 1}, {PersonID: "b", Score: &s, Days: 1, Of: 1}}
	run, err := incentive.Pay(incentive.Rules{Preset: incentive.Pooled, Pool: 100}, people)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []incentive.Fen{34, 33, 33} {
		if run.Payouts[i].Amount != want {
			t.Errorf("%s gets %s, want %s", run.Payouts[i].PersonID, run.Payouts[i].Amount, want)
		}
	}
}

// Penalties end at zero, begin after grace, and a floor holds against them.
func TestPenaltiesNeverTakeMoreThanThereIs(t *testing.T) {
	n := decimal.NewFromInt
	pay := func(s okr.Score, rate int64, floor decimal.NullDecimal) incentive.Payout {
		run, err := incentive.Pay(incentive.Rules{Preset: incentive.Tiered, Floor: floor,
			Tiers:     []incentive.Tier{{From: 0, Coefficient: decimal.New(5, -1)}, {From: 60, Coefficient: n(1)}},
			Deduction: &incentive.Deduction{Below: 60, Grace: 5, Rate: n(rate)}},
			[]incentive.Entry{{PersonID: "a", Base: 100_000, Score: &s, Days: 1, Of: 1}})
		if err != nil {
			t.Fatal(err)
		}
		return run.Payouts[0]
	}
	none := decimal.NullDecimal{}
	for _, one := range []struct {
		score okr.Score
		rate  int64
		floor decimal.NullDecimal
		want  incentive.Fen
		step  incentive.Step
	}{
		{60, 2, none, 100_000, incentive.StepEarned},
		{59, 2, none, 50_000, incentive.StepGrace},
		{55, 2, none, 50_000, incentive.StepGrace},
		{54, 2, none, 48_000, incentive.StepAfter},                                      // 500.00 − 1000.00 × 2% × 1
		{30, 2, none, 0, incentive.StepNothingLeft},                                     // 1000.00 × 2% × 25 = 500.00, all there is
		{0, 100, none, 0, incentive.StepNothingLeft},                                    // would be 55,000.00
		{0, 100, decimal.NewNullDecimal(n(20)), 20_000, incentive.StepFloor},            // 20% of base
		{59, 2, decimal.NewNullDecimal(decimal.Decimal{}), 50_000, incentive.StepGrace}, // a floor of 0 changes nothing
	} {
		p := pay(one.score, one.rate, one.floor)
		if last := p.Lines[len(p.Lines)-1].Step; p.Amount != one.want || last != one.step {
			t.Errorf("%s at %d%%: %s by %s, want %s by %s", one.score, one.rate, p.Amount, last, one.want, one.step)
		}
	}
}

func TestWarningsAreComputed(t *testing.T) {
	show := func(r incentive.Rules) (list []string) {
		for _, w := range incentive.Warnings(r) {
			list = append(list, string(w.Kind)+" "+w.From.StringFixed(2)+"→"+w.To.StringFixed(2)+" "+w.Gain.String()+"%")
		}
		return list
	}
	for preset, want := range map[incentive.Preset][]string{
		incentive.Tiered: {"cliff 0.39→0.40 50%", "cliff 0.59→0.60 30%", "cliff 0.79→0.80 20%", "cliff 0.89→0.90 20%", "sandbag 0.36→0.40 50%", "ceiling 0.90→1.00 0%"},
		// At 0.40: 60% of base, less 15% (0.60 − 0.05 − 0.40). At 0.43: 63.5%, less 12%.
		incentive.Linear:    {"cliff 0.39→0.40 45%", "sandbag 0.39→0.43 51.5%"},
		incentive.Committed: {"cliff 0.99→1.00 30%", "sandbag 0.90→1.00 30%"},
		// 2% of base for each 0.01 above 0.70, at most 50%: reached at 0.95, which is near enough to the top.
		incentive.Stretch:   {"sandbag 0.81→0.90 18%"},
		incentive.Pooled:    nil,
		incentive.Points:    nil,
		incentive.Milestone: nil,
		incentive.Spot:      nil,
		// Beside these, see TestFormulasAreProbed.
		incentive.Formula: {"cliff 0.39→0.40 42%", "sandbag 0.39→0.43 45%"},
	} {
		if got := show(incentive.ExampleOf(preset).Rules); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", preset, got, want)
		}
	}
	soft := incentive.Rules{Preset: incentive.Linear, Slope: &incentive.Slope{From: 0, To: 100, High: decimal.NewFromInt(1)}}
	if got := show(soft); got != nil {
		t.Errorf("an even slope from nothing: %q", got)
	}
	soft.Cap = decimal.NewNullDecimal(decimal.NewFromInt(60))
	if got := show(soft); !slices.Equal(got, []string{"ceiling 0.60→1.00 0%"}) {
		t.Errorf("an even slope under a cap: %q", got)
	}
}
