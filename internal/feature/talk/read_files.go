package talk

import (
	"context"
	"io"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// file finds a file that the caller may see: of a comment, who may see what that is
// about; before it was sent, who uploaded it. Nobody sees one of a comment that was
// taken away.
func (f *Feature) file(ctx context.Context, tx *act.Tx, id string) (*File, error) {
	found, err := f.loadFiles(ctx, tx, []string{id})
	if err != nil {
		return nil, err
	}
	missing := fault.New(fault.Missing, "input.missing")
	if len(found) == 0 {
		return nil, missing
	}
	one := &found[0]
	if one.CommentID == "" {
		if one.PersonID != tx.Who.ID {
			return nil, missing
		}
		return one, nil
	}
	c, _, err := f.load(ctx, tx, one.CommentID)
	if err == nil && !c.DeletedAt.IsZero() {
		err = missing
	}
	return one, err
}

// File is what is known of a file, for somebody who may see it.
func (f *Feature) File(ctx context.Context, who access.Actor, id string) (one *File, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err = f.file(ctx, tx, id)
		return err
	})
	return one, err
}

// pour writes a file's content part by part, so that no more than one is in memory
// and no transaction waits for a slow reader. Leave to see it was asked by File.
func (f *Feature) pour(ctx context.Context, who access.Actor, one *File, to io.Writer) error {
	for n := int64(0); n*partSize < one.Size; n++ {
		var part []byte
		err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
			part, err = f.loadPart(ctx, tx, one, n)
			return err
		})
		if err != nil {
			return err
		}
		if _, err := to.Write(part); err != nil {
			return err
		}
	}
	return nil
}
