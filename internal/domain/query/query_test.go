package query_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/query"
)

func told(q query.Query) string {
	var parts []string
	for _, t := range q.Terms {
		if t.Any != nil {
			var each []string
			for _, one := range t.Any {
				each = append(each, told(one))
			}
			parts = append(parts, "{"+strings.Join(each, " / ")+"}")
			continue
		}
		s := string(t.Field) + string(t.Op) + strings.Join(t.Values, "|")
		if t.Values == nil {
			s += t.Number.String()
		}
		if t.Not {
			s = "-" + s
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " & ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"留存", "text:留存"},
		{"  留存  营收 ", "text:留存 & text:营收"},
		{`"续费 率" x`, "text:续费 率 & text:x"},
		{"标题:留存,营收", "text:留存|营收"},
		{"负责人:李娜 落后>20% 没有行动", "owner:李娜 & behind>20 & no:actions"},
		{"负责人：李娜 落后 > 20 % 没有行动的 KR", "owner:李娜 & behind>20 & no:actions"},
		{"owner:lina behind>20% no:actions", "owner:lina & behind>20 & no:actions"},
		{"owner: lina, me KRs without actions", "owner:lina|me & no:actions"},
		{"负责人：我，张伟 团队：“用户 组”", "owner:me|张伟 & team:用户 组"},
		// As the list of OKRs says in words what is chosen beside the query.
		{"状态：“落后” 环节：“待批准” 类型：“承诺型” 主题：“稳住 基本盘” 未按时更新", "status:off_track & state:in_review & kind:committed & theme:稳住 基本盘 & is:stale"},
		{`status:"Off track" state:"In review" kind:"Aspirational" theme:"Steady base" stale`, "status:off_track & state:in_review & kind:aspirational & theme:Steady base & is:stale"},
		{"状态:落后,at-risk -状态:达成", "status:off_track|at_risk & -status:achieved"},
		{"落后 有风险 我的", "status:off_track & status:at_risk & owner:me"},
		{"落后 >= 5", "behind>=5"},
		{"落后＞＝12.5％ 进度≤50 信心<5 progress=100%", "behind>=12.5 & progress<=50 & confidence<5 & progress:100"},
		{"OWNER:ME 阶段:进行中 kind:aspirational 未更新 is:stale", "owner:me & state:active & kind:aspirational & is:stale & is:stale"},
		{"没有:数据 no:data 没有:行动,数据", "no:data & no:data & no:actions|data"},
		{"-留存 - －没有行动", "-text:留存 & text:- & -no:actions"},
		{`"负责人:谁"`, "text:负责人:谁"},
		{"没有行动力", "text:没有行动力"},
		{"截止 < 2026-12-31 截止:本周,2026/12/1 due>=2026-12", "due<2026-12-31 & due:this_week|2026-12-01 & due>=2026-12"},
		{"截止 本周 -due next month overdue 截止 <= 下周", "due:this_week & -due:next_month & due:overdue & due<=next_week"},
		{"落后 或 有风险", "{status:off_track / status:at_risk}"},
		{"负责人:我 (落后>20% 或者 没有行动 信心<5)", "owner:me & {behind>20 / no:actions & confidence<5}"},
		{"a b OR c （d or e）", "{text:a & text:b / text:c & {text:d / text:e}}"},
		{"(a (b)) 或 (c 或 (d or e))", "{text:a & text:b / text:c / text:d / text:e}"},
		{"-(a 或 -b) -（c d）", "-text:a & text:b & {-text:c / -text:d}"},
		{"-(a b 或 c)", "{-text:a / -text:b} & -text:c"},
		{"(落后>20%) (状态:落后,有风险) (负责人:李娜)", "behind>20 & status:off_track|at_risk & owner:李娜"},
		{"留存(一期) (续费(二期) 或 x)", "text:留存(一期) & {text:续费(二期) / text:x}"},
		{"或许 or-not oral 标题:或", "text:或许 & text:or-not & text:oral & text:或"},
		{`"或" a) (-)`, `text:或 & text:a) & text:-`},
		{"一 > 二", "?"},
	} {
		q, wrong := query.Parse(c.text, true)
		if c.want == "?" {
			if wrong == nil {
				t.Errorf("%q is read as %s", c.text, told(q))
			}
			continue
		}
		if wrong != nil || told(q) != c.want {
			t.Errorf("%q: %s, %+v; want %s", c.text, told(q), wrong, c.want)
		}
	}
}

func TestWhatCantBeReadSaysWhereAndWhatCould(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"留存 负债人:李娜", "field at 3 负债人:李娜: 负责人"},
		{"状态:坏", "value at 3 坏: 正常"},
		{"status:on_track,bad", "value at 16 bad: 正常"},
		{"落后>很多", "number at 3 很多: 20%"},
		{"落后 > ", "number at 5 : 20%"},
		{"落后>1e9", "number at 3 1e9: 20%"},
		{"落后>20%,30%", "number at 6 ,30%: 20%"},
		{"信心>50%", "number at 3 50%: 5"},
		{"负责人:", "empty at 4 : "},
		{"负责人:李娜,", "empty at 7 : "},
		{"负责人:a:b", "mark at 4 a:b: "},
		{"负责人: 落后>20%", "mark at 5 落后>20%: "},
		{"状态>落后", "compare at 2 >: :"},
		{`留存 "续费`, `quote at 3 "续费: `},
		{`""`, `empty at 0 "": `},
		{strings.Repeat("a ", 21), "many at 40 a: "},
		{"a (b 或 " + strings.Repeat("c ", 19) + ")", "many at 43 c: "},
		{strings.Repeat("(", 21), "many at 20 (: "},
		{"a (b 或 c", "bracket at 2 (b 或 c: "},
		{"a -( )", "empty at 3 ( ): "},
		{"a 或", "or at 2 或: "},
		{"或 a", "or at 0 或: "},
		{"a or (b or ) c", "or at 8 or: "},
		{"截止:某天", "value at 3 某天: 本周"},
		{"截止<逾期", "value at 3 逾期: 本周"},
		{"截止<2026-13-01", "value at 3 2026-13-01: 本周"},
		{"截止<本周,下周", "compare at 5 ,下周: :"},
		{"截止:", "empty at 3 : "},
	} {
		_, w := query.Parse(c.text, true)
		if w == nil {
			t.Errorf("%q is read", c.text)
			continue
		}
		first := ""
		if len(w.Expected) > 0 {
			first = w.Expected[0]
		}
		if got := fmt.Sprintf("%s at %d %s: %s", w.Code, w.At, w.Found, first); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	if _, w := query.Parse("stat:x", false); w == nil || w.Expected[0] != "owner" {
		t.Errorf("in English: %+v", w)
	}
}

