package metrics_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// daily makes a metric of lina's, and gives its path.
func daily(w *apptest.World, more m) string {
	w.T.Helper()
	body := m{"name": "日活", "unit": "人", "direction": "up", "freshness": 1, "description": "当天打开过 App 的去重用户数"}
	for k, v := range more {
		body[k] = v
	}
	return "/metrics/" + w.Post("lina", "/metrics", body).ID()
}

// keyResult makes an active objective of lina's with one key result.
func keyResult(w *apptest.World, measure m) string {
	w.T.Helper()
	o := w.Post("lina", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["lina"]}).ID()
	kr := w.Post("lina", "/objectives/"+o+"/key-results", m{"title": "日均活跃用户数增长10%", "measure": measure}).ID()
	w.Post("lina", "/objectives/"+o+"/submit", nil)
	w.Post("wei", "/objectives/"+o+"/approve", nil)
	w.Post("lina", "/objectives/"+o+"/activate", nil)
	return "/key-results/" + kr
}

func people(unit string) m {
	return m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": unit}
}

func record(w *apptest.World, path, on, value string) apptest.Answer {
	return w.Post("lina", path+"/readings", m{"on": on, "value": value})
}

func connect(w *apptest.World, kr, path string) apptest.Answer {
	return w.Do("lina", "PUT", kr+"/metric", m{"metric_id": strings.TrimPrefix(path, "/metrics/")}).OK()
}

func stands(t *testing.T, w *apptest.World, kr, current string, progress float64) {
	t.Helper()
	a := w.Get("lina", kr).OK()
	if a.At("current") != current || a.At("progress") != progress {
		t.Errorf("the key result is at %v, %v; want %v, %v", a.At("current"), a.At("progress"), current, progress)
	}
}

// said lists the check-ins of a key result, newest first.
func said(w *apptest.World, kr string) (list []string) {
	a := w.Get("lina", kr+"/check-ins").OK()
	for i := range a.Len("items") {
		words := fmt.Sprint(a.Str("items", i, "as_of"), " ", a.At("items", i, "value"))
		if a.At("items", i, "metric_id") != nil {
			words += " metric"
		}
		if a.At("items", i, "superseded_by") != nil {
			words += " superseded"
		}
		list = append(list, words)
	}
	return list
}

func holds(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAKeyResultFollowsItsMetric(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path, kr := daily(w, nil), keyResult(w, people("人"))
		record(w, path, "2026-09-30", "49000") // before the key result starts
		record(w, path, "2026-11-12", "51000")
		if a := connect(w, kr, path); a.At("check_ins") != 1.0 || a.Str("metric", "name") != "日活" {
			t.Errorf("connected: %s", a.Body)
		}
		stands(t, w, kr, "51000", 0.2)
		if a := record(w, path, "2026-11-13", "5.2万"); a.At("check_ins") != 1.0 {
			t.Errorf("recorded: %s", a.Body)
		}
		stands(t, w, kr, "52000", 0.4)

		// Somebody adds words and a confidence; a later value leaves them.
		w.Post("lina", kr+"/check-ins", m{"confidence": 7, "note": "新手引导上线"})
		record(w, path, "2026-11-16", "52500")
		stands(t, w, kr, "52500", 0.5)
		if a := w.Get("lina", kr); a.At("confidence") != 7.0 || a.Str("note") != "新手引导上线" {
			t.Errorf("what was said is gone: %s", a.Body)
		}

		// A correction supersedes the check-in; the same value again does nothing.
		if a := record(w, path, "2026-11-16", "52000"); a.At("corrected") != 1.0 {
			t.Errorf("corrected: %s", a.Body)
		}
		if a := record(w, path, "2026-11-16", "52000"); a.At("same") != 1.0 || a.At("check_ins") != 0.0 {
			t.Errorf("the same again: %s", a.Body)
		}
		stands(t, w, kr, "52000", 0.4)
		holds(t, "check-ins", said(w, kr), "2026-11-16 52000 metric", "2026-11-16 52500 metric superseded", "2026-11-16 <nil>", "2026-11-13 52000 metric", "2026-11-12 51000 metric")

		// Taken back, it counts no more.
		last := w.Get("lina", path+"/readings").Str("items", 0, "id")
		w.Do("lina", "POST", path+"/readings/"+last+"/take-back", m{"note": "口径错了"}).OK()
		stands(t, w, kr, "52000", 0.4) // of the 13th
		if a := w.Get("lina", path); a.At("last_on") != "2026-11-13" {
			t.Errorf("the last value is of %v", a.At("last_on"))
		}
		w.Do("lina", "POST", path+"/readings/"+last+"/take-back", m{}).Fails(409, "metrics.superseded")
		record(w, path, "2026-11-16", "53000")
		stands(t, w, kr, "53000", 0.6)

		w.Do("lina", "DELETE", path, nil).Fails(409, "metrics.linked")
		w.Do("lina", "DELETE", kr+"/metric", nil).OK()
		record(w, path, "2026-11-16", "54000")
		stands(t, w, kr, "53000", 0.6) // what was read stays, and no more comes
		connect(w, kr, path)
		stands(t, w, kr, "54000", 0.8)
		w.Do("lina", "DELETE", kr+"/metric", nil).OK()
		w.Do("lina", "DELETE", path, nil).OK()
		w.Get("lina", path).Fails(404, "input.missing")
	})
}

