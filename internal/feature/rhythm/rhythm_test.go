package rhythm_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

type m = map[string]any

// running is an objective of somebody's that is under way since Monday the 16th,
// with one key result that is due on Fridays.
func running(w *apptest.World, owner, title string) (keyResult string) {
	w.T.Helper()
	o := w.Post(owner, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner]}).ID()
	kr := w.Post(owner, "/objectives/"+o+"/key-results", m{"title": title + "增长10%", "cadence": "weekly",
		"measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}}).ID()
	for _, step := range []string{"submit", "approve", "activate"} {
		w.Post("root", "/objectives/"+o+"/"+step, m{})
	}
	return kr
}

func checkIn(w *apptest.World, who, kr string, more ...m) {
	w.T.Helper()
	body := m{"value": "51000"}
	for _, one := range more {
		for k, v := range one {
			body[k] = v
		}
	}
	w.Post(who, "/key-results/"+kr+"/check-ins", body)
}

// weeks tells a person's scores as "on time/late/missed/pending/away", oldest first.
func weeks(w *apptest.World, as, person string, n int) string {
	w.T.Helper()
	a := w.Get(as, fmt.Sprintf("/people/%s/rhythm?weeks=%d", w.ID[person], n)).OK()
	var out []string
	for i := range a.Len("person", "weeks") {
		at := func(field string) any { return a.At("person", "weeks", i, field) }
		out = append(out, fmt.Sprint(at("on_time"), at("late"), at("missed"), at("pending"), at("away")))
	}
	return strings.Join(out, " ")
}

func TestWhoKeepsTheRhythm(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := running(w, "chen", "日活") // due on Fridays: 20 and 27 November, 4 and 11 December
		w.At("2026-11-19")
		checkIn(w, "chen", kr) // in time
		w.At("2026-12-01")
		checkIn(w, "chen", kr, m{"as_of": "2026-11-27"}) // late for the 27th
		w.At("2026-12-09")
		if got := weeks(w, "chen", "chen", 4); got != "1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 1 0" {
			t.Errorf("in time, late, missed, open: %s", got)
		}
		a := w.Get("chen", "/rhythm?weeks=4").OK()
		if a.Len("people") != 1 || a.At("others") != false || a.At("people", 0, "punctuality") != 1.0/3 || a.Str("people", 0, "owed", 0, "due_on") != "2026-12-04" {
			t.Errorf("one of three in time, and the 4th is owed: %s", a.Body)
		}
		// Away on a due date: nobody blames them for it, and nobody nudges them.
		w.Post("chen", "/absences", m{"starts_on": "2026-12-03", "ends_on": "2026-12-10", "deputy_id": w.ID["zhang"]})
		if got := weeks(w, "zhang", "chen", 4); got != "1 0 0 0 0 0 1 0 0 0 0 0 0 0 1 0 0 0 1 0" {
			t.Errorf("away: %s", got)
		}
		a = w.Get("zhang", "/rhythm").OK()
		if a.At("others") != true || a.Str("people", 0, "away", "deputy_name")+a.Str("people", 1, "away", "deputy_name") != "zhang" {
			t.Errorf("who is away, and who stands in: %s", a.Body)
		}
		w.Do("zhang", "POST", "/people/"+w.ID["chen"]+"/nudges", m{"words": "补一下"}).Fails(409, "rhythm.away")
	})
}

