package lawtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
)

// empty words tell nothing about what a thing does.
var emptyWords = []string{
	"util", "utils", "common", "helper", "helpers", "manager", "managers", "impl", "service", "services", "misc", "shared",
}

// names: no folder, file or type is called by a word that says nothing.
func names(t *Tree) (breaches []Breach) {
	for _, p := range t.paths() {
		for _, part := range strings.Split(p, "/") {
			stem, _, _ := strings.Cut(strings.TrimPrefix(part, "."), ".")
			for _, word := range strings.FieldsFunc(stem, func(r rune) bool { return r == '_' || r == '-' }) {
				if slices.Contains(emptyWords, strings.ToLower(word)) && code(p) {
					breaches = append(breaches, Breach{"names", p, 0, "the name says nothing: " + part})
				}
			}
		}
	}
	for _, s := range t.goes {
		for _, spec := range typesOf(s.ast) {
			for _, suffix := range []string{"Service", "Manager", "Helper", "Impl", "Util", "Utils"} {
				if strings.HasSuffix(spec.Name.Name, suffix) && spec.Name.Name != suffix {
					breaches = append(breaches, Breach{"names", s.path, t.line(spec), "the type's name ends in " + suffix + ", which says nothing"})
				}
			}
		}
	}
	return breaches
}

// code reports whether a file is source of the program, and not a document or a unit of systemd.
func code(p string) bool {
	return slices.Contains([]string{".go", ".sql"}, path.Ext(p))
}

func typesOf(file *ast.File) (specs []*ast.TypeSpec) {
	for _, decl := range file.Decls {
		if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.TYPE {
			for _, spec := range d.Specs {
				specs = append(specs, spec.(*ast.TypeSpec))
			}
		}
	}
	return specs
}

// sizes: what is longer than this is two things.
func sizes(t *Tree) (breaches []Breach) {
	const most = 400
	for _, s := range t.goes {
		if ast.IsGenerated(s.ast) {
			continue
		}
		if lines := strings.Count(t.texts[s.path], "\n"); lines > most {
			breaches = append(breaches, Breach{"sizes", s.path, 0, fmt.Sprintf("%d lines, at most %d: split it by topic", lines, most)})
		}
	}
	return breaches
}

// docs: every exported name of Go says what it means.
func docs(t *Tree) (breaches []Breach) {
	for _, s := range t.goes {
		if s.test || s.ast.Name.Name == "main" {
			continue
		}
		for _, decl := range s.ast.Decls {
			for _, name := range undocumented(decl) {
				breaches = append(breaches, Breach{"docs", s.path, t.line(decl), name + " is exported and has no comment"})
			}
		}
	}
	return breaches
}

func undocumented(decl ast.Decl) (names []string) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
			names = append(names, d.Name.Name)
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return nil
		}
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Doc == nil && spec.Name.IsExported() {
					names = append(names, spec.Name.Name)
				}
			case *ast.ValueSpec:
				if spec.Doc == nil && spec.Comment == nil && spec.Names[0].IsExported() {
					names = append(names, spec.Names[0].Name)
				}
			}
		}
	}
	return names
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return true
	}
	for e := d.Recv.List[0].Type; e != nil; e = inner(e) {
		if id, ok := e.(*ast.Ident); ok {
			return id.IsExported()
		}
	}
	return false
}

func (t *Tree) paths() []string {
	paths := make([]string, 0, len(t.texts))
	for p := range t.texts {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}
