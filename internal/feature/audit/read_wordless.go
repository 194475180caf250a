package audit

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Wordless lists the codes of words that entries of the trail need and Words
// doesn't have. Tests ask it of everything they told.
func (f *Feature) Wordless(ctx context.Context, who access.Actor) (codes []string, err error) {
	words, missing := f.Words(), map[string]bool{}
	need := func(code string) {
		if _, ok := words[code]; !ok {
			missing[code] = true
		}
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.AuditView, access.Target{}); err != nil {
			return err
		}
		entries, err := chainAfter(ctx, tx, 0, batch)
		for _, e := range entries {
			need("event." + e.Kind)
			for _, text := range []string{e.Before, e.After} {
				for field := range fieldsOf(text) {
					if _, err := date.Parse(field); err != nil && !unsaid(field) {
						need("audit.field_" + field)
					}
				}
			}
		}
		return err
	})
	return slices.SortedFunc(maps.Keys(missing), strings.Compare), err
}
