package notice

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Reminds reports whether a person is reminded of something today. until is in
// workdays: positive before the day on which it is due, 0 on it, negative after.
//
// The day before, on the day, on the first, third and fifth workday after, and
// then once a week of work: enough to be remembered, too rare to be ignored.
func Reminds(until int) bool {
	switch {
	case until >= 0:
		return until <= 1
	case until >= -5:
		return until%2 != 0
	}
	return until%5 == 0
}

// Tries is how often a message is tried before it is dead: with Pause, for about
// a day.
const Tries = 28

// Pause is how long to wait after the n-th failed try: a minute, doubling up to
// an hour.
func Pause(n int) time.Duration {
	if n >= 7 {
		return time.Hour
	}
	return time.Minute << max(n-1, 0)
}

// Nudges reports whether somebody may be nudged again: something came due after
// what the last nudge was for (none: the zero date).
func Nudges(newestDue, nudgedFor date.Date) bool { return newestDue.After(nudgedFor) }
