package people

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
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

// Person finds one person, and who stands where around them.
func (f *Feature) Person(ctx context.Context, who access.Actor, id string) (p Person, o *Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if id != who.ID {
			if err := tx.Allow(access.PersonView, access.Target{OwnerID: id}); err != nil {
				return err
			}
		}
		if o, err = f.Org(ctx, tx); err != nil {
			return err
		}
		var ok bool
		if p, ok = o.Person(id); !ok || o.later[id] {
			return fault.New(fault.Missing, "input.missing")
		}
		return nil
	})
	return p, o, err
}

// Listing says which people are wanted.
type Listing struct {
	Query    string // part of a name or e-mail, or the first letters of the name's sounds
	TeamID   string // with the teams below it
	Inactive bool   // also those who left
	Cursor   string
	Limit    int
}

// List pages through people by name, as an address book does.
func (f *Feature) List(ctx context.Context, who access.Actor, in Listing) (page store.Page[Person], o *Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PersonView, access.Target{}); err != nil {
			return err
		}
		if o, err = f.Org(ctx, tx); err != nil {
			return err
		}
		page, err = o.list(in)
		return err
	})
	return page, o, err
}

func (o *Org) list(in Listing) (store.Page[Person], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return store.Page[Person]{}, err
	}
	var (
		after string
		teams map[string]bool // nil for all
		found []i18n.Entry
	)
	if key != nil {
		after = key[0]
	}
	if in.TeamID != "" {
		teams = map[string]bool{}
		for _, id := range o.Tree.Subtree(in.TeamID) {
			teams[id] = true
		}
	}
	for _, e := range o.names().Find(in.Query, after) {
		if (o.Here(e.ID) || in.Inactive && !o.later[e.ID]) && (teams == nil || slices.ContainsFunc(o.TeamsOf(e.ID), func(id string) bool { return teams[id] })) {
			if found = append(found, e); len(found) > in.Limit {
				break
			}
		}
	}
	cut := store.Cut(found, in.Limit, func(e i18n.Entry) []string { return []string{e.Key} })
	page := store.Page[Person]{Items: make([]Person, len(cut.Items)), Next: cut.Next}
	for i, e := range cut.Items {
		page.Items[i] = o.people[e.ID]
	}
	return page, nil
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
		if tx.Past() {
			teams, err = f.teamsPast(ctx, tx)
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

// Nouns are what of this feature others speak of: teams that are not deleted.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "team", View: access.TeamView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		org, err := f.Org(ctx, tx)
		if err != nil {
			return nil, err
		}
		found := make(map[string]act.Spoken, len(ids))
		for _, id := range ids {
			if team, ok := org.Tree.Team(id); ok {
				found[id] = act.Spoken{Owners: []string{team.LeadID}, Title: team.Name, Path: "/people?team=" + id}
			}
		}
		return found, nil
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		then, err := f.Org(ctx, tx)
		if err != nil {
			return nil, err
		}
		within := make(map[string]string, len(ids))
		for _, id := range ids {
			if _, there := then.Tree.Team(id); there {
				within[id] = ""
			}
		}
		return within, nil
	}}}
}
