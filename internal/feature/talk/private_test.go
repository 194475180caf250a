package talk_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/audit"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// post keeps the letters that it is given.
type post struct {
	mu      sync.Mutex
	letters []mail.Letter
}

func (p *post) Send(_ context.Context, l mail.Letter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.letters = append(p.letters, l)
	return nil
}

// secret is what is said in each test here.
const secret = "降档不公平"

// quiet is something that only some may see.
type quiet struct {
	kind, id     string
	speaks       string   // who says the secret about it
	sees, doesnt []string // who may see it besides, and who may not
	sealed       bool     // at rest, too
}

// keeps holds that what is said of something that only some may see is told to nobody else,
// by no way that there is.
func (q quiet) keeps(t *testing.T, w *apptest.World, p *post) {
	t.Helper()
	query := "/comments?subject_kind=" + q.kind + "&subject_id=" + q.id
	words := secret
	for _, who := range append(append([]string{}, q.sees...), q.doesnt...) {
		words += calling(w, "person", who)
	}
	file := w.SendBytes(q.speaks, "/comment-files?filename=x.txt&subject_kind="+q.kind+"&subject_id="+q.id, []byte(secret)).OK().ID()
	said := w.Do(q.speaks, "POST", "/comments", m{"subject_kind": q.kind, "subject_id": q.id, "body": words, "quote": secret, "file_ids": []string{file}}, "Idempotency-Key", "said").OK()
	if said.Len("blind") != len(q.doesnt) {
		t.Errorf("%s: who may not see it: %s", q.kind, said.Body)
	}
	id := said.Str("comment", "id")
	w.Do(q.speaks, "PATCH", "/comments/"+id, m{"body": words + "！"}).OK()
	w.Post(q.speaks, "/comments/"+id+"/resolve", nil)
	for _, who := range q.sees {
		if box := w.Get(who, "/notices?reason=mention").OK(); !strings.Contains(string(box.Body), secret) {
			t.Errorf("%s: %s is told %s", q.kind, who, box.Body)
		}
		if w.Get(who, query).OK().Len("items") != 1 {
			t.Errorf("%s: %s reads nothing", q.kind, who)
		}
		if got := w.Get(who, "/comment-files/"+file).OK(); string(got.Body) != secret || !strings.Contains(got.Header.Get("Content-Disposition"), "x.txt") {
			t.Errorf("%s: %s gets a file with %q %s", q.kind, who, got.Body, got.Header)
		}
		one := w.Get(who, "/comments/"+id).OK()
		if one.Str("quote") != secret || one.Str("files", 0, "name") != "x.txt" || w.Get(who, "/comments/"+id+"/edits").OK().Str("items", 0, "body") != words {
			t.Errorf("%s: %s reads %s", q.kind, who, one.Body)
		}
	}
	if text := atRest(t, w); q.sealed == (strings.Contains(text, secret) || strings.Contains(text, "x.txt")) {
		t.Errorf("%s: without the key the database tells of it, or doesn't where nothing is sealed: %v", q.kind, !q.sealed)
	}
	for _, who := range q.doesnt {
		for _, path := range []string{query, "/comments/" + id, "/comments/" + id + "/edits", "/comment-files/" + file} {
			w.Get(who, path).Fails(404, "input.missing")
		}
		for _, body := range []m{{"subject_kind": q.kind, "subject_id": q.id, "body": "x"}, {"thread_id": id, "body": "x"}} {
			w.Do(who, "POST", "/comments", body).Fails(404, "input.missing")
		}
		w.Do(who, "PUT", "/comments/"+id+"/reactions/agree", nil).Fails(404, "input.missing")
		w.Do(who, "DELETE", "/comments/"+id, nil).Fails(404, "input.missing")
		for _, path := range []string{"/notices?limit=100", "/home", "/objectives?q=" + secret, "/feedback?q=" + secret, "/exports/okrs?format=json"} {
			if got := w.Get(who, path); strings.Contains(string(got.Body), secret) {
				t.Errorf("%s: %s reads at %s: %s", q.kind, who, path, got.Body)
			}
		}
	}
	for _, who := range []string{"root", "coach"} {
		for _, path := range []string{"/audit?limit=100", "/audit.csv"} {
			if got := w.Get(who, path).OK(); strings.Contains(string(got.Body), secret) {
				t.Errorf("%s: the trail tells %s", q.kind, who)
			}
		}
	}
	entries := 0
	err := w.Features.Audit.Each(t.Context(), access.System("test"), audit.Filter{SubjectKind: "comment", SubjectID: id}, 100, func(e act.Event, _ *audit.Names) error {
		entries++
		if strings.Contains(e.Before+e.After, secret) || strings.Contains(e.Before+e.After, "x.txt") {
			t.Errorf("%s: the trail itself holds %s", q.kind, e.After)
		}
		return nil
	})
	if err != nil || entries != 3 {
		t.Errorf("%s: %d entries of the trail, %v", q.kind, entries, err)
	}
	w.Pass(72 * time.Hour) // digests, too
	if err := w.Features.Notices.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	letters := map[string]bool{}
	for _, l := range p.letters {
		letters[l.Name] = true
		for _, i := range l.Items {
			if strings.Contains(l.Subject+i.Head+i.Title+i.Words, secret) {
				t.Errorf("%s: a letter to %s says %+v", q.kind, l.Name, i)
			}
		}
	}
	for _, who := range q.sees {
		if !letters[who] {
			t.Errorf("%s: no letter tells %s that there is something", q.kind, who)
		}
	}
}

