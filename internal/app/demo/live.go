package demo

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/feature/checkins"
)

// live lets the weeks since the cycle began pass: each active key result is
// checked in on about once a week, and some are left to go stale.
func (f *filling) live() error {
	if len(f.workdays) == 0 {
		return nil
	}
	for _, o := range okrs() {
		if o.state != "active" {
			continue
		}
		for i := range o.results {
			if err := f.follow(&o.results[i]); err != nil {
				return fmt.Errorf("%s: %w", o.results[i].title, err)
			}
		}
	}
	return nil
}

// follow makes the check-ins of one key result, by its owner.
func (f *filling) follow(r *result) error {
	who, err := f.person(r.owner)
	if err != nil {
		return err
	}
	mondays := f.mondays()
	source := f.id[readFrom+r.title]
	for nth, week := range mondays {
		if value, known := f.reading(r, week); source != "" && known { // the number comes by itself
			if err := f.record(who, source, f.workdays[week], decimal.RequireFromString(value.Value)); err != nil {
				return err
			}
		}
		if nth == 0 && len(mondays) > 1 { // the cycle had only just begun
			continue
		}
		in, ok := f.reading(r, week)
		if !ok || r.owed && nth == len(mondays)-1 {
			break
		}
		day := f.workdays[week]
		if slips(r, nth) && week+1 < len(f.workdays) {
			day = f.workdays[week+1]
		}
		f.minute++
		f.Clock.put(day, f.Location, f.minute%240)
		in.AsOf = day
		if source != "" { // and the owner adds words
			in.Value = ""
		}
		if _, err := f.Checkins.Make(f.ctx, who, f.id[r.title], in); err != nil {
			return err
		}
	}
	return nil
}

// monday is when check-ins and values are due.
const monday = time.Monday

// mondays are the workdays on which check-ins are due, by their place.
func (f *filling) mondays() (places []int) {
	for i, day := range f.workdays {
		if day.Weekday() == monday {
			places = append(places, i)
		}
	}
	return places
}

// slips reports whether somebody was a day late in a week, as happens now and then.
func slips(r *result, nth int) bool { return (len(r.title)+nth*3)%7 == 0 }

// reading is what is checked in after so many workdays; ok is false where this
// key result has not been checked in on lately.
func (f *filling) reading(r *result, workday int) (in checkins.Draft, ok bool) {
	nth := workday / 5
	confidence := r.confidence
	in.Confidence = &confidence
	if len(r.notes) > 0 {
		in.Note = r.notes[nth%len(r.notes)]
	}
	switch {
	case len(r.values) > 0:
		in.Value = r.values[nth%len(r.values)]
	case len(r.steps) > 0:
		return checkins.Draft{Confidence: &confidence, Note: in.Note, StepsDone: f.firstStep(r)}, nth == 0
	case len(r.path) == 0:
		return in, false
	default:
		share, more := along(r.path, workday, len(f.workdays))
		if !more {
			return in, false
		}
		b, t := decimal.RequireFromString(r.baseline), decimal.RequireFromString(r.target)
		places := int32(1)
		if t.Sub(b).Abs().GreaterThanOrEqual(decimal.NewFromInt(50)) { // people, yuan: whole ones
			places = 0
		}
		in.Value = b.Add(t.Sub(b).Mul(share).Shift(-2)).Round(places).String()
	}
	return in, true
}

func (f *filling) firstStep(r *result) []string {
	s, at, err := f.Objectives.KeyResult(f.ctx, system(), f.id[r.title])
	if err != nil || len(s.Results[at].Measure.V.Steps) == 0 {
		return nil
	}
	return []string{s.Results[at].Measure.V.Steps[0].ID}
}

// along is how far the path is after a workday, in hundredths: straight between
// its points, which are spread evenly over the days that have passed. A path of
// fewer than four points ends early: nobody has checked in since.
func along(path []int, workday, passed int) (share decimal.Decimal, more bool) {
	const points = 4
	at := workday * points / max(passed, 1)
	if at >= len(path) {
		return share, false
	}
	before := 0
	if at > 0 {
		before = path[at-1]
	}
	within := workday*points - at*passed
	step := decimal.NewFromInt(int64((path[at] - before) * within)).Div(decimal.NewFromInt(int64(max(passed, 1))))
	return decimal.NewFromInt(int64(before)).Add(step).Round(1), true
}
