package insight

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// sayer says this feature's words in the caller's language.
func sayer(ctx context.Context, book *i18n.Book) func(string) string {
	lang := api.Lang(ctx)
	return func(code string) string { return book.Say(lang, "insight."+code, nil) }
}

// nameOf is a file's name without its ending: what it is, whose, of which cycle and day.
func nameOf(what string, org *people.Org, teamID, cycle string, day date.Date) string {
	team, _ := org.Tree.Team(teamID)
	parts := []string{what}
	for _, part := range []string{team.Name, cycle, day.String()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// keep writes tables as a workbook, or as CSV files in an archive.
func keep(format, name string, tables []sheet) (*api.Spooled, error) {
	if format == "csv" {
		return spool(&files.CSVs{}, tables, name+".zip", "application/zip")
	}
	workbook, err := files.NewBook(name)
	if err != nil {
		return nil, err
	}
	return spool(workbook, tables, name+".xlsx", xlsx)
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
