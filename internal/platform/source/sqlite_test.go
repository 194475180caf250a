package source_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

func database(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`CREATE TABLE days (on_day DATE, value REAL, words TEXT); INSERT INTO days VALUES ('2026-11-12', 51000, 'a'), ('2026-11-13', NULL, 'b'), ('2026-11-14', 0.1, 'c')`)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestSQLiteFiles(t *testing.T) {
	top := t.TempDir()
	within, outside := filepath.Join(top, "sources"), filepath.Join(top, "secret.db")
	if err := os.MkdirAll(filepath.Join(within, "bi"), 0o755); err != nil {
		t.Fatal(err)
	}
	database(t, filepath.Join(within, "bi", "sales.db"))
	database(t, outside)
	if err := os.Symlink(outside, filepath.Join(within, "link.db")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(within, "words.db"), []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	r := source.New(outbound.New(outbound.Options{}), time.UTC, within)
	for name, want := range map[string]string{
		"bi/sales.db": "", "link.db": "source.file_outside", "../secret.db": "source.file_outside", outside: "source.file_outside", "": "source.file_outside",
		"bi": "source.no_file", "none.db": "source.no_file", "words.db": "source.not_sqlite",
	} {
		err := r.Try(t.Context(), source.Place{Kind: source.SQLite, Address: name})
		if got := codeOf(err); err == nil && want != "" || err != nil && got != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if err := local().Check(source.Place{Kind: source.SQLite, Address: "bi/sales.db"}); codeOf(err) != "source.no_files" {
		t.Errorf("no folder: %v", err)
	}
	place := source.Place{Kind: source.SQLite, Address: "bi/sales.db"}
	for query, want := range map[string]string{
		"SELECT value FROM days WHERE on_day = '{to}';":                    "0.1",
		"SELECT on_day, value FROM days ORDER BY on_day":                   "2026-11-12 00:00:00 51000, 2026-11-14 00:00:00 0.1",
		"SELECT date(on_day), CAST(value AS INTEGER) FROM days LIMIT 1":    "2026-11-12 51000",
		"SELECT value FROM days":                                           "source.many",
		"SELECT * FROM days":                                               "source.columns",
		"SELECT v FROM nowhere":                                            "source.sql",
		"DELETE FROM days":                                                 "source.only_asks",
		"WITH x AS (SELECT 1) DELETE FROM days":                            "source.writes",
		"ATTACH '" + outside + "' AS x":                                    "source.only_asks",
		"SELECT 1; ATTACH '" + outside + "' AS x":                          "source.sql",
		"SELECT 1; VACUUM INTO '" + filepath.Join(within, "copy.db") + "'": "source.sql",
		"SELECT 1; PRAGMA query_only=0; DELETE FROM days":                  "source.writes",
		"SELECT length(zeroblob(100000000))":                               "source.sql",
	} {
		got, err := r.Read(t.Context(), place, source.Ask{Query: query, From: date.Must("2026-11-12"), To: date.Must("2026-11-14")})
		told := show(got.Rows)
		if err != nil {
			told = codeOf(err)
		}
		if told != want {
			t.Errorf("%q: %s (%v), want %s", query, told, err, want)
		}
	}
	if _, err := os.Stat(filepath.Join(within, "copy.db")); err == nil {
		t.Error("a query wrote a file")
	}
}

// A statement that goes on for ever is stopped.
func TestSQLiteIsStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for the time that statements have")
	}
	top := t.TempDir()
	database(t, filepath.Join(top, "x.db"))
	r := source.New(outbound.New(outbound.Options{}), time.UTC, top)
	_, err := r.Read(t.Context(), source.Place{Kind: source.SQLite, Address: "x.db"}, source.Ask{Query: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT COUNT(*) FROM n"})
	if codeOf(err) != "source.slow" {
		t.Errorf("%v", err)
	}
}
