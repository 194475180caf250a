package meetings

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear hands over what somebody hosts and promised when they leave.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		left, ok := e.Detail.(people.Left)
		if !ok || left.HandOverTo == "" {
			return nil
		}
		return f.handOver(ctx, tx, left.Person.ID, left.HandOverTo)
	})
}

// handOver is part of a larger use case, which has asked the policy.
func (f *Feature) handOver(ctx context.Context, tx *act.Tx, fromID, toID string) error {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	series, list, err := hostedBy(ctx, tx, fromID)
	if err != nil {
		return err
	}
	for i := range series {
		s := &series[i]
		before := s.facts()
		s.HostID = toID
		if err := saveSeries(ctx, tx, s); err != nil {
			return err
		}
		if err := tx.Tell(ctx, act.Told{Kind: "meeting_series.changed", Subject: s.ref(), Before: before, After: s.facts()}); err != nil {
			return err
		}
	}
	if err := withPeople(ctx, tx, list); err != nil {
		return err
	}
	for i := range list {
		m := &list[i]
		was := *m
		m.HostID = toID
		if err := saveMeeting(ctx, tx, m); err != nil {
			return err
		}
		if err := f.told(ctx, tx, org, "meeting.changed", m, &was); err != nil {
			return err
		}
	}
	return f.handOverPromises(ctx, tx, fromID, toID)
}

func (f *Feature) handOverPromises(ctx context.Context, tx *act.Tx, fromID, toID string) error {
	list, err := owedBy(ctx, tx, fromID)
	if err != nil {
		return err
	}
	for i := range list {
		one := &list[i]
		was := one.facts(true) // its words stay as they are
		one.PersonID = toID
		if err := saveItem(ctx, tx, one); err != nil {
			return err
		}
		err := tx.Tell(ctx, act.Told{Kind: "meeting.amended", Subject: act.Ref{Kind: "meeting", ID: one.MeetingID, Within: one.ObjectiveID}, Before: was, After: one.facts(true)})
		if err != nil {
			return err
		}
	}
	return nil
}
