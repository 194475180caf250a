package insight

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// around adds what other features know: load, coverage and the themes. Load of a past day
// takes longer than all else and is asked for by itself; of the
// company and of a team of more than mostLoads, load is that of the fullest, where they are asked for.
func (f *Feature) around(ctx context.Context, tx *act.Tx, d *Dashboard, in Wish) error {
	if tx.Past() {
		return f.aroundThen(ctx, tx, d)
	}
	of := plans.LoadOf{CycleID: d.Cycle.ID, TeamID: in.TeamID}
	many := in.TeamID == "" || d.members() > mostLoads
	if many {
		of.Fullest = in.Fullest
	}
	if (!many || in.Fullest > 0) && !in.Public && tx.Who.Role != access.Guest {
		load, err := f.Plans.Load(ctx, tx.Who, of)
		if err != nil {
			return err
		}
		d.Load = &load
	}
	if tx.Who.Role == access.Guest {
		d.Coverage = nil
		return nil
	}
	var err error
	if d.Themes, _, err = f.Themes.List(ctx, tx.Who, themes.Listing{CycleID: d.Cycle.ID}); err != nil {
		return err
	}
	if d.Reckoned == nil {
		d.Coverage, err = f.covered(ctx, tx, d.Org, d.Cycle.ID, in.TeamID)
	}
	return err
}

// members is how many people work in the team and those below it.
func (d *Dashboard) members() int {
	teams := map[string]bool{}
	for _, id := range d.Org.Tree.Subtree(d.TeamID) {
		teams[id] = true
	}
	return len(d.Org.Members(teams))
}

// covered counts the objectives of a team with those below it, or of all, that serve a theme
// or a parent.
func (f *Feature) covered(ctx context.Context, tx *act.Tx, org *people.Org, cycleID, teamID string) (*Covered, error) {
	var teamIDs []string
	if teamID != "" {
		teamIDs = org.Tree.Subtree(teamID)
	}
	served, err := f.Alignments.Serving(ctx, tx.Who, cycleID, teamIDs)
	return &Covered{served.Objectives, served.Serving}, err
}

// coveredThen counts those of all objectives of a page of the past that served a theme or a parent.
func (f *Feature) coveredThen(ctx context.Context, tx *act.Tx, list []objectives.Standing) (*Covered, error) {
	serves, err := f.Alignments.ServesThen(ctx, tx, list)
	c := &Covered{Objectives: len(list)}
	for _, one := range serves {
		if one {
			c.Serving++
		}
	}
	return c, err
}

// aroundThen adds the themes that had been set by the moment, as they are called now.
func (f *Feature) aroundThen(ctx context.Context, tx *act.Tx, d *Dashboard) error {
	if tx.Who.Role == access.Guest {
		d.Coverage = nil
		return nil
	}
	all, _, err := f.Themes.List(ctx, tx.Who, themes.Listing{CycleID: d.Cycle.ID})
	d.Themes = slices.DeleteFunc(all, func(t themes.Theme) bool { return t.CreatedAt.After(tx.Now) })
	return err
}
