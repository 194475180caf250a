package incentives

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Publish approves the rules of a draft, before anybody has a score, and tells them
// to everybody whom the scheme is for. Only its approver can.
func (f *Feature) Publish(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, access.IncentiveApprove, "incentive.published", func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		if s.State != Draft {
			return fault.New(fault.Conflict, "incentives.not_draft")
		}
		if err := s.mayApprove(ctx, tx); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := s.check(org); err != nil {
			return err
		}
		if len(s.population(org)) == 0 {
			return fault.New(fault.Conflict, "incentives.nobody_in_it")
		}
		s.State, s.PublishedAt = Published, tx.Now
		s.fresh = Announced
		return nil
	})
}

// Pay says that the statements were paid. It ends the scheme: with an appeal open
// it is refused.
func (f *Feature) Pay(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.step(ctx, who, id, version, access.IncentiveUpdate, "incentive.paid", func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		if s.State != Done {
			return fault.New(fault.Conflict, "incentives.not_run")
		}
		if err := lockScheme(ctx, tx, s.ID); err != nil {
			return err
		}
		open, err := openAppeals(ctx, tx, s.ID)
		if err != nil {
			return err
		}
		if open > 0 {
			return fault.New(fault.Conflict, "incentives.appeals_open", fault.Args{"count": open})
		}
		s.State, s.PaidAt = Paid, tx.Now
		return nil
	})
}
