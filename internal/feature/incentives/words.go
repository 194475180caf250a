package incentives

import (
	"maps"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	words := i18n.Words{
		"incentive.negative":            {ZH: "不能小于 0。", EN: "It can't be below 0."},
		"incentive.too_large":           {ZH: "不能大于 {limit}。", EN: "At most {limit}."},
		"incentive.too_precise":         {ZH: "最多 {places} 位小数。", EN: "At most {places} decimals."},
		"incentive.needed":              {ZH: "请填写，要大于 0。", EN: "Fill this in; it must be above 0."},
		"incentive.falling":             {ZH: "得分更高，系数不能更低。", EN: "A better score must not have a lower coefficient."},
		"incentive.order":               {ZH: "与前一项的大小顺序不对。", EN: "It is out of order with the one before."},
		"incentive.unfit":               {ZH: "这种预设用不到这一项。", EN: "This preset can't use it."},
		"incentive.preset_unknown":      {ZH: "没有这种预设。", EN: "There is no such preset."},
		"incentive.nobody":              {ZH: "还没有人的数据，请先填写表格。", EN: "Nobody has a line yet; fill in the table first."},
		"incentive.person_twice":        {ZH: "{name}出现了两次。", EN: "{name} is there twice."},
		"incentive.score_missing":       {ZH: "{name}还没有得分。没有得分不会当作 0 分。", EN: "{name} has no score yet. None is not taken for 0."},
		"incentive.achievement_missing": {ZH: "{name}还没有达成率。没有达成率不会当作 0。", EN: "{name} has no achievement yet. None is not taken for 0."},
		"incentive.no_workdays":         {ZH: "这段时间没有工作日。", EN: "The period has no workday."},
		"incentive.days":                {ZH: "{name}的在岗工作日超出了这段时间。", EN: "{name} has more workdays than the period."},
		"incentive.periods_differ":      {ZH: "各人的期间不一致。", EN: "The periods of people differ."},
		"incentive.nothing_to_share":    {ZH: "没有人占有份额，奖金池无法分配。", EN: "Nobody has a share, so the pool can't be split."},
		"incentive.gives_unknown":       {ZH: "请选择公式算出的是系数、金额还是份额。", EN: "Choose whether the formula gives a coefficient, an amount or a share."},
		"incentive.overflow":            {ZH: "金额合计超过 {limit} 元。", EN: "Amounts come to more than {limit} yuan."},

		"incentives.frozen":           {ZH: "这一部分已批准，不能再改；请先退回。", EN: "This part is approved and frozen; put it back first."},
		"incentives.not_draft":        {ZH: "方案已经不在这一步，可能刚被别人处理过。", EN: "The scheme is past this step; somebody may have just moved it on."},
		"incentives.not_approved":     {ZH: "方案还没有批准，或已经发放。", EN: "The scheme is not approved, or was run already."},
		"incentives.not_run":          {ZH: "方案还没有发放。", EN: "The scheme has not been run."},
		"incentives.appeals_open":     {ZH: "还有 {count} 件申诉没有答复，答复以后才能登记为已支付。", EN: "{count} {count|appeal waits|appeals wait} for an answer; answer {count|it|them} before it counts as paid."},
		"incentives.no_appeal":        {ZH: "现在不能申诉：还没有发放，或已经支付。", EN: "No appeal is possible now: nothing was run yet, or it is paid."},
		"incentives.appeal_twice":     {ZH: "你的申诉还在处理，请等答复。", EN: "Your appeal is still being worked on; please wait for the answer."},
		"incentives.appeal_moved":     {ZH: "这件申诉刚被别人处理过，或已经结束。", EN: "Somebody has just moved this appeal on, or it is over."},
		"incentives.appeal_own":       {ZH: "自己的申诉要由别人处理。", EN: "Somebody else has to work on one's own appeal."},
		"incentives.appeal_outdated":  {ZH: "数据有了变化，更正的影响和看到的不同；请人事重新提出更正。", EN: "Numbers have changed, and the correction would do something else than was shown; HR has to propose it anew."},
		"incentives.compared_twice":   {ZH: "和另一个方案比，或和自己以前的规则比，选一个。", EN: "Compare with another scheme or with its own earlier rules, not both."},
		"incentives.source_unfit":     {ZH: "规则用不到这种数据。", EN: "The rules don't look at that."},
		"incentives.assumed_twice":    {ZH: "按某个周期的得分，或按同一个得分，只能选一种。", EN: "Reckon by the scores of a cycle or by one for everybody, not by both."},
		"incentives.no_key":           {ZH: "金额要加密保存，但没有密钥；请管理员设置 SINAN_SECRET。", EN: "Amounts are kept sealed, and there is no key; ask the admin to set SINAN_SECRET."},
		"incentives.period":           {ZH: "结束日不能早于开始日，最长三年。", EN: "It can't end before it begins, and lasts three years at most."},
		"incentives.nobody_in_it":     {ZH: "方案的范围里现在没有人，请先改范围。", EN: "Nobody is among those whom the scheme is for; change that first."},
		"incentives.approver_unknown": {ZH: "请选择一位在职成员批准。", EN: "Choose an active person to approve it."},
		"incentives.second_person":    {ZH: "起草或修改方案的人不能自己批准，请选择另一个人。", EN: "Whoever drafted or changed it can't approve it; choose somebody else."},
		"incentives.approver_paid":    {ZH: "方案发给批准人自己，不能由本人批准。", EN: "The scheme pays its approver, who so can't approve it."},
		"incentives.money":            {ZH: "金额请写元，最多两位小数。", EN: "Write yuan, with two decimals at most."},
		"incentives.table_broken":     {ZH: "表格读不出来，请检查引号。", EN: "The table can't be read; check its quotes."},
		"incentives.table_empty":      {ZH: "表格里没有人。", EN: "The table has nobody in it."},
		"incentives.header_missing":   {ZH: "第一行要有列名，其中要有“邮箱”。", EN: "The first line must name the columns, “email” among them."},
		"incentives.line_person":      {ZH: "第 {line} 行：“{value}”不在方案的范围内。", EN: "Line {line}: “{value}” is not among those whom the scheme is for."},
		"incentives.line_twice":       {ZH: "第 {line} 行：“{value}”出现了两次。", EN: "Line {line}: “{value}” is there twice."},
		"incentives.line_number":      {ZH: "第 {line} 行：“{value}”不是不小于 0 的数。", EN: "Line {line}: “{value}” is no number from 0 up."},
		"incentives.line_money":       {ZH: "第 {line} 行：“{value}”不是金额（元，最多两位小数）。", EN: "Line {line}: “{value}” is no amount (yuan, two decimals at most)."},
		"incentives.line_score":       {ZH: "第 {line} 行：“{value}”不是得分（0 到 1，最多两位小数）。", EN: "Line {line}: “{value}” is no score (0 to 1, two decimals at most)."},
		"incentives.line_achievement": {ZH: "第 {line} 行：“{value}”不是达成率（0 到 2.00，或 0% 到 200%，最多两位小数）。", EN: "Line {line}: “{value}” is no achievement (0 to 2.00, or 0% to 200%, in steps of 0.01)."},
		"incentives.line_day":         {ZH: "第 {line} 行：“{value}”不是日期（如 2026-11-01）。", EN: "Line {line}: “{value}” is no date (such as 2026-11-01)."},

		"incentives.col_id":            {ZH: "编号", EN: "Id"},
		"incentives.col_name":          {ZH: "姓名", EN: "Name"},
		"incentives.col_email":         {ZH: "邮箱", EN: "E-mail"},
		"incentives.col_team":          {ZH: "团队", EN: "Team"},
		"incentives.col_base":          {ZH: "基数（元）", EN: "Base (yuan)"},
		"incentives.col_score":         {ZH: "得分", EN: "Score"},
		"incentives.col_points":        {ZH: "积分", EN: "Points"},
		"incentives.col_amount":        {ZH: "金额（元）", EN: "Amount (yuan)"},
		"incentives.col_total":         {ZH: "合计", EN: "Total"},
		"incentives.col_team_score":    {ZH: "团队得分", EN: "Team's score"},
		"incentives.col_factor":        {ZH: "岗位系数", EN: "Factor"},
		"incentives.col_count":         {ZH: "次数", EN: "Count"},
		"incentives.col_late":          {ZH: "逾期次数", EN: "Late"},
		"incentives.col_recognitions":  {ZH: "认可次数", EN: "Recognitions"},
		"incentives.col_contributions": {ZH: "贡献次数", EN: "Contributions"},
		"incentives.col_days":          {ZH: "在岗工作日", EN: "Workdays there"},
		"incentives.col_achievement":   {ZH: "达成率", EN: "Achievement"},
		"incentives.col_moves":         {ZH: "期间变动", EN: "Moves in the period"},
		"incentives.move_team":         {ZH: "团队", EN: "team"},
		"incentives.move_role":         {ZH: "角色", EN: "role"},
		"incentives.move_job_level":    {ZH: "职级", EN: "job level"},
		"incentives.move_level_unsaid": {ZH: "职级有变动", EN: "another job level"},
		"incentives.move_none":         {ZH: "无", EN: "none"},
		"incentives.col_of":            {ZH: "期间工作日", EN: "Workdays of the period"},
	}
	maps.Copy(words, formulaWords())
	return words
}
