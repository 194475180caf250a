package meetings

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/ical"
)

// Event is the meeting as an entry of a calendar. Its id stays and its sequence
// grows with each change, so that a calendar knows the newer.
func (m *Meeting) Event(baseURL string) ical.Event {
	return ical.Event{ID: "meeting-" + m.ID, Sequence: m.Version, Title: m.Title, Place: m.Place, URL: baseURL + "/meetings/" + m.ID,
		From: m.StartsAt, To: m.StartsAt.Add(time.Duration(m.Minutes) * time.Minute), Off: !m.DeletedAt.IsZero()}
}
