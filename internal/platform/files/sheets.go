package files

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Table is a sheet as rows of cells, each as it is stored and not as it is shown:
// a number has all its digits, a date is the number of its day.
type Table struct {
	Name string
	Rows [][]string
}

// mostRows bounds what is taken of one file.
const mostRows = 200_000

// Sheets reads the visible sheets of a workbook. Faults: files.too_large,
// files.broken, files.locked, files.zip_bomb, files.rows.
func Sheets(data []byte) (all []Table, err error) {
	if len(data) > MaxUpload {
		return nil, fault.New(fault.TooLarge, "files.too_large", fault.Args{"max": MaxUpload})
	}
	kind, err := KindOf("", "", data)
	if err != nil {
		return nil, err
	}
	if kind != Workbook {
		return nil, broken()
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked, RawCellValue: true})
	if err != nil {
		return nil, broken()
	}
	defer func() { _ = f.Close() }() // only temporary files of our own
	left := mostRows
	for _, name := range f.GetSheetList() {
		if seen, err := f.GetSheetVisible(name); err == nil && !seen {
			continue
		}
		t, err := table(f, name, &left)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

func table(f *excelize.File, name string, left *int) (t Table, err error) {
	rows, err := f.Rows(name)
	if err != nil {
		return t, broken()
	}
	defer func() { _ = rows.Close() }() // read only
	t.Name = name
	for rows.Next() {
		if *left--; *left < 0 {
			return t, fault.New(fault.TooLarge, "files.rows", fault.Args{"max": mostRows})
		}
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return t, broken()
		}
		t.Rows = append(t.Rows, row)
	}
	if rows.Error() != nil {
		return t, broken()
	}
	return t, nil
}

// CSVRows reads a CSV or tab-separated file in UTF-8 or GB 18030, by the separator
// that its first line has most of. Faults: read.not_text, read.too_long, files.broken.
func CSVRows(data []byte) ([][]string, error) {
	text, err := decode(data, MaxUpload)
	if err != nil {
		return nil, err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	first, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	for _, comma := range []rune{'\t', ';'} {
		if strings.Count(first, string(comma)) > strings.Count(first, string(r.Comma)) {
			r.Comma = comma
		}
	}
	var rows [][]string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, broken()
		}
		if len(rows) >= mostRows {
			return nil, fault.New(fault.TooLarge, "files.rows", fault.Args{"max": mostRows})
		}
		rows = append(rows, row)
	}
}
