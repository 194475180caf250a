package app

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file of the build comes as the client can take it, and whole in any case.
func TestBuiltFilesComeAsTheClientTakesThem(t *testing.T) {
	ui := fstest.MapFS{
		"index.html":          {Data: []byte("<title>司南</title>")},
		"early.js":            {Data: []byte("early()")},
		"assets/page-2.js.gz": {Data: zipped(t, "page()")},
		"assets/page-2.js.br": {Data: []byte("brotli of page()")},
	}
	for _, c := range []struct{ path, takes, coding, body string }{
		{"/assets/page-2.js", "gzip, deflate, br, zstd", "br", "brotli of page()"},
		{"/assets/page-2.js", "gzip", "gzip", string(zipped(t, "page()"))},
		{"/assets/page-2.js", "", "", "page()"},
		{"/early.js", "gzip, br", "", "early()"},
	} {
		r := httptest.NewRequest(http.MethodGet, c.path, nil)
		r.Header.Set("Accept-Encoding", c.takes)
		w := httptest.NewRecorder()
		page(ui).ServeHTTP(w, r)
		if w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != c.coding || w.Body.String() != c.body {
			t.Errorf("%s for %q: %d, coded %q: %q", c.path, c.takes, w.Code, w.Header().Get("Content-Encoding"), w.Body)
		}
		if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, "text/javascript") {
			t.Errorf("%s for %q: it is %q", c.path, c.takes, got)
		}
		if w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s for %q: a cache may give it to anybody", c.path, c.takes)
		}
	}
}

// What the API answers with is packed for who takes it; a stream of changes must
// arrive line by line, and where nothing is said nothing is packed.
func TestAnswersArePacked(t *testing.T) {
	long := `{"items":"` + strings.Repeat("运营", 2000) + `"}`
	h := packed(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/api/long":
			w.Header().Set("Content-Type", "application/json")
			_, _ = fmt.Fprint(w, long)
		case "/api/nothing":
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusNoContent)
		case "/api/stream":
			w.Header().Set("Content-Type", "text/event-stream")
			_, _ = fmt.Fprint(w, strings.Repeat("data: changed\n\n", 500))
		}
	}))
	for path, coding := range map[string]string{"/api/long": "gzip", "/api/nothing": "", "/api/stream": ""} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("Content-Encoding"); got != coding {
			t.Errorf("%s is coded %q, want %q", path, got, coding)
		}
		if path == "/api/nothing" && w.Body.Len() > 0 {
			t.Errorf("%s has %d bytes", path, w.Body.Len())
		}
		if coding == "" {
			continue
		}
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: a cache may give it to anybody", path)
		}
		if whole, err := io.ReadAll(z); err != nil || string(whole) != long {
			t.Errorf("%s: unpacked it has %d bytes, want %d (%v)", path, len(whole), len(long), err)
		}
	}
}

// Who takes nothing packed gets it as it is.
func TestAnswersAreLeftForWhoCannotUnpack(t *testing.T) {
	w := httptest.NewRecorder()
	packed(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprint(w, `{"a":1}`)
	})).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/a", nil))
	if got := w.Body.String(); got != `{"a":1}` || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("it comes as %q, coded %q", got, w.Header().Get("Content-Encoding"))
	}
}

func TestBrowsersAreKeptOnHTTPSWherePeopleUseIt(t *testing.T) {
	for secure, want := range map[bool]string{true: "max-age=31536000", false: ""} {
		w := httptest.NewRecorder()
		hardened(http.NotFoundHandler(), secure).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
		if got := w.Header().Get("Strict-Transport-Security"); got != want {
			t.Errorf("where people use https is %v, Strict-Transport-Security is %q, want %q", secure, got, want)
		}
		if w.Header().Get("X-Frame-Options") != "DENY" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("the answer is not hardened: %v", w.Header())
		}
	}
}
