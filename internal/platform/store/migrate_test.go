package store

import (
	"path/filepath"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest/pgcluster"
)

// Whom evaluations and schemes were for when that was a team or everybody is what their
// populations say, forth and back.
func TestATeamBecomesAPopulation(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { populations(t, filepath.Join(t.TempDir(), "sinan.db")) })
	t.Run("postgres", func(t *testing.T) { populations(t, pgcluster.Fresh(t)) })
}

func populations(t *testing.T, database string) {
	ctx := t.Context()
	s, err := Open(ctx, database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	p, err := s.migrator()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, 122); err != nil {
		t.Fatal(err)
	}
	tables := map[string]string{
		"evaluations":       "INSERT INTO evaluations (id, title, starts_on, ends_on, due_on, team_id, state, form, author_id, created_at) VALUES (?, '', '', '', '', ?, 'draft', '{}', '', '2026-11-16 02:00:00+00:00')",
		"incentive_schemes": "INSERT INTO incentive_schemes (id, title, preset, starts_on, ends_on, team_id, state, sealed, author_id, editor_id, approver_id, created_at) VALUES (?, '', '', '', '', ?, 'draft', '', '', '', '', '2026-11-16 02:00:00+00:00')",
	}
	for _, insert := range tables {
		for _, team := range []string{"", "t1"} {
			if _, err := s.Write.NewRaw(insert, "of "+team, team).Exec(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
	holds := func(column, id, want string) {
		t.Helper()
		for table := range tables {
			var got string
			if err := s.Write.NewRaw("SELECT "+column+" FROM "+table+" WHERE id = ?", id).Scan(ctx, &got); err != nil || got != want {
				t.Errorf("%s of %q in %s: %q, want %q (%v)", column, id, table, got, want, err)
			}
		}
	}
	if _, err := p.UpTo(ctx, 126); err != nil {
		t.Fatal(err)
	}
	holds("population", "of ", "")
	holds("population", "of t1", `{"teams":[{"id":"t1"}]}`)
	if _, err := p.DownTo(ctx, 122); err != nil {
		t.Fatal(err)
	}
	holds("team_id", "of ", "")
	holds("team_id", "of t1", "t1")
}
