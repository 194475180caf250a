package meetings_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// running puts an objective of somebody's to work with one key result for each
// value that has been checked in; "" is none.
func running(w *apptest.World, owner, visibility string, values ...string) (objective string, krs []string) {
	w.T.Helper()
	objective = w.Post(owner, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": owner + "的目标", "owner_id": w.ID[owner], "kind": "committed"}).ID()
	for i := range values {
		krs = append(krs, w.Post(owner, "/objectives/"+objective+"/key-results", m{"title": fmt.Sprintf("%s的关键结果%d", owner, i+1),
			"measure": m{"kind": "metric", "baseline": "0", "target": "1000", "unit": "人"}}).ID())
	}
	w.Post(owner, "/objectives/"+objective+"/submit", nil)
	w.Post("coach", "/objectives/"+objective+"/approve", nil)
	w.Post(owner, "/objectives/"+objective+"/activate", nil)
	if visibility != "everyone" {
		w.Patch(owner, "/objectives/"+objective, m{"visibility": visibility, "reason": "先不公开"})
	}
	for i, v := range values {
		if v != "" {
			w.Post(owner, "/key-results/"+krs[i]+"/check-ins", m{"value": v, "note": "到了 " + v, "next": "继续"})
		}
	}
	return objective, krs
}

// weekly calls a weekly meeting of a team on Mondays at three in the afternoon.
func weekly(w *apptest.World, as, team string, more m) apptest.Answer {
	w.T.Helper()
	body := m{"kind": "weekly", "title": team + "周会", "team_id": w.ID[team], "starts_on": "2026-11-16", "at": "15:00", "minutes": 60, "cadence": m{"kind": "weekly", "weekday": 1}}
	for k, v := range more {
		body[k] = v
	}
	return w.Post(as, "/meetings", body)
}

// section finds a section of a meeting by its part.
func section(a apptest.Answer, part string) int {
	a.T.Helper()
	for i := range a.Len("sections") {
		if a.Str("sections", i, "part") == part {
			return i
		}
	}
	a.T.Fatalf("no section %s: %s", part, a.Body)
	return -1
}

func titles(a apptest.Answer, part string) string {
	a.T.Helper()
	at := section(a, part)
	var list []string
	for i := range a.Len("sections", at, "entries") {
		list = append(list, a.Str("sections", at, "entries", i, "then", "title"))
	}
	return strings.Join(list, "|")
}

func days(a apptest.Answer) string {
	a.T.Helper()
	var list []string
	for i := range a.OK().Len("items") {
		list = append(list, a.Str("items", i, "starts_on")[5:])
	}
	return strings.Join(list, " ")
}

func TestASeriesHasItsMeetingsAndIsChangedAsAWhole(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		first := weekly(w, "lina", "运营部", m{"people_ids": []string{w.ID["hu"]}})
		if first.Status != 201 || first.Str("starts_on") != "2026-11-16" || first.Str("at") != "15:00" || first.Str("starts_at") != "2026-11-16T07:00:00Z" || first.Str("state") != "planned" ||
			first.Str("host_name") != "lina" || first.Str("visibility") != "everyone" || first.At("cadence", "weekday") != 1.0 || first.Str("plan", 0, "part") != "promised" {
			t.Fatalf("called: %s", first.Body)
		}
		// lina of the team, zhang who leads the team right below it, and hu.
		if first.At("invited") != 3.0 || first.Str("people", 0, "name") != "lina" {
			t.Errorf("invited: %s", first.Body)
		}
		if got := days(w.Get("hu", "/meetings?when=upcoming&limit=5")); got != "11-16 11-23 11-30 12-07 12-14" {
			t.Errorf("to come: %s", got)
		}
		series := first.Str("series_id")
		moved := w.Get("lina", "/meetings?when=upcoming").OK().Str("items", 1, "id")
		if got := w.Patch("lina", "/meetings/"+moved, m{"starts_on": "2026-11-24", "at": "10:00"}); got.Str("starts_at") != "2026-11-24T02:00:00Z" {
			t.Errorf("moved: %s", got.Body)
		}
		w.Do("lina", "PATCH", "/meetings/"+moved, m{"minutes": 3}, "If-Match", `"2"`).Fails(422, "meeting.minutes")
		w.Do("lina", "PATCH", "/meetings/"+moved, m{"title": "x"}, "If-Match", `"1"`).Fails(412, "input.stale")
		w.Do("hu", "PATCH", "/meeting-series/"+series, m{"at": "09:00"}).Fails(403, "access.denied")
		w.Patch("lina", "/meeting-series/"+series, m{"at": "09:00", "cadence": m{"kind": "biweekly", "weekday": 3}})
		// What was moved by hand stays; the rest is made anew from today on.
		if got := days(w.Get("lina", "/meetings?when=upcoming&limit=4")); got != "11-18 11-24 12-02 12-16" {
			t.Errorf("changed: %s", got)
		}
		w.Do("lina", "PATCH", "/meeting-series/"+series, m{"cadence": m{"kind": "none"}}).Fails(422, "meeting.no_day")
		if got := w.Do("lina", http.MethodDelete, "/meetings/"+moved, nil); got.Status != 204 {
			t.Errorf("cancelled: %s", got.Body)
		}
		w.Do("lina", "GET", "/meetings/"+moved, nil).Fails(404, "input.missing")
		w.Post("lina", "/meetings/"+moved+"/restore", nil)
		w.At("2026-12-28")
		w.Forget("lina")
		if err := w.Features.Meetings.Extend(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := days(w.Get("lina", "/meetings?when=upcoming")); !strings.HasPrefix(got, "12-30 01-13") || !strings.Contains(got, "02-10") {
			t.Errorf("made ahead: %s", got)
		}
		if got := w.Do("lina", http.MethodDelete, "/meeting-series/"+series, nil); got.Status != 204 {
			t.Errorf("stopped: %s", got.Body)
		}
		if got := days(w.Get("lina", "/meetings?when=upcoming")); got != "" {
			t.Errorf("after the stop: %s", got)
		}
		if got := days(w.Get("lina", "/meetings?when=past&limit=3")); got != "12-16 12-02 11-24" {
			t.Errorf("over: %s", got)
		}
	})
}

