package metrics_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestMetricsArePutBackAsTheyWere asks for the library and for metrics at the end of a day, changes about
// everything, and asks for the same as of that day.
func TestMetricsArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id := map[string]string{}
		define := func(name, owner string, more map[string]any) {
			body := map[string]any{"name": name, "unit": "人", "direction": "up", "description": name + "的口径", "freshness": 3}
			for k, v := range more {
				body[k] = v
			}
			id[name] = w.Post(owner, "/metrics", body).ID()
		}
		record := func(name, on, value string) {
			w.Post("root", "/metrics/"+id[name]+"/readings", map[string]any{"on": on, "value": value, "sure": true})
		}
		define("日活", "chen", nil)
		define("收入", "hu", nil)
		define("后来删", "lina", nil)
		define("后来公开", "lina", map[string]any{"visibility": "listed"})
		define("后来收起", "lina", nil)
		for on, value := range map[string]string{"2026-11-09": "100", "2026-11-10": "110", "2026-11-12": "120", "2026-11-13": "90"} {
			record("日活", on, value)
		}
		record("后来删", "2026-11-12", "7")
		record("收入", "2026-11-12", "7")
		w.At("2026-11-18")
		record("日活", "2026-11-13", "130") // corrected by then
		w.At("2026-11-24")
		paths := []string{"/metrics", "/metrics?q=%E5%90%8E%E6%9D%A5", "/metrics?owner_id=" + w.ID["hu"]}
		for _, name := range []string{"日活", "收入", "后来删"} {
			for _, part := range []string{"", "/series", "/readings", "/revisions"} {
				paths = append(paths, "/metrics/"+id[name]+part)
			}
		}
		asOf := w.Remembers([]string{"root", "lina"}, paths, []string{"can", "version"})

		w.At("2026-11-26")
		record("日活", "2026-11-12", "999") // known later of an earlier day
		record("日活", "2026-11-25", "150")
		w.Patch("root", "/metrics/"+id["日活"], map[string]any{"name": "周活", "unit": "个", "description": "改了口径", "reason": "口径变了", "owner_id": w.ID["hu"], "team_id": w.ID["市场部"], "freshness": 5})
		w.Patch("root", "/metrics/"+id["收入"], map[string]any{"owner_id": w.ID["fang"]})
		w.Do("root", "DELETE", "/metrics/"+id["后来删"], nil).OK()
		define("新的", "hu", nil)
		w.At("2026-12-02")
		asOf(t, "2026-11-24")
		w.Get("root", "/metrics?asking=true&asof=2026-11-24").Fails(422, "metrics.not_then")

		w.Patch("lina", "/metrics/"+id["后来公开"], map[string]any{"visibility": "everyone"})
		w.Patch("lina", "/metrics/"+id["后来收起"], map[string]any{"visibility": "listed"})
		got := w.Get("hu", "/metrics?q=%E5%90%8E%E6%9D%A5&asof=2026-11-24").OK()
		if got.Len("items") != 1 || got.Str("items", 0, "name") != "后来删" {
			t.Errorf("what either time hides is told: %s", got.Body)
		}
		for _, name := range []string{"后来公开", "后来收起"} {
			w.Get("hu", "/metrics/"+id[name]+"?asof=2026-11-24").Fails(404, "input.missing")
			w.Get("hu", "/metrics/"+id[name]+"/readings?asof=2026-11-24").Fails(404, "input.missing")
		}
	})
}
