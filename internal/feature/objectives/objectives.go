// Package objectives is objectives and their key results: drafting, the way to
// activation, and the changes after it.
package objectives

import (
	"cmp"
	"slices"
	"time"

	"github.com/shopspring/decimal"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of objectives and key results.
type Feature struct {
	act    *act.Runner
	people *people.Feature
	cycles *cycles.Feature
	themes *themes.Feature
	plans  PlansOf

	readings   ReadingsOf
	forecasts  ForecastsOf
	supporters SupportersOf
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature, t *themes.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c, themes: t}
	f.hear()
	return f
}

// Objective is what a person or team wants to achieve in one cycle.
type Objective struct {
	store.BaseModel `bun:"table:objectives,alias:o"`
	ID              string              `bun:"id,pk"`
	CycleID         string              `bun:"cycle_id"`
	Title           string              `bun:"title"`
	Description     string              `bun:"description"`
	OwnerID         string              `bun:"owner_id"` // "" for a team's own
	TeamID          string              `bun:"team_id"`  // the owning team, or the owner's home team
	Kind            okr.Kind            `bun:"kind"`
	State           okr.State           `bun:"state"`
	Outcome         okr.Outcome         `bun:"outcome"` // once closed
	Visibility      access.Visibility   `bun:"visibility"`
	Weight          decimal.NullDecimal `bun:"weight"` // among its owner's objectives, in percent
	Position        int                 `bun:"position"`
	Progress        *int64              `bun:"progress"` // basis points; nil while no key result has a reading
	ReturnNote      string              `bun:"return_note"`
	CloseNote       string              `bun:"close_note"` // what was said when it was closed
	CreatedBy       string              `bun:"created_by"`
	CreatedAt       time.Time           `bun:"created_at"`
	SubmittedAt     time.Time           `bun:"submitted_at,nullzero"`
	ApprovedAt      time.Time           `bun:"approved_at,nullzero"`
	ApprovedBy      string              `bun:"approved_by"`
	ActivatedAt     time.Time           `bun:"activated_at,nullzero"`
	ClosedAt        time.Time           `bun:"closed_at,nullzero"`
	DeletedAt       time.Time           `bun:"deleted_at,nullzero"`
	Version         int64               `bun:"version"`

	Themes  []string    `bun:"-"`
	Sharing []Sharing   `bun:"-"`
	Results []KeyResult `bun:"-"`
	locked  bool        // nobody else moves its key results until the transaction ends, and Results are all of them
}

// Sharing says why somebody sees an objective besides its owner and team.
type Sharing struct {
	store.BaseModel `bun:"table:objective_people"`
	ObjectiveID     string `bun:"objective_id,pk"`
	PersonID        string `bun:"person_id,pk"`
	Why             string `bun:"why,pk"`        // shared or responsible
	ThroughID       string `bun:"through_id,pk"` // the key result or action that makes them responsible
}

// The reasons of Sharing.
const (
	shared      = "listed"
	responsible = "responsible"
)

// KeyResult is how an objective is judged. What the newest check-in says is
// kept with it, so that a list reads no history.
type KeyResult struct {
	store.BaseModel `bun:"table:key_results,alias:kr"`
	ID              string                       `bun:"id,pk"`
	ObjectiveID     string                       `bun:"objective_id"`
	Title           string                       `bun:"title"`
	Measure         store.JSON[okr.Measure]      `bun:"measure"`
	Kind            okr.MeasureKind              `bun:"kind"`
	Weight          decimal.NullDecimal          `bun:"weight"` // percent of the objective
	OwnerID         string                       `bun:"owner_id"`
	StartsOn        store.Day                    `bun:"starts_on"`
	DueOn           store.Day                    `bun:"due_on"`
	Cadence         store.JSON[cycle.Cadence]    `bun:"cadence"`
	Checkpoints     store.JSON[[]okr.Checkpoint] `bun:"checkpoints"`
	Position        int                          `bun:"position"`
	Dropped         bool                         `bun:"dropped"`
	Current         decimal.NullDecimal          `bun:"current"`
	CurrentOn       store.Day                    `bun:"current_on"`
	Tally           store.JSON[okr.KeepTally]    `bun:"tally"`
	Progress        *int64                       `bun:"progress"` // basis points, raw
	Confidence      *int64                       `bun:"confidence"`
	Called          okr.Status                   `bun:"called"`
	CalledWhy       string                       `bun:"called_why"`
	Note            string                       `bun:"note"`
	CheckedOn       store.Day                    `bun:"checked_on"`
	Trail           store.Text[[]Point]          `bun:"trail"`
	FirstMeasure    store.Text[*okr.Measure]     `bun:"first_measure"`
	Forecast        store.Text[*Foreseen]        `bun:"forecast"`    // null: too few readings, or nothing to foresee
	ForeseenOn      store.Day                    `bun:"foreseen_on"` // the day it was last looked at
	Habit           store.Text[*Learned]         `bun:"habit"`       // null: it reads from nothing that has a past
	CreatedAt       time.Time                    `bun:"created_at"`
	DeletedAt       time.Time                    `bun:"deleted_at,nullzero"`
	Version         int64                        `bun:"version"`
	Known           []okr.Reading                `bun:"-"` // of a past day, the newest readings known then, where putting it back has read them
	ToldUntil       int64                        `bun:"-"` // of a past day, up to where in the trail something but check-ins was told within its objective since; zero: not known
}

// Foreseen is a forecast as it is kept with its key result.
type Foreseen = forecast.Forecast

// Point is one value of the sparkline.
type Point struct {
	On    string `json:"on"`
	Value string `json:"value"`
}

// Target is the objective as the policy sees it.
func (o *Objective) Target() access.Target {
	t := access.Target{OwnerID: o.OwnerID, TeamID: o.TeamID, Visibility: o.Visibility}
	for _, s := range o.Sharing {
		if s.Why == shared {
			t.ListedIDs = append(t.ListedIDs, s.PersonID)
		} else {
			t.Responsible = append(t.Responsible, s.PersonID)
		}
	}
	return t
}

// CheckedInBy is who checks in on a key result of the objective: its owner, else
// the objective's, of a team's the leader; "" for nobody.
func (o *Objective) CheckedInBy(org *people.Org, kr *KeyResult) string {
	if kr.OwnerID != "" || o.OwnerID != "" {
		return cmp.Or(kr.OwnerID, o.OwnerID)
	}
	t, _ := org.Tree.Team(o.TeamID)
	return t.LeadID
}

// KeyResultTarget is one key result as the policy sees it: only those
// responsible for this key result, not for others, work on it.
func (o *Objective) KeyResultTarget(kr *KeyResult) access.Target {
	return kr.target(seenBy(o.Target()))
}

// seenBy is an objective's target for those who work on none of it: they see it.
func seenBy(t access.Target) access.Target {
	t.ListedIDs = append(slices.Clip(t.ListedIDs), t.Responsible...)
	t.Responsible = nil
	return t
}

// target puts the key result's own responsible person into seenBy of its objective.
func (kr *KeyResult) target(seen access.Target) access.Target {
	if kr.OwnerID != "" {
		seen.Responsible = []string{kr.OwnerID}
	}
	return seen
}

// Ref names the objective in the trail.
func (o *Objective) Ref() act.Ref { return act.Ref{Kind: "objective", ID: o.ID, Within: o.ID} }

// Ref names the key result in the trail.
func (kr *KeyResult) Ref() act.Ref {
	return act.Ref{Kind: "key_result", ID: kr.ID, Within: kr.ObjectiveID}
}
