package checkins

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// trailLength is how many days of values the sparkline shows.
const trailLength = 12

// ends reports whether a check-in goes to the end of the line: it supersedes
// none, and none speaks of a later day. Then what the key result keeps can be
// carried on; else the line is read anew.
func (c *CheckIn) ends(kr *objectives.KeyResult) bool {
	return c.Supersedes == "" && !c.AsOf.Before(kr.CheckedOn.Date)
}

// carry brings a key result from where it stood to where it stands after one
// more check-in at the end of the line. Its cost does not hang on the history.
func carry(kr *objectives.KeyResult, c *CheckIn) error {
	kr.CheckedOn = c.AsOf
	if c.MetricID == "" { // a metric says a number: what somebody said stays said
		kr.Note, kr.Called, kr.CalledWhy = c.Note, c.Status, c.StatusReason
	}
	if c.Confidence != nil {
		kr.Confidence = c.Confidence
	}
	if c.StepsDone.V != nil {
		tick(kr, c.StepsDone.V)
	}
	if !c.Value.Valid {
		return nil
	}
	kr.Current, kr.CurrentOn = c.Value, c.AsOf
	if kr.Kind == okr.Keep {
		kr.Tally.V, _ = kr.Tally.V.Advance(kr.Measure.V, kr.DueOn.Date, c.Reading())
	}
	trail, err := kr.Trail.Get()
	if err != nil {
		return err
	}
	if n := len(trail); n > 0 && trail[n-1].On == c.AsOf.String() { // a day has one point
		trail = trail[:n-1]
	}
	trail = append(slices.Clone(trail), objectives.Point{On: c.AsOf.String(), Value: c.Value.Decimal.String()})
	kr.Trail.Set(trail[max(0, len(trail)-trailLength):])
	return nil
}

// recount makes what a key result keeps of its check-ins from all of them, in
// any order.
func recount(kr *objectives.KeyResult, all []CheckIn) error {
	kr.Current, kr.CurrentOn, kr.CheckedOn = decimal.NullDecimal{}, store.Day{}, store.Day{}
	kr.Tally.V = okr.KeepTally{}
	kr.Trail.Set(nil)
	kr.Note, kr.Called, kr.CalledWhy = "", "", ""
	for _, c := range all { // what only superseded ones said is said no longer
		if c.Confidence != nil {
			kr.Confidence = nil
		}
		if c.StepsDone.V != nil {
			tick(kr, nil)
		}
	}
	for _, c := range inOrder(all) {
		if err := carry(kr, c); err != nil {
			return err
		}
	}
	return nil
}

// inOrder gives the check-ins that count, oldest first: by the day they speak of,
// then as they were written.
func inOrder(all []CheckIn) []*CheckIn {
	kept := make([]*CheckIn, 0, len(all))
	for i := range all {
		if all[i].SupersededBy == "" {
			kept = append(kept, &all[i])
		}
	}
	sorting.By(kept, func(a, b *CheckIn) int {
		return cmp.Or(a.AsOf.Compare(b.AsOf.Date), cmp.Compare(a.Number, b.Number))
	})
	return kept
}

// tick sets which steps of a milestone are done.
func tick(kr *objectives.KeyResult, done []string) {
	kr.Measure.V.Steps = ticked(kr.Measure.V.Steps, done)
}

// ticked are the steps with exactly these done. Steps that a revision has since
// taken away are no fault: the check-in was true when it was made.
func ticked(steps []okr.Step, done []string) []okr.Step {
	steps = slices.Clone(steps)
	for i := range steps {
		steps[i].Done = slices.Contains(done, steps[i].ID)
	}
	return steps
}
