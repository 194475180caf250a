package lawtest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// order is a features.go that puts people above goals.
const order = `package app

// Order lists the features.
func Order() []string { return []string{"people", "goals"} }
`

// sound is a repository that keeps every law; each case below breaks it in one place.
func sound() map[string]string {
	return map[string]string{
		"internal/app/features.go":             order,
		"internal/domain/okr/okr.go":           "// Package okr is pure.\npackage okr\n\nimport \"github.com/shopspring/decimal\"\n\n// One is 1.\nvar One = decimal.NewFromInt(1)\n",
		"internal/feature/people/people.go":    "// Package people is people.\npackage people\n",
		"internal/feature/people/store.go":     "package people\n\nimport \"github.com/uptrace/bun\"\n\ntype row struct {\n\tbun.BaseModel `bun:\"table:people\"`\n}\n\nfunc add(db bun.IDB, r *row) { db.NewInsert().Model(r).Exec() }\n",
		"internal/feature/goals/goals.go":      "// Package goals is goals.\npackage goals\n\nimport \"github.com/sinan-okr/sinan/internal/feature/people\"\n\nvar _ = people.X\n",
		"internal/feature/goals/store.go":      "package goals\n\nimport \"github.com/uptrace/bun\"\n\nfunc load(db bun.IDB) { db.NewRaw(\"SELECT * FROM goals JOIN people\").Exec() }\n",
		migrations + "/0001_people_all.sql":    "CREATE TABLE people (id TEXT);",
		migrations + "/0002_goals_all.sql":     "CREATE TABLE IF NOT EXISTS goals (id TEXT);",
		"deploy/sinan.service":                 "[Service]\nExecStart=/usr/local/bin/sinan serve\n",
		"internal/domain/okr/okr_test.go":      "package okr\n\nimport \"os\"\n\nvar seen = os.Args\n\nfunc init() { seen = nil }\n",
		"internal/feature/goals/goals_test.go": "package goals_test\n\nimport \"github.com/uptrace/bun\"\n\nvar _ bun.IDB\n",
	}
}

func check(t *testing.T, files map[string]string) []Breach {
	t.Helper()
	root, paths := fstest.MapFS{}, []string{}
	for p, text := range files {
		root[p] = &fstest.MapFile{Data: []byte(text)}
		paths = append(paths, p)
	}
	tree, err := Load(root, paths)
	if err != nil {
		t.Fatal(err)
	}
	return tree.Check()
}

func TestASoundTreeBreaksNoLaw(t *testing.T) {
	for _, b := range check(t, sound()) {
		t.Error(b)
	}
}

