// Package lawtest holds the laws of the code's layout as a program: it parses
// the sources and lists the places that break one. Each law is one function, whose
// comment says what it demands; internal/app/law_test.go applies all of them to
// the repository. What is under web/ has its laws in web/test/laws.test.ts.
package lawtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Module is the path of the Go module that is looked at.
const Module = "github.com/sinan-okr/sinan"

// Breach is one place that breaks a law.
type Breach struct {
	Law   string // short name: "imports", "state" …
	Where string // file, from the root of the repository
	Line  int    // 0 where the whole file is meant
	What  string // a sentence for the person who has to mend it
}

// String writes a breach as compilers write errors.
func (b Breach) String() string {
	if b.Line == 0 {
		return fmt.Sprintf("%s: %s [%s]", b.Where, b.What, b.Law)
	}
	return fmt.Sprintf("%s:%d: %s [%s]", b.Where, b.Line, b.What, b.Law)
}

// Tree is the sources of a repository, read once.
type Tree struct {
	fset  *token.FileSet
	goes  []*source         // Go files, by path
	texts map[string]string // every file that is text, Go included, by path
}

// source is one parsed Go file.
type source struct {
	path string // from the root: "internal/domain/okr/measure.go"
	dir  string // "internal/domain/okr"
	name string // "measure.go"
	test bool
	ast  *ast.File
}

// Load reads the named files; those that are not text are passed over.
func Load(root fs.FS, paths []string) (*Tree, error) {
	t := &Tree{fset: token.NewFileSet(), texts: map[string]string{}}
	for _, p := range slices.Sorted(slices.Values(paths)) {
		content, err := fs.ReadFile(root, p)
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(content) || strings.ContainsRune(string(content), 0) {
			continue
		}
		t.texts[p] = string(content)
		if path.Ext(p) != ".go" {
			continue
		}
		file, err := parser.ParseFile(t.fset, p, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		t.goes = append(t.goes, &source{
			path: p, dir: path.Dir(p), name: path.Base(p),
			test: strings.HasSuffix(p, "_test.go") || under(path.Dir(p), "internal/app/apptest"), ast: file,
		})
	}
	return t, nil
}

// Check applies every law and lists the breaches by file and line.
func (t *Tree) Check() []Breach {
	var all []Breach
	for _, law := range []func(*Tree) []Breach{imports, clocks, featureFiles, state, names, sizes, docs, tables, leaks} {
		all = append(all, law(t)...)
	}
	slices.SortStableFunc(all, func(a, b Breach) int {
		if order := strings.Compare(a.Where, b.Where); order != 0 {
			return order
		}
		return a.Line - b.Line
	})
	return all
}

func (t *Tree) line(n ast.Node) int { return t.fset.Position(n.Pos()).Line }

// feature is the feature that a file belongs to: "checkins" for a file in
// internal/feature/checkins, "" outside the features.
func (s *source) feature() string {
	rest, ok := strings.CutPrefix(s.dir+"/", "internal/feature/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

// imported lists the import paths of a file.
func (s *source) imported() []*ast.ImportSpec { return s.ast.Imports }

func pathOf(spec *ast.ImportSpec) string {
	p, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value
	}
	return p
}

// local turns the import path of a package of this module into its folder.
func local(importPath string) (dir string, ok bool) {
	return strings.CutPrefix(importPath, Module+"/")
}

// under reports whether a folder is top or lies below it.
func under(dir, top string) bool { return dir == top || strings.HasPrefix(dir, top+"/") }

// standard reports whether an import path is of the standard library: its first
// element has no dot.
func standard(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return !strings.Contains(first, ".")
}

// Exception is a breach that is lived with.
type Exception struct {
	Law, Where string
	Why        string // what has to happen before it can go
}

// Weigh takes the excepted breaches out, and lists the exceptions that no breach
// needs any more: those must go, so that the list only shrinks.
func Weigh(breaches []Breach, exceptions []Exception) (left []Breach, needless []Exception) {
	used := make([]bool, len(exceptions))
	for _, b := range breaches {
		excepted := false
		for i, e := range exceptions {
			if e.Law == b.Law && e.Where == b.Where {
				used[i], excepted = true, true
			}
		}
		if !excepted {
			left = append(left, b)
		}
	}
	for i, e := range exceptions {
		if !used[i] {
			needless = append(needless, e)
		}
	}
	return left, needless
}
