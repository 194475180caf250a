package krtext

import (
	"fmt"
	"strings"
	"unicode"
)

// attributes is what is said about an objective, key result or action beside it.
type attributes struct {
	owner, weight, due string
	parent             run
}

// fill takes from more what is still unknown.
func (a *attributes) fill(more attributes) {
	if a.owner == "" {
		a.owner = more.owner
	}
	if a.weight == "" {
		a.weight = more.weight
	}
	if a.due == "" {
		a.due = more.due
	}
	if a.parent.empty() {
		a.parent = more.parent
	}
}

// separators part attributes from the sentence and from each other.
const separators = " \t,，;；、|｜/·—–-→~。"

// peel takes the attributes off the end of a sentence.
func peel(x run) (run, attributes) {
	var a attributes
	const most, far = 12, 240
	for range most {
		x = unsigned(x.trim())
		y := x.trimRightSet(",;|｜·、—–/~-。")
		from := max(0, y.len()-far)
		cut, got, ok := peelOnce(y, from)
		if !ok {
			break
		}
		a.fill(got)
		x = y.cut(0, cut).trimRightSet(",;|｜·、—–/~- ")
	}
	x, lead := peelLead(x)
	a.fill(lead)
	return x, a
}

// headed reads the name of a part and what its head says beside it:
// 【工程部】（支撑公司O1）.
func headed(x run) (run, attributes) {
	name, said := peel(x.trimSet("【】[]:"))
	return name.trimSet("【】[]:"), said
}

// peelLead takes weights and scores in brackets off the front: 【30%】… (0.7) …
func peelLead(x run) (run, attributes) {
	var a attributes
	if end := closing(x.first()); end != 0 {
		for i := 1; i < x.len() && i < 30; i++ {
			if x.f()[i] == end {
				if got, ok := group(x.cut(1, i)); ok {
					return x.from(i + 1).trimLeftSet(":"), got
				}
				break
			}
		}
	}
	return x, a
}

func closing(c rune) rune {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	case '【':
		return '】'
	case '{':
		return '}'
	}
	return 0
}

// peelOnce finds one attribute at the end of x, not before from, and where it begins.
func peelOnce(x run, from int) (int, attributes, bool) {
	if x.empty() {
		return 0, attributes{}, false
	}
	if c := x.last(); strings.ContainsRune(")]】}", c) {
		for i := x.len() - 2; i > from || i == 0; i-- {
			if closing(x.f()[i]) == c {
				a, ok := group(x.cut(i+1, x.len()-1))
				return i, a, ok && i > 0
			}
			if i == 0 {
				break
			}
		}
		return 0, attributes{}, false
	}
	if i, a, ok := mention(x, from); ok {
		return i, a, true
	}
	if i, a, ok := inCharge(x, from); ok {
		return i, a, true
	}
	if i, a, ok := labelledTail(x, from); ok {
		return i, a, true
	}
	return spacedTail(x, from)
}

// mention reads a trailing @name.
func mention(x run, from int) (int, attributes, bool) {
	for i := x.len() - 1; i >= from && x.len()-i <= 24; i-- {
		c := x.f()[i]
		if c == '@' {
			if i > 0 && (ascii(x.f()[i-1]) || digit(x.f()[i-1])) || i == x.len()-1 {
				return 0, attributes{}, false // an address
			}
			return i, attributes{owner: ownerOf(x.from(i + 1))}, true
		}
		if unicode.IsSpace(c) && !(ascii(x.get(i-1)) && ascii(x.get(i+1))) || strings.ContainsRune(";；。|", c) {
			return 0, attributes{}, false
		}
	}
	return 0, attributes{}, false
}

// inCharge reads a trailing 张三负责, 由李四牵头.
func inCharge(x run, from int) (int, attributes, bool) {
	for _, w := range []string{"负责", "牵头", "主责", "跟进"} {
		if !x.hasSuffix(w) {
			continue
		}
		end := x.len() - 2
		for i := end - 1; i >= max(from, 1) && end-i <= 5; i-- {
			if p := x.f()[i-1]; p == ',' || p == ';' || p == '(' || unicode.IsSpace(p) {
				who := x.cut(i, end).trimSet("由")
				return i, attributes{owner: ownerOf(who)}, bareName(who)
			}
		}
	}
	return 0, attributes{}, false
}

