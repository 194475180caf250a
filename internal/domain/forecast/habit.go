package forecast

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Earlier is how many stretches before the key result's own are learned from, each as long as that: eight quarters are two
// years.
const Earlier = 8

// Habit is how forecasts of the same series came out in its earlier stretches: at each moment of a stretch, by how many
// standard deviations what came lay above what would have been foreseen. The zero value is that of a series without a past.
type Habit struct {
	Moments []Moment `json:"moments,omitempty"` // by Days
}

// Moment is what earlier stretches had to say so many days into them.
type Moment struct {
	Days   int     `json:"days"`   // since the start, the day before counting as 0
	Count  int     `json:"count"`  // stretches, at most Earlier
	Mean   float64 `json:"mean"`   // of the distances, in standard deviations as foreseen
	Spread float64 `json:"spread"` // their own standard deviation about that mean
}

// Few moments are enough: a week apart, or a twenty-sixth of the stretch where that is longer.
const mostMoments = 26

// The priors of a habit, chosen by backtest like those of the model: how many stretches the thought is worth that forecasts
// are right in the middle, how wide they are thought to be and how many stretches that is worth, and how much a
// middle that is off widens.
const (
	trust, usualSpread, trustSpread = 8, 0.75, 1
	doubt                           = 0.5
	farthest                        = 3 // standard deviations: no farther is believed
)

// Learn asks of earlier stretches as q will be asked of its own, with the way to the target as long as q's, and compares with
// what came: before are the series' readings of the days before q starts, oldest first, one a day.
// A stretch counts that was read at its end; it begins at the value read before it, or, where its readings start over as q does,
// at q's baseline.
func Learn(q Question, before []Reading) (h Habit) {
	if !q.learnable() {
		return h
	}
	stretches := q.earlier(before)
	length := q.DueOn.Sub(q.StartsOn) + 1
	apart := max(1, (length+7*mostMoments-1)/(7*mostMoments)) * 7
	for days := apart; days < length; days += apart {
		var off []float64
		for _, e := range stretches {
			if z, ok := e.off(days); ok {
				off = append(off, z)
			}
		}
		if len(off) == 0 {
			continue
		}
		m := Moment{Days: days, Count: len(off), Mean: mean(off)}
		for _, z := range off {
			m.Spread += (z - m.Mean) * (z - m.Mean) / float64(len(off))
		}
		m.Mean, m.Spread = thousandths(m.Mean), thousandths(math.Sqrt(m.Spread))
		h.Moments = append(h.Moments, m)
	}
	return h
}

func thousandths(v float64) float64 { return math.Round(v*1000) / 1000 }

func (q Question) learnable() bool {
	q.Readings, q.Today = make([]Reading, Least), q.DueOn.AddDays(-1)
	return q.answerable()
}

// earlier are the stretches before q's own that were read at their end, each as the question that would have been asked.
func (q Question) earlier(before []Reading) (list []Question) {
	for back := 1; back <= Earlier; back++ {
		e := q
		e.Habit = Habit{}
		e.StartsOn, e.DueOn = q.back(back)
		oldest := e.StartsOn.AddDays(-q.late())
		var prior *Reading
		e.Readings = nil
		for i, r := range before {
			switch {
			case r.On.Before(oldest):
			case r.On.Before(e.StartsOn):
				prior = &before[i]
			case !r.On.After(e.DueOn):
				e.Readings = append(e.Readings, r)
			}
		}
		n := len(e.Readings)
		if n < Least || e.Readings[n-1].On.Before(e.DueOn.AddDays(-q.late())) || prior == nil && !q.Keep {
			continue
		}
		if !q.Keep {
			e.begin(q, prior.Value)
		}
		list = append(list, e)
	}
	return list
}

// begin sets where a stretch began, and the target as far from there as q's.
func (q *Question) begin(own Question, prior decimal.Decimal) {
	first, base := q.Readings[0].Value, own.Baseline.Decimal
	if prior.Sub(first).Abs().LessThan(base.Sub(first).Abs()) {
		base = prior
	}
	q.Baseline = decimal.NewNullDecimal(base)
	q.Target = decimal.NewNullDecimal(base.Add(own.Target.Decimal).Sub(own.Baseline.Decimal))
}

