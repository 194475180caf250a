package krtext

import "strings"

// ref is what 支撑公司O1 points at.
type ref struct {
	part  string // the part's name, folded; "" where none is said
	no    int    // the objective's number there
	title string // a title written out, folded
}

// reference reads the value of a parent: 公司O1, Company O2, 集团目标二, a title.
func reference(v run) (ref, bool) {
	v = v.trimSet(":()（）。.,;[]【】\"'“”《》「」→")
	for i := 0; i < v.len(); i++ {
		c := v.f()[i]
		if c != 'o' && c != '目' && c != 'g' || i > 0 && ascii(v.f()[i-1]) {
			continue
		}
		l, n := word1(v.from(i))
		if l.role != objective {
			continue
		}
		l.numbers(v.from(i), n)
		if l.no[0] == 0 {
			continue
		}
		part := v.cut(0, i).trimSet(" -–—·/'’s的级层面")
		return ref{part: part.folded(), no: l.no[0]}, true
	}
	if i := v.index(':'); i > 0 && i < 12 {
		v = v.from(i + 1)
	}
	return ref{title: bare(v)}, v.len() > 3
}

// bare is text to compare titles by.
func bare(x run) string {
	var out strings.Builder
	for _, c := range x.f() {
		if word(c) {
			out.WriteRune(c)
		}
	}
	return out.String()
}

// parents finds the titles that the objectives' references point at.
func (b *builder) parents() map[*objectiveNode]*objectiveNode {
	out := map[*objectiveNode]*objectiveNode{}
	titles := map[string]*objectiveNode{}
	numbers := map[[2]int]*objectiveNode{}
	order := map[int]int{}
	for _, o := range b.out {
		if t := bare(joined(o.title)); len(o.title) > 0 && titles[t] == nil {
			titles[t] = o
		}
		no := o.no
		if order[o.section]++; no <= 0 {
			no = order[o.section]
		}
		if key := [2]int{o.section, no}; numbers[key] == nil {
			numbers[key] = o
		}
	}
	for _, o := range b.out {
		said := o.said.parent
		if said.empty() {
			said = b.sections[o.section].said.parent // said of the whole part
		}
		if said.empty() {
			continue
		}
		r, _ := reference(said)
		p := titles[r.title]
		if r.no > 0 {
			p = numbers[[2]int{b.part(r.part, o), r.no}]
		} else if p == nil && len([]rune(r.title)) > 4 {
			p = b.within(r.title, o)
		}
		if p != nil && p != o {
			out[o] = p
		}
	}
	return out
}

// within finds the first objective whose title holds the words, or stands in them.
func (b *builder) within(words string, o *objectiveNode) *objectiveNode {
	const most = 2000
	for i, p := range b.out {
		if t := bare(joined(p.title)); i < most && p != o && len([]rune(t)) > 3 && (strings.Contains(t, words) || strings.Contains(words, t)) {
			return p
		}
	}
	return nil
}

// part finds the section that a reference names. Where the name is not known it
// is the first with objectives, which is the company's where parts follow it.
func (b *builder) part(name string, o *objectiveNode) int {
	first := -1
	for _, p := range b.out {
		if first < 0 {
			first = p.section
		}
		if name != "" && p.section != o.section && sameUnit(b.sections[p.section].name.folded(), name) {
			return p.section
		}
	}
	if name != "" && first == o.section {
		return -1 // of another document
	}
	return first
}

// sameUnit compares names of teams, company and 集团 and so on being one.
func sameUnit(section, name string) bool {
	plainly := func(s string) string {
		for _, w := range []string{"okrs", "okr", "目标", "的", "objectives", "objective", "team", "department", " "} {
			s = strings.ReplaceAll(s, w, "")
		}
		return s
	}
	a, b := plainly(section), plainly(name)
	if a == "" || b == "" {
		return false
	}
	return strings.Contains(a, b) || strings.Contains(b, a) || strings.TrimSuffix(a, "部") == strings.TrimSuffix(b, "部")
}
