package files

import (
	"bytes"

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

// Sheets reads the visible sheets of a workbook, or the CSV files of an archive, each
// named after its file. Faults: files.too_large, files.broken, files.locked,
// files.zip_bomb, files.rows, files.kind_unknown.
func Sheets(data []byte) (all []Table, err error) {
	if len(data) > MaxUpload {
		return nil, fault.New(fault.TooLarge, "files.too_large", fault.Args{"max": MaxUpload})
	}
	kind, err := KindOf("", "", data)
	if fault.Is(err, "files.kind_unknown") {
		return archived(data)
	}
	if err != nil {
		return nil, err
	}
	if kind != Workbook {
		return nil, unknown("")
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
