// Package guestlinks is secret addresses at which somebody without an account reads one
// page, a team's or the company's state, until they end.
package guestlinks

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/auth"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features whose page is shown, and who guards its door.
type Above struct {
	People  *people.Feature
	Auth    *auth.Feature
	Cycles  *cycles.Feature
	Insight *insight.Feature
}

// Feature holds the use cases of guest links.
type Feature struct {
	Above
	act  *act.Runner
	base string // what addresses begin with, without a slash at its end
}

// New makes the feature.
func New(a *act.Runner, above Above, baseURL string) *Feature {
	f := &Feature{Above: above, act: a, base: baseURL}
	f.hear()
	return f
}

// Link is a guest link, without its secret.
type Link struct {
	store.BaseModel `bun:"table:guest_links,alias:g"`
	ID              string    `bun:"id,pk"`
	Hash            string    `bun:"hash"`
	PersonID        string    `bun:"person_id"` // who made it, and answers for it
	TeamID          string    `bun:"team_id"`   // "" for the company's page
	CycleID         string    `bun:"cycle_id"`  // "" for the current one, whichever that is
	AsOf            string    `bun:"asof"`      // "" for the present
	Label           string    `bun:"label"`
	MadeAt          time.Time `bun:"made_at"`
	EndsAt          time.Time `bun:"ends_at"` // the first moment at which it opens nothing
	RevokedAt       time.Time `bun:"revoked_at,nullzero"`
	RevokedBy       string    `bun:"revoked_by"`
	Opened          int64     `bun:"opened"` // times
	OpenedAt        time.Time `bun:"opened_at,nullzero"`
}

// State is how a link stands.
type State string

// The states.
const (
	Live    State = "live"
	Expired State = "expired"
	Revoked State = "revoked"
	Off     State = "off"    // the workspace shares nothing with guests now
	Lapsed  State = "lapsed" // whoever made it may share the page no more, or the team is gone
)

// State tells how the link stands at a moment. It opens the page only while whoever made
// it may share that page, and while the workspace shares any.
func (l *Link) State(now time.Time, org *people.Org, shares bool) State {
	switch {
	case !l.RevokedAt.IsZero():
		return Revoked
	case !now.Before(l.EndsAt):
		return Expired
	case !shares:
		return Off
	}
	maker, active := org.Actor(l.PersonID)
	if _, known := org.Tree.Team(l.TeamID); !active || l.TeamID != "" && !known {
		return Lapsed
	}
	if access.Decide(maker, access.GuestLinkCreate, access.Target{TeamID: l.TeamID}) != access.Allow {
		return Lapsed
	}
	return Live
}

// Target is the link as the policy sees it: of its maker, and of whoever answers for the page.
func (l *Link) Target() access.Target { return access.Target{OwnerID: l.PersonID, TeamID: l.TeamID} }

func (l *Link) ref() act.Ref { return act.Ref{Kind: "guest_link", ID: l.ID} }

// facts is what the trail says of a link.
func (l *Link) facts() map[string]any {
	return map[string]any{"team_id": l.TeamID, "cycle_id": l.CycleID, "as_of": l.AsOf, "label": l.Label, "ends_at": l.EndsAt}
}
