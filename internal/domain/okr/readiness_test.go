package okr_test

import (
	"slices"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// ready is a draft in which every line passes.
func ready() okr.DraftObjective {
	kr := func(id string, m okr.Measure) okr.DraftKeyResult {
		return okr.DraftKeyResult{ID: id, Measure: &m, OwnerID: "li", StartsOn: day(1), DueOn: day(26), HasCadence: true,
			Actions: []okr.DraftAction{{ID: "act", HasWho: true, HasDue: true, HasHow: true}}}
	}
	return okr.DraftObjective{ID: "o", Themes: 1, StartsOn: day(1), EndsOn: day(30), Siblings: 2, Focus: okr.DefaultFocus(),
		KeyResults: []okr.DraftKeyResult{kr("k1", metric("50000", "55000")), kr("k2", keep("", "5"))}}
}

// inState lists "code id field" of the lines in a state.
func inState(lines []okr.Line, state okr.LineState) (list []string) {
	for _, l := range lines {
		if l.State == state {
			list = append(list, l.Code+" "+l.ID+" "+l.Field)
		}
	}
	return list
}

func TestReadinessOfAReadyDraft(t *testing.T) {
	lines := okr.Readiness(ready())
	if !okr.Ready(lines) || len(inState(lines, okr.Fail)) != 0 {
		t.Errorf("fails: %q", inState(lines, okr.Fail))
	}
	var order []string
	for _, l := range lines {
		order = append(order, string(l.Step)+" "+l.Code+" "+l.ID)
		if l.Warning != nil {
			t.Errorf("%s warns", l.Code)
		}
	}
	want := []string{
		"align readiness.serves o", "align readiness.objectives o",
		"key_results readiness.key_results o", "key_results readiness.weights o",
		"key_results readiness.measure k1", "key_results readiness.baseline k1", "key_results readiness.unit k1", "key_results readiness.due k1", "key_results readiness.owner k1",
		"key_results readiness.measure k2", "key_results readiness.unit k2", "key_results readiness.due k2", "key_results readiness.owner k2",
		"plan readiness.plan k1", "plan readiness.plan k2",
		"cadence readiness.cadence k1", "cadence readiness.cadence k2",
	}
	if !slices.Equal(order, want) {
		t.Errorf("got  %q\nwant %q", order, want)
	}
	tallies := okr.TallySteps(lines)
	if len(tallies) != 4 || tallies[1] != (okr.StepTally{Step: okr.StepKeyResults, Lines: 11}) {
		t.Errorf("%+v", tallies)
	}
}

func TestReadinessNamesWhatIsMissing(t *testing.T) {
	first := func(change func(*okr.DraftKeyResult)) func(*okr.DraftObjective) {
		return func(o *okr.DraftObjective) { change(&o.KeyResults[0]) }
	}
	for name, c := range map[string]struct {
		change func(*okr.DraftObjective)
		want   []string
	}{
		"serves nothing":     {func(o *okr.DraftObjective) { o.Themes = 0 }, []string{"readiness.serves o /alignments"}},
		"a parent is enough": {func(o *okr.DraftObjective) { o.Themes, o.Parents = 0, 1 }, nil},
		"no key result": {func(o *okr.DraftObjective) { o.KeyResults = nil },
			[]string{"readiness.key_results o /key_results", "readiness.plan o /key_results", "readiness.cadence o /key_results"}},
		"weights": {func(o *okr.DraftObjective) { o.KeyResults[0].Weight, o.KeyResults[1].Weight = val("60"), val("30") },
			[]string{"readiness.weights o /key_results"}},
		"no measure":          {first(func(k *okr.DraftKeyResult) { k.Measure = nil }), []string{"readiness.measure k1 /measure"}},
		"measure with faults": {first(func(k *okr.DraftKeyResult) { m := metric("1", "1"); k.Measure = &m }), []string{"readiness.measure k1 /measure/target"}},
		"relative to what?": {first(func(k *okr.DraftKeyResult) {
			m := okr.Measure{Kind: okr.Metric, TargetRelative: val("10")}
			k.Measure = &m
		}),
			[]string{"readiness.baseline k1 /measure/baseline", "readiness.unit k1 /measure/unit"}},
		"due after the cycle":  {first(func(k *okr.DraftKeyResult) { k.DueOn = day(31) }), []string{"readiness.due k1 /due_on"}},
		"due before it starts": {first(func(k *okr.DraftKeyResult) { k.StartsOn, k.DueOn = day(9), day(8) }), []string{"readiness.due k1 /due_on"}},
		"nobody's":             {first(func(k *okr.DraftKeyResult) { k.OwnerID = "" }), []string{"readiness.owner k1 /owner_id"}},
		"no cadence":           {first(func(k *okr.DraftKeyResult) { k.HasCadence = false }), []string{"readiness.cadence k1 /cadence"}},
		"no action":            {first(func(k *okr.DraftKeyResult) { k.Actions = nil }), []string{"readiness.plan k1 /actions"}},
		"the action that lacks least": {first(func(k *okr.DraftKeyResult) {
			k.Actions = []okr.DraftAction{{ID: "a", HasWho: true}, {ID: "b", HasWho: true, HasDue: true}}
		}), []string{"readiness.plan k1 /actions/b/how"}},
		"one whole action is enough": {first(func(k *okr.DraftKeyResult) { k.Actions = append(k.Actions, okr.DraftAction{ID: "a"}) }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			o := ready()
			c.change(&o)
			lines := okr.Readiness(o)
			if got := inState(lines, okr.Fail); !slices.Equal(got, c.want) || okr.Ready(lines) != (len(c.want) == 0) {
				t.Errorf("fails %q, want %q", got, c.want)
			}
		})
	}
}

func TestReadinessAndFocus(t *testing.T) {
	o := ready()
	o.Siblings = 6
	lines := okr.Readiness(o)
	if !okr.Ready(lines) || lines[1].Warning == nil || lines[1].Warning.Code != "focus.objectives_over_most" {
		t.Errorf("the policy warns: %+v", lines[1])
	}
	o.Focus.Refuse = true
	lines = okr.Readiness(o)
	if okr.Ready(lines) || lines[1].State != okr.Fail || lines[1].Args["most"] != 5 {
		t.Errorf("the policy refuses: %+v", lines[1])
	}
}

func TestReadinessWaived(t *testing.T) {
	o := ready()
	o.Themes = 0
	o.KeyResults[0].Measure = nil
	o.Waivers = []okr.Waiver{
		{Code: "readiness.serves", ID: "o", PersonID: "wu", Words: "试点"},
		{Code: "readiness.measure", ID: "k1", Words: "以后再说"}, // can't be
		{Code: "readiness.owner", ID: "k1", Words: "passes anyway"},
	}
	lines := okr.Readiness(o)
	if got := inState(lines, okr.Waived); !slices.Equal(got, []string{"readiness.serves o /alignments"}) || lines[0].Waiver.PersonID != "wu" {
		t.Errorf("waived %q", got)
	}
	if got := inState(lines, okr.Fail); !slices.Equal(got, []string{"readiness.measure k1 /measure"}) {
		t.Errorf("fails %q", got)
	}
	o.Waivers[0].Words = ""
	if okr.Readiness(o)[0].State != okr.Fail {
		t.Error("waived without words")
	}
}
