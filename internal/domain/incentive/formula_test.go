package incentive_test

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// worked works out what a line may show besides sums: a function of numbers, a
// comparison (1 where it holds), and what conditions come to.
func worked(expr string) *big.Rat {
	truth := func(is bool) *big.Rat {
		if is {
			return big.NewRat(1, 1)
		}
		return new(big.Rat)
	}
	if name, rest, ok := strings.Cut(expr, "("); ok {
		var args []*big.Rat
		for _, one := range strings.Split(strings.TrimSuffix(rest, ")"), ", ") {
			args = append(args, value(one))
		}
		return function(name, args)
	}
	for sign, holds := range map[string]func(int) bool{"<": func(c int) bool { return c < 0 }, "≤": func(c int) bool { return c <= 0 }, ">": func(c int) bool { return c > 0 },
		"≥": func(c int) bool { return c >= 0 }, "=": func(c int) bool { return c == 0 }, "≠": func(c int) bool { return c != 0 }} {
		if a, b, ok := strings.Cut(expr, " "+sign+" "); ok {
			return truth(holds(value(a).Cmp(value(b))))
		}
	}
	switch expr {
	case "true && true", "false || true", "!false":
		return truth(true)
	case "true && false", "false || false", "!true":
		return truth(false)
	}
	return value(expr)
}

func function(name string, args []*big.Rat) *big.Rat {
	sorted := slices.SortedFunc(slices.Values(args), (*big.Rat).Cmp)
	floor := func(r *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom())) }
	switch name {
	case "min":
		return sorted[0]
	case "max":
		return sorted[len(sorted)-1]
	case "clamp":
		return function("min", []*big.Rat{function("max", args[:2]), args[2]})
	case "abs":
		return new(big.Rat).Abs(args[0])
	case "floor":
		return floor(args[0])
	case "ceil":
		return new(big.Rat).Neg(floor(new(big.Rat).Neg(args[0])))
	case "round":
		places := int64(1)
		for i := int64(0); len(args) == 2 && big.NewRat(i, 1).Cmp(args[1]) < 0; i++ {
			places *= 10
		}
		return rounded(args[0], places, false)
	}
	got := new(big.Rat) // tier
	for i := 1; i+1 < len(args); i += 2 {
		if args[0].Cmp(args[i]) >= 0 {
			got = args[i+1]
		}
	}
	return got
}

func byFormula(gives incentive.Gives, text string) incentive.Rules {
	r := incentive.Rules{Preset: incentive.Formula, Gives: gives, Formula: text}
	if gives == incentive.GivesShare {
		r.Pool = 100_000
	}
	return r
}

// amounts are what A, B and C of the examples get.
func amounts(t *testing.T, r incentive.Rules) string {
	t.Helper()
	run, err := incentive.Pay(r, incentive.ExampleOf(incentive.Formula).Entries)
	if err != nil {
		return err.Error()
	}
	recompute(t, run)
	var list []string
	for _, p := range run.Payouts {
		list = append(list, p.Amount.String())
	}
	return strings.Join(list, " ")
}

func TestFormulasPayAsWorkedByHand(t *testing.T) {
	n := decimal.NewFromInt
	for _, c := range []struct {
		rules incentive.Rules
		more  func(*incentive.Rules)
		want  string
	}{
		// 2/3 is 0.6667; B's base pro rata is 7,049.18.
		{byFormula(incentive.GivesCoefficient, "2 / 3"), nil, "6667.00 4699.69 5333.60"},
		// 0.49 − 0.5 is below zero and counts as zero.
		{byFormula(incentive.GivesCoefficient, "score - 0.52 - 0.1"), nil, "3800.00 1621.31 0.00"},
		{byFormula(incentive.GivesCoefficient, "score - 0.62"), func(r *incentive.Rules) {
			r.Floor, r.Cap = decimal.NewNullDecimal(n(10)), decimal.NewNullDecimal(n(30))
		}, "3000.00 1621.31 800.00"},
		{byFormula(incentive.GivesCoefficient, "team_score"), func(r *incentive.Rules) { r.Budget = 1_000_000 }, "3992.14 2814.14 3193.72"},
		// Yuan aren't pro rata, unless the formula says so.
		{byFormula(incentive.GivesYuan, "base * score * days / of"), nil, "10000.00 5991.80 4160.00"},
		{byFormula(incentive.GivesYuan, "100 * count - 150 * late"), func(r *incentive.Rules) { r.Most = 25_000 }, "250.00 50.00 0.00"},
		// Shares are 1 × 61, 0.5 × 43 and 0 of 82.5: 739.39 (39 fen), 260.60 (60 fen), and an odd fen for the largest remainder.
		{byFormula(incentive.GivesShare, "tier(score, 0.6, 0.5, 0.9, 1)"), nil, "739.39 260.61 0.00"},
	} {
		if c.more != nil {
			c.more(&c.rules)
		}
		if got := amounts(t, c.rules); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.rules.Gives, c.rules.Formula, got, c.want)
		}
	}
}

