package krtext

import "strings"

// zone says how far from the author's own words a line stands.
type zone uint8

const (
	own    zone = iota // the author's own words
	quoted             // quoted with >
	mailed             // below the head of a quoted or forwarded mail
)

// line is one line of the input.
type line struct {
	a, b   int // the whole line, without its end, in source.all
	text   run // without quote marks and outer space
	indent int // columns before the text
	zone   zone
	why    Why // set where the line is known to hold nothing
	used   bool
}

func (l *line) blank() bool { return l.text.empty() }

// source is the input cut into lines.
type source struct {
	all   run
	size  int // runes of the input
	lines []line

	// Lines above these are no tables with bars, with tabs: they were read to the
	// end and refused, and each of them alone would be again.
	barless, tabless int

	columns []knownColumn // by line, filled as it is asked for
	width   *int          // of the page, once it was asked for
}

func newSource(text string) *source {
	s := &source{all: newRun(text)}
	for range text {
		s.size++
	}
	n := 1
	for _, c := range s.all.f() {
		if lineEnd(c) {
			n++
		}
	}
	s.lines = make([]line, 0, n)
	a := 0
	for i := 0; i <= s.all.len(); i++ {
		if i < s.all.len() && !lineEnd(s.all.f()[i]) {
			continue
		}
		s.lines = s.lines[:len(s.lines)+1]
		s.lines[len(s.lines)-1].read(s, a, i)
		if i+1 < s.all.len() && s.all.f()[i] == '\r' && s.all.f()[i+1] == '\n' {
			i++
		}
		a = i + 1
	}
	s.remarks()
	s.matter()
	s.comments()
	s.folios()
	s.mails()
	return s
}

func lineEnd(c rune) bool {
	return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029 || c == 0x85
}

func (l *line) read(s *source, a, b int) {
	l.a, l.b = a, b
	l.text, l.indent = indented(s.all.cut(a, b))
	// >= and > 60% compare; they don't quote.
	for l.text.first() == '>' && l.text.get(1) != '=' && !digit(l.text.get(1)) {
		l.zone = quoted
		l.text, l.indent = indented(l.text.from(1))
	}
}

// tabStop is the number of columns that a tab indents.
const tabStop = 4

func indented(x run) (run, int) {
	in, i := 0, 0
loop:
	for ; i < x.len(); i++ {
		switch {
		case x.r()[i] == '\t':
			in += tabStop - in%tabStop
		case x.r()[i] == 0x3000:
			in += 2
		case x.f()[i] == ' ':
			in++
		default:
			break loop
		}
	}
	return x.from(i).trimRight(), in
}

// remarks gives back the quoted lines that only say something about an
// objective or key result above them, as Markdown files do.
func (s *source) remarks() {
	before := plain
	for i := range s.lines {
		l := &s.lines[i]
		if l.blank() {
			continue
		}
		r := labelOf(l.text.trimLeftSet("#-* ")).role
		if l.zone == quoted && before == objective && attributive(r) && r != note && r != status {
			l.zone = own
			continue
		}
		if before = r; l.zone != own {
			before = plain
		}
	}
}

// matter marks the front matter that a Markdown file may begin with.
func (s *source) matter() {
	first := 0
	for first < len(s.lines) && s.lines[first].blank() {
		first++
	}
	if first == len(s.lines) {
		return
	}
	fence := s.lines[first].text.folded()
	if fence != "---" && fence != "+++" {
		return
	}
	const most = 60
	for i := first + 1; i < len(s.lines) && i < first+most; i++ {
		t := s.lines[i].text
		if t.folded() == fence {
			for j := first; j <= i; j++ {
				s.lines[j].why = WhyMatter
			}
			return
		}
		if !t.empty() && t.first() != '-' && t.first() != '#' && t.index(':') < 0 && t.index('=') < 0 && s.lines[i].indent == 0 {
			return
		}
	}
}

// comments marks the lines of HTML comments that are not closed on their line.
func (s *source) comments() {
	last := -1
	for i := range s.lines {
		if s.lines[i].text.index('>') >= 0 && strings.Contains(s.lines[i].text.folded(), "-->") {
			last = i
		}
	}
	in := false
	for i := range s.lines {
		l := &s.lines[i]
		if !in {
			if i > last || !l.text.hasPrefix("<!--") {
				continue
			}
			in = true
		}
		l.why = WhyMatter
		if strings.Contains(l.text.folded(), "-->") {
			in = false
		}
	}
}

// mails finds where a quoted or forwarded mail begins; everything below is its.
func (s *source) mails() {
	z, content := own, false
	for i := range s.lines {
		l := &s.lines[i]
		if l.blank() || l.why != "" {
			continue
		}
		if mailHead(l.text) || content && s.mailHeaders(i) {
			z = mailed
		}
		content = content || labelOf(l.text).role != aside
		l.zone = max(l.zone, z)
	}
}

// mailHead says whether a line announces another mail.
func mailHead(x run) bool {
	if x.len() > 120 {
		return false
	}
	t := x.folded()
	if x.first() == '-' || x.first() == '_' || x.first() == '=' {
		for _, w := range []string{"原始邮件", "转发邮件", "转发的邮件", "original message", "original email", "forwarded message", "forwarded by"} {
			if strings.Contains(t, w) {
				return true
			}
		}
		return t == "--"
	}
	return strings.HasPrefix(t, "on ") && strings.HasSuffix(t, "wrote:") ||
		strings.HasSuffix(t, "写道:") || strings.HasPrefix(t, "begin forwarded message")
}

// mailHeaders says whether a block of headers begins at line i: a sender, and
// a date or subject below it.
func (s *source) mailHeaders(i int) bool {
	if !mailWord(s.lines[i].text, "发件人", "寄件人", "from") {
		return false
	}
	for j := i + 1; j < len(s.lines) && j < i+5; j++ {
		if mailWord(s.lines[j].text, "发送时间", "日期", "时间", "收件人", "主题", "sent", "date", "to", "subject") {
			return true
		}
	}
	return false
}

func mailWord(x run, words ...string) bool {
	x = x.trimLeftSet("*")
	for _, w := range words {
		if x.hasPrefix(w) {
			c := x.from(len([]rune(w))).trimLeftSet("*").first()
			return c == ':'
		}
	}
	return false
}
