package act

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Stamp marks that something others keep in memory has changed.
func (tx *Tx) Stamp(ctx context.Context, name string) error {
	tx.stamps = nil // others may have stamped while this one waited for the row
	if held, ok := ctx.Value(stampsKey{}).(*stamps); ok {
		held.set(nil)
	}
	_, err := tx.NewRaw("INSERT INTO stamps (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = stamps.value + 1", name).Exec(ctx)
	return err
}

// StampOf tells how often name has been stamped; 0 for never. All stamps are read
// when the first is asked for: they are a handful, and a page asks for several.
func (tx *Tx) StampOf(ctx context.Context, name string) (int64, error) {
	held, request := ctx.Value(stampsKey{}).(*stamps)
	if tx.stamps == nil && request {
		tx.stamps = held.get()
	}
	if tx.stamps == nil {
		var rows []struct {
			Name  string
			Value int64
		}
		if err := tx.NewRaw("SELECT name, value FROM stamps").Scan(ctx, &rows); err != nil {
			return 0, err
		}
		all := make(map[string]int64, len(rows))
		for _, r := range rows {
			all[r.Name] = r.Value
		}
		tx.Stamped(ctx, all)
	}
	return tx.stamps[name], nil
}

// AllStamps is a column of all stamps, for a query that brings them along.
const AllStamps = "(SELECT string_agg(st.name || ' ' || st.value, ',') FROM stamps AS st)"

// Stamps is what AllStamps holds.
type Stamps map[string]int64

// Scan reads the column.
func (s *Stamps) Scan(src any) error {
	*s = Stamps{}
	text, err := store.AsText(src)
	if err != nil || text == "" {
		return err
	}
	for _, one := range strings.Split(text, ",") {
		name, value, _ := strings.Cut(one, " ")
		if (*s)[name], err = strconv.ParseInt(value, 10, 64); err != nil {
			return fmt.Errorf("act: stamp %q: %w", one, err)
		}
	}
	return nil
}

// Stamped is told all stamps by a Read that has come by them with something else.
// The rest of the request needn't ask.
func (tx *Tx) Stamped(ctx context.Context, all map[string]int64) {
	tx.stamps = all
	if held, ok := ctx.Value(stampsKey{}).(*stamps); ok && !tx.writing { // what a write sees may still be rolled back
		held.set(all)
	}
}

type stampsKey struct{}

// stamps are those that a request found when it began.
type stamps struct {
	mu  sync.Mutex
	all map[string]int64
	at  time.Time
}

// young is how long they serve: a request that goes on for longer looks again.
const young = 2 * time.Second

func (s *stamps) get() map[string]int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all == nil || time.Since(s.at) > young {
		return nil
	}
	return maps.Clone(s.all)
}

func (s *stamps) set(all map[string]int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all, s.at = all, time.Now()
}

// WithStamps lets a request read the stamps once.
func WithStamps(ctx context.Context) context.Context {
	return context.WithValue(ctx, stampsKey{}, &stamps{})
}
