package app_test

import (
	"crypto/rand"
	"encoding/json"
	"strings"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// subject is one of everything that operations are done to, each made when it is
// first asked for: most operations are about one or two of them.
type subject struct {
	w    *apptest.World
	made map[string]string
}

// later is an id that is looked up, or made, when the body that holds it is sent.
type later func() string

// MarshalJSON is the id.
func (l later) MarshalJSON() ([]byte, error) { return json.Marshal(l()) }

// the is the id of one of them, in a body.
func (s *subject) the(what string) later { return func() string { return s.id(what) } }

// id is that of one of them.
func (s *subject) id(what string) string {
	s.w.T.Helper()
	if s.made[what] == "" {
		make, ok := s.makers()[what]
		if !ok {
			s.w.T.Fatalf("nobody says how to make: %s", what)
		}
		make()
	}
	return s.made[what]
}

// keep holds ids: a name, an id, and so on.
func (s *subject) keep(pairs ...string) {
	if s.made == nil {
		s.made = map[string]string{}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s.made[pairs[i]] = pairs[i+1]
	}
}

// nouns are what the paths of operations begin with, and what they are about.
func nouns() map[string]string {
	return map[string]string{
		"actions":             "action",
		"alignments":          "alignment",
		"carryovers":          "carryover",
		"causes":              "cause",
		"comment-files":       "comment file",
		"comments":            "comment",
		"connectors":          "connector",
		"cycles":              "cycle",
		"evaluation-forms":    "evaluation form",
		"evaluation-subjects": "evaluated",
		"evaluations":         "evaluation",
		"feedback":            "feedback",
		"feedback-requests":   "request",
		"guest-links":         "guest link",
		"imports":             "import",
		"incentive-appeals":   "appeal",
		"incentives":          "incentive",
		"key-results":         "key result",
		"lessons":             "lesson",
		"meeting-items":       "item",
		"meeting-sections":    "section",
		"meeting-series":      "series",
		"meetings":            "meeting",
		"metrics":             "metric",
		"objectives":          "objective",
		"people":              "person",
		"problems":            "problem",
		"reports":             "report",
		"reviews":             "objective",
		"revisions":           "revision",
		"robots":              "robot",
		"teams":               "team",
		"templates":           "template",
		"themes":              "theme",
		"views":               "view",
	}
}

// makers say how each is made; one that makes several keeps them all.
func (s *subject) makers() map[string]func() {
	type m = map[string]any
	w := s.w
	return map[string]func(){
		"action":           s.makeObjective,
		"active objective": s.makeRevision,
		"alignment":        s.makeObjective,
		"appeal":           s.makeAppeal,
		"calculated": func() {
			w.Do("chen", "PUT", "/metrics/"+s.id("metric")+"/formula", s.formula()).OK()
			s.keep("calculated", s.id("metric"))
		},
		"carryover": func() {
			s.keep("carryover", w.Post("chen", "/carryovers", m{"objective_id": s.id("active objective"), "cycle_id": s.id("cycle"), "how": "dropped", "reason": "不做了"}).ID())
		},
		"cause": func() {
			s.keep("cause", w.Post("chen", "/objectives/"+s.id("active objective")+"/causes", m{"words": "人手不够"}).Str("causes", 0, "id"))
		},
		"comment": func() {
			s.keep("comment", w.Post("chen", "/comments", m{"subject_kind": "objective", "subject_id": s.id("objective"), "body": "看看"}).Str("comment", "id"))
		},
		"comment file": func() {
			s.keep("comment file", w.SendBytes("chen", "/comment-files?filename=a.txt&subject_kind=objective&subject_id="+s.id("objective"), []byte("第一行")).OK().ID())
		},
		"sent file": func() {
			w.Post("chen", "/comments", m{"subject_kind": "objective", "subject_id": s.id("objective"), "body": "看看", "file_ids": []string{s.id("comment file")}})
			s.keep("sent file", s.id("comment file"))
		},
		"connector": func() { s.keep("connector", w.Post("root", "/connectors", s.connector()).ID()) },
		"cycle": func() {
			s.keep("cycle", w.Post("coach", "/cycles", m{"name": s.unique(), "starts_on": "2028-01-01", "ends_on": "2028-03-31"}).ID())
		},
		"evaluated":       s.makeEvaluationForm,
		"evaluation":      func() { s.keep("evaluation", w.Post("hr", "/evaluations", s.evaluationPlan()).ID()) }, // a draft
		"evaluation form": s.makeEvaluationForm,
		"feed": func() {
			w.Do("root", "PUT", "/metrics/"+s.id("metric")+"/feed", s.feed()).OK()
			s.keep("feed", s.id("metric"))
		},
		"feedback": func() {
			s.keep("feedback", w.Post("chen", "/feedback", m{"kind": "recognition", "person_ids": []string{w.ID["zhang"]}, "body": "顶住了大促"}).ID())
		},
		"import": func() {
			s.keep("import", w.Upload("root", "/imports", "x.csv", []byte("Objective,Key result,Owner\nGrow,Reach 5,chen@example.com\n")).ID())
		},
		"incentive":  s.makeIncentive,
		"item":       s.makeMeeting,
		"key result": s.makeObjective,
		"lesson": func() {
			s.keep("lesson", w.Post("chen", "/lessons", m{"objective_id": s.id("active objective"), "words": "先看第三天", "change": "practice", "what": "周一先看留存"}).ID())
		},
		"meeting": s.makeMeeting,
		"led team": func() { // zhang's, without a report
			s.keep("led team", w.Post("root", "/teams", m{"name": s.unique(), "parent_id": w.ID["用户组"], "lead_id": w.ID["zhang"]}).ID())
		},
		"metric":    s.makeMetric,
		"objective": s.makeObjective,
		"other metric": func() {
			s.keep("other metric", w.Post("chen", "/metrics", m{"name": s.unique(), "unit": "人", "direction": "up"}).ID())
		},
		"other objective": func() {
			s.keep("other objective", w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "带好新人", "owner_id": w.ID["chen"]}).ID())
		},
		"own team": func() { s.keep("own team", w.ID["用户组"]) },
		"owner":    func() { s.keep("owner", w.ID["chen"]) },
		"parent":   s.makeObjective,
		"person": func() {
			s.keep("person", w.Post("root", "/people", m{"name": s.unique(), "email": s.unique() + "@example.com"}).ID())
		},
		"problem": func() {
			s.keep("problem", w.Post("chen", "/problems", m{"title": "短信通道被限流", "key_result_id": s.id("key result"), "decider_id": w.ID["zhang"], "question": "换不换？"}).ID())
		},
		"tied problem": func() {
			s.keep("tied problem", w.Post("chen", "/problems", m{"title": "短信通道被限流", "objective_id": s.id("active objective")}).ID())
			w.Do("chen", "PUT", "/causes/"+s.id("cause")+"/problems/"+s.id("tied problem"), nil).OK()
		},
		"reading": s.makeMetric,
		"report": func() {
			s.keep("report", w.Post("zhang", "/reports", m{"team_id": s.the("led team")}).ID())
		},
		"request": func() {
			s.keep("request", w.Post("zhang", "/feedback-requests", m{"person_ids": []string{w.ID["chen"]}, "question": "周会怎么样？"}).Str("items", 0, "id"))
		},
		"revision": s.makeRevision,
		"robot":    s.makeRobot,
		"round":    s.makeRound,
		"question": s.makeRound,
		"section":  s.makeMeeting,
		"series":   s.makeMeeting,
		"step":     s.makeObjective,
		"team":     func() { s.keep("team", w.Post("root", "/teams", m{"name": s.unique()}).ID()) },
		"template": func() {
			s.keep("template", w.Post("coach", "/templates", m{"name": s.unique(), "lang": "zh-CN", "objectives": []m{{"title": "提升留存",
				"key_results": []m{{"title": "日活增长10%", "measure": m{"kind": "metric", "target_relative": "10", "unit": "人"}}}}}}).ID())
		},
		"guest link": func() { // to the page of the team of chen, by its lead
			s.keep("guest link", w.Post("zhang", "/guest-links", m{"team_id": w.ID["用户组"]}).ID())
		},
		"view": func() { // zhang's, shared with 用户组, which chen is told of
			s.keep("view", w.Post("zhang", "/views", m{"name": s.unique(), "find": "落后>20%", "reach": "team", "team_id": w.ID["用户组"]}).ID())
			w.Do("chen", "PUT", "/views/"+s.id("view")+"/subscription", m{}).OK()
		},
		"theme": func() { s.keep("theme", w.Post("coach", "/themes", m{"title": s.unique()}).ID()) },
	}
}

