package metrics_test

import (
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

// near runs fn on both databases, in a World that may call this machine.
func near(t *testing.T, fn func(t *testing.T, w *apptest.World)) {
	run := func(t *testing.T, database string) {
		fn(t, apptest.With(t, database, func(o *app.Options) {
			o.Outbound = outbound.Options{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Patience: 2 * time.Second}
		}))
	}
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "sinan.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, apptest.Postgres(t)) })
}

// board is a server of figures that can be told what to say.
type board struct {
	url  string
	says atomic.Value
	key  atomic.Value
}

func newBoard(t *testing.T) *board {
	b := &board{}
	b.says.Store("")
	b.key.Store("")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.key.Store(r.Header.Get("Authorization"))
		if text := b.says.Load().(string); text != "" {
			_, _ = fmt.Fprint(w, text)
			return
		}
		http.Error(w, "down for the night", http.StatusServiceUnavailable)
	}))
	t.Cleanup(s.Close)
	b.url = s.URL
	return b
}

func (b *board) day(on, value string) string { return fmt.Sprintf(`{"d":%q,"v":%s}`, on, value) }

func (b *board) list(days ...string) { b.says.Store(`{"rows":[` + strings.Join(days, ",") + `]}`) }

func fetch(w *apptest.World) {
	w.T.Helper()
	if err := w.Features.Metrics.FetchDue(w.T.Context()); err != nil {
		w.T.Error(err)
	}
}

func TestAMetricIsReadByScheduleAndMovesAKeyResult(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		b := newBoard(t)
		path, kr := daily(w, nil), keyResult(w, people("人"))
		connect(w, kr, path)
		connector := w.Post("root", "/connectors", m{"name": "数仓", "kind": "http", "address": b.url, "auth": "bearer", "secret": "s3cret"})
		if strings.Contains(string(connector.Body), "s3cret") || connector.At("has_secret") != true {
			t.Errorf("the secret is told: %s", connector.Body)
		}
		feed := m{"connector_id": connector.ID(), "query": "/daily?from={from}&to={to}", "value_path": "$.rows[*].v", "day_path": "$.rows[*].d", "at": "10:30", "workdays": true, "delay": 1}
		w.Do("lina", "PUT", path+"/feed", feed).Fails(403, "access.denied")
		w.Do("root", "POST", path+"/feed/try", feed).Fails(422, "source.down")

		b.list(b.day("2026-11-12", "51000"), b.day("2026-11-13", "51500"), b.day("2026-11-16", "99999")) // today's is not known yet
		if a := w.Do("root", "POST", path+"/feed/try", feed).OK(); a.Len("lines") != 2 || a.Str("lines", 1, "value") != "51500" || a.Str("to") != "2026-11-15" {
			t.Errorf("what would be read: %s", a.Body)
		}
		if n := w.Get("lina", path+"/readings").Len("items"); n != 0 {
			t.Fatalf("a preview wrote %d readings", n)
		}
		w.Do("root", "PUT", path+"/feed", feed).OK()
		fetch(w) // it is ten o'clock
		stood := w.Get("lina", path+"/feed").OK()
		if stood.Str("next_at") != "2026-11-16T02:30:00Z" || stood.Len("runs") != 0 {
			t.Errorf("before its time: %s", stood.Body)
		}
		w.Pass(40 * time.Minute)
		fetch(w)
		stands(t, w, kr, "51500", 0.3)
		if b.key.Load() != "Bearer s3cret" {
			t.Errorf("it said %q", b.key.Load())
		}
		stood = w.Get("lina", path+"/feed").OK()
		if stood.Str("next_at") != "2026-11-17T02:30:00Z" || stood.At("runs", 0, "added") != 2.0 || stood.At("runs", 0, "person_name") != nil {
			t.Errorf("after its time: %s", stood.Body)
		}
		holds(t, "check-ins", said(w, kr), "2026-11-13 51500 metric", "2026-11-12 51000 metric")

		// The source corrects itself: so does the metric, with both values left readable.
		b.list(b.day("2026-11-12", "51000"), b.day("2026-11-13", "52000"))
		w.Pass(24 * time.Hour)
		fetch(w)
		stands(t, w, kr, "52000", 0.4)
		holds(t, "check-ins", said(w, kr), "2026-11-13 52000 metric", "2026-11-13 51500 metric superseded", "2026-11-12 51000 metric")
		trail := w.Get("root", "/audit?subject_kind=metric").Len("items")
		w.Pass(24 * time.Hour)
		fetch(w) // nothing new
		if a := w.Get("lina", path+"/feed"); a.At("runs", 0, "found") != 2.0 || a.At("runs", 0, "added") != 0.0 || w.Get("root", "/audit?subject_kind=metric").Len("items") != trail {
			t.Errorf("nothing new: %s", a.Body)
		}

		// What can't be read is tried again soon, and its history told in words.
		b.says.Store("")
		w.Pass(24 * time.Hour)
		fetch(w)
		a := w.Get("lina", path+"/feed")
		if a.At("failed") != 1.0 || a.Str("runs", 0, "code") != "source.down" || !strings.Contains(a.Str("runs", 0, "detail"), "503") || a.Str("next_at") != "2026-11-19T02:55:00Z" {
			t.Errorf("a failure: %s", a.Body)
		}
		b.list(b.day("2026-11-18", `"5.3万"`))
		w.Pass(15 * time.Minute)
		fetch(w)
		stands(t, w, kr, "53000", 0.6)
		if a := w.Get("lina", path+"/feed"); a.At("failed") != 0.0 || a.At("asked", "query") != "/daily?from={from}&to={to}" {
			t.Errorf("back again: %s", a.Body)
		}
		if a := w.Get("chen", path+"/feed"); a.At("asked") != nil || a.Str("connector_name") != "数仓" {
			t.Errorf("what chen is told: %s", a.Body)
		}
	})
}

