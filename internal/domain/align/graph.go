// Package align is the graph of what supports what: objectives support parent
// objectives or key results, and serve strategy themes.
package align

import "github.com/sinan-okr/sinan/internal/domain/fault"

// Objective is a node of the graph.
type Objective struct {
	ID       string
	Title    string
	TeamID   string   // the team it counts for: its own, or its owner's home team
	ThemeIDs []string // the themes it serves directly
	Beyond   bool     // it supports a parent that is not among the rows: one the caller may not see
}

// KeyResult belongs to an objective; supporting it is supporting that objective.
type KeyResult struct {
	ID          string
	ObjectiveID string
	Title       string
}

// Edge says that an objective supports a parent: exactly one of the two is set.
type Edge struct {
	ObjectiveID       string
	ParentObjectiveID string
	ParentKeyResultID string
}

// Graph holds the edges for fast walks. It is built once from rows and then only
// read. Lists of ids follow the order of the rows given. Walks end even where
// stored rows go in a circle.
type Graph struct {
	objectives []Objective
	at         map[string]int    // objective id → place
	home       map[string]string // key result id → its objective's id
	edges      []Edge
	up, down   [][]int // place → edges out of it and into it or its key results
}

// NewGraph builds the graph. An edge with an end that is not among the rows
// (hidden from the caller, of another cycle) is left out.
func NewGraph(objectives []Objective, keyResults []KeyResult, edges []Edge) *Graph {
	g := &Graph{
		objectives: objectives,
		at:         make(map[string]int, len(objectives)),
		home:       make(map[string]string, len(keyResults)),
		edges:      make([]Edge, 0, len(edges)),
		up:         make([][]int, len(objectives)),
		down:       make([][]int, len(objectives)),
	}
	for i, o := range objectives {
		g.at[o.ID] = i
	}
	for _, k := range keyResults {
		g.home[k.ID] = k.ObjectiveID
	}
	for _, e := range edges {
		from, ok := g.at[e.ObjectiveID]
		to, known := g.at[g.parent(e)]
		if !ok || !known {
			continue
		}
		n := len(g.edges)
		g.edges = append(g.edges, e)
		g.up[from] = append(g.up[from], n)
		g.down[to] = append(g.down[to], n)
	}
	return g
}

// parent is the objective that an edge leads to in the end.
func (g *Graph) parent(e Edge) string {
	if e.ParentKeyResultID != "" {
		return g.home[e.ParentKeyResultID]
	}
	return e.ParentObjectiveID
}

// Parents lists what an objective supports.
func (g *Graph) Parents(id string) []Edge { return g.touching(g.up, id) }

// Supporters lists what supports an objective or one of its key results.
func (g *Graph) Supporters(id string) []Edge { return g.touching(g.down, id) }

// SupportersOfKeyResult lists what supports this key result itself: what a
// roll-up key result takes its progress from.
func (g *Graph) SupportersOfKeyResult(id string) []Edge {
	var found []Edge
	for _, e := range g.Supporters(g.home[id]) {
		if e.ParentKeyResultID == id {
			found = append(found, e)
		}
	}
	return found
}

func (g *Graph) touching(lists [][]int, id string) []Edge {
	at, ok := g.at[id]
	if !ok {
		return nil
	}
	var found []Edge
	for _, n := range lists[at] {
		found = append(found, g.edges[n])
	}
	return found
}

// Roots lists the objectives that support no other.
func (g *Graph) Roots() []string {
	var ids []string
	for i, out := range g.up {
		if len(out) == 0 {
			ids = append(ids, g.objectives[i].ID)
		}
	}
	return ids
}

// Ancestors lists the objectives above one, each once, the nearest first.
func (g *Graph) Ancestors(id string) []string { return g.reach(id, g.above) }

// Descendants lists the objectives below one, each once, the nearest first.
func (g *Graph) Descendants(id string) []string { return g.reach(id, g.below) }

func (g *Graph) above(at int) []int {
	places := make([]int, len(g.up[at]))
	for i, n := range g.up[at] {
		places[i] = g.at[g.parent(g.edges[n])]
	}
	return places
}

