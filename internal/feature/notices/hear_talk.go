package notices

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// commentSaid tells whom a comment calls, then who takes part in its thread,
// then whose the thing is; everybody once.
func (f *Feature) commentSaid(ctx context.Context, tx *act.Tx, e act.Told) error {
	said := e.Detail.(talk.Said)
	c := said.Comment
	p, owners, err := f.spokenOf(ctx, tx, e, &c)
	if err != nil {
		return err
	}
	var part []string
	if c.ThreadID != "" {
		if part, err = f.Talk.TakePart(ctx, tx, c.ThreadID); err != nil {
			return err
		}
	}
	told := slices.Clone(said.Seeing)
	posts := []post{p.because(notice.Mention, "", said.Seeing...)}
	for _, next := range []struct {
		reason notice.Reason
		to     []string
	}{{notice.Reply, part}, {notice.Comment, owners}} {
		fresh := slices.DeleteFunc(slices.Clone(next.to), func(id string) bool { return slices.Contains(told, id) })
		posts = append(posts, p.because(next.reason, "", fresh...))
		told = append(told, fresh...)
	}
	return f.tell(ctx, tx, e, posts...)
}

// commentEdited tells those whom the comment didn't call before.
func (f *Feature) commentEdited(ctx context.Context, tx *act.Tx, e act.Told) error {
	said := e.Detail.(talk.Said)
	if len(said.Seeing) == 0 {
		return nil
	}
	p, _, err := f.spokenOf(ctx, tx, e, &said.Comment)
	if err != nil {
		return err
	}
	return f.tell(ctx, tx, e, p.because(notice.Mention, "", said.Seeing...))
}

// spokenOf is what a comment is about, as the policy sees it, and whose that is.
func (f *Feature) spokenOf(ctx context.Context, tx *act.Tx, e act.Told, c *talk.Comment) (post, []string, error) {
	about, err := f.Talk.About(ctx, tx, []talk.Comment{*c})
	s, ok := about[c.ID]
	if err == nil && !ok {
		err = fault.New(fault.Missing, "input.missing")
	}
	return post{about: e.Subject, view: s.Sight.Action, target: s.Target}, s.Owners, err
}
