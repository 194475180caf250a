package people

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// TeamDraft is what is said of a new team.
type TeamDraft struct {
	Name     string
	ParentID string
	LeadID   string
	Position int
}

// Form makes a team.
func (f *Feature) Form(ctx context.Context, who access.Actor, in TeamDraft) (t Team, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TeamCreate, access.Target{}); err != nil {
			return err
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		t = Team{ID: act.NewID(), ParentID: in.ParentID, LeadID: in.LeadID, Position: in.Position, Version: 1, CreatedAt: tx.Now}
		if err := t.describe(o, in.Name); err != nil {
			return err
		}
		if err := addTeam(ctx, tx, &t); err != nil {
			return err
		}
		if err := bump(ctx, tx); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "team.formed", Subject: t.ref(), After: t.facts()})
	})
	return t, err
}

func (t Team) ref() act.Ref { return act.Ref{Kind: "team", ID: t.ID} }

func (t Team) facts() map[string]any {
	return map[string]any{"name": t.Name, "parent_id": t.ParentID, "lead_id": t.LeadID, "position": t.Position}
}

// describe checks and sets what is said of a team, all fields at once.
func (t *Team) describe(o *Org, called string) error {
	var bad []*fault.Fault
	var f *fault.Fault
	if t.Name, f = name("/name", called); f != nil {
		bad = append(bad, f)
	}
	if t.LeadID != "" {
		if p, ok := o.Person(t.LeadID); !ok || !p.Active() {
			bad = append(bad, fault.At("/lead_id", "people.lead_unknown"))
		}
	}
	if t.ParentID != "" {
		if _, ok := o.Tree.Team(t.ParentID); !ok {
			bad = append(bad, fault.At("/parent_id", "people.team_unknown"))
		} else if err := o.Tree.CheckParent(t.ID, t.ParentID); err != nil {
			return err
		}
	}
	return fault.Join(bad)
}

// TeamChange is what is said anew of a team; nil leaves a field as it is.
type TeamChange struct {
	Name, ParentID, LeadID *string
	Position               *int
}

// Reshape changes a team: its name, place in the tree, or lead.
func (f *Feature) Reshape(ctx context.Context, who access.Actor, id string, version int64, in TeamChange) (t Team, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TeamUpdate, access.Target{TeamID: id}); err != nil {
			return err
		}
		if t, err = loadTeam(ctx, tx, id); err != nil {
			return err
		}
		if version != 0 && version != t.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		before, called := t.facts(), t.Name
		act.Set(&called, in.Name)
		act.Set(&t.ParentID, in.ParentID)
		act.Set(&t.LeadID, in.LeadID)
		act.Set(&t.Position, in.Position)
		if err := t.describe(o, called); err != nil {
			return err
		}
		if err := saveTeam(ctx, tx, &t, t.Version); err != nil {
			return err
		}
		if err := bump(ctx, tx); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "team.reshaped", Subject: t.ref(), Before: before, After: t.facts()})
	})
	return t, err
}

// Dissolve removes a team that is empty: no people, no teams below it.
func (f *Feature) Dissolve(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TeamDelete, access.Target{TeamID: id}); err != nil {
			return err
		}
		t, err := loadTeam(ctx, tx, id)
		if err != nil {
			return err
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		if len(o.Tree.Children(id)) > 0 || o.inhabited(id) {
			return fault.New(fault.Conflict, "people.team_inhabited", fault.Args{"name": t.Name})
		}
		if err := dropTeam(ctx, tx, id); err != nil {
			return err
		}
		if err := bump(ctx, tx); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "team.dissolved", Subject: t.ref(), Before: t.facts()})
	})
}

func (o *Org) inhabited(teamID string) bool {
	for _, p := range o.people {
		if p.TeamID == teamID {
			return true
		}
	}
	for _, ids := range o.joined {
		for _, id := range ids {
			if id == teamID {
				return true
			}
		}
	}
	return false
}
