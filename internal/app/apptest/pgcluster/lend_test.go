package pgcluster

import (
	"bufio"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

func TestALentServerAsksForPasswordsAndRunsWhatItIsTold(t *testing.T) {
	if _, err := Binaries(); errors.Is(err, ErrNoServer) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	in, tell := io.Pipe()
	hear, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := Lend(t.Context(), in, out)
		_ = out.CloseWithError(err) // whoever listens is told
		ended <- err
	}()
	lines := bufio.NewReader(hear)
	line := func() string {
		t.Helper()
		text, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(text)
	}
	address := line()
	say := func(statement string) string {
		t.Helper()
		if _, err := fmt.Fprintln(tell, statement); err != nil {
			t.Fatal(err)
		}
		return line()
	}
	if got := say(`CREATE ROLE bi LOGIN PASSWORD 's3cret'; CREATE TABLE daily (v int); GRANT SELECT ON daily TO bi; INSERT INTO daily VALUES (7)`); got != "ok" {
		t.Fatal(got)
	}
	if got := say(`SELEKT`); !strings.Contains(got, "syntax error") {
		t.Errorf("a slip is answered %q", got)
	}
	if n := number(t, open(t, "postgres://bi:s3cret@"+address+"?sslmode=disable"), `SELECT v FROM daily`); n != 7 {
		t.Errorf("it reads %d", n)
	}
	var v int
	for _, who := range []string{"bi:wrong", "bi", "sinan_not"} {
		if err := open(t, "postgres://"+who+"@"+address+"?sslmode=disable").QueryRow(`SELECT v FROM daily`).Scan(&v); err == nil || errors.Is(err, sql.ErrNoRows) {
			t.Errorf("%s was let in", who)
		}
	}
	if err := tell.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("at the end: %v", err)
	}
}
