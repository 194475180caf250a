package meetings

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Draw is what is said of a new decision or follow-up.
type Draw struct {
	Kind        ItemKind
	Words       string
	SectionID   string
	PersonID    string // of a follow-up
	DueOn       date.Date
	KeyResultID string // what it is about
	ObjectiveID string
	ProblemID   string
	AsAction    bool // the follow-up becomes an action of the key result
}

// Record writes a decision or a follow-up down. A decision on a problem whose
// decider writes it down is that problem's decision too; a follow-up may become an
// action, which then tells how far it is.
func (f *Feature) Record(ctx context.Context, who access.Actor, meetingID string, in Draw) (i *Item, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, org, err := f.load(ctx, tx, meetingID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingHold, m.target(org)); err != nil {
			return err
		}
		if m.State == meeting.Planned && in.Kind != Topic {
			return fault.New(fault.Conflict, "meeting.not_open")
		}
		i = &Item{ID: act.NewID(), MeetingID: m.ID, SeriesID: m.SeriesID, SectionID: in.SectionID, Kind: in.Kind, Words: in.Words, PersonID: in.PersonID,
			DueOn: store.AsDay(in.DueOn), ProblemID: in.ProblemID, KeyResultID: in.KeyResultID, ObjectiveID: in.ObjectiveID,
			RecordedBy: tx.Who.ID, RecordedAt: tx.Now, Version: 1}
		if i.Kind != Decision {
			i.State = Promised
		}
		if err := m.checkItem(org, i, nil); err != nil {
			return err
		}
		if err := f.tie(ctx, tx, i, in.AsAction); err != nil {
			return err
		}
		if err := addItem(ctx, tx, i); err != nil {
			return err
		}
		return f.toldItem(ctx, tx, org, "meeting.recorded", m, i, nil)
	})
	return i, err
}

// checkItem is check, and that what two people promise each other is of one of them.
func (m *Meeting) checkItem(org *people.Org, i, was *Item) error {
	if m.Kind == meeting.OneOnOne && i.PersonID != "" && i.PersonID != m.HostID && !slices.Contains(m.PeopleIDs, i.PersonID) {
		return fault.At("/person_id", "meeting.of_two")
	}
	return i.check(org, was)
}

// check tidies an item and finds what is wrong with it, all at once.
func (i *Item) check(org *people.Org, was *Item) error {
	i.Words, i.CameOf = strings.TrimSpace(i.Words), strings.TrimSpace(i.CameOf)
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	need(i.Kind == Decision || i.Kind == FollowUp || i.Kind == Topic, "/kind", "meeting.item_kind")
	need(i.Words != "", "/words", "meeting.words_needed")
	need(utf8.RuneCountInString(i.Words) <= maxWords, "/words", "input.too_long", fault.Args{"limit": maxWords})
	need(utf8.RuneCountInString(i.CameOf) <= maxWords, "/came_of", "input.too_long", fault.Args{"limit": maxWords})
	if i.Kind == FollowUp {
		p, ok := org.Person(i.PersonID)
		need(i.PersonID != "", "/person_id", "meeting.responsible_needed")
		need(i.PersonID == "" || ok && p.Active() || was != nil && was.PersonID == i.PersonID, "/person_id", "meeting.person_unknown")
		need(!i.DueOn.IsZero(), "/due_on", "meeting.due_needed")
		need(i.State == Promised || i.State == Kept || i.State == Dropped, "/state", "meeting.item_state")
		need(i.State != Dropped || i.CameOf != "", "/came_of", "meeting.came_of_needed")
	}
	return fault.Join(bad)
}

