package exchange

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// markdownOf reads Markdown as markdownFile writes it, in either language; nil where it
// isn't of that shape: no key result stands under a heading of its own with its number,
// and no objective has a line that says its cycle.
func markdownOf(text string) []outlinedObjective {
	m := &markdownReader{columns: columnWords(), words: valueWords()}
	for n, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		m.line(n+1, line)
	}
	if !m.ours {
		return nil
	}
	for i := range m.list {
		m.list[i].Description = strings.TrimSpace(headingBack.ReplaceAllString(m.list[i].Description, "$1"))
	}
	return m.list
}

var (
	headingBack   = regexp.MustCompile(`(?m)^\\(#)`)
	resultHeading = regexp.MustCompile(`^## KR\d+ (.+)$`)
	ticked        = regexp.MustCompile(`^- \[([ x])\] (.+)$`)
	fromTo        = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)? ?→ ?(-?\d+(?:\.\d+)?)(.*)$`)
	valued        = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)(.*)$`)
	dayAlone      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// markdownReader reads line by line.
type markdownReader struct {
	columns, words map[string]i18n.Text
	list           []outlinedObjective
	meta           bool // the next line with words says of the heading before it
	ours           bool
}

func (m *markdownReader) line(n int, line string) {
	line = strings.TrimRight(line, " \t")
	if title, is := strings.CutPrefix(line, "# "); is {
		m.list = append(m.list, outlinedObjective{Objective: okrfile.Objective{Title: unplain(title)}, line: n})
		m.meta = true
		return
	}
	if len(m.list) == 0 {
		return
	}
	o := &m.list[len(m.list)-1]
	if h := resultHeading.FindStringSubmatch(line); h != nil {
		o.KeyResults, o.lines = append(o.KeyResults, okrfile.KeyResult{Title: unplain(h[1])}), append(o.lines, n)
		m.meta, m.ours = true, true
		return
	}
	if line == "" && m.meta {
		return
	}
	var kr *okrfile.KeyResult
	if len(o.KeyResults) > 0 {
		kr = &o.KeyResults[len(o.KeyResults)-1]
	}
	said := strings.Split(line, " · ")
	switch {
	case kr == nil && m.meta && m.ofObjective(o, said):
	case kr == nil && m.supports(o, line):
	case kr == nil:
		o.Description += line + "\n"
	case m.meta && m.ofResult(kr, said):
	case strings.HasPrefix(line, "> "):
		m.checkIn(kr, strings.Split(line[2:], " · "))
	default:
		m.item(kr, line)
	}
	m.meta = false
}

