package okr

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/flat"
)

// measureText is a measure as JSON; decimals are strings, so that no reader rounds them.
type measureText struct {
	Kind           MeasureKind     `json:"kind"`
	Baseline       json.RawMessage `json:"baseline,omitempty"`
	Target         json.RawMessage `json:"target,omitempty"`
	TargetRelative json.RawMessage `json:"target_relative,omitempty"`
	TargetChange   json.RawMessage `json:"target_change,omitempty"`
	Low            json.RawMessage `json:"low,omitempty"`
	High           json.RawMessage `json:"high,omitempty"`
	Unit           string          `json:"unit,omitempty"`
	Precision      *int            `json:"precision,omitempty"`
	Steps          []stepText      `json:"steps,omitempty"`
}

type stepText struct {
	ID     string          `json:"id,omitempty"`
	Title  string          `json:"title"`
	Weight json.RawMessage `json:"weight,omitempty"`
	DueOn  *string         `json:"due_on,omitempty"`
	Done   bool            `json:"done"`
}

// MarshalJSON writes what the kind has (DESIGN §9). What may be unknown is null
// and present: a metric's baseline, both bounds of a keep.
func (m Measure) MarshalJSON() ([]byte, error) {
	t := measureText{Kind: m.Kind, Unit: m.Unit, Precision: m.Precision}
	switch m.Kind {
	case Metric:
		t.Baseline = valueText(m.Baseline)
		t.Target, t.TargetRelative, t.TargetChange = givenText(m.Target), givenText(m.TargetRelative), givenText(m.TargetChange)
	case Keep:
		t.Low, t.High = valueText(m.Low), valueText(m.High)
	case Milestone:
		t.Steps = make([]stepText, len(m.Steps))
		for i, s := range m.Steps {
			t.Steps[i] = stepText{ID: s.ID, Title: s.Title, Weight: givenText(s.Weight), Done: s.Done}
			if !s.DueOn.IsZero() {
				on := s.DueOn.String()
				t.Steps[i].DueOn = &on
			}
		}
	}
	return json.Marshal(t)
}

func valueText(d decimal.NullDecimal) json.RawMessage {
	if !d.Valid {
		return json.RawMessage("null")
	}
	return json.RawMessage(`"` + d.Decimal.String() + `"`)
}

func givenText(d decimal.NullDecimal) json.RawMessage {
	if !d.Valid {
		return nil
	}
	return valueText(d)
}

// UnmarshalJSON reads a measure. A value may also be a JSON number; it is read
// as written. What is no value or date is a fault (value.number, value.digits,
// input.date) with a pointer below the measure; Check does the rest.
func (m *Measure) UnmarshalJSON(b []byte) error {
	if plain, ok := plainMeasure(b); ok {
		*m = plain
		return nil
	}
	var t measureText
	if err := json.Unmarshal(b, &t); err != nil {
		return err
	}
	f := &faults{}
	*m = Measure{
		Kind: t.Kind, Unit: t.Unit, Precision: t.Precision,
		Baseline:       f.read("/baseline", t.Baseline),
		Target:         f.read("/target", t.Target),
		TargetRelative: f.read("/target_relative", t.TargetRelative),
		TargetChange:   f.read("/target_change", t.TargetChange),
		Low:            f.read("/low", t.Low),
		High:           f.read("/high", t.High),
	}
	for i, s := range t.Steps {
		at := "/steps/" + strconv.Itoa(i)
		step := Step{ID: s.ID, Title: s.Title, Done: s.Done, Weight: f.read(at+"/weight", s.Weight)}
		if s.DueOn != nil && *s.DueOn != "" {
			on, err := date.Parse(*s.DueOn)
			if err != nil {
				f.at(at+"/due_on", "input.date", fault.Args{"value": *s.DueOn})
			}
			step.DueOn = on
		}
		m.Steps = append(m.Steps, step)
	}
	return f.join()
}

// plainMeasure reads a measure without steps that nothing is wrong with, as most
// rows hold one.
func plainMeasure(text []byte) (m Measure, ok bool) {
	ok = flat.Object(text, func(key, value []byte) (ok bool) {
		switch string(key) {
		case "kind":
			m.Kind, ok = plainKind(value)
		case "unit":
			m.Unit, ok = flat.Text(value)
		case "baseline":
			m.Baseline, ok = plainValue(value)
		case "target":
			m.Target, ok = plainValue(value)
		case "target_relative":
			m.TargetRelative, ok = plainValue(value)
		case "target_change":
			m.TargetChange, ok = plainValue(value)
		case "low":
			m.Low, ok = plainValue(value)
		case "high":
			m.High, ok = plainValue(value)
		case "precision":
			if n, err := strconv.Atoi(string(value)); err == nil {
				m.Precision, ok = &n, true
			}
		}
		return ok
	})
	return m, ok
}

func plainKind(value []byte) (MeasureKind, bool) {
	for _, kind := range [...]MeasureKind{Metric, Keep, Milestone, Rollup} {
		if len(value) == len(kind)+2 && string(value[1:len(value)-1]) == string(kind) {
			return kind, true
		}
	}
	return "", false
}

func plainValue(value []byte) (decimal.NullDecimal, bool) {
	if string(value) == "null" {
		return decimal.NullDecimal{}, true
	}
	text, quoted := flat.Text(value)
	if !quoted {
		text = string(value)
	}
	d, err := ParseValue("", text)
	return decimal.NewNullDecimal(d), err == nil
}

// read takes a value from a JSON string or number; null, absent and "" are unknown.
func (f *faults) read(below string, raw json.RawMessage) decimal.NullDecimal {
	text := string(bytes.TrimSpace(raw))
	if text == "" || text == "null" {
		return decimal.NullDecimal{}
	}
	if text[0] == '"' {
		if err := json.Unmarshal(raw, &text); err != nil || text == "" {
			return decimal.NullDecimal{}
		}
	}
	d, err := ParseValue(f.field+below, text)
	if err != nil {
		if found, ok := fault.Of(err); ok {
			f.found = append(f.found, found)
		}
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(d)
}
