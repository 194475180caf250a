package quality

import (
	"slices"
	"strings"
	"unicode"
)

// vagueVerbs say which way, and not how far.
func vagueVerbs() []string {
	return []string{
		"提升", "提高", "优化", "改善", "改进", "加强", "增强", "推进", "推动", "促进", "完善", "强化", "深化", "打造", "规范", "丰富", "营造", "提振", "夯实", "赋能",
		"做好", "做大", "做强", "加大", "加快", "开拓", "拓展", "支持", "助力", "探索", "落实", "增进", "激发", "培养", "维护", "保障", "确保", "学习", "增长", "增加",
		"降低", "减少", "缩短", "扩大", "巩固", "聚焦",
		"improve", "enhance", "optimize", "optimise", "strengthen", "boost", "promote", "drive", "support", "help", "leverage", "increase", "grow", "raise", "reduce",
		"lower", "decrease", "streamline", "foster", "empower", "accelerate", "explore", "deepen", "expand", "enrich", "maintain", "better", "ensure",
	}
}

// outputVerbs say that something is made or held.
func outputVerbs() []string {
	return []string{
		"完成", "上线", "发布", "推出", "开发", "搭建", "建设", "建立", "制定", "编制", "撰写", "编写", "输出", "交付", "启动", "举办", "组织", "开展", "召开", "制作", "落地", "部署", "采购",
		"launch", "ship", "build", "deliver", "complete", "finish", "release", "write", "publish", "organize", "organise", "host", "hold", "create", "develop", "implement", "conduct", "run", "roll out", "set up",
	}
}

// nounTails after a verb make a noun of it: 上线率, 交付周期, 发布质量.
func nounTails() []string {
	return []string{"率", "量", "数", "周期", "时长", "时间", "质量", "效率", "能力", "水平", "成本", "速度", "意识", "度"}
}

// fillers are words that give a verb no object.
func fillers() []string {
	return []string{"进一步", "持续", "不断", "积极", "全面", "大力", "显著", "有效", "逐步", "继续", "努力", "切实", "全力", "深入", "稳步", "和", "与", "并", "及", "地", "的", "了",
		"continuously", "further", "significantly", "and", "the", "to", "our", "we"}
}

// thingUnits count things made or held, rather than people, money or a level.
func thingUnits() string {
	return " 场 篇 个 次 份 条 套 门 项 期 节 部 本 张 轮 款 支 "
}

// topic is what a text may be about, and a number that it is often judged by.
type topic struct {
	words    []string
	zh, en   string
	decrease bool
}

// topics are asked in order: the more telling first.
func topics() []topic {
	return []topic{
		{[]string{"留存", "retention", "retain"}, "次月留存率", "next-month retention", false},
		{[]string{"活跃", "active", "engagement"}, "日均活跃用户数", "daily active users", false},
		{[]string{"转化", "conversion", "convert"}, "转化率", "conversion rate", false},
		{[]string{"流失", "churn"}, "流失率", "churn rate", true},
		{[]string{"体验", "满意", "贴心", "服务", "experience", "satisfaction", "service"}, "客户满意度", "customer satisfaction", false},
		{[]string{"客服", "话术", "工单", "support ticket"}, "首次解决率", "first-contact resolution", false},
		{[]string{"协作", "协同", "跨部门", "collaboration", "cross-team"}, "跨部门需求平均交付时长", "days to deliver a cross-team request", true},
		{[]string{"效率", "流程", "审批", "efficiency", "process"}, "平均处理时长", "average handling time", true},
		{[]string{"质量", "缺陷", "quality", "defect", "bug"}, "返工率", "rework rate", true},
		{[]string{"成本", "费用", "cost"}, "单位成本", "cost per unit", true},
		{[]string{"营收", "收入", "销售", "业绩", "revenue", "sales"}, "销售额", "revenue", false},
		{[]string{"品牌", "知名度", "影响力", "形象", "辨识度", "宣传", "brand", "awareness"}, "品牌词搜索量", "branded searches", false},
		{[]string{"社群", "community"}, "社群周活跃人数", "weekly active members", false},
		{[]string{"内容", "栏目", "文章", "content"}, "篇均互动数", "interactions per piece", false},
		{[]string{"渠道", "channel"}, "渠道带来的新客数", "new customers by channel", false},
		{[]string{"合作", "伙伴", "partner"}, "合作伙伴带来的订单数", "orders through partners", false},
		{[]string{"市场", "market"}, "新市场销售额", "revenue in new markets", false},
		{[]string{"培训", "能力", "技能", "学习", "training", "skill"}, "考核通过率", "share who pass the assessment", false},
		{[]string{"团队", "人才", "归属感", "幸福感", "氛围", "员工", "team", "employee", "morale"}, "员工满意度", "employee satisfaction", false},
		{[]string{"稳定", "可靠", "故障", "reliab", "stability", "uptime"}, "每月故障时长", "hours of outage per month", true},
		{[]string{"安全", "合规", "security", "safety", "compliance"}, "安全事件数", "security incidents", true},
	}
}

// isChinese reports whether a text has a Chinese character.
func isChinese(text []rune) bool {
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

// match is a word found in a text: its span in runes.
type match struct {
	from, to int
	ok       bool
}

// first finds the earliest of the words, of several at one place the longest. A
// Latin word must stand by itself; keep says which finds count.
func first(text []rune, words []string, keep func(match) bool) match {
	lower := lowered(text)
	best := match{from: len(text)}
	for _, w := range words {
		for from := 0; ; {
			m := locate(lower, []rune(w), from)
			if !m.ok || m.from > best.from {
				break
			}
			if (m.from < best.from || m.to > best.to) && alone(lower, m) && (keep == nil || keep(m)) {
				best = m
				break
			}
			from = m.from + 1
		}
	}
	return best
}

func lowered(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		out[i] = unicode.ToLower(r)
	}
	return out
}

func locate(text, word []rune, from int) match {
	for i := from; i+len(word) <= len(text); i++ {
		if slices.Equal(text[i:i+len(word)], word) {
			return match{i, i + len(word), true}
		}
	}
	return match{}
}

// alone reports whether a find is no part of a longer Latin word.
func alone(text []rune, m match) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && text[i] < unicode.MaxLatin1 && unicode.IsLetter(text[i])
	}
	return !(letter(m.from) && letter(m.from-1)) && !(letter(m.to-1) && letter(m.to))
}

// verbal reports whether what follows a find leaves it a verb.
func verbal(text []rune) func(match) bool {
	return func(m match) bool {
		rest := string(text[m.to:min(len(text), m.to+4)]) // as far as the longest tail
		for _, tail := range nounTails() {
			if strings.HasPrefix(rest, tail) {
				return false
			}
		}
		return true
	}
}

// aboutNothing reports whether a text has no words but verbs and fillers.
func aboutNothing(text []rune) bool {
	rest := string(lowered(text))
	for _, words := range [][]string{vagueVerbs(), fillers()} {
		for _, w := range words {
			rest = strings.ReplaceAll(rest, w, " ")
		}
	}
	return strings.IndexFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}
