package metrics

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

const (
	maxListed = 100
	maxReason = 1000
)

// Plan is what is said of a metric: what it means and who has to do with it.
type Plan struct {
	metric.Definition
	OwnerID    string // the caller where empty
	TeamID     string // the owner's home team where empty
	Visibility access.Visibility
	ListedIDs  []string
}

// Define makes a metric.
func (f *Feature) Define(ctx context.Context, who access.Actor, in Plan) (m *Metric, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		m = &Metric{ID: act.NewID(), CreatedBy: tx.Who.ID, CreatedAt: tx.Now, Version: 1, OwnerID: tx.Who.ID}
		if in.OwnerID != "" {
			m.OwnerID = in.OwnerID
		}
		m.TeamID = in.TeamID
		if m.TeamID == "" {
			m.TeamID = org.HomeTeam(m.OwnerID)
		}
		if err := tx.Allow(access.MetricCreate, m.Target()); err != nil {
			return err
		}
		m.define(in.Definition.Tidy())
		m.Visibility, m.Listed = in.Visibility, slices.Sorted(slices.Values(distinct.IDs(in.ListedIDs)))
		if m.Visibility == "" {
			m.Visibility = access.Everyone
		}
		if err := m.check(org); err != nil {
			return err
		}
		if err := addMetric(ctx, tx, m); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.defined", Subject: m.ref(), After: m.facts()})
	})
	return m, err
}

// check finds all that is wrong with a metric.
func (m *Metric) check(org *people.Org) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	owner, ok := org.Person(m.OwnerID)
	need(ok && owner.Active(), "/owner_id", "metrics.owner_unknown")
	_, ok = org.Tree.Team(m.TeamID)
	need(m.TeamID == "" || ok, "/team_id", "metrics.team_unknown")
	need(m.Visibility == access.Everyone || m.Visibility == access.TeamOnly || m.Visibility == access.Listed, "/visibility", "metrics.visibility")
	need(len(m.Listed) <= maxListed, "/listed_ids", "metrics.listed_many", fault.Args{"limit": maxListed})
	for i, id := range m.Listed {
		_, ok := org.Person(id)
		need(ok, "/listed_ids/"+strconv.Itoa(i), "metrics.owner_unknown")
	}
	if err := m.definition().Check(); err != nil {
		g, ok := fault.Of(err)
		if !ok {
			return err
		}
		bad = append(bad, g)
	}
	return fault.Join(bad)
}

// Redefinition is what changes of a metric; nil leaves a field.
type Redefinition struct {
	Name        *string
	Unit        *string
	Direction   *metric.Direction
	Freshness   *int
	Description *string
	OwnerID     *string
	TeamID      *string
	Visibility  *access.Visibility
	ListedIDs   *[]string
	Reason      string // needed once there are readings, where the meaning changes
}

func (in Redefinition) put(m *Metric) {
	act.Set(&m.Name, in.Name)
	act.Set(&m.Unit, in.Unit)
	act.Set(&m.Direction, in.Direction)
	act.Set(&m.Freshness, in.Freshness)
	act.Set(&m.Description, in.Description)
	act.Set(&m.OwnerID, in.OwnerID)
	act.Set(&m.TeamID, in.TeamID)
	act.Set(&m.Visibility, in.Visibility)
	if in.ListedIDs != nil {
		m.Listed = slices.Sorted(slices.Values(distinct.IDs(*in.ListedIDs)))
	}
	m.define(m.definition().Tidy())
}

// Redefine changes a metric. A change of what it means is a revision that stays
// readable; once there are readings it needs a reason. version 0 skips the check
// for a change in between.
func (f *Feature) Redefine(ctx context.Context, who access.Actor, id string, version int64, in Redefinition) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.change(ctx, tx, id, version)
		if err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		before, was := m.facts(), m.definition()
		in.put(m)
		if err := m.check(org); err != nil {
			return err
		}
		if err := f.revise(ctx, tx, m, was, strings.TrimSpace(in.Reason)); err != nil {
			return err
		}
		if err := saveMetric(ctx, tx, m); err != nil {
			return err
		}
		if was.Freshness != m.Freshness { // gaps are judged by it
			if err := f.stand(ctx, tx, m); err != nil {
				return err
			}
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.redefined", Subject: m.ref(), Before: before, After: m.facts()})
	})
}

// change loads a metric for whoever may change it.
func (f *Feature) change(ctx context.Context, tx *act.Tx, id string, version int64) (*Metric, error) {
	m, err := lockMetric(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.MetricUpdate, m.Target()); err != nil {
		return nil, err
	}
	if version != 0 && version != m.Version {
		return nil, fault.New(fault.Stale, "input.stale")
	}
	return m, nil
}

// revise writes down how the definition changed.
func (f *Feature) revise(ctx context.Context, tx *act.Tx, m *Metric, was metric.Definition, reason string) error {
	fields := was.Changed(m.definition())
	if len(fields) == 0 {
		return nil
	}
	means := slices.Contains(fields, "unit") || slices.Contains(fields, "direction") || slices.Contains(fields, "description")
	if means && !m.LastOn.IsZero() && reason == "" {
		return fault.At("/reason", "metrics.reason")
	}
	if utf8.RuneCountInString(reason) > maxReason {
		return fault.At("/reason", "input.too_long", fault.Args{"limit": maxReason})
	}
	if slices.Contains(fields, "unit") {
		reading, err := readers(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		if len(reading) > 0 {
			return fault.At("/unit", "metrics.unit_linked", fault.Args{"n": len(reading), "title": reading[0].Title})
		}
		users, err := usersOf(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		if len(users) > 0 || m.Formula != "" { // units are checked when a formula is set
			return fault.At("/unit", "metrics.unit_formula", fault.Args{"n": len(users)})
		}
	}
	v := &Revision{ID: act.NewID(), MetricID: m.ID, PersonID: tx.Who.ID, RevisedAt: tx.Now, Reason: reason}
	old, now := said(was), said(m.definition())
	for _, field := range fields {
		v.Changes.V = append(v.Changes.V, FieldChange{Field: field, Old: old[field], New: now[field]})
	}
	return addRevision(ctx, tx, v)
}

// said is a definition in words, field by field.
func said(d metric.Definition) map[string]string {
	return map[string]string{"name": d.Name, "unit": d.Unit, "direction": string(d.Direction), "freshness": strconv.Itoa(d.Freshness), "description": d.Description}
}

// Delete takes a metric away that no key result reads from any more.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, err := f.change(ctx, tx, id, 0)
		if err != nil {
			return err
		}
		reading, err := readers(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		if len(reading) > 0 {
			return fault.New(fault.Conflict, "metrics.linked", fault.Args{"n": len(reading), "title": reading[0].Title})
		}
		users, err := usersOf(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		if len(users) > 0 {
			return fault.New(fault.Conflict, "metrics.formula_used", fault.Args{"n": len(users)})
		}
		m.DeletedAt = tx.Now
		if err := saveMetric(ctx, tx, m); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "metric.deleted", Subject: m.ref(), Before: m.facts()})
	})
}
