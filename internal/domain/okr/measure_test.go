package okr_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func TestMeasureJSON(t *testing.T) {
	for _, text := range []string{
		`{"kind":"metric","baseline":"50000","target":"55000","unit":"人"}`,
		`{"kind":"metric","baseline":null,"target_relative":"10","unit":"人"}`,
		`{"kind":"metric","baseline":"72.50","target_change":"-5","unit":"%","precision":1}`,
		`{"kind":"keep","low":"99.9","high":null,"unit":"%"}`,
		`{"kind":"keep","low":null,"high":"5","unit":"%"}`,
		`{"kind":"milestone","steps":[{"id":"a","title":"上线","weight":"2","due_on":"2026-06-30","done":true},{"title":"复盘","done":false}]}`,
		`{"kind":"rollup"}`,
	} {
		var m okr.Measure
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if err := m.Check(""); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		got, err := json.Marshal(m)
		if want := strings.Replace(text, "72.50", "72.5", 1); err != nil || string(got) != want {
			t.Errorf("got  %s %v\nwant %s", got, err, want)
		}
	}
}

// What is read the quick way is what encoding/json reads: a list of steps makes it
// go the long way, and says nothing.
func TestMeasureJSONReadsTheSameEitherWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "{"
		for i, field := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"kind", "baseline", "target", "target_relative", "target_change", "low", "high", "unit", "precision", "steps"}),
			rapid.ID).Draw(t, "fields") {
			if i > 0 {
				text += ","
			}
			text += `"` + field + `":` + rapid.SampledFrom([]string{`null`, `"12.50"`, `-3`, `""`, `"metric"`, `"keep"`, `"人"`, `2`, `"1e3"`, `"五"`, `"a\n"`, `true`, `[]`}).Draw(t, field)
		}
		var quick, long okr.Measure
		quickErr := quick.UnmarshalJSON([]byte(text + "}"))
		longErr := long.UnmarshalJSON([]byte(strings.Replace(text+`,"steps":[]}`, "{,", "{", 1)))
		if (quickErr == nil) != (longErr == nil) {
			t.Fatalf("%s: %v, the long way %v", text, quickErr, longErr)
		}
		a, _ := json.Marshal(quick)
		b, _ := json.Marshal(long)
		if quickErr == nil && string(a) != string(b) {
			t.Fatalf("%s: %s, the long way %s", text, a, b)
		}
	})
}

func TestMeasureJSONTakesNumbersAsWritten(t *testing.T) {
	var m okr.Measure
	err := json.Unmarshal([]byte(`{"kind":"metric","baseline":0.1,"target":"1e3"}`), &m)
	if err != nil || m.Baseline.Decimal.String() != "0.1" || m.Target.Decimal.String() != "1000" {
		t.Errorf("%+v %v", m, err)
	}
}

func TestMeasureJSONNamesEachBadField(t *testing.T) {
	var m okr.Measure
	err := m.UnmarshalJSON([]byte(`{"kind":"metric","baseline":"五万","target":"1e99","steps":[{"title":"x","due_on":"2026-02-30","weight":true}]}`))
	wantCodes(t, err, "value.number /baseline", "value.digits /target", "input.date /steps/0/due_on", "value.number /steps/0/weight")
}

