package robots_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

type m = map[string]any

// secretOf is what each platform signs with here.
var secretOf = map[string]string{"feishu": "fei-SEC", "dingtalk": "SECding+/=", "webhook": "whsec_" + base64.StdEncoding.EncodeToString([]byte("0123456789012345678901234567890!"))}

// yes is how each platform says that it took a message.
var yes = map[string]string{"feishu": `{"code":0,"msg":"success","data":{}}`, "dingtalk": `{"errcode":0,"errmsg":"ok"}`, "wecom": `{"errcode":0,"errmsg":"ok"}`,
	"slack": "ok", "teams": "", "webhook": ""}

// hall stands in for all platforms: each is a path, and what was signed wrongly is
// refused as the platform documents it.
type hall struct {
	*httptest.Server
	t   *testing.T
	now func() time.Time

	mu    sync.Mutex
	heard map[string][]call
	broke func(kind string, w http.ResponseWriter) bool // answers in the platform's place
}

type call struct {
	id   string // Webhook-Id
	body m
	text string
}

func newHall(t *testing.T) *hall {
	h := &hall{t: t, heard: map[string][]call{}, now: time.Now}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func sum(key, text string) string {
	s := hmac.New(sha256.New, []byte(key))
	s.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(s.Sum(nil))
}

func (h *hall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	kind := strings.TrimPrefix(r.URL.Path, "/")
	h.mu.Lock()
	broke := h.broke
	h.mu.Unlock()
	if broke != nil && broke(kind, w) {
		return
	}
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		h.t.Error(err)
	}
	c := call{id: r.Header.Get("Webhook-Id"), text: string(raw)}
	if err := json.Unmarshal(raw, &c.body); err != nil {
		h.t.Errorf("%s: %v", kind, err)
	}
	if no := h.refuses(kind, r, c); no != "" {
		if kind == "webhook" {
			w.WriteHeader(http.StatusUnauthorized)
		}
		_, _ = io.WriteString(w, no)
		return
	}
	h.mu.Lock()
	h.heard[kind] = append(h.heard[kind], c)
	h.mu.Unlock()
	_, _ = io.WriteString(w, yes[kind])
}

// refuses is what a platform says of a wrong signature: those of Feishu, DingTalk
// and Standard Webhooks are checked as their documents tell, an hour at most old.
func (h *hall) refuses(kind string, r *http.Request, c call) string {
	fresh := func(stamp string, unit time.Duration) bool {
		n, err := strconv.ParseInt(stamp, 10, 64)
		return err == nil && h.now().Sub(time.Unix(0, n*int64(unit))).Abs() < time.Hour
	}
	switch kind {
	case "feishu":
		stamp, _ := c.body["timestamp"].(string)
		if !fresh(stamp, time.Second) || c.body["sign"] != sum(stamp+"\n"+secretOf[kind], "") {
			return `{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}`
		}
	case "dingtalk":
		q := r.URL.Query()
		if q.Get("access_token") != "tok" || !fresh(q.Get("timestamp"), time.Millisecond) || q.Get("sign") != sum(secretOf[kind], q.Get("timestamp")+"\n"+secretOf[kind]) {
			return `{"errcode":310000,"errmsg":"sign not match"}`
		}
	case "webhook":
		key, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(secretOf[kind], "whsec_"))
		stamp := r.Header.Get("Webhook-Timestamp")
		if !fresh(stamp, time.Second) || r.Header.Get("Webhook-Signature") != "v1,"+sum(string(key), c.id+"."+stamp+"."+c.text) {
			return "bad signature"
		}
	}
	return ""
}

func (h *hall) calls(kind string) []call {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]call{}, h.heard[kind]...)
}

// answers puts something in the place of what the platforms say; nil for those again.
func (h *hall) answers(broke func(kind string, w http.ResponseWriter) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.broke = broke
}

// each runs fn on both databases, in a World whose robots may call this machine
// and wait half a second for an answer.
func each(t *testing.T, fn func(t *testing.T, w *apptest.World, h *hall)) {
	run := func(t *testing.T, database string) {
		h := newHall(t)
		w := apptest.With(t, database, func(o *app.Options) {
			o.Outbound = outbound.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, Patience: 500 * time.Millisecond}
		})
		h.now = w.Now
		fn(t, w, h)
	}
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "sinan.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, apptest.Postgres(t)) })
}

