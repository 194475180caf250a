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

// levelOf reads what a row is. A KPI is the key result of an objective in Viva Goals,
// whose objectives were "big rocks", and something of its own elsewhere.
func levelOf(tool Tool, text string) level {
	switch fold(text) {
	case "objective", "o", "goal", "bigrock", "目标", "目标o", "companyobjective", "teamobjective", "groupobjective":
		return objective
	case "keyresult", "kr", "关键结果", "关键成果", "关键结果kr", "result":
		return keyResult
	case "initiative", "project", "task", "action", "行动", "任务", "项目", "举措", "关键举措":
		return initiative
	case "kpi":
		if tool == Viva {
			return keyResult
		}
		return standing
	}
	return noLevel
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
	switch word {
	case "ontrack", "正常", "正常推进", "进展正常", "进展顺利", "顺利", "healthy", "绿", "green":
		return "on_track", true
	case "atrisk", "needsattention", "有风险", "存在风险", "风险", "需关注", "黄", "yellow", "amber":
		return "at_risk", true
	case "offtrack", "behind", "落后", "滞后", "延期", "已延期", "逾期", "已逾期", "进展滞后", "严重滞后", "overdue", "红", "red":
		return "off_track", true
	case "accomplished", "achieved", "done", "completed", "complete", "已完成", "完成", "达成", "已达成":
		return "achieved", true
	case "missed", "notachieved", "未达成", "failed":
		return "missed", true
	case "", "notstarted", "nostatus", "未开始", "未启动", "进行中", "inprogress", "closed", "reopened", "postponed", "archived", "active", "open", "已关闭", "已结束", "已归档", "未更新", "暂无", "无", "none", "draft", "草稿":
		return "", true
	}
	return "", false
}

var numberRe = regexp.MustCompile(`^([¥￥$€£]|[Rr][Mm][Bb])?\s*([+-]?(?:\d+(?:,\d{3})*|\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(万|亿)?\s*([^\d\s][^\d]{0,11})?$`)

// number reads a figure with what stands around it: ¥1,200, 30%, 5万人. The unit is
// what is left. A spreadsheet's noise behind the fifteenth digit goes.
func number(text string) (value decimal.Decimal, unit string, ok bool) {
	m := numberRe.FindStringSubmatch(strings.TrimSpace(strings.ReplaceAll(text, "，", ",")))
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

// partsOfOne reports whether a column of shares is written as parts of one, as cells that a
// spreadsheet shows in percent are: none is over 1, and one at least is over 0.
func partsOfOne(rows [][]string, column int) bool {
	some := false
	for _, row := range rows {
		if column >= len(row) || strings.TrimSpace(row[column]) == "" {
			continue
		}
		v, unit, ok := number(row[column])
		if ok && (unit == "%" || v.GreaterThan(decimal.NewFromInt(1))) {
			return false
		}
		some = some || ok && v.IsPositive()
	}
	return some
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
	for _, layout := range []string{slashed, "Jan 2, 2006", "2 Jan 2006", "January 2, 2006"} {
		for _, one := range []string{text, tidy} {
			if t, err := time.Parse(layout, one); err == nil {
				return date.In(t, time.UTC).String()
			}
		}
	}
	return text
}

// spanOf reads two days in one cell.
func spanOf(text string) (from, to string) {
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
		if strings.Contains(name, "@") && !strings.Contains(name, "<") {
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
