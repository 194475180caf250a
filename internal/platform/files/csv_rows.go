package files

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// CSVRows reads a CSV or tab-separated file in UTF-8, UTF-16 or GB 18030: its separator
// is the one that it says itself (sep=;) or by which most of its first rows are equally
// wide. What keeps a cell from being a formula is taken off. Faults: read.not_text,
// read.too_long, files.broken, files.rows.
func CSVRows(data []byte) ([][]string, error) {
	left := mostRows
	return csvRows(data, MaxUpload, &left)
}

// csvRows reads at most left rows, and leaves in it how many more may be read.
func csvRows(data []byte, most int, left *int) (rows [][]string, err error) {
	text, err := decode(data, most)
	if err != nil {
		return nil, err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	comma, text := separator(text)
	r := csvReader(text, comma)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, broken()
		}
		if *left--; *left < 0 {
			return nil, fault.New(fault.TooLarge, "files.rows", fault.Args{"max": mostRows})
		}
		for i := range row {
			row[i] = Meant(row[i])
		}
		rows = append(rows, row)
	}
}

func csvReader(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	return r
}

// separator finds what cells are apart by, and gives the text without the line that says
// so.
func separator(text string) (comma rune, rest string) {
	first, below, _ := strings.Cut(text, "\n")
	if said, ok := strings.CutPrefix(strings.ToLower(strings.TrimRight(first, "\r")), "sep="); ok && len(said) == 1 {
		return rune(said[0]), below
	}
	comma, best := ',', 0
	for _, one := range []rune{',', '\t', ';', '|'} {
		if n := evenness(text, one); n > best {
			comma, best = one, n
		}
	}
	return comma, text
}

// evenness is how many cells the rows have that are as wide as most, among the first.
func evenness(text string, comma rune) (most int) {
	const enough = 40
	r := csvReader(text, comma)
	wide := map[int]int{}
	for range enough {
		row, err := r.Read()
		if err != nil {
			break
		}
		if n := len(row) - 1; n > 0 {
			wide[n] += n
			most = max(most, wide[n])
		}
	}
	return most
}
