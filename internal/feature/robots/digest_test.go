package robots_test

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// summarize lets the digests that are due go out.
func summarize(w *apptest.World) {
	w.T.Helper()
	if err := w.Features.Robots.Summarize(context.WithoutCancel(w.T.Context())); err != nil {
		w.T.Fatal(err)
	}
	deliver(w, time.Second)
}

// fridays is a robot that tells only of how the team stands.
func fridays(more m) m {
	all := m{"topics": []string{}, "digest": m{"every": "weekly"}}
	for k, v := range more {
		all[k] = v
	}
	return all
}

func TestAWeeklyDigest(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		if d := robot(w, h, "webhook", fridays(nil)); d.Str("digest", "every") != "weekly" || d.At("digest", "weekday") != 5.0 || d.Str("digest", "at") != "17:00" {
			t.Errorf("made: %s", d.Body)
		}
		robot(w, h, "wecom", fridays(m{"team_id": w.ID["市场部"]}))
		o, kr := active(w, "chen", "提升用户留存率", nil)
		a := w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "召回老用户", "owner_id": w.ID["chen"], "due_on": "2026-11-18"}).ID()
		stale := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "复购率", "measure": m{"kind": "metric", "baseline": "10", "target": "20", "unit": "%"}, "starts_on": "2026-10-01", "cadence": "weekly", "reason": "漏了"}).ID()
		_, secret := active(w, "chen", "只给几个人看", m{"visibility": "listed", "shared_with": []string{w.ID["coach"]}})
		w.Post("chen", "/key-results/"+secret+"/check-ins", m{"value": "51000"})
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "51000", "note": "老用户回流"})
		summarize(w)
		w.At("2026-11-20")
		w.Pass(6*time.Hour + 59*time.Minute)
		summarize(w)
		if len(h.calls("webhook")) != 0 {
			t.Fatalf("before its hour: %s", said(h, "webhook"))
		}
		w.Pass(time.Minute)
		var both sync.WaitGroup
		for range 2 { // replicas
			both.Go(func() {
				if err := w.Features.Robots.Summarize(context.WithoutCancel(t.Context())); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		summarize(w)
		summarize(w)
		heard := h.calls("webhook")
		if len(heard) != 1 {
			t.Fatalf("heard %d times", len(heard))
		}
		for _, want := range []string{"运营部 · 每周摘要（2026-11-13 至 2026-11-20）", "落后：进度 20%", "chen", "应在 2026-11-18 完成", "0% → 20%", "老用户回流",
			"https://okr.example.com/okrs/" + o + "?kr=" + kr, "?kr=" + stale, `"topic":"stale"`, `"id":"behind:` + kr, a, "2 个关键结果：落后 1、暂无数据 1。"} {
			if !strings.Contains(strings.ReplaceAll(heard[0].text, `\u0026`, "&"), want) {
				t.Errorf("nothing of %q: %s", want, heard[0].text)
			}
		}
		if strings.Contains(heard[0].text, secret) {
			t.Errorf("told too much: %s", heard[0].text)
		}
		if n := len(h.calls("wecom")); n != 0 {
			t.Errorf("a team that has nothing under way heard %d digests", n)
		}
	})
}

func TestADigestThatCouldNotBeSent(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		id := robot(w, h, "slack", fridays(nil)).ID()
		active(w, "lina", "照常", nil)
		h.answers(func(_ string, rw http.ResponseWriter) bool { rw.WriteHeader(500); return true })
		w.At("2026-11-20")
		w.Pass(8 * time.Hour)
		summarize(w)
		if named(w, "slack")["trouble"] != "failed" {
			t.Error("no trouble")
		}
		h.answers(nil)
		deliver(w, 2*time.Minute)
		if n := len(h.calls("slack")); n != 1 {
			t.Errorf("heard %d times", n)
		}

		// A server that was down from Friday to Monday sends it then, and one that was down for a week doesn't.
		w.At("2026-11-30")
		summarize(w)
		if n := len(h.calls("slack")); n != 2 {
			t.Errorf("on Monday: %d", n)
		}
		w.At("2026-12-09")
		summarize(w)
		if n := len(h.calls("slack")); n != 2 {
			t.Errorf("days late: %d", n)
		}

		// What was due before somebody wanted it isn't made up for.
		w.Patch("root", "/robots/"+id, m{"digest": m{"every": "weekly", "weekday": 2, "at": "09:00"}})
		summarize(w)
		if n := len(h.calls("slack")); n != 2 {
			t.Errorf("yesterday's was sent: %d", n)
		}
		w.Do("root", "PATCH", "/robots/"+id, m{"digest": m{"every": "none"}}).Fails(422, "robot.topics")
		w.Patch("root", "/robots/"+id, m{"topics": []string{"minutes"}, "digest": m{"every": "none"}})
		w.At("2026-12-15")
		summarize(w)
		if n := len(h.calls("slack")); n != 2 {
			t.Errorf("nobody wants it any more: %d", n)
		}
	})
}
