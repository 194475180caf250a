package people

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Policy is the rules that the workspace has agreed on.
type Policy struct {
	Focus         okr.FocusPolicy              // how much can be held in focus (DESIGN §6)
	Teams         map[string]okr.FocusOverride // by team id: what a team, and those below it, do differently
	Status        okr.Policy                   // what counts as a risk (DESIGN §4)
	GraceWorkdays int                          // after a due check-in before it counts as missing, 0 to 20
	Consent       okr.ConsentPolicy            // which revisions need the approver (DESIGN §7)
}

// mostGrace bounds the grace: four weeks of work.
const mostGrace = 20

// DefaultPolicy is what holds until somebody changes it.
func DefaultPolicy() Policy {
	return Policy{Focus: okr.DefaultFocus(), Teams: map[string]okr.FocusOverride{}, Status: okr.DefaultPolicy(), Consent: okr.DefaultConsent()}
}

// FocusFor is the focus policy of a team: the workspace's with the overrides of
// the teams above it and its own, the nearest last. "" is the workspace's own.
func (p Policy) FocusFor(o *Org, teamID string) okr.FocusPolicy {
	focus := p.Focus
	if teamID == "" || len(p.Teams) == 0 {
		return focus
	}
	line := append([]string{teamID}, o.Tree.Ancestors(teamID)...)
	for _, id := range slices.Backward(line) {
		focus = focus.With(p.Teams[id])
	}
	return focus
}

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

// kept is the policy as the workspace's row keeps it. What a row doesn't say is
// as in DefaultPolicy.
type kept struct {
	Focus    okr.FocusPolicy              `json:"focus"`
	Teams    map[string]okr.FocusOverride `json:"teams,omitempty"`
	AtRisk   okr.Ratio                    `json:"at_risk_at"`
	OffTrack okr.Ratio                    `json:"off_track_at"`
	Keep     okr.Ratio                    `json:"keep_share"`
	Grace    int                          `json:"grace_workdays"`
	Consent  okr.ConsentPolicy            `json:"consent"`
}

func (p Policy) kept() kept {
	return kept{Focus: p.Focus, Teams: p.Teams, AtRisk: p.Status.AtRiskAt, OffTrack: p.Status.OffTrackAt, Keep: p.Status.KeepShare,
		Grace: p.GraceWorkdays, Consent: p.Consent}
}

// Rules reads the policy in the workspace's row.
func (w Workspace) Rules() (Policy, error) {
	k := DefaultPolicy().kept()
	if w.Policy != "" {
		if err := json.Unmarshal([]byte(w.Policy), &k); err != nil {
			return Policy{}, fmt.Errorf("people: the workspace's policy: %w", err)
		}
	}
	if k.Teams == nil {
		k.Teams = map[string]okr.FocusOverride{}
	}
	return Policy{Focus: k.Focus, Teams: k.Teams, Status: okr.Policy{AtRiskAt: k.AtRisk, OffTrackAt: k.OffTrack, KeepShare: k.Keep},
		GraceWorkdays: k.Grace, Consent: k.Consent}, nil
}

// Policy gives the rules that hold now.
func (f *Feature) Policy(ctx context.Context, tx *act.Tx) (Policy, error) {
	w, err := loadWorkspace(ctx, tx)
	if err != nil {
		return Policy{}, err
	}
	return w.Rules()
}

// PolicyNow gives the rules to somebody who asks, with the workspace's version.
func (f *Feature) PolicyNow(ctx context.Context, who access.Actor) (p Policy, version int64, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PolicyView, access.Target{}); err != nil {
			return err
		}
		w, err := loadWorkspace(ctx, tx)
		if err != nil {
			return err
		}
		version = w.Version
		p, err = w.Rules()
		return err
	})
	return p, version, err
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
		now = w.Version
		return tx.Tell(ctx, act.Told{Kind: "policy.changed", Subject: act.Ref{Kind: "workspace", ID: "1"}, Before: before, After: p.kept(), Detail: p})
	})
	return p, now, err
}
