package app_test

import (
	"crypto/rand"
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
	s := newSubject(w)
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
				s = newSubject(w)
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
		"adjust-action": m{"how": "每天发一轮"}, "preview-effects": m{"due_on": "2026-12-20"}, "tick-step": m{"done": true},
		"accept-alignment": m{}, "decline-alignment": m{"note": "先不"},
		"set-calendar-days": m{"days": []m{{"on": "2026-12-25", "kind": "holiday", "name": "x"}}}, "import-calendar": m{"text": "2026-12-25,休,x", "preview": true},
		"reset-calendar": m{"year": 2026},
		"create-cycle":   m{"name": s.unique(), "starts_on": "2027-01-01", "ends_on": "2027-03-31"}, "change-cycle": m{"name": s.unique()}, "move-cycle": m{"phase": "scoring"},
		"accept-invitation": m{"password": apptest.Password}, "copy-objectives": m{"cycle_id": s.w.ID["2026Q4"], "objectives": []m{{"id": s.objective}}}, "preview-revision": m{"title": "提升日活"}, "move-key-result": m{"objective_id": s.other}, "weigh-key-results": m{"weights": []m{{"id": s.keyResult, "weight": "100"}}}, "revise-key-result": m{"title": "提升日活", "reason": "说清楚"},
		"plan-action":   m{"title": "做", "owner_id": s.w.ID["chen"], "due_on": "2026-12-01"},
		"order-actions": m{"ids": []string{s.action}}, "make-check-in": m{"value": "52000"}, "preview-check-in": m{"value": "52000"},
		"be-present":         m{"subject_kind": "objective", "subject_id": s.objective, "tab": "one"},
		"change-my-password": m{"old": "not it at all", "new": apptest.Password + "!"}, "renew-recovery-codes": m{"password": "not it at all"},
		"begin-totp": m{"password": "not it at all"}, "confirm-totp": m{"code": "000000"}, "disable-totp": m{"password": "not it at all"},
		"draft-objective": m{"cycle_id": s.w.ID["2026Q4"], "title": "提升留存", "owner_id": s.w.ID["chen"]}, "advance-objectives": m{"ids": []string{s.objective}, "step": "submit"},
		"order-objectives": m{"ids": []string{s.objective}}, "change-objective": m{"title": "提升用户留存"},
		"activate-objective": m{}, "align-objective": m{"parent_objective_id": s.parent}, "approve-objective": m{}, "close-objective": m{"outcome": "dropped", "comment": "不做了", "note": "不做了"},
		"return-objective": m{"comment": "再想想", "note": "再想想"}, "submit-objective": m{}, "reopen-objective": m{}, "withdraw-objective": m{},
		"add-key-result":    m{"title": "日活", "measure": m{"kind": "metric", "baseline": "1", "target": "2", "unit": "人"}},
		"order-key-results": m{"ids": []string{s.keyResult}}, "waive-readiness": m{"code": "alignment.missing", "words": "本部门自己的事"},
		"ask-password-reset": m{"email": "chen@example.com"}, "reset-password": m{"password": apptest.Password},
		"add-person": m{"name": "新人", "email": s.unique() + "@example.com"}, "import-people": m{"text": "姓名,邮箱\n新人," + s.unique() + "@example.com"},
		"import-people-file": m{}, "read-import": m{}, "discard-objective": m{"words": "误建"}, "change-person": m{"name": "陈"}, "deactivate-person": m{}, "invite-person": m{}, "make-reset-link": m{},
		"change-policy": m{"grace_workdays": 1}, "read-text": m{"text": "日均活跃用户数增长10%"}, "read-file": m{},
		"say-comment": m{"subject_kind": "objective", "subject_id": s.objective, "body": "好"}, "edit-comment": m{"body": "很好"},
		"raise-problem": m{"title": "被限流", "key_result_id": s.keyResult}, "change-problem": m{"title": "短信被限流"}, "solve-problem": m{"how": "换了通道"},
		"give-feedback": m{"kind": "feedback", "person_ids": []string{s.w.ID["lina"]}, "body": "讲得清楚"}, "edit-feedback": m{"body": "讲得很清楚"},
		"ask-feedback": m{"person_ids": []string{s.w.ID["lina"]}, "question": "哪里要改进？"}, "decline-feedback-request": m{},
		"define-metric": m{"name": s.unique(), "unit": "人", "direction": "up"}, "redefine-metric": m{"name": s.unique()},
		"record-metric": m{"on": "2026-11-12", "value": "1.2万"}, "take-back-metric-reading": m{}, "answer-metric-question": m{"kind": "jump"},
		"import-metric-readings-file": m{}, "import-metric-readings": m{"text": "2026-11-11,51000"}, "connect-key-result": m{"metric_id": s.metric},
		"draft-incentive": s.scheme(), "change-incentive": s.scheme(), "preview-incentive": m{"rules": s.scheme()["rules"]},
		"appeal-incentive": m{"words": "得分不对"}, "dismiss-incentive-appeal": m{"words": "按规则"}, "decide-incentive-appeal": m{"uphold": false, "words": "再查"},
		"propose-incentive-appeal": m{"text": "email,base,score\nchen@example.com,10000,0.9", "words": "漏算"},
		"set-incentive-inputs":     m{"text": "email,base,score\nchen@example.com,10000,0.85"},
		"reopen-problem":           m{"why": "又来了"}, "decide-problem": m{"decision": "换"},
		"draft-evaluation": s.evaluationPlan(), "change-evaluation": s.evaluationPlan(), "preview-evaluation-form": s.judged(), "hand-in-evaluation-form": s.judged(),
		"hand-over-evaluation-form": m{"reviewer_id": s.w.ID["lina"]},
		"call-meeting":              m{"kind": "weekly", "title": "周会", "team_id": s.w.ID["用户组"], "starts_on": "2026-11-20", "at": "09:30", "minutes": 30},
		"change-meeting":            m{"title": "周例会"}, "turn-meeting": m{"section_id": s.section}, "change-meeting-series": m{"title": "双周会"}, "minute-section": m{"text": "说了什么"},
		"record-item": m{"kind": "decision", "words": "换通道"}, "amend-item": m{"words": "换个通道"},
		"mark-notices": m{"all": true, "read": true}, "change-notice-choices": m{"ways": m{"comment": "inbox"}}, "resend-deliveries": m{}, "check-in-by-letter": m{"key_result_id": s.keyResult, "value": "52000"}, "note-absence": m{"starts_on": "2026-12-01", "ends_on": "2026-12-02"},
		"make-robot": m{"name": s.unique(), "kind": "slack", "topics": []string{"minutes"}, "address": "https://robot.invalid/y"}, "change-robot": m{"active": false}, "try-robot": m{},
		"subscribe-calendar": m{}, "nudge-person": m{"words": "周五到期的还差一条"},
		"score-objective": s.scores(), "confirm-review": s.scores(), "settle-review": m{}, "reopen-review": m{"reason": "漏算了"},
		"write-retrospective": m{"goal": "让新用户留下来"}, "name-cause": m{"words": "第三天之后没有新东西"}, "write-team-retrospective": m{"goal": "稳住留存"}, "name-team-cause": m{"words": "人手不够"},
		"learn-lesson": m{"objective_id": s.looked, "words": "先看第三天"}, "change-lesson": m{"words": "先看第三天的流失"}, "settle-lesson": m{"fate": "kept"},
		"approve-revision": m{}, "decline-revision": m{"note": "不同意"},
		"sign-in": m{"email": "nobody@example.com", "password": "not it at all"}, "set-up": m{"workspace": "x", "name": "x", "email": "x@example.com", "password": apptest.Password},
		"form-team": m{"name": s.unique()}, "reshape-team": m{"name": s.unique()},
		"make-template":   m{"name": s.unique(), "objectives": []m{{"title": "提升留存", "key_results": []m{}}}},
		"change-template": m{"name": s.unique()}, "use-template": m{"cycle_id": s.w.ID["2026Q4"], "owner_id": s.w.ID["chen"]},
		"set-theme": m{"title": s.unique()}, "change-theme": m{"title": s.unique()}, "place-theme": m{},
		"issue-token": m{"name": s.unique()}, "rename-workspace": m{"name": "华岳"},
	}
}