// measured is how the key results here are measured.
func measured(target string) map[string]any {
	return map[string]any{"kind": "metric", "baseline": "50000", "target": target, "unit": "人"}
}

// makeObjective drafts one of chen's with a key result, an action of one step, and
// an alignment to a key result of hu's.
func (s *subject) makeObjective() {
	type m = map[string]any
	w := s.w
	parent := w.Post("hu", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "稳住基本盘", "owner_id": w.ID["hu"]}).ID()
	result := w.Post("hu", "/objectives/"+parent+"/key-results", m{"title": "日活", "measure": measured("55000")}).ID()
	objective := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升用户留存率", "owner_id": w.ID["chen"]}).ID()
	kr := w.Post("chen", "/objectives/"+objective+"/key-results", m{"title": "日均活跃用户数增长10%", "measure": measured("55000")}).ID()
	action := w.Post("chen", "/key-results/"+kr+"/actions", m{"title": "召回", "owner_id": w.ID["chen"], "due_on": "2026-12-10", "steps": []m{{"title": "写短信"}}})
	alignment := w.Post("chen", "/objectives/"+objective+"/alignments", m{"parent_key_result_id": result}).ID()
	s.keep("parent", parent, "objective", objective, "key result", kr, "action", action.ID(), "step", action.Str("steps", 0, "id"), "alignment", alignment)
}

