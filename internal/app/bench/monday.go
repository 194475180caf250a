package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// monday is nine o'clock on a Monday of the company's cycle, when its check-ins
// are due.
var monday = time.Date(2026, 11, 30, 1, 0, 0, 0, time.UTC)

// gathering is longer than letters wait for more to tell.
const gathering = 10 * time.Minute

// What a Monday may take, and any one transaction of it: whoever saves something
// meanwhile waits no longer than that.
const (
	mondayBudget = 60 // seconds
	heldBudget   = 50 // ms
)

// pile counts the letters that are sent.
type pile struct{ letters atomic.Int64 }

// Send takes a letter.
func (p *pile) Send(context.Context, mail.Letter) error {
	p.letters.Add(1)
	return nil
}

// measureMonday reminds the whole company, in the inbox and by letter, and says
// how long that took and how long its transactions were held.
func (c *Company) measureMonday(ctx context.Context, tell func(Line)) error {
	s := c.Store
	if err := c.forgetMonday(ctx); err != nil {
		return err
	}
	watch := &held{}
	write := s.Write
	s.Write = write.WithQueryHook(watch)
	defer func() { s.Write = write }()
	sent := &pile{}
	options := app.Options{Location: time.FixedZone("CST", 8*3600), BaseURL: "https://okr.example.com", Secret: strings.Repeat("s", 32), Mail: sent}
	now := monday
	a, err := app.New(s, app.Config{Options: options, Now: func() time.Time { return now }})
	if err != nil {
		return err
	}
	start := time.Now()
	if err := a.Features.Notices.Remind(ctx); err != nil {
		return err
	}
	reminded := time.Since(start)
	now = now.Add(gathering)
	if err := a.Features.Notices.Deliver(ctx); err != nil {
		return err
	}
	took := time.Since(start)
	told, err := s.Read.NewSelect().TableExpr("notices").Where("cause_id = ?", mondayCause).Count(ctx)
	if err != nil {
		return err
	}
	if told < int64(c.People/2) || sent.letters.Load() < int64(c.People/2) {
		return fmt.Errorf("a Monday reminded %d people and sent %d letters of a company of %d", told, sent.letters.Load(), c.People)
	}
	tell(Line{What: "a Monday's reminders, in the inbox and by letter", Got: took.Seconds(), Budget: mondayBudget, Unit: "s",
		Aside: fmt.Sprintf("%d people, %d letters; the inbox alone after %.1f s", told, sent.letters.Load(), reminded.Seconds())})
	// One in a thousand waits for the disk of a machine that does other things as well.
	slices.Sort(watch.took)
	n := len(watch.took)
	tell(Line{What: "999 of 1000 transactions of a Monday's reminders", Got: ms(watch.took[n-1-n/1000]), Budget: heldBudget, Unit: "ms",
		Aside: fmt.Sprintf("%d transactions, the longest held for %.1f ms, the middle one for %.1f ms", n, ms(watch.took[n-1]), ms(watch.took.Median()))})
	return nil
}

const mondayCause = "reminder:2026-11-30"

// forgetMonday takes back the Monday of an earlier run on a database that is kept,
// as far as it would keep this run from reminding anybody.
func (c *Company) forgetMonday(ctx context.Context) error {
	for _, table := range []string{"deliveries", "notice_rounds", "notices"} {
		if _, err := c.Store.Write.NewRaw("DELETE FROM ?", bun.Ident(table)).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// held times transactions, from where they begin to hold something.
type held struct {
	mu   sync.Mutex
	took Sample
}

type sinceKey struct{}

// since is when a transaction began; BEGIN itself may wait for others.
type since struct{ at time.Time }

// BeforeQuery hands a transaction a place to keep its beginning.
func (h *held) BeforeQuery(ctx context.Context, e *bun.QueryEvent) context.Context {
	if e.Query == "BEGIN" {
		return context.WithValue(ctx, sinceKey{}, &since{})
	}
	return ctx
}

// AfterQuery notes beginnings and ends.
func (h *held) AfterQuery(ctx context.Context, e *bun.QueryEvent) {
	begun, ok := ctx.Value(sinceKey{}).(*since)
	switch {
	case !ok:
	case e.Query == "BEGIN":
		begun.at = time.Now()
	case e.Query == "COMMIT":
		h.mu.Lock()
		defer h.mu.Unlock()
		h.took = append(h.took, time.Since(begun.at))
	}
}
