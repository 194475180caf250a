// Package themes is what the company wants: its strategy themes, with the target
// of the year in words. Objectives serve them.
package themes

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Feature holds the use cases of strategy themes.
type Feature struct {
	act    *act.Runner
	people *people.Feature
	cycles *cycles.Feature
}

// New makes the feature.
func New(a *act.Runner, p *people.Feature, c *cycles.Feature) *Feature {
	f := &Feature{act: a, people: p, cycles: c}
	f.hear()
	return f
}

// Load finds themes by id, archived ones too, in their order. Unknown ids are
// left out.
func (f *Feature) Load(ctx context.Context, tx *act.Tx, ids []string) ([]Theme, error) {
	return loadThemes(ctx, tx, ids)
}

// Offered gives the themes of some cycles that aren't archived, in their order. It asks nobody's leave.
func (f *Feature) Offered(ctx context.Context, tx *act.Tx, cycleIDs []string) ([]Theme, error) {
	return among(ctx, tx, cycleIDs, false)
}

// Nouns are what of this feature others speak of.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "theme", View: access.ThemeView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := loadThemes(ctx, tx, ids)
		found := make(map[string]act.Spoken, len(list))
		for _, t := range list {
			found[t.ID] = act.Spoken{Owners: []string{t.OwnerID}, Title: t.Title, Path: "/settings/themes"}
		}
		return found, err
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := allThen(ctx, tx)
		within := make(map[string]string, len(ids))
		for _, t := range list {
			if slices.Contains(ids, t.ID) {
				within[t.ID] = ""
			}
		}
		return within, err
	}, Outlived: true}}
}
