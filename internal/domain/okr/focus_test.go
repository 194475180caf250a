package okr_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func code(f *okr.Finding) string {
	if f == nil {
		return ""
	}
	if f.Refused {
		return f.Code + "!"
	}
	return f.Code
}

func TestFocus(t *testing.T) {
	warns := okr.DefaultFocus()
	refuse, seven := true, 7
	refuses := warns.With(okr.FocusOverride{Refuse: &refuse})
	team := warns.With(okr.FocusOverride{ObjectivesMost: &seven})
	for _, c := range []struct{ got, want string }{
		{code(warns.Objectives(3)), ""},
		{code(warns.Objectives(4)), "focus.objectives_over_recommended"},
		{code(warns.Objectives(5)), "focus.objectives_over_recommended"},
		{code(warns.Objectives(6)), "focus.objectives_over_most"},
		{code(refuses.Objectives(5)), "focus.objectives_over_recommended"},
		{code(refuses.Objectives(6)), "focus.objectives_over_most!"},
		{code(team.Objectives(6)), "focus.objectives_over_recommended"},
		{code(warns.KeyResults(1)), "focus.key_results_few"},
		{code(warns.KeyResults(2)), ""},
		{code(warns.KeyResults(5)), ""},
		{code(warns.KeyResults(6)), "focus.key_results_many"},
		{code(refuses.KeyResults(6)), "focus.key_results_many!"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if args := warns.Objectives(4).Args; args["count"] != 4 || args["recommended"] != 3 || args["most"] != 5 {
		t.Errorf("%v", args)
	}
	wantCodes(t, warns.Check(""))
	wantCodes(t, okr.FocusPolicy{ObjectivesRecommended: 4, ObjectivesMost: 3, KeyResultsLeast: 0, KeyResultsMost: 51}.Check("/focus"),
		"focus.order /focus/objectives_most", "focus.range /focus/key_results_least", "focus.range /focus/key_results_most")
}

func TestSuggestDrops(t *testing.T) {
	rivals := []okr.Rival{{"a", val("40"), 2}, {"b", val("30"), 0}, {"c", val("10"), 2}, {"d", val("20"), 1}}
	got := okr.SuggestDrops(rivals, 9)
	want := []okr.Drop{{"c", []string{"focus.lowest_weight"}}, {"b", []string{"focus.serves_nothing"}}}
	if len(got) != 2 || got[0].ID != want[0].ID || !slices.Equal(got[0].Reasons, want[0].Reasons) || got[1].ID != want[1].ID || !slices.Equal(got[1].Reasons, want[1].Reasons) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := okr.SuggestDrops(rivals, 1); len(got) != 1 || got[0].ID != "c" {
		t.Errorf("at most one: %+v", got)
	}
	alike := []okr.Rival{{ID: "a", Aligned: 3}, {ID: "b", Aligned: 1}, {ID: "c", Aligned: 3}}
	if got := okr.SuggestDrops(alike, 2); len(got) != 1 || got[0].ID != "b" || !slices.Equal(got[0].Reasons, []string{"focus.least_aligned"}) {
		t.Errorf("without weights: %+v", got)
	}
	if got := okr.SuggestDrops(nil, 2); len(got) != 0 {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestLoad(t *testing.T) {
	load := func(effort string, workdays int) okr.Load {
		return okr.Load{Effort: decimal.RequireFromString(effort), Workdays: workdays, Unsized: 1}
	}
	if l := load("20", 20); l.Overload() || ratio(l.Share()) != "1" || l.Finding() != nil {
		t.Errorf("100%% is no overload: %+v", l.Finding())
	}
	f := load("25", 20).Finding()
	if f == nil || f.Code != "focus.overload" || f.Args["percent"] != int64(125) || f.Args["over"] != "5" || f.Args["unsized"] != 1 {
		t.Errorf("%+v", f)
	}
	f = load("0.5", 0).Finding()
	if _, has := f.Args["percent"]; has || f.Args["over"] != "0.5" {
		t.Errorf("no workday is left: %+v", f)
	}
	if load("0", 0).Overload() {
		t.Error("nothing to do and no time for it is no overload")
	}
}
