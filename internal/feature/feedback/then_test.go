package feedback_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestFeedbackIsAsItWas asks for feedback and requests at the end of a day, changes about everything, and asks as of that day.
func TestFeedbackIsAsItWas(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "七日留存", "measure": m{"kind": "metric", "baseline": "20", "target": "30"}}).ID()
		id := map[string]string{}
		give := func(name, as, to string, more m) {
			body := m{"kind": "feedback", "person_ids": []string{w.ID[to]}, "body": name}
			for k, v := range more {
				body[k] = v
			}
			id[name] = w.Post(as, "/feedback", body).ID()
		}
		do := func(as, method, path string, body m) { w.Do(as, method, path, body).OK() }
		w.At("2026-11-18")
		give("私下的", "hu", "chen", nil)
		give("给上级看的", "hu", "chen", m{"visibility": "manager"})
		give("公开的", "hu", "chen", m{"visibility": "public", "key_result_id": kr})
		give("改过一次", "lina", "chen", m{"visibility": "public"})
		give("感谢", "lina", "chen", m{"kind": "recognition"})
		give("当天收回的", "hu", "chen", m{"visibility": "public"})
		do("hu", "DELETE", "/feedback/"+id["当天收回的"], nil)
		do("lina", "PATCH", "/feedback/"+id["改过一次"], m{"body": "改好了"})
		do("zhang", "PUT", "/feedback/"+id["感谢"]+"/cheer", nil)
		do("hu", "PUT", "/feedback/"+id["感谢"]+"/cheer", nil)
		w.Post("chen", "/feedback-requests", m{"person_ids": []string{w.ID["hu"], w.ID["lina"], w.ID["zhang"]}, "question": "哪里可以更好？"})
		asked := map[string]string{}
		for _, as := range []string{"hu", "lina", "zhang"} {
			asked[as] = w.Get(as, "/feedback-requests").OK().Str("items", 0, "id")
		}
		do("zhang", "POST", "/feedback-requests/"+asked["zhang"]+"/decline", m{"why": "不熟"})
		paths := []string{"/feedback?limit=50", "/feedback?public=true", "/feedback?to_id=me", "/feedback?from_id=me", "/feedback?along=true", "/feedback?limit=50&q=%E5%85%AC%E5%BC%80",
			"/feedback?to_id=" + w.ID["chen"], "/feedback-requests", "/feedback-requests?mine=true"}
		for _, one := range id {
			paths = append(paths, "/feedback/"+one)
		}
		asOf := w.Remembers([]string{"chen", "hu", "lina", "zhang", "root", "guest"}, paths, []string{"can", "version"})

		w.At("2026-11-25")
		give("后来给的", "hu", "chen", m{"visibility": "public"})
		give("回答", "lina", "chen", m{"request_id": asked["lina"], "person_ids": nil})
		w.Do("chen", "DELETE", "/feedback-requests/"+asked["hu"], nil).OK()
		do("hu", "POST", "/feedback/"+id["当天收回的"]+"/restore", nil)
		do("zhang", "DELETE", "/feedback/"+id["感谢"]+"/cheer", nil)
		do("fang", "PUT", "/feedback/"+id["感谢"]+"/cheer", nil)
		do("fang", "DELETE", "/feedback/"+id["感谢"]+"/cheer", nil)
		do("root", "PUT", "/feedback/"+id["感谢"]+"/cheer", nil)
		do("chen", "PATCH", "/key-results/"+kr, m{"title": "次日留存", "reason": "改名"})
		do("chen", "PATCH", "/objectives/"+o, m{"title": "留住用户", "reason": "改名"})
		do("hu", "DELETE", "/feedback/"+id["私下的"], nil)
		do("hu", "POST", "/feedback/"+id["私下的"]+"/restore", nil)
		do("root", "PATCH", "/people/"+w.ID["hu"], m{"name": "胡一"})
		w.At("2026-12-02")
		asOf(t, "2026-11-18")
		if got := w.Get("hu", "/feedback?limit=50&asof=2026-11-18").OK(); got.Len("items", 0, "can") != 0 {
			t.Errorf("what can be done to the past: %s", got.Body)
		}
	})
}

// TestFeedbackThatWasTakenBackStaysAway: nor are the words told that its author has changed since.
func TestFeedbackThatWasTakenBackStaysAway(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-18")
		gone := w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "收回的话"}).ID()
		changed := w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "原来的话"}).ID()
		w.At("2026-11-25")
		w.Do("hu", "DELETE", "/feedback/"+gone, nil).OK()
		w.Do("hu", "PATCH", "/feedback/"+changed, m{"body": "后来的话"}).OK()
		w.At("2026-12-02")
		for _, as := range []string{"hu", "chen", "root"} {
			got := w.Get(as, "/feedback?asof=2026-11-18").OK()
			if strings.Contains(string(got.Body), "的话") || got.Len("items") != 1 || got.At("items", 0, "words_lost") != true || got.At("items", 0, "edited_at") != nil {
				t.Errorf("%s is told: %s", as, got.Body)
			}
			w.Get(as, "/feedback/"+gone+"?asof=2026-11-18").Fails(404, "input.missing")
			if one := w.Get(as, "/feedback/"+changed+"?asof=2026-11-18").OK(); strings.Contains(string(one.Body), "的话") || one.At("words_lost") != true || one.Len("can") != 0 {
				t.Errorf("%s is told: %s", as, one.Body)
			}
			if found := w.Get(as, "/feedback?q=%E5%90%8E%E6%9D%A5&asof=2026-11-18").OK(); found.Len("items") != 0 {
				t.Errorf("%s finds by words of now: %s", as, found.Body)
			}
		}
	})
}
