package lawtest

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
)

// kept says which files of a feature alone may import what.
var kept = []struct{ prefix, library, what string }{
	{"store", "github.com/uptrace/bun", "SQL"},
	{"api", "github.com/danielgtaylor/huma", "HTTP"},
	{"job", "github.com/riverqueue/river", "jobs"},
}

// imports: who may import whom.
func imports(t *Tree) []Breach {
	order, breaches := t.order()
	for _, s := range t.goes {
		if s.test {
			continue
		}
		for _, spec := range s.imported() {
			if what := forbidden(s, pathOf(spec), order); what != "" {
				breaches = append(breaches, Breach{"imports", s.path, t.line(spec), what})
			}
		}
	}
	return breaches
}

// forbidden says why a file may not import a package, "" when it may.
func forbidden(s *source, p string, order []string) string {
	dir, own := local(p)
	switch {
	case under(s.dir, "internal/domain"):
		return inDomain(s, p)
	case under(s.dir, "internal/platform"):
		if own && (under(dir, "internal/feature") || under(dir, "internal/app")) {
			return "platform knows no feature and no app: it imports " + dir
		}
	case under(s.dir, "cmd"):
		if own && dir != "internal/app" {
			return "a command calls internal/app and nothing else: it imports " + dir
		}
	case s.feature() != "":
		return inFeature(s, p, order)
	}
	return ""
}

func inDomain(s *source, p string) string {
	if standard(p) {
		for _, banned := range []string{"os", "net", "database", "context", "log", "syscall", "io/fs"} {
			if under(p, banned) && !(banned == "net" && p == "net/url") {
				return "domain is pure, it may not import " + p
			}
		}
		return ""
	}
	if dir, own := local(p); own && under(dir, "internal/domain") || p == "github.com/shopspring/decimal" {
		return ""
	}
	if under(s.dir, "internal/domain/incentive") && under(p, "github.com/google/cel-go") {
		return ""
	}
	return "domain imports the standard library, decimal and domain, not " + p
}

func inFeature(s *source, p string, order []string) string {
	for _, k := range kept {
		if under(p, k.library) && !named(s.name, k.prefix) {
			return fmt.Sprintf("%s belongs in %s*.go: it imports %s", k.what, k.prefix, p)
		}
	}
	dir, own := local(p)
	if !own {
		return ""
	}
	if under(dir, "internal/app") {
		return "a feature doesn't know the app: it imports " + dir
	}
	rest, ok := strings.CutPrefix(dir, "internal/feature/")
	if !ok {
		return ""
	}
	other, _, _ := strings.Cut(rest, "/")
	me, them := slices.Index(order, s.feature()), slices.Index(order, other)
	if other != s.feature() && me >= 0 && them > me {
		return fmt.Sprintf("%s stands below %s in internal/app/features.go: tell it by an event", other, s.feature())
	}
	return ""
}

// named reports whether a file is of a kind: store.go and store_tree.go are of "store".
func named(file, kind string) bool {
	stem := strings.TrimSuffix(strings.TrimSuffix(file, ".go"), "_test")
	return stem == kind || strings.HasPrefix(stem, kind+"_")
}

// order reads the list of features that func Order of internal/app/features.go
// returns, and holds it against the folders that there are.
func (t *Tree) order() (features []string, breaches []Breach) {
	const file = "internal/app/features.go"
	for _, s := range t.goes {
		if s.path == file {
			features = orderIn(s.ast)
		}
	}
	found := map[string]bool{}
	for _, s := range t.goes {
		if f := s.feature(); f != "" && !found[f] {
			found[f] = true
			if !slices.Contains(features, f) {
				breaches = append(breaches, Breach{"imports", file, 0, "func Order doesn't list the feature " + f})
			}
		}
	}
	for _, f := range features {
		if !found[f] {
			breaches = append(breaches, Breach{"imports", file, 0, "func Order lists " + f + ", which has no folder"})
		}
	}
	return features, breaches
}

func orderIn(file *ast.File) (features []string) {
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Name.Name != "Order" || fn.Recv != nil {
			continue
		}
		ast.Inspect(fn, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok {
				if name, err := strconv.Unquote(lit.Value); err == nil {
					features = append(features, name)
				}
			}
			return true
		})
	}
	return features
}

// clocks: the domain is told the time, it never asks.
func clocks(t *Tree) (breaches []Breach) {
	asks := []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep", "Local"}
	for _, s := range t.goes {
		if s.test || !under(s.dir, "internal/domain") {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok || !slices.Contains(asks, sel.Sel.Name) {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && s.imports(pkg.Name) == "time" {
				breaches = append(breaches, Breach{"clocks", s.path, t.line(sel), "domain has no clock and no place: time." + sel.Sel.Name})
			}
			return true
		})
	}
	return breaches
}

// imports gives the import path behind a package name in a file, "" where none.
func (s *source) imports(name string) string {
	for _, spec := range s.imported() {
		p := pathOf(spec)
		if spec.Name != nil && spec.Name.Name == name || spec.Name == nil && path.Base(p) == name {
			return p
		}
	}
	return ""
}

// featureFiles: inside a feature the same question always has the same file.
func featureFiles(t *Tree) (breaches []Breach) {
	kinds := []string{"write", "read", "store", "api", "event", "hear", "job", "words"}
	for _, s := range t.goes {
		f := s.feature()
		if f == "" || s.test {
			continue
		}
		if s.dir != "internal/feature/"+f {
			breaches = append(breaches, Breach{"features", s.path, 0, "a feature is one folder, it has none inside"})
			continue
		}
		ok := slices.ContainsFunc(append(kinds, f), func(kind string) bool { return named(s.name, kind) })
		if !ok {
			breaches = append(breaches, Breach{"features", s.path, 0,
				"a feature's files are " + f + ".go, write, read, store, api, event, hear, job and words (write_topic.go where one grows long)"})
		}
	}
	return breaches
}
