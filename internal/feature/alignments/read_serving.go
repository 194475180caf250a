package alignments

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Served is how many objectives there are, and how many of them name a theme or support a parent.
type Served struct{ Objectives, Serving int }

// Serving counts the objectives of a cycle that serve something, of some teams or of all
// (nil), as far as the caller may see them. It is what Coverage tells of the teams together,
// counted by the database: a page of one team doesn't read the company's alignments.
func (f *Feature) Serving(ctx context.Context, who access.Actor, cycleID string, teamIDs []string) (s Served, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeView, access.Target{}); err != nil {
			return err
		}
		s, err = countServing(ctx, tx, who, cycleID, teamIDs)
		return err
	})
	return s, err
}
