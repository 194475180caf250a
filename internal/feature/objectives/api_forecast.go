package objectives

import (
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// ForecastView is what is foreseen of a key result for its due date. Values of a
// milestone are percents of its weight.
type ForecastView struct {
	On           string               `json:"on" doc:"The due date"`
	AsOf         string               `json:"as_of" doc:"The day it was last computed"`
	Value        string               `json:"value" doc:"Expected then, rounded to the digits that the interval bears"`
	Low          string               `json:"low" doc:"The interval from low to high holds what comes four times in five"`
	High         string               `json:"high"`
	Progress     *float64             `json:"progress" doc:"Value as progress; null for a keep, whose progress is days held"`
	ProgressLow  *float64             `json:"progress_low" doc:"The less favourable end, as progress"`
	ProgressHigh *float64             `json:"progress_high"`
	Chance       float64              `json:"chance" doc:"Probability of success, in whole hundredths from 0.01 to 0.99"`
	Pace         string               `json:"pace" doc:"A week of five workdays, at the present drift"`
	Needed       *ForecastNeedView    `json:"needed,omitempty" doc:"What success still takes; left out for a keep"`
	Count        int                  `json:"count" doc:"Readings it rests on"`
	Reasons      []ForecastReasonView `json:"reasons"`
}

// ForecastNeedView is the pace that success still takes.
type ForecastNeedView struct {
	Pace  string `json:"pace" doc:"A week of five workdays, rounded so that it is enough"`
	Value string `json:"value" doc:"What has to be reached"`
	Days  int    `json:"days" doc:"Workdays that are left"`
}

// ForecastReasonView is one thing that a forecast rests on.
type ForecastReasonView struct {
	Code string            `json:"code" doc:"pace_enough, pace_short, pace_flat, pace_away, reached, steady, restless, slowing, gaining, odd, season, counted, ceiling, old, few, before, before_same"`
	Args map[string]string `json:"args,omitempty"`
}

// Foreseen is the forecast of a key result that still holds: of its present due
// date, before it, while anything is asked of it; nil otherwise.
func (s Standing) Foreseen(kr *KeyResult) *Foreseen {
	if kr.Forecast.None() || kr.Dropped || s.State != okr.Active {
		return nil
	}
	f, err := kr.Forecast.Get()
	if err != nil || f == nil || f.On != kr.DueOn.Date || !s.Today.Before(kr.DueOn.Date) {
		return nil
	}
	return f
}

// ViewForecast is what is foreseen of a key result as the API tells it; nil where nothing is.
func (s Standing) ViewForecast(kr *KeyResult) *ForecastView {
	f := s.Foreseen(kr)
	if f == nil {
		return nil
	}
	v := &ForecastView{On: f.On.String(), AsOf: kr.ForeseenOn.String(), Value: f.Value.String(), Low: f.Low.String(), High: f.High.String(),
		Chance: okr.RatioOf(int64(f.Chance), 100).Number(), Pace: f.Pace.String(), Count: f.Count, Reasons: make([]ForecastReasonView, len(f.Reasons))}
	for i, r := range f.Reasons {
		v.Reasons[i] = ForecastReasonView{Code: r.Code, Args: r.Args}
	}
	if f.Needed != nil {
		v.Needed = &ForecastNeedView{Pace: f.Needed.Pace.String(), Value: f.Needed.Value.String(), Days: f.Needed.Days}
	}
	low, middle, high := kr.shareOf(f.Low), kr.shareOf(f.Value), kr.shareOf(f.High)
	if low != nil && high != nil && low.Cmp(*high) > 0 {
		low, high = high, low
	}
	v.Progress, v.ProgressLow, v.ProgressHigh = okr.NumberOrNone(middle), okr.NumberOrNone(low), okr.NumberOrNone(high)
	return v
}
