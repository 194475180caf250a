package insight_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Over the cycles: what was taken to work, how measurable and aligned, looked at in
// time, and how what was aspirational came out; with what to try next.
func TestHealthOverCycles(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		type m = map[string]any
		w.At("2026-10-12") // a Monday
		q3 := w.Post("root", "/cycles", m{"name": "2026Q3", "starts_on": "2026-07-01", "ends_on": "2026-09-30"}).ID()
		bold, kr := objective(w, "chen", "拉新", m{"kind": "aspirational"})
		_, vague := objective(w, "chen", "留存", nil)
		w.Do("chen", "PATCH", "/key-results/"+vague, m{"measure": m{"kind": "metric", "target": "100", "unit": "次"}, "reason": "起点还要再核"}).OK()
		objective(w, "hu", "口碑", nil)
		w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "草稿不算", "owner_id": w.ID["chen"]})
		w.At("2026-10-19")
		checkIn(w, "chen", kr, "80", "2026-10-19")
		w.At("2026-10-28")
		w.Post("root", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		scores := m{"scores": []m{{"key_result_id": kr, "score": "0.80"}}}
		w.Post("root", "/reviews/"+bold+"/self-score", scores)
		w.Post("root", "/reviews/"+bold+"/confirm", scores)
		w.Post("root", "/reviews/"+bold+"/settle", m{})
		var got apptest.Answer
		few := len(w.Queries(func() { got = w.Get("chen", "/insight/health").OK() }))
		if got.Len("items") != 2 || got.Str("items", 1, "cycle_id") != q3 {
			t.Fatalf("cycles of a length: %s", got.Body)
		}
		for field, want := range map[string]float64{"objectives": 3, "owners": 2, "most": 2, "results": 3, "measurable": 2, "served": 4, "serving": 0,
			// Due on the 19th and the 26th for each of three: one was written.
			"due": 6, "on_time": 1, "scored": 1, "reached": 1} {
			number(t, got, want, "items", 0, field)
		}
		for i, want := range []string{"measure", "align", "check_in"} {
			if got.Str("items", 0, "advice", i, "try") != want {
				t.Errorf("advice %d: %s, want %s", i, got.Str("items", 0, "advice", i, "try"), want)
			}
		}
		if got.Str("items", 1, "advice", 0, "try") != "not_enough" {
			t.Errorf("of nothing: %s", got.Body)
		}
		number(t, w.Get("chen", "/insight/health?team_id="+w.ID["用户组"]).OK(), 2, "items", 0, "objectives")
		list := w.Get("chen", "/objectives?include=key_results&cycle_id="+w.ID["2026Q4"]+"&team_id="+w.ID["用户组"]+"&find="+url.QueryEscape("可衡量 环节：进行中、已结束 只看关键结果")).OK()
		measurable := 0
		for i := range list.Len("items") {
			for k := range list.Len("items", i, "key_results") {
				if list.At("items", i, "key_results", k, "matched") == true {
					measurable++
				}
			}
		}
		number(t, w.Get("chen", "/insight/health?team_id="+w.ID["用户组"]).OK(), float64(measurable), "items", 0, "measurable")
		for _, title := range []string{"复购", "转介绍", "续费"} {
			objective(w, "hu", title, nil)
		}
		if more := len(w.Queries(func() { w.Get("chen", "/insight/health").OK() })); more > few {
			t.Errorf("%d queries for six objectives, %d for three", more, few)
		}
		book, err := excelize.OpenReader(bytes.NewReader(w.Get("chen", "/insight/health/export?team_id="+w.ID["用户组"]).OK().Body))
		if err != nil {
			t.Fatal(err)
		}
		if rows, _ := book.GetRows("各周期"); len(rows) != 3 || strings.Join(rows[1], " ") != "2026Q4 2 1 2 2 1 3 0 4 1 0 1 1" {
			t.Errorf("%q", rows)
		}
		if rows, _ := book.GetRows("挑战型目标"); len(rows) != 2 || strings.Join(rows[1], " ") != "2026Q4 用户组 1 1" {
			t.Errorf("%q", rows)
		}
		w.Get("guest", "/insight/health/export").Fails(403, "access.denied")
		w.Get("chen", "/insight/health/export?team_id=none").Fails(404, "input.missing")
		if trail := w.Get("root", "/audit?subject_kind=workspace").OK(); !bytes.Contains(trail.Body, []byte("导出了各周期健康度")) {
			t.Errorf("%s", trail.Body)
		}
		// What the share in time counts, date by date: as many as it says.
		for _, scope := range []string{"", "&team_id=" + w.ID["用户组"]} {
			dues, counts := w.Get("chen", "/insight/health/dues?cycle_id="+w.ID["2026Q4"]+scope).OK(), map[string]float64{}
			for i := range dues.Len("items") {
				for j := range dues.Len("items", i, "dues") {
					counts[dues.Str("items", i, "dues", j, "outcome")]++
				}
			}
			health := w.Get("chen", "/insight/health?cycle_id="+w.ID["2026Q4"]+scope).OK()
			number(t, health, counts["on_time"], "items", 0, "on_time")
			number(t, health, counts["on_time"]+counts["late"]+counts["missed"], "items", 0, "due")
			if counts["on_time"] != 1 || counts["missed"] == 0 {
				t.Errorf("due dates%s: %v", scope, counts)
			}
			if first := dues.Str("items", 0, "dues", 0, "due_on") + dues.Str("items", 0, "dues", 0, "written_on"); first != "2026-10-192026-10-19" {
				t.Errorf("the first of %q: %s", dues.Str("items", 0, "key_result"), first)
			}
		}
		w.Get("chen", "/insight/health/dues?cycle_id="+q3).OK()
		w.Get("chen", "/insight/health/dues?cycle_id=none").Fails(404, "input.missing")
		w.Get("chen", "/insight/health/dues?team_id=none&cycle_id="+q3).Fails(404, "input.missing")
		w.Do("chen", "GET", "/insight/health?team_id=none", nil).Fails(404, "input.missing")
		w.Do("chen", "GET", "/insight/health?cycle_id=none", nil).Fails(404, "input.missing")
	})
}
