package feedback_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

type m = map[string]any

// reads lists the words of feedback that somebody's list holds.
func reads(w *apptest.World, who, query string) []string {
	a := w.Get(who, "/feedback?"+query).OK()
	list := []string{}
	for i := range a.Len("items") {
		list = append(list, a.Str("items", i, "body"))
	}
	return list
}

func holds(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, append([]string{}, want...)) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// reasons lists somebody's open notices as "reason by whom: words".
func reasons(w *apptest.World, who string) []string {
	a := w.Get(who, "/notices").OK()
	list := []string{}
	for i := range a.Len("items") {
		words, _ := a.At("items", i, "words").(string)
		list = append(list, a.Str("items", i, "reason")+" "+a.Str("items", i, "actor_name")+": "+words)
	}
	return list
}

// Each visibility is read by exactly those whom it names, in lists and alone.
func TestWhoReadsFeedback(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["chen"], m{"manager_id": w.ID["zhang"]})
		give := func(visibility string) string {
			return w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "visibility": visibility, "body": visibility + "：复盘讲得清楚"}).ID()
		}
		for visibility, readers := range map[string][]string{
			"private": {"hu", "chen"}, "manager": {"hu", "chen", "zhang"}, "public": {"hu", "chen", "zhang", "lina", "root", "coach"},
		} {
			id := give(visibility)
			for _, who := range []string{"hu", "chen", "zhang", "lina", "fang", "root", "coach", "hr", "guest"} {
				may := slices.Contains(readers, who) || visibility == "public" && who != "guest"
				if a := w.Get(who, "/feedback/"+id); may && a.Status != 200 || !may && a.Status != 404 {
					t.Errorf("%s feedback, asked for by %s: %d", visibility, who, a.Status)
				}
				if listed := slices.ContainsFunc(reads(w, who, "to_id="+w.ID["chen"]), func(s string) bool { return strings.HasPrefix(s, visibility) }); listed != may {
					t.Errorf("%s feedback in the list of %s: %v", visibility, who, listed)
				}
			}
		}
		holds(t, "what zhang reads along", reads(w, "zhang", "along=true"), "manager：复盘讲得清楚")
		if trail := w.Get("root", "/audit?subject_kind=feedback").OK(); strings.Contains(string(trail.Body), "复盘讲得清楚") || trail.Len("items") == 0 {
			t.Errorf("the trail tells of feedback and not what it says: %s", trail.Body)
		}
	})
}

func TestFeedbackIsToldToWhomItIsFor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["chen"], m{"manager_id": w.ID["zhang"]})
		id := w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "visibility": "manager", "body": "少说一点"}).ID()
		holds(t, "chen's inbox", reasons(w, "chen"), "feedback_given hu: ")
		holds(t, "the manager's inbox", reasons(w, "zhang"), "feedback_shared hu: ")
		w.Do("hu", "DELETE", "/feedback/"+id, nil).OK()
		holds(t, "chen's inbox without it", reasons(w, "chen"))
		w.Get("chen", "/feedback/"+id).Fails(404, "input.missing")
		w.Do("chen", "POST", "/feedback/"+id+"/restore", m{}).Fails(403, "access.denied")
		w.Post("hu", "/feedback/"+id+"/restore", m{})
		holds(t, "chen's inbox with it again", reasons(w, "chen"), "feedback_given hu: ")

		w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["lina"], w.ID["fang"], w.ID["lina"]}, "body": "顶住了大促"})
		for _, who := range []string{"lina", "fang"} {
			holds(t, who+"'s inbox", reasons(w, who), "recognized hu: 顶住了大促")
		}
	})
}

func TestFeedbackThatCannotBe(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		to := func(ids ...string) m { return m{"kind": "feedback", "person_ids": ids, "body": "好"} }
		w.Do("guest", "POST", "/feedback", to(w.ID["chen"])).Fails(403, "access.denied")
		w.Do("hu", "POST", "/feedback", to()).Fails(422, "feedback.person_needed")
		w.Do("hu", "POST", "/feedback", to(w.ID["hu"])).Fails(422, "feedback.self")
		w.Do("hu", "POST", "/feedback", to("nobody")).Fails(422, "feedback.person_unknown")
		w.Do("hu", "POST", "/feedback", to(w.ID["guest"])).Fails(422, "feedback.person_unknown")
		w.Do("hu", "POST", "/feedback", to(w.ID["chen"], w.ID["lina"])).Fails(422, "feedback.one_person")
		w.Do("hu", "POST", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": " "}).Fails(422, "input.required")
		w.Do("hu", "POST", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": strings.Repeat("好", 5001)}).Fails(422, "input.too_long")
		w.Do("hu", "POST", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["root"]}, "visibility": "manager", "body": "好"}).Fails(422, "feedback.manager_none")
		holds(t, "nothing was given", reads(w, "hu", "from_id=me"))
	})
}

