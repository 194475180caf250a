package krtext

import "strings"

// slack is by how many columns lines of one paragraph fall short of the page.
const slack = 4

// page is the width, in columns, that a narrow page wrapped the text to; 0 where
// nothing shows that one did. A page shows where several labelled lines, all of
// about the width of the widest line, go on below without a label, and no
// shorter one does.
func (s *source) page() int {
	if s.width != nil {
		return *s.width
	}
	const (
		far    = 2000 // lines
		widest = 44   // beyond this a line by itself shows that it may be wrapped
		least  = 3
	)
	w := 0
	s.width = &w
	full, n := 0, 0
	lines := s.lines[:min(far, len(s.lines))]
	for i := range lines {
		if lines[i].why == "" {
			full = max(full, columns(lines[i]))
		}
	}
	if full > widest {
		return 0
	}
	for i := range lines[:max(0, len(lines)-1)] {
		l, next := lines[i], lines[i+1]
		if l.blank() || next.blank() || l.why != "" || next.why != "" || columns(l) == 0 {
			continue
		}
		if r := labelOf(l.text).role; r != objective && r != keyResult {
			continue
		}
		if m, _ := listMarker(next.text); m.kind != noMarker && m.kind != numBare || labelOf(next.text).role != plain {
			continue
		}
		if columns(l) < full-slack {
			return 0
		}
		n++
	}
	if n >= least {
		w = full
	}
	return w
}

// full says whether line i reaches the edge of the page.
func (s *source) full(i int) bool {
	w := s.page()
	return w > 0 && columns(s.lines[i]) >= w-slack
}

// folios marks the lines that only number pages: 第 1 页 共 3 页, Page 1 of 3, - 2 -.
func (s *source) folios() {
	for i := range s.lines {
		if l := &s.lines[i]; l.why == "" && folio(l.text) {
			l.why = WhyMatter
		}
	}
}

func folio(x run) bool {
	const longest = 20
	if x.len() < 3 || x.len() > longest {
		return false
	}
	t := strings.ReplaceAll(x.folded(), " ", "")
	kept := strings.TrimFunc(t, func(c rune) bool {
		return c == '-' || c == '–' || c == '—' || c == '|' || c == '·' || c == '/' || c == ',' || c == '(' || c == ')'
	})
	for _, w := range []string{"第", "page", "p.", "共"} {
		if rest, ok := strings.CutPrefix(kept, w); ok {
			return numbersOnly(strings.NewReplacer("页", "", "共", "", "of", "", "/", "", "第", "", ",", "").Replace(rest)) && (w != "第" && w != "共" || strings.Contains(rest, "页"))
		}
	}
	return false
}

func numbersOnly(t string) bool {
	return t != "" && strings.Trim(t, "0123456789") == ""
}
