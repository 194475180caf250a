package alignments

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"align.parent_needed":      {ZH: "请选择要支撑的目标或关键结果。", EN: "Choose the objective or key result to support."},
		"align.parent_twice":       {ZH: "一次只能选一个：目标或关键结果。", EN: "Choose one: an objective or a key result."},
		"align.objective_missing":  {ZH: "没有这个目标，或者你无权查看。", EN: "There is no such objective, or you may not see it."},
		"align.key_result_missing": {ZH: "没有这个关键结果，或者你无权查看。", EN: "There is no such key result, or you may not see it."},
		"align.self":               {ZH: "目标不能支撑它自己。", EN: "An objective can't support itself."},
		"align.duplicate":          {ZH: "已经对齐到“{title}”了。", EN: "It supports “{title}” already."},
		"align.cycle":              {ZH: "对齐不能绕成一圈：{path}", EN: "Alignments can't form a circle: {path}"},
		"alignment.not_answered":   {ZH: "这个请求还没有答复。", EN: "This request hasn't been answered yet."},
		"alignment.undo_late":      {ZH: "移除已超过一小时，不能再撤销；请重新对齐。", EN: "It was removed over an hour ago and can't be undone; align it anew."},
		"alignment.answered":       {ZH: "这个请求已经有答复了。", EN: "This request has been answered already."},
	}
}
