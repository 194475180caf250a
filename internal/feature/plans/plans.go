// Package plans is how key results are worked for: actions with who, when and
// how, what depends on what, and how much work a person has. Actions never feed
// progress.
package plans

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of action plans.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	objectives *objectives.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, o *objectives.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c, objectives: o}
	f.hear()
	o.PlansFrom(f.inShort)
	return f
}

// Action is output that moves a key result: one responsible person, a date, a how.
type Action struct {
	store.BaseModel `bun:"table:actions,alias:a"`
	ID              string                  `bun:"id,pk"`
	KeyResultID     string                  `bun:"key_result_id"`
	ObjectiveID     string                  `bun:"objective_id"`
	Title           string                  `bun:"title"`
	OwnerID         string                  `bun:"owner_id"`
	StartsOn        store.Day               `bun:"starts_on"`
	DueOn           store.Day               `bun:"due_on"`
	How             string                  `bun:"how"`         // Markdown
	EffortDays      decimal.NullDecimal     `bun:"effort_days"` // person-days
	Steps           store.JSON[[]plan.Step] `bun:"steps"`
	State           plan.State              `bun:"state"`
	BlockedWhy      string                  `bun:"blocked_why"`
	BlockedPersonID string                  `bun:"blocked_person_id"`
	BlockedWhom     string                  `bun:"blocked_whom"` // in words, for somebody outside the workspace
	BlockedAt       time.Time               `bun:"blocked_at,nullzero"`
	DoneAt          time.Time               `bun:"done_at,nullzero"`
	Position        int                     `bun:"position"`
	CreatedBy       string                  `bun:"created_by"`
	CreatedAt       time.Time               `bun:"created_at"`
	DeletedAt       time.Time               `bun:"deleted_at,nullzero"`
	Version         int64                   `bun:"version"`

	Collaborators []string `bun:"-"`
	DependsOn     []string `bun:"-"`

	changed time.Time // of one put back: when it was changed first since; zero for never
	carried bool      // of one put back: it is in another plan now
}

// plain is the action as the rules know it.
func (a *Action) plain() plan.Action {
	return plan.Action{ID: a.ID, KeyResultID: a.KeyResultID, Title: a.Title, OwnerID: a.OwnerID, StartsOn: a.StartsOn.Date, DueOn: a.DueOn.Date,
		State: a.State, EffortDays: a.EffortDays, Steps: a.Steps.V, DependsOn: a.DependsOn}
}

// ref names the action in the trail.
func (a *Action) ref() act.Ref { return act.Ref{Kind: "action", ID: a.ID, Within: a.ObjectiveID} }

// target is the action as the policy sees it: besides those who work on its key
// result, its responsible person and collaborators may work on it.
func (a *Action) target(o *objectives.Objective, kr *objectives.KeyResult) access.Target {
	t := o.KeyResultTarget(kr)
	t.Responsible = append(append(t.Responsible, a.OwnerID), a.Collaborators...)
	return t
}

// ownTarget is target without collaborators, who don't delete an action.
func (a *Action) ownTarget(o *objectives.Objective, kr *objectives.KeyResult) access.Target {
	t := o.KeyResultTarget(kr)
	t.Responsible = append(t.Responsible, a.OwnerID)
	t.ListedIDs = append(t.ListedIDs, a.Collaborators...)
	return t
}

// block is what the action waits for.
func (a *Action) block() plan.Block {
	return plan.Block{Why: a.BlockedWhy, PersonID: a.BlockedPersonID, Whom: a.BlockedWhom}
}

// facts is what the trail says of an action.
func (a *Action) facts() map[string]any {
	return map[string]any{"title": a.Title, "key_result_id": a.KeyResultID, "owner_id": a.OwnerID, "collaborator_ids": a.Collaborators,
		"starts_on": a.StartsOn.String(), "due_on": a.DueOn.String(), "how": a.How, "effort_days": a.EffortDays, "steps": viewSteps(a.Steps.V),
		"depends_on": a.DependsOn, "state": a.State, "position": a.Position, "blocked": map[string]any{"why": a.BlockedWhy, "person_id": a.BlockedPersonID, "whom": a.BlockedWhom}}
}
