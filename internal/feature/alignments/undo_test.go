package alignments_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestARemovalIsUndoneByWhoMadeItAndNotForLong(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		child, parent := objective(w, "chen", "留存"), objective(w, "fang", "声量")
		kr := result(w, parent, "搜索量到8000", metric("5000", "8000"))
		id := w.Post("chen", "/objectives/"+child+"/alignments", underKR(kr)).ID()
		w.Do("fang", "POST", "/alignments/"+id+"/accept", nil).OK()

		w.Do("fang", "DELETE", "/alignments/"+id, nil).OK()
		w.Do("chen", "POST", "/alignments/"+id+"/restore", nil).Fails(404, "input.missing")
		if got := w.Get("chen", "/objectives/"+child+"/alignments").OK(); got.Len("parents") != 0 {
			t.Errorf("taken away is told to nobody: %s", got.Body)
		}
		if got := w.Do("fang", "POST", "/alignments/"+id+"/restore", nil); got.Status != 200 || got.Str("state") != "agreed" {
			t.Fatalf("undone as it stood: %s", got.Body)
		}
		w.Do("fang", "POST", "/alignments/"+id+"/restore", nil).Fails(404, "input.missing")

		w.Do("chen", "DELETE", "/alignments/"+id, nil).OK()
		w.Pass(61 * time.Minute)
		w.Do("chen", "POST", "/alignments/"+id+"/restore", nil).Fails(409, "alignment.undo_late")
		if again := w.Post("chen", "/objectives/"+child+"/alignments", underKR(kr)); again.Str("state") != "requested" || again.ID() == id {
			t.Errorf("later its owner is asked again: %s", again.Body)
		}
		w.Do("chen", "POST", "/alignments/"+id+"/restore", nil).Fails(404, "input.missing")
	})
}

func TestARemovalIsNotUndoneIntoACircle(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		a, b := objective(w, "wei", "甲"), objective(w, "lina", "乙")
		id := w.Post("lina", "/objectives/"+b+"/alignments", under(a)).ID()
		w.Do("lina", "DELETE", "/alignments/"+id, nil).OK()
		if got := w.Post("coach", "/objectives/"+a+"/alignments", under(b)); got.Status != 201 {
			t.Fatalf("what was taken away stands in nobody's way: %s", got.Body)
		}
		w.Do("lina", "POST", "/alignments/"+id+"/restore", nil).Fails(422, "align.cycle")
	})
}

func TestAnAnswerIsTakenBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		child, parent := objective(w, "chen", "留存"), objective(w, "fang", "声量")
		id := w.Post("chen", "/objectives/"+child+"/alignments", under(parent)).ID()
		w.Do("fang", "POST", "/alignments/"+id+"/reopen", nil).Fails(409, "alignment.not_answered")
		for _, answer := range []string{"accept", "decline"} {
			w.Do("fang", "POST", "/alignments/"+id+"/"+answer, map[string]any{"note": "再看看"}).OK()
			w.Do("chen", "POST", "/alignments/"+id+"/reopen", nil).Fails(403, "access.denied")
			got := w.Do("fang", "POST", "/alignments/"+id+"/reopen", nil)
			if got.Status != 200 || got.Str("state") != "requested" || got.Str("note") != "" || got.Str("answered_by") != "" {
				t.Fatalf("after %s it waits again: %s", answer, got.Body)
			}
		}
		if got := w.Get("fang", "/alignments/requests").OK(); got.Len("items") != 1 {
			t.Errorf("it waits for its owner: %s", got.Body)
		}
		own := w.Post("coach", "/objectives/"+child+"/alignments", under(objective(w, "wei", "公司"))).ID()
		w.Do("wei", "POST", "/alignments/"+own+"/reopen", nil).Fails(409, "alignment.not_answered")
	})
}

// A roll-up follows its supporters out, back in, and to a request and back.
func TestUndoingMovesRollUps(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		parent, child := objective(w, "fang", "声量"), objective(w, "chen", "留存")
		up := result(w, parent, "下级完成", rollup())
		low := result(w, child, "新增", metric("0", "10"))
		w.Post("root", "/key-results/"+low+"/check-ins", map[string]any{"value": "5"})
		id := w.Post("chen", "/objectives/"+child+"/alignments", underKR(up)).ID()
		progress := func() any { return w.Get("fang", "/key-results/"+up).OK().At("progress") }
		for _, step := range []struct {
			who, method, path string
			want              any
		}{
			{"fang", "POST", "/accept", 0.5}, {"fang", "POST", "/reopen", nil}, {"fang", "POST", "/accept", 0.5},
			{"fang", "DELETE", "", nil}, {"fang", "POST", "/restore", 0.5},
		} {
			w.Do(step.who, step.method, "/alignments/"+id+step.path, nil).OK()
			if got := progress(); got != step.want {
				t.Errorf("after %s %s: %v, want %v", step.method, step.path, got, step.want)
			}
		}
		w.Do("fang", "DELETE", "/key-results/"+up, nil).OK()
		w.Do("chen", "DELETE", "/alignments/"+id, nil).OK() // the parent is gone; the way out stays open
	})
}
