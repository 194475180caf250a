package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/reader"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
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
		_, _ = fmt.Fprintln(con.err, "sinan read:", err)
		return exitCode{2}
	}
	reading := reader.Understand(text, "")
	if r.Format == "text" {
		return outline(con.out, reading)
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
		text, err := files.Text("", "", data) // a pipe has no name, the content tells
		return text, inEnglish(err)
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
	text, err := files.Text(filepath.Base(r.File), "", data)
	return text, inEnglish(err)
}

// inEnglish says a fault as the API would say it.
func inEnglish(err error) error {
	f, ok := fault.Of(err)
	if !ok {
		return err
	}
	book, bad := i18n.NewBook(reader.Words())
	if bad != nil {
		return bad
	}
	return errors.New(book.Say(i18n.English, f.Code, f.Args))
}

// outline prints a reading for people.
func outline(w io.Writer, r reader.Reading) error {
	if len(r.Objectives) == 0 {
		_, err := fmt.Fprintln(w, "No objectives or key results found.")
		return err
	}
	for i, o := range r.Objectives {
		title := "(no objective)"
		if o.Title != nil {
			title = *o.Title
		}
		if _, err := fmt.Fprintf(w, "O%d  %s%s\n", i+1, title, behind(" · ", o.Owner)); err != nil {
			return err
		}
		for j, kr := range o.KeyResults {
			if _, err := fmt.Fprintf(w, "  KR%d.%d  %s%s%s\n", i+1, j+1, kr.Text, behind(" · ", kr.Owner), behind(" · ", kr.Due)); err != nil {
				return err
			}
			if err := outlineMetrics(w, kr); err != nil {
				return err
			}
		}
	}
	return nil
}

func outlineMetrics(w io.Writer, kr reader.ReadKeyResult) error {
	if !kr.Measurable {
		_, err := fmt.Fprintln(w, "         ? nothing to judge it by")
		return err
	}
	for _, m := range kr.Metrics {
		line := fmt.Sprintf("         → %s  %s %s", m.Name, m.Direction, m.Kind)
		if m.Baseline != nil {
			line += " from " + m.Baseline.String()
		}
		if m.TargetLow != nil {
			line += " " + m.TargetLow.String() + " to"
		}
		if m.Target != nil {
			line += " " + m.Target.String()
		}
		if _, err := fmt.Fprintf(w, "%s%s%s%s\n", line, m.Unit, behind(" per ", m.Period), behind(" by ", m.Due)); err != nil {
			return err
		}
	}
	return nil
}

func behind(before string, s *string) string {
	if s == nil {
		return ""
	}
	return before + *s
}
