package metrics_test

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
)

// A metric is read from a SQLite file below the folder of the settings, days and all;
// what isn't below it, or is no question, is refused where it was typed.
func TestAMetricIsReadFromASQLiteFile(t *testing.T) {
	folder := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(folder, "sales.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE days (d TEXT, v NUMERIC); INSERT INTO days VALUES ('2026-11-12', 51000), ('2026-11-13', 52000.5), ('2026-12-01', 1)`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	w := apptest.With(t, filepath.Join(t.TempDir(), "sinan.db"), func(o *app.Options) { o.SourceFiles = folder })
	w.Do("root", "POST", "/connectors/try", m{"name": "x", "kind": "sqlite", "address": "../sinan.db"}).Fails(422, "source.file_outside")
	w.Do("root", "POST", "/connectors/try", m{"name": "x", "kind": "mysql", "address": "db", "user": "x"}).Fails(422, "source.mysql_address")
	w.Do("root", "POST", "/connectors/try", m{"name": "x", "kind": "sqlite", "address": "sales.db"}).OK()
	kept := w.Post("root", "/connectors", m{"name": "销售库", "kind": "sqlite", "address": "sales.db", "user": "x", "secret": "y"})
	if kept.At("has_secret") != false || kept.At("user") != nil {
		t.Errorf("a file has neither: %s", kept.Body)
	}
	id := w.Post("root", "/metrics", m{"name": "日活", "unit": "人", "direction": "up"}).ID()
	feed := m{"connector_id": kept.ID(), "query": "SELECT d, v FROM days WHERE d BETWEEN '{from}' AND '{to}'", "at": "08:00", "workdays": false}
	if tried := w.Do("root", "POST", "/metrics/"+id+"/feed/try", feed).OK(); tried.Len("lines") != 2 || tried.Str("lines", 1, "value") != "52000.5" {
		t.Errorf("%s", tried.Body)
	}
	w.Do("root", "PUT", "/metrics/"+id+"/feed", feed).OK()
	ran := w.Post("root", "/metrics/"+id+"/feed/run", m{})
	if ran.At("runs", 0, "added") != float64(2) {
		t.Errorf("%s", ran.Body)
	}
	feed["query"] = "DELETE FROM days"
	w.Do("root", "POST", "/metrics/"+id+"/feed/try", feed).Fails(422, "source.only_asks")
}

// Who changes how a metric is read must have seen how it is read; that it was read
// meanwhile is no change, and one that was dropped and set anew is another.
func TestAFeedIsChangedAsItWasSeen(t *testing.T) {
	folder := t.TempDir()
	db, err := sql.Open("sqlite", filepath.Join(folder, "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE days (d TEXT, v NUMERIC)`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	w := apptest.With(t, filepath.Join(t.TempDir(), "sinan.db"), func(o *app.Options) { o.SourceFiles = folder })
	connector := w.Post("root", "/connectors", m{"name": "x", "kind": "sqlite", "address": "x.db"}).ID()
	path := "/metrics/" + w.Post("root", "/metrics", m{"name": "日活", "unit": "人", "direction": "up"}).ID() + "/feed"
	feed := m{"connector_id": connector, "query": "SELECT 51000", "at": "08:00", "workdays": false}
	if none := w.Get("root", path).OK(); none.At("version") != float64(0) || none.Header.Get("ETag") != "" {
		t.Errorf("%s", none.Body)
	}
	w.Do("root", "PUT", path, feed, "If-Match", `"1"`).Fails(412, "input.stale")
	first := w.Do("root", "PUT", path, feed).OK().Header.Get("ETag")
	w.Post("root", path+"/run", m{})
	feed["at"] = "09:00"
	second := w.Do("root", "PUT", path, feed, "If-Match", first).OK().Header.Get("ETag")
	stale := w.Do("root", "PUT", path, feed, "If-Match", first)
	if stale.Fails(412, "input.stale"); stale.Str("current", "at") != "09:00" {
		t.Errorf("what there is now isn't told: %s", stale.Body)
	}
	w.Do("root", "DELETE", path, nil).OK()
	w.Do("root", "PUT", path, feed, "If-Match", second).Fails(412, "input.stale")
	w.Pass(time.Minute)
	w.Do("root", "PUT", path, feed).OK()
	w.Do("root", "PUT", path, feed, "If-Match", first).Fails(412, "input.stale")
	w.Do("root", "PUT", path, feed, "If-Match", second).Fails(412, "input.stale")
}
