package okr

// Ready reports whether no line fails.
func Ready(lines []Line) bool {
	for _, l := range lines {
		if l.State == Fail {
			return false
		}
	}
	return true
}

// StepTally counts the lines of a step.
type StepTally struct {
	Step   GuideStep `json:"step"`
	Lines  int       `json:"lines"`
	Fail   int       `json:"fail"`
	Waived int       `json:"waived"`
}

// TallySteps counts the lines by step, in the order of the steps: what the guide
// shows beside each.
func TallySteps(lines []Line) []StepTally {
	tallies := make([]StepTally, 0, len(GuideSteps()))
	for _, step := range GuideSteps() {
		t := StepTally{Step: step}
		for _, l := range lines {
			if l.Step != step {
				continue
			}
			t.Lines++
			switch l.State {
			case Fail:
				t.Fail++
			case Waived:
				t.Waived++
			}
		}
		tallies = append(tallies, t)
	}
	return tallies
}
