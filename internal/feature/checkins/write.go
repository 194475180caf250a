package checkins

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// maxWords bounds each text of a check-in, in characters.
const maxWords = 4000

// earliest is how many days before its key result starts a reading may speak of.
const earliest = 366

// Make records a check-in and moves its key result and objective to where they
// stand after it.
//
// The new check-in is current when none speaks of a later day. Then the cost is
// the same after four check-ins and after four thousand; one that is back-dated
// or supersedes another has the key result's line read anew.
func (f *Feature) Make(ctx context.Context, who access.Actor, keyResultID string, in Draft) (made Made, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.objectives.LoadToMove(ctx, tx, keyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.CheckInCreate, o.KeyResultTarget(kr)); err != nil {
			return err
		}
		c, err := f.draft(ctx, tx, o, kr, in)
		if err != nil {
			return err
		}
		if err := add(ctx, tx, &c); err != nil {
			return err
		}
		before, value := facts(kr), kr.Current
		if err := move(ctx, tx, kr, &c); err != nil {
			return err
		}
		if err := f.keep(ctx, tx, o, kr); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: c.event(), Subject: kr.Ref(), Before: before, After: c.facts(), Detail: Moved{o, c}}); err != nil {
			return err
		}
		made, err = f.made(ctx, tx, o, kr, c, value)
		return err
	})
	return made, err
}

// Moved is the detail of events about a check-in, for listeners.
type Moved struct {
	Objective *objectives.Objective
	CheckIn   CheckIn
}

// move brings the key result to where it stands after a check-in that has been
// added.
func move(ctx context.Context, tx *act.Tx, kr *objectives.KeyResult, c *CheckIn) error {
	if c.ends(kr) {
		return carry(kr, c)
	}
	all, err := list(ctx, tx, kr.ID)
	if err != nil {
		return err
	}
	return recount(kr, all)
}

// keep stores where a key result stands now and what is foreseen of it, and carries it up: into its
// objective's progress, and into the roll-ups that the objective supports.
func (f *Feature) keep(ctx context.Context, tx *act.Tx, o *objectives.Objective, kr *objectives.KeyResult) error {
	if err := f.foresee(ctx, tx, o.Kind, kr); err != nil {
		return err
	}
	moved, err := f.objectives.SetReading(ctx, tx, o, kr)
	if err != nil || !moved {
		return err
	}
	return f.alignments.Carry(ctx, tx, o.ID)
}

// draft makes the check-in that is meant, or says what is wrong with it.
func (f *Feature) draft(ctx context.Context, tx *act.Tx, o *objectives.Objective, kr *objectives.KeyResult, in Draft) (CheckIn, error) {
	switch {
	case o.State == okr.Closed:
		return CheckIn{}, fault.New(fault.Conflict, "objective.closed")
	case kr.Dropped:
		return CheckIn{}, fault.New(fault.Conflict, "check_in.dropped")
	}
	today := f.objectives.Today(tx)
	if in.Supersedes != "" {
		old, err := load(ctx, tx, kr.ID, in.Supersedes)
		if fault.Is(err, "input.missing") {
			return CheckIn{}, fault.At("/supersedes", "check_in.supersedes_unknown")
		}
		if err != nil {
			return CheckIn{}, err
		}
		if old.SupersededBy != "" {
			return CheckIn{}, fault.New(fault.Conflict, "check_in.superseded", fault.Args{"by": old.SupersededBy})
		}
		if in.AsOf.IsZero() {
			in.AsOf = old.AsOf.Date
		}
	}
	if in.AsOf.IsZero() {
		in.AsOf = today
	}
	c, err := newCheckIn(kr, in, today)
	c.ID, c.KeyResultID, c.PersonID, c.WrittenAt = act.NewID(), kr.ID, tx.Who.ID, tx.Now
	return c, err
}

