package app_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/app/bench"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// run runs a command line and returns its status and what it printed.
func run(t *testing.T, args ...string) (status int, printed string) {
	t.Helper()
	t.Setenv("LC_ALL", "C")
	var out bytes.Buffer
	status = app.Main(args, strings.NewReader(""), &out, &out)
	return status, out.String()
}

func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	status, printed := run(t, args...)
	if status != 0 {
		t.Fatalf("sinan %s: status %d\n%s", strings.Join(args, " "), status, printed)
	}
	return printed
}

// databases are a workspace with a few people, on each kind of database, and an
// empty database of that kind.
func databases(t *testing.T, fn func(t *testing.T, full, empty string)) {
	t.Run("sqlite", func(t *testing.T) {
		full := filepath.Join(t.TempDir(), "full.db")
		enclose(t, apptest.NewOn(t, full))
		fn(t, full, filepath.Join(t.TempDir(), "empty.db"))
	})
	t.Run("postgres", func(t *testing.T) {
		full := apptest.Postgres(t)
		enclose(t, apptest.NewOn(t, full))
		fn(t, full, apptest.Postgres(t))
	})
}

// enclosed is a file that is cut into parts, with all the bytes that there are.
func enclosed() []byte {
	content := []byte("%PDF-1.7\n")
	for i := range 700_000 {
		content = append(content, byte(i), byte(i/256))
	}
	return content
}

// enclose says something with a file, and shares a page with a guest.
func enclose(t *testing.T, w *apptest.World) {
	t.Helper()
	type m = map[string]any
	about := w.Post("chen", "/objectives", m{"cycle_id": w.ID["2026Q4"], "title": "提升留存", "owner_id": w.ID["chen"]}).ID()
	file := w.SendBytes("chen", "/comment-files?filename=a.pdf&subject_kind=objective&subject_id="+about, enclosed()).OK().ID()
	w.Post("chen", "/comments", m{"subject_kind": "objective", "subject_id": about, "body": "见附件", "file_ids": []string{file}})
	w.Get("", "/guest-pages/"+filepath.Base(w.Post("zhang", "/guest-links", m{"team_id": w.ID["用户组"], "label": "给董事会"}).Str("url"))).OK()
}

// holdsEnclosed fails where a database doesn't hold the file byte for byte, and the link.
func holdsEnclosed(t *testing.T, database string) {
	t.Helper()
	s, err := store.Open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	var parts [][]byte
	if err := s.Read.NewRaw("SELECT content FROM comment_file_parts ORDER BY part").Scan(t.Context(), &parts); err != nil {
		t.Fatal(err)
	}
	if got := bytes.Join(parts, nil); !bytes.Equal(got, enclosed()) || len(parts) < 2 {
		t.Errorf("the file came over as %d bytes in %d parts", len(got), len(parts))
	}
	var links int
	if err := s.Read.NewRaw("SELECT COUNT(*) FROM guest_links WHERE label = '给董事会' AND opened = 1 AND opened_at IS NOT NULL AND length(hash) = 64").Scan(t.Context(), &links); err != nil || links != 1 {
		t.Errorf("%d guest links came over: %v", links, err)
	}
}

