package source_test

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

func reader(allow ...string) *source.Reader {
	var o outbound.Options
	for _, network := range allow {
		o.Allow = append(o.Allow, netip.MustParsePrefix(network))
	}
	return source.New(outbound.New(o), time.FixedZone("Asia/Shanghai", 8*3600), "")
}

func local() *source.Reader { return reader("127.0.0.0/8", "::1/128") }

func server(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	return s.URL
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) }
}

func show(rows []source.Row) string {
	var all []string
	for _, r := range rows {
		all = append(all, strings.TrimSpace(r.Day+" "+r.Value))
	}
	return strings.Join(all, ", ")
}

func codeOf(err error) string {
	if f, ok := fault.Of(err); ok {
		return f.Code
	}
	return fmt.Sprint(err)
}

func TestWhatIsPickedFromJSON(t *testing.T) {
	body := `{"total": 52000.50, "name": "x", "list": [{"d":"2026-11-12","v":"51,000"},{"d":"2026-11-13","v":null},{"d":"2026-11-14","v":5.2e4}], "none": []}`
	at := server(t, says(body))
	for _, c := range []struct{ value, day, want string }{
		{"$.total", "", "52000.50"},
		{"$.list[*].v", "$.list[*].d", "2026-11-12 51,000, 2026-11-14 5.2e4"},
		{"$.list[*].v", "", "source.many"},
		{"$.list[*].v", "$.list[0].d", "source.uneven"},
		{"$.missing", "", "source.no_value"},
		{"$.list", "", "source.not_plain"},
		{"$.[", "", "source.path"},
	} {
		got, err := local().Read(t.Context(), source.Place{Kind: source.JSON, Address: at, Auth: source.Open}, source.Ask{ValuePath: c.value, DayPath: c.day})
		text := show(got.Rows)
		if err != nil {
			text = codeOf(err)
		}
		if text != c.want {
			t.Errorf("%s by %s: %s, want %s", c.value, c.day, text, c.want)
		}
	}
}

func TestEachWayToSayWhoOneIs(t *testing.T) {
	at := server(t, func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		_, _ = fmt.Fprintf(w, `{"said": "%s|%s:%s|%s|%s"}`, strings.TrimPrefix(r.Header.Get("Authorization"), "Basic "), user, password, r.Header.Get("X-Key"), r.URL.RequestURI())
	})
	for auth, want := range map[source.Auth]string{
		source.Open: "|:||/d?day=2026-11-13", source.Bearer: "Bearer s3cret|:||/d?day=2026-11-13",
		source.Basic: "YWRhOnMzY3JldA==|ada:s3cret||/d?day=2026-11-13", source.Header: "|:|s3cret|/d?day=2026-11-13",
	} {
		got, err := local().Read(t.Context(), source.Place{Kind: source.JSON, Address: at + "/", Auth: auth, User: "ada", Header: "X-Key", Secret: "s3cret"},
			source.Ask{Query: "d?day={day}", ValuePath: "$.said", To: date.Must("2026-11-13")})
		if err != nil || show(got.Rows) != want {
			t.Errorf("%s: %s %v, want %s", auth, show(got.Rows), err, want)
		}
	}
}

func TestPlacesThatAreRefused(t *testing.T) {
	at := server(t, func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "closed for stocktaking", http.StatusTeapot)
	})
	place := source.Place{Kind: source.JSON, Address: at, Auth: source.Open}
	_, err := local().Read(t.Context(), place, source.Ask{ValuePath: "$"})
	if f, _ := fault.Of(err); f == nil || f.Code != "source.status" || f.Args["begins"] != "closed for stocktaking" {
		t.Errorf("a status: %v", err)
	}
	if _, err := reader().Read(t.Context(), place, source.Ask{ValuePath: "$"}); codeOf(err) != "source.closed" && codeOf(err) != "source.address" {
		t.Errorf("this machine, not allowed: %v", err)
	}
	if _, err := local().Read(t.Context(), place, source.Ask{Query: "@evil.example/x", ValuePath: "$"}); codeOf(err) == "" {
		t.Errorf("another host: %v", err)
	}
	for want, p := range map[string]source.Place{
		"source.kind": {Kind: "gopher"}, "source.address": {Kind: source.JSON, Address: "ftp://x", Auth: source.Open}, "source.auth": {Kind: source.CSV, Address: at, Auth: "magic"},
		"source.closed":           {Kind: source.JSON, Address: "http://10.0.0.1", Auth: source.Open},
		"source.postgres_address": {Kind: source.Postgres, Address: "db.example.com", User: "x"},
		"source.tls":              {Kind: source.Postgres, Address: "db.example.com/x", User: "x", TLS: "maybe"},
	} {
		if err := local().Check(p); codeOf(err) != want {
			t.Errorf("%+v: %v, want %s", p, err, want)
		}
	}
}

