package exchange

import (
	"cmp"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// objectiveRow is an objective as it is kept, without what lies below it. What a
// file leaves out is as it is for a new draft.
func (r *resolver) objectiveRow(o *okrfile.Objective) *objectives.Objective {
	out := &objectives.Objective{
		ID: o.ID, Title: o.Title, Description: o.Description, Position: o.Position, ReturnNote: o.ReturnNote, CloseNote: o.CloseNote, Weight: r.value("weight", o.Weight),
		CycleID: r.known("cycle", o.Cycle, "exchange.cycle_unknown", r.cycleIDs), OwnerID: r.personID("owner", o.Owner), TeamID: r.teamID("team", o.Team),
		Kind:       oneOf(r, "kind", o.Kind, okr.Committed, okr.Committed, okr.Aspirational),
		State:      oneOf(r, "state", o.State, okr.Draft, okr.Draft, okr.InReview, okr.Active, okr.Closed),
		Outcome:    oneOf(r, "outcome", o.Outcome, "", okr.OutcomeAchieved, okr.OutcomeMissed, okr.OutcomeDropped),
		Visibility: oneOf(r, "visibility", o.Visibility, access.Everyone, access.Everyone, access.TeamOnly, access.Listed),
		CreatedBy:  cmp.Or(r.personID("created_by", o.CreatedBy), r.who), CreatedAt: r.instantOrNow("created_at", o.CreatedAt), SubmittedAt: r.instant("submitted_at", o.SubmittedAt),
		ApprovedBy: r.personID("approved_by", o.ApprovedBy), ApprovedAt: r.instant("approved_at", o.ApprovedAt), ActivatedAt: r.instant("activated_at", o.ActivatedAt),
		ClosedAt: r.instant("closed_at", o.ClosedAt),
	}
	if o.Title == "" {
		r.wrong("title", "input.required")
	}
	if o.Cycle == "" {
		r.wrong("cycle", "input.required")
	}
	if o.Owner == "" && o.Team == "" {
		r.wrong("owner", "input.required")
	}
	if out.OwnerID != "" && out.TeamID == "" {
		out.TeamID = r.org.HomeTeam(out.OwnerID)
	}
	if (out.State == okr.Closed) != (out.Outcome != "") {
		r.wrong("outcome", "exchange.outcome")
	}
	for _, title := range o.Themes {
		if id := r.known("themes", title, "exchange.theme_unknown", r.themeIDs); id != "" {
			out.Themes = append(out.Themes, id)
		}
	}
	out.ShareWith(r.personIDs("shared_with", o.SharedWith))
	return out
}

func (r *resolver) keyResultRow(o *objectives.Objective, kr *okrfile.KeyResult) objectives.KeyResult {
	out := objectives.KeyResult{
		ID: kr.ID, ObjectiveID: o.ID, Title: kr.Title, OwnerID: r.personID("owner", kr.Owner), Weight: r.value("weight", kr.Weight), StartsOn: r.day("starts_on", kr.StartsOn),
		DueOn: r.day("due_on", kr.DueOn), Position: kr.Position, Dropped: kr.Dropped, Confidence: r.number("confidence", kr.Confidence), CreatedAt: r.instantOrNow("created_at", kr.CreatedAt),
	}
	out.Measure = store.AsJSON(r.measure(kr))
	if kr.Title == "" {
		r.wrong("title", "input.required")
	}
	if c, ok := r.cycles.Cycle(o.CycleID); ok {
		if kr.StartsOn == "" {
			out.StartsOn = store.AsDay(c.Span().StartsOn)
		}
		if kr.DueOn == "" {
			out.DueOn = store.AsDay(c.Span().EndsOn)
		}
	}
	out.Cadence.V = r.cadence(kr.Cadence)
	for _, c := range kr.Checkpoints {
		on, value := r.day("checkpoints", c.On), r.value("checkpoints", c.Value)
		out.Checkpoints.V = append(out.Checkpoints.V, okr.Checkpoint{On: on.Date, Value: value.Decimal})
	}
	if kr.FirstMeasure != "" {
		m := readJSON[okr.Measure](r, "first_measure", kr.FirstMeasure)
		out.FirstMeasure.Set(&m)
	}
	if len(r.faults) == 0 {
		r.wrongs("", okr.Plan{Measure: out.Measure.V, Kind: o.Kind, StartsOn: out.StartsOn.Date, DueOn: out.DueOn.Date, Checkpoints: out.Checkpoints.V}.Check(""))
	}
	return out
}

func (r *resolver) cadence(text string) cycle.Cadence {
	if text == "" {
		text = "weekly 1"
	}
	c, err := okrfile.ParseCadence(text)
	if err != nil {
		r.wrong("cadence", "exchange.cadence")
	}
	return c
}

func (r *resolver) measure(kr *okrfile.KeyResult) okr.Measure {
	m := okr.Measure{
		Kind:     oneOf(r, "measure", kr.Measure, okr.Metric, okr.Metric, okr.Keep, okr.Milestone, okr.Rollup),
		Baseline: r.value("baseline", kr.Baseline), Target: r.value("target", kr.Target), TargetRelative: r.value("target_relative", kr.TargetRelative),
		TargetChange: r.value("target_change", kr.TargetChange), Low: r.value("low", kr.Low), High: r.value("high", kr.High), Unit: kr.Unit,
	}
	if n := r.number("precision", kr.Precision); n != nil {
		decimals := int(*n)
		m.Precision = &decimals
	}
	for _, s := range kr.Steps {
		m.Steps = append(m.Steps, okr.Step{ID: s.ID, Title: s.Title, Weight: r.value("steps", s.Weight), DueOn: r.day("steps", s.DueOn).Date, Done: s.Done})
	}
	if len(r.faults) == 0 {
		r.wrongs("", m.Check(""))
	}
	return m
}

func (r *resolver) revisionRow(objectiveID string, in *okrfile.Revision) objectives.Revision {
	out := objectives.Revision{
		ID: in.ID, ObjectiveID: objectiveID, KeyResultID: in.KeyResult, Reason: in.Reason, AskedBy: cmp.Or(r.personID("asked_by", in.AskedBy), r.who),
		AskedAt: r.instantOrNow("asked_at", in.AskedAt), DecidedBy: r.personID("decided_by", in.DecidedBy), DecidedAt: r.instant("decided_at", in.DecidedAt), DecidedNote: in.DecidedNote,
		State: oneOf(r, "state", in.State, objectives.Applied, objectives.Pending, objectives.Applied, objectives.Agreed, objectives.Declined),
	}
	out.Needs.V = in.Needs
	for _, c := range in.Changes {
		out.Changes.V = append(out.Changes.V, okr.Change{Field: c.Field, Old: readJSON[rawJSON](r, "changes", cmp.Or(c.Old, "null")).text, New: readJSON[rawJSON](r, "changes", cmp.Or(c.New, "null")).text})
	}
	if in.Proposed != "" {
		r.wrongs("proposed", out.Proposed.Scan(in.Proposed))
	}
	return out
}

// rawJSON is a text that was found to be JSON.
type rawJSON struct{ text []byte }

// UnmarshalJSON keeps the bytes.
func (j *rawJSON) UnmarshalJSON(b []byte) error {
	j.text = append(j.text[:0], b...)
	return nil
}
