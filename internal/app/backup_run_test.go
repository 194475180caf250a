package app_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// What is restored from a backup that was made while HR ran a scheme pays everybody
// or nobody: it is never half paid.
func TestABackupAmidARunPaysAllOrNobody(t *testing.T) {
	const people = 200
	type m = map[string]any
	each := map[string]func(t *testing.T) (full string, empty func() string){
		"sqlite": func(t *testing.T) (string, func() string) {
			dir, n := t.TempDir(), 0
			return filepath.Join(dir, "full.db"), func() string { n++; return filepath.Join(dir, fmt.Sprintf("empty%d.db", n)) }
		},
		"postgres": func(t *testing.T) (string, func() string) {
			return apptest.Postgres(t), func() string { return apptest.Postgres(t) }
		},
	}
	for kind, databases := range each {
		t.Run(kind, func(t *testing.T) {
			full, empty := databases(t)
			w := apptest.NewOn(t, full)
			var table strings.Builder
			table.WriteString("email,base,score\n")
			for i := range people {
				email := fmt.Sprintf("many%d@example.com", i)
				w.Post("root", "/people", m{"name": fmt.Sprintf("成员%d", i), "email": email, "team_id": w.ID["用户组"]})
				fmt.Fprintf(&table, "%s,%d,0.%02d\n", email, 3000+i, i%100)
			}
			id := w.Post("hr", "/incentives", m{"title": "第四季度奖金", "starts_on": "2026-10-01", "ends_on": "2026-12-31", "approver_id": w.ID["wei"],
				"rules": m{"preset": "linear", "slope": m{"from": "0", "low": "0", "to": "1", "high": "1"}}}).ID()
			at := "/incentives/" + id
			w.Do("hr", "PUT", at+"/inputs", m{"text": table.String()}).OK()
			w.Do("wei", "POST", at+"/approve", nil).OK()

			// Backups before, while and after it runs.
			backup := func(name string) string {
				file := filepath.Join(t.TempDir(), name+".db")
				mustRun(t, "backup", "--database="+full, file)
				return file
			}
			files := []string{backup("before")}
			var running sync.WaitGroup
			running.Go(func() { w.Do("hr", "POST", at+"/run", nil).OK() })
			for i := range 3 {
				files = append(files, backup(fmt.Sprint("amid", i)))
			}
			running.Wait()
			files = append(files, backup("after"))
			nobody, everybody := paid{"approved", 0}, paid{"run", people}
			for i, file := range files {
				back := empty()
				mustRun(t, "restore", "--database="+back, file)
				got := paidIn(t, back, id)
				switch {
				case i == 0 && got != nobody, i == len(files)-1 && got != everybody, got != nobody && got != everybody:
					t.Errorf("%s holds %+v", filepath.Base(file), got)
				}
				t.Logf("%s: %+v", filepath.Base(file), got)
			}
		})
	}
}

// paid is what a database says of a scheme.
type paid struct {
	state      string
	statements int
}

func paidIn(t *testing.T, database, schemeID string) (p paid) {
	t.Helper()
	s, err := store.Open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.Read.NewRaw("SELECT state FROM incentive_schemes WHERE id = ?", schemeID).Scan(t.Context(), &p.state); err != nil {
		t.Fatal(err)
	}
	if err := s.Read.NewRaw("SELECT COUNT(*) FROM incentive_statements WHERE scheme_id = ?", schemeID).Scan(t.Context(), &p.statements); err != nil {
		t.Fatal(err)
	}
	return p
}
