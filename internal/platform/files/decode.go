package files

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Decode gives the text of bytes that are UTF-8 with or without a byte order
// mark, UTF-16 with one, or GB 18030. The mark is no part of the text.
//
// Faults: read.not_text for anything else, read.too_long over MaxText.
func Decode(data []byte) (string, error) { return decode(data, MaxText) }

func decode(data []byte, most int) (string, error) {
	if len(data) > most {
		return "", tooLong()
	}
	var text []byte
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return "", notText()
		}
		text = out
	case utf8.Valid(data):
		text = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	default:
		out, err := gb18030(data)
		if err != nil {
			return "", err
		}
		text = out
	}
	if !printable(text) {
		return "", notText()
	}
	if len(text) > most {
		return "", tooLong()
	}
	return string(text), nil
}

// gb18030 decodes strictly: one byte that does not fit refuses the whole.
func gb18030(data []byte) ([]byte, error) {
	var d encoding.Encoding = simplifiedchinese.GB18030
	out, err := d.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, notText()
	}
	return out, nil
}

// printable refuses what has the bytes of a program or picture in it.
func printable(text []byte) bool {
	odd := 0
	for _, c := range text {
		switch {
		case c == 0:
			return false
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\v' && c != '\f', c == 0x7F:
			odd++
		}
	}
	return odd*100 <= len(text)
}

func notText() error { return fault.New(fault.Invalid, "read.not_text") }
