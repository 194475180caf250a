package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// aboutReview is a post on the objective that is scored.
func (f *Feature) aboutReview(ctx context.Context, tx *act.Tx, e act.Told) (*reviews.Reviewed, *people.Org, post, error) {
	r := e.Detail.(*reviews.Reviewed)
	org, err := f.People.Org(ctx, tx)
	return r, org, about(r.Objective, r.Objective.Ref()), err
}

// selfScored tells the reviewer, once however often the owner scores again.
func (f *Feature) selfScored(ctx context.Context, tx *act.Tx, e act.Told) error {
	r, _, p, err := f.aboutReview(ctx, tx, e)
	if err != nil {
		return err
	}
	if err := f.settle(ctx, tx, r.ObjectiveID, notice.ReviewAsked, notice.ReviewReturned); err != nil {
		return err
	}
	return f.tell(ctx, tx, e, p.because(notice.ReviewAsked, r.SelfWords, r.ReviewerID()))
}

func (f *Feature) reviewConfirmed(ctx context.Context, tx *act.Tx, e act.Told) error {
	return f.settle(ctx, tx, e.Subject.ID, notice.ReviewAsked, notice.ReviewReturned)
}

// scoresSettled tells whose the objective is, with what was agreed.
func (f *Feature) scoresSettled(ctx context.Context, tx *act.Tx, e act.Told) error {
	r, org, p, err := f.aboutReview(ctx, tx, e)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, p.because(notice.Scored, r.Note, objectives.Holders(org, r.Objective)...))
}

// reviewReopened tells who scores again: the owner, or the reviewer.
func (f *Feature) reviewReopened(ctx context.Context, tx *act.Tx, e act.Told) error {
	r, org, p, err := f.aboutReview(ctx, tx, e)
	if err != nil {
		return err
	}
	to := objectives.Holders(org, r.Objective)
	if r.Review.State != review.Open {
		to = []string{r.ReviewerID()}
	}
	return f.tell(ctx, tx, e, p.because(notice.ReviewReturned, r.Why, to...))
}
