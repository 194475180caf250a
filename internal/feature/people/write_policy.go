package people

import (
	"context"
	"encoding/json"
	"maps"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// mostGrace bounds the grace: four weeks of work.
const mostGrace = 20

// check refuses numbers that are no policy, all at once.
func (p Policy) check(o *Org) error {
	var bad []*fault.Fault
	add := func(err error) {
		if f, ok := fault.Of(err); ok {
			bad = append(bad, f)
			bad = append(bad, f.More...)
			f.More = nil
		}
	}
	add(p.Focus.Check("/focus"))
	add(p.Status.Check("/status"))
	add(p.Rhythm.Check("/rhythm"))
	add(p.Scoring.Check("/scoring"))
	if p.GraceWorkdays < 0 || p.GraceWorkdays > mostGrace {
		bad = append(bad, fault.At("/grace_workdays", "policy.grace", fault.Args{"max": mostGrace}))
	}
	for id := range p.Teams {
		if _, ok := o.Tree.Team(id); !ok {
			bad = append(bad, fault.At("/teams/"+id, "people.team_unknown"))
			continue
		}
		add(p.FocusFor(o, id).Check("/teams/" + id))
	}
	return fault.Join(bad)
}

// Agree changes the rules: change gets those that hold and mends them. version 0
// skips the check for a change in between.
func (f *Feature) Agree(ctx context.Context, who access.Actor, version int64, change func(*Policy)) (p Policy, now int64, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PolicyUpdate, access.Target{}); err != nil {
			return err
		}
		w, err := loadWorkspace(ctx, tx)
		if err != nil {
			return err
		}
		if p, err = w.Rules(); err != nil {
			return err
		}
		if version != 0 && version != w.Version {
			stale := fault.New(fault.Stale, "input.stale")
			stale.Current = viewPolicy(who, p, w.Version).Body
			return stale
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		before := p.kept()
		p.Teams = maps.Clone(p.Teams)                                        // what stood before is told as it stood
		maps.DeleteFunc(p.Teams, func(id string, _ okr.FocusOverride) bool { // teams since dissolved
			_, there := o.Tree.Team(id)
			return !there
		})
		change(&p)
		if err := p.check(o); err != nil {
			return err
		}
		text, err := json.Marshal(p.kept())
		if err != nil {
			return err
		}
		w.Policy = string(text)
		if err := saveWorkspace(ctx, tx, &w, w.Version); err != nil {
			return err
		}
		if err := tx.Stamp(ctx, policyStamp); err != nil {
			return err
		}
		now = w.Version
		return tx.Tell(ctx, act.Told{Kind: "policy.changed", Subject: act.Ref{Kind: "workspace", ID: "1"}, Before: before, After: p.kept(), Detail: p})
	})
	return p, now, err
}
