package talk_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestTalkIsAsItWas asks for what was said at the end of a day, changes about everything, and asks as of that day.
func TestTalkIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr, action := ground(w, "everyone")
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
		}
		other, _, _ := ground(w, "everyone")
		w.At("2026-11-20")
		checkIn := w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "22", "note": "首页改版"}).ID()
		problem := w.Post("hu", "/problems", m{"key_result_id": kr, "title": "接口不稳", "severity": "high"}).ID()
		metric := w.Post("chen", "/metrics", m{"name": "七日留存", "unit": "%", "direction": "up"}).ID()
		meeting := w.Post("chen", "/meetings", m{"kind": "weekly", "title": "用户组周会", "team_id": w.ID["用户组"], "starts_on": "2026-12-01", "at": "10:00", "minutes": 30}).ID()
		lesson := w.Post("chen", "/lessons", m{"objective_id": o, "words": "先备一条通道"}).ID()
		id := map[string]string{}
		say := func(name, as, kind, subject string) {
			id[name] = w.Post(as, "/comments", m{"subject_kind": kind, "subject_id": subject, "body": name + " " + calling(w, "person", "chen"), "quote": "原话"}).Str("comment", "id")
		}
		answer := func(name, as, thread string) {
			id[name] = w.Post(as, "/comments", m{"thread_id": id[thread], "body": name}).Str("comment", "id")
		}
		do := func(as, method, path string) { w.Do(as, method, path, nil).OK() }
		say("目标", "hu", "objective", o)
		say("关键结果", "lina", "key_result", kr)
		say("行动", "zhang", "action", action)
		say("进展", "zhang", "check_in", checkIn)
		say("问题", "lina", "problem", problem)
		say("指标", "lina", "metric", metric)
		say("会议", "zhang", "meeting", meeting)
		say("经验", "zhang", "lesson", lesson)
		say("团队", "zhang", "team", w.ID["用户组"])
		say("已解决", "hu", "objective", o)
		say("已重开", "hu", "objective", o)
		say("撤下又放回", "hu", "objective", o)
		say("当天撤下的", "hu", "objective", o)
		say("别的目标", "hu", "objective", other)
		answer("九月的", "chen", "关键结果")
		answer("再看看", "hu", "关键结果")
		answer("撤下的回复", "hu", "目标")
		do("hu", "DELETE", "/comments/"+id["当天撤下的"])
		do("hu", "DELETE", "/comments/"+id["撤下的回复"])
		for _, one := range []string{"已解决", "已重开"} {
			do("chen", "POST", "/comments/"+id[one]+"/resolve")
		}
		do("chen", "POST", "/comments/"+id["已重开"]+"/reopen")
		w.Do("lina", "PATCH", "/comments/"+id["关键结果"], m{"body": "关键结果，改过一次"}).OK()
		for _, one := range []string{"agree", "look"} {
			do("fang", "PUT", "/comments/"+id["目标"]+"/reactions/"+one)
			do("hu", "PUT", "/comments/"+id["九月的"]+"/reactions/"+one)
		}
		paths := []string{"/comments?within=true&subject_kind=objective&subject_id=" + o, "/comments?within=true&open=true&subject_kind=objective&subject_id=" + o,
			"/comments?within=true&limit=3&subject_kind=objective&subject_id=" + o, "/comments?within=true&subject_kind=objective&subject_id=" + other}
		for kind, subject := range map[string]string{"objective": o, "key_result": kr, "action": action, "check_in": checkIn, "problem": problem, "metric": metric, "meeting": meeting, "lesson": lesson, "team": w.ID["用户组"]} {
			paths = append(paths, "/comments?subject_kind="+kind+"&subject_id="+subject)
		}
		if got := w.Get("root", paths[0]).OK(); got.Len("items") != 9 || got.At("open") != 8.0 || !strings.Contains(string(got.Body), `"look"`) {
			t.Fatalf("said: %s", got.Body)
		}
		asOf := w.Remembers([]string{"root", "chen", "hu", "guest"}, paths, []string{"can", "version"})

		w.At("2026-11-24")
		say("后来说的", "hu", "objective", o)
		answer("后来答的", "hu", "目标")
		w.Do("lina", "PATCH", "/comments/"+id["关键结果"], m{"body": "改了第二次"}).OK()
		w.Do("lina", "PATCH", "/comments/"+id["关键结果"], m{"body": "改了第三次"}).OK()
		w.Do("hu", "PATCH", "/comments/"+id["再看看"], m{"body": "不用看了"}).OK()
		do("fang", "DELETE", "/comments/"+id["目标"]+"/reactions/look")
		do("fang", "PUT", "/comments/"+id["目标"]+"/reactions/celebrate")
		do("hu", "DELETE", "/comments/"+id["九月的"]+"/reactions/agree")
		do("hu", "PUT", "/comments/"+id["九月的"]+"/reactions/agree")
		do("chen", "POST", "/comments/"+id["已解决"]+"/reopen")
		do("hu", "POST", "/comments/"+id["已解决"]+"/resolve")
		do("chen", "POST", "/comments/"+id["已重开"]+"/resolve")
		do("chen", "POST", "/comments/"+id["目标"]+"/resolve")
		do("hu", "DELETE", "/comments/"+id["撤下又放回"])
		do("hu", "POST", "/comments/"+id["撤下又放回"]+"/restore")
		do("hu", "POST", "/comments/"+id["当天撤下的"]+"/restore")
		do("hu", "POST", "/comments/"+id["撤下的回复"]+"/restore")
		w.Do("root", "POST", "/key-results/"+kr+"/move", m{"objective_id": other, "reason": "换地方"}).OK()
		w.Do("root", "PATCH", "/people/"+w.ID["hu"], m{"name": "胡一"}).OK()
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		if got := w.Get("root", paths[0]+"&asof=2026-11-20").OK(); got.Len("can") != 0 || got.Len("items", 0, "can") != 0 {
			t.Errorf("what can be done to the past: %s", got.Body)
		}
		first := w.Get("root", paths[2]+"&asof=2026-11-20").OK()
		if next := w.Get("root", paths[2]+"&asof=2026-11-20&cursor="+first.Str("next")).OK(); next.Len("items") != 3 || next.Str("items", 0, "id") >= first.Str("items", 2, "id") {
			t.Errorf("the next page: %s", next.Body)
		}
		scheme := w.Post("hr", "/incentives", m{"title": "季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"], "rules": m{"preset": "tiered", "tiers": []m{{"from": "0.6", "coefficient": "1"}}}}).ID()
		w.Get("hr", "/comments?subject_kind=incentive&subject_id="+scheme+"&asof=2026-11-20").Fails(422, "comment.not_then")
		w.Get("root", "/comments?subject_kind=objective&subject_id="+o+"&asof=2026-12-02").Fails(422, "cycle.asof_past")
	})
}

