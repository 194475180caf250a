package cycle

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// mostRangeDays bounds a range in a file: a slip in a year would cover decades.
const mostRangeDays = 60

// mostFaults bounds how many lines of a file are complained about at once.
const mostFaults = 50

// ParseDays reads exceptions from CSV: date, kind, name and, if wanted, the
// English name; a header line and lines that begin with # are skipped. A date is
// YYYY-MM-DD (2026/2/7 too) or a range YYYY-MM-DD..YYYY-MM-DD. Kinds are holiday, makeup and
// plain (which takes an exception away), or 休 / 放假 / 假日, 班 / 调休 / 上班, 平日.
// An empty text has no days.
//
// All lines at fault are told at once, with the args line (from 1) and text:
// calendar.line, calendar.date, calendar.range, calendar.kind, and
// calendar.duplicate (args first: the line with the same date).
func ParseDays(text string) ([]Day, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.FieldsPerRecord = -1
	r.Comment = '#'
	r.TrimLeadingSpace = true
	var days []Day
	var faults []*fault.Fault
	seen := map[date.Date]int{}
	for first := true; len(faults) < mostFaults; first = false {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			faults = append(faults, badLine(err))
			break
		}
		line, _ := r.FieldPos(0)
		if first && isHeader(record) || blank(record) {
			continue
		}
		found, f := parseRecord(record, line)
		if f != nil {
			faults = append(faults, f)
			continue
		}
		for _, d := range found {
			if earlier, twice := seen[d.On]; twice {
				faults = append(faults, lineFault("calendar.duplicate", line, d.On.String(), fault.Args{"first": earlier}))
				break
			}
			seen[d.On] = line
			days = append(days, d)
		}
	}
	if err := fault.Join(faults); err != nil {
		return nil, err
	}
	return days, nil
}

func badLine(err error) *fault.Fault {
	line := 0
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		line = bad.Line
	}
	return lineFault("calendar.line", line, "")
}

func lineFault(code string, line int, text string, more ...fault.Args) *fault.Fault {
	args := fault.Args{"line": line, "text": text}
	for _, m := range more {
		for k, v := range m {
			args[k] = v
		}
	}
	return fault.New(fault.Invalid, code, args)
}

func blank(record []string) bool { return strings.TrimSpace(strings.Join(record, "")) == "" }

// isHeader takes a first line without any digit for the names of the columns.
func isHeader(record []string) bool {
	return !strings.ContainsAny(record[0], "0123456789０１２３４５６７８９")
}

func parseRecord(record []string, line int) ([]Day, *fault.Fault) {
	if len(record) < 2 || len(record) > 4 {
		return nil, lineFault("calendar.line", line, strings.Join(record, ","))
	}
	from, to, f := parseRange(strings.TrimSpace(record[0]), line)
	if f != nil {
		return nil, f
	}
	kind, ok := parseKind(strings.ToLower(strings.TrimSpace(record[1])))
	if !ok {
		return nil, lineFault("calendar.kind", line, record[1])
	}
	d := Day{Kind: kind}
	if len(record) > 2 {
		d.Name = strings.TrimSpace(record[2])
	}
	if len(record) > 3 {
		d.NameEN = strings.TrimSpace(record[3])
	}
	var days []Day
	for on := from; !on.After(to); on = on.AddDays(1) {
		d.On = on
		days = append(days, d)
	}
	return days, nil
}

func parseRange(text string, line int) (from, to date.Date, f *fault.Fault) {
	first, last, ranged := strings.Cut(text, "..")
	from, err := looseDate(first)
	if err != nil {
		return from, to, lineFault("calendar.date", line, text)
	}
	if !ranged {
		return from, from, nil
	}
	if to, err = looseDate(last); err != nil {
		return from, to, lineFault("calendar.date", line, text)
	}
	if to.Before(from) || to.Sub(from) >= mostRangeDays {
		return from, to, lineFault("calendar.range", line, text, fault.Args{"max": mostRangeDays})
	}
	return from, to, nil
}

// looseDate also reads what spreadsheets make of a date: 2026/2/7.
func looseDate(text string) (date.Date, error) {
	parts := strings.Split(strings.ReplaceAll(strings.TrimSpace(text), "/", "-"), "-")
	for i, p := range parts {
		if len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	return date.Parse(strings.Join(parts, "-"))
}

func parseKind(word string) (DayKind, bool) {
	switch word {
	case "holiday", "off", "休", "放假", "假日", "节假日":
		return Holiday, true
	case "makeup", "make-up", "workday", "班", "调休", "上班", "补班":
		return Makeup, true
	case "plain", "平日":
		return Plain, true
	}
	return Plain, false
}

// FormatDays writes exceptions as ParseDays reads them, one line a day.
func FormatDays(days []Day) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{{"date", "kind", "name", "name_en"}}
	for _, d := range days {
		kind := string(d.Kind)
		if d.Kind == Plain {
			kind = "plain"
		}
		rows = append(rows, []string{d.On.String(), kind, d.Name, d.NameEN})
	}
	if err := w.WriteAll(rows); err != nil {
		panic("cycle: writing to a strings.Builder failed: " + err.Error())
	}
	return b.String()
}
