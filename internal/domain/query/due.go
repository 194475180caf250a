package query

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// overdue is a value of due: of a key result at work whose day has passed, and that isn't achieved.
const overdue = "overdue"

// Days are those from one to another, both included; the zero date is no bound.
type Days struct{ From, To date.Date }

func (d Days) holds(on date.Date) bool {
	return !on.Before(d.From) && (d.To.IsZero() || !on.After(d.To))
}

// On gives a query as it reads on a day, which it must have before it is asked of anything due.
func (q Query) On(today date.Date) Query {
	terms := make([]Term, len(q.Terms))
	for i, t := range q.Terms {
		if t.Any != nil {
			each := make([]Query, len(t.Any))
			for k, one := range t.Any {
				each[k] = one.On(today)
			}
			t.Any = each
		}
		if t.Field == Due {
			t.days = make([]Days, len(t.Values))
			for k, v := range t.Values {
				t.days[k] = t.reach(daysOf(v, today))
			}
		}
		terms[i] = t
	}
	return Query{Terms: terms}
}

// daysOf are those that a value of due means, a day or its code.
func daysOf(value string, today date.Date) Days {
	monday := today.AddDays(-(int(today.Weekday()) + 6) % 7)
	first := date.Of(today.Year(), today.Month(), 1)
	switch value {
	case overdue:
		return Days{To: today.AddDays(-1)}
	case "today":
		return Days{today, today}
	case "this_week":
		return Days{monday, monday.AddDays(6)}
	case "next_week":
		return Days{monday.AddDays(7), monday.AddDays(13)}
	case "this_month":
		return Days{first, first.AddMonths(1).AddDays(-1)}
	case "next_month":
		return Days{first.AddMonths(1), first.AddMonths(2).AddDays(-1)}
	}
	if month, err := time.Parse(monthLayout, value); err == nil {
		first = date.Of(month.Year(), month.Month(), 1)
		return Days{first, first.AddMonths(1).AddDays(-1)}
	}
	on, _ := date.Parse(value) // Parse of the query has read it
	return Days{on, on}
}

// reach are the days that a term lets through that compares with some.
func (t Term) reach(d Days) Days {
	switch t.Op {
	case Less:
		return Days{To: d.From.AddDays(-1)}
	case AtMost:
		return Days{To: d.To}
	case More:
		return Days{From: d.To.AddDays(1)}
	case AtLeast:
		return Days{From: d.From}
	}
	return d
}

// due tells whether a term on the day that something is due is true of it, without its minus.
func (t Term) due(s Subject) bool {
	for i, d := range t.days {
		if d.holds(s.Due) && (t.Values[i] != overdue || s.State == okr.Active && s.Status != okr.Achieved) {
			return true
		}
	}
	return false
}

// Days are those one of which a term on due dates asks for, and those of which it lets none
// through. It is for a database to narrow by.
func (t Term) Days() (any, none []Days) {
	if !t.Not {
		return t.days, nil
	}
	for i, d := range t.days {
		if t.Values[i] != overdue { // what was achieved in time is due on these days too
			none = append(none, d)
		}
	}
	return nil, none
}

const monthLayout = "2006-01"

// dayRead reads a value of due that is a day or a month, as it is kept.
func dayRead(text string) (string, bool) {
	if on, ok := date.Written(text); ok && on.Year() >= 1900 {
		return on.String(), true
	}
	for _, layout := range []string{monthLayout, "2006-1", "2006/1", "2006年1月"} {
		if month, err := time.Parse(layout, text); err == nil && month.Year() >= 1900 {
			return month.Format(monthLayout), true
		}
	}
	return "", false
}
