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
		comments := func(stream <-chan heard) (n int) {
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
		if n := comments(lina); n != 1 {
			t.Errorf("lina heard of %d comments", n)
		}
		if n := comments(hu); n != 0 {
			t.Errorf("hu heard of %d comments", n)
		}
	})
}