var allTopics = []string{"activated", "closed", "checked_in", "blocked", "problem_raised", "problem_decided", "problem_solved", "minutes", "recognized"}

// robot makes one of 运营部's room, or of another's as more says.
func robot(w *apptest.World, h *hall, kind string, more m) apptest.Answer {
	w.T.Helper()
	body := m{"name": kind, "kind": kind, "team_id": w.ID["运营部"], "topics": allTopics, "address": h.URL + "/" + kind, "secret": secretOf[kind]}
	if kind == "dingtalk" {
		body["address"] = h.URL + "/dingtalk?access_token=tok"
	}
	for k, v := range more {
		body[k] = v
	}
	return w.Post("root", "/robots", body)
}

// active is an objective of a person with one key result, which it returns.
func active(w *apptest.World, owner, title string, more m) (objective, keyResult string) {
	w.T.Helper()
	body := m{"cycle_id": w.ID["2026Q4"], "title": title, "owner_id": w.ID[owner]}
	for k, v := range more {
		body[k] = v
	}
	objective = w.Post(owner, "/objectives", body).ID()
	keyResult = w.Post(owner, "/objectives/"+objective+"/key-results", m{"title": "日活增长10%", "measure": m{"kind": "metric", "baseline": "50000", "target": "55000", "unit": "人"}}).ID()
	for _, step := range []struct{ who, verb string }{{owner, "submit"}, {"coach", "approve"}, {owner, "activate"}} {
		w.Post(step.who, "/objectives/"+objective+"/"+step.verb, m{})
	}
	return objective, keyResult
}

// speak lets what is due within the next minutes go out.
func speak(w *apptest.World) {
	w.T.Helper()
	w.Pass(4 * time.Minute)
	if err := w.Features.Robots.Deliver(w.T.Context()); err != nil {
		w.T.Fatal(err)
	}
}

func TestEachPlatformHearsWhatHappens(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		for kind := range yes {
			made := robot(w, h, kind, nil)
			if strings.Contains(string(made.Body), "fei-SEC") || strings.Contains(string(made.Body), "access_token") || made.Str("secret") != "" || made.At("active") != true {
				t.Errorf("%s: %s", kind, made.Body)
			}
		}
		o, kr := active(w, "chen", "提升用户留存率", nil)
		w.Post("chen", "/key-results/"+kr+"/check-ins", m{"value": "5.2万", "note": "老用户回流 @[zhang](person:" + w.ID["zhang"] + ")"})
		if len(h.calls("feishu")) != 0 {
			t.Error("a write called out")
		}
		speak(w)
		for kind := range yes {
			heard := h.calls(kind)
			if len(heard) != 1 { // what happens within three minutes is one message
				t.Fatalf("%s: %d messages", kind, len(heard))
			}
			for _, want := range []string{"chen", "提升用户留存率", "52,000 人", "老用户回流 @zhang", "https://okr.example.com/okrs/" + o + "?kr=" + kr} {
				if !strings.Contains(strings.NewReplacer(`\u0026`, "&", "&#95;", "_").Replace(heard[0].text), want) {
					t.Errorf("%s doesn't say %q: %s", kind, want, heard[0].text)
				}
			}
		}
		speak(w)
		if len(h.calls("slack")) != 1 {
			t.Error("told twice")
		}
		for _, r := range []string{"feishu", "webhook"} {
			if one := named(w, r); one["sent_at"] == nil || one["trouble"] != nil {
				t.Errorf("%s: %v", r, one)
			}
		}
	})
}

// named is a robot as the list tells it.
func named(w *apptest.World, name string) m {
	w.T.Helper()
	a := w.Get("root", "/robots").OK()
	for i := range a.Len("items") {
		if a.Str("items", i, "name") == name {
			return a.At("items", i).(m)
		}
	}
	w.T.Fatalf("no robot %q", name)
	return nil
}

