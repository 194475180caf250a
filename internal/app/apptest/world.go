// Package apptest runs the whole program on a temporary database with a clock
// that stands still until it is moved.
package apptest

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// Start is when every world begins: a Monday, 16 November 2026, ten in the
// morning in Shanghai.
var Start = time.Date(2026, 11, 16, 2, 0, 0, 0, time.UTC)

// World is the program with a few people in it. Names of people are their keys:
// w.ID["lina"].
//
//	公司 (lead: wei) ── 运营部 (lead: lina) ── 用户组 (lead: zhang)
//	                └─ 市场部 (lead: fang)
//
// One cycle: 2026Q4. root admin · coach champion · hr hr · wei, lina, fang, zhang, chen (用户组),
// hu (市场部) members · guest
type World struct {
	*app.App
	T    testing.TB
	ID   map[string]string // person or team key → id
	mu   sync.Mutex
	now  time.Time
	jars map[string][]*http.Cookie
}

// Each runs fn on SQLite and on PostgreSQL, each time in a fresh World.
func Each(t *testing.T, fn func(t *testing.T, w *World)) {
	t.Run("sqlite", func(t *testing.T) { fn(t, New(t)) })
	t.Run("postgres", func(t *testing.T) { fn(t, NewOn(t, Postgres(t))) })
}

// New makes a World on SQLite.
func New(t testing.TB) *World {
	return NewOn(t, filepath.Join(t.TempDir(), "sinan.db"))
}

// NewOn makes a World on an empty database.
func NewOn(t testing.TB, database string) *World {
	w := Empty(t, database)
	w.populate()
	return w
}

// WithMail makes a World whose letters go to a sender of the test's.
func WithMail(t testing.TB, database string, letters mail.Sender) *World {
	return With(t, database, func(o *app.Options) { o.Mail = letters })
}

// With makes a World that runs by options of the test's.
func With(t testing.TB, database string, set func(*app.Options)) *World {
	w := empty(t, database, set)
	w.populate()
	return w
}

// Empty is a World before its set-up: nobody is there.
func Empty(t testing.TB, database string) *World { return empty(t, database, func(*app.Options) {}) }

