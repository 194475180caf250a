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
	"syscall"
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

// side is one of two things that are compared.
type side struct {
	times  Sample
	worked time.Duration // processor time of this process
}

func (s *side) run(i int, fn func(int) error, kept bool) error {
	worked, start := processor(), time.Now()
	if err := fn(i); err != nil {
		return err
	}
	took := time.Since(start)
	if kept {
		s.times = append(s.times, took)
		s.worked += processor() - worked
	}
	return nil
}

// duel times two things n times each, turn and turn about and each of them first
// every other time, so that whatever else the machine does hits both alike. A
// tenth as many come before, for warming up.
func duel(n int, a, b func(i int) error) (one, other side, err error) {
	for i := range n + n/10 + 1 {
		kept := i > n/10
		first, second := func() error { return one.run(i, a, kept) }, func() error { return other.run(i, b, kept) }
		if i%2 == 1 {
			first, second = second, first
		}
		if err := first(); err != nil {
			return one, other, err
		}
		if err := second(); err != nil {
			return one, other, err
		}
	}
	return one, other, nil
}

// processor is how long this process has worked, on all its threads.
func processor() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// Caller sends requests as one person, without the network.
type Caller struct {
	handler http.Handler
	cookie  *http.Cookie
	keys    int
}

// As signs a person in.
func (c *Company) As(ctx context.Context, personID string) (*Caller, error) {
	secret, _, err := c.Features.Auth.Start(ctx, access.System("bench"), personID)
	if err != nil {
		return nil, err
	}
	return &Caller{handler: c.App, cookie: &http.Cookie{Name: "sinan_session", Value: secret}}, nil
}

// Do sends a request and fails on anything but success. A write has an
// Idempotency-Key, as the browser sends one.
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
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
		c.keys++
		r.Header.Set("Idempotency-Key", fmt.Sprintf("%s-%d", c.cookie.Value[:8], c.keys))
	}
	r.AddCookie(c.cookie)
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	if w.Code >= 300 {
		return nil, fmt.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
	return w.Body.Bytes(), nil
}
