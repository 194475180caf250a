package meetings

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/ical"
)

// Event is the meeting as an entry of a calendar. Its id stays and its sequence
// grows with each change, so that a calendar knows the newer.
func (m *Meeting) Event(baseURL string) ical.Event {
	return ical.Event{ID: "meeting-" + m.ID, Sequence: m.Version, Title: m.Title, Place: m.Place, URL: baseURL + "/meetings/" + m.ID,
		From: m.StartsAt, To: m.StartsAt.Add(time.Duration(m.Minutes) * time.Minute), Off: !m.DeletedAt.IsZero()}
}

// Invitation is the meeting as an entry that invites somebody, by whoever hosts
// it. It is off for whoever isn't invited any more.
func (m *Meeting) Invitation(org *people.Org, guest people.Person, baseURL string) ical.Event {
	e := m.Event(baseURL)
	host, _ := org.Person(m.HostID)
	e.Host, e.Guest = ical.Who{Name: host.Name, Email: host.Email}, ical.Who{Name: guest.Name, Email: guest.Email}
	invited := false
	for _, p := range m.Invited(org) {
		invited = invited || p.ID == guest.ID
	}
	e.Off = e.Off || !invited
	return e
}

// Called gives meetings by their ids, cancelled ones too, for telling those who
// were told of them. The caller has asked leave.
func (f *Feature) Called(ctx context.Context, tx *act.Tx, ids []string) ([]Meeting, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return meetingsByID(ctx, tx, ids)
}

// mostTold bounds the meetings of series that one letter tells of.
const mostTold = 100

// CalledIn gives the meetings of series that are to come, and those that were taken
// away since an instant, the next first. The caller has asked leave.
func (f *Feature) CalledIn(ctx context.Context, tx *act.Tx, seriesIDs []string, since time.Time) ([]Meeting, error) {
	if len(seriesIDs) == 0 {
		return nil, nil
	}
	return toTell(ctx, tx, seriesIDs, tx.Now, since, mostTold)
}