func empty(t testing.TB, database string, set func(*app.Options)) *World {
	t.Helper()
	w := &World{T: t, ID: map[string]string{}, jars: map[string][]*http.Cookie{}, now: Start}
	shanghai := time.FixedZone("Asia/Shanghai", 8*3600)
	o := app.Options{Location: shanghai, BaseURL: "https://okr.example.com", Secret: Secret}
	set(&o)
	a, err := app.Open(t.Context(), database, app.Config{Now: w.Now, Options: o})
	if err != nil {
		t.Fatal(err)
	}
	w.App = a
	t.Cleanup(func() {
		w.everythingToldHasWords()
		w.whatServesIsKept()
		w.progressIsKept()
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// Now is the World's clock.
func (w *World) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// Pass moves the clock.
func (w *World) Pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// At puts the clock to ten in the morning, Shanghai time, of a day.
func (w *World) At(day string) {
	w.T.Helper()
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		w.T.Fatal(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = t.Add(2 * time.Hour)
}

// Secret is SINAN_SECRET of every World that isn't given another.
const Secret = "a secret of tests, long enough to seal"

// On is the same people and clock before another program, such as one on a copy of
// the database.
func (w *World) On(a *app.App) *World {
	return &World{App: a, T: w.T, ID: w.ID, now: w.Now(), jars: map[string][]*http.Cookie{}}
}

// Password is everybody's.
const Password = "correct horse battery"

func (w *World) populate() {
	w.T.Helper()
	root := w.Post("", "/setup", map[string]any{"workspace": "华岳", "name": "root", "email": "root@example.com", "password": Password})
	w.ID["root"] = root.ID()
	sys := access.System("test")
	team := func(key, parent string) {
		t, err := w.Features.People.Form(w.T.Context(), sys, people.TeamDraft{Name: key, ParentID: w.ID[parent]})
		if err != nil {
			w.T.Fatal(err)
		}
		w.ID[key] = t.ID
	}
	team("公司", "")
	team("运营部", "公司")
	team("用户组", "运营部")
	team("市场部", "公司")
	for _, p := range []struct {
		key, team, leads string
		role             access.Role
	}{
		{"coach", "公司", "", access.Champion}, {"hr", "公司", "", access.HR}, {"wei", "公司", "公司", access.Member},
		{"lina", "运营部", "运营部", access.Member}, {"zhang", "用户组", "用户组", access.Member}, {"chen", "用户组", "", access.Member},
		{"fang", "市场部", "市场部", access.Member}, {"hu", "市场部", "", access.Member}, {"guest", "", "", access.Guest},
	} {
		w.addPerson(p.key, p.team, p.leads, p.role)
	}
	w.addCycle("2026Q4", "2026-10-01", "2026-12-31")
}

func (w *World) addPerson(key, team, leads string, role access.Role) {
	w.T.Helper()
	sys := access.System("test")
	p, err := w.Features.People.Join(w.T.Context(), sys, people.PersonDraft{Name: key, Email: key + "@example.com", Role: role, TeamID: w.ID[team]})
	if err != nil {
		w.T.Fatal(err)
	}
	w.ID[key] = p.ID
	if leads != "" {
		id := p.ID
		if _, err := w.Features.People.Reshape(w.T.Context(), sys, w.ID[leads], 0, people.TeamChange{LeadID: &id}); err != nil {
			w.T.Fatal(err)
		}
	}
}

// addCycle makes a running cycle; its name is its key.
func (w *World) addCycle(key, starts, ends string) {
	w.T.Helper()
	w.ID[key] = "cycle-" + key
	_, err := w.Store.Write.NewRaw(`INSERT INTO cycles (id, name, starts_on, ends_on, phase, drafting_on, running_on, scoring_on, closed_on, created_at)
		VALUES (?, ?, ?, ?, 'running', '', '', '', '', ?)`, w.ID[key], key, starts, ends, Start).Exec(w.T.Context())
	if err != nil {
		w.T.Fatal(err)
	}
}

// Get sends a GET as a person ("" for nobody).
func (w *World) Get(as, path string) Answer { return w.Do(as, http.MethodGet, path, nil) }

// Post sends a POST as a person and fails the test unless it is answered 2xx.
func (w *World) Post(as, path string, body any) Answer {
	w.T.Helper()
	return w.Do(as, http.MethodPost, path, body).OK()
}

// Patch sends a PATCH as a person and fails the test unless it is answered 2xx.
func (w *World) Patch(as, path string, body any) Answer {
	w.T.Helper()
	return w.Do(as, http.MethodPatch, path, body).OK()
}

// Do sends a request as a person; header is pairs of name and value. The path
// is below /api/v1.
func (w *World) Do(as, method, path string, body any, header ...string) Answer {
	w.T.Helper()
	var b []byte
	if body != nil {
		var err error
		if b, err = json.Marshal(body); err != nil {
			w.T.Fatal(err)
		}
	}
	r := httptest.NewRequestWithContext(w.T.Context(), method, "/api/v1"+path, bytes.NewReader(b))
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return w.send(as, r)
}

// send asks as a person.
func (w *World) send(as string, r *http.Request) Answer {
	w.T.Helper()
	if as != "" {
		for _, c := range w.signedIn(as) {
			r.AddCookie(c)
		}
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	return Answer{T: w.T, Status: rec.Code, Header: rec.Header(), Body: rec.Body.Bytes()}
}

// Upload sends a file as a person, in a form's field "file".
func (w *World) Upload(as, path, name string, file []byte) Answer {
	w.T.Helper()
	var form bytes.Buffer
	m := multipart.NewWriter(&form)
	part, err := m.CreateFormFile("file", name)
	if err != nil {
		w.T.Fatal(err)
	}
	if _, err := part.Write(file); err != nil {
		w.T.Fatal(err)
	}
	if err := m.Close(); err != nil {
		w.T.Fatal(err)
	}
	r := httptest.NewRequestWithContext(w.T.Context(), http.MethodPost, "/api/v1"+path, &form)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return w.send(as, r)
}

// SendBytes posts bytes as they are, as a person.
func (w *World) SendBytes(as, path string, content []byte) Answer {
	w.T.Helper()
	r := httptest.NewRequestWithContext(w.T.Context(), http.MethodPost, "/api/v1"+path, bytes.NewReader(content))
	r.Header.Set("Content-Type", "application/octet-stream")
	return w.send(as, r)
}

// signedIn starts a session for a person of the World, once, without a password.
func (w *World) signedIn(as string) []*http.Cookie {
	w.T.Helper()
	if jar := w.jars[as]; jar != nil {
		return jar
	}
	id, ok := w.ID[as]
	if !ok {
		w.T.Fatalf("there is nobody called %q in this world", as)
	}
	secret, _, err := w.Features.Auth.Start(w.T.Context(), access.System("test"), id)
	if err != nil {
		w.T.Fatal(err)
	}
	w.jars[as] = []*http.Cookie{{Name: "sinan_session", Value: secret}}
	return w.jars[as]
}

// Forget drops a person's session, so that their next request begins another.
func (w *World) Forget(as string) { delete(w.jars, as) }
