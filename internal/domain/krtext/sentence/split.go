package sentence

import "strings"

// split cuts a clause further where two measures stand side by side without a
// comma: NPS≥50、CSAT≥90%; increase A to 5 and reduce B to 3.
func (c clause) split(pair map[int]int) []*clause {
	c.scan(pair)
	if len(c.numbers) == 0 && !c.zh {
		return []*clause{&c}
	}
	var cuts []int
	n := 0
	for i := c.start; i < c.end; i++ {
		if j, ok := pair[i]; ok && j < c.end {
			i = j
			continue
		}
		for n < len(c.numbers) && c.numbers[n].end <= i {
			n++
		}
		if w := c.joint(i, n); w > 0 {
			cuts = append(cuts, i, i+w)
			i += w - 1
		}
	}
	if len(cuts) == 0 {
		return []*clause{&c}
	}
	var out []*clause
	start := c.start
	add := func(a, b int) {
		if skipSpaces(c.rs, a, b) >= b {
			return
		}
		p := &clause{rs: c.rs, start: a, end: b, zh: c.zh}
		p.scan(pair)
		out = append(out, p)
	}
	for i := 0; i < len(cuts); i += 2 {
		add(start, cuts[i])
		start = cuts[i+1]
	}
	add(start, c.end)
	return out
}

// joint is the width of a word at i that joins two measures; n is the number of
// the first quantity that ends after i.
func (c *clause) joint(i, n int) int {
	if n < len(c.numbers) && c.numbers[n].start <= i {
		return 0
	}
	if !strings.ContainsRune("、且并同以和 ", c.rs[i]) {
		return 0
	}
	before, after := n > 0, n < len(c.numbers)
	for _, w := range []string{"、", "且", "并", "同时", "以及", "和", " and ", " while ", " & ", " / ", " with "} {
		if !starts(c.rs, i, w) || i+len([]rune(w)) > c.end {
			continue
		}
		if r, n := zhWordsLex.after(c.rs, i, c.end); r&block != 0 && n > len([]rune(w)) {
			continue // 并发, 和解
		}
		k := len([]rune(w))
		j := skipSpaces(c.rs, i+k, c.end)
		switch w {
		case "、", "和", " and ", " / ", " & ", " while ", "且", "以及", "同时":
			if !before || !after || c.numbers[n].start <= j && c.zh || c.numbers[n-1].end < skipBack(c.rs, i)-12 && c.zh {
				continue
			}
			if c.zh {
				_, r := c.back(j, c.numbers[n].start)
				w, m := zhWordsLex.after(c.rs, j, c.end)
				if r.roles&(up|down|to|reach|keep|ceiling|atLeast|atMost|below) == 0 && (m == 0 || w&(gain|do) == 0) && c.rs[i] != '、' {
					continue
				}
				return k
			}
			if w == " and " && c.numbers[n].start == j && c.twoCounts(i, n) {
				return k
			}
			if _, r, ok := verbEn(c.rs, j, c.end); ok && r != 0 || c.hasMove(j, c.numbers[n].start) {
				return k
			}
		case " with ":
			if w, _ := wordAt(c.rs, j, c.end); !c.zh && after && w != "at" && w != "an" && w != "a" && c.numbers[n].start > j && c.hasMove(j, c.numbers[n].start) && !c.hasMove(j, j+len(w)+1) {
				return k
			}
		case "并":
			if at(c.rs, i+1) == '且' {
				k = 2
			}
			w, m := zhWordsLex.after(c.rs, i+k, c.end)
			if m > 0 && w&(gain|do|deliver) != 0 && w&block == 0 && after {
				return k
			}
		}
	}
	return 0
}

// twoCounts tells that things are counted on both sides of an "and" at i: sign
// 3 banks and 20 shops, not 5 to 6 hours and 20 minutes.
func (c *clause) twoCounts(i, n int) bool {
	one, two := &c.numbers[n-1], &c.numbers[n]
	noun := func(q *quantity, end int) bool {
		j := skipSpaces(c.rs, q.end, end)
		return q.form == amount && q.class&measured == 0 && j > q.end && j < end && isLatin(c.rs[j])
	}
	return noun(one, i) && noun(two, c.end) && !c.hasMove(c.start, one.start)
}

func skipBack(rs []rune, i int) int {
	for i > 0 && isSpace(rs[i-1]) {
		i--
	}
	return i
}
