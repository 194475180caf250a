package live_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// What is said about a noun that belongs to no objective is heard by who sees that noun.
func TestWhatIsSaidOfAMetricIsHeardByWhoSeesIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		type m = map[string]any
		id := w.Post("chen", "/metrics", m{"name": "薪资总额", "unit": "元", "direction": "none", "visibility": "listed", "listed_ids": []string{w.ID["lina"]}}).ID()
		lina, hu := follow(t, w, server, "lina", ""), follow(t, w, server, "hu", "")
		next(t, lina)
		next(t, hu)
		w.Post("chen", "/comments", m{"subject_kind": "metric", "subject_id": id, "body": "口径变了"})
		w.Post("root", "/themes", m{"title": "到此为止"})
		if n := comments(t, lina); n != 1 {
			t.Errorf("lina heard of %d comments", n)
		}
		if n := comments(t, hu); n != 0 {
			t.Errorf("hu heard of %d comments", n)
		}
	})
}

// comments counts those that a stream tells of until a theme is told of.
func comments(t *testing.T, stream <-chan heard) (n int) {
	t.Helper()
	for {
		subject := next(t, stream).subject()
		if strings.HasPrefix(subject, "comment.") {
			n++
		}
		if strings.HasPrefix(subject, "theme.") {
			return n
		}
	}
}

// That something was said of feedback in private, or of a scheme, is heard by nobody else
// than sees it: its noun says by which action, and everybody may do comment.view.
func TestWhatIsSaidInConfidenceIsHeardThereAlone(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		type m = map[string]any
		private := w.Post("hu", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": "汇报再短一点", "visibility": "private"}).ID()
		scheme := w.Post("hr", "/incentives", m{"title": "季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"],
			"rules": m{"preset": "tiered", "tiers": []m{{"from": "0.6", "coefficient": "1"}}}}).ID()
		want := map[string]int{"chen": 1, "wei": 1, "hr": 1, "root": 0, "zhang": 0}
		streams := map[string]<-chan heard{}
		for who := range want {
			streams[who] = follow(t, w, server, who, "")
			next(t, streams[who])
		}
		w.Post("hu", "/comments", m{"subject_kind": "feedback", "subject_id": private, "body": "下周只讲三页"})
		w.Post("hr", "/comments", m{"subject_kind": "incentive", "subject_id": scheme, "body": "偏高"})
		w.Post("root", "/themes", m{"title": "到此为止"})
		for who, n := range want {
			if got := comments(t, streams[who]); got != n {
				t.Errorf("%s heard of %d comments, not %d", who, got, n)
			}
		}
	})
}
