package meetings_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// When one of the two leaves, the other is told and isn't called to sit alone; a
// third person gets nothing of what was theirs, though the rest is handed over to them.
func TestAOneOnOneEndsWhenOneLeaves(t *testing.T) {
	for _, leaves := range []string{"zhang", "chen"} { // the one who called it, the other
		t.Run(leaves, func(t *testing.T) {
			apptest.Each(t, func(t *testing.T, w *apptest.World) {
				stays := map[string]string{"zhang": "chen", "chen": "zhang"}[leaves]
				two := func(title, on string, more m) string {
					body := m{"kind": "one_on_one", "title": title, "people_ids": []string{w.ID["chen"]}, "starts_on": on, "at": "11:00", "minutes": 30}
					for k, v := range more {
						body[k] = v
					}
					return w.Post("zhang", "/meetings", body).ID()
				}
				weekly := two("每周", "2026-11-16", m{"cadence": m{"kind": "weekly", "weekday": 1}})
				once := two("答辩", "2026-11-20", nil)
				team := w.Post("zhang", "/meetings", m{"kind": "weekly", "title": "周会", "team_id": w.ID["用户组"], "starts_on": "2026-11-20", "at": "09:30", "minutes": 30}).ID()
				w.Post("zhang", "/meetings/"+weekly+"/open", m{})
				w.Post(leaves, "/meetings/"+weekly+"/items", m{"kind": "follow_up", "words": "问问增长组", "person_id": w.ID[leaves], "due_on": "2026-11-20"})
				w.Post("zhang", "/meetings/"+weekly+"/end", m{})
				series := w.Get(stays, "/meetings/"+weekly).Str("series_id")

				w.Post("root", "/people/"+w.ID[leaves]+"/deactivate", m{"hand_over_to": w.ID["lina"]})
				if n := w.Get(stays, "/meetings?kind=one_on_one&when=upcoming").OK().Len("items"); n != 0 {
					t.Errorf("%d one-on-ones are still to come", n)
				}
				if w.Get(stays, "/meeting-series/"+series).OK().At("stopped_at") == nil {
					t.Error("the series goes on")
				}
				told := w.Get(stays, "/notices?reason=meeting_cancelled").OK()
				if told.Len("items") != 2 || !strings.Contains(string(told.Body), "2026-11-23 11:00") || !strings.Contains(string(told.Body), "2026-11-20 11:00") {
					t.Errorf("told: %s", told.Body)
				}
				w.Get(stays, "/meetings/"+weekly).OK() // what was held stays
				if who := w.Get("lina", "/meetings/"+weekly); who.Status != 404 {
					t.Error("whoever takes over reads what the two talked about")
				}
				if item := w.Get(stays, "/meetings/"+weekly).OK(); item.Str("items", 0, "person_id") != w.ID[leaves] {
					t.Errorf("a promise between the two was handed over: %s", item.Body)
				}
				if host := w.Get("lina", "/meetings/"+team).OK().Str("host_id"); leaves == "zhang" && host != w.ID["lina"] {
					t.Errorf("the team's meeting is hosted by %s", host)
				}
				w.Get("lina", "/meetings/"+once).Fails(404, "input.missing")
				// The job that makes the meetings ahead makes none of it.
				w.Pass(15 * 24 * time.Hour)
				if err := w.Features.Meetings.Extend(t.Context()); err != nil {
					t.Fatal(err)
				}
				if n := w.Get(stays, "/meetings?kind=one_on_one&when=upcoming").OK().Len("items"); n != 0 {
					t.Errorf("%d came anew", n)
				}
			})
		})
	}
}

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
