package incentive

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Place is where in rules something is said: "preset", "tier", "slope.from", "cap".
type Place string

// TierPlace is the place of each tier's coefficient.
const TierPlace Place = "tier"

// order lists them in the order in which they are told.
func order() []Place {
	return []Place{"preset", "by", TierPlace, "slope.from", "slope.low", "slope.to", "slope.high", "level", "rate", "gives", "formula", "pool", "each", "late", "extra", "thanks",
		"team_share", "deduction.below", "deduction.grace", "deduction.rate", "floor", "cap", "most", "budget"}
}

// term is one thing that rules say, as people write it.
type term struct {
	place Place
	from  okr.Score // of a tier
	value string
}

// terms are all that rules say. What is left out, such as a bound of 0, is no term.
func (r Rules) terms() []term {
	list := []term{{place: "preset", value: string(r.Preset)}}
	say := func(there bool, place Place, value string) {
		if there {
			list = append(list, term{place: place, value: value})
		}
	}
	number := func(place Place, d decimal.Decimal) { say(!d.IsZero(), place, d.String()) }
	money := func(place Place, f Fen) { say(f != 0, place, f.String()) }
	say(r.beyond(), "by", string(r.By))
	for _, t := range r.Tiers {
		list = append(list, term{place: TierPlace, from: t.From, value: t.Coefficient.String()})
	}
	if s := r.Slope; s != nil {
		say(true, "slope.from", s.From.String())
		say(true, "slope.low", s.Low.String())
		say(true, "slope.to", s.To.String())
		say(true, "slope.high", s.High.String())
	}
	say(r.Preset == Committed || r.Preset == Stretch, "level", r.Level.String())
	number("rate", r.Rate)
	say(r.Gives != "", "gives", string(r.Gives))
	say(r.Formula != "", "formula", r.Formula)
	money("pool", r.Pool)
	money("each", r.Each)
	say(r.Preset == Milestone, "late", r.Late.String())
	number("extra", r.Extra)
	number("thanks", r.Thanks)
	number("team_share", r.TeamShare)
	if d := r.Deduction; d != nil {
		say(true, "deduction.below", d.Below.String())
		say(true, "deduction.grace", d.Grace.String())
		say(true, "deduction.rate", d.Rate.String())
	}
	say(r.Floor.Valid, "floor", r.Floor.Decimal.String())
	say(r.Cap.Valid, "cap", r.Cap.Decimal.String())
	money("most", r.Most)
	money("budget", r.Budget)
	return list
}

// Change is something that two rules say differently.
type Change struct {
	Place Place
	From  *okr.Score // of a tier: the score from which its coefficient holds
	Was   string     // "" where the first say nothing of it
	Now   string     // "" where the second don't
}

// Changes lists what the second rules say differently from the first, in the order
// in which rules are told; none where both pay by the same.
func Changes(was, now Rules) (list []Change) {
	type at struct {
		place Place
		from  okr.Score
	}
	before, after := map[at]string{}, map[at]string{}
	var all []at
	for i, terms := range [][]term{was.terms(), now.terms()} {
		into := []map[at]string{before, after}[i]
		for _, t := range terms {
			into[at{t.place, t.from}] = t.value
			all = append(all, at{t.place, t.from})
		}
	}
	told := order()
	sorting.By(all, func(a, b at) int {
		return cmp.Or(slices.Index(told, a.place)-slices.Index(told, b.place), cmp.Compare(a.from, b.from))
	})
	for _, one := range slices.Compact(all) {
		if before[one] == after[one] {
			continue
		}
		c := Change{Place: one.place, Was: before[one], Now: after[one]}
		if one.place == TierPlace {
			c.From = &one.from
		}
		list = append(list, c)
	}
	return list
}
