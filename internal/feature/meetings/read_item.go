package meetings

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Targets is meetings as the policy sees them, for a feature that asks it for many
// people at once. Cancelled ones are among them.
func (f *Feature) Targets(ctx context.Context, tx *act.Tx, ids []string) (map[string]access.Target, error) {
	targets := make(map[string]access.Target, len(ids))
	if len(ids) == 0 {
		return targets, nil
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	list, err := meetingsByID(ctx, tx, ids)
	for i := range list {
		targets[list[i].ID] = list[i].target(org)
	}
	return targets, err
}

// Spoken is a meeting as the policy sees it, and whose it is, for a use case of
// another feature, which asks the policy itself. A one-on-one is not among them: it
// has notes of its own, which no trail tells.
func (f *Feature) Spoken(ctx context.Context, tx *act.Tx, id string) (access.Target, []string, error) {
	m, err := loadMeeting(ctx, tx, id)
	if err == nil && m.Kind == meeting.OneOnOne {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return access.Target{}, nil, err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return access.Target{}, nil, err
	}
	return m.target(org), []string{m.HostID}, nil
}

// Section gives the minutes of one section.
func (f *Feature) Section(ctx context.Context, who access.Actor, id string) (s *Section, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if s, err = loadSection(ctx, tx, id); err != nil {
			return err
		}
		_, _, err := f.load(ctx, tx, s.MeetingID)
		return err
	})
	return s, err
}

// Item gives one item with what it speaks of; who is responsible for it may read
// it, whether they see the rest of the meeting or not.
func (f *Feature) Item(ctx context.Context, who access.Actor, id string) (s Standing, i *Item, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		item, m, org, err := f.loadItem(ctx, tx, id)
		if err != nil {
			return err
		}
		target := m.target(org)
		if item.PersonID != "" {
			target.Responsible = append(target.Responsible, item.PersonID)
		}
		if err := tx.Allow(access.MeetingView, target); err != nil {
			return err
		}
		i, s = item, Standing{Meeting: m, Org: org, Loc: f.loc, Now: tx.Now, Today: f.Cycles.Today(tx), Items: []Item{*item}}
		s.Agenda.V = nil
		return f.around(ctx, tx, &s)
	})
	return s, i, err
}