func TestUnitsOfAMetricAndAKeyResult(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		yuan := daily(w, m{"name": "营收", "unit": "元"})
		record(w, yuan, "2026-11-13", "5.2亿")
		kr := keyResult(w, people("万元"))
		connect(w, kr, yuan)
		stands(t, w, kr, "52000", 0.4)
		if a := w.Get("lina", kr+"/check-ins"); a.Str("items", 0, "typed") != "520000000元" {
			t.Errorf("how the metric has it: %s", a.Body)
		}
		w.Do("lina", "PUT", kr+"/metric", m{"metric_id": strings.TrimPrefix(daily(w, m{"unit": "%"}), "/metrics/")}).Fails(422, "metrics.unit_differs")
		w.Do("lina", "PUT", kr+"/metric", m{"metric_id": "none"}).Fails(422, "metrics.unknown")
		w.Do("lina", "PATCH", yuan, m{"unit": "美元", "reason": "换算"}).Fails(422, "metrics.unit_linked")
		asked := w.Patch("lina", kr, m{"measure": people("%"), "reason": "换"}).Str("pending", "id")
		w.Do("wei", "POST", "/revisions/"+asked+"/approve", m{}).Fails(422, "metrics.reads_from")
		steps := keyResult(w, m{"kind": "milestone", "steps": []m{{"title": "上线"}}})
		w.Do("lina", "PUT", steps+"/metric", m{"metric_id": strings.TrimPrefix(yuan, "/metrics/")}).Fails(409, "metrics.no_value")
	})
}

func TestWhatStandsOutIsAskedAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path := daily(w, nil)
		record(w, path, "2026-11-05", "52000")
		record(w, path, "2026-11-06", "53000")
		w.Do("lina", "POST", path+"/readings", m{"on": "2026-11-09", "value": "5.2"}).Fails(422, "metrics.doubt_scale")
		w.Do("lina", "POST", path+"/readings", m{"on": "2026-11-17", "value": "52000"}).Fails(422, "metrics.future")
		w.Do("lina", "POST", path+"/readings", m{"value": "很多"}).Fails(422, "check_in.value_unread")
		w.Do("lina", "POST", path+"/readings", m{"value": "5%"}).Fails(422, "check_in.value_unit")
		w.Post("lina", path+"/readings", m{"on": "2026-11-09", "value": "5.2", "sure": true})
		record(w, path, "2026-11-12", "5.3") // a gap before it
		a := w.Get("lina", path+"/series").OK()
		var asked []string
		for i := range a.Len("questions") {
			asked = append(asked, fmt.Sprint(a.Str("questions", i, "on"), " ", a.Str("questions", i, "kind"), " ", a.At("questions", i, "answered")))
		}
		holds(t, "questions", asked, "2026-11-09 scale true", "2026-11-12 gap false")
		if n := w.Get("lina", path).At("questions"); n != 1.0 {
			t.Errorf("%v open questions, want 1", n)
		}
		if w.Get("lina", "/metrics?asking=true").Len("items") != 1 {
			t.Error("it isn't among those with questions")
		}
		w.Do("lina", "POST", path+"/readings/"+a.Str("questions", 1, "reading_id")+"/answer", m{"kind": "gap", "words": "系统停机"}).OK()
		if a := w.Get("lina", path+"/series"); a.Str("questions", 1, "answer") != "系统停机" || a.Str("questions", 1, "answered_by") != "lina" {
			t.Errorf("answered: %s", a.Body)
		}
		if a := w.Get("lina", path); a.At("questions") != 0.0 || a.At("age") != 2.0 || a.At("overdue") != true {
			t.Errorf("after the answer: %s", a.Body)
		}
	})
}

