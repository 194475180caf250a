// Package audit tells the trail: who did what, before and after, when and from
// where; and proves that nobody has touched it since.
package audit

import (
	"time"

	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Feature holds the use cases of the trail.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	objectives *objectives.Feature
	talk       *talk.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, o *objectives.Feature, t *talk.Feature) *Feature {
	return &Feature{act: a, people: p, objectives: o, talk: t}
}

// Filter says which entries are wanted; empty fields ask for nothing.
type Filter struct {
	ActorID     string
	Kind        string // "objective.approved", or a noun: "objective"
	SubjectKind string
	SubjectID   string
	WithinID    string // an objective, with all that hangs on it
	From, Until time.Time
	Seq         int64 // one entry by its number
	Cursor      string
	Limit       int
}
