package quality_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/domain/quality"
)

// at is the span of a part of a text, in runes.
func at(text, part string) sentence.Span {
	before, _, found := strings.Cut(text, part)
	if !found {
		panic(part + " is not in " + text)
	}
	n := len([]rune(before))
	return sentence.Span{n, n + len([]rune(part))}
}

// read makes a reading by hand: kind, name, target and unit, and the words it was read from.
func read(text string, metrics ...[5]string) sentence.Reading {
	r := sentence.Reading{Measurable: len(metrics) > 0}
	for _, m := range metrics {
		one := sentence.Metric{Kind: sentence.Kind(m[0]), Name: m[1], Unit: m[3], Direction: sentence.Increase, Span: at(text, m[4])}
		if m[1] != "" {
			one.NameSpan = at(text, m[1])
		}
		if m[2] != "" {
			d := decimal.RequireFromString(m[2])
			one.Target = &d
		}
		r.Metrics = append(r.Metrics, one)
	}
	return r
}

func TestWordingOfKeyResults(t *testing.T) {
	type metric = [5]string
	for _, c := range []struct {
		text    string
		metrics []metric
		want    string // codes with the marked words
	}{
		// The four key results of the page that all starts from are well worded.
		{"提高用户活跃度,日均活跃用户数增长10%", []metric{{"relative_pct", "日均活跃用户数", "10", "%", "日均活跃用户数增长10%"}}, ""},
		{"优化用户体验,降低用户流失率至5%", []metric{{"absolute", "用户流失率", "5", "%", "降低用户流失率至5%"}}, ""},
		{"拓展新用户群体,新增付费用户1000人", []metric{{"count", "付费用户", "1000", "人", "新增付费用户1000人"}}, ""},
		{"提高用户转化率,提升付费用户续费率至80%", []metric{{"absolute", "付费用户续费率", "80", "%", "提升付费用户续费率至80%"}}, ""},

		{"提升商家服务体验", nil, "vague_verb 提升"},
		{"进一步优化退款流程", nil, "vague_verb 优化"},
		{"新人培训流程优化", nil, "vague_verb 优化"},
		{"优化上线流程", nil, "vague_verb 优化"},
		{"缩短交付周期", nil, "vague_verb 缩短"},
		{"Improve onboarding for new sellers", nil, "vague_verb Improve"},
		{"We help sellers", nil, "vague_verb help"},
		{"客户都很满意", nil, "no_measure 客户都很满意"},
		{"持续优化提升", nil, "no_object 优化"},
		{"不断提升", nil, "no_object 提升"},

		{"7月底前上线积分兑换", []metric{{"milestone", "积分兑换", "", "", "7月底前上线积分兑换"}}, "output 上线"},
		{"6月30日前上线会员系统", []metric{{"milestone", "会员系统", "", "", "6月30日前上线会员系统"}}, "output 上线"},
		{"文件收集功能上线", []metric{{"milestone", "文件收集功能", "", "", "文件收集功能上线"}}, "output 上线"},
		{"开展门店培训", nil, "output 开展"},
		{"Launch the seller portal by June", []metric{{"milestone", "the seller portal", "", "", "Launch the seller portal"}}, "output Launch"},
		{"举办3场商家大会", []metric{{"count", "商家大会", "3", "场", "举办3场商家大会"}}, "output 举办"},
		{"完成10场用户访谈", []metric{{"count", "用户访谈", "10", "场", "完成10场用户访谈"}}, "output 完成"},
		{"Publish 12 articles", []metric{{"count", "articles", "12", "", "Publish 12 articles"}}, "output Publish"},
		{"完成销售额500万元", []metric{{"absolute", "销售额", "5000000", "元", "完成销售额500万元"}}, ""},
		{"新增会员完成认证2000人", []metric{{"count", "会员", "2000", "人", "新增会员完成认证2000人"}}, ""},
		{"活动上线率达到95%", []metric{{"absolute", "活动上线率", "95", "%", "活动上线率达到95%"}}, ""},
		{"上线签到功能,次日留存率提升至45%", []metric{{"absolute", "次日留存率", "45", "%", "次日留存率提升至45%"}}, ""},
		{"取得等保三级认证", []metric{{"milestone", "等保三级认证", "", "", "取得等保三级认证"}}, ""},

		{"退货率降至8%,客单价提升至168元", []metric{{"absolute", "退货率", "8", "%", "退货率降至8%"}, {"absolute", "客单价", "168", "元", "客单价提升至168元"}}, "two_metrics 客单价提升至168元"},
		{"增长10%", []metric{{"relative_pct", "", "10", "%", "增长10%"}}, "no_object 增长10%"},
		{"投诉率降低5%", []metric{{"relative_pct", "投诉率", "5", "%", "投诉率降低5%"}}, "percent_meaning 投诉率降低5%"},
		{"Cut churn rate by 5%", []metric{{"relative_pct", "churn rate", "5", "%", "Cut churn rate by 5%"}}, "percent_meaning Cut churn rate by 5%"},
		{"销售额增长10%", []metric{{"relative_pct", "销售额", "10", "%", "销售额增长10%"}}, ""},
		{"  ", nil, ""},
	} {
		var got []string
		for _, f := range quality.KeyResult(c.text, read(c.text, c.metrics...)) {
			got = append(got, strings.TrimPrefix(f.Code, "quality.")+" "+string([]rune(c.text)[f.Span[0]:f.Span[1]]))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %q, want %q", c.text, strings.Join(got, "|"), c.want)
		}
	}
}

