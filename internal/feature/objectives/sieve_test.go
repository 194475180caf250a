package objectives_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Key results of every kind, some due, some checked in to, are asked for by queries that are drawn.
// Today the database narrows by how they stand; of a past day all is looked at in Go. Both find the same.
func TestTheSieveLetsThroughWhatFits(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		r := rand.New(rand.NewPCG(7, 11))
		w.At("2026-10-08")
		standing(w, r)
		w.At("2026-12-01")
		queries := make([]string, 90)
		for i := range queries {
			for range 1 + r.IntN(3) {
				queries[i] += drawnTerm(r) + " "
			}
		}
		for range 90 {
			queries = append(queries, drawnWays(r, 3))
		}
		queries = append(queries, "落后 > 99% 状态:达成", "-没有行动", "没有行动 没有数据", "没有主题", "未更新", "未更新 只看KR", "逾期", "-逾期 截止<本月", "截止:2026-11", "未更新 或 逾期", "负责人:lina (落后>20% 或 没有行动)", "-负责人:lina", "-标题:第3 落后>0%", "没有团队 或 达成概率<20%")
		for n := range 12 {
			queries = append(queries, fmt.Sprintf("落后>%d%% 只看KR", 8*n), fmt.Sprintf("落后<%d%% 只看KR", 8*n))
		}
		now := map[string][]string{}
		some, none := 0, 0
		for _, text := range queries {
			now[text] = found(w, text, "")
			if len(now[text]) > 0 {
				some++
			} else {
				none++
			}
		}
		w.At("2026-12-04")
		for _, text := range queries {
			if then := found(w, text, "&asof=2026-12-01"); !slices.Equal(then, now[text]) {
				t.Errorf("%q: narrowed %v, in Go %v", text, now[text], then)
			}
		}
		if some < 30 || none < 20 {
			t.Errorf("%d queries hold of something and %d of nothing: they test little", some, none)
		}
	})
}

// found are the objectives that a query holds of, each with the places of its key results that it holds of.
func found(w *apptest.World, text, more string) (list []string) {
	for next := ""; ; {
		got := find(w, "coach", text, more+"&include=key_results&limit=100&cursor="+next).OK()
		for i := range got.Len("items") {
			one := fmt.Sprint(got.Str("items", i, "title"), got.At("items", i, "matched"))
			for k := range got.Len("items", i, "key_results") {
				one += fmt.Sprint(" ", got.At("items", i, "key_results", k, "matched"))
			}
			list = append(list, one)
		}
		if next = got.Str("next"); next == "" {
			return list
		}
	}
}

// drawnTerm is a condition on how something stands.
func drawnTerm(r *rand.Rand) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	text := pick("本周截止", "逾期", "可衡量", "截止:2026-11", "截止:今天,下月", "截止"+pick("<", ">", ">=", "<=", "=")+pick("2026-11-20", "2026-12-01", "2026-12-15", "本月", "下周"), "标题:第1", "标题:结果", "负责人:lina", "没有:主题,团队",
		"状态:正常", "状态:有风险", "状态:落后", "状态:达成", "状态:未达成", "状态:暂无数据", "状态:落后,有风险", "状态:正常,暂无数据", "没有数据", "没有行动", "没有:行动,数据", "未更新", "只看KR",
		"类型:挑战", "环节:进行中", "达成概率"+pick("<", ">", ">=")+pick("20%", "50%", "90%"), "达成概率<50%",
		"进度"+pick("<", ">", ">=", "<=", "=")+pick("0%", "12.5%", "40%", "70%", "100%"), "落后"+pick("<", ">", ">=", "<=", "=")+pick("0%", "10%", "25%", "40.5%", "60%"), "信心"+pick("<", ">", "=")+pick("3", "5", "8"))
	if r.IntN(4) == 0 {
		return "-" + text
	}
	return text
}

// drawnWays is a query with "or" and brackets, so many deep.
func drawnWays(r *rand.Rand, deep int) (text string) {
	for i := range 1 + r.IntN(3) {
		if i > 0 {
			text += []string{" 或 ", " "}[r.IntN(2)]
		}
		if deep > 0 && r.IntN(2) == 0 {
			text += []string{"(", "(", "-("}[r.IntN(3)] + drawnWays(r, deep-1) + ")"
		} else {
			text += drawnTerm(r)
		}
	}
	return text
}

