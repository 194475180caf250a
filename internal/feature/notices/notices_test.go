package notices_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

var metric = m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}

// draft is an objective of chen's with one key result, seen by the given.
func draft(w *apptest.World, visibility string, shared ...string) (objective, keyResult string) {
	ids := []string{}
	for _, name := range shared {
		ids = append(ids, w.ID[name])
	}
	objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存", "owner_id": w.ID["chen"], "visibility": visibility, "shared_with": ids}).ID()
	keyResult = w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "日活增长10%", "measure": metric, "cadence": m{"kind": "weekly", "weekday": 5}}).ID()
	return objective, keyResult
}

// activate takes an objective of chen's all the way.
func activate(w *apptest.World, objective string) {
	w.Post("chen", "/objectives/"+objective+"/submit", m{})
	w.Post("zhang", "/objectives/"+objective+"/approve", m{})
	w.Post("chen", "/objectives/"+objective+"/activate", m{})
}

// box lists somebody's open notices as "reason by whom".
func box(w *apptest.World, who string, query ...string) []string {
	w.T.Helper()
	a := w.Get(who, "/notices?"+strings.Join(query, "&")).OK()
	out := []string{}
	for i := range a.Len("items") {
		out = append(out, strings.TrimSpace(a.Str("items", i, "reason")+" "+a.Str("items", i, "actor_name")))
	}
	return out
}

func holds(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestAnObjectiveIsAskedAnsweredAndBegun(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _ := draft(w, "everyone")
		w.Post("chen", "/objectives/"+o+"/submit", m{})
		holds(t, "zhang is asked", box(w, "zhang"), "approval_asked chen")
		holds(t, "those further up are not", box(w, "lina"))
		w.Post("zhang", "/objectives/"+o+"/return", m{"note": "基线写清楚"})
		holds(t, "answered, nothing waits for zhang", box(w, "zhang"))
		back := w.Get("chen", "/notices").OK()
		if back.Str("items", 0, "reason") != "returned" || back.Str("items", 0, "words") != "基线写清楚" || back.Str("items", 0, "objective") != "提升用户留存" || back.At("items", 0, "waits") != true {
			t.Errorf("returned: %s", back.Body)
		}
		w.Post("chen", "/objectives/"+o+"/submit", m{})
		w.Post("chen", "/objectives/"+o+"/withdraw", m{})
		holds(t, "withdrawn, nothing waits for zhang", box(w, "zhang"))
		activate(w, o)
		holds(t, "of what one did oneself nobody is told", box(w, "chen"), "approved zhang", "returned zhang")
		holds(t, "done is kept", box(w, "zhang", "box=done"), "approval_asked chen", "approval_asked chen", "approval_asked chen")
	})
}

func TestALineManagerIsAskedBeforeTheTeamsLeader(t *testing.T) {
	w := apptest.New(t)
	w.Patch("root", "/people/"+w.ID["chen"], m{"manager_id": w.ID["fang"]})
	o, _ := draft(w, "everyone")
	w.Post("chen", "/objectives/"+o+"/submit", m{})
	holds(t, "the line manager", box(w, "fang"), "approval_asked chen")
	holds(t, "the leader", box(w, "zhang"))
}

func TestTalkTellsThoseItConcernsOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := draft(w, "everyone")
		call := func(who string) string { return fmt.Sprintf("@[%s](person:%s)", who, w.ID[who]) }
		first := w.Post("hu", "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": call("lina") + call("hu") + " 看看"}).Str("comment", "id")
		holds(t, "the owner", box(w, "chen"), "comment hu")
		holds(t, "called", box(w, "lina"), "mention hu")
		holds(t, "one who calls themselves", box(w, "hu"))
		w.Post("lina", "/comments", m{"thread_id": first, "body": "九月的 " + call("chen")})
		holds(t, "called rather than answered", box(w, "chen"), "mention lina", "comment hu")
		holds(t, "who takes part", box(w, "hu"), "reply lina")
		one := w.Get("chen", "/notices?reason=mention").OK()
		if !strings.Contains(one.Str("items", 0, "excerpt"), "九月的") || one.Str("items", 0, "key_result") != "日活增长10%" || one.Str("items", 0, "objective_id") != o {
			t.Errorf("what it says: %s", one.Body)
		}
		reply := w.Get("hu", "/comments/"+first).OK().Str("replies", 0, "id")
		w.Do("lina", "DELETE", "/comments/"+reply, nil).OK()
		holds(t, "what was taken away calls nobody", box(w, "chen"), "comment hu")
		if gone := w.Get("chen", "/notices?box=done").OK(); gone.Str("items", 0, "excerpt") != "" {
			t.Errorf("its words are still told: %s", gone.Body)
		}
	})
}

func TestNobodyIsToldOfWhatTheyMayNotSee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := draft(w, "listed", "guest")
		w.Post("chen", "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": fmt.Sprintf("@[x](person:%s) @[y](person:%s)", w.ID["hu"], w.ID["guest"])})
		holds(t, "one who can't see it", box(w, "hu"))
		holds(t, "one it is shared with", box(w, "guest"), "mention chen")
		w.Patch("chen", "/objectives/"+o, m{"shared_with": []string{}})
		holds(t, "once it is hidden", box(w, "guest"))
		if c := w.Get("guest", "/notices/count").OK(); c.At("open") != float64(0) {
			t.Errorf("what is hidden is counted: %s", c.Body)
		}
	})
}

