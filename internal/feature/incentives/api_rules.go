package incentives

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// IncentiveRulesView is rules as the API takes and tells them: decimals as
// strings, money in yuan, percentages as people write them.
type IncentiveRulesView struct {
	Preset    string                  `json:"preset" enum:"tiered,linear,pooled,committed,stretch,points,milestone,spot,formula"`
	Tiers     []IncentiveTierView     `json:"tiers,omitempty" maxItems:"50" doc:"Tiered: from this score on, this coefficient; both rise"`
	Slope     *IncentiveSlopeView     `json:"slope,omitempty" doc:"Linear"`
	By        string                  `json:"by,omitempty" enum:"score,achievement" doc:"Stretch: whether it looks at the score, as where this is left out, or at what was achieved of the target, which goes on beyond 1 to 2.00"`
	Level     string                  `json:"level,omitempty" doc:"Committed, stretch: the score from which it pays; of an achievement, that"`
	Rate      string                  `json:"rate,omitempty" doc:"Committed: percent of base; stretch: percent of base for each 0.01 above the level"`
	Pool      string                  `json:"pool,omitempty" doc:"Pooled, and a formula that gives shares: yuan"`
	Each      string                  `json:"each,omitempty" doc:"Yuan for a milestone or a recognition; what a point is worth"`
	Late      string                  `json:"late,omitempty" doc:"Milestone: percent paid for a late one"`
	Extra     string                  `json:"extra,omitempty" doc:"Points for each contribution"`
	Thanks    string                  `json:"thanks,omitempty" doc:"Points for each recognition"`
	Formula   string                  `json:"formula,omitempty" doc:"Formula: what is reckoned of each person, over the variables that the preset's example lists; at most 500 characters"`
	Gives     string                  `json:"gives,omitempty" enum:"coefficient,yuan,share" doc:"Formula: a coefficient that base is multiplied by, yuan, or a share of the pool"`
	TeamShare string                  `json:"team_share,omitempty" doc:"Percent of base that goes by the team's score"`
	Deduction *IncentiveDeductionView `json:"deduction,omitempty"`
	Floor     string                  `json:"floor,omitempty" doc:"Percent of base, at least"`
	Cap       string                  `json:"cap,omitempty" doc:"Percent of base, at most"`
	Most      string                  `json:"most,omitempty" doc:"Yuan for one person, at most"`
	Budget    string                  `json:"budget,omitempty" doc:"Yuan for all together, at most; cut evenly"`
}

// IncentiveTierView is a step.
type IncentiveTierView struct {
	From        string `json:"from"`
	Coefficient string `json:"coefficient"`
}

// IncentiveSlopeView is a line.
type IncentiveSlopeView struct {
	From string `json:"from"`
	Low  string `json:"low"`
	To   string `json:"to"`
	High string `json:"high"`
}

// IncentiveDeductionView is what is taken off for too low a score.
type IncentiveDeductionView struct {
	Below string `json:"below" doc:"A score under this is too low"`
	Grace string `json:"grace" doc:"By this much nothing is taken off yet"`
	Rate  string `json:"rate" doc:"Percent of base for each further 0.01"`
}

// reading gathers what can't be read in rules.
type reading struct{ bad []*fault.Fault }

func (r *reading) note(field, code, text string) {
	r.bad = append(r.bad, fault.At("/rules"+field, code, fault.Args{"value": text}))
}

func (r *reading) number(field, text string) decimal.Decimal {
	if text == "" {
		return decimal.Decimal{}
	}
	d, err := okr.ParseValue(field, text)
	if err != nil {
		r.note(field, "value.number", text)
	}
	return d
}

func (r *reading) maybe(field, text string) decimal.NullDecimal {
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(r.number(field, text))
}

func (r *reading) money(field, text string) incentive.Fen {
	fen, ok := fenOf(r.number(field, text))
	if !ok {
		r.note(field, "incentives.money", text)
	}
	return fen
}

func (r *reading) score(field, text string) okr.Score {
	if text == "" {
		return 0
	}
	s, err := okr.ParseScore(field, text)
	if err != nil {
		r.note(field, "score.range", text)
	}
	return s
}

// rules reads what was sent; what can't be read is refused all at once.
func (v IncentiveRulesView) rules() (incentive.Rules, error) {
	r := &reading{}
	out := incentive.Rules{Preset: incentive.Preset(v.Preset), Formula: v.Formula, Gives: incentive.Gives(v.Gives), By: incentive.Input(v.By), Level: r.score("/level", v.Level), Rate: r.number("/rate", v.Rate), Pool: r.money("/pool", v.Pool),
		Each: r.money("/each", v.Each), Late: r.number("/late", v.Late), Extra: r.number("/extra", v.Extra), Thanks: r.number("/thanks", v.Thanks), TeamShare: r.number("/team_share", v.TeamShare),
		Floor: r.maybe("/floor", v.Floor), Cap: r.maybe("/cap", v.Cap), Most: r.money("/most", v.Most), Budget: r.money("/budget", v.Budget)}
	for i, t := range v.Tiers {
		at := "/tiers/" + strconv.Itoa(i)
		out.Tiers = append(out.Tiers, incentive.Tier{From: r.score(at+"/from", t.From), Coefficient: r.number(at+"/coefficient", t.Coefficient)})
	}
	if s := v.Slope; s != nil {
		out.Slope = &incentive.Slope{From: r.score("/slope/from", s.From), Low: r.number("/slope/low", s.Low), To: r.score("/slope/to", s.To), High: r.number("/slope/high", s.High)}
	}
	if d := v.Deduction; d != nil {
		out.Deduction = &incentive.Deduction{Below: r.score("/deduction/below", d.Below), Grace: r.score("/deduction/grace", d.Grace), Rate: r.number("/deduction/rate", d.Rate)}
	}
	return out, fault.Join(r.bad)
}

func shown(d decimal.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func shownFen(f incentive.Fen) string { return shown(f.Yuan()) }

func shownMaybe(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.String()
}

func viewRules(r incentive.Rules) IncentiveRulesView {
	v := IncentiveRulesView{Preset: string(r.Preset), Formula: r.Formula, Gives: string(r.Gives), Rate: shown(r.Rate), Pool: shownFen(r.Pool), Each: shownFen(r.Each), Late: shown(r.Late), Extra: shown(r.Extra), Thanks: shown(r.Thanks),
		TeamShare: shown(r.TeamShare), Floor: shownMaybe(r.Floor), Cap: shownMaybe(r.Cap), Most: shownFen(r.Most), Budget: shownFen(r.Budget)}
	if r.Preset == incentive.Committed || r.Preset == incentive.Stretch {
		v.Level = r.Level.String()
	}
	if r.Preset == incentive.Stretch && r.By == incentive.Achievement {
		v.By = string(r.By)
	}
	for _, t := range r.Tiers {
		v.Tiers = append(v.Tiers, IncentiveTierView{From: t.From.String(), Coefficient: t.Coefficient.String()})
	}
	if s := r.Slope; s != nil {
		v.Slope = &IncentiveSlopeView{From: s.From.String(), Low: s.Low.String(), To: s.To.String(), High: s.High.String()}
	}
	if d := r.Deduction; d != nil {
		v.Deduction = &IncentiveDeductionView{Below: d.Below.String(), Grace: d.Grace.String(), Rate: d.Rate.String()}
	}
	return v
}