func TestWhatIsOverIsOwedByNobody(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		closed, achieved := running(w, "chen", "日活"), running(w, "hu", "月活")
		w.At("2026-11-23")
		o := w.Get("chen", "/key-results/"+closed).OK().Str("objective_id")
		w.Post("root", "/objectives/"+o+"/close", m{"outcome": "dropped", "note": "不做了"})
		if got := weeks(w, "coach", "chen", 2); got != "0 0 1 0 0 0 0 0 0 0" {
			t.Errorf("closed on Monday: the Friday before was missed, the next isn't due: %s", got)
		}
		w.Do("coach", "POST", "/people/"+w.ID["chen"]+"/nudges", m{"words": "补一下"}).Fails(409, "rhythm.nothing_owed")

		w.At("2026-12-28")
		w.Forget("hu")
		checkIn(w, "hu", achieved, m{"value": "56000"})
		w.At("2027-01-05") // due by New Year's Eve
		w.Forget("hu")
		got := w.Get("hu", "/key-results/"+achieved).OK()
		if got.Str("status") != "achieved" || got.At("stale") != false {
			t.Errorf("what is achieved isn't stale: %s", got.Body)
		}
		if a := w.Get("hu", "/rhythm").OK(); a.Len("people", 0, "owed") != 0 {
			t.Errorf("nobody owes a check-in on it: %s", a.Body)
		}
		if err := w.Features.Notices.Remind(t.Context()); err != nil {
			t.Fatal(err)
		}
		if a := w.Get("hu", "/notices?reason=reminder").OK(); a.Len("items") != 0 {
			t.Errorf("nor is anybody reminded: %s", a.Body)
		}
	})
}

func TestAnybodySeesTheirOwnAndManagersTheirs(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for who, want := range map[string]string{"chen": "chen", "zhang": "chen,zhang", "lina": "chen,lina,zhang", "hu": "hu", "guest": "", "hr": "hr",
			"coach": "chen,coach,fang,hr,hu,lina,root,wei,zhang"} {
			a := w.Get(who, "/rhythm").OK()
			seen := map[string]bool{}
			for i := range a.Len("people") {
				seen[a.Str("people", i, "name")] = true
			}
			for _, name := range []string{"chen", "coach", "fang", "guest", "hr", "hu", "lina", "root", "wei", "zhang"} {
				listed := seen[name]
				if expected := strings.Contains(","+want+",", ","+name+","); listed != expected {
					t.Errorf("%s sees %s: %v, want %v", who, name, listed, expected)
				}
				// The list is what the policy allows one by one.
				if one := w.Get(who, "/people/"+w.ID[name]+"/rhythm"); name != "guest" && (one.Status == 200) != listed {
					t.Errorf("%s asks for %s: %d", who, name, one.Status)
				}
			}
		}
		if a := w.Get("coach", "/rhythm?team_id="+w.ID["运营部"]).OK(); a.Len("people") != 3 {
			t.Errorf("of a team with those below: %s", a.Body)
		}
		w.Get("coach", "/rhythm?team_id=none").Fails(404, "input.missing")
	})
}

func TestANudgeIsSentOnceForWhatIsDue(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		kr := running(w, "chen", "日活")
		path := "/people/" + w.ID["chen"] + "/nudges"
		w.Do("coach", "POST", path, m{"words": "更新一下"}).Fails(409, "rhythm.nothing_owed")
		w.At("2026-11-23") // the 20th wasn't answered
		w.Do("coach", "POST", path, m{"words": " "}).Fails(422, "input.required")
		w.Do("coach", "POST", path, m{"words": strings.Repeat("长", 401)}).Fails(422, "input.too_long")
		w.Do("hu", "POST", path, m{"words": "更新一下"}).Fails(403, "access.denied")
		w.Do("chen", "POST", path, m{"words": "自己提醒自己"}).Fails(403, "access.denied")
		if a := w.Get("coach", "/rhythm?team_id="+w.ID["用户组"]).OK(); a.Str("people", 0, "name") != "chen" || fmt.Sprint(a.At("people", 0, "can")) != "[rhythm.nudge]" {
			t.Errorf("who owes comes first and may be nudged: %s", a.Body)
		}
		w.Post("coach", path, m{"words": "上周五的还差一条，今天补上？"})
		told := w.Get("chen", "/notices?reason=nudge").OK()
		if told.Len("items") != 1 || told.Str("items", 0, "words") != "上周五的还差一条，今天补上？" || told.Str("items", 0, "actor_name") != "coach" ||
			told.Str("items", 0, "owing", 0, "key_result_id") != kr || told.At("items", 0, "owing", 0, "until") != -1.0 || told.At("items", 0, "waits") != true {
			t.Errorf("the notice: %s", told.Body)
		}
		again := w.Do("zhang", "POST", path, m{"words": "我也催一下"}, "Accept-Language", "en")
		again.Fails(409, "rhythm.nudged")
		if !strings.Contains(string(again.Body), "coach nudged them on 2026-11-23 10:00") {
			t.Errorf("refused with when and by whom: %s", again.Body)
		}
		w.At("2026-11-26") // nothing new is due
		w.Do("coach", "POST", path, m{"words": "再催一下"}).Fails(409, "rhythm.nudged")
		w.At("2026-11-30") // the 27th came and wasn't answered either
		w.Post("zhang", path, m{"words": "两周没更新了，有困难吗？"})
		told = w.Get("chen", "/notices?reason=nudge").OK()
		if told.Len("items") != 1 || told.Str("items", 0, "actor_name") != "zhang" {
			t.Errorf("the later takes the place of the earlier: %s", told.Body)
		}
		w.Pass(time.Minute)
		checkIn(w, "chen", kr)
		if told = w.Get("chen", "/notices?reason=nudge").OK(); told.At("items", 0, "owing", 0, "over") != true {
			t.Errorf("done meanwhile: %s", told.Body)
		}
		w.Do("coach", "POST", path, m{"words": "再催一下"}).Fails(409, "rhythm.nothing_owed")
	})
}

