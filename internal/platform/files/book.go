package files

import (
	"archive/zip"
	"cmp"
	"errors"
	"io"
	"os"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Column is how a column of a sheet looks.
type Column struct {
	Head   string
	Width  float64 // in characters; 0 for the usual
	Number bool    // cells that are decimals are numbers, written exactly as they stand
	Day    bool    // cells that are days (2026-12-31) are dates, shown so
}

// Book writes a workbook of several sheets row by row, in any order: what doesn't
// fit into a little memory waits in files of its own. Text is never a formula.
// The same rows give the same bytes.
type Book struct {
	file   *excelize.File
	sheets []bookSheet
	style  int
	day    int // the style of dates
}

type bookSheet struct {
	stream  *excelize.StreamWriter
	columns []Column
	rows    int
}

// NewBook begins a workbook. Close lets go of it.
func NewBook(title string) (*Book, error) {
	b := &Book{file: excelize.NewFile()}
	err := b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: "Sinan"})
	if err == nil {
		b.style, err = b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Color: []string{"E8EEF7"}, Pattern: 1}})
	}
	if err == nil {
		shown := "yyyy-mm-dd"
		b.day, err = b.file.NewStyle(&excelize.Style{CustomNumFmt: &shown})
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// Sheet adds a sheet with its head, which stays in sight, and gives its number.
func (b *Book) Sheet(name string, columns []Column) (int, error) {
	if len(b.sheets) == 0 {
		if err := b.file.SetSheetName("Sheet1", name); err != nil {
			return 0, err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return 0, err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return 0, err
	}
	head := make([]any, len(columns))
	for i, c := range columns {
		head[i] = excelize.Cell{StyleID: b.style, Value: c.Head}
		if c.Width > 0 {
			if err := w.SetColWidth(i+1, i+1, c.Width); err != nil {
				return 0, err
			}
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return 0, err
	}
	b.sheets = append(b.sheets, bookSheet{stream: w, columns: columns, rows: 1})
	return len(b.sheets) - 1, w.SetRow("A1", head)
}

// Add writes a row under what a sheet has; the fault files.cell_long where a text
// would be cut short.
func (b *Book) Add(sheet int, row []string) error {
	s := &b.sheets[sheet]
	s.rows++
	cells := make([]any, len(row))
	for i, text := range row {
		if text == "" {
			continue // an empty cell
		}
		if n, exact := numeral(text); exact && s.columns[i].Number {
			cells[i] = n
			continue
		}
		if d, err := date.Parse(text); err == nil && s.columns[i].Day {
			if n, kept := d.Serial(); kept {
				cells[i] = excelize.Cell{StyleID: b.day, Value: n}
				continue
			}
		}
		if err := fits(text); err != nil {
			return err
		}
		cells[i] = text
	}
	at, err := excelize.CoordinatesToCellName(1, s.rows)
	if err != nil {
		return err
	}
	return s.stream.SetRow(at, cells)
}

// WriteTo ends the sheets and writes the workbook. The library puts the sheets
// into the archive in no order, so that they are put into one here.
func (b *Book) WriteTo(w io.Writer) (_ int64, err error) {
	for _, s := range b.sheets {
		if err := s.stream.Flush(); err != nil {
			return 0, err
		}
	}
	loose, err := os.CreateTemp("", "sinan-book-*")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, loose.Close(), os.Remove(loose.Name())) }()
	size, err := b.file.WriteTo(loose)
	if err != nil {
		return 0, err
	}
	archive, err := zip.NewReader(loose, size)
	if err != nil {
		return 0, err
	}
	sorting.By(archive.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	counted := &counter{to: w}
	out := zip.NewWriter(counted)
	for _, f := range archive.File {
		if err := out.Copy(f); err != nil {
			return counted.n, err
		}
	}
	return counted.n, out.Close()
}

// Close removes what waited in files.
func (b *Book) Close() error { return b.file.Close() }

type counter struct {
	to io.Writer
	n  int64
}

// Write counts what it passes on.
func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}
