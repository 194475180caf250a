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
	member, err := c.As(ctx, c.Member)
	if err != nil {
		return err
	}
	made, err := member.Do("POST", "/key-results/"+c.quiet+"/check-ins", map[string]any{"value": "51000", "confidence": 7, "note": "首周 +400"})
	if err != nil {
		return err
	}
	answer := string(made)
	for _, d := range []struct {
		what   string
		budget float64
		one    func(int) error
		other  func(int) error
	}{
		{"a check-in, against the bare inserts", 3, quiet, func(int) error { return c.bareInsert(ctx, answer) }},
		{fmt.Sprintf("a check-in after %d others on the same, against one after a few", c.CheckIns/c.every()), 1.2, busy, quiet},
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
// and objective stand now, its event with what was before and after and its hash,
// and the key by which it is not made twice, with the answer. The event's place in
// the chain is made up: taking the chain's head and moving it on is left out.
func (c *Company) bareInsert(ctx context.Context, answer string) error {
	return c.Store.Write.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		now, hash := time.Now().UTC(), strings.Repeat("0", 64)
		trail := "[" + strings.Repeat(`{"on":"2026-11-01","value":"51000"},`, 11) + `{"on":"2026-11-01","value":"51000"}]`
		for _, one := range []read{
			{`INSERT INTO check_ins (id, key_result_id, number, person_id, as_of, written_at, value, typed, steps_done, confidence, note) VALUES (?, ?, 1, ?, '2026-11-01', ?, '51000', '51000', 'null', 7, '首周 +400')`,
				[]any{act.NewID(), act.NewID(), c.Member, now}},
			{`UPDATE key_results SET current = '51000', current_on = '2026-11-01', progress = 2000, confidence = 7, called = '', called_why = '', note = '首周 +400', checked_on = '2026-11-01', trail = ? WHERE id = ?`,
				[]any{trail, c.quiet}},
			{`UPDATE objectives SET progress = 2000 WHERE id = ?`, []any{objectiveID(2*c.Teams - 1)}},
			{`INSERT INTO events (seq, id, at, actor_id, kind, subject_kind, subject_id, within_id, before, after, request, prev_hash, hash) VALUES ((SELECT COALESCE(MIN(seq), 0) - 1 FROM events WHERE seq < 0), ?, ?, ?, 'bench', 'bench', 'bench', '', ?, ?, ?, ?, ?)`,
				[]any{act.NewID(), now, c.Member, `{"as_of":"2026-11-01","confidence":7,"status":"","value":"51000"}`,
					`{"as_of":"2026-11-01","confidence":7,"id":"` + act.NewID() + `","note":"首周 +400","value":"51000"}`, `{"id":"` + act.NewID() + `","ip":"192.0.2.1"}`, hash, hash}},
			{`INSERT INTO idempotency_keys (actor_id, key, request, status, response, headers, created_at) VALUES (?, ?, ?, 201, ?, '{"Content-Type":"application/json"}', ?)`,
				[]any{c.Member, act.NewID(), hash, answer, now}},
		} {
			if _, err := tx.NewRaw(one.query, one.args...).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}