// makeRevision lowers the target of an objective that is active; it waits for consent.
func (s *subject) makeRevision() {
	type m = map[string]any
	w := s.w
	o := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "在做的", "owner_id": w.ID["chen"]}).ID()
	kr := w.Post("chen", "/objectives/"+o+"/key-results", m{"title": "日活", "measure": measured("55000")}).ID()
	for _, step := range []struct{ who, verb string }{{"chen", "submit"}, {"zhang", "approve"}, {"chen", "activate"}} {
		w.Post(step.who, "/objectives/"+o+"/"+step.verb, m{})
	}
	w.Patch("chen", "/key-results/"+kr, m{"measure": measured("54000"), "reason": "预算减半"})
	s.keep("active objective", o, "revision", w.Get("chen", "/objectives/"+o+"/revisions").OK().Str("items", 0, "id"))
}

// makeRound makes a round of chen's for 用户组 that is open.
func (s *subject) makeRound() {
	id := s.w.Post("chen", "/meetings", map[string]any{"kind": "round", "title": s.unique(), "team_id": s.w.ID["用户组"], "starts_on": "2026-11-16", "at": "10:00", "minutes": 600}).ID()
	open := s.w.Post("chen", "/meetings/"+id+"/open", map[string]any{})
	s.keep("round", id, "question", open.Str("sections", 0, "id"))
}

// makeMeeting makes a series of chen's for 用户组, whose first meeting is open.
func (s *subject) makeMeeting() {
	type m = map[string]any
	open := s.w.Post("chen", "/meetings", m{"kind": "weekly", "title": "用户组周会", "team_id": s.w.ID["用户组"], "visibility": "team", "starts_on": "2026-11-16", "at": "15:00",
		"minutes": 30, "cadence": m{"kind": "weekly", "weekday": 1}})
	opened := s.w.Post("chen", "/meetings/"+open.ID()+"/open", nil)
	item := s.w.Post("chen", "/meetings/"+open.ID()+"/items", m{"kind": "decision", "words": "先试一周"}).ID()
	s.keep("meeting", open.ID(), "series", open.Str("series_id"), "section", opened.Str("sections", 0, "id"), "item", item)
}

