package incentives

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

const (
	maxTitle = 100
	maxDays  = 3 * 366 // of a period
)

// Plan is what HR says of a scheme.
type Plan struct {
	Title      string
	StartsOn   date.Date
	EndsOn     date.Date
	For        org.Population
	ApproverID string
	Rules      incentive.Rules
}

// Draw drafts a scheme.
func (f *Feature) Draw(ctx context.Context, who access.Actor, in Plan) (s *Scheme, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.IncentiveUpdate, access.Target{}); err != nil {
			return err
		}
		s = &Scheme{ID: act.NewID(), State: Draft, AuthorID: tx.Who.ID, CreatedAt: tx.Now, Version: 1}
		if err := f.take(ctx, tx, s, in); err != nil {
			return err
		}
		if err := addScheme(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "incentive.drafted", Subject: s.ref(), After: s.facts()})
	})
	return s, err
}

// Change changes a draft; of what is frozen it takes another approver alone, where the
// one it had has left. version 0 skips the check for a change in between.
func (f *Feature) Change(ctx context.Context, who access.Actor, id string, version int64, in Plan) error {
	err := f.changeDraft(ctx, who, id, version, in)
	if g, ok := fault.Of(err); ok && g.Code == "incentives.frozen" {
		return f.replaceApprover(ctx, who, id, version, in.ApproverID)
	}
	return err
}

func (f *Feature) changeDraft(ctx context.Context, who access.Actor, id string, version int64, in Plan) error {
	return f.edit(ctx, who, id, version, "incentive.changed", false, func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		was := *s
		if err := f.take(ctx, tx, s, in); err != nil {
			return err
		}
		if len(incentive.Changes(was.Rules, s.Rules)) == 0 {
			return nil
		}
		return keepVersion(ctx, tx, &was, tx.Now)
	})
}

// edit is a change by HR of a draft, or of what isn't published of a scheme.
func (f *Feature) edit(ctx context.Context, who access.Actor, id string, version int64, kind string, whilePublished bool, change func(context.Context, *act.Tx, *Scheme) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.IncentiveUpdate, s.Target()); err != nil {
			return err
		}
		switch {
		case version != 0 && version != s.Version:
			return fault.New(fault.Stale, "input.stale")
		case !s.open() || !whilePublished && s.State != Draft:
			return fault.New(fault.Conflict, "incentives.frozen")
		}
		if whilePublished && tx.Who.ID == s.ApproverID { // of the rules take sees to it
			return fault.New(fault.Conflict, "incentives.approver_writes")
		}
		before := s.facts()
		if err := change(ctx, tx, s); err != nil {
			return err
		}
		s.EditorID = tx.Who.ID
		if err := saveScheme(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: s.ref(), Before: before, After: s.facts()})
	})
}

// take puts a plan into a scheme and finds what is wrong with it, all at once.
func (f *Feature) take(ctx context.Context, tx *act.Tx, s *Scheme, in Plan) error {
	if !f.box.Usable() {
		return fault.New(fault.Conflict, "incentives.no_key")
	}
	s.Title, s.StartsOn, s.EndsOn, s.Population.V, s.ApproverID = strings.TrimSpace(in.Title), store.AsDay(in.StartsOn), store.AsDay(in.EndsOn), in.For, in.ApproverID
	s.Preset, s.Rules, s.EditorID = in.Rules.Preset, in.Rules, tx.Who.ID
	all, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	if err := s.check(all); err != nil {
		return err
	}
	wrote, err := s.wrote(ctx, tx, s.ApproverID)
	if err != nil {
		return err
	}
	if wrote {
		return fault.At("/approver_id", "incentives.second_person")
	}
	s.Sealed, err = f.seal(s.Rules, s.ID, "")
	return err
}

func (s *Scheme) check(all *people.Org) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	need(s.Title != "", "/title", "input.required")
	need(utf8.RuneCountInString(s.Title) <= maxTitle, "/title", "input.too_long", fault.Args{"limit": maxTitle})
	need(!s.StartsOn.IsZero(), "/starts_on", "input.required")
	need(!s.EndsOn.IsZero(), "/ends_on", "input.required")
	need(!s.EndsOn.Before(s.StartsOn.Date) && s.EndsOn.Sub(s.StartsOn.Date) <= maxDays, "/ends_on", "incentives.period")
	bad = append(bad, all.CheckPopulation("/population", s.Population.V)...)
	p, ok := all.Person(s.ApproverID)
	need(ok && approves(p), "/approver_id", "incentives.approver_unknown")
	need(s.ApproverID != s.EditorID && s.ApproverID != s.AuthorID, "/approver_id", "incentives.second_person")
	if err := s.Rules.Check(); err != nil {
		g, ok := fault.Of(underRules(err))
		if !ok {
			return err
		}
		bad = append(bad, g)
	}
	return fault.Join(bad)
}

