package meeting_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/meeting"
)

func TestRoundsRemindBeforeTheyClose(t *testing.T) {
	opens := time.Date(2026, 11, 19, 1, 0, 0, 0, time.UTC)
	for _, c := range []struct{ open, left time.Duration }{
		{8 * time.Hour, 2 * time.Hour}, {32 * time.Hour, 8 * time.Hour}, {7 * 24 * time.Hour, 24 * time.Hour}, {time.Hour, 15 * time.Minute},
	} {
		closes := opens.Add(c.open)
		if got := closes.Sub(meeting.RemindAt(opens, closes)); got != c.left {
			t.Errorf("open for %s: %s before it closes, want %s", c.open, got, c.left)
		}
	}
}

// Whatever the length, people are reminded while a round is open.
func TestRemindedWhileOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		opens := time.Unix(rapid.Int64Range(0, 1<<31).Draw(t, "opens"), 0)
		closes := opens.Add(time.Duration(rapid.IntRange(meeting.LeastRound, meeting.MostRound).Draw(t, "minutes")) * time.Minute)
		if at := meeting.RemindAt(opens, closes); !at.After(opens) || !at.Before(closes) {
			t.Fatalf("between %s and %s: %s", opens, closes, at)
		}
	})
}

func TestARoundAsksInWordsAndTellsFromData(t *testing.T) {
	var asks, tells int
	for _, s := range meeting.Round.Template() {
		if s.Asks() {
			asks++
		} else {
			tells++
		}
	}
	if asks != 3 || tells != 7 {
		t.Errorf("%d questions, %d parts of data", asks, tells)
	}
}
