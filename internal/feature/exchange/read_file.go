package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// jsonFile writes the tree as JSON, an objective at a time.
type jsonFile struct {
	out   *bufio.Writer
	begun bool
}

func (f *jsonFile) add(o *okrfile.Objective) error {
	before := ",\n    "
	if !f.begun {
		before, f.begun = f.head()+"\n    ", true
	}
	if _, err := f.out.WriteString(before); err != nil {
		return err
	}
	var one bytes.Buffer
	e := json.NewEncoder(&one)
	e.SetEscapeHTML(false)
	e.SetIndent("    ", "  ")
	if err := e.Encode(o); err != nil {
		return err
	}
	_, err := f.out.Write(bytes.TrimRight(one.Bytes(), "\n"))
	return err
}

func (f *jsonFile) head() string {
	return "{\n  \"sinan\": " + strconv.Itoa(okrfile.Schema) + ",\n  \"objectives\": ["
}

func (f *jsonFile) end() error {
	foot := "\n  ]\n}\n"
	if !f.begun {
		foot = f.head() + "]\n}\n"
	}
	_, err := f.out.WriteString(foot)
	return err
}

// yamlFile writes the tree as YAML, an objective at a time.
type yamlFile struct {
	out   *bufio.Writer
	begun bool
}

func (f *yamlFile) add(o *okrfile.Objective) error {
	if !f.begun {
		f.begun = true
		if _, err := f.out.WriteString(f.head() + "\n"); err != nil {
			return err
		}
	}
	e := yaml.NewEncoder(f.out)
	e.SetIndent(2)
	e.CompactSeqIndent()
	if err := e.Encode([]*okrfile.Objective{o}); err != nil {
		return err
	}
	return e.Close()
}

func (f *yamlFile) head() string {
	return "sinan: " + strconv.Itoa(okrfile.Schema) + "\nobjectives:"
}

func (f *yamlFile) end() error {
	if f.begun {
		return nil
	}
	_, err := f.out.WriteString(f.head() + " []\n")
	return err
}

// tableFile writes the tables, as a workbook or as an archive of CSV.
type tableFile struct {
	out    io.Writer
	tables []okrfile.Table
	to     sheets
	word   func(string) string
}

// sheets are files.Book and files.CSVs.
type sheets interface {
	Sheet(name string, columns []files.Column) (int, error)
	Add(sheet int, row []string) error
	WriteTo(io.Writer) (int64, error)
	Close() error
}

func newTableFile(out io.Writer, book *i18n.Book, lang string, format Format) (*tableFile, error) {
	say := func(code string) string { return book.Say(lang, "exchange."+code, nil) }
	f := &tableFile{out: out, tables: okrfile.Tables(), word: func(value string) string { return say("word_" + value) }}
	if format == CSV {
		f.to = &files.CSVs{}
	} else {
		workbook, err := files.NewBook("OKR")
		if err != nil {
			return nil, err
		}
		f.to = workbook
	}
	for _, t := range f.tables {
		columns := make([]files.Column, len(t.Columns))
		for i, c := range t.Columns {
			columns[i] = files.Column{Head: say("col_" + c.Name), Width: width(c), Number: c.Number, Day: isDay(c.Name)}
		}
		if _, err := f.to.Sheet(say("sheet_"+t.Name), columns); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// width is how wide a column is, in characters.
func width(c okrfile.Column) float64 {
	switch {
	case c.ID, c.Number:
		return 11
	case c.Wide:
		return 44
	}
	return 16
}

func (f *tableFile) add(o *okrfile.Objective) error {
	return okrfile.Rows(f.tables, o, func(table int, cells []string) error {
		for i, c := range f.tables[table].Columns {
			if c.Word && cells[i] != "" {
				cells[i] = f.word(cells[i])
			}
			if c.Flag && cells[i] == okrfile.Yes {
				cells[i] = f.word("yes")
			}
		}
		return f.to.Add(table, cells)
	})
}

func (f *tableFile) end() error {
	_, err := f.to.WriteTo(f.out)
	return err
}

func (f *tableFile) close() error { return f.to.Close() }
