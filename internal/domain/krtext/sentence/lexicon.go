package sentence

import (
	"slices"
	"strings"
)

// role is what a word can do in a sentence; a word may have several.
type role uint32

const (
	up       role = 1 << iota // moves a measure up: 提升, increase
	down                      // moves it down: 降低, reduce
	to                        // a level follows: 至, to
	reach                     // arrives at a level: 达到, reach
	atLeast                   // 不低于, at least
	atMost                    // 不超过, at most
	below                     // 低于, under: a ceiling that is still to be reached
	keep                      // holds a level: 保持, maintain
	ceiling                   // holds a ceiling: 控制在
	from                      // a baseline follows: 从, from
	adverb                    // may stand before a number and says nothing about it
	gain                      // gets things: 新增, acquire
	do                        // does things: 举办, publish
	deliver                   // makes a thing be there: 上线, launch
	done                      // the same, after the thing: …上线
	vague                     // moves nothing that can be measured: 加强, strengthen
	lead                      // leads in: 确保, 将
	ref                       // what a change is measured against: 去年同期
	compare                   // 较, 比
	each                      // 每周, per week
	rank                      // 进入, 排名
	block                     // hides the words within it: 签到 has no 到
	article                   // the, our
	event                     // counts what happens, not things: 次, 场
	counted                   // a classifier or a word for people and things
	measured                  // a unit of an amount: 元, 小时
	light                     // does nothing itself, the verb after it does: 完成, 组织
	pushes                    // makes another thing happen: 推动, 确保
	manner                    // says how a thing is done: 如期, 顺利
)

// words is one line of a table: words with the same roles.
type words struct {
	roles role
	list  string
}

// lexicon finds the longest word at a place, forwards or backwards, in the time
// it takes to look at the runes of that word.
type lexicon struct {
	forth, back *branch
	exact       bool // case matters
}

// branch is a node of a tree of words; roles is 0 where no word ends.
type branch struct {
	next  map[rune]*branch
	roles role
}

func (b *branch) grow(word []rune, roles role) {
	for _, r := range word {
		if b.next[r] == nil {
			if b.next == nil {
				b.next = map[rune]*branch{}
			}
			b.next[r] = &branch{}
		}
		b = b.next[r]
	}
	b.roles |= roles
}

func lexiconOf(exact bool, table []words) lexicon {
	l := lexicon{forth: &branch{}, back: &branch{}, exact: exact}
	l.add(table, true)
	return l
}

// behind adds words that are looked for backwards only.
func (l lexicon) behind(table []words) lexicon {
	l.add(table, false)
	return l
}

func (l lexicon) add(table []words, both bool) {
	for _, line := range table {
		for _, w := range strings.Fields(line.list) {
			rs := []rune(strings.ReplaceAll(w, "_", " "))
			if !l.exact {
				rs = []rune(lowered(rs))
			}
			if both {
				l.forth.grow(rs, line.roles)
			}
			slices.Reverse(rs)
			l.back.grow(rs, line.roles)
		}
	}
}

func (l lexicon) rune(r rune) rune {
	if l.exact {
		return r
	}
	return lower(r)
}

// after finds the longest word that starts at i and ends by end.
func (l lexicon) after(rs []rune, i, end int) (found role, n int) {
	b := l.forth
	for j := i; j < end; j++ {
		if b = b.next[l.rune(rs[j])]; b == nil {
			break
		}
		if b.roles != 0 && edges(rs, i, j+1) {
			found, n = b.roles, j+1-i
		}
	}
	return found, n
}

// before finds the longest word that ends at i and starts at or after start.
func (l lexicon) before(rs []rune, start, i int) (found role, n int) {
	b := l.back
	for j := i - 1; j >= start; j-- {
		if b = b.next[l.rune(rs[j])]; b == nil {
			break
		}
		if b.roles != 0 && edges(rs, j, i) {
			found, n = b.roles, i-j
		}
	}
	return found, n
}

// headOf holds what a last character goes with when it begins the next word:
// 发布[会员体系], 招聘[会计], 新增[加盟店], 新增[加油站].
var headOf = map[rune]string{'会': "员计议话", '加': "盟油"}

// edges tells that a word is not cut out of a longer one.
func edges(rs []rune, i, j int) bool {
	if follow := headOf[at(rs, j-1)]; follow != "" && j-1 > i && at(rs, j) != 0 && strings.ContainsRune(follow, at(rs, j)) {
		return false
	}
	return !(isLatin(at(rs, i)) && isLatin(at(rs, i-1))) && !(isLatin(at(rs, j-1)) && isLatin(at(rs, j)))
}
