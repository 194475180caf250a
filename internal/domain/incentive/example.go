package incentive

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Example is a preset filled in, with people whom it can be tried on.
type Example struct {
	Rules   Rules
	Entries []Entry
}

// ExampleOf fills a preset in with usual numbers; docs/hr.md works each out by hand.
// The people are A, who has done well, B, who came during the period, and C, who
// fell short.
func ExampleOf(p Preset) Example {
	n := decimal.NewFromInt
	r := Rules{Preset: p}
	switch p {
	case Tiered:
		r.Tiers = []Tier{{From: 0}, {From: 40, Coefficient: decimal.New(5, -1)}, {From: 60, Coefficient: decimal.New(8, -1)},
			{From: 80, Coefficient: n(1)}, {From: 90, Coefficient: decimal.New(12, -1)}}
	case Linear:
		r.Slope = &Slope{From: 40, Low: decimal.New(6, -1), To: 100, High: decimal.New(13, -1)}
		r.TeamShare = n(30)
		r.Deduction = &Deduction{Below: 60, Grace: 5, Rate: n(1)}
	case Pooled:
		r.Pool = 5_000_000
	case Committed:
		r.Level, r.Rate = 100, n(30)
	case Stretch:
		r.Level, r.Rate = 70, n(2)
		r.Cap = decimal.NewNullDecimal(n(50))
	case Points:
		r.Each, r.Extra, r.Most = 2_000, n(5), 300_000
	case Milestone:
		r.Each, r.Late = 100_000, n(50)
	case Spot:
		r.Each, r.Most, r.Budget = 20_000, 60_000, 80_000
	case Formula:
		r.Gives, r.Formula = GivesCoefficient, "score < 0.4 ? 0 : min(score * factor + 0.02 * count - 0.05 * late, 1.5)"
	}
	achieved := func(a okr.Achievement) *okr.Achievement { return &a }
	score := func(s okr.Score) *okr.Score { return &s }
	factor := func(tenths int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.New(tenths, -1)) }
	return Example{Rules: r, Entries: []Entry{
		{PersonID: "a", Base: 1_000_000, Score: score(100), Achievement: achieved(120), TeamScore: score(82), Factor: factor(12), Count: 3, Recognitions: 3, Contributions: 3, Days: 61, Of: 61},
		{PersonID: "b", Base: 1_000_000, Score: score(85), Achievement: achieved(85), TeamScore: score(82), Factor: factor(10), Count: 2, Recognitions: 2, Contributions: 2, Late: 1, Days: 43, Of: 61},
		{PersonID: "c", Base: 800_000, Score: score(52), Achievement: achieved(52), TeamScore: score(82), Factor: factor(10), Count: 0, Late: 1, Days: 61, Of: 61},
	}}
}