func TestBadInputNamesEveryField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		got := w.Do("lina", "POST", "/meetings", m{"kind": "weekly", "title": " ", "starts_on": "2026-11-20", "at": "09:00", "minutes": 1, "ends_on": "2026-11-01",
			"visibility": "team", "people_ids": []string{"nobody"}, "sections": []m{{"part": "free", "minutes": 5}}})
		if got.Status != 422 {
			t.Fatalf("%s", got.Body)
		}
		for _, code := range []string{"meeting.title_needed", "meeting.minutes", "meeting.ends_before", "meeting.person_unknown", "meeting.section_title"} {
			if !strings.Contains(string(got.Body), code) {
				t.Errorf("no %s in %s", code, got.Body)
			}
		}
		w.Do("lina", "POST", "/meetings", m{"kind": "weekly", "title": "x", "starts_on": "2026-11-20", "at": "25:00", "minutes": 30}).Fails(422, "meeting.time_form")
		w.Do("lina", "POST", "/meetings", m{"kind": "weekly", "title": "x", "starts_on": "2026-11-20", "at": "09:00", "minutes": 30}).Fails(422, "meeting.people_needed")
		w.Do("hu", "POST", "/meetings", m{"kind": "weekly", "title": "x", "team_id": w.ID["运营部"], "starts_on": "2026-11-20", "at": "09:00", "minutes": 30}).Fails(403, "access.denied")
		w.Do("guest", "POST", "/meetings", m{"kind": "weekly", "title": "x", "people_ids": []string{w.ID["hu"]}, "starts_on": "2026-11-20", "at": "09:00", "minutes": 30}).Fails(403, "access.denied")
	})
}

