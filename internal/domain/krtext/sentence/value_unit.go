package sentence

import (
	"strings"

	"github.com/shopspring/decimal"
)

// unitAt reads what follows a number into q and gives the end.
func unitAt(rs []rune, i, end int, q *quantity) int {
	j := skipSpaces(rs, i, end)
	if j >= end {
		return i
	}
	set := func(u string, k int, f form, class role) int {
		q.unit, q.form, q.class, q.unitSpan, q.bare = u, f, class, Span{j, k}, false
		return k
	}
	for _, p := range []struct {
		word, unit string
		form       form
	}{{"%", "%", percent}, {"‰", "‰", percent}, {"‱", "‱", percent}, {"个百分点", "%", points}, {"個百分點", "%", points}, {"百分点", "%", points}, {"个pp", "%", points}, {"个点", "%", points},
		{"percentage points", "%", points}, {"percentage point", "%", points}, {"ppts", "%", points}, {"ppt", "%", points}, {"pp", "%", points}, {"pct", "%", points}, {"percent", "%", percent}, {"倍", "倍", times}} {
		n := len([]rune(p.word))
		if starts(rs, j, p.word) && j+n <= end && !(isLatin(rs[j]) && isLatin(at(rs, j+n))) {
			if p.word == "%" && (starts(rs, j+1, "pt") || starts(rs, j+1, "点")) {
				return set("%", j+2, points, measured)
			}
			return set(p.unit, j+n, p.form, measured)
		}
	}
	if (rs[j] == 'x' || rs[j] == 'X' || rs[j] == '×') && j == i && !isWord(at(rs, j+1)) {
		return set("倍", j+1, times, measured)
	}
	if rs[j] == '成' && !strings.ContainsRune("功交本员果绩长立熟就品效", at(rs, j+1)) {
		q.v = q.v.Shift(1)
		if d, ok := hanDigit(at(rs, j+1)); ok {
			q.v = q.v.Add(decimal.NewFromInt(d))
			return set("%", j+2, percent, measured)
		}
		return set("%", j+1, percent, measured)
	}
	r, n := latinUnit(rs, j, end)
	if n == 0 && !isLatin(rs[j]) {
		r, n = unitsZh.after(rs, j, end)
	}
	if n == 0 || n == 1 && unitGoesOn(rs[j], at(rs, j+1)) {
		return i
	}
	n += dividedBy(rs, j+n, end)
	u := string(rs[j : j+n])
	if u == "个小时" || u == "个BP" || u == "个bp" || u == "个基点" {
		j, n, u = j+1, n-1, string(rs[j+1:j+n])
	}
	return set(u, j+n, amount, r)
}

// dividedBy is the length of what a unit at i is divided by, where that is no
// period of ours: 微克[/立方米], 元[/吨], mg[/L].
func dividedBy(rs []rune, i, end int) int {
	if at(rs, i) != '/' || i+1 >= end {
		return 0
	}
	scale := 0
	if hanPower(rs[i+1]) > 1 {
		scale = 1 // 个/千行
	}
	_, n := latinUnit(rs, i+1+scale, end)
	if n == 0 && !isLatin(rs[i+1]) {
		_, n = unitsZh.after(rs, i+1+scale, end)
	}
	n += scale
	if n == scale || periodOf(lowered(rs[i+1:i+1+n])) != "" || isWord(at(rs, i+1+n)) && isLatin(rs[i+n]) {
		return 0
	}
	return n + 1
}

// unitGoesOn tells a unit that is the first character of a word: 期间, 人均, 次日.
func unitGoesOn(u, next rune) bool {
	for _, w := range []string{"期间末望", "次日月新", "步", "人均效才力", "年度报龄", "月活度均报销", "日活均志常", "周转期报边", "节点约省", "分析享店销位", "单价量位", "天猫", "级别", "项目", "条件", "件均", "名单称", "例会", "本地科", "部门署", "台账", "类目", "季度节", "升至到级为高", "行业动为情程"} {
		rs := []rune(w)
		if rs[0] == u && next != 0 && strings.ContainsRune(string(rs[1:]), next) {
			return true
		}
	}
	return false
}

// perAt reads "/月" or "per week" after a quantity.
func perAt(rs []rune, i, end int) (string, int) {
	j := skipSpaces(rs, i, end)
	k := 0
	switch {
	case at(rs, j) == '/':
		k = j + 1
	case starts(rs, j, "每"):
		k = j + 1
	case starts(rs, j, "per ") || starts(rs, j, "Per "):
		k = j + 4
	case starts(rs, j, "each "):
		k = j + 5
	case starts(rs, j, "every "):
		k = j + 6
	case starts(rs, j, "a "):
		k = j + 2
	}
	if k == 0 {
		for _, w := range []string{"weekly", "monthly", "daily", "quarterly", "annually", "yearly"} {
			if starts(rs, j, w) && !isWord(at(rs, skipSpaces(rs, j+len(w), end))) {
				return periodOf(w), j + len(w)
			}
		}
		return "", i
	}
	k = skipSpaces(rs, k, end)
	for n := 9; n > 0; n-- {
		if k+n <= end {
			if p := periodOf(lowered(rs[k : k+n])); p != "" && edges(rs, k, k+n) {
				return p, k + n
			}
		}
	}
	return "", i
}