// labelled is what stands behind the head of a column, in either language.
func (m *markdownReader) labelled(column, part string) (string, bool) {
	for _, head := range []string{m.columns[column].ZH, m.columns[column].EN} {
		if rest, is := strings.CutPrefix(part, head+" "); is {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// word is which of some words a part is, in either language; "" for none.
func (m *markdownReader) word(part string, codes ...string) string {
	for _, code := range codes {
		if part == m.words[code].ZH || part == m.words[code].EN {
			return code
		}
	}
	return ""
}

// into sets the first field whose label a part has.
func (m *markdownReader) into(part string, fields map[string]*string) bool {
	for column, field := range fields {
		if text, is := m.labelled(column, part); is {
			*field = text
			return true
		}
	}
	return false
}

// ofObjective reads the line below an objective's heading; false where it isn't one.
func (m *markdownReader) ofObjective(o *outlinedObjective, said []string) bool {
	known := false
	for _, part := range said {
		if m.into(part, map[string]*string{"cycle": &o.Cycle, "owner": &o.Owner, "team": &o.Team, "weight": &o.Weight}) {
			known = true
			continue
		}
		if outcome, is := m.labelled("outcome", part); is {
			o.Outcome = m.word(outcome, "achieved", "missed", "dropped")
		} else if kind := m.word(part, "committed", "aspirational"); kind != "" {
			o.Kind = kind
		} else if state := m.word(part, "draft", "in_review", "active", "closed"); state != "" {
			o.State = state
		}
	}
	o.Weight = strings.TrimSuffix(o.Weight, "%")
	m.ours = m.ours || o.Cycle != ""
	return known
}

func (m *markdownReader) supports(o *outlinedObjective, line string) bool {
	for _, word := range []string{supportsWord().ZH, supportsWord().EN} {
		if title, is := strings.CutPrefix(line, word+" → "); is {
			o.supports = append(o.supports, unplain(title))
			return true
		}
	}
	return false
}

// ofResult reads the line below a key result's heading; false where it isn't one.
func (m *markdownReader) ofResult(kr *okrfile.KeyResult, said []string) bool {
	known := false
	for _, part := range said {
		var amount, current, progress, confidence string
		switch {
		case m.into(part, map[string]*string{"owner": &kr.Owner, "due_on": &kr.DueOn, "weight": &kr.Weight, "starts_on": &kr.StartsOn,
			"target_relative": &kr.TargetRelative, "current": &current, "progress": &progress, "confidence": &confidence}):
		case m.into(part, map[string]*string{"baseline": &kr.Baseline}):
			kr.Baseline = withUnit(kr, kr.Baseline)
		case m.into(part, map[string]*string{"target_change": &amount}):
			kr.TargetChange = withUnit(kr, amount)
		case m.into(part, map[string]*string{"low": &amount}):
			kr.Measure, kr.Low = "keep", withUnit(kr, amount)
		case m.into(part, map[string]*string{"high": &amount}):
			kr.Measure, kr.High = "keep", withUnit(kr, amount)
		case m.word(part, "milestone", "rollup") != "":
			kr.Measure = m.word(part, "milestone", "rollup")
		case m.word(part, "dropped") != "":
			kr.Dropped = true
		case fromTo.MatchString(part):
			found := fromTo.FindStringSubmatch(part)
			kr.Baseline, kr.Target, kr.Unit = found[1], found[2], found[3]
		default:
			continue // a status, which hangs on the day
		}
		known = true
	}
	kr.Weight = strings.TrimSuffix(kr.Weight, "%")
	return known
}

// withUnit is a figure, whose unit is the key result's.
func withUnit(kr *okrfile.KeyResult, text string) string {
	if found := valued.FindStringSubmatch(text); found != nil {
		if found[2] != "" {
			kr.Unit = found[2]
		}
		return found[1]
	}
	return text
}

// item reads a step of a milestone or an action, which says whose it is behind its title.
func (m *markdownReader) item(kr *okrfile.KeyResult, line string) {
	found := ticked.FindStringSubmatch(line)
	if found == nil {
		return
	}
	title, rest := found[2], ""
	if at := strings.LastIndex(found[2], " — "); at >= 0 {
		title, rest = found[2][:at], found[2][at+len(" — "):]
	}
	if rest == "" {
		kr.Steps = append(kr.Steps, okrfile.Step{Title: unplain(title), Done: found[1] == "x"})
		return
	}
	a := okrfile.Action{Title: unplain(title)}
	for _, part := range strings.Split(rest, " · ") {
		state := m.word(part, "todo", "doing", "blocked", "done", "dropped")
		switch {
		case dayAlone.MatchString(part):
			a.DueOn = part
		case state != "":
			a.State = state
		default:
			a.Owner = part
		}
	}
	kr.Actions = append(kr.Actions, a)
}

// checkIn reads the last word on a key result: its day, who, the value and what was said.
func (m *markdownReader) checkIn(kr *okrfile.KeyResult, said []string) {
	if !dayAlone.MatchString(said[0]) {
		return
	}
	c := okrfile.CheckIn{AsOf: said[0]}
	rest := said[1:]
	if len(rest) > 0 {
		c.Person, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 && valued.MatchString(rest[0]) && valued.FindStringSubmatch(rest[0])[2] == "" {
		c.Value, rest = rest[0], rest[1:]
	}
	c.Note = unplain(strings.Join(rest, " · "))
	if c.Value+c.Note != "" {
		kr.CheckIns = slices.Concat(kr.CheckIns, []okrfile.CheckIn{c})
	}
}

var escaped = regexp.MustCompile("\\\\([\\\\*_`<#\\[])")

// unplain is a text that plain made, without what it put before signs.
func unplain(text string) string { return strings.TrimSpace(escaped.ReplaceAllString(text, "$1")) }
