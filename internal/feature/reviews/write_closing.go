package reviews

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// PlanClosing sets by when the steps of closing a cycle are done. Once late
// readings were cut off, another day for that takes a reason
// (review.plan_reason), and where the day is still to come they count again.
func (f *Feature) PlanClosing(ctx context.Context, who access.Actor, cycleID string, version int64, days review.Plan, reason string) error {
	reason = strings.TrimSpace(reason)
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ReviewPlan, access.Target{}); err != nil {
			return err
		}
		c, err := f.openCycle(ctx, tx, cycleID)
		if err != nil {
			return err
		}
		p, err := loadPlan(ctx, tx, cycleID)
		if err != nil {
			return err
		}
		var before any
		if p == nil {
			p = &Plan{CycleID: cycleID}
		} else {
			before = p.facts()
		}
		if version != 0 && version != p.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		if err := days.Check(c.EndsOn.Date); err != nil {
			return err
		}
		if utf8.RuneCountInString(reason) > maxWords {
			return fault.At("/reason", "input.too_long", fault.Args{"limit": maxWords})
		}
		moved := p.CutOffOn.Date != days.CutOffOn
		p.set(days)
		if moved && !p.CutAt.IsZero() {
			if reason == "" {
				return fault.At("/reason", "review.plan_reason")
			}
			p.CutAt = time.Time{} // the next round cuts off anew where the day is over
			if err := dropCuts(ctx, tx, cycleID); err != nil {
				return err
			}
		}
		if err := savePlan(ctx, tx, p); err != nil {
			return err
		}
		after := p.facts()
		if reason != "" {
			after["reason"] = reason
		}
		return tx.Tell(ctx, act.Told{Kind: "review.planned", Subject: closingRef(cycleID), Before: before, After: after})
	})
}

// openCycle finds a cycle that isn't over: review.cycle_over.
func (f *Feature) openCycle(ctx context.Context, tx *act.Tx, cycleID string) (cycles.Cycle, error) {
	c, err := f.cycles.Cycle(ctx, tx, cycleID)
	if err == nil && c.Closed() {
		err = fault.New(fault.Conflict, "review.cycle_over")
	}
	return c, err
}

// NameDeputy says who scores in somebody's place at the end of a cycle; "" for
// nobody any more. Refused: people.deputy_unknown.
func (f *Feature) NameDeputy(ctx context.Context, who access.Actor, cycleID, personID, deputyID string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if _, err := f.openCycle(ctx, tx, cycleID); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := mayName(tx, org, personID, deputyID); err != nil {
			return err
		}
		named, err := deputiesIn(ctx, tx, []string{cycleID})
		if err != nil {
			return err
		}
		before := named[cycleID][personID]
		if deputyID == "" {
			err = dropDeputy(ctx, tx, cycleID, personID)
		} else {
			err = putDeputy(ctx, tx, &Deputy{CycleID: cycleID, PersonID: personID, DeputyID: deputyID})
		}
		if err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "review.deputy_named", Subject: closingRef(cycleID), Before: map[string]any{"person_id": personID, "deputy_id": before},
			After: map[string]any{"person_id": personID, "deputy_id": deputyID}})
	})
}

// inPlace are those for whom the caller may act in a cycle.
func (f *Feature) inPlace(ctx context.Context, tx *act.Tx, cycleID string) (list []access.Actor, err error) {
	standing, err := f.standsIn(ctx, tx, []string{cycleID})
	if err != nil {
		return nil, err
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	ids := standing[cycleID].forWhom(tx.Who.ID)
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if one, ok := org.Actor(id); ok {
			list = append(list, one)
		}
	}
	return list, nil
}

// cuts reports whether readings are cut off in the phase that a cycle is in.
func cuts(c cycles.Cycle) bool { return c.Phase == cycle.Running || c.Phase == cycle.Scoring }

// CutOff freezes what the numbers suggest in each cycle whose day for late
// readings is over, whole or not at all.
func (f *Feature) CutOff(ctx context.Context) error {
	sys := access.System("closing")
	var due []Plan
	err := f.act.Read(ctx, sys, func(ctx context.Context, tx *act.Tx) (err error) {
		due, err = uncut(ctx, tx, f.cycles.Today(tx))
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range due {
		var c cycles.Cycle
		err := f.act.Read(ctx, sys, func(ctx context.Context, tx *act.Tx) (err error) {
			c, err = f.cycles.Cycle(ctx, tx, p.CycleID)
			return err
		})
		if err != nil {
			return err
		}
		if !cuts(c) {
			continue
		}
		if err := f.act.Write(ctx, sys, func(ctx context.Context, tx *act.Tx) error { return f.cutOff(ctx, tx, p) }); err != nil {
			return err
		}
	}
	return nil
}

func (f *Feature) cutOff(ctx context.Context, tx *act.Tx, p Plan) error {
	if err := tx.Allow(access.ReviewPlan, access.Target{}); err != nil {
		return err
	}
	ids, err := scorableIDs(ctx, tx, tx.Who, p.CycleID)
	if err != nil {
		return err
	}
	n := 0
	const chunk = 200 // so that the arguments of a statement fit
	for some := range slices.Chunk(ids, chunk) {
		list, err := f.reviewed(ctx, tx, some)
		if err != nil {
			return err
		}
		var rows []Cut
		for i := range list {
			r := &list[i]
			for at := range r.Results {
				if kr := &r.Results[at]; !kr.Dropped {
					rows = append(rows, Cut{KeyResultID: kr.ID, ObjectiveID: r.ID, CycleID: p.CycleID, Suggested: r.now(at).Hundredths(), FirstSuggested: r.nowFirst(at).Hundredths(),
						Achieved: okr.Achieve(r.Each[at].Progress).Hundredths()})
				}
			}
		}
		n += len(rows)
		if err := addCuts(ctx, tx, rows); err != nil {
			return err
		}
	}
	if err := markCut(ctx, tx, &p, tx.Now); err != nil { // refused as stale where another was quicker
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "review.cut_off", Subject: closingRef(p.CycleID), After: map[string]any{"cut_off_on": p.CutOffOn.String(), "key_results": n}})
}
