package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the schema up to this program's version and returns how many
// steps it took. It is safe to call from several replicas at once.
func (s *Store) Migrate(ctx context.Context) (int, error) {
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
