package talk_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Whatever has a page or a line of its own can be talked about, by who sees it, and its
// owner hears of it.
func TestEveryNounIsTalkedAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr, _ := ground(w, "everyone")
		for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
			w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
		}
		checkIn := w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "22", "note": "首页改版"}).ID()
		metric := w.Post("chen", "/metrics", m{"name": "七日留存", "unit": "%", "direction": "up"}).ID()
		hidden := w.Post("chen", "/metrics", m{"name": "薪资总额", "unit": "元", "direction": "none", "visibility": "listed", "listed_ids": []string{w.ID["lina"]}}).ID()
		met := m{"kind": "weekly", "title": "用户组周会", "team_id": w.ID["用户组"], "starts_on": "2026-12-01", "at": "10:00", "minutes": 30}
		meeting := w.Post("chen", "/meetings", met).ID()
		report := w.Post("zhang", "/reports", m{"team_id": w.ID["用户组"]})
		say := func(as, kind, id string) apptest.Answer {
			return w.Do(as, "POST", "/comments", m{"subject_kind": kind, "subject_id": id, "body": "哪里来的数？"})
		}
		say("zhang", "report", report.ID()).Fails(404, "input.missing") // a draft is still written
		w.Do("zhang", "POST", "/reports/"+report.ID()+"/send", nil, "If-Match", report.Str("version")).OK()

		learned := w.Post("chen", "/lessons", m{"objective_id": o, "words": "先备一条通道\n再放量"}).ID()
		ours := w.Post("chen", "/lessons", m{"team_id": w.ID["用户组"], "cycle_id": w.ID["2026Q4"], "words": "周一先看留存"}).ID()

		for kind, noun := range map[string]struct{ id, owner, at string }{
			"check_in": {checkIn, "chen", "key_result"}, "metric": {metric, "chen", "metric"}, "meeting": {meeting, "chen", "meeting"}, "report": {report.ID(), "zhang", "report"},
			"lesson": {ours, "chen", "lesson"},
		} {
			said := say("lina", kind, noun.id)
			if said.Status != 201 {
				t.Fatalf("%s: %d %s", kind, said.Status, said.Body)
			}
			if n := w.Get("coach", "/comments?subject_kind="+kind+"&subject_id="+noun.id).OK().Len("items"); n != 1 {
				t.Errorf("%s: %d threads", kind, n)
			}
			box := w.Get(noun.owner, "/notices?reason=comment").OK()
			if box.Len("items") == 0 || box.Str("items", 0, noun.at) == "" || box.Str("items", 0, "excerpt") != "哪里来的数？" {
				t.Errorf("%s: its owner hears %s", kind, box.Body)
			}
			say("guest", kind, noun.id).Fails(404, "input.missing")
		}
		say("lina", "lesson", learned).OK()
		if box := w.Get("chen", "/notices?reason=comment").OK(); box.Str("items", 0, "lesson") != "先备一条通道" || box.Str("items", 0, "objective_id") != o {
			t.Errorf("of a lesson of an objective its author hears %s", box.Body)
		}
		if within := w.Get("lina", "/comments?within=true&subject_kind=objective&subject_id="+o).OK(); within.Len("items") != 2 {
			t.Errorf("what was said about a check-in and a lesson is with its objective: %s", within.Body)
		}
		say("lina", "metric", hidden).OK()
		say("hu", "metric", hidden).Fails(404, "input.missing")
		w.Do("hu", "GET", "/comments?subject_kind=metric&subject_id="+hidden, nil).Fails(404, "input.missing")
		for _, kind := range []string{"check_in", "metric", "meeting", "report", "lesson"} {
			say("lina", kind, "none").Fails(404, "input.missing")
		}
		two := w.Post("zhang", "/meetings", m{"kind": "one_on_one", "title": "一对一", "people_ids": []string{w.ID["chen"]}, "starts_on": "2026-12-01", "at": "11:00", "minutes": 30}).ID()
		say("chen", "meeting", two).Fails(404, "input.missing") // it has notes of its own
	})
}
