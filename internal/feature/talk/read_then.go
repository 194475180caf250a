package talk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// threadsThen is Threads as of the moment that tx looks at: what had been said by then, in the words of then.
// What has been taken away since stays away, as whoever took it away wants.
func (f *Feature) threadsThen(ctx context.Context, tx *act.Tx, in Query) (t Talk, err error) {
	about, err := f.aboutThen(ctx, tx, in)
	if err != nil {
		return t, err
	}
	firsts, replies, err := standThen(ctx, tx, about)
	if err != nil {
		return t, err
	}
	for _, c := range firsts {
		if c.ResolvedAt.IsZero() {
			t.Open++
		}
	}
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return t, err
	}
	firsts = slices.DeleteFunc(firsts, func(c Comment) bool {
		return in.Open && !c.ResolvedAt.IsZero() || key != nil && c.ID >= key[0]
	})
	page := store.Cut(firsts[:min(len(firsts), in.Limit+1)], in.Limit, func(c Comment) []string { return []string{c.ID} })
	t.Next, t.Past = page.Next, true
	return t, f.fillThen(ctx, tx, &t, page.Items, replies)
}

// aboutThen gives, by kind, what was talked about where the query asks: what the caller may see and might have seen. Within an
// objective that is what belonged to it then, wherever it is now.
func (f *Feature) aboutThen(ctx context.Context, tx *act.Tx, in Query) (map[string][]string, error) {
	if err := f.mayStill(ctx, tx, in.SubjectKind, in.SubjectID); err != nil {
		return nil, err
	}
	noun := f.nouns[in.SubjectKind]
	if noun.Then == nil {
		return nil, fault.At("/asof", "comment.not_then")
	}
	seen, err := noun.Then(ctx, tx, []string{in.SubjectID})
	if err != nil {
		return nil, err
	}
	if _, there := seen[in.SubjectID]; !there {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	if !in.Within || in.SubjectKind != "objective" {
		return map[string][]string{in.SubjectKind: {in.SubjectID}}, nil
	}
	homes, err := f.homesNow(ctx, tx, in.SubjectID)
	if err != nil {
		return nil, err
	}
	var list []Comment
	for _, id := range homes {
		some, err := subjectsWithin(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	now, err := f.About(ctx, tx, list)
	if err != nil {
		return nil, err
	}
	asked := map[string][]string{}
	for _, c := range list {
		if s, there := now[c.ID]; there && s.Sight.By(tx.Who) || !there && f.nouns[c.SubjectKind].Outlived {
			asked[c.SubjectKind] = append(asked[c.SubjectKind], c.SubjectID)
		}
	}
	about := map[string][]string{}
	for kind, ids := range asked {
		if f.nouns[kind].Then == nil {
			continue
		}
		within, err := f.nouns[kind].Then(ctx, tx, ids)
		if err != nil {
			return nil, err
		}
		for id, objectiveID := range within {
			if objectiveID == in.SubjectID {
				about[kind] = append(about[kind], id)
			}
		}
	}
	return about, nil
}

// mayStill asks leave to see a noun as it is. What is gone by now is as open as everybody's is: whether the caller might
// see it Then tells.
func (f *Feature) mayStill(ctx context.Context, tx *act.Tx, kind, id string) error {
	if noun := f.nouns[kind]; noun.Outlived {
		found, err := f.find(ctx, tx, kind, []string{id})
		if err != nil {
			return err
		}
		if _, there := found[id]; !there {
			return tx.Allow(noun.View, access.Target{Visibility: access.Everyone})
		}
	}
	_, err := f.subject(ctx, tx, kind, id)
	return err
}

// homesNow gives the objectives in which something may be now that belonged to one at the moment that tx looks at: that one,
// and those into which key results of it have been moved since.
func (f *Feature) homesNow(ctx context.Context, tx *act.Tx, objectiveID string) ([]string, error) {
	moved, err := f.objectives.HoldersThen(ctx, tx)
	if err != nil {
		return nil, err
	}
	var away []string
	for id, from := range moved {
		if from == objectiveID {
			away = append(away, id)
		}
	}
	found, err := f.find(ctx, tx, "key_result", away)
	homes := []string{objectiveID}
	for _, s := range found {
		if !slices.Contains(homes, s.Within) {
			homes = append(homes, s.Within)
		}
	}
	return homes, err
}

// standThen gives the first comments of threads, newest first, and by thread the answers, as they were marked at the moment
// that tx looks at. One that was taken away by then or has been since stands as long as it had answers.
func standThen(ctx context.Context, tx *act.Tx, about map[string][]string) (firsts []Comment, replies map[string][]Comment, err error) {
	rows, err := writtenThen(ctx, tx, about)
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	gone, err := tx.SinceOn(ctx, "comment", idsOf(rows))
	if err != nil {
		return nil, nil, err
	}
	came, settled := act.First(gone, "comment.deleted", "comment.restored"), act.First(gone, "comment.resolved", "comment.reopened")
	var reopened []string
	for id, g := range settled {
		if g.Kind == "comment.reopened" {
			reopened = append(reopened, id)
		}
	}
	by, err := settledBy(ctx, tx, reopened)
	if err != nil {
		return nil, nil, err
	}
	replies = map[string][]Comment{}
	for i := range rows {
		c := &rows[i]
		if came[c.ID].Kind == "comment.restored" {
			c.DeletedAt = tx.Now
		}
		switch settled[c.ID].Kind {
		case "comment.resolved":
			c.ResolvedAt, c.ResolvedBy = time.Time{}, ""
		case "comment.reopened":
			c.ResolvedAt, c.ResolvedBy = tx.Now, ""
			if g, told := by[c.ID]; told {
				c.ResolvedAt, c.ResolvedBy = g.at, g.actorID
			}
		}
		if c.ThreadID != "" && c.DeletedAt.IsZero() {
			replies[c.ThreadID] = append(replies[c.ThreadID], *c)
		}
	}
	for _, c := range slices.Backward(rows) {
		if c.ThreadID == "" && (c.DeletedAt.IsZero() || len(replies[c.ID]) > 0) {
			firsts = append(firsts, c)
		}
	}
	return firsts, replies, nil
}

func idsOf(rows []Comment) []string {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	return ids
}

// fillThen adds words, answers, signs and files of then to the first comments of threads.
func (f *Feature) fillThen(ctx context.Context, tx *act.Tx, t *Talk, firsts []Comment, replies map[string][]Comment) (err error) {
	ids := idsOf(firsts)
	for _, c := range firsts {
		ids = append(ids, idsOf(replies[c.ID])...)
	}
	whole, err := f.wholeByID(ctx, tx, ids)
	if err != nil {
		return err
	}
	by := make(map[string]*Comment, len(whole))
	for i := range whole {
		by[whole[i].ID] = &whole[i]
	}
	put := func(marked Comment) Comment {
		c := *by[marked.ID]
		c.ResolvedAt, c.ResolvedBy, c.DeletedAt = marked.ResolvedAt, marked.ResolvedBy, marked.DeletedAt
		return c
	}
	if t.Files, err = f.filesThen(ctx, tx, whole); err != nil {
		return err
	}
	for _, c := range firsts {
		one := Thread{Comment: put(c)}
		for _, r := range replies[c.ID] {
			one.Replies = append(one.Replies, put(r))
		}
		t.Threads = append(t.Threads, one)
	}
	if t.Reactions, err = signsThen(ctx, tx, ids); err != nil {
		return err
	}
	t.Org, err = f.people.Org(ctx, tx)
	return err
}

// filesThen puts comments back to what they said at the moment that tx looks at, and gives the files of then that are still
// there: an edit that leaves one out drops it for good.
func (f *Feature) filesThen(ctx context.Context, tx *act.Tx, rows []Comment) (map[string][]File, error) {
	ids := idsOf(rows)
	edits, err := f.allEdits(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	gone, err := tx.SinceOn(ctx, "comment", store.OrNone(ids))
	if err != nil {
		return nil, err
	}
	files, err := f.filesOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	edited := act.First(gone, "comment.edited")
	for i := range rows {
		c := &rows[i]
		c.EditedAt = time.Time{}
		for _, e := range edits[c.ID] {
			if e.EditedAt.After(tx.Now) {
				c.Body = e.Body
				break
			}
			c.EditedAt = e.EditedAt
		}
		if g, later := edited[c.ID]; later {
			var had struct {
				Files string `json:"files"`
			}
			if err := g.Read(&had); err != nil {
				return nil, err
			}
			names := strings.Split(had.Files, ", ")
			files[c.ID] = slices.DeleteFunc(files[c.ID], func(one File) bool { return one.AddedAt.After(tx.Now) || !slices.Contains(names, one.Name) })
		}
	}
	return files, nil
}

// signsThen gives the signs that were under comments at the moment that tx looks at.
func signsThen(ctx context.Context, tx *act.Tx, ids []string) (map[string][]Reaction, error) {
	of, err := reactionsOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	was, err := signedSince(ctx, tx, ids)
	for id := range of {
		of[id] = slices.DeleteFunc(of[id], func(r Reaction) bool {
			_, later := was[r]
			return later
		})
	}
	for sign, there := range was {
		if there {
			of[sign.CommentID] = append(of[sign.CommentID], sign)
		}
	}
	for id := range of {
		sorting.By(of[id], func(a, b Reaction) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.PersonID, b.PersonID))
		})
	}
	return of, err
}
