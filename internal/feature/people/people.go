// Package people is the workspace, its people and its tree of teams.
package people

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of people and teams.
type Feature struct {
	act *act.Runner

	org    act.Memory[*Org]
	policy act.Memory[Policy]

	mu   sync.Mutex
	past *heldPast
}

// New makes the feature.
func New(a *act.Runner) *Feature {
	return &Feature{act: a, org: act.Memory[*Org]{Stamp: orgStamp}, policy: act.Memory[Policy]{Stamp: policyStamp}}
}

// Workspace is the company that this installation serves; there is one row.
type Workspace struct {
	store.BaseModel `bun:"table:workspaces"`
	ID              int64     `bun:"id,pk"`
	Name            string    `bun:"name"`
	Policy          string    `bun:"policy"`
	Version         int64     `bun:"version"`
	CreatedAt       time.Time `bun:"created_at"`
}

// Person is somebody who works here, or did.
type Person struct {
	store.BaseModel `bun:"table:people"`
	ID              string      `bun:"id,pk"`
	Name            string      `bun:"name"`
	Email           string      `bun:"email"`
	Role            access.Role `bun:"role"`
	TeamID          string      `bun:"team_id"`
	JobLevel        string      `bun:"job_level"` // as org.JobLevel reads it; "" for none
	ManagerID       string      `bun:"manager_id"`
	Lang            string      `bun:"lang"`
	Theme           string      `bun:"theme"`
	DeactivatedAt   time.Time   `bun:"deactivated_at,nullzero"`
	Version         int64       `bun:"version"`
	CreatedAt       time.Time   `bun:"created_at"`
}

// Active reports whether the person still works here.
func (p Person) Active() bool { return p.DeactivatedAt.IsZero() }

// Team is a node of the tree.
type Team struct {
	store.BaseModel `bun:"table:teams"`
	ID              string    `bun:"id,pk"`
	Name            string    `bun:"name"`
	ParentID        string    `bun:"parent_id"`
	LeadID          string    `bun:"lead_id"`
	Position        int       `bun:"position"`
	Version         int64     `bun:"version"`
	CreatedAt       time.Time `bun:"created_at"`
}

// Membership puts a person into a team besides their home team.
type Membership struct {
	store.BaseModel `bun:"table:memberships"`
	PersonID        string `bun:"person_id,pk"`
	TeamID          string `bun:"team_id,pk"`
}

// Org is everybody and every team as of one stamp: small enough to keep in
// memory, and needed by nearly every request. It is only read.
type Org struct {
	Tree   *org.Tree
	Lines  *org.Lines
	people map[string]Person
	homes  map[string][]string // team → those whose home it is, also deactivated ones
	joined map[string][]string // person → teams besides the home team
	names  func() *i18n.Names  // made when first looked into
	past   bool                // as of a past moment: nothing may be done
	later  map[string]bool     // who joined after that moment: known by name alone
}

// Past reports whether everybody is as of a past moment, in which nothing may be done.
func (o *Org) Past() bool { return o.past }

// Here reports whether somebody works here, or did then.
func (o *Org) Here(id string) bool { return o.people[id].Active() && !o.later[id] }

// Person finds a person, also a deactivated one.
func (o *Org) Person(id string) (Person, bool) {
	p, ok := o.people[id]
	return p, ok
}

// Name is what a person is called, also one who left; "" for nobody.
func (o *Org) Name(id string) string { return o.people[id].Name }

