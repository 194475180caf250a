package exchange

import (
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
)

// fromCell is a cell as the tree has it: words by their code, days written by a
// spreadsheet as days, numbers without a spreadsheet's noise.
func fromCell(c okrfile.Column, text string, words map[string]string) string {
	tidy := strings.TrimSpace(text)
	switch {
	case c.Word:
		if code := words[strings.ToLower(tidy)]; code != "" {
			return code
		}
		return tidy
	case c.Number:
		return fromNumber(tidy)
	case isDay(c.Name):
		return fromDay(tidy)
	case c.ID:
		return tidy
	case c.Flag:
		if words[strings.ToLower(tidy)] == "yes" || strings.EqualFold(tidy, okrfile.Yes) || tidy == "1" {
			return okrfile.Yes
		}
		return ""
	}
	return strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
}

func isDay(column string) bool {
	return column == "on" || column == "as_of" || strings.HasSuffix(column, "_on")
}

// fromNumber takes the noise of binary numbers off a decimal: 0.1 may be stored
// as 0.10000000000000001. A cell holds 15 digits; where the 16th and later say
// something after few digits before, they are noise, else they were written as text.
func fromNumber(text string) string {
	digits := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits < 16 && !strings.ContainsAny(text, "eE") {
		return strings.ReplaceAll(text, ",", "")
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return text
	}
	plain := strconv.FormatFloat(short, 'f', -1, 64)
	if strings.ContainsAny(text, "eE") || len(strings.Trim(plain, "-0.")) <= 12 {
		return plain
	}
	return text
}

// fromDay reads a day as a spreadsheet keeps it, a number of days, or as people
// write it: 2026/12/1.
func fromDay(text string) string {
	if d, ok := date.Serial(text); ok {
		return d.String()
	}
	if d, ok := date.Written(text); ok {
		return d.String()
	}
	return text
}
