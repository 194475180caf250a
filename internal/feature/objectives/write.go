package objectives

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Lengths, in characters.
const (
	maxTitle       = 300
	maxDescription = 20000
	maxShared      = 200
)

// Draft is what is said of a new objective.
type Draft struct {
	CycleID     string
	Title       string
	Description string
	OwnerID     string // either a person …
	TeamID      string // … or a team owns it
	Kind        okr.Kind
	Visibility  access.Visibility
	Weight      decimal.NullDecimal
	ThemeIDs    []string
	SharedWith  []string
}

// Write drafts an objective. Whoever drafts for nobody in particular drafts for
// themselves.
func (f *Feature) Write(ctx context.Context, who access.Actor, in Draft) (o *Objective, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err = f.write(ctx, tx, in)
		return err
	})
	return o, err
}

func (f *Feature) write(ctx context.Context, tx *act.Tx, in Draft) (*Objective, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	if in.OwnerID == "" && in.TeamID == "" {
		in.OwnerID = tx.Who.ID
	}
	o := &Objective{ID: act.NewID(), CycleID: in.CycleID, State: okr.Draft, Version: 1, CreatedBy: tx.Who.ID, CreatedAt: tx.Now}
	if err := o.belong(org, in.OwnerID, in.TeamID); err != nil {
		return nil, err
	}
	if err := tx.Allow(access.ObjectiveCreate, access.Target{OwnerID: o.OwnerID, TeamID: o.TeamID}); err != nil {
		return nil, err
	}
	c, err := f.cycles.Cycle(ctx, tx, in.CycleID)
	if fault.Is(err, "input.missing") {
		return nil, fault.At("/cycle_id", "objective.cycle_unknown")
	}
	if err != nil {
		return nil, err
	}
	if err := openFor(c); err != nil {
		return nil, err
	}
	if in.Visibility == "" {
		in.Visibility = access.Everyone
	}
	if in.Kind == "" {
		in.Kind = okr.Committed
	}
	o.Kind, o.Visibility, o.Weight = in.Kind, in.Visibility, in.Weight
	if err := o.describe(in.Title, in.Description); err != nil {
		return nil, err
	}
	if o.Position, err = nextPosition(ctx, tx, (*Objective)(nil), "cycle_id = ? AND team_id = ?", o.CycleID, o.TeamID); err != nil {
		return nil, err
	}
	if err := addObjective(ctx, tx, o); err != nil {
		return nil, err
	}
	if err := f.relate(ctx, tx, org, o, &in.ThemeIDs, &in.SharedWith); err != nil {
		return nil, err
	}
	return o, tx.Tell(ctx, act.Told{Kind: "objective.drafted", Subject: o.Ref(), After: o.facts(), Detail: o})
}

// openFor refuses new objectives in a cycle that is over.
func openFor(c cycles.Cycle) error {
	if c.Closed() {
		return fault.At("/cycle_id", "objective.cycle_closed", fault.Args{"cycle": c.Name})
	}
	return nil
}

// belong sets who owns the objective: a person, with their home team, or a team.
func (o *Objective) belong(org *people.Org, ownerID, teamID string) error {
	switch {
	case ownerID != "" && teamID != "" && org.HomeTeam(ownerID) != teamID:
		return fault.At("/owner_id", "objective.two_owners")
	case ownerID != "":
		p, ok := org.Person(ownerID)
		if !ok || !p.Active() {
			return fault.At("/owner_id", "objective.owner_unknown")
		}
		o.OwnerID, o.TeamID = ownerID, p.TeamID
	default:
		if _, ok := org.Tree.Team(teamID); !ok {
			return fault.At("/team_id", "people.team_unknown")
		}
		o.OwnerID, o.TeamID = "", teamID
	}
	return nil
}

// describe checks and sets the words, and checks the kinds, all at once.
func (o *Objective) describe(title, description string) error {
	var bad []*fault.Fault
	o.Title = strings.Join(strings.Fields(title), " ")
	o.Description = strings.TrimSpace(description)
	if o.Title == "" {
		bad = append(bad, fault.At("/title", "input.required"))
	}
	if utf8.RuneCountInString(o.Title) > maxTitle {
		bad = append(bad, fault.At("/title", "input.too_long", fault.Args{"limit": maxTitle}))
	}
	if utf8.RuneCountInString(o.Description) > maxDescription {
		bad = append(bad, fault.At("/description", "input.too_long", fault.Args{"limit": maxDescription}))
	}
	if !o.Kind.Known() {
		bad = append(bad, fault.At("/kind", "objective.kind_unknown"))
	}
	if !slices.Contains([]access.Visibility{access.Everyone, access.TeamOnly, access.Listed}, o.Visibility) {
		bad = append(bad, fault.At("/visibility", "objective.visibility_unknown"))
	}
	if err := okr.CheckWeight("/weight", o.Weight); err != nil {
		f, _ := fault.Of(err)
		bad = append(bad, f)
	}
	return fault.Join(bad)
}

