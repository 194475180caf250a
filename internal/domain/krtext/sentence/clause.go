package sentence

import "strings"

// clause is a part of the text between two commas, with what was found in it.
type clause struct {
	rs         []rune
	start, end int
	numbers    []quantity
	days       []day
	brackets   []Span // matched pairs on this level, marks included
	zh         bool
	before     Span // the level that the clause before named and gave no number
	doing      Span // what the clause before does, and how often is still to be said
	spreads    bool // its verb brings a thing to places, in English
}

// pairs gives, for each opening bracket, the place of its closing one.
func pairs(rs []rune) map[int]int {
	m := map[int]int{}
	var open []int
	for i, r := range rs {
		switch r {
		case '(', '[', '《', '「', '“', '『', '〈':
			open = append(open, i)
		case ')', ']', '》', '」', '”', '』', '〉':
			if n := len(open); n > 0 && closes(rs[open[n-1]], r) {
				m[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return m
}

func closes(a, b rune) bool {
	switch a {
	case '(':
		return b == ')'
	case '[':
		return b == ']'
	case '《':
		return b == '》'
	case '「':
		return b == '」'
	case '“':
		return b == '”'
	case '『':
		return b == '』'
	}
	return b == '〉'
}

// clauses cuts a text at commas and stops, outside brackets.
func clauses(rs []rune, pair map[int]int) []clause {
	var cs []clause
	start, han := 0, false
	cut := func(end int) {
		if skipSpaces(rs, start, end) < end {
			cs = append(cs, clause{rs: rs, start: start, end: end, zh: han})
		}
		start, han = end+1, false
	}
	for i := 0; i < len(rs); i++ {
		if j, ok := pair[i]; ok {
			for ; i < j; i++ {
				han = han || isHan(rs[i]) && rs[start] != '('
			}
			continue
		}
		switch r := rs[i]; {
		case r == '，' || r == ';' || r == '。' || r == '；' || r == '!' || r == '?' || r == '\n' || r == '|' || r == '\t':
			cut(i)
		case r == '.' && (i+1 == len(rs) || isSpace(rs[i+1])) && !isDigit(at(rs, i+1)):
			if i+1 == len(rs) || !isLatin(at(rs, i-1)) || at(rs, i+2) >= 'A' && at(rs, i+2) <= 'Z' && isLatin(at(rs, i-2)) && isLatin(at(rs, i-3)) {
				cut(i)
			}
		case isHan(r):
			han = true
		}
	}
	cut(len(rs))
	return cs
}

// scan finds numbers, dates and brackets of a clause from left to right.
func (c *clause) scan(pair map[int]int) {
	for i := c.start; i < c.end; {
		if j, ok := pair[i]; ok && j < c.end {
			if c.rs[i] == '(' || c.rs[i] == '[' {
				c.brackets = append(c.brackets, Span{i, j + 1})
			}
			i = j + 1
			continue
		}
		if d, ok := dayAt(c.rs, i, c.end); ok && d.end <= c.end {
			c.days = append(c.days, d)
			i = d.end
			continue
		}
		if c.rs[i] == '双' && (isDigit(at(c.rs, i+1)) || at(c.rs, i+1) == '十') {
			for i++; i < c.end && (isDigit(c.rs[i]) || c.rs[i] == '十' || c.rs[i] == '一' || c.rs[i] == '二'); i++ {
			}
			continue
		}
		if _, j := yearAt(c.rs, i, c.end); j > i && (c.rs[j-1] == '年' || strings.ContainsRune("届级款版财春夏秋冬", at(c.rs, skipSpaces(c.rs, j, c.end)))) && !isDigit(at(c.rs, i-1)) {
			i = j // 2026年度…, 2026届校招…: a part of a name
			continue
		}
		if n := namedNumber(c.rs, i, c.end); n > 0 {
			i += n
			continue
		}
		if q, ok := passed(c.rs, i, c.end); ok {
			c.numbers = append(c.numbers, q)
			i = q.end
			continue
		}
		if q, ok := special(c.rs, i, c.end); ok {
			if q.unit != "" || q.form != amount {
				c.numbers = append(c.numbers, q)
			}
			i = q.end
			continue
		}
		if isLatin(c.rs[i]) && currencyAt(c.rs, i, c.end) == 0 {
			if q, ok := fractionEn(c.rs, i, c.end); ok {
				c.numbers = append(c.numbers, q)
				i = q.end
				continue
			}
			if !c.zh {
				if q, ok := quantityAt(c.rs, i, c.end); ok {
					c.numbers = append(c.numbers, q)
					i = q.end
					continue
				}
			}
			i = wordEnd(c.rs, i, c.end)
			continue
		}
		if q, ok := quantityAt(c.rs, i, c.end); ok && q.end <= c.end {
			if !c.describes(i, &q) && !c.aSet(i) {
				c.numbers = append(c.numbers, q)
			}
			i = q.end
			continue
		}
		if isDigit(c.rs[i]) {
			i = wordEnd(c.rs, i, c.end)
			continue
		}
		i++
	}
}

// describes tells a quantity at i that belongs to the noun after it, since the
// one right before it counts that noun: 3个10万+[爆款视频], 2场500人[大会].
func (c *clause) describes(i int, q *quantity) bool {
	n := len(c.numbers)
	if n == 0 || c.numbers[n-1].class&counted == 0 {
		return false
	}
	if _, e := c.bound(q.end); at(c.rs, e) == '的' && isHan(at(c.rs, e+1)) && !starts(c.rs, e, "的目标") && !starts(c.rs, e, "的水平") && i-c.numbers[n-1].end < 16 {
		return true // 30条播放量超10万的[短视频]
	}
	return c.numbers[n-1].end == skipBack(c.rs, i) && isHan(at(c.rs, q.end))
}

// namedNumber is the length of a number that is a name, not an amount: 400热线,
// 7×24小时, 360度, 996.
func namedNumber(rs []rune, i, end int) int {
	if !isDigit(at(rs, i)) || isDigit(at(rs, i-1)) {
		return 0
	}
	if (starts(rs, i, "618") || starts(rs, i, "818")) && isWord(at(rs, i+3)) && !isDigit(at(rs, i+3)) && hanPower(at(rs, i+3)) == 0 && unitAt(rs, i+3, end, &quantity{}) == i+3 {
		return 3 // a day for shopping
	}
	_, n := properLex.after(rs, i, end)
	if r := at(rs, i+n); n == 0 || isDigit(r) || hanPower(r) > 0 || strings.ContainsRune(".%‰", r) {
		return 0
	}
	return n
}

// wordEnd passes a Latin word with its digits (P95, ISO9001, v2.0), but gives
// back a number that only leans on the word (GMV1000万).
func wordEnd(rs []rune, i, end int) int {
	j := i
	for j < end && (isLatin(rs[j]) || isDigit(rs[j]) || (rs[j] == '.' || rs[j] == '-' || rs[j] == '+' || rs[j] == '_') && isWord(at(rs, j+1)) && !isHan(at(rs, j+1))) {
		if rs[j] == '+' && j-i >= 2 && isDigit(rs[j+1]) {
			return j // NPS+8分: a change
		}
		if isDigit(rs[j]) && j-i >= 2 && isLatin(rs[j-1]) {
			q := quantity{bare: true}
			if v, k, scaled, _ := bareNumber(rs, j, end, false); k > j && (scaled || unitAt(rs, k, end, &q) > k && (q.form != amount || q.class&counted != 0)) && !v.IsZero() && !isLatin(at(rs, k)) {
				return j
			}
		}
		j++
	}
	return max(j, i+1)
}

// halfOf is the unit of half a day or its like, behind a word that takes a level
// or a change: 由3天降到[半天].
func halfOf(rs []rune, i, end int) string {
	if w, n := zhWordsLex.before(rs, max(0, i-6), i); n == 0 || w&(to|reach|up|down|atLeast|atMost|below|ceiling) == 0 || w&block != 0 {
		return ""
	}
	for _, u := range []string{"个小时", "小时", "个工作日", "个月", "天", "年", "日"} {
		if e := i + 1 + len([]rune(u)); starts(rs, i+1, u) && e <= end && !strings.ContainsRune("度报期", at(rs, e)) {
			return u
		}
	}
	return ""
}

// zeroless are words that begin with 零 and mean no number.
var zeroless = strings.Fields(`零售 零件 零配 零食 零星 零碳 零基 零信任 零工 零部件 零钱 零代码 零距离 零的 零增长`)

// special reads numbers that are said in words: 翻一番, 过半, 前三, Top 3, 零.
func special(rs []rune, i, end int) (quantity, bool) {
	q := quantity{start: i, class: measured}
	put := func(n, v int, unit string, f form) (quantity, bool) {
		q.v, q.end, q.unit, q.form = decimalOf(v), i+n, unit, f
		q.unitSpan = Span{i, i + n}
		return q, true
	}
	switch at(rs, i) {
	case '翻':
		if starts(rs, i, "翻倍") || starts(rs, i, "翻番") {
			return put(2, 2, "倍", folds)
		}
		if v, k, _, _ := bareNumber(rs, skipSpaces(rs, i+1, end), end, false); k > i+1 && !v.IsInteger() && v.LessThan(decimalOf(20)) && v.GreaterThan(decimalOf(1)) && at(rs, skipSpaces(rs, k, end)) == '倍' {
			q, _ := put(skipSpaces(rs, k, end)+1-i, 2, "倍", folds)
			q.v = v
			return q, true
		} else if k > i+1 && v.IsInteger() && v.IntPart() < 20 && v.IntPart() > 0 {
			k = skipSpaces(rs, k, end)
			switch at(rs, k) {
			case '番':
				return put(k+1-i, int(pow2(v.IntPart())), "倍", folds)
			case '倍':
				return put(k+1-i, max(2, int(v.IntPart())), "倍", folds)
			}
		}
	case '过':
		if starts(rs, i, "过半数") {
			return put(3, 50, "%", percent)
		}
		if starts(rs, i, "过半") {
			return put(2, 50, "%", percent)
		}
	case '减', '腰', '对':
		for _, w := range []string{"减半", "腰斩", "对半砍"} {
			if starts(rs, i, w) {
				q.says = down
				return put(len([]rune(w)), 50, "%", percent)
			}
		}
	case '清', '归':
		if starts(rs, i, "清零") || starts(rs, i, "归零") {
			return put(2, 0, "", share)
		}
	case '半':
		if starts(rs, i, "半数") {
			return put(2, 50, "%", percent)
		}
		if u := halfOf(rs, i, end); u != "" {
			q, ok := put(1+len([]rune(u)), 0, u, amount)
			q.v, q.unitSpan = decimalOf(5).Shift(-1), Span{i + 1, q.end}
			return q, ok
		}
	case '一':
		if starts(rs, i, "一半") {
			return put(2, 50, "%", percent)
		}
	case '倍':
		if starts(rs, i, "倍增") {
			return put(2, 2, "倍", folds)
		}
	case '成':
		if starts(rs, i, "成倍增长") {
			return put(4, 2, "倍", folds)
		}
	case '零', '0':
		if at(rs, i) == '零' && !startsAny(rs, i, zeroless...) {
			q.bare = true
			return put(1, 0, "", share)
		}
	case '第', '前', 'T', 't', 'N':
		return placeAt(rs, i, end)
	}
	return q, false
}

// passed reads a round number at the end of a clause with the verb that passes
// it: 过千, 破亿, 突破百万.
func passed(rs []rune, i, end int) (quantity, bool) {
	q := quantity{start: i, class: measured, v: decimalOf(1), says: reach}
	j := i + 1
	switch {
	case starts(rs, i, "突破") || starts(rs, i, "超过") || starts(rs, i, "达到"):
		j = i + 2
	case !strings.ContainsRune("过破超上逾达", rs[i]):
		return q, false
	}
	for first := j; j < end; j++ {
		scale := map[rune]int{'百': 100, '千': 1000, '万': 10000, '亿': 100000000}[rs[j]]
		if scale == 0 {
			break
		}
		if j > first+1 {
			return q, false
		}
		q.v, q.end = q.v.Mul(decimalOf(scale)), j+1
	}
	if q.end > 0 {
		if e := unitAt(rs, q.end, end, &q); e > q.end && q.form == amount {
			q.end = e
		}
	}
	for _, w := range []string{"大关", "关口", "台阶", "规模", "元大关", "元关口"} {
		if q.end > 0 && starts(rs, q.end, w) && q.end+len([]rune(w)) == end {
			return q, true // 突破千万大关
		}
	}
	return q, q.end > 0 && skipSpaces(rs, q.end, end) == end
}

// placeAt reads a rank; one that goes on as a noun (前20大物料, 第一季度) is
// passed over as a part of a name.
func placeAt(rs []rune, i, end int) (quantity, bool) {
	q := quantity{start: i, form: place, class: measured, unit: "名"}
	j := i + 1
	w, k := wordAt(rs, i, min(end, i+3))
	switch {
	case w == "top" && !isLatin(at(rs, i-1)) && !isLatin(at(rs, k)):
		j = k
		for at(rs, j) == ' ' || at(rs, j) == '-' {
			j++
		}
	case starts(rs, i, "No.") || starts(rs, i, "NO."):
		j = i + 3
	case isLatin(at(rs, i)):
		return q, false
	}
	v, n := digitsAt(rs, j, end)
	if n == 0 {
		if v, n = hanNumber(rs, j, min(end, j+4)); n == 0 {
			if v, n = wordNumber(rs, j, end); n == 0 {
				return q, false
			}
		}
	}
	k = skipSpaces(rs, j+n, end)
	switch at(rs, k) {
	case '名', '位', '甲', '强':
		k++
	default:
		k = j + n
	}
	if at(rs, i) == '前' && strings.ContainsRune("当目之以年日月底末期课售投改此提", at(rs, i-1)) || hanPower(at(rs, j+n)) > 2 {
		return q, false
	}
	q.v, q.end = v, k
	if moved, _ := zhWordsLex.after(rs, k, end); moved&(up|down|to|rank) != 0 && strings.ContainsRune("由从自", at(rs, i-1)) && at(rs, k) != '%' {
		return q, true // 由第八名升到第五名
	}
	if at(rs, i) == '第' && (at(rs, j+n) == '一' || isHan(at(rs, k)) && k == j+n) || at(rs, k) == '%' || at(rs, j+n) == '%' {
		q.form, q.unit = amount, "" // the caller passes over it
		if at(rs, j+n) == '%' {
			return q, false
		}
		return q, true
	}
	after := skipSpaces(rs, k, end)
	if after < end && isWord(rs[after]) && !startsAny(rs, after, "以内", "之内", "行列", "的位", "in ", "for ", "on ", "by ") {
		if at(rs, i) == '前' && !isHan(rs[after]) {
			return q, false
		}
		q.form, q.unit = amount, ""
	}
	return q, true
}
