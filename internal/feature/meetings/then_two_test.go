package meetings_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestOneOnOnesArePutBackForTheTwo asks for one-on-ones at the end of a day, changes them, and asks for the same as of
// that day: what the two said isn't told, and nobody else is told that they met.
func TestOneOnOnesArePutBackForTheTwo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.At("2026-11-16")
		two := func(title, on string, more m) string {
			body := m{"kind": "one_on_one", "title": title, "people_ids": []string{w.ID["chen"]}, "starts_on": on, "at": "11:00", "minutes": 30}
			for k, v := range more {
				body[k] = v
			}
			return w.Post("zhang", "/meetings", body).ID()
		}
		held := two("每周", "2026-11-17", m{"cadence": m{"kind": "weekly", "weekday": 2}})
		once, called := two("答辩", "2026-12-04", nil), two("取消的", "2026-12-03", nil)
		all := w.Get("zhang", "/meetings?kind=one_on_one&when=upcoming&limit=50").OK()
		w.At("2026-11-17")
		w.Post("zhang", "/meetings/"+held+"/open", m{})
		section := w.Get("zhang", "/meetings/"+held).OK().Str("sections", 0, "id")
		w.Do("zhang", "PUT", "/meeting-sections/"+section, m{"text": "私下的话"}).OK()
		w.Post("chen", "/meetings/"+held+"/items", m{"kind": "follow_up", "words": "私下答应的", "person_id": w.ID["chen"], "due_on": "2026-11-27"})
		w.Post("zhang", "/meetings/"+once+"/items", m{"kind": "topic", "words": "私下要聊的"})
		w.At("2026-11-20")
		callers := []string{"zhang", "chen", "root", "lina", "guest"}
		paths := []string{"/meetings?kind=one_on_one&limit=50", "/meetings?when=upcoming&limit=50", "/meetings?when=past", "/meetings?mine=true&limit=50", "/meetings/" + held, "/meetings/" + once, "/meetings/" + called,
			"/meetings/" + all.Str("items", 1, "id")}
		asOf := w.Remembers(callers, paths, []string{"can", "version", "now", "plan", "lost", "next", "sections", "section_id", "section_at", "items", "topics", "words", "follow_ups", "decisions"})
		w.At("2026-11-24")
		w.Post("zhang", "/meetings/"+held+"/end", m{})
		w.Do("chen", "PATCH", "/meetings/"+once, m{"title": "改了", "starts_on": "2026-12-07", "at": "15:00", "place": "五楼"}).OK()
		w.Do("chen", "DELETE", "/meetings/"+called, nil).OK()
		two("后来约的", "2026-12-08", nil)
		w.At("2026-12-02")
		asOf(t, "2026-11-20")
		for _, as := range []string{"zhang", "chen"} {
			for _, id := range []string{held, once} {
				got := w.Get(as, "/meetings/"+id+"?asof=2026-11-20").OK()
				if strings.Contains(string(got.Body), "私下") || got.Str("lost", 0) != "words" || got.Len("can") != 0 {
					t.Errorf("%s is told: %s", as, got.Body)
				}
			}
			if got := w.Get(as, "/meetings?kind=one_on_one&limit=50&asof=2026-11-20").OK(); got.Len("items") < 4 {
				t.Errorf("%s is told of: %s", as, got.Body)
			}
		}
		for _, as := range []string{"root", "lina"} {
			w.Get(as, "/meetings/"+held+"?asof=2026-11-20").Fails(404, "input.missing")
		}
	})
}
