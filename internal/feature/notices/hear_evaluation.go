package notices

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/evaluations"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// tellEach tells each of some people of their own, which nobody else may see: the
// policy asks for each, so that each has a post of their own.
func (f *Feature) tellEach(ctx context.Context, tx *act.Tx, e act.Told, posts []post) error {
	const atOnce = 200
	for some := range slices.Chunk(posts, atOnce) {
		if err := f.tell(ctx, tx, e, some...); err != nil {
			return err
		}
	}
	return nil
}

// evaluationAsked tells who has forms of an evaluation to write now, and lets go
// who has none left. It says of how many and of whom only on the page.
func (f *Feature) evaluationAsked(ctx context.Context, tx *act.Tx, e act.Told) error {
	news := e.Detail.(evaluations.News)
	if len(news.Spared) > 0 {
		if err := closeNoticesOf(ctx, tx, news.Spared, news.Evaluation.ID, []notice.Reason{notice.EvaluationAsked}, tx.Now); err != nil {
			return err
		}
	}
	posts := make([]post, len(news.Asked))
	for i, id := range news.Asked {
		posts[i] = post{about: e.Subject, view: access.EvaluationReview, target: access.Target{Responsible: []string{id}}}.because(notice.EvaluationAsked, "", id)
	}
	return f.tellEach(ctx, tx, e, posts)
}

// evaluationOver lets go everybody: what was not handed in can't be any more.
func (f *Feature) evaluationOver(ctx context.Context, tx *act.Tx, e act.Told) error {
	return f.settle(ctx, tx, e.Subject.ID, notice.EvaluationAsked)
}

// aboutRating is a post on somebody's evaluation.
func aboutRating(s *evaluations.Subject, view access.Action, target access.Target) post {
	return post{about: act.Ref{Kind: "evaluation_subject", ID: s.ID}, view: view, target: target}
}

// colleaguesProposed asks the manager to agree, once however often the person
// changes the proposal.
func (f *Feature) colleaguesProposed(ctx context.Context, tx *act.Tx, e act.Told) error {
	news := e.Detail.(evaluations.News)
	if err := f.settle(ctx, tx, news.Subject.ID, notice.ColleaguesProposed); err != nil {
		return err
	}
	p := aboutRating(news.Subject, access.EvaluationReview, access.Target{Responsible: news.Asked})
	return f.tell(ctx, tx, e, p.because(notice.ColleaguesProposed, "", news.Asked...))
}

func (f *Feature) colleaguesAgreed(ctx context.Context, tx *act.Tx, e act.Told) error {
	news := e.Detail.(evaluations.News)
	if err := f.settle(ctx, tx, news.Subject.ID, notice.ColleaguesProposed); err != nil {
		return err
	}
	return f.evaluationAsked(ctx, tx, e)
}

// ratingsPublished tells everybody that theirs can be read, and not what it is.
func (f *Feature) ratingsPublished(ctx context.Context, tx *act.Tx, e act.Told) error {
	all := e.Detail.(evaluations.News).Subjects
	posts := make([]post, len(all))
	for i := range all {
		s := &all[i]
		posts[i] = aboutRating(s, access.EvaluationView, access.Target{OwnerID: s.PersonID}).because(notice.RatingPublished, "", s.PersonID)
	}
	return f.tellEach(ctx, tx, e, posts)
}

// ratingAppealed asks all of HR but the person.
func (f *Feature) ratingAppealed(ctx context.Context, tx *act.Tx, e act.Told) error {
	s := e.Detail.(evaluations.News).Subject
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	var hr []string
	for _, id := range org.ActiveIDs() {
		if one, _ := org.Person(id); one.Role == access.HR && id != s.PersonID {
			hr = append(hr, id)
		}
	}
	return f.tell(ctx, tx, e, aboutRating(s, access.EvaluationUpdate, access.Target{}).because(notice.RatingAppealed, "", hr...))
}

func (f *Feature) ratingAnswered(ctx context.Context, tx *act.Tx, e act.Told) error {
	s := e.Detail.(evaluations.News).Subject
	if err := f.settle(ctx, tx, s.ID, notice.RatingAppealed); err != nil {
		return err
	}
	return f.tell(ctx, tx, e, aboutRating(s, access.EvaluationView, access.Target{OwnerID: s.PersonID}).because(notice.RatingAnswered, "", s.PersonID))
}
