package store

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
)

// each runs a test on an empty database of both kinds.
func each(t *testing.T, run func(t *testing.T, s *Store, p *goose.Provider)) {
	for name, address := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "sinan.db") },
		"postgres": func(t *testing.T) string { return pgcluster.Fresh(t) },
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Open(t.Context(), address(t))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close() })
			p, err := s.migrator()
			if err != nil {
				t.Fatal(err)
			}
			run(t, s, p)
		})
	}
}

func TestTheSchemaGoesDownAndUpAgain(t *testing.T) {
	each(t, func(t *testing.T, s *Store, p *goose.Provider) {
		ctx := t.Context()
		if _, err := s.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := p.DownTo(ctx, 0); err != nil {
			t.Fatal(err)
		}
		if left, err := exists(ctx, s.Write, foldedIndex); err != nil || left {
			t.Errorf("%s is left: %v (%v)", foldedIndex, left, err)
		}
		if _, err := s.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
	})
}

// A database from before folding has applied versions that have no file any more.
func TestADatabaseFromBeforeFoldingIsRefused(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ *goose.Provider) {
		ctx := t.Context()
		if _, err := s.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
		steps := func(statements ...string) {
			t.Helper()
			for _, statement := range statements {
				if _, err := s.Write.ExecContext(ctx, statement); err != nil {
					t.Fatal(err)
				}
			}
		}
		refused := func(version string) {
			t.Helper()
			done, err := s.Migrate(ctx)
			if err == nil || !strings.Contains(err.Error(), "at version "+version+",") || !strings.Contains(err.Error(), "7b43fd11") {
				t.Errorf("%d steps, %v", done, err)
			}
		}
		steps("INSERT INTO schema_versions (version_id, is_applied) VALUES (15, TRUE), (146, TRUE)")
		if done, err := s.Migrate(ctx); err != nil || done != 0 {
			t.Errorf("a database that was brought up to date by single steps: %d steps, %v", done, err)
		}
		steps("DELETE FROM schema_versions WHERE version_id > 146")
		refused("146")
		steps("DELETE FROM schema_versions WHERE version_id > 100")
		refused("100")
		steps("DELETE FROM schema_versions WHERE version_id > 14", "DROP INDEX events_since")
		refused("14")
		if version, err := s.Version(ctx); err != nil || version != 14 {
			t.Errorf("afterwards it is at version %d (%v)", version, err)
		}
	})
}

func TestAFirstStartThatWasInterruptedGoesOn(t *testing.T) {
	each(t, func(t *testing.T, s *Store, p *goose.Provider) {
		ctx := t.Context()
		if _, err := p.UpTo(ctx, 100); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Migrate(ctx); err != nil {
			t.Fatal(err)
		}
		if version, err := s.Version(ctx); err != nil || version < foldedTo {
			t.Errorf("it is at version %d (%v)", version, err)
		}
	})
}
