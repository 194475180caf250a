package lawtest

import (
	"go/ast"
	"go/types"
	"path"
)

// resolve tells which name means which declaration inside one package. Other
// packages are taken for empty: what is asked of them here stands in the source
// itself, and reading them all would take minutes.
func (t *Tree) resolve(dir string, files []*ast.File) *types.Info {
	info := &types.Info{
		Uses:  map[*ast.Ident]types.Object{},
		Defs:  map[*ast.Ident]types.Object{},
		Types: map[ast.Expr]types.TypeAndValue{},
	}
	config := types.Config{Importer: nothing{}, Error: func(error) {}} // errors: names of the empty packages
	_, _ = config.Check(dir, t.fset, files, info)
	return info
}

// nothing imports empty packages.
type nothing struct{}

func (nothing) Import(p string) (*types.Package, error) {
	pkg := types.NewPackage(p, path.Base(p))
	pkg.MarkComplete()
	return pkg, nil
}
