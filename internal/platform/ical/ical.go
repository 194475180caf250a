// Package ical writes calendars as other programs read them: RFC 5545, and for
// invitations RFC 5546.
package ical

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// Method is what a calendar asks of whoever gets it.
type Method string

// The methods.
const (
	Publish Method = "PUBLISH" // take note of it
	Request Method = "REQUEST" // an invitation, or a change to one
	Cancel  Method = "CANCEL"  // an invitation is taken back
)

// Type is the content type of a calendar.
const Type = "text/calendar; charset=utf-8"

// Who is somebody with an e-mail address.
type Who struct{ Name, Email string }

// Event is one entry of a calendar: from an instant to another, or for whole days.
type Event struct {
	ID       string // the same for the same thing, always
	Sequence int64  // grows with each change
	Title    string
	Words    string
	Place    string
	URL      string
	From, To time.Time // where it has a time of day
	On       date.Date // else the day, or the first of them
	Until    date.Date // the last day; none for one day
	Off      bool      // cancelled
	Host     Who       // of an invitation
	Guest    Who       // whom it invites
}

// Calendar is entries under a name.
type Calendar struct {
	Method Method
	Name   string // of a feed; "" for an invitation
	Host   string // makes ids those of this installation
	Stamp  time.Time
	Events []Event
}

// refresh is how often programs should look again.
const refresh = "PT1H"

// Text is the calendar in the form that programs read.
func (c Calendar) Text() []byte {
	cal := ics.NewCalendarFor("Sinan")
	cal.SetMethod(ics.Method(c.Method))
	cal.SetCalscale("GREGORIAN")
	if c.Name != "" {
		cal.SetName(c.Name)
		cal.SetXWRCalName(c.Name)
		cal.SetRefreshInterval(refresh, ics.WithValue(string(ics.ValueDataTypeDuration)))
		cal.SetXPublishedTTL(refresh)
	}
	for i := range c.Events {
		c.add(cal, &c.Events[i])
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

func (c Calendar) add(cal *ics.Calendar, e *Event) {
	v := cal.AddEvent(e.ID + "@" + c.Host)
	v.SetDtStampTime(c.Stamp)
	v.SetSequence(int(e.Sequence))
	v.SetSummary(plain(e.Title))
	if e.Words != "" {
		v.SetDescription(e.Words)
	}
	if e.Place != "" {
		v.SetLocation(plain(e.Place))
	}
	if e.URL != "" {
		v.SetURL(e.URL)
	}
	if !e.From.IsZero() {
		v.SetStartAt(e.From)
		v.SetEndAt(e.To)
	} else {
		v.SetAllDayStartAt(noon(e.On))
		v.SetAllDayEndAt(noon(date.Max(e.On, e.Until).AddDays(1))) // the day after the last
		v.SetTimeTransparency(ics.TransparencyTransparent)         // a due date keeps nobody busy
	}
	v.SetStatus(ics.ObjectStatusConfirmed)
	if e.Off || c.Method == Cancel {
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	if e.Host.Email != "" {
		v.SetOrganizer("mailto:"+e.Host.Email, ics.WithCN(plain(e.Host.Name)))
	}
	if e.Guest.Email != "" {
		// Nobody reads answers: who comes is settled where the meeting is.
		v.AddAttendee("mailto:"+e.Guest.Email, ics.WithCN(plain(e.Guest.Name)), ics.ParticipationRoleReqParticipant, ics.ParticipationStatusNeedsAction, ics.WithRSVP(false))
	}
}

// plain is a text on one line without what no calendar may hold.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' }), " ")
}

// noon is an instant of a day, for what is written without its time.
func noon(d date.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 12, 0, 0, 0, time.UTC)
}
