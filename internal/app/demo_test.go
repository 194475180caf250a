package app_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// The demo is believable on any day of a quarter, also its first.
func TestDemoOnAnyDay(t *testing.T) {
	shanghai := time.FixedZone("Asia/Shanghai", 8*3600)
	for _, day := range []string{"2026-10-01", "2026-11-24", "2026-12-31", "2027-02-01"} {
		for name, database := range map[string]func(testing.TB) string{
			"sqlite":   func(t testing.TB) string { return filepath.Join(t.TempDir(), "demo.db") },
			"postgres": func(t testing.TB) string { return apptest.Postgres(t) },
		} {
			t.Run(day+" "+name, func(t *testing.T) {
				now, err := time.ParseInLocation("2006-01-02 15:04", day+" 10:00", shanghai)
				if err != nil {
					t.Fatal(err)
				}
				s, err := store.Open(t.Context(), database(t))
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = s.Close() })
				if _, err := s.Migrate(t.Context()); err != nil {
					t.Fatal(err)
				}
				if err := jobs.Migrate(t.Context(), s); err != nil {
					t.Fatal(err)
				}
				if err := app.FillDemo(t.Context(), s, "", shanghai, now); err != nil {
					t.Fatal(err)
				}
				a, err := app.New(s, app.Config{Options: app.Options{Location: shanghai}, Now: func() time.Time { return now }})
				if err != nil {
					t.Fatal(err)
				}
				list, _, err := a.Features.Objectives.List(t.Context(), access.System("test"), objectives.Filter{Limit: 50})
				if err != nil || len(list) != 10 {
					t.Fatalf("%d objectives, %v", len(list), err)
				}
				known, owing := 0, 0
				for _, o := range list {
					if strings.HasPrefix(o.ApprovedBy, "system:") {
						t.Errorf("%s was approved by no person", o.Title)
					}
					for _, each := range o.Each {
						if each.Stale || !each.NextOn.IsZero() && !each.NextOn.After(date.Of(now.Year(), now.Month(), now.Day())) {
							owing++
						}
					}
					if o.Whole.Progress != nil {
						known++
					}
				}
				if day == "2026-11-24" && known < 6 {
					t.Errorf("only %d objectives have progress in the eighth week", known)
				}
				done, err := a.Features.Reviews.List(t.Context(), access.System("test"), reviews.Filter{CycleID: lastCycle(list), State: review.Settled, Limit: 10})
				if err != nil || len(done.Items) != 2 || *done.Items[0].Review.Score != 76 { // 0.60·0.6 + 1.00·0.4
					t.Errorf("the quarter before has %d settled objectives, %v", len(done.Items), err)
				}
				said, err := a.Features.Feedback.List(t.Context(), access.System("test"), feedback.Filter{Limit: 10})
				if day == "2026-11-24" && (err != nil || len(said.Items) != 3) {
					t.Errorf("%d have said something, %v", len(said.Items), err)
				}
				held, _, err := a.Features.Meetings.List(t.Context(), access.System("test"), meetings.Filter{Limit: 20})
				if day == "2026-11-24" && (err != nil || len(held) < 2) {
					t.Errorf("%d meetings, %v", len(held), err)
				}
				wei := named(t, a, "张伟")
				told, _, err := a.Features.Reports.List(t.Context(), wei, reports.Filter{Limit: 10})
				if day == "2026-11-24" && (err != nil || len(told) != 2) {
					t.Errorf("%d reports, %v", len(told), err)
				}
				for kind, want := range map[meeting.Kind]int{meeting.Round: 1, meeting.OneOnOne: 2} {
					past, _, err := a.Features.Meetings.List(t.Context(), wei, meetings.Filter{Kind: kind, When: meetings.Past, Limit: 20})
					if day == "2026-11-24" && (err != nil || len(past) != want) {
						t.Errorf("%d of %s were held, %v", len(past), kind, err)
					}
				}
				rated, err := a.Features.Evaluations.Results(t.Context(), wei, "", 5)
				// Without a key nothing is sealed; a SQLite database has its own beside it.
				want := map[string]int{"sqlite": 1}[name]
				if err != nil || len(rated.Items) != want {
					t.Errorf("张伟 has %d ratings, %v", len(rated.Items), err)
				}
				paid, err := a.Features.Incentives.Statements(t.Context(), wei, "", 5)
				if err != nil || len(paid.Items) != want || want == 1 && paid.Items[0].Payout.Amount != 720_000 { // 9000.00 × 0.8
					t.Errorf("张伟 has %d statements, %v", len(paid.Items), err)
				}
				if day == "2026-11-24" && (owing < 5 || owing > 10) {
					t.Errorf("%d check-ins are owed in the eighth week: some must be, and not nearly all", owing)
				}
			})
		}
	}
}

// named is somebody of the demo, as they sign in.
func named(t *testing.T, a *app.App, name string) access.Actor {
	t.Helper()
	var id string
	if err := a.Store.Read.NewRaw("SELECT id FROM people WHERE name = ?", name).Scan(t.Context(), &id); err != nil {
		t.Fatal(err)
	}
	who, _, err := a.Features.People.Self(t.Context(), access.Actor{ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// lastCycle is the cycle of what is closed.
func lastCycle(list []objectives.Standing) string {
	for _, s := range list {
		if s.State == okr.Closed {
			return s.CycleID
		}
	}
	return ""
}
