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
	known, err := heardOf(ctx, tx, f, objectives.ToJudge, list, lastOfEach)
	if err != nil {
		return err
	}
	for _, kr := range list {
		unsay(kr)
		kr.Current, kr.CurrentOn, kr.CheckedOn, kr.Called = decimal.NullDecimal{}, store.Day{}, store.Day{}, ""
		heard := known[kr.ID]
		if heard == nil {
			continue
		}
		kr.CheckedOn, kr.Called = heard.last.AsOf, heard.last.Status
		if steps := heard.telling.StepsDone.V; steps != nil {
			tick(kr, steps)
		}
		if heard.telling.Value.Valid {
			kr.Current, kr.CurrentOn = heard.telling.Value, heard.telling.AsOf
		}
	}
	return nil
}

// lastHeard is the last check-in of a key result that was known at a moment, and the last that says something of the
// measure: any where none does.
type lastHeard struct{ last, telling CheckIn }

func lastOfEach(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]*lastHeard, error) {
	rows, err := latestBefore(ctx, tx, keyResultIDs, tx.Now.Add(time.Microsecond), tx.Now, false)
	if err != nil {
		return nil, err
	}
	heard, silent := make(map[string]*lastHeard, len(rows)), []string(nil)
	for _, c := range rows {
		if heard[c.KeyResultID] = (&lastHeard{c, c}); !c.Value.Valid && c.StepsDone.V == nil {
			silent = append(silent, c.KeyResultID)
		}
	}
	earlier, err := latestBefore(ctx, tx, silent, tx.Now.Add(time.Microsecond), tx.Now, true)
	for _, c := range earlier {
		heard[c.KeyResultID].telling = c
	}
	return heard, err
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
	day, id, value, supersedes string
	number                     int64
	sure, steps, owns          bool
}

// inOutline reads, of each key result in an outline, the check-ins that count, the oldest day first, and of a day as
// they were written.
func inOutline(text string, keyResults int) map[string][]told {
	each := make(map[string][]told, keyResults)
	for one := range strings.SplitSeq(text, ",") {
		if one == "" { // nothing was known of any
			break
		}
		p := strings.Split(one, " ")
		n, _ := strconv.ParseInt(p[2], 10, 64) // the column is a number
		each[p[0]] = append(each[p[0]], told{day: p[1], number: n, id: p[3], value: p[4], sure: p[5] != "", steps: p[6] != "", owns: p[7] != "", supersedes: p[8]})
	}
	for id, list := range each {
		var superseded []string
		for _, t := range list {
			if t.supersedes != "" {
				superseded = append(superseded, t.supersedes)
			}
		}
		list = slices.DeleteFunc(list, func(t told) bool { return slices.Contains(superseded, t.id) })
		sorting.By(list, func(a, b told) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.number, b.number)) })
		each[id] = list
	}
	return each
}

// someThen sets what key results that are no keeps keep of their check-ins.
func (f *Feature) someThen(ctx context.Context, tx *act.Tx, list []*objectives.KeyResult) error {
	known, err := heardOf(ctx, tx, f, objectives.ToShow, list, someOfEach)
	if err != nil {
		return err
	}
	sure := make(map[string]bool, len(known))
	for id, heard := range known {
		sure[id] = heard.sure
	}
	if err := f.sureThen(ctx, tx, list, sure); err != nil {
		return err
	}
	for _, kr := range list {
		heard, confidence := known[kr.ID], kr.Confidence
		if heard == nil {
			heard = &someHeard{}
		}
		unsay(kr)
		if err := recount(kr, heard.tellers); err != nil {
			return err
		}
		if kr.Confidence == nil {
			kr.Confidence = confidence
		}
		kr.Trail.Set(heard.trail)
		if kr.Kind == okr.Metric { // which steps were done is in no outline
			kr.Known = heard.readings
		}
	}
	return nil
}

// someHeard is of the check-ins of a key result that were known at a moment what is shown of it. Of each thing that is
// kept the last check-in tells that says something of it: only those are read whole, so that a page doesn't read all history.
type someHeard struct {
	trail    []objectives.Point
	readings []okr.Reading
	tellers  []CheckIn
	sure     bool // of its confidence something is said
}

func someOfEach(ctx context.Context, tx *act.Tx, keyResultIDs []string) (map[string]*someHeard, error) {
	text, err := outlinesThen(ctx, tx, keyResultIDs, tx.Now)
	if err != nil {
		return nil, err
	}
	outlines := inOutline(text, len(keyResultIDs))
	tellers := make(map[string][]string, len(outlines))
	var ids []string
	for _, id := range keyResultIDs {
		tellers[id] = tellersOf(outlines[id])
		ids = append(ids, tellers[id]...)
	}
	by, err := ofIDs(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	known := make(map[string]*someHeard, len(outlines))
	for id, all := range outlines {
		heard := &someHeard{trail: trailOf(all), sure: slices.ContainsFunc(all, func(t told) bool { return t.sure })}
		if heard.readings, err = readingsOfOutline(all); err != nil {
			return nil, err
		}
		for _, teller := range tellers[id] {
			heard.tellers = append(heard.tellers, *by[teller])
		}
		known[id] = heard
	}
	return known, nil
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
