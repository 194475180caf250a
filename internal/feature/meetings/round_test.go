package meetings_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// asked lists the open notices of rounds that somebody has.
func asked(w *apptest.World, who string) (list []string) {
	a := w.Get(who, "/notices?reason=round_asked").OK()
	for i := range a.Len("items") {
		list = append(list, a.Str("items", i, "words"))
	}
	return list
}

func names(a apptest.Answer, field string) (list []string) {
	for i := range a.Len(field) {
		list = append(list, a.Str(field, i, "name"))
	}
	return list
}

// A week without a meeting: it opens by itself, everybody is asked, whoever is late
// is reminded, it closes by itself, and its summary is kept.
func TestARoundRunsByItself(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		run := func() {
			t.Helper()
			if err := w.Features.Meetings.Rounds(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		weekly := m{"kind": "weekly", "weekday": 1}
		id := w.Post("zhang", "/meetings", m{"kind": "round", "title": "用户组 周例轮", "team_id": w.ID["用户组"], "starts_on": "2026-11-16", "at": "11:00", "minutes": 480, "cadence": weekly}).ID()
		if got := w.Get("chen", "/notices?reason=meeting_called").OK(); got.Len("items") != 0 {
			t.Error("a round calls nobody to a place and time")
		}
		run()
		if s := w.Get("chen", "/meetings/"+id).Str("state"); s != "planned" {
			t.Errorf("before its time: %s", s)
		}
		w.Pass(time.Hour)
		run()
		run()
		open := w.Get("chen", "/meetings/"+id).OK()
		if open.Str("state") != "open" || open.Str("closes_at") != "2026-11-16T11:00:00Z" {
			t.Fatalf("%s", open.Body)
		}
		for _, who := range []string{"zhang", "chen"} {
			if got := asked(w, who); !slices.Equal(got, []string{"2026-11-16 19:00"}) {
				t.Errorf("%s is asked %v", who, got)
			}
		}
		if len(asked(w, "hu")) != 0 {
			t.Error("another team is asked")
		}

		question := func(n int) string { return open.Str("sections", n, "id") }
		w.Do("chen", "PUT", "/meetings/"+id+"/answers", m{"answers": []m{{"section_id": question(0), "words": " "}}}).Fails(422, "meeting.answer_needed")
		w.Do("chen", "PUT", "/meetings/"+id+"/answers", m{"answers": []m{{"section_id": question(4), "words": "x"}}}).Fails(422, "meeting.question_unknown") // data answers that one
		w.Do("hu", "PUT", "/meetings/"+id+"/answers", m{"answers": []m{{"section_id": question(0), "words": "x"}}}).Fails(403, "access.denied")
		w.Do("chen", "PUT", "/meetings/"+id+"/answers", m{"answers": []m{{"section_id": question(0), "words": "谈了两家"}, {"section_id": question(1), "words": "等报价"}}}).OK()
		again := w.Do("chen", "PUT", "/meetings/"+id+"/answers", m{"answers": []m{{"section_id": question(0), "words": "谈了三家"}, {"section_id": question(1), "words": ""}}}).OK()
		if again.Str("sections", 0, "answers", 0, "words") != "谈了三家" || again.Len("sections", 1, "answers") != 0 {
			t.Errorf("%s", again.Body)
		}
		if got := names(again, "answered"); !slices.Equal(got, []string{"chen"}) {
			t.Errorf("answered: %v", got)
		}
		if len(asked(w, "chen")) != 0 {
			t.Error("who has answered is still asked")
		}

		// When a quarter of the time is left, once, whoever hasn't answered.
		before := w.Get("zhang", "/notices?reason=round_asked&box=done").OK().Len("items")
		w.Pass(6 * time.Hour)
		run()
		run()
		if n := w.Get("zhang", "/notices?reason=round_asked&box=done").OK().Len("items"); n != before+1 || len(asked(w, "zhang")) != 1 || len(asked(w, "chen")) != 0 {
			t.Errorf("reminded %d times, %v, %v", n-before, asked(w, "zhang"), asked(w, "chen"))
		}
		w.Pass(2 * time.Hour)
		run()
		run()
		over := w.Get("chen", "/meetings/"+id).OK()
		if over.Str("state") != "ended" || over.Str("sections", 0, "answers", 0, "words") != "谈了三家" || !slices.Contains(names(over, "waiting"), "zhang") {
			t.Errorf("%s", over.Body)
		}
		if len(asked(w, "zhang")) != 0 {
			t.Error("a round that is closed still asks")
		}
		w.Do("zhang", "PUT", "/meetings/"+id+"/answers", m{"answers": []m{{"section_id": question(0), "words": "晚了"}}}).Fails(409, "meeting.not_open")
		past := w.Get("chen", "/meetings?when=past&kind=round").OK()
		if past.Len("items") != 1 {
			t.Errorf("%d past rounds", past.Len("items"))
		}
		minutes := w.Get("chen", "/notices?reason=minutes").OK()
		if minutes.Len("items") != 1 {
			t.Error("the summary goes to nobody")
		}
		w.Post("zhang", "/meetings/"+id+"/items", m{"kind": "decision", "words": "换乙家"}) // also afterwards
	})
}

// The summary is drawn as the round closes: what was checked in meanwhile is in it.
func TestTheSummaryIsOfTheClose(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "留存", "measure": m{"kind": "metric", "baseline": "0", "target": "100", "unit": "人"}}).ID()
		w.Post("chen", "/objectives/"+o+"/submit", m{})
		w.Post("zhang", "/objectives/"+o+"/approve", m{})
		w.Post("chen", "/objectives/"+o+"/activate", m{})
		id := w.Post("zhang", "/meetings", m{"kind": "round", "title": "周例轮", "team_id": w.ID["用户组"], "starts_on": "2026-11-16", "at": "10:00", "minutes": 60}).ID()
		w.Do("chen", "POST", "/meetings/"+id+"/open", m{}).Fails(403, "access.denied") // others would be cut off
		w.Post("zhang", "/meetings/"+id+"/open", m{})
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "70", "note": "短信见效"})
		w.Do("chen", "POST", "/meetings/"+id+"/end", m{}).Fails(403, "access.denied")
		w.Post("zhang", "/meetings/"+id+"/end", m{})
		if body := string(w.Get("chen", "/meetings/"+id).OK().Body); !strings.Contains(body, `"gained":0.7`) || !strings.Contains(body, "短信见效") {
			t.Errorf("%s", body)
		}
	})
}

// A server that was down all the while can't ask afterwards: the round is off.
func TestARoundThatNobodyCouldAnswerIsOff(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := w.Post("zhang", "/meetings", m{"kind": "round", "title": "周例轮", "team_id": w.ID["用户组"], "starts_on": "2026-11-17", "at": "10:00", "minutes": 60}).ID()
		w.At("2026-11-18")
		if err := w.Features.Meetings.Rounds(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.Get("chen", "/meetings/"+id).Fails(404, "input.missing")
		w.Do("zhang", "POST", "/meetings", m{"kind": "round", "title": "周例轮", "team_id": w.ID["用户组"], "starts_on": "2026-11-19", "at": "10:00", "minutes": 30}).Fails(422, "meeting.minutes")
		w.Do("zhang", "POST", "/meetings", m{"kind": "round", "title": "周例轮", "team_id": w.ID["用户组"], "starts_on": "2026-11-19", "at": "10:00", "minutes": 90, "sections": []m{{"part": "wins", "minutes": 0}}}).Fails(422, "meeting.no_question")
	})
}
