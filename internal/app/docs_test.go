package app_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// documents are the Markdown files of the project, below the root.
func documents(t *testing.T) []string {
	t.Helper()
	root, names := repository(t), []string{"README.md", "README.zh-CN.md"}
	err := filepath.WalkDir(filepath.Join(root, "docs"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			name, relErr := filepath.Rel(root, path)
			names = append(names, name)
			return relErr
		}
		return err
	})
	if err != nil || len(names) < 8 {
		t.Fatalf("found only %v: %v", names, err)
	}
	return names
}

var link = regexp.MustCompile(`\]\(([^)\s#]+)(?:#[^)]*)?\)`)

func TestDocumentsLinkToWhatIsThere(t *testing.T) {
	for _, name := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(text(t, name), -1) {
			if strings.Contains(m[1], ":") { // elsewhere
				continue
			}
			if _, err := os.Stat(filepath.Join(repository(t), filepath.Dir(name), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
		}
	}
}

var path = regexp.MustCompile("`((?:internal|web|cmd|docs|scripts)/[A-Za-z0-9_./-]+)`")

// The tour names files by their paths; one that was moved or renamed breaks it.
func TestTheTourWalksThroughFilesThatAreThere(t *testing.T) {
	found := path.FindAllStringSubmatch(text(t, "docs/tour.md"), -1)
	if len(found) < 20 {
		t.Fatalf("the tour names only %d files", len(found))
	}
	for _, m := range found {
		if _, err := os.Stat(filepath.Join(repository(t), m[1])); err != nil {
			t.Errorf("the tour goes to %s, which is not there", m[1])
		}
	}
}
