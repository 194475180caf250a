package incentive

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Bounds of what a form takes.
const (
	maxTiers       = 20
	maxPeople      = 100_000
	maxCount       = 10_000
	maxShare       = 1000 // percent; factors are at most 10, and so are coefficients
	maxCoefficient = maxShare / 100
	mostFaults     = 50 // are told at once: nobody reads more
	places         = 4  // decimals of coefficients, factors and percentages
)

// faults gathers what is wrong with an input.
type faults []*fault.Fault

func (f *faults) need(ok bool, field, code string, args ...fault.Args) {
	if !ok {
		*f = append(*f, fault.At(field, code, args...))
	}
}

// number asks for 0 to most with at most four decimals.
func (f *faults) number(field string, d decimal.Decimal, most int64) {
	f.need(!d.IsNegative(), field, "incentive.negative")
	f.need(!d.GreaterThan(decimal.NewFromInt(most)), field, "incentive.too_large", fault.Args{"limit": most})
	f.need(d.Exponent() >= -places || d.Equal(d.Truncate(places)), field, "incentive.too_precise", fault.Args{"places": places})
}

func (f *faults) money(field string, m Fen) {
	f.need(m >= 0, field, "incentive.negative")
	f.need(m <= MostFen, field, "incentive.too_large", fault.Args{"limit": MostFen.String()})
}

// Check finds what is wrong with the rules, all at once: incentive.negative,
// .too_large, .too_precise, .needed, .falling, .order, .unfit, .preset_unknown, and
// of formulas those of checkFormula. A better score must never pay less, so tiers and
// slopes that fall are refused; of formulas that fall Warnings tells.
func (r Rules) Check() error {
	var bad faults
	bad.need(slices.Contains(Presets(), r.Preset), "/preset", "incentive.preset_unknown")
	switch r.Preset {
	case Tiered:
		r.checkTiers(&bad)
	case Linear:
		r.checkSlope(&bad)
	case Committed, Stretch:
		bad.need(r.Rate.IsPositive(), "/rate", "incentive.needed")
		bad.number("/rate", r.Rate, maxShare)
	case Points:
		bad.number("/extra", r.Extra, 10_000)
		bad.number("/thanks", r.Thanks, 10_000)
		bad.money("/each", r.Each)
	case Milestone, Spot:
		bad.need(r.Each > 0, "/each", "incentive.needed")
		bad.money("/each", r.Each)
		bad.number("/late", r.Late, 100)
	case Formula:
		r.checkFormula(&bad)
	}
	r.checkShares(&bad)
	return fault.Join(bad)
}

func (r Rules) checkTiers(bad *faults) {
	bad.need(len(r.Tiers) > 0, "/tiers", "incentive.needed")
	bad.need(len(r.Tiers) <= maxTiers, "/tiers", "input.too_many", fault.Args{"limit": maxTiers})
	for i, t := range r.Tiers {
		at := "/tiers/" + strconv.Itoa(i)
		bad.score(at+"/from", t.From)
		bad.number(at+"/coefficient", t.Coefficient, maxShare/100)
		if i > 0 {
			bad.need(t.From > r.Tiers[i-1].From, at+"/from", "incentive.order")
			bad.need(!t.Coefficient.LessThan(r.Tiers[i-1].Coefficient), at+"/coefficient", "incentive.falling")
		}
	}
}

func (r Rules) checkSlope(bad *faults) {
	if r.Slope == nil {
		bad.need(false, "/slope", "incentive.needed")
		return
	}
	s := *r.Slope
	bad.score("/slope/from", s.From)
	bad.score("/slope/to", s.To)
	bad.number("/slope/low", s.Low, maxShare/100)
	bad.number("/slope/high", s.High, maxShare/100)
	bad.need(s.To > s.From, "/slope/to", "incentive.order") // else a division by zero
	bad.need(!s.High.LessThan(s.Low), "/slope/high", "incentive.falling")
}

func (f *faults) score(field string, s okr.Score) {
	f.need(s >= 0 && s <= 100, field, "score.range", fault.Args{"value": s.String()})
}