// relate sets the themes served and the people it is shared with; nil leaves
// them as they are.
func (f *Feature) relate(ctx context.Context, tx *act.Tx, org *people.Org, o *Objective, themeIDs, sharedWith *[]string) error {
	if themeIDs != nil {
		ids := slices.Compact(slices.Sorted(slices.Values(*themeIDs)))
		if len(ids) > 0 {
			found, err := f.themes.Load(ctx, tx, ids)
			if err != nil {
				return err
			}
			if len(found) != len(ids) {
				return fault.At("/theme_ids", "objective.theme_unknown")
			}
		}
		if err := setThemes(ctx, tx, o.ID, ids); err != nil {
			return err
		}
		o.Themes = ids
	}
	if sharedWith != nil {
		ids := slices.Compact(slices.Sorted(slices.Values(*sharedWith)))
		if len(ids) > maxShared {
			return fault.At("/shared_with", "input.too_many", fault.Args{"limit": maxShared})
		}
		for _, id := range ids {
			if _, ok := org.Person(id); !ok {
				return fault.At("/shared_with", "objective.person_unknown")
			}
		}
		return setSharing(ctx, tx, o.ID, shared, "", ids)
	}
	return nil
}

// facts is what the trail says of an objective.
func (o *Objective) facts() map[string]any {
	return map[string]any{"title": o.Title, "description": o.Description, "cycle_id": o.CycleID, "owner_id": o.OwnerID, "team_id": o.TeamID,
		"kind": o.Kind, "visibility": o.Visibility, "weight": o.Weight, "theme_ids": o.Themes}
}

// Change is what is said anew of an objective; nil leaves a field as it is.
type Change struct {
	Title, Description, OwnerID, TeamID, CycleID *string
	Kind                                         *okr.Kind
	Visibility                                   *access.Visibility
	Weight                                       *decimal.NullDecimal
	ThemeIDs, SharedWith                         *[]string
	Reason                                       string // needed for the words of an active objective
}

// Describe changes an objective. Once it is active, its words and its kind are
// changed by revision: with a reason, kept beside what was.
func (f *Feature) Describe(ctx context.Context, who access.Actor, id string, version int64, in Change) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := loadObjective(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveUpdate, o.Target()); err != nil {
			return err
		}
		if version != 0 && version != o.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		if _, err := o.life().Change(); err != nil {
			return err
		}
		return f.change(ctx, tx, o, in)
	})
}

func (f *Feature) change(ctx context.Context, tx *act.Tx, o *Objective, in Change) error {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	before, title, description := o.facts(), o.Title, o.Description
	old := *o
	act.Set(&title, in.Title)
	act.Set(&description, in.Description)
	act.Set(&o.Kind, in.Kind)
	act.Set(&o.Visibility, in.Visibility)
	act.Set(&o.Weight, in.Weight)
	if in.OwnerID != nil || in.TeamID != nil {
		if err := f.handOver(tx, org, o, in); err != nil {
			return err
		}
	}
	if in.CycleID != nil && *in.CycleID != o.CycleID {
		if err := f.moveCycle(ctx, tx, o, *in.CycleID); err != nil {
			return err
		}
	}
	if err := o.describe(title, description); err != nil {
		return err
	}
	if err := f.reviseWords(ctx, tx, &old, o, in.Reason); err != nil {
		return err
	}
	if err := saveObjective(ctx, tx, o); err != nil {
		return err
	}
	if err := f.relate(ctx, tx, org, o, in.ThemeIDs, in.SharedWith); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: "objective.changed", Subject: o.Ref(), Before: before, After: o.facts(), Detail: o})
}

// handOver gives the objective to another person or team, for whom the caller
// must be allowed to draft.
func (f *Feature) handOver(tx *act.Tx, org *people.Org, o *Objective, in Change) error {
	owner, team := "", ""
	act.Set(&owner, in.OwnerID)
	act.Set(&team, in.TeamID)
	if owner == "" && team == "" {
		return fault.At("/owner_id", "input.required")
	}
	if err := o.belong(org, owner, team); err != nil {
		return err
	}
	return tx.Allow(access.ObjectiveUpdate, o.Target())
}

// moveCycle puts a draft into another cycle.
func (f *Feature) moveCycle(ctx context.Context, tx *act.Tx, o *Objective, cycleID string) error {
	if o.State != okr.Draft {
		return fault.At("/cycle_id", "objective.not_draft")
	}
	c, err := f.cycles.Cycle(ctx, tx, cycleID)
	if fault.Is(err, "input.missing") {
		return fault.At("/cycle_id", "objective.cycle_unknown")
	}
	if err != nil {
		return err
	}
	o.CycleID = cycleID
	return openFor(c)
}

// Delete removes a draft; it can be restored. What was once active is dropped
// by closing it instead.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, err := loadObjective(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveDelete, o.Target()); err != nil {
			return err
		}
		if o.State != okr.Draft {
			return fault.New(fault.Conflict, "objective.not_draft")
		}
		if err := dropRow(ctx, tx, (*Objective)(nil), id, tx.Now); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "objective.deleted", Subject: o.Ref(), Before: o.facts(), Detail: o})
	})
}

// Restore brings a deleted draft back.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := restoreRow(ctx, tx, (*Objective)(nil), id); err != nil {
			return gone(err)
		}
		o, err := loadObjective(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveDelete, o.Target()); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "objective.restored", Subject: o.Ref(), After: o.facts(), Detail: o})
	})
}

func gone(err error) error {
	if fault.Is(err, "input.stale") {
		return fault.New(fault.Missing, "input.missing")
	}
	return err
}

// Order puts objectives of one list into the given order.
func (f *Feature) Order(ctx context.Context, who access.Actor, ids []string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		for _, id := range ids {
			o, err := loadObjective(ctx, tx, id)
			if err != nil {
				return err
			}
			if err := tx.Allow(access.ObjectiveUpdate, o.Target()); err != nil {
				return err
			}
		}
		if err := setPositions(ctx, tx, (*Objective)(nil), ids); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "objective.ordered", Subject: act.Ref{Kind: "objective", ID: ids[0]}, After: map[string]any{"order": ids}})
	})
}
