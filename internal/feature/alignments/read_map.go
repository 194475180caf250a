package alignments

import (
	"cmp"
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/align"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Map is what supports what in a cycle and those it lies in.
type Map struct {
	Themes  []themes.Theme
	Nodes   []objectives.Standing
	Edges   []Alignment // between nodes
	Omitted int         // objectives left out because there are more than mostNodes
	Org     *people.Org
}

// mostNodes bounds the map. Where there are more, the teams nearest the top of
// the tree come first; a team's own map shows the rest.
const mostNodes = 2000

// Map gives the alignment map of a cycle. teamID "" is the whole company; a
// team's map has its objectives, those of the teams below, and all above them. Forecasts are
// read where they are asked for alone: they are most of what a key result holds.
func (f *Feature) Map(ctx context.Context, who access.Actor, cycleID, teamID string, foretold bool) (m Map, err error) {
	extent := objectives.Drawn
	if foretold {
		extent = objectives.Foretold
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		if m.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		cycleIDs, err := f.line(ctx, tx, cycleID)
		if err != nil {
			return err
		}
		if m.Themes, err = f.offered(ctx, tx, cycleIDs); err != nil {
			return err
		}
		if who.Role == access.Guest { // themes are not shared with guests
			m.Themes = nil
		}
		drawn := f.drawn
		if tx.Past() {
			drawn = f.drawnThen
		}
		list, edges, err := drawn(ctx, tx, m.Org, cycleIDs, teamID)
		if err != nil || len(list) == 0 {
			return err
		}
		ids := m.shown(list)
		if m.Nodes, _, err = f.objectives.List(ctx, who, objectives.Filter{IDs: ids, Limit: len(ids), Of: extent}); err != nil {
			return err
		}
		if m.Edges = between(edges, m.Nodes); tx.Past() {
			m.Edges = standing(m.Edges, m.Nodes)
		}
		return nil
	})
	return m, err
}

// line is a cycle and those it lies in; "" is the current one.
func (f *Feature) line(ctx context.Context, tx *act.Tx, cycleID string) (ids []string, err error) {
	set, err := f.cycles.Set(ctx, tx)
	if err != nil {
		return nil, err
	}
	if cycleID == "" {
		c, ok := set.Current(f.cycles.Today(tx))
		if !ok {
			return []string{""}, nil
		}
		cycleID = c.ID
	}
	for _, c := range set.Line(cycleID) {
		ids = append(ids, c.ID)
	}
	if len(ids) == 0 {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	return ids, nil
}

// drawn gives what may be on the map: all objectives that the caller may see, or
// those of a team and the teams below with all that they support, as far as the
// way up leads through what may be seen. A team's map does not read the company's.
func (f *Feature) drawn(ctx context.Context, tx *act.Tx, org *people.Org, cycleIDs []string, teamID string) (list []place, edges []Alignment, err error) {
	if teamID == "" {
		if list, err = places(ctx, tx, &tx.Who, cycleIDs); err != nil {
			return nil, nil, err
		}
		edges, err = agreedIn(ctx, tx, cycleIDs)
		return list, edges, err
	}
	teams := org.Tree.Subtree(teamID)
	if len(teams) == 0 {
		return nil, nil, nil
	}
	if list, err = placesOf(ctx, tx, tx.Who, cycleIDs, teams); err != nil {
		return nil, nil, err
	}
	on := make(map[string]bool, len(list))
	ids := make([]string, len(list))
	for i, p := range list {
		on[p.ID], ids[i] = true, p.ID
	}
	edges, parents, err := seenAbove(ctx, tx, tx.Who, cycleIDs, ids)
	for _, p := range parents {
		if !on[p.ID] {
			on[p.ID] = true
			list = append(list, p)
		}
	}
	sorting.By(edges, func(a, b Alignment) int { return cmp.Compare(a.ID, b.ID) })
	return list, edges, err
}

// shown picks the objectives of the map, the teams nearest the top first.
func (m *Map) shown(list []place) []string {
	depth := make(map[string]int, len(list))
	for _, p := range list {
		if _, known := depth[p.TeamID]; !known {
			depth[p.TeamID] = len(m.Org.Tree.Ancestors(p.TeamID))
		}
	}
	sorting.Stably(list, func(a, b place) int { return cmp.Compare(depth[a.TeamID], depth[b.TeamID]) })
	m.Omitted = max(0, len(list)-mostNodes)
	var ids []string
	for _, p := range list[:min(len(list), mostNodes)] {
		ids = append(ids, p.ID)
	}
	return ids
}

// between keeps the edges whose ends are both on the map.
func between(edges []Alignment, nodes []objectives.Standing) []Alignment {
	on := make(map[string]bool, len(nodes))
	for _, n := range nodes {
		on[n.ID] = true
	}
	return slices.DeleteFunc(edges, func(e Alignment) bool { return !on[e.ObjectiveID] || !on[e.ParentID] })
}

// Coverage is how well a cycle's objectives cover the strategy, with the names
// that the answer needs.
type Coverage struct {
	align.Coverage
	Themes map[string]themes.Theme
	Adrift []place // of the cycle itself, which the caller may see
	Org    *people.Org
	// Unknown is how many objectives a past moment had where they are too many to be put back.
	Unknown int
}

// elsewhere is the team of objectives that connect but do not count: those of
// the cycles around.
const elsewhere = "\x00"

// Coverage measures a cycle's objectives against the themes, as far as the
// caller may see them: what is hidden from them is neither named nor counted.
func (f *Feature) Coverage(ctx context.Context, who access.Actor, cycleID string) (c Coverage, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ThemeView, access.Target{}); err != nil {
			return err
		}
		if c.Org, err = f.people.Org(ctx, tx); err != nil {
			return err
		}
		cycleIDs, err := f.line(ctx, tx, cycleID)
		if err != nil {
			return err
		}
		if tx.Past() {
			return f.coverThen(ctx, tx, &c, cycleIDs)
		}
		return f.cover(ctx, tx, &c, cycleIDs)
	})
	return c, err
}

