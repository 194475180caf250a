package metrics_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// named makes a metric of lina's in some unit, and gives its id.
func named(w *apptest.World, name, unit string) string {
	w.T.Helper()
	return w.Post("lina", "/metrics", m{"name": name, "unit": unit, "direction": "up"}).ID()
}

// reads is a formula of metrics called A, B and so on.
func reads(formula string, metricIDs ...string) m {
	inputs := []m{}
	for i, id := range metricIDs {
		inputs = append(inputs, m{"name": string(rune('A' + i)), "metric_id": id})
	}
	return m{"formula": formula, "inputs": inputs, "places": 2, "reason": "口径统一"}
}

func setFormula(w *apptest.World, id string, body m) apptest.Answer {
	w.T.Helper()
	return w.Do("lina", "PUT", "/metrics/"+id+"/formula", body)
}

// course lists the values of a metric that count, newest first, with those they replaced.
func course(w *apptest.World, id string) string {
	w.T.Helper()
	a := w.Get("lina", "/metrics/"+id+"/readings?limit=50").OK()
	var all []string
	for i := range a.Len("items") {
		words := fmt.Sprint(a.Str("items", i, "on")[8:], " ", a.At("items", i, "value"))
		if a.At("items", i, "superseded_by") != nil {
			words += " superseded"
		}
		all = append(all, words)
	}
	return strings.Join(all, ", ")
}

func TestAMetricIsWorkedOutFromOthers(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		paying, active := named(w, "付费用户", "人"), named(w, "活跃用户", "万人")
		rate := named(w, "付费率", "%")
		for on, v := range map[string][2]string{"2026-11-11": {"1000", "5"}, "2026-11-12": {"1200", "5"}} {
			record(w, "/metrics/"+paying, on, v[0])
			record(w, "/metrics/"+active, on, v[1])
		}
		record(w, "/metrics/"+paying, "2026-11-13", "1500") // the other one isn't known of that day
		body := reads("A / B", paying, active)
		tried := w.Do("lina", "POST", "/metrics/"+rate+"/formula/try", body).OK()
		if tried.Len("lines") != 2 || tried.Str("lines", 1, "value") != "2.4" || course(w, rate) != "" {
			t.Errorf("what it would give: %s", tried.Body)
		}
		kr := keyResult(w, m{"kind": "metric", "baseline": "2", "target": "4", "unit": "%"})
		connect(w, kr, "/metrics/"+rate)
		a := setFormula(w, rate, body).OK()
		if a.Str("formula") != "A / B" || a.Str("inputs", 0, "metric_name") != "付费用户" || w.Get("lina", "/metrics/"+active).Str("users", 0, "name") != "付费率" {
			t.Errorf("its lineage: %s", a.Body)
		}
		if got := course(w, rate); got != "12 2.4, 11 2" {
			t.Errorf("from the past on: %s", got)
		}
		stands(t, w, kr, "2.4", 0.2)

		record(w, "/metrics/"+active, "2026-11-13", "5")
		stands(t, w, kr, "3", 0.5)
		w.Post("lina", "/metrics/"+paying+"/readings", m{"on": "2026-11-13", "value": "1750", "sure": true})
		stands(t, w, kr, "3.5", 0.75)
		reading := w.Get("lina", "/metrics/"+active+"/readings").Str("items", 0, "id")
		w.Do("lina", "POST", "/metrics/"+active+"/readings/"+reading+"/take-back", m{"note": "误报"}).OK()
		stands(t, w, kr, "2.4", 0.2)
		if got := course(w, rate); got != "13 <nil>, 13 3.5 superseded, 13 3 superseded, 12 2.4, 11 2" {
			t.Errorf("every correction stays readable: %s", got)
		}

		path := "/metrics/" + rate
		w.Do("lina", "POST", path+"/readings", m{"on": "2026-11-13", "value": "9"}).Fails(409, "metrics.calculated")
		w.Do("lina", "POST", path+"/readings/import", m{"text": "2026-11-13,9"}).Fails(409, "metrics.calculated")
		w.Do("lina", "PATCH", "/metrics/"+active, m{"unit": "人", "reason": "x"}).Fails(422, "metrics.unit_formula")
		w.Do("lina", "DELETE", "/metrics/"+active, nil).Fails(409, "metrics.formula_used")
		if a := w.Get("lina", path+"/revisions"); !strings.Contains(a.Str("items", 0, "changes", 0, "new"), "B = 活跃用户") {
			t.Errorf("a revision: %s", a.Body)
		}
		body["reason"] = " "
		setFormula(w, rate, body).Fails(422, "metrics.reason")
		w.Do("lina", "POST", path+"/formula/drop", m{"reason": "改为手工"}).OK()
		w.Do("lina", "POST", path+"/formula/drop", m{"reason": "x"}).Fails(404, "input.missing")
		record(w, path, "2026-11-13", "2.6")
		stands(t, w, kr, "2.6", 0.3)
		w.Do("lina", "DELETE", "/metrics/"+active, nil).OK()
	})
}

