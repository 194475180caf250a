package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/secret"
)

// Identify finds out who sent a request. It returns the zero Actor for nobody,
// and a fault for credentials that are wrong rather than absent.
type Identify func(r *http.Request) (who access.Actor, token string, err error)

// Manners is what stands between the network and the operations.
type Manners struct {
	Book     *i18n.Book
	Runner   *act.Runner
	Identify Identify
	Proxies  []netip.Prefix // whose X-Forwarded-* are believed
	MaxBody  int64          // bytes of any request body
	Box      *secret.Box    // seals what is remembered of answers that tell what is sealed
}

// Wrap puts the manners around the operations.
func (m Manners) Wrap(next http.Handler) http.Handler {
	h := m.idempotent(next)
	h = m.identified(h)
	h = m.sameSite(h)
	h = m.located(h)
	return m.recovered(h)
}

// recovered turns a panic into a 500, so that one bad request ends alone.
func (m Manners) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), requestKey{}, act.NewID())
		ctx = context.WithValue(ctx, bookKey{}, m.Book)
		ctx = WithLang(ctx, i18n.Pick(r.Header.Get("Accept-Language")))
		r = r.WithContext(ctx)
		w.Header().Set("X-Request-Id", RequestID(ctx))
		w.Header().Set("Cache-Control", "no-store")
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				slog.ErrorContext(ctx, "panic", "panic", p, "request", RequestID(ctx), "stack", string(debug.Stack()))
				WriteProblem(w, r, m.Book, errors.New("panic"))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// located keeps where the call came from, for the audit trail.
func (m Manners) located(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if m.MaxBody > 0 {
			r.Body = http.MaxBytesReader(w, r.Body, m.MaxBody)
		}
		agent := r.UserAgent()
		if len(agent) > 200 {
			agent = agent[:200]
		}
		ctx := act.WithRequest(r.Context(), act.Request{ID: RequestID(r.Context()), IP: m.ClientIP(r), Agent: agent})
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// ClientIP is the caller's address: the last one in X-Forwarded-For that no
// trusted proxy put there by itself.
func (m Manners) ClientIP(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	for i := len(hops) - 1; i >= 0 && m.trusted(host); i-- {
		hop := strings.TrimSpace(hops[i])
		if _, err := netip.ParseAddr(hop); err != nil {
			break
		}
		host = hop
	}
	return host
}

func (m Manners) trusted(host string) bool {
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	for _, p := range m.Proxies {
		if p.Contains(addr.Unmap()) {
			return true
		}
	}
	return false
}

// sameSite refuses writes that another site made a browser send.
func (m Manners) sameSite(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		WriteProblem(w, r, m.Book, fault.New(fault.Forbidden, "access.cross_site"))
	}))
	return guard.Handler(next)
}

