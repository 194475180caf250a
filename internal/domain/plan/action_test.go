package plan_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/plan"
)

func days(text string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(text))
}

func TestMovesBetweenStates(t *testing.T) {
	block := plan.Block{Why: "等法务审合同", PersonID: "p-law"}
	allowed := map[plan.State]string{
		plan.Todo:    "todo doing blocked done dropped",
		plan.Doing:   "todo doing blocked done dropped",
		plan.Blocked: "todo doing blocked done dropped",
		plan.Done:    "doing done",
		plan.Dropped: "todo dropped",
	}
	for _, from := range plan.States() {
		got := ""
		for _, to := range plan.States() {
			err := from.MoveTo(to, block)
			if err == nil {
				got += " " + string(to)
			} else if !fault.Is(err, "plan.state_move") {
				t.Errorf("%s to %s: %v", from, to, err)
			}
		}
		if got != " "+allowed[from] {
			t.Errorf("from %s to%s, want %s", from, got, allowed[from])
		}
	}
	if err := plan.Todo.MoveTo("paused", plan.Block{}); !fault.Is(err, "plan.state_unknown") {
		t.Errorf("unknown: %v", err)
	}
}

func TestBlockedAsksWhyAndOnWhom(t *testing.T) {
	for _, c := range []struct {
		what  string
		block plan.Block
		want  string
	}{
		{"neither", plan.Block{}, "plan.block_why"},
		{"only spaces", plan.Block{Why: " 　", PersonID: "p"}, "plan.block_why"},
		{"on nobody", plan.Block{Why: "等接口"}, "plan.block_whom"},
		{"on a person", plan.Block{Why: "等接口", PersonID: "p"}, ""},
		{"on somebody outside", plan.Block{Why: "等接口", Whom: "供应商"}, ""},
	} {
		err := plan.Doing.MoveTo(plan.Blocked, c.block)
		if c.want == "" && err != nil || c.want != "" && !fault.Is(err, c.want) {
			t.Errorf("%s: %v, want %q", c.what, err, c.want)
		}
	}
	f, _ := fault.Of(plan.Doing.MoveTo(plan.Blocked, plan.Block{}))
	if f == nil || len(f.More) != 1 {
		t.Errorf("both questions are asked at once: %v", f)
	}
	if err := plan.Blocked.MoveTo(plan.Doing, plan.Block{}); err != nil {
		t.Errorf("leaving it asks nothing: %v", err)
	}
}

func TestActionsThatAreRefused(t *testing.T) {
	good := plan.Action{ID: "a", Title: "上线签到", OwnerID: "p", StartsOn: date.Must("2026-03-02"), DueOn: date.Must("2026-03-06"), EffortDays: days("2.5")}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code, field string
		change      func(*plan.Action)
	}{
		{"plan.title_needed", "/title", func(a *plan.Action) { a.Title = " " }},
		{"plan.owner_needed", "/owner_id", func(a *plan.Action) { a.OwnerID = "" }},
		{"plan.due_needed", "/due_on", func(a *plan.Action) { a.DueOn = date.Date{} }},
		{"plan.due_before_start", "/due_on", func(a *plan.Action) { a.DueOn = date.Must("2026-03-01") }},
		{"plan.effort_range", "/effort_days", func(a *plan.Action) { a.EffortDays = days("-1") }},
		{"plan.effort_range", "/effort_days", func(a *plan.Action) { a.EffortDays = days("1000.5") }},
		{"plan.step_title_needed", "/steps/1/title", func(a *plan.Action) { a.Steps = []plan.Step{{Title: "写方案"}, {}} }},
	} {
		a := good
		c.change(&a)
		if f, ok := fault.Of(a.Check()); !ok || f.Code != c.code || f.Field != c.field {
			t.Errorf("%s: got %v", c.code, f)
		}
	}
	a := plan.Action{}
	if f, _ := fault.Of(a.Check()); f == nil || len(f.More) != 2 {
		t.Errorf("title, owner and due are asked for at once: %v", f)
	}
}

func TestStepsDone(t *testing.T) {
	a := plan.Action{Steps: []plan.Step{{Title: "一", Done: true}, {Title: "二"}, {Title: "三", Done: true}}}
	if done, of := a.StepsDone(); done != 2 || of != 3 {
		t.Errorf("%d of %d", done, of)
	}
}
