package retrospectives_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

func TestALessonAndWhatBecomesOfIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "everyone")
		w.Do("hu", "POST", "/lessons", m{"objective_id": id, "words": "x"}).Fails(403, "access.denied")
		w.Do("chen", "POST", "/lessons", m{"objective_id": id, "words": "x", "change": "template"}).Fails(422, "lesson.what_needed")
		l := w.Post("chen", "/lessons", m{"objective_id": id, "words": "留存的目标先备一条备用通道", "tags": []string{"#短信", "留存"}, "change": "template", "what": "模板里加一行备用通道", "template_id": "builtin:user-growth"})
		if l.Str("tags", 0) != "短信" || l.Str("fate") != "open" || l.Str("objective") != "提升用户留存率" || l.Str("cycle_name") == "" {
			t.Errorf("learned: %s", l.Body)
		}
		path := "/lessons/" + l.ID()
		w.Do("zhang", "POST", path+"/settle", m{"fate": "dropped"}).Fails(422, "lesson.reason_needed")
		w.Do("zhang", "POST", path+"/settle", m{"fate": "kept"}, "If-Match", `"9"`).Fails(412, "input.stale")
		l = w.Post("zhang", path+"/settle", m{"fate": "kept", "reason": "已经加上"})
		if l.Str("fate") != "kept" || l.Str("settled_name") == "" {
			t.Errorf("settled: %s", l.Body)
		}
		for query, want := range map[string]int{"tag=短信": 1, "tag=没有": 0, "fate=kept": 1, "fate=open": 0, "q=备用": 1, "q=提升用户": 1, "template_id=builtin:user-growth": 1, "template_id=another": 0, "objective_id=" + id: 1, "team_id=" + w.ID["运营部"]: 1, "team_id=" + w.ID["市场部"]: 0} {
			if n := w.Get("hu", "/lessons?"+query).OK().Len("items"); n != want {
				t.Errorf("%s finds %d lessons, want %d", query, n, want)
			}
		}
		l = w.Patch("chen", path, m{"what": "换个改法"})
		if l.Str("fate") != "open" || l.At("settled_at") != nil {
			t.Errorf("another change is open again: %s", l.Body)
		}
		if l.Str("template_id") != "builtin:user-growth" {
			t.Errorf("the template is lost: %s", l.Body)
		}
		if l = w.Patch("chen", path, m{"change": "practice"}); l.At("template_id") != nil {
			t.Errorf("a practice changes no template: %s", l.Body)
		}
		w.Do("chen", "DELETE", path, nil).OK()
		w.Get("chen", path).Fails(404, "input.missing")
		w.Do("chen", "POST", path+"/restore", nil).OK()
		if l = w.Get("hu", path).OK(); l.Str("tags", 1) != "留存" {
			t.Errorf("restored: %s", l.Body)
		}
	})
}

