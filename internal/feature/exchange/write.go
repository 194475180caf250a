package exchange

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Export writes what a selection holds to a file, and that it left the workspace
// into the trail. The same workspace gives the same bytes, but for the columns of a
// status, which hangs on the day.
func (f *Feature) Export(ctx context.Context, who access.Actor, book *i18n.Book, in Selection, to io.Writer) (Counts, error) {
	counts, err := f.write(ctx, who, book, in, to)
	if err != nil {
		return counts, err
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeExport, access.Target{}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "okrs.exported", Subject: act.Ref{Kind: "workspace", ID: "1"},
			After: map[string]any{"format": in.Format, "objectives": counts.Objectives, "cycle_id": in.CycleID, "team_id": in.TeamID, "owner_id": in.OwnerID}})
	})
	return counts, err
}

// Spool is Export into a file of its own, open at its beginning; whoever gets it
// closes and removes it. An export that fails is told of before its first byte.
func (f *Feature) Spool(ctx context.Context, who access.Actor, book *i18n.Book, in Selection) (_ *os.File, err error) {
	file, err := os.CreateTemp("", "sinan-export-*")
	if err != nil {
		return nil, err
	}
	_, err = f.Export(ctx, who, book, in, file)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close(), os.Remove(file.Name()))
	}
	return file, nil
}
