package lawtest

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/jinzhu/inflection" // as bun does
)

// migrations is where the tables are made, in files named NNNN_owner_what.sql.
const migrations = "internal/platform/store/migrations"

var (
	migrationName = regexp.MustCompile(`^\d{4,}_([a-z]+)(_[a-z0-9_]+)?(\.(sqlite|postgres))?\.sql$`)
	tableMade     = regexp.MustCompile(`(?i)\bCREATE\s+(?:VIRTUAL\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)`)
	tableWritten  = regexp.MustCompile(`(?i)\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)`)
	statement     = regexp.MustCompile(`^\s*(?:WITH\s+\w+|SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\s`)
)

// tables: each table has one owner, and nobody else writes it.
func tables(t *Tree) (breaches []Breach) {
	owners, breaches := t.owners()
	folders := map[string][]*source{}
	for _, s := range t.goes {
		if s.feature() != "" && !s.test {
			folders[s.dir] = append(folders[s.dir], s)
		}
	}
	for dir, sources := range folders {
		files := make([]*ast.File, len(sources))
		for i, s := range sources {
			files[i] = s.ast
		}
		models := modelsOf(files)
		info := t.resolve(dir, files)
		for _, s := range sources {
			breaches = append(breaches, t.writesIn(s, owners, models, info)...)
		}
	}
	return breaches
}

// owners reads who made each table: a feature, or a package of platform.
func (t *Tree) owners() (owners map[string]string, breaches []Breach) {
	owners = map[string]string{}
	known := map[string]bool{"platform": true}
	for _, s := range t.goes {
		if f := s.feature(); f != "" {
			known[f] = true
		}
		if rest, ok := strings.CutPrefix(s.dir, "internal/platform/"); ok {
			known[rest] = true
		}
	}
	for _, p := range t.paths() {
		if path.Ext(p) != ".sql" || !under(path.Dir(p), migrations) {
			continue
		}
		parts := migrationName.FindStringSubmatch(path.Base(p))
		if parts == nil || !known[parts[1]] {
			breaches = append(breaches, Breach{"tables", p, 0, "a migration is named NNNN_owner_what.sql, the owner a feature, platform, or a package of it"})
			continue
		}
		for _, made := range tableMade.FindAllStringSubmatch(t.texts[p], -1) {
			owners[strings.ToLower(made[1])] = parts[1]
		}
	}
	return owners, breaches
}

// modelsOf gives the table that bun maps each struct to: the one its tag names,
// otherwise its name in the plural.
func modelsOf(files []*ast.File) map[string]string {
	models := map[string]string{}
	for _, file := range files {
		for _, spec := range typesOf(file) {
			fields, ok := spec.Type.(*ast.StructType)
			if !ok {
				continue
			}
			models[spec.Name.Name] = inflection.Plural(snake(spec.Name.Name))
			for _, field := range fields.Fields.List {
				if table := tableTag(field); table != "" {
					models[spec.Name.Name] = table
				}
			}
		}
	}
	return models
}

// snake writes KeyResult as key_result.
func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// tableTag reads t of `bun:"table:t,alias:x"`.
func tableTag(field *ast.Field) string {
	if field.Tag == nil {
		return ""
	}
	raw, err := strconv.Unquote(field.Tag.Value)
	if err != nil {
		return ""
	}
	for _, part := range strings.Split(reflect.StructTag(raw).Get("bun"), ",") {
		if table, ok := strings.CutPrefix(part, "table:"); ok {
			return strings.ToLower(table)
		}
	}
	return ""
}

func (t *Tree) writesIn(s *source, owners, models map[string]string, info *types.Info) (breaches []Breach) {
	foreign := func(at ast.Node, table string) {
		owner := owners[strings.ToLower(table)]
		if owner != "" && owner != s.feature() {
			breaches = append(breaches, Breach{"tables", s.path, t.line(at), "writes " + table + ", which is " + owner + "'s"})
		}
	}
	ast.Inspect(s.ast, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			if n.Kind != token.STRING || err != nil {
				return true
			}
			for _, written := range tableWritten.FindAllStringSubmatch(text, -1) {
				foreign(n, written[1])
			}
			if statement.MatchString(text) && !named(s.name, "store") {
				breaches = append(breaches, Breach{"tables", s.path, t.line(n), "all SQL of a feature is in store*.go"})
			}
		case *ast.CallExpr:
			if calls := chain(n); slices.ContainsFunc(calls, writing) {
				for _, call := range calls {
					for _, table := range tablesOf(call, models, info) {
						foreign(n, table)
					}
				}
				return false // the calls further in are parts of this chain
			}
		}
		return true
	})
	return breaches
}

// chain lists the calls of a.b().c().d(), the last first.
func chain(call *ast.CallExpr) (calls []*ast.CallExpr) {
	for call != nil {
		calls = append(calls, call)
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			break
		}
		call, _ = sel.X.(*ast.CallExpr)
	}
	return calls
}

func method(call *ast.CallExpr) string {
	if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
		return sel.Sel.Name
	}
	return ""
}

func writing(call *ast.CallExpr) bool {
	return slices.Contains([]string{"NewInsert", "NewUpdate", "NewDelete", "NewTruncateTable", "NewMerge"}, method(call))
}

// tablesOf lists the tables that one call of a chain names: by text in Table and
// TableExpr, by model in Model.
func tablesOf(call *ast.CallExpr, models map[string]string, info *types.Info) (tables []string) {
	for _, arg := range call.Args {
		switch method(call) {
		case "Table", "TableExpr", "ModelTableExpr":
			if lit, ok := arg.(*ast.BasicLit); ok {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
					tables = append(tables, strings.Trim(first, `"`))
				}
			}
		case "Model":
			if table := models[modelName(info.TypeOf(arg), arg)]; table != "" {
				tables = append(tables, table)
			}
		}
	}
	return tables
}

// modelName names the struct behind *T, []T, *[]*T; from the expression itself
// where the type is not known, as in (*T)(nil).
func modelName(typ types.Type, arg ast.Expr) string {
	for typ != nil {
		switch x := typ.(type) {
		case *types.Pointer:
			typ = x.Elem()
		case *types.Slice:
			typ = x.Elem()
		case *types.Named:
			return x.Obj().Name()
		default:
			typ = nil
		}
	}
	name := ""
	ast.Inspect(arg, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" {
			name = id.Name
		}
		return true
	})
	return name
}
