package files

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSpan bounds rowspan and colspan; pages claim thousands.
const maxSpan = 200

// table writes a table as rows. A cell that spans gives its text once, in its
// first place. A table of one column is only a frame: it is written as lines.
func (w *pageWriter) table(n *html.Node, depth int) {
	w.line()
	t := &pageTable{depth: depth}
	t.collect(n, 0)
	width := 0
	for _, row := range t.rows {
		width = max(width, len(row))
	}
	if width <= 1 || t.nested {
		w.children(n, depth)
		w.line()
		return
	}
	w.blank = false
	if w.out.Len() > 0 {
		w.out.WriteByte('\n')
	}
	writeTable(&w.out, t.rows)
	w.out.WriteByte('\n')
}

// pageTable gathers the rows of one table.
type pageTable struct {
	rows   [][]string
	below  []int // rows that the cell above each column still covers
	nested bool
	depth  int
	cells  int
}

// collect finds the rows, wherever they stand in the table.
func (t *pageTable) collect(n *html.Node, depth int) {
	const most = 100_000
	for c := n.FirstChild; c != nil && depth < 20 && t.cells < most; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			t.row(c)
		case atom.Table, atom.Td, atom.Th:
		default:
			t.collect(c, depth+1)
		}
	}
}

func (t *pageTable) row(tr *html.Node) {
	row := []string{}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for len(row) < len(t.below) && t.below[len(row)] > 0 {
			t.below[len(row)]--
			row = append(row, "")
		}
		text := t.cell(c)
		down := span(c, "rowspan")
		for i := range span(c, "colspan") {
			for len(t.below) <= len(row) {
				t.below = append(t.below, 0)
			}
			t.below[len(row)] = down - 1
			if i > 0 {
				text = ""
			}
			row = append(row, text)
			t.cells++
		}
	}
	for i := len(row); i < len(t.below); i++ {
		if t.below[i] > 0 {
			t.below[i]--
		}
	}
	t.rows = append(t.rows, row)
}

// cell is the text of one cell, its lines kept.
func (t *pageTable) cell(n *html.Node) string {
	if hasTable(n, 0) {
		t.nested = true
		return ""
	}
	inner := &pageWriter{}
	inner.children(n, t.depth)
	inner.line()
	return strings.TrimSpace(inner.out.String())
}

func hasTable(n *html.Node, depth int) bool {
	for c := n.FirstChild; c != nil && depth < 400; c = c.NextSibling {
		if c.DataAtom == atom.Table || hasTable(c, depth+1) {
			return true
		}
	}
	return false
}

func span(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attribute(n, name)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxSpan)
}
