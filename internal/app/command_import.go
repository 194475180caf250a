package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

type importCommand struct {
	Plan  bool   `xor:"what" required:"" help:"Say row by row what would change, and change nothing. Ends with status 3 where something would."`
	Apply bool   `xor:"what" required:"" help:"Bring the file in. Refused rows are told and left out, with status 1."`
	Undo  string `xor:"what" required:"" placeholder:"ID" help:"Take an import back, as one step."`
	Lang  string `default:"${lang}" enum:"zh-CN,en" help:"Language of what is told."`
	File  string `arg:"" optional:"" help:"What export wrote, edited or not: YAML, JSON, Excel, CSV (the zip) or Markdown; a sheet or CSV of another tool, by the names of its columns; JSON of Feishu's open interface; standard input without one."`
}

// Run does to the workspace what a file says (OKRs as code): whoever runs this has
// the database. Nothing is ever deleted by it.
func (m importCommand) Run(ctx context.Context, c *commandLine, con *console) (err error) {
	var data []byte
	if m.Undo == "" {
		if data, err = m.read(con.in); err != nil {
			return err
		}
	}
	a, err := c.open(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	who, book, f := access.System("import"), a.Router.Book(), a.Features.Exchange
	if m.Undo != "" {
		_, err := f.Undo(ctx, who, m.Undo)
		return saidIn(book, m.Lang, err)
	}
	p, err := f.Understand(ctx, who, book, filepath.Base(m.File), data)
	if err != nil {
		return saidIn(book, m.Lang, err)
	}
	if m.Plan {
		plan, err := f.Weigh(ctx, who, p)
		if err != nil {
			return err
		}
		return m.tell(con.out, book, plan)
	}
	i, _, err := f.Keep(ctx, who, filepath.Base(m.File), p)
	if err != nil {
		return err
	}
	if _, err := f.Begin(ctx, who, i.ID); err != nil {
		return err
	}
	if err := f.Run(ctx, i.ID); err != nil {
		return err
	}
	i, plan, err := f.One(ctx, who, i.ID)
	if err != nil {
		return err
	}
	_ = con.tell(con.err, "command.imported", map[string]any{"id": i.ID}) // a terminal that is gone stops nothing
	if m.tell(con.out, book, plan); len(plan.Items) > 0 {
		return exitCode{1}
	}
	return nil
}

func (m importCommand) read(in io.Reader) ([]byte, error) {
	if m.File != "" {
		file, err := os.Open(m.File)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }() // nothing was written
		in = file
	}
	return io.ReadAll(io.LimitReader(in, files.MaxUpload+1))
}

// tell prints what changes as people read a change of code: + comes in, ~ changes,
// ! is refused, = isn't in the file and stays. Fields are called as in the file.
func (m importCommand) tell(out io.Writer, book *i18n.Book, plan exchange.Plan) error {
	var b strings.Builder
	say := func(code string, args map[string]any) string { return book.Say(m.Lang, code, args) }
	for _, i := range plan.Items {
		sign, known := map[exchange.Verdict]string{exchange.Comes: "+", exchange.Changed: "~", exchange.Refused: "!", exchange.Left: "="}[i.Verdict]
		if !known {
			continue
		}
		where := say("exchange.sheet_"+i.Table, nil)
		if i.Line > 0 {
			where += " " + say("exchange.line", map[string]any{"line": i.Line})
		}
		fmt.Fprintf(&b, "%s %s  %s  %s\n", sign, where, oneLine(i.Title), i.ID)
		for _, c := range i.Changes {
			fmt.Fprintf(&b, "    %s: %s → %s\n", i.Called(book, m.Lang, c.Field), oneLine(c.Old), oneLine(c.New))
		}
		for _, bad := range i.Faults {
			for _, one := range bad.All() {
				fmt.Fprintf(&b, "    %s\n", strings.TrimPrefix(i.Called(book, m.Lang, one.Field)+": ", ": ")+say(one.Code, one.Args))
			}
		}
		if i.Verdict == exchange.Left {
			fmt.Fprintf(&b, "    %s\n", say("exchange.left", nil))
		}
	}
	n := plan.Counts
	fmt.Fprintln(&b, say("exchange.would", map[string]any{"new": n[exchange.Comes], "changed": n[exchange.Changed], "same": n[exchange.Same], "refused": n[exchange.Refused]}))
	if _, err := io.WriteString(out, b.String()); err != nil {
		return err
	}
	if n[exchange.Comes]+n[exchange.Changed]+n[exchange.Refused] > 0 {
		return exitCode{3}
	}
	return nil
}

// oneLine is a text on one line, cut where it goes on for long.
func oneLine(text string) string {
	const most = 80
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// saidIn says a refusal as the API would say it, all that is wrong.
func saidIn(book *i18n.Book, lang string, err error) error {
	f, ok := fault.Of(err)
	if !ok {
		return err
	}
	var lines []string
	for _, one := range f.All() {
		lines = append(lines, book.Say(lang, one.Code, one.Args))
	}
	return errors.New(strings.Join(lines, "\n"))
}
