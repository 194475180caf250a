package cycle

import (
	_ "embed" // the table of mainland China
	"fmt"
	"slices"
	"sort"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// DayKind says how a day differs from its weekday.
type DayKind string

// The kinds of day. Plain stands for no difference: applied to a calendar it
// takes an exception away.
const (
	Plain   DayKind = ""
	Holiday DayKind = "holiday" // nobody works, whatever the weekday
	Makeup  DayKind = "makeup"  // 调休: worked, though its weekday is free
)

// Day is one exception of a calendar.
type Day struct {
	On     date.Date
	Kind   DayKind
	Name   string // of the holiday that it is or makes up for, Chinese
	NameEN string // the same in English, "" where nobody wrote it
}

// Week says which weekdays are worked, by time.Weekday.
type Week [7]bool

// FiveDays is Monday to Friday.
func FiveDays() Week { return Week{false, true, true, true, true, true, false} }

// Calendar says which days are worked: a weekly pattern with exceptions. It
// never changes once built, so it may be shared; Apply gives a new one.
//
// All questions are answered by whole weeks and a search among the exceptions,
// so that the cost does not grow with the length of a span.
type Calendar struct {
	week    Week
	perWeek int   // workdays in a plain week
	days    []Day // by date, one a date, no Plain
	numbers []int // the day numbers of days
	delta   []int // i → workdays more (less when negative) by the first i exceptions
}

// NewCalendar builds a calendar. Of several entries for one date the last counts.
// A week without a single workday is taken for Monday to Friday.
func NewCalendar(week Week, days []Day) *Calendar {
	if week == (Week{}) {
		week = FiveDays()
	}
	c := &Calendar{week: week}
	for _, worked := range week {
		if worked {
			c.perWeek++
		}
	}
	return c.Apply(days)
}

//go:embed mainland.csv
var mainland string

// Mainland is the calendar of mainland China: Monday to Friday with the State
// Council's days off and make-up workdays of 2024 to 2026. Later years have the
// plain week until their notice is applied; Covers tells. Building it costs a
// parse of the table: keep it.
func Mainland() *Calendar {
	days, err := ParseDays(mainland)
	if err != nil {
		panic(fmt.Sprintf("cycle: mainland.csv: %v", err)) // the tests parse it
	}
	return NewCalendar(FiveDays(), days)
}

// Apply gives the calendar with these days put over its own; Plain restores the
// weekday. Later entries win.
func (c *Calendar) Apply(days []Day) *Calendar {
	by := make(map[date.Date]Day, len(c.days)+len(days))
	for _, d := range c.days {
		by[d.On] = d
	}
	for _, d := range days {
		by[d.On] = d
	}
	n := &Calendar{week: c.week, perWeek: c.perWeek}
	for _, d := range by {
		if d.Kind != Plain {
			n.days = append(n.days, d)
		}
	}
	sorting.By(n.days, func(a, b Day) int { return a.On.Compare(b.On) })
	n.delta = make([]int, len(n.days)+1)
	for i, d := range n.days {
		n.numbers = append(n.numbers, number(d.On))
		n.delta[i+1] = n.delta[i]
		switch usual := n.week[d.On.Weekday()]; {
		case d.Kind == Holiday && usual:
			n.delta[i+1]--
		case d.Kind == Makeup && !usual:
			n.delta[i+1]++
		}
	}
	return n
}

// Days lists the exceptions by date.
func (c *Calendar) Days() []Day { return slices.Clone(c.days) }

// Sum tells calendars apart by which days are worked.
func (c *Calendar) Sum() string {
	b := make([]byte, 0, len(c.week)+8*len(c.days))
	for _, worked := range c.week {
		b = strconv.AppendBool(b, worked)
	}
	for i, d := range c.days {
		b = append(strconv.AppendInt(b, int64(c.numbers[i]), 36), d.Kind...)
	}
	return string(b)
}

// Week is the weekly pattern.
func (c *Calendar) Week() Week { return c.week }

// Day gives the exception on a date, if there is one.
func (c *Calendar) Day(on date.Date) (Day, bool) {
	i := c.before(on)
	if i < len(c.days) && c.days[i].On == on {
		return c.days[i], true
	}
	return Day{}, false
}

// Covers reports whether the holidays of a year are known: at least seven days
// off are entered for it. Where not, its workdays are counted without holidays
// and the reader should be told.
func (c *Calendar) Covers(year int) bool {
	n := 0
	for i := c.before(date.Of(year, time.January, 1)); i < len(c.days) && c.days[i].On.Year() == year; i++ {
		if c.days[i].Kind == Holiday {
			n++
		}
	}
	return n >= 7
}

// before counts the exceptions before a date.
func (c *Calendar) before(d date.Date) int { return c.earlier(number(d)) }

// number counts days from 1970-01-01, so that arithmetic needs no calendar.
func number(d date.Date) int { return int(d.Time().Unix() / 86400) }

// thursday is the weekday of day number 0.
const thursday = 4

// earlier counts the exceptions before a day number.
func (c *Calendar) earlier(n int) int {
	i, _ := slices.BinarySearch(c.numbers, n)
	return i
}

// IsWorkday reports whether a day is worked.
func (c *Calendar) IsWorkday(d date.Date) bool { return c.worked(number(d)) }

func (c *Calendar) worked(n int) bool {
	if i, ok := slices.BinarySearch(c.numbers, n); ok {
		return c.days[i].Kind == Makeup
	}
	return c.week[mod(n+thursday, 7)]
}

// Between counts the workdays from one day to another, both included; 0 where to
// is before from.
func (c *Calendar) Between(from, to date.Date) int { return c.count(number(from), number(to)) }

func (c *Calendar) count(from, to int) int {
	if to < from {
		return 0
	}
	n := to - from + 1
	total := n / 7 * c.perWeek
	for i, day := 0, mod(from+thursday, 7); i < n%7; i++ {
		if c.week[(day+i)%7] {
			total++
		}
	}
	return total + c.delta[c.earlier(to+1)] - c.delta[c.earlier(from)]
}

// Add gives the n-th workday after a day, or before it for a negative n. For 0
// it gives the day itself where it is worked, else the next workday.
func (c *Calendar) Add(d date.Date, n int) date.Date {
	switch {
	case n == 0:
		return c.OnOrAfter(d)
	case n > 0:
		return d.AddDays(c.distance(number(d), n, 1))
	}
	return d.AddDays(-c.distance(number(d), -n, -1))
}

// distance is how many days away, in a direction, the n-th workday is. Days are
// walked while few; else the count is searched.
func (c *Calendar) distance(day, n, way int) int {
	if n <= 5 {
		away := 0
		for ; n > 0; away++ {
			if c.worked(day + way*(away+1)) {
				n--
			}
		}
		return away
	}
	// Even if every exception were a holiday, so many days hold n workdays.
	far := ((n+len(c.days))/c.perWeek + 2) * 7
	return 1 + sort.Search(far, func(i int) bool {
		if way < 0 {
			return c.count(day-1-i, day-1) >= n
		}
		return c.count(day+1, day+1+i) >= n
	})
}

// Next is the first workday after a day.
func (c *Calendar) Next(d date.Date) date.Date { return c.Add(d, 1) }

// Prev is the last workday before a day.
func (c *Calendar) Prev(d date.Date) date.Date { return c.Add(d, -1) }

// OnOrAfter is the day itself where it is worked, else the next workday.
func (c *Calendar) OnOrAfter(d date.Date) date.Date {
	if c.IsWorkday(d) {
		return d
	}
	return c.Next(d)
}

// OnOrBefore is the day itself where it is worked, else the workday before.
func (c *Calendar) OnOrBefore(d date.Date) date.Date {
	if c.IsWorkday(d) {
		return d
	}
	return c.Prev(d)
}