// standing makes objectives of which some are drafts, some at work and some over, with key results of
// every kind of measure, span and cadence, with and without plans and check-ins.
func standing(w *apptest.World, r *rand.Rand) {
	cadences := []any{"weekly", "biweekly", "none", map[string]any{"kind": "weekly", "weekday": 1}, map[string]any{"kind": "monthly", "day": 15}, map[string]any{"kind": "dates", "dates": []string{"2026-10-20", "2026-11-03", "2026-11-20", "2026-11-27", "2026-12-11", "2026-12-18", "2026-12-25"}}}
	measures := []map[string]any{metric("0", "100", "%"), metric("0", "100", "%"), metric("8", "5", "%"), metric("0", "300", "人"), {"kind": "keep", "low": "90", "unit": "%"},
		{"kind": "milestone", "steps": []map[string]any{{"title": "一", "due_on": "2026-10-20"}, {"title": "二", "weight": "3"}}}, {"kind": "rollup"}}
	type one struct{ id, kind string }
	var read []one
	for i := range 40 {
		kind := []string{"committed", "aspirational"}[r.IntN(2)]
		o := w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": fmt.Sprint("第", i), "owner_id": w.ID["lina"], "kind": kind}).ID()
		for range 1 + r.IntN(4)/3 {
			m := measures[r.IntN(len(measures))]
			in := map[string]any{"title": "结果", "measure": m, "starts_on": []string{"2026-10-01", "2026-10-01", "2026-11-10"}[r.IntN(3)], "due_on": []string{"2026-11-20", "2026-12-01", "2026-12-15", "2026-12-31"}[r.IntN(4)],
				"cadence": cadences[r.IntN(len(cadences))]}
			if m["target"] == "100" && in["starts_on"] == "2026-10-01" {
				in["checkpoints"] = []map[string]any{{"on": "2026-11-10", "value": "90"}}
			}
			kr := w.Post("lina", "/objectives/"+o+"/key-results", in)
			if r.IntN(2) == 0 && m["kind"] != "rollup" {
				w.Post("lina", "/key-results/"+kr.ID()+"/actions", map[string]any{"title": "做", "owner_id": w.ID["lina"], "due_on": "2026-11-20"})
			}
			if i > 1 && m["kind"] != "rollup" {
				read = append(read, one{kr.ID(), fmt.Sprint(m["kind"])})
			}
		}
		if i < 2 {
			continue // a draft
		}
		for _, step := range []struct{ who, verb string }{{"lina", "submit"}, {"wei", "approve"}, {"lina", "activate"}} {
			w.Post(step.who, "/objectives/"+o+"/"+step.verb, map[string]any{})
		}
	}
	for _, day := range []string{"2026-10-23", "2026-11-06", "2026-11-18", "2026-11-24", "2026-11-27"} {
		w.At(day)
		for _, kr := range read {
			if r.IntN(3) > 0 {
				continue
			}
			in := map[string]any{"confidence": r.IntN(11), "value": fmt.Sprint(r.IntN(110))}
			if kr.kind == "milestone" {
				delete(in, "value")
				in["steps_done"] = []any{w.Get("lina", "/key-results/"+kr.id).OK().At("measure", "steps", r.IntN(2), "id")}
			}
			w.Post("lina", "/key-results/"+kr.id+"/check-ins", in)
			w.Pass(time.Minute)
		}
	}
}

// A milestone that was made with steps that were done had no progress kept in earlier days: it is
// found as it is.
func TestAMilestoneOfEarlierDaysIsFound(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "上线", "owner_id": w.ID["lina"]}).ID()
		kr := w.Post("lina", "/objectives/"+o+"/key-results", map[string]any{"title": "三步", "measure": map[string]any{"kind": "milestone", "steps": []map[string]any{{"title": "一", "done": true}, {"title": "二", "weight": "3"}}}}).ID()
		keep := func(points any) {
			t.Helper()
			if _, err := w.Store.Write.NewRaw("UPDATE key_results SET progress = ? WHERE id = ?", points, kr).Exec(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		for _, points := range []any{2500, nil} {
			keep(points)
			for text, want := range map[string]int{"进度=25%": 1, "进度>24% 只看KR": 1, "进度>25%": 0, "没有数据": 0, "-没有数据": 1} {
				if got := find(w, "lina", text, "").OK(); got.Len("items") != want {
					t.Errorf("%q with %v kept finds %d, want %d", text, points, got.Len("items"), want)
				}
			}
		}
		keep(2500)
	})
}