// subject is one of everything that operations are done to.
type subject struct {
	w                                      *apptest.World
	objective, keyResult, action, step     string
	parent, alignment, revision, theme     string
	cycle, team, person, template, comment string
	problem                                string
	meeting, series, section, item         string
	feedback, request                      string
	robot                                  string
	looked, cause, lesson                  string // an active objective of chen's, and what was said when it was looked back on
	incentive                              string // pays chen, approved by nobody yet
	appeal                                 string // of chen against another one, which was run
	evaluation                             string // a draft
	subject, form                          string // chen's, of another that is open; the form is the self review
	metric, reading                        string // chen's, which the key result reads from
	other                                  string // another objective of the same owner
}

func newSubject(w *apptest.World) *subject {
	type m = map[string]any
	s := &subject{w: w}
	metric := m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}
	s.parent = w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "稳住基本盘", "owner_id": w.ID["hu"]}).ID()
	result := w.Post("hu", "/objectives/"+s.parent+"/key-results", m{"title": "日活", "measure": metric}).ID()
	s.objective = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
	s.other = w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "带好新人", "owner_id": w.ID["chen"]}).ID()
	s.keyResult = w.Post("chen", "/objectives/"+s.objective+"/key-results", m{"title": "日均活跃用户数增长10%", "measure": metric}).ID()
	action := w.Post("chen", "/key-results/"+s.keyResult+"/actions", m{"title": "召回", "owner_id": w.ID["chen"], "due_on": "2026-12-10", "steps": []m{{"title": "写短信"}}})
	s.action, s.step = action.ID(), action.Str("steps", 0, "id")
	s.alignment = w.Post("chen", "/objectives/"+s.objective+"/alignments", m{"parent_key_result_id": result}).ID()
	s.comment = w.Post("chen", "/comments", m{"subject_kind": "objective", "subject_id": s.objective, "body": "看看"}).Str("comment", "id")
	s.problem = w.Post("chen", "/problems", m{"title": "短信通道被限流", "key_result_id": s.keyResult, "decider_id": w.ID["zhang"], "question": "换不换？"}).ID()
	s.callMeeting()
	s.feedback = w.Post("chen", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["zhang"]}, "body": "顶住了大促"}).ID()
	s.request = w.Post("zhang", "/feedback-requests", m{"person_ids": []string{w.ID["chen"]}, "question": "周会怎么样？"}).Str("items", 0, "id")
	s.incentive = w.Post("hr", "/incentives", s.scheme()).ID()
	w.Do("hr", "PUT", "/incentives/"+s.incentive+"/inputs", m{"text": "email,base,score\nchen@example.com,10000,0.85"}).OK()
	if s.robot = w.Get("root", "/robots").Str("items", 0, "id"); s.robot == "" { // there is a bound to them
		s.robot = w.Post("root", "/robots", m{"name": s.unique(), "kind": "slack", "topics": []string{"minutes"}, "address": "https://robot.invalid/x"}).ID()
	}
	ran := "/incentives/" + w.Post("hr", "/incentives", s.scheme()).ID()
	w.Do("hr", "PUT", ran+"/inputs", m{"text": "email,base,score\nchen@example.com,10000,0.85"}).OK()
	w.Do("zhang", "POST", ran+"/approve", nil).OK()
	w.Do("hr", "POST", ran+"/run", nil).OK()
	s.appeal = w.Post("chen", ran+"/appeals", m{"words": "得分不对"}).ID()
	s.evaluation = w.Post("hr", "/evaluations", s.evaluationPlan()).ID()
	w.Post("hr", "/evaluations/"+w.Post("hr", "/evaluations", s.evaluationPlan()).ID()+"/open", nil)
	s.form, s.subject = w.Get("chen", "/evaluation-forms").OK().Str("items", 0, "id"), w.Get("chen", "/evaluation-forms").OK().Str("items", 0, "subject_id")
	s.metric = w.Post("chen", "/metrics", m{"name": s.unique(), "unit": "人", "direction": "up"}).ID()
	w.Post("chen", "/metrics/"+s.metric+"/readings", m{"on": "2026-11-13", "value": "51000"})
	s.reading = w.Get("chen", "/metrics/"+s.metric+"/readings").Str("items", 0, "id")
	w.Do("chen", "PUT", "/key-results/"+s.keyResult+"/metric", m{"metric_id": s.metric}).OK()
	s.theme = w.Post("coach", "/themes", m{"title": s.unique()}).ID()
	s.cycle = w.Post("coach", "/cycles", m{"name": s.unique(), "starts_on": "2028-01-01", "ends_on": "2028-03-31"}).ID()
	s.team = w.Post("root", "/teams", m{"name": s.unique()}).ID()
	s.person = w.Post("root", "/people", m{"name": s.unique(), "email": s.unique() + "@example.com"}).ID()
	s.template = w.Post("coach", "/templates", m{"name": s.unique(), "lang": "zh-CN", "objectives": []m{{"title": "提升留存",
		"key_results": []m{{"title": "日活增长10%", "measure": m{"kind": "metric", "target_relative": "10", "unit": "人"}}}}}}).ID()
	s.revision = s.pendingRevision(metric)
	s.lookBack()
	return s
}

