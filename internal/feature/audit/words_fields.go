package audit

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// fieldWords say what the fields of an entry are called.
func fieldWords() i18n.Words {
	words := i18n.Words{}
	for field, text := range map[string]i18n.Text{
		"title": {ZH: "标题", EN: "Title"}, "name": {ZH: "名称", EN: "Name"}, "description": {ZH: "说明", EN: "Description"},
		"owner_id": {ZH: "负责人", EN: "Owner"}, "person_id": {ZH: "成员", EN: "Person"}, "person_ids": {ZH: "给谁", EN: "To"}, "team_id": {ZH: "团队", EN: "Team"}, "team_ids": {ZH: "还参与的团队", EN: "Other teams"},
		"lead_id": {ZH: "团队负责人", EN: "Lead"}, "manager_id": {ZH: "直属上级", EN: "Line manager"}, "collaborator_ids": {ZH: "协作人", EN: "Collaborators"},
		"hand_over_to": {ZH: "交接给", EN: "Handed over to"}, "approved_by": {ZH: "批准人", EN: "Approved by"}, "shared_with": {ZH: "可见成员", EN: "Shared with"},
		"parent_id": {ZH: "上级", EN: "Under"}, "cycle_id": {ZH: "周期", EN: "Cycle"}, "theme_ids": {ZH: "战略主题", EN: "Strategy themes"}, "before_id": {ZH: "排在其前", EN: "Placed before"},
		"objective_id": {ZH: "目标", EN: "Objective"}, "parent_objective_id": {ZH: "上级目标", EN: "Parent objective"},
		"key_result_id": {ZH: "关键结果", EN: "Key result"}, "parent_key_result_id": {ZH: "上级关键结果", EN: "Parent key result"},
		"kind": {ZH: "类型", EN: "Kind"}, "visibility": {ZH: "可见范围", EN: "Visibility"}, "weight": {ZH: "权重", EN: "Weight"}, "state": {ZH: "状态", EN: "State"},
		"outcome": {ZH: "结果", EN: "Outcome"}, "note": {ZH: "说明", EN: "Note"}, "reason": {ZH: "原因", EN: "Reason"}, "words": {ZH: "说明", EN: "Words"}, "code": {ZH: "检查项", EN: "Check"},
		"baseline": {ZH: "基线值", EN: "Baseline"}, "target": {ZH: "目标值", EN: "Target"}, "target_relative": {ZH: "相对目标 (%)", EN: "Target, % of baseline"},
		"target_change": {ZH: "目标变化", EN: "Target, change"}, "low": {ZH: "不低于", EN: "At least"}, "high": {ZH: "不高于", EN: "At most"}, "unit": {ZH: "单位", EN: "Unit"},
		"steps": {ZH: "步骤", EN: "Steps"}, "cadence": {ZH: "更新频率", EN: "Cadence"}, "checkpoints": {ZH: "计划检查点", EN: "Planned checkpoints"}, "dropped": {ZH: "放弃", EN: "Dropped"},
		"starts_on": {ZH: "开始", EN: "Start"}, "ends_on": {ZH: "结束", EN: "End"}, "due_on": {ZH: "截止", EN: "Due"}, "measure": {ZH: "衡量方式", EN: "Measure"},
		"value": {ZH: "当前值", EN: "Value"}, "as_of": {ZH: "截至", EN: "As of"}, "confidence": {ZH: "信心", EN: "Confidence"}, "status": {ZH: "自评状态", EN: "Called status"},
		"status_reason": {ZH: "自评原因", EN: "Reason for the status"}, "blockers": {ZH: "受阻", EN: "Blockers"}, "next": {ZH: "下一步", EN: "Next"}, "steps_done": {ZH: "完成的节点", EN: "Steps done"},
		"how": {ZH: "执行方式", EN: "How"}, "effort_days": {ZH: "工作量（人天）", EN: "Effort, person-days"}, "depends_on": {ZH: "依赖", EN: "Depends on"},
		"why": {ZH: "受阻原因", EN: "Blocked by"}, "whom": {ZH: "在等谁", EN: "Waits for"}, "step": {ZH: "步骤", EN: "Step"}, "done": {ZH: "完成", EN: "Done"},
		"detail": {ZH: "详情", EN: "Detail"}, "severity": {ZH: "严重程度", EN: "Severity"}, "source": {ZH: "来源", EN: "Raised in"}, "how_solved": {ZH: "解决方法", EN: "How it was solved"},
		"decider_id": {ZH: "由谁决定", EN: "Who decides"}, "question": {ZH: "要决定的事", EN: "To be decided"}, "decision": {ZH: "决定", EN: "Decision"},
		"archived": {ZH: "归档", EN: "Archived"}, "phase": {ZH: "阶段", EN: "Phase"}, "drafting_on": {ZH: "起草自", EN: "Drafting from"}, "running_on": {ZH: "执行自", EN: "Running from"},
		"scoring_on": {ZH: "评分自", EN: "Scoring from"}, "closed_on": {ZH: "关闭于", EN: "Closed on"}, "from": {ZH: "自", EN: "From"}, "to": {ZH: "至", EN: "To"},
		"area": {ZH: "领域", EN: "Area"}, "summary": {ZH: "简介", EN: "Summary"}, "lang": {ZH: "语言", EN: "Language"}, "objectives": {ZH: "目标", EN: "Objectives"}, "theme": {ZH: "外观", EN: "Appearance"},
		"preset": {ZH: "预设", EN: "Preset"}, "news": {ZH: "通知内容", EN: "Told of"}, "people": {ZH: "人数", EN: "People"}, "rows": {ZH: "条数", EN: "Rows"}, "approver_id": {ZH: "批准人", EN: "Approver"},
		"scoring": {ZH: "评分", EN: "Scoring"}, "scale": {ZH: "分制", EN: "Scale"}, "red_to": {ZH: "红区到", EN: "Red up to"}, "green_from": {ZH: "绿区自", EN: "Green from"},
		"okr_apart": {ZH: "OKR 与绩效分开", EN: "OKR and evaluation apart"}, "quota": {ZH: "参考比例作为强制分布", EN: "Guideline as a quota"},
		"form_kind": {ZH: "评估关系", EN: "Reviewer"}, "reviewer_id": {ZH: "评估人", EN: "Reviewer"},
		"body": {ZH: "内容", EN: "Text"}, "quote": {ZH: "引用", EN: "Quoted"}, "reaction": {ZH: "回应", EN: "Reaction"}, "subject_kind": {ZH: "评论对象的类型", EN: "Kind of subject"},
		"email": {ZH: "邮箱", EN: "E-mail"}, "role": {ZH: "角色", EN: "Role"}, "position": {ZH: "顺序", EN: "Position"}, "deactivated_at": {ZH: "停用于", EN: "Deactivated"},
		"new": {ZH: "新增", EN: "Added"}, "changed": {ZH: "更新", EN: "Changed"}, "gone": {ZH: "撤回", EN: "Taken back"}, "formula": {ZH: "公式", EN: "Formula"}, "failed": {ZH: "连续失败次数", EN: "Failures in a row"}, "same": {ZH: "不变", EN: "Unchanged"}, "order": {ZH: "重新排序", EN: "Put in order"},
		"ended": {ZH: "结束的登录", EN: "Sessions ended"}, "drop_totp": {ZH: "同时关闭两步验证", EN: "Two-step sign-in turned off"}, "codes_left": {ZH: "剩余恢复码", EN: "Codes left"}, "scopes": {ZH: "权限", EN: "Scopes"}, "ends_at": {ZH: "有效至", EN: "Ends"},
		"objectives_recommended": {ZH: "建议目标数", EN: "Objectives recommended"}, "objectives_most": {ZH: "目标数上限", EN: "Objectives at most"},
		"key_results_least": {ZH: "关键结果下限", EN: "Key results at least"}, "key_results_most": {ZH: "关键结果上限", EN: "Key results at most"}, "refuse": {ZH: "超出时拒绝", EN: "Refuse beyond"},
		"teams": {ZH: "团队例外", EN: "Exceptions of teams"}, "at_risk_at": {ZH: "差距超过多少算有风险", EN: "At risk beyond"}, "off_track_at": {ZH: "差距超过多少算落后", EN: "Off track beyond"},
		"keep_share": {ZH: "保持达标比例", EN: "Share to keep"}, "grace_workdays": {ZH: "宽限工作日", EN: "Workdays of grace"}, "any": {ZH: "任何调整都要同意", EN: "Consent to any revision"},
		"deputy_id": {ZH: "代理人", EN: "Deputy"}, "remind_at": {ZH: "提醒时刻", EN: "Remind at"}, "escalate_after": {ZH: "迟几个工作日后告知上级", EN: "Workdays late before the manager hears"},
		"check_in_by_mail": {ZH: "可从邮件更新进展", EN: "Check-ins from letters"},
		"names_in_chats":   {ZH: "群消息里说出姓名", EN: "Names in chats"}, "members_only": {ZH: "群里只有本团队成员", EN: "Only members of the team in the room"}, "topics": {ZH: "消息种类", EN: "Kinds of messages"},
		"digest_every": {ZH: "摘要", EN: "Digest"}, "digest_weekday": {ZH: "摘要在周几（1 为周一）", EN: "Digest on weekday (1 is Monday)"}, "host": {ZH: "服务器", EN: "Server"}, "active": {ZH: "启用", EN: "On"}, "credentials_changed": {ZH: "换了地址或密钥", EN: "Another address or secret"}, "trouble": {ZH: "故障", EN: "Trouble"},
		"ways": {ZH: "通知方式", EN: "Ways"}, "quiet_from": {ZH: "免打扰自", EN: "Quiet from"}, "quiet_until": {ZH: "免打扰至", EN: "Quiet until"},
		"workdays_only": {ZH: "只在工作日", EN: "On workdays only"}, "digest": {ZH: "摘要", EN: "Digest"}, "digest_at": {ZH: "摘要时刻", EN: "Digest at"}, "deliveries": {ZH: "消息", EN: "Messages"},
		"host_id": {ZH: "主持人", EN: "Host"}, "people_ids": {ZH: "另邀参会人", EN: "Invited by name"}, "starts_at": {ZH: "开始时间", EN: "Begins"}, "minutes": {ZH: "时长（分钟）", EN: "Minutes"},
		"place": {ZH: "地点", EN: "Place"}, "at": {ZH: "时刻", EN: "Time of day"}, "made_until": {ZH: "已排至", EN: "Planned until"}, "text": {ZH: "纪要", EN: "Minutes"}, "came_of": {ZH: "结果如何", EN: "What came of it"},
		"format": {ZH: "格式", EN: "Format"}, "week_on": {ZH: "哪一周", EN: "Week"}, "hidden": {ZH: "不发的部分", EN: "Parts left out"}, "weekday": {ZH: "周几（1 为周一）", EN: "Weekday (1 is Monday)"},
		"goal": {ZH: "回顾目标", EN: "Goal"}, "result": {ZH: "评估结果", EN: "Result"}, "analysis": {ZH: "分析原因", EN: "Analysis"}, "insight": {ZH: "总结规律", EN: "Insight"},
		"how_carried": {ZH: "怎么延续", EN: "How it goes on"}, "tags": {ZH: "标签", EN: "Tags"}, "change": {ZH: "改什么", EN: "What it changes"}, "what": {ZH: "怎么改", EN: "The change"}, "fate": {ZH: "改动的结果", EN: "What became of it"},
		"direction": {ZH: "方向", EN: "Direction"}, "freshness": {ZH: "更新时限（工作日）", EN: "Freshness, workdays"}, "metric_id": {ZH: "指标", EN: "Metric"},
		"key_results": {ZH: "关键结果", EN: "Key results"}, "actions": {ZH: "行动", EN: "Actions"}, "check_ins": {ZH: "进展更新", EN: "Check-ins"},
		"comments": {ZH: "评论", EN: "Comments"}, "files": {ZH: "文件", EN: "Files"}, "alignments": {ZH: "对齐", EN: "Alignments"}, "refused": {ZH: "未导入的行", EN: "Rows refused"},
		"connector_id": {ZH: "数据源", EN: "Connector"}, "query": {ZH: "查询", EN: "Query"}, "value_path": {ZH: "值的路径", EN: "Path of the value"}, "day_path": {ZH: "日期的路径", EN: "Path of the day"},
		"delay": {ZH: "数据延迟（天）", EN: "Delay, days"}, "paused": {ZH: "暂停", EN: "Paused"}, "address": {ZH: "地址", EN: "Address"}, "auth": {ZH: "认证方式", EN: "Authentication"},
		"login": {ZH: "用户", EN: "User"}, "header": {ZH: "请求头", EN: "Header"}, "tls": {ZH: "加密", EN: "Encryption"}, "secret": {ZH: "有密码或令牌", EN: "Has a secret"},
		"cut_off_on": {ZH: "迟到数据截止", EN: "Late readings until"}, "self_by": {ZH: "自评截止", EN: "Self scores by"}, "confirm_by": {ZH: "复核截止", EN: "Reviews by"},
		"meet_on": {ZH: "对齐会", EN: "Meeting on"}, "settle_by": {ZH: "定分截止", EN: "Final by"},
		"self_for": {ZH: "代谁自评", EN: "Scored in the place of"}, "reviewed_for": {ZH: "代谁复核", EN: "Reviewed in the place of"}, "settled_for": {ZH: "代谁定分", EN: "Settled in the place of"},
		"score":          {ZH: "得分", EN: "Score"},
		"tool":           {ZH: "来自", EN: "Comes from"},
		"target_lowered": {ZH: "调低目标要同意", EN: "Consent to a lower target"}, "due_extended": {ZH: "延期要同意", EN: "Consent to a later due date"},
	} {
		words["audit.field_"+field] = text
	}
	return words
}

