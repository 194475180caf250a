package meetings

import (
	"context"

	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// hear hands over what somebody hosts and promised when they leave, and ends what is
// of them and one other alone.
func (f *Feature) hear() {
	f.act.On("person.deactivated", func(ctx context.Context, tx *act.Tx, e act.Told) error {
		left, ok := e.Detail.(people.Left)
		if !ok {
			return nil
		}
		if err := f.endTwos(ctx, tx, left.Person.ID); err != nil || left.HandOverTo == "" {
			return err
		}
		return f.handOver(ctx, tx, left.Person.ID, left.HandOverTo)
	})
}

// endTwos ends the one-on-ones of somebody who left: nobody can take their place, and
// the other would be called to sit alone. What was held stays the other's to read.
// It is part of a larger use case, which has asked the policy.
func (f *Feature) endTwos(ctx context.Context, tx *act.Tx, personID string) error {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	series, err := twosOf(ctx, tx, personID)
	if err != nil {
		return err
	}
	for i := range series {
		s := &series[i]
		was, before := *s, s.facts()
		c := SeriesChanged{Was: &was, Target: s.target(org)}
		old, err := untouched(ctx, tx, s.ID, tx.Now)
		if err != nil {
			return err
		}
		for j := range old {
			if j == 0 { // the first that isn't held any more
				c.First = old[j].StartsAt
			}
			if err := retire(ctx, tx, &old[j], tx.Now); err != nil {
				return err
			}
		}
		s.StoppedAt = tx.Now
		if err := saveSeries(ctx, tx, s); err != nil {
			return err
		}
		c.Series = *s
		if err := tx.Tell(ctx, act.Told{Kind: "meeting_series.stopped", Subject: s.ref(), Before: before, After: s.facts(), Detail: c}); err != nil {
			return err
		}
	}
	return f.callOffTwos(ctx, tx, org, personID)
}

// callOffTwos calls off the one-on-ones that are of no series, or were moved by hand.
func (f *Feature) callOffTwos(ctx context.Context, tx *act.Tx, org *people.Org, personID string) error {
	list, err := plannedTwosOf(ctx, tx, personID)
	if err != nil {
		return err
	}
	for i := range list {
		m := &list[i]
		was := *m
		m.DeletedAt = tx.Now
		if err := saveMeeting(ctx, tx, m); err != nil {
			return err
		}
		if err := f.told(ctx, tx, org, "meeting.cancelled", m, &was); err != nil {
			return err
		}
	}
	return nil
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
