package files

import "strings"

// writeTable writes rows as tab-separated values, as a spreadsheet puts them on
// the clipboard: a cell with a tab, a break or a quote stands in quotes.
// Trailing empty cells and rows are left out, empty rows within kept.
func writeTable(b *strings.Builder, rows [][]string) {
	width := 0
	for _, row := range rows {
		width = max(width, filled(row))
	}
	for len(rows) > 0 && filled(rows[len(rows)-1]) == 0 {
		rows = rows[:len(rows)-1]
	}
	for _, row := range rows {
		for c := range width {
			if c > 0 {
				b.WriteByte('\t')
			}
			if c < len(row) {
				b.WriteString(quoted(row[c]))
			}
		}
		b.WriteByte('\n')
	}
}

// filled is the number of cells up to the last that holds something.
func filled(row []string) int {
	for i := len(row); i > 0; i-- {
		if row[i-1] != "" {
			return i
		}
	}
	return 0
}

func quoted(cell string) string {
	if !strings.ContainsAny(cell, "\t\n\r\"") {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
