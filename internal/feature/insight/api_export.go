package insight

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func (f *Feature) apiExport(r *api.Router) {
	book := r.Book()
	api.Download(r, api.Op{ID: "export-insight", Method: http.MethodGet, Path: "/insight/export", Action: access.ExchangeExport, Tag: "Insight",
		Summary: "The tables of a team's or the company's state as a workbook, or as CSV in an archive; that they left the workspace is written down"}, []string{xlsx, "application/zip"},
		func(ctx context.Context, who access.Actor, in *insightExportIn) (*api.Spooled, error) {
			wish, err := (&insightIn{AsOf: in.AsOf, CycleID: in.CycleID, TeamID: in.TeamID, Since: in.Since}).wish()
			if err != nil {
				return nil, err
			}
			d, err := f.Exported(ctx, who, wish, in.Format)
			if err != nil {
				return nil, err
			}
			lang := api.Lang(ctx)
			say := func(code string) string { return book.Say(lang, "insight."+code, nil) }
			name := say("export") + " " + d.Cycle.Name + " " + d.Today.String()
			if in.Format == "csv" {
				return spool(&files.CSVs{}, tablesOf(d, say), name+".zip", "application/zip")
			}
			workbook, err := files.NewBook(name)
			if err != nil {
				return nil, err
			}
			return spool(workbook, tablesOf(d, say), name+".xlsx", xlsx)
		})
}

type insightExportIn struct {
	api.AsOf
	CycleID string `query:"cycle_id" doc:"The current one where left out"`
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	Since   string `query:"since" format:"date" doc:"What changed after this day; a week ago where left out"`
	Format  string `query:"format" enum:"xlsx,csv" default:"xlsx"`
}

// sheets are files.Book and files.CSVs.
type sheets interface {
	Sheet(name string, columns []files.Column) (int, error)
	Add(sheet int, row []string) error
	WriteTo(io.Writer) (int64, error)
	Close() error
}

// sheet is one table of the page.
type sheet struct {
	name    string
	columns []files.Column
	rows    [][]string
}

// spool writes tables to a file of its own.
func spool(to sheets, tables []sheet, name, mediaType string) (_ *api.Spooled, err error) {
	defer func() { err = errors.Join(err, to.Close()) }()
	for _, t := range tables {
		at, err := to.Sheet(t.name, t.columns)
		if err != nil {
			return nil, err
		}
		for _, row := range t.rows {
			if err := to.Add(at, row); err != nil {
				return nil, err
			}
		}
	}
	file, err := os.CreateTemp("", "sinan-insight-*")
	if err != nil {
		return nil, err
	}
	if _, err = to.WriteTo(file); err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close(), os.Remove(file.Name()))
	}
	return &api.Spooled{Name: name, Type: mediaType, File: file}, nil
}

// tablesOf are the tables of the page, with all rows of what goes wrong. What is
// unknown is an empty cell, and not zero.
func tablesOf(d *Dashboard, say func(string) string) []sheet {
	text := func(code string, width float64) files.Column { return files.Column{Head: say(code), Width: width} }
	number := func(code string) files.Column { return files.Column{Head: say(code), Number: true, Width: 12} }
	lines := sheet{say("sheet_objectives"), []files.Column{text("objective", 44), text("owner", 14), text("team", 18), text("state", 10), number("progress"), number("expected"), number("before"),
		text("status", 10), text("stale", 10)}, nil}
	for i := range d.Lines {
		l := &d.Lines[i]
		team, _ := d.Org.Tree.Team(l.TeamID)
		lines.rows = append(lines.rows, []string{l.Title, d.Org.Name(l.OwnerID), team.Name, say("state_" + string(l.State)), percent(l.Whole.Progress), percent(l.Whole.Expected), percent(l.Before),
			say("status_" + string(l.Whole.Status)), yes(l.Whole.Stale, say)})
	}
	trouble := sheet{say("sheet_trouble"), []files.Column{text("key_result", 44), text("objective", 36), text("owner", 14), number("progress"), number("expected"), text("status", 10), number("open_actions")}, nil}
	for _, t := range d.Trouble {
		l, kr, each := t.Line, &t.Line.Results[t.At], t.Line.Each[t.At]
		trouble.rows = append(trouble.rows, []string{kr.Title, l.Title, d.Org.Name(kr.OwnerID), percent(each.Progress), percent(each.Expected), say("status_" + string(each.Status)), strconv.Itoa(l.Plans[kr.ID].Open)})
	}
	v := View(d)
	names := func(list []InsightNameView) map[string]string {
		by := map[string]string{"": say("none")}
		for _, n := range list {
			if n.Name != "" {
				by[n.ID] = n.Name
			}
		}
		return by
	}
	teams, themes := names(v.Teams), names(v.Themes)
	heat := sheet{say("sheet_heat"), []files.Column{text("team", 18), text("theme", 30), number("objectives"), number("progress"), number("expected"), number("at_risk"), number("off_track")}, nil}
	for _, c := range v.Cells {
		heat.rows = append(heat.rows, []string{teams[c.TeamID], themes[c.ThemeID], strconv.Itoa(c.Objectives), share(c.Progress), share(c.Expected), strconv.Itoa(c.AtRisk), strconv.Itoa(c.OffTrack)})
	}
	tables := []sheet{lines, trouble, heat}
	if v.Load != nil {
		load := sheet{say("sheet_load"), []files.Column{text("person", 14), number("open_actions"), number("unknown"), number("load")}, nil}
		for _, one := range v.Load {
			load.rows = append(load.rows, []string{one.Name, strconv.Itoa(one.Actions), strconv.Itoa(one.Unknown), share(one.Share)})
		}
		tables = append(tables, load)
	}
	return tables
}

func yes(is bool, say func(string) string) string {
	if is {
		return say("yes")
	}
	return ""
}

// percent writes a share as percent, to basis points; unknown is nothing.
func percent(r *okr.Ratio) string {
	if r == nil {
		return ""
	}
	return decimal.New(r.BP(), -2).String()
}

// share is percent of what the page draws.
func share(n *float64) string {
	if n == nil {
		return ""
	}
	return decimal.NewFromFloat(*n).Shift(2).Round(2).String()
}
