package carryovers

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Carryovers"

// API registers the operations on carrying over.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "begin-cycle", Method: http.MethodGet, Path: "/teams/{id}/next-cycle", Action: access.TeamView, Tag: tag,
		Summary: "Show a team's objectives of one cycle with what was decided of them for another"}, f.beginCycle)
	api.Do(r, api.Op{ID: "carry-over", Method: http.MethodPost, Path: "/carryovers", Action: access.CarryoverCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Decide how an objective goes on in another cycle, and draft what it becomes; twice makes nothing twice"}, f.carryOver)
	api.Do(r, api.Op{ID: "trace-carryover", Method: http.MethodGet, Path: "/objectives/{id}/carryover", Action: access.ObjectiveView, Tag: tag,
		Summary: "Tell where an objective comes from and what became of it in the next cycle"}, f.traceCarryover)
	api.Do(r, api.Op{ID: "undo-carryover", Method: http.MethodDelete, Path: "/carryovers/{id}", Action: access.CarryoverCreate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a decision back, with the draft that came of it"}, f.undoCarryover)
}

// CarryoverView is what was decided of an objective.
type CarryoverView struct {
	ID          string `json:"id"`
	How         How    `json:"how" enum:"as_is,trend,structure,dropped"`
	Reason      string `json:"reason,omitempty"`
	CycleID     string `json:"cycle_id" doc:"Where it goes"`
	CycleName   string `json:"cycle_name,omitempty"`
	DraftID     string `json:"draft_id,omitempty" doc:"What it became; left out where that was deleted since"`
	Actions     int    `json:"actions" doc:"Open actions that went along"`
	Problems    int    `json:"problems" doc:"Problems that went along"`
	Undoable    bool   `json:"undoable" doc:"What it became is still a draft"`
	DecidedName string `json:"decided_name,omitempty"`
}

// CycleStartView is a team's way into another cycle.
type CycleStartView struct {
	FromName string               `json:"from_name"`
	ToName   string               `json:"to_name"`
	Lines    []CycleStartLineView `json:"lines"`
	More     bool                 `json:"more" doc:"There are more objectives than are told"`
	Decided  int                  `json:"decided"`
}

// CycleStartLineView is one objective of the earlier cycle.
type CycleStartLineView struct {
	ObjectiveID string                 `json:"objective_id"`
	Title       string                 `json:"title"`
	OwnerName   string                 `json:"owner_name,omitempty"`
	Kind        okr.Kind               `json:"kind" enum:"committed,aspirational"`
	Suggested   *reviews.ScoreView     `json:"suggested,omitempty"`
	Final       *reviews.ScoreView     `json:"final,omitempty"`
	Results     []CycleStartResultView `json:"results" doc:"Those that were not dropped"`
	Actions     int                    `json:"actions" doc:"Open ones, which would go along"`
	Problems    int                    `json:"problems" doc:"Those still in the way, which would go along"`
	Decided     *CarryoverView         `json:"decided,omitempty"`
	Can         []access.Action        `json:"can"`
}

// CycleStartResultView is one key result with what its trend comes to.
type CycleStartResultView struct {
	KeyResult  objectives.KeyResultView `json:"key_result"`
	Unfinished bool                     `json:"unfinished"`
	Trend      *TrendView               `json:"trend,omitempty" doc:"Left out where it stands still or has no value"`
}

// TrendView is a target by the pace so far: to + (to - from) × ahead / past.
type TrendView struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Past   int    `json:"past" doc:"Workdays from the start to the last reading"`
	Ahead  int    `json:"ahead" doc:"Workdays of the next cycle"`
	Target string `json:"target" doc:"Rounded away from where it stands"`
	Capped bool   `json:"capped" doc:"A percentage ends at 0 and 100"`
}

type beginCycleIn struct {
	api.ID
	From string `query:"from" required:"true" doc:"The cycle that ends"`
	To   string `query:"to" required:"true" doc:"The cycle that begins"`
}

func (f *Feature) beginCycle(ctx context.Context, who access.Actor, in *beginCycleIn) (*api.Out[CycleStartView], error) {
	s, err := f.Begin(ctx, who, in.ID.ID, in.From, in.To)
	if err != nil {
		return nil, err
	}
	v := CycleStartView{FromName: s.From.Name, ToName: s.To.Name, More: s.More, Lines: make([]CycleStartLineView, len(s.Lines))}
	for i := range s.Lines {
		if v.Lines[i] = s.line(&s.Lines[i]); v.Lines[i].Decided != nil {
			v.Decided++
		}
	}
	return api.Body(v), nil
}

func (s *Start) line(l *Line) CycleStartLineView {
	v := CycleStartLineView{ObjectiveID: l.ID, Title: l.Title, OwnerName: s.Org.Name(l.OwnerID), Kind: l.Kind, Suggested: l.ViewScore(l.Suggested), Final: l.ViewScore(l.Final),
		Actions: l.Actions, Problems: l.Problems, Results: make([]CycleStartResultView, 0, len(l.Results)), Can: access.Can(s.Who, l.Target(), access.CarryoverCreate)}
	for i := range l.Results {
		if l.Results[i].Dropped {
			continue
		}
		one := CycleStartResultView{KeyResult: l.ViewResult(s.Who, i), Unfinished: l.Open[i]}
		if t := l.Trends[i]; t != nil {
			one.Trend = &TrendView{From: t.From.String(), To: t.To.String(), Past: t.Past, Ahead: t.Ahead, Target: t.Target.String(), Capped: t.Capped}
		}
		v.Results = append(v.Results, one)
	}
	if l.Decided != nil {
		d := view(l.Decided)
		d.DecidedName = s.Org.Name(l.Decided.DecidedBy)
		if to, ok := s.Cycles.Cycle(d.CycleID); ok {
			d.CycleName = to.Name
		}
		v.Decided = &d
	}
	return v
}

func view(c *Carryover) CarryoverView {
	v := CarryoverView{ID: c.ID, How: c.How, Reason: c.Reason, CycleID: c.CycleID, Actions: c.Actions, Problems: c.Problems, Undoable: c.DraftState == "" || c.DraftState == string(okr.Draft)}
	if c.DraftState != "" {
		v.DraftID = c.DraftID
	}
	return v
}

type carryOverIn struct {
	Body struct {
		ObjectiveID   string   `json:"objective_id"`
		CycleID       string   `json:"cycle_id" doc:"Where it goes"`
		How           How      `json:"how" enum:"as_is,trend,structure,dropped"`
		Reason        string   `json:"reason,omitempty" doc:"Needed where it is dropped"`
		KeyResultIDs  []string `json:"key_result_ids,omitempty" maxItems:"50" doc:"Those that go on; left out: what is unfinished, or for the structure all"`
		LeaveActions  bool     `json:"leave_actions,omitempty" doc:"Open actions stay behind. By its structure alone they always do"`
		LeaveProblems bool     `json:"leave_problems,omitempty" doc:"Problems stay behind. By its structure alone they always do"`
	}
}

func (f *Feature) carryOver(ctx context.Context, who access.Actor, in *carryOverIn) (*api.Out[CarryoverView], error) {
	c, err := f.Carry(ctx, who, Decision(in.Body))
	if err != nil {
		return nil, err
	}
	return api.Body(view(c)), nil
}

func (f *Feature) undoCarryover(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Undo(ctx, who, in.ID)
}
