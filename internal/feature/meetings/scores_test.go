package meetings_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// scores is one score for each key result.
func scores(krs []string, given ...string) m {
	list := make([]m, len(given))
	for i := range given {
		list[i] = m{"key_result_id": krs[i], "score": given[i], "words": "我看是" + given[i]}
	}
	return m{"scores": list}
}

// A meeting on the scores of a cycle has those on its agenda on which owner and reviewer
// differ most, and what it comes to is there when they are settled.
func TestAMeetingOnScores(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		call := func(who string, more m) m {
			body := m{"kind": "scoring", "title": "评分对齐会", "team_id": w.ID["用户组"], "starts_on": "2026-12-31", "at": "15:00", "minutes": 45}
			for k, v := range more {
				body[k] = v
			}
			return body
		}
		mine, krs := running(w, "chen", "everyone", "900", "500", "700", "100")
		theirs, others := running(w, "hu", "everyone", "900")
		w.Do("zhang", "POST", "/meetings", call("zhang", m{"cycle_id": "none"})).Fails(422, "meeting.cycle_needed")
		w.Do("zhang", "POST", "/meetings", call("zhang", m{"cadence": m{"kind": "weekly", "weekday": 1}})).Fails(422, "meeting.scoring_once")
		w.Post("coach", "/cycles/"+w.ID["2026Q4"]+"/phase", m{"phase": "scoring"})
		held := w.Post("zhang", "/meetings", call("zhang", nil))
		if held.Str("cycle_id") != w.ID["2026Q4"] || held.Str("plan", 0, "part") != "scores" {
			t.Errorf("called: %s", held.Body)
		}
		for query, want := range map[string]int{"kind=scoring&cycle_id=" + w.ID["2026Q4"]: 1, "cycle_id=none": 0} {
			if n := w.Get("chen", "/meetings?"+query).OK().Len("items"); n != want {
				t.Errorf("%s finds %d meetings, want %d", query, n, want)
			}
		}
		w.Post("chen", "/reviews/"+mine+"/self-score", scores(krs, "0.90", "0.50", "0.70", "0.40"))
		w.Post("zhang", "/reviews/"+mine+"/confirm", scores(krs, "0.60", "0.50", "0.80", "0.00"))
		w.Post("hu", "/reviews/"+theirs+"/self-score", scores(others, "1.00"))
		w.Post("coach", "/reviews/"+theirs+"/confirm", scores(others, "0.10"))

		open := w.Post("zhang", "/meetings/"+held.ID()+"/open", nil)
		if got := titles(open, "scores"); got != "chen的关键结果4|chen的关键结果1|chen的关键结果3" {
			t.Fatalf("the agenda: %s", got)
		}
		first := func(a apptest.Answer, field ...any) any {
			return a.At(append([]any{"sections", section(a, "scores"), "entries", 0, "then"}, field...)...)
		}
		for field, want := range map[string]string{"self": "0.40", "reviewer": "0.00", "suggested": "0.10"} {
			if got := first(open, "scores", field, "score"); got != want {
				t.Errorf("%s is %v, want %s", field, got, want)
			}
		}
		if got := first(open, "scores", "self_words"); got != "我看是0.40" {
			t.Errorf("the owner's words: %v", got)
		}

		// Of people alone it is about what is theirs, and about no other's.
		alone := w.Post("zhang", "/meetings", call("zhang", m{"team_id": "", "people_ids": []string{w.ID["hu"]}})).ID()
		if got := titles(w.Post("zhang", "/meetings/"+alone+"/open", nil), "scores"); got != "hu的关键结果1" {
			t.Errorf("of people alone: %s", got)
		}

		agreed := "/objectives/" + mine + "/score-agreements"
		record := func(body m) string { return w.Post("zhang", "/meetings/"+held.ID()+"/items", body).ID() }
		record(m{"kind": "decision", "words": "按 0.2 定，渠道晚了不算", "key_result_id": krs[3]})
		record(m{"kind": "follow_up", "words": "补一份渠道说明", "key_result_id": krs[0], "person_id": w.ID["chen"], "due_on": "2027-01-08"})
		record(m{"kind": "decision", "words": "与分数无关"})
		gone := record(m{"kind": "decision", "words": "收回的", "objective_id": mine})
		w.Do("zhang", "DELETE", "/meeting-items/"+gone, nil).OK()
		r := w.Get("chen", agreed).OK()
		if r.Len("items") != 2 || r.Str("items", 0, "words") != "按 0.2 定，渠道晚了不算" || r.Str("items", 0, "key_result_id") != krs[3] ||
			r.Str("items", 0, "meeting_title") != "评分对齐会" || r.Str("items", 1, "person_name") == "" {
			t.Errorf("agreed: %s", r.Body)
		}
		// What other kinds of meetings decide is no agreement on scores.
		other := w.Post("zhang", "/meetings", call("zhang", m{"kind": "monthly", "title": "月度会"})).ID()
		w.Post("zhang", "/meetings/"+other+"/open", nil)
		w.Post("zhang", "/meetings/"+other+"/items", m{"kind": "decision", "words": "别的会", "objective_id": mine})
		// Nor is it told of a meeting to who may not see that.
		closed := w.Post("zhang", "/meetings", call("zhang", m{"visibility": "team", "title": "组内"})).ID()
		w.Post("zhang", "/meetings/"+closed+"/open", nil)
		w.Post("zhang", "/meetings/"+closed+"/items", m{"kind": "decision", "words": "只在组里说", "objective_id": mine})
		if n := w.Get("chen", agreed).OK().Len("items"); n != 3 {
			t.Errorf("the owner is told of %d agreements", n)
		}
		if n := w.Get("hu", agreed).OK().Len("items"); n != 2 {
			t.Errorf("somebody of another team is told of %d agreements", n)
		}
		// The agenda is as it was drawn; what is settled isn't on the next one.
		w.Post("zhang", "/reviews/"+mine+"/settle", m{"note": "按会上说的"})
		if got := titles(w.Get("chen", "/meetings/"+held.ID()).OK(), "scores"); got != "chen的关键结果4|chen的关键结果1|chen的关键结果3" {
			t.Errorf("after settling the agenda is %s", got)
		}
		again := w.Post("zhang", "/meetings", call("zhang", nil)).ID()
		if got := titles(w.Post("zhang", "/meetings/"+again+"/open", nil), "scores"); got != "" {
			t.Errorf("settled scores are on the agenda: %s", got)
		}
	})
}
