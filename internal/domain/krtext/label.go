package krtext

import (
	"strings"
	"unicode"
)

// label is the word, number and mark that name what a line holds: KR1.2：
type label struct {
	role  role
	no    [2]int // O2: {2}; KR1.2 and O1-KR2: {1, 2}; KR2: {2}
	colon bool   // closed by a colon
	many  bool   // Key Results, 关键结果 without a number: a head of several
	extra run    // what stood in brackets before the colon: KR1（30%）：
	word  string
}

// numbered says whether the label counts.
func (l label) numbered() bool { return l.no[0] > 0 }

// labelOf reads the label that x begins with; its role is plain where none is.
func labelOf(x run) label {
	l, _ := labeled(x)
	return l
}

// labeled reads the label that x begins with and gives the rest.
func labeled(x run) (label, run) {
	y := x.trimLeftSet("【[「《<(*")
	brace := y.len() < x.len()
	l, i := word1(y)
	if l.role == plain || l.role == parent && l.word != "parent" {
		if l2, rest, ok := coined(y, l, i); ok {
			return l2, rest
		}
	}
	if l.role == plain {
		return l, x
	}
	i = l.numbers(y, i)
	i = l.alias(y, i)
	i = l.bracket(y, i)
	rest, ok := l.close(y, i, brace)
	if !ok || !l.numbered() && (l.word == "结果" || l.word == "成果") {
		return label{}, x
	}
	return l, rest
}

// coined reads labels that people make up: 小组目标：…, and references without
// a colon: 支撑公司O1, 支撑小组目标：….
func coined(x run, l label, i int) (label, run, bool) {
	const longest = 12
	if l.role == parent {
		rest := x.from(i).trimLeft()
		if r, _ := reference(rest); r.no > 0 && rest.len() <= longest+4 && rest.first() != ':' {
			return label{role: parent, word: l.word, colon: true}, rest, true
		}
		if end := rest.index(':'); end > 1 && end <= longest && rest.cut(0, end).hasSuffix("目标") {
			return label{role: parent, word: l.word, colon: true}, rest.from(end + 1).trimLeft(), true
		}
		return l, x, false
	}
	if l2, rest, ok := owned(x); ok {
		return l2, rest, true
	}
	end := x.index(':')
	if end < 3 || end > longest+8 {
		return l, x, false
	}
	head := x.cut(0, end)
	if open := head.index('('); open > 0 && head.last() == ')' {
		l.extra, head = head.cut(open+1, head.len()-1).trim(), head.cut(0, open).trim()
	}
	for _, c := range head.f() {
		if !han(c) {
			return label{}, x, false
		}
	}
	if head.len() > 6 || !head.hasSuffix("目标") {
		return label{}, x, false
	}
	rest := x.from(end + 1).trimLeft()
	if l2, text := labeled(rest); l2.role == objective && l2.numbered() { // 公司级目标：O1 …
		return l2, text, true
	}
	l.role, l.word, l.colon = objective, "目标", true
	return l, rest, true
}

// owned reads a label with whose it is before it: 公司O1：…, 运营部 O1 …, 公司级目标 KR1.2 ….
func owned(x run) (label, run, bool) {
	for i := 2; i <= longestOwner && i < x.len(); i++ {
		c := x.f()[i]
		if c != 'o' && c != 'k' || !whose(x.cut(0, i).trimRight()) {
			continue
		}
		y := x.from(i)
		l, j := word1(y)
		if l.word != "o" && l.word != "kr" {
			return label{}, x, false
		}
		if j = l.bracket(y, l.numbers(y, j)); !l.numbered() {
			return label{}, x, false
		}
		rest, ok := l.close(y, j, false)
		return l, rest, ok && !rest.empty()
	}
	return label{}, x, false
}

// longestOwner bounds whose a label says it is, in characters.
const longestOwner = 12

// whose says whether x is a part of the house, or a level of it.
func whose(x run) bool {
	if x.len() < 2 {
		return false
	}
	for _, c := range x.f() {
		if !han(c) {
			return false
		}
	}
	for _, w := range []string{"公司", "集团", "总部", "部", "部门", "团队", "小组", "中心", "事业群", "分公司", "门店", "个人", "我的", "级", "层面", "目标"} {
		if x.hasSuffix(w) {
			return true
		}
	}
	return false
}

