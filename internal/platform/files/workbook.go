package files

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// workbook writes the visible sheets one after another. A merged cell gives its
// text once, in its first cell, as pasting does.
func workbook(data []byte) (string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		if strings.Contains(err.Error(), "password") || strings.Contains(err.Error(), "encrypt") {
			return "", fault.New(fault.Invalid, "files.locked")
		}
		return "", broken()
	}
	defer func() { _ = f.Close() }() // only temporary files of our own
	var b strings.Builder
	for _, name := range f.GetSheetList() {
		if seen, err := f.GetSheetVisible(name); err == nil && !seen {
			continue
		}
		if err := sheet(&b, f, name); err != nil {
			return "", err
		}
		if b.Len() > MaxText {
			return "", tooLong()
		}
	}
	return b.String(), nil
}

func sheet(b *strings.Builder, f *excelize.File, name string) error {
	rows, err := f.Rows(name)
	if err != nil {
		return broken()
	}
	defer func() { _ = rows.Close() }() // read only
	var out [][]string
	size := 0
	for rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			return broken()
		}
		for i := range row {
			row[i] = strings.TrimSpace(strings.ReplaceAll(row[i], "_x000D_", ""))
			size += len(row[i]) + 1
		}
		if size > MaxText {
			return tooLong()
		}
		out = append(out, row)
	}
	if rows.Error() != nil {
		return broken()
	}
	covered(f, name, out)
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	writeTable(b, out)
	return nil
}

// covered empties the cells that a merged one covers: some programs leave text
// in them.
func covered(f *excelize.File, name string, rows [][]string) {
	merged, err := f.GetMergeCells(name)
	if err != nil {
		return
	}
	for _, m := range merged {
		c1, r1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil {
			continue
		}
		for r := r1; r <= r2 && r <= len(rows); r++ {
			for c := c1; c <= c2 && c <= len(rows[r-1]); c++ {
				if r > r1 || c > c1 {
					rows[r-1][c-1] = ""
				}
			}
		}
	}
}
