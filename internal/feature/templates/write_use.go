package templates

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Using says what of a template is to be drafted, where and for whom.
type Using struct {
	CycleID string
	OwnerID string // either a person …
	TeamID  string // … or a team; whoever asks, where both are empty
	Lang    string
	// Picks are the key results to take, by objective; nil takes all.
	Picks []Pick
}

// Pick takes one key result of a template, with the baseline if it is known.
type Pick struct {
	Objective, KeyResult int
	Baseline             decimal.NullDecimal
}

// Drafted is an objective made of a template.
type Drafted struct {
	ID           string
	KeyResultIDs []string
}

// Use makes drafts of a template, all or none.
func (f *Feature) Use(ctx context.Context, who access.Actor, id string, in Using) (made []Drafted, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.TemplateView, access.Target{}); err != nil {
			return err
		}
		t, err := find(ctx, tx, id, in.Lang)
		if err != nil {
			return err
		}
		picks, err := t.picked(in.Picks)
		if err != nil {
			return err
		}
		made = made[:0]
		for i, o := range t.Body.V {
			if in.Picks != nil && len(picks[i]) == 0 {
				continue
			}
			d, err := f.draft(ctx, who, t, o, picks[i], in)
			if err != nil {
				return err
			}
			made = append(made, d)
		}
		return nil
	})
	return made, err
}

// picked sorts picks by objective; none given means all.
func (t *Template) picked(in []Pick) (map[int][]Pick, error) {
	out := map[int][]Pick{}
	if in == nil {
		for i, o := range t.Body.V {
			for j := range o.KeyResults {
				out[i] = append(out[i], Pick{Objective: i, KeyResult: j})
			}
		}
		return out, nil
	}
	if len(in) == 0 {
		return nil, fault.At("/picks", "input.too_few", fault.Args{"limit": 1})
	}
	for n, p := range in {
		if p.Objective < 0 || p.Objective >= len(t.Body.V) || p.KeyResult < 0 || p.KeyResult >= len(t.Body.V[p.Objective].KeyResults) {
			return nil, fault.At(fmt.Sprintf("/picks/%d", n), "template.pick_unknown")
		}
		out[p.Objective] = append(out[p.Objective], p)
	}
	return out, nil
}

func (f *Feature) draft(ctx context.Context, who access.Actor, t Template, o Objective, picks []Pick, in Using) (d Drafted, err error) {
	made, err := f.objectives.Write(ctx, who, objectives.Draft{CycleID: in.CycleID, OwnerID: in.OwnerID, TeamID: in.TeamID, Title: o.Title, Kind: o.Kind})
	if err != nil {
		return d, err
	}
	d.ID = made.ID
	cadence, err := cycle.ParseCadence([]byte(`"` + t.Cadence + `"`))
	if err != nil {
		return d, err
	}
	for _, p := range picks {
		kr := o.KeyResults[p.KeyResult]
		if p.Baseline.Valid {
			kr.Measure.Baseline = p.Baseline
		}
		added, err := f.objectives.AddResult(ctx, who, made.ID, objectives.ResultDraft{Title: kr.Title, Measure: kr.Measure, Cadence: &cadence})
		if err != nil {
			return d, err
		}
		d.KeyResultIDs = append(d.KeyResultIDs, added.ID)
	}
	return d, nil
}
