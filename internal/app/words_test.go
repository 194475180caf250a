package app

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Half-width marks beside Chinese, but for the digits and holes that they may
// belong to: 「写明原因,再提交」 should read 「写明原因，再提交」.
var halfWidth = regexp.MustCompile(`\p{Han}[,;:!?]|[,;:!?]\p{Han}|\([^()]*\p{Han}[^()]*\)`)

func TestChineseIsWrittenWithChineseMarks(t *testing.T) {
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "sinan.db"), Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	book, err := a.Features.book()
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Codes()) < 100 {
		t.Fatalf("only %d words are known", len(book.Codes()))
	}
	for _, code := range book.Codes() {
		if words := book.Say(i18n.Chinese, code, nil); halfWidth.MatchString(words) {
			t.Errorf("%s: %s", code, words)
		}
	}
}

// What people see of the demo and the built-in templates is data, not words of
// the book; it is held to the same marks.
func TestDemoAndTemplatesUseChineseMarks(t *testing.T) {
	quoted := regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)
	seen := 0
	for _, pattern := range []string{"demo/*.go", "../feature/templates/builtin/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, words := range quoted.FindAllString(string(text), -1) {
				seen++
				if halfWidth.MatchString(words) {
					t.Errorf("%s: %s", file, words)
				}
			}
		}
	}
	if seen < 500 {
		t.Fatalf("only %d texts were read", seen)
	}
}
