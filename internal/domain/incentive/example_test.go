package incentive_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// said writes a payout as docs/hr.md does: a step and its arithmetic a line.
func said(p incentive.Payout) (list []string) {
	for _, l := range p.Lines {
		if l.Sum == "" {
			list = append(list, fmt.Sprintf("%s %s", l.Step, l))
			continue
		}
		list = append(list, fmt.Sprintf("%s %s = %s", l.Step, l.Sum, l))
	}
	return append(list, p.Amount.String())
}

// 挑战型超额奖 by achievement, as worked by hand in docs/hr.md: A came to 120 % of what was
// aimed at, each 0.01 above 1.00 pays 2 %, and the 20 % are told beside the score of 1.00.
func TestStretchByAchievement(t *testing.T) {
	e := incentive.ExampleOf(incentive.Stretch)
	e.Rules.By, e.Rules.Level, e.Rules.Cap = incentive.Achievement, 100, decimal.NullDecimal{}
	run, err := incentive.Pay(e.Rules, e.Entries)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{
		{"base 10000.00", "achievement 1.2", "beyond 1.2 − 1 = 0.2", "coefficient 0.2 × 100 × 2 ÷ 100 = 0.4", "earned 10000.00 × 0.4 = 4000.00", "4000.00"},
		{"base 10000.00", "pro_rata 10000.00 × 43 ÷ 61 = 7049.18", "achievement 0.85", "coefficient 0", "earned 7049.18 × 0 = 0.00", "0.00"},
		{"base 8000.00", "achievement 0.52", "coefficient 0", "earned 8000.00 × 0 = 0.00", "0.00"},
	} {
		if got := said(run.Payouts[i]); !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
	}
	if needs := e.Rules.Needs(); !slices.Equal(needs, []incentive.Input{incentive.Base, incentive.Achievement}) {
		t.Errorf("needs %s", needs)
	}
	formula, ok := incentive.AsFormula(e.Rules)
	if ok && formula.Formula != "max(achievement - 1, 0) * 2" {
		t.Errorf("%s", formula.Formula)
	}
	if again, err := incentive.Pay(formula, e.Entries); err != nil || again.Total != run.Total {
		t.Errorf("%s as a formula: %v", again.Total, err)
	}
	// At most 2.00, each 0.01 below it is worth 2 % and a target lowered by a tenth 40 %; the base stays.
	o, err := incentive.Foresee(e.Rules, e.Entries)
	if err != nil || o.Best.Amount != 2_000_000+1_409_836+1_600_000 || o.Worst.Amount != 0 || o.Up.Amount != 600_000 || o.Swings[0].ScoreUp != 130 || o.Swings[0].Up.Amount != 600_000 || o.Swings[0].Down.Amount != 200_000 {
		t.Errorf("%+v: %v", o, err)
	}
}

