// Package views is queries on the list of OKRs that are saved with a name, for oneself or for
// others, and that tell whoever wants it when they begin to hold of an OKR.
package views

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of saved views.
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
	return f
}

// Reach is whom a view is for.
type Reach string

// The reaches.
const (
	Private  Reach = "private" // its owner
	OfTeam   Reach = "team"    // those who see what only the team sees
	Everyone Reach = "everyone"
)

// View is a query with a name.
type View struct {
	store.BaseModel `bun:"table:views,alias:v"`
	ID              string    `bun:"id,pk"`
	OwnerID         string    `bun:"owner_id"`
	Name            string    `bun:"name"`
	Find            string    `bun:"find"` // as it was written
	Reach           Reach     `bun:"reach"`
	TeamID          string    `bun:"team_id"` // of reach OfTeam
	CreatedAt       time.Time `bun:"created_at"`
	DeletedAt       time.Time `bun:"deleted_at,nullzero"`
	Version         int64     `bun:"version"`
}

// Subscription is that somebody wants to be told.
type Subscription struct {
	store.BaseModel `bun:"table:view_subscriptions,alias:s"`
	ID              string    `bun:"id,pk"`
	ViewID          string    `bun:"view_id"`
	PersonID        string    `bun:"person_id"`
	Ends            bool      `bun:"ends"` // also when it doesn't hold any more
	Since           time.Time `bun:"since"`
	Turn            int64     `bun:"turn"` // how often it was looked at with its present query
	LookedAt        time.Time `bun:"looked_at"`
	LookedOn        string    `bun:"looked_on"` // the day
	Head            int64     `bun:"head"`      // how long the trail was
	Trouble         Trouble   `bun:"trouble"`
}

// Trouble is why a subscription tells nothing for now.
type Trouble string

// The troubles.
const (
	None Trouble = ""
	Wide Trouble = "wide" // it holds of more than is followed
)

// Saved is a view with the caller's own subscription to it; nil for none.
type Saved struct {
	View
	Subscription *Subscription
}

// Target is the view as the policy sees it. A private one has no owner there: whoever manages
// its owner has no part in it.
func (v *View) Target() access.Target {
	switch v.Reach {
	case OfTeam:
		return access.Target{TeamID: v.TeamID, Visibility: access.TeamOnly, Responsible: []string{v.OwnerID}}
	case Everyone:
		return access.Target{Visibility: access.Everyone, Responsible: []string{v.OwnerID}}
	}
	return access.Target{Visibility: access.Listed, Responsible: []string{v.OwnerID}}
}

// own is the view as its owner's, for who may change or take it away.
func (v *View) own() access.Target {
	t := v.Target()
	t.OwnerID = v.OwnerID
	return t
}

func (v *View) ref() act.Ref { return act.Ref{Kind: "view", ID: v.ID} }

// facts is what the trail says of a view. What one keeps for oneself isn't told to those who
// read the trail.
func (v *View) facts() map[string]any {
	if v.Reach == Private {
		return map[string]any{"personal": true}
	}
	return map[string]any{"visibility": v.Reach, "team_id": v.TeamID, "name": v.Name, "query": v.Find}
}