func TestWordsAreEditedByTheirAuthorAlone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "顶住了大促"}).ID()
		for _, who := range []string{"chen", "coach", "root"} {
			w.Do(who, "PATCH", "/feedback/"+id, m{"body": "没顶住"}).Fails(403, "access.denied")
		}
		w.Do("hu", "PATCH", "/feedback/"+id, m{"body": "顶住了双十一"}, "If-Match", `"7"`).Fails(412, "input.stale")
		if a := w.Patch("hu", "/feedback/"+id, m{"body": "顶住了双十一"}); a.Str("body") != "顶住了双十一" || a.At("edited_at") == nil {
			t.Errorf("edited: %s", a.Body)
		}
		w.Do("coach", "DELETE", "/feedback/"+id, nil).OK() // what everybody reads can be taken away by the champion

		secret := w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["coach"]}, "body": "太急"}).ID()
		w.Do("coach", "DELETE", "/feedback/"+secret, nil).Fails(403, "access.denied") // but not what was said to them
	})
}

func TestCheers(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "顶住了大促"}).ID()
		for range 2 {
			w.Do("lina", "PUT", "/feedback/"+id+"/cheer", nil).OK()
		}
		w.Do("fang", "PUT", "/feedback/"+id+"/cheer", nil).OK()
		if a := w.Get("lina", "/feedback/"+id).OK(); a.Len("cheers") != 2 || a.At("cheered") != true {
			t.Errorf("two cheer: %s", a.Body)
		}
		w.Do("lina", "DELETE", "/feedback/"+id+"/cheer", nil).OK()
		if a := w.Get("lina", "/feedback/"+id).OK(); a.Len("cheers") != 1 || a.At("cheered") != false {
			t.Errorf("one took it back: %s", a.Body)
		}
		w.Do("chen", "PUT", "/feedback/"+id+"/cheer", nil).Fails(409, "feedback.cheer_own")
		w.Do("guest", "PUT", "/feedback/"+id+"/cheer", nil).Fails(404, "input.missing")
		said := w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "visibility": "public", "body": "好"}).ID()
		w.Do("lina", "PUT", "/feedback/"+said+"/cheer", nil).Fails(409, "feedback.cheer_own")
	})
}

// A request is answered once, by who was asked, to who asked.
func TestFeedbackThatWasAskedFor(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "办好大促", "owner_id": w.ID["hu"], "visibility": "listed"}).ID()
		made := w.Post("hu", "/feedback-requests", m{"person_ids": []string{w.ID["chen"], w.ID["lina"], w.ID["fang"]}, "question": "哪里要改进？", "objective_id": o})
		ids := map[string]string{}
		for i := range made.Len("items") {
			ids[made.Str("items", i, "person_name")] = made.Str("items", i, "id")
		}
		holds(t, "chen's inbox", reasons(w, "chen"), "feedback_asked hu: 哪里要改进？")
		if a := w.Get("chen", "/feedback-requests").OK(); a.Len("items") != 1 || a.At("items", 0, "objective") != nil {
			t.Errorf("the objective that chen may not see isn't named: %s", a.Body)
		}
		w.Do("lina", "POST", "/feedback", m{"kind": "feedback", "request_id": ids["chen"], "body": "好"}).Fails(404, "input.missing")
		w.Do("hu", "POST", "/feedback", m{"kind": "feedback", "request_id": ids["chen"], "body": "好"}).Fails(403, "access.denied")
		w.Do("chen", "POST", "/feedback", m{"kind": "recognition", "request_id": ids["chen"], "body": "好"}).Fails(422, "feedback.answer_kind")

		given := w.Post("chen", "/feedback", m{"kind": "feedback", "request_id": ids["chen"], "body": "排期再早一点"})
		if given.Str("people", 0, "name") != "hu" || given.At("answers") != true || given.Str("visibility") != "private" {
			t.Errorf("the answer is to who asked: %s", given.Body)
		}
		holds(t, "chen's inbox after the answer", reasons(w, "chen"))
		w.Do("chen", "POST", "/feedback", m{"kind": "feedback", "request_id": ids["chen"], "body": "再说一次"}).Fails(409, "feedback.settled")

		w.Post("lina", "/feedback-requests/"+ids["lina"]+"/decline", m{"why": "没有一起做过"})
		w.Do("hu", "DELETE", "/feedback-requests/"+ids["lina"], nil).Fails(409, "feedback.settled")
		w.Do("fang", "DELETE", "/feedback-requests/"+ids["fang"], nil).Fails(403, "access.denied")
		w.Do("hu", "DELETE", "/feedback-requests/"+ids["fang"], nil).OK()
		holds(t, "fang's inbox after it was taken back", reasons(w, "fang"))
		got := reasons(w, "hu")
		slices.Sort(got)
		holds(t, "hu's inbox", got, "feedback_declined lina: 没有一起做过", "feedback_given chen: ")

		states := []string{}
		mine := w.Get("hu", "/feedback-requests?mine=true").OK()
		for i := range mine.Len("items") {
			states = append(states, mine.Str("items", i, "person_name")+" "+mine.Str("items", i, "state"))
		}
		slices.Sort(states)
		holds(t, "what hu asked", states, "chen answered", "lina declined")
	})
}

