package app_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// A database from before the migrations were folded is told what to do with it, and isn't touched.
func TestStartingOnADatabaseFromBeforeFoldingSaysWhatToDo(t *testing.T) {
	for name, address := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "sinan.db") },
		"postgres": func(t *testing.T) string { return pgcluster.Fresh(t) },
	} {
		t.Run(name, func(t *testing.T) {
			database := address(t)
			s, err := store.Open(t.Context(), database)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			for _, statement := range []string{
				"CREATE TABLE schema_versions (version_id BIGINT NOT NULL, is_applied BOOLEAN NOT NULL)",
				"INSERT INTO schema_versions (version_id, is_applied) VALUES (0, TRUE), (1, TRUE), (15, TRUE), (100, TRUE)",
			} {
				if _, err := s.Write.ExecContext(t.Context(), statement); err != nil {
					t.Fatal(err)
				}
			}
			for _, command := range []string{"migrate", "serve"} {
				status, printed := run(t, command, "--database="+database, "--addr=nowhere:-1")
				if status != 1 || !strings.Contains(printed, "at version 100,") || !strings.Contains(printed, "commit 7b43fd11") {
					t.Errorf("%s: status %d, %s", command, status, printed)
				}
			}
			if _, err := s.Write.ExecContext(t.Context(), "SELECT 1 FROM river_job"); err == nil {
				t.Error("the queue has made its tables")
			}
		})
	}
}
