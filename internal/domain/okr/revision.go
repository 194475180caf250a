package okr

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Terms is what was agreed of a key result: after activation each change of it is
// a revision (DESIGN §7).
type Terms struct {
	Title       string
	Measure     Measure
	Weight      decimal.NullDecimal
	OwnerID     string
	StartsOn    date.Date
	DueOn       date.Date
	Checkpoints []Checkpoint
	Dropped     bool
}

// ObjectiveTerms is what was agreed of an objective.
type ObjectiveTerms struct {
	Title       string
	Description string
	Kind        Kind
	Weight      decimal.NullDecimal
	OwnerID     string
	TeamID      string
}

// Change is one field that a revision changes; Old and New are JSON, null for none.
type Change struct {
	Field string          `json:"field"` // JSON pointer: "/measure/target", "/due_on"
	Old   json.RawMessage `json:"old"`
	New   json.RawMessage `json:"new"`
}

// Diff lists what differs, by field name. Ticking a step is a check-in and no change of terms.
func (old Terms) Diff(now Terms) []Change { return diff(old.fields(), now.fields()) }

// Diff lists what differs, by field name.
func (old ObjectiveTerms) Diff(now ObjectiveTerms) []Change { return diff(old.fields(), now.fields()) }

func (t Terms) fields() map[string]json.RawMessage {
	fields := map[string]json.RawMessage{
		"/title": text(t.Title), "/weight": valueText(t.Weight), "/owner_id": text(t.OwnerID),
		"/starts_on": text(t.StartsOn.String()), "/due_on": text(t.DueOn.String()),
		"/checkpoints": checkpointsText(t.Checkpoints), "/dropped": json.RawMessage("false"),
	}
	if t.Dropped {
		fields["/dropped"] = json.RawMessage("true")
	}
	for name, value := range t.Measure.fields() {
		fields["/measure/"+name] = value
	}
	return fields
}

func (t ObjectiveTerms) fields() map[string]json.RawMessage {
	return map[string]json.RawMessage{
		"/title": text(t.Title), "/description": text(t.Description), "/kind": text(string(t.Kind)),
		"/weight": valueText(t.Weight), "/owner_id": text(t.OwnerID), "/team_id": text(t.TeamID),
	}
}

// fields are those of the measure's JSON, without the ticks.
func (m Measure) fields() (fields map[string]json.RawMessage) {
	m.Steps = slices.Clone(m.Steps)
	for i := range m.Steps {
		m.Steps[i].Done = false
	}
	if b, err := json.Marshal(m); err == nil { // a measure is always JSON
		_ = json.Unmarshal(b, &fields)
	}
	return fields
}

// text is a JSON string, null for "".
func text(s string) json.RawMessage {
	if s == "" {
		return json.RawMessage("null")
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string is always JSON
	return bytes.TrimSpace(b.Bytes())
}

func checkpointsText(list []Checkpoint) json.RawMessage {
	if len(list) == 0 {
		return json.RawMessage("null")
	}
	b, _ := json.Marshal(list) // dates and decimals are always JSON
	return b
}

func diff(old, now map[string]json.RawMessage) (changes []Change) {
	null := json.RawMessage("null")
	names := map[string]bool{}
	for name := range old {
		names[name] = true
	}
	for name := range now {
		names[name] = true
	}
	for name := range names {
		c := Change{name, null, null}
		if v, ok := old[name]; ok {
			c.Old = v
		}
		if v, ok := now[name]; ok {
			c.New = v
		}
		if !bytes.Equal(c.Old, c.New) {
			changes = append(changes, c)
		}
	}
	sorting.By(changes, func(a, b Change) int { return strings.Compare(a.Field, b.Field) })
	return changes
}

// CheckReason refuses a revision without words: revision.reason_missing, text.long.
func CheckReason(field, reason string) error {
	f := &faults{field: field}
	if strings.TrimSpace(reason) == "" {
		f.at("", "revision.reason_missing")
	}
	f.length("", reason, mostWords)
	return f.join()
}
