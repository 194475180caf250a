package sentence

import "strings"

// top tells the word of a rank, and not a number that begins as it does.
func (c *clause) top(i int) bool {
	w, _ := wordAt(c.rs, i, min(c.end, i+3))
	return w == "top"
}

// nameNumber tells a number that is a part of a name: 30-day retention, SOC 2,
// top 10 accounts.
func (c *clause) nameNumber(q *quantity, r role, atHead bool) bool {
	if at(c.rs, q.end) == '-' && isLatin(at(c.rs, q.end+1)) {
		return true
	}
	if q.form == amount && q.unit == "" && (c.top(q.start) || at(c.rs, q.start) == '第') {
		return true
	}
	if c.inPairs(q) {
		return true
	}
	if q.form == place {
		return r&(to|reach|keep|adverb) == 0 && !starts(c.rs, max(0, q.start-3), "in ") && !starts(c.rs, max(0, q.start-4), "the ")
	}
	j := skipSpaces(c.rs, q.end, c.end)
	follows := j < c.end && isWord(c.rs[j])
	if n := q.v.IntPart(); follows && q.bare && r&^adverb == 0 && q.end-q.start == 4 && n > 2000 && n < 2100 && starts(c.rs, q.start-4, "the ") {
		return true // the 2027 budget
	}
	if c.spreads && c.spread(q, j) {
		return false
	}
	if j < c.end && (c.rs[j] == '→' || starts(c.rs, j, "->")) {
		return false // tickets: 8h → 4h
	}
	if at(c.rs, skipBack(c.rs, q.start)-1) == ':' && skipSpaces(c.rs, q.end, c.end) == c.end {
		return false // Time to ship: 30 hours
	}
	if r == 0 && !atHead {
		if timeUnit(q.unit) || q.bare && follows {
			return true
		}
		switch before := strings.Fields(lowered(cut(c.rs, max(0, q.start-10), q.start))); lastOf(before) {
		case "within", "soc", "iso", "phase", "tier", "level", "version", "web", "type", "priority":
			return true
		}
	}
	if r&^adverb == atMost && timeUnit(q.unit) && strings.HasSuffix(lowered(cut(c.rs, max(0, q.start-8), q.start)), "within ") {
		return true
	}
	return false
}

// inPairs tells 1:1, which is how people meet and no ratio to reach.
func (c *clause) inPairs(q *quantity) bool {
	return q.form == share && string(cut(c.rs, q.start, q.end)) == "1:1"
}

// spread tells a number of places that something is brought to: launch
// self-checkout in 40 stores.
func (c *clause) spread(q *quantity, j int) bool {
	if len(c.numbers) != 1 || q.form != amount || q.class != 0 || q.unit != "" || j >= c.end || !isLatin(c.rs[j]) {
		return false
	}
	w, k := wordAt(c.rs, j, c.end)
	for n := 0; n < 2 && !ends(w, "s", "people"); n++ { // from 60 pilot users
		more, e := wordAt(c.rs, skipSpaces(c.rs, k, c.end), c.end)
		if more == "" || prep(more) {
			break
		}
		w, k = more, e
	}
	if ends(w, "phases", "stages", "steps", "waves", "ways", "minutes", "hours", "days", "weeks", "months", "years", "sprints") || !ends(w, "s", "people") {
		return false
	}
	for _, p := range []string{" in ", " across ", " to ", " at ", " from "} {
		if starts(c.rs, q.start-len(p), p) {
			return true
		}
	}
	return false
}

// levelAfterEn tells a verb that is half of the name of a level: win rate, build
// time, test coverage.
func levelAfterEn(rs []rune, i, end int) bool {
	w, _ := wordAt(rs, skipSpaces(rs, i, end), end)
	switch w {
	case "rate", "rates", "time", "times", "coverage", "cost", "costs", "ratio", "frequency", "volume", "duration", "count", "score", "success", "accuracy", "latency", "velocity", "yield":
		return true
	}
	return false
}

// nounEn tells a verb that is as often a noun: before another noun without an
// article, whose level is said, it is half of its name (support tickets < 20).
func nounEn(w string) bool {
	switch w {
	case "support", "review", "release", "design", "process", "test", "build", "report", "audit", "search", "order", "market", "host", "partner", "onboard", "research", "pilot", "survey", "interview":
		return true
	}
	return false
}

// prep tells a word that ends the noun before it.
func prep(w string) bool {
	switch w {
	case "in", "on", "at", "to", "of", "for", "from", "with", "by", "per", "and", "or", "via", "through", "across", "the":
		return true
	}
	return false
}

// lastOf is the last of some words, "" where there are none.
func lastOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
