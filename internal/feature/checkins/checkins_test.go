package checkins_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func metric(baseline, target any, unit string) map[string]any {
	return map[string]any{"kind": "metric", "baseline": baseline, "target": target, "unit": unit}
}

// objective drafts one of lina's.
func objective(w *apptest.World, title string) string {
	w.T.Helper()
	return w.Post("lina", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID["lina"], "kind": "committed"}).ID()
}

// result adds a key result that chen is responsible for.
func result(w *apptest.World, objective, title string, measure map[string]any, more ...map[string]any) string {
	w.T.Helper()
	body := map[string]any{"title": title, "measure": measure, "owner_id": w.ID["chen"]}
	for _, m := range more {
		for k, v := range m {
			body[k] = v
		}
	}
	return w.Post("lina", "/objectives/"+objective+"/key-results", body).ID()
}

// activate takes an objective to work.
func activate(w *apptest.World, objective string) {
	w.T.Helper()
	w.Post("lina", "/objectives/"+objective+"/submit", nil)
	w.Post("wei", "/objectives/"+objective+"/approve", nil)
	w.Post("lina", "/objectives/"+objective+"/activate", nil)
}

func checkIn(w *apptest.World, as, kr string, body map[string]any) apptest.Answer {
	w.T.Helper()
	return w.Post(as, "/key-results/"+kr+"/check-ins", body)
}

func value(v string) map[string]any { return map[string]any{"value": v} }

func number(t *testing.T, a apptest.Answer, want float64, path ...any) {
	t.Helper()
	if got, ok := a.At(path...).(float64); !ok || got != want {
		t.Errorf("%v is %v, want %v: %s", path, a.At(path...), want, a.Body)
	}
}

func TestWorkedExamplesOfTheDesign(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "提升用户留存率")
		active := result(w, o, "日均活跃用户数增长10%", map[string]any{"kind": "metric", "baseline": "50000", "target_relative": "10", "unit": "人"})
		churn := result(w, o, "用户流失率降低至5%", metric("8", "5", "%"))
		activate(w, o)
		made := checkIn(w, "chen", active, map[string]any{"value": "52000", "confidence": 7, "note": "新手引导上线"})
		number(t, made, 0.4, "key_result", "progress")
		number(t, made, 0.2, "objective", "progress") // no data counts as 0
		made = checkIn(w, "chen", churn, value("6.5"))
		number(t, made, 0.5, "key_result", "progress")
		number(t, made, 0.45, "objective", "progress")
		number(t, w.Get("hu", "/objectives/"+o).OK(), 0.45, "progress")
		made = checkIn(w, "chen", churn, value("9"))
		number(t, made, -0.3333, "key_result", "progress")
		number(t, made, 0.2, "objective", "progress")

		o = objective(w, "提升付费转化")
		paid := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"), map[string]any{"weight": "60"})
		renewed := result(w, o, "付费用户续费率提升至80%", metric("72", "80", "%"), map[string]any{"weight": "40"})
		checkIn(w, "chen", paid, value("620"))
		made = checkIn(w, "chen", renewed, value("78"))
		number(t, made, 0.75, "key_result", "progress")
		number(t, made, 0.672, "objective", "progress")
		made = checkIn(w, "chen", paid, value("1300"))
		number(t, made, 1.3, "key_result", "progress")
		number(t, made, 0.9, "objective", "progress") // 1·0.6 + 0.75·0.4
	})
}

func TestKeepIsJudgedByTheDaysHeld(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "服务稳定")
		kr := result(w, o, "投诉率不高于5%", map[string]any{"kind": "keep", "high": "5", "unit": "%"}, map[string]any{"starts_on": "2026-11-01"})
		w.At("2026-11-20")
		for _, r := range [][2]string{{"2026-11-01", "4.8"}, {"2026-11-11", "5.6"}, {"2026-11-16", "4.9"}} {
			checkIn(w, "chen", kr, map[string]any{"value": r[1], "as_of": r[0]})
		}
		got := w.Get("chen", "/key-results/"+kr).OK()
		number(t, got, 0.75, "progress")
		if got.Str("status") != "at_risk" || got.At("expected") != nil {
			t.Errorf("held 15 of 20 days: %s", got.Body)
		}
		// The band changes: the days are judged anew, by readings long made.
		got = w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": map[string]any{"kind": "keep", "high": "6", "unit": "%"}})
		number(t, got, 1, "progress")
		number(t, w.Get("chen", "/objectives/"+o).OK(), 1, "progress")
	})
}

