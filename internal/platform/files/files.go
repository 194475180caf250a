// Package files turns what people upload or paste into plain text that keeps
// the structure: tables become tab-separated rows, lists keep their indent and
// numbers, headings their level. It knows formats, not what they say.
package files

import (
	"bytes"
	"mime"
	"path"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// The limits, in bytes.
const (
	// MaxUpload is the largest file taken.
	MaxUpload = 10 << 20
	// MaxText is the longest text that comes out, and the longest plain text taken.
	MaxText = 1 << 20
)

// Kind is a format of files.
type Kind string

// The formats that are taken.
const (
	Plain    Kind = "text" // .txt, .md, .csv, .tsv: taken as they are
	HTML     Kind = "html"
	Workbook Kind = "xlsx"
	Word     Kind = "docx"
)

// Text gives the text of a file. Its kind is told by the content first, then by
// the media type, then by the name; name and mediaType may be "".
//
// Faults: files.too_large (over MaxUpload), files.kind_unknown, files.broken,
// files.zip_bomb, files.locked (needs a password), read.not_text, read.too_long.
func Text(name, mediaType string, data []byte) (string, error) {
	if len(data) > MaxUpload {
		return "", fault.New(fault.TooLarge, "files.too_large", fault.Args{"max": MaxUpload})
	}
	kind, err := KindOf(name, mediaType, data)
	if err != nil {
		return "", err
	}
	var text string
	switch kind {
	case Workbook:
		text, err = workbook(data)
	case Word:
		text, err = word(data)
	case HTML:
		if text, err = decode(data, MaxUpload); err == nil {
			text, err = page(text)
		}
	default:
		return Decode(data)
	}
	if err != nil {
		return "", err
	}
	if len(text) > MaxText {
		return "", tooLong()
	}
	return text, nil
}

// KindOf tells the format of a file.
func KindOf(name, mediaType string, data []byte) (Kind, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return zipKind(data)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		if bytes.Contains(data, utf16("EncryptedPackage")) {
			return "", fault.New(fault.Invalid, "files.locked")
		}
		return "", unknown(name) // .doc, .xls of before 2007
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return "", unknown(name)
	}
	media, _, _ := mime.ParseMediaType(mediaType)
	switch ext := strings.ToLower(path.Ext(name)); {
	case media == "text/html", ext == ".html", ext == ".htm", ext == ".xhtml", markup(data):
		return HTML, nil
	case ext == ".xlsx", ext == ".xlsm", ext == ".docx":
		return "", fault.New(fault.Invalid, "files.broken", fault.Args{"name": name})
	case media == "", strings.HasPrefix(media, "text/"), media == "application/json", media == "application/octet-stream", textual(ext):
		return Plain, nil
	}
	return "", unknown(name)
}

func textual(ext string) bool {
	switch ext {
	case ".txt", ".md", ".markdown", ".csv", ".tsv", ".text", ".eml", ".log":
		return true
	}
	return false
}

// markup says whether data begins as an HTML page or as what a clipboard holds.
func markup(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xEF\xBB\xBF"))))
	for _, tag := range []string{"<!doctype html", "<html", "<table", "<body", "<meta", "<div", "<p>", "<p ", "<ul", "<ol", "<span", "<h1", "<h2", "<h3", "<style", "version:0.9\r\nstarthtml", "version:1.0\r\nstarthtml"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	// A comment may stand before the page.
	return bytes.HasPrefix(head, []byte("<!--")) && (bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<table")))
}

func utf16(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

func unknown(name string) error {
	return fault.New(fault.Invalid, "files.kind_unknown", fault.Args{"name": name})
}

func broken() error { return fault.New(fault.Invalid, "files.broken") }

func tooLong() error {
	return fault.New(fault.TooLarge, "read.too_long", fault.Args{"max": MaxText})
}
