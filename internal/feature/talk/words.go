package talk

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"comment.subject_unknown": {ZH: "请说明评论的是什么：目标、关键结果、行动、问题或战略主题。", EN: "Say what the comment is about: an objective, a key result, an action, a problem or a theme."},
		"comment.thread_unknown":  {ZH: "没有这个讨论，或开头的评论已删除。", EN: "There is no such thread, or its first comment was deleted."},
		"comment.thread_full":     {ZH: "这个讨论已有 {limit} 条回复，请另开一个。", EN: "This thread already has {limit} replies; please begin another."},
		"comment.mention_unknown": {ZH: "没有“{name}”这位成员或这个团队。", EN: "There is no person or team called “{name}”."},
		"comment.mentions_many":   {ZH: "一条评论最多提到 {limit} 个人或团队。", EN: "A comment mentions at most {limit} people or teams."},
		"comment.resolved":        {ZH: "这个讨论已经解决，或不是讨论的开头。", EN: "This thread is resolved already, or this is not its first comment."},
		"comment.open":            {ZH: "这个讨论还没有解决，或不是讨论的开头。", EN: "This thread is not resolved, or this is not its first comment."},
	}
}