// atRest is what the tables hold in which something that was said could be.
func atRest(t *testing.T, w *apptest.World) string {
	t.Helper()
	var all strings.Builder
	for _, table := range []string{"comments", "comment_edits", "comment_files", "comment_file_parts", "idempotency_keys", "events", "notices", "deliveries"} {
		rows, err := w.Store.Write.QueryContext(t.Context(), "SELECT * FROM "+table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values, into := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				all.Write(v)
				all.WriteByte(10)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func eachWithPost(t *testing.T, fn func(t *testing.T, w *apptest.World, p *post)) {
	for name, database := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "sinan.db") },
		"postgres": func(t *testing.T) string { return apptest.Postgres(t) },
	} {
		t.Run(name, func(t *testing.T) {
			p := &post{}
			fn(t, apptest.WithMail(t, database(t), p), p)
		})
	}
}

// judged publishes an evaluation of 用户组, and gives chen's; before is called with it while
// it isn't published yet.
func judged(t *testing.T, w *apptest.World, before func(subject string)) (evaluation, subject string) {
	t.Helper()
	at := "/evaluations/" + w.Post("hr", "/evaluations", m{"title": "年度评估", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "due_on": "2027-01-15", "team_id": w.ID["用户组"],
		"form": m{"parts": []m{{"section": "values", "weight": 100}}, "reviewers": []string{"self", "manager"},
			"levels": []m{{"name": "待改进", "share": 0}, {"name": "达标", "share": 0}, {"name": "优秀", "share": 0}}}}).ID()
	w.Post("hr", at+"/open", nil)
	subjects := map[string]string{}
	for _, who := range []string{"chen", "zhang"} {
		forms := w.Get(who, "/evaluation-forms").OK()
		for i := range forms.Len("items") {
			if forms.Str("items", i, "kind") == "self" {
				subjects[who] = forms.Str("items", i, "subject_id")
			}
		}
	}
	before(subjects["chen"])
	w.Post("hr", at+"/calibrate", nil)
	for _, id := range subjects {
		w.Do("hr", "POST", "/evaluation-subjects/"+id+"/level", m{"level": 2, "reason": "按事实定"}).OK()
	}
	before(subjects["chen"])
	w.Post("hr", at+"/publish", nil)
	return at, subjects["chen"]
}

