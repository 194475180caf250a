package retrospective_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
)

func day(t *testing.T, text string) date.Date {
	t.Helper()
	if text == "" {
		return date.Date{}
	}
	return date.Must(text)
}

func mark(t *testing.T, on string, progress, expected int64, status okr.Status) retrospective.Mark {
	return retrospective.Mark{On: day(t, on), Progress: okr.RatioOf(progress, 100).Known(), Expected: okr.RatioOf(expected, 100).Known(), Status: status}
}

// On track at first, behind for two readings by 12 and 20 points, back at the end.
func TestRunsOfOneStatus(t *testing.T) {
	marks := []retrospective.Mark{
		mark(t, "2026-10-09", 10, 8, okr.OnTrack), mark(t, "2026-10-23", 18, 30, okr.AtRisk), mark(t, "2026-11-06", 25, 45, okr.AtRisk), mark(t, "2026-11-20", 60, 61, okr.OnTrack),
	}
	var got []string
	for _, s := range retrospective.Stretches(marks) {
		got = append(got, fmt.Sprintf("%s %s–%s %d %d", s.Status, s.From, s.To, s.Readings, s.Gap.BP()))
	}
	want := "on_track 2026-10-09–2026-10-09 1 -200|at_risk 2026-10-23–2026-11-06 2 2000|on_track 2026-11-20–2026-11-20 1 100"
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestWhatMovedMost(t *testing.T) {
	marks := []retrospective.Mark{
		mark(t, "2026-10-09", 40, 8, okr.OnTrack), mark(t, "2026-10-16", 45, 8, okr.OnTrack), mark(t, "2026-10-23", 25, 8, okr.OnTrack),
		{On: day(t, "2026-10-26")}, mark(t, "2026-10-30", 25, 8, okr.OnTrack), mark(t, "2026-11-06", 60, 8, okr.OnTrack),
	}
	var got []string
	for _, m := range retrospective.Moves(marks, 2) {
		got = append(got, fmt.Sprintf("%d %d", m.At, m.By.BP()))
	}
	if text := strings.Join(got, "|"); text != "2 -2000|5 3500" {
		t.Errorf("the two largest steps are %s", text)
	}
}

// Whatever the readings: runs cover each of them once, and neighbours differ.
func TestRunsCoverEveryReading(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		statuses := rapid.SliceOfN(rapid.SampledFrom([]okr.Status{okr.OnTrack, okr.AtRisk, okr.OffTrack}), 0, 30).Draw(r, "statuses")
		first := date.Of(2026, 10, 1)
		marks := make([]retrospective.Mark, len(statuses))
		for i, s := range statuses {
			marks[i] = retrospective.Mark{On: first.AddDays(i), Status: s, Progress: okr.RatioOf(rapid.Int64Range(-50, 150).Draw(r, "p"), 100).Known(), Expected: okr.RatioOf(1, 2).Known()}
		}
		runs, sum := retrospective.Stretches(marks), 0
		for i, run := range runs {
			sum += run.Readings
			if i > 0 && runs[i-1].Status == run.Status || run.To.Before(run.From) {
				r.Fatalf("run %d is %v after %v", i, run, runs[max(i-1, 0)])
			}
		}
		if sum != len(marks) {
			r.Fatalf("%d of %d readings are in a run", sum, len(marks))
		}
	})
}

func TestHowActionsSlipped(t *testing.T) {
	weekdays := func(from, to date.Date) (n int) {
		for d := from; !d.After(to); d = d.AddDays(1) {
			if d.Weekday() != 0 && d.Weekday() != 6 {
				n++
			}
		}
		return n
	}
	for _, c := range []struct {
		state            plan.State
		due, done, until string
		want             string
	}{
		{plan.Done, "2026-11-13", "2026-11-13", "2026-12-31", ""},
		{plan.Done, "2026-11-13", "2026-11-18", "2026-12-31", "late 3"}, // Friday to Wednesday
		{plan.Done, "2026-11-13", "2026-11-15", "2026-12-31", "late 0"}, // on the Sunday after
		{plan.Doing, "2026-11-13", "", "2026-11-20", "open 5"},
		{plan.Todo, "2026-11-13", "", "2026-11-13", ""},
		{plan.Dropped, "2026-11-13", "", "2026-12-31", "dropped 0"},
		{plan.Todo, "", "", "2026-12-31", ""},
	} {
		got := ""
		if s := retrospective.Slipped(c.state, day(t, c.due), day(t, c.done), day(t, c.until), weekdays); s != nil {
			got = fmt.Sprint(s.How, " ", s.Workdays)
		}
		if got != c.want {
			t.Errorf("%s due %s, done %s, looked back on %s: %q, want %q", c.state, c.due, c.done, c.until, got, c.want)
		}
	}
}

