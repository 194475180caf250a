package robots_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// said is all that a room has heard.
func said(h *hall, kind string) string {
	var all strings.Builder
	for _, c := range h.calls(kind) {
		all.WriteString(c.text)
	}
	return all.String()
}

// A team's room hears of the team and of those below it, and of nothing that
// somebody in it may not see.
func TestARoomHearsOnlyWhatEverybodyInItMaySee(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "slack", nil)
		robot(w, h, "teams", m{"members_only": true})
		robot(w, h, "webhook", m{"team_id": ""})
		robot(w, h, "wecom", m{"team_id": w.ID["市场部"]})
		active(w, "lina", "公开的", nil)
		active(w, "chen", "下级公开的", nil)
		active(w, "lina", "部门内部的", m{"visibility": "team"})
		active(w, "chen", "下级内部的", m{"visibility": "team"})
		active(w, "lina", "几个人的", m{"visibility": "listed", "shared_with": []string{w.ID["coach"]}})
		active(w, "fang", "别的部门的", nil)
		speak(w)
		for _, c := range []struct{ kind, hears, not string }{
			{"slack", "公开的 下级公开的", "部门内部的 下级内部的 几个人的 别的部门的"},
			{"teams", "公开的 下级公开的 部门内部的", "下级内部的 几个人的 别的部门的"},
			{"webhook", "公开的 下级公开的 别的部门的", "部门内部的 下级内部的 几个人的"},
			{"wecom", "别的部门的", "下级公开的 部门内部的 下级内部的 几个人的"},
		} {
			heard := said(h, c.kind)
			for _, title := range strings.Fields(c.hears) {
				if !strings.Contains(heard, title) {
					t.Errorf("%s doesn't hear of %s: %s", c.kind, title, heard)
				}
			}
			for _, title := range strings.Fields(c.not) {
				if strings.Contains(heard, title) {
					t.Errorf("%s hears of %s", c.kind, title)
				}
			}
		}
	})
}

// What was hidden or deleted after it happened and before it is told isn't told.
func TestWhatIsHiddenMeanwhileIsNotTold(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "slack", nil)
		hidden, _ := active(w, "lina", "后来保密", nil)
		renamed, _ := active(w, "lina", "旧名字", nil)
		gone := w.Post("lina", "/problems", m{"title": "提错了", "team_id": w.ID["运营部"]}).ID()
		w.Patch("lina", "/objectives/"+hidden, m{"visibility": "team"})
		w.Patch("lina", "/objectives/"+renamed, m{"title": "新名字", "reason": "说清楚"})
		w.Do("lina", "DELETE", "/problems/"+gone, nil).OK()
		speak(w)
		if heard := said(h, "slack"); strings.Contains(heard, "后来保密") || strings.Contains(heard, "提错了") || !strings.Contains(heard, "新名字") || strings.Contains(heard, "旧名字") {
			t.Errorf("told: %s", heard)
		}
		w.Patch("lina", "/objectives/"+renamed, m{"visibility": "team"})
		w.Post("lina", "/objectives/"+hidden+"/close", m{"outcome": "dropped", "note": "不做了"})
		before := len(h.calls("slack"))
		speak(w)
		if len(h.calls("slack")) != before {
			t.Error("a message about nothing")
		}
	})
}

func TestEveryTopic(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "webhook", m{"lang": "en"})
		o, kr := active(w, "chen", "提升用户留存率", nil)
		a := w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "召回", "owner_id": w.ID["chen"], "due_on": "2026-12-10"}).ID()
		w.Patch("chen", "/actions/"+a, m{"state": "blocked", "blocked": m{"why": "通道限流", "person_id": w.ID["zhang"]}})
		w.Patch("chen", "/actions/"+a, m{"blocked": m{"why": "还是限流", "person_id": w.ID["zhang"]}}) // is blocked already
		p := w.Post("chen", "/problems", m{"title": "短信被限流", "key_result_id": kr, "decider_id": w.ID["zhang"], "question": "换不换？"}).ID()
		w.Post("zhang", "/problems/"+p+"/decide", m{"decision": "换"})
		w.Post("chen", "/problems/"+p+"/solve", m{"how": "换了通道"})
		meeting := w.Post("lina", "/meetings", m{"kind": "weekly", "title": "运营周会", "team_id": w.ID["运营部"], "visibility": "everyone", "starts_on": "2026-11-16", "at": "15:00", "minutes": 30}).ID()
		w.Post("lina", "/meetings/"+meeting+"/open", nil)
		w.Post("lina", "/meetings/"+meeting+"/items", m{"kind": "decision", "words": "先试一周"})
		w.Post("lina", "/meetings/"+meeting+"/items", m{"kind": "follow_up", "words": "写复盘", "person_id": w.ID["zhang"], "due_on": "2026-11-20"})
		w.Post("lina", "/meetings/"+meeting+"/end", nil)
		w.Post("lina", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"], w.ID["hu"]}, "body": "顶住了大促"})
		w.Post("lina", "/feedback", m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": "悄悄话"})
		w.Post("chen", "/objectives/"+o+"/close", m{"outcome": "dropped", "note": "不做了"})
		speak(w)
		heard := said(h, "webhook")
		for _, want := range []string{`"topic":"activated"`, "chen activated an objective", "chen marked an action as blocked", "通道限流", "chen raised a problem", "zhang decided", `"words":"换"`,
			"chen solved a problem", "换了通道", "lina ended a meeting", "先试一周; 写复盘 → zhang 2026-11-20", "lina recognized", "chen, hu", "顶住了大促", "chen closed an objective: dropped",
			`"do":"Deal with it","do_url":"https://okr.example.com/problems?problem=` + p + `"`, `/key-results/` + kr + `/plan","head":"chen marked`, `/review/` + o + `/retrospective"`, `"tone":"bad"`} {
			if !strings.Contains(heard, want) {
				t.Errorf("nothing of %q: %s", want, heard)
			}
		}
		if strings.Contains(heard, "悄悄话") || strings.Contains(heard, "还是限流") {
			t.Errorf("told too much: %s", heard)
		}
	})
}

func TestNamesStayInWhereThePolicySaysSo(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		robot(w, h, "webhook", nil)
		if w.Get("hu", "/policy").At("rhythm", "names_in_chats") != true {
			t.Error("names are told unless somebody says otherwise")
		}
		_, kr := active(w, "chen", "提升用户留存率", nil)
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "52000"})
		w.Post("lina", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "顶住了大促"})
		w.Patch("coach", "/policy", m{"rhythm": m{"names_in_chats": false}}) // before it is sent
		speak(w)
		heard := said(h, "webhook")
		if !strings.Contains(heard, "更新到 52,000 人") || strings.Contains(heard, "chen") || strings.Contains(heard, "顶住了大促") {
			t.Errorf("told: %s", heard)
		}
	})
}