// What was achieved may be looked at by formulas, is refused where it isn't known, and for
// teams isn't there.
func TestAchievementInAFormula(t *testing.T) {
	r := incentive.Rules{Preset: incentive.Formula, Gives: incentive.GivesCoefficient, Formula: "tier(achievement, 0.8, 0.8, 1, 1, 1.2, 1.5)"}
	e := incentive.ExampleOf(incentive.Stretch).Entries
	run, err := incentive.Pay(r, e)
	if err != nil || run.Payouts[0].Amount != 1_500_000 || run.Payouts[1].Amount != 563_934 || run.Payouts[2].Amount != 0 {
		t.Errorf("%+v: %v", run, err)
	}
	e[1].Achievement = nil
	if _, err := incentive.Pay(r, e); !failsWith(err, "incentive.achievement_missing") {
		t.Errorf("none is not 0: %v", err)
	}
	beyond := okr.MostAchievement + 1
	e[1].Achievement = &beyond
	if _, err := incentive.Pay(r, e); !failsWith(err, "achievement.range") {
		t.Errorf("%v", err)
	}
	for _, bad := range []incentive.Rules{
		{Preset: incentive.Stretch, By: incentive.Achievement, Level: 100, Rate: decimal.NewFromInt(2), TeamShare: decimal.NewFromInt(30)},
		{Preset: incentive.Committed, By: incentive.Achievement, Level: 100, Rate: decimal.NewFromInt(2)},
		{Preset: incentive.Stretch, By: incentive.Count, Level: 100, Rate: decimal.NewFromInt(2)},
	} {
		if err := bad.Check(); !failsWith(err, "incentive.unfit") {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func failsWith(err error, code string) bool {
	f, ok := fault.Of(err)
	return ok && f.Code == code
}

// What rewards achievement invites a lower target more than what ends at 1.00 does, and
// says so up to its own bound; a formula that stops early has a ceiling.
func TestAchievementInvitesLowerTargets(t *testing.T) {
	two := decimal.NewFromInt(2)
	stretch := incentive.Rules{Preset: incentive.Stretch, By: incentive.Achievement, Level: 100, Rate: two}
	formula := incentive.Rules{Preset: incentive.Formula, Gives: incentive.GivesCoefficient, Formula: "max(achievement - 1, 0) * 2"}
	for _, r := range []incentive.Rules{stretch, formula} {
		list := incentive.Warnings(r)
		if len(list) != 1 || list[0].Kind != incentive.Sandbag || list[0].Of != incentive.Achievement || list[0].From.String() != "1.8" || list[0].To.String() != "2" || list[0].Gain.String() != "40" {
			t.Errorf("%s: %+v", r.Preset, list)
		}
	}
	early := incentive.Warnings(incentive.Rules{Preset: incentive.Formula, Gives: incentive.GivesCoefficient, Formula: "min(achievement, 0.8)"})
	if !slices.ContainsFunc(early, func(w incentive.Warning) bool {
		return w.Kind == incentive.Ceiling && w.Of == incentive.Achievement && w.From.String() == "0.8"
	}) {
		t.Errorf("%+v", early)
	}
}

// The examples of docs/hr.md, worked by hand there.
func TestExamplesAreAsWorkedByHand(t *testing.T) {
	for preset, want := range map[incentive.Preset][][]string{
		incentive.Tiered: {
			{"base 10000.00", "score 1", "tier 0.9", "coefficient 1.2", "earned 10000.00 × 1.2 = 12000.00", "12000.00"},
			{"base 10000.00", "pro_rata 10000.00 × 43 ÷ 61 = 7049.18", "score 0.85", "tier 0.8", "coefficient 1", "earned 7049.18 × 1 = 7049.18", "7049.18"},
			{"base 8000.00", "score 0.52", "tier 0.4", "coefficient 0.5", "earned 8000.00 × 0.5 = 4000.00", "4000.00"},
		},
		incentive.Linear: {
			{"base 10000.00", "own_part 10000.00 × 70 ÷ 100 = 7000.00", "team_part 10000.00 − 7000.00 = 3000.00", "score 1", "coefficient 1.3", "earned 7000.00 × 1.3 = 9100.00",
				"team_score 0.82", "team_above 0.82 − 0.4 = 0.42", "team_coeff 0.6 + 0.42 × 0.7 ÷ 0.6 = 1.09", "team_earned 3000.00 × 1.09 = 3270.00", "together 9100.00 + 3270.00 = 12370.00", "12370.00"},
			{"base 10000.00", "pro_rata 10000.00 × 43 ÷ 61 = 7049.18", "own_part 7049.18 × 70 ÷ 100 = 4934.43", "team_part 7049.18 − 4934.43 = 2114.75",
				"score 0.85", "above 0.85 − 0.4 = 0.45", "coefficient 0.6 + 0.45 × 0.7 ÷ 0.6 = 1.125", "earned 4934.43 × 1.125 = 5551.23",
				"team_score 0.82", "team_above 0.82 − 0.4 = 0.42", "team_coeff 0.6 + 0.42 × 0.7 ÷ 0.6 = 1.09", "team_earned 2114.75 × 1.09 = 2305.08", "together 5551.23 + 2305.08 = 7856.31", "7856.31"},
			{"base 8000.00", "own_part 8000.00 × 70 ÷ 100 = 5600.00", "team_part 8000.00 − 5600.00 = 2400.00",
				"score 0.52", "above 0.52 − 0.4 = 0.12", "coefficient 0.6 + 0.12 × 0.7 ÷ 0.6 = 0.74", "earned 5600.00 × 0.74 = 4144.00",
				"team_score 0.82", "team_above 0.82 − 0.4 = 0.42", "team_coeff 0.6 + 0.42 × 0.7 ÷ 0.6 = 1.09", "team_earned 2400.00 × 1.09 = 2616.00", "together 4144.00 + 2616.00 = 6760.00",
				"short 0.6 − 0.05 − 0.52 = 0.03", "deduction 8000.00 × 1 × 3 ÷ 100 = 240.00", "after 6760.00 − 240.00 = 6520.00", "6520.00"},
		},
		incentive.Pooled: {
			{"weight 1 × 1.2 × 61 = 73.2", "share 50000.00 × 73.2 ÷ 141.47 = 25871.20", "rest 25871.20 + 0.01 = 25871.21", "25871.21"},
			{"weight 0.85 × 1 × 43 = 36.55", "share 50000.00 × 36.55 ÷ 141.47 = 12917.93", "12917.93"},
			{"weight 0.52 × 1 × 61 = 31.72", "share 50000.00 × 31.72 ÷ 141.47 = 11210.85", "rest 11210.85 + 0.01 = 11210.86", "11210.86"},
		},
		incentive.Committed: {
			{"base 10000.00", "score 1", "coefficient 30 ÷ 100 = 0.3", "earned 10000.00 × 0.3 = 3000.00", "3000.00"},
			{"base 10000.00", "pro_rata 10000.00 × 43 ÷ 61 = 7049.18", "score 0.85", "coefficient 0", "earned 7049.18 × 0 = 0.00", "0.00"},
			{"base 8000.00", "score 0.52", "coefficient 0", "earned 8000.00 × 0 = 0.00", "0.00"},
		},
		incentive.Stretch: {
			{"base 10000.00", "score 1", "above 1 − 0.7 = 0.3", "coefficient 0.3 × 100 × 2 ÷ 100 = 0.6", "earned 10000.00 × 0.6 = 6000.00", "cap 10000.00 × 50 ÷ 100 = 5000.00", "5000.00"},
			{"base 10000.00", "pro_rata 10000.00 × 43 ÷ 61 = 7049.18", "score 0.85", "above 0.85 − 0.7 = 0.15", "coefficient 0.15 × 100 × 2 ÷ 100 = 0.3", "earned 7049.18 × 0.3 = 2114.75", "2114.75"},
			{"base 8000.00", "score 0.52", "coefficient 0", "earned 8000.00 × 0 = 0.00", "0.00"},
		},
		incentive.Points: {
			{"score_points 1 × 100 × 1.2 = 120", "extra 3 × 5 = 15", "points 120 + 15 = 135", "worth 135 × 20.00 = 2700.00", "2700.00"},
			{"score_points 0.85 × 100 × 1 = 85", "extra 2 × 5 = 10", "points 85 + 10 = 95", "worth 95 × 20.00 = 1900.00", "1900.00"},
			{"score_points 0.52 × 100 × 1 = 52", "worth 52 × 20.00 = 1040.00", "1040.00"},
		},
		incentive.Milestone: {
			{"on_time 1000.00 × 3 = 3000.00", "3000.00"},
			{"on_time 1000.00 × 2 = 2000.00", "late 1000.00 × 1 × 50 ÷ 100 = 500.00", "together 2000.00 + 500.00 = 2500.00", "2500.00"},
			{"on_time 1000.00 × 0 = 0.00", "late 1000.00 × 1 × 50 ÷ 100 = 500.00", "together 0.00 + 500.00 = 500.00", "500.00"},
		},
		incentive.Spot: {
			{"spot 200.00 × 3 = 600.00", "cut 600.00 × 800.00 ÷ 1000.00 = 480.00", "480.00"},
			{"spot 200.00 × 2 = 400.00", "cut 400.00 × 800.00 ÷ 1000.00 = 320.00", "320.00"},
			{"spot 200.00 × 0 = 0.00", "cut 0.00 × 800.00 ÷ 1000.00 = 0.00", "0.00"},
		},
		incentive.Formula: {
			{"base 10000.00", "score 1", "factor 1.2", "count 3", "late_count 0", "part 1 < 0.4 = false", "part 1 × 1.2 = 1.2", "part 0.02 × 3 = 0.06", "part 0.05 × 0 = 0",
				"part 1.2 + 0.06 − 0 = 1.26", "part min(1.26, 1.5) = 1.26", "coefficient 1.26 = 1.26", "earned 10000.00 × 1.26 = 12600.00", "12600.00"},
			{"base 10000.00", "pro_rata 10000.00 × 43 ÷ 61 = 7049.18", "score 0.85", "factor 1", "count 2", "late_count 1", "part 0.85 < 0.4 = false", "part 0.85 × 1 = 0.85",
				"part 0.02 × 2 = 0.04", "part 0.05 × 1 = 0.05", "part 0.85 + 0.04 − 0.05 = 0.84", "part min(0.84, 1.5) = 0.84", "coefficient 0.84 = 0.84", "earned 7049.18 × 0.84 = 5921.31", "5921.31"},
			{"base 8000.00", "score 0.52", "factor 1", "count 0", "late_count 1", "part 0.52 < 0.4 = false", "part 0.52 × 1 = 0.52", "part 0.02 × 0 = 0", "part 0.05 × 1 = 0.05",
				"part 0.52 + 0 − 0.05 = 0.47", "part min(0.47, 1.5) = 0.47", "coefficient 0.47 = 0.47", "earned 8000.00 × 0.47 = 3760.00", "3760.00"},
		},
	} {
		t.Run(string(preset), func(t *testing.T) {
			e := incentive.ExampleOf(preset)
			run, err := incentive.Pay(e.Rules, e.Entries)
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range run.Payouts {
				if got := said(p); !slices.Equal(got, want[i]) {
					t.Errorf("%s:\n got %s\nwant %s", p.PersonID, strings.Join(got, "\n     "), strings.Join(want[i], "\n     "))
				}
			}
			recompute(t, run)
		})
	}
}

// recompute works every line out again with arithmetic of its own, and holds that
// the last amount shown is the payout and that payouts sum to the total.
func recompute(t interface{ Fatalf(string, ...any) }, run incentive.Run) {
	total := incentive.Fen(0)
	for _, p := range run.Payouts {
		last := decimal.Decimal{}
		for _, l := range p.Lines {
			if l.Unit == incentive.Yuan {
				last = l.Result
			}
			if l.Sum == "" {
				continue
			}
			places := map[incentive.Unit]int64{incentive.Yuan: 100, incentive.Coefficient: 10_000, incentive.PointsUnit: 100, incentive.ScoreUnit: 100, incentive.Weight: 1_000_000,
				incentive.Plain: 10_000_000_000, incentive.Truth: 1}[l.Unit]
			if got := rounded(worked(l.Sum), places, l.Down); got.Cmp(l.Result.Rat()) != 0 {
				t.Fatalf("%s: %s is %s, not %s", p.PersonID, l.Sum, got.FloatString(6), l)
			}
		}
		if points := p.Points; points.IsZero() && !last.Equal(p.Amount.Yuan()) {
			t.Fatalf("%s gets %s, and the last line says %s", p.PersonID, p.Amount, last)
		}
		if p.Amount < 0 {
			t.Fatalf("%s gets %s", p.PersonID, p.Amount)
		}
		total += p.Amount
	}
	if total != run.Total {
		t.Fatalf("parts sum to %s, the total says %s", total, run.Total)
	}
}

// value works out "a + b × c ÷ d" in rationals, multiplication before addition.
func value(expr string) *big.Rat {
	whole, term, sign, op := new(big.Rat), (*big.Rat)(nil), int64(1), ""
	for _, word := range strings.Fields(expr) {
		switch word {
		case "+", "−":
			whole.Add(whole, term.Mul(term, big.NewRat(sign, 1)))
			term, sign, op = nil, map[string]int64{"+": 1, "−": -1}[word], ""
		case "×", "÷":
			op = word
		default:
			n, ok := new(big.Rat).SetString(word)
			switch {
			case !ok:
				panic("no number: " + expr)
			case op == "×":
				term.Mul(term, n)
			case op == "÷":
				term.Quo(term, n)
			default:
				term = n
			}
		}
	}
	return whole.Add(whole, term.Mul(term, big.NewRat(sign, 1)))
}

// rounded is r to 1/places, half away from zero, or r ≥ 0 down.
func rounded(r *big.Rat, places int64, down bool) *big.Rat {
	if r.Sign() < 0 {
		r = rounded(new(big.Rat).Neg(r), places, down)
		return r.Neg(r)
	}
	scaled := new(big.Rat).Mul(r, big.NewRat(places, 1))
	if !down {
		scaled.Add(scaled, big.NewRat(1, 2))
	}
	return new(big.Rat).SetFrac(new(big.Int).Quo(scaled.Num(), scaled.Denom()), big.NewInt(places))
}
