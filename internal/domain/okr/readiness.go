package okr

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// GuideStep is one of the four steps of making an OKR.
type GuideStep string

// The steps, in order.
const (
	StepAlign      GuideStep = "align"
	StepKeyResults GuideStep = "key_results"
	StepPlan       GuideStep = "plan"
	StepCadence    GuideStep = "cadence"
)

// GuideSteps lists the steps in order.
func GuideSteps() []GuideStep {
	return []GuideStep{StepAlign, StepKeyResults, StepPlan, StepCadence}
}

// LineState is how a line of the checklist stands.
type LineState string

// The states of a line.
const (
	Pass   LineState = "pass"
	Fail   LineState = "fail"
	Waived LineState = "waived" // fails, and somebody said in words why that is all right
)

// The nouns a line can be about.
const (
	AboutObjective = "objective"
	AboutKeyResult = "key_result"
)

// Line is one line of the readiness checklist. Codes are those of the words.
type Line struct {
	Code     string     `json:"code"`
	Step     GuideStep  `json:"step"`
	State    LineState  `json:"state"`
	Kind     string     `json:"kind"`  // what it is about: AboutObjective or AboutKeyResult
	ID       string     `json:"id"`    // of that
	Field    string     `json:"field"` // JSON pointer below it: where to jump
	Args     fault.Args `json:"args,omitempty"`
	Warning  *Finding   `json:"warning,omitempty"` // the line passes, with a warning
	Waivable bool       `json:"waivable"`
	Waiver   *Waiver    `json:"waiver,omitempty"` // where waived
}

// Waiver lets a failing line pass, with words.
type Waiver struct {
	Code     string `json:"code"` // of the line
	ID       string `json:"id"`   // what the line is about
	PersonID string `json:"person_id"`
	Words    string `json:"words"`
}

// DraftObjective is what readiness looks at; features fill it.
type DraftObjective struct {
	ID         string
	Themes     int // strategy themes it serves
	Parents    int // objectives and key results it supports, asked and accepted
	StartsOn   date.Date
	EndsOn     date.Date // of the cycle
	KeyResults []DraftKeyResult
	Siblings   int // objectives of its owner in the cycle, itself included
	Focus      FocusPolicy
	Waivers    []Waiver
}

// DraftKeyResult is a key result that is not dropped.
type DraftKeyResult struct {
	ID         string
	Measure    *Measure // nil: none yet
	Weight     decimal.NullDecimal
	OwnerID    string
	StartsOn   date.Date
	DueOn      date.Date
	HasCadence bool // its own or its cycle's
	Actions    []DraftAction
}

// DraftAction is an action that is not dropped.
type DraftAction struct {
	ID     string
	HasWho bool // a responsible person
	HasDue bool
	HasHow bool
}

// missing lists what an action lacks, by field.
func (a DraftAction) missing() (fields []string) {
	for _, part := range []struct {
		field string
		has   bool
	}{{"owner_id", a.HasWho}, {"due_on", a.HasDue}, {"how", a.HasHow}} {
		if !part.has {
			fields = append(fields, part.field)
		}
	}
	return fields
}

// checklist gathers lines.
type checklist struct {
	o     DraftObjective
	lines []Line
}

func (c *checklist) add(l Line, pass bool) {
	l.State = Fail
	if pass {
		l.State = Pass
	}
	for _, w := range c.o.Waivers {
		if l.State == Fail && l.Waivable && w.Code == l.Code && w.ID == l.ID && w.Words != "" {
			l.State, l.Waiver = Waived, &w
		}
	}
	c.lines = append(c.lines, l)
}

func (c *checklist) objective(step GuideStep, code, field string) Line {
	return Line{Code: code, Step: step, Kind: AboutObjective, ID: c.o.ID, Field: field, Waivable: true}
}

func (k DraftKeyResult) line(step GuideStep, code, field string) Line {
	return Line{Code: code, Step: step, Kind: AboutKeyResult, ID: k.ID, Field: field, Waivable: true}
}

// within adds a line about a number: it passes inside the policy, passes with a
// warning where the policy only warns, else fails.
func (c *checklist) within(l Line, f *Finding, count int) {
	l.Args = fault.Args{"count": count}
	if f != nil {
		l.Args = f.Args
		if !f.Refused {
			l.Warning = f
		}
	}
	c.add(l, f == nil || !f.Refused)
}

