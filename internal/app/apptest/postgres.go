package apptest

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
)

// Postgres gives the address of a new empty PostgreSQL database, dropped when t
// ends. Where there is no server, t is skipped and says how to get one; with
// CI=true it fails.
func Postgres(t testing.TB) (dsn string) {
	t.Helper()
	return pgcluster.Fresh(t)
}
