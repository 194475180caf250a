package people

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func (p Person) member() org.Member {
	return org.Member{ID: p.ID, HomeTeamID: p.TeamID, Role: p.Role, JobLevel: p.JobLevel}
}

// Within gives the test of who is in a population as everybody stands, also of those
// who left.
func (o *Org) Within(p org.Population) func(Person) bool {
	has := p.Over(o.Tree)
	return func(one Person) bool { return has(one.member()) }
}

// Populate lists the people who work here and are in a population, in the order of
// their ids.
func (o *Org) Populate(p org.Population) (list []Person) {
	has := o.Within(p)
	for _, id := range o.ActiveIDs() {
		if one := o.people[id]; has(one) {
			list = append(list, one)
		}
	}
	return list
}

// CheckPopulation finds what a population can't be, below a field of what it is part of.
func (o *Org) CheckPopulation(field string, p org.Population) []*fault.Fault {
	return org.Under(field, p.Check(o.Tree, func(id string) (org.Member, bool) {
		one, ok := o.people[id]
		return one.member(), ok
	}))
}

// PopulationFacts is what the trail says of a population; nil for everybody.
func PopulationFacts(p org.Population) map[string]any {
	if p.Everybody() {
		return nil
	}
	facts, below, alone := map[string]any{}, []string{}, []string{}
	for _, b := range p.Teams {
		if b.Alone {
			alone = append(alone, b.ID)
		} else {
			below = append(below, b.ID)
		}
	}
	put := func(field string, ids []string) {
		if len(ids) > 0 {
			facts[field] = ids
		}
	}
	put("within_ids", below)
	put("alone_ids", alone)
	put("named_ids", p.People)
	put("except_ids", p.Except)
	if len(p.Roles) > 0 {
		facts["role"] = p.Roles
	}
	if len(p.Levels) > 0 {
		facts["job_level"] = p.Levels
	}
	return facts
}

// jobLevels lists the job levels that people who work here have, in their order.
func (o *Org) jobLevels() (levels []string) {
	for _, id := range o.ActiveIDs() {
		if level := o.people[id].JobLevel; level != "" {
			levels = append(levels, level)
		}
	}
	sorting.By(levels, org.CompareLevels)
	return slices.Compact(levels)
}

// PopulationPage is a page of the people who are in a population now.
type PopulationPage struct {
	store.Page[Person]
	Count     int      // of all who work here
	Gone      int      // people in it by name who have left
	JobLevels []string // that there are, of everybody
	Org       *Org
}

// Population tells who would be in a population, by name, as an address book does.
func (f *Feature) Population(ctx context.Context, who access.Actor, p org.Population, cursor string, limit int) (page PopulationPage, err error) {
	p = p.Tidy()
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PopulationView, access.Target{}); err != nil {
			return err
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := fault.Join(o.CheckPopulation("", p)); err != nil {
			return err
		}
		page, err = o.population(p, cursor, limit)
		return err
	})
	return page, err
}

func (o *Org) population(p org.Population, cursor string, limit int) (page PopulationPage, err error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return page, err
	}
	after := ""
	if key != nil {
		after = key[0]
	}
	page.Org = o
	page.Count, page.JobLevels = len(o.Populate(p)), o.jobLevels()
	for _, id := range p.People {
		if !o.people[id].Active() {
			page.Gone++
		}
	}
	has, found := o.Within(p), []i18n.Entry(nil)
	for _, e := range o.names().Find("", after) {
		if one := o.people[e.ID]; one.Active() && has(one) {
			if found = append(found, e); len(found) > limit {
				break
			}
		}
	}
	cut := store.Cut(found, limit, func(e i18n.Entry) []string { return []string{e.Key} })
	page.Next = cut.Next
	for _, e := range cut.Items {
		page.Items = append(page.Items, o.people[e.ID])
	}
	return page, nil
}
