package notices

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	words := i18n.Words{
		"notice.time":      {ZH: "请填一天之内的时刻。", EN: "Give a time of day."},
		"notice.rhythm":    {ZH: "摘要按日或按周。", EN: "The digest is daily or weekly."},
		"notice.many":      {ZH: "一次最多标记 {limit} 条通知。", EN: "At most {limit} notices are marked at once."},
		"notice.far":       {ZH: "最多推迟一年。", EN: "A notice is put off by a year at most."},
		"notice.way":       {ZH: "没有这种通知，或没有这种方式。", EN: "There is no such reason, or no such way."},
		"notice.link_over": {ZH: "这个链接已失效。请登录后再操作。", EN: "This link is no longer valid. Please sign in instead."},

		"notice.letter_do":             {ZH: "打开通知", EN: "Open the inbox"},
		"notice.letter_hello":          {ZH: "{name}，你好：", EN: "Hello {name},"},
		"notice.letter_soon":           {ZH: "有 {n} 件事需要你看一下。", EN: "{n} {n|thing needs|things need} your attention."},
		"notice.letter_soon_subject":   {ZH: "{n} 件事需要你看一下", EN: "{n} {n|thing|things} for you"},
		"notice.letter_digest":         {ZH: "下面是最近与你有关的 {n} 条更新，不用马上处理。", EN: "Here {n|is|are} {n} recent {n|update|updates} that concern you. Nothing is urgent."},
		"notice.letter_digest_subject": {ZH: "摘要：{n} 条更新", EN: "Digest: {n} {n|update|updates}"},
		"notice.letter_do_check_in":    {ZH: "更新进展（不用登录）", EN: "Check in (no sign-in needed)"},
		"notice.letter_today":          {ZH: "今天有 {n} 件事等你：", EN: "{n} {n|thing waits|things wait} for you today:"},
		"notice.letter_today_subject":  {ZH: "今天有 {n} 件事等你", EN: "{n} {n|thing|things} for you today"},
		"notice.owed_check_in":         {ZH: "更新进展", EN: "Check in"},
		"notice.owed_action":           {ZH: "行动", EN: "Action"},
		"notice.owed_approval":         {ZH: "请你审批", EN: "Approval"},
		"notice.owed_revision":         {ZH: "请你同意调整", EN: "Consent to a revision"},
		"notice.owed_alignment":        {ZH: "答复对齐申请", EN: "Answer to a request to align"},
		"notice.owed_late":             {ZH: "{name} 的进展没有更新", EN: "{name} hasn't checked in"},
		"notice.owed_self_score":       {ZH: "自评目标", EN: "Score your objective"},
		"notice.owed_confirm_score":    {ZH: "复核评分", EN: "Review scores"},
		"notice.owed_settle_score":     {ZH: "定分", EN: "Settle scores"},
		"notice.owed_late_score":       {ZH: "{name} 的评分没有按时完成", EN: "{name} is late with scores"},
		"notice.owed_for":              {ZH: "代 {name}", EN: "in place of {name}"},
		"notice.view_more":             {ZH: "另有 {n} 项，请打开视图查看", EN: "{n} more: open the view"},
		"notice.until_today":           {ZH: "今天到期", EN: "due today"},
		"notice.until_next":            {ZH: "下个工作日到期", EN: "due on the next workday"},
		"notice.until_late":            {ZH: "迟了 {n} 个工作日", EN: "{n} {n|workday|workdays} late"},
		"notice.until_asked":           {ZH: "已等 {n} 个工作日", EN: "waiting for {n} {n|workday|workdays}"},
		"notice.link_key_result":       {ZH: "这个链接不包括这个关键结果。", EN: "This link is not for that key result."},
		"notice.letter_colon":          {ZH: "：", EN: ": "},
		"notice.letter_comma":          {ZH: "、", EN: ", "},
		"notice.letter_more":           {ZH: "还有 {more} 条没有列在信里，请打开通知查看。", EN: "{more} more {more|is|are} not in this letter: the inbox has them."},
		"notice.letter_why":            {ZH: "选择接收哪些通知、什么时候接收：", EN: "Choose what to hear of, and when:"},
		"notice.letter_stop":           {ZH: "不再接收“{reasons}”的邮件（不用登录）：", EN: "Stop mail about “{reasons}” (no sign-in needed):"},
	}
	for reason, text := range said() {
		words["notice.said_"+reason] = text
	}
	for reason, text := range called() {
		words["notice.reason_"+reason] = text
	}
	return words
}

