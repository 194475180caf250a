package apptest

import (
	"encoding/json"
	"net/http"
	"testing"
)

// Answer is what the server said.
type Answer struct {
	T      testing.TB
	Status int
	Header http.Header
	Body   []byte
}

// OK fails the test unless the answer is 2xx.
func (a Answer) OK() Answer {
	a.T.Helper()
	if a.Status < 200 || a.Status > 299 {
		a.T.Fatalf("status %d: %s", a.Status, a.Body)
	}
	return a
}

// Fails fails the test unless the answer is a problem with this status and code.
func (a Answer) Fails(status int, code string) Answer {
	a.T.Helper()
	if a.Status != status || a.Str("code") != code {
		a.T.Fatalf("status %d, want %d %s: %s", a.Status, status, code, a.Body)
	}
	return a
}

// At finds a value in the JSON body: keys and indexes, as in At("items", 0, "id").
func (a Answer) At(path ...any) any {
	a.T.Helper()
	var v any
	if err := json.Unmarshal(a.Body, &v); err != nil {
		a.T.Fatalf("not JSON: %s", a.Body)
	}
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[s]
		case int:
			l, _ := v.([]any)
			if s >= len(l) {
				return nil
			}
			v = l[s]
		}
	}
	return v
}

// Part is what stands at a path, as an answer of its own.
func (a Answer) Part(path ...any) Answer {
	a.T.Helper()
	body, err := json.Marshal(a.At(path...))
	if err != nil {
		a.T.Fatal(err)
	}
	a.Body = body
	return a
}

// Str is At as a string, "" where there is none.
func (a Answer) Str(path ...any) string {
	a.T.Helper()
	s, _ := a.At(path...).(string)
	return s
}

// Len is how many items At has.
func (a Answer) Len(path ...any) int {
	a.T.Helper()
	l, _ := a.At(path...).([]any)
	return len(l)
}

// ID is the id in the body.
func (a Answer) ID() string {
	a.T.Helper()
	return a.Str("id")
}
