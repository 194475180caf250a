package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

type verifyCommand struct {
	File string `arg:"" optional:"" type:"existingfile" help:"A backup; the workspace itself without one."`
}

// Run reads all there is and walks the audit trail; it ends with status 1 where
// something isn't whole. A backup is left as it is.
func (v verifyCommand) Run(ctx context.Context, c *commandLine, con *console) (err error) {
	var s *store.Store
	if v.File == "" {
		s, err = openStore(ctx, c.Database)
	} else if s, err = unpacked(ctx, v.File); err == nil {
		defer func() { _ = os.RemoveAll(filepath.Dir(s.Path)) }() // a copy of our own
	}
	if err != nil {
		return stop("command.unread", fault.Args{"why": err})
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	rows, err := s.Whole(ctx, progress(con.err))
	if err != nil {
		return err
	}
	if err := con.tell(con.out, "command.whole", map[string]any{"n": rows}); err != nil {
		return err
	}
	return verifyTrail(ctx, s, con)
}
