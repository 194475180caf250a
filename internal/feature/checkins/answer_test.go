package checkins_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A check-in remembers its answer with itself: asked again it is the same, to the
// letter, whatever marks of SQL somebody wrote into the note.
func TestARepeatedCheckInIsMadeOnceAndAnsweredTheSame(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		o := objective(w, "提升用户留存率")
		kr := result(w, o, "日均活跃用户数", metric("50000", "55000", "人"))
		activate(w, o)
		path := "/key-results/" + kr + "/check-ins"
		body := map[string]any{"value": "52000", "confidence": 7, "note": "为什么? it's <b>?0</b>; DROP TABLE x; -- ?"}
		first := w.Do("chen", "POST", path, body, "Idempotency-Key", "once").OK()
		again := w.Do("chen", "POST", path, body, "Idempotency-Key", "once").OK()
		if again.Status != 201 || again.Header.Get("Idempotency-Replayed") != "true" || again.Header.Get("Content-Type") != first.Header.Get("Content-Type") {
			t.Errorf("the second was answered %d %v, the first %v", again.Status, again.Header, first.Header)
		}
		if string(again.Body) != string(first.Body) {
			t.Errorf("the second was answered\n%s\nthe first\n%s", again.Body, first.Body)
		}
		list := w.Get("chen", path).OK()
		if n := len(list.At("items").([]any)); n != 1 || list.At("items", 0, "note") != body["note"] {
			t.Errorf("%d check-ins: %s", n, list.Body)
		}
		body["value"] = "53000"
		w.Do("chen", "POST", path, body, "Idempotency-Key", "once").Fails(409, "idempotency.reused")
	})
}
