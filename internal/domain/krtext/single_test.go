package krtext_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
)

// A line that is one sentence comes back whole, as the one key result of an
// objective without title.
func TestReadOneSentence(t *testing.T) {
	for _, text := range []string{
		"日均活跃用户数增长10%", "618大促成交额达到2亿元", "3场行业峰会的演讲", "1.5秒内打开首页的用户占比达到90%",
		"5 case studies published", "Cut p99 latency to 300 ms", "100 個企業客戶", "目标客户覆盖率达到60%", "O2O订单占比达到30%",
		"营造积极向上的工作氛围", "-", "NPS ≥ 50", "完成 5 个增长实验", "Migrate all shops to the new till by 2026-12-31",
	} {
		d := krtext.Read(text, krtext.Options{})
		if text == "-" {
			if len(d.Objectives) > 0 {
				t.Errorf("%q: %+v", text, d.Objectives)
			}
			continue
		}
		one(t, text, d)
	}
}

func one(t *testing.T, text string, d krtext.Document) {
	t.Helper()
	if len(d.Objectives) != 1 || d.Objectives[0].Title != "" || len(d.Objectives[0].KeyResults) != 1 {
		t.Errorf("%q: not one key result: %+v", text, d.Objectives)
		return
	}
	k := d.Objectives[0].KeyResults[0]
	if plainly(string(k.Context)+k.Text) != plainly(text) && plainly(string(k.Context)+","+k.Text) != plainly(text) {
		t.Errorf("%q: read as %q in context %q", text, k.Text, k.Context)
	}
}

func TestCorpusSharedSentencesStayWhole(t *testing.T) {
	f, err := os.Open(filepath.Join(shared(t), "corpus", "kr-dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // read only
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var s struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		one(t, s.Text, krtext.Read(s.Text, krtext.Options{}))
	}
}
