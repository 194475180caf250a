package quality

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says. A line of the checklist has words for
// failing by its code, and for passing by its code and ".pass".
func (f *Feature) Words() i18n.Words {
	w := i18n.Words{
		"readiness.unknown":      {ZH: "检查表里没有这一项（{code}）。", EN: "The checklist has no such line ({code})."},
		"readiness.passes":       {ZH: "这一项已经通过，不需要豁免。", EN: "This line passes; there is nothing to waive."},
		"readiness.not_waivable": {ZH: "这一项不能豁免：没有它，目标无法评判。", EN: "This line can't be waived: nothing can be judged without it."},
	}
	for _, table := range []i18n.Words{lineWords(), focusWords(), hintWords()} {
		for code, text := range table {
			w[code] = text
		}
	}
	return w
}

func lineWords() i18n.Words {
	return i18n.Words{
		"readiness.serves":           {ZH: "还没有对齐：选择它服务的战略主题，或支撑的上级目标。", EN: "Not aligned yet: choose the strategy theme it serves or the parent it supports."},
		"readiness.serves.pass":      {ZH: "服务于战略主题或上级目标", EN: "Serves a strategy theme or a parent"},
		"readiness.objectives":       {ZH: "本周期已有 {count} 个目标，规则最多 {most} 个。", EN: "{count} objectives in this cycle; the policy allows {most}."},
		"readiness.objectives.pass":  {ZH: "目标数量在聚焦规则之内（{count} 个）", EN: "Number of objectives within the focus policy ({count})"},
		"readiness.key_results":      {ZH: "现有 {count} 个关键结果，规则要求 {least}–{most} 个。", EN: "{count} key {count|result|results}; the policy asks for {least}–{most}."},
		"readiness.key_results.pass": {ZH: "关键结果数量合适（{count} 个）", EN: "A good number of key results ({count})"},
		"readiness.weights":          {ZH: "权重合计 {sum}%，应为 100%。", EN: "The weights sum to {sum}%; they should sum to 100%."},
		"readiness.weights.pass":     {ZH: "权重合计 100%，或平均分配", EN: "Weights sum to 100%, or are equal"},
		"readiness.measure":          {ZH: "衡量方式不完整：{why}", EN: "The measure is incomplete: {why}"},
		"readiness.measure.pass":     {ZH: "衡量方式完整", EN: "The measure is complete"},
		"readiness.baseline":         {ZH: "缺基线值：不知道从哪里出发，就算不出进度。", EN: "No baseline: without a starting point there is no progress."},
		"readiness.baseline.pass":    {ZH: "基线值已知", EN: "The baseline is known"},
		"readiness.unit":             {ZH: "缺单位。", EN: "No unit."},
		"readiness.unit.pass":        {ZH: "单位已写明", EN: "The unit is given"},
		"readiness.due":              {ZH: "截止日期 {due_on} 不在周期 {starts_on} 至 {ends_on} 之内。", EN: "Due on {due_on}, outside the cycle of {starts_on} to {ends_on}."},
		"readiness.due.pass":         {ZH: "截止日期在周期之内（{due_on}）", EN: "Due within the cycle ({due_on})"},
		"readiness.owner":            {ZH: "还没有负责人。", EN: "Nobody owns it yet."},
		"readiness.owner.pass":       {ZH: "有负责人", EN: "Has an owner"},
		"readiness.plan":             {ZH: "还缺一项写明责任人、时间节点和执行方式的行动。", EN: "Needs at least one action with a responsible person, a due date and a how."},
		"readiness.plan.pass":        {ZH: "行动计划写明了谁、何时、怎么做", EN: "The plan says who, when and how"},
		"readiness.cadence":          {ZH: "还没有更新频率。", EN: "No cadence yet."},
		"readiness.cadence.pass":     {ZH: "有更新频率", EN: "Has a cadence"},
	}
}

func focusWords() i18n.Words {
	return i18n.Words{
		"focus.objectives_over_recommended": {ZH: "本周期有 {count} 个目标，建议不超过 {recommended} 个：目标越多，每个得到的精力越少。", EN: "{count} objectives in this cycle, {recommended} recommended: the more there are, the less each gets."},
		"focus.objectives_over_most":        {ZH: "本周期有 {count} 个目标，超过上限 {most} 个。留下最重要的，其余放到下个周期。", EN: "{count} objectives in this cycle, above the most of {most}. Keep the ones that matter, leave the rest to the next cycle."},
		"focus.key_results_few":             {ZH: "只有 {count} 个关键结果，建议至少 {least} 个：一个数字很难说明目标达成了。", EN: "Only {count} key {count|result|results}, at least {least} recommended: one number rarely shows that an objective is met."},
		"focus.key_results_many":            {ZH: "有 {count} 个关键结果，超过 {most} 个。合并或去掉不关键的。", EN: "{count} key results, above {most}. Merge them, or drop those that aren't key."},
		"focus.overload":                    {ZH: "未完成行动合计 {effort} 人天，剩余工作日只有 {workdays} 天，超出 {over} 人天。", EN: "{effort} person-days of open actions against {workdays} workdays left: {over} too many."},
		"focus.lowest_weight":               {ZH: "权重最低", EN: "the lowest weight"},
		"focus.serves_nothing":              {ZH: "没有服务于任何主题", EN: "serves no theme"},
		"focus.least_aligned":               {ZH: "对齐最少", EN: "the least aligned"},
	}
}

func hintWords() i18n.Words {
	return i18n.Words{
		"quality.vague_verb":      {ZH: "“{verb}”说了方向，没说到多少：加上数字。", EN: "“{verb}” gives a direction and no distance: add a number."},
		"quality.no_measure":      {ZH: "没有能判断达成与否的数字或交付物。", EN: "Nothing here to judge by: neither a number nor a deliverable."},
		"quality.output":          {ZH: "“{verb}”是做了什么（产出），不是带来了什么（结果）。把它列为行动，关键结果写它要改变的指标。", EN: "“{verb}” is work done (output), not what comes of it (outcome). Make it an action, and write the metric it should move."},
		"quality.two_metrics":     {ZH: "一个关键结果里有 {count} 个指标（“{first}”和“{second}”），拆成两条更好判断。", EN: "{count} metrics in one key result (“{first}” and “{second}”): split them, so that each can be judged."},
		"quality.same_metric":     {ZH: "“{name}”和另一条关键结果“{other}”重复。", EN: "“{name}” is measured in another key result too: “{other}”."},
		"quality.no_object":       {ZH: "没说是什么的变化：写出指标名称。", EN: "A change of what? Name the metric."},
		"quality.percent_meaning": {ZH: "“{name}”本身就是百分比：是变化 {points} 个百分点，还是相对变化 {points}%？写清楚。", EN: "“{name}” is itself a percentage: {points} percentage points, or {points}% of it? Say which."},
		"quality.too_long":        {ZH: "太长了（{count}，建议不超过 {max}），一眼看不完。背景放到说明里。", EN: "Too long to take in ({count}; {max} at most). Put the background into the description."},
		"quality.already_reached": {ZH: "最新值 {latest} 已经达到目标 {target}。", EN: "The newest value {latest} is already at the target of {target}."},
		"quality.too_easy":        {ZH: "按现在的走势，不用努力 {reached_on} 就会到 {target}（预计 {projected}）。", EN: "By its own trend it gets to {target} on {reached_on} without effort ({projected} projected)."},
		"quality.unfeasible":      {ZH: "还差 {needed}，而同样时间里最多只变化过 {most}（历史最好 {best}）。", EN: "{needed} to go, while the most it ever moved in as long is {most} (best so far {best})."},
	}
}
