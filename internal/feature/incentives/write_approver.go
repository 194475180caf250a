package incentives

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// approves reports whether somebody can be asked to approve at all.
func approves(p people.Person) bool { return p.Active() && p.Role != access.Guest }

// orphaned reports whether nobody is there any more to approve what still may be.
func (s *Scheme) orphaned(org *people.Org) bool {
	p, ok := org.Person(s.ApproverID)
	return s.State != Paid && (!ok || !approves(p))
}

// replaceApprover names another approver of a scheme that is frozen and whose approver
// has left: corrections would wait for nobody, and could only be dismissed. The new one
// has neither written it nor is paid by it, and isn't who names them. Refused:
// incentives.frozen while the approver is there.
func (f *Feature) replaceApprover(ctx context.Context, who access.Actor, id string, version int64, approverID string) error {
	return f.step(ctx, who, id, version, access.IncentiveUpdate, "incentive.approver_replaced", func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if !s.orphaned(org) {
			return fault.New(fault.Conflict, "incentives.frozen")
		}
		p, ok := org.Person(approverID)
		if !ok || !approves(p) {
			return fault.At("/approver_id", "incentives.approver_unknown")
		}
		wrote, err := s.wrote(ctx, tx, approverID)
		if err != nil {
			return err
		}
		if wrote || approverID == tx.Who.ID {
			return fault.At("/approver_id", "incentives.second_person")
		}
		given, err := f.given(ctx, tx, s)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(given, func(g Given) bool { return g.PersonID == approverID }) {
			return fault.At("/approver_id", "incentives.approver_paid")
		}
		s.ApproverID = approverID
		return nil
	})
}
