package files_test

import (
	"testing"

	"github.com/sinan-okr/sinan/internal/platform/files"
)

func TestAFileIsTakenForWhatItHolds(t *testing.T) {
	for name, c := range map[string]struct {
		data, media string
		ok, raster  bool
	}{
		"picture":               {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png", true, true},
		"photo":                 {"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg", true, true},
		"words":                 {"第三天之后没有新东西\n", "text/plain", true, false},
		"paper":                 {"%PDF-1.7\n", "application/pdf", true, false},
		"page":                  {"<!DOCTYPE html><script>alert(1)</script>", "text/html", false, false},
		"drawing with a script": {`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "image/svg+xml", false, false},
		"program for Windows":   {"MZ\x90\x00", "application/vnd.microsoft.portable-executable", false, false},
		"program for Linux":     {"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00", "application/x-executable", false, false},
		"script":                {"#!/usr/bin/python\nprint(1)\n", "text/x-python", false, false},
	} {
		media, ok := files.Media([]byte(c.data))
		if media != c.media || ok != c.ok || files.Raster(media) != c.raster {
			t.Errorf("%s: %s, taken: %v, raster: %v", name, media, ok, files.Raster(media))
		}
	}
}
