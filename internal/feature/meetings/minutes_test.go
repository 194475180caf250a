package meetings_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestMinutesAreWrittenOneAtATime(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := weekly(w, "lina", "用户组", m{"people_ids": []string{w.ID["hu"]}, "visibility": "team", "host_id": w.ID["zhang"]}).ID()
		w.Do("fang", "GET", "/meetings/"+id, nil).Fails(404, "input.missing")
		opened := w.Post("hu", "/meetings/"+id+"/open", nil)
		s := opened.Str("sections", 1, "id")
		w.Do("fang", "POST", "/meeting-sections/"+s+"/lock", nil).Fails(404, "input.missing")
		if got := w.Post("chen", "/meeting-sections/"+s+"/lock", nil); got.Str("person_name") != "chen" {
			t.Errorf("locked: %s", got.Body)
		}
		if got := w.Do("hu", "POST", "/meeting-sections/"+s+"/lock", nil).Fails(409, "meeting.locked"); !strings.Contains(got.Str("detail"), "chen") {
			t.Errorf("who holds it: %s", got.Body)
		}
		w.Do("hu", "PUT", "/meeting-sections/"+s, m{"text": "我也写"}).Fails(409, "meeting.locked")
		if got := w.Get("hu", "/meetings/"+id).OK(); got.Str("sections", 1, "lock", "person_name") != "chen" {
			t.Errorf("others see who writes: %s", got.Body)
		}
		if got := w.Do("chen", "PUT", "/meeting-sections/"+s, m{"text": "先说短信"}, "If-Match", `"1"`).OK(); got.At("version") != 2.0 || got.Header.Get("ETag") != `"2"` {
			t.Errorf("written: %s", got.Body)
		}
		w.Pass(15 * time.Second)
		w.Post("chen", "/meeting-sections/"+s+"/lock", nil) // renewed
		w.Pass(15 * time.Second)
		w.Do("hu", "POST", "/meeting-sections/"+s+"/lock", nil).Fails(409, "meeting.locked")
		w.Pass(6 * time.Second) // silence: it runs out
		w.Post("hu", "/meeting-sections/"+s+"/lock", nil)
		if got := w.Do("hu", "PUT", "/meeting-sections/"+s, m{"text": "我不知道有人写过"}, "If-Match", `"1"`); got.Status != 412 || got.Str("current", "text") != "先说短信" {
			t.Errorf("stale, with what is there: %d %s", got.Status, got.Body)
		}
		w.Do("hu", "PUT", "/meeting-sections/"+s, m{"text": "先说短信\n\n换供应商"}, "If-Match", `"2"`).OK()
		w.Do("chen", "PUT", "/meeting-sections/"+s, m{"text": "x"}, "If-Match", `"3"`).Fails(409, "meeting.locked")
		if got := w.Do("hu", http.MethodDelete, "/meeting-sections/"+s+"/lock", nil); got.Status != 204 {
			t.Errorf("let go: %s", got.Body)
		}
		w.Do("chen", "PUT", "/meeting-sections/"+s, m{"text": "先说短信\n\n换供应商，下周一前定"}, "If-Match", `"3"`).OK()
		got := w.Get("chen", "/meetings/"+id).OK()
		if got.Len("sections", 1, "edits") != 2 || got.Str("sections", 1, "edits", 1, "text") != "先说短信" || got.At("sections", 1, "edits", 0, "after_end") != false {
			t.Errorf("what another wrote stays in the trace: %s", got.Body)
		}
		w.Post("zhang", "/meetings/"+id+"/turn", m{"section_id": s})
		w.Pass(90 * time.Second)
		got = w.Post("zhang", "/meetings/"+id+"/end", nil)
		if got.Str("state") != "ended" || got.At("sections", 1, "spent") != 90.0 || got.At("sections", 0, "spent") != 36.0 {
			t.Errorf("ended, with the time it took: %s", got.Body)
		}
		w.Do("zhang", "POST", "/meetings/"+id+"/end", nil).Fails(409, "meeting.not_open")
		w.Do("zhang", "DELETE", "/meetings/"+id, nil).Fails(409, "meeting.over")
		w.Do("chen", "PUT", "/meeting-sections/"+s, m{"text": "改口了"}, "If-Match", `"4"`).OK()
		if got = w.Get("chen", "/meetings/"+id).OK(); got.At("sections", 1, "edits", 0, "after_end") != true || !strings.HasSuffix(got.Str("sections", 1, "edits", 0, "text"), "下周一前定") {
			t.Errorf("after the end every edit leaves a trace: %s", got.Body)
		}
		if trail := w.Get("root", "/audit?subject_kind=meeting&subject_id="+id).OK(); !strings.Contains(string(trail.Body), "改口了") {
			t.Errorf("and the trail has it: %s", trail.Body)
		}
	})
}

func TestMinutesAndFollowUpsGoOutByNotice(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := weekly(w, "lina", "用户组", m{"host_id": w.ID["zhang"]}).ID()
		w.Post("zhang", "/meetings/"+id+"/open", nil)
		item := w.Post("zhang", "/meetings/"+id+"/items", m{"kind": "follow_up", "words": "找三家报价", "person_id": w.ID["chen"], "due_on": "2026-11-20"}).ID()
		w.Post("zhang", "/meetings/"+id+"/items", m{"kind": "decision", "words": "换供应商"})
		got := w.Get("chen", "/notices?reason=follow_up_given,minutes").OK()
		if got.Str("items", 0, "reason") != "follow_up_given" || got.Str("items", 0, "meeting_id") != id || got.Str("items", 0, "words") != "找三家报价" || got.At("items", 0, "waits") != true {
			t.Errorf("given: %s", got.Body)
		}
		w.Post("zhang", "/meetings/"+id+"/end", nil)
		got = w.Get("chen", "/notices?reason=follow_up_given,minutes").OK()
		if got.Str("items", 0, "reason") != "minutes" || got.Str("items", 0, "meeting") != "用户组周会" || !strings.Contains(got.Str("items", 0, "words"), "找三家报价 → chen 2026-11-20") ||
			!strings.Contains(got.Str("items", 0, "words"), "换供应商") || got.Len("items") != 2 {
			t.Errorf("minutes: %s", got.Body)
		}
		if got := w.Get("hu", "/notices").OK(); got.Len("items") != 0 {
			t.Errorf("hu wasn't invited: %s", got.Body)
		}
		w.Patch("chen", "/meeting-items/"+item, m{"state": "kept"})
		if got := w.Get("chen", "/notices?reason=follow_up_given,minutes").OK(); got.Len("items") != 1 || got.Str("items", 0, "reason") != "minutes" {
			t.Errorf("kept: nothing waits any more: %s", got.Body)
		}
	})
}
