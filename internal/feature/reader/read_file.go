package reader

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// ReadFile gives the text of an uploaded file or of the clipboard's HTML, and
// what it holds; the spans are in that text. The faults are those of files.Text.
func (f *Feature) ReadFile(ctx context.Context, who access.Actor, name, mediaType string, data []byte, cycle string) (text string, r Reading, err error) {
	err = f.act.Read(ctx, who, func(_ context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ReaderRead, access.Target{}); err != nil {
			return err
		}
		if text, err = files.Text(name, mediaType, data); err != nil {
			return err
		}
		r = Understand(text, cycle)
		return nil
	})
	return text, r, err
}
