package date

import (
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/width"
)

// written are the ways in which people and programs write a day, year first.
var written = []string{layout, "2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102"}

// Written reads a day as people and programs write one, year first, in narrow or wide
// digits, with or without a time of the day behind it, which goes: 2026/12/1, 2026年12月1日, 20261201,
// 2026-12-01 09:30, 2026-12-01T09:30:00Z. A time's zone isn't looked at: the day is the
// one that is written.
func Written(text string) (Date, bool) {
	text = strings.TrimSpace(strings.Map(width.Narrow, text))
	if before, timed := timed(text); timed {
		text = before
	}
	for _, each := range written {
		if t, err := time.Parse(each, text); err == nil {
			return of(t), true
		}
	}
	return Date{}, false
}

// timed is what stands before a time of the day.
func timed(text string) (before string, ok bool) {
	at := strings.IndexAny(text, " T")
	if at < 0 || !strings.Contains(text[at:], ":") {
		return "", false
	}
	for _, clock := range []string{"15:04", "15:04:05", "15:04:05Z07:00"} {
		if _, err := time.Parse(clock, text[at+1:]); err == nil {
			return text[:at], true
		}
	}
	return "", false
}

// The days that a spreadsheet's number is taken for: 1954-10-03 to 2119-01-10. Others
// are figures sooner than days.
var earliestSerial, latestSerial = decimal.NewFromInt(20_000), decimal.NewFromInt(80_000)

// Serial reads a day as spreadsheets keep one, a number of days since 1899-12-30, the
// time of the day as a fraction: 46357, 46357.5.
func Serial(text string) (Date, bool) {
	v, err := decimal.NewFromString(strings.TrimSpace(text))
	if err != nil || !v.GreaterThan(earliestSerial) || !v.LessThan(latestSerial) {
		return Date{}, false
	}
	return Of(1899, time.December, 30).AddDays(int(v.IntPart())), true
}

// Serial is the number that spreadsheets keep for the day; false for one whose number
// Serial, the function, wouldn't take for a day.
func (d Date) Serial() (int, bool) {
	n := int(d.Time().Sub(Of(1899, time.December, 30).Time()).Hours()) / 24
	_, read := Serial(decimal.NewFromInt(int64(n)).String())
	return n, read
}
