package forecast

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// series is the readings as the model sees them: values over workdays, scaled so
// that the usual change of a week is 1.
type series struct {
	q     Question
	at    []float64 // workdays since the first
	value []float64
	until float64 // workdays from the last reading to the due date
	unit  float64 // what 1 is in the readings' own unit
	from  float64 // what 0 is
	span  float64 // workdays from the start to the due date
	plan  float64 // workdays' pace that the target asks for
	width float64 // what a keep's band or the way to the target is

	odd    []date.Date         // readings that stand alone and are not followed
	season map[int]float64     // by weekday, where the week has a shape
	floor  decimal.NullDecimal // what counts up can't fall
}

// read makes the series. The baseline goes before the readings where they begin
// after the start: it is known as of that day.
func read(q Question) *series {
	s := &series{q: q}
	first := q.Readings[0].On
	values := make([]float64, 0, len(q.Readings)+1)
	if before := q.StartsOn.AddDays(-1); !q.Keep && before.Before(first) && first.Sub(before) > 2 && len(q.Readings) < Most {
		s.at, values, first = append(s.at, 0), append(values, q.Baseline.Decimal.InexactFloat64()), before
	}
	for _, r := range q.Readings {
		s.at = append(s.at, float64(q.Workdays(first.AddDays(1), r.On)))
		values = append(values, r.Value.InexactFloat64())
	}
	last := q.Readings[len(q.Readings)-1]
	s.until = float64(q.Workdays(last.On.AddDays(1), q.DueOn))
	s.span = max(1, float64(q.Workdays(q.StartsOn, q.DueOn)))
	s.from, s.unit = values[0], spread(s.at, values)
	if q.Keep {
		s.width = s.unit
		if q.Low.Valid && q.High.Valid {
			s.width = max(s.width, q.High.Decimal.Sub(q.Low.Decimal).InexactFloat64())
		}
	} else {
		s.width = q.Target.Decimal.Sub(q.Baseline.Decimal).InexactFloat64()
		s.unit = max(s.unit, leastSpread*math.Abs(s.width)*5/s.span)
		s.plan = s.width / s.span / s.unit
	}
	if s.unit == 0 {
		s.unit = max(math.Abs(s.from)*1e-6, 1e-9)
	}
	for _, v := range values {
		s.value = append(s.value, (v-s.from)/s.unit)
	}
	return s
}

// spread is the robust standard deviation of a week's change about the usual one:
// 1.4826 times the median distance from the median.
func spread(at, values []float64) float64 {
	n := len(values)
	var rates []float64
	for i := 1; i < n; i++ {
		gap := max(at[i]-at[i-1], 0.5)
		rates = append(rates, (values[i]-values[i-1])/math.Sqrt(gap/5))
	}
	slopes := theilSen(at, values)
	for i := range rates {
		gap := max(at[i+1]-at[i], 0.5)
		rates[i] -= slopes * gap / math.Sqrt(gap/5)
	}
	return 1.4826 * median(distances(rates))
}

// theilSen is the median slope of all pairs, a workday (Theil 1950, Sen 1968).
func theilSen(at, values []float64) float64 {
	slopes := make([]float64, 0, len(values)*(len(values)-1)/2)
	for i := range values {
		for j := range i {
			if gap := at[i] - at[j]; gap > 0 {
				slopes = append(slopes, (values[i]-values[j])/gap)
			}
		}
	}
	if len(slopes) == 0 {
		return 0
	}
	return median(slopes)
}

func distances(list []float64) []float64 {
	m := median(list)
	out := make([]float64, len(list))
	for i, v := range list {
		out[i] = math.Abs(v - m)
	}
	return out
}

// median of a list that is not empty.
func median(list []float64) float64 {
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// clean takes out what would mislead: single readings far from those about them,
// and the shape of the week where there are enough weeks to know it.
func (s *series) clean() {
	s.dropOdd()
	s.takeSeason()
	s.countsUp()
}

// dropOdd leaves out a reading that lies far from both neighbours' line while they
// agree with each other (Hampel's rule with neighbours on each side). The newest
// one can't be told from a step yet, and stays.
func (s *series) dropOdd() {
	const far = 4
	n := len(s.value)
	if n < 6 {
		return
	}
	off := make([]float64, n)
	for i := 1; i < n-1; i++ {
		share := 0.5
		if gap := s.at[i+1] - s.at[i-1]; gap > 0 {
			share = (s.at[i] - s.at[i-1]) / gap
		}
		off[i] = s.value[i] - (s.value[i-1] + share*(s.value[i+1]-s.value[i-1]))
	}
	usual := 1.4826*median(distances(off[1:n-1])) + 0.05
	offset := n - len(s.q.Readings)
	var at, value []float64
	for i := range n {
		alone := i > 0 && i < n-1 && math.Abs(off[i]) > far*usual && math.Abs(off[i]) > math.Abs(s.value[i+1]-s.value[i-1])
		worst := alone && math.Abs(off[i]) >= math.Abs(off[i-1]) && math.Abs(off[i]) >= math.Abs(off[i+1])
		if worst && i >= offset {
			s.odd = append(s.odd, s.q.Readings[i-offset].On)
			continue
		}
		at, value = append(at, s.at[i]), append(value, s.value[i])
	}
	if len(value) >= Least && len(s.odd) <= n/5 {
		s.at, s.value = at, value
	} else {
		s.odd = nil
	}
}

// takeSeason estimates what each weekday adds, from readings on at least three
// weekdays over at least three weeks, and takes it off where that makes the rest
// clearly quieter.
func (s *series) takeSeason() {
	offset := len(s.value) - len(s.q.Readings) // 1 where the baseline goes before them
	if len(s.odd) > 0 || len(s.q.Readings) < 15 {
		return
	}
	at, value := s.at[offset:], s.value[offset:]
	by := map[int][]float64{}
	slope := theilSen(at, value)
	rest := make([]float64, len(value))
	for i := range value {
		from, to := max(0, i-2), min(len(value), i+3)
		rest[i] = value[i] - mean(value[from:to]) - slope*(at[i]-mean(at[from:to]))
	}
	for i, r := range s.q.Readings {
		day := int(r.On.Weekday())
		by[day] = append(by[day], rest[i])
	}
	if len(by) < 3 {
		return
	}
	season := map[int]float64{}
	for day, list := range by {
		if len(list) < 3 {
			return
		}
		season[day] = median(list)
	}
	var before, after float64
	for i, r := range s.q.Readings {
		before += rest[i] * rest[i]
		d := rest[i] - season[int(r.On.Weekday())]
		after += d * d
	}
	if after > 0.5*before {
		return
	}
	s.season = season
	for i, r := range s.q.Readings {
		value[i] -= season[int(r.On.Weekday())]
	}
}

func mean(list []float64) float64 {
	var sum float64
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

// countsUp finds readings that only ever count up: what is sold stays sold.
func (s *series) countsUp() {
	q := s.q
	if q.Keep || q.Percent || !q.rising() || !q.Baseline.Decimal.IsZero() || len(q.Readings) < 4 {
		return
	}
	for i := 1; i < len(q.Readings); i++ {
		if q.Readings[i].Value.LessThan(q.Readings[i-1].Value) {
			return
		}
	}
	s.floor = decimal.NewNullDecimal(q.Readings[len(q.Readings)-1].Value)
}
