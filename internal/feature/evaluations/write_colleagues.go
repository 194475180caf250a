package evaluations

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Choice is how far the choice of colleagues has come.
type Choice string

// The choices.
const (
	Choosing Choice = "open"     // the person has not said whom to ask
	Proposed Choice = "proposed" // waits for the manager
	Agreed   Choice = "agreed"   // they are asked
)

// Propose says which colleagues the person wants to be asked; again until the
// manager has agreed.
func (f *Feature) Propose(ctx context.Context, who access.Actor, id string, version int64, personIDs []string) error {
	return f.choose(ctx, who, id, version, "evaluation.colleagues_proposed", func(tx *act.Tx, s *Subject, _ []Form) error {
		if err := tx.Allow(access.EvaluationAnswer, access.Target{OwnerID: s.PersonID}); err != nil {
			return err
		}
		if s.Choice == Agreed {
			return fault.New(fault.Conflict, "evaluations.agreed")
		}
		s.Choice = Proposed
		return nil
	}, personIDs)
}

// Agree asks the colleagues that the manager agrees to: those proposed, or others.
// Again, it asks those who are new and no longer those who are gone and have not
// handed in; until all have, evaluations.pooled.
func (f *Feature) Agree(ctx context.Context, who access.Actor, id string, version int64, personIDs []string) error {
	return f.choose(ctx, who, id, version, "evaluation.colleagues_agreed", func(tx *act.Tx, s *Subject, forms []Form) error {
		target := access.Target{Responsible: managing(s, forms)}
		if err := tx.Allow(access.EvaluationReview, target); err != nil {
			return err
		}
		if complete(forms) {
			return fault.New(fault.Conflict, "evaluations.pooled")
		}
		s.Choice = Agreed
		return nil
	}, personIDs)
}

// managing lists who acts as somebody's manager: the manager, and to whom their
// form was handed over. Never the person.
func managing(s *Subject, forms []Form) (ids []string) {
	list := []string{s.ManagerID}
	for _, one := range forms {
		if one.Kind == evaluation.Manager {
			list = append(list, one.ReviewerID)
		}
	}
	for _, id := range list {
		if id != "" && id != s.PersonID {
			ids = append(ids, id)
		}
	}
	return ids
}

func (f *Feature) choose(ctx context.Context, who access.Actor, id string, version int64, kind string, may func(*act.Tx, *Subject, []Form) error, personIDs []string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.loadSubject(ctx, tx, id)
		if err != nil {
			return err
		}
		forms, err := f.formsOf(ctx, tx, []string{id})
		if err != nil {
			return err
		}
		if err := may(tx, s, forms[id]); err != nil {
			return err
		}
		e, err := loadEvaluation(ctx, tx, s.EvaluationID)
		if err != nil {
			return err
		}
		switch {
		case version != 0 && version != s.Version:
			return fault.New(fault.Stale, "input.stale")
		case e.State != Open:
			return fault.New(fault.Conflict, "evaluations.not_open")
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		kinds, err := e.colleagues(org, s, forms[id], personIDs)
		if err != nil {
			return err
		}
		s.Colleagues.V = personIDs
		news := News{Evaluation: e, Subject: s, Asked: managing(s, forms[id])}
		if s.Choice == Agreed {
			if news.Asked, news.Spared, err = ask(ctx, tx, s, forms[id], kinds); err != nil {
				return err
			}
		}
		if err := f.saveSubject(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: e.ref(), After: map[string]any{"title": e.Title, "person_id": s.PersonID}, Detail: news})
	})
}

// colleagues finds as what each of them would be asked: evaluations.too_few,
// evaluations.too_many_colleagues, evaluations.colleague_unknown,
// evaluations.colleague_above, evaluations.kind_unasked.
func (e *Evaluation) colleagues(org *people.Org, s *Subject, forms []Form, ids []string) (map[string]evaluation.Reviewer, error) {
	kinds, above := map[string]evaluation.Reviewer{}, s.seen(forms).Responsible
	for _, id := range ids {
		p, ok := org.Person(id)
		kind := evaluation.Cross
		if p.TeamID == s.TeamID {
			kind = evaluation.Peer
		}
		switch {
		case !ok, !p.Active(), p.Role == access.Guest, id == s.PersonID, kinds[id] != "":
			return nil, fault.At("/person_ids", "evaluations.colleague_unknown")
		case slices.Contains(above, id):
			return nil, fault.At("/person_ids", "evaluations.colleague_above", fault.Args{"name": p.Name})
		case !e.Form.V.Has(kind):
			return nil, fault.At("/person_ids", "evaluations.kind_unasked", fault.Args{"name": p.Name})
		}
		kinds[id] = kind
	}
	switch {
	case len(ids) < evaluation.LeastPooled:
		return nil, fault.At("/person_ids", "evaluations.too_few", fault.Args{"least": evaluation.LeastPooled})
	case len(ids) > evaluation.MostColleagues:
		return nil, fault.At("/person_ids", "evaluations.too_many_colleagues", fault.Args{"most": evaluation.MostColleagues})
	}
	return kinds, nil
}

// ask makes forms for colleagues who have none yet, and drops those that wait for
// somebody who is no longer asked; it says who they are.
func ask(ctx context.Context, tx *act.Tx, s *Subject, forms []Form, kinds map[string]evaluation.Reviewer) (asked, spared []string, err error) {
	var gone []string
	have := map[string]bool{}
	for _, one := range forms {
		switch {
		case !one.Kind.Colleague():
		case kinds[one.ReviewerID] != "" || one.State == HandedIn:
			have[one.ReviewerID] = true
		default:
			gone, spared = append(gone, one.ID), append(spared, one.ReviewerID)
		}
	}
	var fresh []Form
	for _, id := range s.Colleagues.V {
		if !have[id] {
			fresh = append(fresh, Form{ID: act.NewID(), EvaluationID: s.EvaluationID, SubjectID: s.ID, PersonID: s.PersonID, Kind: kinds[id], ReviewerID: id, State: Asked, Version: 1})
		}
	}
	if err := dropForms(ctx, tx, gone); err != nil {
		return nil, nil, err
	}
	return owing(fresh), spared, addForms(ctx, tx, fresh)
}

// pooled are the answers of colleagues that were handed in, and how many are asked.
func pooled(forms []Form) (list []evaluation.Answers, asked int) {
	for _, one := range forms {
		if !one.Kind.Colleague() {
			continue
		}
		if asked++; one.State == HandedIn {
			list = append(list, one.Answers)
		}
	}
	return list, asked
}

// complete reports whether all colleagues have handed in, and enough of them. Only
// then are their answers put together and shown, and from then on they stay as they
// are: who looks before and after one more answer would know whose it is.
func complete(forms []Form) bool {
	list, asked := pooled(forms)
	return len(list) == asked && asked >= evaluation.LeastPooled
}

// late are the forms that colleagues still owe where enough others have handed in.
// They are no longer asked when the writing ends, so that the answers are complete.
func late(forms []Form) (ids []string) {
	if list, _ := pooled(forms); len(list) < evaluation.LeastPooled {
		return nil
	}
	for _, one := range forms {
		if one.Kind.Colleague() && one.State == Asked {
			ids = append(ids, one.ID)
		}
	}
	return ids
}
