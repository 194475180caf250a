package reader

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 10 << 20

// Text is the text of a file, by its name and content; without a name, of plain
// text. It refuses what is neither UTF-8 nor GB 18030 (reader.not_text) and
// text over MaxText (reader.too_long).
func Text(name string, data []byte) (string, error) {
	if len(data) > MaxText {
		return "", tooLong()
	}
	text, ok := decode(data)
	if !ok {
		return "", fault.New(fault.Invalid, "reader.not_text")
	}
	return text, nil
}

func decode(data []byte) (string, bool) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, 0) >= 0 {
		return "", false
	}
	if utf8.Valid(data) {
		return string(data), true
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
		return "", false
	}
	return string(out), true
}
