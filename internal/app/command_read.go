package app

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sinan-okr/sinan/internal/feature/reader"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

type readCommand struct {
	Format string `default:"json" enum:"json,text" help:"json: the document that POST /api/v1/read answers; text: an outline."`
	File   string `arg:"" optional:"" help:"Text, Markdown, CSV, HTML, .docx or .xlsx; standard input without one or for -."`
}

// Run prints what a text holds. Nothing found is a success; input that can't be
// read as text, or over the limit, is a wrong call (status 2).
func (r readCommand) Run(con *console) error {
	text, err := r.text(con.in)
	if err != nil {
		con.complain(err)
		return exitCode{2}
	}
	reading := reader.Understand(text, "")
	if r.Format == "text" {
		return con.outline(reading)
	}
	e := json.NewEncoder(con.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(reading)
}

// text is what the file or standard input holds. One byte more than the limit
// is read, so that too much is told from just enough.
func (r readCommand) text(in io.Reader) (string, error) {
	if r.File == "" || r.File == "-" {
		data, err := io.ReadAll(io.LimitReader(in, files.MaxUpload+1))
		if err != nil {
			return "", err
		}
		return files.Text("", "", data) // a pipe has no name, the content tells
	}
	file, err := os.Open(r.File)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, files.MaxUpload+1))
	if err != nil {
		return "", err
	}
	return files.Text(filepath.Base(r.File), "", data)
}

// outline prints a reading for people.
func (con *console) outline(r reader.Reading) error {
	var b strings.Builder
	for i, o := range r.Objectives {
		title := con.say("command.read_no_objective", nil)
		if o.Title != nil {
			title = *o.Title
		}
		fmt.Fprintf(&b, "O%d  %s%s\n", i+1, title, behind(" · ", o.Owner))
		for j, kr := range o.KeyResults {
			fmt.Fprintf(&b, "  KR%d.%d  %s%s%s\n", i+1, j+1, kr.Text, behind(" · ", kr.Owner), behind(" · ", kr.Due))
			con.outlineMetrics(&b, kr)
		}
	}
	if len(r.Objectives) == 0 {
		fmt.Fprintln(&b, con.say("command.read_none", nil))
	}
	_, err := io.WriteString(con.out, b.String())
	return err
}

func (con *console) outlineMetrics(b *strings.Builder, kr reader.ReadKeyResult) {
	if !kr.Measurable {
		fmt.Fprintln(b, "         ?", con.say("command.read_unmeasured", nil))
	}
	part := func(code, name string, value any) string {
		return " " + con.say("command.read_"+code, map[string]any{name: value})
	}
	for _, m := range kr.Metrics {
		fmt.Fprintf(b, "         → %s  %s %s", m.Name, m.Direction, m.Kind)
		if m.Baseline != nil {
			b.WriteString(part("from", "value", m.Baseline))
		}
		if m.TargetLow != nil {
			b.WriteString(part("range", "low", m.TargetLow))
		}
		if m.Target != nil {
			b.WriteString(" " + m.Target.String())
		}
		b.WriteString(m.Unit)
		if m.Period != nil {
			b.WriteString(part("per", "period", *m.Period))
		}
		if m.Due != nil {
			b.WriteString(part("by", "day", *m.Due))
		}
		b.WriteString("\n")
	}
}

func behind(before string, s *string) string {
	if s == nil {
		return ""
	}
	return before + *s
}