func TestFormulasThatCantBeAreRefusedAtTheirPlace(t *testing.T) {
	for _, c := range []struct {
		gives incentive.Gives
		text  string
		code  string
		at    int
	}{
		{incentive.GivesCoefficient, "", "input.required", 0},
		{incentive.GivesCoefficient, "score +", "incentive.formula_unfinished", 8},
		{incentive.GivesCoefficient, "score score", "incentive.formula_broken", 7},
		{incentive.GivesCoefficient, "score * 2 * ratin", "incentive.formula_name", 13},
		{incentive.GivesCoefficient, "gender == 1 ? 1 : score", "incentive.formula_forbidden", 1},
		{incentive.GivesCoefficient, "score * base", "incentive.formula_forbidden", 9},
		{incentive.GivesShare, "score * days", "incentive.formula_forbidden", 9},
		{incentive.GivesYuan, "score * email", "incentive.formula_forbidden", 9},
		{incentive.GivesYuan, "100 * days", "incentive.formula_alike", 0},
		{incentive.GivesYuan, "0.00000000001 * count", "incentive.formula_part", 1},
		{incentive.GivesCoefficient, "score >= 0.6", "incentive.formula_want_number", 1},
		{"points", "score", "incentive.gives_unknown", 0},
	} {
		run, err := incentive.Pay(byFormula(c.gives, c.text), incentive.ExampleOf(incentive.Formula).Entries)
		field := "/formula"
		if c.gives == "points" {
			field = "/gives"
		}
		refused(t, run, err, c.code, field)
		if f, ok := fault.Of(err); ok && c.at > 0 && f.Args["at"] != c.at {
			t.Errorf("%q: at %v, want %d", c.text, f.Args["at"], c.at)
		}
	}
	for name, spoil := range map[string]func(*incentive.Rules){
		"/pool": func(r *incentive.Rules) { r.Pool = 1 }, "/most": func(r *incentive.Rules) { r.Most = 1 },
		"/team_share": func(r *incentive.Rules) { r.TeamShare = decimal.NewFromInt(1) }, "/deduction": func(r *incentive.Rules) { r.Deduction = &incentive.Deduction{Below: 1, Rate: decimal.NewFromInt(1)} },
	} {
		r := byFormula(incentive.GivesCoefficient, "score")
		spoil(&r)
		run, err := incentive.Pay(r, incentive.ExampleOf(incentive.Formula).Entries)
		refused(t, run, err, "incentive.unfit", name)
	}
}

