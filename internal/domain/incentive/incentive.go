// Package incentive turns scores into money and points by rules that people can
// recompute by hand. Each step of a payout is a Line: its arithmetic uses only
// numbers that the lines before it show, and is rounded as the line says.
//
// Rounding, everywhere: money to the fen, coefficients to four decimals, points to
// two, each half away from zero; what is split is rounded down and the rest handed
// out by largest remainder, so that parts sum to the whole. In a formula products and
// quotients are rounded to ten decimals each.
package incentive

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/formula"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Fen is money in hundredths of a yuan.
type Fen int64

// Yuan is the same money in yuan, exactly.
func (f Fen) Yuan() decimal.Decimal { return decimal.New(int64(f), -2) }

// String gives yuan with two decimals: "7049.18".
func (f Fen) String() string { return f.Yuan().StringFixed(2) }

// MostFen bounds every amount and every sum of amounts: ten billion yuan.
const MostFen Fen = 1_000_000_000_000

// Preset is the form that the rules of a scheme take.
type Preset string

// The presets.
const (
	Tiered    Preset = "tiered"    // 阶梯系数: base × the coefficient of the tier that the score is in
	Linear    Preset = "linear"    // 线性系数: base × a coefficient that rises evenly with the score
	Pooled    Preset = "pooled"    // 团队奖金池: a pool split by score × factor × workdays
	Committed Preset = "committed" // 承诺型达成奖: a share of base once the score reaches a level
	Stretch   Preset = "stretch"   // 挑战型超额奖: a share of base for each 0.01 of score, or of achievement, above a level
	Points    Preset = "points"    // 积分制: points for the score and for contributions, worth money or not
	Milestone Preset = "milestone" // 里程碑奖: an amount for each milestone, less for late ones
	Spot      Preset = "spot"      // 及时认可奖金: an amount for each recognition
	Formula   Preset = "formula"   // 公式: what a formula of the company's own gives, see Gives
)

// Presets lists them in the order in which they are offered.
func Presets() []Preset {
	return []Preset{Tiered, Linear, Pooled, Committed, Stretch, Points, Milestone, Spot, Formula}
}

// Tier is a step of the tiered preset: from this score on, this coefficient.
type Tier struct {
	From        okr.Score       `json:"from"`
	Coefficient decimal.Decimal `json:"coefficient"`
}

// Slope is the line of the linear preset: the coefficient is Low at From and High
// at To, even in between, High above To and 0 below From.
type Slope struct {
	From okr.Score       `json:"from"`
	Low  decimal.Decimal `json:"low"`
	To   okr.Score       `json:"to"`
	High decimal.Decimal `json:"high"`
}

// Deduction is 未达标扣减: of each 0.01 that the score is below Below by more than
// Grace, Rate percent of base is taken off. It never takes more than there is.
type Deduction struct {
	Below okr.Score       `json:"below"`
	Grace okr.Score       `json:"grace"`
	Rate  decimal.Decimal `json:"rate"`
}

// Rules are what a scheme pays by. Percentages are as people write them: 30 is 30%.
type Rules struct {
	Preset Preset `json:"preset"`

	Tiers  []Tier          `json:"tiers,omitempty"` // tiered, rising
	Slope  *Slope          `json:"slope,omitempty"` // linear
	By     Input           `json:"by,omitempty"`    // stretch: Achievement where that is looked at in place of the score
	Level  okr.Score       `json:"level,omitempty"` // committed, stretch
	Rate   decimal.Decimal `json:"rate"`            // committed: percent of base; stretch: percent of base for each 0.01 above Level
	Pool   Fen             `json:"pool,omitempty"`  // pooled; formula that gives shares
	Each   Fen             `json:"each,omitempty"`  // a milestone, a recognition; a point is worth, 0 where points are no money
	Late   decimal.Decimal `json:"late"`            // milestone: percent of Each that a late one is paid
	Extra  decimal.Decimal `json:"extra"`           // points: for each contribution
	Thanks decimal.Decimal `json:"thanks"`          // points: for each recognition

	Formula string `json:"formula,omitempty"` // formula: package formula's language over Variables
	Gives   Gives  `json:"gives,omitempty"`   // formula

	TeamShare decimal.Decimal     `json:"team_share"` // percent of base that goes by the team's score
	Deduction *Deduction          `json:"deduction,omitempty"`
	Floor     decimal.NullDecimal `json:"floor"`            // percent of base that is paid at least
	Cap       decimal.NullDecimal `json:"cap"`              // percent of base that is paid at most
	Most      Fen                 `json:"most,omitempty"`   // points, milestone, spot, formula that gives yuan: for one person at most; 0 for no bound
	Budget    Fen                 `json:"budget,omitempty"` // for all together at most, cut evenly; 0 for no bound

	read   *formula.Formula // Formula once it is read, see ready
	silent bool             // no lines are wanted of a formula, which takes most of its time
}