// tie binds an item to what it is about, and asks leave to see that.
func (f *Feature) tie(ctx context.Context, tx *act.Tx, i *Item, asAction bool) error {
	switch {
	case i.ProblemID != "":
		o, _, err := f.Problems.Objective(ctx, tx, i.ProblemID)
		if err != nil {
			return err
		}
		if i.ObjectiveID = ""; o != nil {
			i.ObjectiveID = o.ID
		}
		if err := f.decide(ctx, tx, i); err != nil {
			return err
		}
	case i.KeyResultID != "":
		o, _, err := f.Objectives.Load(ctx, tx, i.KeyResultID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
		i.ObjectiveID = o.ID
	case i.ObjectiveID != "":
		o, err := f.Objectives.LoadObjective(ctx, tx, i.ObjectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.ObjectiveView, o.Target()); err != nil {
			return err
		}
	}
	if i.Kind != FollowUp || !asAction {
		return nil
	}
	if i.KeyResultID == "" {
		return fault.At("/key_result_id", "meeting.action_needs_key_result")
	}
	a, err := f.Plans.Plan(ctx, tx.Who, i.KeyResultID, plans.Draft{Title: i.Words, OwnerID: i.PersonID, DueOn: i.DueOn.Date})
	if err != nil {
		return err
	}
	i.ActionID = a.ID
	return nil
}

// decide answers a problem's question with the decision, where who writes it down
// was asked.
func (f *Feature) decide(ctx context.Context, tx *act.Tx, i *Item) error {
	found, err := f.Problems.Some(ctx, tx, []string{i.ProblemID})
	if err != nil {
		return err
	}
	p, ok := found[i.ProblemID]
	if !ok || i.Kind != Decision || !p.Undecided() || p.DeciderID != tx.Who.ID {
		return nil
	}
	return f.Problems.Decide(ctx, tx.Who, i.ProblemID, i.Words)
}

// ItemChange is what is said anew of an item; nil leaves a field as it is.
type ItemChange struct {
	Words, PersonID, CameOf *string
	DueOn                   *date.Date
	State                   *ItemState
}

// Amend changes a decision or a follow-up, or tells what came of it. Who is
// responsible for a follow-up may tell what came of it, whether they see the rest
// or not.
func (f *Feature) Amend(ctx context.Context, who access.Actor, id string, version int64, in ItemChange) error {
	return f.changeItem(ctx, who, id, version, "meeting.amended", func(tx *act.Tx, org *people.Org, m *Meeting, i *Item) error {
		if i.ActionID != "" && (in.State != nil || in.DueOn != nil || in.PersonID != nil) {
			return fault.New(fault.Conflict, "meeting.item_is_action")
		}
		was := *i
		act.Set(&i.Words, in.Words)
		act.Set(&i.PersonID, in.PersonID)
		act.Set(&i.CameOf, in.CameOf)
		if in.DueOn != nil {
			i.DueOn = store.AsDay(*in.DueOn)
		}
		if in.State != nil && *in.State != i.State && i.Kind != Decision {
			i.State, i.SettledAt = *in.State, noTime
			if i.State != Promised {
				i.SettledAt = tx.Now
			}
		}
		return m.checkItem(org, i, &was)
	})
}

// Erase takes an item away; RestoreItem brings it back. An action that it is stays.
func (f *Feature) Erase(ctx context.Context, who access.Actor, id string) error {
	return f.changeItem(ctx, who, id, 0, "meeting.erased", func(tx *act.Tx, _ *people.Org, _ *Meeting, i *Item) error {
		i.DeletedAt = tx.Now
		return nil
	})
}

// RestoreItem brings an item back.
func (f *Feature) RestoreItem(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := restoreItem(ctx, tx, id); err != nil {
			return err
		}
		i, m, org, err := f.loadItem(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingHold, m.target(org)); err != nil {
			return err
		}
		return f.toldItem(ctx, tx, org, "meeting.recorded", m, i, i) // what it was before says which it is
	})
}

func (f *Feature) changeItem(ctx context.Context, who access.Actor, id string, version int64, kind string, do func(*act.Tx, *people.Org, *Meeting, *Item) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		i, m, org, err := f.loadItem(ctx, tx, id)
		if err != nil {
			return err
		}
		target := m.target(org)
		if i.PersonID != "" {
			target.Responsible = append(target.Responsible, i.PersonID)
		}
		if err := tx.Allow(access.MeetingHold, target); err != nil {
			return err
		}
		if version != 0 && version != i.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		was := *i
		if err := do(tx, org, m, i); err != nil {
			return err
		}
		if err := saveItem(ctx, tx, i); err != nil {
			return err
		}
		return f.toldItem(ctx, tx, org, kind, m, i, &was)
	})
}

// toldItem tells of an item under its meeting.
func (f *Feature) toldItem(ctx context.Context, tx *act.Tx, org *people.Org, kind string, m *Meeting, i, was *Item) error {
	t := act.Told{Kind: kind, Subject: act.Ref{Kind: "meeting", ID: m.ID, Within: i.ObjectiveID}, After: i.facts(m.Kind == meeting.OneOnOne), Detail: Changed{Meeting: *m, Item: i, Target: m.target(org)}}
	if was != nil {
		t.Before = was.facts(m.Kind == meeting.OneOnOne)
	}
	return tx.Tell(ctx, t)
}
