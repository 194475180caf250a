package krtext

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// group reads the inside of a bracket: attributes and nothing else.
func group(x run) (attributes, bool) {
	var a attributes
	x = unsigned(x.trim())
	if x.empty() || x.len() > 160 {
		return a, false
	}
	if got, ok := single(x, true); ok {
		return got, true
	}
	parts := fields(x, ",;、|｜/·")
	if len(parts) == 1 {
		parts = fields(x, " ")
	}
	sure := false
	for _, p := range parts {
		got, ok := single(p, len(parts) > 1)
		if !ok {
			// 张伟，3月31日: a name beside something certain.
			if name(p) {
				got, ok = attributes{owner: ownerOf(p)}, true
			}
		} else {
			sure = true
		}
		if !ok {
			return attributes{}, false
		}
		a.fill(got)
	}
	return a, sure && len(parts) > 1
}

func fields(x run, seps string) []run {
	var out []run
	a := 0
	for i := 0; i <= x.len(); i++ {
		if i == x.len() || strings.ContainsRune(seps, x.f()[i]) {
			if p := x.cut(a, i).trim(); !p.empty() {
				out = append(out, p)
			}
			a = i + 1
		}
	}
	return out
}

// single reads one attribute that stands for itself.
func single(x run, among bool) (attributes, bool) {
	x = unsigned(x)
	if x.first() == '@' {
		return attributes{owner: ownerOf(x.from(1))}, x.len() > 1 && x.len() < 30 && len(fields(x, ",;|｜")) == 1
	}
	if l, n := word1(x); attributive(l.role) {
		v := x.from(n)
		colon := v.trimLeft().first() == ':'
		if a, ok := valueFor(l.role, v.trimLeftSet(":="), colon || unicode.IsSpace(v.first())); ok && (l.role != status || statusWord(x)) {
			return a, true
		}
	}
	if w, ok := percent(x); ok && (x.last() == '%' || strings.HasSuffix(x.folded(), "%")) {
		return attributes{weight: w}, true
	}
	if d, ok := deadline(x); ok {
		return attributes{due: d}, true
	}
	if score(x) || statusWord(x) || sole(x) {
		return attributes{}, true
	}
	if !among || true {
		if bareName(x) {
			return attributes{owner: ownerOf(x)}, true
		}
	}
	return attributes{}, false
}

// sole says whether x is a mark that means nothing to the sentence: P0, 必达.
func sole(x run) bool {
	switch x.folded() {
	case "p0", "p1", "p2", "p3", "必达", "承诺型", "挑战型", "承诺", "挑战", "committed", "aspirational", "stretch", "moonshot", "roofshot", "高", "中", "低", "high", "medium", "low", "已完成", "进行中", "未开始", "done", "in progress", "not started", "on track", "at risk", "off track", "新增", "延续", "new", "carried over", "高优先级", "中优先级", "低优先级", "长期", "长期有效", "持续", "持续进行", "持续推进", "ongoing":
		return true
	}
	return false
}

func statusWord(x run) bool {
	l, n := word1(x)
	switch l.word {
	case "当前", "当前值", "current", "currentvalue", "实际值", "风险", "type", "result":
		return false // （当前75万） is the baseline, which the sentence needs
	}
	return (l.role == status || l.role == note) && (n == x.len() || x.get(n) == ':' || x.get(n) == ' ' && l.role == status || l.role == status && digit(x.get(n)))
}

// score reads 0.7, 0.7分, 7/10 as marks given to a key result.
func score(x run) bool {
	t := strings.TrimSuffix(strings.ReplaceAll(x.folded(), " ", ""), "分")
	if a, b, ok := strings.Cut(t, "/"); ok {
		return (b == "10" || b == "5" || b == "100" || b == "1.0") && number10(a)
	}
	return (strings.HasPrefix(t, "0.") || t == "1.0") && number10(t)
}

func number10(t string) bool {
	_, err := decimal.NewFromString(t)
	return err == nil && t != "" && len(t) < 8
}

// valueFor reads the value of an attribute of a known role.
func valueFor(r role, v run, colon bool) (attributes, bool) {
	v = unsigned(v.trim())
	if v.empty() || v.len() > 80 {
		return attributes{}, false
	}
	switch r {
	case owner:
		return attributes{owner: ownerOf(v)}, people(v) && (colon || name(v))
	case weight:
		w, ok := percent(v)
		return attributes{weight: w}, ok
	case due:
		if d, ok := deadline(v); ok {
			return attributes{due: d}, true
		}
		return attributes{}, colon && v.len() < 12 && !digit(v.first())
	case parent:
		ref, ok := reference(v)
		return attributes{parent: v}, ok && ref.no > 0 || colon
	case status, note:
		_, share := percent(v)
		return attributes{}, colon || r == status && (share || score(v))
	}
	return attributes{}, false
}

// percent reads a weight: 30%, 0.3, 30. Shares below one are parts of one.
func percent(x run) (string, bool) {
	t := strings.ReplaceAll(x.folded(), " ", "")
	pct := strings.HasSuffix(t, "%")
	if len(t) > 12 || t == "" || !digit(rune(t[0])) {
		return "", false
	}
	d, err := decimal.NewFromString(strings.TrimSuffix(strings.TrimSuffix(t, "%"), "分"))
	if err != nil {
		return "", false
	}
	if !pct && d.LessThanOrEqual(decimal.NewFromInt(1)) {
		d = d.Shift(2)
	}
	if d.IsNegative() || d.GreaterThan(decimal.NewFromInt(100)) {
		return "", false
	}
	return d.String(), true
}