func TestHowItWasRead(t *testing.T) {
	for _, c := range []struct{ text, zh, en string }{
		{"留存", "标题含“留存”", "title has “留存”"},
		{"负责人:我,李娜", "负责人：我 或 李娜", "owner: me or 李娜"},
		{"-status:off_track", "不是：状态：落后", "not: status: off-track"},
		{"behind>=12.50%", "落后 ≥ 12.5%", "behind ≥ 12.5%"},
		{"信心<5", "信心 < 5", "confidence < 5"},
		{"没有行动的KR", "没有行动", "no:actions"},
		{"我的", "我的", "mine"},
		{"截止<=2026/12/31", "截止 ≤ 2026-12-31", "due ≤ 2026-12-31"},
		{"截止:本周", "本周截止", "due this week"},
		{"-截止:本周,2026-12", "不是：截止：本周 或 2026-12", "not: due: this-week or 2026-12"},
		{"逾期", "逾期", "overdue"},
		{"落后>20% 没有行动 或 有风险", "（落后 > 20% 且 没有行动） 或 状态：有风险", "(behind > 20% and no:actions) or status: at-risk"},
		{"a (状态:落后,有风险 b 或 c)", "标题含“a”", "title has “a”"},
		{"负责人:我,李娜 a 或 c", "（（负责人：我 或 李娜） 且 标题含“a”） 或 标题含“c”", "((owner: me or 李娜) and title has “a”) or title has “c”"},
	} {
		q, wrong := query.Parse(c.text, true)
		if wrong != nil {
			t.Fatalf("%q: %+v", c.text, wrong)
		}
		if zh, en := q.Terms[0].Words(true), q.Terms[0].Words(false); zh != c.zh || en != c.en {
			t.Errorf("%q: %s, %s; want %s, %s", c.text, zh, en, c.zh, c.en)
		}
	}
}