// Approve freezes a scheme that can be paid. Only its approver can, who has
// neither drafted nor changed it and isn't paid by it.
func (f *Feature) Approve(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, access.IncentiveApprove, "incentive.approved", func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		if err := s.mayApprove(ctx, tx); err != nil {
			return err
		}
		given, err := f.given(ctx, tx, s)
		if err != nil {
			return err
		}
		for _, g := range given {
			if g.PersonID == tx.Who.ID {
				return fault.New(fault.Conflict, "incentives.approver_paid")
			}
		}
		if _, err := f.pay(ctx, tx, s, given); err != nil {
			return err
		}
		cal, err := f.cycles.Calendar(ctx, tx)
		if err != nil {
			return err
		}
		s.freezeDays(cal)
		s.State, s.ApprovedAt = Approved, tx.Now
		return nil
	})
}

// mayApprove refuses a scheme that is past it, and whoever has written on it.
func (s *Scheme) mayApprove(ctx context.Context, tx *act.Tx) error {
	if !s.open() {
		return fault.New(fault.Conflict, "incentives.not_draft")
	}
	wrote, err := s.wrote(ctx, tx, tx.Who.ID)
	if err == nil && wrote {
		err = fault.New(fault.Conflict, "incentives.second_person")
	}
	return err
}

// wrote reports whether somebody has drafted a scheme, or ever changed its rules or what
// is given of people, also where another has written on it since.
func (s *Scheme) wrote(ctx context.Context, tx *act.Tx, personID string) (bool, error) {
	if personID == s.AuthorID || personID == s.EditorID {
		return true, nil
	}
	return tx.Did(ctx, personID, s.ref(), "incentive.drafted", "incentive.changed", "incentive.inputs_set")
}

// Return puts a scheme one step back, by its approver or HR: from approved to what
// it was before, from published to draft, of which its people are told. It takes a
// reason, for whoever has to mend it.
func (f *Feature) Return(ctx context.Context, who access.Actor, id string, version int64, reason string) error {
	return f.step(ctx, who, id, version, access.IncentiveReturn, "incentive.returned", func(_ context.Context, tx *act.Tx, s *Scheme) error {
		switch {
		case s.State == Approved && !s.PublishedAt.IsZero():
			s.State, s.ApprovedAt, s.Workdays = Published, time.Time{}, ""
		case s.State == Approved:
			s.State, s.ApprovedAt, s.Workdays = Draft, time.Time{}, ""
		case s.State == Published:
			s.State, s.PublishedAt = Draft, time.Time{}
			s.fresh = Withdrawn
		default:
			return fault.New(fault.Conflict, "incentives.not_approved")
		}
		words, err := spoken(reason, "/reason")
		s.ReturnedWhy, s.ReturnedBy, s.ReturnedAt, s.why = words, tx.Who.ID, tx.Now, words
		return err
	})
}

// Run writes everybody's statement, all or none, once and for good.
func (f *Feature) Run(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, access.IncentiveUpdate, "incentive.run", func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		if s.State != Approved {
			return fault.New(fault.Conflict, "incentives.not_approved")
		}
		given, err := f.given(ctx, tx, s)
		if err != nil {
			return err
		}
		run, err := f.pay(ctx, tx, s, given)
		if err != nil {
			return err
		}
		rows := make([]statementRow, len(run.Payouts))
		for i, p := range run.Payouts {
			rows[i].SchemeID, rows[i].PersonID = s.ID, p.PersonID
			if rows[i].Sealed, err = f.seal(p, s.ID, p.PersonID); err != nil {
				return err
			}
		}
		s.State, s.RunAt = Done, tx.Now
		s.fresh = Ran
		return addStatements(ctx, tx, rows)
	})
}

// step moves a scheme on.
func (f *Feature) step(ctx context.Context, who access.Actor, id string, version int64, action access.Action, kind string, move func(context.Context, *act.Tx, *Scheme) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(action, s.Target()); err != nil {
			return err
		}
		if version != 0 && version != s.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		before, approver := s.State, s.ApproverID
		if err := move(ctx, tx, s); err != nil {
			return err
		}
		if err := saveScheme(ctx, tx, s); err != nil {
			return err
		}
		if s.fresh != "" {
			if err := announce(ctx, tx, s); err != nil {
				return err
			}
		}
		after := map[string]any{"state": s.State}
		if s.why != "" {
			after["reason"] = s.why
		}
		if s.ApproverID != approver {
			after["approver_id"] = s.ApproverID
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: s.ref(), Before: map[string]any{"state": before}, After: after})
	})
}
