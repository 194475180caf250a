package metrics_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// How often a metric is read is said with it: each hour, week or month as well as each day.
func TestAMetricIsReadAsOftenAsIsSaid(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) { // it is Monday the 16th, ten o'clock
		b := newBoard(t)
		b.list(b.day("2026-11-13", "51500"))
		path := daily(w, nil)
		connector := w.Post("root", "/connectors", m{"name": "数仓", "kind": "http", "address": b.url}).ID()
		set := func(more m) apptest.Answer {
			feed := m{"connector_id": connector, "query": "/", "value_path": "$.rows[*].v", "day_path": "$.rows[*].d", "at": "10:30", "workdays": true}
			for k, v := range more {
				feed[k] = v
			}
			return w.Do("root", "PUT", path+"/feed", feed)
		}
		for _, c := range []struct {
			more m
			want string // in UTC
		}{
			{m{}, "2026-11-16T02:30:00Z"}, {m{"recurs": "hour", "at": "09:15"}, "2026-11-16T02:15:00Z"}, {m{"recurs": "week", "recurs_on": 3}, "2026-11-18T02:30:00Z"},
			{m{"recurs": "week", "recurs_on": 6}, "2026-11-16T02:30:00Z"}, {m{"recurs": "month", "recurs_on": 31}, "2026-11-30T02:30:00Z"}, {m{"recurs": "day", "recurs_on": 3}, "2026-11-16T02:30:00Z"},
		} {
			if got := set(c.more).OK(); got.Str("next_at") != c.want {
				t.Errorf("%v: %s, want %s", c.more, got.Body, c.want)
			}
		}
		set(m{"recurs": "week"}).Fails(422, "metrics.recurs_on_week")
		set(m{"recurs": "week", "recurs_on": 8}).Fails(422, "metrics.recurs_on_week")
		set(m{"recurs": "month"}).Fails(422, "metrics.recurs_on_month")

		set(m{"recurs": "hour", "at": "09:15"}).OK()
		for range 2 {
			w.Pass(time.Hour)
			fetch(w)
		}
		if got := w.Get("root", path+"/feed").OK(); got.Len("runs") != 2 || got.Str("recurs") != "hour" || got.Str("asked", "recurs") != "hour" || got.Str("next_at") != "2026-11-16T04:15:00Z" {
			t.Errorf("each hour: %s", got.Body)
		}
	})
}
