package notices_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func remind(t *testing.T, w *apptest.World) {
	t.Helper()
	if err := w.Features.Notices.Remind(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// reminded tells what somebody's present reminder says: "kind title until".
func reminded(w *apptest.World, who string) []string {
	w.T.Helper()
	a := w.Get(who, "/notices?reason=reminder").OK()
	out := []string{}
	for i := range a.Len("items", 0, "owing") {
		at := func(field string) any { return a.At("items", 0, "owing", i, field) }
		line := fmt.Sprint(at("kind"), " ", at("title"), " ", at("until"))
		if name, ok := at("for_name").(string); ok {
			line += " for " + name
		}
		out = append(out, line)
	}
	if a.Len("items") > 1 {
		w.T.Errorf("%s has %d present reminders", who, a.Len("items"))
	}
	return out
}

// day goes to a quarter past nine of a day and has the round of reminders made.
func day(t *testing.T, w *apptest.World, on string) {
	t.Helper()
	w.At(on)
	w.Pass(-45 * time.Minute)
	remind(t, w)
}

// running is an objective of chen's that is under way, and was last checked in on
// when it was due on Friday the 13th.
func running(w *apptest.World) (objective, keyResult string) {
	objective, keyResult = draft(w, "everyone") // due on Fridays
	activate(w, objective)
	w.Post("chen", "/key-results/"+keyResult+"/check-ins", m{"value": "51000", "as_of": "2026-11-13"})
	return objective, keyResult
}

func TestReminders(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr := running(w) // on Monday the 16th
		for _, c := range []struct {
			on   string
			want []string
		}{
			{"2026-11-17", nil},
			{"2026-11-19", []string{"check_in 日活增长10% 1"}},
			{"2026-11-20", []string{"check_in 日活增长10% 0"}},
			{"2026-11-21", []string{"check_in 日活增长10% 0"}}, // a Saturday: nothing new
			{"2026-11-23", []string{"check_in 日活增长10% -1"}},
		} {
			day(t, w, c.on)
			holds(t, c.on, reminded(w, "chen"), c.want...)
		}
		w.Pass(time.Minute)
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "52000"})
		if over := w.Get("chen", "/notices?reason=reminder").OK(); over.At("items", 0, "owing", 0, "over") != true {
			t.Errorf("what was done since isn't told: %s", over.Body)
		}
		day(t, w, "2026-11-25")
		holds(t, "once it is done", reminded(w, "chen"))
		holds(t, "nobody else", reminded(w, "zhang"))
	})
}

func TestActionsAndAnswersAreRemindedOf(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr := running(w)
		action := w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "改引导", "owner_id": w.ID["hu"], "due_on": "2026-11-18"}).ID()
		w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "还早", "owner_id": w.ID["hu"], "due_on": "2026-12-18"})
		other, _ := draft(w, "everyone")
		w.Post("chen", "/objectives/"+other+"/submit", m{})
		w.Patch("chen", "/key-results/"+kr, m{"measure": m{"kind": "metric", "baseline": "50000", "target": "54000", "unit": "人"}, "reason": "预算减半"})
		parent := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "稳住基本盘", "owner_id": w.ID["hu"]}).ID()
		w.Post("chen", "/objectives/"+other+"/alignments", m{"parent_objective_id": parent})
		day(t, w, "2026-11-17")
		holds(t, "the day before", reminded(w, "hu"), "action 改引导 1")
		holds(t, "the approver has a day", reminded(w, "zhang"))
		day(t, w, "2026-11-19") // since Monday: the third workday
		holds(t, "the day after", reminded(w, "hu"), "alignment 稳住基本盘 -3", "action 改引导 -1")
		holds(t, "the approver", reminded(w, "zhang"), "approval 提升用户留存 -3", "revision 日活增长10% -3")
		w.Patch("hu", "/actions/"+action, m{"state": "done"})
		day(t, w, "2026-11-23")
		holds(t, "what is done", reminded(w, "hu"), "alignment 稳住基本盘 -5")
	})
}

func TestThoseAwayHaveADeputy(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		running(w)
		away := m{"starts_on": "2026-11-19", "ends_on": "2026-11-20", "deputy_id": w.ID["zhang"]}
		w.Do("hu", "POST", "/absences", m{"person_id": w.ID["chen"], "starts_on": "2026-11-19", "ends_on": "2026-11-20"}).Fails(403, "access.denied")
		w.Do("chen", "POST", "/absences", m{"starts_on": "2026-11-20", "ends_on": "2026-11-19"}).Fails(422, "people.absence_order")
		w.Do("chen", "POST", "/absences", m{"starts_on": "2026-11-19", "ends_on": "2026-11-20", "deputy_id": w.ID["chen"]}).Fails(422, "people.deputy_unknown")
		id := w.Post("chen", "/absences", away).ID()
		if list := w.Get("zhang", "/absences?person_id="+w.ID["chen"]).OK(); list.Str("items", 0, "deputy_name") != "zhang" || list.Str("can", 0) != "absence.update" {
			t.Errorf("absences: %s", list.Body)
		}
		day(t, w, "2026-11-19")
		holds(t, "away", reminded(w, "chen"))
		holds(t, "the deputy", reminded(w, "zhang"), "check_in 日活增长10% 1 for chen")
		w.Do("chen", "DELETE", "/absences/"+id, nil).OK()
		away["deputy_id"] = w.ID["hu"] // who may not check in for chen
		w.Post("chen", "/absences", away)
		day(t, w, "2026-11-20")
		holds(t, "a deputy who may not", reminded(w, "hu"))
	})
}

