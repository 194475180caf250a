package krtext

// Read finds the objectives and key results of a text. It never fails: a text
// without any gives a Document without objectives. Time is linear in the text.
func Read(text string, o Options) Document {
	s := newSource(text)
	if d, ok := alone(s, o); ok {
		return d
	}
	d := readZone(s, own, o)
	if len(d.Objectives) > 0 {
		return d
	}
	for _, z := range []zone{quoted, mailed} {
		if !s.has(z) {
			continue
		}
		if q := readZone(newSource(text), z, o); len(q.Objectives) > 0 {
			return q
		}
	}
	return d
}

func (s *source) has(z zone) bool {
	for i := range s.lines {
		if s.lines[i].zone == z {
			return true
		}
	}
	return false
}

// readZone reads the lines up to zone z; what is farther quoted is left out.
func readZone(s *source, z zone, o Options) Document {
	for i := range s.lines {
		if l := &s.lines[i]; l.zone > z && l.why == "" {
			l.why = WhyMail
		}
	}
	its := items(s, grids(s))
	b := assemble(s, its)
	d := b.document(s, o)
	if len(d.Objectives) > 0 {
		return d
	}
	for i := range s.lines {
		s.lines[i].used = false
	}
	if b := outline(s, its); b != nil {
		return b.document(s, o)
	}
	if b := bareLines(s, its); b != nil {
		return b.document(s, o)
	}
	return d
}

// alone reads a text of one line that is one sentence and no document.
func alone(s *source, o Options) (Document, bool) {
	var only *line
	n, at := 0, 0
	for i := range s.lines {
		if !s.lines[i].blank() {
			n++
			only, at = &s.lines[i], i
		}
	}
	const longest = 400
	if n != 1 || only.text.len() > longest || innerTab(only) {
		return Document{}, false
	}
	it := classify(s, at)
	if it.lab.role == objective || len(split(it)) > 1 || it.lab.role == keyResult && it.lab.many || sentences(it.body) > 2 {
		return Document{}, false
	}
	body := it.body
	if it.lab.role != keyResult {
		body = it.whole
		if it.mark.kind == numBare || it.mark.kind == numLevels {
			body = only.text // 100 個付費客戶, 1.5 million
		}
	}
	b := &builder{s: s, sections: []section{{}}, items: []item{it}}
	b.begin(&it)
	b.o.bare = false
	b.addResult(&it, body)
	return b.document(s, o), true
}

// sentences counts the sentences of a line.
func sentences(x run) int {
	n := 1
	for i, c := range x.f() {
		if (c == '。' || c == '!' || c == '?' || c == '.' && x.get(i+1) == ' ') && i < x.len()-2 {
			n++
		}
	}
	return n
}
