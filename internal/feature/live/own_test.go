package live_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A page knows its own changes by the request that made them, which nobody else is told.
func TestOnesOwnChangesNameTheirRequest(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		server := serve(t, w)
		chen, hu := follow(t, w, server, "chen", ""), follow(t, w, server, "hu", "")
		next(t, chen)
		next(t, hu)
		made := w.Post("chen", "/objectives", map[string]any{"cycle_id": w.ID["2026Q4"], "title": "大家都看得到", "owner_id": w.ID["chen"]})
		request := made.Header.Get("X-Request-Id")
		if got := next(t, chen); request == "" || !strings.Contains(got.data, `"request_id":"`+request+`"`) {
			t.Errorf("of the request %q chen heard %+v", request, got)
		}
		if got := next(t, hu); got.event != "change" || strings.Contains(got.data, "request_id") {
			t.Errorf("hu heard %+v", got)
		}
	})
}