func TestGoingBackAndOneDayAtATime(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		asked := map[string]int{}
		s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			on := r.URL.Query().Get("on")
			if asked[on]++; on < "2026-11-03" {
				_, _ = fmt.Fprint(rw, `{}`)
				return
			}
			_, _ = fmt.Fprintf(rw, `{"value": %s}`, "5"+strings.ReplaceAll(on[5:], "-", ""))
		}))
		t.Cleanup(s.Close)
		path := daily(w, nil)
		id := w.Post("root", "/connectors", m{"name": "接口", "kind": "http", "address": s.URL + "/v"}).ID()
		w.Do("root", "PUT", path+"/feed", m{"connector_id": id, "query": "?on={day}", "value_path": "$.value", "at": "08:00", "workdays": false}).OK()
		w.Post("root", path+"/feed/run", m{"from": "2026-11-01"})
		if n := w.Get("lina", path+"/readings?limit=50").Len("items"); n != 14 || len(asked) != 16 {
			t.Errorf("%d readings of %d days asked for", n, len(asked))
		}
		if a := w.Get("lina", path); a.Str("last_value") != "51116" || a.Str("last_on") != "2026-11-16" {
			t.Errorf("the last: %s", a.Body)
		}
		w.Do("root", "POST", path+"/feed/run", m{"from": "2026-12-01"}).Fails(422, "metrics.back")
		w.Do("root", "POST", path+"/feed/run", m{"from": "2024-07-01"}).Fails(422, "metrics.back")
		if a := w.Post("root", path+"/feed/run", m{"from": "2026-09-01"}); a.Str("runs", 0, "code") != "metrics.back" {
			t.Errorf("too many days to ask for one by one: %s", a.Body)
		}
	})
}

func TestAMetricFromPostgres(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		dsn := apptest.Postgres(t)
		db, err := sql.Open("pgx", dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(t.Context(), `CREATE TABLE daily (day date PRIMARY KEY, users numeric); INSERT INTO daily VALUES ('2026-11-12', 51000), ('2026-11-13', 52000)`); err != nil {
			t.Fatal(err)
		}
		address, role := pgcluster.Bridge(t, dsn)
		path, kr := daily(w, nil), keyResult(w, people("人"))
		connect(w, kr, path)
		body := m{"name": "数仓", "kind": "postgres", "address": address, "user": role, "tls": "disable"}
		w.Do("root", "POST", "/connectors/try", body).OK()
		id := w.Post("root", "/connectors", body).ID()
		feed := m{"connector_id": id, "query": "SELECT day, users FROM daily WHERE day BETWEEN '{from}' AND '{to}' ORDER BY day", "at": "10:30", "workdays": true}
		w.Do("root", "PUT", path+"/feed", feed).OK()
		w.Pass(time.Hour)
		fetch(w)
		stands(t, w, kr, "52000", 0.4)
		feed["query"] = "WITH gone AS (DELETE FROM daily RETURNING users) SELECT count(*) FROM gone"
		w.Do("root", "POST", path+"/feed/try", feed).Fails(422, "source.writes")
		feed["query"] = "SELECT pg_sleep(0.01), 1, 2"
		w.Do("root", "POST", path+"/feed/try", feed).Fails(422, "source.columns")
	})
}

