package plan

import (
	"fmt"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Net is actions with what depends on what. It is built once and then only read.
type Net struct {
	actions []Action
	at      map[string]int
	after   map[string][]int // action → places of those that depend on it
}

// NewNet builds the net. A dependency that is not among the actions (hidden, of
// another plan) has no effect.
func NewNet(actions []Action) *Net {
	n := &Net{actions: actions, at: make(map[string]int, len(actions)), after: map[string][]int{}}
	for i, a := range actions {
		n.at[a.ID] = i
		for _, d := range a.DependsOn {
			n.after[d] = append(n.after[d], i)
		}
	}
	return n
}

// CheckDependsOn reports whether an action, stored or new, may depend on exactly
// these. Refused, with the field /depends_on/{i}: an unknown one
// (plan.depends_missing), one twice (plan.depends_duplicate), itself
// (plan.depends_self), and one that depends on the action already
// (plan.depends_cycle; args path: the titles from the action to its would-be
// dependency and on to the action again; ids: the same).
func (n *Net) CheckDependsOn(id string, dependsOn []string) error {
	for i, d := range dependsOn {
		field := fmt.Sprintf("/depends_on/%d", i)
		switch _, known := n.at[d]; {
		case d == id:
			return fault.At(field, "plan.depends_self")
		case !known:
			return fault.At(field, "plan.depends_missing", fault.Args{"id": d})
		case slices.Contains(dependsOn[:i], d):
			return fault.At(field, "plan.depends_duplicate", fault.Args{"title": n.actions[n.at[d]].Title})
		}
		if path := n.path(d, id); path != nil {
			return n.cycle(field, append([]string{id}, path...))
		}
	}
	return nil
}

// path is a shortest way along dependencies from one action to another.
func (n *Net) path(from, to string) []string {
	came := map[string]string{from: ""}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		at, known := n.at[queue[0]]
		if !known {
			continue
		}
		for _, d := range n.actions[at].DependsOn {
			if _, seen := came[d]; seen {
				continue
			}
			came[d] = queue[0]
			if d != to {
				queue = append(queue, d)
				continue
			}
			var path []string
			for step := d; step != ""; step = came[step] {
				path = append(path, step)
			}
			slices.Reverse(path)
			return path
		}
	}
	return nil
}

func (n *Net) cycle(field string, ids []string) *fault.Fault {
	titles := make([]string, len(ids))
	for i, id := range ids {
		if at, known := n.at[id]; known {
			titles[i] = n.actions[at].Title
		}
	}
	return fault.At(field, "plan.depends_cycle", fault.Args{"path": titles, "ids": ids})
}

// Order lists all actions, each after those that it depends on, else as given.
// Should stored rows go in a circle, each is still listed once.
func (n *Net) Order() []string {
	seen := make([]bool, len(n.actions))
	ids := make([]string, 0, len(n.actions))
	var visit func(int)
	visit = func(at int) {
		if seen[at] {
			return
		}
		seen[at] = true
		for _, d := range n.actions[at].DependsOn {
			if place, known := n.at[d]; known {
				visit(place)
			}
		}
		ids = append(ids, n.actions[at].ID)
	}
	for at := range n.actions {
		visit(at)
	}
	return ids
}

// Dependents lists all actions that depend on one, directly or not, each after
// those that it depends on.
func (n *Net) Dependents(id string) []string {
	below := map[string]bool{}
	for queue := []string{id}; len(queue) > 0; queue = queue[1:] {
		for _, at := range n.after[queue[0]] {
			if next := n.actions[at].ID; !below[next] && next != id {
				below[next] = true
				queue = append(queue, next)
			}
		}
	}
	if len(below) == 0 {
		return nil
	}
	return slices.DeleteFunc(n.Order(), func(other string) bool { return !below[other] })
}
