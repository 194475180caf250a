package org

// forest holds parent links of any kind in preorder, so that everything below a
// node is one run of the order: subtree and containment need no walk.
type forest struct {
	order []string       // preorder: a parent before its children
	at    map[string]int // id → place in order
	end   []int          // place → first place after its subtree
	up    []int          // place → place of the parent, -1 for a root
}

// link is one row: children of one parent keep the order of the rows given.
type link struct{ id, parent string }

// grow orders the links. Rows that hang in a circle are never reached from a
// root; the ids of one such circle are returned, first and last the same.
// A parent that is not among the rows makes its child a root.
func grow(links []link) (*forest, []string) {
	parents := make(map[string]string, len(links))
	for _, l := range links {
		parents[l.id] = l.parent
	}
	children := map[string][]string{}
	for _, l := range links {
		p := l.parent
		if _, known := parents[p]; !known {
			p = ""
		}
		children[p] = append(children[p], l.id)
	}
	f := &forest{order: make([]string, 0, len(links)), at: make(map[string]int, len(links))}
	f.plant(children, "", -1)
	if len(f.order) < len(parents) {
		for _, l := range links {
			if _, reached := f.at[l.id]; !reached {
				return nil, circle(parents, l.id)
			}
		}
	}
	return f, nil
}

// plant appends the children of a parent with all below them.
func (f *forest) plant(children map[string][]string, parent string, up int) {
	for _, id := range children[parent] {
		place := len(f.order)
		f.at[id] = place
		f.order = append(f.order, id)
		f.up = append(f.up, up)
		f.end = append(f.end, 0)
		f.plant(children, id, place)
		f.end[place] = len(f.order)
	}
}

// circle follows the parents from an id that hangs in or above a circle.
func circle(parents map[string]string, id string) []string {
	seen := map[string]int{}
	var path []string
	for {
		if first, again := seen[id]; again {
			return append(path[first:], id)
		}
		seen[id] = len(path)
		path = append(path, id)
		id = parents[id]
	}
}

func (f *forest) roots() []string { return f.level(0, len(f.order)) }

func (f *forest) children(id string) []string {
	at, ok := f.at[id]
	if !ok {
		return nil
	}
	return f.level(at+1, f.end[at])
}

// level lists the nodes at the top of a run, skipping what is below each.
func (f *forest) level(from, to int) []string {
	var ids []string
	for i := from; i < to; i = f.end[i] {
		ids = append(ids, f.order[i])
	}
	return ids
}

// subtree is the id and all below it; the slice is the caller's own.
func (f *forest) subtree(id string) []string {
	at, ok := f.at[id]
	if !ok {
		return nil
	}
	return append([]string(nil), f.order[at:f.end[at]]...)
}

func (f *forest) ancestors(id string) []string {
	at, ok := f.at[id]
	if !ok {
		return nil
	}
	var ids []string
	for p := f.up[at]; p >= 0; p = f.up[p] {
		ids = append(ids, f.order[p])
	}
	return ids
}

// within reports whether id is top or below it; false where either is unknown.
func (f *forest) within(id, top string) bool {
	a, ok := f.at[id]
	b, known := f.at[top]
	return ok && known && b <= a && a < f.end[b]
}

// closing is the circle that would arise if id hung below parent, from id down
// to parent and back to id; nil where none would.
func (f *forest) closing(id, parent string) []string {
	if id == parent {
		return []string{id, id}
	}
	if !f.within(parent, id) {
		return nil
	}
	path := []string{id}
	for _, up := range f.ancestors(parent) {
		path = append(path, up)
		if up == id {
			break
		}
	}
	// path is id followed by parent's ancestors up to id: turn it round.
	path[0] = parent
	for i, j := 0, len(path)-1; i < j; i, j = i+1, j-1 {
		path[i], path[j] = path[j], path[i]
	}
	return append(path, id)
}
