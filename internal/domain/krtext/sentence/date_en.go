package sentence

import (
	"fmt"
	"strings"
)

var monthNames = map[string]int{"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12}

// wordAt gives the lower-case Latin word at i and its end.
func wordAt(rs []rune, i, end int) (string, int) {
	j := i
	for j < end && j-i < 24 && (isLatin(rs[j]) || j > i && (isDigit(rs[j]) || rs[j] == '\'')) {
		j++
	}
	return lowered(rs[i:j]), j
}

// englishDay reads "by June 30", "before 15 March 2026", "by the end of Q2",
// "in Q1", "this quarter", also without the preposition.
func englishDay(rs []rune, i, end int) (day, bool) {
	d := day{start: i}
	if isLatin(at(rs, i-1)) {
		return d, false
	}
	j, prep := i, false
	for range 8 {
		w, k := wordAt(rs, j, end)
		switch w {
		case "by", "before", "until", "till", "due":
			d.deadline, prep = true, true
		case "in", "during", "for", "within", "on", "at", "from":
			prep = true
			if w == "from" || w == "for" {
				return d, false
			}
		case "the", "of", "end", "late", "early", "mid", "start", "beginning", "close":
			if !prep && w != "end" {
				return englishForm(rs, i, end, d, prep)
			}
		default:
			return restDay(rs, j, end, d, prep)
		}
		j = skipSpaces(rs, k, end)
		if j < end && rs[j] == '-' {
			j++
		}
	}
	return d, false
}

func restDay(rs []rune, j, end int, d day, prep bool) (day, bool) {
	return englishForm(rs, j, end, d, prep)
}

func englishForm(rs []rune, j, end int, d day, prep bool) (day, bool) {
	if !prep && j != d.start && j < end && !isDigit(rs[j]) {
		return d, false
	}
	w, k := wordAt(rs, j, end)
	switch w {
	case "eoy", "year-end", "yearend":
		d.date, d.end = "12", k
		return d, true
	case "eoq", "eom", "quarter", "month":
		d.end = k
		return d, prep
	case "year":
		d.end = k
		if d.deadline {
			d.date = "12"
		}
		if strings.HasPrefix(lowered(rs[k:min(k+4, len(rs))]), "-end") {
			d.end = k + 4
		}
		return d, prep
	case "this", "next", "current":
		n, e := wordAt(rs, skipSpaces(rs, k, end), end)
		if periodOf(n) == "" && n != "half" && n != "cycle" {
			return d, false
		}
		d.end = e
		return d, true
	}
	if m := monthNames[w]; m > 0 {
		return monthDay(rs, k, end, d, m, prep)
	}
	if date, e := numericDay(rs, j, end); e > 0 {
		d.date, d.end = date, e
		return d, true
	}
	if q, e := quarterAt(rs, j, end); e > 0 {
		d.date, d.end = q, e
		f := skipSpaces(rs, e, end)
		if y, n := number(rs, f, end, 4); n == 4 && y >= 1990 && y < 2100 {
			d.date, d.end = fmt.Sprintf("%d-%s", y, q), f+4
		}
		return d, true
	}
	n, l := number(rs, j, end, 4)
	if l == 0 {
		return d, false
	}
	if l == 4 && n >= 1990 && n < 2100 && prep {
		d.date, d.end = fmt.Sprint(n), j+4
		if q, e := quarterAt(rs, skipSpaces(rs, j+4, end), end); e > 0 {
			d.date, d.end = d.date+"-"+q, e
		}
		return d, true
	}
	e := j + l
	if x, f := wordAt(rs, e, end); x == "st" || x == "nd" || x == "rd" || x == "th" {
		e = f
	}
	f := skipSpaces(rs, e, end)
	if x, g := wordAt(rs, f, end); x == "of" {
		f = skipSpaces(rs, g, end)
	}
	x, g := wordAt(rs, f, end)
	if m := monthNames[x]; m > 0 && l <= 2 && n >= 1 && n <= 31 {
		d.date, d.end = fmt.Sprintf("%02d-%02d", m, n), g
		return withYear(rs, end, d), true
	}
	if s := at(rs, j+l); prep && d.deadline && n <= 12 && (s == '/' || s == '-') {
		if b, c := number(rs, j+l+1, end, 2); c > 0 && b <= 31 {
			d.date, d.end = fmt.Sprintf("%02d-%02d", n, b), j+l+1+c
			return d, true
		}
	}
	return d, false
}

// monthDay goes on after the name of a month.
func monthDay(rs []rune, k, end int, d day, m int, prep bool) (day, bool) {
	if at(rs, k) == '.' {
		k++
	}
	f := skipSpaces(rs, k, end)
	n, l := number(rs, f, end, 4)
	switch {
	case l == 4 && n >= 1990 && n < 2100:
		d.date, d.end = fmt.Sprintf("%d-%02d", n, m), f+4
		return d, true
	case l > 0 && l <= 2 && n >= 1 && n <= 31:
		e := f + l
		if x, g := wordAt(rs, e, end); x == "st" || x == "nd" || x == "rd" || x == "th" {
			e = g
		}
		d.date, d.end = fmt.Sprintf("%02d-%02d", m, n), e
		return withYear(rs, end, d), true
	}
	d.date, d.end = fmt.Sprintf("%02d", m), k
	return d, prep || k-d.start > 4 // "may" and "mar" alone are words
}

// withYear reads ", 2026" after a day and month.
func withYear(rs []rune, end int, d day) day {
	j := d.end
	if r := at(rs, j); r == ',' || r == '，' {
		j++
	}
	j = skipSpaces(rs, j, end)
	if y, n := number(rs, j, end, 4); n == 4 && y >= 1990 && y < 2100 {
		d.date, d.end = fmt.Sprintf("%d-%s", y, d.date), j+4
	}
	return d
}