// labelledTail reads a trailing 负责人：X, Owner: X, 截止2026-03-31, 权重30%.
func labelledTail(x run, from int) (int, attributes, bool) {
	for i := x.len() - 2; i >= max(from, 1); i-- {
		p := x.f()[i-1]
		if !unicode.IsSpace(p) && !strings.ContainsRune(separators, p) && p != '.' || unicode.IsSpace(x.f()[i]) {
			continue
		}
		l, n := word1(x.from(i))
		if !attributive(l.role) {
			continue
		}
		v := x.from(i + n)
		colon := v.trimLeft().first() == ':'
		a, ok := valueFor(l.role, v.trimLeftSet(":="), colon)
		if ok && (colon || l.role == due || l.role == weight || l.role == status || strings.HasPrefix(l.word, "负责") || l.role == parent) {
			return i, a, true
		}
	}
	return 0, attributes{}, false
}

// attributive says whether a role says something about another item.
func attributive(r role) bool {
	return r == owner || r == due || r == weight || r == parent || r == status || r == note || r == baseline && false
}

// spacedTail reads a date or a share that only space parts from the sentence.
func spacedTail(x run, from int) (int, attributes, bool) {
	for i := x.len() - 1; i >= max(from, 1) && x.len()-i < 40; i-- {
		if !unicode.IsSpace(x.f()[i-1]) && !strings.ContainsRune("|｜·,;", x.f()[i-1]) || unicode.IsSpace(x.f()[i]) {
			continue
		}
		tail := x.from(i)
		if p := x.f()[i-1]; p == ',' || p == ';' {
			// A clause that is a deadline and nothing else, in Chinese.
			if d, ok := deadline(tail); ok && han(tail.last()) && len(d) >= len("06-30") {
				return i, attributes{due: d}, true
			}
			continue
		}
		wideGap := i >= 2 && (unicode.IsSpace(x.f()[i-2]) || strings.ContainsRune("|｜·—–", x.f()[i-2])) || x.f()[i-1] == '\t' || slashed(x, i) || strings.ContainsRune("|｜·", x.f()[i-1])
		if d, ok := deadline(tail); ok && (wideGap || han(tail.last()) || fullDate(d) && !told(x, i, from)) && !connective(x.cut(0, i)) {
			return i, attributes{due: d}, true
		}
		if d := dotted(tail); d != "" && slashed(x, i) {
			return i, attributes{due: d}, true
		}
		if wideGap {
			if w, ok := percent(tail); ok && tail.last() == '%' {
				return i, attributes{weight: w}, true
			}
			if name(tail) {
				return i, attributes{owner: ownerOf(tail)}, true
			}
		}
		if tail.len() > 1 && sole(tail) && (wideGap || han(tail.first()) || sign(x.f()[max(i-2, 0)])) {
			return i, attributes{}, true
		}
		if p, ok := prioritized(tail); ok {
			return i, p, true
		}
	}
	return 0, attributes{}, false
}

// slashed says whether " / " stands before i.
func slashed(x run, i int) bool {
	return i >= 3 && unicode.IsSpace(x.f()[i-1]) && strings.ContainsRune("/|｜", x.f()[i-2]) && unicode.IsSpace(x.f()[i-3])
}

// dotted reads 6.30 as a date, which it is only among other fields.
func dotted(x run) string {
	m, i := digits(x, 0)
	if i == 0 || i > 2 || x.get(i) != '.' || m < 1 || m > 12 {
		return ""
	}
	d, j := digits(x, i+1)
	if j != x.len() || j-i-1 > 2 || d < 1 || d > 31 {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", m, d)
}

// connective says that a sentence ends in a word that wants the date after it:
// "by", "before", "to", 于, 到.
func connective(x run) bool {
	x = x.trimRight()
	for _, w := range []string{" by", " before", " to", " until", " till", " in", " on", " of", " from", " than", " end of", " since", " for", " the", " per", "于", "到", "至", "在", "从", "自", "由", "比", "较", "对比", "前", "截止", "截至"} {
		if x.hasSuffix(w) {
			return true
		}
	}
	return false
}

// told says that an English sentence goes on with the date at i: it reads on through
// "by 2026-06-30", where 2026-06-30 alone, or after who does it, stands beside it.
func told(x run, i, from int) bool {
	for _, w := range []string{"by ", "before ", "until ", "till ", "no later than "} {
		if x.from(i).hasPrefix(w) {
			_, _, who := mention(x.cut(0, i).trimRight(), from)
			return !who
		}
	}
	return false
}

func fullDate(d string) bool { return len(d) == len("2026-06-30") }

// prioritized reads a trailing P0 to P3.
func prioritized(x run) (attributes, bool) {
	return attributes{}, x.len() == 2 && x.first() == 'p' && digit(x.get(1)) && x.get(1) < '5'
}