// What feedback is about is named to those who may see it, and to nobody else.
func TestWhatFeedbackIsAbout(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		hidden := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "不公开的", "owner_id": w.ID["chen"], "visibility": "listed"}).ID()
		kr := w.Post("chen", "/objectives/"+hidden+"/key-results", m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}}).ID()
		w.Do("hu", "POST", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "好", "key_result_id": kr}).Fails(404, "input.missing")
		id := w.Post("chen", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["hu"]}, "body": "帮了大忙", "key_result_id": kr}).ID()
		if a := w.Get("chen", "/feedback/"+id).OK(); a.Str("objective") != "不公开的" || a.Str("key_result") != "日活" {
			t.Errorf("who sees it: %s", a.Body)
		}
		if a := w.Get("hu", "/feedback/"+id).OK(); a.At("objective") != nil || a.At("objective_id") != nil || a.At("key_result_id") != nil {
			t.Errorf("who doesn't: %s", a.Body)
		}
	})
}

// A long wall is read page by page, each page with as many queries as any.
func TestTheWallIsReadInPages(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		var want []string
		for i := range 7 {
			body := fmt.Sprint("第", i, "次")
			w.Post("hu", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"], w.ID["lina"]}, "body": body})
			want = append([]string{body}, want...)
		}
		var got []string
		for cursor := ""; ; {
			a := w.Get("fang", "/feedback?kind=recognition&limit=3&cursor="+cursor).OK()
			for i := range a.Len("items") {
				got = append(got, a.Str("items", i, "body"))
			}
			next, _ := a.At("next").(string)
			if cursor = next; cursor == "" {
				break
			}
		}
		holds(t, "page by page", got, want...)
		few := w.Queries(func() { w.Get("fang", "/feedback?limit=1").OK() })
		many := w.Queries(func() { w.Get("fang", "/feedback?limit=7").OK() })
		if len(few) != len(many) || len(many) == 0 {
			t.Errorf("a page of one takes %q, one of seven %q", few, many)
		}
	})
}

// What is looked for is found in what one may read, and in nothing else.
func TestFeedbackIsFoundByItsWords(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		give := func(from, to, body, visibility string) string {
			return w.Post(from, "/feedback", map[string]any{"kind": "feedback", "person_ids": []string{w.ID[to]}, "body": body, "visibility": visibility}).ID()
		}
		secret := give("zhang", "chen", "周报的 Funnel 数字要核对 100%", "private")
		open := give("lina", "hu", "漏斗 funnel 讲得清楚", "public")
		for _, c := range []struct {
			who, q string
			want   []string
		}{
			{"chen", "FUNNEL", []string{open, secret}}, {"zhang", "核对", []string{secret}}, {"hu", "funnel", []string{open}}, {"hu", "核对", nil},
			{"chen", "100%25", []string{secret}}, {"chen", "1_0", nil}, {"chen", "%20%20", []string{open, secret}}, // nothing is asked for
		} {
			got := w.Get(c.who, "/feedback?q="+c.q).OK()
			var ids []string
			for i := range got.Len("items") {
				ids = append(ids, got.Str("items", i, "id"))
			}
			if !slices.Equal(ids, c.want) {
				t.Errorf("%s looks for %s: %v, want %v", c.who, c.q, ids, c.want)
			}
		}
	})
}
