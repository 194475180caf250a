package quality

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/quality"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Checklist is how ready an objective is.
type Checklist struct {
	objectives.Standing
	Lines []okr.Line
	Hints []Hint
	Focus Focus
}

// Hint is a finding on the words of an objective or one of its key results.
type Hint struct {
	Kind string // okr.AboutObjective or okr.AboutKeyResult
	ID   string
	quality.Finding
}

// Focus is how many objectives the owner has in the cycle, and where there are
// too many, what might be let go.
type Focus struct {
	Policy   okr.FocusPolicy
	Siblings []*objectives.Objective
	Drops    []okr.Drop
}

// mostDrops bounds how many objectives are named as candidates to let go.
const mostDrops = 3

// Readiness tells which lines of the checklist an objective passes, fails or has
// waived, with hints on its wording.
func (f *Feature) Readiness(ctx context.Context, who access.Actor, objectiveID string) (c Checklist, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if c.Standing, err = f.objectives.Standing(ctx, tx, objectiveID); err != nil {
			return err
		}
		if c.Lines, c.Focus, err = f.check(ctx, tx, c.Standing); err != nil {
			return err
		}
		c.Hints, err = hints(c.Objective)
		return err
	})
	return c, err
}

// check makes the checklist of an objective whose key results are loaded.
func (f *Feature) check(ctx context.Context, tx *act.Tx, s objectives.Standing) ([]okr.Line, Focus, error) {
	policy, err := f.people.Policy(ctx, tx)
	if err != nil {
		return nil, Focus{}, err
	}
	focus := Focus{Policy: policy.FocusFor(s.Org, s.TeamID)}
	if focus.Siblings, err = f.objectives.Siblings(ctx, tx, s.Objective); err != nil {
		return nil, focus, err
	}
	draft := okr.DraftObjective{ID: s.ID, Themes: len(s.Themes), Siblings: len(focus.Siblings), Focus: focus.Policy}
	links, err := f.alignments.Of(ctx, tx.Who, s.ID)
	if err != nil {
		return nil, focus, err
	}
	for _, l := range links.Parents {
		if l.State == alignments.Agreed {
			draft.Parents++
		}
	}
	c, err := f.cycles.Cycle(ctx, tx, s.CycleID)
	if err != nil {
		return nil, focus, err
	}
	if draft.KeyResults, err = f.keyResults(ctx, tx, s.Results); err != nil {
		return nil, focus, err
	}
	waivers, err := listWaivers(ctx, tx, s.ID)
	if err != nil {
		return nil, focus, err
	}
	draft.Waivers = asWaivers(waivers)
	inCycle(&draft, c)
	if focus.Policy.Objectives(draft.Siblings) != nil {
		focus.Drops = drops(focus.Siblings)
	}
	return okr.Readiness(draft), focus, nil
}

func inCycle(d *okr.DraftObjective, c cycles.Cycle) {
	d.StartsOn, d.EndsOn = c.Span().StartsOn, c.Span().EndsOn
}

// keyResults is what readiness looks at of each that is not dropped.
func (f *Feature) keyResults(ctx context.Context, tx *act.Tx, results []objectives.KeyResult) ([]okr.DraftKeyResult, error) {
	var drafts []okr.DraftKeyResult
	var ids []string
	for i := range results {
		kr := &results[i]
		if kr.Dropped {
			continue
		}
		ids = append(ids, kr.ID)
		drafts = append(drafts, okr.DraftKeyResult{ID: kr.ID, Measure: &kr.Measure.V, Weight: kr.Weight, OwnerID: kr.OwnerID,
			StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date, HasCadence: kr.Cadence.V.Check() == nil && kr.Cadence.V.Kind != cycle.Never})
	}
	actions, err := f.plans.Drafts(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range drafts {
		drafts[i].Actions = actions[drafts[i].ID]
	}
	return drafts, nil
}

// asWaivers gives the waivers as the checklist knows them: by what a line is about.
func asWaivers(list []waiver) []okr.Waiver {
	out := make([]okr.Waiver, len(list))
	for i, w := range list {
		about := w.AboutID
		if about == "" {
			about = w.ObjectiveID
		}
		out[i] = okr.Waiver{Code: w.Code, ID: about, PersonID: w.PersonID, Words: w.Words}
	}
	return out
}

// drops names the objectives that might be let go.
func drops(siblings []*objectives.Objective) []okr.Drop {
	rivals := make([]okr.Rival, len(siblings))
	for i, o := range siblings {
		rivals[i] = okr.Rival{ID: o.ID, Weight: o.Weight, Aligned: len(o.Themes)}
	}
	return okr.SuggestDrops(rivals, mostDrops)
}

// hints reads the words of an objective and its key results.
func hints(o *objectives.Objective) (list []Hint, err error) {
	add := func(kind, id string, found []quality.Finding) {
		for _, f := range found {
			list = append(list, Hint{kind, id, f})
		}
	}
	add(okr.AboutObjective, o.ID, quality.Objective(o.Title))
	var items []quality.Item
	for _, kr := range o.Results {
		if !kr.Dropped {
			items = append(items, quality.Item{ID: kr.ID, Text: kr.Title, Reading: sentence.Read(kr.Title)})
		}
	}
	twice := quality.Set(items)
	for i := range o.Results {
		kr := &o.Results[i]
		for _, item := range items {
			if item.ID == kr.ID {
				add(okr.AboutKeyResult, kr.ID, measured(kr, quality.KeyResult(item.Text, item.Reading)))
				add(okr.AboutKeyResult, kr.ID, twice[kr.ID])
				found, err := trend(kr)
				if err != nil {
					return nil, err
				}
				add(okr.AboutKeyResult, kr.ID, found)
			}
		}
	}
	return list, nil
}

// measured leaves out the hints that a measure given beside the words answers.
func measured(kr *objectives.KeyResult, found []quality.Finding) (left []quality.Finding) {
	complete := kr.Kind == okr.Keep || kr.Kind == okr.Milestone || len(kr.Measure.V.Complete()) == 0
	for _, f := range found {
		if complete && (f.Code == quality.NoMeasure || f.Code == quality.VagueVerb) {
			continue
		}
		left = append(left, f)
	}
	return left
}

// trend holds the target of a metric against the readings it has.
func trend(kr *objectives.KeyResult) ([]quality.Finding, error) {
	b, t := kr.Measure.V.Resolved()
	if !b.Valid || !t.Valid {
		return nil, nil
	}
	var history []quality.Point
	trail, err := kr.Trail.Get()
	if err != nil {
		return nil, err
	}
	for _, p := range trail {
		on, err := date.Parse(p.On)
		value, parseErr := okr.ParseValue("", p.Value)
		if err == nil && parseErr == nil {
			history = append(history, quality.Point{On: on, Value: value})
		}
	}
	return quality.Target{Baseline: b.Decimal, Target: t.Decimal, StartsOn: kr.StartsOn.Date, DueOn: kr.DueOn.Date}.Judge(history), nil
}

// Hints reads words while they are typed; nothing is looked up or stored.
func (f *Feature) Hints(ctx context.Context, who access.Actor, text, kind string) (found []quality.Finding, err error) {
	err = f.act.Read(ctx, who, func(_ context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ReaderRead, access.Target{}); err != nil {
			return err
		}
		if kind == okr.AboutObjective {
			found = quality.Objective(text)
		} else {
			found = quality.KeyResult(text, sentence.Read(text))
		}
		return nil
	})
	return found, err
}
