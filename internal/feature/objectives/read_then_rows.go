package objectives

import (
	"context"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Which events say what stood before them: of what is said of a noun, of an objective's
// way, and of whether the noun was there at all.
var (
	objectiveSaid = []string{"objective.changed", "objective.handed_over", "objective.deleted"}
	objectiveWent = []string{"objective.submitted", "objective.withdrawn", "objective.returned", "objective.approved", "objective.activated", "objective.closed", "objective.reopened"}
	objectiveCame = []string{"objective.drafted", "objective.taken_in", "objective.restored", "objective.deleted"}
	resultSaid    = []string{"key_result.changed", "key_result.handed_over", "key_result.moved", "key_result.deleted"}
	resultCame    = []string{"key_result.added", "key_result.taken_in", "key_result.restored", "key_result.deleted"}
)

// unwound is what the trail says of some nouns, the first of each aspect since the moment.
type unwound struct{ said, went, came map[string]act.Gone }

func unwindObjectives(gone []act.Gone) unwound {
	return unwound{act.First(gone, objectiveSaid...), act.First(gone, objectiveWent...), act.First(gone, objectiveCame...)}
}

func unwindResults(gone []act.Gone) unwound {
	return unwound{said: act.First(gone, resultSaid...), came: act.First(gone, resultCame...)}
}

// there reports whether a noun was there: it was, if the first that is told of its
// coming and going is that it went.
func (u unwound) there(id string, deleted bool) bool {
	if g, ok := u.came[id]; ok {
		return strings.HasSuffix(g.Kind, ".deleted")
	}
	return !deleted
}

// unwind puts an objective back to how it stood; false where it wasn't there. What the
// trail doesn't say of an earlier time is left unsaid.
func (o *Objective) unwind(u unwound, at time.Time) (there bool, err error) {
	if !u.there(o.ID, !o.DeletedAt.IsZero()) {
		return false, nil
	}
	o.DeletedAt = time.Time{}
	if g, ok := u.said[o.ID]; ok {
		var was struct {
			Title       string              `json:"title"`
			Description string              `json:"description"`
			CycleID     string              `json:"cycle_id"`
			OwnerID     string              `json:"owner_id"`
			TeamID      string              `json:"team_id"`
			Kind        okr.Kind            `json:"kind"`
			Visibility  access.Visibility   `json:"visibility"`
			Weight      decimal.NullDecimal `json:"weight"`
			ThemeIDs    []string            `json:"theme_ids"`
		}
		if err := g.Read(&was); err != nil {
			return false, err
		}
		o.Title, o.Description, o.CycleID, o.OwnerID, o.TeamID, o.Kind, o.Visibility, o.Weight, o.Themes =
			was.Title, was.Description, was.CycleID, was.OwnerID, was.TeamID, was.Kind, was.Visibility, was.Weight, was.ThemeIDs
	}
	if g, ok := u.went[o.ID]; ok {
		var was struct {
			State      okr.State   `json:"state"`
			Outcome    okr.Outcome `json:"outcome"`
			ApprovedBy string      `json:"approved_by"`
		}
		if err := g.Read(&was); err != nil {
			return false, err
		}
		o.State, o.Outcome, o.ApprovedBy, o.ReturnNote, o.CloseNote = was.State, was.Outcome, was.ApprovedBy, "", ""
	}
	for _, t := range []*time.Time{&o.SubmittedAt, &o.ApprovedAt, &o.ActivatedAt, &o.ClosedAt} {
		if t.After(at) {
			*t = time.Time{}
		}
	}
	return true, nil
}

// unwind puts a key result back to what was agreed of it, and under the objective that
// it was in; false where it wasn't there.
func (kr *KeyResult) unwind(u unwound) (there bool, err error) {
	if !u.there(kr.ID, !kr.DeletedAt.IsZero()) {
		return false, nil
	}
	kr.DeletedAt = time.Time{}
	g, ok := u.said[kr.ID]
	if !ok {
		return true, nil
	}
	was := struct {
		Title       string              `json:"title"`
		Measure     okr.Measure         `json:"measure"`
		Weight      decimal.NullDecimal `json:"weight"`
		OwnerID     string              `json:"owner_id"`
		StartsOn    date.Date           `json:"starts_on"`
		DueOn       date.Date           `json:"due_on"`
		Cadence     cycle.Cadence       `json:"cadence"`
		Checkpoints []okr.Checkpoint    `json:"checkpoints"`
		Dropped     bool                `json:"dropped"`
		ObjectiveID string              `json:"objective_id"` // said of a move alone
	}{ObjectiveID: kr.ObjectiveID}
	if err := g.Read(&was); err != nil {
		return false, err
	}
	kr.Title, kr.Measure, kr.Kind, kr.Weight, kr.OwnerID = was.Title, store.AsJSON(was.Measure), was.Measure.Kind, was.Weight, was.OwnerID
	kr.StartsOn, kr.DueOn, kr.Cadence, kr.Checkpoints, kr.Dropped = store.AsDay(was.StartsOn), store.AsDay(was.DueOn), store.AsJSON(was.Cadence), store.AsJSON(was.Checkpoints), was.Dropped
	kr.ObjectiveID = was.ObjectiveID
	return true, nil
}

// reclosed looks up when objectives were closed that have been reopened since: the row forgets.
func reclosed(ctx context.Context, tx *act.Tx, byID map[string]*Objective, gone []act.Gone) error {
	var ids []string
	for id := range act.First(gone, "objective.reopened") {
		if o := byID[id]; o != nil && o.State == okr.Closed {
			ids = append(ids, id)
		}
	}
	when, err := closedBy(ctx, tx, ids)
	for id, at := range when {
		byID[id].ClosedAt = at
	}
	return err
}

// revisionsThen are the revisions that had been asked for by a moment: what was decided
// later still waited.
func revisionsThen(list []Revision, at time.Time) (then []Revision) {
	for _, r := range list {
		if r.AskedAt.After(at) {
			continue
		}
		if r.DecidedAt.After(at) {
			r.State, r.DecidedBy, r.DecidedAt, r.DecidedNote = Pending, "", time.Time{}, ""
		}
		then = append(then, r)
	}
	return then
}
