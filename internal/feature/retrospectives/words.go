package retrospectives

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"retrospective.not_begun": {ZH: "这个目标还没有启动，没有可复盘的。", EN: "This objective was never active; there is nothing to look back on."},
		"cause.words_needed":      {ZH: "请写明原因是什么。", EN: "Say what the cause is."},
		"cause.of_team":           {ZH: "团队的原因下面不归问题，请归到目标的原因。", EN: "Problems are put down to the causes of an objective, not of a team."},
		"cause.problem_elsewhere": {ZH: "这个问题不是这个目标的。", EN: "This problem is not one of the objective."},
		"lesson.words_needed":     {ZH: "请写下学到了什么。", EN: "Say what was learned."},
		"lesson.what_needed":      {ZH: "请写明要改什么。", EN: "Say what is to be changed."},
		"lesson.change_unknown":   {ZH: "经验只能改模板、规则、行动或做法。", EN: "A lesson changes a template, a policy, an action or how things are done."},
		"lesson.change_none":      {ZH: "这条经验没有要改的，谈不上是否坚持。", EN: "This lesson changes nothing that could be kept or dropped."},
		"lesson.fate_unknown":     {ZH: "改动的结果只能是待定、已坚持或已放弃。", EN: "A change is open, kept or dropped."},
		"lesson.reason_needed":    {ZH: "放弃时请写明原因。", EN: "Say why it is dropped."},
		"lesson.action_unknown":   {ZH: "没有这个行动，或者你看不到它。", EN: "There is no such action, or it is not for you to see."},
		"lesson.rule_unknown":     {ZH: "没有这条规则。", EN: "There is no such rule."},
		"lesson.tags_many":        {ZH: "标签最多 {limit} 个。", EN: "At most {limit} tags."},
		"lesson.tag_long":         {ZH: "一个标签最多 {limit} 个字。", EN: "A tag has at most {limit} characters."},
	}
}