func TestEachLawCanBeBroken(t *testing.T) {
	const module = Module + "/internal/"
	long := func(n int) string { return "package okr\n" + strings.Repeat("//\n", n-1) }
	for _, c := range []struct{ why, file, text, law, says string }{
		{"domain does I/O", "internal/domain/okr/a.go", "package okr\nimport \"os\"", "imports", "may not import os"},
		{"domain talks to the network", "internal/domain/okr/a.go", "package okr\nimport \"net/http\"", "imports", "may not import net/http"},
		{"domain knows a database", "internal/domain/okr/a.go", "package okr\nimport \"database/sql\"", "imports", "database/sql"},
		{"domain takes a context", "internal/domain/okr/a.go", "package okr\nimport \"context\"", "imports", "context"},
		{"domain uses a library", "internal/domain/okr/a.go", "package okr\nimport \"golang.org/x/text\"", "imports", "golang.org/x/text"},
		{"domain knows platform", "internal/domain/okr/a.go", "package okr\nimport \"" + module + "platform/act\"", "imports", "platform/act"},
		{"domain asks the time", "internal/domain/okr/a.go", "package okr\nimport \"time\"\nfunc f() { _ = time.Now() }", "clocks", "time.Now"},
		{"domain asks the time by another name", "internal/domain/okr/a.go", "package okr\nimport clock \"time\"\nfunc f() { _ = clock.Since }", "clocks", "time.Since"},
		{"platform knows a feature", "internal/platform/api/a.go", "package api\nimport \"" + module + "feature/people\"", "imports", "platform knows no feature"},
		{"a feature looks down", "internal/feature/people/read.go", "package people\nimport \"" + module + "feature/goals\"", "imports", "goals stands below people"},
		{"a feature knows the app", "internal/feature/people/read.go", "package people\nimport \"" + module + "app\"", "imports", "doesn't know the app"},
		{"SQL outside the store", "internal/feature/people/write.go", "package people\nimport \"github.com/uptrace/bun/schema\"", "imports", "store*.go"},
		{"HTTP outside the API", "internal/feature/people/write.go", "package people\nimport \"github.com/danielgtaylor/huma/v2\"", "imports", "api*.go"},
		{"jobs outside jobs", "internal/feature/people/hear.go", "package people\nimport \"github.com/riverqueue/river\"", "imports", "job*.go"},
		{"a command that does more", "cmd/sinan/main.go", "package main\nimport \"" + module + "platform/store\"", "imports", "internal/app"},
		{"an unlisted feature", "internal/feature/talk/talk.go", "// Package talk is talk.\npackage talk", "imports", "doesn't list the feature talk"},
		{"a listed feature without a folder", "internal/app/features.go", strings.Replace(order, `"people",`, `"people", "talk",`, 1), "imports", "talk, which has no folder"},
		{"a file of no kind", "internal/feature/people/rules.go", "package people", "features", "a feature's files are"},
		{"a folder in a feature", "internal/feature/people/sub/sub.go", "// Package sub is.\npackage sub", "features", "one folder"},
		{"an init", "internal/domain/okr/a.go", "package okr\nfunc init() {}", "state", "no init()"},
		{"a variable that is set", "internal/domain/okr/a.go", "package okr\nvar n int\nfunc f() { n = 1 }", "state", "n changes here"},
		{"a variable that is counted up", "internal/domain/okr/a.go", "package okr\nvar n int\nfunc f() { n++ }", "state", "n changes here"},
		{"a table that is written to", "internal/domain/okr/a.go", "package okr\nvar m = map[int]int{1: 1}\nfunc f() { m[2] = 1 }", "state", "m changes here"},
		{"a table that is emptied", "internal/domain/okr/a.go", "package okr\nvar m = map[int]int{1: 1}\nfunc f() { delete(m, 1) }", "state", "m changes here"},
		{"a variable whose address is given away", "internal/domain/okr/a.go", "package okr\nvar n int\nfunc f() *int { return &n }", "state", "n changes here"},
		{"a variable of another package", "internal/app/a.go", "package app\nimport \"" + module + "domain/okr\"\nfunc f() { okr.One = okr.One }", "state", "domain/okr changes here"},
		{"a lock", "internal/domain/okr/a.go", "package okr\nimport \"sync\"\nvar mu sync.Mutex", "state", "sync.Mutex"},
		{"a counter", "internal/domain/okr/a.go", "package okr\nimport \"sync/atomic\"\nvar n atomic.Int64", "state", "atomic.Int64"},
		{"a cache", "internal/domain/okr/a.go", "package okr\nvar seen = make(map[string]int)", "state", "empty map"},
		{"a channel", "internal/domain/okr/a.go", "package okr\nvar c = make(chan int)", "state", "channel"},
		{"an empty file name", "internal/domain/okr/okr_util.go", "package okr", "names", "says nothing: okr_util.go"},
		{"an empty folder name", "internal/domain/common/a.go", "package common", "names", "says nothing: common"},
		{"an empty type name", "internal/domain/okr/a.go", "package okr\ntype goalService struct{}", "names", "ends in Service"},
		{"a long Go file", "internal/domain/okr/a.go", long(401), "sizes", "401 lines, at most 400"},
		{"a long test", "internal/domain/okr/a_test.go", long(401), "sizes", "401 lines, at most 400"},
		{"an exported name without words", "internal/domain/okr/a.go", "package okr\nfunc Rise() {}", "docs", "Rise is exported"},
		{"a method without words", "internal/domain/okr/a.go", "package okr\n// T is.\ntype T int\nfunc (*T) Rise() {}", "docs", "Rise is exported"},
		{"a foreign table by SQL", "internal/feature/goals/store_a.go", "package goals\nconst q = `\n\tUPDATE people SET name = ''`", "tables", "writes people, which is people's"},
		{"a foreign table by name", "internal/feature/goals/store_a.go", "package goals\nfunc f(db X) { db.NewDelete().Table(\"people\").Exec() }", "tables", "writes people"},
		{"a foreign table by model", "internal/feature/goals/store_a.go",
			"package goals\ntype human struct {\n\tX `bun:\"table:people\"`\n}\nfunc f(db Y) {\n\tall := []*human{}\n\tdb.NewInsert().Model(&all).Exec()\n}", "tables", "writes people"},
		{"a foreign table by nil model", "internal/feature/goals/store_a.go",
			"package goals\ntype human struct {\n\tX `bun:\"table:people\"`\n}\nfunc f(db Y) { db.NewDelete().Model((*human)(nil)).Exec() }", "tables", "writes people"},
		{"a foreign table by the model's name", "internal/feature/goals/store_a.go",
			"package goals\n// Person is.\ntype Person struct{ Name string }\nfunc f(db Y, p *Person) { db.NewUpdate().Model(p).Exec() }", "tables", "writes people"},
		{"SQL outside the store, as text", "internal/feature/goals/read.go", "package goals\nconst q = `SELECT 1 FROM goals`", "tables", "all SQL"},
		{"a migration of nobody", migrations + "/0003_nobody_all.sql", "CREATE TABLE x (id TEXT);", "tables", "NNNN_owner_what.sql"},
		{"a migration without a number", migrations + "/people.sql", "", "tables", "NNNN_owner_what.sql"},
		{"a machine's path", "docs/a.md", "see /wo" + "rk/main", "leaks", "path of one machine"},
		{"a person's path", "docs/a.md", "see /Us" + "ers/li/sinan", "leaks", "path of one machine"},
		{"a person's other path", "docs/a.md", "see /ho" + "me/li/sinan", "leaks", "path of one machine"},
		{"a registry", "web/package-lock.json", "https://registry.npm" + "js.org/x.tgz", "leaks", "package registry"},
	} {
		t.Run(c.why, func(t *testing.T) {
			files := sound()
			files[c.file] = c.text
			breaches := check(t, files)
			if !slices.ContainsFunc(breaches, func(b Breach) bool { return b.Law == c.law && strings.Contains(b.String(), c.says) }) {
				t.Errorf("no breach of %q saying %q in %v", c.law, c.says, breaches)
			}
			for _, b := range breaches {
				if b.Law != c.law {
					t.Errorf("a breach of another law: %v", b)
				}
			}
		})
	}
}

