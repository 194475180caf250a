package checkins

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// readingsThen sets what key results keep of their check-ins to what was known at the
// moment that tx looks at: what was written by then, save what had been superseded by
// then; see objectives.ReadingsOf.
func (f *Feature) readingsThen(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult, how objectives.Depth) error {
	if len(list) == 0 {
		return nil
	}
	var whole, some, recent, last []*objectives.KeyResult
	for _, kr := range list {
		kr.Forecast.Set(nil)
		switch {
		case kr.Kind == okr.Keep: // a keep's days held hang on all of them
			whole = append(whole, kr)
		case how == objectives.ToShow:
			some = append(some, kr)
		case how == objectives.ToForesee:
			recent = append(recent, kr)
		default:
			last = append(last, kr)
		}
	}
	if err := f.lastThen(ctx, tx, last); err != nil {
		return err
	}
	if err := f.recentThen(ctx, tx, recent); err != nil {
		return err
	}
	if err := f.someThen(ctx, tx, some); err != nil {
		return err
	}
	rows, err := knownThen(ctx, tx, idsOf(whole), tx.Now)
	if err != nil {
		return err
	}
	by := make(map[string][]CheckIn, len(whole))
	for _, c := range rows {
		by[c.KeyResultID] = append(by[c.KeyResultID], c)
	}
	sure := map[string]bool{}
	for _, c := range rows {
		sure[c.KeyResultID] = sure[c.KeyResultID] || c.Confidence != nil
	}
	if err := f.sureThen(ctx, tx, whole, sure); err != nil {
		return err
	}
	for _, kr := range whole {
		all, confidence := by[kr.ID], kr.Confidence
		unsay(kr)
		if err := recount(kr, all); err != nil {
			return err
		}
		if kr.Confidence == nil {
			kr.Confidence = confidence
		}
	}
	return nil
}

// knownBy is the moment whose knowledge counts. The present knows all there is,
// whatever the clocks say of it.
func knownBy(tx *act.Tx) time.Time {
	if tx.Past() {
		return tx.Now
	}
	return tx.Now.AddDate(1, 0, 0)
}

func idsOf(list []*objectives.KeyResult) []string {
	ids := make([]string, len(list))
	for i, kr := range list {
		ids[i] = kr.ID
	}
	return ids
}

// unsay takes back the steps that a milestone's check-ins have ticked; where none has
// ever been made they are as the measure says.
func unsay(kr *objectives.KeyResult) {
	if kr.Kind == okr.Milestone && !kr.CheckedOn.IsZero() {
		tick(kr, nil)
	}
}

// sureThen takes away a confidence that check-ins tell: recounting finds that of the
// moment. One that only a later check-in tells is taken away too; sure are the key
// results of which one had been told.
func (f *Feature) sureThen(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult, sure map[string]bool) error {
	var asked []*objectives.KeyResult
	for _, kr := range list {
		if kr.Confidence == nil {
			continue
		}
		if sure[kr.ID] {
			kr.Confidence = nil
		} else {
			asked = append(asked, kr)
		}
	}
	later, err := sureLater(ctx, tx, idsOf(asked), tx.Now)
	for _, kr := range asked {
		if slices.Contains(later, kr.ID) {
			kr.Confidence = nil
		}
	}
	return err
}

// lastThen sets where key results stood by the last check-in alone: enough to judge a
// metric and a milestone by.
func (f *Feature) lastThen(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult) error {
	ids := idsOf(list)
	rows, err := latestBefore(ctx, tx, ids, tx.Now.Add(time.Microsecond), tx.Now, false)
	if err != nil {
		return err
	}
	last, silent := make(map[string]*CheckIn, len(rows)), []string(nil)
	for i := range rows {
		c := &rows[i]
		if last[c.KeyResultID] = c; !c.Value.Valid && c.StepsDone.V == nil {
			silent = append(silent, c.KeyResultID)
		}
	}
	earlier, err := latestBefore(ctx, tx, silent, tx.Now.Add(time.Microsecond), tx.Now, true)
	if err != nil {
		return err
	}
	said := make(map[string]*CheckIn, len(earlier))
	for i := range earlier {
		said[earlier[i].KeyResultID] = &earlier[i]
	}
	for _, kr := range list {
		unsay(kr)
		kr.Current, kr.CurrentOn, kr.CheckedOn, kr.Called = decimal.NullDecimal{}, store.Day{}, store.Day{}, ""
		c := last[kr.ID]
		if c == nil {
			continue
		}
		kr.CheckedOn, kr.Called = c.AsOf, c.Status
		if s := said[kr.ID]; s != nil {
			c = s
		}
		if c.StepsDone.V != nil {
			tick(kr, c.StepsDone.V)
		}
		if c.Value.Valid {
			kr.Current, kr.CurrentOn = c.Value, c.AsOf
		}
	}
	return nil
}

