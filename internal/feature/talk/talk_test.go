package talk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/feature/talk"
)

type m = map[string]any

// ground is an objective of chen's that hangs together with a key result and an
// action, seen by the given.
func ground(w *apptest.World, visibility string, shared ...string) (objective, keyResult, action string) {
	ids := []string{}
	for _, name := range shared {
		ids = append(ids, w.ID[name])
	}
	objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存", "owner_id": w.ID["chen"],
		"visibility": visibility, "shared_with": ids}).ID()
	keyResult = w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "七日留存提到三成",
		"measure": m{"kind": "metric", "baseline": "20", "target": "30", "unit": "%"}}).ID()
	action = w.Post("chen", "/key-results/"+keyResult+"/actions", m{"title": "改新手引导", "owner_id": w.ID["chen"], "due_on": "2026-12-10"}).ID()
	return objective, keyResult, action
}

func calling(w *apptest.World, kind, name string) string {
	return fmt.Sprintf("@[%s](%s:%s)", name, kind, w.ID[name])
}

func TestMentionsAreReadOnceEachInOrder(t *testing.T) {
	got := talk.MentionsIn("请 @[陈晨](person:a-1) 和 @[用户组](team:b) 看看,@[陈](person:a-1) 先。@[x](link:c) [y](person:d) @[](person:e)")
	if fmt.Sprint(got) != "[{person a-1 陈晨} {team b 用户组}]" {
		t.Errorf("mentions: %v", got)
	}
}

func TestAThreadIsBegunAnsweredAndSettled(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, kr, action := ground(w, "everyone")
		first := w.Post("hu", "/comments", m{"subject_kind": "key_result", "subject_id": kr, "body": "  基线是哪个月的? " + calling(w, "person", "chen"),
			"quote": "七日留存", "quote_field": "title"})
		id := first.Str("comment", "id")
		if first.Status != 201 || !strings.HasPrefix(first.Str("comment", "body"), "基线") || first.Str("comment", "mentions", 0, "name") != "chen" || first.Len("blind") != 0 {
			t.Fatalf("the first comment: %s", first.Body)
		}
		w.Post("chen", "/comments", m{"thread_id": id, "body": "九月的"})
		w.Post("zhang", "/comments", m{"subject_kind": "action", "subject_id": action, "body": "排期定了吗"})
		w.Post("zhang", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": "方向对"})

		list := func(query string) apptest.Answer { return w.Get("lina", "/comments?"+query).OK() }
		of := list("subject_kind=key_result&subject_id=" + kr)
		if of.Len("items") != 1 || of.Len("items", 0, "replies") != 1 || of.Str("items", 0, "replies", 0, "body") != "九月的" || of.At("open") != float64(1) ||
			of.Str("items", 0, "quote") != "七日留存" {
			t.Errorf("of the key result: %s", of.Body)
		}
		if all := list("within=true&subject_kind=objective&subject_id=" + o); all.Len("items") != 3 || all.Str("items", 0, "body") != "方向对" {
			t.Errorf("within the objective, newest first: %s", all.Body)
		}
		w.Post("chen", "/comments/"+id+"/resolve", nil)
		w.Do("chen", "POST", "/comments/"+id+"/resolve", nil).Fails(409, "comment.resolved")
		of = list("subject_kind=key_result&subject_id=" + kr)
		if of.Str("items", 0, "resolved_by_name") != "chen" || of.At("open") != float64(0) {
			t.Errorf("once resolved: %s", of.Body)
		}
		if list("open=true&subject_kind=key_result&subject_id="+kr).Len("items") != 0 {
			t.Error("a resolved thread is among the open ones")
		}
		w.Post("hu", "/comments/"+id+"/reopen", nil)
		w.Do("hu", "POST", "/comments/"+id+"/reopen", nil).Fails(409, "comment.open")
	})
}

func TestWhatIsHiddenIsNotTalkedAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		_, kr, _ := ground(w, "listed", "guest")
		said := w.Post("chen", "/comments", m{"subject_kind": "key_result", "subject_id": kr,
			"body": calling(w, "person", "hu") + calling(w, "person", "guest") + calling(w, "team", "用户组")})
		if fmt.Sprint(said.At("blind")) != "[zhang hu]" { // zhang by the team
			t.Errorf("who was called but can't see: %s", said.Body)
		}
		id := said.Str("comment", "id")
		query := "/comments?subject_kind=key_result&subject_id=" + kr
		w.Get("hu", query).Fails(404, "input.missing")
		w.Get("root", query).Fails(404, "input.missing") // an admin sees no more than is shared
		w.Get("hu", "/comments/"+id).Fails(404, "input.missing")
		w.Do("hu", "POST", "/comments", m{"thread_id": id, "body": "x"}).Fails(404, "input.missing")
		w.Do("hu", "PUT", "/comments/"+id+"/reactions/agree", nil).Fails(404, "input.missing")
		if w.Get("guest", query).OK().Len("items") != 1 {
			t.Error("a guest it is shared with doesn't see the talk")
		}
		w.Post("guest", "/comments", m{"thread_id": id, "body": "收到"})
	})
}

