package templates

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Sizes of a template; lengths in characters.
const (
	maxName       = 80
	maxSummary    = 300
	maxTitle      = 300
	maxHow        = 4000
	maxObjectives = 10
	maxKeyResults = 10
	maxActions    = 20
)

type faults []*fault.Fault

func (f *faults) add(field, code string, args ...fault.Args) {
	*f = append(*f, fault.At(field, code, args...))
}

// text trims and checks a text in place; most is its limit.
func (f *faults) text(field string, s *string, most int, needed bool) {
	*s = strings.TrimSpace(*s)
	if needed && *s == "" {
		f.add(field, "input.required")
	}
	if utf8.RuneCountInString(*s) > most {
		f.add(field, "input.too_long", fault.Args{"limit": most})
	}
}

// check trims a draft and finds all that is wrong with it.
func (d *Draft) check() error {
	var f faults
	f.text("/name", &d.Name, maxName, true)
	f.text("/area", &d.Area, maxName, false)
	f.text("/summary", &d.Summary, maxSummary, false)
	if d.Lang == "" {
		d.Lang = i18n.Chinese
	}
	if d.Lang != i18n.Chinese && d.Lang != i18n.English {
		f.add("/lang", "input.one_of", fault.Args{"limit": i18n.Chinese + ", " + i18n.English})
	}
	if d.Cadence == "" {
		d.Cadence = string(cycle.Weekly)
	}
	switch cycle.CadenceKind(d.Cadence) {
	case cycle.Weekly, cycle.Biweekly, cycle.Monthly:
	default:
		f.add("/cadence", "input.one_of", fault.Args{"limit": "weekly, biweekly, monthly"})
	}
	if len(d.Objectives) == 0 {
		f.add("/objectives", "input.too_few", fault.Args{"limit": 1})
	}
	if len(d.Objectives) > maxObjectives {
		f.add("/objectives", "input.too_many", fault.Args{"limit": maxObjectives})
		return fault.Join(f)
	}
	for i := range d.Objectives {
		f.objective(fmt.Sprintf("/objectives/%d", i), &d.Objectives[i])
	}
	return fault.Join(f)
}

func (f *faults) objective(at string, o *Objective) {
	f.text(at+"/title", &o.Title, maxTitle, true)
	if o.Kind == "" {
		o.Kind = okr.Committed
	}
	if !o.Kind.Known() {
		f.add(at+"/kind", "objective.kind_unknown")
	}
	if len(o.KeyResults) > maxKeyResults {
		f.add(at+"/key_results", "input.too_many", fault.Args{"limit": maxKeyResults})
		return
	}
	for i := range o.KeyResults {
		f.keyResult(fmt.Sprintf("%s/key_results/%d", at, i), &o.KeyResults[i])
	}
}

func (f *faults) keyResult(at string, kr *KeyResult) {
	f.text(at+"/title", &kr.Title, maxTitle, true)
	if err := kr.Measure.Check(at + "/measure"); err != nil {
		if bad, ok := fault.Of(err); ok {
			*f = append(*f, bad)
		}
	}
	if len(kr.Actions) > maxActions {
		f.add(at+"/actions", "input.too_many", fault.Args{"limit": maxActions})
		return
	}
	for i := range kr.Actions {
		f.text(fmt.Sprintf("%s/actions/%d/title", at, i), &kr.Actions[i].Title, maxTitle, true)
		f.text(fmt.Sprintf("%s/actions/%d/how", at, i), &kr.Actions[i].How, maxHow, false)
	}
}
