package metrics

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Effect is what a line does to a metric.
type Effect string

// The effects.
const (
	Adds     Effect = "new"
	Corrects Effect = "corrected"
	Stays    Effect = "same"
)

// Line is a value for a day, and what it would do.
type Line struct {
	Number int // in the text, from 1
	On     date.Date
	Value  decimal.Decimal
	Typed  string
	Note   string

	Change Effect
	Old    *Reading // of that day; one without a value was taken back
	Doubts []metric.Doubt
	// Faults are why the line can't be taken, with the column in Field.
	Faults []*fault.Fault
}

// Plans is what lines would do to a metric.
type Plans struct {
	Metric *Metric
	Lines  []Line // by day
}

// Faulty and Doubtful count lines that can't be taken, and that should be looked at.
func (p Plans) Faulty() (n int) { return p.count(func(l Line) bool { return len(l.Faults) > 0 }) }

// Doubtful counts the lines that should be looked at.
func (p Plans) Doubtful() (n int) { return p.count(func(l Line) bool { return len(l.Doubts) > 0 }) }

func (p Plans) count(is func(Line) bool) (n int) {
	for _, l := range p.Lines {
		if is(l) {
			n++
		}
	}
	return n
}

func (l *Line) blame(column, code string, args fault.Args) {
	all := fault.Args{"line": l.Number}
	for k, v := range args {
		all[k] = v
	}
	field := "/" + column
	if l.Number > 0 {
		field = "/lines/" + strconv.Itoa(l.Number) + field
	}
	l.Faults = append(l.Faults, fault.At(field, code, all))
}

// Preview tells what Take would do with a table, with all that is wrong or
// doubtful; nothing changes.
func (f *Feature) Preview(ctx context.Context, who access.Actor, id, text string) (p Plans, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := loadMetric(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MetricRecord, m.Target()); err != nil {
			return err
		}
		if err := m.byHand(); err != nil {
			return err
		}
		p, err = f.planText(ctx, tx, m, text)
		return err
	})
	return p, err
}

// Take writes the values of a table, all or none. Where some are doubtful it must
// be sure of them: metrics.doubtful.
func (f *Feature) Take(ctx context.Context, who access.Actor, id, text string, sure bool) (p Plans, out Taken, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.recording(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := m.byHand(); err != nil {
			return err
		}
		if p, err = f.planText(ctx, tx, m, text); err != nil {
			return err
		}
		var bad []*fault.Fault
		for _, l := range p.Lines {
			bad = append(bad, l.Faults...)
		}
		if err := fault.Join(bad); err != nil {
			return err
		}
		if n := p.Doubtful(); n > 0 && !sure {
			return fault.New(fault.Conflict, "metrics.doubtful", fault.Args{"n": n})
		}
		out, err = f.take(ctx, tx, m, p, File)
		return err
	})
	return p, out, err
}

func (f *Feature) planText(ctx context.Context, tx *act.Tx, m *Metric, text string) (Plans, error) {
	lines, err := readLines(text, m.Unit, named{})
	if err != nil {
		return Plans{}, err
	}
	return f.plan(ctx, tx, m, lines)
}

// plan sets lines against what there is. They come back by day; those that can't be
// read come first.
func (f *Feature) plan(ctx context.Context, tx *act.Tx, m *Metric, lines []Line) (Plans, error) {
	today := f.Objectives.Today(tx)
	first, last := today, date.Date{}
	seen := map[date.Date]int{}
	for i := range lines {
		l := &lines[i]
		if l.On.IsZero() {
			continue
		}
		if l.On.After(today) {
			l.blame("on", "metrics.future", fault.Args{"today": today.String()})
		}
		if other, twice := seen[l.On]; twice {
			l.blame("on", "metrics.twice", fault.Args{"other": other})
		}
		seen[l.On] = l.Number
		first, last = date.Min(first, l.On), date.Max(last, l.On)
	}
	sorting.Stably(lines, func(a, b Line) int { return a.On.Compare(b.On) })
	p := Plans{Metric: m, Lines: lines}
	if last.IsZero() {
		return p, nil
	}
	there, err := readingsBetween(ctx, tx, m.ID, first, last)
	if err != nil {
		return p, err
	}
	past, err := newestReadings(ctx, tx, m.ID, first, mostPast)
	if err != nil {
		return p, err
	}
	day, err := f.Objectives.Day(ctx, tx)
	if err != nil {
		return p, err
	}
	p.compare(there)
	p.doubt(append(past, there...), func(series []metric.Value) []metric.Doubt { return metric.Doubts(series, day.Calendar, 0) })
	return p, nil
}

// mostPast is how many values before a line judge it.
const mostPast = 25

// compare finds what each line does to the reading of its day.
func (p *Plans) compare(there []Reading) {
	by := make(map[date.Date]*Reading, len(there))
	for i := range there {
		by[there[i].On.Date] = &there[i]
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		l.Change, l.Old = Adds, by[l.On]
		switch {
		case l.Old == nil || !l.Old.Value.Valid:
		case l.Old.Value.Decimal.Equal(l.Value) && (l.Note == "" || l.Note == l.Old.Note):
			l.Change = Stays
		default:
			l.Change = Corrects
		}
	}
}

