package metrics_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestAMetricThatCantBeReadIsToldOfOnceUntilItIsReadAgain(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		b := newBoard(t)
		path := daily(w, nil)
		connector := w.Post("root", "/connectors", m{"name": "数仓", "kind": "http", "address": b.url})
		b.list(b.day("2026-11-13", "51500"))
		w.Do("root", "PUT", path+"/feed", m{"connector_id": connector.ID(), "query": "/daily", "value_path": "$.rows[*].v", "day_path": "$.rows[*].d", "at": "10:30", "workdays": false, "delay": 1}).OK()
		waits := func(name string) int { return w.Get(name, "/notices?reason=metric_silent&box=open").OK().Len("items") }
		after := func(pass time.Duration, owner, admin int) {
			t.Helper()
			w.Pass(pass)
			fetch(w)
			if o, a := waits("lina"), waits("root"); o != owner || a != admin {
				t.Errorf("the owner has %d, the admin %d notices", o, a)
			}
		}
		after(40*time.Minute, 0, 0)
		b.says.Store("")
		after(24*time.Hour, 0, 0)
		after(15*time.Minute, 0, 0)
		after(time.Hour, 1, 1)
		one := w.Get("lina", "/notices?reason=metric_silent").OK()
		if "/metrics/"+one.Str("items", 0, "metric_id") != path || one.Str("items", 0, "metric") == "" || one.At("items", 0, "actor_name") != nil {
			t.Errorf("what the owner reads: %s", one.Body)
		}
		after(4*time.Hour, 1, 1) // told once
		after(24*time.Hour, 1, 1)
		if n := waits("chen"); n != 0 {
			t.Errorf("somebody else has %d", n)
		}
		mended := func(name string) int {
			return w.Get(name, "/notices?reason=metric_mended").OK().Len("items")
		}
		if o, a := mended("lina"), mended("root"); o+a != 0 {
			t.Errorf("the owner has %d, the admin %d notices that it is read again, and it isn't", o, a)
		}
		b.list(b.day("2026-11-13", "51500")) // nothing new, but it is read again
		after(24*time.Hour, 0, 0)
		if o, a, other := mended("lina"), mended("root"), mended("chen"); o != 1 || a != 1 || other != 0 {
			t.Errorf("that it is read again the owner has %d notices, the admin %d, somebody else %d", o, a, other)
		}
		if a := w.Get("lina", path+"/feed"); a.At("failed") != 0.0 {
			t.Errorf("read again: %s", a.Body)
		}
		after(24*time.Hour, 0, 0)
		if o := mended("lina"); o != 1 {
			t.Errorf("told %d times that it is read again", o)
		}
		b.says.Store("")
		after(24*time.Hour, 0, 0)
		after(15*time.Minute, 0, 0)
		after(time.Hour, 1, 1) // another time, told again
		w.Do("root", "DELETE", path+"/feed", nil).OK()
		after(time.Hour, 0, 0)
	})
}