// Readiness is the checklist of a draft after the four steps (DESIGN §6), in the
// order of the steps, then of the key results. The codes:
//
//	align        readiness.serves, readiness.objectives
//	key_results  readiness.key_results, readiness.weights; and for each:
//	             readiness.measure, .baseline (metric), .unit (metric, keep), .due, .owner
//	plan         for each: readiness.plan
//	cadence      for each: readiness.cadence
//
// A measure and one key result are what nothing works without: these two lines
// can't be waived.
func Readiness(o DraftObjective) []Line {
	c := &checklist{o: o}
	c.add(c.objective(StepAlign, "readiness.serves", "/alignments"), o.Themes+o.Parents > 0)
	c.within(c.objective(StepAlign, "readiness.objectives", ""), o.Focus.Objectives(o.Siblings), o.Siblings)
	c.keyResults()
	for _, k := range o.KeyResults {
		c.judged(k)
	}
	c.forEach(StepPlan, c.planned)
	c.forEach(StepCadence, func(k DraftKeyResult) {
		c.add(k.line(StepCadence, "readiness.cadence", "/cadence"), k.HasCadence)
	})
	return c.lines
}

// forEach does a step for each key result; without any the step is not done.
func (c *checklist) forEach(step GuideStep, do func(DraftKeyResult)) {
	if len(c.o.KeyResults) == 0 {
		l := c.objective(step, "readiness."+string(step), "/key_results")
		l.Waivable = false
		c.add(l, false)
	}
	for _, k := range c.o.KeyResults {
		do(k)
	}
}

// keyResults looks at them together: how many, and their weights.
func (c *checklist) keyResults() {
	count := len(c.o.KeyResults)
	number := c.objective(StepKeyResults, "readiness.key_results", "/key_results")
	if count == 0 {
		number.Waivable = false
		number.Args = c.o.Focus.argsFor(count)
		c.add(number, false)
		return
	}
	c.within(number, c.o.Focus.KeyResults(count), count)
	parts := make([]Part, count)
	for i, k := range c.o.KeyResults {
		parts[i].Weight = k.Weight
	}
	weights := c.objective(StepKeyResults, "readiness.weights", "/key_results")
	err := CheckWeights("", parts)
	if f, ok := fault.Of(err); ok {
		weights.Args = f.Args
	}
	c.add(weights, err == nil)
}

func (p FocusPolicy) argsFor(count int) fault.Args {
	return fault.Args{"count": count, "least": p.KeyResultsLeast, "most": p.KeyResultsMost}
}

// judged looks at one key result: is it judged objectively, by when, and whose is it?
func (c *checklist) judged(k DraftKeyResult) {
	c.measured(k)
	due := k.line(StepKeyResults, "readiness.due", "/due_on")
	due.Args = fault.Args{"due_on": k.DueOn.String(), "starts_on": c.o.StartsOn.String(), "ends_on": c.o.EndsOn.String()}
	inside := !k.DueOn.IsZero() && !k.DueOn.Before(c.o.StartsOn) && !k.DueOn.After(c.o.EndsOn)
	c.add(due, inside && !k.DueOn.Before(k.StartsOn))
	c.add(k.line(StepKeyResults, "readiness.owner", "/owner_id"), k.OwnerID != "")
}

func (c *checklist) measured(k DraftKeyResult) {
	measure := k.line(StepKeyResults, "readiness.measure", "/measure")
	measure.Waivable = false
	if k.Measure == nil {
		c.add(measure, false)
		return
	}
	err := k.Measure.Check("/measure")
	if f, ok := fault.Of(err); ok {
		measure.Field, measure.Args = f.Field, fault.Args{"code": f.Code}
	}
	c.add(measure, err == nil)
	if k.Measure.Kind == Metric {
		c.add(k.line(StepKeyResults, "readiness.baseline", "/measure/baseline"), k.Measure.Baseline.Valid)
	}
	if k.Measure.TakesValue() {
		c.add(k.line(StepKeyResults, "readiness.unit", "/measure/unit"), k.Measure.Unit != "")
	}
}

// planned wants one action with who, when and how; failing, it names the action
// that lacks least.
func (c *checklist) planned(k DraftKeyResult) {
	l := k.line(StepPlan, "readiness.plan", "/actions")
	l.Args = fault.Args{"actions": len(k.Actions)}
	least := -1
	for i, a := range k.Actions {
		if least < 0 || len(a.missing()) < len(k.Actions[least].missing()) {
			least = i
		}
	}
	if least < 0 {
		c.add(l, false)
		return
	}
	nearest := k.Actions[least]
	lacks := nearest.missing()
	if len(lacks) > 0 {
		l.Field = "/actions/" + nearest.ID + "/" + lacks[0]
		l.Args["action_id"], l.Args["missing"] = nearest.ID, lacks
	}
	c.add(l, len(lacks) == 0)
}
