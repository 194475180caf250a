package plans

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"plan.title_needed":       {ZH: "请写明做什么。", EN: "Say what is to be done."},
		"plan.owner_needed":       {ZH: "请指定一位责任人。", EN: "Name one responsible person."},
		"plan.due_needed":         {ZH: "请写明时间节点。", EN: "Say when it is due."},
		"plan.due_before_start":   {ZH: "时间节点早于开始日期 {starts_on}。", EN: "It is due before it starts, on {starts_on}."},
		"plan.effort_range":       {ZH: "工作量应在 {min} 到 {max} 人天之间。", EN: "The effort must be {min} to {max} person-days."},
		"plan.step_title_needed":  {ZH: "请写明这一步做什么。", EN: "Say what this step is."},
		"plan.state_unknown":      {ZH: "没有“{to}”这个状态。", EN: "There is no state “{to}”."},
		"plan.state_move":         {ZH: "不能从“{from}”直接改为“{to}”。", EN: "It can't go from “{from}” straight to “{to}”."},
		"plan.block_why":          {ZH: "受阻时请写明原因。", EN: "Say why it is blocked."},
		"plan.block_whom":         {ZH: "受阻时请写明在等谁。", EN: "Say whom it waits for."},
		"plan.depends_missing":    {ZH: "依赖的行动不存在，或者你无权查看。", EN: "There is no such action to depend on, or you may not see it."},
		"plan.depends_duplicate":  {ZH: "“{title}”已经在依赖里了。", EN: "It depends on “{title}” already."},
		"plan.depends_self":       {ZH: "行动不能依赖它自己。", EN: "An action can't depend on itself."},
		"plan.depends_cycle":      {ZH: "依赖不能绕成一圈：{path}", EN: "Dependencies can't form a circle: {path}"},
		"plan.dependents_denied":  {ZH: "有些受影响的行动你不能改期（{titles}），请只改这一项并告知责任人。", EN: "You may not move some of the actions that depend on it ({titles}); move only this one and tell who is responsible."},
		"plan.person_unknown":     {ZH: "没有这位成员，或已停用。", EN: "There is no such person, or they have left."},
		"plan.key_result_unknown": {ZH: "没有这个关键结果，或者你无权查看。", EN: "There is no such key result, or you may not see it."},

		"plans.most_then": {ZH: "回看过去的一天时，负荷最多算 {most} 人，这里有 {people} 人：请选一个小一些的团队。", EN: "Load on a past day is worked out for {most} people at most, and these are {people}: choose a smaller team."},

		"word.todo":    {ZH: "待办", EN: "to do"},
		"word.doing":   {ZH: "进行中", EN: "doing"},
		"word.blocked": {ZH: "受阻", EN: "blocked"},
		"word.done":    {ZH: "完成", EN: "done"},
		"word.dropped": {ZH: "放弃", EN: "dropped"},
	}
}