// A lesson names the action or the rule that it changes; whoever may see these is told what became of them.
func TestALessonNamesAnActionOrARule(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, result := lived(t, w, "everyone")
		hidden := w.Post("zhang", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "只给自己看", "owner_id": w.ID["zhang"], "visibility": "listed"}).ID()
		theirs := w.Post("zhang", "/objectives/"+hidden+"/key-results", m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}}).ID()
		plan := func(who, result, title string) string {
			return w.Post(who, "/key-results/"+result+"/actions", m{"title": title, "owner_id": w.ID[who], "due_on": "2027-01-29"}).ID()
		}
		backup, secret := plan("chen", result, "备一条通道"), plan("zhang", theirs, "不公开的")
		lesson := m{"objective_id": id, "words": "先备通道", "change": "action", "what": "备好", "action_id": secret}
		w.Do("chen", "POST", "/lessons", lesson).Fails(422, "lesson.action_unknown")
		lesson["action_id"] = backup
		l := w.Post("chen", "/lessons", lesson)
		if l.Str("action", "title") != "备一条通道" || l.Str("action", "state") != "todo" || l.Str("action", "key_result_id") != result {
			t.Errorf("learned: %s", l.Body)
		}
		w.Patch("chen", "/actions/"+backup, m{"state": "done"})
		if r := w.Get("hu", "/lessons/"+l.ID()).OK(); r.Str("action", "state") != "done" {
			t.Errorf("once it was done: %s", r.Body)
		}
		count := func(query string, want int) {
			t.Helper()
			if n := w.Get("chen", "/lessons?"+query).OK().Len("items"); n != want {
				t.Errorf("%s finds %d lessons, want %d", query, n, want)
			}
		}
		count("action_id="+backup, 1)
		count("key_result_id="+result, 1)
		count("rule=*", 0)
		w.Get("chen", "/lessons?action_id="+secret).Fails(404, "input.missing")
		w.Get("chen", "/lessons?key_result_id="+theirs).Fails(404, "input.missing")
		// Who may not see an action isn't told of it by a lesson that they may see.
		mine := w.Post("zhang", "/lessons", m{"objective_id": id, "words": "另一条", "change": "action", "what": "做", "action_id": secret}).ID()
		if r := w.Get("chen", "/lessons/"+mine).OK(); r.At("action") != nil {
			t.Errorf("a hidden action is told: %s", r.Body)
		}
		if r := w.Patch("chen", "/lessons/"+l.ID(), m{"change": "practice"}); r.At("action") != nil {
			t.Errorf("a practice names no action: %s", r.Body)
		}

		for _, none := range []string{"status", "status/none", "nothing", "version", "focus/", "grace_workdays/x"} {
			w.Do("chen", "PATCH", "/lessons/"+l.ID(), m{"change": "policy", "rule": none}).Fails(422, "lesson.rule_unknown")
		}
		r := w.Patch("chen", "/lessons/"+l.ID(), m{"change": "policy", "rule": "status/at_risk_at"})
		if r.Str("rule") != "status/at_risk_at" || r.At("rule_changed") != false {
			t.Errorf("names a rule: %s", r.Body)
		}
		w.Post("chen", "/lessons/"+l.ID()+"/settle", m{"fate": "kept"})
		count("rule=*", 1)
		count("rule=status/at_risk_at", 1)
		count("rule=grace_workdays", 0)
		w.Patch("coach", "/policy", m{"grace_workdays": 3})
		if r = w.Get("hu", "/lessons/"+l.ID()).OK(); r.At("rule_changed") != false {
			t.Errorf("another rule was changed: %s", r.Body)
		}
		w.Patch("coach", "/policy", m{"status": m{"at_risk_at": 0.05}})
		if r = w.Get("hu", "/objectives/"+id+"/retrospective").OK(); r.At("lessons", 1, "rule_changed") != true {
			t.Errorf("the rule was changed: %v", r.At("lessons"))
		}
		if r = w.Patch("chen", "/lessons/"+l.ID(), m{"rule": "teams"}); r.Str("fate") != "open" || r.At("rule_changed") != false {
			t.Errorf("another rule: %s", r.Body)
		}
	})
}

// A lesson comes back to who drafts something like it, and to nobody who may not see
// what it was learned from.
func TestALessonComesBackToADraft(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, _ := lived(t, w, "team")
		w.Post("chen", "/lessons", m{"objective_id": id, "words": "先备一条短信的备用通道", "tags": []string{"留存"}})
		draft := func(who, title string) string {
			o := w.Post(who, "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[who]}).ID()
			w.Post(who, "/objectives/"+o+"/key-results", m{"title": "七日留存率提升至30%", "measure": m{"kind": "metric", "baseline": "22", "target": "30", "unit": "%"}})
			return o
		}
		mine, theirs, far := draft("chen", "让新用户留下来"), draft("hu", "让新用户留下来"), w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "办好年会", "owner_id": w.ID["chen"]}).ID()
		r := w.Get("chen", "/objectives/"+mine+"/lessons").OK()
		if r.Len("items") == 0 || r.Str("items", 0, "lesson", "words") != "先备一条短信的备用通道" || r.Str("items", 0, "final", "score") != "0.80" || r.Len("items", 0, "shared") == 0 {
			t.Errorf("beside a draft of the same team: %s", r.Body)
		}
		// Dismissed, it is told to this person beside this objective no more, wherever they look from, and to the others still.
		at, told := "/objectives/"+mine+"/lessons", func(who string) int { return w.Get(who, "/objectives/"+mine+"/lessons").OK().Len("items") }
		lesson := r.Str("items", 0, "lesson", "id")
		for range 2 {
			w.Do("chen", "PUT", at+"/"+lesson+"/dismissal", nil).OK()
		}
		w.Do("hu", "PUT", "/objectives/"+theirs+"/lessons/"+lesson+"/dismissal", nil).Fails(404, "input.missing")
		if told("chen") != 0 || told("zhang") != 1 {
			t.Errorf("dismissed: chen is told %d, zhang %d", told("chen"), told("zhang"))
		}
		w.Do("chen", "DELETE", at+"/"+lesson+"/dismissal", nil).OK()
		if told("chen") != 1 {
			t.Error("taken back, it isn't told again")
		}
		for who, o := range map[string]string{"hu": theirs, "chen": far} {
			if n := w.Get(who, "/objectives/"+o+"/lessons").OK().Len("items"); n != 0 {
				t.Errorf("%s is told of %d lessons", who, n)
			}
		}
		if n := w.Get("chen", "/objectives/"+id+"/lessons").OK().Len("items"); n != 0 {
			t.Errorf("an objective recalls %d of its own lessons", n)
		}
	})
}
