// Package metric is what a series of readings may be: its definition, how old its
// last value may be, and which of its values a person should look at again.
package metric

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Direction says which way is better.
type Direction string

// The directions.
const (
	Up      Direction = "up"   // more is better
	Down    Direction = "down" // less is better
	Neither Direction = "none" // it is only watched
)

const (
	maxName        = 100
	maxUnit        = 20
	maxDescription = 4000
	maxFreshness   = 260 // workdays, a year of them
)

// Definition is what a metric means.
type Definition struct {
	Name        string
	Unit        string // as people write it; "" for a plain number
	Direction   Direction
	Freshness   int    // workdays that its last value may be old; 0 for any
	Description string // Markdown: what is counted, what isn't, where it comes from
}

// Tidy is the definition without blanks at its ends.
func (d Definition) Tidy() Definition {
	d.Name, d.Unit, d.Description = strings.TrimSpace(d.Name), strings.TrimSpace(d.Unit), strings.TrimSpace(d.Description)
	return d
}

// Check finds all that is wrong with a definition: input.required, input.too_long,
// metrics.direction, metrics.freshness.
func (d Definition) Check() error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args))
		}
	}
	need(d.Name != "", "/name", "input.required", nil)
	for _, text := range []struct {
		field, words string
		limit        int
	}{{"/name", d.Name, maxName}, {"/unit", d.Unit, maxUnit}, {"/description", d.Description, maxDescription}} {
		need(utf8.RuneCountInString(text.words) <= text.limit, text.field, "input.too_long", fault.Args{"limit": text.limit})
	}
	need(d.Direction == Up || d.Direction == Down || d.Direction == Neither, "/direction", "metrics.direction", nil)
	need(d.Freshness >= 0 && d.Freshness <= maxFreshness, "/freshness", "metrics.freshness", fault.Args{"limit": maxFreshness})
	return fault.Join(bad)
}

// Changed lists the fields in which two definitions differ, in a fixed order.
func (d Definition) Changed(to Definition) (fields []string) {
	for _, one := range []struct {
		field string
		same  bool
	}{{"name", d.Name == to.Name}, {"unit", d.Unit == to.Unit}, {"direction", d.Direction == to.Direction},
		{"freshness", d.Freshness == to.Freshness}, {"description", d.Description == to.Description}} {
		if !one.same {
			fields = append(fields, one.field)
		}
	}
	return fields
}

// Age is how many workdays old a value of some day is today; 0 on that day and on
// days off that follow it.
func Age(cal *cycle.Calendar, on, today date.Date) int { return cal.Between(on.AddDays(1), today) }

// Value is what a metric was on a day.
type Value struct {
	On    date.Date
	Value decimal.Decimal
}
