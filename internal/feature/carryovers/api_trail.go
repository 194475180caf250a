package carryovers

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// CarryoverTrailView is where an objective comes from and what became of it.
type CarryoverTrailView struct {
	From *CarryoverLegView `json:"from,omitempty" doc:"Left out where it comes from nowhere that the caller sees"`
	To   *CarryoverLegView `json:"to,omitempty" doc:"Left out while nothing is decided"`
}

// CarryoverLegView is one way from a cycle into the next, seen from one of its ends.
type CarryoverLegView struct {
	How         How                   `json:"how" enum:"as_is,trend,structure,dropped"`
	Reason      string                `json:"reason,omitempty"`
	ObjectiveID string                `json:"objective_id,omitempty" doc:"At the other end; left out where there is none, or the caller doesn't see it"`
	Title       string                `json:"title,omitempty"`
	CycleName   string                `json:"cycle_name,omitempty" doc:"At the other end"`
	Final       *reviews.ScoreView    `json:"final,omitempty" doc:"Of the objective that it comes from"`
	Actions     int                   `json:"actions" doc:"That went along"`
	Problems    int                   `json:"problems" doc:"That went along"`
	Results     []CarryoverResultView `json:"results" doc:"What the key results began from; only of where it comes from, and not by its structure"`
}

// CarryoverResultView is what a key result began from.
type CarryoverResultView struct {
	KeyResultID string `json:"key_result_id" doc:"Of this objective"`
	Title       string `json:"title" doc:"Of the key result that it comes from"`
	Unit        string `json:"unit,omitempty"`
	Reached     string `json:"reached" doc:"The last value of that"`
	On          string `json:"on"`
}

func (f *Feature) traceCarryover(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[CarryoverTrailView], error) {
	t, err := f.Trail(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	v := CarryoverTrailView{From: t.From.view(), To: t.To.view()}
	if v.From != nil && t.From.How != Structure {
		v.From.Results = t.From.results()
	}
	return api.Body(v), nil
}

func (l *Leg) view() *CarryoverLegView {
	if l == nil {
		return nil
	}
	v := &CarryoverLegView{How: l.How, Reason: l.Reason, CycleName: l.Cycle.Name, Final: reviews.ViewScore(l.Scoring, l.Final), Actions: l.Actions, Problems: l.Problems, Results: []CarryoverResultView{}}
	if l.Other != nil {
		v.ObjectiveID, v.Title = l.Other.ID, l.Other.Title
	}
	return v
}

// results tells what was reached by those that went on with a value.
func (l *Leg) results() []CarryoverResultView {
	list := []CarryoverResultView{}
	for i := range l.Other.Results {
		kr := &l.Other.Results[i]
		for _, one := range l.Items {
			if one.Kind == KeyResult && one.ItemID == kr.ID && kr.Current.Valid {
				list = append(list, CarryoverResultView{KeyResultID: one.ToKeyResultID, Title: kr.Title, Unit: kr.Measure.V.Unit, Reached: kr.Current.Decimal.String(), On: kr.CurrentOn.String()})
			}
		}
	}
	return list
}
