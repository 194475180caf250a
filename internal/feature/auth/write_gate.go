package auth

import (
	"context"
	"math"
	"net/netip"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Guessing is slowed by buckets of failed tries. A bucket belongs to an account
// seen from one network, or to a browser that has signed in before, so that
// nobody's guesses keep anybody else out: a stranger in another network fills
// their own bucket only, and the owner's own browser has one of its own.

const (
	freeTries  = 5
	mostPause  = 15 * time.Minute
	forgetting = 24 * time.Hour // after the last try
	crowd      = 50             // tries of one network by strangers, from which on they go by the slow lane
)

// pause is how long to wait after the nth failed try: nothing for the first
// few, then 2 s, doubled with each, and never more than mostPause.
func pause(n int) time.Duration {
	if n < freeTries {
		return 0
	}
	if n-freeTries >= 10 {
		return mostPause
	}
	return min(mostPause, 2*time.Second<<(n-freeTries))
}

// try counts a try in a bucket as failed before it is made, so that many at once
// gain nothing; forgive takes it back. Within a pause it is refused
// (auth.slow_down) and not counted.
func (f *Feature) try(ctx context.Context, bucket string) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		b, err := takeFailures(ctx, tx, bucket, tx.Now)
		if err != nil {
			return err
		}
		if wait := b.Until.Sub(tx.Now); wait > 0 {
			return fault.New(fault.TooMuch, "auth.slow_down", fault.Args{"seconds": int(math.Ceil(wait.Seconds()))})
		}
		if tx.Now.Sub(b.TriedAt) > forgetting {
			b.Count = 0
		}
		b.Count++
		b.TriedAt, b.Until = tx.Now, tx.Now.Add(pause(b.Count))
		return saveFailures(ctx, tx, &b)
	})
}

// crowded counts a stranger's try in their network and reports whether there
// have been too many of late. It refuses nobody.
func (f *Feature) crowded(ctx context.Context, network string) (yes bool, err error) {
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		b, err := takeFailures(ctx, tx, "network:"+network, tx.Now)
		if err != nil {
			return err
		}
		if tx.Now.Sub(b.TriedAt) > time.Hour {
			b.Count = 0
		}
		b.Count++
		b.TriedAt, b.Until = tx.Now, tx.Now
		yes = b.Count > crowd
		return saveFailures(ctx, tx, &b)
	})
	return yes, err
}

// first reports whether this is the first time in a while, and begins the while.
func (f *Feature) first(ctx context.Context, bucket string, while time.Duration) (yes bool, err error) {
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		b, err := takeFailures(ctx, tx, bucket, tx.Now)
		if err != nil {
			return err
		}
		if yes = !b.Until.After(tx.Now); !yes {
			return nil
		}
		b.TriedAt, b.Until = tx.Now, tx.Now.Add(while)
		return saveFailures(ctx, tx, &b)
	})
	return yes, err
}

// How many knocks of one network a door takes.
const (
	doorWhile  = time.Minute
	doorKnocks = 60
)

// Knock counts a knock from the caller's network at a door that needs nobody signed in,
// and refuses it where there were too many within a minute (auth.slow_down).
func (f *Feature) Knock(ctx context.Context, door string) error {
	bucket := "door:" + door + ":" + networkOf(act.RequestOf(ctx).IP)
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		b, err := takeFailures(ctx, tx, bucket, tx.Now)
		if err != nil {
			return err
		}
		wait := b.Until.Sub(tx.Now)
		if wait <= 0 {
			b.Count, b.Until = 0, tx.Now.Add(doorWhile)
		} else if b.Count >= doorKnocks {
			return fault.New(fault.TooMuch, "auth.slow_down", fault.Args{"seconds": int(math.Ceil(wait.Seconds()))})
		}
		b.Count++
		b.TriedAt = tx.Now
		return saveFailures(ctx, tx, &b)
	})
}

// networkOf is the network that an address counts to: /24 of IPv4, /64 of IPv6.
func networkOf(ip string) string {
	a, err := netip.ParseAddr(ip)
	if err != nil {
		return "unknown"
	}
	a = a.Unmap().WithZone("")
	bits := 64
	if a.Is4() {
		bits = 24
	}
	return netip.PrefixFrom(a, bits).Masked().String()
}

// lane makes strangers from a network that guesses a lot go one after the other:
// they get through, but slowly.
type lane struct {
	places chan struct{}
	pause  time.Duration
}

const (
	laneWidth = 4
	lanePause = time.Second
)

func newLane(width int, pause time.Duration) *lane {
	return &lane{places: make(chan struct{}, width), pause: pause}
}

// pass waits for a place and then for the pause.
func (l *lane) pass(ctx context.Context) error {
	select {
	case l.places <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-l.places }()
	t := time.NewTimer(l.pause)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
