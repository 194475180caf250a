package exchange

import (
	"bufio"
	"fmt"
	"regexp"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// markdownFile writes what a reader wants to see of OKRs: objectives, key results
// with where they stand, actions, and the last word on each.
type markdownFile struct {
	out *bufio.Writer
	say func(string) string
	of  map[string]string // titles of objectives that others support, by id
}

func (f *markdownFile) add(o *okrfile.Objective) error {
	f.line("# %s", plain(o.Title))
	f.line("")
	f.line("%s", f.join(f.with("col_cycle", o.Cycle, ""), f.holder(o), f.word(o.Kind), f.word(o.State), f.with("col_outcome", f.word(o.Outcome), ""), f.word(o.Status), f.with("col_progress", o.Progress, "%"), f.with("col_weight", o.Weight, "%")))
	f.line("")
	if o.Description != "" {
		f.line("%s\n", headings.ReplaceAllString(strings.TrimSpace(o.Description), `\$1`))
	}
	for _, a := range o.Alignments {
		if title := f.of[a.Parent]; title != "" && a.State != "declined" {
			f.line("%s → %s\n", f.say("supports"), plain(title))
		}
	}
	for i := range o.KeyResults {
		f.keyResult(i+1, &o.KeyResults[i])
	}
	return nil // bufio keeps the first error of a line for Flush
}

// headings would be taken for objectives within a description.
var headings = regexp.MustCompile(`(?m)^(#)`)

func (f *markdownFile) holder(o *okrfile.Objective) string {
	if o.Owner != "" {
		return f.with("col_owner", name(o.Owner), "")
	}
	return f.with("col_team", o.Team, "")
}

// name is a person without their address.
func name(person string) string {
	called, _, _ := strings.Cut(person, " <")
	return called
}

func (f *markdownFile) keyResult(number int, kr *okrfile.KeyResult) {
	f.line("## KR%d %s", number, plain(kr.Title))
	f.line("")
	way, judged := f.way(kr)
	dropped := ""
	if kr.Dropped {
		dropped = f.say("word_dropped")
	}
	f.line("%s", f.join(f.with("col_owner", name(kr.Owner), ""), dropped, f.word(kr.Status), judged, way, f.with("col_weight", kr.Weight, "%"), f.with("col_current", kr.Current, kr.Unit), f.with("col_progress", kr.Progress, "%"),
		f.with("col_confidence", kr.Confidence, ""), f.with("col_due_on", kr.DueOn, "")))
	f.line("")
	for _, s := range kr.Steps {
		f.line("- [%s] %s", tick(s.Done), plain(s.Title))
	}
	for i := range kr.Actions {
		a := &kr.Actions[i]
		f.line("- [%s] %s — %s", tick(a.State == "done"), plain(a.Title), f.join(name(a.Owner), f.word(a.State), a.DueOn))
	}
	if len(kr.Steps)+len(kr.Actions) > 0 {
		f.line("")
	}
	if n := len(kr.CheckIns); n > 0 {
		c := &kr.CheckIns[n-1]
		f.line("> %s", f.join(c.AsOf, name(c.Person), c.Value, plain(c.Note)))
		f.line("")
	}
}

// way says how a key result is judged: from where to where, or within what; judged is the
// word for what has no figure of its own.
func (f *markdownFile) way(kr *okrfile.KeyResult) (way, judged string) {
	switch {
	case kr.Measure == "milestone" || kr.Measure == "rollup":
		judged = f.word(kr.Measure)
	case kr.Measure == "keep":
		way = f.join(f.with("col_low", kr.Low, kr.Unit), f.with("col_high", kr.High, kr.Unit))
	case kr.Target != "":
		way = strings.TrimSpace(kr.Baseline + " → " + kr.Target + kr.Unit)
	default:
		way = f.join(f.with("col_baseline", kr.Baseline, kr.Unit), f.with("col_target_relative", kr.TargetRelative, ""), f.with("col_target_change", kr.TargetChange, kr.Unit))
	}
	return way, judged
}

func (f *markdownFile) end() error { return f.out.Flush() }

// line writes one; bufio keeps an error until Flush.
func (f *markdownFile) line(format string, args ...any) {
	_, _ = fmt.Fprintf(f.out, format+"\n", args...)
}

func (f *markdownFile) word(value string) string {
	if value == "" {
		return ""
	}
	return f.say("word_" + value)
}

func (f *markdownFile) with(head, value, unit string) string {
	if value == "" {
		return ""
	}
	return f.say(head) + " " + value + unit
}

// join puts what there is side by side.
func (f *markdownFile) join(parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, " · ")
}

func tick(done bool) string {
	if done {
		return "x"
	}
	return " "
}

// plain is a text on one line that no Markdown is made of.
func plain(text string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\\", `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "#", `\#`, "[", `\[`).Replace(text)
}
