package evaluations

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// HandIn is a reviewer's form, complete; faults are those of CheckAnswers.
func (f *Feature) HandIn(ctx context.Context, who access.Actor, id string, version int64, in evaluation.Answers) error {
	return f.write(ctx, who, id, version, access.EvaluationReview, "evaluation.handed_in", func(_ context.Context, tx *act.Tx, e *Evaluation, one *Form) error {
		if one.State == HandedIn {
			return fault.New(fault.Conflict, "evaluations.handed_in")
		}
		for i := range in.Sections {
			in.Sections[i].Words = strings.TrimSpace(in.Sections[i].Words)
		}
		in.Words = strings.TrimSpace(in.Words)
		if err := e.Form.V.CheckAnswers(in); err != nil {
			return err
		}
		one.Answers, one.State, one.HandedInAt = in, HandedIn, tx.Now
		return nil
	})
}

// TakeBack gives a reviewer their own form back, to change what they said.
func (f *Feature) TakeBack(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.write(ctx, who, id, version, access.EvaluationReview, "evaluation.taken_back", func(ctx context.Context, tx *act.Tx, _ *Evaluation, one *Form) error {
		if one.State != HandedIn {
			return fault.New(fault.Conflict, "evaluations.not_handed_in")
		}
		forms, err := f.formsOf(ctx, tx, []string{one.SubjectID})
		if err != nil {
			return err
		}
		if one.Kind.Colleague() && complete(forms[one.SubjectID]) {
			return fault.New(fault.Conflict, "evaluations.pooled")
		}
		one.State, one.HandedInAt = Asked, time.Time{}
		return nil
	})
}

// HandOver gives a form that waits to somebody else: to the deputy of who is away,
// in place of who left, or where nobody is above. The self review stays with the
// person, a colleague's with the colleague (their manager agrees to another), and
// nobody reviews themselves by another's form, or the same person in two relations
// that are told apart.
func (f *Feature) HandOver(ctx context.Context, who access.Actor, id string, version int64, reviewerID string) error {
	return f.write(ctx, who, id, version, access.EvaluationUpdate, "evaluation.handed_over", func(ctx context.Context, tx *act.Tx, _ *Evaluation, one *Form) error {
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		switch p, ok := org.Person(reviewerID); {
		case one.Kind == evaluation.Self:
			return fault.New(fault.Conflict, "evaluations.self_stays")
		case one.Kind.Colleague():
			return fault.New(fault.Conflict, "evaluations.colleague_stays")
		case one.State == HandedIn:
			return fault.New(fault.Conflict, "evaluations.handed_in")
		case !ok || !p.Active() || p.Role == access.Guest:
			return fault.At("/reviewer_id", "evaluations.reviewer_unknown")
		case reviewerID == one.PersonID:
			return fault.At("/reviewer_id", "evaluations.reviewer_self")
		}
		others, err := f.formsOf(ctx, tx, []string{one.SubjectID})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(others[one.SubjectID], func(other Form) bool { return other.Kind.Colleague() && other.ReviewerID == reviewerID }) {
			return fault.At("/reviewer_id", "evaluations.reviewer_colleague")
		}
		one.ReviewerID = reviewerID
		return nil
	})
}

// write is a change of one form while its evaluation is open.
func (f *Feature) write(ctx context.Context, who access.Actor, id string, version int64, action access.Action, kind string, change func(context.Context, *act.Tx, *Evaluation, *Form) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		one, err := f.loadForm(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(action, one.target()); err != nil {
			return err
		}
		e, err := loadEvaluation(ctx, tx, one.EvaluationID)
		if err != nil {
			return err
		}
		switch {
		case version != 0 && version != one.Version:
			return fault.New(fault.Stale, "input.stale")
		case e.State != Open:
			return fault.New(fault.Conflict, "evaluations.not_open")
		}
		was := one.ReviewerID
		if err := change(ctx, tx, e, one); err != nil {
			return err
		}
		if err := f.saveForm(ctx, tx, one); err != nil {
			return err
		}
		facts, news := one.facts(e), News{Evaluation: e}
		if action == access.EvaluationUpdate {
			facts["reviewer_id"] = one.ReviewerID
			news.Asked = []string{one.ReviewerID}
		}
		owes, err := owesMore(ctx, tx, e.ID, was)
		if err != nil {
			return err
		}
		if !owes {
			news.Spared = []string{was}
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: e.ref(), After: facts, Detail: news})
	})
}
