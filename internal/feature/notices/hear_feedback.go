package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/feedback"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// feedbackGiven tells whom it is to and who reads along. What was said in
// confidence does not leave with the notice: a letter would carry it further.
func (f *Feature) feedbackGiven(ctx context.Context, tx *act.Tx, e act.Told) error {
	given := e.Detail.(feedback.Given)
	one := given.Feedback
	if given.Request != nil {
		if err := f.settle(ctx, tx, given.Request.ID, notice.FeedbackAsked); err != nil {
			return err
		}
	}
	p := post{about: e.Subject, view: access.FeedbackView, target: one.Target()}
	words := ""
	if one.Visibility == feedback.Public {
		words = one.Body
	}
	if one.Kind == feedback.Recognition {
		return f.tell(ctx, tx, e, p.because(notice.Recognized, words, one.People...))
	}
	posts := []post{p.because(notice.FeedbackGiven, words, one.People...)}
	if one.ManagerID != "" && one.ManagerID != one.AuthorID {
		posts = append(posts, p.because(notice.FeedbackShared, "", one.ManagerID))
	}
	return f.tell(ctx, tx, e, posts...)
}

func aboutRequest(e act.Told) (feedback.Request, post) {
	q := e.Detail.(feedback.Request)
	return q, post{about: e.Subject, view: access.FeedbackView, target: q.Target()}
}

func (f *Feature) feedbackAsked(ctx context.Context, tx *act.Tx, e act.Told) error {
	q, p := aboutRequest(e)
	return f.tell(ctx, tx, e, p.because(notice.FeedbackAsked, q.Question, q.PersonID))
}

func (f *Feature) feedbackDeclined(ctx context.Context, tx *act.Tx, e act.Told) error {
	if err := f.feedbackSettled(ctx, tx, e); err != nil {
		return err
	}
	q, p := aboutRequest(e)
	return f.tell(ctx, tx, e, p.because(notice.FeedbackDeclined, q.Why, q.AskerID))
}

func (f *Feature) feedbackSettled(ctx context.Context, tx *act.Tx, e act.Told) error {
	return f.settle(ctx, tx, e.Subject.ID, notice.FeedbackAsked)
}
