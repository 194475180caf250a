package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

var (
	fiscal = regexp.MustCompile(`(?i)\bFY|财年|财政年`)
	months = regexp.MustCompile(`^(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?(?:\s*[-~～至到—–]+\s*(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*月?)?(?:份|\s*OKR)?$`)
	yearly = regexp.MustCompile(`(?i)^(?:annual|year|全年|年度)?\s*\d{4}\s*(?:年|年度|全年|annual|\s*OKR)*$`)
)

// spanOf is the time that the name of a period means: months, a quarter, a half or a
// year. A fiscal year's isn't known: where it begins is the company's own.
func spanOf(text string) (s cycle.Span, ok bool) {
	text = strings.TrimSpace(text)
	if fiscal.MatchString(text) {
		return s, false
	}
	if m := months.FindStringSubmatch(text); m != nil {
		return monthsOf(m)
	}
	period := krtext.Period(text)
	if len(period) < 4 || len(period) == 4 && !yearly.MatchString(text) {
		return s, false // a year with more said, 2026 年第 10 周, is not the year
	}
	year, err := strconv.Atoi(period[:4])
	from, long := 1, 12
	if len(period) == len("2026-Q4") {
		n := int(period[6] - '0')
		if long = 3; period[5] == 'H' {
			long = 6
		}
		from = (n-1)*long + 1
	}
	return span(year, from, year, from+long-1), err == nil
}

func monthsOf(m []string) (s cycle.Span, ok bool) {
	number := func(text string, unsaid int) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			return unsaid
		}
		return n
	}
	year, from := number(m[1], 0), number(m[2], 0)
	last := number(m[3], year)
	to := number(m[4], from)
	s = span(year, from, last, to)
	return s, from >= 1 && from <= 12 && to >= 1 && to <= 12 && !s.EndsOn.Before(s.StartsOn)
}

// span is from the first day of a month to the last of another.
func span(year, from, last, to int) cycle.Span {
	return cycle.Span{StartsOn: date.Of(year, time.Month(from), 1), EndsOn: date.Of(last, time.Month(to)+1, 0)}
}
