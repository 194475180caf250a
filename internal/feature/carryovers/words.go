package carryovers

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"carryover.how_unknown":    {ZH: "只能原样延续、按趋势延续、沿用结构或不再做。", EN: "It goes on as it is, by its trend, by its structure, or not at all."},
		"carryover.reason_needed":  {ZH: "不再做时请写明原因。", EN: "Say why it is dropped."},
		"carryover.same_cycle":     {ZH: "它已经在这个周期里。", EN: "It is in that cycle already."},
		"carryover.not_begun":      {ZH: "它还没有开始，改它的周期就可以了。", EN: "It hasn't begun; just change its cycle."},
		"carryover.result_unknown": {ZH: "这个目标没有这个关键结果。", EN: "This objective has no such key result."},
		"carryover.nothing_left":   {ZH: "关键结果都完成了，没有可延续的；要再来一遍，请沿用结构。", EN: "Every key result is done; there is nothing to carry over. To do it once more, take its structure."},
		"carryover.decided":        {ZH: "这个目标已经另作决定，要改请先撤销。", EN: "Something else was decided of this objective; undo that first."},
		"carryover.begun":          {ZH: "延续出来的目标已经提交，不能再撤销。", EN: "What came of it was submitted since; it can't be undone."},
	}
}
