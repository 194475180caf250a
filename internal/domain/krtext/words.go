package krtext

// role is what a label, or the head of a column, makes of what follows it.
type role uint8

const (
	plain      role = iota
	objective       // 目标一, O1, Objective 1
	keyResult       // KR1, 关键结果1
	measure         // 衡量指标: how a key result is judged
	action          // 行动, Action
	owner           // 负责人
	due             // 截止
	weight          // 权重
	parent          // 支撑
	period          // 周期
	unit            // 部门
	baseline        // 基线值
	target          // 目标值
	status          // 状态, 进度, 评分: left out
	note            // 备注, 背景: left out
	aside           // heads of mails, maintainers: left out, and own nothing
	serial          // 序号
	sample          // 反例: what follows must not be read
	after           // 下一步, 待办: the OKRs are over
	actionable      // an action head that is one only below a key result
	counted         // 单位: what the values beside it count; the head of a column only
)

// vocabulary gives the words for each role, folded and without spaces. It is
// the whole of what the reader knows about the names of things.
var vocabulary = map[role][]string{
	objective: {"o", "obj", "objective", "objectives", "goal", "goals", "目标", "目标objective", "objective目标", "業務目標", "目標",
		"业务目标", "年度目标", "季度目标", "月度目标", "战略目标", "部门目标", "团队目标", "公司目标", "个人目标", "工作目标", "核心目标", "总目标", "总体目标", "本季度目标", "本周期目标", "阶段目标", "关键目标", "重点目标", "okr目标", "目标o", "o目标", "目标描述", "目标内容", "目标名称", "objectivetitle", "ourobjective", "companyobjective", "teamobjective", "okrobjective"},
	keyResult: {"结果", "成果", "kr", "krs", "keyresult", "keyresults", "关键结果", "关键成果", "关键性结果", "关键性成果", "關鍵結果", "主要结果", "主要成果", "核心结果", "关键结果kr", "kr关键结果", "kr关键成果", "关键成果kr", "关键结果描述", "关键结果内容", "kr描述", "kr内容", "预期结果", "预期成果", "keyresultdescription", "measurablekeyresults", "关键成果指标", "可衡量的关键结果"},
	measure:   {"衡量指标", "衡量标准", "衡量方式", "量化指标", "考核指标", "考核标准", "评估标准", "指标", "关键指标", "验收标准", "完成标准", "数据指标", "metric", "metrics", "measure", "measures", "measurement", "kpi", "successmetric", "howmeasured", "指标要求"},
	action:    {"行动", "行动计划", "行动方案", "行动项", "关键行动", "关键举措", "举措", "主要举措", "重点举措", "具体举措", "措施", "具体措施", "工作计划", "关键任务", "重点任务", "任务", "主要任务", "重点工作", "主要工作", "工作任务", "实施计划", "执行计划", "执行方案", "落地举措", "策略", "关键动作", "动作", "action", "actions", "actionplan", "actionplans", "initiative", "initiatives", "keyinitiatives", "keyactions", "task", "tasks", "plan", "plans", "todo", "行动步骤", "关键项目", "项目"},
	owner:     {"负责人", "责任人", "主责人", "主负责人", "负责", "主责", "目标负责人", "kr负责人", "第一责任人", "牵头人", "執行人", "执行人", "跟进人", "owner", "owners", "okrowner", "dri", "lead", "responsible", "assignee", "accountable", "ownedby", "driver", "pic", "负责部门", "责任部门", "認領人", "认领人", "objectiveowner", "krowner", "personresponsible", "@", "o负责人"},
	due:       {"截止", "截止日期", "截止时间", "截至", "截至日期", "完成时间", "完成日期", "计划完成时间", "计划完成日期", "完成期限", "期限", "到期日", "时间节点", "时间", "日期", "完成时限", "时限", "ddl", "deadline", "due", "duedate", "dueby", "dueon", "targetdate", "enddate", "结束时间", "结束日期", "completionby", "交付时间", "交付日期", "预计完成时间", "预计完成", "due(date)", "finishby", "目标日期"},
	weight:    {"权重", "占比", "比重", "權重", "权重占比", "分值", "weight", "weights", "weighting", "权重(%)", "目标权重", "kr权重", "o权重"},
	parent:    {"支撑", "支撑目标", "支持", "支持目标", "支撑o", "对齐", "对齐目标", "对齐至", "对齐到", "承接", "承接目标", "承接自", "上级目标", "父目标", "上级okr", "关联目标", "关联上级目标", "向上对齐", "对应公司目标", "服务于", "supports", "support", "supporting", "alignedto", "alignsto", "alignswith", "alignedwith", "alignment", "aligned", "parent", "parentobjective", "parentokr", "contributesto", "ladderupto", "laddersupto", "linkedto", "rollsupto", "supportsobjective", "parentgoal"},
	period:    {"周期", "okr周期", "季度", "时间范围", "考核周期", "目标周期", "期间", "cycle", "period", "quarter", "timeframe", "timeperiod", "okrcycle", "okrperiod"},
	unit:      {"部门", "团队", "所属部门", "小组", "组别", "中心", "业务线", "department", "team", "dept", "squad", "group", "function", "area", "所属团队"},
	baseline:  {"基线", "基线值", "基准", "基准值", "起始值", "初始值", "现状", "现状值", "baseline", "start", "startvalue", "startingvalue", "from", "上期值", "起点"},
	target:    {"目标值", "指标值", "target", "targetvalue", "to", "期望值", "挑战值", "目标数值", "q目标"},
	counted:   {"单位", "计量单位", "度量单位", "指标单位", "数值单位", "unit", "units", "unitofmeasure", "metricunit", "uom"},
	status:    {"状态", "当前状态", "进度", "当前进度", "完成度", "完成率", "进展", "当前进展", "完成情况", "进展情况", "得分", "评分", "自评", "自评分", "自评得分", "上级评分", "最终得分", "最终评分", "分数", "打分", "信心", "信心指数", "信心值", "信心度", "优先级", "当前值", "当前", "实际", "实际值", "实际完成", "完成值", "风险", "健康度", "status", "progress", "score", "scores", "grade", "rating", "confidence", "confidencelevel", "health", "current", "currentvalue", "actual", "priority", "risk", "risks", "rag", "self-score", "selfscore", "finalscore", "state", "completion", "result", "类型", "目标类型", "type", "category", "更新频率", "数据来源", "datasource", "标签", "tags", "信心分", "本周进展", "最新进展", "lastupdate", "q3grade", "难度", "红绿灯"},
	note:      {"备注", "说明", "注", "注意", "背景", "描述", "补充说明", "目标说明", "目标解读", "目标意义", "意义", "原因", "为什么", "价值", "动机", "理由", "解读", "定义", "口径", "统计口径", "数据口径", "计算方式", "计算公式", "公式", "依赖", "资源", "所需资源", "协作方", "协作人", "协同部门", "配合部门", "参与人", "支持部门", "影响", "链接", "附件", "复盘", "总结", "小结", "思考", "评论", "点评", "反馈", "note", "notes", "why", "whythismatters", "rationale", "context", "description", "comment", "comments", "background", "dependencies", "dependency", "details", "detail", "summary", "collaborators", "stakeholders", "definition", "remark", "remarks", "ps", "p.s", "link", "links", "resources", "howwemeasure", "reflection", "learnings", "tip", "tips", "fyi", "nb", "例如", "例", "如", "举例", "温馨提示", "提示", "示例说明", "whyitmatters", "whynow", "抄送说明", "协作", "协同", "备考", "支持人", "支持方", "q&a", "disclaimer"},
	aside:     {"发件人", "收件人", "抄送", "密送", "主题", "发送时间", "发送日期", "来源", "作者", "编辑", "维护人", "维护者", "编制人", "编制", "填写人", "填表人", "制表人", "制表", "审核人", "审批人", "批准人", "记录人", "记录", "主持人", "主持", "参会人", "参会人员", "出席", "出席人员", "缺席", "地点", "会议时间", "会议地点", "会议主题", "更新时间", "更新日期", "最后更新", "创建时间", "创建人", "版本", "版本号", "电话", "邮箱", "地址", "手机", "微信", "阅读", "浏览", "标题", "subject", "sent", "cc", "bcc", "maintainer", "maintainers", "maintainedby", "author", "authors", "lastupdated", "updated", "lastmodified", "created", "createdby", "version", "attendees", "participants", "present", "absent", "scribe", "notetaker", "facilitator", "location", "phone", "tel", "email", "e-mail", "mobile", "reviewer", "reviewers", "approver", "approvedby", "contact", "contacts", "editor", "source", "re", "fw", "fwd", "prepared", "preparedby", "回复", "转发", "答复", "title", "tag", "last_updated", "相关阅读", "相关文章", "上一篇", "下一篇", "免责声明", "联系人", "汇报人", "提交人", "发布人", "发布时间", "撰写人", "整理人", "日期时间"},
	serial:    {"序号", "编号", "no", "no.", "#", "id", "number", "num", "index", "号", "s/n", "序", "项次"},
	sample:    {"反例", "错误示例", "错误示范", "反面例子", "反面示例", "反面案例", "不好的例子", "不好的示例", "坏例子", "bad", "badexample", "badexamples", "don't", "dont", "anti-pattern", "antipattern", "poorexample", "weakexample", "不推荐", "错误写法", "不好的写法", "错误", "badkr", "badokr", "badkeyresult", "badkeyresults", "badobjective", "weak", "poor", "notthis", "常见错误", "commonmistakes", "bad okr", "反模式", "insteadof", "不好的kr", "不好的关键结果", "差的例子", "模板", "填写模板", "template", "填写说明", "写法说明", "格式说明", "instructions", "howtofillthisin", "写作模板"},
	after:     {"下一步", "下一步计划", "下步计划", "待办", "待办事项", "会议待办", "后续安排", "后续事项", "后续工作", "nextsteps", "actionitems", "followups", "follow-ups", "followup", "todos", "to-do", "to-dos", "决议", "其他事项", "其他", "散会", "附", "附录", "评分标准", "打分标准", "评分说明", "评分规则", "打分规则", "howwegrade", "howwescore", "grading", "scoring", "gradingscale", "scoringguide", "appendix", "openquestions", "questions", "faq", "changelog", "parkinglot", "风险与依赖", "风险提示", "othertopics", "aob", "讨论", "讨论事项", "discussion", "decisions", "会议决议"},
}

