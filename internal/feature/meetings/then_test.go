package meetings_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestMeetingsAreAsTheyWere asks for meetings at the end of a day, changes about everything, and asks as
// of that day.
func TestMeetingsAreAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		do := func(as, method, path string, body any) apptest.Answer { return w.Do(as, method, path, body).OK() }
		objective, krs := running(w, "chen", "everyone", "10", "")
		weekly(w, "lina", "运营部", m{"people_ids": []string{w.ID["hu"]}})
		round := w.Post("lina", "/meetings", m{"kind": "round", "title": "异步周会", "team_id": w.ID["运营部"], "starts_on": "2026-11-23", "at": "09:00", "minutes": 2880}).ID()
		single := w.Post("hu", "/meetings", m{"kind": "monthly", "title": "碰一下", "people_ids": []string{w.ID["chen"], w.ID["lina"]}, "starts_on": "2026-12-04", "at": "10:00", "minutes": 30, "place": "三楼"}).ID()
		gone := w.Post("hu", "/meetings", m{"kind": "monthly", "title": "早取消了", "people_ids": []string{w.ID["chen"]}, "starts_on": "2026-12-05", "at": "10:00", "minutes": 30}).ID()
		two := w.Post("wei", "/meetings", m{"kind": "one_on_one", "title": "一对一", "people_ids": []string{w.ID["hr"]}, "starts_on": "2026-12-03", "at": "10:00", "minutes": 30}).ID()
		do("hu", "DELETE", "/meetings/"+gone, nil)
		all := w.Get("lina", "/meetings?when=upcoming&kind=weekly&limit=50").OK()
		id := func(i int) string { return all.Str("items", i, "id") }
		held, next, moved, early := id(0), id(1), id(2), id(3)
		do("lina", "PATCH", "/meetings/"+moved, m{"starts_on": "2026-12-01", "at": "16:00"})
		w.At("2026-11-16")
		do("lina", "POST", "/meetings/"+held+"/open", nil)
		page := w.Get("lina", "/meetings/"+held).OK()
		part := func(i int) string { return page.Str("sections", i, "id") }
		minute := func(as, section, text string) {
			do(as, "PUT", "/meeting-sections/"+section, m{"text": text})
		}
		minute("lina", part(0), "先看上周的")
		minute("zhang", part(0), "先看上周的，都做完了")
		minute("lina", part(1), "渠道断了")
		item := func(meeting string, body m) string { return w.Post("lina", "/meetings/"+meeting+"/items", body).ID() }
		decided := item(held, m{"kind": "decision", "words": "换渠道", "key_result_id": krs[0]})
		promised := item(held, m{"kind": "follow_up", "words": "找三家报价", "person_id": w.ID["hu"], "due_on": "2026-11-20"})
		acted := item(held, m{"kind": "follow_up", "words": "写方案", "person_id": w.ID["chen"], "due_on": "2026-11-27", "key_result_id": krs[0], "as_action": true})
		erased := item(held, m{"kind": "decision", "words": "早删了"})
		topic := item(next, m{"kind": "topic", "words": "聊聊预算"})
		do("lina", "DELETE", "/meeting-items/"+erased, nil)
		do("lina", "POST", "/meetings/"+held+"/end", nil)
		w.At("2026-11-23")
		do("lina", "POST", "/meetings/"+next+"/open", nil)
		do("lina", "POST", "/meetings/"+next+"/end", nil)
		do("lina", "POST", "/meetings/"+round+"/open", nil)
		asked := w.Get("zhang", "/meetings/"+round).OK()
		do("zhang", "PUT", "/meetings/"+round+"/answers", m{"answers": []m{{"section_id": asked.Str("sections", 1, "id"), "words": "一切正常"}}})
		w.At("2026-11-24")

		paths := []string{"/meetings", "/meetings?when=upcoming&limit=50", "/meetings?when=past", "/meetings?when=upcoming&mine=true&limit=50", "/meetings?when=upcoming&q=%E5%91%A8%E4%BC%9A&limit=50",
			"/meetings?until=2026-12-02", "/meetings?kind=monthly", "/meetings?team_id=" + w.ID["运营部"] + "&when=past"}
		for _, one := range []string{held, next, moved, early, single, gone, id(4)} {
			paths = append(paths, "/meetings/"+one)
		}
		without := []string{"can", "version", "now", "section_id", "section_at", "plan", "lost", "next", "change_rule", "approvers", "forecast", "can_decide", "problems"}
		asOf := w.Remembers([]string{"root", "lina", "chen", "hu", "fang"}, paths, without)
		inRound := w.Get("zhang", "/meetings/"+round).OK()

		w.At("2026-11-26")
		minute("zhang", part(0), "改过了")
		minute("lina", part(1), "渠道断了，换了一家")
		minute("lina", part(2), "后来补的")
		do("lina", "PATCH", "/meeting-items/"+decided, m{"words": "不换了"})
		do("hu", "PATCH", "/meeting-items/"+promised, m{"state": "kept", "came_of": "找到两家"})
		do("chen", "PATCH", "/actions/"+w.Get("lina", "/meetings/"+held).OK().Str("items", 2, "action_id"), m{"state": "done", "title": "写好方案"})
		do("lina", "POST", "/meeting-items/"+erased+"/restore", nil)
		do("lina", "DELETE", "/meeting-items/"+acted, nil)
		do("lina", "PATCH", "/meeting-items/"+topic, m{"words": "聊聊明年预算", "state": "kept"})
		do("lina", "PATCH", "/meetings/"+held, m{"title": "第一次周会"})
		do("zhang", "PUT", "/meetings/"+round+"/answers", m{"answers": []m{{"section_id": asked.Str("sections", 1, "id"), "words": "改口了"}}})
		do("lina", "POST", "/meetings/"+round+"/end", nil)
		series := all.Str("items", 0, "series_id")
		do("lina", "PATCH", "/meeting-series/"+series, m{"title": "运营例会", "at": "11:00", "place": "五楼", "people_ids": []string{w.ID["fang"]}, "minutes": 45})
		do("lina", "PATCH", "/meetings/"+early, m{"starts_on": "2026-12-09", "title": "单独改的"})
		do("hu", "PATCH", "/meetings/"+single, m{"starts_on": "2026-12-10", "place": "五楼", "people_ids": []string{w.ID["chen"], w.ID["lina"], w.ID["fang"]}})
		do("hu", "DELETE", "/meetings/"+single, nil)
		do("hu", "POST", "/meetings/"+gone+"/restore", nil)
		w.Post("fang", "/meetings", m{"kind": "monthly", "title": "新的", "people_ids": []string{w.ID["hu"]}, "starts_on": "2026-12-06", "at": "10:00", "minutes": 30})
		do("chen", "POST", "/key-results/"+krs[0]+"/check-ins", m{"value": "700", "note": "追上了"})
		do("root", "PATCH", "/people/"+w.ID["hu"], m{"name": "胡"})
		w.At("2026-11-30")
		do("lina", "PATCH", "/meeting-series/"+series, m{"cadence": m{"kind": "weekly", "weekday": 4}})
		do("lina", "DELETE", "/meeting-series/"+series, nil)
		w.At("2026-12-02")
		asOf(t, "2026-11-24")

		then := func(as, id string) apptest.Answer { return w.Get(as, "/meetings/"+id+"?asof=2026-11-24").OK() }
		if a := then("lina", id(4)); a.Len("plan") != 0 || a.Str("lost", 0) != "plan" || a.Len("can") != 0 {
			t.Errorf("nobody knows what the agenda was to be: %s", a.Body)
		}
		a := then("zhang", round)
		if a.Str("state") != "open" || a.Str("lost", 0) != "agenda" || a.Str("lost", 1) != "answers" || a.At("sections", 1, "answers") != nil || a.At("waiting") != nil ||
			inRound.Str("sections", 1, "answers", 0, "words") != "一切正常" {
			t.Errorf("what was answered then was written over: %s", a.Body)
		}
		w.Get("lina", "/meetings/"+two+"?asof=2026-11-24").Fails(404, "input.missing")
		w.Get("guest", "/meetings/"+held+"?asof=2026-11-24").Fails(404, "input.missing")
		w.Get("lina", "/meetings/"+held+"?asof=2026-11-15").Fails(404, "input.missing")

		// What is hidden now is hidden of then too.
		entries := func() (n int) {
			a := then("fang", held)
			for i := range a.Len("sections") {
				n += a.Len("sections", i, "entries")
			}
			return n
		}
		before := entries()
		do("chen", "PATCH", "/objectives/"+objective, m{"visibility": "listed", "reason": "收起"})
		if after := entries(); before == 0 || after != 0 {
			t.Errorf("%d lines of the agenda, %d once they were hidden", before, after)
		}
		few, many := len(w.Queries(func() { w.Get("lina", "/meetings?limit=2&asof=2026-11-24").OK() })), len(w.Queries(func() { w.Get("lina", "/meetings?limit=50&asof=2026-11-24").OK() }))
		if few != many {
			t.Errorf("%d queries for two meetings, %d for all", few, many)
		}
	})
}

