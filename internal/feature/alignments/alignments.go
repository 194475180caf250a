// Package alignments is what supports what: the alignment of objectives under
// parents, the map that they make, and the progress that roll-ups take from it.
package alignments

import (
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of alignments.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	themes     *themes.Feature
	objectives *objectives.Feature

	mu      sync.Mutex
	indexes map[string]*titles // what suggestions are found in, by cycles
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, t *themes.Feature, o *objectives.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c, themes: t, objectives: o, indexes: map[string]*titles{}}
	f.hear()
	o.SupportersFrom(f.supportersThen)
	return f
}

// State is how far an alignment is.
type State string

// The states of an alignment. Only an agreed one is in force.
const (
	Requested State = "requested" // waits for the parent's owner
	Agreed    State = "agreed"
	Declined  State = "declined"
)

// Alignment says that an objective supports a parent: an objective, or one of
// its key results.
type Alignment struct {
	store.BaseModel   `bun:"table:alignments,alias:a"`
	ID                string    `bun:"id,pk"`
	ObjectiveID       string    `bun:"objective_id"`
	ParentID          string    `bun:"parent_id"`            // the parent objective, also of a key result
	ParentKeyResultID string    `bun:"parent_key_result_id"` // "" where the whole objective is supported
	State             State     `bun:"state"`
	AskedBy           string    `bun:"asked_by"`
	AskedAt           time.Time `bun:"asked_at"`
	AnsweredBy        string    `bun:"answered_by"`
	AnsweredAt        time.Time `bun:"answered_at,nullzero"`
	Note              string    `bun:"note"` // of whoever answered
	// RemovedBy is who took it away; "" while it stands. A row taken away counts
	// for nothing and is told to nobody; it waits for the removal to be undone.
	RemovedBy string    `bun:"removed_by"`
	RemovedAt time.Time `bun:"removed_at,nullzero"`
}

func (a *Alignment) ref() act.Ref {
	return act.Ref{Kind: "alignment", ID: a.ID, Within: a.ObjectiveID}
}

// facts is what the trail says of an alignment.
func (a *Alignment) facts() map[string]any {
	return map[string]any{"objective_id": a.ObjectiveID, "parent_objective_id": a.ParentID, "parent_key_result_id": a.ParentKeyResultID,
		"state": a.State, "note": a.Note}
}

// answerTarget is a parent as the policy sees it when an alignment is to be
// answered: its objective's owner answers, and the owner of the key result.
func answerTarget(o *objectives.Objective, kr *objectives.KeyResult) access.Target {
	if kr != nil {
		return o.KeyResultTarget(kr)
	}
	t := o.Target()
	t.ListedIDs = append(t.ListedIDs, t.Responsible...) // they see it
	t.Responsible = nil
	return t
}
