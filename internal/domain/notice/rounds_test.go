package notice_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/notice"
)

func TestRounds(t *testing.T) {
	zone := notice.Zone{Location: shanghai, Calendar: cycle.Mainland()}
	fridays := notice.Rounds{Every: notice.EachWeek, Weekday: time.Friday, At: 17 * 60}
	for _, c := range []struct {
		name           string
		rounds         notice.Rounds
		now, on, since string
	}{
		{"before the hour it is last week's", fridays, "2026-11-20 16:59", "2026-11-13", "2026-11-06"},
		{"at the hour", fridays, "2026-11-20 17:00", "2026-11-20", "2026-11-13"},
		{"the week after", fridays, "2026-11-26 10:00", "2026-11-20", "2026-11-13"},
		{"a Friday in the National Day's week comes on the next workday", fridays, "2026-10-08 17:00", "2026-10-08", "2026-09-28"},
		{"the last workday of a month", notice.Rounds{Every: notice.EachMonth, At: 9 * 60}, "2026-11-02 08:00", "2026-10-30", "2026-09-30"},
	} {
		on, since, ok := c.rounds.Last(zone, at(t, c.now))
		if !ok || on.String() != c.on || since.String() != c.since {
			t.Errorf("%s: on %s since %s, %v", c.name, on, since, ok)
		}
	}
	if _, _, ok := notice.UsualRounds().Last(zone, at(t, "2026-11-20 17:00")); ok {
		t.Error("one that nobody wants is due")
	}
	for _, bad := range []notice.Rounds{{Every: "daily"}, {Every: notice.EachWeek, At: 24 * 60}, {Every: notice.EachWeek, Weekday: 9}} {
		if bad.Check() == nil {
			t.Errorf("%+v passes", bad)
		}
	}
}

// A digest is always of a workday that has come, and tells of a time before it
// that no other digest tells of.
func TestRoundsLeaveNothingOut(t *testing.T) {
	zone := notice.Zone{Location: shanghai, Calendar: cycle.Mainland()}
	rapid.Check(t, func(t *rapid.T) {
		r := notice.Rounds{Every: rapid.SampledFrom([]notice.Every{notice.EachWeek, notice.EachMonth}).Draw(t, "every"),
			Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")), At: rapid.IntRange(0, 1439).Draw(t, "at")}
		now := time.Date(2026, 1, 1, 0, rapid.IntRange(0, 365*24*60).Draw(t, "minute"), 0, 0, shanghai)
		on, since, ok := r.Last(zone, now)
		if !ok || !since.Before(on) || !zone.Calendar.IsWorkday(on) || zone.At(on, r.At).After(now) {
			t.Fatalf("at %s: on %s since %s, %v", now, on, since, ok)
		}
		if earlier, _, _ := r.Last(zone, zone.At(on, r.At).Add(-time.Minute)); earlier != since {
			t.Fatalf("the one before was on %s, and this tells since %s", earlier, since)
		}
		if date.In(now, shanghai).Before(on) {
			t.Fatal("in the future")
		}
	})
}
