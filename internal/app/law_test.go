package app_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app/lawtest"
)

// exceptions to the laws. The list may only shrink: an entry that nothing needs
// any more fails the test, and so does one more than there are now.
var exceptions = []lawtest.Exception{}

// mostExceptions is lowered when an exception goes, and never raised.
const mostExceptions = 0

func TestTheLawsAreKept(t *testing.T) {
	root := repository(t)
	tree, err := lawtest.Load(os.DirFS(root), tracked(t, root))
	if err != nil {
		t.Fatal(err)
	}
	breaches, needless := lawtest.Weigh(tree.Check(), exceptions)
	for _, b := range breaches {
		t.Error(b)
	}
	for _, e := range needless {
		t.Errorf("nothing needs the exception %s for %s any more: take it out and lower mostExceptions", e.Law, e.Where)
	}
	if len(exceptions) > mostExceptions {
		t.Errorf("%d exceptions, at most %d: mend the code instead", len(exceptions), mostExceptions)
	}
}

// repository is the folder with go.mod above this test.
func repository(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above this test")
		}
		dir = up
	}
}

// tracked lists what git keeps or would keep; in a copy without git, all files
// that aren't built or fetched.
func tracked(t *testing.T, root string) (paths []string) {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Logf("git ls-files: %v; walking the folder instead", err)
		return walked(t, root)
	}
	for _, p := range strings.Split(strings.TrimRight(string(out), "\x00"), "\x00") {
		info, err := os.Lstat(filepath.Join(root, p))
		if err == nil && info.Mode().IsRegular() { // else deleted and not yet committed, or a link
			paths = append(paths, p)
		}
	}
	return paths
}

func walked(t *testing.T, root string) (paths []string) {
	t.Helper()
	made := map[string]bool{".git": true, "bin": true, "data": true, "node_modules": true, "dist": true, "test-results": true}
	err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && made[d.Name()]:
			return fs.SkipDir
		case d.Type().IsRegular():
			paths = append(paths, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
