package carryovers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxReason bounds the words, in characters.
const maxReason = 2000

// Decision is what somebody decides of an objective.
type Decision struct {
	ObjectiveID   string
	CycleID       string // where it goes
	How           How
	Reason        string   // needed where it is dropped
	KeyResultIDs  []string // those that go on; empty: what is unfinished, or for the structure all
	LeaveActions  bool     // open actions stay behind; by its structure they always do
	LeaveProblems bool
}

// Carry decides of an objective and drafts what it becomes, with its open actions and
// problems. Deciding the same twice makes nothing twice: the first decision is the
// answer. Faults: carryover.how_unknown, carryover.reason_needed, carryover.same_cycle,
// carryover.not_begun for what is a draft itself, carryover.result_unknown for a key
// result that isn't there, carryover.nothing_left where none is unfinished,
// carryover.decided where something else was decided before.
func (f *Feature) Carry(ctx context.Context, who access.Actor, in Decision) (c *Carryover, err error) {
	in.Reason = strings.TrimSpace(in.Reason)
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.Objectives.LoadObjective(ctx, tx, in.ObjectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CarryoverCreate, o.Target()); err != nil {
			return err
		}
		if err := in.check(o); err != nil {
			return err
		}
		c = &Carryover{ID: act.NewID(), ObjectiveID: o.ID, CycleID: in.CycleID, How: in.How, Reason: in.Reason, DecidedBy: tx.Who.ID, DecidedAt: tx.Now}
		if err := add(ctx, tx, c); err != nil {
			if !fault.Is(err, "input.stale") {
				return err
			}
			return f.again(ctx, tx, in, c)
		}
		if in.How != Dropped {
			if err := f.draft(ctx, tx, who, in, c); err != nil {
				return err
			}
		}
		return tx.Tell(ctx, act.Told{Kind: "carryover.decided", Subject: c.ref(), After: c.facts()})
	})
	return c, err
}

func (in Decision) check(o *objectives.Objective) error {
	var bad []*fault.Fault
	switch in.How {
	case AsIs, ByTrend, Structure, Dropped:
	default:
		bad = append(bad, fault.At("/how", "carryover.how_unknown"))
	}
	if in.How == Dropped && in.Reason == "" {
		bad = append(bad, fault.At("/reason", "carryover.reason_needed"))
	}
	if utf8.RuneCountInString(in.Reason) > maxReason {
		bad = append(bad, fault.At("/reason", "input.too_long", fault.Args{"limit": maxReason}))
	}
	if in.CycleID == o.CycleID {
		bad = append(bad, fault.At("/cycle_id", "carryover.same_cycle"))
	}
	if len(bad) == 0 && (o.State == okr.Draft || o.State == okr.InReview) {
		return fault.New(fault.Conflict, "carryover.not_begun")
	}
	return fault.Join(bad)
}

// again answers a second press: what was decided before stands.
func (f *Feature) again(ctx context.Context, tx *act.Tx, in Decision, c *Carryover) error {
	before, err := of(ctx, tx, in.ObjectiveID)
	if err != nil {
		return err
	}
	if before.How != in.How || before.CycleID != in.CycleID {
		return fault.New(fault.Conflict, "carryover.decided")
	}
	*c = *before
	return tx.Tell(ctx, act.Told{Kind: "carryover.confirmed", Subject: c.ref()})
}

// draft copies the objective into the other cycle and takes along what goes with it.
func (f *Feature) draft(ctx context.Context, tx *act.Tx, who access.Actor, in Decision, c *Carryover) error {
	s, err := f.Objectives.Standing(ctx, tx, in.ObjectiveID)
	if err != nil {
		return err
	}
	pick, err := f.pick(ctx, tx, &s, in)
	if err != nil {
		return err
	}
	made, err := f.Objectives.Copy(ctx, who, objectives.Copying{CycleID: in.CycleID, Picks: []objectives.CopyPick{pick}})
	if err != nil {
		return err
	}
	c.DraftID, c.DraftState = made[0], string(okr.Draft)
	if err := setDraft(ctx, tx, c); err != nil {
		return err
	}
	became, err := f.Objectives.Standing(ctx, tx, c.DraftID)
	if err != nil {
		return err
	}
	to, items := make(map[string]string, len(pick.Results)), make([]Item, len(pick.Results))
	for i, one := range pick.Results { // Copy keeps their order
		to[one.ID] = became.Results[i].ID
		items[i] = Item{CarryoverID: c.ID, Kind: KeyResult, ItemID: one.ID, FromKeyResultID: one.ID, ToKeyResultID: became.Results[i].ID}
	}
	if in.How != Structure {
		along, err := f.along(ctx, tx, in, c, &s, to)
		if err != nil {
			return err
		}
		items = append(items, along...)
	}
	return addItems(ctx, tx, items)
}

// pick says which key results go on, and to what targets.
func (f *Feature) pick(ctx context.Context, tx *act.Tx, s *objectives.Standing, in Decision) (pick objectives.CopyPick, err error) {
	to, err := f.Cycles.Cycle(ctx, tx, in.CycleID)
	if fault.Is(err, "input.missing") {
		return pick, fault.At("/cycle_id", "objective.cycle_unknown")
	}
	if err != nil {
		return pick, err
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return pick, err
	}
	pick.ObjectiveID = s.ID
	for i := range s.Results {
		kr, open := &s.Results[i], unfinished(*s, i)
		if kr.Dropped || !in.takes(kr.ID, open) {
			continue
		}
		one := objectives.CopyResult{ID: kr.ID, Onwards: in.How != Structure}
		// A target that is relative to the baseline is not to be as far off again; one
		// that is reached is.
		if _, target := kr.Measure.V.Resolved(); one.Onwards && open && target.Valid {
			one.Target = &target.Decimal
		}
		if in.How == ByTrend && open {
			if t := trendOf(kr, day.Calendar.Between, to.Span()); t != nil {
				one.Target = &t.Target
			}
		}
		pick.Results = append(pick.Results, one)
	}
	for i, id := range in.KeyResultIDs {
		if !slices.ContainsFunc(pick.Results, func(one objectives.CopyResult) bool { return one.ID == id }) {
			return pick, fault.At(fmt.Sprintf("/key_result_ids/%d", i), "carryover.result_unknown")
		}
	}
	if len(pick.Results) == 0 {
		return pick, fault.New(fault.Conflict, "carryover.nothing_left")
	}
	return pick, nil
}

// takes reports whether a key result goes on.
func (in Decision) takes(id string, unfinished bool) bool {
	if len(in.KeyResultIDs) > 0 {
		return slices.Contains(in.KeyResultIDs, id)
	}
	return in.How == Structure || unfinished
}

// unfinished reports whether a key result is short of what counts as success, or
// nobody knows.
func unfinished(s objectives.Standing, at int) bool {
	p := s.Each[at].Progress
	return p == nil || p.Cmp(okr.RatioOf(1, 1)) < 0
}
