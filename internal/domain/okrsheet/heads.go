package okrsheet

import (
	"regexp"
	"strings"
)

// word is what columns are called that hold a field.
type word struct {
	field Field
	words string // apart by spaces, folded as fold does
}

// heads are the names of columns in exports and templates of the tools, in the order
// in which a name is looked for. Sources: the import template of Ally.io, which Viva
// Goals took over (help.ally.io 5221009) and the attributes of Viva Goals' data
// export; the names of fields in Perdoo's help; the entities of Feishu's OKR API; the
// manuals of Tita and Worktile. None of them publishes the columns of all exports.
func heads() []word {
	return []word{
		{Ref, "rowid id okrid okrreference reference objectiveid goalid 编号 目标编号 目标id okr编号"},
		{Parent, "parent parentid parentids parentokr parentobjective parentgoal parenttitle alignedto alignto alignment alignedobjective supports contributesto 上级目标 父目标 对齐 对齐目标 对齐的目标 承接目标 支撑目标 关联目标 上级okr 父级目标"},
		{Level, "objecttype goaltype level type itemtype okrtype kind 层级 类别 okr类型 条目类型 数据类型"},
		{ResultTitle, "keyresult keyresults kr keyresulttitle keyresultname krtitle 关键结果 关键结果kr kr关键结果 关键成果 关键成果kr 关键结果名称 关键成果名称 关键结果内容 关键成果内容 kr内容 kr名称 krname 关键结果描述 主要结果 衡量标准"},
		{Title, "title name objective objectives objectivetitle objectivename objectivename goal goalname o 目标 目标o o目标 目标名称 目标内容 目标标题 o内容 o名称 标题 名称 目标描述"},
		{KRStatus, "krstatus keyresultstatus 关键结果状态 关键成果状态 kr状态"},
		{KRProgress, "krprogress keyresultprogress 关键结果进度 关键成果进度 kr进度 关键结果完成度 kr完成度 kr完成率"},
		{KRWeight, "krweight keyresultweight 关键结果权重 关键成果权重 kr权重"},
		{ResultOwner, "krowner keyresultowner krlead 关键结果负责人 关键成果负责人 kr负责人 kr责任人"},
		{Owner, "owner owners lead leads owneremail owneremails ownername lead leademail assignee responsible okrowner objectiveowner goalowner 负责人 目标负责人 责任人 姓名 员工 员工姓名 成员 所有人 o负责人 okr负责人 用户 负责人邮箱 邮箱"},
		{Team, "team teams entity group groups department teamname ownerteam 部门 团队 所属部门 所属团队 目标归属 归属部门 归属 组织 小组 一级部门"},
		{Period, "timeperiod timeframe period cycle quarter okrcycle okrperiod timeperiodname 周期 okr周期 目标周期 所属周期 考核周期 季度 时间周期"},
		{Description, "description details objectivedescription 描述 说明 目标说明 备注 目标备注 详情 背景"},
		{Kind, "committedaspirational commitment okrnature 目标性质 承诺类型 承诺型挑战型"},
		{Weight, "weight weights contribution 权重 目标权重 o权重 比重 权重占比"},
		{Baseline, "start startvalue startingvalue metricstart metricstartvalue initialvalue baseline from 起始值 初始值 基线 基线值 基准值"},
		{Target, "target targetvalue metrictarget metrictargetvalue goalvalue endvalue to 目标值 目标数值 指标值"},
		{Current, "current currentvalue metriccurrent metriccurrentvalue value actual actualvalue 当前值 现值 完成值 实际值 实际完成值 当前进展值"},
		{Unit, "unit metricunit metricunits units 单位 计量单位 指标单位"},
		{Confidence, "confidence confidencelevel confidencescore 信心指数 信心值 信心 信心度"},
		{Progress, "progress progresspercentage completion percentcomplete complete 进度 完成度 完成率 当前进度 目标进度 o进度 完成进度"},
		{Status, "status health state currentstatus 状态 目标状态 当前状态 进展状态 健康度 风险状态"},
		{StartsOn, "startdate startson starttime 开始时间 开始日期 开始日 起始日期 起始时间"},
		{DueOn, "enddate duedate due dueon deadline targetdate endtime 结束时间 结束日期 截止时间 截止日期 截止日 完成时间 到期日 到期时间"},
		{Span, "起止时间 起止日期 时间范围 duration dates 起止"},
		{UpdatedOn, "lastcheckin lastcheckindate checkindate lastupdate lastupdated lastupdatedon updatedat updated 更新时间 最近更新 最后更新时间 最近更新时间 最新进展时间 进展更新时间"},
		{Note, "lastcheckinnote checkinnote checkinnotes note notes comment comments lastcomment latestupdate 最新进展 进展 最近进展 进展记录 进展说明 进展内容 本周进展 最新进展内容"},
	}
}

// signs are heads that one tool has and few others.
func signs() map[Tool]string {
	return map[Tool]string{
		Viva:     "rowid entity owneremail okrreference parentokr timeperiod metricname checkinowners outcometype progresstype parentids lastcheckin objecttype phasedtargets",
		Perdoo:   "timeframe lead alignedto progressdriver contributors pillar strategicpillar lastupdate group goalvalue parentgoal",
		Feishu:   "okr周期 对齐 信心值 o权重 kr权重 关键结果进度 okr负责人 最新进展 kr进度 目标o 关键结果kr 对齐的目标 o进度",
		Tita:     "关键成果 信心指数 目标归属 起止时间 关键成果进度 关键成果负责人 关键成果权重 目标类型 可见范围",
		Worktile: "目标名称 关键结果名称 起始值 当前值 所属周期 目标周期 关键结果负责人 计量单位 父目标",
	}
}

var (
	bracketed = regexp.MustCompile(`[（(【\[][^（(【\[）)】\]]*[）)】\]]`)
	filling   = regexp.MustCompile(`[\s\-_/*·.:：#%'"“”,，、|&+]+`)
)

// fold makes of a head what is compared: O (Objective)* is o, 目标（O） is 目标o.
func fold(head string) string {
	t := strings.ToLower(strings.TrimSpace(head))
	t = bracketed.ReplaceAllStringFunc(t, func(in string) string {
		switch inner := strings.Trim(in, "（）()【】[] "); inner {
		case "o", "kr":
			return inner
		}
		return ""
	})
	return filling.ReplaceAllString(t, "")
}