func TestMilestoneTicks(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "会员体系上线")
		kr := result(w, o, "三步走", map[string]any{"kind": "milestone", "steps": []map[string]any{{"id": "a", "title": "方案", "weight": "1"}, {"id": "b", "title": "开发", "weight": "3"}}})
		if got := w.Get("chen", "/key-results/"+kr).OK(); got.At("progress") != nil {
			t.Errorf("nobody has looked yet: %s", got.Body)
		}
		number(t, checkIn(w, "chen", kr, map[string]any{"steps_done": []string{"a"}}), 0.25, "key_result", "progress")
		number(t, checkIn(w, "chen", kr, map[string]any{"steps_done": []string{"a", "b"}}), 1, "key_result", "progress")
		number(t, checkIn(w, "chen", kr, map[string]any{"steps_done": []string{}, "note": "回滚了"}), 0, "key_result", "progress")
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", map[string]any{"steps_done": []string{"z"}}).Fails(422, "measure.step_unknown")
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", value("3")).Fails(422, "check_in.no_value")
	})
}

func TestACorrectionSupersedesAndBothStayVisible(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		first := checkIn(w, "chen", kr, map[string]any{"value": "300", "as_of": "2026-11-02", "confidence": 6})
		wrong := checkIn(w, "chen", kr, map[string]any{"value": "9000", "as_of": "2026-11-09", "confidence": 9})
		fixed := checkIn(w, "chen", kr, map[string]any{"value": "900", "supersedes": wrong.ID()})
		number(t, fixed, 0.9, "key_result", "progress")
		if fixed.Str("as_of") != "2026-11-09" || fixed.At("key_result", "confidence") != 6.0 {
			t.Errorf("a correction speaks of the same day, and takes back what it doesn't repeat: %s", fixed.Body)
		}
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", map[string]any{"value": "1", "supersedes": wrong.ID()}).Fails(409, "check_in.superseded")
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", map[string]any{"value": "1", "supersedes": "none"}).Fails(422, "check_in.supersedes_unknown")
		older := checkIn(w, "chen", kr, map[string]any{"value": "500", "as_of": "2026-11-05"})
		number(t, older, 0.9, "key_result", "progress") // a back-dated one isn't current
		list := w.Get("hu", "/key-results/"+kr+"/check-ins").OK()
		if list.Len("items") != 4 || list.Str("items", 0, "id") != fixed.ID() || list.Str("items", 1, "superseded_by") != fixed.ID() ||
			list.Str("items", 2, "id") != older.ID() || list.Str("items", 3, "id") != first.ID() {
			t.Errorf("newest first, both visible: %s", list.Body)
		}
		page := w.Get("hu", "/key-results/"+kr+"/check-ins?limit=3").OK()
		rest := w.Get("hu", "/key-results/"+kr+"/check-ins?limit=3&cursor="+page.Str("next")).OK()
		if rest.Len("items") != 1 || rest.Str("items", 0, "id") != first.ID() {
			t.Errorf("the second page: %s", rest.Body)
		}
		trail := w.Get("hu", "/key-results/"+kr).OK()
		if trail.Len("trail") != 3 || trail.Str("trail", 1, "value") != "500" {
			t.Errorf("the sparkline follows: %s", trail.Body)
		}
	})
}

func TestTheOwnersCallStandsBesideTheNumbers(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", map[string]any{"value": "10", "status": "on_track"}).Fails(422, "status.reason_missing")
		made := checkIn(w, "chen", kr, map[string]any{"value": "10", "status": "on_track", "status_reason": "大客户月底签约"})
		if made.Str("key_result", "status") != "off_track" || made.Str("key_result", "called") != "on_track" || made.At("key_result", "disagrees") != true {
			t.Errorf("both are told: %s", made.Body)
		}
		made = checkIn(w, "chen", kr, value("20"))
		if made.At("key_result", "called") != nil {
			t.Errorf("a call lasts until the next check-in: %s", made.Body)
		}
	})
}

func TestPreviewStoresNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		checkIn(w, "chen", kr, map[string]any{"value": "300", "as_of": "2026-11-09"})
		seen := w.Post("chen", "/key-results/"+kr+"/check-ins/preview", value("620"))
		number(t, seen, 0.62, "key_result", "progress")
		number(t, seen, 0.62, "objective", "progress")
		if seen.Str("read_as", "value") != "620" || seen.Str("read_as", "unit") != "人" || seen.Str("read_as", "change") != "320" {
			t.Errorf("how it is read: %s", seen.Body)
		}
		seen = w.Post("chen", "/key-results/"+kr+"/check-ins/preview", map[string]any{"value": "200", "as_of": "2026-11-02"})
		number(t, seen, 0.3, "key_result", "progress")
		if got := w.Get("chen", "/key-results/"+kr+"/check-ins").OK(); got.Len("items") != 1 {
			t.Errorf("a preview stores nothing: %s", got.Body)
		}
		number(t, w.Get("chen", "/key-results/"+kr).OK(), 0.3, "progress")
		w.Do("hu", "POST", "/key-results/"+kr+"/check-ins/preview", value("1")).Fails(403, "access.denied")
	})
}

func TestValuesArePeoplesOwnWriting(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		for _, c := range []struct{ unit, typed, want string }{
			{"人", "1.2万", "12000"}, {"人", "52,000", "52000"}, {"人", "52，000", "52000"}, {"人", "三千", "3000"}, {"人", "两万五", "25000"}, {"人", "52,000人", "52000"},
			{"%", "6.5%", "6.5"}, {"%", "6.5", "6.5"}, {"%", "６．５％", "6.5"}, {"万元", "120", "120"}, {"万元", "120万", "120"}, {"万元", "120万元", "120"},
			{"元", "3k", "3000"}, {"人", "-3", "-3"}, {"小时", "4.5小时", "4.5"},
		} {
			kr := result(w, o, "某指标", metric("1", "2", c.unit))
			made := checkIn(w, "chen", kr, value(c.typed))
			if made.Str("value") != c.want || made.Str("read_as", "value") != c.want || made.Str("typed") != c.typed {
				t.Errorf("%s of a measure in %s: %s", c.typed, c.unit, made.Body)
			}
		}
		kr := result(w, o, "某指标", metric("1", "2", "%"))
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", value("52人")).Fails(422, "check_in.value_unit")
		w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", value("从5到6")).Fails(422, "check_in.value_unread")
	})
}

// A check-in on what supports a roll-up moves it, at any depth.
func TestRollUpsFollow(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		top, mid, low := objective(w, "公司增长"), objective(w, "部门增长"), objective(w, "小组增长")
		up := map[string]any{"kind": "rollup"}
		topKR, midKR := result(w, top, "由部门汇总", up), result(w, mid, "由小组汇总", up)
		kr := result(w, low, "新增付费用户1000人", metric("0", "1000", "人"))
		w.Post("lina", "/objectives/"+mid+"/alignments", map[string]any{"parent_key_result_id": topKR})
		w.Post("lina", "/objectives/"+low+"/alignments", map[string]any{"parent_key_result_id": midKR})
		checkIn(w, "chen", kr, value("620"))
		number(t, w.Get("lina", "/objectives/"+top).OK(), 0.62, "progress")
		wrong := checkIn(w, "chen", kr, value("700"))
		number(t, w.Get("lina", "/objectives/"+top).OK(), 0.7, "progress")
		checkIn(w, "chen", kr, map[string]any{"value": "640", "supersedes": wrong.ID()})
		number(t, w.Get("lina", "/key-results/"+topKR).OK(), 0.64, "progress")
		w.Do("lina", "POST", "/key-results/"+topKR+"/check-ins", value("3")).Fails(422, "check_in.no_value")
		checkIn(w, "lina", topKR, map[string]any{"note": "都在路上", "confidence": 8})
	})
}

