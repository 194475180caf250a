package objectives

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// span is from when to when key results go, and how often one checks in to them; or several spans
// that lie beside each other.
type span struct {
	due, starts [2]string // the first and the last
	cadence     string    // as it is kept, cut off after wide; "" of several
	low, high   okr.Ratio // what is expected today of a metric without checkpoints, as a share of its level
	staleBefore date.Date // the last check-in must lie before it for one to be stale; none: it can't be
}

const (
	day       = len("2006-01-02")
	wide      = 80  // letters of a cadence that tell it from others
	mostSpans = 400 // that are asked for
	fewSpans  = 24  // that a query tells apart
	pastSpans = 92  // days after its due date for which a key result's span is asked for
)

// spansSince are the spans and cadences of key results that are due on a day or later, by due date,
// at most so many. It looks each up behind the one before: there are few, and many key results.
func spansSince(ctx context.Context, db bun.IDB, since date.Date, most int) (list []string, err error) {
	const of = "(due_on || starts_on || SUBSTR(cadence, 1, 80))"
	err = db.NewRaw(`WITH RECURSIVE s (span) AS (SELECT (SELECT MIN(`+of+`) FROM key_results WHERE `+of+` >= ?)
		UNION ALL SELECT (SELECT MIN(`+of+`) FROM key_results WHERE `+of+` > s.span) FROM s WHERE s.span IS NOT NULL)
		SELECT span FROM s WHERE span IS NOT NULL LIMIT ?`, since.String(), most).Scan(ctx, &list)
	return list, err
}

// spansOf judges spans as of a day, with their cadences where they are asked for. Of more than
// fewSpans it makes as many, of neighbours.
func (d Day) spansOf(texts []string, cadences bool) []span {
	most := len(texts) == mostSpans
	slices.Sort(texts)
	if !cadences {
		for i, text := range texts {
			texts[i] = text[:2*day]
		}
		texts = slices.Compact(texts)
	}
	list := make([]span, 0, len(texts))
	for _, text := range texts {
		list = append(list, d.span(text))
	}
	if most { // there may be more, due on the last day or later
		last := &list[len(list)-1]
		last.due[1], last.starts, last.cadence = "9999", [2]string{"", "9999"}, ""
		last.loosen(d)
	}
	few := list[:0]
	step := (len(list) + fewSpans - 1) / fewSpans
	for i := 0; i < len(list); i += step {
		one := list[i]
		for _, next := range list[i+1 : min(i+step, len(list))] {
			one = one.and(next)
		}
		few = append(few, one)
	}
	return few
}

// span judges one span as it is kept.
func (d Day) span(text string) span {
	due, starts, cadence := text[:day], text[day:2*day], text[2*day:]
	s := span{due: [2]string{due, due}, starts: [2]string{starts, starts}, cadence: cadence}
	from, errFrom := date.Parse(starts)
	to, errTo := date.Parse(due)
	kind := okr.Plan{Measure: okr.Measure{Kind: okr.Metric}, Kind: okr.Committed, StartsOn: from, DueOn: to}
	if errFrom != nil || errTo != nil {
		s.loosen(d)
		return s
	}
	s.low = *kind.Expected(d.Calendar.Between, d.Today)
	s.high = s.low
	schedule := cycle.Schedule{Span: cycle.Span{StartsOn: from, EndsOn: to}, Calendar: d.Calendar}
	if json.Unmarshal([]byte(cadence), &schedule.Cadence) != nil { // cut off, or not asked for
		s.staleBefore = d.Today
		return s
	}
	s.staleBefore, _ = schedule.StaleBefore(d.Today, d.Grace)
	return s
}

// loosen takes a span as one of which nothing is known.
func (s *span) loosen(d Day) { s.low, s.high, s.staleBefore = okr.Ratio{}, okr.RatioOf(1, 1), d.Today }

// and is one span with another that lies beside it.
func (s span) and(o span) span {
	s.due[1], s.cadence = max(s.due[1], o.due[1]), ""
	s.starts = [2]string{min(s.starts[0], o.starts[0]), max(s.starts[1], o.starts[1])}
	if o.low.Cmp(s.low) < 0 {
		s.low = o.low
	}
	if o.high.Cmp(s.high) > 0 {
		s.high = o.high
	}
	s.staleBefore = date.Max(s.staleBefore, o.staleBefore)
	return s
}

// clause is a key result in the span.
func (s span) clause() clause {
	if s.due[0] == s.due[1] && s.starts[0] == s.starts[1] {
		return when("(k.due_on = ? AND k.starts_on = ?)", s.due[0], s.starts[0])
	}
	return when("(k.due_on BETWEEN ? AND ? AND k.starts_on BETWEEN ? AND ?)", s.due[0], s.due[1], s.starts[0], s.starts[1])
}

// cadenced is one with its cadence.
func (s span) cadenced() clause {
	if s.cadence == "" {
		return allOf()
	}
	return when("SUBSTR(k.cadence, 1, ?) = ?", wide, s.cadence)
}
