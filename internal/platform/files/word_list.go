package files

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"
)

// listLevel is how one level of a Word list is numbered.
type listLevel struct {
	format string // decimal, chineseCounting, lowerLetter, bullet …
	text   string // "%1.%2"
	start  int
}

type numberingXML struct {
	Abstract []struct {
		ID     string `xml:"abstractNumId,attr"`
		Levels []struct {
			Level string `xml:"ilvl,attr"`
			Start struct {
				Val string `xml:"val,attr"`
			} `xml:"start"`
			Format struct {
				Val string `xml:"val,attr"`
			} `xml:"numFmt"`
			Text struct {
				Val string `xml:"val,attr"`
			} `xml:"lvlText"`
		} `xml:"lvl"`
	} `xml:"abstractNum"`
	Num []struct {
		ID       string `xml:"numId,attr"`
		Abstract struct {
			Val string `xml:"val,attr"`
		} `xml:"abstractNumId"`
	} `xml:"num"`
}

// numbering reads how the document's lists count.
func numbering(z *zip.Reader) (map[string]listLevel, error) {
	out := map[string]listLevel{}
	data, err := entry(z, "word/numbering.xml")
	if err != nil || data == nil {
		return out, err
	}
	var n numberingXML
	if xml.Unmarshal(data, &n) != nil {
		return nil, broken()
	}
	abstract := map[string]int{}
	for i, a := range n.Abstract {
		abstract[a.ID] = i
	}
	for _, num := range n.Num {
		i, ok := abstract[num.Abstract.Val]
		if !ok {
			continue
		}
		for _, l := range n.Abstract[i].Levels {
			start := 1
			if s, err := strconv.Atoi(l.Start.Val); err == nil {
				start = s
			}
			out[num.ID+"/"+l.Level] = listLevel{format: l.Format.Val, text: l.Text.Val, start: start}
		}
	}
	return out, nil
}

type stylesXML struct {
	Style []struct {
		ID   string `xml:"styleId,attr"`
		Name struct {
			Val string `xml:"val,attr"`
		} `xml:"name"`
		Level struct {
			Outline *struct {
				Val string `xml:"val,attr"`
			} `xml:"outlineLvl"`
		} `xml:"pPr"`
	} `xml:"style"`
}

// styles reads which styles are headings, and of what level.
func styles(z *zip.Reader) (map[string]int, error) {
	out := map[string]int{}
	data, err := entry(z, "word/styles.xml")
	if err != nil || data == nil {
		return out, err
	}
	var s stylesXML
	if xml.Unmarshal(data, &s) != nil {
		return nil, broken()
	}
	for _, st := range s.Style {
		name := strings.ToLower(st.Name.Val)
		switch {
		case st.Level.Outline != nil && number(st.Level.Outline.Val) < 6:
			out[st.ID] = number(st.Level.Outline.Val) + 1
		case strings.HasPrefix(name, "heading "):
			out[st.ID] = number(strings.TrimPrefix(name, "heading "))
		case name == "title":
			out[st.ID] = 1
		}
	}
	return out, nil
}

// mark counts a list on and gives what stands before the item.
func (w *wordReader) mark(id string, level int) string {
	l, ok := w.levels[id+"/"+strconv.Itoa(level)]
	if !ok || l.format == "bullet" || l.format == "none" || l.text == "" {
		return "-"
	}
	c := w.counts[id]
	for len(c) <= level {
		c = append(c, 0)
	}
	if c[level] == 0 {
		c[level] = l.start
	} else {
		c[level]++
	}
	for i := level + 1; i < len(c); i++ {
		c[i] = 0
	}
	w.counts[id] = c
	out := l.text
	for i := range c {
		n := c[i]
		li := w.levels[id+"/"+strconv.Itoa(i)]
		if n == 0 {
			n = max(li.start, 1)
		}
		out = strings.ReplaceAll(out, "%"+strconv.Itoa(i+1), counted(li.format, n))
	}
	return out
}

// counted writes a number in a list's format.
func counted(format string, n int) string {
	switch format {
	case "lowerLetter", "upperLetter":
		c := 'a'
		if format == "upperLetter" {
			c = 'A'
		}
		return string(c + rune((n-1)%26))
	case "lowerRoman", "upperRoman":
		return roman(n, format == "upperRoman")
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand":
		return chinese(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n <= 20 {
			return string(rune(0x2460 + n - 1))
		}
	}
	return strconv.Itoa(n)
}

func roman(n int, upper bool) string {
	var b strings.Builder
	for _, r := range []struct {
		v int
		s string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= r.v && b.Len() < 20 {
			b.WriteString(r.s)
			n -= r.v
		}
	}
	if upper {
		return strings.ToUpper(b.String())
	}
	return b.String()
}

func chinese(n int) string {
	d := []rune("零一二三四五六七八九")
	switch {
	case n <= 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(d[n])
	}
	s := "十"
	if n >= 20 {
		s = string(d[n/10]) + s
	}
	if n%10 > 0 {
		s += string(d[n%10])
	}
	return s
}
