package cycle

import "github.com/sinan-okr/sinan/internal/domain/date"

// Age is how much of a span is over: workdays passed, of all it has.
type Age struct{ Passed, Of int }

// Age is that of a span at the end of a day; a day before or after it is its beginning or
// its end.
func (c *Calendar) Age(s Span, on date.Date) Age {
	a := Age{Of: c.Between(s.StartsOn, s.EndsOn)}
	switch {
	case on.After(s.EndsOn):
		a.Passed = a.Of
	case !on.Before(s.StartsOn):
		a.Passed = c.Between(s.StartsOn, on)
	}
	return a
}

// WhenAged is the day by whose end at least as large a share of a span's workdays was over
// as of another span of some age: the first such workday. Of a span without workdays it is
// the last day; of one that has just begun, the day before it begins.
//
// 39 of 62 workdays are 62.9 %; in a span of 64 that share is over with the 41st, for
// 40 ÷ 64 = 62.5 % and 41 ÷ 64 = 64.1 %.
func (c *Calendar) WhenAged(s Span, a Age) date.Date {
	of := c.Between(s.StartsOn, s.EndsOn)
	if of == 0 || a.Of == 0 {
		return s.EndsOn
	}
	n := (a.Passed*of + a.Of - 1) / a.Of
	if n == 0 {
		return s.StartsOn.AddDays(-1)
	}
	return c.Add(s.StartsOn.AddDays(-1), n)
}
