package krtext

import (
	"regexp"
	"strconv"

	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

var ymd = regexp.MustCompile(`^(?:(20\d\d)[年./-])?\s*(\d{1,2})[月./-](\d{1,2})[日号]?(?:之?前|底)?$`)

func day(t string) (string, bool) {
	if d, ok := sentence.Date(t); ok {
		return d, true
	}
	m := ymd.FindStringSubmatch(t)
	if m == nil {
		return "", false
	}
	a, _ := strconv.Atoi(m[2])
	b, _ := strconv.Atoi(m[3])
	if a > 12 || b > 31 || a == 0 || b == 0 {
		return "", false
	}
	if m[1] == "" {
		return fmt.Sprintf("%02d-%02d", a, b), true
	}
	return fmt.Sprintf("%s-%02d-%02d", m[1], a, b), true
}
