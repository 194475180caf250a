package files

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page writes an HTML page or what a clipboard holds of one: tables as rows,
// lists with bullets and indent, headings with #.
func page(source string) (string, error) {
	if i := strings.Index(source, "<!--StartFragment-->"); i >= 0 && strings.HasPrefix(source, "Version:") {
		source = source[strings.IndexByte(source, '<'):]
	}
	root, err := html.ParseWithOptions(strings.NewReader(source), html.ParseOptionEnableScripting(true))
	if err != nil {
		return "", broken()
	}
	w := &pageWriter{}
	w.walk(root, 0)
	w.line()
	if w.out.Len() > MaxText {
		return "", tooLong()
	}
	return w.out.String(), nil
}

// pageWriter gathers lines; text of inline elements joins the present one.
type pageWriter struct {
	out    strings.Builder
	text   strings.Builder
	prefix string // what the present line begins with: #, or a bullet
	lists  []list
	blank  bool // a blank line is owed before the next
}

// list is an open list and how far it has counted.
type list struct {
	ordered bool
	n       int
}

// line ends the present line.
func (w *pageWriter) line() {
	s := strings.TrimSpace(squeezed(w.text.String()))
	w.text.Reset()
	if s == "" {
		return
	}
	if w.blank && w.out.Len() > 0 {
		w.out.WriteByte('\n')
	}
	w.blank = false
	w.out.WriteString(w.prefix + s + "\n")
	w.prefix = strings.Repeat(" ", 2*len(w.lists))
}

// squeezed makes white space of the source one space; breaks made by <br> have
// been written as lines already.
func squeezed(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00A0' }), " ")
}

func (w *pageWriter) walk(n *html.Node, depth int) {
	if depth > 400 || w.out.Len() > MaxText {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text.WriteString(n.Data)
		return
	case html.ElementNode:
		w.element(n, depth)
		return
	}
	w.children(n, depth)
}

func (w *pageWriter) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, depth+1)
	}
}

func (w *pageWriter) element(n *html.Node, depth int) {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Svg, atom.Iframe, atom.Select, atom.Del, atom.S, atom.Strike:
		return
	case atom.Br:
		w.line()
	case atom.Hr:
		w.line()
		w.blank = true
	case atom.Input:
		if attribute(n, "type") == "checkbox" {
			w.text.WriteString("[ ] ")
		}
	case atom.Table:
		w.table(n, depth)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.line()
		w.blank = true
		w.prefix = strings.Repeat("#", int(n.Data[1]-'0')) + " "
		w.children(n, depth)
		w.line()
		w.prefix = ""
	case atom.Ul, atom.Ol, atom.Menu:
		w.list(n, depth)
	case atom.Li:
		w.item(n, depth)
	case atom.Pre:
		w.line()
		w.pre(n)
	case atom.Blockquote, atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav, atom.Dl, atom.Dt, atom.Dd, atom.Form, atom.Fieldset, atom.Address, atom.Figure, atom.Figcaption, atom.Caption, atom.Details, atom.Summary, atom.Option:
		w.line()
		w.children(n, depth)
		w.line()
	default:
		w.children(n, depth)
	}
}

func (w *pageWriter) list(n *html.Node, depth int) {
	w.line()
	start := 0
	if v, err := strconv.Atoi(attribute(n, "start")); err == nil {
		start = v - 1
	}
	w.lists = append(w.lists, list{ordered: n.DataAtom == atom.Ol, n: start})
	w.children(n, depth)
	w.line()
	w.lists = w.lists[:len(w.lists)-1]
	w.prefix = strings.Repeat(" ", 2*len(w.lists))
	if len(w.lists) == 0 {
		w.prefix = ""
	}
}

func (w *pageWriter) item(n *html.Node, depth int) {
	w.line()
	indent := ""
	if len(w.lists) > 0 {
		indent = strings.Repeat("  ", len(w.lists)-1)
		l := &w.lists[len(w.lists)-1]
		if l.n++; l.ordered {
			w.prefix = indent + strconv.Itoa(l.n) + ". "
		} else {
			w.prefix = indent + "- "
		}
	} else {
		w.prefix = "- "
	}
	w.children(n, depth)
	w.line()
}

// pre keeps the lines of preformatted text.
func (w *pageWriter) pre(n *html.Node) {
	w.out.WriteString(strings.TrimRight(textOf(n, 0), "\n") + "\n")
}

func textOf(n *html.Node, depth int) string {
	var b strings.Builder
	gather(n, depth, &b)
	return b.String()
}

func gather(n *html.Node, depth int, b *strings.Builder) {
	if depth > 400 {
		return
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	if n.DataAtom == atom.Br {
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		gather(c, depth+1, b)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
