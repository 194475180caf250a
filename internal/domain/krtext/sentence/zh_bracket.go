package sentence

import (
	"slices"
	"strings"
)

// readBracket reads a measure whose numbers are all in a bracket at its end:
// 转化率（3%→5%）, 客户满意度（目标95%）.
func (c *clause) readBracket() []Metric {
	if ms := c.readStandard(); len(ms) > 0 {
		return ms
	}
	if b, ok := c.lastBracket(); !ok || !strings.ContainsAny(string(c.rs[b[0]:b[1]]), "%→≥≤><至到标") {
		return nil
	}
	return c.readOpened()
}

// Whose level a measure is held against, and what of theirs.
var (
	standardHolders = []string{"行业", "同行", "业内", "业界", "市场", "同类", "竞品", "标杆", "国家", "国际", "全国", "全省", "全市", "集团", "公司", "部门", "历史", "往年"}
	standardLevels  = []string{"水平", "水准", "均值", "平均", "平均值", "平均线", "中位数", "中位值", "标准", "基准", "最好成绩", "最高值", "最低值", "新高", "新低", "前列"}
)

// readStandard reads a level that is named in words, with its number in a bracket
// behind: 流失率降至行业平均水平（5%）以下.
func (c *clause) readStandard() []Metric {
	const longest = 16 // runes between the verb and the bracket
	if len(c.rs) > 2000 || len(c.brackets) == 0 || len(c.numbers) > 0 {
		return nil
	}
	b := c.brackets[len(c.brackets)-1]
	for p := b[0] - 2; p > c.start && b[0]-p <= longest; p-- {
		w, n := zhWordsLex.before(c.rs, c.start, p)
		if n == 0 || w&(to|reach|keep|ceiling|atLeast|atMost|below) == 0 || w&block != 0 {
			continue
		}
		said := strings.TrimSpace(string(c.rs[p:b[0]]))
		if !slices.ContainsFunc(standardHolders, func(s string) bool { return strings.HasPrefix(said, s) }) ||
			!slices.ContainsFunc(standardLevels, func(s string) bool { return strings.HasSuffix(said, s) }) {
			continue
		}
		bare := clause{rs: slices.Clone(c.rs), start: c.start, end: c.end, zh: true}
		for i := p; i <= b[0]; i++ {
			bare.rs[i] = ' '
		}
		bare.rs[b[1]-1] = ' '
		bare.scan(nil)
		if len(bare.numbers) != 1 {
			return nil
		}
		return bare.readZh(nil)
	}
	return nil
}

// countInBracket reads how many things are gained or done, where a bracket after
// their name says that and nothing else: 签约门店（不少于20家）.
func (c *clause) countInBracket() []Metric {
	const leadIn = 4 // runes: 不少于, 每季度
	w, n := zhWordsLex.after(c.rs, skipSpaces(c.rs, c.start, c.end), c.end)
	b, ok := c.lastBracket()
	if !ok || n == 0 || w&(gain|do) == 0 || w&block != 0 {
		return nil
	}
	ms := c.readOpened()
	if len(ms) != 1 || ms[0].Kind != Count || ms[0].Unit == "" || ms[0].TargetSpan[0]-b[0]-1 > leadIn {
		return nil
	}
	if rest := strings.TrimSpace(string(cut(c.rs, ms[0].UnitSpan[1], b[1]-1))); rest != "" && rest != "以上" {
		return nil
	}
	return ms
}

// lastBracket is the bracket that ends a clause without numbers outside of it.
func (c *clause) lastBracket() (b Span, ok bool) {
	const short = 2000 // the text is copied: only where that costs nothing
	if len(c.rs) > short || len(c.brackets) == 0 || len(c.numbers) > 0 {
		return b, false
	}
	b = c.brackets[len(c.brackets)-1]
	inside := string(c.rs[b[0]:b[1]])
	return b, skipSpaces(c.rs, b[1], c.end) == c.end && b[0] > c.start && !strings.Contains(inside, "权重") && !strings.Contains(inside, "占")
}

// readOpened reads a clause as if its last bracket were none.
func (c *clause) readOpened() []Metric {
	b := c.brackets[len(c.brackets)-1]
	open := clause{rs: slices.Clone(c.rs), start: c.start, end: b[1] - 1, zh: true}
	open.rs[b[0]] = ' '
	open.scan(nil)
	if len(open.numbers) == 0 {
		return nil
	}
	return open.readZh(nil)
}