func TestAManagerHearsOnlyWhereThePolicySaysSo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		running(w)
		day(t, w, "2026-11-24")
		holds(t, "the manager by default", reminded(w, "zhang"))
		w.Do("coach", "PATCH", "/policy", m{"rhythm": m{"escalate_after": 99, "remind_at": "25:00"}}).Fails(422, "notice.time")
		w.Patch("coach", "/policy", m{"rhythm": m{"escalate_after": 3, "remind_at": "10:30"}})
		day(t, w, "2026-11-25")
		holds(t, "before the hour", reminded(w, "zhang"))
		w.At("2026-11-25")
		w.Pass(time.Hour)
		remind(t, w)
		holds(t, "three workdays late", reminded(w, "zhang"), "late 日活增长10% -3 for chen")
		w.At("2026-11-26")
		w.Pass(time.Hour)
		remind(t, w)
		holds(t, "not every day", reminded(w, "zhang"))
	})
}

// Two replicas that fire at once, and a clock that jumps both ways, remind
// everybody once a day.
func TestReplicasAndClocksThatJumpRemindOnce(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		running(w)
		second, err := app.New(w.Store, app.Config{Now: w.Now, Options: app.Options{Location: time.FixedZone("Asia/Shanghai", 8*3600), Mail: p, Secret: "a secret of tests, long enough to seal"}})
		if err != nil {
			t.Fatal(err)
		}
		w.At("2026-11-20")
		var group sync.WaitGroup
		for _, a := range []*app.App{w.App, second, w.App, second} {
			group.Go(func() {
				if err := a.Features.Notices.Remind(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for _, on := range []string{"2026-11-19", "2026-11-20", "2026-11-23", "2026-11-20", "2026-11-23"} {
			day(t, w, on)
		}
		w.At("2026-11-23")
		deliver(t, w)
		made := w.Get("chen", "/notices?reason=reminder&box=done").OK().Len("items") + w.Get("chen", "/notices?reason=reminder").OK().Len("items")
		if made != 3 { // of the 19th, 20th and 23rd, in whatever order they came
			t.Errorf("%d reminders", made)
		}
		// Those of earlier days that no letter told of are put aside: the newest tells all.
		if got := p.to("chen"); len(got) != 2 || !slices.Contains(got, "更新进展 · 迟了 1 个工作日：日活增长10%") { // beside the digest, in any order
			t.Errorf("letters: %v", got)
		}
	})
}

func TestACheckInByTheLinkInALetter(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, kr := running(w)
		_, foreign := draft(w, "everyone")
		day(t, w, "2026-11-20")
		w.Pass(4 * time.Minute)
		deliver(t, w)
		l := p.letter(t, "更新进展 · 今天到期：日活增长10%") // a digest goes out beside it
		if l.Name != "chen" || !strings.HasPrefix(l.URL, "https://okr.example.com/update/") || l.Items[0].URL != l.URL+"?kr="+kr {
			t.Fatalf("letter: %+v", l)
		}
		path := "/letter-sheets/" + strings.TrimPrefix(l.URL, "https://okr.example.com/update/")
		sheet := w.Get("", path).OK()
		if sheet.Str("name") != "chen" || sheet.Str("items", 0, "current") != "51000" || sheet.At("items", 0, "waits") != true {
			t.Errorf("sheet: %s", sheet.Body)
		}
		w.Do("", "POST", path+"/check-ins", m{"key_result_id": foreign, "value": "1"}).Fails(422, "notice.link_key_result")
		w.Do("", "POST", path+"/check-ins", m{"key_result_id": kr, "value": "很多"}).Fails(422, "check_in.value_unread")
		given := m{"key_result_id": kr, "value": "5.2万", "confidence": 7, "note": "在地铁上"}
		done := w.Do("", "POST", path+"/check-ins", given, "Idempotency-Key", "once").OK()
		if again := w.Do("", "POST", path+"/check-ins", given, "Idempotency-Key", "once").OK(); again.Header.Get("Idempotency-Replayed") != "true" {
			t.Error("sent again it is made again")
		}
		if done.Str("current") != "52000" {
			t.Errorf("made: %s", done.Body)
		}
		last := w.Get("hu", "/key-results/"+kr+"/check-ins").OK()
		if last.Str("items", 0, "person_id") != w.ID["chen"] || last.Str("items", 0, "note") != "在地铁上" || strings.Count(string(last.Body), "在地铁上") != 1 {
			t.Errorf("by: %s", last.Body)
		}
		unsubscribe := "/letter-sheets/" + strings.TrimPrefix(l.Unsubscribe, "https://okr.example.com/unsubscribe/")
		w.Get("", unsubscribe).Fails(404, "notice.link_over") // a link is for one thing
		w.Patch("coach", "/policy", m{"rhythm": m{"check_in_by_mail": false}})
		w.Get("", path).Fails(404, "notice.link_over")
		w.Patch("coach", "/policy", m{"rhythm": m{"check_in_by_mail": true}})
		w.Pass(9 * 24 * time.Hour)
		w.Get("", path).Fails(404, "notice.link_over")
	})
}

// A letter that was held up tells only what is still to do.
func TestALateLetterLeavesOutWhatIsDone(t *testing.T) {
	w, p := withPost(t, filepath.Join(t.TempDir(), "sinan.db"))
	_, kr := running(w)
	day(t, w, "2026-11-20")
	deliver(t, w) // the digest of the days before
	before := len(p.to("chen"))
	w.Pass(time.Minute)
	w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "52000"})
	w.Pass(time.Hour)
	deliver(t, w)
	if got := p.to("chen"); len(got) != before {
		t.Errorf("reminded of what is done: %v", got)
	}
}
