package checkins

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"check_in.empty":              {ZH: "还什么都没写：填当前值、勾选节点或写一句话。", EN: "Nothing is said yet: give a value, tick a step, or write a sentence."},
		"check_in.value_unread":       {ZH: "“{typed}”读不成一个数。可以写 52000、52,000、1.2万 或 6.5%。", EN: "“{typed}” does not read as one value. Write 52000, 52,000, 1.2万 or 6.5%."},
		"check_in.value_unit":         {ZH: "单位是“{said}”，这个关键结果用“{unit}”衡量。", EN: "The unit is “{said}”; this key result is measured in “{unit}”."},
		"check_in.no_value":           {ZH: "这个关键结果不填数值：里程碑勾选节点，汇总型由下级得出。", EN: "This key result takes no value: tick the steps of a milestone; a roll-up follows what supports it."},
		"check_in.no_steps":           {ZH: "只有里程碑型关键结果有节点可勾选。", EN: "Only a milestone has steps to tick."},
		"check_in.future":             {ZH: "日期不能晚于今天（{today}）。", EN: "The date can't be after today ({today})."},
		"check_in.too_early":          {ZH: "日期太早了，最早 {first}。", EN: "The date is too early; {first} at the earliest."},
		"check_in.dropped":            {ZH: "这个关键结果已放弃，不再更新进展。", EN: "This key result is dropped and takes no more check-ins."},
		"check_in.supersedes_unknown": {ZH: "要更正的进展不在这个关键结果里。", EN: "The check-in to correct isn't one of this key result."},
		"check_in.superseded":         {ZH: "这条进展已被更正过，请更正最新的那条。", EN: "This check-in has been corrected already; correct the newer one."},
	}
}