func TestMeasureCheck(t *testing.T) {
	nine, ten := 9, 10
	steps := func(s ...okr.Step) okr.Measure { return okr.Measure{Kind: okr.Milestone, Steps: s} }
	with := func(m okr.Measure, change func(*okr.Measure)) okr.Measure { change(&m); return m }
	for name, c := range map[string]struct {
		m    okr.Measure
		want []string
	}{
		"metric":                {metric("50000", "55000"), nil},
		"baseline unknown":      {metric("", "55000"), nil},
		"no kind":               {okr.Measure{}, []string{"measure.kind /measure/kind"}},
		"no target":             {metric("8", ""), []string{"measure.target_missing /measure/target"}},
		"two targets":           {with(metric("8", "5"), func(m *okr.Measure) { m.TargetChange = val("-3") }), []string{"measure.targets /measure/target"}},
		"nowhere to go":         {metric("8", "8.0"), []string{"measure.target_is_baseline /measure/target"}},
		"relative to zero":      {with(metric("0", ""), func(m *okr.Measure) { m.TargetRelative = val("10") }), []string{"measure.relative_to_zero /measure/target_relative"}},
		"no relative change":    {with(metric("", ""), func(m *okr.Measure) { m.TargetRelative = val("0") }), []string{"measure.target_is_baseline /measure/target_relative"}},
		"no change":             {with(metric("7", ""), func(m *okr.Measure) { m.TargetChange = val("0") }), []string{"measure.target_is_baseline /measure/target_change"}},
		"too many digits":       {metric("1234567890123456789", "0.1234567891"), []string{"value.digits /measure/baseline", "value.digits /measure/target"}},
		"digits that fit":       {metric("123456789012345678.123456789", "0.1234567890"), nil},
		"a metric with a band":  {with(metric("8", "5"), func(m *okr.Measure) { m.High = val("9") }), []string{"measure.not_of_kind /measure/high"}},
		"precision":             {with(metric("8", "5"), func(m *okr.Measure) { m.Precision = &nine }), nil},
		"precision too fine":    {with(metric("8", "5"), func(m *okr.Measure) { m.Precision = &ten }), []string{"measure.precision /measure/precision"}},
		"keep":                  {keep("3", "5"), nil},
		"keep, no bound":        {keep("", ""), []string{"measure.bounds_missing /measure/low"}},
		"keep, bounds swapped":  {keep("5", "3"), []string{"measure.bounds_order /measure/high"}},
		"keep, bounds the same": {keep("5", "5"), []string{"measure.bounds_order /measure/high"}},
		"no step":               {steps(), []string{"measure.steps_missing /measure/steps"}},
		"steps": {steps(okr.Step{Title: " "}, okr.Step{ID: "a", Title: "x", Weight: val("0")}, okr.Step{ID: "a", Title: "y"}),
			[]string{"measure.step_title /measure/steps/0/title", "measure.step_weight /measure/steps/1/weight", "measure.step_twice /measure/steps/2/id"}},
		"too many steps":     {steps(make([]okr.Step, 101)...), []string{"measure.steps_many /measure/steps"}},
		"rollup":             {okr.Measure{Kind: okr.Rollup}, nil},
		"rollup with a unit": {okr.Measure{Kind: okr.Rollup, Unit: "%"}, []string{"measure.not_of_kind /measure/unit"}},
		"long unit":          {with(metric("8", "5"), func(m *okr.Measure) { m.Unit = strings.Repeat("人", 21) }), []string{"text.long /measure/unit"}},
	} {
		t.Run(name, func(t *testing.T) { wantCodes(t, c.m.Check("/measure"), c.want...) })
	}
}

func TestResolvedAndDirection(t *testing.T) {
	relative := okr.Measure{Kind: okr.Metric, Baseline: val("50000"), TargetRelative: val("10")}
	change := okr.Measure{Kind: okr.Metric, Baseline: val("72"), TargetChange: val("5")}
	for _, c := range []struct {
		m      okr.Measure
		target string
		goes   okr.Direction
	}{
		{metric("50000", "55000"), "55000", okr.Rising},
		{metric("8", "5"), "5", okr.Falling},
		{metric("", "5"), "5", okr.Nowhere},
		{relative, "55000", okr.Rising},
		{change, "77", okr.Rising},
		{okr.Measure{Kind: okr.Metric, TargetRelative: val("-10")}, "", okr.Falling},
		{okr.Measure{Kind: okr.Metric, TargetChange: val("5")}, "", okr.Rising},
		{okr.Measure{Kind: okr.Metric, Baseline: val("-100"), TargetRelative: val("10")}, "-110", okr.Falling},
		{keep("1", "2"), "", okr.Nowhere},
	} {
		_, target := c.m.Resolved()
		if want := val(c.target); target.Valid != want.Valid || !target.Decimal.Equal(want.Decimal) || c.m.Direction() != c.goes {
			t.Errorf("%+v: target %v %q, want %q %q", c.m, target, c.m.Direction(), c.target, c.goes)
		}
	}
}

