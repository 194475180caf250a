package objectives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Preview is what a change of a key result would come to; nothing is stored.
type Preview struct {
	Changes   []okr.Change
	Needs     []string // why somebody must agree; none where it holds at once
	Approvers []people.Person
	Before    Standing
	After     Standing
	At        int // the key result in both
}

// Preview tells what Revise would do with the same words, a reason aside.
func (f *Feature) Preview(ctx context.Context, who access.Actor, id string, in ResultChange) (p Preview, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		o, kr, err := f.Load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.KeyResultUpdate, o.Target()); err != nil {
			return err
		}
		if _, err := o.life().Change(); err != nil {
			return err
		}
		if p.Before, err = f.StandingWith(ctx, tx, o, kr); err != nil {
			return err
		}
		p.At = slices.IndexFunc(o.Results, func(r KeyResult) bool { return r.ID == id })
		changed := *kr
		title := changed.apply(in)
		if err := changed.check(p.Before.Org, o, title); err != nil {
			return err
		}
		p.Changes = kr.terms().Diff(changed.terms())
		if o.State == okr.Active {
			if p.Needs, err = f.consent(ctx, tx, o, kr, &changed); err != nil {
				return err
			}
		}
		p.Approvers = o.Approvers(p.Before.Org)
		after := *o
		after.Results = slices.Clone(o.Results)
		p.After, err = f.StandingWith(ctx, tx, &after, &changed)
		return err
	})
	return p, err
}

// consent says why a change of an active key result waits for the approver;
// whoever may agree needs to ask nobody.
func (f *Feature) consent(ctx context.Context, tx *act.Tx, o *Objective, old, kr *KeyResult) ([]string, error) {
	if access.Decide(tx.Who, access.RevisionApprove, o.Target()) == access.Allow {
		return nil, nil
	}
	policy, err := f.people.Policy(ctx, tx)
	if err != nil {
		return nil, err
	}
	return policy.Consent.NeedsConsent(old.terms(), kr.terms()), nil
}

// Approvers are those who lead the objective's team or manage its owner, the
// nearest first. Champions and admins may agree too, but are waited for only
// where nobody leads or manages: the champions then, or the admins.
func (o *Objective) Approvers(org *people.Org) (found []people.Person) {
	var ids []string
	if o.OwnerID != "" {
		ids = append(ids, org.Lines.Chain(o.OwnerID)...)
	}
	for _, teamID := range append([]string{o.TeamID}, org.Tree.Ancestors(o.TeamID)...) {
		if t, ok := org.Tree.Team(teamID); ok && t.LeadID != "" {
			ids = append(ids, t.LeadID)
		}
	}
	seen := map[string]bool{}
	for _, id := range ids {
		who, ok := org.Actor(id)
		if !ok || seen[id] || access.Decide(who, access.RevisionApprove, o.Target()) != access.Allow {
			continue
		}
		seen[id] = true
		p, _ := org.Person(id)
		found = append(found, p)
	}
	for _, role := range []access.Role{access.Champion, access.Admin} {
		if len(found) == 0 {
			found = org.Holding(role)
		}
	}
	return found
}

// Asked is who is asked first to approve or review: the owner's line manager, else
// the nearest leader of the team or of one above it; never the owner nor whoever
// asks. "" where nobody leads or manages.
func Asked(org *people.Org, t access.Target, asks string) string {
	var line []string
	if p, ok := org.Person(t.OwnerID); ok {
		line = append(line, p.ManagerID)
	}
	for _, id := range append([]string{t.TeamID}, org.Tree.Ancestors(t.TeamID)...) {
		if team, ok := org.Tree.Team(id); ok {
			line = append(line, team.LeadID)
		}
	}
	for _, id := range line {
		who, ok := org.Actor(id)
		if ok && id != asks && access.Decide(who, access.ObjectiveApprove, t) == access.Allow {
			return id
		}
	}
	return ""
}

// Steps are those that the caller may take now.
func (o *Objective) steps(who access.Actor, target access.Target) []Step {
	steps := []Step{}
	for _, s := range [...]Step{Submit, Withdraw, Approve, Return, Activate, Close, Reopen} {
		if access.Decide(who, actionOf(s), target) != access.Allow {
			continue
		}
		if _, err := o.after(Move{Step: s, Note: "-", Outcome: okr.OutcomeDropped}, approvalNeeded); err == nil {
			steps = append(steps, s)
		}
	}
	return steps
}
