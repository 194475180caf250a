package feeds

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"feed.team_unknown":   {ZH: "没有这个团队。", EN: "There is no such team."},
		"feed.many":           {ZH: "最多 {limit} 个日历地址，请先停用不用的。", EN: "There are {limit} calendar addresses at most; revoke one first."},
		"feed.mine":           {ZH: "司南 · {name}", EN: "Sinan · {name}"},
		"feed.team":           {ZH: "司南 · {name}", EN: "Sinan · {name}"},
		"feed.action":         {ZH: "行动到期：{title}", EN: "Action due: {title}"},
		"feed.key_result":     {ZH: "关键结果到期：{title}", EN: "Key result due: {title}"},
		"feed.cycle_starts":   {ZH: "周期开始：{name}", EN: "Cycle begins: {name}"},
		"feed.cycle_ends":     {ZH: "周期最后一天：{name}", EN: "Last day of the cycle: {name}"},
		"feed.cycle_drafting": {ZH: "开始起草：{name}", EN: "Drafting begins: {name}"},
		"feed.cycle_running":  {ZH: "开始执行：{name}", EN: "Running begins: {name}"},
		"feed.cycle_scoring":  {ZH: "开始评分：{name}", EN: "Scoring begins: {name}"},
		"feed.cycle_closed":   {ZH: "周期关闭：{name}", EN: "Cycle closes: {name}"},
	}
}
