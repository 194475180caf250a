package incentive

import (
	"errors"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/formula"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Gives is what a formula gives for one person.
type Gives string

// What there is to give. Whatever it gives, below zero it counts as zero.
const (
	GivesCoefficient Gives = "coefficient" // base pro rata is multiplied by it, to four decimals, then floor and cap
	GivesYuan        Gives = "yuan"        // paid as it is, to the fen, not pro rata, then the most a person gets
	GivesShare       Gives = "share"       // in a pool, to six decimals, times workdays there
)

// Variable is something that a formula may look at.
type Variable struct {
	Name  Input
	Least int64
	Most  int64
	Money bool    // in yuan
	For   []Gives // the formulas that may
}

// Variables lists what formulas may look at: what the rules are told of a person, and
// nothing of who that is. A coefficient and a share are multiplied by base and by
// workdays anyway, so that their formulas don't look at those.
func Variables() []Variable {
	all := []Gives{GivesCoefficient, GivesYuan, GivesShare}
	yuan := []Gives{GivesYuan}
	return []Variable{
		{Name: Score, Most: 1, For: all}, {Name: Achievement, Most: int64(okr.MostAchievement) / 100, For: all}, {Name: TeamScore, Most: 1, For: all}, {Name: Factor, Most: maxShare / 100, For: all},
		{Name: Count, Most: maxCount, For: all}, {Name: LateCount, Most: maxCount, For: all},
		{Name: Recognitions, Most: maxCount, For: all}, {Name: Contributions, Most: maxCount, For: all},
		{Name: Base, Most: int64(MostFen) / 100, Money: true, For: yuan}, {Name: Days, Most: maxDays, For: yuan}, {Name: DaysOf, Least: 1, Most: maxDays, For: yuan},
	}
}

// maxDays bounds the workdays of a period: three years of days.
const maxDays = 3 * 366

// hidden are things of a person that Sinan knows and rules may not look at.
func hidden() []string {
	return []string{"person_id", "id", "name", "email", "team", "team_id", "role", "manager", "manager_id", "from", "until", "joined", "age", "gender", "rating", "level", "salary"}
}

// looksAt are the inputs that a formula looks at.
func (r Rules) looksAt() []Input {
	list := []Input{}
	if r.based() {
		list = append(list, Base)
	}
	r = r.ready()
	if r.read == nil {
		return list
	}
	names := r.read.Names()
	for _, in := range []Input{Base, Score, Achievement, TeamScore, Factor, Count, LateCount, Recognitions, Contributions} {
		if slices.Contains(names, string(in)) {
			list = append(list, in)
		}
	}
	return list
}

// ready are the rules with their formula read, where there is one that can be.
func (r Rules) ready() Rules {
	if r.Preset == Formula && r.read == nil {
		r.read, _ = formula.Read(r.Formula)
	}
	return r
}

// checkFormula refuses, at /formula and with the place in it (at, until, from 1):
// input.required, incentive.formula_ with the codes of package formula (.formula_unfinished
// where it is broken at its end),
// incentive.formula_name and .formula_forbidden for what it may not look at, and
// .formula_alike for one that looks at nothing that is given of people.
func (r Rules) checkFormula(bad *faults) {
	bad.need(slices.Contains([]Gives{GivesCoefficient, GivesYuan, GivesShare}, r.Gives), "/gives", "incentive.gives_unknown")
	f, err := formula.Read(r.Formula)
	if err == nil {
		err = f.Within(formula.Places)
	}
	var e *formula.Error
	if errors.As(err, &e) {
		*bad = append(*bad, refusal("/formula", e))
		return
	}
	var may []string
	for _, v := range Variables() {
		if slices.Contains(v.For, r.Gives) {
			may = append(may, string(v.Name))
		}
	}
	for _, name := range f.Names() {
		if slices.Contains(may, name) {
			continue
		}
		code := "incentive.formula_name"
		if known(name) {
			code = "incentive.formula_forbidden"
		}
		at, to := f.Where(name)
		bad.need(false, "/formula", code, fault.Args{"at": at + 1, "until": to, "part": name, "names": strings.Join(may, ", ")})
	}
	if len(r.looksAt()) == 0 && len(*bad) == 0 {
		bad.need(false, "/formula", "incentive.formula_alike")
	}
}

// known tells of a name that something is called by that rules may not look at here.
func known(name string) bool {
	return slices.Contains(hidden(), name) || slices.ContainsFunc(Variables(), func(v Variable) bool { return string(v.Name) == name })
}

// refusal is an error of the language as a fault.
func refusal(field string, e *formula.Error) *fault.Fault {
	if e.Code == formula.Empty {
		return fault.At(field, "input.required")
	}
	code := "incentive.formula_" + string(e.Code)
	if e.Code == formula.Broken && e.Text == "" {
		code = "incentive.formula_unfinished"
	}
	limit := any(formula.MaxLength)
	if e.Code == formula.Part {
		limit = formula.Places
	}
	return fault.At(field, code, fault.Args{"at": e.At + 1, "until": max(e.To, e.At+1), "part": e.Text, "limit": limit})
}

// refusedFor is why a formula can't be reckoned for a person: incentive.formula_zero,
// .formula_overflow, .formula_unknown, .formula_coefficient.
func refusedFor(entry int, err error) *fault.Fault {
	field := "/entries/" + strconv.Itoa(entry) + "/formula"
	var e *formula.Error
	if errors.As(err, &e) {
		return refusal(field, e)
	}
	f, _ := fault.Of(err)
	return fault.At(field, f.Code, f.Args)
}

// values are what a formula that looks at some names is told of a person.
func (e Entry) values(names []string) map[string]*big.Rat {
	of := make(map[string]*big.Rat, len(names))
	for _, name := range names {
		d := decimal.Decimal{}
		switch Input(name) {
		case Base:
			d = e.Base.Yuan()
		case Score:
			if e.Score == nil {
				continue // not known, which is not zero
			}
			d = points(*e.Score)
		case TeamScore:
			if e.TeamScore == nil {
				continue
			}
			d = points(*e.TeamScore)
		case Achievement:
			if e.Achievement == nil {
				continue
			}
			d = achieved(*e.Achievement)
		case Factor:
			d = e.factor()
		case Count:
			d = decimal.NewFromInt(e.Count)
		case LateCount:
			d = decimal.NewFromInt(e.Late)
		case Recognitions:
			d = decimal.NewFromInt(e.Recognitions)
		case Contributions:
			d = decimal.NewFromInt(e.Contributions)
		case Days:
			d = days(e)
		case DaysOf:
			d = decimal.NewFromInt(int64(e.Of))
		default:
			continue
		}
		of[name] = d.Rat()
	}
	return of
}

// given are the lines that tell the value of a name.
func given(name string) (Step, Unit) {
	switch Input(name) {
	case Base:
		return StepBase, Yuan
	case Score:
		return StepScore, ScoreUnit
	case TeamScore:
		return StepTeamScore, ScoreUnit
	case Achievement:
		return StepAchievement, ScoreUnit
	case Factor:
		return StepFactor, Coefficient
	case Count:
		return StepCount, Plain
	case LateCount:
		return StepLateCount, Plain
	case Recognitions:
		return StepRecognitions, Plain
	case Contributions:
		return StepContributions, Plain
	case Days:
		return StepDays, Plain
	}
	return StepDaysOf, Plain
}

// reckon works a formula out for a person, with a line for each value that it looks
// at and each of its steps. It fails with a *formula.Error.
func (r Rules) reckon(w *work, e Entry) (*big.Rat, error) {
	names := r.read.Names()
	of := e.values(names)
	if r.silent {
		return r.read.Value(of, formula.Places)
	}
	v, steps, err := r.read.Steps(of, formula.Places)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		step, unit := given(name)
		w.put(Line{Step: step, Text: name, Result: formula.Decimal(of[name]), Unit: unit})
	}
	for _, s := range steps {
		l := Line{Step: StepPart, Text: s.Text, Sum: s.Sum, Result: s.Result, Unit: Plain}
		if s.Truth != nil {
			l.Unit = Truth
			if *s.Truth {
				l.Result = decimal.NewFromInt(1)
			}
		}
		w.put(l)
	}
	return v, nil
}