// LearnsFrom is the first day whose readings Learn looks at: the earliest stretch's, and as far before it as its baseline may lie.
func (q Question) LearnsFrom() date.Date {
	from, _ := q.back(Earlier)
	return from.AddDays(-q.late())
}

// late is how many days before a stretch's end its last reading may be.
func (q Question) late() int { return max(7, (q.DueOn.Sub(q.StartsOn)+1)/10) }

// back is the stretch so many before q's own: whole months where q's is, else as many days.
func (q Question) back(times int) (from, to date.Date) {
	after := q.DueOn.AddDays(1)
	for months := 1; months <= 24; months++ {
		if q.StartsOn.AddMonths(months) == after {
			return q.StartsOn.AddMonths(-months * times), q.StartsOn.AddMonths(-months * (times - 1)).AddDays(-1)
		}
	}
	days := after.Sub(q.StartsOn)
	return q.StartsOn.AddDays(-days * times), q.DueOn.AddDays(-days * times)
}

// off is by how many standard deviations what came at the end of a stretch lay above what would have been foreseen so many days into it.
func (q Question) off(days int) (float64, bool) {
	came := q.Readings[len(q.Readings)-1].Value
	q.Today = q.StartsOn.AddDays(days - 1)
	known := q.Readings
	for len(known) > 0 && known[len(known)-1].On.After(q.Today) {
		known = known[:len(known)-1]
	}
	q.Readings = known[max(0, len(known)-Most):]
	if !q.answerable() {
		return 0, false
	}
	s := read(q)
	s.clean()
	d := s.bounded(s.fit())
	v := came.InexactFloat64()
	share, _ := d.mixture.below((v - d.from) / d.unit)
	switch { // at a bound it stands for all that was foreseen beyond
	case v >= d.high:
		share = (share + 1) / 2
	case v <= d.low:
		share /= 2
	}
	return min(max(normalQuantile(share), -farthest), farthest), true
}

// at is what is known of a day of the stretch, between the moments before and after it.
func (h Habit) at(days int) Moment {
	for i, m := range h.Moments {
		switch {
		case m.Days < days:
		case i == 0 || m.Days == days:
			return m
		default:
			last := h.Moments[i-1]
			share := float64(days-last.Days) / float64(m.Days-last.Days)
			return Moment{days, min(m.Count, last.Count), last.Mean + share*(m.Mean-last.Mean), last.Spread + share*(m.Spread-last.Spread)}
		}
	}
	if n := len(h.Moments); n > 0 {
		return h.Moments[n-1]
	}
	return Moment{}
}

// lesson is what the habit says of where, in standard deviations as foreseen, the value will be: a Student-t, as a normal's of unknown
// mean and spread is (Gelman et al., Bayesian Data Analysis, 3rd ed., 3.3). The zero value changes nothing.
type lesson struct {
	count                int
	mean, scale, degrees float64
}

func (m Moment) lesson() lesson {
	if m.Count == 0 {
		return lesson{}
	}
	n := float64(m.Count)
	l := lesson{count: m.Count, mean: n / (n + trust) * m.Mean, degrees: n + trustSpread}
	squares := trustSpread*usualSpread*usualSpread + n*m.Spread*m.Spread + doubt*trust*n/(trust+n)*m.Mean*m.Mean
	l.scale = math.Sqrt(squares / l.degrees * (1 + 1/(n+trust)))
	return l
}

// share is what a share of the forecast's becomes, and back is where one comes from.
func (l lesson) share(of float64) float64 {
	if l.count == 0 {
		return of
	}
	below, _ := student((normalQuantile(of)-l.mean)/l.scale, l.degrees)
	return below
}

func (l lesson) back(share float64) float64 {
	if l.count == 0 {
		return share
	}
	return min(max(normal(l.mean+l.scale*studentQuantile(share, l.degrees)), beyond), 1-beyond)
}

// beyond is the share that is too small to tell from none.
const beyond = 1e-5

func normal(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }

func normalQuantile(share float64) float64 {
	return math.Sqrt2 * math.Erfinv(2*min(max(share, beyond), 1-beyond)-1)
}