func TestWorkIsGivenAndWaitsForPeople(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr := draft(w, "everyone")
		action := w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "改新手引导", "owner_id": w.ID["hu"], "collaborator_ids": []string{w.ID["lina"]}, "due_on": "2026-12-10"}).ID()
		holds(t, "responsible", box(w, "hu"), "action_given chen")
		holds(t, "helping", box(w, "lina"), "action_given chen")
		w.Patch("chen", "/actions/"+action, m{"due_on": "2026-12-11"})
		holds(t, "a change of date gives nothing", box(w, "hu"), "action_given chen")
		w.Patch("hu", "/actions/"+action, m{"state": "blocked", "blocked": m{"why": "等数据", "person_id": w.ID["fang"]}})
		blocked := w.Get("fang", "/notices").OK()
		if blocked.Str("items", 0, "reason") != "action_blocked" || blocked.Str("items", 0, "words") != "等数据" || blocked.Str("items", 0, "action") != "改新手引导" {
			t.Errorf("blocked: %s", blocked.Body)
		}
		w.Patch("hu", "/actions/"+action, m{"state": "doing"})
		holds(t, "no longer blocked", box(w, "fang"))
		w.Patch("hu", "/actions/"+action, m{"state": "done"})
		holds(t, "done", box(w, "lina"))
		w.Patch("chen", "/key-results/"+kr, m{"owner_id": w.ID["hu"]})
		holds(t, "a key result", box(w, "hu"), "key_result_given chen")
		activate(w, o)
		holds(t, "whoever works on it begins to owe", box(w, "hu"), "activated chen", "key_result_given chen")
	})
}

func TestAlignmentsAndRevisionsAreAskedAndAnswered(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		parent := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "稳住基本盘", "owner_id": w.ID["hu"]}).ID()
		o, kr := draft(w, "everyone")
		a := w.Post("chen", "/objectives/"+o+"/alignments", m{"parent_objective_id": parent}).ID()
		holds(t, "the parent's owner", box(w, "hu"), "alignment_asked chen")
		w.Post("hu", "/alignments/"+a+"/decline", m{"note": "先不"})
		holds(t, "answered", box(w, "hu"))
		holds(t, "who asked", box(w, "chen"), "alignment_answered hu")
		activate(w, o)
		w.Patch("chen", "/key-results/"+kr, m{"measure": m{"kind": "metric", "baseline": "50000", "target": "54000", "unit": "人"}, "reason": "预算减半"})
		asked := w.Get("zhang", "/notices?reason=revision_asked").OK()
		if asked.Str("items", 0, "words") != "预算减半" || asked.Str("items", 0, "key_result") != "日活增长10%" {
			t.Errorf("a revision: %s", asked.Body)
		}
		w.Post("zhang", "/revisions/"+w.Get("chen", "/objectives/"+o+"/revisions").OK().Str("items", 0, "id")+"/approve", m{})
		holds(t, "decided", box(w, "zhang"))
		holds(t, "who asked for it", box(w, "chen", "reason=revision_decided"), "revision_decided zhang")
	})
}

func TestABoxIsReadPutOffAndEmptied(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr := draft(w, "everyone")
		for i := range 5 {
			w.Pass(time.Minute)
			w.Post("hu", "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": fmt.Sprint("第", i)})
		}
		first := w.Get("chen", "/notices?limit=2").OK()
		if first.At("count", "unread") != float64(5) || first.Str("items", 0, "excerpt") != "第4" {
			t.Fatalf("the first page: %s", first.Body)
		}
		second := w.Get("chen", "/notices?limit=2&cursor="+first.Str("next")).OK()
		third := w.Get("chen", "/notices?limit=2&cursor="+second.Str("next")).OK()
		if second.Str("items", 1, "excerpt") != "第1" || third.Len("items") != 1 || third.Str("next") != "" {
			t.Errorf("pages: %s %s", second.Body, third.Body)
		}
		w.Get("chen", "/notices?cursor=WyJ4IiwieSJd").Fails(422, "input.cursor")
		id := first.Str("items", 0, "id")
		mark := func(body m) apptest.Answer { return w.Patch("chen", "/notices", body) }
		mark(m{"ids": []string{id}, "read": true})
		mark(m{"ids": []string{id}, "until": w.Now().Add(24 * time.Hour).Format(time.RFC3339)})
		if c := w.Get("chen", "/notices/count").OK(); c.At("unread") != float64(4) || c.At("open") != float64(4) {
			t.Errorf("one put off: %s", c.Body)
		}
		holds(t, "put off", box(w, "chen", "box=snoozed"), "comment hu")
		w.Pass(25 * time.Hour)
		if back := w.Get("chen", "/notices").OK(); back.Str("items", 0, "id") != id {
			t.Errorf("it doesn't come back on top: %s", back.Body)
		}
		mark(m{"ids": []string{id}, "done": true})
		mark(m{"ids": []string{id}, "done": false})
		if all := mark(m{"all": true, "done": true}); all.Len("ids") != 5 {
			t.Errorf("all: %s", all.Body)
		}
		holds(t, "empty", box(w, "chen"))
		w.Patch("hu", "/notices", m{"ids": []string{id}, "done": false})
		holds(t, "another's is not theirs to mark", box(w, "chen"))
		w.Do("chen", "PATCH", "/notices", m{"ids": []string{id}, "until": "2099-01-01T00:00:00Z"}).Fails(422, "notice.far")
	})
}

func TestAPageTakesAFixedNumberOfQueries(t *testing.T) {
	w := apptest.New(t)
	o, kr := draft(w, "everyone")
	count := func() int { return len(w.Queries(func() { w.Get("chen", "/notices?limit=200").OK() })) }
	say := func() {
		w.Post("hu", "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": "x"})
		w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "x"})
	}
	say()
	few := count()
	for range 20 {
		say()
	}
	if many := count(); many != few || many > 10 {
		t.Errorf("%d queries for few, %d for many", few, many)
	}
}