// scheme is one that zhang approves.
func (s *subject) scheme() map[string]any {
	type m = map[string]any
	return m{"title": "季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": s.w.ID["zhang"],
		"rules": m{"preset": "tiered", "tiers": []m{{"from": "0.6", "coefficient": "1"}}}}
}

// evaluationPlan is one of the people of 用户组.
func (s *subject) evaluationPlan() map[string]any {
	type m = map[string]any
	return m{"title": "年度评估", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "due_on": "2027-01-15", "team_id": s.w.ID["用户组"],
		"form": m{"parts": []m{{"section": "okr", "weight": 60}, {"section": "values", "weight": 40}}, "reviewers": []string{"self", "manager"},
			"levels": []m{{"name": "待改进", "share": 0}, {"name": "达标", "share": 0}, {"name": "优秀", "share": 0}}}}
}

// judged is a form filled in.
func (s *subject) judged() map[string]any {
	type m = map[string]any
	return m{"sections": []m{{"section": "values", "level": 2}}}
}

// callMeeting makes a series of chen's for 用户组, whose first meeting is open.
func (s *subject) callMeeting() {
	type m = map[string]any
	open := s.w.Post("chen", "/meetings", m{"kind": "weekly", "title": "用户组周会", "team_id": s.w.ID["用户组"], "visibility": "team", "starts_on": "2026-11-16", "at": "15:00",
		"minutes": 30, "cadence": m{"kind": "weekly", "weekday": 1}})
	s.meeting, s.series = open.ID(), open.Str("series_id")
	opened := s.w.Post("chen", "/meetings/"+s.meeting+"/open", nil)
	s.section = opened.Str("sections", 0, "id")
	s.item = s.w.Post("chen", "/meetings/"+s.meeting+"/items", m{"kind": "decision", "words": "先试一周"}).ID()
}