// What hangs on two that hang on one is worked out once, after both.
func TestFormulasOnFormulas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		sales, cost, profit, margin := named(w, "收入", "万元"), named(w, "成本", "元"), named(w, "利润", "元"), named(w, "利润率", "%")
		record(w, "/metrics/"+sales, "2026-11-12", "10")
		record(w, "/metrics/"+cost, "2026-11-12", "60000")
		setFormula(w, margin, reads("A / B", profit, sales)).OK()
		setFormula(w, profit, reads("A - B", sales, cost)).OK()
		if got := course(w, margin); got != "12 40" {
			t.Errorf("in the order that they were set: %s", got)
		}
		w.Post("lina", "/metrics/"+sales+"/readings", m{"on": "2026-11-12", "value": "12", "sure": true})
		if got, and := course(w, profit), course(w, margin); got != "12 60000, 12 40000 superseded" || and != "12 50, 12 40 superseded" {
			t.Errorf("profit %s; margin %s", got, and)
		}

		setFormula(w, sales, reads("A * 2", margin)).Fails(422, "metrics.formula_unit")
		setFormula(w, cost, reads("A + B", profit, sales)).Fails(422, "metrics.formula_circle")
		setFormula(w, profit, reads("A + B", profit, sales)).Fails(422, "metrics.formula_circle")
		setFormula(w, profit, reads("A + B", sales, "none")).Fails(422, "metrics.unknown")
		setFormula(w, profit, m{"formula": "A", "places": 2, "reason": "x", "inputs": []m{{"name": "A", "metric_id": sales}, {"name": "A", "metric_id": cost}}}).Fails(422, "metrics.formula_twice")
		last := margin
		for i := range 3 {
			next := named(w, fmt.Sprint("层", i), "%")
			setFormula(w, next, reads("A", last)).OK()
			last = next
		}
		w.Do("lina", "PATCH", "/metrics/"+last, m{"unit": "人", "reason": "x"}).Fails(422, "metrics.unit_formula")
		deep := named(w, "太深", "%")
		setFormula(w, deep, reads("A", last)).Fails(422, "metrics.formula_deep")
		first := named(w, "最底层", "元")
		setFormula(w, cost, reads("A", first)).Fails(422, "metrics.formula_deep")
	})
}

func TestWhoMayReadWhatInAFormula(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		secret := w.Post("lina", "/metrics", m{"name": "薪资总额", "unit": "元", "direction": "none", "visibility": "listed", "listed_ids": []string{w.ID["chen"]}}).ID()
		open := w.Post("chen", "/metrics", m{"name": "人均", "unit": "元", "direction": "none"}).ID()
		w.Do("chen", "PUT", "/metrics/"+open+"/formula", reads("A / 10", secret)).Fails(403, "access.denied") // sees it, may not show it
		w.Do("zhang", "POST", "/metrics/"+open+"/formula/try", reads("A / 10", secret)).Fails(422, "metrics.unknown")
		mine := named(w, "人均薪资", "元")
		setFormula(w, mine, reads("A / 10", secret)).OK() // lina's own
		a := w.Get("hu", "/metrics/"+mine).OK()
		if a.At("inputs", 0, "metric_id") != nil || strings.Contains(string(a.Body), "薪资总额") || w.Get("lina", "/metrics/"+secret).Str("users", 0, "id") != mine {
			t.Errorf("hu is told %s", a.Body)
		}
		if a := w.Get("hu", "/metrics/"+mine+"/revisions").OK(); strings.Contains(string(a.Body), "薪资总额") {
			t.Errorf("hu is told %s", a.Body)
		}
	})
}
