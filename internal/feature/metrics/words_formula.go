package metrics

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// formulaWords say why a metric can't be worked out so.
func formulaWords() i18n.Words {
	return i18n.Words{
		"metrics.formula_broken": {ZH: "公式在“{near}”附近读不懂。可以用 + − × ÷、括号、min 和 max。", EN: "The formula can't be read near “{near}”. Write + − × ÷, brackets, min and max."},
		"metrics.formula_part":   {ZH: "公式里不能写“{part}”。可以用指标、数字、+ − × ÷、括号、min 和 max。", EN: "“{part}” can't stand in a formula. Write metrics, numbers, + − × ÷, brackets, min and max."},
		"metrics.formula_call":   {ZH: "只能用 min(…) 和 max(…)，括号里至少写一项。", EN: "Only min(…) and max(…) can be called, with one value at least."},
		"metrics.formula_name":   {ZH: "公式里的“{name}”没有对应的指标。", EN: "No metric is called “{name}”."},
		"metrics.formula_unused": {ZH: "公式里没有用到“{name}”。", EN: "“{name}” is not used in the formula."},
		"metrics.formula_twice":  {ZH: "“{name}”用了两次，请换一个名字。", EN: "“{name}” names two metrics: call one of them something else."},
		"metrics.formula_many":   {ZH: "最多用 {limit} 个指标。", EN: "At most {limit} metrics can be used."},
		"metrics.formula_units":  {ZH: "单位对不上：{left} 和 {right} 不能相加减或比大小。", EN: "The units don't fit: {left} and {right} can't be added or compared."},
		"metrics.formula_unit":   {ZH: "算出来的单位是“{got}”，指标的单位是“{unit}”，对不上。请改公式，或改指标的单位。", EN: "The formula gives “{got}”, the metric is in “{unit}”: change the formula or the metric's unit."},
		"metrics.formula_places": {ZH: "小数位数是 0 到 {limit}。", EN: "0 to {limit} digits after the point can be kept."},
		"metrics.formula_circle": {ZH: "绕回来了：里面有指标是由“{name}”算出来的。", EN: "It goes round in a circle: one of them is worked out from “{name}” itself."},
		"metrics.formula_deep":   {ZH: "一环套一环最多 {limit} 层，请直接用更底层的指标。", EN: "At most {limit} formulas can hang on one another: use the metrics further down."},
		"metrics.formula_used":   {ZH: "有 {n} 个指标由它算出，请先改它们的公式再删除。", EN: "{n} {n|metric is|metrics are} worked out from it: change their formulas before deleting it."},
		"metrics.unit_formula":   {ZH: "它由公式算出，或有别的指标由它算出，单位不能直接改。请先去掉公式。", EN: "It is worked out by a formula, or others are from it: its unit can't change. Take the formula away first."},
		"metrics.calculated":     {ZH: "这个指标由公式算出，不能录入。要录入请先去掉公式。", EN: "This metric is worked out by a formula: nothing can be entered. Take the formula away first."},
		"metrics.fed":            {ZH: "这个指标从数据源读取。要用公式请先断开数据源。", EN: "This metric is read from a connector: disconnect it before setting a formula."},
	}
}