func TestHolds(t *testing.T) {
	half, most := okr.RatioOf(1, 2).Known(), okr.RatioOf(3, 4).Known()
	five := int64(5)
	s := query.Subject{Titles: []string{"日均活跃用户 DAU", "提升留存"}, OwnerID: "p1", OwnerName: "李娜", TeamNames: []string{"用户组", "运营部"}, ThemeNames: []string{"增长"},
		Status: okr.OffTrack, State: okr.Active, Kind: okr.Committed, Progress: half, Expected: most, Confidence: &five, KeyResult: true}
	for text, want := range map[string]bool{
		"": true, "留存": true, "活跃 留存": true, "dau": true, "营收": false, "-营收": true, "负责人:我": true, "负责人:李": true, "owner:张,李娜": true, "团队:运营部": true, "主题:增长": true,
		"落后>25%": false, "落后>=25%": true, "落后>24.9%": true, "进度:50%": true, "信心<5": false, "信心<=5": true, "没有行动": true, "没有数据": false, "未更新": false, "状态:落后 阶段:进行中 类型:承诺型": true,
		"-没有行动": false, "没有主题": false, "-没有团队": true, "no:theme,team": false, "no:theme,actions": true, "只看关键结果": true, "-is:kr": false, "is:stale,kr": true, "可衡量": false, "-可衡量": true, "is:measurable,kr": true, "-落后>25%": true, "达成概率<50%": false, "-达成概率<50%": false,
	} {
		q, wrong := query.Parse(text, true)
		if wrong != nil || q.Holds(s, "p1") != want {
			t.Errorf("%q is %v (%+v)", text, !want, wrong)
		}
	}
	s.Rollup = true // is made of other objectives, and lacks no actions
	for _, text := range []string{"没有行动", "-没有行动"} {
		if q, wrong := query.Parse(text, true); wrong != nil || q.Holds(s, "p1") {
			t.Errorf("%q holds of a roll-up (%+v)", text, wrong)
		}
	}
	for _, text := range []string{"is:kr", "落后>0%", "-落后>0%", "进度<100%", "-进度<100%", "没有行动", "-没有行动", "负责人:我"} {
		q, wrong := query.Parse(text, true)
		if wrong != nil || q.Holds(query.Subject{}, "") {
			t.Errorf("%q holds of what nothing is known of (%+v)", text, wrong)
		}
	}
}