func (m Manners) identified(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(act.WithStamps(r.Context()))
		who, token, err := m.Identify(r)
		if err != nil {
			WriteProblem(w, r, m.Book, err)
			return
		}
		ctx := context.WithValue(WithActor(r.Context(), who), anewKey{}, func() (access.Actor, error) {
			who, _, err := m.Identify(r.WithContext(act.WithStamps(r.Context()))) // what has been stamped until now
			return who, err
		})
		if who.Lang != "" && r.Header.Get("Accept-Language") == "" {
			ctx = WithLang(ctx, who.Lang)
		}
		if token != "" {
			ctx = act.WithRequest(ctx, act.Request{ID: RequestID(ctx), IP: m.ClientIP(r), Agent: "token", Token: token})
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// maxAnswer is the longest answer, in bytes, that is kept for a repeated key.
const maxAnswer = 256 << 10

// idempotent answers a repeated Idempotency-Key with the first answer. The key
// is kept in the transaction of the write itself (act.WithKey).
func (m Manners) idempotent(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := r.Header.Get("Idempotency-Key")
		if given == "" || r.Method == http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		if len(given) > 200 {
			WriteProblem(w, r, m.Book, fault.At("/Idempotency-Key", "input.too_long", fault.Args{"limit": 200}))
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			WriteProblem(w, r, m.Book, fault.New(fault.TooLarge, "input.too_large"))
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		sum := sha256.Sum256(append([]byte(r.Method+" "+r.URL.RequestURI()+"\n"), body...))
		key := act.Key{ActorID: keeper(r), Key: given, Request: hex.EncodeToString(sum[:])}
		answer, found, err := m.Runner.Recall(r.Context(), key)
		if err != nil {
			WriteProblem(w, r, m.Book, err)
			return
		}
		if found {
			if answer.Response, err = m.opened(answer); err != nil {
				WriteProblem(w, r, m.Book, err)
				return
			}
			replay(w, answer)
			return
		}
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		ctx := context.WithValue(act.WithKey(r.Context(), key), recorderKey{}, rec)
		next.ServeHTTP(rec, r.WithContext(ctx))
		m.remember(r, key, rec)
	})
}

// keeper is in whose name a key is kept. Of a caller who isn't signed in it is the
// address: what lets them in, the link of a letter, stands in it.
func keeper(r *http.Request) string {
	if who := Who(r.Context()); who.Signed() {
		return who.ID
	}
	sum := sha256.Sum256([]byte(r.URL.Path))
	return "at:" + hex.EncodeToString(sum[:])
}

func (m Manners) remember(r *http.Request, key act.Key, rec *recorder) {
	if rec.secret || rec.kept || rec.status >= 300 || rec.body.Len() > maxAnswer {
		return
	}
	headers, err := json.Marshal(map[string]string{"ETag": rec.Header().Get("ETag"), "Content-Type": rec.Header().Get("Content-Type")})
	if err == nil {
		key.Status, key.Response, key.Headers = rec.status, rec.body.String(), string(headers)
		if rec.sealed && m.Box.Usable() { // without a key there is nothing sealed that it could tell
			key.Response, err = m.Box.Seal(key.Response, keyPurpose(key))
		}
	}
	if err == nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), 5*time.Second)
		defer cancel()
		err = m.Runner.Answer(ctx, key)
	}
	if err != nil {
		slog.WarnContext(r.Context(), "an answer could not be kept for its idempotency key", "error", err)
	}
}

// opened is what a key was answered with, which may be kept sealed.
func (m Manners) opened(answer act.Key) (string, error) {
	if !secret.Sealed(answer.Response) { // an answer is JSON, or nothing
		return answer.Response, nil
	}
	return m.Box.Open(answer.Response, keyPurpose(answer))
}

func keyPurpose(k act.Key) string { return "answer:" + k.ActorID + ":" + k.Key }

func replay(w http.ResponseWriter, a act.Key) {
	var headers map[string]string
	if json.Unmarshal([]byte(a.Headers), &headers) == nil {
		for k, v := range headers {
			if v != "" {
				w.Header().Set(k, v)
			}
		}
	}
	w.Header().Set("Idempotency-Replayed", "true")
	w.WriteHeader(a.Status)
	_, _ = io.WriteString(w, a.Response) // the client is gone if this fails
}

type recorder struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
	secret bool // not to be remembered
	sealed bool // to be remembered sealed
	kept   bool // remembered already, with the write itself
}

type recorderKey struct{}

// keepSecret keeps the answer to this request from being remembered. A repeated
// key is then told that it was used, and not what was answered.
func keepSecret(ctx context.Context) {
	if rec, ok := ctx.Value(recorderKey{}).(*recorder); ok {
		rec.secret = true
	}
}

// keepSealed has the answer to this request remembered sealed.
func keepSealed(ctx context.Context) {
	if rec, ok := ctx.Value(recorderKey{}).(*recorder); ok {
		rec.sealed = true
	}
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.body.Len() <= maxAnswer {
		r.body.Write(b)
	}
	return r.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the writer below.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
