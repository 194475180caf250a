package metrics

import (
	"maps"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	words := i18n.Words{
		"metrics.not_then":      {ZH: "回看过去的一天时，不能按这一项筛选。", EN: "A past day can't be narrowed by this."},
		"metrics.direction":     {ZH: "请选择越高越好、越低越好或只观察。", EN: "Say whether up is better, down is better, or it is only watched."},
		"metrics.freshness":     {ZH: "更新时限是 0 到 {limit} 个工作日。", EN: "Freshness is 0 to {limit} workdays."},
		"metrics.owner_unknown": {ZH: "没有这位成员。", EN: "There is no such person."},
		"metrics.team_unknown":  {ZH: "没有这个团队。", EN: "There is no such team."},
		"metrics.visibility":    {ZH: "可见范围只能是所有人、团队或指定成员。", EN: "Visible to everyone, the team, or listed people."},
		"metrics.listed_many":   {ZH: "最多指定 {limit} 人。", EN: "At most {limit} people can be listed."},
		"metrics.reason":        {ZH: "已有数据的指标，改单位、方向或口径要写原因。", EN: "This metric has readings: give a reason for changing its unit, direction or definition."},
		"metrics.unit_linked":   {ZH: "有 {n} 个关键结果在读取这个指标（如“{title}”），不能改单位。请先断开它们，或另建一个指标。", EN: "{n} key {n|result reads|results read} from this metric, such as “{title}”: its unit can't change. Disconnect them first, or make another metric."},
		"metrics.linked":        {ZH: "有 {n} 个关键结果在读取这个指标（如“{title}”），请先断开再删除。", EN: "{n} key {n|result reads|results read} from this metric, such as “{title}”: disconnect them before deleting it."},
		"metrics.superseded":    {ZH: "这个数据点已被更正或撤回。", EN: "This reading has been corrected or taken back already."},
		"metrics.unknown":       {ZH: "没有这个指标。", EN: "There is no such metric."},
		"metrics.no_value":      {ZH: "里程碑型和汇总型关键结果不读取指标。", EN: "A milestone or roll-up reads from no metric."},
		"metrics.unit_differs":  {ZH: "指标的单位是“{metric}”，关键结果的单位是“{key_result}”，对不上。", EN: "The metric is in “{metric}”, the key result in “{key_result}”: they don't fit."},
		"metrics.reads_from":    {ZH: "这个关键结果读取指标“{name}”（单位“{unit}”），请先断开再改衡量方式或单位。", EN: "This key result reads from the metric “{name}” in “{unit}”: disconnect it before changing the measure or unit."},
		"metrics.future":        {ZH: "日期不能晚于今天（{today}）。", EN: "The date can't be after today ({today})."},
		"metrics.twice":         {ZH: "这一天在第 {other} 行已经有了。", EN: "Line {other} has this day already."},
		"metrics.day_unread":    {ZH: "“{typed}”读不成日期。可以写 2026-11-03、2026/11/3 或 2026年11月3日。", EN: "“{typed}” does not read as a date. Write 2026-11-03 or 2026/11/3."},
		"metrics.doubtful":      {ZH: "有 {n} 行数据不寻常，请先核对并确认。", EN: "{n} {n|line stands|lines stand} out: check and confirm first."},
		"metrics.doubt_jump":    {ZH: "和以往差得很远：照以往应在 {low} 到 {high} 之间。", EN: "Far from the usual: by its past it would be between {low} and {high}."},
		"metrics.doubt_scale":   {ZH: "约为上一个数据（{from}）的 {times} 倍，是不是单位或小数点写错了？", EN: "About {times} times the value before ({from}): is it a slip of unit or decimal point?"},
		"metrics.table_broken":  {ZH: "表格读不出来，请检查引号和分隔符。", EN: "The table can't be read: check its quotes and separators."},
		"metrics.table_empty":   {ZH: "表格里没有数据。", EN: "The table holds no values."},
		"metrics.table_long":    {ZH: "一次最多 {limit} 行。", EN: "At most {limit} lines at once."},
	}
	maps.Copy(words, formulaWords())
	maps.Copy(words, sourceWords())
	return words
}
