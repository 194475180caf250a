package exchange

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// markdownFile writes what a reader wants to see of OKRs: objectives, key results
// with where they stand, actions, and the last word on each.
type markdownFile struct {
	out *bufio.Writer
	say func(string) string
}

func (f *markdownFile) add(o *okrfile.Objective) error {
	f.line("# %s", plain(o.Title))
	f.line("")
	f.line("%s", f.join(o.Cycle, holder(o), f.word(o.Kind), f.word(o.State), f.word(o.Status), f.with("col_progress", o.Progress, "%"), f.with("col_weight", o.Weight, "%")))
	f.line("")
	if o.Description != "" {
		f.line("%s\n", strings.TrimSpace(o.Description))
	}
	for i := range o.KeyResults {
		f.keyResult(i+1, &o.KeyResults[i])
	}
	return nil // bufio keeps the first error of a line for Flush
}

func holder(o *okrfile.Objective) string {
	if o.Owner != "" {
		return name(o.Owner)
	}
	return o.Team
}

// name is a person without their address.
func name(person string) string {
	called, _, _ := strings.Cut(person, " <")
	return called
}

func (f *markdownFile) keyResult(number int, kr *okrfile.KeyResult) {
	f.line("## KR%d %s", number, plain(kr.Title))
	f.line("")
	way := ""
	if kr.Baseline != "" || kr.Target != "" {
		way = kr.Baseline + " → " + kr.Target + kr.Unit
	}
	dropped := ""
	if kr.Dropped {
		dropped = f.say("word_dropped")
	}
	f.line("%s", f.join(name(kr.Owner), dropped, f.word(kr.Status), way, f.with("col_current", kr.Current, kr.Unit), f.with("col_progress", kr.Progress, "%"),
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