func TestPlacesThatFail(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "sorry", code) }
	}
	for want, answer := range map[string]http.HandlerFunc{
		"source.denied": status(401), "source.not_found": status(404), "source.busy": status(429), "source.down": status(500), "source.status": status(204),
		"source.shape": says("<html>"), "source.slow": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"source.too_long": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 5<<20)) },
		"source.closed": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
		},
		"source.unreachable": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		r := source.New(outbound.New(outbound.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Patience: time.Second}), time.UTC, "")
		_, err := r.Read(t.Context(), source.Place{Kind: source.JSON, Address: server(t, answer), Auth: source.Open}, source.Ask{ValuePath: "$.v"})
		if codeOf(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for address, want := range map[string]string{"http://127.0.0.1:1": "source.refused", "http://nowhere.invalid": "source.no_host"} {
		if err := local().Try(t.Context(), source.Place{Kind: source.CSV, Address: address, Auth: source.Open}); codeOf(err) != want && !strings.Contains(codeOf(err), "unreachable") {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
	secure := httptest.NewUnstartedServer(says("{}"))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	if err := local().Try(t.Context(), source.Place{Kind: source.JSON, Address: secure.URL, Auth: source.Open}); codeOf(err) != "source.certificate" {
		t.Errorf("a certificate of its own: %v", err)
	}
}

// A table may have moved elsewhere; the secret stays where it was meant for.
func TestARedirectIsFollowedWithoutTheSecret(t *testing.T) {
	var got http.Header
	there := server(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		_, _ = w.Write([]byte(`{"v": 7}`))
	})
	here := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/moved" {
			_, _ = fmt.Fprintf(w, `{"v": %q}`, r.Header.Get("X-Key"))
			return
		}
		to := there
		if r.URL.Path == "/near" {
			to = "/moved"
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	for path, want := range map[string]string{"far": "7", "near": "s3cret"} {
		a, err := local().Read(t.Context(), source.Place{Kind: source.JSON, Address: here, Auth: source.Header, Header: "X-Key", Secret: "s3cret"}, source.Ask{Query: path, ValuePath: "$.v"})
		if err != nil || show(a.Rows) != want {
			t.Errorf("%s: %s %v", path, show(a.Rows), err)
		}
	}
	if got.Get("X-Key") != "" || got.Get("Accept") == "" {
		t.Errorf("the other host was told %v", got)
	}
}

func TestPrometheus(t *testing.T) {
	var asked url.Values
	at := server(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.URL.Query()
		if asked.Get("query") == "two" {
			_, _ = w.Write([]byte(`{"status":"success","data":{"resultType":"matrix","result":[{"values":[]},{"values":[]}]}}`))
			return
		}
		_, _ = w.Write([]byte(`{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1794499199,"99.91"],[1794585599,"NaN"],[1794671999,"99.5"]]}]}}`))
	})
	place := source.Place{Kind: source.Prometheus, Address: at, Auth: source.Open}
	ask := source.Ask{Query: "avg(up) * 100", From: date.Must("2026-11-12"), To: date.Must("2026-11-14")}
	got, err := local().Read(t.Context(), place, ask)
	if want := "2026-11-12 99.91, 2026-11-14 99.5"; err != nil || show(got.Rows) != want {
		t.Errorf("%s %v, want %s", show(got.Rows), err, want)
	}
	if asked.Get("step") != "86400" || asked.Get("start") != "1794499199" || asked.Get("end") != "1794671999" {
		t.Errorf("asked for %v", asked)
	}
	ask.Query = "two"
	if _, err := local().Read(t.Context(), place, ask); codeOf(err) != "source.many" {
		t.Errorf("two series: %v", err)
	}
	if err := local().Try(t.Context(), place); err != nil {
		t.Error(err)
	}
}

func TestPostgres(t *testing.T) {
	address, role := pgcluster.Bridge(t, pgcluster.Fresh(t))
	place := source.Place{Kind: source.Postgres, Address: address, User: role, TLS: "disable"}
	if err := local().Try(t.Context(), place); err != nil {
		t.Fatal(err)
	}
	sealed := place
	if sealed.TLS = "require"; codeOf(local().Try(t.Context(), sealed)) != "source.no_tls" {
		t.Errorf("it must be sealed, and can't: %v", local().Try(t.Context(), sealed))
	}
	nowhere := place
	if nowhere.Address = address[:strings.LastIndex(address, "/")] + "/nowhere"; codeOf(local().Try(t.Context(), nowhere)) != "source.no_database" {
		t.Errorf("no such database: %v", local().Try(t.Context(), nowhere))
	}
	for _, c := range []struct{ sql, want string }{
		{"SELECT 52000.50::numeric", "52000.50"},
		{"SELECT d::date, n FROM (VALUES ('2026-11-12', 1.5), ('2026-11-13', NULL), ('2026-11-14', 3)) AS t (d, n) WHERE d <= '{to}' ORDER BY d", "2026-11-12 1.5"},
		{"SELECT timestamptz '2026-11-12 18:30:00+00', 7", "2026-11-13 02:30:00+08 7"},
		{"SELECT 1, 2, 3", "source.columns"}, {"SELECT 1 UNION SELECT 2", "source.many"}, {"SELECT 1 WHERE false", "source.no_value"}, {"SELECT NULL", "source.no_value"},
		{"SELEKT", "source.sql"}, {"CREATE TABLE t (id int)", "source.writes"}, {"COMMIT; CREATE TABLE t (id int)", "source.sql"},
		{"SELECT generate_series(1, 6000), 1", "source.too_many"},
	} {
		got, err := local().Read(t.Context(), place, source.Ask{Query: c.sql, To: date.Must("2026-11-13")})
		text := show(got.Rows)
		if err != nil {
			text = codeOf(err)
		}
		if text != c.want {
			t.Errorf("%s: %s (%v), want %s", c.sql, text, err, c.want)
		}
	}
	if err := reader().Try(t.Context(), place); codeOf(err) != "source.closed" {
		t.Errorf("this machine, not allowed: %v", err)
	}
	place.Address = "127.0.0.1:1/x"
	if err := local().Try(t.Context(), place); codeOf(err) != "source.refused" {
		t.Errorf("nobody listens: %v", err)
	}
}
