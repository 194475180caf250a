package insight

// GuestInsightView is a state as a guest's page draws it: of a forecast no more than is
// drawn, and nothing of what people wrote to each other.
type GuestInsightView struct {
	InsightView
	Trouble []GuestTroubleView `json:"trouble" doc:"Key results that may not succeed, the least likely first; at most 10"`
}

// GuestTroubleView is a key result that may not succeed.
type GuestTroubleView struct {
	InsightTroubleView
	Forecast *GuestForecastView `json:"forecast,omitempty"`
}

// GuestForecastView is a forecast as it is drawn: a faint band and a chance.
type GuestForecastView struct {
	ProgressLow  *float64 `json:"progress_low" doc:"The less favourable end of what comes four times in five; null for a keep, whose progress is days held"`
	ProgressHigh *float64 `json:"progress_high"`
	Chance       float64  `json:"chance" doc:"Probability of success, in whole hundredths from 0.01 to 0.99"`
}

// GuestView is a state as a guest is told it.
func GuestView(d *Dashboard) GuestInsightView {
	v := GuestInsightView{InsightView: View(d), Trouble: []GuestTroubleView{}}
	for _, one := range v.InsightView.Trouble {
		guest := GuestTroubleView{InsightTroubleView: one}
		if f := one.Forecast; f != nil {
			guest.Forecast = &GuestForecastView{f.ProgressLow, f.ProgressHigh, f.Chance}
		}
		v.Trouble = append(v.Trouble, guest)
	}
	return v
}
