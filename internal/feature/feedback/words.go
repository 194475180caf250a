package feedback

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"feedback.person_needed":  {ZH: "请选择给谁。", EN: "Say whom it is to."},
		"feedback.asked_needed":   {ZH: "请选择向谁征求反馈。", EN: "Say whom you ask."},
		"feedback.one_person":     {ZH: "反馈一次只能给一个人；想感谢多人，请用“认可”。", EN: "Feedback is to one person; to thank several, give recognition."},
		"feedback.person_unknown": {ZH: "没有这位成员，或已停用。", EN: "There is no such person, or they have left."},
		"feedback.self":           {ZH: "不能写给自己。", EN: "It can't be to yourself."},
		"feedback.manager_none":   {ZH: "对方没有上级，请选择“仅双方”或“公开”。", EN: "They have no manager; choose “only us two” or “public”."},
		"feedback.answer_kind":    {ZH: "对征求的回答是反馈，不是认可。", EN: "What answers a request is feedback, not recognition."},
		"feedback.settled":        {ZH: "这条征求已经回答、谢绝或撤回。", EN: "This request has been answered, declined or withdrawn."},
		"feedback.cheer_own":      {ZH: "只能为别人的认可喝彩。", EN: "You can applaud recognition of others only."},
	}
}
