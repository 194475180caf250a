package evaluations

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/evaluation"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/org"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// then is what only an evaluation of a past moment knows.
type then struct {
	on         date.Date      // the day that it is of
	populated  org.Population // now
	calibrated bool           // the writing has been ended since, which drops the forms of colleagues who are late
}

// steps are the kinds of events that say how an evaluation stood. One sees few of them, so all are read.
var steps = []string{"evaluation.drafted", "evaluation.changed", "evaluation.opened", "evaluation.calibrating", "evaluation.reopened", "evaluation.published"}

// putBack gives those of some evaluations that were there at the moment that tx looks at, as they stood then.
func (f *Feature) putBack(ctx context.Context, tx *act.Tx, now []Evaluation) (list []Evaluation, err error) {
	by, ids := make(map[string]*Evaluation, len(now)), make([]string, len(now))
	for i, e := range now {
		ids[i] = e.ID
		by[e.ID] = &Evaluation{ID: e.ID, Title: e.Title, StartsOn: e.StartsOn, EndsOn: e.EndsOn, DueOn: e.DueOn, Population: e.Population, Form: e.Form, AuthorID: e.AuthorID,
			CreatedAt: e.CreatedAt, Version: e.Version}
	}
	trail, err := tx.Trail(ctx, "evaluation", ids, steps...)
	if err != nil {
		return nil, err
	}
	for i := range trail {
		if err := by[trail[i].SubjectID].takes(&trail[i], tx, date.In(tx.Now, f.loc)); err != nil {
			return nil, err
		}
	}
	for _, id := range ids {
		if e := by[id]; e.then != nil {
			list = append(list, *e)
		}
	}
	return list, nil
}

// takes carries an evaluation on by one event, or by what one since says is lost.
func (e *Evaluation) takes(event *act.Event, tx *act.Tx, on date.Date) error {
	if event.At.After(tx.Now) {
		if e.then != nil {
			e.then.calibrated = e.then.calibrated || event.Kind == "evaluation.calibrating"
			if event.Kind == "evaluation.changed" { // the trail mustn't tell what reviewers are asked
				e.Form.V = evaluation.Form{}
			}
		}
		return nil
	}
	if e.then == nil {
		e.then = &then{on: on, populated: e.Population.V}
	}
	var is struct {
		Title      *string         `json:"title"`
		StartsOn   *store.Day      `json:"starts_on"`
		EndsOn     *store.Day      `json:"ends_on"`
		DueOn      *store.Day      `json:"due_on"`
		Population json.RawMessage `json:"population"`
		State      *State          `json:"state"`
		Reason     string          `json:"reason"`
	}
	if err := json.Unmarshal([]byte(event.After), &is); err != nil {
		return fmt.Errorf("evaluations: %s in the trail: %w", event.Kind, err)
	}
	act.Set(&e.Title, is.Title)
	act.Set(&e.StartsOn, is.StartsOn)
	act.Set(&e.EndsOn, is.EndsOn)
	act.Set(&e.DueOn, is.DueOn)
	act.Set(&e.State, is.State)
	at := event.At.UTC()
	switch event.Kind {
	case "evaluation.opened":
		e.OpenedAt = at
	case "evaluation.reopened":
		e.ReopenedWhy, e.ReopenedBy, e.ReopenedAt = is.Reason, event.ActorID, at
	case "evaluation.published":
		e.PublishedAt = at
	}
	population, err := people.PopulationOf(is.Population, e.then.populated)
	e.Population.V = population
	return err
}

// load finds an evaluation as it is, or stood.
func (f *Feature) load(ctx context.Context, tx *act.Tx, id string) (*Evaluation, error) {
	e, err := loadEvaluation(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	return f.asThen(ctx, tx, e)
}

// asThen gives an evaluation as it stood at the moment that tx looks at.
func (f *Feature) asThen(ctx context.Context, tx *act.Tx, e *Evaluation) (*Evaluation, error) {
	if !tx.Past() {
		return e, nil
	}
	list, err := f.putBack(ctx, tx, []Evaluation{*e})
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Missing, "input.missing")
	}
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}

// loadAll finds evaluations by their ids, as they are or stood.
func (f *Feature) loadAll(ctx context.Context, tx *act.Tx, ids []string) (map[string]*Evaluation, error) {
	by, err := evaluationsBy(ctx, tx, ids)
	if err != nil || !tx.Past() {
		return by, err
	}
	now := make([]Evaluation, 0, len(by))
	for _, e := range by {
		now = append(now, *e)
	}
	list, err := f.putBack(ctx, tx, now)
	clear(by)
	for i := range list {
		by[list[i].ID] = &list[i]
	}
	return by, err
}

// looked writes down that somebody's ratings were looked at and, where they are of a past day, of which.
func (e *Evaluation) looked(ctx context.Context, tx *act.Tx, kind string, action access.Action, target access.Target, after map[string]any) error {
	if err := tx.Allow(action, target); err != nil {
		return err
	}
	after["title"] = e.Title
	if e.then != nil {
		after["as_of"] = e.then.on
	}
	return tx.Tell(ctx, act.Told{Kind: kind, Subject: e.ref(), After: after})
}

// countsThen counts the forms of evaluations as they stood. Of colleagues' they are told only where none can have come,
// gone or been taken back since.
func countsThen(ctx context.Context, tx *act.Tx, list []Evaluation) (map[string][]Count, error) {
	var ids []string // opened by then
	for _, e := range list {
		if e.State != Draft {
			ids = append(ids, e.ID)
		}
	}
	by, err := countHandedIn(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	back, err := takenBackSince(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for _, e := range list {
		unsure := e.then.calibrated || back[e.ID].colleagues
		counts := by[e.ID][:0]
		for _, c := range by[e.ID] {
			if c.Kind.Colleague() && unsure {
				continue
			}
			c.HandedIn += back[e.ID].forms["by_"+string(c.Kind)]
			counts = append(counts, c)
		}
		by[e.ID] = counts
	}
	return by, nil
}
