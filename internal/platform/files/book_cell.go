package files

import (
	"strconv"
	"strings"
	units "unicode/utf16"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// mostCell is how many UTF-16 units a cell of Excel holds.
const mostCell = 32767

// numeral is a decimal as the number that a cell holds, where that is exactly the
// decimal: a cell has a binary number, and only what comes back as the same text
// may become one. All else stays text, so that nothing is rounded.
func numeral(text string) (float64, bool) {
	digits := strings.Count(text, "") - 1 - strings.Count(text, "-") - strings.Count(text, ".")
	if digits > 15 {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil && strconv.FormatFloat(n, 'f', -1, 64) == text
}

// fits refuses a text that a cell would cut short.
func fits(text string) error {
	if len(text) <= mostCell || len(units.Encode([]rune(text))) <= mostCell {
		return nil
	}
	return fault.New(fault.Invalid, "files.cell_long", fault.Args{"max": mostCell})
}
