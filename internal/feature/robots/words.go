package robots

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"robot.many":            {ZH: "最多设置 {limit} 个机器人。", EN: "There are at most {limit} robots."},
		"robot.kind":            {ZH: "没有这种平台。", EN: "There is no such platform."},
		"robot.topics":          {ZH: "请至少选择一类动态，或者要一份摘要。", EN: "Choose at least one kind of message, or a digest."},
		"robot.every":           {ZH: "摘要按周或按月。", EN: "A digest is weekly or monthly."},
		"robot.weekday":         {ZH: "请选择周一到周日。", EN: "Choose a day from Monday to Sunday."},
		"robot.topic":           {ZH: "没有这类消息。", EN: "There is no such kind of message."},
		"robot.members_of":      {ZH: "全公司的群没有“只有本团队成员”一说，请先选择团队。", EN: "A room of the whole workspace has no members of a team; choose a team first."},
		"robot.address":         {ZH: "请填写以 https:// 开头的 Webhook 地址。", EN: "Give a webhook address that begins with https://."},
		"robot.address_closed":  {ZH: "这个地址在内网里，服务器不会访问。确实需要的话，请在服务器上用 SINAN_OUTBOUND_ALLOW 放行。", EN: "This address is inside a private network, which the server doesn't call. Where that is wanted, allow it on the server by SINAN_OUTBOUND_ALLOW."},
		"robot.no_key":          {ZH: "地址要加密保存，但没有密钥；请在服务器上设置 SINAN_SECRET。", EN: "Addresses are kept sealed, and there is no key; set SINAN_SECRET on the server."},
		"robot.secret_feishu":   {ZH: "签名密钥太长。", EN: "The signing secret is too long."},
		"robot.secret_dingtalk": {ZH: "加签密钥太长。", EN: "The signing secret is too long."},
		"robot.secret_wecom":    {ZH: "企业微信机器人不用密钥，密钥就在地址里。", EN: "WeCom takes no secret: it is in the address."},
		"robot.secret_slack":    {ZH: "Slack 不用密钥，密钥就在地址里。", EN: "Slack takes no secret: it is in the address."},
		"robot.secret_teams":    {ZH: "Teams 不用密钥，密钥就在地址里。", EN: "Teams takes no secret: it is in the address."},
		"robot.secret_webhook":  {ZH: "密钥要以 whsec_ 开头，后面是 24 到 64 字节的 Base64；留空则自动生成。", EN: "The secret is whsec_ with 24 to 64 bytes in Base64; leave it empty to have one made."},

		"robot.brand":     {ZH: "司南", EN: "Sinan"},
		"robot.do":        {ZH: "打开司南", EN: "Open Sinan"},
		"robot.colon":     {ZH: "：", EN: ": "},
		"robot.comma":     {ZH: "、", EN: ", "},
		"robot.stop":      {ZH: "；", EN: "; "},
		"robot.several":   {ZH: "{n} 条动态", EN: "{n} {n|thing|things} happened"},
		"robot.more":      {ZH: "还有 {more} 条，请打开司南查看。", EN: "{more} more: open Sinan to see them."},
		"robot.try_title": {ZH: "{robot}：测试消息", EN: "{robot}: a test"},
		"robot.try_label": {ZH: "测试", EN: "Test"},
		"robot.try_head":  {ZH: "{name} 在测试这个机器人，能看到就说明接通了", EN: "{name} is trying this robot; it works if you can read this"},

		"robot.topic_activated": {ZH: "目标启动", EN: "Activated"}, "robot.topic_closed": {ZH: "目标关闭", EN: "Closed"}, "robot.topic_checked_in": {ZH: "进展更新", EN: "Check-in"},
		"robot.topic_blocked": {ZH: "行动受阻", EN: "Blocked"}, "robot.topic_problem_raised": {ZH: "新问题", EN: "Problem"}, "robot.topic_problem_decided": {ZH: "问题决定", EN: "Decision"},
		"robot.topic_problem_solved": {ZH: "问题解决", EN: "Solved"}, "robot.topic_minutes": {ZH: "会议纪要", EN: "Minutes"}, "robot.topic_report": {ZH: "团队周报", EN: "Team report"}, "robot.topic_recognized": {ZH: "认可", EN: "Recognition"},

		"robot.do_closed": {ZH: "去复盘", EN: "Look back"}, "robot.do_checked_in": {ZH: "说一句", EN: "Reply"}, "robot.do_blocked": {ZH: "去看行动", EN: "See the action"},
		"robot.do_problem_raised": {ZH: "去处理", EN: "Deal with it"}, "robot.do_problem_decided": {ZH: "看决定", EN: "See the decision"}, "robot.do_problem_solved": {ZH: "看怎么解决的", EN: "See how"},
		"robot.do_minutes": {ZH: "看纪要", EN: "Read the minutes"}, "robot.do_report": {ZH: "看周报", EN: "Read the report"}, "robot.do_recognized": {ZH: "也说声谢谢", EN: "Say thanks too"},
		"robot.do_check_in": {ZH: "更新进展", EN: "Check in"}, "robot.do_late": {ZH: "去看行动", EN: "See the action"},

		"robot.said_activated": {ZH: "{name} 启动了目标", EN: "{name} activated an objective"}, "robot.bare_activated": {ZH: "开始跟踪进展", EN: "tracking begins"},
		"robot.said_closed": {ZH: "{name} 关闭了目标：{value}", EN: "{name} closed an objective: {value}"}, "robot.bare_closed": {ZH: "{value}", EN: "{value}"},
		"robot.said_checked_in": {ZH: "{name} 更新了进展", EN: "{name} checked in"}, "robot.bare_checked_in": {ZH: "进展有更新", EN: "there is news"},
		"robot.said_checked_in_value": {ZH: "{name} 更新到 {value}", EN: "{name} checked in {value}"}, "robot.bare_checked_in_value": {ZH: "更新到 {value}", EN: "now at {value}"},
		"robot.said_blocked": {ZH: "{name} 的行动受阻", EN: "{name} marked an action as blocked"}, "robot.bare_blocked": {ZH: "行动受阻", EN: "an action is blocked"},
		"robot.said_problem_raised": {ZH: "{name} 提出了问题", EN: "{name} raised a problem"}, "robot.bare_problem_raised": {ZH: "有新的问题", EN: "a problem was raised"},
		"robot.said_problem_decided": {ZH: "{name} 作了决定", EN: "{name} decided"}, "robot.bare_problem_decided": {ZH: "有了决定", EN: "there is a decision"},
		"robot.said_problem_solved": {ZH: "{name} 解决了问题", EN: "{name} solved a problem"}, "robot.bare_problem_solved": {ZH: "已经解决", EN: "it is solved"},
		"robot.said_minutes": {ZH: "{name} 结束了会议", EN: "{name} ended a meeting"}, "robot.bare_minutes": {ZH: "会议结束", EN: "a meeting ended"},
		"robot.said_report": {ZH: "{name} 发出了团队周报", EN: "{name} sent a team report"}, "robot.bare_report": {ZH: "团队周报", EN: "a team report is out"},
		"robot.said_recognized": {ZH: "{name} 认可了", EN: "{name} recognized"}, "robot.bare_recognized": {ZH: "公开认可", EN: "recognized in public"},

		"robot.digest_weekly": {ZH: "每周摘要（{since} 至 {on}）", EN: "Weekly digest ({since} to {on})"}, "robot.digest_monthly": {ZH: "每月摘要（{since} 至 {on}）", EN: "Monthly digest ({since} to {on})"},
		"robot.digest_lead": {ZH: "{n} 个关键结果：{parts}。", EN: "{n} key {n|result|results}: {parts}."},
		"robot.digest_part": {ZH: "{status} {n}", EN: "{n} {status}"},
		"robot.digest_calm": {ZH: "{lead}没有落后的，也没有欠的。", EN: "{lead} Nothing is behind, and nothing is owed."},
		"robot.digest_more": {ZH: "还有：{parts}。", EN: "And: {parts}."},
		"robot.label_moved": {ZH: "有进展", EN: "Moved"}, "robot.label_behind": {ZH: "要关注", EN: "To look at"}, "robot.label_stale": {ZH: "没更新", EN: "No check-in"}, "robot.label_late": {ZH: "逾期", EN: "Late"},
		"robot.moved":        {ZH: "{before}% → {progress}%", EN: "{before}% → {progress}%"},
		"robot.stands":       {ZH: "{status}：进度 {progress}%，应达 {expected}%", EN: "{status}: at {progress}%, {expected}% expected"},
		"robot.stands_plain": {ZH: "{status}", EN: "{status}"},
		"robot.missed":       {ZH: "应在 {on} 更新", EN: "a check-in was due on {on}"}, "robot.due": {ZH: "应在 {on} 完成", EN: "due on {on}"},
		"robot.owner":           {ZH: "{what} · {name}", EN: "{what} · {name}"},
		"robot.status_on_track": {ZH: "正常", EN: "on track"}, "robot.status_at_risk": {ZH: "有风险", EN: "at risk"}, "robot.status_off_track": {ZH: "落后", EN: "off track"},
		"robot.status_achieved": {ZH: "达成", EN: "achieved"}, "robot.status_missed": {ZH: "未达成", EN: "missed"}, "robot.status_no_data": {ZH: "暂无数据", EN: "no data"},

		"robot.outcome_achieved": {ZH: "达成", EN: "achieved"}, "robot.outcome_missed": {ZH: "未达成", EN: "missed"}, "robot.outcome_dropped": {ZH: "不再进行", EN: "dropped"},
	}
}
