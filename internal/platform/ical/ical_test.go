package ical_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/ical"
)

func parse(t interface{ Fatal(...any) }, text []byte) *ics.Calendar {
	cal, err := ics.ParseCalendar(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err, string(text))
	}
	return cal
}

func value(e *ics.VEvent, p ics.ComponentProperty) string {
	if one := e.GetProperty(p); one != nil {
		return one.Value
	}
	return ""
}

func TestAnInvitationIsReadByOthers(t *testing.T) {
	at := time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC)
	text := ical.Calendar{Method: ical.Request, Host: "okr.example.com", Stamp: at, Events: []ical.Event{{ID: "m1", Sequence: 3, Title: "用户组周会；第三次, 提前", Words: "议程：\n落后的, 先说",
		Place: "三号会议室", URL: "https://okr.example.com/meetings/m1", From: at, To: at.Add(45 * time.Minute), Host: ical.Who{Name: "李娜", Email: "lina@example.com"}, Guest: ical.Who{Name: "陈静", Email: "chen@example.com"}}}}.Text()
	cal := parse(t, text)
	if len(cal.Events()) != 1 || !strings.Contains(string(text), "METHOD:REQUEST\r\n") {
		t.Fatalf("%s", text)
	}
	e := cal.Events()[0]
	for p, want := range map[ics.ComponentProperty]string{ics.ComponentPropertyUniqueId: "m1@okr.example.com", ics.ComponentPropertySequence: "3", ics.ComponentPropertySummary: "用户组周会；第三次, 提前",
		ics.ComponentPropertyDescription: "议程：\n落后的, 先说", ics.ComponentPropertyDtStart: "20261123T013000Z", ics.ComponentPropertyDtEnd: "20261123T021500Z", ics.ComponentPropertyStatus: "CONFIRMED",
		ics.ComponentPropertyOrganizer: "mailto:lina@example.com", ics.ComponentPropertyAttendee: "mailto:chen@example.com"} {
		if got := value(e, p); got != want {
			t.Errorf("%s is %q, want %q", p, got, want)
		}
	}
	for line := range strings.SplitSeq(string(text), "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d bytes isn't folded: %s", len(line), line)
		}
	}
	off := ical.Calendar{Method: ical.Cancel, Host: "x", Stamp: at, Events: []ical.Event{{ID: "m1", Sequence: 4, Title: "周会", From: at, To: at}}}.Text()
	if e := parse(t, off).Events()[0]; value(e, ics.ComponentPropertyStatus) != "CANCELLED" || !strings.Contains(string(off), "METHOD:CANCEL") {
		t.Errorf("%s", off)
	}
}

func TestWholeDaysEndOnTheDayAfter(t *testing.T) {
	on := date.Of(2026, time.December, 31)
	e := parse(t, ical.Calendar{Method: ical.Publish, Name: "我的日程", Host: "x", Events: []ical.Event{{ID: "a", Title: "到期", On: on}}}.Text()).Events()[0]
	if value(e, ics.ComponentPropertyDtStart) != "20261231" || value(e, ics.ComponentPropertyDtEnd) != "20270101" || value(e, ics.ComponentPropertyTransp) != "TRANSPARENT" {
		t.Errorf("%+v", e)
	}
}

// Whatever people write, another program reads the same title, and no line of
// theirs becomes a line of the calendar.
func TestAnyTitleComesBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		title := rapid.String().Draw(rt, "title")
		cal := parse(rt, ical.Calendar{Method: ical.Publish, Host: "x", Events: []ical.Event{{ID: "a", Title: title, Place: title, On: date.Of(2026, time.May, 1)}}}.Text())
		if len(cal.Events()) != 1 || len(cal.Events()[0].SubComponents()) != 0 {
			rt.Fatalf("%q became %d events", title, len(cal.Events()))
		}
	})
}