// Of a person's evaluation talk they, those who manage them and HR, once it is published.
func TestTalkOfAnEvaluationStaysThere(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		_, id := judged(t, w, func(subject string) {
			for _, who := range []string{"chen", "zhang", "hr", "root"} {
				w.Get(who, "/comments?subject_kind=evaluation_subject&subject_id="+subject).Fails(404, "input.missing")
				w.Do(who, "POST", "/comments", m{"subject_kind": "evaluation_subject", "subject_id": subject, "body": "草稿"}).Fails(404, "input.missing")
			}
		})
		quiet{sealed: true, kind: "evaluation_subject", id: id, speaks: "chen", sees: []string{"zhang", "hr"}, doesnt: []string{"root", "coach", "hu", "fang", "guest"}}.keeps(t, w, p)
		if path := told(w, "zhang", secret+"@zhang@hr@root@coach@hu@fang@guest！"); path != "/evaluations/people/"+id+"?talk=evaluation_subject."+id {
			t.Errorf("zhang is led to %q", path)
		}
		// Whoever isn't of HR any more reads nothing of it, wherever they were told.
		w.Patch("root", "/people/"+w.ID["hr"], m{"role": "member"})
		if box := w.Get("hr", "/notices?limit=100").OK(); strings.Contains(string(box.Body), secret) || strings.Contains(string(box.Body), "年度评估 · chen") {
			t.Errorf("who was of HR is still told %s", box.Body)
		}
	})
}

// Of a scheme talk HR and its approver.
func TestTalkOfASchemeStaysThere(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		id := w.Post("hr", "/incentives", m{"title": "季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"],
			"rules": m{"preset": "tiered", "tiers": []m{{"from": "0.6", "coefficient": "1"}}}}).ID()
		w.Do("hr", "PUT", "/incentives/"+id+"/inputs", m{"text": "email,base,score\nchen@example.com,10000,0.85"}).OK()
		quiet{sealed: true, kind: "incentive", id: id, speaks: "hr", sees: []string{"wei"}, doesnt: []string{"root", "coach", "chen", "zhang", "guest"}}.keeps(t, w, p)
	})
}

// Feedback is talked about by whom it is from, to and shared with; a recognition by everybody.
func TestTalkOfFeedbackIsAsPrivateAsIt(t *testing.T) {
	eachWithPost(t, func(t *testing.T, w *apptest.World, p *post) {
		give := func(body m) string { return w.Post("hu", "/feedback", body).ID() }
		private := give(m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": "汇报再短一点", "visibility": "private"})
		along := give(m{"kind": "feedback", "person_ids": []string{w.ID["chen"]}, "body": "汇报再短一点", "visibility": "manager"})
		public := give(m{"kind": "recognition", "person_ids": []string{w.ID["chen"]}, "body": "顶住了大促"})
		quiet{kind: "feedback", id: private, speaks: "hu", sees: []string{"chen"}, doesnt: []string{"zhang", "root", "coach", "hr", "guest"}}.keeps(t, w, p)
		w.Post("chen", "/comments", m{"subject_kind": "feedback", "subject_id": along, "body": "好的"})
		if told(w, "hu", "好的") != "/feedback?id="+along+"&talk=feedback."+along {
			t.Errorf("its author is led to %q", told(w, "hu", "好的"))
		}
		w.Get("zhang", "/comments?subject_kind=feedback&subject_id="+along).OK() // whose manager reads along
		w.Get("fang", "/comments?subject_kind=feedback&subject_id="+along).Fails(404, "input.missing")
		w.Post("fang", "/comments", m{"subject_kind": "feedback", "subject_id": public, "body": "确实厉害"})
		if told(w, "chen", "确实厉害") == "" || told(w, "hu", "确实厉害") == "" {
			t.Error("who was thanked and who thanks aren't told of what is said")
		}
		w.Get("guest", "/comments?subject_kind=feedback&subject_id="+public).Fails(404, "input.missing")
		w.Do("hu", "DELETE", "/feedback/"+private, nil).OK()
		w.Get("chen", "/comments?subject_kind=feedback&subject_id="+private).Fails(404, "input.missing")
	})
}
