package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// openStore opens a database and brings its schema up to date.
func openStore(ctx context.Context, database string) (*store.Store, error) {
	s, err := store.Open(ctx, database)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// progress prints how far a copy is, a line per table.
func progress(w io.Writer) store.Progress {
	return func(table string, done, total int64) {
		end := "\r"
		if done >= total {
			end = "\n"
		}
		_, _ = fmt.Fprintf(w, "  %-24s %d / %d%s", table, done, total, end) // a terminal that is gone stops nothing
	}
}

type backupCommand struct {
	File string `arg:"" optional:"" help:"Where to; sinan-YYYYMMDD-hhmmss.backup.db without one."`
}

// Run writes a consistent copy of a running workspace to a SQLite file.
func (b backupCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	if b.File == "" {
		b.File = "sinan-" + time.Now().Format("20060102-150405") + ".backup.db"
	}
	if _, err := os.Stat(b.File); err == nil {
		return stop("command.backup_exists", fault.Args{"file": b.File})
	}
	from, err := openStore(ctx, c.Database)
	if err != nil {
		return err
	}
	if from.Postgres() {
		err = copyTo(ctx, from, b.File, con.err)
	} else {
		err = from.Snapshot(ctx, b.File)
	}
	if err = errors.Join(err, from.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(con.out, b.File)
	return err
}

// copyTo carries a database into a new one that must be empty, unless a copy
// into it was interrupted.
func copyTo(ctx context.Context, from *store.Store, database string, w io.Writer) error {
	to, err := openStore(ctx, database)
	if err != nil {
		return err
	}
	err = store.Copy(ctx, from, to, progress(w))
	return errors.Join(err, to.Close())
}

type restoreCommand struct {
	File  string `arg:"" type:"existingfile" help:"A backup."`
	Force bool   `help:"Overwrite the workspace that is there."`
}

// Run puts a backup in place of the workspace that the settings name.
func (r restoreCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	backup, err := unpacked(ctx, r.File)
	if err != nil {
		return stop("command.no_backup", fault.Args{"file": r.File, "why": err})
	}
	defer func() { _ = os.RemoveAll(filepath.Dir(backup.Path)) }() // a copy of our own
	defer func() { _ = backup.Close() }()
	if err := r.clear(ctx, c.Database); err != nil {
		return err
	}
	if err := copyTo(ctx, backup, c.Database, con.err); err != nil {
		return err
	}
	to, err := openStore(ctx, c.Database)
	if err != nil {
		return err
	}
	if err := errors.Join(store.Compare(ctx, backup, to, nil), to.Close()); err != nil {
		return err
	}
	return con.tell(con.out, "command.restored", nil)
}

// unpacked opens a copy of the backup, so that bringing an older schema up to
// date leaves the backup as it is.
func unpacked(ctx context.Context, file string) (*store.Store, error) {
	dir, err := os.MkdirTemp("", "sinan-restore-")
	if err != nil {
		return nil, err
	}
	plain, err := store.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	copied := filepath.Join(dir, "backup.db")
	if err := errors.Join(plain.Snapshot(ctx, copied), plain.Close()); err != nil {
		return nil, err
	}
	s, err := openStore(ctx, copied)
	if err != nil {
		return nil, err
	}
	empty, err := s.Empty(ctx)
	if err == nil && empty {
		err = stop("command.no_workspace", nil)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// clear makes room for the backup, or refuses.
func (r restoreCommand) clear(ctx context.Context, database string) error {
	to, err := openStore(ctx, database)
	if err != nil {
		return err
	}
	defer func() { _ = to.Close() }()
	empty, err := to.Empty(ctx)
	switch {
	case err != nil:
		return err
	case empty:
		return nil
	case !r.Force:
		return stop("command.not_empty", nil)
	}
	return to.Clear(ctx)
}

type moveCommand struct {
	To string `required:"" help:"Where to: a postgres:// URL, or a SQLite file."`
}

// Run carries the whole workspace into another, empty database and checks it.
// Interrupted, it goes on where it stopped.
func (m moveCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	from, err := openStore(ctx, c.Database)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	release, err := from.Hold(ctx)
	if err != nil {
		return stop("command.in_use", fault.Args{"why": err})
	}
	defer release()
	to, err := openStore(ctx, m.To)
	if err != nil {
		return err
	}
	defer func() { _ = to.Close() }()
	empty, err := to.Empty(ctx)
	if err != nil {
		return err
	}
	if half, err := to.Halfway(ctx); err != nil || !empty && !half {
		return errors.Join(err, stop("command.move_taken", nil))
	}
	if err := store.Copy(ctx, from, to, progress(con.err)); err != nil {
		return err
	}
	if err := store.Compare(ctx, from, to, nil); err != nil {
		return err
	}
	if err := verifyTrail(ctx, to, con); err != nil {
		return err
	}
	return c.carryKey(from, to, con)
}

// carryKey takes the key file along, without which nothing sealed opens any more;
// where there is no place for one it says what to set.
func (c *commandLine) carryKey(from, to *store.Store, con *console) error {
	file := secret.KeyFile(from.Path)
	if c.Secret != "" || file == "" {
		return nil
	}
	if to.Postgres() {
		return con.tell(con.out, "command.key", map[string]any{"file": file})
	}
	return secret.Carry(from.Path, to.Path)
}
