package feedback

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds: of words in characters, of people at once.
const (
	maxBody   = 5000
	maxWords  = 500
	maxPeople = 20
)

// Draft is what somebody wants to tell.
type Draft struct {
	Kind        Kind
	PersonIDs   []string // one for feedback; of a request that is answered, who asked
	Body        string
	Visibility  Visibility // private where empty; recognition is public
	ObjectiveID string     // what it is about, or ""
	KeyResultID string     // tells its objective
	RequestID   string     // that it answers
}

// Given is feedback as listeners hear of it.
type Given struct {
	Feedback Feedback
	Request  *Request // that it answers
}

// Give tells somebody something about their work.
func (f *Feature) Give(ctx context.Context, who access.Actor, in Draft) (one *Feedback, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.FeedbackCreate, access.Target{}); err != nil {
			return err
		}
		var answers *Request
		if in.RequestID != "" {
			if answers, err = f.answered(ctx, tx, &in); err != nil {
				return err
			}
		}
		one = &Feedback{ID: act.NewID(), Kind: in.Kind, AuthorID: tx.Who.ID, Body: strings.TrimSpace(in.Body), Visibility: in.Visibility,
			RequestID: in.RequestID, GivenAt: tx.Now, Version: 1, People: distinct.IDs(in.PersonIDs)}
		if one.Visibility == "" {
			one.Visibility = Private
		}
		if one.Kind == Recognition {
			one.Visibility = Public
		}
		if one.ObjectiveID, one.KeyResultID, err = f.about(ctx, tx, in.ObjectiveID, in.KeyResultID); err != nil {
			return err
		}
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		if err := one.check(org); err != nil {
			return err
		}
		if err := add(ctx, tx, one); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "feedback.given", Subject: one.ref(), After: one.facts(), Detail: Given{Feedback: *one, Request: answers}})
	})
	return one, err
}

// about finds what feedback is about and asks leave to see it.
func (f *Feature) about(ctx context.Context, tx *act.Tx, objectiveID, keyResultID string) (string, string, error) {
	switch {
	case keyResultID != "":
		o, kr, err := f.objectives.Load(ctx, tx, keyResultID)
		if err != nil {
			return "", "", err
		}
		return o.ID, kr.ID, tx.Allow(access.ObjectiveView, o.Target())
	case objectiveID != "":
		o, err := f.objectives.LoadObjective(ctx, tx, objectiveID)
		if err != nil {
			return "", "", err
		}
		return o.ID, "", tx.Allow(access.ObjectiveView, o.Target())
	}
	return "", "", nil
}

// check finds what is wrong with feedback, all at once, and who reads along.
func (f *Feedback) check(org *people.Org) error {
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	words(need, "/body", f.Body, maxBody)
	need(len(f.People) > 0, "/person_ids", "feedback.person_needed")
	need(len(f.People) <= maxPeople, "/person_ids", "input.too_many", fault.Args{"limit": maxPeople})
	need(f.Kind == Recognition || len(f.People) <= 1, "/person_ids", "feedback.one_person")
	need(!slices.Contains(f.People, f.AuthorID), "/person_ids", "feedback.self")
	for _, id := range f.People {
		p, ok := org.Person(id)
		need(ok && p.Active() && p.Role != access.Guest, "/person_ids", "feedback.person_unknown")
	}
	if f.Visibility == Manager && len(f.People) == 1 {
		f.ManagerID, _ = org.Above(f.People[0])
		need(f.ManagerID != "", "/visibility", "feedback.manager_none")
	}
	return fault.Join(bad)
}

// words asks for something said, of bounded length.
func words(need func(bool, string, string, ...fault.Args), field, text string, limit int) {
	need(text != "", field, "input.required")
	need(utf8.RuneCountInString(text) <= limit, field, "input.too_long", fault.Args{"limit": limit})
}

// Edit changes the words; that it was edited stays visible. Who reads it stays
// as it was. version 0 skips the check for a change in between.
func (f *Feature) Edit(ctx context.Context, who access.Actor, id string, version int64, body string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.FeedbackUpdate, one.own()); err != nil {
			return err
		}
		if version != 0 && version != one.Version {
			return fault.New(fault.Stale, "input.stale")
		}
		var bad []*fault.Fault
		one.Body, one.EditedAt = strings.TrimSpace(body), tx.Now
		words(func(ok bool, field, code string, args ...fault.Args) {
			if !ok {
				bad = append(bad, fault.At(field, code, args...))
			}
		}, "/body", one.Body, maxBody)
		if err := fault.Join(bad); err != nil {
			return err
		}
		return f.mark(ctx, tx, one, "feedback.edited")
	})
}

// Delete takes feedback back; Restore undoes that, by the same people.
func (f *Feature) Delete(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.FeedbackDelete, one.own()); err != nil {
			return err
		}
		one.DeletedAt = tx.Now
		return f.mark(ctx, tx, one, "feedback.deleted")
	})
}

// Restore brings deleted feedback back.
func (f *Feature) Restore(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := loadFeedback(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.FeedbackView, one.Target()); err != nil {
			return err
		}
		if err := tx.Allow(access.FeedbackDelete, one.own()); err != nil {
			return err
		}
		if one.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		one.DeletedAt = time.Time{}
		return f.mark(ctx, tx, one, "feedback.restored")
	})
}

// mark saves feedback and tells of it.
func (f *Feature) mark(ctx context.Context, tx *act.Tx, one *Feedback, kind string) error {
	if err := save(ctx, tx, one); err != nil {
		return err
	}
	return tx.Tell(ctx, act.Told{Kind: kind, Subject: one.ref(), After: one.facts(), Detail: Given{Feedback: *one}})
}

// Cheer applauds a recognition, or takes that back; doing so twice is the same
// as once.
func (f *Feature) Cheer(ctx context.Context, who access.Actor, id string, on bool) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if one.Kind != Recognition || slices.Contains(one.People, tx.Who.ID) {
			return fault.New(fault.Conflict, "feedback.cheer_own")
		}
		if err := tx.Allow(access.FeedbackCheer, one.Target()); err != nil {
			return err
		}
		event, change := "feedback.cheered", addCheer
		if !on {
			event, change = "feedback.uncheered", dropCheer
		}
		if err := change(ctx, tx, &Cheer{FeedbackID: one.ID, PersonID: tx.Who.ID}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: event, Subject: one.ref(), Detail: Given{Feedback: *one}})
	})
}
