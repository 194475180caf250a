package incentive

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Unit is what the result of a line counts, and so how it is rounded.
type Unit string

// The units, with their decimals.
const (
	Yuan        Unit = "yuan"        // 2
	Coefficient Unit = "coefficient" // 4
	PointsUnit  Unit = "points"      // 2
	ScoreUnit   Unit = "score"       // 2
	Weight      Unit = "weight"      // exact
	Plain       Unit = "plain"       // of a step in a formula: 10
	Truth       Unit = "truth"       // of a condition in a formula: 1 where it holds, else 0
)

// Step says which step a line is; the words for people hang on it.
type Step string

// The steps.
const (
	StepBase        Step = "base"         // given
	StepProRata     Step = "pro_rata"     // base × workdays there ÷ workdays of the period
	StepOwnPart     Step = "own_part"     // what goes by one's own score
	StepTeamPart    Step = "team_part"    // the rest, by the team's
	StepScore       Step = "score"        // given
	StepTier        Step = "tier"         // where the tier begins that the score is in
	StepTeamScore   Step = "team_score"   // as above, of the team
	StepTeamTier    Step = "team_tier"    // as above, of the team
	StepAbove       Step = "above"        // score above where the slope begins, or above the level
	StepCoefficient Step = "coefficient"  // for one's own score
	StepTeamAbove   Step = "team_above"   // as above, of the team
	StepTeamCoeff   Step = "team_coeff"   // for the team's score
	StepEarned      Step = "earned"       // part × coefficient
	StepTeamEarned  Step = "team_earned"  // the team's part × coefficient
	StepTogether    Step = "together"     // both
	StepShort       Step = "short"        // score below what was due, after grace
	StepGrace       Step = "grace"        // below, but within grace: nothing is taken off
	StepDeduction   Step = "deduction"    // what is taken off
	StepAfter       Step = "after"        // what is left
	StepNothingLeft Step = "nothing_left" // more would be taken off than there is: 0
	StepFloor       Step = "floor"        // raised to the floor
	StepCap         Step = "cap"          // lowered to the cap
	StepMost        Step = "most"         // lowered to what one person gets at most
	StepWeight      Step = "weight"       // in the pool
	StepShare       Step = "share"        // of the pool, rounded down
	StepRest        Step = "rest"         // and one fen of the rest
	StepCut         Step = "cut"          // to the budget, rounded down
	StepScorePoints Step = "score_points" // points for the score
	StepExtra       Step = "extra"        // points for contributions
	StepThanks      Step = "thanks"       // points for recognitions
	StepPoints      Step = "points"       // all points
	StepWorth       Step = "worth"        // points × what one is worth
	StepOnTime      Step = "on_time"      // milestones on time
	StepLate        Step = "late"         // milestones reached late
	StepSpot        Step = "spot"         // recognitions

	StepAchievement   Step = "achievement"   // given
	StepBeyond        Step = "beyond"        // achievement above the level
	StepFactor        Step = "factor"        // given; 1 where none is
	StepCount         Step = "count"         // given
	StepLateCount     Step = "late_count"    // given
	StepRecognitions  Step = "recognitions"  // given
	StepContributions Step = "contributions" // given
	StepDays          Step = "days"          // workdays there
	StepDaysOf        Step = "of"            // workdays of the period
	StepPart          Step = "part"          // of a formula: its Text in numbers
	StepFormulaPays   Step = "formula_pays"  // what a formula gives in yuan, not below 0
	StepFormulaShare  Step = "formula_share" // what a formula gives as a share, not below 0
	StepShareDays     Step = "share_days"    // that × workdays there
)

// Line is one step of a payout. Sum is its arithmetic in numbers, with + − × ÷ in
// the usual precedence and no brackets, "" where Result is given or looked up. In a
// formula's steps it may be a function of numbers, "min(0.45, 1)", or a condition.
// Down says that Result is rounded down, not half away from zero.
type Line struct {
	Step   Step
	Text   string `json:",omitempty"` // of a formula: the name of a value, or what stands there for a step
	Sum    string
	Result decimal.Decimal
	Unit   Unit
	Down   bool
}

// String gives the result as it is shown.
func (l Line) String() string {
	switch {
	case l.Unit == Yuan:
		return l.Result.StringFixed(2)
	case l.Unit == Truth && l.Result.IsZero():
		return "false"
	case l.Unit == Truth:
		return "true"
	}
	return l.Result.String()
}

// sum writes arithmetic: text is left as it is, numbers are written out.
func sum(parts ...any) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		switch p := p.(type) {
		case string:
			words[i] = p
		case Fen:
			words[i] = p.String()
		case decimal.Decimal:
			words[i] = p.String()
		case int:
			words[i] = strconv.Itoa(p)
		case int64:
			words[i] = strconv.FormatInt(p, 10)
		}
	}
	return strings.Join(words, " ")
}

// work is a payout in the making.
type work struct{ lines []Line }

func (w *work) put(l Line) { w.lines = append(w.lines, l) }

// money puts a line whose result is an amount of yuan × times ÷ by, rounded to the fen.
func (w *work) money(step Step, expr string, times decimal.Decimal, by int64) Fen {
	f := fen(times, by)
	w.put(Line{Step: step, Sum: expr, Result: f.Yuan(), Unit: Yuan})
	return f
}

// fen rounds an amount of yuan, divided by by, to the fen, half away from zero.
func fen(yuan decimal.Decimal, by int64) Fen {
	return held(yuan.DivRound(decimal.NewFromInt(by), 2))
}

// held is the amount in fen; what is over every bound stays just over it, and is
// refused when the run is added up.
func held(yuan decimal.Decimal) Fen {
	if yuan.GreaterThan(MostFen.Yuan()) {
		return MostFen + 1
	}
	return Fen(yuan.Shift(2).IntPart())
}
