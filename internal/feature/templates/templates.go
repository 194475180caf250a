// Package templates is OKRs to begin from: those that come with Sinan, and the
// workspace's own.
package templates

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of templates.
type Feature struct {
	act        *act.Runner
	objectives *objectives.Feature
}

// New makes the feature.
func New(a *act.Runner, o *objectives.Feature) *Feature { return &Feature{act: a, objectives: o} }

// Template is a set of objectives to begin from, in one language. A built-in one
// has the id "builtin:<name>" and is the same in both languages.
type Template struct {
	store.BaseModel `bun:"table:templates"`
	ID              string                  `bun:"id,pk"`
	Name            string                  `bun:"name"`
	Area            string                  `bun:"area"`    // what it is grouped by
	Summary         string                  `bun:"summary"` // one sentence
	Lang            string                  `bun:"lang"`    // zh-CN or en
	Cadence         string                  `bun:"cadence"` // weekly, biweekly or monthly
	Body            store.JSON[[]Objective] `bun:"body"`
	Version         int64                   `bun:"version"`
	CreatedBy       string                  `bun:"created_by"`
	CreatedAt       time.Time               `bun:"created_at"`
	BuiltIn         bool                    `bun:"-"`
}

// Objective is one objective of a template.
type Objective struct {
	Title      string      `json:"title"`
	Kind       okr.Kind    `json:"kind"`
	KeyResults []KeyResult `json:"key_results"`
}

// KeyResult is one key result of a template. Its measure's target is written
// against the baseline, which whoever uses the template fills in.
type KeyResult struct {
	Title   string      `json:"title"`
	Measure okr.Measure `json:"measure"`
	Actions []Action    `json:"actions"`
}

// Action is a suggestion of how to move the key result.
type Action struct {
	Title string `json:"title"`
	How   string `json:"how"`
}

// Ref names the template in the trail.
func (t *Template) Ref() act.Ref { return act.Ref{Kind: "template", ID: t.ID} }

func (t *Template) facts() map[string]any {
	return map[string]any{"name": t.Name, "area": t.Area, "summary": t.Summary, "lang": t.Lang, "cadence": t.Cadence, "objectives": t.Body.V}
}