// word1 finds the longest word of the vocabulary that x begins with.
func word1(x run) (label, int) {
	var l label
	end := 0
	key := make([]rune, 0, longestWord)
	for i := 0; i < x.len() && len(key) < longestWord; i++ {
		c := x.f()[i]
		if c == ' ' || c == '/' && len(key) > 0 && han(x.get(i+1)) != han(x.get(i-1)) {
			continue
		}
		if !word(c) && !strings.ContainsRune("-'@#._&", c) {
			break
		}
		key = append(key, c)
		if ascii(c) && ascii(x.get(i+1)) {
			continue // not the end of an English word
		}
		if r, ok := roles[string(key)]; ok && r != counted { // 单位：华岳 names a house
			l.role, l.word, end = r, string(key), i+1
		}
	}
	l.many = l.word == "krs" || strings.HasSuffix(l.word, "results") || strings.HasSuffix(l.word, "objectives") || strings.HasSuffix(l.word, "goals")
	return l, end
}

// numbers reads the number after the word: 1, 1.2, 1-2, 一, ①, and KR2 after O1.
func (l *label) numbers(x run, i int) int {
	j := i
	for x.get(j) == ' ' || x.get(j) == '#' || x.get(j) == '-' && digit(x.get(j+1)) || x.get(j) == '_' {
		j++
	}
	k := 0
	switch n, e := digits(x, j); {
	case e > j && e < j+3:
		l.no[0], k = n, e
		if strings.ContainsRune(".-_", x.get(e)) && digit(x.get(e+1)) && l.role != due {
			if m, e2 := digits(x, e+1); e2 < e+4 {
				l.no[1], k = m, e2
			}
		}
		// O1 3.5% and 目标2026年 are no numbers of labels.
		if x.get(k) == '%' {
			l.no = [2]int{}
			return i
		}
	case (l.role == objective || l.role == keyResult) && x.get(j) >= 'a' && x.get(j) <= 'h' && (j > i || han(x.get(i-1))) && strings.ContainsRune(":、.)", x.get(j+1)) && x.get(j+1) != 0:
		l.no[0], k = int(x.get(j)-'a')+1, j+1
	case circled(x.get(j)) > 0:
		l.no[0], k = circled(x.get(j)), j+1
	default:
		if n, e := chinese(x, j); n > 0 && (l.role == objective || l.role == keyResult || l.role == action) {
			// 目标一致: a Chinese numeral counts only where something closes it.
			if c := x.get(e); c == 0 || unicode.IsSpace(c) || strings.ContainsRune(":、.)】]」》>-—–(|*,", c) {
				l.no[0], k = n, e
			}
		}
	}
	if k == 0 {
		return i
	}
	l.many = false
	if l.role == objective && l.no[1] == 0 {
		k = l.under(x, k)
	}
	return k
}

// under reads the KR of O1-KR2, O1KR2, O1.KR2.
func (l *label) under(x run, i int) int {
	j := i
	for strings.ContainsRune("-._/ ·", x.get(j)) && x.get(j) != 0 {
		j++
	}
	if x.get(j) != 'k' || x.get(j+1) != 'r' {
		return i
	}
	n, e := digits(x, j+2)
	if e == j+2 || e > j+4 {
		return i
	}
	l.role, l.no[1] = keyResult, n
	return e
}

