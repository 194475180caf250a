package incentive_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func upTo(t *rapid.T, most int64, places int32, label string) decimal.Decimal {
	return decimal.New(rapid.Int64Range(0, decimal.NewFromInt(most).Shift(places).IntPart()).Draw(t, label), -places)
}

func anyFen(t *rapid.T, least, most int64, label string) incentive.Fen {
	return incentive.Fen(rapid.Int64Range(least, most).Draw(t, label))
}

func anyScore(t *rapid.T, least, most int, label string) okr.Score {
	return okr.Score(rapid.IntRange(least, most).Draw(t, label))
}

// anyRules draws rules of a preset that pass Check; of formulas, what forms pay by.
func anyRules(t *rapid.T) incentive.Rules {
	preset := rapid.SampledFrom(incentive.Presets()).Draw(t, "preset")
	if preset != incentive.Formula {
		return anyOf(t, preset)
	}
	form := anyOf(t, rapid.SampledFrom(incentive.Presets()[:8]).Draw(t, "as"))
	form.TeamShare, form.Deduction = decimal.Decimal{}, nil
	form.Rate = decimal.Min(form.Rate, decimal.NewFromInt(10)) // of a stretch
	if r, ok := incentive.AsFormula(form); ok {
		return r
	}
	return form // points that are worth nothing
}

func anyOf(t *rapid.T, preset incentive.Preset) incentive.Rules {
	r := incentive.Rules{Preset: preset}
	based := false
	switch r.Preset {
	case incentive.Tiered:
		based = true
		c := decimal.Decimal{}
		for _, from := range rapid.SliceOfNDistinct(rapid.IntRange(0, 100), 1, 6, rapid.ID[int]).Draw(t, "tiers") {
			r.Tiers = append(r.Tiers, incentive.Tier{From: okr.Score(from)})
		}
		slices.SortFunc(r.Tiers, func(a, b incentive.Tier) int { return int(a.From - b.From) })
		for i := range r.Tiers {
			c = c.Add(upTo(t, 1, 4, "step"))
			r.Tiers[i].Coefficient = c
		}
	case incentive.Linear:
		based = true
		s := incentive.Slope{From: anyScore(t, 0, 99, "from"), Low: upTo(t, 2, 4, "low")}
		s.To, s.High = anyScore(t, int(s.From)+1, 100, "to"), s.Low.Add(upTo(t, 2, 4, "rise"))
		r.Slope = &s
	case incentive.Committed, incentive.Stretch:
		based = true
		r.Level, r.Rate = anyScore(t, 0, 100, "level"), upTo(t, 99, 4, "rate").Add(decimal.NewFromInt(1))
		if preset == incentive.Stretch && rapid.Bool().Draw(t, "by achievement") {
			r.By = incentive.Achievement
		}
	case incentive.Pooled:
		r.Pool = anyFen(t, 1, 100_000, "pool")
	case incentive.Points:
		r.Each, r.Extra, r.Thanks = anyFen(t, 0, 5000, "each"), upTo(t, 20, 4, "extra"), upTo(t, 20, 4, "thanks")
	default:
		r.Each, r.Late = anyFen(t, 1, 100_000, "each"), upTo(t, 100, 2, "late")
	}
	if based {
		if r.By != incentive.Achievement {
			r.TeamShare = upTo(t, 100, 2, "team share")
		}
		if rapid.Bool().Draw(t, "deducts") {
			below := anyScore(t, 0, 100, "below")
			r.Deduction = &incentive.Deduction{Below: below, Grace: anyScore(t, 0, int(below), "grace"), Rate: upTo(t, 9, 2, "off").Add(decimal.NewFromInt(1))}
		}
		if rapid.Bool().Draw(t, "bounded") {
			floor := upTo(t, 100, 2, "floor")
			r.Floor, r.Cap = decimal.NewNullDecimal(floor), decimal.NewNullDecimal(floor.Add(upTo(t, 100, 2, "cap")))
		}
	}
	if r.Preset != incentive.Pooled && rapid.Bool().Draw(t, "budgeted") {
		r.Budget = anyFen(t, 1, 3_000_000, "budget")
	}
	return r
}

