package meetings

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"meeting.title_needed":            {ZH: "请写明会议名称。", EN: "Give the meeting a name."},
		"meeting.kind_unknown":            {ZH: "没有“{kind}”这种会议。", EN: "There is no kind of meeting “{kind}”."},
		"meeting.minutes":                 {ZH: "会议时长应在 {least} 到 {most} 分钟之间。", EN: "A meeting takes from {least} to {most} minutes."},
		"meeting.day_needed":              {ZH: "请选择会议日期。", EN: "Choose the day of the meeting."},
		"meeting.time_form":               {ZH: "“{time}”不是时刻，请写成 09:30 的样子。", EN: "“{time}” is no time of day; write it as 09:30."},
		"meeting.ends_before":             {ZH: "结束日期早于开始日期。", EN: "It ends before it starts."},
		"meeting.no_day":                  {ZH: "按这个频率，没有一天要开会。", EN: "By this rule there is no day on which to meet."},
		"meeting.visibility":              {ZH: "没有这种可见范围。", EN: "There is no such visibility."},
		"meeting.visibility_team":         {ZH: "团队的会议至少团队成员可见。", EN: "A team's meeting is seen by the team at least."},
		"meeting.team_unknown":            {ZH: "没有这个团队。", EN: "There is no such team."},
		"meeting.people_needed":           {ZH: "请选择团队，或至少一位参会人。", EN: "Choose a team, or at least one person to meet."},
		"meeting.people_most":             {ZH: "最多另邀 {max} 人。", EN: "At most {max} people can be invited by name."},
		"meeting.person_unknown":          {ZH: "没有这位成员，或已停用。", EN: "There is no such person, or they have left."},
		"meeting.sections_needed":         {ZH: "议程至少要有一个环节。", EN: "An agenda needs a section at least."},
		"meeting.sections_most":           {ZH: "议程最多 {max} 个环节。", EN: "An agenda has at most {max} sections."},
		"meeting.part_unknown":            {ZH: "没有“{part}”这种环节。", EN: "There is no section “{part}”."},
		"meeting.part_twice":              {ZH: "同一个数据环节只能出现一次。", EN: "A section filled from data can be there only once."},
		"meeting.section_title":           {ZH: "请给自定环节起个名字，最多 {max} 个字。", EN: "Give a section of your own a name, of at most {max} characters."},
		"meeting.section_minutes":         {ZH: "环节时长应在 0 到 {max} 分钟之间。", EN: "A section takes from 0 to {max} minutes."},
		"meeting.two_people":              {ZH: "一对一只有两个人：你和另一位成员。", EN: "A one-on-one is of two people: you and one other."},
		"meeting.two_stay":                {ZH: "一对一不能换人，请另外安排。", EN: "Who meets one-on-one stays; plan another."},
		"meeting.of_two":                  {ZH: "一对一里说定的事，责任人只能是你们两人之一。", EN: "What is promised one-on-one is for one of the two of you."},
		"meeting.no_question":             {ZH: "异步周会至少要有一个要大家回答的环节。", EN: "A round needs a section that everybody answers."},
		"meeting.no_round":                {ZH: "这不是异步周会，不用书面回答。", EN: "This is no round; nothing is answered in writing."},
		"meeting.question_unknown":        {ZH: "没有这个问题。", EN: "There is no such question."},
		"meeting.answer_needed":           {ZH: "请至少回答一个问题。", EN: "Answer one question at least."},
		"meeting.opened":                  {ZH: "会议已经开始。", EN: "The meeting has been opened."},
		"meeting.not_open":                {ZH: "会议没有在进行。", EN: "The meeting isn’t open."},
		"meeting.over":                    {ZH: "会议已经结束。", EN: "The meeting is over."},
		"meeting.series_stopped":          {ZH: "这个系列会议已经停止。", EN: "This series has been stopped."},
		"meeting.locked":                  {ZH: "{name}正在写这一环节。", EN: "{name} is writing in this section."},
		"meeting.item_kind":               {ZH: "请说明是决议还是跟进事项。", EN: "Say whether it is a decision or a follow-up."},
		"meeting.item_state":              {ZH: "没有这种状态。", EN: "There is no such state."},
		"meeting.item_is_action":          {ZH: "这个跟进事项是一个行动，请在行动里修改。", EN: "This follow-up is an action; change it there."},
		"meeting.words_needed":            {ZH: "请写明内容。", EN: "Say what it is."},
		"meeting.responsible_needed":      {ZH: "请指定一位责任人。", EN: "Say who is responsible."},
		"meeting.due_needed":              {ZH: "请写明什么时候完成。", EN: "Say by when."},
		"meeting.came_of_needed":          {ZH: "请写明为什么不做了。", EN: "Say why it was dropped."},
		"meeting.action_needs_key_result": {ZH: "请选择这个行动推动哪个关键结果。", EN: "Choose the key result that the action moves."},
	}
}