func TestATableOfReadings(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path, kr := daily(w, nil), keyResult(w, people("人"))
		connect(w, kr, path)
		record(w, path, "2026-11-10", "51000")
		table := "日期\t数值\t备注\n2026/11/9\t50500\n2026-11-10\t51000\n2026年11月11日\t5.15万\t大促前\n"
		at := path + "/readings/import"
		if a := w.Do("lina", "POST", at+"?dry_run=true", m{"text": table}).OK(); a.At("new") != 2.0 || a.At("same") != 1.0 || a.At("taken") != false || a.Str("lines", 2, "note") != "大促前" {
			t.Errorf("preview: %s", a.Body)
		}
		if n := w.Get("lina", path+"/readings").Len("items"); n != 1 {
			t.Fatalf("a preview wrote: %d readings", n)
		}
		if a := w.Do("lina", "POST", at, m{"text": table}).OK(); a.At("check_ins") != 2.0 {
			t.Errorf("taken: %s", a.Body)
		}
		stands(t, w, kr, "51500", 0.3)
		holds(t, "check-ins", said(w, kr), "2026-11-11 51500 metric", "2026-11-10 51000 metric", "2026-11-09 50500 metric")

		for text, want := range map[string]string{
			"2026-11-12;12;5": "", "": "metrics.table_empty", "昨天,5": "metrics.day_unread", "2026-11-12,五十个": "",
			"2026-11-12,51600\n2026-11-12,51700": "metrics.twice", "2026-12-01,52000": "metrics.future", "2026-11-12,": "check_in.value_unread",
			"date,value\n2026-11-12,515": "metrics.doubtful", strings.Repeat("2026-11-12,1\n", 5001): "metrics.table_long",
		} {
			if want != "" {
				a := w.Do("lina", "POST", at, m{"text": text})
				if a.Str("code") != want {
					t.Errorf("%.40q: %d %s, want %s", text, a.Status, a.Body, want)
				}
			}
		}
		bad := w.Do("lina", "POST", at+"?dry_run=true", m{"text": "昨天,5\n2026-11-12,515"}).OK()
		if bad.At("faulty") != 1.0 || bad.At("doubtful") != 1.0 || !strings.Contains(bad.Str("lines", 0, "errors", 0, "detail"), "昨天") || bad.Len("lines", 1, "doubts") != 1 {
			t.Errorf("what is wrong: %s", bad.Body)
		}
		w.Do("lina", "POST", at, m{"text": "date,value\n2026-11-12,515", "sure": true}).OK()
		stands(t, w, kr, "515", -9.897)
	})
}

func TestADefinitionChangesByRevision(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		path := daily(w, nil)
		w.Patch("lina", path, m{"description": "登录用户"}) // nothing has been read yet
		record(w, path, "2026-11-13", "5")
		w.Do("lina", "PATCH", path, m{"direction": "down"}).Fails(422, "metrics.reason")
		w.Do("lina", "PATCH", path, m{"name": "x"}, "If-Match", `"9"`).Fails(412, "input.stale")
		w.Do("lina", "PATCH", path, m{"direction": "down", "name": "日活（登录）", "reason": "与财务口径一致"}).OK()
		a := w.Get("lina", path+"/revisions").OK()
		if a.Len("items") != 2 || a.Str("items", 0, "reason") != "与财务口径一致" || a.Str("items", 0, "changes", 1, "old") != "up" || a.Str("items", 1, "changes", 0, "new") != "登录用户" {
			t.Errorf("revisions: %s", a.Body)
		}
		for code, body := range map[string]m{
			"input.required": {"name": " "}, "metrics.freshness": {"freshness": 1000}, "metrics.owner_unknown": {"owner_id": "nobody"}, "metrics.team_unknown": {"team_id": "none"},
		} {
			w.Do("lina", "PATCH", path, body).Fails(422, code)
		}
	})
}

func TestWhoSeesAMetric(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		listed := func(who string) int { return w.Get(who, "/metrics").OK().Len("items") }
		for visibility, readers := range map[string]string{
			"everyone": "lina wei chen zhang hu coach hr root", "team": "lina wei coach root", "listed": "lina hu guest",
		} {
			w.Forget("x")
			path := daily(w, m{"name": visibility, "visibility": visibility, "listed_ids": map[string]any{"listed": []string{w.ID["hu"], w.ID["guest"]}}[visibility]})
			for _, who := range []string{"lina", "wei", "chen", "zhang", "hu", "coach", "hr", "root", "guest"} {
				may := strings.Contains(" "+readers+" ", " "+who+" ")
				if a := w.Get(who, path); may != (a.Status == 200) || !may && a.Status != 404 {
					t.Errorf("%s asks for what is seen by %s: %d", who, visibility, a.Status)
				}
				if n := listed(who); may != (n == 1) {
					t.Errorf("%s has %d of what is seen by %s in the list", who, n, visibility)
				}
			}
			if visibility == "listed" { // who may see it but not change it doesn't show it to others
				kr := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "x", "owner_id": w.ID["hu"]}).ID()
				result := w.Post("hu", "/objectives/"+kr+"/key-results", m{"title": "y", "measure": people("人")}).ID()
				w.Do("hu", "PUT", "/key-results/"+result+"/metric", m{"metric_id": strings.TrimPrefix(path, "/metrics/")}).Fails(403, "access.denied")
				w.Do("chen", "PUT", "/key-results/"+result+"/metric", m{"metric_id": strings.TrimPrefix(path, "/metrics/")}).Fails(403, "access.denied")
			}
			w.Do("lina", "DELETE", path, nil).OK()
		}
		w.Do("guest", "POST", "/metrics", m{"name": "x", "direction": "up"}).Fails(403, "access.denied")
		path := daily(w, nil)
		w.Do("chen", "POST", path+"/readings", m{"value": "1"}).Fails(403, "access.denied")
		kr := keyResult(w, people("人"))
		w.Do("lina", "PATCH", path, m{"visibility": "listed"}).OK()
		connect(w, kr, path)
		if a := w.Get("chen", kr+"/metric").OK(); a.At("metric") != nil || a.At("hidden") != true {
			t.Errorf("a metric that chen may not see: %s", a.Body)
		}
		if a := w.Get("lina", path); a.Len("key_results") != 1 {
			t.Errorf("what reads from it: %s", a.Body)
		}
	})
}
