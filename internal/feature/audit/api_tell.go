package audit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// DifferenceView is one field of an entry in readable words: "" for nothing there.
type DifferenceView struct {
	Field  string `json:"field"`
	Label  string `json:"label" doc:"What the field is called, in the caller's language"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// teller puts entries into words.
type teller struct {
	book  *i18n.Book
	lang  string
	names *Names
}

// unsaid are fields that say nothing to people.
func unsaid(field string) bool {
	return slices.Contains([]string{"id", "supersedes", "precision", "ip", "changes", "withheld",
		"subject_id", "thread_id", "subject_kind", "step_id", "item_id", "position", "positions", "objective_ids", "kept", "cause_id", "voted"}, field)
}

// what says what was done: "更新了进展".
func (t teller) what(kind string) string { return t.book.Say(t.lang, "event."+kind, nil) }

// subject is what the thing was called when the entry was written, or is today.
func (t teller) subject(e act.Event) string {
	for _, text := range []string{e.After, e.Before} {
		fields := fieldsOf(text)
		for _, field := range []string{"title", "name"} {
			if s, ok := fields[field].(string); ok && s != "" && !strings.HasPrefix(e.SubjectKind, "check") {
				return s
			}
		}
	}
	switch e.SubjectKind {
	case "session", "credential":
		fields := fieldsOf(cmp.Or(e.After, e.Before))
		if id, ok := fields["person_id"].(string); ok {
			return t.names.Of(aPerson, id)
		}
		return t.names.Of(aPerson, e.SubjectID)
	case "comment":
		return cmp.Or(t.names.Of(anObjective, e.WithinID), t.names.Of(aComment, e.SubjectID))
	case "alignment", "revision":
		return t.names.Of(anObjective, e.WithinID)
	}
	return t.names.Of(noun(e.SubjectKind), e.SubjectID)
}

// changes lists what an entry changed, field by field in a steady order.
func (t teller) changes(e act.Event) []DifferenceView {
	before, after := fieldsOf(e.Before), fieldsOf(e.After)
	all := maps.Clone(after)
	if all == nil {
		all = map[string]any{}
	}
	for field := range before {
		all[field] = nil
	}
	views := t.revised(e.SubjectKind, after["changes"])
	for _, field := range slices.SortedFunc(maps.Keys(all), inOrder) {
		old, now := before[field], after[field]
		_, still := after[field]
		if unsaid(field) || reflect.DeepEqual(old, now) || e.After != "" && !still {
			continue
		}
		v := DifferenceView{Field: field, Label: t.label(field), Before: t.value(e.SubjectKind, field, old), After: t.value(e.SubjectKind, field, now)}
		if v.Before != v.After && !(before == nil && v.After == t.subject(e)) {
			views = append(views, v)
		}
	}
	return views
}

// revised lists the terms that a revision changes.
func (t teller) revised(subject string, changes any) (views []DifferenceView) {
	list, _ := changes.([]any)
	for _, one := range list {
		c, _ := one.(map[string]any)
		pointer, _ := c["field"].(string)
		field := pointer[strings.LastIndex(pointer, "/")+1:]
		if field != "" && !unsaid(field) {
			views = append(views, DifferenceView{Field: field, Label: t.label(field), Before: t.value(subject, field, c["old"]), After: t.value(subject, field, c["new"])})
		}
	}
	return views
}

// inOrder puts what people look for first.
func inOrder(a, b string) int {
	rank := func(field string) int {
		i := slices.Index([]string{"state", "value", "confidence", "title", "name", "owner_id", "team_id", "baseline", "target", "unit", "due_on", "reason", "note"}, field)
		if i < 0 {
			return 100
		}
		return i
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
}

func (t teller) label(field string) string {
	if _, err := date.Parse(field); err == nil { // a day of the calendar
		return field
	}
	if !t.book.Has("audit.field_" + field) {
		return field
	}
	return t.book.Say(t.lang, "audit.field_"+field, nil)
}

// value puts a value into words; "" for nothing.
func (t teller) value(subject, field string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return t.book.Say(t.lang, fmt.Sprintf("audit.value_%t", v), nil)
	case float64:
		b, _ := json.Marshal(v) // 1e6 as 1000000
		return string(b)
	case []any:
		return t.list(subject, field, v)
	case map[string]any:
		return t.object(subject, field, v)
	case string:
		return t.text(subject, field, v)
	}
	return fmt.Sprint(v)
}

func (t teller) text(subject, field, s string) string {
	if s == "" {
		return ""
	}
	if kind := nounOf(subject, field); kind != "" {
		if strings.HasPrefix(s, "system:") {
			return t.say("system")
		}
		return cmp.Or(t.names.Of(kind, s), t.say("unknown"))
	}
	if _, err := date.Parse(field); err == nil { // "holiday 国庆节"
		kind, name, _ := strings.Cut(s, " ")
		return strings.TrimSpace(t.say("value_"+kind) + " " + name)
	}
	if coded(field) && t.book.Has("audit.value_"+s) {
		return t.say("value_" + s)
	}
	return s
}

// coded are the fields whose values are words of the code.
func coded(field string) bool {
	return slices.Contains([]string{"state", "kind", "visibility", "status", "outcome", "role", "phase", "lang", "theme", "scopes", "code"}, field)
}

func (t teller) list(subject, field string, list []any) string {
	if len(list) == 0 {
		return ""
	}
	if field == "order" || field == "objectives" {
		return t.book.Say(t.lang, "audit.count", map[string]any{"n": len(list)})
	}
	parts := make([]string, len(list))
	for i, one := range list {
		parts[i] = t.value(subject, field, one)
	}
	return strings.Join(parts, t.say("comma"))
}

func (t teller) object(subject, field string, o map[string]any) string {
	switch {
	case field == "cadence":
		return t.cadence(o)
	case field == "teams":
		return t.book.Say(t.lang, "audit.count", map[string]any{"n": len(o)})
	case o["title"] != nil: // a step
		title := t.text(subject, "", fmt.Sprint(o["title"]))
		if o["done"] == true {
			return "✓ " + title
		}
		return title
	case o["on"] != nil: // a checkpoint
		return fmt.Sprintf("%v: %s", o["on"], t.value(subject, "value", o["value"]))
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(o)) {
		if s := t.value(subject, name, o[name]); s != "" && !unsaid(name) {
			parts = append(parts, t.label(name)+" "+s)
		}
	}
	return strings.Join(parts, t.say("comma"))
}

func (t teller) cadence(o map[string]any) string {
	words := t.text("", "kind", fmt.Sprint(o["kind"]))
	switch {
	case o["weekday"] != nil:
		return words + " · " + t.say(fmt.Sprintf("weekday_%v", o["weekday"]))
	case o["day"] == "last":
		return words + " · " + t.say("last_workday")
	case o["day"] != nil:
		return words + " · " + fmt.Sprint(o["day"])
	case o["dates"] != nil:
		return words + " · " + t.value("", "dates", o["dates"])
	}
	return words
}

func (t teller) say(code string) string { return t.book.Say(t.lang, "audit."+code, nil) }
