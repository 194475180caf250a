// Package quality is whether a draft is ready, and whether it is well put: the
// checklist after the four steps, what is waived of it, and hints on wording.
package quality

import (
	"time"

	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of readiness and wording.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	objectives *objectives.Feature
	alignments *alignments.Feature
	plans      *plans.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, o *objectives.Feature, l *alignments.Feature, n *plans.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c, objectives: o, alignments: l, plans: n}
	f.hear()
	return f
}

// waiver lets one failing line pass, with the words of whoever said so.
type waiver struct {
	store.BaseModel `bun:"table:readiness_waivers"`
	ObjectiveID     string    `bun:"objective_id,pk"`
	Code            string    `bun:"code,pk"`
	AboutID         string    `bun:"about_id,pk"` // a key result, or "" for the objective itself
	PersonID        string    `bun:"person_id"`
	Words           string    `bun:"words"`
	WrittenAt       time.Time `bun:"written_at"`
}
