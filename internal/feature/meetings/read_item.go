package meetings

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
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

// Nouns are what of this feature others speak of. A one-on-one is not among them: it has
// notes of its own, which no trail tells.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "meeting", View: access.MeetingView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return nil, err
		}
		list, err := meetingsByID(ctx, tx, store.OrNone(ids))
		found := make(map[string]act.Spoken, len(list))
		for i := range list {
			if m := &list[i]; m.Kind != meeting.OneOnOne {
				found[m.ID] = act.Spoken{Target: m.target(org), Owners: []string{m.HostID}, Title: m.Title, Path: "/meetings/" + m.ID}
			}
		}
		return found, err
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		now, org, err := f.People.Both(ctx, tx)
		if err != nil {
			return nil, err
		}
		list, err := meetingsByID(ctx, tx, store.OrNone(ids))
		if err != nil {
			return nil, err
		}
		list, err = f.putBack(ctx, tx, now, org, list)
		within := make(map[string]string, len(list))
		for i := range list {
			within[list[i].ID] = ""
		}
		return within, err
	}}}
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
