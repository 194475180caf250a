package okrsheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
)

// level is what a row is.
type level int

const (
	noLevel level = iota
	objective
	keyResult
	initiative
	standing // a figure that is watched and is part of no objective
)

// counted is a level with its number: O1, KR2.1, O1-KR2, 目标一, 关键结果 3.
var counted = regexp.MustCompile(`^(?:o[\d.]*|目标[\d一二三四五六七八九十]+)?(o|kr|目标|关键结果|关键成果|成果)[\d.一二三四五六七八九十]*$`)

// levelOf reads what a row is. A KPI is the key result of an objective in Viva Goals,
// whose objectives were "big rocks", and something of its own elsewhere; Betterworks
// calls a key result a milestone.
func levelOf(tool Tool, text string) level {
	word := fold(text)
	switch word {
	case "objective", "goal", "bigrock", "subgoal", "子目标", "companyobjective", "teamobjective", "groupobjective", "individualobjective", "companygoal", "teamgoal", "individualgoal", "公司目标", "部门目标", "团队目标", "个人目标":
		return objective
	case "keyresult", "result", "milestone", "结果":
		return keyResult
	case "initiative", "project", "task", "action", "行动", "任务", "项目", "举措", "关键举措", "关键任务":
		return initiative
	case "kpi":
		if tool == Viva {
			return keyResult
		}
		return standing
	}
	if m := counted.FindStringSubmatch(word); m != nil {
		if m[1] == "o" || m[1] == "目标" {
			return objective
		}
		return keyResult
	}
	return noLevel
}

// called is what stands before a title to say what it is: O1：, KR 2.1 , 关键结果三、.
var called = regexp.MustCompile(`^(?i)((?:O|KR|Objective|Key Result)\s*[\d.\-]*|(?:目标|关键结果|关键成果)\s*[\d.一二三四五六七八九十]*)\s*[:：、]\s*(\S.*)|^((?i:O|KR)\s*\d[\d.\-]*)\s+(\S.*)`)

// title is a title without what says what it is, and what that says.
func title(text string) (string, level) {
	first, rest, broken := strings.Cut(text, "\n")
	m := called.FindStringSubmatch(first)
	if m == nil {
		return text, noLevel
	}
	says, bare := m[1]+m[3], m[2]+m[4]
	if broken {
		bare += "\n" + rest
	}
	return bare, levelOf(Other, strings.NewReplacer("-", "", "Objective", "O", "objective", "O").Replace(says))
}

// statusOf is a tool's word for a status as Sinan calls it: "" where it says nothing of
// how things stand; false where it isn't known. Viva Goals calls "behind" what is less
// than its "at risk".
func statusOf(tool Tool, text string) (status string, known bool) {
	word := fold(text)
	if tool == Viva {
		switch word {
		case "behind":
			return "at_risk", true
		case "atrisk":
			return "off_track", true
		}
	}
	if tool == Feishu { // its interface has numbers for them
		switch word {
		case "0":
			return "on_track", true
		case "1":
			return "at_risk", true
		case "2":
			return "off_track", true
		}
	}
	switch word {
	case "ontrack", "ontarget", "正常", "正常推进", "进展正常", "进度正常", "推进正常", "进展顺利", "顺利", "healthy", "良好", "绿", "绿色", "绿灯", "green":
		return "on_track", true
	case "atrisk", "needsattention", "caution", "有风险", "存在风险", "风险", "风险中", "需关注", "黄", "黄色", "黄灯", "yellow", "amber":
		return "at_risk", true
	case "offtrack", "nottrack", "notontrack", "behind", "critical", "blocked", "落后", "滞后", "延期", "已延期", "有延期", "延误", "逾期", "已逾期", "进展滞后", "进度滞后", "严重滞后", "受阻", "overdue", "红", "红色", "红灯", "red":
		return "off_track", true
	case "accomplished", "achieved", "exceeded", "done", "completed", "complete", "finished", "已完成", "完成", "达成", "已达成", "超额完成", "提前完成":
		return "achieved", true
	case "missed", "notachieved", "未达成", "未完成", "failed":
		return "missed", true
	case "", "notstarted", "nostatus", "未开始", "未启动", "待开始", "进行中", "推进中", "inprogress", "ongoing", "progressing", "created", "closed", "reopened", "postponed", "paused", "onhold", "canceled", "cancelled", "archived", "active", "open", "pending", "published", "已暂停", "暂停", "搁置", "已取消", "取消", "已关闭", "已结束", "已归档", "已发布", "未更新", "暂无", "暂无状态", "无", "未设置", "none", "na", "draft", "草稿":
		return "", true
	}
	return "", false
}

var numberRe = regexp.MustCompile(`^([¥￥$€£]|[Rr][Mm][Bb])?\s*([+-]?(?:\d+(?:,\d{3})*|\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(万|亿)?\s*([^\d\s][^\d]{0,11})?$`)

