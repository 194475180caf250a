package reviews

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"review.reviewed":           {ZH: "已经复核，要改自评请先退回一步。", EN: "This has been reviewed; take it one step back to change the self score."},
		"review.settled":            {ZH: "已经定分，要改请先退回一步并说明原因。", EN: "These scores are final; take them one step back, with a reason, to change them."},
		"review.not_reviewed":       {ZH: "还没有复核，不能定分。", EN: "Nobody has reviewed this yet, so it can't be settled."},
		"review.not_begun":          {ZH: "还没有开始评分，没有可退回的。", EN: "Scoring hasn't begun; there is nothing to take back."},
		"review.weights_settled":    {ZH: "这个人（或团队）本周期已有定分的目标，权重随之冻结。要改请先把已定分的退回一步，并说明原因。", EN: "Something of this person's (or team's) in the cycle is settled, and weights are frozen with it. Take what is settled one step back first, with a reason."},
		"review.kind_settled":       {ZH: "已经定分，承诺型、挑战型不能再改。要改请先把评分退回一步，并说明原因。", EN: "These scores are final; whether it is committed or aspirational stays. Take them one step back first, with a reason."},
		"review.drop_settled":       {ZH: "已经定分的目标不能放弃。要放弃请先把评分退回一步，并说明原因。", EN: "What is settled can't be dropped. Take its scores one step back first, with a reason."},
		"review.cycle_over":         {ZH: "周期已结束，分数不能再改。请 OKR 教练先把周期退回评分阶段。", EN: "The cycle is over and its scores stand. The champion can move it back to scoring."},
		"review.not_at_work":        {ZH: "没有启动过或已放弃的目标不评分。", EN: "What was never active, or was dropped, isn't scored."},
		"review.too_early":          {ZH: "周期还在进行中，到评分阶段再评；已关闭的目标现在就可以评。", EN: "The cycle is still running; score it in the scoring phase. What is closed can be scored now."},
		"review.words_needed":       {ZH: "和自评不同，或没有自评，请写明原因。", EN: "This differs from the self score, or there is none: say why."},
		"review.reason_needed":      {ZH: "请写明为什么退回。", EN: "Say why it is taken back."},
		"review.key_result_unknown": {ZH: "这个目标里没有这个关键结果，或评了两次。", EN: "This objective has no such key result, or it was scored twice."},
		"review.missing_score":      {ZH: "还有 {missing} 个关键结果没有打分。", EN: "{missing} more key {missing|result needs|results need} a score."},
		"review.plan_order":         {ZH: "不能早于 {after}：自评、复核、对齐会、定分依次进行，迟到数据截止不早于周期最后一天、不晚于定分。", EN: "Not before {after}: scores, review, meeting and final scores follow each other, and late readings count until the cycle's last day at least and until the final scores at most."},
		"review.plan_reason":        {ZH: "迟到数据已经截止，改截止日请写明原因。", EN: "Late readings were cut off already: say why the day moves."},
		"review.cutting":            {ZH: "迟到数据正在截止，请一分钟后再更新；之后的更新不再影响建议分。", EN: "Late readings are being cut off just now; try again in a minute. What comes later no longer moves the suggested score."},
		"review.unscored":           {ZH: "复核之后又加了关键结果，请退回一步补上分数。", EN: "A key result came after the review; take it one step back and score it."},
	}
}
