package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// manyThemes is how many strategy themes there are; four of five objectives
// serve one.
const manyThemes = 8

// themed reports whether an objective serves a theme.
func (c *Company) themed(objective int) bool { return objective%10 < manyThemes }

// parent is which objective of the team above one supports; -1 for none.
func (c *Company) parent(objective int) int {
	if team := objective % c.People % c.Teams; team > 0 {
		return (team - 1) / 6
	}
	return -1
}

// seedWork gives every key result an action, every objective an objective of the
// team above that it supports, and most of them a theme.
func (c *Company) seedWork(ctx context.Context, s *store.Store, _ *rand.Rand) error {
	list := make([]themes.Theme, manyThemes)
	for i := range list {
		list[i] = themes.Theme{ID: fmt.Sprintf("h%02d", i), Title: fmt.Sprintf("战略主题 %d", i), Position: i, Version: 1, CreatedAt: c.began()}
	}
	if err := insert(ctx, s, list); err != nil {
		return err
	}
	type service struct {
		store.BaseModel `bun:"table:objective_themes"`
		ObjectiveID     string `bun:"objective_id,pk"`
		ThemeID         string `bun:"theme_id,pk"`
	}
	var serving []service
	var links []alignments.Alignment
	for i := range c.Objectives {
		if c.themed(i) {
			serving = append(serving, service{ObjectiveID: objectiveID(i), ThemeID: list[i%10].ID})
		}
		if parent := c.parent(i); parent >= 0 {
			link := alignments.Alignment{ID: fmt.Sprintf("a%06d", i), ObjectiveID: objectiveID(i), ParentID: objectiveID(parent), State: alignments.Agreed,
				AskedBy: personID(i % c.People), AskedAt: c.began(), AnsweredBy: personID(parent), AnsweredAt: c.began()}
			if i%2 == 0 {
				link.ParentKeyResultID = resultID(parent)
			}
			links = append(links, link)
		}
	}
	if err := insert(ctx, s, serving); err != nil {
		return err
	}
	if err := insert(ctx, s, links); err != nil {
		return err
	}
	states := []plan.State{plan.Done, plan.Doing, plan.Todo, plan.Done, plan.Blocked}
	return fill(ctx, s, c.KeyResults, func(i int) plans.Action {
		effort := decimal.NullDecimal{Decimal: decimal.New(int64(5*(1+i%17)), -1), Valid: i%9 > 0}
		a := plans.Action{ID: fmt.Sprintf("n%06d", i), KeyResultID: resultID(i), ObjectiveID: objectiveID(i % c.Objectives), Title: fmt.Sprintf("第 %d 步: 写召回脚本", i),
			OwnerID: c.owner(i), StartsOn: store.AsDay(date.Of(2026, 11, 2)), DueOn: store.AsDay(date.Of(2026, 11, 20+i%40)), State: states[i%len(states)], EffortDays: effort,
			How: "先对 5% 的用户试一周,再放开。", CreatedBy: c.owner(i), CreatedAt: c.began(), Version: 1}
		switch a.State {
		case plan.Done:
			a.DoneAt = c.began()
		case plan.Blocked:
			a.BlockedAt, a.BlockedWhy = c.began(), "等数据权限"
		}
		return a
	})
}

// longest is how many check-ins one key result has.
const longest = 4000

// seedCheckIns spreads the history over all key results, but gives one of the
// member's a good part of it (longest): a check-in there must cost the same. Each
// is in the audit trail too.
func (c *Company) seedCheckIns(ctx context.Context, s *store.Store, _ *rand.Rand) error {
	rows, trail := make([]checkins.CheckIn, 0, batch), make([]act.Event, 0, batch)
	lines := map[string]int64{}
	hash := ""
	for i := range c.CheckIns {
		at := i % c.KeyResults
		if i%c.every() == 0 {
			at = 2*c.Teams - 1 // the busiest
		}
		one := c.checkIn(i, at, lines)
		told, err := c.toldOf(one, at, int64(i+1), hash)
		if err != nil {
			return err
		}
		hash = told.Hash
		rows, trail = append(rows, one), append(trail, told)
		if len(rows) < batch && i < c.CheckIns-1 {
			continue
		}
		if err := insert(ctx, s, rows); err != nil {
			return err
		}
		if err := insert(ctx, s, trail); err != nil {
			return err
		}
		rows, trail = rows[:0], trail[:0]
	}
	_, err := s.Write.NewRaw("UPDATE event_heads SET seq = ?, hash = ? WHERE id = 1", c.CheckIns, hash).Exec(ctx)
	return err
}

// every is how many check-ins there are to one on the busiest key result.
func (c *Company) every() int { return max(100, c.CheckIns/longest) }

func (c *Company) checkIn(i, at int, lines map[string]int64) checkins.CheckIn {
	kr := resultID(at)
	lines[kr]++
	confidence := int64(i % 11)
	days := i * 50 / c.CheckIns // the last of them today
	return checkins.CheckIn{ID: fmt.Sprintf("c%07d", i), KeyResultID: kr, Number: lines[kr], PersonID: c.owner(at),
		AsOf: store.AsDay(date.Of(2026, 10, 5).AddDays(days)), WrittenAt: c.Now.AddDate(0, 0, days-50),
		Value: decimal.NewNullDecimal(decimal.NewFromInt(int64(50_000 + i%4000))), Confidence: &confidence, Note: "召回改走企业微信,首周 +400。"}
}

func (c *Company) toldOf(one checkins.CheckIn, at int, seq int64, prev string) (act.Event, error) {
	after, err := json.Marshal(map[string]any{"id": one.ID, "value": one.Value, "note": one.Note, "as_of": one.AsOf.String()})
	e := act.Event{Seq: seq, ID: fmt.Sprintf("e%07d", seq), At: one.WrittenAt.Truncate(time.Microsecond), ActorID: one.PersonID, Kind: "check_in.made", SubjectKind: "key_result",
		SubjectID: one.KeyResultID, WithinID: objectiveID(at % c.Objectives), Before: "{}", After: string(after), PrevHash: prev}
	e.Hash = e.Digest()
	return e, err
}
