package rhythm

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"rhythm.export":       {ZH: "更新节奏", EN: "Rhythm"},
		"rhythm.sheet_people": {ZH: "成员", EN: "People"},
		"rhythm.sheet_weeks":  {ZH: "逐周", EN: "Week by week"},
		"rhythm.sheet_owed":   {ZH: "到期未更新", EN: "Owed"},
		"rhythm.sheet_dues":   {ZH: "每次到期", EN: "Due dates"},
		"rhythm.person":       {ZH: "成员", EN: "Person"},
		"rhythm.team":         {ZH: "团队", EN: "Team"},
		"rhythm.week":         {ZH: "周（周一）", EN: "Week (Monday)"},
		"rhythm.objective":    {ZH: "目标", EN: "Objective"},
		"rhythm.key_result":   {ZH: "关键结果", EN: "Key result"},
		"rhythm.due_on":       {ZH: "到期日", EN: "Due on"},
		"rhythm.workdays":     {ZH: "迟了（工作日）", EN: "Late (workdays)"},
		"rhythm.outcome":      {ZH: "结果", EN: "Outcome"},
		"rhythm.written_on":   {ZH: "写于", EN: "Written on"},
		"rhythm.punctuality":  {ZH: "按时率（%）", EN: "In time (%)"},
		"rhythm.owed":         {ZH: "现在欠", EN: "Owed now"},
		"rhythm.on_time":      {ZH: "按时", EN: "In time"},
		"rhythm.late":         {ZH: "迟了", EN: "Late"},
		"rhythm.missed":       {ZH: "没更新", EN: "Missed"},
		"rhythm.pending":      {ZH: "未到期限", EN: "Still time"},
		"rhythm.excused":      {ZH: "不在岗", EN: "Away"},
		"rhythm.unknown":      {ZH: "导入的", EN: "Imported"},
		"rhythm.away":         {ZH: "对方休假或外出到 {until}，这期间不提醒。", EN: "They are away until {until} and aren't nudged meanwhile."},
		"rhythm.nothing_owed": {ZH: "对方没有到期未更新的关键结果，不用提醒。", EN: "They owe no check-in, so there is nothing to nudge for."},
		"rhythm.nudged":       {ZH: "{name} 已在 {at} 提醒过了。之后没有新的到期，先不用再提醒。", EN: "{name} nudged them on {at}, and nothing has come due since. Once is enough."},
	}
}
