package robots

import (
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/robot"
)

// act gives an item its tone, what can be done about it and where: a webhook's card can
// only lead there, and whoever presses signs in as themselves.
func (w *writer) act(l line, i *robot.Item) {
	switch l.Topic {
	case notice.ObjectiveActivated:
		i.Tone = robot.Good
	case notice.ObjectiveClosed:
		i.Tone = map[string]robot.Tone{"achieved": robot.Good, "missed": robot.Bad}[l.Value]
		i.DoURL = w.base + "/review/" + l.ObjectiveID + "/retrospective"
	case notice.CheckedIn:
		i.DoURL = i.URL
	case notice.ActionIsBlocked:
		i.Tone = robot.Warn
		i.DoURL = w.base + "/key-results/" + l.KeyResultID + "/plan"
	case notice.ProblemRaised, notice.ProblemDecided, notice.ProblemOver:
		i.Tone = map[notice.Topic]robot.Tone{notice.ProblemRaised: robot.Bad, notice.ProblemOver: robot.Good}[l.Topic]
		i.DoURL = w.base + "/problems?problem=" + l.SubjectID
	case notice.Recognition:
		i.Tone, i.DoURL = robot.Good, i.URL
	case notice.MinutesOut, notice.ReportOut:
		i.DoURL = i.URL
	}
	if i.DoURL != "" {
		i.Do = w.say("do_"+string(l.Topic), nil)
	}
}
