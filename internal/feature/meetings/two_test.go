package meetings_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What two people talk about is theirs: not their managers', not the champion's, not
// the admin's, and not the trail's.
func TestAOneOnOneIsOfTwo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["zhang"], m{"manager_id": w.ID["lina"]})
		id := w.Post("zhang", "/meetings", m{"kind": "one_on_one", "title": "张 × 陈", "people_ids": []string{w.ID["chen"]}, "starts_on": "2026-11-16", "at": "11:00", "minutes": 30,
			"cadence": m{"kind": "weekly", "weekday": 1}}).ID()
		sees := map[string]bool{"zhang": true, "chen": true}
		for _, who := range []string{"zhang", "chen", "lina", "wei", "hu", "coach", "hr", "root", "guest"} {
			if a := w.Get(who, "/meetings/"+id); (a.Status == 200) != sees[who] || !sees[who] && a.Status != 404 {
				t.Errorf("asked for by %s: %d", who, a.Status)
			}
			if n := w.Get(who, "/meetings?kind=one_on_one").OK().Len("items"); (n > 0) != sees[who] {
				t.Errorf("in the list of %s: %d", who, n)
			}
		}
		// Either notes beforehand what to talk about, opens it, writes, and ends it.
		topic := w.Post("chen", "/meetings/"+id+"/items", m{"kind": "topic", "words": "想换到增长组"}).ID()
		w.Post("zhang", "/meetings/"+id+"/items", m{"kind": "topic", "words": "晋升答辩"})
		w.Do("chen", "POST", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "早了", "person_id": w.ID["chen"], "due_on": "2026-11-20"}).Fails(409, "meeting.not_open")
		open := w.Post("chen", "/meetings/"+id+"/open", m{})
		if open.Str("sections", 0, "part") != "topics" || open.Len("items") != 2 {
			t.Errorf("%s", open.Body)
		}
		w.Do("chen", "PUT", "/meeting-sections/"+open.Str("sections", 0, "id"), m{"text": "想做增长"}).OK()
		w.Patch("zhang", "/meeting-items/"+topic, m{"state": "kept"})
		w.Do("zhang", "POST", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "问问王", "person_id": w.ID["lina"], "due_on": "2026-11-20"}).Fails(422, "meeting.of_two")
		w.Post("zhang", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "问问增长组", "person_id": w.ID["zhang"], "due_on": "2026-11-20"})
		w.Post("chen", "/meetings/"+id+"/end", m{})
		w.Do("chen", "PUT", "/meeting-sections/"+open.Str("sections", 0, "id"), m{"text": "想做增长，先试一个月"}).OK()

		// The next one begins with what is left to talk about, and what was promised.
		next := w.Get("zhang", "/meetings?kind=one_on_one&when=upcoming").OK().Str("items", 0, "id")
		planned := w.Get("chen", "/meetings/"+next).OK()
		if planned.Len("items") != 1 || planned.Str("items", 0, "words") != "晋升答辩" {
			t.Errorf("left: %v", planned.At("items"))
		}
		again := w.Post("chen", "/meetings/"+next+"/open", m{})
		if again.Str("sections", 1, "part") != "promised" || again.Str("sections", 1, "entries", 0, "then", "title") != "问问增长组" {
			t.Errorf("%s", again.Body)
		}
		trail := string(w.Get("root", "/audit?limit=200").OK().Body)
		for _, said := range []string{"想换到增长组", "晋升答辩", "想做增长", "问问增长组"} {
			if strings.Contains(trail, said) {
				t.Errorf("the trail says %s", said)
			}
		}
		// Who they are stays; either may put an end to it.
		series := open.Str("series_id")
		w.Do("zhang", "PATCH", "/meeting-series/"+series, m{"people_ids": []string{w.ID["hu"]}}).Fails(422, "meeting.two_stay")
		w.Do("root", "DELETE", "/meeting-series/"+series, nil).Fails(404, "input.missing")
		w.Do("chen", "DELETE", "/meeting-series/"+series, nil).OK()
		w.Do("zhang", "POST", "/meetings", m{"kind": "one_on_one", "title": "三人", "people_ids": []string{w.ID["chen"], w.ID["hu"]}, "starts_on": "2026-11-20", "at": "11:00", "minutes": 30}).Fails(422, "meeting.two_people")
		w.Do("zhang", "POST", "/meetings", m{"kind": "one_on_one", "title": "团队", "team_id": w.ID["用户组"], "people_ids": []string{w.ID["chen"]}, "starts_on": "2026-11-20", "at": "11:00", "minutes": 30}).Fails(422, "meeting.two_people")
	})
}
