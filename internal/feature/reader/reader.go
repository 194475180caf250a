// Package reader answers what the OKRs in a text, a file or the clipboard are.
// It keeps nothing.
package reader

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// Feature holds the use cases of the reader.
type Feature struct{ act *act.Runner }

// New makes the feature.
func New(a *act.Runner) *Feature { return &Feature{act: a} }

// Read says what a text holds. cycle (YYYY…, or "") gives the year to dates
// without one. A text over files.MaxText is refused with read.too_long.
func (f *Feature) Read(ctx context.Context, who access.Actor, text, cycle string) (r Reading, err error) {
	err = f.act.Read(ctx, who, func(_ context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ReaderRead, access.Target{}); err != nil {
			return err
		}
		if len(text) > files.MaxText {
			return fault.New(fault.TooLarge, "read.too_long")
		}
		r = Understand(text, cycle)
		return nil
	})
	return r, err
}
