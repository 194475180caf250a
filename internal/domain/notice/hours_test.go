package notice_test

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/notice"
)

var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

func at(t *testing.T, text string) time.Time {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04", text, shanghai)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestHours(t *testing.T) {
	zone := notice.Zone{Location: shanghai, Calendar: cycle.Mainland()}
	usual := notice.UsualHours()
	always := notice.Hours{Rhythm: notice.Weekly, DigestAt: 16 * 60}
	noon := notice.Hours{QuietFrom: 12 * 60, QuietUntil: 14 * 60, Workdays: true, Rhythm: notice.Daily, DigestAt: 17 * 60}
	for _, c := range []struct {
		name               string
		hours              notice.Hours
		now, open, nextOne string
	}{
		{"a working morning", usual, "2026-11-20 10:00", "2026-11-20 10:00", "2026-11-20 17:00"},
		{"an evening before a working day", usual, "2026-11-19 20:00", "2026-11-20 08:30", "2026-11-20 17:00"},
		{"a small hour", usual, "2026-11-20 03:00", "2026-11-20 08:30", "2026-11-20 17:00"},
		{"Friday night", usual, "2026-11-20 19:00", "2026-11-23 08:30", "2026-11-23 17:00"},
		{"the very end of the quiet hours", usual, "2026-11-20 08:30", "2026-11-20 08:30", "2026-11-20 17:00"},
		{"the eve of the National Day", usual, "2026-09-30 20:00", "2026-10-08 08:30", "2026-10-08 17:00"},
		{"a Saturday made up for", usual, "2026-10-10 09:00", "2026-10-10 09:00", "2026-10-10 17:00"},
		{"never quiet, and weekly", always, "2026-11-21 03:00", "2026-11-21 03:00", "2026-11-27 16:00"},
		{"weekly, in a week that ends on a Saturday made up for", always, "2026-10-09 18:00", "2026-10-09 18:00", "2026-10-10 16:00"},
		{"weekly, over a week off", always, "2026-09-30 17:00", "2026-09-30 17:00", "2026-10-10 16:00"},
		{"the instant of a digest belongs to the next", usual, "2026-11-20 17:00", "2026-11-20 17:00", "2026-11-23 17:00"},
		{"a quiet noon", noon, "2026-11-20 12:30", "2026-11-20 14:00", "2026-11-20 17:00"},
	} {
		now := at(t, c.now)
		if got := c.hours.Open(zone, now); !got.Equal(at(t, c.open)) {
			t.Errorf("%s: open at %s", c.name, got)
		}
		if got := c.hours.NextDigest(zone, now); !got.Equal(at(t, c.nextOne)) {
			t.Errorf("%s: digest at %s", c.name, got)
		}
	}
}

func TestSoonBundles(t *testing.T) {
	zone := notice.Zone{Location: shanghai, Calendar: cycle.Mainland()}
	first, second := at(t, "2026-11-20 10:00").Add(time.Second), at(t, "2026-11-20 10:02")
	h := notice.UsualHours()
	if a, b := h.Soon(zone, first), h.Soon(zone, second); !a.Equal(b) || !a.Equal(at(t, "2026-11-20 10:03")) {
		t.Errorf("%s and %s", a, b)
	}
}

// Before, at, and after it is due: often enough to be remembered, and no more.
func TestReminds(t *testing.T) {
	var on []int
	for until := 5; until >= -21; until-- {
		if notice.Reminds(until) {
			on = append(on, until)
		}
	}
	want := []int{1, 0, -1, -3, -5, -10, -15, -20}
	if len(on) != len(want) {
		t.Fatalf("reminded at %v", on)
	}
	for i := range want {
		if on[i] != want[i] {
			t.Errorf("reminded at %v", on)
		}
	}
}

func TestTriesLastAboutADay(t *testing.T) {
	var all time.Duration
	for n := 1; n < notice.Tries; n++ {
		all += notice.Pause(n)
	}
	if all < 20*time.Hour || all > 30*time.Hour {
		t.Errorf("given up after %s", all)
	}
}

func TestAManagerHearsOnceAWeek(t *testing.T) {
	p := notice.Policy{EscalateAfter: 3}
	var on []int
	for late := range 14 {
		if p.Escalates(late) {
			on = append(on, late)
		}
	}
	if len(on) != 3 || on[0] != 3 || on[1] != 8 || on[2] != 13 {
		t.Errorf("told at %v", on)
	}
	if notice.UsualPolicy().Escalates(3) {
		t.Error("told where the policy doesn't say so")
	}
}

// On every day that is worked there is one time at which a reminder is given,
// whatever the hours of the workspace and the person are.
func TestWhenAReminderIsGiven(t *testing.T) {
	zone := notice.Zone{Location: shanghai, Calendar: cycle.Mainland()}
	usual := notice.UsualHours()
	for _, c := range []struct {
		name, from, now string
		hours           notice.Hours
		given           bool
	}{
		{"before the hour", "2026-11-20 09:00", "2026-11-20 08:59", usual, false},
		{"at the hour", "2026-11-20 09:00", "2026-11-20 09:00", usual, true},
		{"later, by a server that was down", "2026-11-20 09:00", "2026-11-20 18:59", usual, true},
		{"so late that it is quiet until the next one", "2026-11-20 09:00", "2026-11-20 19:00", usual, false},
		{"an hour within quiet ones, before they are over", "2026-11-20 08:00", "2026-11-20 08:29", usual, false},
		{"an hour within quiet ones, after", "2026-11-20 08:00", "2026-11-20 08:30", usual, true},
		{"an hour in the evening, on its morning", "2026-11-20 20:00", "2026-11-20 08:30", usual, true},
		{"never quiet", "2026-11-20 20:00", "2026-11-20 20:00", notice.Hours{}, true},
	} {
		from := at(t, c.from)
		if got := c.hours.Reminds(zone, date.In(from, shanghai), from, at(t, c.now)); got != c.given {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
