package feedback

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Ask asks people for feedback on the caller, each by a request of their own.
func (f *Feature) Ask(ctx context.Context, who access.Actor, personIDs []string, question, objectiveID, keyResultID string) (list []Request, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.FeedbackCreate, access.Target{}); err != nil {
			return err
		}
		objectiveID, keyResultID, err := f.about(ctx, tx, objectiveID, keyResultID)
		if err != nil {
			return err
		}
		personIDs, question = distinct.IDs(personIDs), strings.TrimSpace(question)
		if err := f.checkAsked(ctx, tx, personIDs, question); err != nil {
			return err
		}
		for _, id := range personIDs {
			q := Request{ID: act.NewID(), AskerID: tx.Who.ID, PersonID: id, Question: question, ObjectiveID: objectiveID, KeyResultID: keyResultID,
				State: Asked, AskedAt: tx.Now, Version: 1}
			if err := addRequest(ctx, tx, &q); err != nil {
				return err
			}
			if err := tx.Tell(ctx, act.Told{Kind: "feedback_request.asked", Subject: q.ref(), After: q.facts(), Detail: q}); err != nil {
				return err
			}
			list = append(list, q)
		}
		return nil
	})
	return list, err
}

func (f *Feature) checkAsked(ctx context.Context, tx *act.Tx, personIDs []string, question string) error {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return err
	}
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	words(need, "/question", question, maxWords)
	need(len(personIDs) > 0, "/person_ids", "feedback.asked_needed")
	need(len(personIDs) <= maxPeople, "/person_ids", "input.too_many", fault.Args{"limit": maxPeople})
	for _, id := range personIDs {
		need(id != tx.Who.ID, "/person_ids", "feedback.self")
		p, ok := org.Person(id)
		need(ok && p.Active() && p.Role != access.Guest, "/person_ids", "feedback.person_unknown")
	}
	return fault.Join(bad)
}

// answered settles the request that feedback answers: it is to who asked, about
// what they asked.
func (f *Feature) answered(ctx context.Context, tx *act.Tx, in *Draft) (*Request, error) {
	q, err := f.pending(ctx, tx, in.RequestID, func(q *Request) string { return q.PersonID })
	if err != nil {
		return nil, err
	}
	if in.Kind != Said {
		return nil, fault.At("/kind", "feedback.answer_kind")
	}
	in.PersonIDs = []string{q.AskerID}
	if in.ObjectiveID == "" && in.KeyResultID == "" {
		hidden, err := f.objectives.Hidden(ctx, tx, []string{q.ObjectiveID})
		if err != nil {
			return nil, err
		}
		if !hidden[q.ObjectiveID] { // who answers may not see what they were asked about
			in.ObjectiveID, in.KeyResultID = q.ObjectiveID, q.KeyResultID
		}
	}
	return q, f.settle(ctx, tx, q, Answered)
}

// Decline answers a request with no.
func (f *Feature) Decline(ctx context.Context, who access.Actor, id, why string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		q, err := f.pending(ctx, tx, id, func(q *Request) string { return q.PersonID })
		if err != nil {
			return err
		}
		if q.Why = strings.TrimSpace(why); utf8.RuneCountInString(q.Why) > maxWords {
			return fault.At("/why", "input.too_long", fault.Args{"limit": maxWords})
		}
		if err := f.settle(ctx, tx, q, Declined); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "feedback_request.declined", Subject: q.ref(), After: q.facts(), Detail: *q})
	})
}

// Withdraw takes back a request that nobody has answered.
func (f *Feature) Withdraw(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		q, err := f.pending(ctx, tx, id, func(q *Request) string { return q.AskerID })
		if err != nil {
			return err
		}
		if err := f.settle(ctx, tx, q, Withdrawn); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "feedback_request.withdrawn", Subject: q.ref(), After: q.facts(), Detail: *q})
	})
}

// pending loads a request that is still open, for the one of its two whose move
// it is.
func (f *Feature) pending(ctx context.Context, tx *act.Tx, id string, whose func(*Request) string) (*Request, error) {
	q, err := loadRequest(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.FeedbackView, q.Target()); err != nil {
		return nil, err
	}
	if err := tx.Allow(access.FeedbackAnswer, access.Target{OwnerID: whose(q)}); err != nil {
		return nil, err
	}
	if q.State != Asked {
		return nil, fault.New(fault.Conflict, "feedback.settled")
	}
	return q, nil
}

func (f *Feature) settle(ctx context.Context, tx *act.Tx, q *Request, to State) error {
	q.State, q.SettledAt = to, tx.Now
	return saveRequest(ctx, tx, q)
}