// checkShares checks what several presets have in common. What a preset can't use
// is refused, not passed over: somebody counted on it.
func (r Rules) checkShares(bad *faults) {
	based := r.based()
	bad.score("/level", r.Level)
	bad.need(r.By == "" || r.Preset == Stretch && (r.By == Score || r.By == Achievement), "/by", "incentive.unfit")
	bad.number("/team_share", r.TeamShare, 100)
	form := based && r.Preset != Formula                                                    // a formula sees to that itself
	bad.need(form && !r.beyond() || r.TeamShare.IsZero(), "/team_share", "incentive.unfit") // teams have scores alone
	for _, one := range []struct {
		field string
		share decimal.NullDecimal
	}{{"/floor", r.Floor}, {"/cap", r.Cap}} {
		if one.share.Valid {
			bad.need(based, one.field, "incentive.unfit")
			bad.number(one.field, one.share.Decimal, maxShare)
		}
	}
	if r.Floor.Valid && r.Cap.Valid {
		bad.need(!r.Cap.Decimal.LessThan(r.Floor.Decimal), "/cap", "incentive.order")
	}
	if d := r.Deduction; d != nil {
		bad.need(form, "/deduction", "incentive.unfit")
		bad.score("/deduction/below", d.Below)
		bad.score("/deduction/grace", d.Grace)
		bad.need(d.Grace <= d.Below, "/deduction/grace", "incentive.order")
		bad.need(d.Rate.IsPositive(), "/deduction/rate", "incentive.needed")
		bad.number("/deduction/rate", d.Rate, 100)
	}
	if r.pooled() {
		bad.need(r.Pool > 0, "/pool", "incentive.needed")
		bad.money("/pool", r.Pool)
	}
	if r.Preset == Formula {
		bad.need(r.pooled() || r.Pool == 0, "/pool", "incentive.unfit")
	} else {
		bad.need(r.Formula == "", "/formula", "incentive.unfit")
		bad.need(r.Gives == "", "/gives", "incentive.unfit")
	}
	bad.need(r.Preset == Points || r.Thanks.IsZero(), "/thanks", "incentive.unfit")
	counted := !based && !r.pooled()
	bad.money("/most", r.Most)
	bad.need(counted || r.Most == 0, "/most", "incentive.unfit")
	bad.money("/budget", r.Budget)
	bad.need(!r.pooled() || r.Budget == 0, "/budget", "incentive.unfit")
}

// checkEntries finds what is missing or can't be of the people in a run.
func (r Rules) checkEntries(entries []Entry) error {
	var bad faults
	bad.need(len(entries) <= maxPeople, "/entries", "input.too_many", fault.Args{"limit": maxPeople})
	bad.need(len(entries) > 0, "/entries", "incentive.nobody")
	needs := r.Needs()
	seen := make(map[string]bool, len(entries))
	for i, e := range entries {
		at := "/entries/" + strconv.Itoa(i)
		bad.need(e.PersonID != "" && !seen[e.PersonID], at+"/person_id", "incentive.person_twice")
		seen[e.PersonID] = true
		for _, one := range []struct {
			input Input
			score *okr.Score
		}{{Score, e.Score}, {TeamScore, e.TeamScore}} {
			if !slices.Contains(needs, one.input) {
				continue
			}
			if one.score == nil {
				bad.need(false, at+"/"+string(one.input), "incentive.score_missing")
				continue
			}
			bad.score(at+"/"+string(one.input), *one.score)
		}
		if slices.Contains(needs, Achievement) {
			a := e.Achievement
			bad.need(a != nil, at+"/achievement", "incentive.achievement_missing")
			bad.need(a == nil || *a >= 0 && *a <= okr.MostAchievement, at+"/achievement", "achievement.range", fault.Args{"most": okr.MostAchievement.String()})
		}
		bad.money(at+"/base", e.Base)
		bad.number(at+"/factor", e.factor(), maxShare/100)
		least, most := min(e.Count, e.Late, e.Recognitions, e.Contributions), max(e.Count, e.Late, e.Recognitions, e.Contributions)
		bad.need(least >= 0, at+"/count", "incentive.negative")
		bad.need(most <= maxCount, at+"/count", "incentive.too_large", fault.Args{"limit": maxCount})
		bad.need(e.Of > 0, at+"/of", "incentive.no_workdays") // else a division by zero
		bad.need(e.Days >= 0 && e.Days <= e.Of, at+"/days", "incentive.days")
		bad.need(e.Of == entries[0].Of, at+"/of", "incentive.periods_differ")
		if len(bad) > mostFaults {
			break
		}
	}
	return fault.Join(bad)
}