// alias skips a second name of the same thing: 目标（O1）, KR1 关键结果.
func (l *label) alias(x run, i int) int {
	if l.role != objective && l.role != keyResult {
		return i
	}
	j := i
	open := false
	for x.get(j) == ' ' || x.get(j) == '(' || x.get(j) == '/' || x.get(j) == '[' {
		open = open || x.get(j) == '(' || x.get(j) == '['
		j++
	}
	m, e := word1(x.from(j))
	if m.role != l.role || !open && j > i && x.get(j-1) == ' ' && !strings.HasPrefix(m.word, "o") && !strings.HasPrefix(m.word, "k") {
		return i
	}
	e = m.numbers(x.from(j), e) + j
	if m.role != l.role {
		return i
	}
	if open {
		for x.get(e) == ' ' {
			e++
		}
		if x.get(e) != ')' && x.get(e) != ']' {
			return i
		}
		e++
	} else if c := x.get(e); c != ':' && c != 0 && !m.numbered() {
		return i
	}
	if !l.numbered() {
		l.no = m.no
		if m.numbered() {
			l.many = false
			return e
		}
		return l.numbers(x, e)
	}
	return e
}

// bracket keeps what stands in brackets between label and colon.
func (l *label) bracket(x run, i int) int {
	j := i
	for x.get(j) == ' ' {
		j++
	}
	closing := map[rune]rune{'(': ')', '[': ']', '【': '】'}[x.get(j)]
	if closing == 0 {
		return i
	}
	const most = 40
	for e := j + 1; e < x.len() && e < j+most; e++ {
		if x.f()[e] == closing {
			// Only a colon makes it a part of the label; else it is the text's.
			if c := x.from(e + 1).trimLeft().first(); c == ':' || (c == 0 || l.numbered() && weighs(x.cut(j+1, e))) && (l.role == objective || l.role == keyResult) {
				l.extra = x.cut(j+1, e).trim()
				return e + 1
			}
			return i
		}
	}
	return i
}

// weighs says whether a bracket right behind a label holds a weight: KR1【30%】….
func weighs(x run) bool {
	x = x.trim()
	for _, w := range []string{"权重", "占比", "weight"} {
		if x.hasPrefix(w) {
			x = x.from(len([]rune(w))).trimLeftSet(":")
			break
		}
	}
	_, ok := percent(x)
	return ok && x.last() == '%'
}

// close reads what ends a label and says whether it is one at all.
func (l *label) close(x run, i int, brace bool) (run, bool) {
	j, closed := i, !l.extra.empty() && x.get(i-1) != 0 && strings.ContainsRune(")]】", x.get(i-1)) // KR1【30%】P2以上…
	for j < x.len() && (x.f()[j] == ' ' || strings.ContainsRune("】]」》>*", x.f()[j]) || x.f()[j] == ')' && (brace || l.numbered())) {
		closed = closed || x.f()[j] != ' ' && x.f()[j] != '*'
		j++
	}
	rest := x.from(j)
	if brace && !closed {
		if k := rest.index('】'); k >= 0 && k < 30 {
			// 【目标：提升留存】 the bracket holds the whole line.
			rest = rest.without(k)
		}
	}
	c := rest.first()
	switch {
	case c == ':' || c == '：':
		l.colon = true
		return rest.trimLeftSet(":"), true
	case c == 0:
		return rest, l.role <= action || l.role >= sample || closed || l.role == note
	case closed && brace:
		return rest.trimLeftSet("-–—"), true
	case l.role == objective || l.role == keyResult || l.role == action && l.numbered():
		return l.loose(x, i, rest, closed)
	}
	return x, false
}

// loose ends a label that no colon closes: O1 提升…, KR1. …, KR - …
func (l *label) loose(x run, i int, rest run, closed bool) (run, bool) {
	c := rest.first()
	gap := rest.len() < x.len()-i || unicode.IsSpace(c)
	if !l.numbered() {
		if c == '—' && rest.get(1) == '—' {
			return rest.trimLeftSet("—"), true
		}
		if gap && strings.ContainsRune("-–—|=→", c) && unicode.IsSpace(rest.get(1)) {
			return rest.from(1).trimLeft(), true
		}
		return x, false
	}
	if strings.ContainsRune("、.,;|=→–—-~·", c) {
		// O1-3 and 1.5 were read as numbers; here the mark ends the label.
		if c == ',' || c == ';' {
			return x, false
		}
		return rest.trimLeftSet("、.|=→–—-~·"), true
	}
	if gap || closed {
		return rest, true
	}
	return rest, han(c) || strings.ContainsRune("\"'“《「≥≤>", c)
}
