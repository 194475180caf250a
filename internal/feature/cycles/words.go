package cycles

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"cycle.asof_past":        {ZH: "只能回看已经过完的日子：今天是 {today}。", EN: "Only days that are over can be looked back at: today is {today}."},
		"cycle.name_taken":       {ZH: "已经有叫“{name}”的周期。", EN: "There is already a cycle “{name}”."},
		"cycle.has_children":     {ZH: "“{name}”里还有 {count} 个下级周期，请先移走。", EN: "“{name}” still has {count} {count|cycle|cycles} inside it; move them first."},
		"cycle.parent_unknown":   {ZH: "没有这个上级周期。", EN: "There is no such parent cycle."},
		"cycle.closed":           {ZH: "“{name}”已结束。要修改，请先退回评分阶段。", EN: "“{name}” is closed. Move it back to scoring to change it."},
		"cycle.reason_needed":    {ZH: "退回上一阶段要写明原因。", EN: "Say why the cycle goes back a phase."},
		"cycle.date_needed":      {ZH: "请填写日期。", EN: "A date is needed."},
		"cycle.span_reversed":    {ZH: "结束日期早于开始日期 {starts_on}。", EN: "The end is before the start, {starts_on}."},
		"cycle.span_short":       {ZH: "只有 {days} 天，周期至少 {min} 天。", EN: "That is {days} {days|day|days}; a cycle has at least {min}."},
		"cycle.span_long":        {ZH: "有 {days} 天，周期最多 {max} 天。", EN: "That is {days} days; a cycle has at most {max}."},
		"cycle.outside_parent":   {ZH: "超出了上级周期“{parent}”（{starts_on} 至 {ends_on}）。", EN: "This is outside the parent cycle “{parent}” ({starts_on} to {ends_on})."},
		"cycle.parent_cycle":     {ZH: "周期不能放到自己里面：{path}", EN: "A cycle can't lie in itself: {path}"},
		"cycle.child_outside":    {ZH: "下级周期“{child}”（{starts_on} 至 {ends_on}）会超出。", EN: "The cycle “{child}” inside it ({starts_on} to {ends_on}) would stick out."},
		"cycle.phase_unknown":    {ZH: "没有这个阶段。", EN: "There is no such phase."},
		"cycle.phase_same":       {ZH: "周期已经在这个阶段。", EN: "The cycle is in this phase already."},
		"cycle.phase_jump":       {ZH: "一次只能前进或退回一个阶段。", EN: "A cycle moves one phase at a time."},
		"cycle.phase_order":      {ZH: "必须晚于前一阶段的日期。", EN: "This must be after the date of the phase before."},
		"cycle.phase_outside":    {ZH: "执行阶段必须在周期结束前开始。", EN: "Running must begin before the cycle ends."},
		"cycle.closes_early":     {ZH: "结束日必须在周期最后一天 {ends_on} 之后。", EN: "The close must be after the cycle's last day, {ends_on}."},
		"cycle.template_unknown": {ZH: "没有这个周期模板。", EN: "There is no such cycle template."},
		"cycle.template_number":  {ZH: "这一年只有 {max} 个。", EN: "The year has only {max}."},
		"cycle.template_year":    {ZH: "年份应在 {min} 到 {max} 之间。", EN: "The year must be from {min} to {max}."},
		"cycle.cadence_form":     {ZH: "更新频率的格式不对。", EN: "This is not a cadence."},
		"calendar.year":          {ZH: "年份应在 {min} 到 {max} 之间。", EN: "The year must be from {min} to {max}."},
		"calendar.empty":         {ZH: "里面没有日期。", EN: "There are no days in it."},
		"calendar.line":          {ZH: "第 {line} 行读不懂：{text}", EN: "Line {line} can't be read: {text}"},
		"calendar.date":          {ZH: "第 {line} 行的日期不对：{text}", EN: "Line {line}: “{text}” is not a date."},
		"calendar.range":         {ZH: "第 {line} 行的日期范围不对：{text}（最多 {max} 天）", EN: "Line {line}: “{text}” is not a range of at most {max} days."},
		"calendar.kind":          {ZH: "第 {line} 行的类型“{text}”不对，应为 holiday（休）、makeup（班）或 plain（平日）。", EN: "Line {line}: “{text}” is not holiday, makeup or plain."},
		"calendar.duplicate":     {ZH: "第 {line} 行与第 {first} 行日期重复：{text}", EN: "Line {line} has the same date as line {first}: {text}"},
	}
}
