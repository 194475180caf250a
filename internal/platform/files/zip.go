package files

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// What an archive may hold. A workbook of 10 MB unpacks to some 100 MB at most;
// more is made to harm.
const (
	maxEntries  = 2000
	maxUnpacked = 128 << 20
	maxRatio    = 200     // of one entry
	freeRatio   = 1 << 20 // an entry this small may be of any ratio
)

// zipKind opens an archive, refuses a bomb and tells which document it is.
func zipKind(data []byte) (Kind, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", broken()
	}
	if err := guard(z); err != nil {
		return "", err
	}
	for _, f := range z.File {
		switch {
		case f.Name == "xl/workbook.xml":
			return Workbook, nil
		case f.Name == "word/document.xml":
			return Word, nil
		}
	}
	return "", unknown("")
}

// guard checks what the archive declares, then unpacks it to nowhere, since the
// declaration may lie.
func guard(z *zip.Reader) error {
	if len(z.File) > maxEntries {
		return bomb()
	}
	var declared uint64
	for _, f := range z.File {
		if f.UncompressedSize64 > maxUnpacked {
			return bomb()
		}
		if f.UncompressedSize64 > freeRatio && f.UncompressedSize64 > maxRatio*max(f.CompressedSize64, 1) {
			return bomb()
		}
		if declared += f.UncompressedSize64; declared > maxUnpacked {
			return bomb()
		}
	}
	left := int64(maxUnpacked)
	for _, f := range z.File {
		n, err := unpack(f, left)
		if err != nil {
			return err
		}
		left -= n
	}
	return nil
}

func unpack(f *zip.File, left int64) (int64, error) {
	r, err := f.Open()
	if err != nil {
		return 0, broken()
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	if n > left {
		return n, bomb()
	}
	if err != nil && !errors.Is(err, zip.ErrChecksum) {
		return n, broken()
	}
	return n, nil
}

// entry reads one file of a guarded archive; nil where it isn't there.
func entry(z *zip.Reader, name string) ([]byte, error) {
	for _, f := range z.File {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, broken()
		}
		data, err := io.ReadAll(io.LimitReader(r, maxUnpacked))
		if cerr := r.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return nil, broken()
		}
		return data, nil
	}
	return nil, nil
}

func bomb() error {
	return fault.New(fault.Invalid, "files.zip_bomb", fault.Args{"max": maxUnpacked})
}
