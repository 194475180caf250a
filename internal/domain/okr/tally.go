package okr

import (
	"encoding/json"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/flat"
)

// KeepTally is what a keep's progress needs to know of its history, so that a
// check-in costs the same after four readings and after four thousand. It
// belongs to one band and one due date: after a revision of either, or when a
// reading is superseded, it is made anew by TallyOf.
//
// The zero tally has no reading. It may be stored as JSON.
type KeepTally struct {
	FirstOn   date.Date       `json:"first_on"`   // day of the first reading
	LastOn    date.Date       `json:"last_on"`    // day of the last reading
	LastValue decimal.Decimal `json:"last_value"` // the reading that judges from LastOn on
	Held      int             `json:"held"`       // days held before LastOn
	Days      int             `json:"days"`       // days known before LastOn
}

// tallyText is a tally as encoding/json reads one.
type tallyText KeepTally

// UnmarshalJSON reads a tally; every row of a key result has one.
func (t *KeepTally) UnmarshalJSON(b []byte) error {
	var read KeepTally
	if flat.Object(b, read.set) {
		*t = read
		return nil
	}
	return json.Unmarshal(b, (*tallyText)(t))
}

func (t *KeepTally) set(key, value []byte) bool {
	var err error
	text, quoted := flat.Text(value)
	if count := string(key) == "held" || string(key) == "days"; count == quoted {
		return false
	}
	switch string(key) {
	case "first_on":
		err = t.FirstOn.UnmarshalText([]byte(text))
	case "last_on":
		err = t.LastOn.UnmarshalText([]byte(text))
	case "last_value":
		if text != "0" {
			t.LastValue, err = decimal.NewFromString(text)
		}
	case "held":
		t.Held, err = strconv.Atoi(string(value))
	case "days":
		t.Days, err = strconv.Atoi(string(value))
	default:
		return false
	}
	return err == nil
}

// TallyOf computes the tally from all readings, in any order. Readings as of a
// day after due are left out (due zero: none are).
func TallyOf(band Measure, due date.Date, readings []Reading) KeepTally {
	var t KeepTally
	for _, r := range valued(readings) {
		t, _ = t.Advance(band, due, r)
	}
	return t
}

// Advance takes one more reading, written after all that the tally has. It
// reports false, and the tally unchanged, for a reading as of an earlier day than
// the last: days that are counted already would be judged anew, so use TallyOf.
func (t KeepTally) Advance(band Measure, due date.Date, r Reading) (KeepTally, bool) {
	switch {
	case !r.Value.Valid || r.Superseded || !due.IsZero() && r.AsOf.After(due):
		return t, true
	case t.FirstOn.IsZero():
		return KeepTally{FirstOn: r.AsOf, LastOn: r.AsOf, LastValue: r.Value.Decimal}, true
	case r.AsOf.Before(t.LastOn):
		return t, false
	}
	days := r.AsOf.Sub(t.LastOn)
	if band.Held(t.LastValue) {
		t.Held += days
	}
	t.Days += days
	t.LastOn, t.LastValue = r.AsOf, r.Value.Decimal
	return t, true
}

// Counts gives days held and days known, from the first reading to the earlier
// of today and due, both days included. A tally can't look back: before the day
// of its last reading both are 0, as before the first (see KeepOn).
func (t KeepTally) Counts(band Measure, due, today date.Date) (held, known int) {
	end := today
	if !due.IsZero() {
		end = date.Min(today, due)
	}
	if t.FirstOn.IsZero() || end.Before(t.LastOn) {
		return 0, 0
	}
	days := end.Sub(t.LastOn) + 1
	if band.Held(t.LastValue) {
		return t.Held + days, t.Days + days
	}
	return t.Held, t.Days + days
}

// At is the progress of a keep: days held / days known; nil while no day is known.
func (t KeepTally) At(band Measure, due, today date.Date) *Ratio {
	held, known := t.Counts(band, due, today)
	if known == 0 {
		return nil
	}
	return RatioOf(int64(held), int64(known)).Known()
}

// InBand reports whether the last reading lies in the band; false where there is none.
func (t KeepTally) InBand(band Measure) bool { return !t.FirstOn.IsZero() && band.Held(t.LastValue) }

// KeepOn is the progress of a keep at the end of any day, past ones too, from
// all readings; nil while no day is known.
func KeepOn(band Measure, due, on date.Date, readings []Reading) *Ratio {
	end := on
	if !due.IsZero() {
		end = date.Min(on, due)
	}
	return TallyOf(band, end, readings).At(band, due, on)
}