func TestBetterWording(t *testing.T) {
	type metric = [5]string
	for _, c := range []struct {
		text    string
		metrics []metric
		want    string
	}{
		{"提升商家服务体验", nil, "把客户满意度从〈基线〉提升到〈目标〉"},
		{"进一步优化退款流程", nil, "把平均处理时长从〈基线〉降低到〈目标〉"},
		{"加强仓库管理", nil, "把〈能数出来的指标〉从〈基线〉提升到〈目标〉"},
		{"Improve onboarding", nil, "Raise <something you can count> from <baseline> to <target>"},
		{"Reduce support cost", nil, "Lower cost per unit from <baseline> to <target>"},
		{"7月底前上线积分兑换", []metric{{"milestone", "积分兑换", "", "", "7月底前上线积分兑换"}}, "把〈它要改变的指标〉从〈基线〉提升到〈目标〉（“7月底前上线积分兑换”列为行动）"},
		{"Launch the seller portal", []metric{{"milestone", "the seller portal", "", "", "Launch the seller portal"}}, "Raise <the metric it is to move> from <baseline> to <target> (and list “Launch the seller portal” as an action)"},
		{"退货率降至8%,并且客单价提升至168元。", []metric{{"absolute", "退货率", "8", "%", "退货率降至8%"}, {"absolute", "客单价", "168", "元", "客单价提升至168元"}}, "退货率降至8%\n客单价提升至168元"},
		{"增长10%", []metric{{"relative_pct", "", "10", "%", "增长10%"}}, "〈指标〉增长10%"},
		{"投诉率降低5%", []metric{{"relative_pct", "投诉率", "5", "%", "投诉率降低5%"}}, "投诉率降低5个百分点"},
	} {
		found := quality.KeyResult(c.text, read(c.text, c.metrics...))
		if len(found) == 0 || found[0].Better != c.want {
			t.Errorf("%s: got %+v, want %q", c.text, found, c.want)
		}
	}
}

// A decreasing percentage is asked about with its own direction.
func TestPercentMeaningKeepsTheDirection(t *testing.T) {
	r := read("转化率提升5%", [5]string{"relative_pct", "转化率", "5", "%", "转化率提升5%"})
	if f := quality.KeyResult("转化率提升5%", r); len(f) != 1 || f[0].Better != "转化率提升5个百分点" {
		t.Errorf("got %+v", f)
	}
	r.Metrics[0].Direction = sentence.Decrease
	if f := quality.KeyResult("转化率降5%", r); len(f) != 1 || f[0].Args["points"] != "5" {
		t.Errorf("got %+v", f)
	}
}