func TestWhoMayCheckIn(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		other := result(w, o, "续费率提升至80%", metric("72", "80", "%"), map[string]any{"owner_id": w.ID["zhang"]})
		for _, may := range []string{"chen", "lina", "wei", "coach", "root"} {
			checkIn(w, may, kr, value("1"))
		}
		w.Do("chen", "POST", "/key-results/"+other+"/check-ins", value("73")).Fails(403, "access.denied") // responsible for another
		w.Do("hu", "POST", "/key-results/"+kr+"/check-ins", value("1")).Fails(403, "access.denied")
		w.Do("hr", "POST", "/key-results/"+kr+"/check-ins", value("1")).Fails(403, "access.denied")
		w.Do("guest", "POST", "/key-results/"+kr+"/check-ins", value("1")).Fails(404, "input.missing")
		w.Do("", "POST", "/key-results/"+kr+"/check-ins", value("1")).Fails(401, "session.none")
		w.Get("guest", "/key-results/"+kr+"/check-ins").Fails(404, "input.missing")
		w.Get("guest", "/key-results/"+kr+"/series").Fails(404, "input.missing")
		w.Do("lina", "POST", "/key-results/none/check-ins", value("1")).Fails(404, "input.missing")
	})
}

func TestWhatDoesNotFitIsSaidAtOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		post := func(body map[string]any) apptest.Answer {
			return w.Do("chen", "POST", "/key-results/"+kr+"/check-ins", body)
		}
		post(map[string]any{}).Fails(422, "check_in.empty")
		post(value("很多")).Fails(422, "check_in.value_unread")
		post(map[string]any{"value": "1", "as_of": "2026-11-17"}).Fails(422, "check_in.future")
		post(map[string]any{"value": "1", "as_of": "2024-11-17"}).Fails(422, "check_in.too_early")
		post(map[string]any{"value": "1", "as_of": "2026-02-30"}).Fails(422, "input.invalid")
		post(map[string]any{"steps_done": []string{"a"}}).Fails(422, "check_in.no_steps")
		post(value("1234567890123456789")).Fails(422, "value.digits")
		if got := post(map[string]any{"value": "x", "as_of": "2026-12-01", "status": "at_risk"}).Fails(422, "check_in.value_unread"); got.Len("errors") != 3 {
			t.Errorf("three things are wrong: %s", got.Body)
		}
		if got := checkIn(w, "chen", kr, map[string]any{"value": 12.5}); got.Str("value") != "12.5" {
			t.Errorf("a JSON number does too: %s", got.Body)
		}
		activate(w, o)
		w.Patch("wei", "/key-results/"+kr, map[string]any{"dropped": true, "reason": "不做了"})
		post(value("1")).Fails(409, "check_in.dropped")
		w.Post("lina", "/objectives/"+o+"/close", map[string]any{"outcome": "missed"})
		post(value("1")).Fails(409, "objective.closed")
	})
}

func TestARevisedTargetMovesTheProgress(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		activate(w, o)
		checkIn(w, "chen", kr, value("600"))
		got := w.Patch("lina", "/key-results/"+kr, map[string]any{"measure": metric("0", "1200", "人"), "reason": "提前完成,加码"})
		number(t, got, 0.5, "progress")
		number(t, w.Get("lina", "/objectives/"+o).OK(), 0.5, "progress")
		s := w.Get("lina", "/key-results/"+kr+"/series").OK()
		if s.Len("readings") != 1 || s.Len("events") != 1 || s.Str("events", 0, "changes", 0, "field") != "/measure/target" {
			t.Errorf("the chart shows the revision: %s", s.Body)
		}
		n := s.Len("expected")
		if s.Str("expected", 0, "value") != "0" || s.Str("expected", n-1, "value") != "1200" || s.Str("expected", n-1, "on") != "2026-12-31" {
			t.Errorf("the expected line goes from baseline to target: %s", s.Body)
		}
	})
}

// The number of queries hangs neither on the history nor on the page.
func TestQueriesDoNotGrow(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "拉新")
		kr := result(w, o, "新增付费用户1000人", metric("0", "1000", "人"))
		count := func(fn func()) int { return len(w.Queries(fn)) }
		make := func() { checkIn(w, "chen", kr, value("5")) }
		list := func() { w.Get("chen", "/key-results/"+kr+"/check-ins").OK() }
		make()
		writing, reading := count(make), count(list)
		for range 30 {
			make()
		}
		if again := count(make); again != writing || writing > 18 {
			t.Errorf("a check-in takes %d queries, then %d", writing, again)
		}
		if again := count(list); again != reading || reading > 14 {
			t.Errorf("the list takes %d queries, then %d", reading, again)
		}
	})
}
