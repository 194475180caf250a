package app_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/app"
)

// sinan runs a command on a database and gives what it wrote.
func sinan(t *testing.T, database string, args ...string) (status int, out, errs string) {
	t.Helper()
	t.Setenv("SINAN_DATABASE", database)
	var o, e bytes.Buffer
	status = app.Main(args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

// OKRs as code: what the command writes holds everything, and is the same while nothing changes.
func TestExportFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	database := filepath.Join(dir, "sinan.db")
	if status, _, errs := sinan(t, database, "demo"); status != 0 {
		t.Fatal(errs)
	}
	status, first, errs := sinan(t, database, "export")
	if status != 0 || !strings.HasPrefix(first, "sinan: 1\nobjectives:\n- id: ") || !strings.Contains(errs, " objectives, ") {
		t.Fatalf("%d %s\n%.300s", status, errs, first)
	}
	if _, second, _ := sinan(t, database, "export"); first != second {
		t.Error("the second export differs from the first")
	}
	file := filepath.Join(dir, "out.xlsx")
	if status, out, errs := sinan(t, database, "export", "--format", "xlsx", "-o", file); status != 0 || out != "" {
		t.Fatalf("%d %s", status, errs)
	}
	if b, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		t.Errorf("no workbook: %v", err)
	}
	if status, _, errs := sinan(t, database, "export", "--cycle", "没有的周期", "-o", file+"2"); status != 1 || !strings.Contains(errs, "没有的周期") {
		t.Errorf("%d %s", status, errs)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".sinan-export-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
