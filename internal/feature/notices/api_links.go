package notices

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) linksAPI(r *api.Router) {
	const tag = "Notices"
	api.Do(r, api.Op{ID: "get-letter-sheet", Method: http.MethodGet, Path: "/letter-sheets/{token}", Action: access.LinkUse, Tag: tag,
		Summary: "Read what a link in a letter asks to check in on"}, f.getSheet)
	api.Do(r, api.Op{ID: "check-in-by-letter", Method: http.MethodPost, Path: "/letter-sheets/{token}/check-ins", Action: access.LinkUse, Tag: tag,
		Status: http.StatusCreated, Summary: "Check in by a link in a letter"}, f.checkInByLetter)
}

// SheetStepView is one step of a milestone.
type SheetStepView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Done  bool   `json:"done"`
}

// SheetLineView is a key result to check in on.
type SheetLineView struct {
	KeyResultID string          `json:"key_result_id"`
	Title       string          `json:"title"`
	Objective   string          `json:"objective"`
	Kind        okr.MeasureKind `json:"kind" enum:"metric,keep,milestone"`
	Unit        string          `json:"unit,omitempty"`
	Current     string          `json:"current,omitempty"`
	Target      string          `json:"target,omitempty"`
	Confidence  *int64          `json:"confidence,omitempty"`
	CheckedOn   *date.Date      `json:"checked_on,omitempty"`
	Steps       []SheetStepView `json:"steps"`
	Waits       bool            `json:"waits" doc:"A check-in is owed"`
}

// SheetView is what a link in a letter asks to check in on.
type SheetView struct {
	Name  string          `json:"name" doc:"Of the reader"`
	Items []SheetLineView `json:"items"`
}

func (l *Line) view() SheetLineView {
	kr := &l.Results[l.At]
	m := kr.Measure.V
	v := SheetLineView{KeyResultID: kr.ID, Title: kr.Title, Objective: l.Title, Kind: kr.Kind, Unit: m.Unit, Confidence: kr.Confidence, Steps: []SheetStepView{}, Waits: l.Waits}
	if kr.Current.Valid {
		v.Current = kr.Current.Decimal.String()
	}
	if m.Target.Valid {
		v.Target = m.Target.Decimal.String()
	}
	if !kr.CheckedOn.IsZero() {
		on := kr.CheckedOn.Date
		v.CheckedOn = &on
	}
	for _, s := range m.Steps {
		v.Steps = append(v.Steps, SheetStepView{ID: s.ID, Title: s.Title, Done: s.Done})
	}
	return v
}

func (f *Feature) getSheet(ctx context.Context, _ access.Actor, in *tokenIn) (*api.Out[SheetView], error) {
	s, err := f.SheetOf(ctx, in.Token)
	if err != nil {
		return nil, err
	}
	v := SheetView{Name: s.Name, Items: []SheetLineView{}}
	for i := range s.Lines {
		v.Items = append(v.Items, s.Lines[i].view())
	}
	return api.Body(v), nil
}

type byLetterIn struct {
	Token string `path:"token" maxLength:"4000"`
	Body  struct {
		KeyResultID string   `json:"key_result_id" maxLength:"64"`
		Value       string   `json:"value,omitempty" doc:"As typed: 52000, 5.2万"`
		StepsDone   []string `json:"steps_done,omitempty"`
		Confidence  *int64   `json:"confidence,omitempty" minimum:"0" maximum:"10"`
		Note        string   `json:"note,omitempty"`
		Blockers    string   `json:"blockers,omitempty"`
	}
}

func (f *Feature) checkInByLetter(ctx context.Context, _ access.Actor, in *byLetterIn) (*api.Out[SheetLineView], error) {
	b := in.Body
	made, err := f.CheckIn(ctx, in.Token, b.KeyResultID, checkins.Draft{Value: b.Value, StepsDone: b.StepsDone, Confidence: b.Confidence, Note: b.Note, Blockers: b.Blockers})
	if err != nil {
		return nil, err
	}
	line := Line{Standing: made.Standing, At: made.At}
	return api.Body(line.view()), nil
}