// Whom a formula can't be reckoned for is told by their place among the people as
// they were given, and nobody is paid.
func TestWhatCantBeReckonedIsToldOfWhom(t *testing.T) {
	for text, want := range map[string]string{
		"score / late":                        "incentive.formula_zero at /entries/2/formula",
		"score * 100 * factor":                "incentive.formula_coefficient at /entries/2/formula",
		"score * 999999999999 * 999999999999": "incentive.formula_overflow at /entries/2/formula",
	} {
		people := incentive.ExampleOf(incentive.Formula).Entries
		slices.Reverse(people)
		run, err := incentive.Pay(byFormula(incentive.GivesCoefficient, text), people)
		f, ok := fault.Of(err)
		if !ok || f.Code+" at "+f.Field != want || run.Payouts != nil {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	people := incentive.ExampleOf(incentive.Formula).Entries
	people[1].TeamScore = nil
	run, err := incentive.Pay(byFormula(incentive.GivesYuan, "count > 0 ? 1 : team_score"), people)
	refused(t, run, err, "incentive.score_missing", "/entries/1/team_score")
	run, err = incentive.Pay(byFormula(incentive.GivesYuan, "base * 1000000"), people)
	refused(t, run, err, "incentive.overflow", "")
	run, err = incentive.Pay(byFormula(incentive.GivesShare, "0 * score"), people)
	refused(t, run, err, "incentive.nothing_to_share", "")
}

// A form and what it is as a formula pay everybody the same.
func TestAFormAsAFormulaPaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := anyOf(t, rapid.SampledFrom(incentive.Presets()[:8]).Draw(t, "preset"))
		r, ok := incentive.AsFormula(form)
		most := int64(100)
		if form.By == incentive.Achievement {
			most = int64(okr.MostAchievement)
		}
		if parts := form.TeamShare.IsPositive() || form.Deduction != nil || form.Preset == incentive.Points && form.Each == 0 ||
			form.Preset == incentive.Stretch && decimal.New(most-int64(form.Level), -2).Mul(form.Rate).GreaterThan(decimal.NewFromInt(10)); ok == parts {
			t.Fatalf("%+v as a formula: %v", form, ok)
		}
		if !ok {
			t.Skip("in parts")
		}
		entries := anyEntries(t)
		one, err := incentive.Pay(form, entries)
		two, also := incentive.Pay(r, entries)
		if (err == nil) != (also == nil) || one.Total != two.Total {
			t.Fatalf("%v %v\n%+v\n%s: %s and %s", err, also, form, r.Formula, one.Total, two.Total)
		}
		for i := range one.Payouts {
			if one.Payouts[i].Amount != two.Payouts[i].Amount {
				t.Fatalf("%+v\n%s: %v and %v", form, r.Formula, one.Payouts[i], two.Payouts[i])
			}
		}
	})
	if _, ok := incentive.AsFormula(incentive.ExampleOf(incentive.Formula).Rules); ok {
		t.Error("a formula as a formula")
	}
}

// Nested conditions over everything that there is: parts sum, order is nothing, every
// line can be worked out again.
func TestAnyFormulaAddsUpAndExplainsItself(t *testing.T) {
	texts := []string{
		"score >= 0.6 && !(late > 3) ? (team_score > 0.5 ? 1 + count / 7 : score / 3) : max(factor - late * 0.3, -1)",
		"clamp(tier(score, 0.2, count, 0.6, factor * 2) - abs(team_score - 0.5) / 3, 0.1, 4)",
		"late == 0 || count / late >= 2 ? round(score * factor, 1) + floor(factor) : ceil(score) * 0.1",
		"-score + 1 - -factor / 9 * (2 - score) - 0.25",
	}
	rapid.Check(t, func(t *rapid.T) {
		gives := rapid.SampledFrom([]incentive.Gives{incentive.GivesCoefficient, incentive.GivesYuan, incentive.GivesShare}).Draw(t, "gives")
		r := byFormula(gives, rapid.SampledFrom(texts).Draw(t, "text"))
		if gives != incentive.GivesShare && rapid.Bool().Draw(t, "budgeted") {
			r.Budget = anyFen(t, 1, 100_000, "budget")
		}
		entries := anyEntries(t)
		run, err := incentive.Pay(r, entries)
		if err != nil {
			if f, _ := fault.Of(err); f.Code == "incentive.nothing_to_share" || f.Code == "incentive.formula_coefficient" {
				t.Skip(f.Code)
			}
			t.Fatal(err)
		}
		recompute(t, run)
		if gives == incentive.GivesShare && run.Total != r.Pool {
			t.Fatalf("%s of a pool of %s", run.Total, r.Pool)
		}
		slices.Reverse(entries)
		if again, err := incentive.Pay(r, entries); err != nil || !reflect.DeepEqual(run, again) {
			t.Fatalf("another order: %v\n%v\n%v", err, run, again)
		}
	})
}

