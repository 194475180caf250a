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
	gone                   map[string][]string // by kind, what of the objective isn't there any more
}

// Threads pages through what was said about a noun, newest thread first.
func (f *Feature) Threads(ctx context.Context, who access.Actor, in Query) (t Talk, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if tx.Past() {
			t, err = f.threadsThen(ctx, tx, in)
			return err
		}
		s, err := f.subject(ctx, tx, in.SubjectKind, in.SubjectID)
		if err != nil {
			return err
		}
		t.CanSay = access.Decide(who, access.CommentCreate, s.Target) == access.Allow
		if in.Within && in.SubjectKind == "objective" {
			if in.gone, err = f.goneWithin(ctx, tx, in.SubjectID); err != nil {
				return err
			}
		}
		page, err := f.listThreads(ctx, tx, in)
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

// goneWithin lists, by kind, what was talked about within an objective and is gone by now:
// of that nothing is told any more.
func (f *Feature) goneWithin(ctx context.Context, tx *act.Tx, objectiveID string) (map[string][]string, error) {
	list, err := subjectsWithin(ctx, tx, objectiveID)
	if err != nil {
		return nil, err
	}
	about, err := f.About(ctx, tx, list)
	gone := map[string][]string{}
	for _, c := range list {
		if s, ok := about[c.ID]; !ok || !s.Sight.By(tx.Who) {
			gone[c.SubjectKind] = append(gone[c.SubjectKind], c.SubjectID)
		}
	}
	return gone, err
}

// fill adds answers, reactions and names to the first comments of threads.
func (f *Feature) fill(ctx context.Context, tx *act.Tx, t *Talk, firsts []Comment) (err error) {
	ids := make([]string, len(firsts))
	for i, c := range firsts {
		ids[i] = c.ID
	}
	replies, err := f.listReplies(ctx, tx, ids)
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
	if t.Files, err = f.filesOf(ctx, tx, ids); err != nil {
		return err
	}
	t.Org, err = f.people.Org(ctx, tx)
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
		edits, err = f.editsOf(ctx, tx, id)
		return err
	})
	return edits, err
}

// load finds a comment and asks leave to see what it is about.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Comment, Subject, error) {
	c, err := f.loadComment(ctx, tx, id)
	if err != nil {
		return nil, Subject{}, err
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
		if c, err = f.loadComment(ctx, tx, c.ThreadID); err != nil {
			return t, err
		}
	}
	t.CanSay = access.Decide(tx.Who, access.CommentCreate, s.Target) == access.Allow
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

// Heard is a comment for where it is only told of.
type Heard struct {
	Subject        // what it is about
	Words   string // with names in place of mentions; of files alone, what the first is called; "" where it was taken away
}

// Heard gives some comments, of which the caller was told: those about what is still there
// and theirs to see.
func (f *Feature) Heard(ctx context.Context, tx *act.Tx, ids []string) (map[string]Heard, error) {
	list, err := f.wholeByID(ctx, tx, ids)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	about, err := f.About(ctx, tx, list)
	if err != nil {
		return nil, err
	}
	files, err := f.filesOf(ctx, tx, ids)
	heard := make(map[string]Heard, len(list))
	for _, c := range list {
		s, ok := about[c.ID]
		if !ok || !s.Sight.By(tx.Who) {
			continue
		}
		h := Heard{Subject: s}
		switch {
		case !c.DeletedAt.IsZero():
		case c.Body == "" && len(files[c.ID]) > 0:
			h.Words = files[c.ID][0].Name
		default:
			h.Words = Plain(c.Body)
		}
		heard[c.ID] = h
	}
	return heard, err
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
