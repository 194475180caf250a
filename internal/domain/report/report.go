// Package report is what a team tells of its week: in which parts, what of them
// may be changed before it is sent, and when a draft is due.
package report

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// State is how far a report is.
type State string

// The states. A sent report is never changed.
const (
	Draft State = "draft"
	Sent  State = "sent"
)

// Part is what a section of a report is about.
type Part string

// The parts.
const (
	Moved     Part = "moved"     // key results achieved or moved up
	Behind    Part = "behind"    // key results off track, then at risk, and why
	Stale     Part = "stale"     // key results whose check-in is missing
	Obstacles Part = "obstacles" // decisions owed, and problems in the way
	Slipping  Part = "slipping"  // actions overdue
	Next      Part = "next"      // actions due within a week
)

// Parts lists the parts in the order in which a report tells them.
func Parts() []Part { return []Part{Moved, Behind, Stale, Obstacles, Slipping, Next} }

// Section is what people add to a part: words, or that it is left out. What the
// part itself says was drawn from data and is kept elsewhere: no section changes it.
type Section struct {
	Part   Part   `json:"part"`
	Words  string `json:"words,omitempty"` // Markdown
	Hidden bool   `json:"hidden,omitempty"`
	Quoted bool   `json:"quoted,omitempty"` // the words are what people answered in rounds, and nobody has gone over them
}

// MostWords bounds what is added to a part, and the summary, in characters.
const MostWords = 5000

// Blank is the sections of a report to which nobody added anything.
func Blank() []Section {
	list := make([]Section, len(Parts()))
	for i, p := range Parts() {
		list[i].Part = p
	}
	return list
}

// With gives sections with some of them replaced, in the order of the parts.
// Refused: report.part_unknown, report.part_twice, input.too_long.
func With(sections, changed []Section) ([]Section, error) {
	out, seen := slices.Clone(sections), map[Part]bool{}
	for _, c := range changed {
		at := slices.IndexFunc(out, func(s Section) bool { return s.Part == c.Part })
		c.Words = strings.TrimSpace(c.Words)
		switch {
		case at < 0:
			return nil, fault.At("/sections", "report.part_unknown", fault.Args{"part": string(c.Part)})
		case seen[c.Part]:
			return nil, fault.At("/sections", "report.part_twice", fault.Args{"part": string(c.Part)})
		case utf8.RuneCountInString(c.Words) > MostWords:
			return nil, fault.At("/sections", "input.too_long", fault.Args{"limit": MostWords})
		}
		c.Quoted = out[at].Quoted && c.Words == out[at].Words
		seen[c.Part], out[at] = true, c
	}
	return out, nil
}

// WeekOf is the Monday of the week of a day.
func WeekOf(d date.Date) date.Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }

// DueOn is the day of a week on which its draft is due: the weekday that was
// chosen; where that isn't worked the workday before it in that week, else the one
// after it. ok is false for a week without a workday, which has no report.
func DueOn(week date.Date, weekday time.Weekday, c *cycle.Calendar) (on date.Date, ok bool) {
	chosen := (int(weekday) + 6) % 7
	for n := chosen; n >= 0; n-- {
		if on = week.AddDays(n); c.IsWorkday(on) {
			return on, true
		}
	}
	for n := chosen + 1; n < 7; n++ {
		if on = week.AddDays(n); c.IsWorkday(on) {
			return on, true
		}
	}
	return date.Date{}, false
}

// longest is how long before a report the one before it may have been drawn, for
// it to tell since then: after a longer pause a report tells of its week alone.
const longest = 21 * 24 * time.Hour

// Since is the instant from which a report drawn now tells: when the one before it
// was drawn, so that nothing is told twice or missed, else the beginning of its
// week. before is zero for none.
func Since(now, weekStarts, before time.Time) time.Time {
	if before.IsZero() || !before.Before(now) || now.Sub(before) > longest {
		return weekStarts
	}
	return before
}
