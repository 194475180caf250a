package auth

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestPauseGrowsAndStops(t *testing.T) {
	for n, want := range map[int]time.Duration{0: 0, 1: 0, 4: 0, 5: 2 * time.Second, 6: 4 * time.Second, 7: 8 * time.Second, 13: 512 * time.Second, 14: 15 * time.Minute, 20: 15 * time.Minute, 1 << 30: 15 * time.Minute} {
		if got := pause(n); got != want {
			t.Errorf("after %d failures %s, want %s", n, got, want)
		}
	}
}

func TestNetworkOf(t *testing.T) {
	for ip, want := range map[string]string{
		"203.0.113.77": "203.0.113.0/24", "::ffff:203.0.113.9": "203.0.113.0/24",
		"2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "": "unknown", "nonsense": "unknown",
	} {
		if got := networkOf(ip); got != want {
			t.Errorf("%s: %s, want %s", ip, got, want)
		}
	}
}

// The slow lane lets everybody through, one after the other, and nobody for free.
func TestTheSlowLaneLetsThrough(t *testing.T) {
	const wait = 20 * time.Millisecond
	l := newLane(1, wait)
	begun := time.Now()
	done := make(chan error, 3)
	for range 3 {
		go func() { done <- l.pass(t.Context()) }()
	}
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if took := time.Since(begun); took < 3*wait {
		t.Errorf("three passed within %s", took)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := newLane(1, time.Hour).pass(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone away still waits: %v", err)
	}
}

func TestPasswordsFitOnlyTheirHash(t *testing.T) {
	hash := hashPassword("correct horse")
	if !passwordFits(hash, "correct horse") || passwordFits(hash, "correct horsf") || hash == hashPassword("correct horse") {
		t.Error("hash")
	}
	for _, broken := range []string{"", "$argon2id$", "$argon2id$v=19$m=1,t=0,p=0$AA$AA", "$2a$10$x"} {
		if passwordFits(broken, "") {
			t.Errorf("%q fits the empty password", broken)
		}
	}
}
