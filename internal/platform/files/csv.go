package files

import (
	"archive/zip"
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"os"
)

// CSVs writes several tables as an archive of CSV files, row by row in any order;
// what waits for its turn waits in files. The same rows give the same bytes. Text
// that a spreadsheet would take for a formula gets an apostrophe before it.
type CSVs struct {
	tables []csvTable
}

type csvTable struct {
	name    string
	columns []Column
	file    *os.File
	buffer  *bufio.Writer
	csv     *csv.Writer
}

// Sheet adds a table with its head and gives its number.
func (c *CSVs) Sheet(name string, columns []Column) (int, error) {
	file, err := os.CreateTemp("", "sinan-csv-*")
	if err != nil {
		return 0, err
	}
	buffer := bufio.NewWriter(file)
	t := csvTable{name: name, columns: columns, file: file, buffer: buffer, csv: csv.NewWriter(buffer)}
	c.tables = append(c.tables, t)
	head := make([]string, len(columns))
	for i := range columns {
		head[i] = columns[i].Head
	}
	_, err = buffer.WriteString("\ufeff") // so that Excel reads it as UTF-8
	return len(c.tables) - 1, errors.Join(err, t.csv.Write(head))
}

// Add writes a row under what a table has.
func (c *CSVs) Add(table int, row []string) error {
	t := &c.tables[table]
	cells := make([]string, len(row))
	for i, text := range row {
		cells[i] = text
		if _, number := numeral(text); !number || !t.columns[i].Number {
			cells[i] = Harmless(text)
		}
	}
	return t.csv.Write(cells)
}

// WriteTo ends the tables and writes the archive.
func (c *CSVs) WriteTo(w io.Writer) (int64, error) {
	counted := &counter{to: w}
	out := zip.NewWriter(counted)
	for i := range c.tables {
		t := &c.tables[i]
		t.csv.Flush()
		if err := errors.Join(t.csv.Error(), t.buffer.Flush()); err != nil {
			return counted.n, err
		}
		if _, err := t.file.Seek(0, io.SeekStart); err != nil {
			return counted.n, err
		}
		to, err := out.Create(t.name + ".csv")
		if err != nil {
			return counted.n, err
		}
		if _, err := io.Copy(to, t.file); err != nil {
			return counted.n, err
		}
	}
	return counted.n, out.Close()
}

// Close removes what waited in files.
func (c *CSVs) Close() (err error) {
	for i := range c.tables {
		err = errors.Join(err, c.tables[i].file.Close(), os.Remove(c.tables[i].file.Name()))
	}
	return err
}