func TestComplete(t *testing.T) {
	bare := okr.Measure{Kind: okr.Metric, TargetRelative: val("10")}
	missing := bare.Complete()
	if len(missing) != 2 || missing[0] != (okr.Missing{Code: "measure.baseline_unknown", Field: "/baseline"}) || missing[1].Code != "measure.unit_missing" {
		t.Errorf("%+v", missing)
	}
	for _, m := range []okr.Measure{metric("1", "2"), keep("1", ""), {Kind: okr.Rollup}, {Kind: okr.Milestone, Steps: []okr.Step{{Title: "x"}}}} {
		if missing := m.Complete(); len(missing) != 0 {
			t.Errorf("%s lacks %+v", m.Kind, missing)
		}
	}
}

func TestWithDone(t *testing.T) {
	m := okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{ID: "a", Title: "x", Done: true}, {ID: "b", Title: "y"}, {Title: "z"}}}
	n := 0
	m = m.WithStepIDs(func() string { n++; return "new" })
	if n != 1 || m.Steps[2].ID != "new" || m.Steps[0].ID != "a" {
		t.Errorf("%d ids made: %+v", n, m.Steps)
	}
	done, err := m.WithDone("/steps_done", []string{"b"})
	if err != nil || done.Steps[0].Done || !done.Steps[1].Done || !m.Steps[0].Done {
		t.Errorf("%+v %v (before: %+v)", done.Steps, err, m.Steps)
	}
	if _, err := m.WithDone("/steps_done", []string{"b", "q"}); !fault.Is(err, "measure.step_unknown") {
		t.Errorf("%v", err)
	}
}

// 增长10% from 50,000 and 从50,000到55,000 are the same measure.
func TestRelativeEqualsAbsolute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := decimal.New(rapid.Int64Range(-1e9, 1e9).Filter(func(n int64) bool { return n != 0 }).Draw(t, "b"), -2)
		percent := decimal.New(rapid.Int64Range(-1e5, 1e5).Filter(func(n int64) bool { return n != 0 }).Draw(t, "percent"), -1)
		c := decimal.NewNullDecimal(decimal.New(rapid.Int64Range(-1e9, 1e9).Draw(t, "c"), -2))
		relative := okr.Measure{Kind: okr.Metric, Baseline: decimal.NewNullDecimal(b), TargetRelative: decimal.NewNullDecimal(percent)}
		change := b.Mul(percent).Div(decimal.NewFromInt(100))
		byChange := okr.Measure{Kind: okr.Metric, Baseline: decimal.NewNullDecimal(b), TargetChange: decimal.NewNullDecimal(change)}
		absolute := okr.Measure{Kind: okr.Metric, Baseline: decimal.NewNullDecimal(b), Target: decimal.NewNullDecimal(b.Add(change))}
		want := absolute.Progress(okr.Facts{Value: c})
		if got := relative.Progress(okr.Facts{Value: c}); !same(got, want) {
			t.Fatalf("relative %s, absolute %s", ratio(got), ratio(want))
		}
		if got := byChange.Progress(okr.Facts{Value: c}); !same(got, want) {
			t.Fatalf("by change %s, absolute %s", ratio(got), ratio(want))
		}
		if relative.Direction() != absolute.Direction() {
			t.Fatalf("%s and %s", relative.Direction(), absolute.Direction())
		}
	})
}

func FuzzMeasureJSON(f *testing.F) {
	f.Add(`{"kind":"metric","baseline":"1e99","target":1}`)
	f.Add(`{"kind":"milestone","steps":[null,{}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var m okr.Measure
		if json.Unmarshal([]byte(text), &m) != nil || m.Check("") != nil {
			return
		}
		m.Complete()
		m.Direction()
		m.Progress(okr.Facts{Value: val("1")})
		written, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var again okr.Measure
		if err := json.Unmarshal(written, &again); err != nil || again.Check("") != nil {
			t.Fatalf("%s is written as %s, which is refused: %v", text, written, err)
		}
	})
}
