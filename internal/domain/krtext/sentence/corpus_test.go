package sentence_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"golang.org/x/text/unicode/norm"
)

type truth struct {
	ID         string            `json:"id"`
	Text       string            `json:"text"`
	Measurable bool              `json:"measurable"`
	Metrics    []sentence.Metric `json:"metrics"`
}

// line writes a metric so that two of them can be compared and read.
func line(m sentence.Metric) string {
	name := strings.Join(strings.Fields(norm.NFKC.String(m.Name)), "")
	num := func(v any) string { b, _ := json.Marshal(v); return strings.Trim(string(b), `"`) }
	return strings.Join([]string{name, string(m.Direction), string(m.Kind), num(m.Baseline), num(m.Target), num(m.TargetLow), norm.NFKC.String(m.Unit), num(m.Period), num(m.Due)}, " | ")
}

func lines(r sentence.Reading) string {
	var out []string
	for _, m := range r.Metrics {
		out = append(out, line(m))
	}
	return strings.Join(out, "\n        ")
}

// corpus finds a file of the shared corpus, which is not a part of the repository.
func corpus(t *testing.T, name string) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			p := filepath.Join(filepath.Dir(dir), "shared", "corpus", name)
			if _, err := os.Stat(p); err == nil {
				return p
			}
			break
		}
	}
	t.Skip("no shared corpus beside the repository")
	return ""
}

func TestCorpusOfSentences(t *testing.T) {
	f, err := os.Open(corpus(t, "kr-dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	right, all := map[string]int{}, map[string]int{}
	var wrong []string
	in := bufio.NewScanner(f)
	for in.Scan() {
		var want truth
		if err := json.Unmarshal(in.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		kind := "not measurable"
		if len(want.Metrics) > 0 {
			kind = string(want.Metrics[0].Kind)
		}
		got := sentence.Read(want.Text)
		w := lines(sentence.Reading{Metrics: want.Metrics})
		for _, k := range []string{kind, "all"} {
			all[k]++
			if got.Measurable == want.Measurable && lines(got) == w {
				right[k]++
			} else if k != "all" {
				wrong = append(wrong, kind+" "+want.ID+": "+want.Text+"\n  want  "+w+"\n  got   "+lines(got))
			}
		}
	}
	for k, n := range all {
		t.Logf("%-16s %d of %d", k, right[k], n)
	}
	for _, w := range wrong {
		t.Log(w)
	}
	if all["all"] == 0 || right["all"]*100 < all["all"]*95 {
		t.Errorf("%d of %d sentences wholly right, want 95%%", right["all"], all["all"])
	}
}
