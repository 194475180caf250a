package scan_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/scan"
)

const bad = "X5O-test-file-that-is-refused"

func scanner(t *testing.T, setting string, wait time.Duration) scan.Scanner {
	t.Helper()
	s, err := scan.New(setting, wait)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// An answer is yes, no, or none; none is never taken for yes.
func ask(t *testing.T, s scan.Scanner, content, want string) {
	t.Helper()
	got := "none"
	switch err := s.Check(t.Context(), "图.png", []byte(content)); {
	case err == nil:
		got = "yes"
	case errors.Is(err, scan.ErrRefused):
		got = "no"
	}
	if got != want {
		t.Errorf("%q: %s, want %s", content, got, want)
	}
}

func TestACommandIsAsked(t *testing.T) {
	script := filepath.Join(t.TempDir(), "scan")
	if err := os.WriteFile(script, []byte("#!/bin/sh\ncase \"$(cat)\" in X5O*) exit 1;; broken) exit 2;; slow) exec sleep 20;; esac\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := scanner(t, script+" -", 5*time.Second)
	ask(t, s, "fine", "yes")
	ask(t, s, bad, "no")
	ask(t, s, "broken", "none")
	ask(t, scanner(t, script, 200*time.Millisecond), "slow", "none")
	ask(t, scanner(t, filepath.Join(t.TempDir(), "gone"), 0), "fine", "none")
	ask(t, scanner(t, "", 0), bad, "yes") // nobody is asked
}

func TestAnAddressIsAsked(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, _ := io.ReadAll(r.Body)
		switch {
		case r.Header.Get("X-Filename") != "%E5%9B%BE.png":
			w.WriteHeader(http.StatusInternalServerError)
		case string(content) == bad:
			w.WriteHeader(http.StatusUnprocessableEntity)
		case string(content) == "busy":
			w.WriteHeader(http.StatusTooManyRequests)
		case string(content) == "elsewhere":
			http.Redirect(w, r, "/", http.StatusFound)
		case string(content) == "slow":
			<-r.Context().Done()
		}
	}))
	defer server.Close()
	s := scanner(t, server.URL, time.Second)
	ask(t, s, "fine", "yes")
	ask(t, s, bad, "no")
	ask(t, s, "busy", "none")
	ask(t, s, "elsewhere", "none")
	ask(t, scanner(t, server.URL, 200*time.Millisecond), "slow", "none")
	if _, err := scan.New("ftp://scanner", 0); err == nil {
		t.Error("an address that is none was taken")
	}
}
