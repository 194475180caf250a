package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
)

// Sample is a set of times of the same thing.
type Sample []time.Duration

// P95 is the time that 95 of 100 stay under.
func (s Sample) P95() time.Duration { return s.at(95) }

// Median is the time in the middle.
func (s Sample) Median() time.Duration { return s.at(50) }

func (s Sample) at(percent int) time.Duration {
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}

// sample times fn n times after a tenth as many for warming up.
func sample(n int, fn func(i int) error) (Sample, error) {
	out := make(Sample, 0, n)
	for i := range n + n/10 + 1 {
		start := time.Now()
		if err := fn(i); err != nil {
			return nil, err
		}
		if took := time.Since(start); i > n/10 {
			out = append(out, took)
		}
	}
	return out, nil
}

// Caller sends requests as one person, without the network.
type Caller struct {
	handler http.Handler
	cookie  *http.Cookie
}

// As signs a person in.
func (c *Company) As(ctx context.Context, personID string) (*Caller, error) {
	secret, _, err := c.Features.Auth.Start(ctx, access.System("bench"), personID)
	if err != nil {
		return nil, err
	}
	return &Caller{handler: c.App, cookie: &http.Cookie{Name: "sinan_session", Value: secret}}, nil
}

// Do sends a request and fails on anything but success.
func (c *Caller) Do(method, path string, body any) ([]byte, error) {
	var in io.Reader = http.NoBody
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		in = bytes.NewReader(b)
	}
	r := httptest.NewRequest(method, "/api/v1"+path, in)
	r.Header.Set("Content-Type", "application/json")
	r.AddCookie(c.cookie)
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code >= 300 {
		return nil, fmt.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
	return w.Body.Bytes(), nil
}

// bare is the baseline of a page: its rows by the plainest SQL that gives them,
// and their encoding as JSON.
func (c *Company) bare(ctx context.Context, where string, args ...any) error {
	for _, table := range []string{
		"SELECT o.* FROM objectives AS o WHERE " + where + " ORDER BY o.position, o.id LIMIT 200",
		"SELECT k.* FROM key_results AS k JOIN objectives AS o ON o.id = k.objective_id WHERE " + where + " ORDER BY k.objective_id, k.position, k.id LIMIT 1000",
	} {
		var rows []map[string]any
		if err := c.Store.Read.NewRaw(table, args...).Scan(ctx, &rows); err != nil {
			return err
		}
		if _, err := json.Marshal(rows); err != nil {
			return err
		}
	}
	return nil
}
