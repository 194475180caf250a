package themes

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds of words, in characters.
const (
	maxTitle       = 120
	maxDescription = 4000
	maxTarget      = 500
)

// Draft is what is said of a new theme.
type Draft struct {
	CycleID, Title, Description, Target, OwnerID string
}

// Set makes a theme, after those there are.
func (f *Feature) Set(ctx context.Context, who access.Actor, in Draft) (t Theme, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeCreate, access.Target{}); err != nil {
			return err
		}
		t = Theme{ID: act.NewID(), CycleID: in.CycleID, Title: in.Title, Description: in.Description, Target: in.Target, OwnerID: in.OwnerID,
			Version: 1, CreatedAt: tx.Now}
		if err := f.check(ctx, tx, &t, true, true); err != nil {
			return err
		}
		if t.Position, err = nextPosition(ctx, tx); err != nil {
			return err
		}
		if err := addTheme(ctx, tx, &t); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "theme.set", Subject: t.ref(), After: t.facts(), Detail: t})
	})
	return t, err
}

func (t Theme) ref() act.Ref { return act.Ref{Kind: "theme", ID: t.ID} }

// facts is what the trail says of a theme.
func (t Theme) facts() map[string]any {
	return map[string]any{"title": t.Title, "description": t.Description, "target": t.Target, "cycle_id": t.CycleID, "owner_id": t.OwnerID, "archived": t.Archived}
}

// check mends the words and refuses what is no theme, all faults at once. The
// cycle and the owner are looked at only where they are newly said: a theme
// outlives an owner who left.
func (f *Feature) check(ctx context.Context, tx *act.Tx, t *Theme, newCycle, newOwner bool) error {
	var bad []*fault.Fault
	t.Title = strings.Join(strings.Fields(t.Title), " ")
	t.Description, t.Target = strings.TrimSpace(t.Description), strings.TrimSpace(t.Target)
	if t.Title == "" {
		bad = append(bad, fault.At("/title", "input.required"))
	}
	for _, w := range []struct {
		field, text string
		limit       int
	}{{"/title", t.Title, maxTitle}, {"/description", t.Description, maxDescription}, {"/target", t.Target, maxTarget}} {
		if utf8.RuneCountInString(w.text) > w.limit {
			bad = append(bad, fault.At(w.field, "input.too_long", fault.Args{"limit": w.limit}))
		}
	}
	if newCycle && t.CycleID != "" {
		_, err := f.cycles.Cycle(ctx, tx, t.CycleID)
		if fault.Is(err, "input.missing") {
			bad = append(bad, fault.At("/cycle_id", "theme.cycle_unknown"))
		} else if err != nil {
			return err
		}
	}
	if newOwner && t.OwnerID != "" {
		o, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if p, ok := o.Person(t.OwnerID); !ok || !p.Active() {
			bad = append(bad, fault.At("/owner_id", "theme.owner_unknown"))
		}
	}
	return fault.Join(bad)
}

// Change is what is said anew of a theme; nil leaves a field as it is.
type Change struct {
	CycleID, Title, Description, Target, OwnerID *string
	Archived                                     *bool
}

// Change changes a theme. version 0 skips the check for a change in between.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, in Change) (t Theme, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeUpdate, access.Target{}); err != nil {
			return err
		}
		if t, err = loadTheme(ctx, tx, id); err != nil {
			return err
		}
		if version != 0 && version != t.Version {
			stale := fault.New(fault.Stale, "input.stale")
			stale.Current = view(who, t)
			return stale
		}
		before := t
		act.Set(&t.CycleID, in.CycleID)
		act.Set(&t.Title, in.Title)
		act.Set(&t.Description, in.Description)
		act.Set(&t.Target, in.Target)
		act.Set(&t.OwnerID, in.OwnerID)
		act.Set(&t.Archived, in.Archived)
		if err := f.check(ctx, tx, &t, t.CycleID != before.CycleID, t.OwnerID != before.OwnerID); err != nil {
			return err
		}
		if err := saveTheme(ctx, tx, &t, before.Version); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "theme.changed", Subject: t.ref(), Before: before.facts(), After: t.facts(), Detail: t})
	})
	return t, err
}

// Place moves a theme before another, or behind all where before is "".
func (f *Feature) Place(ctx context.Context, who access.Actor, id, before string) (t Theme, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeUpdate, access.Target{}); err != nil {
			return err
		}
		if t, err = loadTheme(ctx, tx, id); err != nil {
			return err
		}
		ids, err := order(ctx, tx)
		if err != nil {
			return err
		}
		moved, ok := place(ids, id, before)
		if !ok {
			return fault.At("/before_id", "theme.before_unknown")
		}
		for i, each := range moved { // all of them: deletions leave gaps
			if err := setPosition(ctx, tx, each, i); err != nil {
				return err
			}
		}
		return tx.Tell(ctx, act.Told{Kind: "theme.placed", Subject: t.ref(), Before: map[string]any{"positions": ids}, After: map[string]any{"before_id": before}, Detail: t})
	})
	return t, err
}

// place takes id out of ids and puts it in before another.
func place(ids []string, id, before string) (moved []string, ok bool) {
	if id == before {
		return ids, true
	}
	for _, each := range ids {
		if each == before {
			moved, ok = append(moved, id), true
		}
		if each != id {
			moved = append(moved, each)
		}
	}
	if before == "" {
		return append(moved, id), true
	}
	return moved, ok
}

// Delete removes a theme; the listeners of theme.deleted (its Detail is the
// Theme) let go of it. One whose record is to stay is archived instead.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeDelete, access.Target{}); err != nil {
			return err
		}
		t, err := loadTheme(ctx, tx, id)
		if err != nil {
			return err
		}
		before := t.facts()
		if before["positions"], err = order(ctx, tx); err != nil {
			return err
		}
		if err := dropTheme(ctx, tx, id); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "theme.deleted", Subject: t.ref(), Before: before, Detail: t})
	})
}
