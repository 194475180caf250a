package cycle

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/flat"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// CadenceKind is how check-ins recur.
type CadenceKind string

// The kinds of cadence.
const (
	Weekly   CadenceKind = "weekly"   // on a weekday
	Biweekly CadenceKind = "biweekly" // on a weekday of every second week
	Monthly  CadenceKind = "monthly"  // on a day of the month or its last workday
	Listed   CadenceKind = "dates"    // on listed dates
	Never    CadenceKind = "none"     // check-ins are welcome and never due
)

// LastWorkday as the Day of a monthly cadence is the last workday of the month.
const LastWorkday = -1

// usualWeekday is the day of check-ins where nobody said: the end of the week
// that is looked back on.
const usualWeekday = time.Friday

// mostDates bounds a list of dates.
const mostDates = 400

// Cadence is when check-ins are due, before holidays are heeded.
//
// As JSON: {"kind":"weekly","weekday":1} (1 Monday to 7 Sunday),
// {"kind":"biweekly","weekday":5,"from":"2026-01-09"}, {"kind":"monthly","day":15}
// or "day":"last", {"kind":"dates","dates":[…]}, {"kind":"none"}; or for short
// "weekly" and "biweekly" (Friday), "monthly" (last workday), "none".
type Cadence struct {
	Kind    CadenceKind
	Weekday time.Weekday
	From    date.Date   // biweekly: a day of a week that counts; none: every second week of the span
	Day     int         // monthly: 1 to 31 (a shorter month has its last day), or LastWorkday
	Dates   []date.Date // listed: ascending, each once
}

// Check refuses what no cadence is: cycle.cadence_kind, cycle.cadence_weekday,
// cycle.cadence_day, cycle.cadence_dates (none, or more than args max).
func (c Cadence) Check() error {
	switch c.Kind {
	case Weekly, Biweekly:
		if c.Weekday < time.Sunday || c.Weekday > time.Saturday {
			return fault.At("/cadence/weekday", "cycle.cadence_weekday", fault.Args{"weekday": int(c.Weekday)})
		}
	case Monthly:
		if c.Day != LastWorkday && (c.Day < 1 || c.Day > 31) {
			return fault.At("/cadence/day", "cycle.cadence_day", fault.Args{"day": c.Day})
		}
	case Listed:
		if len(c.Dates) == 0 || len(c.Dates) > mostDates {
			return fault.At("/cadence/dates", "cycle.cadence_dates", fault.Args{"count": len(c.Dates), "max": mostDates})
		}
	case Never:
	default:
		return fault.At("/cadence/kind", "cycle.cadence_kind", fault.Args{"kind": string(c.Kind)})
	}
	return nil
}

// cadenceText is a cadence as JSON.
type cadenceText struct {
	Kind    CadenceKind     `json:"kind"`
	Weekday *int            `json:"weekday,omitempty"`
	From    *date.Date      `json:"from,omitempty"`
	Day     json.RawMessage `json:"day,omitempty"`
	Dates   []date.Date     `json:"dates,omitempty"`
}

// MarshalJSON writes the long form; the zero cadence is none.
func (c Cadence) MarshalJSON() ([]byte, error) {
	t := cadenceText{Kind: c.Kind}
	switch c.Kind {
	case "":
		t.Kind = Never
	case Weekly, Biweekly:
		n := (int(c.Weekday)+6)%7 + 1 // Sunday is 7
		t.Weekday = &n
		if c.Kind == Biweekly && !c.From.IsZero() {
			t.From = &c.From
		}
	case Monthly:
		t.Day = json.RawMessage(`"last"`)
		if c.Day != LastWorkday {
			t.Day, _ = json.Marshal(c.Day) // a number
		}
	case Listed:
		t.Dates = c.Dates
	}
	return json.Marshal(t)
}

// UnmarshalJSON reads either form and checks it; see ParseCadence.
func (c *Cadence) UnmarshalJSON(b []byte) error {
	if plain, ok := plainCadence(b); ok {
		*c = plain
		return nil
	}
	read, err := ParseCadence(b)
	if err != nil {
		return err
	}
	*c = read
	return nil
}

// plainCadence reads a right one of the usual kinds, as most rows hold one.
func plainCadence(text []byte) (c Cadence, ok bool) {
	var t cadenceText
	ok = flat.Object(text, func(key, value []byte) bool {
		switch string(key) {
		case "kind":
			kind, ok := flat.Text(value)
			t.Kind = CadenceKind(kind)
			return ok
		case "weekday":
			n, err := strconv.Atoi(string(value))
			t.Weekday = &n
			return err == nil
		case "from":
			text, ok := flat.Text(value)
			on, err := date.Parse(text)
			t.From = &on
			return ok && err == nil
		}
		return false
	})
	if !ok {
		return Cadence{}, false
	}
	c, err := t.cadence()
	return c, err == nil
}

// ParseCadence reads either form; null is none. Its faults are those of Check,
// and cycle.cadence_form for what has not the form at all.
func ParseCadence(text []byte) (Cadence, error) {
	t := cadenceText{}
	text = bytes.TrimSpace(text)
	switch {
	case bytes.Equal(text, []byte("null")):
		t.Kind = Never
	case bytes.HasPrefix(text, []byte(`"`)):
		if json.Unmarshal(text, &t.Kind) != nil {
			return Cadence{}, fault.At("/cadence", "cycle.cadence_form")
		}
		if t.Kind == Listed {
			return Cadence{}, Cadence{Kind: Listed}.Check()
		}
	default:
		r := json.NewDecoder(bytes.NewReader(text))
		r.DisallowUnknownFields()
		if r.Decode(&t) != nil {
			return Cadence{}, fault.At("/cadence", "cycle.cadence_form")
		}
	}
	return t.cadence()
}

func (t cadenceText) cadence() (Cadence, error) {
	c := Cadence{Kind: t.Kind}
	switch t.Kind {
	case Weekly, Biweekly:
		c.Weekday = usualWeekday
		if t.Weekday != nil {
			if *t.Weekday < 1 || *t.Weekday > 7 {
				return Cadence{}, fault.At("/cadence/weekday", "cycle.cadence_weekday", fault.Args{"weekday": *t.Weekday})
			}
			c.Weekday = time.Weekday(*t.Weekday % 7)
		}
		if t.Kind == Biweekly && t.From != nil {
			c.From = *t.From
		}
	case Monthly:
		c.Day = LastWorkday
		if len(t.Day) > 0 && !bytes.Equal(t.Day, []byte(`"last"`)) {
			if json.Unmarshal(t.Day, &c.Day) != nil || c.Day == LastWorkday {
				return Cadence{}, fault.At("/cadence/day", "cycle.cadence_day", fault.Args{"day": string(t.Day)})
			}
		}
	case Listed:
		c.Dates = slices.Clone(t.Dates)
		sorting.By(c.Dates, date.Date.Compare)
		c.Dates = slices.Compact(c.Dates)
	}
	if err := c.Check(); err != nil {
		return Cadence{}, err
	}
	return c, nil
}
