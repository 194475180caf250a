package bench

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
)

const writes = 300 // check-ins, and as many of what they are compared with

// making makes check-ins on one key result.
func (c *Company) making(ctx context.Context, id string) (func(int) error, error) {
	member, err := c.As(ctx, c.Member)
	if err == nil {
		_, err = member.Do("GET", "/home", nil) // as everybody who checks in has
	}
	return func(i int) error {
		_, err := member.Do("POST", "/key-results/"+id+"/check-ins", map[string]any{"value": fmt.Sprint(51_000 + i), "confidence": 7, "note": "首周 +400"})
		return err
	}, err
}

// measureWrites compares a check-in with the bare inserts of what it keeps, one
// on a long history with one on a short, and one in this company with one in a
// company that has hardly begun.
func (c *Company) measureWrites(ctx context.Context, young *Company, only string, tell func(Line)) error {
	quiet, err := c.making(ctx, c.quiet)
	if err != nil {
		return err
	}
	busy, err := c.making(ctx, c.busiest)
	if err != nil {
		return err
	}
	early, err := young.making(ctx, young.quiet)
	if err != nil {
		return err
	}
	for _, d := range []struct {
		what   string
		budget float64
		one    func(int) error
		other  func(int) error
	}{
		{"a check-in, against the bare inserts", 3, quiet, func(int) error { return c.bareInsert(ctx) }},
		{fmt.Sprintf("a check-in after %d others on the same, against one after a few", c.CheckIns/100), 1.2, busy, quiet},
		{fmt.Sprintf("a check-in after %d others in all, against one after %d", c.CheckIns, young.CheckIns), 1.2, quiet, early},
	} {
		if !strings.Contains(d.what, only) {
			continue
		}
		one, other, err := duel(writes, d.one, d.other)
		if err != nil {
			return err
		}
		tell(other.line(d.what, one, d.budget))
	}
	return nil
}

// bareInsert is what a check-in can't do without: its row, where its key result
// and objective stand now, its event, and the key by which it is not made twice.
func (c *Company) bareInsert(ctx context.Context) error {
	return c.Store.Write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		now := time.Now().UTC()
		for _, one := range []read{
			{`INSERT INTO check_ins (id, key_result_id, number, person_id, as_of, written_at, value, note) VALUES (?, ?, 1, ?, '2026-11-01', ?, '51000', '首周 +400')`,
				[]any{act.NewID(), act.NewID(), c.Member, now}},
			{`UPDATE key_results SET current = '51000', current_on = '2026-11-01', progress = 2000 WHERE id = ?`, []any{c.quiet}},
			{`UPDATE objectives SET progress = 2000 WHERE id = ?`, []any{objectiveID(2*c.Teams - 1)}},
			{`INSERT INTO events (seq, id, at, actor_id, kind, subject_kind, subject_id, prev_hash, hash) VALUES ((SELECT COALESCE(MIN(seq), 0) - 1 FROM events WHERE seq < 0), ?, ?, ?, 'bench', 'bench', 'bench', '', '')`,
				[]any{act.NewID(), now, c.Member}},
			{`INSERT INTO idempotency_keys (actor_id, key, request, created_at) VALUES (?, ?, '', ?)`, []any{c.Member, act.NewID(), now}},
		} {
			if _, err := tx.NewRaw(one.query, one.args...).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}
