package reviews_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// Whatever the scale, what is kept is from 0 to 1: only what is typed and shown changes.
func TestScoresOnTheWorkspacesScale(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, users, renewal := atWork(t, w)
		scoring(w)
		path := "/reviews/" + id
		typed := func(first, second, words string) m {
			return m{"scores": []m{{"key_result_id": users, "typed": first, "words": words}, {"key_result_id": renewal, "typed": second, "words": words}}}
		}
		see := func(when string, a apptest.Answer, score, shown, typed, zone string) {
			t.Helper()
			if a.Str("score") != score || a.Str("shown") != shown || a.Str("typed") != typed || a.Str("zone") != zone {
				t.Errorf("%s: %s", when, a.Body)
			}
		}
		part := func(at ...any) apptest.Answer { // a score of the review, as an answer of its own
			a := w.Get("zhang", path).OK()
			return a.Part(at...)
		}
		see("from 0 to 1", part("suggested"), "0.54", "0.54", "0.54", "yellow")
		w.Patch("coach", "/policy", m{"scoring": m{"scale": "hundred", "green_from": "0.50"}})
		see("from 0 to 100", part("suggested"), "0.54", "54", "54", "green")
		w.Do("chen", "POST", path+"/self-score", typed("0.4", "75", "")).Fails(422, "score.range_hundred")
		w.Post("chen", path+"/self-score", typed("40", "75", ""))
		see("typed as 40 and 75", part("self"), "0.54", "54", "54", "green")
		w.Patch("coach", "/policy", m{"scoring": m{"scale": "five"}})
		see("of five steps", part("self"), "0.54", "3.2", "3", "green")
		see("one key result", part("scores", 0, "self"), "0.40", "2.6", "3", "yellow")
		w.Do("zhang", "POST", path+"/confirm", typed("6", "4", "看过")).Fails(422, "score.range_five")
		w.Do("zhang", "POST", path+"/confirm", typed("3", "4", "")).Fails(422, "review.words_needed") // 0.50 is another than 0.40
		w.Post("zhang", path+"/confirm", typed("3", "4", "按档"))
		see("0.50 and 0.75", part("reviewer"), "0.60", "3.4", "3", "green")
		// A program goes on saying 0 to 1.
		w.Post("zhang", path+"/confirm", given(users, "0.40", renewal, "0.75"))
		see("0.40 and 0.75", part("reviewer"), "0.54", "3.2", "3", "green")
	})
}
