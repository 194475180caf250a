package app_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// callers stand in all ways to the subject, which chen of 用户组 owns: nobody, a
// guest, a stranger of another team, the owner, the owner's team lead, and the
// three roles.
var callers = []string{"", "guest", "hu", "chen", "zhang", "coach", "hr", "root"}

// TestEveryOperationForEveryRole sends each operation of the API as each caller
// and holds who was let in equal to a file that a review can read. The policy
// itself has a table of its own in domain/access; this one shows that each
// operation really asks it.
func TestEveryOperationForEveryRole(t *testing.T) {
	w := apptest.New(t)
	ops := w.Router.Ops()
	slices.SortFunc(ops, func(a, b api.Op) int { return strings.Compare(a.ID, b.ID) })
	s := &subject{w: w}
	var got strings.Builder
	got.WriteString(operationsHead)
	for _, op := range ops {
		fmt.Fprintf(&got, "%-26s ", op.ID)
		for _, who := range callers {
			a := s.call(t, op, who)
			got.WriteString(verdict(t, op, a))
			if op.Method != http.MethodGet && a.Status < 300 {
				for _, caller := range callers {
					w.Forget(caller)
				}
				s = &subject{w: w}
			}
		}
		fmt.Fprintf(&got, "  %s\n", op.Action)
	}
	file := filepath.Join("testdata", "operations.golden")
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("who may do what through the API changed; look at the difference, then -run EveryRole -update:\n%s", difference(string(want), got.String()))
	}
}

const operationsHead = `Who is let in by each operation. Written by: go test ./internal/app -run EveryRole -update
Callers: nobody, guest, a member of another team, the owner (a member), the owner's team lead (a member), champion, hr, admin.
+ let in and done   ~ let in, then refused for what was sent or how things stand   - refused   ? hidden, as if it did not exist

`

func verdict(t *testing.T, op api.Op, a apptest.Answer) string {
	switch {
	case a.Status < 300:
		return "+"
	case a.Status == http.StatusUnauthorized, a.Status == http.StatusForbidden:
		return "-"
	case a.Status == http.StatusNotFound:
		return "?"
	case a.Status >= 500:
		t.Errorf("%s answers %d: %s", op.ID, a.Status, a.Body)
	}
	return "~"
}

func difference(want, got string) string {
	old := strings.Split(want, "\n")
	var d strings.Builder
	for _, line := range strings.Split(got, "\n") {
		if !slices.Contains(old, line) {
			d.WriteString("now " + line + "\n")
		}
	}
	for _, line := range old {
		if !strings.Contains(got, line) {
			d.WriteString("was " + line + "\n")
		}
	}
	return d.String()
}