// deadline reads a date with the words people put around it.
func deadline(x run) (string, bool) {
	if x.len() > 40 || x.empty() || !datable(x) {
		return "", false
	}
	x = x.trimSet("。.,;:")
	for _, w := range []string{"截止日期", "截止时间", "截止到", "截止至", "截至", "截止", "due date", "due by", "due", "deadline", "by", "before", "于", "在", "预计", "计划", "ddl", "完成时间", "~", "-", "到"} {
		if x.hasPrefix(w) {
			x = x.from(len([]rune(w))).trimLeftSet(":")
			break
		}
	}
	if x.empty() {
		return "", false
	}
	if d, ok := sentence.Date(x.String()); ok {
		return d, true
	}
	for _, w := range []string{"完成", "上线", "交付", "达成", "截止", "截至", "发布", "落地", "到期", "结束"} {
		if x.hasSuffix(w) {
			return sentence.Date(x.cut(0, x.len()-len([]rune(w))).trimRight().String())
		}
	}
	return "", false
}

// datable says whether anything in x could name a day: a quick look before the
// long one, since most words beside a sentence are no dates.
func datable(x run) bool {
	fresh := true
	for _, c := range x.f() {
		switch {
		case digit(c), strings.ContainsRune("年月季周期半底末日", c) && han(c):
			return true
		case ascii(c) && fresh && strings.ContainsRune("jfmasondeq", c):
			return true
		}
		fresh = !ascii(c)
	}
	return false
}

// ownerOf is a name without its @ and marks.
func ownerOf(x run) string {
	x = unsigned(x.squeeze().trimSet("@:,;。()（）[]【】"))
	return strings.ReplaceAll(strings.ReplaceAll(x.String(), "@", ""), "＠", "")
}

// people says whether x may be the value of an owner: names, not a sentence.
func people(x run) bool {
	if x.len() > 60 {
		return false
	}
	words := fields(x, " ,、/;&+|")
	for _, w := range words {
		limit := 24
		if han(w.first()) {
			limit = 12
		}
		if w.len() > limit || digit(w.first()) || w.index(':') >= 0 || w.index('%') >= 0 {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 8
}

// name says whether x is, by itself, likely the name of a person.
func name(x run) bool {
	x = x.trimSet("@")
	if x.len() < 2 || x.len() > 24 {
		return false
	}
	if han(x.first()) {
		return bareName(x)
	}
	words := strings.Fields(x.String())
	if len(words) > 3 {
		return false
	}
	for _, w := range words {
		for i, c := range w {
			if i == 0 && !unicode.IsUpper(c) || !unicode.IsLetter(c) && c != '.' && c != '-' && c != '\'' {
				return false
			}
		}
		if len(w) > 1 && strings.ToUpper(w) == w && !strings.Contains(w, ".") {
			return false // NPS, GMV
		}
	}
	return len(words) > 0
}

// bareName knows a Chinese name by its family name and length.
func bareName(x run) bool {
	x = x.trimSet("@")
	if x.len() < 2 || x.len() > 4 {
		return false
	}
	for _, c := range x.r() {
		if !han(c) {
			return false
		}
	}
	if x.len() == 4 && !strings.Contains("欧阳诸葛司马上官东方皇甫尉迟公孙慕容令狐长孙", x.cut(0, 2).String()) {
		return false
	}
	if strings.ContainsRune("部组量率额数值度期月年季周日内上下中级型类版元万亿个人次家", x.last()) {
		return false
	}
	if x.hasPrefix("付费") || x.hasPrefix("付款") {
		return false
	}
	switch x.folded() {
	case "高效", "高端", "高频", "高级", "高质", "高考", "高校", "高铁", "高层", "高管", "高潜", "高速", "高新", "高中", "高价值", "高净值", "高可用", "高并发", "高质量", "高活跃", "高转化", "高意向", "高标准", "高风险", "高难度", "金牌", "金币", "金卡", "金奖", "金属", "付现", "尚未", "荣誉", "荣获", "兰州", "岳阳", "陶瓷", "麦克风", "金字塔":
		return false
	case "安卓", "平均", "毛利", "成都", "金额", "时长", "高峰", "常规", "应用", "包含", "单价", "后台", "全国", "华东", "华北", "华南", "华中", "万元", "应收", "和谐", "党建", "成本", "成交", "明确", "黑龙江", "云南", "海南", "广州", "苏州", "温州", "马上", "白名单", "石油", "许可", "方案", "方向", "常用", "应届", "包装", "包括", "柳州", "齐全", "高危", "高优", "安全", "安装", "计划", "明细", "金融", "单位", "单量", "时间", "时效", "经营", "双周", "双月", "全部", "全年", "全员", "全量", "平台", "解决", "和解", "车险", "房产", "古籍", "伏羲", "项目":
		return false
	}
	return strings.ContainsRune(surnames, x.r()[0])
}