func anyEntries(t *rapid.T) []incentive.Entry {
	list := make([]incentive.Entry, rapid.IntRange(1, 7).Draw(t, "people"))
	of := rapid.IntRange(1, 250).Draw(t, "workdays")
	for i := range list {
		achieved, team := okr.Achievement(rapid.IntRange(0, int(okr.MostAchievement)).Draw(t, "achieved")), anyScore(t, 0, 100, "team score")
		s := okr.Score(min(achieved, 100))
		list[i] = incentive.Entry{PersonID: fmt.Sprintf("p%d", i), Base: anyFen(t, 0, 2_000_000, "base"), Score: &s, TeamScore: &team, Achievement: &achieved,
			Factor: decimal.NewNullDecimal(upTo(t, 3, 4, "factor")), Count: rapid.Int64Range(0, 9).Draw(t, "count"), Late: rapid.Int64Range(0, 9).Draw(t, "late"),
			Recognitions: rapid.Int64Range(0, 9).Draw(t, "recognitions"), Contributions: rapid.Int64Range(0, 9).Draw(t, "contributions"),
			Days: rapid.IntRange(0, of).Draw(t, "days"), Of: of}
	}
	return list
}

// draw makes a run; what nobody has a share in is passed over.
func draw(t *rapid.T) (incentive.Rules, []incentive.Entry, incentive.Run) {
	r, entries := anyRules(t), anyEntries(t)
	run, err := incentive.Pay(r, entries)
	if err != nil {
		if r.Pool > 0 && err.Error() == "incentive.nothing_to_share" {
			t.Skip("nobody has a share")
		}
		t.Fatal(err)
	}
	return r, entries, run
}

// Whatever the rules, parts sum to the whole, nobody pays in, bounds hold, every
// line can be worked out from what it shows.
func TestEveryRunAddsUpAndExplainsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, entries, run := draw(t)
		recompute(t, run)
		if r.Pool > 0 && run.Total != r.Pool {
			t.Fatalf("%s of a pool of %s", run.Total, r.Pool)
		}
		if r.Budget > 0 && run.Total > r.Budget {
			t.Fatalf("%s of a budget of %s", run.Total, r.Budget)
		}
		for i, p := range run.Payouts {
			if r.Cap.Valid && p.Amount.Yuan().GreaterThan(entries[i].Base.Yuan().Mul(r.Cap.Decimal).Shift(-2).Add(decimal.New(1, -2))) {
				t.Fatalf("%s over the cap", p.Amount)
			}
		}
	})
}

func TestTheOrderOfPeopleMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, entries, run := draw(t)
		seed := rapid.Uint64().Draw(t, "seed")
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		again, err := incentive.Pay(r, entries)
		if err != nil || !reflect.DeepEqual(run, again) {
			t.Fatalf("%v\n%v\n%v", err, run, again)
		}
	})
}

// Every preset claims that a better score never pays its person less, in a pool and
// under a budget too.
func TestABetterScoreNeverPaysLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, entries, run := draw(t)
		i := rapid.IntRange(0, len(entries)-1).Draw(t, "whose")
		better := anyScore(t, int(*entries[i].Score), 100, "better")
		entries[i].Score = &better
		beyond := max(*entries[i].Achievement, okr.Achievement(better)) // what was achieved rises with it
		if better == 100 {
			beyond = okr.Achievement(rapid.IntRange(int(beyond), int(okr.MostAchievement)).Draw(t, "beyond"))
		}
		entries[i].Achievement = &beyond
		again, err := incentive.Pay(r, entries)
		if err != nil {
			t.Fatal(err)
		}
		if again.Payouts[i].Amount < run.Payouts[i].Amount || again.Payouts[i].Points.LessThan(run.Payouts[i].Points) {
			t.Fatalf("%s before, %s after: %v, %v", run.Payouts[i].Amount, again.Payouts[i].Amount, run.Payouts[i].Lines, again.Payouts[i].Lines)
		}
	})
}