func TestTheAgendaIsDrawnWhenItOpensAndKept(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, krs := running(w, "lina", "everyone", "100", "480", "360")
		secret, _ := running(w, "chen", "listed", "10")
		w.Post("lina", "/problems", m{"title": "短信被限流", "key_result_id": krs[0], "severity": "high"})
		w.Post("lina", "/problems", m{"title": "要不要换供应商", "key_result_id": krs[1], "decider_id": w.ID["lina"], "question": "换不换？"})
		w.Post("lina", "/key-results/"+krs[0]+"/actions", m{"title": "谈备用通道", "owner_id": w.ID["lina"], "due_on": "2026-11-18"})
		w.Post("lina", "/key-results/"+krs[0]+"/actions", m{"title": "很久以后的事", "owner_id": w.ID["lina"], "due_on": "2026-12-18"})
		id := weekly(w, "lina", "运营部", nil).ID()
		w.Pass(time.Hour)
		w.Post("lina", "/key-results/"+krs[1]+"/check-ins", m{"value": "480", "note": "涨得不错"})
		w.Do("hu", "POST", "/meetings/"+id+"/open", nil).Fails(403, "access.denied")
		got := w.Post("lina", "/meetings/"+id+"/open", nil)
		if got.Str("state") != "open" || got.Str("opened_by_name") != "lina" || got.Str("section_id") != got.Str("sections", 0, "id") {
			t.Fatalf("opened: %s", got.Body)
		}
		if list := titles(got, "behind"); list != "lina的关键结果1|lina的关键结果3" { // 39 and 13 points behind; chen's is hidden from lina
			t.Errorf("behind: %s", list)
		}
		behind := section(got, "behind")
		if e := func(path ...any) any { return got.At(append([]any{"sections", behind, "entries", 0}, path...)...) }; e("then", "progress") != 0.1 || e("then", "status") != "off_track" ||
			e("then", "words", "note") != "到了 100" || e("then", "person_name") != "lina" || e("key_result", "id") != krs[0] || e("then", "expected").(float64) < 0.4 {
			t.Errorf("first of those behind: %s", got.Body)
		}
		if list := titles(got, "decisions") + " / " + titles(got, "problems") + " / " + titles(got, "actions"); list != "要不要换供应商 / 短信被限流 / 谈备用通道" {
			t.Errorf("problems and actions: %s", list)
		}
		if list := titles(got, "wins"); list != "lina的关键结果2|lina的关键结果3|lina的关键结果1" { // from nothing a week ago
			t.Errorf("wins: %s", list)
		}
		if list := titles(w.Get("chen", "/meetings/"+id).OK(), "behind"); list != "chen的关键结果1|lina的关键结果1|lina的关键结果3" {
			t.Errorf("chen sees chen's: %s", list)
		}
		// Whatever happens afterwards, the agenda says how it was, and how it is.
		w.Post("lina", "/key-results/"+krs[0]+"/check-ins", m{"value": "600", "note": "追上了"})
		got = w.Post("lina", "/meetings/"+id+"/open", nil)
		if e := func(path ...any) any { return got.At(append([]any{"sections", behind, "entries", 0}, path...)...) }; e("then", "progress") != 0.1 || e("key_result", "progress") != 0.6 {
			t.Errorf("then and now: %s", got.Body)
		}
		if secret == "" {
			t.Error("unused")
		}
	})
}

