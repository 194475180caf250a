package okr_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func agreed() okr.Terms {
	return okr.Terms{Title: "日均活跃用户数增长10%", Measure: metric("50000", "55000"), OwnerID: "li", StartsOn: day(1), DueOn: day(26)}
}

func TestTermsDiff(t *testing.T) {
	now := agreed()
	now.Measure.Target, now.Measure.TargetRelative = val(""), val("8")
	now.Weight = val("40.0")
	now.DueOn = day(30)
	now.Checkpoints = []okr.Checkpoint{{On: day(9), Value: decimal.NewFromInt(51000)}}
	now.Dropped = true
	var got []string
	for _, c := range agreed().Diff(now) {
		got = append(got, c.Field+" "+string(c.Old)+" "+string(c.New))
	}
	want := []string{
		`/checkpoints null [{"on":"2026-06-09","value":"51000"}]`,
		`/dropped false true`,
		`/due_on "2026-06-26" "2026-06-30"`,
		`/measure/target "55000" null`,
		`/measure/target_relative null "8"`,
		`/weight null "40"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if changes := agreed().Diff(agreed()); len(changes) != 0 {
		t.Errorf("nothing changed: %+v", changes)
	}
	was := okr.ObjectiveTerms{Title: "提升<活跃>", Kind: okr.Committed, OwnerID: "li"}
	is := was
	is.Title, is.Kind = "提升", okr.Aspirational
	changes := was.Diff(is)
	if len(changes) != 2 || changes[0].Field != "/kind" || string(changes[1].Old) != `"提升<活跃>"` {
		t.Errorf("%+v", changes)
	}
}

func TestTickingAStepIsNoRevision(t *testing.T) {
	was := okr.Terms{Measure: okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{ID: "a", Title: "上线"}}}}
	is := okr.Terms{Measure: okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{ID: "a", Title: "上线", Done: true}}}}
	if changes := was.Diff(is); len(changes) != 0 || !is.Measure.Steps[0].Done {
		t.Errorf("%+v", changes)
	}
}

func TestEasier(t *testing.T) {
	relative := func(b, r string) okr.Measure {
		return okr.Measure{Kind: okr.Metric, Baseline: val(b), TargetRelative: val(r), Unit: "人"}
	}
	change := func(b, c string) okr.Measure {
		return okr.Measure{Kind: okr.Metric, Baseline: val(b), TargetChange: val(c), Unit: "人"}
	}
	steps := func(ids ...string) okr.Measure {
		m := okr.Measure{Kind: okr.Milestone}
		for _, id := range ids {
			m.Steps = append(m.Steps, okr.Step{ID: id, Title: id})
		}
		return m
	}
	unit := metric("8", "5")
	unit.Unit = "%"
	for _, c := range []struct {
		name     string
		old, now okr.Measure
		want     bool
	}{
		{"rising, lowered", metric("50", "55"), metric("50", "54"), true},
		{"rising, raised", metric("50", "55"), metric("50", "56"), false},
		{"the same", metric("50", "55"), metric("50", "55"), false},
		{"falling, less far", metric("8", "5"), metric("8", "6"), true},
		{"falling, farther", metric("8", "5"), metric("8", "4"), false},
		{"turned round", metric("8", "5"), metric("8", "9"), true},
		{"turned round by the baseline", metric("8", "5"), metric("4", "5"), true},
		{"baseline found out", metric("", "55"), metric("50", "55"), false},
		{"target lowered, baseline found out", metric("", "55"), metric("50", "54"), true},
		{"target changed, baseline unknown", metric("", "55"), metric("", "56"), true},
		{"relative, lowered", relative("", "10"), relative("", "8"), true},
		{"relative, baseline found out", relative("", "10"), relative("50000", "10"), false},
		{"relative, baseline corrected downwards", relative("50000", "10"), relative("40000", "10"), true},
		{"relative written as absolute", relative("50000", "10"), metric("50000", "55000"), false},
		{"relative made absolute, baseline unknown", relative("", "10"), metric("", "55000"), true},
		{"falling by less", change("", "-3"), change("", "-2"), true},
		{"falling by more", change("", "-3"), change("", "-4"), false},
		{"another unit", metric("8", "5"), unit, true},
		{"another kind", metric("8", "5"), keep("", "5"), true},
		{"wider above", keep("3", "5"), keep("3", "6"), true},
		{"wider below", keep("3", "5"), keep("2", "5"), true},
		{"narrower", keep("3", "5"), keep("3.5", "4.5"), false},
		{"a bound less", keep("3", "5"), keep("3", ""), true},
		{"a bound more", keep("3", ""), keep("3", "5"), false},
		{"a step less", steps("a", "b"), steps("a"), true},
		{"a step more", steps("a"), steps("a", "b"), false},
		{"rollup", okr.Measure{Kind: okr.Rollup}, okr.Measure{Kind: okr.Rollup}, false},
	} {
		if got := okr.Easier(c.old, c.now); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestNeedsConsent(t *testing.T) {
	policy := okr.DefaultConsent()
	for name, c := range map[string]struct {
		change func(*okr.Terms)
		want   []string
	}{
		"nothing":             {func(*okr.Terms) {}, nil},
		"lowered":             {func(n *okr.Terms) { n.Measure.Target = val("54000") }, []string{"revision.target_lowered"}},
		"extended":            {func(n *okr.Terms) { n.DueOn = day(27) }, []string{"revision.due_extended"}},
		"both":                {func(n *okr.Terms) { n.DueOn = day(27); n.Measure.Target = val("54000") }, []string{"revision.target_lowered", "revision.due_extended"}},
		"sooner":              {func(n *okr.Terms) { n.DueOn = day(25) }, nil},
		"owner, weight":       {func(n *okr.Terms) { n.OwnerID = "wu"; n.Weight = val("10") }, nil},
		"dropped, by default": {func(n *okr.Terms) { n.Dropped = true }, nil},
	} {
		now := agreed()
		c.change(&now)
		if got := policy.NeedsConsent(agreed(), now); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	now := agreed()
	now.Dropped, now.OwnerID = true, "wu"
	if got := (okr.ConsentPolicy{Dropped: true}).NeedsConsent(agreed(), now); !slices.Equal(got, []string{"revision.dropped"}) {
		t.Errorf("%q", got)
	}
	if got := (okr.ConsentPolicy{Any: true}).NeedsConsent(agreed(), now); !slices.Equal(got, []string{"revision.any"}) {
		t.Errorf("%q", got)
	}
	committed, aspirational := okr.ObjectiveTerms{Kind: okr.Committed}, okr.ObjectiveTerms{Kind: okr.Aspirational}
	if got := policy.NeedsConsentObjective(committed, aspirational); !slices.Equal(got, []string{"revision.target_lowered"}) {
		t.Errorf("%q", got)
	}
	if got := policy.NeedsConsentObjective(aspirational, committed); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestStepDueLaterNeedsConsent(t *testing.T) {
	terms := func(stepDue, due int) okr.Terms {
		return okr.Terms{DueOn: day(due), Measure: okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{ID: "a", Title: "x", DueOn: day(stepDue)}}}}
	}
	policy := okr.DefaultConsent()
	if got := policy.NeedsConsent(terms(10, 20), terms(12, 20)); !slices.Equal(got, []string{"revision.due_extended"}) {
		t.Errorf("%q", got)
	}
	if got := policy.NeedsConsent(terms(12, 20), terms(10, 20)); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestCheckReason(t *testing.T) {
	wantCodes(t, okr.CheckReason("/reason", "市场变化"))
	wantCodes(t, okr.CheckReason("/reason", "  "), "revision.reason_missing /reason")
	wantCodes(t, okr.CheckReason("/reason", strings.Repeat("长", 2001)), "text.long /reason")
}