// bodies are what is sent; an operation that takes a body and isn't here fails
// the test, so that a new one is thought of.
func (s *subject) bodies() map[string]any {
	type m = map[string]any
	return map[string]any{
		"accept-alignment":            m{},
		"accept-invitation":           m{"password": apptest.Password},
		"activate-objective":          m{},
		"add-connector":               s.connector(),
		"add-key-result":              m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}},
		"add-person":                  m{"name": "新人", "email": s.unique() + "@example.com"},
		"adjust-action":               m{"how": "每天发一轮"},
		"advance-objectives":          m{"ids": []any{s.the("objective")}, "step": "submit"},
		"agree-colleagues":            s.colleagues(),
		"align-objective":             m{"parent_objective_id": s.the("parent")},
		"amend-item":                  m{"words": "换个通道"},
		"answer-evaluation-appeal":    m{"reason": "看过了"},
		"answer-round":                m{"answers": []m{{"section_id": s.the("question"), "words": "谈了两家"}}},
		"answer-metric-question":      m{"kind": "jump"},
		"appeal-evaluation":           m{"words": "漏了"},
		"appeal-incentive":            m{"words": "得分不对"},
		"approve-objective":           m{},
		"approve-revision":            m{},
		"ask-feedback":                m{"person_ids": []string{s.w.ID["lina"]}, "question": "哪里要改进？"},
		"ask-password-reset":          m{"email": "chen@example.com"},
		"be-present":                  m{"subject_kind": "objective", "subject_id": s.the("objective"), "tab": "one"},
		"begin-totp":                  m{"password": "not it at all"},
		"call-meeting":                m{"kind": "weekly", "title": "周会", "team_id": s.w.ID["用户组"], "starts_on": "2026-11-20", "at": "09:30", "minutes": 30},
		"carry-over":                  m{"objective_id": s.the("active objective"), "cycle_id": s.the("cycle"), "how": "as_is"},
		"change-connector":            s.connector(),
		"change-cycle":                m{"name": s.unique()},
		"change-evaluation":           s.evaluationPlan(),
		"change-incentive":            s.scheme(),
		"change-lesson":               m{"words": "先看第三天的流失"},
		"change-meeting":              m{"title": "周例会"},
		"change-meeting-series":       m{"title": "双周会"},
		"change-my-password":          m{"old": "not it at all", "new": apptest.Password + "!"},
		"change-notice-choices":       m{"ways": m{"comment": "inbox"}},
		"change-objective":            m{"title": "提升用户留存"},
		"change-person":               m{"name": "陈"},
		"change-policy":               m{"grace_workdays": 1},
		"change-problem":              m{"title": "短信被限流"},
		"change-robot":                m{"active": false},
		"change-template":             m{"name": s.unique()},
		"change-theme":                m{"title": s.unique()},
		"check-in-by-letter":          m{"key_result_id": s.the("key result"), "value": "52000"},
		"close-objective":             m{"outcome": "dropped", "comment": "不做了", "note": "不做了"},
		"confirm-review":              s.scores(),
		"confirm-totp":                m{"code": "000000"},
		"connect-key-result":          m{"metric_id": s.the("metric")},
		"copy-objectives":             m{"cycle_id": s.w.ID["2026Q4"], "objectives": []m{{"id": s.the("objective")}}},
		"create-cycle":                m{"name": s.unique(), "starts_on": "2027-01-01", "ends_on": "2027-03-31"},
		"deactivate-person":           m{},
		"decide-incentive-appeal":     m{"uphold": false, "words": "再查"},
		"decide-problem":              m{"decision": "换"},
		"decline-alignment":           m{"note": "先不"},
		"decline-feedback-request":    m{},
		"decline-revision":            m{"note": "不同意"},
		"define-metric":               m{"name": s.unique(), "unit": "人", "direction": "up"},
		"disable-totp":                m{"password": "not it at all"},
		"discard-objective":           m{"words": "误建"},
		"dismiss-incentive-appeal":    m{"words": "按规则"},
		"draft-evaluation":            s.evaluationPlan(),
		"draft-incentive":             s.scheme(),
		"draft-objective":             m{"cycle_id": s.w.ID["2026Q4"], "title": "提升留存", "owner_id": s.w.ID["chen"]},
		"drop-metric-formula":         m{"reason": "改为手工"},
		"edit-comment":                m{"body": "很好"},
		"edit-report":                 m{"summary": "稳住了留存"},
		"edit-feedback":               m{"body": "讲得很清楚"},
		"form-team":                   m{"name": s.unique()},
		"give-feedback":               m{"kind": "feedback", "person_ids": []string{s.w.ID["lina"]}, "body": "讲得清楚"},
		"hand-in-evaluation-form":     s.judged(),
		"hand-over-evaluation-form":   m{"reviewer_id": s.w.ID["lina"]},
		"import-calendar":             m{"text": "2026-12-25,休,x", "preview": true},
		"import-metric-readings":      m{"text": "2026-11-11,51000"},
		"import-metric-readings-file": m{},
		"import-people":               m{"text": "姓名,邮箱\n新人," + s.unique() + "@example.com"},
		"import-people-file":          m{},
		"invite-person":               m{},
		"issue-token":                 m{"name": s.unique()},
		"learn-lesson":                m{"objective_id": s.the("active objective"), "words": "先看第三天"},
		"make-check-in":               m{"value": "52000"},
		"make-guest-link":             m{"team_id": s.w.ID["用户组"]},
		"make-report":                 m{"team_id": s.the("led team"), "week_on": "2026-11-10"},
		"make-reset-link":             m{},
		"make-robot":                  m{"name": s.unique(), "kind": "slack", "topics": []string{"minutes"}, "address": "https://robot.invalid/y"},
		"make-template":               m{"name": s.unique(), "objectives": []m{{"title": "提升留存", "key_results": []m{}}}},
		"mark-notices":                m{"all": true, "read": true},
		"minute-section":              m{"text": "说了什么"},
		"move-cycle":                  m{"phase": "scoring"},
		"move-key-result":             m{"objective_id": s.the("other objective")},
		"name-cause":                  m{"words": "第三天之后没有新东西"},
		"name-team-cause":             m{"words": "人手不够"},
		"note-absence":                m{"starts_on": "2026-12-01", "ends_on": "2026-12-02"},
		"nudge-person":                m{"words": "周五到期的还差一条"},
		"order-actions":               m{"ids": []any{s.the("action")}},
		"order-key-results":           m{"ids": []any{s.the("key result")}},
		"order-objectives":            m{"ids": []any{s.the("objective")}},
		"place-theme":                 m{},
		"plan-action":                 m{"title": "做", "owner_id": s.w.ID["chen"], "due_on": "2026-12-01"},
		"plan-evaluation-growth":      m{"lines": []m{}},
		"preview-check-in":            m{"value": "52000"},
		"preview-effects":             m{"due_on": "2026-12-20"},
		"preview-evaluation-form":     s.judged(),
		"preview-incentive":           m{"rules": s.scheme()["rules"]},
		"preview-population":          m{"people_ids": []string{s.w.ID["chen"]}},
		"preview-revision":            m{"title": "提升日活"},
		"propose-colleagues":          s.colleagues(),
		"propose-incentive-appeal":    m{"text": "email,base,score\nchen@example.com,10000,0.9", "words": "漏算"},
		"raise-problem":               m{"title": "被限流", "key_result_id": s.the("key result")},
		"read-file":                   m{},
		"map-import":                  m{"tool": "other", "sheet": 0, "fields": []string{"title", "kr_title", "owner"}},
		"read-import":                 m{},
		"read-text":                   m{"text": "日均活跃用户数增长10%"},
		"record-item":                 m{"kind": "decision", "words": "换通道"},
		"record-metric":               m{"on": "2026-11-12", "value": "1.2万"},
		"redefine-metric":             m{"name": s.unique()},
		"rename-workspace":            m{"name": "华岳"},
		"renew-recovery-codes":        m{"password": "not it at all"},
		"reopen-evaluation":           m{"reason": "漏了两个人"},
		"reopen-objective":            m{},
		"reopen-problem":              m{"why": "又来了"},
		"reopen-review":               m{"reason": "漏算了"},
		"resend-deliveries":           m{},
		"reset-calendar":              m{"year": 2026},
		"reset-password":              m{"password": apptest.Password},
		"reshape-team":                m{"name": s.unique()},
		"return-incentive":            m{"reason": "档位写反了"},
		"return-objective":            m{"comment": "再想想", "note": "再想想"},
		"revise-key-result":           m{"title": "提升日活", "reason": "说清楚"},
		"run-metric-feed":             m{},
		"say-comment":                 m{"subject_kind": "objective", "subject_id": s.the("objective"), "body": "好"},
		"plan-closing":                m{"cut_off_on": "2028-04-05", "self_by": "2028-04-06", "confirm_by": "2028-04-07", "meet_on": "2028-04-10", "settle_by": "2028-04-11"},
		"name-deputy":                 m{"person_id": s.w.ID["chen"], "deputy_id": s.w.ID["hu"]},
		"score-objective":             s.scores(),
		"set-calendar-days":           m{"days": []m{{"on": "2026-12-25", "kind": "holiday", "name": "x"}}},
		"set-evaluation-level":        m{"level": 2, "reason": "按事实"},
		"set-incentive-inputs":        m{"text": "email,base,score\nchen@example.com,10000,0.85"},
		"send-metric-values":          m{},
		"set-metric-feed":             s.feed(),
		"set-metric-formula":          s.formula(),
		"set-report-plan":             m{"active": true, "weekday": 5, "at": "16:00", "visibility": "everyone"},
		"set-theme":                   m{"title": s.unique()},
		"set-up":                      m{"workspace": "x", "name": "x", "email": "x@example.com", "password": apptest.Password},
		"settle-lesson":               m{"fate": "kept"},
		"settle-review":               m{},
		"sign-in":                     m{"email": "nobody@example.com", "password": "not it at all"},
		"solve-problem":               m{"how": "换了通道"},
		"submit-objective":            m{},
		"subscribe-calendar":          m{},
		"take-back-metric-reading":    m{},
		"tick-step":                   m{"done": true},
		"try-connector":               s.connector(),
		"try-metric-feed":             s.feed(),
		"try-metric-formula":          s.formula(),
		"try-robot":                   m{},
		"save-view":                   m{"name": "我的", "find": "mine"},
		"change-view":                 m{"name": "改了名"},
		"subscribe-view":              m{"ends": true},
		"turn-meeting":                m{"section_id": s.the("section")},
		"use-template":                m{"cycle_id": s.w.ID["2026Q4"], "owner_id": s.w.ID["chen"]},
		"waive-readiness":             m{"code": "alignment.missing", "words": "本部门自己的事"},
		"weigh-key-results":           m{"weights": []m{{"id": s.the("key result"), "weight": "100"}}},
		"withdraw-objective":          m{},
		"write-retrospective":         m{"goal": "让新用户留下来"},
		"write-team-retrospective":    m{"goal": "稳住留存"},
	}
}