func TestTheNextAgendaKnowsWhatWasPromisedAndWhatCameOfIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, krs := running(w, "lina", "everyone", "100")
		problem := w.Post("lina", "/problems", m{"title": "供应商", "key_result_id": krs[0], "decider_id": w.ID["lina"], "question": "换不换？"}).ID()
		first := weekly(w, "lina", "运营部", nil)
		id, next := first.ID(), ""
		list := w.Get("lina", "/meetings?when=upcoming").OK()
		for i := range list.Len("items") {
			if list.Str("items", i, "starts_on") == "2026-11-23" {
				next = list.Str("items", i, "id")
			}
		}
		w.Do("lina", "POST", "/meetings/"+id+"/items", m{"kind": "decision", "words": "换"}).Fails(409, "meeting.not_open")
		w.Post("lina", "/meetings/"+id+"/open", nil)
		w.Do("lina", "POST", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "找三家报价"}).Fails(422, "meeting.responsible_needed")
		decision := w.Post("lina", "/meetings/"+id+"/items", m{"kind": "decision", "words": "换成乙家", "problem_id": problem})
		if decision.Status != 201 || decision.Str("problem_title") != "供应商" {
			t.Errorf("decided: %s", decision.Body)
		}
		if got := w.Get("lina", "/problems/"+problem).OK(); got.Str("decision", "words") != "换成乙家" || got.At("undecided") != false {
			t.Errorf("the problem is decided too: %s", got.Body)
		}
		promise := w.Post("lina", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "找三家报价", "person_id": w.ID["zhang"], "due_on": "2026-11-20"}).ID()
		other := w.Post("lina", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "问法务", "person_id": w.ID["fang"], "due_on": "2026-11-27"}).ID()
		w.Do("lina", "POST", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "x", "person_id": w.ID["lina"], "due_on": "2026-11-27", "as_action": true}).Fails(422, "meeting.action_needs_key_result")
		action := w.Post("lina", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "谈备用通道", "person_id": w.ID["lina"], "due_on": "2026-11-25", "key_result_id": krs[0], "as_action": true})
		if action.Str("action_id") == "" || action.Str("key_result_title") != "lina的关键结果1" || action.Str("state") != "promised" {
			t.Errorf("an action: %s", action.Body)
		}
		w.Do("lina", "PATCH", "/meeting-items/"+action.ID(), m{"state": "kept"}).Fails(409, "meeting.item_is_action")
		w.Post("lina", "/meetings/"+id+"/end", nil)

		w.At("2026-11-20")
		w.Do("zhang", "PATCH", "/meeting-items/"+promise, m{"state": "dropped"}).Fails(422, "meeting.came_of_needed")
		if got := w.Patch("zhang", "/meeting-items/"+promise, m{"state": "kept", "came_of": "乙家最低"}); got.Str("state") != "kept" || got.At("settled_at") == nil {
			t.Errorf("kept: %s", got.Body)
		}
		w.Do("hu", "PATCH", "/meeting-items/"+promise, m{"state": "promised"}).Fails(403, "access.denied")
		w.Do("fang", "PATCH", "/meeting-items/"+other, m{"came_of": "还在问"}).OK() // not invited, but responsible
		w.Patch("lina", "/actions/"+action.Str("action_id"), m{"state": "done"})

		w.At("2026-11-30")
		got := w.Post("lina", "/meetings/"+next+"/open", nil)
		if got.Str("sections", 0, "part") != "promised" || titles(got, "promised") != "找三家报价|问法务|谈备用通道" || got.Str("before", "id") != id {
			t.Fatalf("promised: %s", got.Body)
		}
		var states []string
		for i := range 3 {
			states = append(states, got.Str("sections", 0, "entries", i, "then", "state"))
		}
		if !slices.Equal(states, []string{"kept", "promised", "kept"}) || got.Str("sections", 0, "entries", 0, "then", "came_of") != "乙家最低" ||
			got.At("sections", 0, "entries", 1, "then", "late") != true || got.Str("sections", 0, "entries", 1, "promise", "came_of") != "还在问" {
			t.Errorf("what came of it: %s", got.Body)
		}
		if titles(got, "actions") != "" {
			t.Errorf("what was promised is not told twice: %s", got.Body)
		}
		w.Post("lina", "/meetings/"+next+"/end", nil)
		w.Do("lina", http.MethodDelete, "/meeting-items/"+other, nil)
		w.Do("lina", "POST", "/meeting-items/"+other+"/restore", nil).OK()
		// The one still open goes on to be asked for; those settled are told once.
		third := w.Get("lina", "/meetings?when=upcoming").OK().Str("items", 0, "id")
		if got := w.Post("lina", "/meetings/"+third+"/open", nil); titles(got, "promised") != "问法务" {
			t.Errorf("owed from before: %s", got.Body)
		}
	})
}

// The list is the policy written as SQL: it holds what one may read, and no more.
func TestTheListHoldsWhatOneMaySee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		var ids []string
		for _, team := range []string{"公司", "运营部", "用户组", "市场部", ""} {
			for _, v := range []string{"everyone", "team", "listed"} {
				if team != "" && v == "listed" {
					continue
				}
				for _, host := range []string{"lina", "chen", "guest"} {
					body := m{"kind": "weekly", "title": team + v, "visibility": v, "host_id": w.ID[host], "starts_on": "2026-11-20", "at": "09:00", "minutes": 30, "people_ids": []string{w.ID["fang"]}}
					if team != "" {
						body["team_id"], body["people_ids"] = w.ID[team], []string{}
					}
					ids = append(ids, w.Post("root", "/meetings", body).ID())
				}
			}
		}
		for _, who := range []string{"root", "coach", "hr", "wei", "lina", "zhang", "chen", "fang", "hu", "guest"} {
			list := string(w.Get(who, "/meetings?limit=200").OK().Body)
			for _, id := range ids {
				if seen := w.Get(who, "/meetings/"+id).Status == 200; seen != strings.Contains(list, id) {
					t.Errorf("%s may see %v, but the list says otherwise: %s", who, seen, w.Get("root", "/meetings/"+id).Body)
				}
			}
		}
		for q, want := range map[string]int{"营部t": 3, "营部%25": 0, "listed": 3, "没有这样的会": 0} {
			if got := w.Get("root", "/meetings?q="+q).OK().Len("items"); got != want {
				t.Errorf("%d meetings are called %q, want %d", got, q, want)
			}
		}
	})
}

