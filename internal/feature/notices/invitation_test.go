package notices_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// entry is what a calendar program would make of an event.
type entry struct{ method, id, sequence, starts, status, guest string }

// invited reads the calendars in a letter.
func invited(t *testing.T, l mail.Letter) (list []entry) {
	t.Helper()
	for _, file := range l.Files {
		cal, err := ics.ParseCalendar(bytes.NewReader(file.Body))
		if err != nil {
			t.Fatal(err)
		}
		method := ""
		for _, p := range cal.CalendarProperties {
			if p.IANAToken == "METHOD" {
				method = p.Value
			}
		}
		if method != file.Method {
			t.Errorf("the file says %s, the calendar %s", file.Method, method)
		}
		for _, e := range cal.Events() {
			at := func(p ics.ComponentProperty) string {
				if one := e.GetProperty(p); one != nil {
					return one.Value
				}
				return ""
			}
			list = append(list, entry{method, at(ics.ComponentPropertyUniqueId), at(ics.ComponentPropertySequence), at(ics.ComponentPropertyDtStart), at(ics.ComponentPropertyStatus), at(ics.ComponentPropertyAttendee)})
		}
	}
	return list
}

// last is the newest letter to somebody.
func (p *post) last(t *testing.T, who string) mail.Letter {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range slices.Backward(p.letters) {
		if l.To == who+"@example.com" {
			return l
		}
	}
	t.Fatalf("no letter to %s", who)
	return mail.Letter{}
}

func TestALetterOfAMeetingCarriesItsInvitation(t *testing.T) {
	p := &post{}
	w := apptest.WithMail(t, filepath.Join(t.TempDir(), "sinan.db"), p)
	next := func() {
		w.Pass(time.Hour)
		deliver(t, w)
	}
	id := w.Post("lina", "/meetings", m{"kind": "monthly", "title": "留存复盘", "people_ids": []string{w.ID["chen"], w.ID["hu"]}, "starts_on": "2026-11-20", "at": "09:30", "minutes": 45, "place": "三号会议室"}).ID()
	next()
	uid := "meeting-" + id + "@okr.example.com"
	l := p.last(t, "chen")
	if got := fmt.Sprint(invited(t, l)); got != fmt.Sprint([]entry{{"REQUEST", uid, "1", "20261120T013000Z", "CONFIRMED", "mailto:chen@example.com"}}) {
		t.Errorf("called: %s", got)
	}
	if l.Items[0].Head != "lina 邀请你开会" || l.Items[0].Title != "留存复盘" || l.Items[0].Words != "2026-11-20 09:30–10:15 · 三号会议室" {
		t.Errorf("the letter says %+v", l.Items[0])
	}
	// Moved, and hu isn't asked any more.
	w.Patch("lina", "/meetings/"+id, m{"at": "10:30", "people_ids": []string{w.ID["chen"], w.ID["zhang"]}})
	next()
	for who, want := range map[string]entry{"chen": {"REQUEST", uid, "2", "20261120T023000Z", "CONFIRMED", "mailto:chen@example.com"},
		"hu":    {"CANCEL", uid, "2", "20261120T023000Z", "CANCELLED", "mailto:hu@example.com"},
		"zhang": {"REQUEST", uid, "2", "20261120T023000Z", "CONFIRMED", "mailto:zhang@example.com"}} {
		if got := fmt.Sprint(invited(t, p.last(t, who))); got != fmt.Sprint([]entry{want}) {
			t.Errorf("moved, %s: %s", who, got)
		}
	}
	w.Do("lina", "DELETE", "/meetings/"+id, nil).OK()
	next()
	if got := fmt.Sprint(invited(t, p.last(t, "chen"))); got != fmt.Sprint([]entry{{"CANCEL", uid, "3", "20261120T023000Z", "CANCELLED", "mailto:chen@example.com"}}) {
		t.Errorf("cancelled: %s", got)
	}
	w.Post("lina", "/meetings/"+id+"/restore", nil)
	next()
	if got := fmt.Sprint(invited(t, p.last(t, "chen"))); got != fmt.Sprint([]entry{{"REQUEST", uid, "4", "20261120T023000Z", "CONFIRMED", "mailto:chen@example.com"}}) {
		t.Errorf("restored: %s", got)
	}
}

func TestALetterOfASeriesCarriesItsMeetings(t *testing.T) {
	p := &post{}
	w := apptest.WithMail(t, filepath.Join(t.TempDir(), "sinan.db"), p)
	next := func() {
		w.Pass(time.Hour)
		deliver(t, w)
	}
	called := w.Post("zhang", "/meetings", m{"kind": "weekly", "title": "用户组周会", "team_id": w.ID["用户组"], "starts_on": "2026-11-20", "at": "09:30", "minutes": 30,
		"cadence": m{"kind": "weekly", "weekday": 5}, "ends_on": "2026-12-04"})
	next()
	before := invited(t, p.last(t, "chen"))
	if len(before) != 3 || before[0].method != "PUBLISH" || before[0].starts != "20261120T013000Z" || before[2].starts != "20261204T013000Z" {
		t.Fatalf("three meetings: %v", before)
	}
	series := called.Str("series_id")
	// Later in the day, and one Friday less: two are changed, one is off.
	w.Patch("zhang", "/meeting-series/"+series, m{"at": "16:00", "ends_on": "2026-11-27"})
	next()
	after := invited(t, p.last(t, "chen"))
	if len(after) != 3 || after[0].id != before[0].id || after[0].starts != "20261120T080000Z" || after[0].sequence <= before[0].sequence || after[2].id != before[2].id || after[2].status != "CANCELLED" {
		t.Errorf("changed: %v", after)
	}
	w.Do("zhang", "DELETE", "/meeting-series/"+series, nil).OK()
	next()
	for _, e := range invited(t, p.last(t, "chen")) {
		if e.status != "CANCELLED" {
			t.Errorf("stopped: %v", e)
		}
	}
}