func TestFormulasAreProbed(t *testing.T) {
	show := func(gives incentive.Gives, text string) (list []string) {
		for _, w := range incentive.Warnings(byFormula(gives, text)) {
			var with []string
			for _, s := range w.With {
				with = append(with, fmt.Sprintf("%s %s", s.Of, s.Value))
			}
			line := string(w.Kind)
			if w.Kind == incentive.Unchecked {
				line += fmt.Sprintf(" %s %s %d/%d", w.Why, w.Part, w.Failed, w.Tried)
			} else {
				line += fmt.Sprintf(" %s %s→%s %s %v", w.Of, w.From, w.To, w.Gain, w.InYuan)
			}
			list = append(list, strings.TrimSpace(line+" "+strings.Join(with, ", ")))
		}
		return list
	}
	for _, c := range []struct {
		gives incentive.Gives
		text  string
		want  []string
	}{
		{incentive.GivesCoefficient, "score", nil},
		{incentive.GivesYuan, "200 * count", nil},
		{incentive.GivesShare, "score * factor", nil},
		{incentive.GivesCoefficient, "score > 0.8 ? 0.5 : score", []string{"falling score 0.8→0.81 30 false", "ceiling score 0.81→1 0 false"}},
		{incentive.GivesCoefficient, "score >= 0.6 ? 1 : 0.5", []string{"cliff score 0.59→0.6 50 false", "sandbag score 0.54→0.6 50 false", "ceiling score 0.6→1 0 false"}},
		{incentive.GivesYuan, "score >= 0.6 ? 900 : 0", []string{"cliff score 0.59→0.6 900 true", "sandbag score 0.54→0.6 900 true", "ceiling score 0.6→1 0 true"}},
		{incentive.GivesCoefficient, "team_score >= 0.6 ? 1 : 0.9", []string{"cliff team_score 0.59→0.6 10 false", "ceiling team_score 0.6→1 0 false"}},
		{incentive.GivesCoefficient, "count >= 3 ? 1 : 0.5", []string{"cliff count 2→3 50 false"}},
		{incentive.GivesCoefficient, "recognitions >= 3 ? 1 : 0.5", []string{"cliff recognitions 2→3 50 false"}},
		{incentive.GivesCoefficient, "1 / (1 + contributions)", []string{"falling contributions 0→30 96.77 false"}},
		{incentive.GivesYuan, "late == 0 ? 1000 : 400", []string{"cliff late 1→0 600 true"}},
		{incentive.GivesCoefficient, "0.3 * count", nil},
		{incentive.GivesCoefficient, "score + 0.01 * late", []string{"rewarding late 0→30 30 false score 0.7"}},
		{incentive.GivesCoefficient, "1 / (1 + count)", []string{"falling count 0→30 96.77 false"}},
		{incentive.GivesYuan, "10 / late", []string{"unchecked incentive.formula_zero late 1/34 late 0", "cliff late 2→1 5 true"}},
		{incentive.GivesCoefficient, "min(score / late, 1)", []string{"unchecked incentive.formula_zero late 104/405 late 0, score 0", "cliff late 2→1 35 false score 0.7"}},
	} {
		if got := show(c.gives, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s %q:\n got %q\nwant %q", c.gives, c.text, got, c.want)
		}
	}
}

// At other scores a formula may have no value: that is said, and isn't zero.
func TestWhatCantBeForeseenIsntZero(t *testing.T) {
	e := incentive.ExampleOf(incentive.Formula)
	o, err := incentive.Foresee(byFormula(incentive.GivesYuan, "100 / (score - 0.42)"), e.Entries)
	if err != nil || !o.Swings[2].Down.Unknown || o.Swings[2].Up.Unknown || o.Swings[0].Down.Unknown || !o.Down.Unknown || o.Worst.Unknown || o.Best.Unknown {
		t.Errorf("%+v %v", o, err)
	}
	o, err = incentive.Foresee(byFormula(incentive.GivesYuan, "100 * team_score + count"), e.Entries)
	if err != nil || o.Swings != nil || o.Worst.Amount != 500 || o.Best.Amount != 30_500 {
		t.Errorf("only by the team's score: %+v %v", o, err)
	}
}

func TestAFormulaNeedsWhatItLooksAt(t *testing.T) {
	if got := byFormula(incentive.GivesCoefficient, "late > 0 ? team_score : score").Needs(); !slices.Equal(got, []incentive.Input{incentive.Base, incentive.Score, incentive.TeamScore, incentive.LateCount}) {
		t.Error(got)
	}
	if got := byFormula(incentive.GivesYuan, "recognitions + 2 * contributions").Needs(); !slices.Equal(got, []incentive.Input{incentive.Recognitions, incentive.Contributions}) {
		t.Errorf("%v", got)
	}
	if got := byFormula(incentive.GivesShare, "count * days").Needs(); !slices.Equal(got, []incentive.Input{incentive.Count}) {
		t.Error(got)
	}
	was, now := byFormula(incentive.GivesCoefficient, "score"), byFormula(incentive.GivesYuan, "score * 2")
	var said []string
	for _, c := range incentive.Changes(was, now) {
		said = append(said, string(c.Place)+" "+c.Was+" → "+c.Now)
	}
	if !slices.Equal(said, []string{"gives coefficient → yuan", "formula score → score * 2"}) {
		t.Error(said)
	}
}
