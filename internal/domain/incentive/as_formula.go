package incentive

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// AsFormula writes the rules of a form as a formula that pays everybody the same.
// Not where base goes in parts or there is a deduction, for those are rounded to the
// fen on the way, nor of points that are worth nothing, nor of a stretch that may come
// to more than a formula's coefficient.
func AsFormula(r Rules) (Rules, bool) {
	f := Rules{Preset: Formula, Floor: r.Floor, Cap: r.Cap, Most: r.Most, Budget: r.Budget, Pool: r.Pool}
	say := func(gives Gives, words ...any) (Rules, bool) {
		f.Gives, f.Formula = gives, strings.NewReplacer("( ", "(", " )", ")", " ,", ",").Replace(sum(words...))
		return f, f.Check() == nil
	}
	if r.Preset == Formula || r.Check() != nil || r.TeamShare.IsPositive() || r.Deduction != nil {
		return Rules{}, false
	}
	switch r.Preset {
	case Tiered:
		tiers := make([]string, len(r.Tiers))
		for i, t := range r.Tiers {
			tiers[i] = points(t.From).String() + ", " + t.Coefficient.String()
		}
		return say(GivesCoefficient, "tier(score, "+strings.Join(tiers, ", ")+")")
	case Linear:
		s := r.Slope
		from := points(s.From)
		return say(GivesCoefficient, "score >=", points(s.To), "?", s.High, ": score >=", from, "?", s.Low, "+ (score -", from, ") *", s.High.Sub(s.Low), "/", points(s.To-s.From), ": 0")
	case Committed:
		return say(GivesCoefficient, "score >=", points(r.Level), "?", r.Rate, "/ 100 : 0")
	case Stretch:
		most, name := points(100-r.Level), "score"
		if r.beyond() {
			most, name = achieved(okr.MostAchievement).Sub(points(r.Level)), "achievement"
		}
		if most.Mul(r.Rate).GreaterThan(decimal.NewFromInt(maxCoefficient)) {
			return Rules{}, false
		}
		return say(GivesCoefficient, "max("+name, "-", points(r.Level), ", 0) *", r.Rate)
	case Pooled:
		return say(GivesShare, "score * factor")
	case Points:
		if r.Each == 0 {
			return Rules{}, false
		}
		more := sum("+ round(", r.Extra, "* contributions, 2)")
		if r.Thanks.IsPositive() {
			more += sum(" + round(", r.Thanks, "* recognitions, 2)")
		}
		return say(GivesYuan, "(round(score * 100 * factor, 2)", more+") *", r.Each.Yuan())
	case Milestone:
		return say(GivesYuan, r.Each.Yuan(), "* count + round(", r.Each.Yuan(), "* late *", r.Late, "/ 100, 2)")
	case Spot:
		return say(GivesYuan, r.Each.Yuan(), "* recognitions")
	}
	return Rules{}, false
}
