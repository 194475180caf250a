package exchange

import (
	"cmp"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/talk"
)

func (r *resolver) actionRow(objectiveID, keyResultID string, a *okrfile.Action) plans.Action {
	out := plans.Action{
		ID: a.ID, ObjectiveID: objectiveID, KeyResultID: keyResultID, Title: a.Title, OwnerID: r.personID("owner", a.Owner), StartsOn: r.day("starts_on", a.StartsOn),
		DueOn: r.day("due_on", a.DueOn), How: a.How, EffortDays: r.value("effort_days", a.EffortDays), BlockedWhy: a.BlockedWhy, BlockedPersonID: r.personID("blocked_person", a.BlockedPerson),
		BlockedWhom: a.BlockedWhom, BlockedAt: r.instant("blocked_at", a.BlockedAt), DoneAt: r.instant("done_at", a.DoneAt), Position: a.Position,
		CreatedBy: cmp.Or(r.personID("created_by", a.CreatedBy), r.who), CreatedAt: r.instantOrNow("created_at", a.CreatedAt), DependsOn: a.DependsOn,
		Collaborators: r.personIDs("collaborators", a.Collaborators),
		State:         oneOf(r, "state", a.State, plan.Todo, plan.Todo, plan.Doing, plan.Blocked, plan.Done, plan.Dropped),
	}
	for _, s := range a.Steps {
		out.Steps.V = append(out.Steps.V, plan.Step{ID: s.ID, Title: s.Title, Done: s.Done})
	}
	if len(r.faults) == 0 {
		r.wrongs("", plan.Action{ID: out.ID, KeyResultID: keyResultID, Title: out.Title, OwnerID: out.OwnerID, StartsOn: out.StartsOn.Date, DueOn: out.DueOn.Date, State: out.State,
			EffortDays: out.EffortDays, Steps: out.Steps.V}.Check())
	}
	return out
}

func (r *resolver) checkInRow(keyResultID string, c *okrfile.CheckIn) checkins.CheckIn {
	out := checkins.CheckIn{
		ID: c.ID, KeyResultID: keyResultID, PersonID: cmp.Or(r.personID("person", c.Person), r.who), AsOf: r.day("as_of", c.AsOf), WrittenAt: r.instantOrNow("written_at", c.WrittenAt), Undated: c.WrittenAt == "",
		Value: r.value("value", c.Value), Typed: c.Typed, Confidence: r.number("confidence", c.Confidence), Note: c.Note, Blockers: c.Blockers, Next: c.Next,
		Status:       oneOf(r, "called", c.Called, "", okr.OnTrack, okr.AtRisk, okr.OffTrack, okr.Achieved, okr.Missed, okr.NoData),
		StatusReason: c.CalledReason, Supersedes: c.Supersedes,
	}
	if c.AsOf == "" {
		r.wrong("as_of", "input.required")
	}
	if c.TellsSteps || len(c.StepsDone) > 0 {
		out.StepsDone.V = append([]string{}, c.StepsDone...)
	}
	if out.Confidence != nil && (*out.Confidence < 0 || *out.Confidence > 10) {
		r.wrong("confidence", "key_result.confidence")
	}
	return out
}

func (r *resolver) alignmentRow(objectiveID string, a *okrfile.Alignment) alignments.Alignment {
	return alignments.Alignment{
		ID: a.ID, ObjectiveID: objectiveID, ParentID: a.Parent, ParentKeyResultID: a.ParentKeyResult,
		State:   oneOf(r, "state", a.State, alignments.Agreed, alignments.Requested, alignments.Agreed, alignments.Declined),
		AskedBy: cmp.Or(r.personID("asked_by", a.AskedBy), r.who), AskedAt: r.instantOrNow("asked_at", a.AskedAt), AnsweredBy: r.personID("answered_by", a.AnsweredBy),
		AnsweredAt: r.instant("answered_at", a.AnsweredAt), Note: a.Note,
	}
}

// fileNames are those of the files of a comment.
func fileNames(all []okrfile.Enclosed) string {
	list := make([]string, len(all))
	for i, one := range all {
		list[i] = one.Name
	}
	return strings.Join(list, ", ")
}

// commentRow is a comment within an objective; about tells what the file has of it.
func (r *resolver) commentRow(objectiveID string, about map[string]string, c *okrfile.Comment) talk.Kept {
	out := talk.Kept{Comment: talk.Comment{
		ID: c.ID, SubjectKind: c.About, SubjectID: c.AboutID, WithinID: objectiveID, ThreadID: c.Thread, AuthorID: cmp.Or(r.personID("author", c.Author), r.who), Body: c.Body,
		Quote: c.Quote, QuoteField: c.QuoteField, WrittenAt: r.instantOrNow("written_at", c.WrittenAt), EditedAt: r.instant("edited_at", c.EditedAt),
		ResolvedBy: r.personID("resolved_by", c.ResolvedBy), ResolvedAt: r.instant("resolved_at", c.ResolvedAt), DeletedAt: r.instant("deleted_at", c.DeletedAt),
	}}
	if about[c.AboutID] != c.About {
		r.wrong("about_id", "exchange.about_unknown", map[string]any{"text": c.AboutID})
	}
	if c.Body == "" && c.DeletedAt == "" { // files alone: their names are its words where the files aren't
		if out.Body = fileNames(c.Files); out.Body == "" {
			r.wrong("body", "input.required")
		}
	}
	for _, e := range c.Edits {
		out.Edits = append(out.Edits, talk.Edit{CommentID: c.ID, Version: int64(e.Version), Body: e.Body, EditedAt: r.instant("edits", e.EditedAt)})
	}
	for _, one := range c.Reactions {
		kind := oneOf(r, "reactions", one.Kind, "", talk.Reactions()...)
		out.Reactions = append(out.Reactions, talk.Reaction{CommentID: c.ID, Kind: kind, PersonID: r.personID("reactions", one.Person)})
	}
	return out
}