// ActiveIDs lists the people who work here, in the order of their ids.
func (o *Org) ActiveIDs() (ids []string) {
	for id := range o.people {
		if o.Here(id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// InOrder lists the people who work here as an address book does.
func (o *Org) InOrder() (ids []string) {
	for _, e := range o.names().Find("", "") {
		if o.Here(e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// Called gives the names of people who work here that a text fits, as an address book
// finds them, at most so many.
func (o *Org) Called(text string, most int) (names []string) {
	for _, e := range o.names().Find(text, "") {
		if p := o.people[e.ID]; o.Here(e.ID) && len(names) < most && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	return names
}

// Named gives the people whose names fit, also those who left; all is false where they are
// more than so many, and then not everybody is among them.
func (o *Org) Named(fits func(...string) bool, most int) (ids []string, all bool) {
	for id, p := range o.people {
		if !fits(p.Name) {
			continue
		}
		if len(ids) == most {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

// EveryID lists everybody, those who left too, in the order of their ids.
func (o *Org) EveryID() []string { return slices.Sorted(maps.Keys(o.people)) }

// Count is how many people are active.
func (o *Org) Count() (n int) {
	for id := range o.people {
		if o.Here(id) {
			n++
		}
	}
	return n
}

// TeamsOf lists the teams a person belongs to, home team first.
func (o *Org) TeamsOf(personID string) []string {
	var ids []string
	if home := o.people[personID].TeamID; home != "" {
		ids = append(ids, home)
	}
	return append(ids, o.joined[personID]...)
}

// Above is whom a person answers to: their line manager, or where none is named
// the leader of their home team, else of the next team above that somebody else
// leads. named tells which; nobody gives "".
func (o *Org) Above(personID string) (id string, named bool) {
	p := o.people[personID]
	if o.people[p.ManagerID].Active() && p.ManagerID != "" {
		return p.ManagerID, true
	}
	for _, teamID := range append([]string{p.TeamID}, o.Tree.Ancestors(p.TeamID)...) {
		if t, ok := o.Tree.Team(teamID); ok && t.LeadID != "" && t.LeadID != personID && o.people[t.LeadID].Active() {
			return t.LeadID, false
		}
	}
	return "", false
}

// Members lists the active people whose home team is one of the given.
func (o *Org) Members(teamIDs map[string]bool) []Person {
	var out []Person
	for teamID, wanted := range teamIDs {
		if !wanted {
			continue
		}
		for _, id := range o.homes[teamID] {
			if p := o.people[id]; p.Active() {
				out = append(out, p)
			}
		}
	}
	return out
}

// Holding lists the active people with a role, by name.
func (o *Org) Holding(role access.Role) []Person {
	var ids []string
	for id, p := range o.people {
		if o.Here(id) && p.Role == role {
			ids = append(ids, id)
		}
	}
	sorting.By(ids, func(a, b string) int { return cmp.Or(cmp.Compare(o.Name(a), o.Name(b)), cmp.Compare(a, b)) })
	out := make([]Person, len(ids))
	for i, id := range ids {
		out[i] = o.people[id]
	}
	return out
}

// Actor is a person as the policy sees them; ok is false for someone unknown
// or deactivated.
func (o *Org) Actor(id string) (who access.Actor, ok bool) {
	p, ok := o.people[id]
	if !ok || !p.Active() {
		return access.Actor{}, false
	}
	return access.Actor{
		ID: p.ID, Name: p.Name, Role: p.Role, Lang: p.Lang, TeamID: p.TeamID,
		TeamIDs: o.TeamsOf(id), Leads: o.Tree.Scope(id), Reports: o.Lines.Reports(id),
	}, true
}

// Scope refuses what is asked of a team that there isn't, as missing; "" is everybody.
func (o *Org) Scope(teamID string) error {
	if _, known := o.Tree.Team(teamID); teamID != "" && !known {
		return fault.New(fault.Missing, "input.missing")
	}
	return nil
}

// HomeTeam is the team that a person's own objectives count to.
func (o *Org) HomeTeam(personID string) string { return o.people[personID].TeamID }

// orgStamp marks every change that an Org must see.
const orgStamp = "org"

// Org gives everybody and every team as this transaction sees them.
func (f *Feature) Org(ctx context.Context, tx *act.Tx) (*Org, error) {
	if tx.Past() {
		return f.orgThen(ctx, tx)
	}
	return f.orgNow(ctx, tx)
}

func (f *Feature) orgNow(ctx context.Context, tx *act.Tx) (*Org, error) {
	return f.org.Get(ctx, tx, func() (*Org, error) { return loadOrg(ctx, tx) })
}

// assemble makes an Org of its rows; joined are the teams of each besides the home team.
func assemble(people []Person, teams []Team, joined map[string][]string) (*Org, error) {
	o := &Org{people: make(map[string]Person, len(people)), homes: make(map[string][]string, len(teams)), joined: joined}
	rows := make([]org.Person, 0, len(people))
	for _, p := range people {
		o.people[p.ID] = p
		o.homes[p.TeamID] = append(o.homes[p.TeamID], p.ID)
		rows = append(rows, org.Person{ID: p.ID, Name: p.Name, HomeTeamID: p.TeamID, ManagerID: p.ManagerID})
	}
	nodes := make([]org.Team, 0, len(teams))
	for _, t := range teams {
		nodes = append(nodes, org.Team{ID: t.ID, ParentID: t.ParentID, Name: t.Name, LeadID: t.LeadID, Position: t.Position})
	}
	var err error
	if o.Tree, err = org.NewTree(nodes); err != nil {
		return nil, err
	}
	if o.Lines, err = org.NewLines(rows); err != nil {
		return nil, err
	}
	o.names = sync.OnceValue(func() *i18n.Names {
		names := i18n.NewNames(len(people))
		for _, p := range people {
			names.Add(p.ID, p.Name, p.Email)
		}
		names.Sort()
		return names
	})
	return o, nil
}
