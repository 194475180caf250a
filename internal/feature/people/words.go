package people

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"people.founded":             {ZH: "工作区已经建好，请直接登录。", EN: "The workspace is already set up; please sign in."},
		"people.email_taken":         {ZH: "{email} 已经有人使用。", EN: "{email} is already in use."},
		"people.role_unknown":        {ZH: "没有“{role}”这个角色。", EN: "There is no role “{role}”."},
		"people.team_unknown":        {ZH: "没有这个团队。", EN: "There is no such team."},
		"people.team_taken":          {ZH: "同一级已经有叫“{name}”的团队。", EN: "There is already a team “{name}” at this level."},
		"people.team_inhabited":      {ZH: "“{name}”里还有成员或下级团队，请先移走。", EN: "“{name}” still has people or teams in it; move them first."},
		"people.manager_unknown":     {ZH: "没有这位上级，或已停用。", EN: "There is no such manager, or they have left."},
		"people.lead_unknown":        {ZH: "没有这位负责人，或已停用。", EN: "There is no such person to lead it, or they have left."},
		"people.successor_unknown":   {ZH: "交接人要是另一位在职成员。", EN: "Whoever takes over must be another active person."},
		"people.left":                {ZH: "{name} 已经停用。", EN: "{name} has been deactivated already."},
		"people.active":              {ZH: "{name} 没有停用。", EN: "{name} is active."},
		"people.import_header":       {ZH: "没有找到表头。第一行应写明“姓名、邮箱、部门、上级、角色”，其中“邮箱”不能少。", EN: "There is no line of headers. Name the columns: name, email, team, manager, role; email is needed."},
		"people.import_empty":        {ZH: "表头下面没有内容。", EN: "There is nothing below the headers."},
		"people.import_long":         {ZH: "一次最多导入 {limit} 人。", EN: "At most {limit} people at once."},
		"people.import_broken":       {ZH: "表格无法读取，请检查引号是否成对。", EN: "The table can't be read; check its quotation marks."},
		"people.import_twice":        {ZH: "第 {line} 行：{email} 在第 {first} 行已经出现过。", EN: "Line {line}: {email} stands on line {first} already."},
		"people.import_left":         {ZH: "第 {line} 行：{name} 已停用，请先恢复。", EN: "Line {line}: {name} has been deactivated; reactivate them first."},
		"people.import_admin":        {ZH: "第 {line} 行：只有管理员能设置或取消管理员。", EN: "Line {line}: only an admin makes or unmakes admins."},
		"people.import_team_many":    {ZH: "第 {line} 行：有几个叫“{team}”的团队，请写出完整路径。", EN: "Line {line}: several teams are called “{team}”; write the whole path."},
		"people.import_team_missing": {ZH: "第 {line} 行：没有“{team}”这个团队。", EN: "Line {line}: there is no team “{team}”."},
		"people.import_manager":      {ZH: "第 {line} 行：没有邮箱为 {manager} 的上级。", EN: "Line {line}: there is nobody with the address {manager} to report to."},
		"people.last_admin":          {ZH: "至少要保留一位管理员。", EN: "There must be at least one admin."},
		"people.absence_order":       {ZH: "结束日期不能早于开始日期。", EN: "It can't end before it starts."},
		"people.absence_long":        {ZH: "一次外出最多两年。", EN: "An absence is two years long at most."},
		"people.deputy_unknown":      {ZH: "代理人要是另一位在职成员。", EN: "A deputy must be another active person."},
		"score.range":                {ZH: "得分是 0 到 1，精确到 0.01。", EN: "A score is 0 to 1, in steps of 0.01."},
		"score.range_hundred":        {ZH: "得分是 0 到 100 的整数。", EN: "A score is a whole number from 0 to 100."},
		"score.range_five":           {ZH: "得分是 1 到 5 的整数。", EN: "A score is a whole number from 1 to 5."},
		"score.scale":                {ZH: "没有这种分制。", EN: "There is no such scale."},
		"score.zones":                {ZH: "红区上限和绿区起点之间至少要留 0.01 给黄区，且都在 0 到 1 之间。", EN: "Both lie within 0 and 1, and leave at least 0.01 for yellow between them."},
		"policy.escalate":            {ZH: "应为 0 到 {max} 个工作日。", EN: "Must be 0 to {max} workdays."},
		"policy.threshold":           {ZH: "应在 0% 到 100% 之间，且“落后”不小于“有风险”。", EN: "Must lie between 0% and 100%, off track not below at risk."},
		"policy.grace":               {ZH: "宽限期应为 0 到 {max} 个工作日。", EN: "The grace must be 0 to {max} workdays."},
		"focus.range":                {ZH: "应在 {min} 到 {max} 之间。", EN: "Must be from {min} to {max}."},
		"focus.order":                {ZH: "上限不能小于下限或建议数。", EN: "The most can't be below the least or the recommended number."},
		"org.person_missing":         {ZH: "没有这位成员。", EN: "There is no such person."},
		"org.team_missing":           {ZH: "没有这个团队。", EN: "There is no such team."},
		"org.team_cycle":             {ZH: "团队不能放到自己下面：{path}", EN: "A team can't stand below itself: {path}"},
		"org.manager_cycle":          {ZH: "汇报关系不能绕成一圈：{path}", EN: "Manager lines can't form a circle: {path}"},
	}
}