// What the writer wrote over by the same hand isn't kept, and said to be lost.
func TestMinutesThatNobodyKeptAreSaidToBeLost(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := w.Post("lina", "/meetings", m{"kind": "weekly", "title": "两天的会", "team_id": w.ID["运营部"], "starts_on": "2026-11-16", "at": "15:00", "minutes": 60}).ID()
		w.Do("lina", "POST", "/meetings/"+id+"/open", nil).OK()
		page := w.Get("lina", "/meetings/"+id).OK()
		for _, one := range []struct{ day, text string }{{"2026-11-16", "第一天"}, {"2026-11-17", "第二天"}} {
			w.At(one.day)
			w.Do("lina", "PUT", "/meeting-sections/"+page.Str("sections", 0, "id"), m{"text": one.text}).OK()
		}
		w.Do("lina", "PUT", "/meeting-sections/"+page.Str("sections", 1, "id"), m{"text": "第二天才写"}).OK()
		w.At("2026-11-20")
		a := w.Get("lina", "/meetings/"+id+"?asof=2026-11-16").OK()
		if a.At("sections", 0, "lost") != true || a.At("sections", 0, "text") != nil || a.At("sections", 1, "lost") != nil || a.At("sections", 1, "text") != nil || a.Str("state") != "open" {
			t.Errorf("%s", a.Body)
		}
	})
}
