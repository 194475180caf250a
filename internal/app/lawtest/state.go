package lawtest

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// state: no init, and nothing at package level that changes while the program runs.
//
// Tables are written as variables in Go, so a variable is allowed as long as no
// code assigns to it, to a part of it, or takes its address, and its type is not
// one that is made to change (sync, atomic, channels).
func state(t *Tree) (breaches []Breach) {
	folders := map[string][]*source{}
	for _, s := range t.goes {
		if !s.test {
			folders[s.dir] = append(folders[s.dir], s)
		}
	}
	exported := map[string]bool{} // "dir.Name" of package-level variables
	for _, sources := range folders {
		breaches = append(breaches, t.stateOf(sources, exported)...)
	}
	for _, s := range t.goes {
		if !s.test {
			breaches = append(breaches, t.foreignWrites(s, exported)...)
		}
	}
	return breaches
}

func (t *Tree) stateOf(sources []*source, exported map[string]bool) (breaches []Breach) {
	files := make([]*ast.File, len(sources))
	for i, s := range sources {
		files[i] = s.ast
	}
	info := t.resolve(sources[0].dir, files)
	for _, s := range sources {
		for _, decl := range s.ast.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.Name == "init" && d.Recv == nil {
					breaches = append(breaches, Breach{"state", s.path, t.line(d), "no init(): call it from where it is needed"})
				}
			case *ast.GenDecl:
				breaches = append(breaches, t.changing(s, d, exported)...)
			}
		}
		for _, w := range writes(s.ast) {
			if name := packageLevel(w.target, info); name != "" {
				breaches = append(breaches, Breach{"state", s.path, t.line(w.at), "the package-level variable " + name + " changes here"})
			}
		}
	}
	return breaches
}

// changing lists the variables of a declaration whose type is made to change.
func (t *Tree) changing(s *source, d *ast.GenDecl, exported map[string]bool) (breaches []Breach) {
	if d.Tok != token.VAR {
		return nil
	}
	for _, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		for _, name := range v.Names {
			exported[s.dir+"."+name.Name] = true
		}
		if kind := changes(s, v); kind != "" {
			breaches = append(breaches, Breach{"state", s.path, t.line(v),
				fmt.Sprintf("%s is a package-level %s: keep it in a struct that New makes", v.Names[0].Name, kind)})
		}
	}
	return breaches
}

func changes(s *source, v *ast.ValueSpec) (kind string) {
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false // what a function makes is its own
		case *ast.ChanType:
			kind = "channel"
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok {
				p := s.imports(pkg.Name)
				// OnceValue and its kin give functions, whose answer never changes.
				if p == "sync/atomic" || p == "sync" && !strings.HasPrefix(n.Sel.Name, "Once") {
					kind = p + "." + n.Sel.Name
				}
			}
		case *ast.CallExpr:
			if fn, ok := n.Fun.(*ast.Ident); ok && fn.Name == "make" && len(n.Args) > 0 {
				if _, ok := n.Args[0].(*ast.MapType); ok {
					kind = "empty map"
				}
			}
		}
		return true
	}
	if v.Type != nil {
		ast.Inspect(v.Type, look)
	}
	for _, value := range v.Values {
		ast.Inspect(value, look)
	}
	return kind
}

// write is a place where something is assigned to.
type write struct {
	at     ast.Node
	target ast.Expr
}

func writes(file *ast.File) (all []write) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, target := range n.Lhs {
					all = append(all, write{n, target})
				}
			}
		case *ast.IncDecStmt:
			all = append(all, write{n, n.X})
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				all = append(all, write{n, n.X})
			}
		case *ast.RangeStmt:
			if n.Tok == token.ASSIGN {
				all = append(all, write{n, n.Key}, write{n, n.Value})
			}
		case *ast.CallExpr:
			if fn, ok := n.Fun.(*ast.Ident); ok && (fn.Name == "delete" || fn.Name == "clear") && len(n.Args) > 0 {
				all = append(all, write{n, n.Args[0]})
			}
		}
		return true
	})
	return all
}

// inner is x of x.f, x[i], *x and (x), nil of anything else.
func inner(e ast.Expr) ast.Expr {
	switch x := e.(type) {
	case *ast.IndexExpr:
		return x.X
	case *ast.StarExpr:
		return x.X
	case *ast.ParenExpr:
		return x.X
	case *ast.SelectorExpr:
		return x.X
	}
	return nil
}

// packageLevel names the package-level variable that is written to, "" where it is another.
func packageLevel(target ast.Expr, info *types.Info) string {
	for e := target; e != nil; e = inner(e) {
		id, ok := e.(*ast.Ident)
		if !ok {
			continue
		}
		v, ok := info.Uses[id].(*types.Var)
		if ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return v.Name()
		}
	}
	return ""
}

// foreignWrites lists writes to the package-level variables of other packages of this module.
func (t *Tree) foreignWrites(s *source, exported map[string]bool) (breaches []Breach) {
	for _, w := range writes(s.ast) {
		for e := w.target; e != nil; e = inner(e) {
			sel, ok := e.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			pkg, ok := sel.X.(*ast.Ident)
			if !ok {
				continue
			}
			dir, own := local(s.imports(pkg.Name))
			if own && exported[dir+"."+sel.Sel.Name] {
				breaches = append(breaches, Breach{"state", s.path, t.line(w.at), "a variable of " + dir + " changes here"})
			}
		}
	}
	return breaches
}
