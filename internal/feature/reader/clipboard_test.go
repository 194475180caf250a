package reader_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/feature/reader"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// outline is a reading as lines: titles, and below them texts with who and when.
func outline(r reader.Reading) string {
	var b strings.Builder
	said := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	for _, o := range r.Objectives {
		b.WriteString(said(o.Title) + "\n")
		for _, k := range o.KeyResults {
			b.WriteString("  " + strings.TrimRight(k.Text+" | "+said(k.Owner)+" | "+said(k.Due), " |") + "\n")
		}
	}
	return b.String()
}

// What the clipboard holds when one copies from a spreadsheet, a document or a
// mail: each program writes HTML of its own.
func TestClipboards(t *testing.T) {
	for name, want := range map[string]string{
		"excel":   "让会员用得更多\n  会员月活跃率提升至55% | 周洋 | 2026-09-30\n  会员人均订单数由2.1单提升到2.8单 | 何琪 | 2026-09-30\n让活动更赚钱\n  活动ROI不低于3 | 周洋 | 2026-08-31\n",
		"sheets":  "Ship faster\n  Reduce lead time from 12 to 5 days | Ana\n  Raise deploy frequency to 20 per week | Ben\n",
		"feishu":  "让客户一次就解决问题\n  首次解决率提升至 88% | 吴倩\n  重复来电率下降 30%\n让团队稳定成长\n  主动离职率控制在 8% 以内\n",
		"notion":  "Make activation effortless\n  Increase activation rate from 34% to 50%\n  Reduce time to first value to 5 minutes\nTurn users into advocates\n  Achieve an NPS of 50\n",
		"word":    "提升品牌声量\n  全网曝光量达到5000万次\n  品牌搜索指数提升30%\n提高线索质量\n  有效线索占比达到60%\n",
		"mail":    "提升转化\n  下单转化率由3.2%提升到4%\n  支付成功率不低于97%\n",
		"windows": "提升复购\n  复购率提升至30%\n",
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "clipboard", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		text, err := files.Text("", "text/html", data)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := outline(reader.Understand(text, "")); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}