func TestForecastsThatWereWrong(t *testing.T) {
	n := func(v int64) decimal.Decimal { return decimal.NewFromInt(v) }
	for _, c := range []struct {
		low, high, came int64
		chance          int
		succeeded       bool
		want            string
	}{
		{50, 60, 55, 80, true, "false false"}, {50, 60, 61, 80, true, "true false"}, {50, 60, 49, 80, false, "true true"},
		{50, 60, 55, 30, true, "false true"}, {50, 60, 60, 50, false, "false false"},
	} {
		f := retrospective.Compare(forecast.Forecast{Low: n(c.low), High: n(c.high), Chance: c.chance}, n(c.came), c.succeeded)
		if got := fmt.Sprint(f.Outside, f.Surprising); got != c.want || f.Wrong() == (got == "false false") {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func codes(err error) string {
	var list []string
	if first, ok := fault.Of(err); ok {
		for _, f := range append([]*fault.Fault{first}, first.More...) {
			list = append(list, f.Field+" "+f.Code)
		}
	}
	return strings.Join(list, "|")
}

func TestALessonIsTidied(t *testing.T) {
	l := retrospective.Lesson{Words: " 第三天之后要有新东西 ", Tags: []string{"#留存", "留存", " 新手  引导 ", "", "GROWTH", "growth"}, What: "没有改动就没有内容"}
	if err := l.Tidy(); err != nil {
		t.Fatal(err)
	}
	if got := l.Words + "|" + strings.Join(l.Tags, ",") + "|" + l.What; got != "第三天之后要有新东西|留存,新手 引导,GROWTH|" {
		t.Errorf("tidied to %s", got)
	}
	for change, want := range map[retrospective.Change]string{retrospective.ByTemplate: "sla", retrospective.ByPractice: "", retrospective.None: ""} {
		if l := (retrospective.Lesson{Words: "先备一条", What: "加一行", Change: change, TemplateID: "sla"}); l.Tidy() != nil || l.TemplateID != want {
			t.Errorf("a change of %q keeps the template %q, want %q", change, l.TemplateID, want)
		}
	}
	bad := retrospective.Lesson{Change: retrospective.ByTemplate, Tags: []string{strings.Repeat("长", 21)}}
	if got := codes(bad.Tidy()); got != "/words lesson.words_needed|/what lesson.what_needed|/tags lesson.tag_long" {
		t.Errorf("found %s", got)
	}
}

func TestWhatBecomesOfAChange(t *testing.T) {
	for _, c := range []struct {
		change retrospective.Change
		fate   retrospective.Fate
		reason string
		want   string
	}{
		{retrospective.ByTemplate, retrospective.Kept, "", ""}, {retrospective.ByPolicy, retrospective.Dropped, "试了一季没用", ""}, {retrospective.ByAction, retrospective.Open, "", ""},
		{retrospective.ByPolicy, retrospective.Dropped, " ", "/reason lesson.reason_needed"}, {retrospective.None, retrospective.Kept, "", " lesson.change_none"}, {retrospective.ByPolicy, "x", "", "/fate lesson.fate_unknown"},
	} {
		if got := codes(retrospective.Settle(c.change, c.fate, c.reason)); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestTheLastDayInTheWay(t *testing.T) {
	end := date.Must("2026-12-31")
	for _, c := range []struct{ solved, want string }{
		{"", "2026-12-31"}, {"2026-11-18", "2026-11-18"}, {"2027-01-08", "2026-12-31"}, // went on into the next cycle
	} {
		var solved date.Date
		if c.solved != "" {
			solved = date.Must(c.solved)
		}
		if got := retrospective.LastInTheWay(solved, end); got != date.Must(c.want) {
			t.Errorf("solved %q: %s, want %s", c.solved, got, c.want)
		}
	}
}

// Harms are summed exactly, and rounded where they are told.
func TestWhatProblemsHeldUpTogether(t *testing.T) {
	h := retrospective.HeldUp{}
	for range 3 {
		h = h.With(okr.RatioOf(1, 3))
	}
	if h.Problems != 3 || h.Harm.Cmp(okr.RatioOf(1, 1)) != 0 {
		t.Errorf("three thirds are %d problems, harm %s", h.Problems, h.Harm)
	}
}
