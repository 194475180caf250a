package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/report"
)

func TestWordsAreAddedAndPartsStay(t *testing.T) {
	list, err := report.With(report.Blank(), []report.Section{{Part: report.Next, Words: "  先稳住留存 "}, {Part: report.Stale, Hidden: true}})
	if err != nil || len(list) != len(report.Parts()) {
		t.Fatalf("%v %v", list, err)
	}
	for i, s := range list {
		if s.Part != report.Parts()[i] {
			t.Errorf("part %d is %s", i, s.Part)
		}
	}
	if list[5].Words != "先稳住留存" || !list[2].Hidden || list[0].Words != "" {
		t.Errorf("%+v", list)
	}
	for code, changed := range map[string][]report.Section{
		"report.part_unknown": {{Part: "numbers"}},
		"report.part_twice":   {{Part: report.Next}, {Part: report.Next}},
		"input.too_long":      {{Part: report.Next, Words: strings.Repeat("长", report.MostWords+1)}},
	} {
		if _, err := report.With(report.Blank(), changed); !fault.Is(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// Friday 20 November 2026 is a holiday here; in the week after nobody works.
func TestDraftsAreDueOnWorkdays(t *testing.T) {
	days := []cycle.Day{{On: date.Must("2026-11-20"), Kind: cycle.Holiday}, {On: date.Must("2026-11-30"), Kind: cycle.Holiday}}
	for n := range 5 {
		days = append(days, cycle.Day{On: date.Must("2026-11-23").AddDays(n), Kind: cycle.Holiday})
	}
	calendar := cycle.NewCalendar(cycle.FiveDays(), days)
	for _, c := range []struct {
		week, want string
		weekday    time.Weekday
	}{
		{"2026-11-09", "2026-11-13", time.Friday},
		{"2026-11-16", "2026-11-19", time.Friday},
		{"2026-11-16", "2026-11-19", time.Sunday},
		{"2026-11-30", "2026-12-01", time.Monday}, // nothing before it in that week
		{"2026-11-23", "", time.Friday},
	} {
		on, ok := report.DueOn(date.Must(c.week), c.weekday, calendar)
		if ok != (c.want != "") || ok && on.String() != c.want {
			t.Errorf("week of %s on %s: %s, want %q", c.week, c.weekday, on, c.want)
		}
	}
}

// Whatever is chosen, a draft is due on a workday of its own week.
func TestDueInItsWeek(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		week := report.WeekOf(date.Must("2026-01-01").AddDays(rapid.IntRange(0, 700).Draw(t, "day")))
		if week.Weekday() != time.Monday {
			t.Fatalf("%s is a %s", week, week.Weekday())
		}
		on, ok := report.DueOn(week, time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")), cycle.Mainland())
		if ok && (report.WeekOf(on) != week || !cycle.Mainland().IsWorkday(on)) {
			t.Fatalf("week of %s: %s", week, on)
		}
	})
}

func TestNothingIsToldTwiceOrMissed(t *testing.T) {
	monday := time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)
	now := monday.Add(4 * 24 * time.Hour)
	before := now.Add(-7 * 24 * time.Hour)
	for _, c := range []struct{ before, want time.Time }{
		{before, before}, {time.Time{}, monday}, {now.Add(-30 * 24 * time.Hour), monday}, {now, monday},
	} {
		if got := report.Since(now, monday, c.before); !got.Equal(c.want) {
			t.Errorf("after %s: %s, want %s", c.before, got, c.want)
		}
	}
	if !slices.Equal(report.Parts(), []report.Part{"moved", "behind", "stale", "obstacles", "slipping", "next"}) {
		t.Error("the order of the parts")
	}
}