// said is what a letter says of a notice; {name} is who did it.
func said() i18n.Words {
	return i18n.Words{
		"mention": {ZH: "{name} 提到了你", EN: "{name} mentioned you"}, "approval_asked": {ZH: "{name} 请你审批", EN: "{name} asks for your approval"},
		"returned": {ZH: "{name} 退回给你修改", EN: "{name} returned this to you"}, "alignment_asked": {ZH: "{name} 申请对齐到你这里", EN: "{name} asks to align under this"},
		"revision_asked": {ZH: "{name} 请你同意一项调整", EN: "{name} asks you to agree to a revision"}, "action_given": {ZH: "{name} 交给你一项行动", EN: "{name} gave you an action"},
		"action_blocked": {ZH: "{name} 有项行动在等你", EN: "{name} has an action waiting for you"}, "key_result_given": {ZH: "{name} 交给你一个关键结果", EN: "{name} gave you a key result"},
		"problem_given": {ZH: "{name} 交给你一个问题", EN: "{name} gave you a problem"}, "decision_asked": {ZH: "{name} 有个问题请你决定", EN: "{name} needs your decision on a problem"},
		"decision_made": {ZH: "{name} 就问题作了决定", EN: "{name} decided on a problem"}, "problem_solved": {ZH: "{name} 解决了问题", EN: "{name} solved a problem"},
		"feedback_asked": {ZH: "{name} 向你征求反馈", EN: "{name} asks for your feedback"}, "feedback_given": {ZH: "{name} 给了你反馈", EN: "{name} gave you feedback"},
		"feedback_shared": {ZH: "{name} 与你分享了给下属的反馈", EN: "{name} shared feedback on somebody who answers to you"}, "feedback_declined": {ZH: "{name} 谢绝了你征求的反馈", EN: "{name} declined to give feedback"},
		"review_asked": {ZH: "{name} 自评了，请你复核", EN: "{name} scored an objective; please review it"}, "review_returned": {ZH: "{name} 退回了评分", EN: "{name} took scores back"}, "scored": {ZH: "{name} 给你的目标定了分", EN: "{name} settled the score of your objective"},
		"recognized":      {ZH: "{name} 公开认可了你", EN: "{name} recognized you in public"},
		"rules_published": {ZH: "与你有关的激励规则公布了", EN: "The rules of an incentive scheme for you are published"}, "rules_withdrawn": {ZH: "与你有关的激励规则收回了，会重新公布", EN: "The rules of an incentive scheme for you were taken back and will be published anew"},
		"statement_ready": {ZH: "你的激励明细可以看了", EN: "Your incentive statement is ready"}, "appeal_asked": {ZH: "有一件激励申诉等你处理", EN: "An appeal against an incentive statement waits for you"}, "appeal_answered": {ZH: "你的激励申诉有了答复", EN: "Your appeal against an incentive statement was answered"},
		"evaluation_asked": {ZH: "{name} 请你写绩效评估", EN: "{name} asks you to write an evaluation"}, "colleagues_proposed": {ZH: "{name} 提议了评估同事，请你同意", EN: "{name} proposed colleagues for an evaluation; please agree"},
		"rating_published": {ZH: "{name} 公布了你的绩效结果", EN: "{name} published your evaluation"}, "rating_appealed": {ZH: "{name} 对绩效结果提出申诉，等你答复", EN: "{name} appealed against a rating; please answer"}, "rating_answered": {ZH: "{name} 答复了你的绩效申诉", EN: "{name} answered your appeal against your rating"},
		"metric_silent": {ZH: "这个指标的数据源一直读不到数据", EN: "The source of this metric can't be read"}, "metric_mended": {ZH: "这个指标的数据源又能读到数据了", EN: "The source of this metric is read again"},
		"reminder": {ZH: "今天该做的事", EN: "To do today"}, "nudge": {ZH: "{name} 提醒你更新进展", EN: "{name} reminds you to check in"},
		"follow_up_given": {ZH: "{name} 在会上请你跟进一件事", EN: "{name} noted a follow-up of yours in a meeting"}, "minutes": {ZH: "{name} 结束了会议，纪要已发出", EN: "{name} ended a meeting; here are its minutes"},
		"meeting_called": {ZH: "{name} 邀请你开会", EN: "{name} invites you to a meeting"}, "meeting_changed": {ZH: "{name} 改了会议安排", EN: "{name} changed a meeting"}, "meeting_cancelled": {ZH: "{name} 取消了会议", EN: "{name} cancelled a meeting"},
		"round_asked":    {ZH: "异步周会等你回答", EN: "A round waits for your answers"},
		"report_drafted": {ZH: "周报草稿写好了，等你看过发出", EN: "A draft of your team’s report waits for you to send it"}, "report_sent": {ZH: "{name} 发出了团队周报", EN: "{name} sent a team report"},
		"view_began": {ZH: "你订阅的视图有了新的符合项", EN: "A view that you subscribed to has new matches"}, "view_ended": {ZH: "你订阅的视图有几项不再符合", EN: "Some no longer match a view that you subscribed to"},
		"reply": {ZH: "{name} 回复了你参与的讨论", EN: "{name} replied in a thread of yours"}, "comment": {ZH: "{name} 评论了你负责的内容", EN: "{name} commented on what is yours"},
		"approved": {ZH: "{name} 批准了", EN: "{name} approved this"}, "activated": {ZH: "{name} 启动了目标，开始跟踪进展", EN: "{name} activated this; tracking begins"},
		"alignment_answered": {ZH: "{name} 答复了对齐申请", EN: "{name} answered the request to align"}, "revision_decided": {ZH: "{name} 答复了你提出的调整", EN: "{name} answered the revision you asked for"},
	}
}

