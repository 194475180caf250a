package bench

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Line is one measured promise.
type Line struct {
	What   string
	Got    float64
	Budget float64
	Unit   string // "ms" or "×"
}

// Kept reports whether the promise is kept.
func (l Line) Kept() bool { return l.Got <= l.Budget }

// Print writes a line for people.
func (l Line) Print(w io.Writer) {
	mark := "ok"
	if !l.Kept() {
		mark = "OVER"
	}
	_, _ = fmt.Fprintf(w, "  %-58s %8.2f %-2s  (budget %g)  %s\n", l.What, l.Got, l.Unit, l.Budget, mark)
}

const pages = 200 // requests per page measured

// Measure runs all measurements on a seeded company.
func (c *Company) Measure(ctx context.Context) (lines []Line, err error) {
	if lines, err = c.measurePages(ctx); err != nil {
		return nil, err
	}
	writes, err := c.measureWrites(ctx)
	return append(lines, writes...), err
}

func (c *Company) measurePages(ctx context.Context) (lines []Line, err error) {
	lead, err := c.As(ctx, c.Lead)
	if err != nil {
		return nil, err
	}
	member, err := c.As(ctx, c.Member)
	if err != nil {
		return nil, err
	}
	for _, p := range []struct {
		what, path string
		caller     *Caller
		where      string
		args       []any
	}{
		{"a team's OKRs", "/objectives?include=key_results&limit=200&cycle_id=" + c.CycleID + "&team_id=" + c.Team, lead, "o.cycle_id = ? AND o.team_id = ?", []any{c.CycleID, c.Team}},
		{"a person's OKRs", "/objectives?include=key_results&limit=200&owner_id=me", member, "o.owner_id = ?", []any{c.Member}},
		{"本周 (home)", "/home", member, "", nil},
	} {
		served, err := sample(pages, func(int) error { _, err := p.caller.Do("GET", p.path, nil); return err })
		if err != nil {
			return nil, err
		}
		lines = append(lines, Line{p.what + ", p95 at the server", ms(served.P95()), 50, "ms"})
		if p.where == "" {
			continue
		}
		bare, err := sample(pages, func(int) error { return c.bare(ctx, p.where, p.args...) })
		if err != nil {
			return nil, err
		}
		lines = append(lines, Line{p.what + ", against bare SQL and JSON", ratio(served, bare), 1.5, "×"})
	}
	return lines, nil
}

// measureWrites compares a check-in with the bare inserts of what it keeps, and
// one on a long history with one on a short.
func (c *Company) measureWrites(ctx context.Context) ([]Line, error) {
	member, err := c.As(ctx, c.Member)
	if err != nil {
		return nil, err
	}
	checkIn := func(id string) func(int) error {
		return func(i int) error {
			_, err := member.Do("POST", "/key-results/"+id+"/check-ins", map[string]any{"value": fmt.Sprint(51_000 + i), "confidence": 7, "note": "首周 +400"})
			return err
		}
	}
	const writes = 150
	quiet, err := sample(writes, checkIn(c.quiet))
	if err != nil {
		return nil, err
	}
	busy, err := sample(writes, checkIn(c.busiest))
	if err != nil {
		return nil, err
	}
	bare, err := sample(writes, func(int) error { return c.bareInsert(ctx) })
	if err != nil {
		return nil, err
	}
	return []Line{
		{"a check-in, against the bare inserts", ratio(quiet, bare), 3, "×"},
		{fmt.Sprintf("a check-in after %d others, against one after a few", c.CheckIns/100), ratio(busy, quiet), 1.2, "×"},
	}, nil
}

// bareInsert is what a check-in can't do without: a row, an event, a job's row.
func (c *Company) bareInsert(ctx context.Context) error {
	return c.Store.Write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		now := time.Now().UTC()
		if _, err := tx.NewRaw(`INSERT INTO check_ins (id, key_result_id, number, person_id, as_of, written_at, value, note) VALUES (?, ?, 1, ?, '2026-11-01', ?, '51000', '首周 +400')`,
			act.NewID(), act.NewID(), c.Member, now).Exec(ctx); err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE key_results SET current = '51000', current_on = '2026-11-01', progress = 2000 WHERE id = ?`, c.quiet).Exec(ctx); err != nil {
			return err
		}
		if _, err := tx.NewRaw(`INSERT INTO events (seq, id, at, actor_id, kind, subject_kind, subject_id, prev_hash, hash) VALUES ((SELECT -1 - COUNT(*) FROM events WHERE seq < 0), ?, ?, ?, 'bench', 'bench', 'bench', '', '')`,
			act.NewID(), now, c.Member).Exec(ctx); err != nil {
			return err
		}
		_, err := tx.NewRaw(`INSERT INTO idempotency_keys (actor_id, key, request, created_at) VALUES (?, ?, '', ?)`, c.Member, act.NewID(), now).Exec(ctx)
		return err
	})
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func ratio(a, b Sample) float64 { return float64(a.Median()) / float64(b.Median()) }
