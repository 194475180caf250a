package app

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/api"
)

// UI is the built web application.
type UI fs.FS

func (a *App) routes(operations http.Handler, ui UI, secure bool) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/api/", packed(operations))
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("/readyz", a.ready)
	// Mail programs post to the page that a letter names for people (RFC 8058).
	mux.HandleFunc("POST /unsubscribe/{token}", func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = api.Prefix + "/unsubscriptions/" + r.PathValue("token")
		operations.ServeHTTP(w, r)
	})
	mux.Handle(api.Prefix+"/guest-pages/", discreet(packed(operations)))
	if ui != nil {
		mux.Handle("/guest/", discreet(page(ui)))
		mux.Handle("/", page(ui))
	}
	return hardened(mux, secure)
}

// ready answers whether requests can be served: the database must answer.
func (a *App) ready(w http.ResponseWriter, r *http.Request) {
	if err := a.Store.Read.PingContext(r.Context()); err != nil {
		plain(w, http.StatusServiceUnavailable, "database unreachable")
		return
	}
	plain(w, http.StatusOK, "ready")
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = fmt.Fprintln(w, text) // the client is gone if this fails
}

// hardened sets the headers that every answer carries. Where people use https, their
// browsers are told to use nothing else for a year, for this name alone.
func hardened(next http.Handler, secure bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		if secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		next.ServeHTTP(w, r)
	})
}

// discreet keeps an address that is a secret from other sites and from search engines.
func discreet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("X-Robots-Tag", "noindex, nofollow, noarchive")
		next.ServeHTTP(w, r)
	})
}

// nonceMark stands in index.html where each answer gets its own nonce.
const nonceMark = "__CSP_NONCE__"

// page serves the files of the web application, and its index for every path
// that is a route of the application.
func page(ui fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if name != "" && name != "index.html" && serveFile(w, r, ui, name) {
			return
		}
		if path.Ext(name) != "" && !strings.HasPrefix(r.Header.Get("Accept"), "text/html") {
			http.NotFound(w, r)
			return
		}
		index, err := fs.ReadFile(ui, "index.html")
		if err != nil {
			plain(w, http.StatusNotFound, "The web application was not built into this binary; run make build.")
			return
		}
		b := make([]byte, 18)
		_, _ = rand.Read(b) // never fails, crypto/rand says
		nonce := base64.StdEncoding.EncodeToString(b)
		w.Header().Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'nonce-"+nonce+"'; style-src 'self' 'nonce-"+nonce+"'; img-src 'self' data: blob:; "+
			"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(bytes.ReplaceAll(index, []byte(nonceMark), []byte(nonce))))
	})
}

// serveFile answers with a file of the build. Scripts and styles are there packed
// only: as the client takes them, or unpacked here for one that takes neither. Names
// under assets/ carry a hash of their content and never change.
func serveFile(w http.ResponseWriter, r *http.Request, ui fs.FS, name string) bool {
	body, coding, err := built(ui, name, r.Header.Get("Accept-Encoding"))
	if err != nil {
		return false
	}
	h := w.Header()
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		h.Set("Content-Type", t)
	}
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Add("Vary", "Accept-Encoding")
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	return true
}

// built reads a file of the build in a coding that the client takes.
func built(ui fs.FS, name, takes string) (body []byte, coding string, err error) {
	for _, one := range []struct{ coding, ext string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !strings.Contains(takes, one.coding) {
			continue
		}
		if body, err = fs.ReadFile(ui, name+one.ext); err == nil {
			return body, one.coding, nil
		}
	}
	if body, err = fs.ReadFile(ui, name); err == nil {
		return body, "", nil
	}
	packed, err := fs.ReadFile(ui, name+".gz")
	if err != nil {
		return nil, "", err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, "", err
	}
	body, err = io.ReadAll(z)
	return body, "", err
}