// Two who nudge at once send one nudge.
func TestTwoNudgesAtOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		running(w, "chen", "日活")
		w.At("2026-11-23")
		w.Get("coach", "/me").OK() // both are signed in before they race
		w.Get("zhang", "/me").OK()
		var (
			group  sync.WaitGroup
			mu     sync.Mutex
			status []int
		)
		for _, who := range []string{"coach", "zhang"} {
			group.Go(func() {
				a := w.Do(who, "POST", "/people/"+w.ID["chen"]+"/nudges", m{"words": "补一下"})
				mu.Lock()
				defer mu.Unlock()
				status = append(status, a.Status)
			})
		}
		group.Wait()
		if len(status) != 2 || status[0]+status[1] != 201+409 {
			t.Errorf("answers %v", status)
		}
		if told := w.Get("chen", "/notices?reason=nudge").OK(); told.Len("items") != 1 {
			t.Errorf("%s", told.Body)
		}
	})
}

// letters keeps what is sent.
type letters struct {
	mu   sync.Mutex
	sent []mail.Letter
}

func (l *letters) Send(_ context.Context, one mail.Letter) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent = append(l.sent, one)
	return nil
}

func TestANudgeGoesOutByMailWithWhatIsOwed(t *testing.T) {
	post := &letters{}
	w := apptest.WithMail(t, filepath.Join(t.TempDir(), "sinan.db"), post)
	running(w, "chen", "日活")
	w.At("2026-11-23")
	w.Post("coach", "/people/"+w.ID["chen"]+"/nudges", m{"words": "上周五的还差一条，今天补上？"})
	w.Pass(time.Hour)
	if err := w.Features.Notices.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	var nudge *mail.Letter
	for i := range post.sent {
		if post.sent[i].To == "chen@example.com" && post.sent[i].Items[0].Words == "上周五的还差一条，今天补上？" {
			nudge = &post.sent[i]
		}
	}
	if nudge == nil {
		t.Fatalf("no letter says it: %+v", post.sent)
	}
	if len(nudge.Items) != 2 || nudge.Items[0].Head != "coach 提醒你更新进展" || nudge.Items[1].Title != "日活增长10%" || nudge.Items[1].Head != "更新进展 · 迟了 1 个工作日" ||
		!strings.Contains(nudge.Items[1].URL, "/update/") {
		t.Errorf("what was said, and a link that takes the check-in: %+v", nudge)
	}
}

// A board takes as many queries for one key result as for many.
func TestTheBoardTakesAFixedNumberOfQueries(t *testing.T) {
	w := apptest.New(t)
	count := func() int { return len(w.Queries(func() { w.Get("coach", "/rhythm").OK() })) }
	running(w, "chen", "日活")
	few := count()
	for i := range 8 {
		running(w, []string{"chen", "hu", "zhang", "lina"}[i%4], fmt.Sprint("月活", i))
	}
	w.Pass(8 * 24 * time.Hour)
	if many := count(); many > few {
		t.Errorf("%d queries for one key result, %d for nine", few, many)
	}
}
