package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// What tells a database from before the changes of tables were folded into the files that make them (ADR 0057).
const (
	foldedTo    = 147
	firstFolded = 15             // has no file any more
	foldedIndex = "events_since" // version 144 made it, now the first does
)

// Migrate brings the schema up to this program's version and returns how many
// steps it took. It is safe to call from several replicas at once.
func (s *Store) Migrate(ctx context.Context) (int, error) {
	if err := s.CheckVersion(ctx); err != nil {
		return 0, err
	}
	p, err := s.migrator()
	if err != nil {
		return 0, err
	}
	done, err := p.Up(ctx)
	if err != nil {
		return len(done), fmt.Errorf("migrate the schema: %w", err)
	}
	return len(done), nil
}

// CheckVersion refuses a database that a program from before folding brought only part of the way: what was
// folded is missing from its tables. One whose first start with folded files was interrupted, or is under way
// by another replica, may go on. It changes nothing.
func (s *Store) CheckVersion(ctx context.Context) error {
	if there, err := exists(ctx, s.Write, "schema_versions"); err != nil || !there {
		return err
	}
	var applied []int64
	err := s.Write.NewRaw("SELECT version_id FROM schema_versions WHERE is_applied AND version_id > 0 ORDER BY version_id").Scan(ctx, &applied)
	if err != nil || len(applied) == 0 || applied[len(applied)-1] >= foldedTo {
		return err
	}
	begun, err := exists(ctx, s.Write, foldedIndex)
	if err != nil || begun && !slices.Contains(applied, firstFolded) {
		return err
	}
	return fmt.Errorf("the schema is at version %d, and this program goes on only from version %d: start the program of commit 7b43fd11 on this database once, which brings it there, then this one (nothing was changed)",
		applied[len(applied)-1], foldedTo)
}

// Version returns the schema version that the database is at. It reads beside
// the writer, so that it answers also while somebody holds the write lock.
func (s *Store) Version(ctx context.Context) (version int64, err error) {
	err = s.Read.NewRaw("SELECT MAX(version_id) FROM schema_versions WHERE is_applied").Scan(ctx, &version)
	return version, err
}

func (s *Store) migrator() (*goose.Provider, error) {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	dialect := database.DialectSQLite3
	opts := []goose.ProviderOption{goose.WithTableName("schema_versions")}
	if s.Postgres() {
		dialect = database.DialectPostgres
		locker, err := pgLocker()
		if err != nil {
			return nil, err
		}
		opts = append(opts, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(dialect, s.Write.DB, sub, opts...)
}
