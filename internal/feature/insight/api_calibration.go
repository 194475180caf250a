package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/retrospective"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

type calibrationIn struct {
	api.AsOf
	Of      string `query:"of" enum:"me,team" default:"me" doc:"The caller's own over the newest cycles, which nobody else is told; or a team's in one cycle"`
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	CycleID string `query:"cycle_id" doc:"Of a team's; the one whose scores are meant where left out"`
}

// CalibrationView is how well chances that were stated halfway fit what came.
type CalibrationView struct {
	Cycles   []InsightNameView    `json:"cycles" doc:"That are looked at, the newest first"`
	Untold   retrospective.Untold `json:"untold,omitempty" enum:"few,close,nearby,open" doc:"Why a team's isn't told: not over 20 key results; fewer than three people; fewer than three would be left beside the teams below that are told; on the past day the cycle wasn't over"`
	Stated   CalibratedView       `json:"stated" doc:"The confidence that owners had stated by the middle of each key result's time"`
	Foreseen CalibratedView       `json:"foreseen" doc:"The chance that was to be foreseen of the readings of then, of those key results"`
	Omitted  bool                 `json:"omitted" doc:"Not all are counted: of one's own, more than 500 objectives in a cycle, or nothing is foreseen for more than 200 key results; of a team, only while coming, and of a past day"`
	Coming   bool                 `json:"coming" doc:"Of a team of more than 500 objectives: all of them are being reckoned, and the first are told until then"`
}

// CalibratedView judges one kind of chances.
type CalibratedView struct {
	Claims int                   `json:"claims"`
	Came   int                   `json:"came" doc:"Of claims, those that succeeded"`
	Brier  *float64              `json:"brier" doc:"Mean of (chance − came)²: 0 at best, 1 at worst; null for none"`
	Base   *float64              `json:"base" doc:"What stating the share that came each time would have scored: share × (1 − share)"`
	Bands  []CalibrationBandView `json:"bands" doc:"The reliability curve, in fifths that hold a claim"`
}

// CalibrationBandView is one point of the reliability curve.
type CalibrationBandView struct {
	Low    float64 `json:"low" doc:"Chances from here to below 0.2 more, the last with 1"`
	Claims int     `json:"claims"`
	Came   int     `json:"came"`
	Stated float64 `json:"stated" doc:"Mean of the chances"`
}

func (f *Feature) getCalibration(ctx context.Context, who access.Actor, in *calibrationIn) (*api.Out[CalibrationView], error) {
	find := func() (Calibration, error) { return f.OwnCalibration(ctx, who) }
	if in.Of == "team" {
		find = func() (Calibration, error) { return f.TeamCalibration(ctx, who, in.TeamID, in.CycleID) }
	}
	c, err := find()
	if err != nil {
		return nil, err
	}
	v := CalibrationView{Cycles: make([]InsightNameView, len(c.Cycles)), Untold: c.Untold, Stated: viewCalibrated(c.Stated), Foreseen: viewCalibrated(c.Foreseen), Omitted: c.Omitted, Coming: c.Coming}
	for i, one := range c.Cycles {
		v.Cycles[i] = InsightNameView{ID: one.ID, Name: one.Name}
	}
	return api.Body(v), nil
}

func viewCalibrated(c retrospective.Calibration) CalibratedView {
	v := CalibratedView{Claims: c.Claims, Came: c.Came, Brier: okr.NumberOrNone(c.Brier), Base: okr.NumberOrNone(c.Base), Bands: make([]CalibrationBandView, len(c.Bands))}
	for i, b := range c.Bands {
		v.Bands[i] = CalibrationBandView{Low: okr.RatioOf(int64(b.Low), 5).Number(), Claims: b.Claims, Came: b.Came, Stated: b.Stated.Number()}
	}
	return v
}