// TestWhatWasTakenAwayStaysAway: words that their author has taken away since aren't told again of a day on which they stood.
func TestWhatWasTakenAwayStaysAway(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "everyone")
		w.At("2026-11-20")
		first := w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "不该说的话"}).Str("comment", "id")
		alone := w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "也不该说"}).Str("comment", "id")
		w.Post("chen", "/comments", m{"thread_id": first, "body": "回了一句"})
		second := w.Post("hu", "/comments", m{"thread_id": first, "body": "又一句不该说的"}).Str("comment", "id")
		w.At("2026-11-24")
		for _, id := range []string{first, alone, second} {
			w.Do("hu", "DELETE", "/comments/"+id, nil).OK()
		}
		w.At("2026-12-02")
		for _, as := range []string{"root", "hu", "chen"} {
			got := w.Get(as, "/comments?subject_kind=objective&subject_id="+o+"&asof=2026-11-20").OK()
			if strings.Contains(string(got.Body), "不该说") || got.Len("items") != 1 || got.At("items", 0, "deleted") != true || got.Len("items", 0, "replies") != 1 || got.Str("items", 0, "replies", 0, "body") != "回了一句" {
				t.Errorf("%s is told: %s", as, got.Body)
			}
		}
	})
}

// TestTalkOfThePastIsHiddenByEitherTime: what was said of what is closed to somebody now, or was then, isn't told.
func TestTalkOfThePastIsHiddenByEitherTime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		shut, shutKR, _ := ground(w, "everyone")
		opened, openedKR, _ := ground(w, "listed")
		w.At("2026-11-20")
		for kind, ids := range map[string][]string{"objective": {shut, opened}, "key_result": {shutKR, openedKR}} {
			for _, id := range ids {
				w.Post("chen", "/comments", m{"subject_kind": kind, "subject_id": id, "body": "内部的话"})
			}
		}
		w.At("2026-11-24")
		w.Patch("chen", "/objectives/"+shut, m{"visibility": "listed", "reason": "收起"})
		w.Patch("chen", "/objectives/"+opened, m{"visibility": "everyone", "reason": "公开"})
		w.At("2026-12-02")
		for _, path := range []string{"subject_kind=objective&subject_id=" + shut, "subject_kind=objective&within=true&subject_id=" + shut, "subject_kind=key_result&subject_id=" + shutKR,
			"subject_kind=objective&subject_id=" + opened, "subject_kind=objective&within=true&subject_id=" + opened, "subject_kind=key_result&subject_id=" + openedKR} {
			w.Get("hu", "/comments?asof=2026-11-20&"+path).Fails(404, "input.missing")
			if got := w.Get("chen", "/comments?asof=2026-11-20&"+path).OK(); got.Len("items") == 0 {
				t.Errorf("chen may see %s: %s", path, got.Body)
			}
		}
	})
}
