package krtext_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

// sample is a document with its truth.
type sample struct {
	name, text string
	truth      krtext.Document
}

// tally counts what was right, of what was found, of what is there.
type tally struct{ hit, found, there int }

func (t tally) precision() float64 { return ratio(t.hit, t.found) }
func (t tally) recall() float64    { return ratio(t.hit, t.there) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// report is how a set of samples was read.
type report struct {
	text   tally            // objective titles and key result texts
	fields map[string]tally // owner, weight, due, parent_title, context, actions, cycle, owner of objectives
	wrong  map[string][]string
}

// plainly is text as the corpus compares it: width folded, no spaces, no
// trailing punctuation.
func plainly(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			continue
		case c >= 0xFF01 && c <= 0xFF5E:
			c -= 0xFEE0
		}
		b.WriteRune(c)
	}
	return strings.TrimRightFunc(b.String(), unicode.IsPunct)
}

func (r *report) miss(class, format string, args ...any) {
	r.wrong[class] = append(r.wrong[class], fmt.Sprintf(format, args...))
}

func (r *report) field(name, where, got, want string) {
	t := r.fields[name]
	if got != "" {
		t.found++
	}
	if want != "" {
		t.there++
	}
	switch {
	case got == want && want != "":
		t.hit++
	case got != want:
		r.miss(name, "%s: got %q, want %q", where, got, want)
	}
	r.fields[name] = t
}

func newReport() *report {
	return &report{fields: map[string]tally{}, wrong: map[string][]string{}}
}

// compare reads one sample and books what was right.
func (r *report) compare(s sample) {
	got := krtext.Read(s.text, krtext.Options{})
	r.field("cycle", s.name, string(got.Cycle), string(s.truth.Cycle))
	objectives := map[string]krtext.Objective{}
	for _, o := range got.Objectives {
		objectives[plainly(string(o.Title))] = o
		r.text.found += 1 + len(o.KeyResults)
		if o.Title == "" {
			r.text.found--
		}
	}
	for _, want := range s.truth.Objectives {
		o, ok := objectives[plainly(string(want.Title))]
		if want.Title != "" {
			r.text.there++
			if ok {
				r.text.hit++
			} else {
				r.miss("objective missed", "%s: %q", s.name, want.Title)
			}
		}
		delete(objectives, plainly(string(want.Title)))
		r.objective(s.name, o, want, ok)
	}
	for _, o := range objectives {
		r.miss("objective invented", "%s: %q", s.name, o.Title)
		for _, k := range o.KeyResults {
			r.miss("key result invented", "%s: %q", s.name, k.Text)
		}
	}
}

func (r *report) objective(name string, o, want krtext.Objective, found bool) {
	if found {
		where := name + " " + string(want.Title)
		r.field("objective owner", where, string(o.Owner), string(want.Owner))
		r.field("parent_title", where, plainly(string(o.ParentTitle)), plainly(string(want.ParentTitle)))
	}
	results := map[string]krtext.KeyResult{}
	for _, k := range o.KeyResults {
		results[plainly(k.Text)] = k
	}
	for _, w := range want.KeyResults {
		r.text.there++
		k, ok := results[plainly(w.Text)]
		if !ok {
			r.miss("key result missed", "%s: %q", name, w.Text)
			continue
		}
		r.text.hit++
		delete(results, plainly(w.Text))
		r.result(name+" "+w.Text, k, w)
	}
	for _, k := range results {
		r.miss("key result invented", "%s: %q", name, k.Text)
	}
}

func (r *report) result(where string, k, w krtext.KeyResult) {
	r.field("context", where, plainly(string(k.Context)), plainly(string(w.Context)))
	r.field("owner", where, string(k.Owner), string(w.Owner))
	r.field("weight", where, string(k.Weight), string(w.Weight))
	r.field("due", where, string(k.Due), string(w.Due))
	r.field("actions", where, actions(k.Actions), actions(w.Actions))
}

func actions(as []krtext.Action) string {
	var b strings.Builder
	for _, a := range as {
		fmt.Fprintf(&b, "[%s|%s|%s]", plainly(a.Title), a.Owner, a.Due)
	}
	return b.String()
}

func (r *report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "titles and texts: precision %.2f%% recall %.2f%% (%d right, %d found, %d there)\n",
		100*r.text.precision(), 100*r.text.recall(), r.text.hit, r.text.found, r.text.there)
	for _, f := range keys(r.fields) {
		t := r.fields[f]
		fmt.Fprintf(&b, "  %-16s %d right, %d found, %d there\n", f, t.hit, t.found, t.there)
	}
	for _, class := range keys(r.wrong) {
		fmt.Fprintf(&b, "  %s: %d\n", class, len(r.wrong[class]))
		for _, w := range r.wrong[class] {
			fmt.Fprintf(&b, "    %s\n", w)
		}
	}
	return b.String()
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// samples loads every document of a folder that has a truth beside it.
func samples(t *testing.T, dir string) []sample {
	t.Helper()
	truths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for _, path := range truths {
		s := sample{name: strings.TrimSuffix(filepath.Base(path), ".json")}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, &s.truth); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, ext := range []string{".txt", ".md", ".tsv", ".csv", ".eml"} {
			if text, err := os.ReadFile(strings.TrimSuffix(path, ".json") + ext); err == nil {
				s.text = string(text)
			}
		}
		out = append(out, s)
	}
	return out
}

// shared is the folder of reference material beside the repository, if it is there.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	dir = filepath.Join(filepath.Dir(dir), "shared")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared folder beside the repository")
	}
	return dir
}

// least is the share of titles and texts that must be right.
const least = 0.98

func (r *report) check(t *testing.T) {
	t.Helper()
	t.Logf("\n%s", r)
	if r.text.there == 0 || r.text.precision() < least || r.text.recall() < least {
		t.Errorf("titles and texts: precision %.4f, recall %.4f, want at least %.2f", r.text.precision(), r.text.recall(), least)
	}
	for _, f := range keys(r.fields) {
		if x := r.fields[f]; x.precision() < least || x.recall() < least {
			t.Errorf("%s: precision %.4f, recall %.4f, want at least %.2f", f, x.precision(), x.recall(), least)
		}
	}
}

func TestCorpusOwnDocuments(t *testing.T) {
	r := newReport()
	for _, s := range samples(t, "testdata/docs") {
		r.compare(s)
	}
	r.check(t)
}

func TestCorpusSharedDocuments(t *testing.T) {
	r := newReport()
	for _, s := range samples(t, filepath.Join(shared(t), "corpus", "docs")) {
		r.compare(s)
	}
	r.check(t)
}

func TestCorpusSeedPage(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(shared(t), "seed", "operations-okr-page.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := krtext.Document{Objectives: []krtext.Objective{
		{Title: "提升用户留存率", KeyResults: []krtext.KeyResult{
			{Text: "日均活跃用户数增长10%", Context: "提高用户活跃度"},
			{Text: "降低用户流失率至5%", Context: "优化用户体验"},
		}},
		{Title: "提升营收增长率", KeyResults: []krtext.KeyResult{
			{Text: "新增付费用户1000人", Context: "拓展新用户群体"},
			{Text: "提升付费用户续费率至80%", Context: "提高用户转化率"},
		}},
	}}
	r := newReport()
	r.compare(sample{name: "seed", text: string(raw), truth: want})
	t.Logf("\n%s", r)
	if len(r.wrong) > 0 {
		t.Errorf("the seed page must be read exactly")
	}
}