// roles is vocabulary the other way round.
var roles = func() map[string]role {
	m := make(map[string]role, 700)
	for r := role(0); r <= counted; r++ {
		for _, w := range vocabulary[r] {
			if _, twice := m[w]; !twice {
				m[w] = r
			}
		}
	}
	return m
}()

// longestWord bounds the search in roles.
const longestWord = 22

// place says whether a capitalised word in brackets names a market or a
// platform, which owns nothing.
func place(x run) bool {
	switch x.folded() {
	case "android", "ios", "web", "windows", "linux", "mac", "desktop", "mobile", "tablet", "email", "online", "offline", "retail", "enterprise", "global", "domestic", "overseas",
		"europe", "asia", "americas", "africa", "china", "japan", "korea", "india", "germany", "france", "spain", "italy", "canada", "mexico", "brazil", "australia", "singapore", "north america", "latin america", "southeast asia", "middle east",
		"monthly", "weekly", "quarterly", "annual", "yearly", "daily", "total", "average", "median", "baseline", "target", "current", "new", "existing", "paid", "free", "organic":
		return true
	}
	return false
}

// surnames are the family names by which a bare name in brackets is known.
const surnames = "高肖金韦付闫陶樊邢伍庞颜岳翟殷兰俞尚骆蒲缪麦刁荣寇佘邝王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳诸葛司马柳季莫施尤倪严牛温芦章鲁葛毕聂丛焦向齐梅庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶瞿戚古池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