// lookBack names a cause and a lesson of an active objective of chen's.
func (s *subject) lookBack() {
	type m = map[string]any
	s.cause = s.w.Post("chen", "/objectives/"+s.looked+"/causes", m{"words": "人手不够"}).Str("causes", 0, "id")
	s.lesson = s.w.Post("chen", "/lessons", m{"objective_id": s.looked, "words": "先看第三天", "change": "practice", "what": "周一先看留存"}).ID()
}

// scores is what the objective's key result is given.
func (s *subject) scores() map[string]any {
	return map[string]any{"scores": []map[string]any{{"key_result_id": s.keyResult, "score": "0.70", "words": "按口径"}}}
}

// pendingRevision lowers the target of something active, which waits for consent.
func (s *subject) pendingRevision(metric any) string {
	type m = map[string]any
	w := s.w
	o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "在做的", "owner_id": w.ID["chen"]}).ID()
	s.looked = o
	kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "日活", "measure": metric}).ID()
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
	}
	w.Patch("chen", "/key-results/"+kr, m{"measure": m{"kind": "metric", "baseline": "50000", "target": "54000", "unit": "人"}, "reason": "预算减半"})
	return w.Get("chen", "/objectives/"+o+"/revisions").OK().Str("items", 0, "id")
}

// unique is a name that was never used.
func (s *subject) unique() string { return "n" + strings.ToLower(rand.Text()) }

var parameter = regexp.MustCompile(`\{[a-z]+\}`)

func (s *subject) call(t *testing.T, op api.Op, who string) apptest.Answer {
	t.Helper()
	ids := map[string]string{"objectives": s.objective, "key-results": s.keyResult, "actions": s.action, "alignments": s.alignment, "revisions": s.revision,
		"themes": s.theme, "cycles": s.cycle, "teams": s.team, "people": s.person, "templates": s.template, "comments": s.comment, "problems": s.problem,
		"meetings": s.meeting, "meeting-series": s.series, "meeting-sections": s.section, "meeting-items": s.item,
		"feedback": s.feedback, "feedback-requests": s.request, "incentives": s.incentive, "incentive-appeals": s.appeal, "reviews": s.objective, "metrics": s.metric, "causes": s.cause, "lessons": s.lesson, "robots": s.robot,
		"evaluations": s.evaluation, "evaluation-forms": s.form, "evaluation-subjects": s.subject}
	if strings.HasSuffix(op.Path, "/retrospective") || strings.HasSuffix(op.Path, "s/{id}/causes") {
		ids["objectives"], ids["teams"] = s.looked, s.w.ID["用户组"]
	}
	if strings.HasSuffix(op.ID, "-rhythm") || op.ID == "nudge-person" {
		ids["people"] = s.w.ID["chen"]
	}
	noun := strings.Split(op.Path, "/")[1]
	if noun == "imports" {
		ids[noun] = s.w.Upload("root", "/imports", "x.yaml", []byte("sinan: 1\nobjectives: []")).ID()
	}
	path := parameter.ReplaceAllStringFunc(op.Path, func(p string) string {
		switch {
		case p == "{preset}":
			return "tiered"
		case p == "{kind}":
			return "agree"
		case p == "{step}":
			return s.step
		case p == "{reading}":
			return s.reading
		case ids[noun] != "":
			return ids[noun]
		}
		return "none"
	})
	switch op.ID {
	case "unwaive-readiness":
		path += "?code=alignment.missing"
	case "stop-being-present":
		path += "?subject_kind=objective&tab=one&subject_id=" + s.objective
	case "list-comments":
		path += "?subject_kind=objective&subject_id=" + s.objective
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
