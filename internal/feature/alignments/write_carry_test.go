package alignments_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// ticks is a milestone of ten steps of which n are done.
func ticks(n int) map[string]any {
	steps := make([]map[string]any, 10)
	for i := range steps {
		steps[i] = map[string]any{"title": fmt.Sprint("节点", i+1), "done": i < n}
	}
	return map[string]any{"kind": "milestone", "steps": steps}
}

func TestARollupIsTheWeightedMeanOfWhatIsAlignedUnderIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		top, a, b := objective(w, "wei", "顶"), objective(w, "wei", "甲", map[string]any{"weight": "60"}), objective(w, "wei", "乙", map[string]any{"weight": "40"})
		sum, aKR := result(w, top, "由下级汇总", rollup()), result(w, a, "甲一", ticks(0))
		result(w, b, "乙一", ticks(10))
		progress := func(kr string) any { return w.Get("wei", "/key-results/"+kr).OK().At("progress") }
		if got := progress(sum); got != nil {
			t.Errorf("nothing is aligned: %v", got)
		}
		w.Post("wei", "/objectives/"+a+"/alignments", underKR(sum))
		if got := progress(sum); got != nil {
			t.Errorf("nothing is known: %v", got)
		}
		w.Post("wei", "/objectives/"+b+"/alignments", underKR(sum))
		if got := progress(sum); got != 0.4 {
			t.Errorf("0·0.6 + 1·0.4 = 0.4, got %v", got)
		}
		w.Patch("wei", "/key-results/"+aKR, map[string]any{"measure": ticks(5)})
		if got := progress(sum); got != 0.7 {
			t.Errorf("0.5·0.6 + 1·0.4 = 0.7, got %v", got)
		}
		if got := w.Get("wei", "/objectives/"+top).OK().At("progress"); got != 0.7 {
			t.Errorf("the parent's own progress follows its roll-up: %v", got)
		}
		w.Do("wei", "DELETE", "/objectives/"+b, nil).OK()
		if got := progress(sum); got != 0.5 {
			t.Errorf("without 乙: %v", got)
		}
		w.Post("wei", "/objectives/"+b+"/restore", nil)
		if got := progress(sum); got != 0.7 {
			t.Errorf("with 乙 again: %v", got)
		}
	})
}

func TestAnAlignedObjectiveNeverChangesItsParentOtherwise(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		top, low := objective(w, "wei", "上"), objective(w, "wei", "下")
		kr := result(w, top, "上一", ticks(2))
		result(w, low, "下一", ticks(9))
		w.Post("wei", "/objectives/"+low+"/alignments", underKR(kr))
		w.Post("wei", "/objectives/"+low+"/alignments", under(top))
		got := w.Get("wei", "/objectives/"+top).OK()
		if got.At("progress") != 0.2 || got.At("key_results", 0, "progress") != 0.2 {
			t.Errorf("the parent keeps its own progress: %s", got.Body)
		}
		if links := w.Get("wei", "/objectives/"+top+"/alignments").OK(); links.At("supporters", 0, "objective", "progress") != 0.9 {
			t.Errorf("the support is shown beside it: %s", links.Body)
		}
	})
}

// TestRollupsEqualRecomputation does things at random and holds every roll-up
// against what its supporters say.
func TestRollupsEqualRecomputation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		const n = 8
		r := rand.New(rand.NewPCG(2026, 7))
		ids, sums, own := make([]string, n), make([]string, n), make([]string, n)
		for i := range ids {
			ids[i] = objective(w, "wei", fmt.Sprint("目标", i))
			sums[i] = result(w, ids[i], fmt.Sprint("汇总", i), rollup())
			own[i] = result(w, ids[i], fmt.Sprint("自有", i), ticks(r.IntN(11)))
		}
		under := map[[2]int]string{} // child, parent → alignment
		for step := range 60 {
			switch child, parent := r.IntN(n), r.IntN(n); r.IntN(4) {
			case 0, 1:
				got := w.Do("wei", "POST", "/objectives/"+ids[child]+"/alignments", underKR(sums[parent]))
				if got.Status == 201 {
					under[[2]int{child, parent}] = got.ID()
				} else if got.Status >= 500 {
					t.Fatalf("%s", got.Body)
				}
			case 2:
				w.Patch("wei", "/key-results/"+own[child], map[string]any{"measure": ticks(r.IntN(11))})
			default:
				if id, ok := under[[2]int{child, parent}]; ok {
					w.Do("wei", "DELETE", "/alignments/"+id, nil).OK()
					delete(under, [2]int{child, parent})
				}
			}
			if step%6 == 5 {
				compare(t, w, ids, under)
			}
		}
		if len(under) < 4 {
			t.Fatalf("only %d alignments were made: this tests nothing", len(under))
		}
	})
}

// compare holds the progress of each roll-up, the first key result of each
// objective, against the mean of what is aligned under it.
func compare(t *testing.T, w *apptest.World, ids []string, under map[[2]int]string) {
	t.Helper()
	all := make([]apptest.Answer, len(ids))
	for i, id := range ids {
		all[i] = w.Get("wei", "/objectives/"+id).OK()
	}
	for parent := range ids {
		sum, count := 0.0, 0
		for pair := range under {
			if pair[1] == parent {
				p, _ := all[pair[0]].At("progress").(float64)
				sum, count = sum+p, count+1
			}
		}
		got := all[parent].At("key_results", 0, "progress")
		p, known := got.(float64)
		if known != (count > 0) || known && math.Abs(p-sum/float64(count)) > 0.000_11 {
			t.Fatalf("objective %d: roll-up %v, its %d supporters make %v", parent, got, count, sum/float64(count))
		}
	}
}
