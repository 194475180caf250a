package incentives

import "github.com/sinan-okr/sinan/internal/domain/okr"

// IncentiveBasisView is where the score of a statement, or what was achieved by it, comes from.
type IncentiveBasisView struct {
	Score      string                   `json:"score" doc:"What the statement reckons with"`
	CycleID    string                   `json:"cycle_id"`
	CycleName  string                   `json:"cycle_name"`
	Mean       string                   `json:"mean,omitempty" doc:"What the final scores come to now; absent while one isn't settled, and where it would tell of hidden ones"`
	Same       bool                     `json:"same" doc:"False where HR gave another score than the objectives come to"`
	Sum        string                   `json:"sum,omitempty" doc:"The arithmetic of the mean; absent for one objective, and where some are hidden"`
	Hidden     int                      `json:"hidden" doc:"Objectives that count and that the reader may not see"`
	Objectives []IncentiveObjectiveView `json:"objectives"`
}

// IncentiveObjectiveView is an objective whose final score counts.
type IncentiveObjectiveView struct {
	ObjectiveID string `json:"objective_id"`
	Title       string `json:"title"`
	Weight      string `json:"weight,omitempty" doc:"Percent; absent where none is set"`
	Score       string `json:"score,omitempty" doc:"Final; absent while it isn't settled. Of an achievement: what the objective achieved of its targets, 0.00 to 2.00; absent also where that isn't known"`
}

func (b *Basis) view() *IncentiveBasisView {
	if b == nil {
		return nil
	}
	score := func(s *okr.Achievement) string {
		if s == nil {
			return ""
		}
		return s.String()
	}
	v := &IncentiveBasisView{Score: b.Used.String(), CycleID: b.Cycle.ID, CycleName: b.Cycle.Name, Mean: score(b.Mean), Same: b.Same(), Sum: b.Sum, Hidden: b.Hidden,
		Objectives: make([]IncentiveObjectiveView, len(b.Seen))}
	if b.Hidden > 0 && !v.Same { // it would tell of what is hidden
		v.Mean = ""
	}
	for i, o := range b.Seen {
		v.Objectives[i] = IncentiveObjectiveView{ObjectiveID: o.ObjectiveID, Title: o.Title, Weight: shownMaybe(o.Weight), Score: score(o.Value)}
	}
	return v
}