// above puts the line that ends a formula: what it gave, rounded and not below zero.
func (w *work) above(step Step, v *big.Rat, places int, unit Unit) decimal.Decimal {
	expr, d := formula.Decimal(v).String(), decimal.Decimal{}
	if v.Sign() < 0 {
		expr = "max(" + expr + ", 0)"
	} else {
		d = formula.Decimal(formula.Round(v, places))
	}
	w.put(Line{Step: step, Sum: expr, Result: d, Unit: unit})
	return d
}

// asCoefficient is what a formula gives as a coefficient; incentive.formula_coefficient
// where that is more than any form may have, as by a score in percent.
func (r Rules) asCoefficient(w *work, e Entry) (decimal.Decimal, error) {
	v, err := r.reckon(w, e)
	if err != nil {
		return decimal.Decimal{}, err
	}
	c := w.above(StepCoefficient, v, places, Coefficient)
	if c.GreaterThan(decimal.NewFromInt(maxCoefficient)) {
		return c, fault.At("/formula", "incentive.formula_coefficient", fault.Args{"value": c.String(), "limit": maxCoefficient})
	}
	return c, nil
}

// inYuan is what a formula gives in yuan.
func (r Rules) inYuan(w *work, e Entry) (Fen, error) {
	v, err := r.reckon(w, e)
	if err != nil {
		return 0, err
	}
	amount := held(w.above(StepFormulaPays, v, 2, Yuan))
	if r.Most > 0 && amount > r.Most {
		amount = w.money(StepMost, "", r.Most.Yuan(), 1)
	}
	return amount, nil
}
