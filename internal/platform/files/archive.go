package files

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// archived reads the CSV files of an archive, as Sinan and other tools write one: in
// folders or not, names in UTF-8 or as Chinese Windows writes them.
func archived(data []byte) (all []Table, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken()
	}
	if err := guard(z); err != nil {
		return nil, err
	}
	left := mostRows
	for _, f := range z.File {
		name, ok := tableName(f)
		if !ok {
			continue
		}
		text, err := entry(z, f.Name)
		if err != nil {
			return nil, err
		}
		rows, err := csvRows(text, maxUnpacked, &left)
		if err != nil {
			return nil, err
		}
		all = append(all, Table{Name: name, Rows: rows})
	}
	if len(all) == 0 {
		return nil, unknown("")
	}
	return all, nil
}

// tableName is what a file of an archive is called without folder and ending, if it is a
// CSV file; what a Mac puts beside each file isn't one.
func tableName(f *zip.File) (string, bool) {
	name := f.Name
	if !utf8.ValidString(name) {
		if text, err := gb18030([]byte(name)); err == nil {
			name = string(text)
		}
	}
	name = strings.ReplaceAll(name, "\\", "/")
	base := path.Base(name)
	ending := path.Ext(base)
	if !slices.Contains([]string{".csv", ".tsv"}, strings.ToLower(ending)) || strings.HasPrefix(base, ".") || strings.HasPrefix(name, "__MACOSX/") {
		return "", false
	}
	return strings.TrimSuffix(base, ending), true
}