func TestTooLong(t *testing.T) {
	text := strings.Repeat("围绕核心商家开展精细化运营", 5) + ",复购率提升至30%"
	r := read(text, [5]string{"absolute", "复购率", "30", "%", "复购率提升至30%"})
	found := quality.KeyResult(text, r)
	if len(found) != 1 || found[0].Code != quality.TooLong || found[0].Span != [2]int{60, 75} || found[0].Better != "复购率提升至30%" || found[0].Args["count"] != 75 || found[0].Args["max"] != 60 {
		t.Errorf("got %+v", found)
	}
	words := strings.TrimSpace(strings.Repeat("word ", 35))
	if found := quality.Objective(words); len(found) != 1 || found[0].Code != quality.TooLong || found[0].Args["max"] != 20 || found[0].Span != [2]int{100, 174} {
		t.Errorf("got %+v", found)
	}
	if found := quality.Objective("提升用户留存率"); len(found) != 0 {
		t.Errorf("an objective needs no number: %+v", found)
	}
	if found := quality.Objective("持续提升"); len(found) != 1 || found[0].Code != quality.NoObject {
		t.Errorf("an objective about nothing: %+v", found)
	}
}

func TestTheSameMetricInTwoKeyResults(t *testing.T) {
	item := func(id, text string, metric [5]string) quality.Item {
		return quality.Item{ID: id, Text: text, Reading: read(text, metric)}
	}
	items := []quality.Item{
		item("1", "用户流失率降至5%", [5]string{"absolute", "用户流失率", "5", "%", "用户流失率降至5%"}),
		item("2", "把 用户的流失率 控制在6%以内", [5]string{"keep_at_most", "用户的流失率", "6", "%", "用户的流失率 控制在6%以内"}),
		item("3", "新增付费用户1000人", [5]string{"count", "付费用户", "1000", "人", "新增付费用户1000人"}),
		item("4", "增长10%", [5]string{"relative_pct", "", "10", "%", "增长10%"}),
		item("5", "增长20%", [5]string{"relative_pct", "", "20", "%", "增长20%"}),
		item("6", "Churn Rate at 5%", [5]string{"absolute", "Churn Rate", "5", "%", "Churn Rate at 5%"}),
		item("7", "churn rate below 4%", [5]string{"keep_at_most", "churn rate", "4", "%", "churn rate below 4%"}),
	}
	found := quality.Set(items)
	if len(found) != 2 || len(found["2"]) != 1 || len(found["7"]) != 1 {
		t.Fatalf("got %+v", found)
	}
	f := found["2"][0]
	if f.Code != quality.SameMetric || f.Span != [2]int(at(items[1].Text, "用户的流失率")) || f.Args["other_id"] != "1" || f.Args["other"] != "用户流失率降至5%" {
		t.Errorf("got %+v", f)
	}
	items[1].Reading.Metrics[0].Period = "month"
	if found := quality.Set(items); len(found["2"]) != 0 {
		t.Errorf("per month is another measure: %+v", found)
	}
}

// Whatever is typed, spans stay inside the text and nothing panics.
func FuzzKeyResult(f *testing.F) {
	for _, seed := range []string{"", "提升", "提升用户体验", "Improve x", "完成！", "上线", "①②", "\xff提升", strings.Repeat("优化", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := len([]rune(text))
		for _, found := range append(quality.KeyResult(text, sentence.Reading{}), quality.Objective(text)...) {
			if found.Span[0] < 0 || found.Span[0] > found.Span[1] || found.Span[1] > n {
				t.Fatalf("span %v in %d runes of %q", found.Span, n, text)
			}
		}
		long := sentence.Reading{Measurable: true, Metrics: []sentence.Metric{{Name: "a", Span: sentence.Span{3, 9}}, {Name: "b", Span: sentence.Span{1, 2}}}}
		quality.KeyResult(text, long) // a reading of another text must not panic either
	})
}
