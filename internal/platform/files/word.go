package files

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// word writes the body of a Word document: headings with #, lists with their
// indent and number, tables as rows.
func word(data []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", broken()
	}
	body, err := entry(z, "word/document.xml")
	if err != nil {
		return "", err
	}
	if body == nil {
		return "", broken()
	}
	w := &wordReader{counts: map[string][]int{}}
	if w.levels, err = numbering(z); err != nil {
		return "", err
	}
	if w.headings, err = styles(z); err != nil {
		return "", err
	}
	w.dec = xml.NewDecoder(bytes.NewReader(body))
	if err := w.body(&w.out, "body"); err != nil {
		return "", err
	}
	return w.out.String(), nil
}

// wordReader walks document.xml.
type wordReader struct {
	dec      *xml.Decoder
	out      strings.Builder
	levels   map[string]listLevel // by "numId/level"
	headings map[string]int       // level by style
	counts   map[string][]int     // how far each list has counted
	depth    int
}

// maxDepth bounds tables within tables and other nesting.
const maxDepth = 64

// body reads paragraphs and tables until the end of the named element.
func (w *wordReader) body(b *strings.Builder, until string) error {
	if w.depth++; w.depth > maxDepth {
		return broken()
	}
	defer func() { w.depth-- }()
	for {
		t, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return broken()
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				err = w.paragraph(b)
			case "tbl":
				err = w.table(b)
			case "del", "moveFrom", "sectPr", "Fallback":
				err = w.dec.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if e.Name.Local == until {
				return nil
			}
		}
		if b.Len() > MaxText {
			return tooLong()
		}
	}
}

// paragraph is one line: what marks it, then its runs.
type paragraph struct {
	text       strings.Builder
	style      string
	numID      string
	level      int
	heading    int // outline level + 1
	struck     bool
	allStruck  bool
	indentTwip int
}

func (w *wordReader) paragraph(b *strings.Builder) error {
	p := paragraph{allStruck: true}
	for {
		t, err := w.dec.Token()
		if err != nil {
			return broken()
		}
		switch e := t.(type) {
		case xml.StartElement:
			if err := w.inParagraph(&p, e, b); err != nil {
				return err
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "p":
				w.write(b, &p)
				return nil
			case "r":
				p.struck = false
			}
		}
	}
}

func (w *wordReader) inParagraph(p *paragraph, e xml.StartElement, b *strings.Builder) error {
	switch e.Name.Local {
	case "pStyle":
		p.style = attr(e, "val")
	case "numId":
		p.numID = attr(e, "val")
	case "ilvl":
		p.level = min(number(attr(e, "val")), 8)
	case "outlineLvl":
		if n := number(attr(e, "val")); n < 6 {
			p.heading = n + 1
		}
	case "ind":
		p.indentTwip = max(number(attr(e, "left")), number(attr(e, "start")))
	case "strike", "dstrike":
		p.struck = attr(e, "val") != "0" && attr(e, "val") != "false"
	case "tab":
		p.text.WriteByte('\t')
	case "br", "cr":
		p.text.WriteByte('\n')
	case "noBreakHyphen":
		p.text.WriteByte('-')
	case "t":
		return w.runText(p)
	case "txbxContent":
		return w.body(b, "txbxContent")
	case "delText", "instrText", "Fallback", "del", "moveFrom":
		return skip(w.dec)
	}
	return nil
}

// runText reads a text element. Struck words are left out.
func (w *wordReader) runText(p *paragraph) error {
	var s string
	for {
		t, err := w.dec.Token()
		if err != nil {
			return broken()
		}
		switch e := t.(type) {
		case xml.CharData:
			s += string(e)
		case xml.EndElement:
			if !p.struck {
				p.text.WriteString(s)
			}
			return nil
		}
	}
}

func skip(d *xml.Decoder) error {
	if err := d.Skip(); err != nil {
		return broken()
	}
	return nil
}

// write puts the paragraph's line out.
func (w *wordReader) write(b *strings.Builder, p *paragraph) {
	text := strings.TrimRight(p.text.String(), " \t\n")
	if strings.TrimSpace(text) == "" {
		b.WriteByte('\n')
		return
	}
	if h := max(p.heading, w.headings[p.style]); h > 0 {
		b.WriteString(strings.Repeat("#", min(h, 6)) + " ")
		text = strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")
	} else if p.numID != "" && p.numID != "0" {
		b.WriteString(strings.Repeat("  ", p.level) + w.mark(p.numID, p.level) + " ")
	} else if p.indentTwip >= 200 {
		// 420 twips are the two characters that Chinese Word indents by.
		b.WriteString(strings.Repeat("  ", min(p.indentTwip/400+1, 10)))
		text = strings.TrimLeft(text, " \u3000\t")
	}
	b.WriteString(text + "\n")
}

// table reads a table; merged cells give their text once.
func (w *wordReader) table(b *strings.Builder) error {
	var rows [][]string
	var row []string
	if w.depth++; w.depth > maxDepth {
		return broken()
	}
	defer func() { w.depth-- }()
	for {
		t, err := w.dec.Token()
		if err != nil {
			return broken()
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "tr":
				row = nil
			case "gridBefore":
				for range min(number(attr(e, "val")), 60) {
					row = append(row, "")
				}
			case "tc":
				text, span, err := w.cell()
				if err != nil {
					return err
				}
				row = append(row, text)
				for range span - 1 {
					row = append(row, "")
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "tr":
				rows = append(rows, row)
			case "tbl":
				writeTable(b, rows)
				return nil
			}
		}
	}
}

// cell reads one cell and how many columns it spans. A cell that goes on from
// the row above is empty.
func (w *wordReader) cell() (text string, span int, err error) {
	var b strings.Builder
	span = 1
	goesOn := false
	for {
		t, err := w.dec.Token()
		if err != nil {
			return "", 0, broken()
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "gridSpan":
				span = min(max(number(attr(e, "val")), 1), 60)
			case "vMerge":
				goesOn = attr(e, "val") != "restart"
			case "p":
				err = w.paragraph(&b)
			case "tbl":
				err = w.table(&b)
			}
			if err != nil {
				return "", 0, err
			}
		case xml.EndElement:
			if e.Name.Local == "tc" {
				if goesOn {
					return "", span, nil
				}
				return strings.Trim(b.String(), "\n"), span, nil
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
