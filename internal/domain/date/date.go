// Package date has the calendar day: no clock, no time zone, comparable.
package date

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// layout is how days are written everywhere.
const layout = "2006-01-02"

// Date is a calendar day; the zero Date is none. Dates compare with ==.
type Date struct {
	year  int32
	month int8
	day   int8
}

// Of makes a date; a day past the month's end counts on, as time.Date does.
func Of(year int, month time.Month, day int) Date {
	return of(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

func of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int32(y), int8(m), int8(d)}
}

// In is the day that t falls on in a place.
func In(t time.Time, loc *time.Location) Date { return of(t.In(loc)) }

// Parse reads YYYY-MM-DD; anything else is the fault input.date.
func Parse(s string) (Date, error) {
	if d, ok := plain(s); ok {
		return d, nil
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return Date{}, fault.At("", "input.date", fault.Args{"value": s})
	}
	return of(t), nil
}

// plain reads a day that every month has, which is most of them, without the
// clock's machinery: a page of key results holds a thousand dates.
func plain(s string) (Date, bool) {
	if len(s) != len(layout) || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	number := func(from, to int) (n int32, ok bool) {
		for i := from; i < to; i++ {
			if s[i] < '0' || s[i] > '9' {
				return 0, false
			}
			n = n*10 + int32(s[i]-'0')
		}
		return n, true
	}
	year, okYear := number(0, 4)
	month, okMonth := number(5, 7)
	day, okDay := number(8, 10)
	if !okYear || !okMonth || !okDay || month < 1 || month > 12 || day < 1 || day > 28 {
		return Date{}, false
	}
	return Date{year, int8(month), int8(day)}, true
}

// Must parses a date that is known to be right; it panics otherwise.
func Must(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Time is midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// String gives YYYY-MM-DD, or "" for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	if d.year < 0 || d.year > 9999 {
		return d.Time().Format(layout)
	}
	text := [len(layout)]byte{4: '-', 7: '-'}
	digits := func(from, to int, n int32) {
		for i := to - 1; i >= from; i-- {
			text[i] = byte('0' + n%10)
			n /= 10
		}
	}
	digits(0, 4, d.year)
	digits(5, 7, int32(d.month))
	digits(8, 10, int32(d.day))
	return string(text[:])
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year is the calendar year.
func (d Date) Year() int { return int(d.year) }

// Month is the month, January = 1.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day is the day of the month, from 1.
func (d Date) Day() int { return int(d.day) }

// Weekday is the day of the week, Sunday = 0.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Compare is -1, 0 or 1 for earlier, same and later.
func (d Date) Compare(e Date) int {
	a, b := d.ordinal(), e.ordinal()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (d Date) ordinal() int64 { return int64(d.year)<<16 | int64(d.month)<<8 | int64(d.day) }

// AddDays is n days later, or earlier where n < 0.
func (d Date) AddDays(n int) Date {
	if day := int(d.day) + n; 1 <= day && day <= 28 { // in the same month, whichever it is
		return Date{d.year, d.month, int8(day)}
	}
	return of(d.Time().AddDate(0, 0, n))
}

// AddMonths is n months later; a day past the month's end becomes its last day.
func (d Date) AddMonths(n int) Date {
	first := Of(d.Year(), d.Month()+time.Month(n), 1)
	last := Of(first.Year(), first.Month()+1, 0)
	return Of(first.Year(), first.Month(), min(d.Day(), last.Day()))
}

// Sub is how many days d is after e.
func (d Date) Sub(e Date) int { return int(d.Time().Sub(e.Time()) / (24 * time.Hour)) }

// Min is the earlier of two dates.
func Min(a, b Date) Date {
	if b.Before(a) {
		return b
	}
	return a
}

// Max is the later of two dates.
func Max(a, b Date) Date {
	if b.After(a) {
		return b
	}
	return a
}

// MarshalText writes the date for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date from JSON; "" is none.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	var err error
	*d, err = Parse(string(b))
	return err
}