// newCheckIn is pure: does what is said fit the key result? All that does not is
// said at once.
func newCheckIn(kr *objectives.KeyResult, in Draft, today date.Date) (CheckIn, error) {
	c := CheckIn{AsOf: store.AsDay(in.AsOf), StepsDone: store.AsJSON(in.StepsDone), Confidence: in.Confidence, Status: in.Status, Supersedes: in.Supersedes,
		Note: strings.TrimSpace(in.Note), Blockers: strings.TrimSpace(in.Blockers), Next: strings.TrimSpace(in.Next), StatusReason: strings.TrimSpace(in.StatusReason)}
	var bad []*fault.Fault
	add := func(err error) {
		if f, ok := fault.Of(err); ok {
			bad = append(bad, f)
		}
	}
	add(c.measure(kr, in.Value))
	if in.AsOf.After(today) {
		add(fault.At("/as_of", "check_in.future", fault.Args{"today": today.String()}))
	}
	if first := kr.StartsOn.AddDays(-earliest); in.AsOf.Before(first) {
		add(fault.At("/as_of", "check_in.too_early", fault.Args{"first": first.String()}))
	}
	if c.Confidence != nil && (*c.Confidence < 0 || *c.Confidence > 10) {
		add(fault.At("/confidence", "key_result.confidence"))
	}
	if c.Status != "" {
		add(okr.Called{Status: c.Status, Reason: c.StatusReason}.Check(""))
	}
	for _, text := range []struct{ field, words string }{{"/note", c.Note}, {"/blockers", c.Blockers}, {"/next", c.Next}} {
		if utf8.RuneCountInString(text.words) > maxWords {
			add(fault.At(text.field, "input.too_long", fault.Args{"limit": maxWords}))
		}
	}
	if len(bad) == 0 && c.empty() {
		add(fault.At("/value", "check_in.empty"))
	}
	return c, fault.Join(bad)
}

// measure reads what the check-in says of the measure.
func (c *CheckIn) measure(kr *objectives.KeyResult, typed string) error {
	m := kr.Measure.V
	if c.StepsDone.V != nil {
		if m.Kind != okr.Milestone {
			return fault.At("/steps_done", "check_in.no_steps")
		}
		if _, err := m.WithDone("/steps_done", c.StepsDone.V); err != nil {
			return err
		}
	}
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	if !m.TakesValue() {
		return fault.At("/value", "check_in.no_value")
	}
	v, err := readValue(typed, m.Unit)
	if err != nil {
		return err
	}
	c.Value.Decimal, c.Value.Valid, c.Typed = v, true, strings.TrimSpace(typed)
	return nil
}

func (c *CheckIn) empty() bool {
	return !c.Value.Valid && c.StepsDone.V == nil && c.Confidence == nil && c.Status == "" && c.Note+c.Blockers+c.Next == ""
}

func (c *CheckIn) event() string {
	if c.Supersedes != "" {
		return "check_in.corrected"
	}
	return "check_in.made"
}

// facts is what the trail says of a check-in.
func (c *CheckIn) facts() map[string]any {
	m := map[string]any{"id": c.ID, "as_of": c.AsOf.String()}
	if c.Value.Valid {
		m["value"] = c.Value
	}
	if c.StepsDone.V != nil {
		m["steps_done"] = c.StepsDone.V
	}
	if c.Confidence != nil {
		m["confidence"] = *c.Confidence
	}
	for field, words := range map[string]string{"metric_id": c.MetricID, "note": c.Note, "blockers": c.Blockers, "next": c.Next, "status": string(c.Status),
		"status_reason": c.StatusReason, "supersedes": c.Supersedes} {
		if words != "" {
			m[field] = words
		}
	}
	return m
}

// facts is what the trail says of where the key result stood.
func facts(kr *objectives.KeyResult) map[string]any {
	return map[string]any{"value": kr.Current, "as_of": kr.CheckedOn.String(), "confidence": kr.Confidence, "status": kr.Called}
}
