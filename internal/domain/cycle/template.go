package cycle

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Template is a ready-made cycle.
type Template struct {
	Key    string // 2026, 2026-H1, 2026-Q3, 2026-07: as readers and URLs write it
	Kind   Kind
	NameZH string
	NameEN string
	Span
	Phases PhaseDates
}

// Make gives the n-th year, half, quarter or month of a calendar year, n from 1
// (a year has one), with suggested phase dates. Refused: custom and unknown
// kinds (cycle.template_unknown), an n that the year does not have
// (cycle.template_number, args max), a year out of 2000–2100 (cycle.template_year).
func Make(kind Kind, year, n int, cal *Calendar) (Template, error) {
	months := map[Kind]int{Year: 12, Half: 6, Quarter: 3, Month: 1}[kind]
	switch {
	case months == 0:
		return Template{}, fault.At("/kind", "cycle.template_unknown", fault.Args{"kind": string(kind)})
	case year < 2000 || year > 2100:
		return Template{}, fault.At("/year", "cycle.template_year", fault.Args{"year": year, "min": 2000, "max": 2100})
	case n < 1 || n > 12/months:
		return Template{}, fault.At("/number", "cycle.template_number", fault.Args{"number": n, "max": 12 / months})
	}
	t := Template{Kind: kind, Span: monthSpan(year, time.Month((n-1)*months+1), months)}
	switch kind {
	case Year:
		t.Key, t.NameZH, t.NameEN = strconv.Itoa(year), fmt.Sprintf("%d年", year), strconv.Itoa(year)
	case Half:
		t.Key, t.NameZH, t.NameEN = fmt.Sprintf("%d-H%d", year, n), fmt.Sprintf("%d年%s半年", year, []string{"上", "下"}[n-1]), fmt.Sprintf("H%d %d", n, year)
	case Quarter:
		t.Key, t.NameZH, t.NameEN = fmt.Sprintf("%d-Q%d", year, n), fmt.Sprintf("%d年第%s季度", year, []string{"一", "二", "三", "四"}[n-1]), fmt.Sprintf("Q%d %d", n, year)
	case Month:
		t.Key, t.NameZH, t.NameEN = fmt.Sprintf("%d-%02d", year, n), fmt.Sprintf("%d年%d月", year, n), fmt.Sprintf("%s %d", time.Month(n), year)
	}
	t.Phases = SuggestPhases(t.Span, cal)
	return t, nil
}

// keyForm is the form of a template's key.
var keyForm = regexp.MustCompile(`^(\d{4})(?:-(?:([HQ])(\d)|(\d{2})))?$`)

// MakeKey gives the template of a key: 2026, 2026-H1, 2026-Q3, 2026-07. What is
// none is refused: cycle.template_unknown, or as Make does.
func MakeKey(key string, cal *Calendar) (Template, error) {
	m := keyForm.FindStringSubmatch(key)
	if m == nil {
		return Template{}, fault.At("/key", "cycle.template_unknown", fault.Args{"key": key})
	}
	year, _ := strconv.Atoi(m[1]) // the form has digits there
	kind, n := Year, 1
	switch {
	case m[2] == "H":
		kind, n = Half, int(m[3][0]-'0')
	case m[2] == "Q":
		kind, n = Quarter, int(m[3][0]-'0')
	case m[4] != "":
		kind = Month
		n, _ = strconv.Atoi(m[4])
	}
	return Make(kind, year, n, cal)
}

// Usual gives the eight templates to choose from on a day: of each of the four
// kinds the one that the day is in and the one after it.
func Usual(today date.Date, cal *Calendar) []Template {
	var all []Template
	for _, k := range []struct {
		kind   Kind
		months int
	}{{Year, 12}, {Half, 6}, {Quarter, 3}, {Month, 1}} {
		per := 12 / k.months
		nth := today.Year()*per + (int(today.Month())-1)/k.months
		for i := range 2 {
			t, err := Make(k.kind, (nth+i)/per, (nth+i)%per+1, cal)
			if err == nil { // else a year out of range: there is nothing to offer
				all = append(all, t)
			}
		}
	}
	return all
}