// workbook is a sheet of days and values as xlsx.
func workbook(t *testing.T, rows ...[]string) string {
	t.Helper()
	book, err := files.NewBook("日报")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }() // it was written already
	sheet, err := book.Sheet("日活", []files.Column{{Head: "日期"}, {Head: "日活", Number: true}})
	for _, row := range rows {
		if err == nil {
			err = book.Add(sheet, row)
		}
	}
	var out strings.Builder
	if err == nil {
		_, err = book.WriteTo(&out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestATableAtAnAddress(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		b := newBoard(t)
		b.says.Store("日期,日活\n2026/11/12,\"51,000\"\n2026/11/13,5.15万\n")
		path := daily(w, nil)
		id := w.Post("root", "/connectors", m{"name": "报表", "kind": "csv", "address": b.url + "/daily.csv"}).ID()
		w.Do("root", "PUT", path+"/feed", m{"connector_id": id, "at": "08:00", "workdays": true}).OK()
		w.Post("root", path+"/feed/run", m{})
		if a := w.Get("lina", path); a.Str("last_value") != "51500" {
			t.Errorf("the last: %s", a.Body)
		}
		if a := w.Get("lina", path+"/readings"); a.Str("items", 0, "source") != "connector" {
			t.Errorf("its source: %s", a.Body)
		}
		b.says.Store(workbook(t, []string{"2026-11-12", "51000"}, []string{"2026-11-13", "52000"}))
		w.Post("root", path+"/feed/run", m{})
		if a := w.Get("lina", path); a.Str("last_value") != "52000" {
			t.Errorf("the last of a workbook: %s", a.Body)
		}
	})
}

// Whoever writes one table a day puts all figures of the day into it: a metric names its column.
func TestAColumnOfATable(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		b := newBoard(t)
		b.says.Store("渠道,统计日,新增,日活,备注\n全部,2026/11/12,900,51000,\n全部,2026/11/13,1000,52000,大促\n")
		path := daily(w, nil)
		id := w.Post("root", "/connectors", m{"name": "报表", "kind": "csv", "address": b.url + "/daily.csv"}).ID()
		feed := func(value, day string) m {
			return m{"connector_id": id, "value_path": value, "day_path": day, "at": "08:00", "workdays": true}
		}
		got := w.Post("root", path+"/feed/try", feed("日活", "统计日")).OK()
		if got.Len("lines") != 2 || got.Str("lines", 1, "value") != "52000" || got.Str("lines", 1, "on") != "2026-11-13" {
			t.Errorf("the named columns: %s", got.Body)
		}
		w.Do("root", "PUT", path+"/feed", feed(" 日活 ", "统计日")).OK()
		w.Post("root", path+"/feed/run", m{})
		if a := w.Get("lina", path); a.Str("last_value") != "52000" {
			t.Errorf("the last: %s", a.Body)
		}
		if a := w.Get("lina", path+"/readings"); a.Str("items", 0, "note") != "大促" {
			t.Errorf("the note stays: %s", a.Body)
		}
		none := w.Do("root", "POST", path+"/feed/try", feed("月活", "统计日"))
		if none.Fails(422, "source.no_column"); none.Str("errors", 0, "pointer") != "/value_path" || !strings.Contains(none.Str("detail"), "日活") {
			t.Errorf("which there are: %s", none.Body)
		}
		w.Do("root", "POST", path+"/feed/try", feed("日活", "日子")).Fails(422, "source.no_column")
		b.says.Store("日活\n52000\n")
		w.Do("root", "POST", path+"/feed/try", feed("日活", "")).Fails(422, "metrics.day_unread")
		b.says.Store("2026/11/12,900\n")
		w.Do("root", "POST", path+"/feed/try", feed("日活", "")).Fails(422, "source.no_column")
	})
}

