package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/problems"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

func aboutProblem(e act.Told) (problems.Changed, post) {
	c := e.Detail.(problems.Changed)
	return c, post{about: e.Subject, view: access.ProblemView, target: c.Target}
}

// problemChanged tells to whom a problem is new, and who is asked to decide; an
// old question that is put to nobody any more is settled.
func (f *Feature) problemChanged(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, p := aboutProblem(e)
	now, was := c.Now, c.Was
	if was != nil && (was.OwnerID != now.OwnerID) {
		if err := f.settle(ctx, tx, now.ID, notice.ProblemGiven); err != nil {
			return err
		}
	}
	asked := now.Undecided() && (was == nil || was.DeciderID != now.DeciderID || was.Question != now.Question)
	if was != nil && was.DeciderID != "" && (asked || now.DeciderID == "") {
		if err := f.settle(ctx, tx, now.ID, notice.DecisionAsked); err != nil {
			return err
		}
	}
	var posts []post
	if asked { // first: who has to decide on their own problem is told of that
		posts = append(posts, p.because(notice.DecisionAsked, now.Question, now.DeciderID))
	}
	if given := was == nil || was.OwnerID != now.OwnerID; given && !(asked && now.OwnerID == now.DeciderID) {
		posts = append(posts, p.because(notice.ProblemGiven, now.Detail, now.OwnerID))
	}
	return f.tell(ctx, tx, e, posts...)
}

func (f *Feature) problemReopened(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, p := aboutProblem(e)
	posts := []post{p.because(notice.ProblemGiven, "", c.Now.OwnerID)}
	if c.Now.Undecided() {
		posts = append(posts, p.because(notice.DecisionAsked, c.Now.Question, c.Now.DeciderID))
	}
	return f.tell(ctx, tx, e, posts...)
}

// problemDecided tells who asked and whose the problem is.
func (f *Feature) problemDecided(ctx context.Context, tx *act.Tx, e act.Told) error {
	if err := f.settle(ctx, tx, e.Subject.ID, notice.DecisionAsked); err != nil {
		return err
	}
	c, p := aboutProblem(e)
	return f.tell(ctx, tx, e, p.because(notice.DecisionMade, c.Now.Decision, c.Now.OwnerID, c.Now.AskedBy))
}

// problemSolved tells who raised it how it was solved.
func (f *Feature) problemSolved(ctx context.Context, tx *act.Tx, e act.Told) error {
	if err := f.problemOver(ctx, tx, e); err != nil {
		return err
	}
	c, p := aboutProblem(e)
	return f.tell(ctx, tx, e, p.because(notice.ProblemSolved, c.Now.How, c.Now.RaisedBy, c.Now.OwnerID))
}

func (f *Feature) problemOver(ctx context.Context, tx *act.Tx, e act.Told) error {
	return f.settle(ctx, tx, e.Subject.ID, notice.ProblemGiven, notice.DecisionAsked)
}
