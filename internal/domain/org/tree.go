// Package org is who belongs where: the tree of teams, the manager lines, and
// who leads what.
//
// A Tree and the Lines are built once from all rows and then only read, so they
// may be kept and shared until a row changes.
package org

import (
	"cmp"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Team is one row of the team tree.
type Team struct {
	ID       string
	ParentID string // "" for a team at the top
	Name     string
	LeadID   string // the person who leads it, or ""
	Position int    // place among the children of one parent; equal places go by name
}

// Tree answers where a team stands. Lists of ids are in preorder (a parent
// before its children, siblings by Position, then Name, then ID) unless said
// otherwise. Unknown ids have nothing above, below or in them.
type Tree struct {
	teams  map[string]Team
	led    map[string][]string // person → teams led, in preorder
	forest *forest
}

// NewTree builds the tree from its rows in any order. A row whose parent is not
// among them is a root, so that a filtered list still makes a tree. Rows in a
// circle are refused (org.team_cycle, args path: names along the circle).
func NewTree(teams []Team) (*Tree, error) {
	sorted := slices.Clone(teams)
	sorting.By(sorted, func(a, b Team) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	t := &Tree{teams: make(map[string]Team, len(teams)), led: map[string][]string{}}
	links := make([]link, len(sorted))
	for i, team := range sorted {
		t.teams[team.ID] = team
		links[i] = link{team.ID, team.ParentID}
	}
	forest, circle := grow(links)
	if circle != nil {
		return nil, t.cycle(circle)
	}
	t.forest = forest
	for _, id := range forest.order {
		if lead := t.teams[id].LeadID; lead != "" {
			t.led[lead] = append(t.led[lead], id)
		}
	}
	return t, nil
}

// Team gives the row of an id.
func (t *Tree) Team(id string) (Team, bool) {
	team, ok := t.teams[id]
	return team, ok
}

// IDs lists every team.
func (t *Tree) IDs() []string { return slices.Clone(t.forest.order) }

// Roots lists the teams at the top.
func (t *Tree) Roots() []string { return t.forest.roots() }

// Children lists the teams right below one.
func (t *Tree) Children(id string) []string { return t.forest.children(id) }

// Subtree lists a team and all below it, the team itself first.
func (t *Tree) Subtree(id string) []string { return t.forest.subtree(id) }

// Ancestors lists the teams above one, the nearest first.
func (t *Tree) Ancestors(id string) []string { return t.forest.ancestors(id) }

// Within reports whether a team is top itself or stands below it.
func (t *Tree) Within(id, top string) bool { return t.forest.within(id, top) }

// Depth is how many teams stand above one: 0 for a root and for an unknown id.
func (t *Tree) Depth(id string) int { return len(t.forest.ancestors(id)) }

// PathNames gives the names from the root down to the team itself.
func (t *Tree) PathNames(id string) []string {
	if _, ok := t.teams[id]; !ok {
		return nil
	}
	ids := append([]string{id}, t.forest.ancestors(id)...)
	slices.Reverse(ids)
	return t.names(ids)
}

// Common is the smallest team around both, "" where there is none.
func (t *Tree) Common(a, b string) string {
	for _, id := range append([]string{a}, t.forest.ancestors(a)...) {
		if t.forest.within(b, id) {
			return id
		}
	}
	return ""
}

// LedBy lists the teams that a person leads directly.
func (t *Tree) LedBy(personID string) []string { return slices.Clone(t.led[personID]) }

// Scope lists all teams that a person leads or that stand below one of those,
// each once: what the SQL of lists is given as team ids.
func (t *Tree) Scope(personID string) []string {
	var ids []string
	end := 0
	for _, id := range t.led[personID] {
		at := t.forest.at[id]
		if at < end { // below a team already taken
			continue
		}
		end = t.forest.end[at]
		ids = append(ids, t.forest.order[at:end]...)
	}
	return ids
}

// Leads reports whether a person leads the team or one above it.
func (t *Tree) Leads(personID, teamID string) bool {
	if personID == "" {
		return false
	}
	for _, id := range t.led[personID] {
		if t.forest.within(teamID, id) {
			return true
		}
	}
	return false
}

// CheckParent reports whether a team may hang below a parent ("" makes it a
// root). It refuses an unknown parent (org.team_missing) and one that is the
// team itself or stands below it (org.team_cycle, args path: the names from the
// team down to the parent and back to the team). The team need not be in the
// tree yet.
func (t *Tree) CheckParent(id, parentID string) error {
	if parentID == "" {
		return nil
	}
	if _, ok := t.teams[parentID]; !ok {
		return fault.At("/parent_id", "org.team_missing", fault.Args{"id": parentID})
	}
	if circle := t.forest.closing(id, parentID); circle != nil {
		return t.cycle(circle)
	}
	return nil
}

func (t *Tree) cycle(ids []string) *fault.Fault {
	return fault.At("/parent_id", "org.team_cycle", fault.Args{"path": t.names(ids), "ids": ids})
}

func (t *Tree) names(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.teams[id].Name
	}
	return names
}
