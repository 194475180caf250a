package files

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Harmless keeps a spreadsheet that opens a CSV from reading a cell as a formula; Meant
// takes that off again.
func Harmless(cell string) string {
	if formula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// Meant is the cell that Harmless was given.
func Meant(cell string) string {
	if strings.HasPrefix(cell, "'") && formula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

func formula(cell string) bool {
	return strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r")
}

// Sheet writes rows as a workbook with one sheet, the first row as its head. Cells
// from the column numbers on are numbers, written exactly as they stand; all others
// are text, never a formula.
func Sheet(title string, rows [][]string, numbers int) (_ []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	const sheet = "Sheet1"
	if err := f.SetDocProps(&excelize.DocProperties{Title: title}); err != nil {
		return nil, err
	}
	for y, row := range rows {
		for x, text := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return nil, err
			}
			set := f.SetCellStr
			if y > 0 && x >= numbers && text != "" {
				set = f.SetCellDefault
			}
			if err := set(sheet, at, text); err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}
