package sentence

import "strings"

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
)

// words is one line of a table: words with the same roles.
type words struct {
	roles role
	list  string
}

// lexicon finds the longest word at a place, forwards or backwards.
type lexicon struct {
	roles   map[string]role
	longest int
}

func lexiconOf(tables ...[]words) lexicon {
	l := lexicon{roles: map[string]role{}}
	for _, t := range tables {
		for _, line := range t {
			for _, w := range strings.Fields(line.list) {
				w = strings.ReplaceAll(w, "_", " ")
				l.roles[w] |= line.roles
				l.longest = max(l.longest, len([]rune(w)))
			}
		}
	}
	return l
}

// after finds the longest word that starts at i and ends by end.
func (l lexicon) after(rs []rune, i, end int) (role, int) {
	for n := min(l.longest, end-i); n > 0; n-- {
		if r, ok := l.roles[lowered(rs[i:i+n])]; ok && edges(rs, i, i+n) {
			return r, n
		}
	}
	return 0, 0
}

// before finds the longest word that ends at i and starts at or after start.
func (l lexicon) before(rs []rune, start, i int) (role, int) {
	for n := min(l.longest, i-start); n > 0; n-- {
		if r, ok := l.roles[lowered(rs[i-n:i])]; ok && edges(rs, i-n, i) {
			return r, n
		}
	}
	return 0, 0
}

// edges tells that a Latin word is not cut out of a longer one.
func edges(rs []rune, i, j int) bool {
	return !(isLatin(at(rs, i)) && isLatin(at(rs, i-1))) && !(isLatin(at(rs, j-1)) && isLatin(at(rs, j)))
}