func (f *Feature) cover(ctx context.Context, tx *act.Tx, c *Coverage, cycleIDs []string) error {
	list, err := places(ctx, tx, &tx.Who, cycleIDs)
	if err != nil {
		return err
	}
	served, err := servedIn(ctx, tx, cycleIDs)
	if err != nil {
		return err
	}
	rows, err := agreedIn(ctx, tx, cycleIDs)
	if err != nil {
		return err
	}
	return f.measure(ctx, tx, c, cycleIDs, list, served, rows)
}

// offered gives the themes of some cycles and those of every cycle.
func (f *Feature) offered(ctx context.Context, tx *act.Tx, cycleIDs []string) ([]themes.Theme, error) {
	return f.themes.Offered(ctx, tx, append([]string{""}, cycleIDs...))
}

// measure counts objectives of a line of cycles, with the themes that each serves and what leads out of them.
func (f *Feature) measure(ctx context.Context, tx *act.Tx, c *Coverage, cycleIDs []string, list []place, served map[string][]string, rows []Alignment) error {
	offered, err := f.offered(ctx, tx, cycleIDs)
	if err != nil {
		return err
	}
	beyond := hiddenAbove(list, rows)
	nodes := make([]align.Objective, len(list))
	for i, p := range list {
		nodes[i] = align.Objective{ID: p.ID, Title: p.Title, TeamID: p.TeamID, ThemeIDs: served[p.ID], Beyond: beyond[p.ID]}
		if p.CycleID != cycleIDs[0] {
			nodes[i].TeamID = elsewhere
		}
	}
	edges := make([]align.Edge, len(rows))
	for i, r := range rows { // by objective: which key result it is does not matter here
		edges[i] = align.Edge{ObjectiveID: r.ObjectiveID, ParentObjectiveID: r.ParentID}
	}
	c.Themes = make(map[string]themes.Theme, len(offered))
	asked := make([]align.Theme, len(offered))
	for i, t := range offered {
		c.Themes[t.ID], asked[i] = t, align.Theme{ID: t.ID, Title: t.Title}
	}
	c.Coverage = align.NewGraph(nodes, nil, edges).Coverage(asked)
	c.Teams = slices.DeleteFunc(c.Teams, func(s align.TeamShare) bool { return s.TeamID == elsewhere })
	c.Adrift = adrift(c.Coverage.Adrift, cycleIDs[0], list)
	return nil
}

// hiddenAbove marks the objectives that support one which is not in the list.
func hiddenAbove(list []place, edges []Alignment) map[string]bool {
	on := make(map[string]bool, len(list))
	for _, p := range list {
		on[p.ID] = true
	}
	beyond := map[string]bool{}
	for _, e := range edges {
		if !on[e.ParentID] {
			beyond[e.ObjectiveID] = true
		}
	}
	return beyond
}

// adrift keeps, of the objectives that serve nothing, those of the cycle itself.
func adrift(ids []string, cycleID string, list []place) []place {
	on := make(map[string]bool, len(ids))
	for _, id := range ids {
		on[id] = true
	}
	return slices.DeleteFunc(list, func(p place) bool { return !on[p.ID] || p.CycleID != cycleID })
}
