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
// in which a name is looked for. docs/okr-file.md says what they are taken from.
func heads() []word {
	return []word{
		{Ref, "rowid id okrid okrreference reference objectiveid goalid goalidentifier keyresultid code 编号 目标编号 目标id okr编号 编码 目标编码"},
		{Parent, "parent parentid parentids parentrowid parentrowids parentgoalid parentgoalids parentokr parentokrreference parentobjective parentobjectiveid parentgoal parenttitle parentname alignedto alignto alignment alignedobjective alignedgoal supports contributesto 上级目标 父目标 对齐 对齐目标 对齐的目标 对齐okr 对齐的okr 承接目标 支撑目标 支持的目标 关联目标 上级okr 父级目标 父级 上级 对齐到 aligningobjectivelist"},
		{Level, "objecttype goaltype objectivetype level type itemtype okrtype rowtype kind 层级 类别 类型 对象类型 节点类型 okr类型 条目类型 数据类型 级别 序号"},
		{ResultTitle, "keyresult keyresults kr krs keyresulttitle keyresultname krtitle keyresultdescription 关键结果 关键结果kr kr关键结果 关键成果 关键成果kr kr关键成果 关键结果krs 关键结果名称 关键成果名称 成果名称 关键结果标题 关键成果标题 关键结果内容 关键成果内容 kr内容 kr名称 kr标题 krname 关键结果描述 关键成果描述 kr描述 主要结果 衡量标准"},
		{Title, "title name objective objectives objectivetitle objectivename goal goalname goaltitle okrtitle okrname o okr 目标 目标o o目标 目标名称 目标内容 目标标题 o内容 o名称 o标题 标题 名称 目标描述 okr内容 okr名称 内容 content"},
		{Owner, "owner owners lead leads owneremail owneremails owneremailid ownername ownersemail lead leademail assignee responsible employee employeename employeeemail email username 负责人 责任人 主负责人 姓名 员工 员工姓名 成员 所有人 所有者 归属人 okr负责人 okr所有人 用户 负责人邮箱 邮箱 负责人姓名"},
		{Team, "team teams entity entities group groups department departments departmentname teamname ownerteam businessunit 部门 团队 所属部门 所属团队 目标归属 归属部门 归属 组织 所属组织 部门名称 小组 一级部门 事业部"},
		{Period, "timeperiod timeframe period cycle goalcycle quarter session planningsession okrcycle okrperiod timeperiodname cyclename okrlistname 周期 okr周期 所属周期 考核周期 季度 时间周期 周期名称 时间段"},
		{Description, "description details progressreport 描述 说明 备注 详情 背景"},
		{Kind, "committedaspirational committedokr commitment okrnature 性质 承诺类型 承诺型挑战型"},
		{Weight, "weight weights weightage contribution 权重 比重 权重占比 占比"},
		{Baseline, "start startvalue startingvalue metricstart metricstartvalue initialvalue baseline baselinevalue from 起始值 初始值 起点值 基线 基线值 基准值"},
		{Target, "krtarget kr目标 关键结果目标 关键成果目标 target targetvalue metrictarget metrictargetvalue goalvalue endvalue to 目标值 目标数值 指标值 目标量"},
		{Current, "current currentvalue metriccurrent metriccurrentvalue value actual actualvalue latestvalue 当前值 现值 完成值 实际值 实际完成值 当前进展值 最新值"},
		{Unit, "unit metricunit metricunits units 单位 计量单位 指标单位"},
		{Confidence, "confidence confidencelevel confidencescore 信心指数 信心值 信心 信心度"},
		{Progress, "progress progressratepercent progresspercentage progresspercent completion percentcomplete complete attainment 进度 完成度 完成率 当前进度 完成进度 进度百分比 完成情况 当前完成度"},
		{Status, "status progressratestatus health state currentstatus progressstatus rag ragstatus 状态 当前状态 进展状态 进度状态 健康度 风险状态"},
		{StartsOn, "startdate startson starttime startedat plannedstart 开始时间 开始日期 开始日 起始日期 起始时间 计划开始时间 计划开始日期"},
		{DueOn, "enddate duedate due dueon dueat deadline targetdate endtime plannedend 结束时间 结束日期 截止时间 截止日期 截至时间 截至日期 截止日 完成时间 完成日期 计划完成时间 计划完成日期 计划结束时间 预计完成时间 到期日 到期时间"},
		{Span, "起止时间 起止日期 时间范围 duration dates 起止"},
		{UpdatedOn, "lastcheckin progressratepercentlastupdatedtime lastcheckindate checkindate lastupdate lastupdated lastupdatedon lastmodified updatedat updated 更新时间 更新日期 最近更新 最后更新时间 最近更新时间 最新进展时间 进展更新时间"},
		{Note, "lastcheckinnote checkinnote checkinnotes note notes comment comments lastcomment latestupdate statusupdate progressnote progressnotes 最新进展 进展 最近进展 进展记录 进展说明 进展备注 进展内容 本周进展 最新进展内容 进度说明"},
	}
}

// owns says whose a field is.
type owns int

const (
	unsaid owns = iota
	ofO
	ofKR
)

// whose are words that heads begin or end with to say whose a field is: KR 负责人, 进度（KR）,
// Key Result Target, Objective Owner. The first that fits counts.
func whose() []struct {
	word string
	is   owns
} {
	return []struct {
		word string
		is   owns
	}{{"keyresult", ofKR}, {"关键结果", ofKR}, {"关键成果", ofKR}, {"成果", ofKR}, {"kr", ofKR}, {"objective", ofO}, {"goal", ofO}, {"okr", unsaid}, {"目标", ofO}, {"o", ofO}}
}

// fieldOf says what a head means and whose that is, as far as the head says; "" for
// nothing that is known.
func fieldOf(by map[string]Field, head string) (Field, owns) {
	text := fold(head)
	if f := by[text]; f != Leave {
		return f, unsaid
	}
	for _, one := range whose() {
		before, first := strings.CutPrefix(text, one.word)
		behind, last := strings.CutSuffix(text, one.word)
		for _, rest := range []struct {
			text string
			ok   bool
		}{{before, first}, {behind, last}} {
			if f := by[rest.text]; rest.ok && f != Leave && f != Title && f != ResultTitle {
				return f, one.is
			}
		}
	}
	return Leave, unsaid
}

// signs are heads that one tool has and few others.
func signs() map[Tool]string {
	return map[Tool]string{
		Viva:     "rowid entity owneremail okrreference parentokr timeperiod metricname checkinowners outcometype progresstype parentids lastcheckin objecttype phasedtargets",
		Perdoo:   "timeframe lead alignedto progressdriver contributors pillar strategicpillar lastupdate group goalvalue parentgoal",
		Feishu:   "okr周期 对齐 aligningobjectivelist progressratepercent okrlistname 信心值 o权重 kr权重 关键结果进度 okr负责人 最新进展 kr进度 目标o 关键结果kr 对齐的目标 o进度",
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
