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
	"github.com/sinan-okr/sinan/internal/feature/exchange"
	"github.com/sinan-okr/sinan/internal/platform/files"
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
	con.lang = m.Lang
	var data []byte
	if m.Undo == "" {
		if data, err = m.read(con.in); err != nil {
			return err
		}
	}
	a, err := c.open(ctx, con, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	who, f := access.System("import"), a.Features.Exchange
	if m.Undo != "" {
		_, err := f.Undo(ctx, who, m.Undo)
		return err
	}
	p, err := f.Understand(ctx, who, con.book, filepath.Base(m.File), data)
	if err != nil {
		return err
	}
	if m.Plan {
		plan, err := f.Weigh(ctx, who, p)
		if err != nil {
			return err
		}
		return con.tellPlan(plan)
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
	if con.tellPlan(plan); len(plan.Items) > 0 {
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

// tellPlan prints what changes as people read a change of code: + comes in, ~ changes,
// ! is refused, = isn't in the file and stays. Fields are called as in the file.
func (con *console) tellPlan(plan exchange.Plan) error {
	var b strings.Builder
	for _, i := range plan.Items {
		sign, known := map[exchange.Verdict]string{exchange.Comes: "+", exchange.Changed: "~", exchange.Refused: "!", exchange.Left: "="}[i.Verdict]
		if !known {
			continue
		}
		where := con.say("exchange.sheet_"+i.Table, nil)
		if i.Line > 0 {
			where += " " + con.say("exchange.line", map[string]any{"line": i.Line})
		}
		fmt.Fprintf(&b, "%s %s  %s  %s\n", sign, where, oneLine(i.Title), i.ID)
		for _, c := range i.Changes {
			fmt.Fprintf(&b, "    %s: %s → %s\n", i.Called(con.book, con.lang, c.Field), oneLine(c.Old), oneLine(c.New))
		}
		for _, bad := range i.Faults {
			for _, one := range bad.All() {
				fmt.Fprintf(&b, "    %s\n", strings.TrimPrefix(i.Called(con.book, con.lang, one.Field)+": ", ": ")+con.say(one.Code, one.Args))
			}
		}
		if i.Verdict == exchange.Left {
			fmt.Fprintf(&b, "    %s\n", con.say("exchange.left", nil))
		}
	}
	n := plan.Counts
	fmt.Fprintln(&b, con.say("exchange.would", map[string]any{"new": n[exchange.Comes], "changed": n[exchange.Changed], "same": n[exchange.Same], "refused": n[exchange.Refused]}))
	if _, err := io.WriteString(con.out, b.String()); err != nil {
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
