package reader_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/feature/reader"
)

func num(s string) *decimal.Decimal {
	if s == "" {
		return nil
	}
	d := decimal.RequireFromString(s)
	return &d
}

// What each kind of reading becomes, and what a person has still to say.
func TestMeasureOf(t *testing.T) {
	type m = sentence.Metric
	for _, c := range []struct {
		name  string
		in    m
		want  string
		needs []string
	}{
		{"growth by percent leaves the baseline open, and takes the unit from the name", m{Name: "日均活跃用户数", Kind: sentence.RelativePct, Direction: sentence.Increase, Target: num("10"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target_relative":"10","unit":"人"}`, []string{"baseline"}},
		{"a fall by percent is negative", m{Name: "获客成本", Kind: sentence.RelativePct, Direction: sentence.Decrease, Target: num("12.5"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target_relative":"-12.5"}`, []string{"baseline", "unit"}},
		{"a rate falls by percent of itself", m{Name: "流失率", Kind: sentence.RelativePct, Direction: sentence.Decrease, Target: num("5"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target_relative":"-5","unit":"%"}`, []string{"baseline"}},
		{"a level", m{Name: "用户流失率", Kind: sentence.Absolute, Direction: sentence.Decrease, Target: num("5"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target":"5","unit":"%"}`, []string{"baseline"}},
		{"a level from a baseline", m{Name: "留存率", Kind: sentence.Absolute, Direction: sentence.Increase, Baseline: num("32"), Target: num("40"), Unit: "%"},
			`{"kind":"metric","baseline":"32","target":"40","unit":"%"}`, []string{}},
		{"a level without a unit asks for one", m{Name: "NPS", Kind: sentence.Absolute, Direction: sentence.Increase, Target: num("40")},
			`{"kind":"metric","baseline":null,"target":"40"}`, []string{"baseline", "unit"}},
		{"points up", m{Name: "续费率", Kind: sentence.PointDelta, Direction: sentence.Increase, Target: num("5"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target_change":"5","unit":"%"}`, []string{"baseline"}},
		{"points down", m{Name: "离职率", Kind: sentence.PointDelta, Direction: sentence.Decrease, Target: num("3"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target_change":"-3","unit":"%"}`, []string{"baseline"}},
		{"an amount less", m{Name: "处理时长", Kind: sentence.Delta, Direction: sentence.Decrease, Target: num("2"), Unit: "小时"},
			`{"kind":"metric","baseline":null,"target_change":"-2","unit":"小时"}`, []string{"baseline"}},
		{"doubled is a hundred percent more", m{Name: "营收", Kind: sentence.RelativeTimes, Direction: sentence.Increase, Target: num("2"), Unit: "倍"},
			`{"kind":"metric","baseline":null,"target_relative":"100"}`, []string{"baseline", "unit"}},
		{"one and a half times", m{Name: "订单数", Kind: sentence.RelativeTimes, Direction: sentence.Increase, Target: num("1.5"), Unit: "倍"},
			`{"kind":"metric","baseline":null,"target_relative":"50","unit":"单"}`, []string{"baseline"}},
		{"halved", m{Name: "投诉量", Kind: sentence.RelativeTimes, Direction: sentence.Decrease, Target: num("2"), Unit: "倍"},
			`{"kind":"metric","baseline":null,"target_relative":"-50","unit":"条"}`, []string{"baseline"}},
		{"a count begins at nothing", m{Name: "付费用户", Kind: sentence.Count, Direction: sentence.Increase, Target: num("1000"), Unit: "人"},
			`{"kind":"metric","baseline":"0","target":"1000","unit":"人"}`, []string{}},
		{"an English count counts its noun", m{Name: "qualified leads", Kind: sentence.Count, Direction: sentence.Increase, Target: num("300")},
			`{"kind":"metric","baseline":"0","target":"300","unit":"leads"}`, []string{}},
		{"of a range the high end", m{Name: "渗透率", Kind: sentence.PointDelta, Direction: sentence.Increase, TargetLow: num("5"), Target: num("8"), Unit: "%"},
			`{"kind":"metric","baseline":null,"target_change":"8","unit":"%"}`, []string{"baseline"}},
		{"at least", m{Name: "满意度", Kind: sentence.KeepAtLeast, Direction: sentence.Keep, Target: num("95"), Unit: "%"},
			`{"kind":"keep","low":"95","high":null,"unit":"%"}`, []string{}},
		{"at most", m{Name: "退货率", Kind: sentence.KeepAtMost, Direction: sentence.Keep, Target: num("3"), Unit: "%"},
			`{"kind":"keep","low":null,"high":"3","unit":"%"}`, []string{}},
		{"between", m{Name: "毛利率", Kind: sentence.KeepBetween, Direction: sentence.Keep, TargetLow: num("40"), Target: num("45"), Unit: "%"},
			`{"kind":"keep","low":"40","high":"45","unit":"%"}`, []string{}},
		{"a deliverable is one step", m{Name: "会员系统", Kind: sentence.Milestone, Direction: sentence.Increase},
			`{"kind":"milestone","steps":[{"title":"会员系统","done":false}]}`, []string{}},
		{"a number that was not read is asked for", m{Name: "转化率", Kind: sentence.Absolute, Direction: sentence.Increase},
			`{"kind":"metric","baseline":null,"unit":"%"}`, []string{"baseline", "target"}},
		{"a band that was not read is asked for", m{Name: "转化率", Kind: sentence.KeepAtLeast, Direction: sentence.Keep, Unit: "%"},
			`{"kind":"keep","low":null,"high":null,"unit":"%"}`, []string{"target"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			measure, needs := reader.MeasureOf(c.in)
			got, err := json.Marshal(measure)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != c.want {
				t.Errorf("measure %s\nwant    %s", got, c.want)
			}
			if !slices.Equal(needs, c.needs) {
				t.Errorf("needs %v, want %v", needs, c.needs)
			}
			if !slices.Contains(needs, "target") {
				if err := measure.Check("/measure"); err != nil {
					t.Errorf("the server would refuse what is offered: %v", err)
				}
			}
		})
	}
}
