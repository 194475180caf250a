package query

import "strings"

// word is what a field, a value or a whole term is called: the code, then what people
// write in Chinese and in English, the usual first.
type word struct {
	code   string
	zh, en []string
}

// means reports whether people mean it by a text, whichever language they write.
func (w word) means(text string) bool {
	for _, one := range append(append([]string{w.code}, w.zh...), w.en...) {
		if strings.EqualFold(one, text) {
			return true
		}
	}
	return false
}

// begins reports whether it may be what somebody is writing.
func (w word) begins(text string) bool {
	for _, one := range append(append([]string{w.code}, w.zh...), w.en...) {
		if strings.HasPrefix(strings.ToLower(one), strings.ToLower(text)) {
			return true
		}
	}
	return false
}

// in is how it is usually written in a language.
func (w word) in(zh bool) string {
	list := w.en
	if zh {
		list = w.zh
	}
	if len(list) == 0 {
		return w.code
	}
	return list[0]
}

func fields() []word {
	return []word{
		{string(Owner), []string{"负责人"}, []string{"owner"}},
		{string(Team), []string{"团队", "部门"}, []string{"team"}},
		{string(Status), []string{"状态"}, []string{"status"}},
		{string(Behind), []string{"落后"}, []string{"behind"}},
		{string(Progress), []string{"进度", "完成度"}, []string{"progress"}},
		{string(Confidence), []string{"信心", "信心指数"}, []string{"confidence"}},
		{string(Chance), []string{"达成概率"}, []string{"chance"}},
		{string(Due), []string{"截止", "截止日期", "到期"}, []string{"due"}},
		{string(State), []string{"环节", "阶段"}, []string{"state"}},
		{string(Kind), []string{"类型"}, []string{"kind"}},
		{string(Theme), []string{"主题", "战略主题"}, []string{"theme"}},
		{string(Without), []string{"没有"}, []string{"no"}},
		{string(Is), nil, []string{"is"}},
		{string(Text), []string{"标题", "文本"}, []string{"text", "title"}},
	}
}

// wholes are terms that are one word, by field and value.
func wholes() []struct {
	field Field
	word
} {
	return []struct {
		field Field
		word
	}{
		{Owner, word{Me, []string{"我的"}, []string{"mine"}}},
		{Without, word{"actions", []string{"没有行动", "无行动", "没有行动的KR", "没有行动的 KR", "没有行动的关键结果"}, []string{"no:actions", "no:action", "no actions", "without actions", "KRs without actions", "key results without actions"}}},
		{Without, word{"data", []string{"没有数据", "无数据"}, []string{"no:data", "no data", "without data"}}},
		{Without, word{"theme", []string{"没有主题", "没有战略主题"}, []string{"no:theme", "no theme"}}},
		{Without, word{"team", []string{"没有团队"}, []string{"no:team", "no team"}}},
		{Is, word{"stale", []string{"未按时更新", "未更新"}, []string{"stale", "is:stale"}}},
		{Is, word{"key_result", []string{"只看关键结果", "只看KR", "只看 KR"}, []string{"is:kr", "key results only"}}},
		{Is, word{"measurable", []string{"可衡量"}, []string{"measurable", "is:measurable"}}},
		{Due, word{overdue, []string{"逾期", "已逾期"}, []string{"overdue"}}},
		{Due, word{"today", []string{"今天截止", "截止今天", "截止 今天", "今天到期"}, []string{"due today"}}},
		{Due, word{"this_week", []string{"本周截止", "截止本周", "截止 本周", "本周到期"}, []string{"due this week"}}},
		{Due, word{"next_week", []string{"下周截止", "截止下周", "截止 下周", "下周到期"}, []string{"due next week"}}},
		{Due, word{"this_month", []string{"本月截止", "截止本月", "截止 本月", "本月到期"}, []string{"due this month"}}},
		{Due, word{"next_month", []string{"下月截止", "截止下月", "截止 下月", "下月到期"}, []string{"due next month"}}},
		{Status, word{"off_track", []string{"落后"}, []string{"off-track", "off track"}}},
		{Status, word{"at_risk", []string{"有风险"}, []string{"at-risk", "at risk"}}},
	}
}

// values are those of a field that has a few, of due besides days; nil for one that takes any.
func values(f Field) []word {
	switch f {
	case Status:
		return []word{
			{"on_track", []string{"正常"}, []string{"on-track", "on track"}}, {"at_risk", []string{"有风险"}, []string{"at-risk", "at risk"}}, {"off_track", []string{"落后"}, []string{"off-track", "off track"}},
			{"no_data", []string{"暂无数据"}, []string{"no-data", "no data"}}, {"achieved", []string{"达成"}, []string{"achieved"}}, {"missed", []string{"未达成"}, []string{"missed"}},
		}
	case State:
		return []word{{"draft", []string{"草稿"}, []string{"draft"}}, {"in_review", []string{"待批准", "审批中"}, []string{"in-review", "in review"}},
			{"active", []string{"进行中"}, []string{"active"}}, {"closed", []string{"已结束", "已关闭"}, []string{"closed"}}}
	case Kind:
		return []word{{"committed", []string{"承诺型", "承诺"}, []string{"committed"}}, {"aspirational", []string{"挑战型", "挑战"}, []string{"aspirational"}}}
	case Without:
		return []word{{"actions", []string{"行动"}, []string{"actions", "action"}}, {"data", []string{"数据"}, []string{"data"}},
			{"theme", []string{"主题", "战略主题"}, []string{"theme"}}, {"team", []string{"团队"}, []string{"team"}}}
	case Due:
		return []word{{"this_week", []string{"本周", "这周"}, []string{"this-week", "this week"}}, {"next_week", []string{"下周"}, []string{"next-week", "next week"}},
			{"this_month", []string{"本月", "这个月"}, []string{"this-month", "this month"}}, {"next_month", []string{"下月", "下个月"}, []string{"next-month", "next month"}},
			{"today", []string{"今天", "今日"}, []string{"today"}}, {overdue, []string{"逾期", "已逾期"}, []string{"overdue"}}}
	case Is:
		return []word{{"stale", []string{"未按时更新"}, []string{"stale"}}, {"key_result", []string{"关键结果"}, []string{"kr", "key result"}},
			{"measurable", []string{"可衡量"}, []string{"measurable"}}}
	}
	return nil
}

// measured reports whether a field is compared with a number.
func measured(f Field) bool {
	return f == Behind || f == Progress || f == Confidence || f == Chance
}
