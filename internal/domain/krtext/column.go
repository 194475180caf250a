package krtext

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// column is what a column of a table holds.
type column struct {
	role role
	no   int // KR2: 2
}

// knownColumn is what columnOf said of a line.
type knownColumn struct {
	column
	known bool
}

// columnOf is columnOf of a whole line, which several searches for a table ask for.
func (s *source) columnOf(i int) column {
	if s.columns == nil {
		s.columns = make([]knownColumn, len(s.lines))
	}
	if c := &s.columns[i]; !c.known {
		*c = knownColumn{columnOf(s.lines[i].text), true}
	}
	return s.columns[i].column
}

// columnOf reads the name of a column: 目标（O）, KR2, Due date.
func columnOf(x run) column {
	if x.len() > longestName || x.empty() {
		return column{}
	}
	if c := named(x); c.role != plain {
		return c
	}
	open := x.index('(')
	if open < 0 {
		open = x.index('【')
	}
	if open > 0 && strings.ContainsRune(")】", x.last()) {
		if c := named(x.cut(0, open)); c.role != plain {
			return c
		}
		return named(x.from(open).trimSet("()【】"))
	}
	for _, sep := range "/|\n " {
		if i := x.index(sep); i > 0 {
			if c := named(x.cut(0, i)); c.role != plain && (sep != ' ' || han(x.first())) {
				if d := named(x.from(i + 1)); sep == '\n' || d.role == c.role {
					return c
				}
			}
		}
	}
	return column{}
}

const (
	longestName  = 40 // runes of a column's name
	shortestTail = 5  // bytes that the shortest of the words below takes
)

// named looks a column's name up, with or without its number.
func named(x run) column {
	x = unsigned(x.trimSet("*:_()[]【】#"))
	var room [4 * longestName]byte // asked of every line: nothing is allocated for one that names nothing
	tight := room[:0]
	for _, c := range x.f()[:min(x.len(), longestName)] {
		if !unicode.IsSpace(c) {
			tight = utf8.AppendRune(tight, c)
		}
	}
	tight = bytes.TrimSuffix(tight, []byte{':'})
	switch r, ok := roles[string(tight)]; {
	case string(tight) == "结果" || string(tight) == "成果":
		return column{role: status}
	case ok && columnar(r):
		return column{role: r}
	case string(tight) == "#" || len(tight) == 0 && x.len() > 0:
		return column{role: serial}
	}
	l, rest := labeled(x)
	if l.numbered() && rest.empty() && (l.role == keyResult || l.role == action || l.role == owner || l.role == due || l.role == weight) {
		return column{role: l.role, no: max(l.no[0], l.no[1])}
	}
	if len(tight) < shortestTail {
		return column{}
	}
	key := string(tight)
	for _, tail := range []struct {
		words string
		role  role
	}{{"关键结果", keyResult}, {"负责人", owner}, {"责任人", owner}, {"完成时间", due}, {"截止日期", due}, {"截止时间", due}, {"时间节点", due}, {"权重", weight}, {"行动计划", action}, {"举措", action}, {"keyresult", keyResult}, {"keyresults", keyResult}, {"owner", owner}, {"duedate", due}, {"deadline", due}, {"weight", weight}, {"objective", objective}, {"目标", objective}, {"进度", status}, {"得分", status}, {"评分", status}, {"状态", status}} {
		if strings.HasSuffix(key, tail.words) && x.len() <= 14 && !strings.ContainsAny(key, "，,。;:") {
			return column{role: tail.role, no: number1(key)}
		}
	}
	return column{}
}

// number1 is the number that a column's name begins with, as in KR1负责人.
func number1(key string) int {
	if strings.HasPrefix(key, "kr") && len(key) > 2 && digit(rune(key[2])) {
		return int(key[2] - '0')
	}
	return 0
}

// presentValue says whether a column holds where key results stand: what they begin
// with, as far as the one who makes a plan of them is concerned.
func presentValue(head run) bool {
	switch strings.ReplaceAll(head.trimSet("*:_()[]【】#").folded(), " ", "") {
	case "当前值", "当前", "目前", "现值", "当前数值", "current", "currentvalue", "today":
		return true
	}
	return false
}

// columnar says whether a role can be a column's.
func columnar(r role) bool { return r != sample && r != after && r != actionable }

// headRow says whether a row names the columns of a table of OKRs.
func headRow(row []run) bool {
	main, known, filled := false, 0, 0
	for _, c := range row {
		if c.empty() {
			continue
		}
		filled++
		r := columnOf(c).role
		if r != plain {
			known++
		}
		main = main || r == objective || r == keyResult
	}
	return main && known >= 2 && known*2 >= filled
}
