package talk

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Query says which threads are wanted.
type Query struct {
	SubjectKind, SubjectID string
	Within                 bool // of an objective: also those about its key results and actions
	Open                   bool // only those that nobody has settled
	Cursor                 string
	Limit                  int
}

// Threads pages through what was said about a noun, newest thread first.
func (f *Feature) Threads(ctx context.Context, who access.Actor, in Query) (t Talk, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := f.subject(ctx, tx, in.SubjectKind, in.SubjectID)
		if err != nil {
			return err
		}
		t.CanSay = access.Decide(who, access.CommentCreate, s.target) == access.Allow
		page, err := listThreads(ctx, tx, in)
		if err != nil {
			return err
		}
		t.Next = page.Next
		if t.Open, err = countOpen(ctx, tx, in); err != nil {
			return err
		}
		return f.fill(ctx, tx, &t, page.Items)
	})
	return t, err
}

// fill adds answers, reactions and names to the first comments of threads.
func (f *Feature) fill(ctx context.Context, tx *act.Tx, t *Talk, firsts []Comment) (err error) {
	ids := make([]string, len(firsts))
	for i, c := range firsts {
		ids[i] = c.ID
	}
	replies, err := listReplies(ctx, tx, ids)
	if err != nil {
		return err
	}
	of := map[string][]Comment{}
	for _, r := range replies {
		of[r.ThreadID] = append(of[r.ThreadID], r)
		ids = append(ids, r.ID)
	}
	for _, c := range firsts {
		t.Threads = append(t.Threads, Thread{Comment: c, Replies: of[c.ID]})
	}
	if t.Reactions, err = reactionsOf(ctx, tx, ids); err != nil {
		return err
	}
	if t.Files, err = filesOf(ctx, tx, ids); err != nil {
		return err
	}
	t.Org, err = f.People.Org(ctx, tx)
	return err
}

// Edits lists what a comment said before, oldest first.
func (f *Feature) Edits(ctx context.Context, who access.Actor, id string) (edits []Edit, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		c, _, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if !c.DeletedAt.IsZero() {
			return fault.New(fault.Missing, "input.missing")
		}
		edits, err = listEdits(ctx, tx, id)
		return err
	})
	return edits, err
}

// load finds a comment and asks leave to see what it is about.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Comment, subject, error) {
	c, err := loadComment(ctx, tx, id)
	if err != nil {
		return nil, subject{}, err
	}
	s, err := f.subject(ctx, tx, c.SubjectKind, c.SubjectID)
	return c, s, err
}

// thread reads one thread with all that is needed to show it.
func (f *Feature) thread(ctx context.Context, tx *act.Tx, id string) (t Talk, err error) {
	c, s, err := f.load(ctx, tx, id)
	if err != nil {
		return t, err
	}
	if c.ThreadID != "" {
		if c, err = loadComment(ctx, tx, c.ThreadID); err != nil {
			return t, err
		}
	}
	t.CanSay = access.Decide(tx.Who, access.CommentCreate, s.target) == access.Allow
	return t, f.fill(ctx, tx, &t, []Comment{*c})
}

// Thread reads the thread that a comment is in.
func (f *Feature) Thread(ctx context.Context, who access.Actor, id string) (t Talk, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		t, err = f.thread(ctx, tx, id)
		return err
	})
	return t, err
}

// hasTeam says whether there is such a team.
func hasTeam(org *people.Org, id string) bool {
	_, ok := org.Tree.Team(id)
	return ok
}

// TakePart lists who said something in a thread, for a use case of another
// feature, which asks the policy itself.
func (f *Feature) TakePart(ctx context.Context, tx *act.Tx, threadID string) ([]string, error) {
	return authorsIn(ctx, tx, threadID)
}