func TestListsAndPagesTakeAFixedNumberOfQueries(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		running(w, "lina", "everyone", "100")
		few := weekly(w, "lina", "运营部", m{"ends_on": "2026-11-16"}).ID()
		w.Post("lina", "/meetings/"+few+"/open", nil)
		short, page := w.Queries(func() { w.Get("hu", "/meetings").OK() }), w.Queries(func() { w.Get("hu", "/meetings/"+few).OK() })
		for range 4 {
			_, krs := running(w, "chen", "everyone", "10", "20", "30")
			for _, kr := range krs {
				w.Post("chen", "/problems", m{"title": "慢", "key_result_id": kr})
				w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "做", "owner_id": w.ID["chen"], "due_on": "2026-11-18"})
			}
		}
		opening := w.Queries(func() {
			w.Post("zhang", "/meetings/"+weekly(w, "zhang", "用户组", m{"ends_on": "2026-11-16"}).ID()+"/open", nil)
		})
		many := weekly(w, "lina", "运营部", m{"people_ids": []string{w.ID["hu"]}}).ID()
		w.Post("lina", "/meetings/"+many+"/open", nil)
		for i := range 5 {
			w.Post("lina", "/meetings/"+many+"/items", m{"kind": "follow_up", "words": fmt.Sprint(i), "person_id": w.ID["lina"], "due_on": "2026-11-20"})
		}
		long, whole := w.Queries(func() { w.Get("hu", "/meetings").OK() }), w.Queries(func() { w.Get("hu", "/meetings/"+many).OK() })
		if len(long) > len(short) {
			t.Errorf("a short list takes %d queries, a long one %d:\n%s", len(short), len(long), strings.Join(long, "\n"))
		}
		// A series, its last meeting, check-ins, problems, actions with what hangs on them.
		if len(whole) > 30 || len(whole) > len(page)+12 {
			t.Errorf("a small meeting takes %d queries, a large one %d:\n%s", len(page), len(whole), strings.Join(whole, "\n"))
		}
		if len(opening) > 80 {
			t.Errorf("calling and opening takes %d queries:\n%s", len(opening), strings.Join(opening, "\n"))
		}
	})
}

// What was closed in the cycle is looked back on, also just after its end.
func TestARetrospectiveHoldsWhatWasClosed(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
		kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "日活增长10%", "measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}}).ID()
		w.Post("chen", "/objectives/"+o+"/submit", m{})
		w.Post("zhang", "/objectives/"+o+"/approve", m{})
		w.Post("chen", "/objectives/"+o+"/activate", m{})
		w.At("2026-12-28")
		w.Forget("chen")
		w.Forget("zhang")
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "56000", "note": "超额了"})
		w.At("2027-01-05")
		w.Forget("chen")
		w.Forget("zhang")
		w.Post("zhang", "/objectives/"+o+"/close", m{"outcome": "achieved", "note": "超额完成"})
		wins := func(kind string) int {
			id := w.Post("zhang", "/meetings", m{"kind": kind, "title": kind, "team_id": w.ID["用户组"], "starts_on": "2027-01-05", "at": "15:00", "minutes": 60}).ID()
			w.Post("zhang", "/meetings/"+id+"/open", nil)
			got, n := w.Get("zhang", "/meetings/"+id).OK(), 0
			for i := range got.Len("sections") {
				if got.Str("sections", i, "part") == "wins" {
					n += got.Len("sections", i, "entries")
				}
			}
			return n
		}
		if n := wins("retrospective"); n != 1 {
			t.Errorf("a retrospective shows %d wins, want the closed one", n)
		}
		if n := wins("weekly"); n != 0 {
			t.Errorf("a weekly meeting shows %d wins of what is closed", n)
		}
	})
}
