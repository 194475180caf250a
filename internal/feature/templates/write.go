package templates

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Draft is what is said of a template.
type Draft struct {
	Name, Area, Summary, Lang, Cadence string
	Objectives                         []Objective
}

// Make keeps a template of the workspace's own.
func (f *Feature) Make(ctx context.Context, who access.Actor, in Draft) (t Template, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TemplateUpdate, access.Target{}); err != nil {
			return err
		}
		t = Template{ID: act.NewID(), Version: 1, CreatedBy: who.ID, CreatedAt: tx.Now}
		if err := t.describe(in); err != nil {
			return err
		}
		if err := add(ctx, tx, &t); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "template.made", Subject: t.Ref(), After: t.facts()})
	})
	return t, err
}

// Change is what is said anew of a template; nil leaves a field as it is.
type Change struct {
	Name, Area, Summary, Lang, Cadence *string
	Objectives                         *[]Objective
}

// Describe changes a template of the workspace's own.
func (f *Feature) Describe(ctx context.Context, who access.Actor, id string, version int64, in Change) (t Template, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TemplateUpdate, access.Target{}); err != nil {
			return err
		}
		if t, err = own(ctx, tx, id); err != nil {
			return err
		}
		if version != 0 && version != t.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before := t.facts()
		d := Draft{Name: t.Name, Area: t.Area, Summary: t.Summary, Lang: t.Lang, Cadence: t.Cadence, Objectives: t.Body.V}
		act.Set(&d.Name, in.Name)
		act.Set(&d.Area, in.Area)
		act.Set(&d.Summary, in.Summary)
		act.Set(&d.Lang, in.Lang)
		act.Set(&d.Cadence, in.Cadence)
		act.Set(&d.Objectives, in.Objectives)
		if err := t.describe(d); err != nil {
			return err
		}
		if err := save(ctx, tx, &t, t.Version); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "template.changed", Subject: t.Ref(), Before: before, After: t.facts()})
	})
	return t, err
}

// Remove takes a template of the workspace's own away. What was made of it stays.
func (f *Feature) Remove(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TemplateUpdate, access.Target{}); err != nil {
			return err
		}
		t, err := own(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := drop(ctx, tx, id); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "template.removed", Subject: t.Ref(), Before: t.facts()})
	})
}

// describe checks and sets what is said of a template, all fields at once.
func (t *Template) describe(in Draft) error {
	if err := in.check(); err != nil {
		return err
	}
	t.Name, t.Area, t.Summary, t.Lang, t.Cadence = in.Name, in.Area, in.Summary, in.Lang, in.Cadence
	t.Body = store.AsJSON(in.Objectives)
	return nil
}
