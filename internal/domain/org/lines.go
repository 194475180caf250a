package org

import (
	"cmp"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Person is one row of the people, as far as standing in the company goes.
type Person struct {
	ID         string
	Name       string
	HomeTeamID string // "" for a guest
	ManagerID  string // the named line manager, or ""
}

// Lines answers who reports to whom by the named line managers alone. Lists of
// ids are in preorder, people of one manager by name, then id.
type Lines struct {
	people map[string]Person
	forest *forest
}

// NewLines builds the lines from rows in any order. A manager who is not among
// the rows counts as none. Rows in a circle are refused (org.manager_cycle,
// args path: names along the circle).
func NewLines(people []Person) (*Lines, error) {
	sorted := slices.Clone(people)
	sorting.By(sorted, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	l := &Lines{people: make(map[string]Person, len(people))}
	links := make([]link, len(sorted))
	for i, p := range sorted {
		l.people[p.ID] = p
		links[i] = link{p.ID, p.ManagerID}
	}
	forest, circle := grow(links)
	if circle != nil {
		return nil, l.cycle(circle)
	}
	l.forest = forest
	return l, nil
}

// Person gives the row of an id.
func (l *Lines) Person(id string) (Person, bool) {
	p, ok := l.people[id]
	return p, ok
}

// Chain lists the managers above a person, the nearest first.
func (l *Lines) Chain(id string) []string { return l.forest.ancestors(id) }

// Reports lists the people who name this one as their manager.
func (l *Lines) Reports(id string) []string { return l.forest.children(id) }

// Below lists all people below one, without the person.
func (l *Lines) Below(id string) []string {
	all := l.forest.subtree(id)
	if len(all) < 2 {
		return nil
	}
	return all[1:]
}

// Manages reports whether the first stands above the second in the lines,
// directly or further up. Nobody manages themselves.
func (l *Lines) Manages(managerID, personID string) bool {
	return managerID != personID && l.forest.within(personID, managerID)
}

// CheckManager reports whether a person may have this manager ("" for none). It
// refuses an unknown one (org.person_missing) and one who is the person or
// stands below (org.manager_cycle, args path: the names from the person down to
// the manager and back).
func (l *Lines) CheckManager(personID, managerID string) error {
	if managerID == "" {
		return nil
	}
	if _, ok := l.people[managerID]; !ok {
		return fault.At("/manager_id", "org.person_missing", fault.Args{"id": managerID})
	}
	if circle := l.forest.closing(personID, managerID); circle != nil {
		return l.cycle(circle)
	}
	return nil
}

func (l *Lines) cycle(ids []string) *fault.Fault {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = l.people[id].Name
	}
	return fault.At("/manager_id", "org.manager_cycle", fault.Args{"path": names, "ids": ids})
}

// Chart is both: the teams and the lines of one company.
type Chart struct {
	Tree  *Tree
	Lines *Lines
}

// Superior is who answers for a person first: the named manager, else the
// nearest lead from the home team upwards who is another person, else "".
func (c Chart) Superior(personID string) string {
	p, ok := c.Lines.Person(personID)
	if !ok {
		return ""
	}
	if _, named := c.Lines.Person(p.ManagerID); named {
		return p.ManagerID
	}
	for _, id := range append([]string{p.HomeTeamID}, c.Tree.Ancestors(p.HomeTeamID)...) {
		if lead := c.Tree.teams[id].LeadID; lead != "" && lead != personID {
			return lead
		}
	}
	return ""
}

// AnswersFor reports whether one stands above a person, by line or by leading
// the person's home team or a team around it. Nobody answers for themselves.
func (c Chart) AnswersFor(who, personID string) bool {
	p, ok := c.Lines.Person(personID)
	if !ok || who == personID {
		return false
	}
	return c.Lines.Manages(who, personID) || c.Tree.Leads(who, p.HomeTeamID)
}