func (g *Graph) below(at int) []int {
	places := make([]int, len(g.down[at]))
	for i, n := range g.down[at] {
		places[i] = g.at[g.edges[n].ObjectiveID]
	}
	return places
}

func (g *Graph) reach(id string, next func(int) []int) []string {
	start, ok := g.at[id]
	if !ok {
		return nil
	}
	var ids []string
	seen := make([]bool, len(g.objectives))
	seen[start] = true
	for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
		for _, p := range next(queue[0]) {
			if !seen[p] {
				seen[p] = true
				ids = append(ids, g.objectives[p].ID)
				queue = append(queue, p)
			}
		}
	}
	return ids
}

// Upward lists every objective after all that support it: the order in which
// progress rolls up. Should stored rows go in a circle, those on it come last.
func (g *Graph) Upward() []string {
	const open, done = 1, 2
	state := make([]byte, len(g.objectives))
	ids := make([]string, 0, len(g.objectives))
	var visit func(int)
	visit = func(at int) {
		if state[at] != 0 {
			return
		}
		state[at] = open
		for _, p := range g.below(at) {
			visit(p)
		}
		state[at] = done
		ids = append(ids, g.objectives[at].ID)
	}
	for at := range g.objectives {
		visit(at)
	}
	return ids
}

// Check reports whether an edge may be added. It refuses an edge
//   - without a parent or with two (align.parent_needed, align.parent_twice),
//   - with an unknown end (align.objective_missing, align.key_result_missing),
//   - to the objective itself or its own key result (align.self),
//   - that is there already (align.duplicate),
//   - that closes a circle (align.cycle; args path: the titles from the objective
//     to its would-be parent and on up to the objective again; ids: the same).
func (g *Graph) Check(e Edge) error {
	field := "/parent_objective_id"
	if e.ParentKeyResultID != "" {
		field = "/parent_key_result_id"
	}
	switch {
	case e.ParentObjectiveID == "" && e.ParentKeyResultID == "":
		return fault.At(field, "align.parent_needed")
	case e.ParentObjectiveID != "" && e.ParentKeyResultID != "":
		return fault.At(field, "align.parent_twice")
	}
	child, ok := g.at[e.ObjectiveID]
	if !ok {
		f := fault.New(fault.Missing, "align.objective_missing", fault.Args{"id": e.ObjectiveID})
		f.Field = "/objective_id"
		return f
	}
	parent, ok := g.at[g.parent(e)]
	if !ok {
		if e.ParentKeyResultID != "" {
			return fault.At(field, "align.key_result_missing", fault.Args{"id": e.ParentKeyResultID})
		}
		return fault.At(field, "align.objective_missing", fault.Args{"id": e.ParentObjectiveID})
	}
	if parent == child {
		return fault.At(field, "align.self", fault.Args{"title": g.objectives[child].Title})
	}
	for _, n := range g.up[child] {
		if g.edges[n] == e {
			f := fault.New(fault.Conflict, "align.duplicate", fault.Args{"title": g.objectives[parent].Title})
			f.Field = field
			return f
		}
	}
	if path := g.climb(parent, child); path != nil {
		return g.cycle(field, append([]int{child}, path...))
	}
	return nil
}

// climb is a shortest way up from one objective to another, both included.
func (g *Graph) climb(from, to int) []int {
	came := map[int]int{from: from}
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		for _, p := range g.above(queue[0]) {
			if _, seen := came[p]; seen {
				continue
			}
			came[p] = queue[0]
			if p == to {
				return retrace(came, from, to)
			}
			queue = append(queue, p)
		}
	}
	return nil
}

func retrace(came map[int]int, from, to int) []int {
	var back []int
	for p := to; p != from; p = came[p] {
		back = append(back, p)
	}
	path := []int{from}
	for i := len(back) - 1; i >= 0; i-- {
		path = append(path, back[i])
	}
	return path
}

func (g *Graph) cycle(field string, path []int) *fault.Fault {
	ids, titles := make([]string, len(path)), make([]string, len(path))
	for i, at := range path {
		ids[i], titles[i] = g.objectives[at].ID, g.objectives[at].Title
	}
	return fault.At(field, "align.cycle", fault.Args{"path": titles, "ids": ids})
}