func same(t *testing.T, a, b string) {
	t.Helper()
	open := func(database string) *store.Store {
		s, err := store.Open(t.Context(), database)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	if err := store.Compare(t.Context(), open(a), open(b), nil); err != nil {
		t.Error(err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	databases(t, func(t *testing.T, full, empty string) {
		file := filepath.Join(t.TempDir(), "backup.db")
		mustRun(t, "backup", "--database="+full, file)
		if status, printed := run(t, "backup", "--database="+full, file); status == 0 {
			t.Errorf("a backup overwrote another: %s", printed)
		}
		if printed := mustRun(t, "verify", "--database="+empty, file); !strings.Contains(printed, "Every row can be read") || !strings.Contains(printed, "whole") {
			t.Errorf("the backup: %s", printed)
		}
		mustRun(t, "restore", "--database="+empty, file)
		same(t, full, empty)
		if status, printed := run(t, "restore", "--database="+empty, file); status == 0 || !strings.Contains(printed, "--force") {
			t.Errorf("a workspace was overwritten without --force: %s", printed)
		}
		mustRun(t, "restore", "--force", "--database="+empty, file)
		same(t, full, empty)
		holdsEnclosed(t, empty)
		if printed := mustRun(t, "audit", "verify", "--database="+empty); !strings.Contains(printed, "whole") {
			t.Errorf("the trail after restoring: %s", printed)
		}
	})
}

// A page that a disk has lost, a row that somebody changed behind Sinan's back: both are told of.
func TestVerifyTellsWhatIsBroken(t *testing.T) {
	databases(t, func(t *testing.T, full, _ string) {
		mustRun(t, "verify", "--database="+full)
		s, err := store.Open(t.Context(), full)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Write.ExecContext(t.Context(), "UPDATE events SET after = '{}' WHERE seq = 2"); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if status, printed := run(t, "verify", "--database="+full); status != 1 || !strings.Contains(printed, "2") {
			t.Errorf("an entry that was changed: status %d, %s", status, printed)
		}
		if store.IsPostgres(full) {
			return
		}
		file, err := os.OpenFile(full, os.O_RDWR, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		info, err := file.Stat()
		if err != nil {
			t.Fatal(err)
		}
		_, err = file.WriteAt(bytes.Repeat([]byte{0xff}, 3*4096), info.Size()/2/4096*4096)
		if err = errors.Join(err, file.Close()); err != nil {
			t.Fatal(err)
		}
		if status, printed := run(t, "verify", "--database="+full); status != 1 {
			t.Errorf("pages that are lost: status %d, %s", status, printed)
		}
	})
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	junk := filepath.Join(t.TempDir(), "junk.db")
	if err := os.WriteFile(junk, []byte(strings.Repeat("this is no database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "target.db")
	apptest.NewOn(t, target)
	if status, printed := run(t, "restore", "--force", "--database="+target, junk); status == 0 || !strings.Contains(printed, "no backup") {
		t.Errorf("junk was restored: %s", printed)
	}
	if printed := mustRun(t, "audit", "verify", "--database="+target); !strings.Contains(printed, "whole") {
		t.Errorf("the workspace suffered: %s", printed)
	}
}

// company fills an empty database with a small one of the companies that speed is measured on.
func company(t *testing.T, database string) {
	t.Helper()
	mustRun(t, "migrate", "--database="+database)
	s, err := store.Open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	size := bench.Size{People: 60, Teams: 12, Objectives: 120, KeyResults: 400, CheckIns: 2500}
	c, err := bench.Seed(t.Context(), s, size, time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// What people have worked on for a quarter is all there after moving, both ways.
func TestMoveThereAndBack(t *testing.T) {
	for name, fill := range map[string]func(t *testing.T, database string){
		"demo":    func(t *testing.T, database string) { mustRun(t, "demo", "--database="+database) },
		"company": company,
		"files":   func(t *testing.T, database string) { enclose(t, apptest.NewOn(t, database)) },
	} {
		t.Run(name, func(t *testing.T) {
			full, back := filepath.Join(t.TempDir(), "full.db"), filepath.Join(t.TempDir(), "back.db")
			fill(t, full)
			to := apptest.Postgres(t)
			printed := mustRun(t, "move", "--database="+full, "--to="+to)
			if sealed := name == "demo"; strings.Contains(printed, `SINAN_SECRET="key:$(cat `+full+`.key)"`) != sealed {
				t.Errorf("which key is needed from now on: %s", printed)
			}
			same(t, full, to)
			mustRun(t, "move", "--database="+to, "--to="+back)
			same(t, full, back)
			if name == "files" {
				holdsEnclosed(t, to)
				holdsEnclosed(t, back)
			}
			if printed := mustRun(t, "audit", "verify", "--database="+back); !strings.Contains(printed, "whole") {
				t.Errorf("the trail after moving there and back: %s", printed)
			}
		})
	}
}

func TestMoveToPostgres(t *testing.T) {
	full := filepath.Join(t.TempDir(), "full.db")
	apptest.NewOn(t, full)
	to := apptest.Postgres(t)
	if printed := mustRun(t, "move", "--database="+full, "--to="+to); !strings.Contains(printed, "whole") {
		t.Errorf("after moving: %s", printed)
	}
	same(t, full, to)
	if status, printed := run(t, "move", "--database="+full, "--to="+to); status == 0 || !strings.Contains(printed, "not empty") {
		t.Errorf("moved onto a workspace: %s", printed)
	}
}

// A copy that was cut off in the middle goes on where it stopped.
func TestMoveGoesOnAfterAnInterruption(t *testing.T) {
	full := filepath.Join(t.TempDir(), "full.db")
	apptest.NewOn(t, full)
	target := filepath.Join(t.TempDir(), "target.db")
	from, err := store.Open(t.Context(), full)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = from.Close() }()
	to, err := store.Open(t.Context(), target)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = to.Close() }()
	if _, err := to.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = store.Copy(t.Context(), from, to, func(table string, _, _ int64) {
			if table == "people" {
				panic("the power went off")
			}
		})
	}()
	if half, err := to.Halfway(t.Context()); err != nil || !half {
		t.Fatalf("halfway: %v %v", half, err)
	}
	if err := store.Copy(t.Context(), from, to, nil); err != nil {
		t.Fatal(err)
	}
	if err := store.Compare(t.Context(), from, to, nil); err != nil {
		t.Error(err)
	}
}
