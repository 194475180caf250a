package pgcluster

import (
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func open(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func number(t *testing.T, db *sql.DB, query string, args ...any) (n int) {
	t.Helper()
	if err := db.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func databaseOf(t *testing.T, dsn string) (name string) {
	t.Helper()
	if err := open(t, dsn).QueryRow(`SELECT current_database()`).Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestEachTestHasAnEmptyDatabaseOfItsOwnThatGoesWithIt(t *testing.T) {
	var gone string
	t.Run("first", func(t *testing.T) {
		dsn := Fresh(t)
		gone = databaseOf(t, dsn)
		if _, err := open(t, dsn).Exec(`CREATE TABLE mine (id BIGINT)`); err != nil {
			t.Fatal(err)
		}
	})
	second := open(t, Fresh(t))
	if n := number(t, second, `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`); n != 0 {
		t.Errorf("a fresh database has %d tables", n)
	}
	if n := number(t, second, `SELECT count(*) FROM pg_database WHERE datname = $1`, gone); n != 0 {
		t.Errorf("database %s outlived its test", gone)
	}
}

func TestATemplateIsPreparedOnceAndCopiedForEach(t *testing.T) {
	times := 0
	template := NewTemplate(func(dsn string) error {
		times++
		db, err := sql.Open("pgx", dsn)
		if err != nil {
			return err
		}
		_, err = db.Exec(`CREATE TABLE ready (id BIGINT); INSERT INTO ready VALUES (1)`)
		return errors.Join(err, db.Close())
	})
	first, second := open(t, template.Fresh(t)), open(t, template.Fresh(t))
	if _, err := first.Exec(`INSERT INTO ready VALUES (2)`); err != nil {
		t.Fatal(err)
	}
	if n := number(t, second, `SELECT count(*) FROM ready`); n != 1 {
		t.Errorf("a copy sees %d rows, want the 1 of the template", n)
	}
	if times != 1 {
		t.Errorf("prepared %d times, want once", times)
	}
}

func TestTheServerListensOnNoNetwork(t *testing.T) {
	if os.Getenv(Address) != "" {
		t.Skip("the server is not this package's own: " + Address + " is set")
	}
	var addresses string
	if err := open(t, Fresh(t)).QueryRow(`SHOW listen_addresses`).Scan(&addresses); err != nil {
		t.Fatal(err)
	}
	if addresses != "" {
		t.Errorf("it listens on %q", addresses)
	}
}

// child is set in the process that TestAKilledProcessLeavesNothing starts and kills.
const child = "SINAN_TEST_PGCLUSTER_CHILD"

func TestAKilledProcessLeavesNothing(t *testing.T) {
	if os.Getenv(child) == "1" {
		c, err := Start()
		if err != nil {
			t.Fatal(err)
		}
		os.Stdout.WriteString("folder " + c.dir + "\n")
		time.Sleep(time.Hour) // until killed
	}
	if _, err := Binaries(); err != nil && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestAKilledProcessLeavesNothing$")
	cmd.Env = append(os.Environ(), child+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 4096)
	n, err := out.Read(line)
	dir, ok := strings.CutPrefix(strings.TrimSpace(string(line[:n])), "folder ")
	if err != nil || !ok {
		t.Fatalf("the child said %q: %v", line[:n], err)
	}
	pid := serverPID(t, dir)
	if err := cmd.Process.Kill(); err != nil { // SIGKILL: no chance to clean up
		t.Fatal(err)
	}
	_ = cmd.Wait() // always the kill
	waitUntil(t, "the folder goes", func() bool { return !exists(dir) })
	waitUntil(t, "the server goes", func() bool { return !alive(pid) })
}

func serverPID(t *testing.T, dir string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	if !alive(pid) {
		t.Fatalf("the server, process %d, is not alive to begin with", pid)
	}
	return pid
}

// alive reports whether a process runs. One that has ended and that nobody asked
// for its status yet, as happens in containers, doesn't.
func alive(pid int) bool {
	if err := syscall.Kill(pid, 0); err != nil && !errors.Is(err, syscall.EPERM) {
		return false
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func waitUntil(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if done() {
			return
		}
	}
	t.Errorf("waited 20 s in vain: %s", what)
}

func TestBinariesNamedWronglyAreNotLookedForElsewhere(t *testing.T) {
	t.Setenv("SINAN_TEST_POSTGRES_BIN", t.TempDir())
	if _, err := Binaries(); !errors.Is(err, ErrNoServer) {
		t.Errorf("got %v, want ErrNoServer", err)
	}
}

func TestTheNewestVersionIsFirst(t *testing.T) {
	got := newestFirst([]string{"/usr/lib/postgresql/9.6/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/15/bin", "/opt/homebrew/opt/postgresql/bin"})
	want := []string{"/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/9.6/bin", "/opt/homebrew/opt/postgresql/bin"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheServerOutlivesTheGarbageCollector(t *testing.T) {
	before := databaseOf(t, Fresh(t))
	for range 3 {
		runtime.GC()
	}
	if after := databaseOf(t, Fresh(t)); after == before {
		t.Errorf("twice the same database: %s", after)
	}
}

func TestStopTakesServerAndFolderAway(t *testing.T) {
	c, err := Start()
	if errors.Is(err, ErrNoServer) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	pid := serverPID(t, c.dir)
	if err := c.Stop(); err != nil {
		t.Errorf("Stop: %v", err)
	}
	if exists(c.dir) {
		t.Errorf("after Stop %s is still there", c.dir)
	}
	waitUntil(t, "the server goes", func() bool { return !alive(pid) }) // it removes its pid file, then ends
}

func BenchmarkFresh(b *testing.B) {
	for b.Loop() {
		Fresh(b)
	}
}