// valueWords say what the codes in an entry mean.
func valueWords() i18n.Words {
	words := i18n.Words{
		"audit.system": {ZH: "系统", EN: "The system"}, "audit.unknown": {ZH: "（已不可考）", EN: "(unknown)"}, "audit.comma": {ZH: "、", EN: ", "},
		"audit.count":        {ZH: "{n} 项", EN: "{n} {n|item|items}"},
		"audit.last_workday": {ZH: "最后一个工作日", EN: "last workday"},
		"audit.weekday_1":    {ZH: "周一", EN: "Monday"}, "audit.weekday_2": {ZH: "周二", EN: "Tuesday"}, "audit.weekday_3": {ZH: "周三", EN: "Wednesday"},
		"audit.weekday_4": {ZH: "周四", EN: "Thursday"}, "audit.weekday_5": {ZH: "周五", EN: "Friday"}, "audit.weekday_6": {ZH: "周六", EN: "Saturday"}, "audit.weekday_7": {ZH: "周日", EN: "Sunday"},
	}
	for value, text := range map[string]i18n.Text{
		"true": {ZH: "是", EN: "yes"}, "false": {ZH: "否", EN: "no"},
		"draft": {ZH: "草稿", EN: "draft"}, "in_review": {ZH: "待审批", EN: "in review"}, "active": {ZH: "进行中", EN: "active"}, "closed": {ZH: "已结束", EN: "closed"},
		"todo": {ZH: "待办", EN: "to do"}, "doing": {ZH: "进行中", EN: "doing"}, "blocked": {ZH: "受阻", EN: "blocked"}, "done": {ZH: "完成", EN: "done"}, "dropped": {ZH: "放弃", EN: "dropped"},
		"self": {ZH: "已自评", EN: "scored by its owner"}, "reviewed": {ZH: "已复核", EN: "reviewed"}, "settled": {ZH: "已定分", EN: "settled"},
		"open": {ZH: "待处理", EN: "open"}, "in_hand": {ZH: "处理中", EN: "in hand"}, "solved": {ZH: "已解决", EN: "solved"},
		"activated": {ZH: "目标启动", EN: "objectives activated"}, "checked_in": {ZH: "进展更新", EN: "check-ins"}, "problem_raised": {ZH: "新问题", EN: "problems raised"},
		"problem_decided": {ZH: "问题决定", EN: "decisions"}, "problem_solved": {ZH: "问题解决", EN: "problems solved"}, "minutes": {ZH: "会议纪要", EN: "minutes"}, "recognized": {ZH: "认可", EN: "recognition"},
		"feishu": {ZH: "飞书", EN: "Feishu"}, "dingtalk": {ZH: "钉钉", EN: "DingTalk"}, "wecom": {ZH: "企业微信", EN: "WeCom"}, "slack": {ZH: "Slack", EN: "Slack"}, "teams": {ZH: "Teams", EN: "Teams"}, "webhook": {ZH: "通用 Webhook", EN: "webhook"},
		"refused": {ZH: "被拒绝", EN: "refused"}, "limited": {ZH: "被限流", EN: "too many"}, "unreachable": {ZH: "连不上", EN: "unreachable"}, "failed": {ZH: "失败", EN: "failed"}, "sealed": {ZH: "密钥不对", EN: "another key"},
		"low": {ZH: "低", EN: "low"}, "medium": {ZH: "中", EN: "medium"}, "high": {ZH: "高", EN: "high"},
		"anywhere": {ZH: "直接提出", EN: "anywhere"}, "check_in": {ZH: "进展更新", EN: "a check-in"}, "meeting": {ZH: "会议", EN: "a meeting"},
		"achieved": {ZH: "达成", EN: "achieved"}, "missed": {ZH: "未达成", EN: "missed"}, "on_track": {ZH: "正常", EN: "on track"}, "at_risk": {ZH: "有风险", EN: "at risk"},
		"off_track": {ZH: "落后", EN: "off track"}, "no_data": {ZH: "暂无数据", EN: "no data"},
		"requested": {ZH: "待答复", EN: "asked"}, "agreed": {ZH: "已同意", EN: "agreed"}, "declined": {ZH: "已谢绝", EN: "declined"}, "pending": {ZH: "待同意", EN: "pending"},
		"applied": {ZH: "已生效", EN: "applied"}, "approved": {ZH: "已同意", EN: "approved"},
		"committed": {ZH: "承诺型", EN: "committed"}, "aspirational": {ZH: "挑战型", EN: "aspirational"}, "everyone": {ZH: "所有人", EN: "everyone"}, "team": {ZH: "团队", EN: "team"}, "listed": {ZH: "指定成员", EN: "listed people"},
		"metric": {ZH: "数值型", EN: "metric"}, "keep": {ZH: "保持型", EN: "keep within"}, "milestone": {ZH: "里程碑", EN: "milestone"}, "rollup": {ZH: "由下级汇总", EN: "roll-up"},
		"daily": {ZH: "每天", EN: "daily"}, "weekly": {ZH: "每周", EN: "weekly"}, "biweekly": {ZH: "每两周", EN: "biweekly"}, "monthly": {ZH: "每月", EN: "monthly"}, "dates": {ZH: "指定日期", EN: "on dates"}, "none": {ZH: "不定期", EN: "none"},
		"drafting": {ZH: "起草", EN: "drafting"}, "running": {ZH: "执行", EN: "running"}, "scoring": {ZH: "评分", EN: "scoring"},
		"member": {ZH: "成员", EN: "member"}, "champion": {ZH: "OKR 教练", EN: "champion"}, "hr": {ZH: "人事", EN: "HR"}, "admin": {ZH: "管理员", EN: "admin"}, "guest": {ZH: "访客", EN: "guest"},
		"zh-CN": {ZH: "中文", EN: "Chinese"}, "en": {ZH: "英文", EN: "English"}, "light": {ZH: "浅色", EN: "light"}, "dark": {ZH: "深色", EN: "dark"},
		"plain": {ZH: "照常", EN: "as usual"}, "off": {ZH: "休息", EN: "off"}, "work": {ZH: "上班", EN: "at work"}, "holiday": {ZH: "放假", EN: "holiday"}, "makeup": {ZH: "调休上班", EN: "make-up workday"},
		"objective": {ZH: "目标", EN: "objective"}, "key_result": {ZH: "关键结果", EN: "key result"}, "action": {ZH: "行动", EN: "action"}, "problem": {ZH: "问题", EN: "problem"}, "meeting_series": {ZH: "系列会议", EN: "series of meetings"},
		"planning": {ZH: "规划会", EN: "planning"}, "retrospective": {ZH: "复盘会", EN: "retrospective"}, "decision": {ZH: "决议", EN: "decision"}, "follow_up": {ZH: "跟进事项", EN: "follow-up"},
		"promised": {ZH: "待完成", EN: "promised"}, "kept": {ZH: "已完成", EN: "kept"},
		"feedback": {ZH: "反馈", EN: "feedback"}, "recognition": {ZH: "认可", EN: "recognition"}, "private": {ZH: "仅双方", EN: "between the two"},
		"manager": {ZH: "双方和上级", EN: "with the manager"}, "public": {ZH: "公开", EN: "public"}, "asked": {ZH: "待回答", EN: "asked"}, "withdrawn": {ZH: "已撤回", EN: "withdrawn"},
		"calibrating": {ZH: "校准中", EN: "being calibrated"},
		"by_self":     {ZH: "自评", EN: "self"}, "by_manager": {ZH: "上级", EN: "manager"}, "by_second": {ZH: "隔级上级", EN: "second manager"}, "by_peer": {ZH: "同事", EN: "peer"}, "by_cross": {ZH: "跨团队", EN: "cross-team"},
		"tiered": {ZH: "阶梯系数", EN: "tiered"}, "linear": {ZH: "线性系数", EN: "linear"}, "pooled": {ZH: "团队奖金池", EN: "team pool"}, "stretch": {ZH: "挑战型超额奖", EN: "stretch"},
		"points": {ZH: "积分制", EN: "points"}, "spot": {ZH: "及时认可奖金", EN: "on the spot"}, "run": {ZH: "已发放", EN: "run"}, "published": {ZH: "已公布", EN: "published"}, "paid": {ZH: "已支付", EN: "paid"},
		"proposed": {ZH: "已提出更正", EN: "correction proposed"}, "dismissed": {ZH: "已驳回", EN: "dismissed"}, "upheld": {ZH: "申诉成立", EN: "upheld"},
		"as_is": {ZH: "原样延续", EN: "as it is"}, "trend": {ZH: "按趋势", EN: "by its trend"}, "structure": {ZH: "只沿用结构", EN: "structure only"},
		"template": {ZH: "模板", EN: "template"}, "policy": {ZH: "规则", EN: "policy"}, "practice": {ZH: "做法", EN: "practice"},
		"round": {ZH: "异步周会", EN: "round"}, "one_on_one": {ZH: "一对一", EN: "one-on-one"}, "topic": {ZH: "话题", EN: "topic"}, "sent": {ZH: "已发出", EN: "sent"}, "moved": {ZH: "有进展", EN: "moved"}, "behind": {ZH: "落后", EN: "behind"}, "stale": {ZH: "没更新", EN: "no check-in"},
		"obstacles": {ZH: "等决定和问题", EN: "in the way"}, "slipping": {ZH: "逾期行动", EN: "overdue actions"}, "next": {ZH: "接下来", EN: "next"}, "report": {ZH: "团队周报", EN: "team reports"},
		"tita": {ZH: "Tita", EN: "Tita"}, "worktile": {ZH: "Worktile", EN: "Worktile"}, "viva": {ZH: "Viva Goals", EN: "Viva Goals"}, "perdoo": {ZH: "Perdoo", EN: "Perdoo"}, "other": {ZH: "其他", EN: "other"},
		"read": {ZH: "只读", EN: "read"}, "write": {ZH: "读写", EN: "write"},
	} {
		words["audit.value_"+value] = text
	}
	return words
}
