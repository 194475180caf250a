package views

import (
	"cmp"
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/query"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Bounds, for one person.
const (
	maxName          = 60 // characters
	maxFind          = 300
	maxViews         = 100
	maxSubscriptions = 20
)

// Draft is a view that somebody wants to keep.
type Draft struct {
	Name   string
	Find   string
	Reach  Reach // private where empty
	TeamID string
}

// Save keeps a query with a name. Refused: view.name, view.find (or where the query can't be
// read, as query.…), view.team, view.many.
func (f *Feature) Save(ctx context.Context, who access.Actor, in Draft) (v *View, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ViewCreate, access.Target{}); err != nil {
			return err
		}
		v = &View{ID: act.NewID(), OwnerID: who.ID, Name: strings.TrimSpace(in.Name), Find: strings.TrimSpace(in.Find), Reach: cmp.Or(in.Reach, Private), TeamID: in.TeamID,
			CreatedAt: tx.Now, Version: 1}
		if n, err := countOf(ctx, tx, who.ID); err != nil || n >= maxViews {
			return cmp.Or(err, error(fault.New(fault.Conflict, "view.many", fault.Args{"limit": maxViews})))
		}
		if err := f.check(ctx, tx, v, true); err != nil {
			return err
		}
		if err := add(ctx, tx, v); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "view.saved", Subject: v.ref(), After: v.facts()})
	})
	return v, err
}

// check finds what is wrong with a view, and asks leave for whom it is for where that is new.
func (f *Feature) check(ctx context.Context, tx *act.Tx, v *View, shares bool) error {
	n := utf8.RuneCountInString(v.Name)
	switch {
	case n == 0 || n > maxName:
		return fault.At("/name", "view.name", fault.Args{"limit": maxName})
	case v.Find == "" || utf8.RuneCountInString(v.Find) > maxFind:
		return fault.At("/find", "view.find")
	}
	if _, wrong := query.Parse(v.Find, tx.Who.Lang != i18n.English); wrong != nil {
		return wrong.Fault("/find")
	}
	if v.Reach != OfTeam {
		v.TeamID = ""
	}
	if v.Reach == Private || !shares {
		return nil
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	if _, known := org.Tree.Team(v.TeamID); v.Reach == OfTeam && !known {
		return fault.At("/team_id", "view.team")
	}
	return tx.Allow(access.ViewShare, access.Target{TeamID: v.TeamID})
}

// Change is what is to be different; nil leaves it as it is.
type Change struct {
	Name   *string
	Find   *string
	Reach  *Reach
	TeamID *string
}

// Adjust changes a view of the caller's own. Where it asks something else, its subscriptions
// begin anew: what it holds of then is told to nobody.
func (f *Feature) Adjust(ctx context.Context, who access.Actor, id string, version int64, in Change) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v, err := present(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ViewUpdate, v.own()); err != nil {
			return err
		}
		if version != 0 && version != v.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		was := *v
		act.Set(&v.Name, in.Name)
		act.Set(&v.Find, in.Find)
		act.Set(&v.Reach, in.Reach)
		act.Set(&v.TeamID, in.TeamID)
		v.Name, v.Find = strings.TrimSpace(v.Name), strings.TrimSpace(v.Find)
		if err := f.check(ctx, tx, v, v.Reach != was.Reach || v.TeamID != was.TeamID); err != nil {
			return err
		}
		if err := save(ctx, tx, v); err != nil {
			return err
		}
		if v.Find != was.Find {
			if err := beginAnew(ctx, tx, v.ID); err != nil {
				return err
			}
		}
		return tx.Tell(ctx, act.Told{Kind: "view.changed", Subject: v.ref(), Before: was.facts(), After: v.facts()})
	})
}

// present finds a view that isn't deleted and that the caller may see.
func present(ctx context.Context, tx *act.Tx, id string) (*View, error) {
	v, err := load(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if !v.DeletedAt.IsZero() {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	return v, tx.Allow(access.ViewView, v.Target())
}

// Delete takes a view away, and Restore brings it back with its subscriptions.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.mark(ctx, who, id, true)
}

// Restore undoes Delete, by the same people.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.mark(ctx, who, id, false)
}

func (f *Feature) mark(ctx context.Context, who access.Actor, id string, gone bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		v, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ViewView, v.Target()); err != nil {
			return err
		}
		if err := tx.Allow(access.ViewDelete, v.own()); err != nil {
			return err
		}
		if v.DeletedAt.IsZero() != gone {
			return fault.New(fault.Missing, "input.missing")
		}
		kind := "view.deleted"
		if v.DeletedAt = tx.Now; !gone {
			v.DeletedAt, kind = time.Time{}, "view.restored"
		}
		if err := save(ctx, tx, v); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: v.ref(), After: v.facts()})
	})
}