func TestConnectorsThatAreRefused(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		good := m{"name": "数仓", "kind": "http", "address": "https://bi.example.com", "auth": "header", "header": "X-Key", "secret": "s3cret"}
		with := func(more m) m {
			body := m{}
			for _, part := range []m{good, more} {
				for k, v := range part {
					body[k] = v
				}
			}
			return body
		}
		for code, more := range map[string]m{
			"input.required": {"name": " "}, "source.address": {"address": "bi"}, "source.closed": {"address": "http://127.0.0.1:9090"},
			"source.postgres_address": {"kind": "postgres", "user": "x", "address": "db"},
		} {
			w.Do("root", "POST", "/connectors", with(more)).Fails(422, code)
		}
		for _, who := range []string{"lina", "coach", "hr"} {
			w.Do(who, "POST", "/connectors", good).Fails(403, "access.denied")
			w.Do(who, "GET", "/connectors", nil).Fails(403, "access.denied")
		}
		id := w.Post("root", "/connectors", good).ID()
		moved := with(m{"address": "https://evil.example.com"})
		delete(moved, "secret")
		w.Do("root", "PUT", "/connectors/"+id, moved).Fails(422, "metrics.secret_again")
		moved["id"] = id
		w.Do("root", "POST", "/connectors/try", moved).Fails(422, "metrics.secret_again")
		same := with(m{"name": "新数仓"})
		delete(same, "secret")
		if a := w.Do("root", "PUT", "/connectors/"+id, same).OK(); a.At("has_secret") != true || a.Str("name") != "新数仓" {
			t.Errorf("renamed: %s", a.Body)
		}
		path := daily(w, nil)
		w.Do("root", "PUT", path+"/feed", m{"connector_id": "none", "at": "08:00", "workdays": true}).Fails(422, "metrics.connector_unknown")
		w.Do("root", "PUT", path+"/feed", m{"connector_id": id, "at": "08:00", "workdays": true}).Fails(422, "input.required")
		w.Do("root", "PUT", path+"/feed", m{"connector_id": id, "value_path": "$.v", "at": "29:00", "workdays": true}).Fails(422, "metrics.at")
		w.Do("root", "PUT", path+"/feed", m{"connector_id": id, "value_path": "$.v", "at": "08:00", "workdays": true}).OK()
		w.Do("root", "DELETE", "/connectors/"+id, nil).Fails(409, "metrics.connector_used")
		w.Do("root", "DELETE", path+"/feed", nil).OK()
		w.Do("root", "DELETE", "/connectors/"+id, nil).OK()
		if trail := w.Get("root", "/audit?subject_kind=connector").OK(); strings.Contains(string(trail.Body), "s3cret") || trail.Len("items") == 0 {
			t.Errorf("the trail tells the secret: %s", trail.Body)
		}
	})
}

func TestAWeekOfFaultsIsToldInWords(t *testing.T) {
	near(t, func(t *testing.T, w *apptest.World) {
		b := newBoard(t)
		path := daily(w, nil)
		id := w.Post("root", "/connectors", m{"name": "数仓", "kind": "http", "address": b.url, "auth": "bearer", "secret": "s3cret"}).ID()
		feed := m{"connector_id": id, "value_path": "$.rows[*].v", "day_path": "$.rows[*].d", "at": "10:30", "workdays": true}
		w.Do("root", "PUT", path+"/feed", feed).OK()
		for i, c := range []struct{ says, code, words string }{
			{"", "source.down", "503"}, {"<html>sign in</html>", "source.shape", "<html>sign in</html>"}, {`{"rows":[]}`, "source.no_value", "没有取到数据"},
			{`{"rows":[{"d":"2026-11-13","v":"about five"}]}`, "check_in.value_unread", "about five"}, {`{"rows":[{"d":"soon","v":5}]}`, "metrics.day_unread", "soon"},
			{`{"rows":[{"d":"2026-11-13","v":5},{"d":"2026-11-13","v":6}]}`, "metrics.twice", "第 1 行"},
		} {
			b.says.Store(c.says)
			w.Post("root", path+"/feed/run", m{})
			a := w.Get("lina", path+"/feed").OK()
			if a.Str("runs", 0, "code") != c.code || !strings.Contains(a.Str("runs", 0, "detail"), c.words) || a.At("failed") != float64(i+1) {
				t.Errorf("%q: %s", c.says, a.Body)
			}
		}
		if a := w.Get("root", "/connectors/"+id); a.At("metrics") != 1.0 || a.At("failing") != 1.0 {
			t.Errorf("the connector: %s", a.Body)
		}
		if n := w.Get("lina", "/metrics?failing=true&connector_id="+id).Len("items"); n != 1 {
			t.Errorf("%d metrics can't be read", n)
		}
		b.list(b.day("2026-11-12", "51000.12345678901234"), b.day("2026-11-13", `"5.1万"`)) // computers divide
		if a := w.Post("root", path+"/feed/run", m{}); a.At("failed") != 0.0 || a.At("runs", 0, "added") != 2.0 || w.Get("lina", path+"/readings").Str("items", 1, "value") != "51000.123456789" {
			t.Errorf("digits without end: %s", a.Body)
		}
		b.says.Store("")
		w.Post("root", path+"/feed/run", m{})
		feed["paused"] = true
		w.Do("root", "PUT", path+"/feed", feed).OK()
		if a := w.Get("lina", path+"/feed"); a.At("next_at") != nil || w.Get("root", "/connectors/"+id).At("failing") != 0.0 || w.Get("lina", "/metrics?failing=true").Len("items") != 0 {
			t.Errorf("paused: %s", a.Body)
		}
		runs := w.Get("lina", path+"/feed/runs").Len("items")
		w.Pass(24 * time.Hour)
		if fetch(w); w.Get("lina", path+"/feed/runs").Len("items") != runs {
			t.Error("it was read though it is paused")
		}
	})
}