func TestARobotIsSetUpByAnAdmin(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		body := m{"name": "群", "kind": "webhook", "topics": []string{"minutes", "closed", "minutes"}, "address": h.URL + "/webhook"}
		w.Do("coach", "POST", "/robots", body).Fails(403, "access.denied")
		w.Do("coach", "GET", "/robots", nil).Fails(403, "access.denied")
		bad := w.Do("root", "POST", "/robots", m{"name": " ", "kind": "slack", "topics": []string{}, "address": "http://10.0.0.1/x", "secret": "x", "members_only": true})
		var fields []string
		for i := range bad.Len("errors") {
			fields = append(fields, bad.Str("errors", i, "pointer")+" "+bad.Str("errors", i, "code"))
		}
		if got := strings.Join(fields, ", "); bad.Status != 422 || got != "/name input.required, /members_only robot.members_of, /topics robot.topics, /address robot.address_closed, /secret robot.secret_slack" {
			t.Errorf("%d %s", bad.Status, got)
		}
		for _, address := range []string{"ftp://example.com/x", "https://a:b@example.com/", "x", "https://[::1]/x", "http://127.0.0.2/"} {
			if a := w.Do("root", "POST", "/robots", m{"name": "x", "kind": "slack", "topics": []string{"minutes"}, "address": address}); a.Status != 422 {
				t.Errorf("%s: %d", address, a.Status)
			}
		}
		made := w.Post("root", "/robots", body)
		id, secret := made.ID(), made.Str("secret")
		if !strings.HasPrefix(secret, "whsec_") || made.Len("topics") != 2 || made.Str("host") == "" || !strings.HasPrefix(h.URL, "http://"+made.Str("host")) {
			t.Errorf("made: %s", made.Body)
		}
		if again := w.Get("root", "/robots/"+id); again.Str("secret") != "" || again.At("signs") != true {
			t.Errorf("shown again: %s", again.Body)
		}
		var sealed []string
		if err := w.Store.Read.NewSelect().TableExpr("robots").ColumnExpr("address || ' ' || secret").Scan(t.Context(), &sealed); err != nil {
			t.Fatal(err)
		}
		if len(sealed) != 1 || strings.Contains(sealed[0], "http") || strings.Contains(sealed[0], secret) {
			t.Errorf("kept in the open: %q", sealed)
		}
		var trail []string
		if err := w.Store.Read.NewSelect().TableExpr("events").ColumnExpr("before || after").Where("kind LIKE 'robot.%'").Scan(t.Context(), &trail); err != nil {
			t.Fatal(err)
		}
		if len(trail) != 1 || strings.Contains(trail[0], secret) || strings.Contains(trail[0], "/webhook") {
			t.Errorf("the trail tells: %q", trail)
		}
		w.Do("root", "PATCH", "/robots/"+id, m{"name": "别的"}, "If-Match", `"9"`).Fails(412, "input.stale")
		if next := w.Patch("root", "/robots/"+id, m{"secret": ""}); next.Str("secret") == "" || next.Str("secret") == secret {
			t.Errorf("another secret: %s", next.Body)
		}
		w.Do("root", "PATCH", "/robots/"+id, m{"team_id": "nowhere"}).Fails(422, "people.team_unknown")
		w.Do("root", "DELETE", "/robots/"+id, nil).OK()
		w.Get("root", "/robots/"+id).Fails(404, "input.missing")
	})
}

func TestARobotIsTried(t *testing.T) {
	each(t, func(t *testing.T, w *apptest.World, h *hall) {
		id := robot(w, h, "feishu", nil).ID()
		if a := w.Post("root", "/robots/"+id+"/test", nil); a.Str("sent_at") == "" || a.Str("trouble") != "" || len(h.calls("feishu")) != 1 || !strings.Contains(h.calls("feishu")[0].text, "root 在测试这个机器人") {
			t.Errorf("tried: %s", a.Body)
		}
		w.Patch("root", "/robots/"+id, m{"secret": "wrong"})
		if a := w.Post("root", "/robots/"+id+"/test", nil); a.Str("trouble") != "refused" || !strings.Contains(a.Str("error"), "sign match fail") || a.Str("failed_at") == "" {
			t.Errorf("with the wrong secret: %s", a.Body)
		}
		w.Patch("root", "/robots/"+id, m{"secret": secretOf["feishu"]})
		if a := w.Get("root", "/robots/"+id); a.Str("trouble") != "" {
			t.Errorf("mended, and still: %s", a.Body)
		}
	})
}