func TestWhatLooksLikeABreachAndIsNone(t *testing.T) {
	for _, c := range []struct{ why, file, text string }{
		{"a local variable of the same name", "internal/domain/okr/a.go", "package okr\nvar n = 1\nfunc f() { n := n; n++ }"},
		{"a parameter of the same name", "internal/domain/okr/a.go", "package okr\nvar n = 1\nfunc f(n int) { n++ }"},
		{"a field of the same name", "internal/domain/okr/a.go", "package okr\nvar n = 1\ntype t struct{ n int }\nfunc f(x *t) { x.n = n }"},
		{"an answer made once", "internal/domain/okr/a.go", "package okr\nimport \"sync\"\nvar table = sync.OnceValue(func() map[int]int { m := make(map[int]int); m[1] = 1; return m })"},
		{"a file that may be long", "internal/domain/okr/a.go", "// Code generated by x. DO NOT EDIT.\npackage okr\n" + strings.Repeat("//\n", 500)},
		{"its own table", "internal/feature/goals/store_a.go", "package goals\nconst q = `DELETE FROM goals`"},
		{"an upsert", "internal/feature/goals/store_a.go", "package goals\nconst q = `INSERT INTO goals VALUES (1) ON CONFLICT DO UPDATE SET id = 1`"},
		{"words, not SQL", "internal/feature/goals/read.go", "package goals\nconst q = `select people and update them`"},
		{"a model that is read", "internal/feature/goals/store_a.go", "package goals\ntype human struct {\n\tX `bun:\"table:people\"`\n}\nfunc f(db Y) { db.NewSelect().Model(&human{}).Scan() }"},
		{"an address, not a path", "docs/a.md", "https://example.com/wo" + "rk/x and features/ho" + "me/x"},
		{"time without a clock", "internal/domain/okr/a.go", "package okr\nimport \"time\"\nfunc f(t time.Time) time.Time { return t.Add(time.Hour) }"},
	} {
		t.Run(c.why, func(t *testing.T) {
			files := sound()
			files[c.file] = c.text
			for _, b := range check(t, files) {
				t.Error(b)
			}
		})
	}
}

func TestAnExceptionCoversItsBreachAndGoesWithIt(t *testing.T) {
	breaches := []Breach{{"sizes", "a.go", 0, "long"}, {"sizes", "b.go", 0, "long"}}
	left, needless := Weigh(breaches, []Exception{{"sizes", "a.go", "being split"}, {"docs", "b.go", "being written"}})
	if len(left) != 1 || left[0].Where != "b.go" {
		t.Errorf("left: %v, want the breach of b.go", left)
	}
	if len(needless) != 1 || needless[0].Law != "docs" {
		t.Errorf("needless: %v, want the one about docs", needless)
	}
}
