package themes

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Listing says which themes are wanted.
type Listing struct {
	CycleID  string // those of the cycle, of the cycles it lies in, and of every cycle; "" for all
	Archived bool   // also the archived ones
}

// List gives themes in their order, with the people who own them.
func (f *Feature) List(ctx context.Context, who access.Actor, in Listing) (themes []Theme, o *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeView, access.Target{}); err != nil {
			return err
		}
		var cycleIDs []string
		if in.CycleID != "" {
			s, err := f.cycles.Set(ctx, tx)
			if err != nil {
				return err
			}
			cycleIDs = []string{""}
			for _, c := range s.Line(in.CycleID) {
				cycleIDs = append(cycleIDs, c.ID)
			}
			if len(cycleIDs) == 1 {
				return fault.At("/cycle_id", "theme.cycle_unknown")
			}
		}
		if o, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		themes, err = among(ctx, tx, cycleIDs, in.Archived)
		return err
	})
	return themes, o, err
}

// One finds a theme for somebody who asks.
func (f *Feature) One(ctx context.Context, who access.Actor, id string) (t Theme, o *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeView, access.Target{}); err != nil {
			return err
		}
		if o, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		if !tx.Past() {
			t, err = loadTheme(ctx, tx, id)
			return err
		}
		all, err := allThen(ctx, tx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(one Theme) bool { return one.ID == id })
		if at < 0 {
			return fault.New(fault.Missing, "input.missing")
		}
		t = all[at]
		return nil
	})
	return t, o, err
}
