package forecast

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Reason is one thing that the forecast rests on: a stable code, and arguments
// for its words. The codes:
//
//	pace_enough, pace_short, pace_flat, pace_away  args pace, needed (a week)
//	reached           the newest reading is at the goal already
//	steady, restless  how even the weeks have been; restless has args spread (a week)
//	slowing, gaining  the second half moved more slowly, or faster; args first, second (a week)
//	odd               args on: days whose reading stands alone and is left out
//	season            weekdays differ, and that is taken into account
//	counted           readings only count up, so it can't fall
//	ceiling           the interval ends at what is possible; args at
//	old               args on, days: the newest reading is of that day, workdays ago
//	few               args count: a few readings make the interval wide
//	before            args count, by: so far into as many earlier stretches, what came has moved the value by that
//	before_same       args count: the same, and the value stays
type Reason struct {
	Code string            `json:"code"`
	Args map[string]string `json:"args,omitempty"`
}

// few is how many readings make a forecast no longer shaky.
const few = 6

func (s *series) reasons(f *Forecast) []Reason {
	q := s.q
	var list []Reason
	add := func(code string, args ...string) {
		r := Reason{Code: code}
		for i := 0; i+1 < len(args); i += 2 {
			if r.Args == nil {
				r.Args = map[string]string{}
			}
			r.Args[args[i]] = args[i+1]
		}
		list = append(list, r)
	}
	s.paceReason(f, add)
	s.turnReason(add)
	if weekly := s.unit * spread(s.at, s.value); !q.Keep && weekly > math.Abs(s.plan)*5*s.unit {
		add("restless", "spread", significant(weekly).String())
	} else if !q.Keep && weekly < math.Abs(s.plan)*1.7*s.unit {
		add("steady")
	}
	if len(s.odd) > 0 {
		days := make([]string, len(s.odd))
		for i, on := range s.odd {
			days[i] = on.String()
		}
		add("odd", "on", strings.Join(days, ","))
	}
	if s.season != nil {
		add("season")
	}
	if s.floor.Valid {
		add("counted")
	}
	if hundred := decimal.NewFromInt(100); q.Percent && f.High.Equal(hundred) {
		add("ceiling", "at", "100")
	}
	last := q.Readings[len(q.Readings)-1].On
	if days := q.Workdays(last.AddDays(1), q.Today); days > 10 {
		add("old", "on", last.String(), "days", strconv.Itoa(days))
	}
	if len(q.Readings) < few {
		add("few", "count", strconv.Itoa(len(q.Readings)))
	}
	return list
}

func (s *series) paceReason(f *Forecast, add func(string, ...string)) {
	if s.q.Keep || f.Needed == nil {
		return
	}
	needed := f.Needed.Pace
	args := []string{"pace", f.Pace.String(), "needed", needed.String()}
	toward := f.Pace
	if !s.q.rising() {
		toward, needed = toward.Neg(), needed.Neg()
	}
	planned := decimal.NewFromFloat(math.Abs(s.plan * s.unit * 5))
	switch {
	case needed.Sign() <= 0:
		add("reached", args...)
	case toward.Abs().LessThan(planned.Mul(decimal.New(5, -2))):
		add("pace_flat", args...)
	case toward.Sign() < 0:
		add("pace_away", args...)
	case toward.LessThan(needed):
		add("pace_short", args...)
	default:
		add("pace_enough", args...)
	}
}

// turnReason tells of a pace that changed by half between the halves.
func (s *series) turnReason(add func(string, ...string)) {
	n := len(s.value)
	if n < few || s.q.Keep {
		return
	}
	half := n / 2
	first, second := theilSen(s.at[:half+1], s.value[:half+1]), theilSen(s.at[half:], s.value[half:])
	args := []string{"first", significant(first * 5 * s.unit).String(), "second", significant(second * 5 * s.unit).String()}
	if s.plan < 0 {
		first, second = -first, -second
	}
	small := math.Abs(s.plan) / 2
	switch {
	case first > small && second < first/2:
		add("slowing", args...)
	case second > small && first < second/2:
		add("gaining", args...)
	}
}

// reason tells of earlier stretches and by how much they move the value.
func (l lesson) reason(by decimal.Decimal) Reason {
	code := "before"
	if by.IsZero() {
		code = "before_same"
	}
	return Reason{Code: code, Args: map[string]string{"count": strconv.Itoa(l.count), "by": by.String()}}
}
