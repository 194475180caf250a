package problems

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"problem.title_needed":     {ZH: "请写明遇到了什么问题。", EN: "Say what the problem is."},
		"problem.how_needed":       {ZH: "请写明是怎么解决的。", EN: "Say how it was solved."},
		"problem.why_needed":       {ZH: "请写明为什么重新打开。", EN: "Say why it is open again."},
		"problem.question_needed":  {ZH: "请写明要对方决定什么。", EN: "Say what is to be decided."},
		"problem.decider_needed":   {ZH: "请指定由谁来决定。", EN: "Say who is to decide."},
		"problem.decision_needed":  {ZH: "请写明你的决定。", EN: "Say what you decide."},
		"problem.state_unknown":    {ZH: "没有“{to}”这个状态。", EN: "There is no state “{to}”."},
		"problem.state_move":       {ZH: "不能从“{from}”改为“{to}”，可能有人刚刚改过，请刷新。", EN: "It can't go from “{from}” to “{to}”; somebody may just have changed it. Load it again."},
		"problem.states_mixed":     {ZH: "已解决的问题请单独列出。", EN: "Ask for solved problems apart from the others."},
		"problem.solved":           {ZH: "这个问题已经解决，请先重新打开。", EN: "This problem is solved; open it again first."},
		"problem.severity_unknown": {ZH: "没有“{severity}”这个严重程度。", EN: "There is no severity “{severity}”."},
		"problem.team_unknown":     {ZH: "没有这个团队。", EN: "There is no such team."},
		"problem.person_unknown":   {ZH: "没有这位成员，或已停用。", EN: "There is no such person, or they have left."},
		"problem.person_blind":     {ZH: "{name}看不到这个目标，请先把目标共享给对方。", EN: "{name} can't see the objective; share it with them first."},

		"word.open":    {ZH: "待处理", EN: "open"},
		"word.in_hand": {ZH: "处理中", EN: "in hand"},
		"word.solved":  {ZH: "已解决", EN: "solved"},
	}
}
