package retrospectives_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// TestRetrospectivesArePutBackAsTheyWere asks for retrospectives and lessons at the end of a day, changes
// everything about them, and asks for the same as of that day.
func TestRetrospectivesArePutBackAsTheyWere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		id, result := lived(t, w, "everyone")
		look, team := "/objectives/"+id+"/retrospective", "/teams/"+w.ID["用户组"]+"/retrospective?cycle_id="+w.ID["2026Q4"]
		problem := w.Get("chen", "/problems?state=solved&objective_id="+id).OK().Str("items", 0, "id")
		second := w.Post("chen", "/problems", m{"title": "少一个人", "objective_id": id}).ID()
		action := w.Post("chen", "/key-results/"+result+"/actions", m{"title": "补一个人", "owner_id": w.ID["chen"], "due_on": "2027-01-20"}).ID()
		w.Patch("chen", look, m{"goal": "想留住老用户", "analysis": "通道不稳"})
		w.Patch("zhang", team, m{"insight": "一起备通道"})
		cause := func(words string) string {
			a := w.Post("chen", "/objectives/"+id+"/causes", m{"words": words})
			return a.Str("causes", a.Len("causes")-1, "id")
		}
		channel, people, gone := cause("通道只有一条"), cause("人手不够"), cause("后来收回的")
		w.Do("chen", "PUT", "/causes/"+people+"/problems/"+second, nil).OK()
		w.Do("chen", "PUT", "/causes/"+channel+"/problems/"+problem, nil).OK()
		w.Do("zhang", "PUT", "/causes/"+channel+"/vote", nil).OK()
		w.Post("zhang", strings.Replace(team, "retrospective", "causes", 1), m{"words": "排期太满"})
		learn := func(who string, body m) string { return w.Post(who, "/lessons", body).ID() }
		spare := learn("chen", m{"objective_id": id, "words": "先备一条通道", "tags": []string{"短信"}, "change": "action", "what": "备好", "action_id": action})
		rule := learn("zhang", m{"team_id": w.ID["用户组"], "cycle_id": w.ID["2026Q4"], "words": "早一点说落后", "change": "policy", "what": "改门槛", "rule": "status/at_risk_at"})
		taken := learn("chen", m{"objective_id": id, "words": "后来收回的经验"})
		w.Post("zhang", "/lessons/"+rule+"/settle", m{"fate": "kept", "reason": "改了"})
		at(w, "2027-01-08")
		paths := []string{look, team}
		for _, of := range []string{"", "&tag=短信", "&fate=open", "&fate=kept", "&q=通道", "&rule=*", "&action_id=" + action, "&key_result_id=" + result, "&objective_id=" + id, "&cycle_id=" + w.ID["2026Q4"],
			"&team_id=" + w.ID["用户组"], "&team_id=" + w.ID["市场部"]} {
			paths = append(paths, "/lessons?limit=50"+of)
		}
		paths = append(paths, "/lessons/"+spare, "/lessons/"+rule)
		w.Do("chen", "DELETE", "/causes/"+gone, nil).OK() // what was taken back stays away
		w.Do("chen", "DELETE", "/lessons/"+taken, nil).OK()
		asOf := w.Remembers([]string{"chen", "zhang", "hu", "guest"}, paths, []string{"can", "version", "steps"})

		at(w, "2027-01-12")
		w.Patch("zhang", look, m{"goal": "换个说法", "result": "来了八成"})
		w.Patch("chen", look, m{"goal": "再换", "insight": "新的"})
		w.Patch("zhang", team, m{"insight": "改了", "goal": "新写的"})
		w.Do("hu", "PUT", "/causes/"+people+"/vote", nil).OK()
		w.Do("zhang", "PUT", "/causes/"+channel+"/vote", nil).OK() // a second time: as ever
		w.Do("zhang", "DELETE", "/causes/"+channel+"/vote", nil).OK()
		w.Do("chen", "DELETE", "/causes/"+channel+"/vote", nil).OK()
		w.Do("chen", "PUT", "/causes/"+people+"/problems/"+problem, nil).OK()
		w.Do("chen", "DELETE", "/causes/"+people+"/problems/"+second, nil).OK()
		w.Do("chen", "POST", "/causes/"+gone+"/restore", nil).OK()
		cause("新的原因")
		w.Patch("chen", "/lessons/"+spare, m{"words": "备两条通道", "tags": []string{"渠道"}, "change": "practice", "what": "都备"})
		w.Patch("zhang", "/lessons/"+rule, m{"what": "再改一次"})
		w.Do("chen", "POST", "/lessons/"+taken+"/restore", nil).OK()
		late := learn("chen", m{"objective_id": id, "words": "后来学到的"})
		w.Patch("chen", "/actions/"+action, m{"title": "补两个人", "due_on": "2027-02-20", "state": "done"})
		w.Patch("chen", "/problems/"+second, m{"title": "少两个人", "holds_up": m{"team_id": w.ID["用户组"]}})
		for range 2 {
			w.Post("zhang", "/reviews/"+id+"/reopen", m{"reason": "重来"})
		}
		w.Patch("root", "/people/"+w.ID["chen"], m{"name": "陈晨"})
		w.Patch("root", "/teams/"+w.ID["用户组"], m{"name": "增长组"})
		at(w, "2027-01-20")
		asOf(t, "2027-01-08")
		w.Get("chen", "/lessons/"+late+"?asof=2027-01-08").Fails(404, "input.missing")
		w.Get("chen", "/lessons/"+taken+"?asof=2027-01-08").Fails(404, "input.missing")
		if got := w.Get("chen", look+"?asof=2027-01-08").OK(); got.Len("can") != 0 || strings.Contains(string(got.Body), "cause.vote") || strings.Contains(string(got.Body), "lesson.update") {
			t.Errorf("nothing may be done to the past: %s", got.Body)
		}
		first := w.Get("hu", "/lessons?limit=1&asof=2027-01-08").OK()
		if rest := w.Get("hu", "/lessons?limit=1&asof=2027-01-08&cursor="+first.Str("next")).OK(); first.Len("items") != 1 || rest.Len("items") != 1 || rest.Str("next") != "" {
			t.Errorf("pages: %s, %s", first.Body, rest.Body)
		}
		w.Patch("chen", "/objectives/"+id, m{"visibility": "listed", "reason": "收起"})
		w.Get("hu", look+"?asof=2027-01-08").Fails(404, "input.missing")
		if got := w.Get("hu", "/lessons?asof=2027-01-08").OK(); got.Len("items") != 1 {
			t.Errorf("hidden since: %s", got.Body)
		}
	})
}