// Input is what a preset is told of a person.
type Input string

// The inputs.
const (
	Base          Input = "base"
	Score         Input = "score"
	TeamScore     Input = "team_score"
	Factor        Input = "factor"
	Count         Input = "count"
	LateCount     Input = "late"
	Achievement   Input = "achievement"
	Recognitions  Input = "recognitions"
	Contributions Input = "contributions"
	Days          Input = "days" // in formulas only: what Sinan knows itself
	DaysOf        Input = "of"
)

// Needs lists what the rules must be told of each person, besides workdays.
func (r Rules) Needs() []Input {
	switch r.Preset {
	case Pooled:
		return []Input{Score, Factor}
	case Points:
		if r.Thanks.IsPositive() {
			return []Input{Score, Factor, Contributions, Recognitions}
		}
		return []Input{Score, Factor, Contributions}
	case Milestone:
		return []Input{Count, LateCount}
	case Spot:
		return []Input{Recognitions}
	case Formula:
		return r.looksAt()
	}
	switch {
	case r.beyond() && r.Deduction == nil:
		return []Input{Base, Achievement}
	case r.beyond():
		return []Input{Base, Score, Achievement}
	case r.TeamShare.IsPositive():
		return []Input{Base, Score, TeamScore}
	}
	return []Input{Base, Score}
}

// beyond reports whether a form looks at what was achieved, not at the score.
func (r Rules) beyond() bool { return r.Preset == Stretch && r.By == Achievement }

// based reports whether what is paid is a share of the person's own base.
func (r Rules) based() bool {
	switch r.Preset {
	case Tiered, Linear, Committed, Stretch:
		return true
	}
	return r.Preset == Formula && r.Gives == GivesCoefficient
}

// pooled reports whether a pool is split.
func (r Rules) pooled() bool {
	return r.Preset == Pooled || r.Preset == Formula && r.Gives == GivesShare
}

// Entry is one person in a run.
type Entry struct {
	PersonID      string
	Base          Fen                 // variable pay at coefficient 1 for the whole period
	Score         *okr.Score          // nil: not scored, which is refused and never taken for 0
	TeamScore     *okr.Score          // of the person's team
	Achievement   *okr.Achievement    `json:",omitempty"` // of what the score is of, not cut at 1; nil: not known, as of Score
	Factor        decimal.NullDecimal // of the position; 1 where none is given
	Count         int64               // milestones or actions on time, or whatever else is counted by hand
	Late          int64               // milestones or actions that were late
	Recognitions  int64               // public thanks
	Contributions int64               // key results carried in others' objectives
	Days          int                 // workdays in the population
	Of            int                 // workdays of the period
}

// Told is what somebody is told of a person as these rules look at it: where a preset
// counts recognitions or contributions, a plain count stands for them. That is how tables
// said it before the two were told apart.
func (r Rules) Told(e Entry) Entry {
	switch {
	case r.Preset == Spot && e.Recognitions == 0:
		e.Recognitions, e.Count = e.Count, 0
	case r.Preset == Points && e.Contributions == 0:
		e.Contributions, e.Count = e.Count, 0
	}
	return e
}

// factor is the factor of the position.
func (e Entry) factor() decimal.Decimal {
	if e.Factor.Valid {
		return e.Factor.Decimal
	}
	return decimal.NewFromInt(1)
}

// Payout is what one person gets, with every step that led to it.
type Payout struct {
	PersonID string
	Amount   Fen
	Points   decimal.Decimal // of the points preset
	Lines    []Line
}

// Run is what everybody gets, by person id.
type Run struct {
	Payouts []Payout
	Total   Fen
	Points  decimal.Decimal
}
