package exchange

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// hang puts what hangs on a page of objectives to where it belongs.
func (n *names) hang(page []okrfile.Objective, h hanging) error {
	home := make(map[string]*okrfile.Objective, len(page))
	at := map[string]*okrfile.KeyResult{}
	about := map[string]bool{}
	for i := range page {
		home[page[i].ID], about[page[i].ID] = &page[i], true
		for j := range page[i].KeyResults {
			kr := &page[i].KeyResults[j]
			at[kr.ID], about[kr.ID] = kr, true
		}
	}
	for i := range h.actions {
		kr := at[h.actions[i].KeyResultID]
		kr.Actions = append(kr.Actions, n.action(&h.actions[i]))
		about[h.actions[i].ID] = true
	}
	for i := range h.checkIns {
		kr := at[h.checkIns[i].KeyResultID]
		kr.CheckIns = append(kr.CheckIns, n.checkIn(&h.checkIns[i]))
		about[h.checkIns[i].ID] = true
	}
	for _, a := range h.alignments {
		o := home[a.ObjectiveID]
		about[a.ID] = true
		o.Alignments = append(o.Alignments, okrfile.Alignment{ID: a.ID, Parent: a.ParentID, ParentKeyResult: a.ParentKeyResultID, State: string(a.State), AskedBy: n.person(a.AskedBy),
			AskedAt: instant(a.AskedAt), AnsweredBy: n.person(a.AnsweredBy), AnsweredAt: instant(a.AnsweredAt), Note: a.Note})
	}
	for i := range h.revisions {
		r, err := n.revision(&h.revisions[i])
		if err != nil {
			return err
		}
		o := home[h.revisions[i].ObjectiveID]
		about[r.ID] = true
		o.Revisions = append(o.Revisions, r)
	}
	n.comments(home, about, h)
	return nil
}

func (n *names) action(a *plans.Action) okrfile.Action {
	out := okrfile.Action{
		ID: a.ID, Title: a.Title, Owner: n.person(a.OwnerID), Collaborators: n.people(a.Collaborators), State: string(a.State), StartsOn: a.StartsOn.String(),
		DueOn: a.DueOn.String(), How: a.How, EffortDays: value(a.EffortDays), DependsOn: a.DependsOn, BlockedWhy: a.BlockedWhy, BlockedPerson: n.person(a.BlockedPersonID),
		BlockedWhom: a.BlockedWhom, BlockedAt: instant(a.BlockedAt), DoneAt: instant(a.DoneAt), Position: a.Position, CreatedBy: n.person(a.CreatedBy), CreatedAt: instant(a.CreatedAt),
	}
	for _, s := range a.Steps.V {
		out.Steps = append(out.Steps, okrfile.ActionStep{ID: s.ID, Title: s.Title, Done: s.Done})
	}
	return out
}

func (n *names) checkIn(c *checkins.CheckIn) okrfile.CheckIn {
	written := c.WrittenAt
	if c.Undated { // when it came in here isn't when it was written
		written = time.Time{}
	}
	return okrfile.CheckIn{
		ID: c.ID, Person: n.person(c.PersonID), AsOf: c.AsOf.String(), WrittenAt: instant(written), Value: value(c.Value), Typed: c.Typed, TellsSteps: c.StepsDone.V != nil,
		StepsDone: c.StepsDone.V, Confidence: whole(c.Confidence), Note: c.Note, Blockers: c.Blockers, Next: c.Next, Called: string(c.Status), CalledReason: c.StatusReason,
		Supersedes: c.Supersedes,
	}
}

func (n *names) revision(r *objectives.Revision) (out okrfile.Revision, err error) {
	out = okrfile.Revision{
		ID: r.ID, KeyResult: r.KeyResultID, State: string(r.State), Reason: r.Reason, Needs: r.Needs.V, AskedBy: n.person(r.AskedBy), AskedAt: instant(r.AskedAt),
		DecidedBy: n.person(r.DecidedBy), DecidedAt: instant(r.DecidedAt), DecidedNote: r.DecidedNote,
	}
	if r.Proposed.V != nil {
		if out.Proposed, err = jsonOf(r.Proposed); err != nil {
			return out, err
		}
	}
	for _, c := range r.Changes.V {
		out.Changes = append(out.Changes, okrfile.Change{Field: c.Field, Old: string(c.Old), New: string(c.New)})
	}
	return out, nil
}

// jsonOf is a column's text.
func jsonOf[T any](column store.JSON[T]) (string, error) {
	v, err := column.Value()
	text, _ := v.(string)
	return text, err
}

// comments puts what was said to the objectives: about them, and about what the
// file has of theirs.
func (n *names) comments(home map[string]*okrfile.Objective, about map[string]bool, h hanging) {
	for i := range h.comments {
		c := &h.comments[i]
		o := home[c.WithinID]
		if o == nil || !about[c.SubjectID] {
			continue
		}
		o.Comments = append(o.Comments, n.comment(c, h))
	}
}

func (n *names) comment(c *talk.Comment, h hanging) okrfile.Comment {
	out := okrfile.Comment{ID: c.ID, About: c.SubjectKind, AboutID: c.SubjectID, Thread: c.ThreadID, Author: n.person(c.AuthorID), WrittenAt: instant(c.WrittenAt),
		EditedAt: instant(c.EditedAt), ResolvedBy: n.person(c.ResolvedBy), ResolvedAt: instant(c.ResolvedAt), DeletedAt: instant(c.DeletedAt)}
	if !c.DeletedAt.IsZero() {
		return out // nobody reads any more what it said
	}
	out.Body, out.Quote, out.QuoteField = c.Body, c.Quote, c.QuoteField
	for _, e := range h.edits[c.ID] {
		out.Edits = append(out.Edits, okrfile.Edit{Version: int(e.Version), Body: e.Body, EditedAt: instant(e.EditedAt)})
	}
	for _, r := range h.reactions[c.ID] {
		out.Reactions = append(out.Reactions, okrfile.Reaction{Kind: r.Kind, Person: n.person(r.PersonID)})
	}
	for _, one := range h.files[c.ID] {
		out.Files = append(out.Files, okrfile.Enclosed{Name: one.Name, Media: one.Media, Size: int(one.Size), SHA256: one.SHA256})
	}
	return out
}
