package api

import (
	"errors"
	"io"
	"os"

	"github.com/sinan-okr/sinan/internal/platform/files"
)

// TableTypes are the media types of Tables: a workbook, and CSV files in an archive.
var TableTypes = []string{workbookType, archiveType}

const (
	workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	archiveType  = "application/zip"
)

// Table is one table of a page that somebody takes away as a file.
type Table struct {
	Name    string
	Columns []files.Column
	Rows    [][]string
}

// Tables writes tables as a workbook, or with the format csv as CSV files in an archive; name is the
// file's, without its ending.
func Tables(format, name string, tables []Table) (*Spooled, error) {
	if format == "csv" {
		return spool(&files.CSVs{}, tables, name+".zip", archiveType)
	}
	workbook, err := files.NewBook(name)
	if err != nil {
		return nil, err
	}
	return spool(workbook, tables, name+".xlsx", workbookType)
}

// sheets are files.Book and files.CSVs.
type sheets interface {
	Sheet(name string, columns []files.Column) (int, error)
	Add(sheet int, row []string) error
	WriteTo(io.Writer) (int64, error)
	Close() error
}

// spool writes tables to a file of its own.
func spool(to sheets, tables []Table, name, mediaType string) (_ *Spooled, err error) {
	defer func() { err = errors.Join(err, to.Close()) }()
	for _, t := range tables {
		at, err := to.Sheet(t.Name, t.Columns)
		if err != nil {
			return nil, err
		}
		for _, row := range t.Rows {
			if err := to.Add(at, row); err != nil {
				return nil, err
			}
		}
	}
	file, err := os.CreateTemp("", "sinan-tables-*")
	if err != nil {
		return nil, err
	}
	if _, err = to.WriteTo(file); err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close(), os.Remove(file.Name()))
	}
	return &Spooled{Name: name, Type: mediaType, File: file}, nil
}