// number reads a figure with what stands around it: ¥1,200, 30%, 5万人. The unit is
// what is left. A spreadsheet's noise behind the fifteenth digit goes.
func number(text string) (value decimal.Decimal, unit string, ok bool) {
	m := numberRe.FindStringSubmatch(pointed(strings.TrimSpace(strings.ReplaceAll(text, "，", ","))))
	if m == nil {
		return value, "", false
	}
	value, err := decimal.NewFromString(strings.ReplaceAll(m[2], ",", ""))
	if err != nil {
		return value, "", false
	}
	const exact = 15
	if value.NumDigits() > exact && value.Exponent() < 0 {
		value = value.Round(int32(exact - (value.NumDigits() + int(value.Exponent()))))
	}
	switch m[3] {
	case "万":
		value = value.Shift(4)
	case "亿":
		value = value.Shift(8)
	}
	unit = strings.TrimSpace(m[4])
	if unit == "％" {
		unit = "%"
	}
	if unit == "" {
		unit = m[1]
	}
	return value, unit, true
}

var (
	commaLast = regexp.MustCompile(`^(\D*\d{1,3}(?:[. \x{a0}]\d{3})+|\D*\d+),(\d+)(\D*)$`)
	thousands = regexp.MustCompile(`^\D*\d{1,3}(?:,\d{3})+\D*$`)
	dotsIn    = regexp.MustCompile(`^\D*\d{1,3}(?:\.\d{3}){2,}\D*$`)
)

// pointed is a figure with a decimal point where it has a decimal comma, as in much of
// Europe: 12,5 and 1.200,50 but 1,200.
func pointed(text string) string {
	switch m := commaLast.FindStringSubmatch(text); {
	case dotsIn.MatchString(text):
		return strings.ReplaceAll(text, ".", "")
	case m == nil, thousands.MatchString(text):
		return text
	default:
		return strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(m[1]) + "." + m[2] + m[3]
	}
}

// partsOfOne reports whether a column of shares is written as parts of one, as cells that a
// spreadsheet shows in percent are: none is over 1, and one at least is over 0. Cells with
// a % are none of it, and beside such some must be a fraction, since 1 may be 1 % there.
func partsOfOne(rows [][]string, column int) bool {
	positive, fraction, percent := false, false, false
	for _, row := range rows {
		if column >= len(row) || strings.TrimSpace(row[column]) == "" {
			continue
		}
		v, unit, ok := number(row[column])
		switch {
		case !ok:
		case unit == "%":
			percent = true
		case v.GreaterThan(decimal.NewFromInt(1)):
			return false
		default:
			positive, fraction = positive || v.IsPositive(), fraction || !v.IsInteger()
		}
	}
	return fraction || positive && !percent
}

// dayFirst reports whether a column of days like 1/2/2026 has the day before the month:
// some first number is no month.
func dayFirst(rows [][]string, column int) bool {
	for _, row := range rows {
		if column < len(row) {
			first, _, cut := strings.Cut(strings.TrimSpace(row[column]), "/")
			if n, err := strconv.Atoi(first); cut && err == nil && n > 12 && n < 32 {
				return true
			}
		}
	}
	return false
}

// day reads a day as tools and spreadsheets write one; what isn't one stays as it is.
func day(text string, dayFirst bool) string {
	text = strings.TrimSpace(text)
	for _, read := range []func(string) (date.Date, bool){date.Serial, date.Written} {
		if d, ok := read(text); ok {
			return d.String()
		}
	}
	slashed := "1/2/2006"
	if dayFirst {
		slashed = "2/1/2006"
	}
	tidy := text
	if _, _, timed := strings.Cut(text, ":"); timed { // the time of day goes
		tidy, _, _ = strings.Cut(strings.Replace(text, "T", " ", 1), " ")
	}
	for _, layout := range []string{slashed, strings.Replace(slashed, "2006", "06", 1), "2.1.2006", "Jan 2, 2006", "2 Jan 2006", "January 2, 2006", "2 January 2006", "Jan 2 2006", "2-Jan-2006", "2-Jan-06", "Monday, January 2, 2006"} {
		for _, one := range []string{text, tidy} {
			if t, err := time.Parse(layout, one); err == nil {
				return date.In(t, time.UTC).String()
			}
		}
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && n > 1e12 && n < 5e12 { // a clock of thousandths, as interfaces have it: the day it is in China
		return date.In(time.UnixMilli(n), time.FixedZone("", 8*60*60)).String()
	}
	return text
}

// wholeDays are days with their year before them.
var wholeDays = regexp.MustCompile(`\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}日?`)

// spanOf reads two days in one cell.
func spanOf(text string) (from, to string) {
	if days := wholeDays.FindAllString(text, 3); len(days) == 2 {
		return day(days[0], false), day(days[1], false)
	}
	for _, mark := range []string{"~", "～", "至", "到", " - ", "—", "–"} {
		if a, b, cut := strings.Cut(text, mark); cut {
			return day(a, false), day(strings.TrimLeft(b, "—–- "), false)
		}
	}
	return "", day(text, false)
}

// listed are the names in a cell: people and parents may be several.
func listed(text string) (names []string) {
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n;；、|，", r) }) {
		parts := []string{name}
		if strings.Contains(name, "@") && !strings.Contains(name, "<") || numbersAlone.MatchString(name) {
			parts = strings.Split(name, ",")
		}
		for _, one := range parts {
			if one = strings.TrimSpace(one); one != "" {
				names = append(names, one)
			}
		}
	}
	return names
}

// numbersAlone are ids apart by commas.
var numbersAlone = regexp.MustCompile(`^\s*\d+(?:\s*,\s*\d+)+\s*$`)

// ofNobody reports whether what stands for a team says that there is none.
func ofNobody(team string) bool {
	switch fold(team) {
	case "individual", "personal", "individualgoal", "个人", "无":
		return true
	}
	return false
}
