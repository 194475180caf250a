// Package carryovers is how a team gets from one cycle into the next: of each
// objective whether it goes on as it was, with a target by its trend, by its
// structure alone, or not at all.
package carryovers

import (
	"time"

	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/metrics"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that this one builds on.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Metrics    *metrics.Feature
	Problems   *problems.Feature
	Reviews    *reviews.Feature
}

// Feature holds the use cases of carrying over.
type Feature struct {
	act *act.Runner
	Above
}

// New makes the feature.
func New(a *act.Runner, above Above) *Feature {
	f := &Feature{act: a, Above: above}
	f.hear()
	return f
}

// How is in what way an objective goes on.
type How string

// The ways.
const (
	AsIs      How = "as_is"     // what is unfinished, from where it stands to the same target
	ByTrend   How = "trend"     // what is unfinished, to the target that the same pace reaches
	Structure How = "structure" // key results as they were at the start, and nothing else
	Dropped   How = "dropped"   // with a reason
)

// Carryover is what was decided of an objective for another cycle.
type Carryover struct {
	store.BaseModel `bun:"table:carryovers,alias:y"`
	ID              string    `bun:"id,pk"`
	ObjectiveID     string    `bun:"objective_id"`
	CycleID         string    `bun:"cycle_id"` // where it goes
	How             How       `bun:"how"`
	Reason          string    `bun:"reason"`
	DraftID         string    `bun:"draft_id"` // what it became; "" for dropped
	DecidedBy       string    `bun:"decided_by"`
	DecidedAt       time.Time `bun:"decided_at"`

	DraftState string `bun:"draft_state,scanonly"` // "" where it was deleted since
	Actions    int    `bun:"actions,scanonly"`     // that went along
	Problems   int    `bun:"problems,scanonly"`
}

// Kind is what an item is.
type Kind string

// The kinds of what goes along.
const (
	KeyResult Kind = "key_result"
	Action    Kind = "action"
	Problem   Kind = "problem"
)

// Item is what went along: a key result by the draft that it became, an action or a
// problem itself, with where it was.
type Item struct {
	store.BaseModel `bun:"table:carryover_items,alias:i"`
	CarryoverID     string    `bun:"carryover_id,pk"`
	Kind            Kind      `bun:"kind,pk"`
	ItemID          string    `bun:"item_id,pk"`
	FromKeyResultID string    `bun:"from_key_result_id"` // "" for a problem of the objective as a whole
	ToKeyResultID   string    `bun:"to_key_result_id"`
	StartsOn        store.Day `bun:"starts_on"` // of an action, before it went
	DueOn           store.Day `bun:"due_on"`
	Learned         int64     `bun:"learned"` // by a key result: from so many check-ins on where it was

	FromObjectiveID string `bun:"from_objective_id,scanonly"`
}

func (c *Carryover) ref() act.Ref {
	return act.Ref{Kind: "carryover", ID: c.ID, Within: c.ObjectiveID}
}

func (c *Carryover) facts() map[string]any {
	return map[string]any{"objective_id": c.ObjectiveID, "cycle_id": c.CycleID, "how_carried": c.How, "reason": c.Reason}
}