func TestOnesWordsAreEditedWithATraceAndTakenBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "everyone")
		about := m{"subject_kind": "objective", "subject_id": o, "body": "先看数据"}
		path := "/comments/" + w.Post("hu", "/comments", about).Str("comment", "id")
		w.Do("chen", "PATCH", path, m{"body": "x"}).Fails(403, "access.denied")
		w.Do("root", "PATCH", path, m{"body": "x"}).Fails(403, "access.denied") // nobody puts words into another's mouth
		edited := w.Do("hu", "PATCH", path, m{"body": "先看九月的数据"}, "If-Match", `"1"`).OK()
		if edited.Header.Get("ETag") != `"2"` || edited.At("comment", "edited_at") == nil {
			t.Errorf("edited: %s", edited.Body)
		}
		w.Do("hu", "PATCH", path, m{"body": "y"}, "If-Match", `"1"`).Fails(412, "input.stale")
		if e := w.Get("chen", path+"/edits").OK(); e.Len("items") != 1 || e.Str("items", 0, "body") != "先看数据" {
			t.Errorf("what it said before: %s", e.Body)
		}
		w.Post("chen", "/comments", m{"thread_id": strings.TrimPrefix(path, "/comments/"), "body": "好"})
		w.Do("chen", "DELETE", path, nil).Fails(403, "access.denied")
		w.Do("coach", "DELETE", path, nil).OK()
		gone := w.Get("chen", path).OK()
		if gone.At("deleted") != true || gone.Str("body") != "" || gone.Len("replies") != 1 {
			t.Errorf("a deleted first comment with an answer: %s", gone.Body)
		}
		w.Get("chen", path+"/edits").Fails(404, "input.missing")
		w.Do("hu", "PATCH", path, m{"body": "z"}).Fails(404, "input.missing")
		w.Post("hu", path+"/restore", nil)
		if back := w.Get("chen", path).OK(); back.Str("body") != "先看九月的数据" {
			t.Errorf("brought back: %s", back.Body)
		}
		alone := "/comments/" + w.Post("hu", "/comments", about).Str("comment", "id")
		w.Do("hu", "DELETE", alone, nil).OK()
		if w.Get("hu", "/comments?subject_kind=objective&subject_id="+o).OK().Len("items") != 1 {
			t.Error("a deleted comment without answers still stands")
		}
	})
}

func TestReactionsCountOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		theme := w.Post("coach", "/themes", m{"title": "用户第一"}).ID()
		id := w.Post("hu", "/comments", m{"subject_kind": "theme", "subject_id": theme, "body": "赞成"}).Str("comment", "id")
		w.Do("guest", "POST", "/comments", m{"subject_kind": "theme", "subject_id": theme, "body": "x"}).Fails(403, "access.denied")
		for range 2 {
			w.Do("chen", "PUT", "/comments/"+id+"/reactions/agree", nil).OK()
		}
		w.Do("hu", "PUT", "/comments/"+id+"/reactions/agree", nil).OK()
		w.Do("chen", "PUT", "/comments/"+id+"/reactions/shrug", nil).Fails(404, "input.missing")
		if c := w.Get("chen", "/comments/"+id).OK(); c.Len("reactions", 0, "names") != 2 || c.At("reactions", 0, "mine") != true {
			t.Errorf("two signs: %s", c.Body)
		}
		w.Do("chen", "DELETE", "/comments/"+id+"/reactions/agree", nil).OK()
		if c := w.Get("chen", "/comments/"+id).OK(); c.Len("reactions", 0, "names") != 1 || c.At("reactions", 0, "mine") != false {
			t.Errorf("one sign: %s", c.Body)
		}
	})
}

func TestBadCommentsAreRefusedByField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "everyone")
		for _, c := range []struct {
			body        m
			code, field string
		}{
			{m{"body": " "}, "input.required", "/body"},
			{m{"body": strings.Repeat("长", 10_001)}, "input.too_long", "/body"},
			{m{"body": "x", "quote": strings.Repeat("长", 501)}, "input.too_long", "/quote"},
			{m{"body": "@[谁](person:nobody)"}, "comment.mention_unknown", "/body"},
			{m{"body": "@[谁](team:none)"}, "comment.mention_unknown", "/body"},
		} {
			c.body["subject_kind"], c.body["subject_id"] = "objective", o
			a := w.Do("hu", "POST", "/comments", c.body).Fails(422, c.code)
			if a.Str("errors", 0, "pointer") != c.field {
				t.Errorf("%s points at %s", c.code, a.Body)
			}
		}
		w.Do("hu", "POST", "/comments", m{"subject_kind": "objective", "subject_id": "none", "body": "x"}).Fails(404, "input.missing")
		w.Do("hu", "POST", "/comments", m{"body": "x"}).Fails(422, "comment.subject_unknown")
	})
}

func TestALongTalkIsReadInAFixedNumberOfQueries(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o, _, _ := ground(w, "everyone")
		path := "/comments?limit=20&subject_kind=objective&subject_id=" + o
		begin := func(n int) {
			for i := range n {
				id := w.Post("hu", "/comments", m{"subject_kind": "objective", "subject_id": o, "body": fmt.Sprint(i)}).Str("comment", "id")
				w.Post("chen", "/comments", m{"thread_id": id, "body": "好"})
				w.Do("chen", "PUT", "/comments/"+id+"/reactions/agree", nil).OK()
			}
		}
		begin(2)
		few := len(w.Queries(func() { w.Get("hu", path).OK() }))
		begin(23)
		var page apptest.Answer
		if many := len(w.Queries(func() { page = w.Get("hu", path).OK() })); many != few || many > 12 {
			t.Errorf("%d queries for a full page, %d for two threads", many, few)
		}
		rest := w.Get("hu", path+"&cursor="+page.Str("next")).OK()
		if page.Len("items") != 20 || rest.Len("items") != 5 || rest.At("next") != nil {
			t.Errorf("pages of %d and %d threads", page.Len("items"), rest.Len("items"))
		}
	})
}