// doubt finds the lines that should be looked at, in the series as it would be.
func (p *Plans) doubt(there []Reading, doubts func([]metric.Value) []metric.Doubt) {
	by := map[date.Date]decimal.Decimal{}
	for _, r := range there {
		if r.Value.Valid {
			by[r.On.Date] = r.Value.Decimal
		}
	}
	line := map[date.Date]*Line{}
	for i := range p.Lines {
		if l := &p.Lines[i]; len(l.Faults) == 0 {
			by[l.On] = l.Value
			if l.Change != Stays {
				line[l.On] = l
			}
		}
	}
	series := make([]metric.Value, 0, len(by))
	for on, v := range by {
		series = append(series, metric.Value{On: on, Value: v})
	}
	sorting.By(series, func(a, b metric.Value) int { return a.On.Compare(b.On) })
	for _, d := range doubts(series) {
		if l := line[d.On]; l != nil {
			l.Doubts = append(l.Doubts, d)
		}
	}
}

// readLines reads a table of days and values, with or without a line of headers.
// Refusals: metrics.table_broken, metrics.table_empty, metrics.table_long,
// metrics.table_header, source.no_column.
func readLines(text, unit string, wanted named) (lines []Line, err error) {
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separator(text), -1, true
	var columns []string
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.At("/text", "metrics.table_broken")
		}
		if strings.TrimSpace(strings.Join(record, "")) == "" {
			continue
		}
		if columns == nil {
			head, err := wanted.heading(record)
			if err != nil {
				return nil, err
			}
			if columns = head; columns != nil {
				continue
			}
			columns = []string{"on", "value", "note"}
		}
		number, _ := in.FieldPos(0)
		if lines = append(lines, readLine(number, columns, record, unit)); len(lines) > maxAtOnce {
			return nil, fault.At("/text", "metrics.table_long", fault.Args{"limit": maxAtOnce})
		}
	}
	if len(lines) == 0 {
		return nil, fault.At("/text", "metrics.table_empty")
	}
	return lines, nil
}

// named are the columns of a table that somebody named; "" is told by its head.
type named struct{ value, day string }

// heading reads a line as headers; nil where it isn't one and no column was named: then the first column
// is the day, the second the value, the third a note.
func (n named) heading(record []string) (columns []string, err error) {
	words := map[string][]string{"on": {"日期", "时间", "统计日期", "天", "date", "day", "on", "time"}, "value": {"数值", "值", "指标值", "数据", "value", "amount", "number"}, "note": {"备注", "说明", "note", "remark", "comment"}}
	for column, asked := range map[string]struct{ name, field string }{"on": {n.day, "/day_path"}, "value": {n.value, "/value_path"}} {
		if asked.name == "" {
			continue
		}
		words[column] = []string{strings.ToLower(asked.name)}
		if !slices.ContainsFunc(record, func(cell string) bool { return strings.EqualFold(strings.TrimSpace(cell), asked.name) }) {
			return nil, fault.At(asked.field, "source.no_column", fault.Args{"name": asked.name, "there": beginningOf(record)})
		}
	}
	columns = make([]string, len(record))
	for i, cell := range record {
		for column, names := range words {
			if slices.Contains(names, strings.ToLower(strings.TrimSpace(cell))) && !slices.Contains(columns, column) {
				columns[i] = column
			}
		}
	}
	if free := slices.Index(columns, ""); free >= 0 && n.value != "" && !slices.Contains(columns, "on") { // the first other column is the day, whatever it is called
		columns[free] = "on"
	}
	if !slices.Contains(columns, "on") {
		return nil, nil
	}
	if free := slices.Index(columns, ""); free >= 0 && !slices.Contains(columns, "value") { // and likewise the value
		columns[free] = "value"
	}
	return columns, nil
}

// beginningOf names the columns that there are, as many as are read at a glance.
func beginningOf(record []string) string {
	const shown = 12
	return strings.Join(record[:min(len(record), shown)], " | ")
}

func readLine(number int, columns, record []string, unit string) Line {
	l := Line{Number: number}
	cells := map[string]string{}
	for i, cell := range record {
		if i < len(columns) {
			cells[columns[i]] = strings.TrimSpace(cell)
		}
	}
	on, ok := date.Written(cells["on"])
	if l.On = on; !ok {
		l.blame("on", "metrics.day_unread", fault.Args{"typed": cells["on"]})
	}
	v, err := checkins.ReadValue(cells["value"], unit)
	if one, ok := fault.Of(err); ok {
		l.blame("value", one.Code, one.Args)
	}
	l.Value, l.Typed, l.Note = v, cells["value"], cells["note"]
	if len([]rune(l.Note)) > maxNote {
		l.blame("note", "input.too_long", fault.Args{"limit": maxNote})
	}
	return l
}

// separator is the one of tab, semicolon and comma that the text has most of.
func separator(text string) rune {
	best, most := ',', 0
	for _, r := range "\t;," {
		if n := strings.Count(text, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}