// stoodThen tells check-ins by the measure as it was, where the key result was in its
// objective then. The objective was there and not hidden, or it is missing.
func (f *Feature) stoodThen(ctx context.Context, tx *act.Tx, l *Line, objectiveID, keyResultID string) error {
	s, err := f.objectives.Standing(ctx, tx, objectiveID)
	if err != nil {
		return err
	}
	if at := slices.IndexFunc(s.Results, func(kr objectives.KeyResult) bool { return kr.ID == keyResultID }); at >= 0 {
		l.Results[0] = s.Results[at]
	}
	return nil
}

// told is a check-in in an outline.
type told struct {
	day, id, value    string
	number            int64
	sure, steps, owns bool
}

// inOutline reads those of an outline that count, the oldest day first, and of a day as
// they were written.
func inOutline(text string) []told {
	each := strings.Split(text, ",")
	list := make([]told, len(each))
	var superseded []string
	for i, one := range each {
		p := strings.Split(one, " ")
		if p[7] != "" {
			superseded = append(superseded, p[7])
		}
		n, _ := strconv.ParseInt(p[1], 10, 64) // the column is a number
		list[i] = told{day: p[0], number: n, id: p[2], value: p[3], sure: p[4] != "", steps: p[5] != "", owns: p[6] != ""}
	}
	list = slices.DeleteFunc(list, func(t told) bool { return slices.Contains(superseded, t.id) })
	sorting.By(list, func(a, b told) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.number, b.number)) })
	return list
}

// someThen sets what key results that are no keeps keep of their check-ins. Of each
// thing that is kept the last check-in tells that says something of it: only those are
// read whole, so that a page doesn't read all history.
func (f *Feature) someThen(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult) error {
	rows, err := outlinesThen(ctx, tx, idsOf(list), tx.Now)
	if err != nil {
		return err
	}
	outlines, tellers, sure := make(map[string][]told, len(rows)), make(map[string][]string, len(rows)), map[string]bool{}
	var ids []string
	for _, r := range rows {
		all := inOutline(r.Text)
		outlines[r.KeyResultID] = all
		sure[r.KeyResultID] = slices.ContainsFunc(all, func(t told) bool { return t.sure })
		tellers[r.KeyResultID] = tellersOf(all)
		ids = append(ids, tellers[r.KeyResultID]...)
	}
	by, err := ofIDs(ctx, tx, ids)
	if err != nil {
		return err
	}
	if err := f.sureThen(ctx, tx, list, sure); err != nil {
		return err
	}
	for _, kr := range list {
		all, confidence := make([]CheckIn, 0, 4), kr.Confidence
		for _, id := range tellers[kr.ID] {
			all = append(all, *by[id])
		}
		unsay(kr)
		if err := recount(kr, all); err != nil {
			return err
		}
		if kr.Confidence == nil {
			kr.Confidence = confidence
		}
		kr.Trail.Set(trailOf(outlines[kr.ID]))
		if kr.Kind == okr.Metric { // which steps were done is in no outline
			if kr.Known, err = readingsOfOutline(outlines[kr.ID]); err != nil {
				return err
			}
		}
	}
	return nil
}

// readingsOfOutline are the newest readings that a forecast is made of, the oldest first.
func readingsOfOutline(all []told) (list []okr.Reading, err error) {
	telling := slices.DeleteFunc(slices.Clone(all), func(t told) bool { return t.value == "" && !t.steps })
	for _, t := range telling[max(0, len(telling)-forecast.Most):] {
		r := okr.Reading{}
		if r.AsOf, err = date.Parse(t.day); err != nil {
			return nil, err
		}
		if t.value != "" {
			if r.Value.Decimal, err = decimal.NewFromString(t.value); err != nil {
				return nil, err
			}
			r.Value.Valid = true
		}
		list = append(list, r)
	}
	return list, nil
}

// tellersOf are the check-ins that say what a key result keeps, the oldest first.
func tellersOf(all []told) (ids []string) {
	says := []func(told) bool{
		func(told) bool { return true }, func(t told) bool { return t.value != "" }, func(t told) bool { return t.sure },
		func(t told) bool { return t.steps }, func(t told) bool { return t.owns },
	}
	for _, t := range slices.Backward(all) {
		used := false
		says = slices.DeleteFunc(says, func(say func(told) bool) bool {
			used = used || say(t)
			return say(t)
		})
		if used {
			ids = append(ids, t.id)
		}
		if len(says) == 0 {
			break
		}
	}
	slices.Reverse(ids)
	return ids
}

// trailOf is the sparkline: the last value of each of the last days.
func trailOf(all []told) (trail []objectives.Point) {
	for _, t := range all {
		if t.value == "" {
			continue
		}
		if n := len(trail); n > 0 && trail[n-1].On == t.day {
			trail = trail[:n-1]
		}
		trail = append(trail, objectives.Point{On: t.day, Value: t.value})
	}
	return trail[max(0, len(trail)-trailLength):]
}
