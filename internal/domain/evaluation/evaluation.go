// Package evaluation is how people's work of a period is judged: by a form of
// weighted sections, on a scale of levels, by themselves, their managers and
// colleagues. What nobody can judge is unknown, which is not zero.
package evaluation

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Section is a part of the form.
type Section string

// The sections. OKR results are not judged anew: they come from the final scores.
const (
	Results      Section = "okr"
	Contribution Section = "contribution" // to others' key results
	Feedback     Section = "feedback"
	Values       Section = "values"
	Growth       Section = "growth"
)

// Sections lists the sections in the order of the form.
func Sections() []Section { return []Section{Results, Contribution, Feedback, Values, Growth} }

// Reviewer is in what relation somebody judges.
type Reviewer string

// The reviewers. Only a manager's form makes the rating, or, where none was handed
// in, the second manager's; the others' inform it.
const (
	Self    Reviewer = "self"
	Manager Reviewer = "manager"
	Second  Reviewer = "second" // whom the manager answers to
	Peer    Reviewer = "peer"   // of the same home team
	Cross   Reviewer = "cross"  // of another team
)

// Reviewers lists the reviewers in the order in which they are shown.
func Reviewers() []Reviewer { return []Reviewer{Self, Manager, Second, Peer, Cross} }

// Part is a section with its weight.
type Part struct {
	Section Section `json:"section"`
	Weight  int     `json:"weight"`          // percent, 1 to 100
	Words   string  `json:"words,omitempty"` // what to look at
}

// Level is a step of the scale.
type Level struct {
	Name  string `json:"name"`
	Share int    `json:"share"` // percent of people that the guideline foresees
}

// Form is what reviewers fill in.
type Form struct {
	Parts     []Part     `json:"parts"`
	Levels    []Level    `json:"levels"` // from the lowest, which is 1
	Reviewers []Reviewer `json:"reviewers"`
}

// Bounds of a form.
const (
	leastLevels = 3
	mostLevels  = 7
	mostName    = 20  // characters
	mostHint    = 300 // characters
	whole       = 100 // percent
)

// Has reports whether the form asks a reviewer.
func (f Form) Has(r Reviewer) bool { return slices.Contains(f.Reviewers, r) }

// Part finds a section of the form.
func (f Form) Part(s Section) (Part, bool) {
	for _, p := range f.Parts {
		if p.Section == s {
			return p, true
		}
	}
	return Part{}, false
}

// Check finds what is wrong with a form, all at once: evaluation.sections,
// evaluation.section_twice, evaluation.weight, evaluation.weights,
// evaluation.levels, evaluation.level_twice, evaluation.shares,
// evaluation.reviewers, input.required, input.too_long. Where OKR and evaluation
// are kept apart, OKR results have no weight: evaluation.apart.
func (f Form) Check(apart bool) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	f.checkParts(need, apart)
	f.checkLevels(need)
	need(f.Has(Manager), "/form/reviewers", "evaluation.manager_needed")
	seen := map[Reviewer]bool{}
	for _, r := range f.Reviewers {
		need(slices.Contains(Reviewers(), r) && !seen[r], "/form/reviewers", "evaluation.reviewers")
		seen[r] = true
	}
	return fault.Join(bad)
}

type needs func(ok bool, field, code string, args ...fault.Args)

func (f Form) checkParts(need needs, apart bool) {
	sum, judged, seen := 0, 0, map[Section]bool{}
	for i, p := range f.Parts {
		at := field("/form/parts", i)
		need(slices.Contains(Sections(), p.Section), at+"/section", "evaluation.sections")
		need(!seen[p.Section], at+"/section", "evaluation.section_twice")
		seen[p.Section] = true
		need(p.Weight >= 1 && p.Weight <= whole, at+"/weight", "evaluation.weight")
		need(!apart || p.Section != Results, at+"/weight", "evaluation.apart")
		need(utf8.RuneCountInString(p.Words) <= mostHint, at+"/words", "input.too_long", fault.Args{"limit": mostHint})
		sum += p.Weight
		if p.Section != Results {
			judged++
		}
	}
	need(judged > 0, "/form/parts", "evaluation.nothing_judged")
	need(sum == whole, "/form/parts", "evaluation.weights", fault.Args{"sum": sum})
}

func (f Form) checkLevels(need needs) {
	need(len(f.Levels) >= leastLevels && len(f.Levels) <= mostLevels, "/form/levels", "evaluation.levels", fault.Args{"least": leastLevels, "most": mostLevels})
	sum, names := 0, map[string]bool{}
	for i, l := range f.Levels {
		at := field("/form/levels", i)
		name := strings.TrimSpace(l.Name)
		need(name != "", at+"/name", "input.required")
		need(utf8.RuneCountInString(name) <= mostName, at+"/name", "input.too_long", fault.Args{"limit": mostName})
		need(name == "" || !names[name], at+"/name", "evaluation.level_twice")
		names[name] = true
		need(l.Share >= 0 && l.Share <= whole, at+"/share", "evaluation.share")
		sum += l.Share
	}
	need(sum == whole || sum == 0, "/form/levels", "evaluation.shares", fault.Args{"sum": sum}) // 0: no guideline
}

func field(list string, i int) string { return list + "/" + strconv.Itoa(i) }
