package notices

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// commentSaid tells whom a comment calls, then who takes part in its thread,
// then whose the thing is; everybody once.
func (f *Feature) commentSaid(ctx context.Context, tx *act.Tx, e act.Told) error {
	said := e.Detail.(talk.Said)
	c, p := said.Comment, aboutComment(e, &said.About)
	var part []string
	if c.ThreadID != "" {
		var err error
		if part, err = f.Talk.TakePart(ctx, tx, c.ThreadID); err != nil {
			return err
		}
	}
	told := slices.Clone(said.Seeing)
	posts := []post{p.because(notice.Mention, "", said.Seeing...)}
	for _, next := range []struct {
		reason notice.Reason
		to     []string
	}{{notice.Reply, part}, {notice.Comment, said.About.Owners}} {
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
	return f.tell(ctx, tx, e, aboutComment(e, &said.About).because(notice.Mention, "", said.Seeing...))
}

// aboutComment is a post on a comment to those who see what it is about.
func aboutComment(e act.Told, s *talk.Subject) post {
	return post{about: e.Subject, view: s.Sight.Action, target: s.Target}
}
