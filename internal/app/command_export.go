package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/exchange"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

type exportCommand struct {
	Format string `default:"yaml" enum:"yaml,json,xlsx,csv,md" help:"yaml, json, xlsx and csv (a zip of tables) lose nothing; md is for reading."`
	Cycle  string `help:"Only the objectives of this cycle." placeholder:"NAME"`
	Lang   string `default:"zh-CN" enum:"zh-CN,en" help:"Language of heads and words in tables and Markdown."`
	Out    string `short:"o" placeholder:"FILE" help:"Where to write; standard output without one."`
}

// Run writes all OKRs of the workspace, whoever may see them: whoever runs this has
// the database. That they left the workspace is written down.
func (e exportCommand) Run(ctx context.Context, c *commandLine, con *console) (err error) {
	a, err := c.open(ctx, con, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	in := exchange.Selection{Format: exchange.Format(e.Format), Lang: e.Lang}
	if in.CycleID, err = a.cycleNamed(ctx, e.Cycle); err != nil {
		return err
	}
	counts, err := e.write(ctx, a, in, con.out)
	if err != nil {
		return err
	}
	return con.tell(con.err, "command.exported", map[string]any{"objectives": counts.Objectives, "results": counts.KeyResults, "actions": counts.Actions, "check_ins": counts.CheckIns,
		"comments": counts.Comments, "alignments": counts.Alignments, "revisions": counts.Revisions})
}

// write leaves nothing half done behind: a file that exists is replaced once the new one is whole.
func (e exportCommand) write(ctx context.Context, a *App, in exchange.Selection, out io.Writer) (counts exchange.Counts, err error) {
	if e.Out == "" {
		return a.Features.Exchange.Export(ctx, access.System("export"), a.Router.Book(), in, out)
	}
	file, err := os.CreateTemp(filepath.Dir(e.Out), ".sinan-export-*")
	if err != nil {
		return counts, err
	}
	counts, err = a.Features.Exchange.Export(ctx, access.System("export"), a.Router.Book(), in, file)
	if err = errors.Join(err, file.Close()); err != nil {
		return counts, errors.Join(err, os.Remove(file.Name()))
	}
	return counts, os.Rename(file.Name(), e.Out)
}

// cycleNamed finds a cycle by its name or id; "" for "".
func (a *App) cycleNamed(ctx context.Context, name string) (id string, err error) {
	if name == "" {
		return "", nil
	}
	var all []cycles.Cycle
	err = a.Runner.Read(ctx, access.System("export"), func(ctx context.Context, tx *act.Tx) error {
		set, err := a.Features.Cycles.Set(ctx, tx)
		if err == nil {
			all = set.All()
		}
		return err
	})
	if err != nil {
		return "", err
	}
	for _, c := range all {
		if c.Name == name || c.ID == name {
			return c.ID, nil
		}
	}
	return "", stop("command.no_cycle", fault.Args{"name": name})
}