func TestComplete(t *testing.T) {
	names := func(f query.Field, text string) []string { return []string{"李 娜", string(f) + "/" + text} }
	for _, c := range []struct {
		text string
		zh   bool
		want string
	}{
		{"", true, "0-0 负责人:"},
		{"留存 负", true, "3-4 负责人:"},
		{"留存 ", true, "3-3 负责人:"},
		{"sta", true, "0-3 状态:"},
		{"状", false, "0-1 status:"},
		{"状态:有", true, "3-4 有风险 "},
		{"状态: ", true, "4-4 正常 "},
		{"状态:落后,有", true, "6-7 有风险 "},
		{"坏:坏 状态:落后,有", true, "10-11 有风险 "},
		{"owner:m", false, "6-7 me "},
		{"负责人:李", true, `4-5 "李 娜" `},
		{`负责人:"李 `, true, `4-7 "李 娜" `},
		{"落后>", true, "3-3 10% "},
		{"信心 < ", true, "5-5 3 "},
		{"-没", true, "1-2 没有行动 "},
		{"没有", true, "0-2 没有行动 "},
		{"without ", false, "0-8 no:actions "},
		{"截", true, "0-1 截止:"},
		{"截止:", true, "3-3 本周 "},
		{"截止 <= ", true, "6-6 本周 "},
		{"due:next", false, "4-8 next-week "},
		{"截止 本", true, "0-4 本周截止 "},
		{"overd", false, "0-5 overdue "},
		{"落后 或", true, "3-4 或 "},
		{"(负责人:我 o", false, "7-8 owner:"},
		{"a (", true, "3-3 负责人:"},
		{"a (状态:有", true, "6-7 有风险 "},
		{"-(没", true, "2-3 没有行动 "},
		{"(a) 没有行", true, "4-7 没有行动 "},
	} {
		offers := query.Complete(c.text, len([]rune(c.text)), c.zh, names)
		if len(offers) == 0 {
			t.Errorf("%q: nothing", c.text)
			continue
		}
		if got := fmt.Sprintf("%d-%d %s", offers[0].From, offers[0].To, offers[0].Text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestOrIsOfferedBehindACondition(t *testing.T) {
	for text, want := range map[string]bool{"": false, "落后 ": true, "落后 或 ": false, "(": false, "(a) ": true, "(a": false, "a (": false, "a o": true, "o": false, "-(a or b) ": true} {
		offers := query.Complete(text, len([]rune(text)), false, func(query.Field, string) []string { return nil })
		if got := slices.ContainsFunc(offers, func(o query.Offer) bool { return o.Kind == "or" }); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// A query of several ways holds where one of them does, of one subject; with a minus before
// it, where each is known not to.
func TestHoldsOfOneOrTheOther(t *testing.T) {
	five := int64(5)
	s := query.Subject{Titles: []string{"留存"}, OwnerID: "p1", OwnerName: "李娜", Status: okr.OffTrack, State: okr.Active, Confidence: &five, KeyResult: true, Due: date.Must("2026-11-12")}
	for text, want := range map[string]bool{
		"营收 或 留存": true, "营收 或 负责人:张": false, "营收 或 留存 负责人:张": false, "留存 (营收 或 落后)": true, "留存 (营收 或 有风险)": false, "-(营收 或 有风险)": true, "-(营收 留存)": true,
		"-(留存 落后)": false, "-(达成概率<50% 留存)": false, "-(达成概率<50% 营收)": true, "达成概率<50% 或 信心:5": true, "-(-(留存 或 营收))": true,
		// On Monday the 16th of November 2026.
		"截止 < 2026-11-12": false, "截止 <= 2026-11-12": true, "截止:2026-11-12": true, "截止>2026-11-11": true, "截止>=2026-11-13": false, "截止:2026-11": true, "截止>2026-10": true, "截止>2026-11": false,
		"本周截止": false, "-本周截止": true, "截止<本周": true, "截止:今天,本月": true, "截止 下月": false, "逾期": true, "-逾期": false, "逾期 落后": true,
	} {
		q, wrong := query.Parse(text, true)
		if wrong != nil || q.On(date.Must("2026-11-16")).Holds(s, "p1") != want {
			t.Errorf("%q is %v (%+v)", text, !want, wrong)
		}
	}
	q, _ := query.Parse("逾期", true)
	for what, change := range map[string]func(*query.Subject){
		"that was achieved": func(s *query.Subject) { s.Status = okr.Achieved }, "that is over": func(s *query.Subject) { s.State = okr.Closed },
		"due today": func(s *query.Subject) { s.Due = date.Must("2026-11-16") }, "with no day": func(s *query.Subject) { s.Due = date.Date{} },
	} {
		one := s
		change(&one)
		if q.On(date.Must("2026-11-16")).Holds(one, "") {
			t.Errorf("overdue holds of what is %s", what)
		}
	}
	for _, text := range []string{"截止<2026-12-31", "-截止<2026-12-31", "-逾期"} {
		if q, _ := query.Parse(text, true); q.On(date.Must("2026-11-16")).Holds(query.Subject{}, "") {
			t.Errorf("%q holds of what has no day", text)
		}
	}
}

func TestPeriodsAreOfTheCalendar(t *testing.T) {
	for _, c := range []struct{ value, today, want string }{
		{"this_week", "2026-11-16", "2026-11-16 2026-11-22"}, {"this_week", "2026-11-22", "2026-11-16 2026-11-22"}, {"next_week", "2026-12-31", "2027-01-04 2027-01-10"},
		{"this_month", "2028-02-10", "2028-02-01 2028-02-29"}, {"next_month", "2026-12-31", "2027-01-01 2027-01-31"}, {"today", "2026-11-16", "2026-11-16 2026-11-16"},
	} {
		q, wrong := query.Parse("due:"+c.value, false)
		if wrong != nil {
			t.Fatal(wrong)
		}
		any, none := q.On(date.Must(c.today)).Terms[0].Days()
		if len(any) != 1 || none != nil || any[0].From.String()+" "+any[0].To.String() != c.want {
			t.Errorf("%s on %s is %v, want %s", c.value, c.today, any, c.want)
		}
	}
}
