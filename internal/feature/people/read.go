package people

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Founded reports whether the workspace has been set up.
func (f *Feature) Founded(ctx context.Context) (yes bool, err error) {
	err = f.act.Read(ctx, access.Actor{}, func(ctx context.Context, tx *act.Tx) error {
		yes, err = anyPerson(ctx, tx)
		return err
	})
	return yes, err
}

// Workspace gives the workspace's own row.
func (f *Feature) Workspace(ctx context.Context, who access.Actor) (w Workspace, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.WorkspaceView, access.Target{}); err != nil {
			return err
		}
		w, err = loadWorkspace(ctx, tx)
		return err
	})
	return w, err
}

// Person finds one person, with the teams they belong to.
func (f *Feature) Person(ctx context.Context, who access.Actor, id string) (p Person, teamIDs []string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if id != who.ID {
			if err := tx.Allow(access.PersonView, access.Target{OwnerID: id}); err != nil {
				return err
			}
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		var ok bool
		if p, ok = o.Person(id); !ok {
			return fault.New(fault.Missing, "input.missing")
		}
		teamIDs = o.TeamsOf(id)
		return nil
	})
	return p, teamIDs, err
}

// Listing says which people are wanted.
type Listing struct {
	Query    string
	TeamID   string // with the teams below it
	Inactive bool   // also those who left
	Cursor   string
	Limit    int

	teamIDs []string
}

// List pages through people by name.
func (f *Feature) List(ctx context.Context, who access.Actor, in Listing) (page store.Page[Person], o *Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PersonView, access.Target{}); err != nil {
			return err
		}
		if o, err = f.Org(ctx, tx); err != nil {
			return err
		}
		if in.TeamID != "" {
			in.teamIDs = o.Tree.Subtree(in.TeamID)
			if len(in.teamIDs) == 0 {
				in.teamIDs = []string{in.TeamID}
			}
		}
		page, err = listPeople(ctx, tx, in)
		return err
	})
	return page, o, err
}

// Teams lists every team, in no particular order of the tree.
func (f *Feature) Teams(ctx context.Context, who access.Actor) (teams []Team, o *Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TeamView, access.Target{}); err != nil {
			return err
		}
		if o, err = f.Org(ctx, tx); err != nil {
			return err
		}
		teams, err = listTeams(ctx, tx)
		return err
	})
	return teams, o, err
}

// Team finds one team.
func (f *Feature) Team(ctx context.Context, who access.Actor, id string) (t Team, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TeamView, access.Target{TeamID: id}); err != nil {
			return err
		}
		t, err = loadTeam(ctx, tx, id)
		return err
	})
	return t, err
}

// Self gives the caller as the policy and as the people see them.
func (f *Feature) Self(ctx context.Context, who access.Actor) (actor access.Actor, p Person, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		var ok bool
		if actor, ok = o.Actor(who.ID); !ok {
			return fault.New(fault.Unsigned, "session.none")
		}
		actor.Scopes = who.Scopes
		p, _ = o.Person(who.ID)
		return nil
	})
	return actor, p, err
}
