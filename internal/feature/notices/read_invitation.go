package notices

import (
	"context"
	"net/url"
	"time"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/ical"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// invitations are the calendars that go with a letter, by how things stand when it
// goes: of each meeting that it tells of an invitation, or that it is off; of the
// series all meetings to come in one file, and those that they no longer have.
func (f *Feature) invitations(ctx context.Context, tx *act.Tx, org *people.Org, reader people.Person, all []Told) ([]mail.File, error) {
	var (
		single, series []string
		since          = tx.Now
	)
	for i := range all {
		t := &all[i]
		if !t.Reason.Meets() {
			continue
		}
		switch t.SubjectKind {
		case "meeting":
			single = append(single, t.SubjectID)
		case "meeting_series":
			series = append(series, t.SubjectID)
			if t.ToldAt.Before(since) {
				since = t.ToldAt
			}
		}
	}
	list, err := f.Meetings.Called(ctx, tx, single)
	if err != nil {
		return nil, err
	}
	base := ical.Calendar{Host: hostOf(f.opts.BaseURL), Stamp: tx.Now.Truncate(time.Second)}
	var files []mail.File
	for i := range list {
		cal := base
		cal.Method, cal.Events = ical.Request, []ical.Event{list[i].Invitation(org, reader, f.opts.BaseURL)}
		if cal.Events[0].Off {
			cal.Method = ical.Cancel
		}
		files = append(files, mail.File{Name: "meeting.ics", Method: string(cal.Method), Body: cal.Text()})
	}
	if list, err = f.Meetings.CalledIn(ctx, tx, series, since); err != nil || len(list) == 0 {
		return files, err
	}
	cal := base
	cal.Method = ical.Publish
	for i := range list {
		cal.Events = append(cal.Events, list[i].Invitation(org, reader, f.opts.BaseURL))
	}
	return append(files, mail.File{Name: "meetings.ics", Method: string(cal.Method), Body: cal.Text()}), nil
}

// hostOf is the installation's name in the ids of events, as feeds write them.
func hostOf(base string) string {
	if u, err := url.Parse(base); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return "sinan"
}
