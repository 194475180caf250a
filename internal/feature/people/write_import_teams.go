package people

import (
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// teamPlan finds teams by name and plans those that are missing.
type teamPlan struct {
	paths map[string][]string // team → names from the top
	made  []plannedTeam       // parents before children
}

type plannedTeam struct {
	id, parent string
	path       []string
}

func newTeamPlan(tree *org.Tree) *teamPlan {
	p := &teamPlan{paths: map[string][]string{}}
	for _, id := range tree.IDs() {
		p.paths[id] = tree.PathNames(id)
	}
	return p
}

func (p *teamPlan) names(id string) []string { return p.paths[id] }

// find gives the one team whose path is, or ends with, the given names; many
// where several end so.
func (p *teamPlan) find(path []string) (id string, many bool) {
	var ends []string
	for one, names := range p.paths {
		if slices.EqualFunc(names, path, strings.EqualFold) {
			return one, false
		}
		if len(names) > len(path) && slices.EqualFunc(names[len(names)-len(path):], path, strings.EqualFold) {
			ends = append(ends, one)
		}
	}
	if len(path) == 0 || len(ends) == 0 {
		return "", false
	}
	return ends[0], len(ends) > 1
}

// plan makes the missing part of a path, below the longest part that is there.
func (p *teamPlan) plan(path []string) string {
	parent, names := "", []string(nil)
	at := len(path) - 1
	for ; at > 0; at-- {
		if id, many := p.find(path[:at]); id != "" && !many {
			parent, names = id, p.paths[id]
			break
		}
	}
	for _, name := range path[at:] {
		t := plannedTeam{id: act.NewID(), parent: parent, path: append(slices.Clone(names), name)}
		p.made = append(p.made, t)
		p.paths[t.id] = t.path
		parent, names = t.id, t.path
	}
	return parent
}
