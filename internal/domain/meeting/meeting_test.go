package meeting_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

func part(a, b int64) *okr.Ratio { return okr.RatioOf(a, b).Known() }

func ids(list []meeting.Standing) string {
	var all []string
	for _, s := range list {
		all = append(all, s.ID)
	}
	return strings.Join(all, " ")
}

func TestWhatComesFirst(t *testing.T) {
	one := okr.RatioOf(1, 1)
	all := []meeting.Standing{
		{ID: "fine", Status: okr.OnTrack, Progress: part(5, 10), Expected: part(5, 10), Success: one},
		{ID: "risk", Status: okr.AtRisk, Progress: part(3, 10), Expected: part(5, 10), Success: one},
		{ID: "off", Status: okr.OffTrack, Progress: part(2, 10), Expected: part(5, 10), Success: one},
		{ID: "far off", Status: okr.OffTrack, Expected: part(5, 10), Success: one, Stale: true},
		{ID: "said", Status: okr.OnTrack, Called: okr.OffTrack, Progress: part(5, 10), Expected: part(5, 10), Success: one},
		{ID: "well said", Status: okr.AtRisk, Called: okr.OnTrack, Progress: part(35, 100), Expected: part(5, 10), Success: one},
		{ID: "silent", Status: okr.OnTrack, Stale: true, Progress: part(5, 10), Expected: part(5, 10), Success: one},
		{ID: "kept outside its band", Status: okr.OffTrack, Progress: part(9, 10), Success: one},
	}
	// Of those off track the one 50 points behind is before those 30, 10 and 0 behind;
	// whom the owner alone calls so is among them.
	if got := ids(meeting.TheBehind(all)); got != "far off off kept outside its band said risk well said" {
		t.Errorf("behind: %s", got)
	}
	if got := ids(meeting.TheStale(all)); got != "silent" {
		t.Errorf("stale: %s", got)
	}
}

func TestWins(t *testing.T) {
	level := okr.RatioOf(7, 10)
	all := []meeting.Standing{
		{ID: "little", Progress: part(31, 100), Before: part(3, 10), Success: level},
		{ID: "back", Progress: part(2, 10), Before: part(3, 10), Success: level},
		{ID: "much", Progress: part(6, 10), Before: part(1, 10), Success: level},
		{ID: "there", Progress: part(7, 10), Before: part(69, 100), Success: level},
		{ID: "there before", Progress: part(75, 100), Before: part(7, 10), Success: level},
		{ID: "untold", Progress: part(1, 1), Success: level},
	}
	got := meeting.TheWins(all)
	if ids(got) != "there much there before little" {
		t.Errorf("wins: %s", ids(got))
	}
	if got[1].Gained() != 5000 {
		t.Errorf("gained %d", got[1].Gained())
	}
}

func TestDaysMoveToWorkdays(t *testing.T) {
	calendar := cycle.NewCalendar(cycle.FiveDays(), []cycle.Day{{On: date.Must("2026-11-23"), Kind: cycle.Holiday}})
	days := func(every cycle.Cadence, starts, from, to string) string {
		var all []string
		for _, d := range meeting.Days(every, date.Must(starts), date.Must(from), date.Must(to), calendar) {
			all = append(all, d.String()[5:])
		}
		return strings.Join(all, " ")
	}
	weekly := cycle.Cadence{Kind: cycle.Weekly, Weekday: time.Monday}
	biweekly := cycle.Cadence{Kind: cycle.Biweekly, Weekday: time.Monday}
	monthly := cycle.Cadence{Kind: cycle.Monthly, Day: cycle.LastWorkday}
	for _, c := range []struct{ got, want string }{
		{days(weekly, "2026-11-16", "2026-11-16", "2026-12-07"), "11-16 11-24 11-30 12-07"},
		{days(weekly, "2026-11-16", "2026-11-17", "2026-11-30"), "11-24 11-30"},
		{days(weekly, "2026-11-17", "2026-11-01", "2026-11-30"), "11-24 11-30"},
		{days(biweekly, "2026-11-16", "2026-11-16", "2026-12-14"), "11-16 11-30 12-14"},
		{days(monthly, "2026-11-16", "2026-11-16", "2027-01-31"), "11-30 12-31 01-29"},
		{days(cycle.Cadence{Kind: cycle.Never}, "2026-11-16", "2026-11-16", "2026-12-14"), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestClock(t *testing.T) {
	for _, s := range []string{"00:00", "09:30", "23:59"} {
		c, err := meeting.ParseClock(s)
		if err != nil || c.String() != s {
			t.Errorf("%s: %s, %v", s, c, err)
		}
	}
	for _, s := range []string{"", "24:00", "9.30", "09:60"} {
		if _, err := meeting.ParseClock(s); !fault.Is(err, "meeting.time_form") {
			t.Errorf("%q: %v", s, err)
		}
	}
	got := meeting.Clock(9*60+30).On(date.Must("2026-11-16"), time.FixedZone("", 8*3600))
	if want := time.Date(2026, 11, 16, 1, 30, 0, 0, time.UTC); !got.Equal(want) {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAgendas(t *testing.T) {
	for _, k := range meeting.Kinds() {
		list, err := meeting.Tidy(k.Template())
		if err != nil || len(list) == 0 || !slices.Equal(list, k.Template()) {
			t.Errorf("%s: %v", k, err)
		}
		if k == meeting.Scoring { // held once a cycle: nothing was promised before
			continue
		}
		if !slices.ContainsFunc(list, func(s meeting.Section) bool { return s.Part == meeting.Promised }) || k != meeting.Round && k != meeting.OneOnOne && list[0].Part != meeting.Promised {
			t.Errorf("%s doesn't begin with what was promised", k)
		}
	}
	for code, list := range map[string][]meeting.Section{
		"meeting.sections_needed": nil,
		"meeting.sections_most":   make([]meeting.Section, meeting.MostSections+1),
		"meeting.part_unknown":    {{Part: "x"}},
		"meeting.part_twice":      {{Part: meeting.Wins}, {Part: meeting.Wins}},
		"meeting.section_title":   {{Part: meeting.Free, Title: "  "}},
		"meeting.section_minutes": {{Part: meeting.Wins, Minutes: -1}},
	} {
		if _, err := meeting.Tidy(list); !fault.Is(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	if list, err := meeting.Tidy([]meeting.Section{{Part: meeting.Free, Title: " 其他 事 "}, {Part: meeting.Free, Title: "二"}}); err != nil || list[0].Title != "其他 事" {
		t.Errorf("%v %v", list, err)
	}
	if meeting.Kind("x").Check() == nil || meeting.Weekly.Check() != nil {
		t.Error("kinds")
	}
}

func TestScoresFurthestApartComeFirst(t *testing.T) {
	score := func(hundredths int64) *okr.Score { return okr.ScoreOf(&hundredths) }
	all := []meeting.Scored{
		{ID: "same", Self: score(70), Reviewer: score(70)},
		{ID: "b lower", Self: score(90), Reviewer: score(60)},
		{ID: "unconfirmed", Self: score(100)},
		{ID: "a higher", Self: score(40), Reviewer: score(70)},
		{ID: "far", Self: score(100), Reviewer: score(20)},
		{ID: "near", Self: score(71), Reviewer: score(70)},
	}
	var got []string
	for _, s := range meeting.TheApart(all) {
		got = append(got, s.ID)
	}
	if strings.Join(got, ", ") != "far, a higher, b lower, near" {
		t.Errorf("apart: %v", got)
	}
}
