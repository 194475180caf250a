package insight

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"insight.since":            {ZH: "起始日要早于今天（{today}）。", EN: "The day to compare with has to be before today ({today})."},
		"insight.export":           {ZH: "洞察", EN: "Insight"},
		"insight.sheet_objectives": {ZH: "目标", EN: "Objectives"},
		"insight.sheet_trouble":    {ZH: "需要关注", EN: "At risk"},
		"insight.sheet_heat":       {ZH: "团队 × 主题", EN: "Team × theme"},
		"insight.sheet_load":       {ZH: "负荷", EN: "Load"},
		"insight.objective":        {ZH: "目标", EN: "Objective"},
		"insight.key_result":       {ZH: "关键结果", EN: "Key result"},
		"insight.owner":            {ZH: "负责人", EN: "Owner"},
		"insight.team":             {ZH: "团队", EN: "Team"},
		"insight.theme":            {ZH: "战略主题", EN: "Strategy theme"},
		"insight.person":           {ZH: "成员", EN: "Person"},
		"insight.state":            {ZH: "环节", EN: "State"},
		"insight.progress":         {ZH: "进度 (%)", EN: "Progress (%)"},
		"insight.expected":         {ZH: "应达 (%)", EN: "Expected (%)"},
		"insight.before":           {ZH: "起始日进度 (%)", EN: "Progress then (%)"},
		"insight.status":           {ZH: "状态", EN: "Status"},
		"insight.stale":            {ZH: "未按时更新", EN: "Stale"},
		"insight.objectives":       {ZH: "目标数", EN: "Objectives"},
		"insight.at_risk":          {ZH: "有风险", EN: "At risk"},
		"insight.off_track":        {ZH: "落后", EN: "Off track"},
		"insight.open_actions":     {ZH: "未完成的行动", EN: "Open actions"},
		"insight.unknown":          {ZH: "未估工作量", EN: "Without an effort"},
		"insight.load":             {ZH: "负荷 (%)", EN: "Load (%)"},
		"insight.none":             {ZH: "（无）", EN: "(none)"},
		"insight.yes":              {ZH: "是", EN: "yes"},
		"insight.state_draft":      {ZH: "草稿", EN: "draft"},
		"insight.state_in_review":  {ZH: "待批准", EN: "in review"},
		"insight.state_active":     {ZH: "进行中", EN: "active"},
		"insight.state_closed":     {ZH: "已关闭", EN: "closed"},
		"insight.status_on_track":  {ZH: "正常", EN: "on track"},
		"insight.status_at_risk":   {ZH: "有风险", EN: "at risk"},
		"insight.status_off_track": {ZH: "落后", EN: "off track"},
		"insight.status_no_data":   {ZH: "暂无数据", EN: "no data"},
		"insight.status_achieved":  {ZH: "达成", EN: "achieved"},
		"insight.status_missed":    {ZH: "未达成", EN: "missed"},
	}
}
