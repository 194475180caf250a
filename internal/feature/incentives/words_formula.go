package incentives

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// formulaWords are what is said of formulas: why one can't be, why it can't be
// reckoned for somebody, and what it may look at.
func formulaWords() i18n.Words {
	return i18n.Words{
		"incentive.formula_too_long":    {ZH: "公式太长了，最多 {limit} 个字。", EN: "The formula is too long: at most {limit} characters."},
		"incentive.formula_too_deep":    {ZH: "第 {at} 个字：括号套得太深，最多 20 层。", EN: "Character {at}: too many brackets within one another; at most 20."},
		"incentive.formula_too_many":    {ZH: "公式的步骤太多，最多 200 个数、名字和运算。", EN: "The formula has too many steps: at most 200 numbers, names and operations."},
		"incentive.formula_broken":      {ZH: "公式在第 {at} 个字“{part}”这里读不下去，可能少了括号、运算符或数。", EN: "The formula can't be read on at character {at} “{part}”; a bracket, a sign or a number may be missing."},
		"incentive.formula_unfinished":  {ZH: "公式没有写完，第 {at} 个字起还缺括号、运算符或数。", EN: "The formula isn't finished: from character {at} on a bracket, a sign or a number is missing."},
		"incentive.formula_part":        {ZH: "第 {at} 个字：公式里不能写“{part}”。数最多 10 位小数，等于写 ==。", EN: "Character {at}: “{part}” can't stand in a formula. Numbers have ten decimals at most, equals is ==."},
		"incentive.formula_function":    {ZH: "第 {at} 个字：没有“{part}”这个函数。可以用 min、max、round、floor、ceil、abs、clamp、tier。", EN: "Character {at}: there is no function “{part}”. There are min, max, round, floor, ceil, abs, clamp and tier."},
		"incentive.formula_arguments":   {ZH: "第 {at} 个字：“{part}”里的参数不对。round（数，小数位）、clamp（数，下限，上限）、tier（数，界，值，界，值…），界和小数位直接写数字。", EN: "Character {at}: “{part}” has the wrong arguments. Write round(number, decimals), clamp(number, least, most), tier(number, bound, value, bound, value…); bounds and decimals are plain numbers."},
		"incentive.formula_rising":      {ZH: "第 {at} 个字：tier 的界要一档比一档高，“{part}”没有更高。", EN: "Character {at}: the bounds of tier must rise, and “{part}” doesn't."},
		"incentive.formula_want_number": {ZH: "第 {at} 个字：这里要的是数，“{part}”是条件。条件写成 条件 ? 成立时的数 : 不成立时的数。", EN: "Character {at}: a number belongs here, and “{part}” is a condition. Write condition ? number if so : number if not."},
		"incentive.formula_want_truth":  {ZH: "第 {at} 个字：这里要的是条件（如 score >= 0.6），“{part}”是数。", EN: "Character {at}: a condition belongs here, such as score >= 0.6, and “{part}” is a number."},
		"incentive.formula_name":        {ZH: "第 {at} 个字：没有“{part}”这个变量。可以用 {names}。", EN: "Character {at}: there is no variable “{part}”. There are {names}."},
		"incentive.formula_forbidden":   {ZH: "第 {at} 个字：这个公式不能看“{part}”。可以看 {names}。", EN: "Character {at}: this formula may not look at “{part}”. It may look at {names}."},
		"incentive.formula_alike":       {ZH: "公式没有看任何人的数据，每个人都一样。至少用上表格里的一个变量。", EN: "The formula looks at nothing that is given of people, so that all would get the same. Use a variable of the table at least."},

		"incentive.formula_zero":        {ZH: "{name}：公式第 {at} 个字“{part}”是 0，不能除以 0。", EN: "{name}: “{part}” at character {at} of the formula is 0, and nothing can be divided by it."},
		"incentive.formula_overflow":    {ZH: "{name}：公式第 {at} 个字“{part}”算出的数太大了（10 的 18 次方以上）。", EN: "{name}: “{part}” at character {at} of the formula comes to a number of 10¹⁸ or more."},
		"incentive.formula_unknown":     {ZH: "{name}：“{part}”（公式第 {at} 个字）还没有值。没有值不会当作 0。", EN: "{name}: “{part}” at character {at} of the formula has no value yet. None is not taken for 0."},
		"incentive.formula_coefficient": {ZH: "{name}：公式算出的系数是 {value}，最大只能是 {limit}。是不是把百分数当成了小数？", EN: "{name}: the formula gives a coefficient of {value}, and {limit} is the most. Was a percentage taken for a fraction?"},

		"word.incentive.example_a": {ZH: "甲（例子）", EN: "A (example)"},
		"word.incentive.example_b": {ZH: "乙（例子）", EN: "B (example)"},
		"word.incentive.example_c": {ZH: "丙（例子）", EN: "C (example)"},

		"incentives.variable_score":              {ZH: "本人的得分。谁没有得分，整次计算都被拒绝，不当作 0。", EN: "The person's own score. Whoever has none stops the whole run; it isn't taken for 0."},
		"incentives.variable_score_unit":         {ZH: "小数，两位", EN: "a fraction, two decimals"},
		"incentives.variable_achievement":        {ZH: "本人的达成率：每个关键结果的进度不在 100% 封顶，而在 2.00（200%）封顶，按权重合成，定分时冻结。不知道的使整次计算被拒绝，不当作 0。", EN: "What the person achieved: the progress of each key result, held at 2.00 (200%) instead of 1, by weight, as frozen with the final scores. Where it isn't known the whole run stops; it isn't taken for 0."},
		"incentives.variable_achievement_unit":   {ZH: "小数，两位，1.20 就是 120%", EN: "a fraction, two decimals; 1.20 is 120%"},
		"incentives.variable_team_score":         {ZH: "所在团队的得分。没有的人同样使整次计算被拒绝。", EN: "The score of the person's team. Whoever has none stops the run as well."},
		"incentives.variable_team_score_unit":    {ZH: "小数，两位", EN: "a fraction, two decimals"},
		"incentives.variable_factor":             {ZH: "岗位系数，也可以是从文件带来的考勤等；没填就是 1。", EN: "The factor of the position, or attendance and the like from a file; 1 where none is given."},
		"incentives.variable_factor_unit":        {ZH: "倍", EN: "times"},
		"incentives.variable_count":              {ZH: "次数：按时完成的行动，或者自己数的别的事；没填就是没有。", EN: "A count: actions done in time, or whatever else you count; a blank is none."},
		"incentives.variable_count_unit":         {ZH: "次", EN: "times"},
		"incentives.variable_late":               {ZH: "逾期的次数；没填就是没有。", EN: "How many were late; a blank is none."},
		"incentives.variable_late_unit":          {ZH: "次", EN: "times"},
		"incentives.variable_recognitions":       {ZH: "期间收到的认可；没填就是没有。", EN: "Recognitions of the period; a blank is none."},
		"incentives.variable_recognitions_unit":  {ZH: "次", EN: "times"},
		"incentives.variable_contributions":      {ZH: "承担的他人目标里的关键结果；没填就是没有。", EN: "Key results carried in others' objectives; a blank is none."},
		"incentives.variable_contributions_unit": {ZH: "个", EN: "key results"},
		"incentives.variable_base":               {ZH: "整个期间系数为 1 时的浮动奖金，没有按在岗折算。", EN: "Variable pay of the whole period at coefficient 1, not pro rata."},
		"incentives.variable_base_unit":          {ZH: "元", EN: "yuan"},
		"incentives.variable_days":               {ZH: "在岗工作日，由 Sinan 按开始日和结束日算。", EN: "Workdays there, which Sinan counts from the days somebody came and left."},
		"incentives.variable_days_unit":          {ZH: "天", EN: "days"},
		"incentives.variable_of":                 {ZH: "期间的工作日，每个人一样。", EN: "Workdays of the period, the same for everybody."},
		"incentives.variable_of_unit":            {ZH: "天", EN: "days"},
	}
}
