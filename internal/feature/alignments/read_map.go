package alignments

import (
	"cmp"
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/align"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Map is what supports what in a cycle and those it lies in.
type Map struct {
	Themes  []themeRow
	Nodes   []objectives.Standing
	Edges   []Alignment // between nodes
	Omitted int         // objectives left out because there are more than mostNodes
	Org     *people.Org
}

// mostNodes bounds the map. Where there are more, the teams nearest the top of
// the tree come first; a team's own map shows the rest.
const mostNodes = 2000

// Map gives the alignment map of a cycle. teamID "" is the whole company; a
// team's map has its objectives, those of the teams below, and all above them.
func (f *Feature) Map(ctx context.Context, who access.Actor, cycleID, teamID string) (m Map, err error) {
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
		if m.Themes, err = themesIn(ctx, tx, cycleIDs); err != nil {
			return err
		}
		if who.Role == access.Guest { // themes are not shared with guests
			m.Themes = nil
		}
		edges, err := agreedIn(ctx, tx, cycleIDs)
		if err != nil {
			return err
		}
		ids, err := f.shown(ctx, tx, &m, cycleIDs, teamID, edges)
		if err != nil || len(ids) == 0 {
			return err
		}
		if m.Nodes, _, err = f.objectives.List(ctx, who, objectives.Filter{IDs: ids, Limit: len(ids)}); err != nil {
			return err
		}
		m.Edges = between(edges, m.Nodes)
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

// shown picks the objectives of the map.
func (f *Feature) shown(ctx context.Context, tx *act.Tx, m *Map, cycleIDs []string, teamID string, edges []Alignment) ([]string, error) {
	list, err := places(ctx, tx, &tx.Who, cycleIDs)
	if err != nil {
		return nil, err
	}
	if teamID != "" {
		list = aroundTeam(list, m.Org.Tree.Subtree(teamID), edges)
	}
	depth := func(p place) int { return len(m.Org.Tree.Ancestors(p.TeamID)) }
	slices.SortStableFunc(list, func(a, b place) int { return cmp.Compare(depth(a), depth(b)) })
	m.Omitted = max(0, len(list)-mostNodes)
	var ids []string
	for _, p := range list[:min(len(list), mostNodes)] {
		ids = append(ids, p.ID)
	}
	return ids, nil
}

// aroundTeam keeps the objectives of some teams and all that they support, as far
// as the way up leads through what may be seen.
func aroundTeam(list []place, teamIDs []string, edges []Alignment) []place {
	ours := map[string]bool{}
	for _, id := range teamIDs {
		ours[id] = true
	}
	up := map[string][]string{}
	for _, e := range edges {
		up[e.ObjectiveID] = append(up[e.ObjectiveID], e.ParentID)
	}
	keep, seen := map[string]bool{}, map[string]bool{}
	var queue []string
	for _, p := range list {
		seen[p.ID] = true
		if ours[p.TeamID] {
			queue = append(queue, p.ID)
		}
	}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if seen[id] && !keep[id] {
			keep[id] = true
			queue = append(queue, up[id]...)
		}
	}
	return slices.DeleteFunc(list, func(p place) bool { return !keep[p.ID] })
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
	Themes map[string]themeRow
	Adrift []place // of the cycle itself, which the caller may see
	Org    *people.Org
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
	themes, err := themesIn(ctx, tx, cycleIDs)
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
	c.Themes = make(map[string]themeRow, len(themes))
	asked := make([]align.Theme, len(themes))
	for i, t := range themes {
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
