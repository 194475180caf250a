package evaluations

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"evaluation.sections":        {ZH: "没有这个部分。", EN: "There is no such section."},
		"evaluation.section_twice":   {ZH: "这个部分出现了两次。", EN: "This section is there twice."},
		"evaluation.weight":          {ZH: "权重是 1 到 100 的整数。", EN: "A weight is a whole number from 1 to 100."},
		"evaluation.weights":         {ZH: "权重合计要等于 100，现在是 {sum}。", EN: "Weights must sum to 100; they sum to {sum}."},
		"evaluation.nothing_judged":  {ZH: "除 OKR 结果外，至少要有一个由评估人评的部分。", EN: "Besides OKR results, at least one section must be judged by reviewers."},
		"evaluation.apart":           {ZH: "工作区规定 OKR 与绩效分开，OKR 结果不计权重。", EN: "This workspace keeps OKR and evaluation apart: OKR results have no weight."},
		"evaluation.levels":          {ZH: "等级要有 {least} 到 {most} 级。", EN: "A scale has {least} to {most} levels."},
		"evaluation.level_twice":     {ZH: "等级名称重复了。", EN: "Another level has this name."},
		"evaluation.share":           {ZH: "比例是 0 到 100 的整数。", EN: "A share is a whole number from 0 to 100."},
		"evaluation.shares":          {ZH: "参考比例合计要等于 100（或全部为 0），现在是 {sum}。", EN: "The guideline must sum to 100, or be all 0; it sums to {sum}."},
		"evaluation.manager_needed":  {ZH: "等级由上级评估得出，必须有上级。", EN: "The rating comes from the manager, who must be among the reviewers."},
		"evaluation.reviewers":       {ZH: "没有这种评估人，或出现了两次。", EN: "There is no such reviewer, or twice."},
		"evaluation.unanswered":      {ZH: "每个部分都要评等级，或选“无法评价”。", EN: "Judge every section, or say that you can't."},
		"evaluation.level_unknown":   {ZH: "没有这个等级。", EN: "There is no such level."},
		"evaluation.section_unknown": {ZH: "这个部分不由评估人评，或评了两次。", EN: "This section isn't judged by reviewers, or was judged twice."},
		"evaluation.words_needed":    {ZH: "评最高或最低等级，请写明事实。", EN: "The highest and the lowest level need words: say what happened."},

		"evaluations.not_draft":           {ZH: "评估已经开始，不能再改。", EN: "The evaluation is under way and can't be changed."},
		"evaluations.not_open":            {ZH: "评估不在填写阶段。", EN: "The evaluation isn't open for writing."},
		"evaluations.period":              {ZH: "结束日不能早于开始日，最长两年。", EN: "It can't end before it begins, and lasts two years at most."},
		"evaluations.due":                 {ZH: "截止日不能早于期间的开始日。", EN: "It can't be due before the period begins."},
		"evaluations.team_unknown":        {ZH: "没有这个团队。", EN: "There is no such team."},
		"evaluations.nobody":              {ZH: "这个范围里没有可评估的成员。", EN: "There is nobody to evaluate in it."},
		"evaluations.too_many":            {ZH: "一次评估最多 {limit} 人，请按团队分开。", EN: "One evaluation has at most {limit} people; open one for each part."},
		"evaluations.handed_in":           {ZH: "这份评估已经提交。", EN: "This form was handed in already."},
		"evaluations.not_handed_in":       {ZH: "这份评估还没有提交。", EN: "This form was not handed in yet."},
		"evaluations.self_stays":          {ZH: "自评只能由本人填写，不能转交。", EN: "A self review stays with the person."},
		"evaluations.reviewer_unknown":    {ZH: "请选择一位在职成员。", EN: "Choose an active person."},
		"evaluations.agreed":              {ZH: "上级已经同意，要改请找上级。", EN: "The manager has agreed already; ask them for a change."},
		"evaluations.too_few":             {ZH: "至少选 {least} 位同事，少了就看得出是谁说的。", EN: "Choose {least} colleagues at least: with fewer, one could tell who said what."},
		"evaluations.too_many_colleagues": {ZH: "最多选 {most} 位同事。", EN: "At most {most} colleagues."},
		"evaluations.colleague_unknown":   {ZH: "请选在职的同事，不能选自己，也不能重复。", EN: "Choose active colleagues, each once, and not oneself."},
		"evaluations.colleague_above":     {ZH: "{name}已经以上级的身份评估，不用再选。", EN: "{name} reviews as a manager already."},
		"evaluations.kind_unasked":        {ZH: "{name}不在可选的范围里：这次评估不请这一类同事。", EN: "{name} can't be asked: this evaluation has no such reviewers."},
		"evaluations.reviewer_self":       {ZH: "不能交给被评估人自己。", EN: "Nobody reviews themselves by another's form."},
	}
}
