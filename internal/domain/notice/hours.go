package notice

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Rhythm is how often the digest comes.
type Rhythm string

// The rhythms: on each workday, or on the last workday of each week.
const (
	Daily  Rhythm = "daily"
	Weekly Rhythm = "weekly"
)

// Hours are when a person may be written to. Times are minutes after midnight,
// in the workspace's zone.
type Hours struct {
	QuietFrom  int    `json:"quiet_from"`  // from then …
	QuietUntil int    `json:"quiet_until"` // … until then nothing is sent; equal for never quiet
	Workdays   bool   `json:"workdays"`    // nothing is sent on days that aren't worked
	Rhythm     Rhythm `json:"rhythm"`      // of the digest
	DigestAt   int    `json:"digest_at"`
}

// UsualHours are those of somebody who never chose: quiet from seven in the
// evening to half past eight, and on days off; a digest on each workday at five.
func UsualHours() Hours {
	return Hours{QuietFrom: 19 * 60, QuietUntil: 8*60 + 30, Workdays: true, Rhythm: Daily, DigestAt: 17 * 60}
}

const day = 24 * 60

// Check refuses what is no time of day, all at once.
func (h Hours) Check(at string) error {
	var bad []*fault.Fault
	for _, t := range []struct {
		field   string
		minutes int
	}{{"/quiet_from", h.QuietFrom}, {"/quiet_until", h.QuietUntil}, {"/digest_at", h.DigestAt}} {
		if t.minutes < 0 || t.minutes >= day {
			bad = append(bad, fault.At(at+t.field, "notice.time"))
		}
	}
	if h.Rhythm != Daily && h.Rhythm != Weekly {
		bad = append(bad, fault.At(at+"/digest", "notice.rhythm"))
	}
	return fault.Join(bad)
}

// Zone is where and by which calendar hours are counted.
type Zone struct {
	Location *time.Location
	Calendar *cycle.Calendar
}

// At is the instant of a time of day, in minutes after midnight, on a day.
func (z Zone) At(d date.Date, minutes int) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, minutes, 0, 0, z.Location)
}

func minuteOf(t time.Time) int { return t.Hour()*60 + t.Minute() }

func (h Hours) quiet(minute int) bool {
	if h.QuietFrom <= h.QuietUntil {
		return minute >= h.QuietFrom && minute < h.QuietUntil
	}
	return minute >= h.QuietFrom || minute < h.QuietUntil
}

// Open is the first instant from t on at which the person may be written to.
func (h Hours) Open(z Zone, t time.Time) time.Time {
	t = t.In(z.Location)
	for range 3 { // a quiet evening, then days off, then their morning
		on := date.In(t, z.Location)
		if h.Workdays && !z.Calendar.IsWorkday(on) {
			t = z.At(z.Calendar.Next(on), 0)
			continue
		}
		if !h.quiet(minuteOf(t)) {
			return t
		}
		if minuteOf(t) >= h.QuietUntil {
			on = on.AddDays(1)
		}
		t = z.At(on, h.QuietUntil)
	}
	return t
}

// Reminds reports whether now is the time for the reminder of a day that the
// workspace gives from an instant on: when quiet hours are over after it, or
// before it where they last into the next day. Once the person can't be written to
// any more on that day, the next day's reminder tells all.
func (h Hours) Reminds(z Zone, on date.Date, from, now time.Time) bool {
	opens := h.Open(z, from)
	if date.In(opens, z.Location) != on {
		opens = h.Open(z, z.At(on, 0))
	}
	return !now.Before(opens) && date.In(h.Open(z, now), z.Location) == on
}

// bundle is how long what should go at once waits for more of its kind, so that
// ten assignments in one meeting are one letter.
const bundle = 3 * time.Minute

// Soon is when a letter about something that happened at t goes out. All that
// happens before then goes in the same letter.
func (h Hours) Soon(z Zone, t time.Time) time.Time {
	return h.Open(z, t.Truncate(bundle).Add(bundle))
}

// NextDigest is the first digest after t.
func (h Hours) NextDigest(z Zone, t time.Time) time.Time {
	on := date.In(t, z.Location)
	for {
		due := on
		if h.Rhythm == Weekly {
			due = lastWorkday(z.Calendar, on)
		} else {
			due = z.Calendar.OnOrAfter(on)
		}
		if at := z.At(due, h.DigestAt); at.After(t) && !due.Before(on) {
			return at
		}
		on = date.Max(on, due).AddDays(1)
	}
}

// lastWorkday is the last workday of the week that a day lies in; in a week off,
// the last one before it.
func lastWorkday(c *cycle.Calendar, on date.Date) date.Date {
	sunday := on.AddDays((7 - int(on.Weekday())) % 7)
	return c.OnOrBefore(sunday)
}