// makeMetric defines one of chen's that the key result reads from.
func (s *subject) makeMetric() {
	type m = map[string]any
	metric := s.w.Post("chen", "/metrics", m{"name": s.unique(), "unit": "人", "direction": "up"}).ID()
	s.w.Post("chen", "/metrics/"+metric+"/readings", m{"on": "2026-11-13", "value": "51000"})
	s.w.Do("chen", "PUT", "/key-results/"+s.id("key result")+"/metric", m{"metric_id": metric}).OK()
	s.keep("metric", metric, "reading", s.w.Get("chen", "/metrics/"+metric+"/readings").Str("items", 0, "id"))
}

// connector is one to an address that nobody has.
func (s *subject) connector() map[string]any {
	return map[string]any{"name": s.unique(), "kind": "http", "address": "http://nobody.invalid/x"}
}

// feed is how a metric is read from it.
func (s *subject) feed() map[string]any {
	return map[string]any{"connector_id": s.the("connector"), "value_path": "$.v", "at": "08:30", "workdays": true}
}

// formula works the metric out from another one.
func (s *subject) formula() map[string]any {
	type m = map[string]any
	return m{"formula": "A * 2", "inputs": []m{{"name": "A", "metric_id": s.the("other metric")}}, "places": 2, "reason": "口径统一"}
}

// makeIncentive drafts a scheme that pays chen.
func (s *subject) makeIncentive() {
	s.keep("incentive", s.w.Post("hr", "/incentives", s.scheme()).ID())
	s.w.Do("hr", "PUT", "/incentives/"+s.made["incentive"]+"/inputs", map[string]any{"text": "email,base,score\nchen@example.com,10000,0.85"}).OK()
}

// makeAppeal is one of chen's against a scheme that was run.
func (s *subject) makeAppeal() {
	ran := "/incentives/" + s.w.Post("hr", "/incentives", s.scheme()).ID()
	s.w.Do("hr", "PUT", ran+"/inputs", map[string]any{"text": "email,base,score\nchen@example.com,10000,0.85"}).OK()
	s.w.Do("zhang", "POST", ran+"/approve", nil).OK()
	s.w.Do("hr", "POST", ran+"/run", nil).OK()
	s.keep("appeal", s.w.Post("chen", ran+"/appeals", map[string]any{"words": "得分不对"}).ID())
}

// makeEvaluationForm opens an evaluation of 用户组; the form is chen's self review.
func (s *subject) makeEvaluationForm() {
	s.w.Post("hr", "/evaluations/"+s.w.Post("hr", "/evaluations", s.evaluationPlan()).ID()+"/open", nil)
	forms := s.w.Get("chen", "/evaluation-forms").OK()
	s.keep("evaluation form", forms.Str("items", 0, "id"), "evaluated", forms.Str("items", 0, "subject_id"))
}

// makeRobot takes the one there is, for there is a bound to them.
func (s *subject) makeRobot() {
	robot := s.w.Get("root", "/robots").Str("items", 0, "id")
	if robot == "" {
		robot = s.w.Post("root", "/robots", map[string]any{"name": s.unique(), "kind": "slack", "topics": []string{"minutes"}, "address": "https://robot.invalid/x"}).ID()
	}
	s.keep("robot", robot)
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
		"form": m{"parts": []m{{"section": "okr", "weight": 60}, {"section": "values", "weight": 40}}, "reviewers": []string{"self", "manager", "cross"},
			"levels": []m{{"name": "待改进", "share": 0}, {"name": "达标", "share": 0}, {"name": "优秀", "share": 0}}}}
}

// colleagues are some who can be asked about chen.
func (s *subject) colleagues() map[string]any {
	return map[string]any{"person_ids": []string{s.w.ID["hu"], s.w.ID["fang"], s.w.ID["coach"]}}
}

// judged is a form filled in.
func (s *subject) judged() map[string]any {
	type m = map[string]any
	return m{"sections": []m{{"section": "values", "level": 2}}}
}

// scores is what the objective's key result is given.
func (s *subject) scores() map[string]any {
	return map[string]any{"scores": []map[string]any{{"key_result_id": s.the("key result"), "score": "0.70", "words": "按口径"}}}
}

// unique is a name that was never used.
func (s *subject) unique() string { return "n" + strings.ToLower(rand.Text()) }