var parameter = regexp.MustCompile(`\{[a-z]+\}`)

func (s *subject) call(t *testing.T, op api.Op, who string) apptest.Answer {
	t.Helper()
	noun := strings.Split(op.Path, "/")[1]
	about := nouns()[noun]
	switch {
	case op.ID == "answer-round":
		about = "round"
	case op.ID == "get-comment-file":
		about = "sent file"
	case strings.HasSuffix(op.ID, "-report-plan"):
		about = "own team"
	case strings.HasSuffix(op.Path, "s/{id}/retrospective"), strings.HasSuffix(op.Path, "s/{id}/causes"), strings.Contains(op.Path, "s/{id}/lessons"):
		about = map[string]string{"objectives": "active objective", "teams": "own team"}[noun]
	case strings.HasSuffix(op.ID, "-rhythm"), op.ID == "nudge-person":
		about = "owner"
	case op.ID == "drop-metric-feed", op.ID == "run-metric-feed":
		s.id("feed")
	case op.ID == "unsubscribe-view":
		s.id("view") // chen is subscribed to it
	case op.ID == "drop-metric-formula":
		s.id("calculated")
	case op.ID == "disconnect-key-result":
		s.id("metric") // reads for the key result
	}
	path := parameter.ReplaceAllStringFunc(op.Path, func(p string) string {
		switch {
		case p == "{preset}":
			return "tiered"
		case p == "{kind}":
			return "agree"
		case p == "{step}":
			return s.id("step")
		case p == "{reading}":
			return s.id("reading")
		case p == "{lesson}":
			return s.id("lesson")
		case p == "{problem}":
			return s.id("tied problem")
		case about != "":
			return s.id(about)
		}
		return "none"
	})
	switch op.ID {
	case "unwaive-readiness":
		path += "?code=alignment.missing"
	case "stop-being-present":
		path += "?subject_kind=objective&tab=one&subject_id=" + s.id("objective")
	case "upload-comment-file":
		return s.w.SendBytes(who, path+"?filename=a.txt&subject_kind=objective&subject_id="+s.id("objective"), []byte("第一行"))
	case "list-guest-links":
		path += "?team_id=" + s.w.ID["用户组"]
	case "list-comments":
		path += "?subject_kind=objective&subject_id=" + s.id("objective")
	case "begin-cycle":
		path += "?from=" + s.w.ID["2026Q4"] + "&to=" + s.id("cycle")
	case "get-hints":
		path += "?text=x"
	}
	if op.Method == http.MethodGet || op.Method == http.MethodDelete {
		return s.w.Do(who, op.Method, path, nil)
	}
	body, known := s.bodies()[op.ID]
	if operation := s.w.Router.OpenAPI().Paths[api.Prefix+op.Path]; !known && operation != nil && hasBody(s.w, op) {
		t.Errorf("say in bodies what to send to %s", op.ID)
	}
	return s.w.Do(who, op.Method, path, body)
}

func hasBody(w *apptest.World, op api.Op) bool {
	item := w.Router.OpenAPI().Paths[api.Prefix+op.Path]
	switch op.Method {
	case http.MethodPost:
		return item.Post.RequestBody != nil
	case http.MethodPut:
		return item.Put.RequestBody != nil
	}
	return item.Patch.RequestBody != nil
}