// called is what reasons are called where one chooses.
func called() i18n.Words {
	return i18n.Words{
		"mention": {ZH: "提到我", EN: "mentions of me"}, "approval_asked": {ZH: "请我审批", EN: "approvals asked of me"}, "returned": {ZH: "退回给我", EN: "what is returned to me"},
		"alignment_asked": {ZH: "申请对齐", EN: "requests to align"}, "revision_asked": {ZH: "请我同意调整", EN: "revisions to agree to"},
		"action_given": {ZH: "交给我的行动", EN: "actions given to me"}, "action_blocked": {ZH: "行动在等我", EN: "actions waiting for me"},
		"key_result_given": {ZH: "交给我的关键结果", EN: "key results given to me"}, "problem_given": {ZH: "交给我的问题", EN: "problems given to me"},
		"decision_asked": {ZH: "请我决定", EN: "decisions asked of me"}, "decision_made": {ZH: "我的问题有了决定", EN: "decisions I asked for"},
		"problem_solved": {ZH: "我提的问题已解决", EN: "problems of mine that are solved"}, "reminder": {ZH: "每日提醒", EN: "the daily reminder"}, "nudge": {ZH: "教练或上级的提醒", EN: "nudges by the champion or a manager"},
		"feedback_asked": {ZH: "向我征求反馈", EN: "feedback asked of me"}, "feedback_given": {ZH: "给我的反馈", EN: "feedback to me"}, "feedback_shared": {ZH: "分享给我的反馈", EN: "feedback shared with me"},
		"feedback_declined": {ZH: "征求被谢绝", EN: "feedback declined"},
		"review_asked":      {ZH: "请我复核评分", EN: "scores to review"}, "review_returned": {ZH: "评分被退回", EN: "scores taken back"}, "scored": {ZH: "我的目标定分", EN: "final scores"}, "recognized": {ZH: "对我的认可", EN: "recognition of me"},
		"rules_published": {ZH: "与我有关的激励规则", EN: "incentive rules for me"}, "rules_withdrawn": {ZH: "激励规则被收回", EN: "incentive rules taken back"},
		"statement_ready": {ZH: "我的激励明细", EN: "incentive statements of mine"}, "appeal_asked": {ZH: "等我处理的激励申诉", EN: "incentive appeals to answer"}, "appeal_answered": {ZH: "激励申诉的答复", EN: "answers to my appeals"},
		"evaluation_asked": {ZH: "要我写的绩效评估", EN: "evaluations to write"}, "colleagues_proposed": {ZH: "请我同意评估同事", EN: "colleagues to agree to"}, "rating_published": {ZH: "我的绩效结果", EN: "evaluations of mine"},
		"metric_silent":   {ZH: "读不到数据的指标", EN: "metrics that can't be read"},
		"metric_mended":   {ZH: "恢复读取的指标", EN: "metrics that are read again"},
		"rating_appealed": {ZH: "等我答复的绩效申诉", EN: "appeals against ratings"}, "rating_answered": {ZH: "绩效申诉的答复", EN: "answers to my appeals against ratings"},
		"follow_up_given": {ZH: "会上请我跟进的事", EN: "follow-ups of mine"}, "minutes": {ZH: "会议纪要", EN: "minutes of meetings"},
		"meeting_called": {ZH: "会议邀请", EN: "invitations to meetings"}, "meeting_changed": {ZH: "会议安排有变", EN: "changes to meetings"}, "meeting_cancelled": {ZH: "会议取消", EN: "cancelled meetings"},
		"round_asked":    {ZH: "等我回答的异步周会", EN: "rounds to answer"},
		"report_drafted": {ZH: "等我发出的周报", EN: "drafts of team reports"}, "report_sent": {ZH: "团队周报", EN: "team reports"},
		"view_began": {ZH: "订阅的视图有新的符合项", EN: "new matches of my views"}, "view_ended": {ZH: "订阅的视图有不再符合的", EN: "what no longer matches my views"},
		"reply": {ZH: "讨论有回复", EN: "replies in my threads"}, "comment": {ZH: "评论我的内容", EN: "comments on what is mine"}, "approved": {ZH: "目标获批", EN: "objectives approved"},
		"activated": {ZH: "目标启动", EN: "objectives activated"}, "alignment_answered": {ZH: "对齐的答复", EN: "answers on alignment"}, "revision_decided": {ZH: "调整的答复", EN: "answers on revisions"},
	}
}
