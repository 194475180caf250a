package reader

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// What a measure still needs from a person before it can be judged.
const (
	NeedBaseline = "baseline"
	NeedTarget   = "target"
	NeedUnit     = "unit"
)

// MeasureOf makes of one reading the measure that it offers (DESIGN §9), and
// says what a person has to add. What was said is taken over exactly; the unit
// of a relative change is that of the thing measured, so it comes from the name
// (unitOf) or is asked for.
func MeasureOf(m sentence.Metric) (measure okr.Measure, needs []string) {
	switch m.Kind {
	case sentence.Milestone:
		return okr.Measure{Kind: okr.Milestone, Steps: []okr.Step{{Title: m.Name}}}, []string{}
	case sentence.KeepAtLeast, sentence.KeepAtMost, sentence.KeepBetween:
		measure = keep(m)
	default:
		measure = metric(m)
	}
	return measure, needsOf(measure)
}

func keep(m sentence.Metric) okr.Measure {
	out := okr.Measure{Kind: okr.Keep, Unit: m.Unit}
	switch m.Kind {
	case sentence.KeepAtLeast:
		out.Low = given(m.Target)
	case sentence.KeepAtMost:
		out.High = given(m.Target)
	default:
		out.Low, out.High = given(m.TargetLow), given(m.Target)
	}
	return out
}

func metric(m sentence.Metric) okr.Measure {
	out := okr.Measure{Kind: okr.Metric, Unit: m.Unit, Baseline: given(m.Baseline)}
	target := m.Target
	if target == nil {
		target = m.TargetLow
	}
	if target == nil {
		if m.Unit == "" {
			out.Unit = unitOf(m.Name)
		}
		return out
	}
	switch m.Kind {
	case sentence.RelativePct:
		out.TargetRelative, out.Unit = given(signed(*target, m.Direction)), unitOf(m.Name)
	case sentence.RelativeTimes:
		out.TargetRelative, out.Unit = given(percentOf(*target, m.Direction)), unitOf(m.Name)
	case sentence.PointDelta:
		out.TargetChange, out.Unit = given(signed(*target, m.Direction)), pointUnit(m.Unit)
	case sentence.Delta:
		out.TargetChange = given(signed(*target, m.Direction))
	case sentence.Count:
		out.Target = given(target)
		if !out.Baseline.Valid {
			out.Baseline = decimal.NewNullDecimal(decimal.Zero)
		}
	default:
		out.Target = given(target)
	}
	if out.Unit == "" {
		out.Unit = unitOf(m.Name)
	}
	if out.Unit == "" && m.Kind == sentence.Count {
		out.Unit = counted(m.Name)
	}
	return out
}

// counted is the unit of a count that is written without one: what is counted,
// the last word of an English name (3,000 qualified leads).
func counted(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	last := strings.ToLower(words[len(words)-1])
	if len(last) < 3 || len(last) > 20 || strings.Trim(last, "abcdefghijklmnopqrstuvwxyz-") != "" {
		return ""
	}
	return last
}

// needsOf is okr's own list, in the words of the API.
func needsOf(m okr.Measure) []string {
	needs := []string{}
	for _, missing := range m.Complete() {
		needs = append(needs, strings.TrimPrefix(missing.Field, "/"))
	}
	if m.Kind == okr.Keep && !m.Low.Valid && !m.High.Valid {
		needs = append(needs, NeedTarget)
	}
	return needs
}

func given(d *decimal.Decimal) decimal.NullDecimal {
	if d == nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(*d)
}

func signed(d decimal.Decimal, way sentence.Direction) *decimal.Decimal {
	if way == sentence.Decrease {
		d = d.Abs().Neg()
	}
	return &d
}

// percentOf turns a factor into percent of the baseline: 2 is +100, and a half
// (0.5, or a factor of 2 downwards) is −50.
func percentOf(factor decimal.Decimal, way sentence.Direction) *decimal.Decimal {
	one := decimal.NewFromInt(1)
	if way == sentence.Decrease && factor.GreaterThan(one) {
		factor = one.DivRound(factor, 4)
	}
	p := factor.Sub(one).Shift(2)
	return &p
}

// pointUnit is the unit of a thing that moves by points.
func pointUnit(unit string) string {
	if strings.Contains(unit, "‰") || strings.Contains(unit, "千分点") {
		return "‰"
	}
	return "%"
}

// unitOf is the unit that a name itself says: 用户数 is counted in 人, a 率 in %.
// It is "" where the name leaves it open, as a sum of money does its currency.
func unitOf(name string) string {
	n := strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, u := range nameUnits() {
		for _, tail := range u.tails {
			if strings.HasSuffix(n, tail) {
				return u.unit
			}
		}
	}
	return ""
}

type nameUnit struct {
	unit  string
	tails []string
}

// nameUnits are asked in order: 转化率 before anything that merely ends alike.
func nameUnits() []nameUnit {
	return []nameUnit{
		{"%", []string{"率", "占比", "比例", "比重", "份额", " rate", "retention", " share", "percentage", "conversion", "churn"}},
		{"人", []string{"用户数", "用户量", "人数", "会员数", "粉丝数", "粉丝量", "日活", "月活", "周活", "日活跃用户", "月活跃用户", "活跃用户", "付费用户", "用户"}},
		{"users", []string{" users", "dau", "mau", "wau", " members", " subscribers", " followers"}},
		{"单", []string{"订单数", "订单量", "工单数", "工单量", "单量"}},
		{"家", []string{"客户数", "商家数", "门店数", "企业数"}},
		{"次", []string{"次数", "访问量", "播放量", "浏览量", "阅读量", "下载量", "搜索量", "曝光量"}},
		{"条", []string{"线索数", "线索量", "投诉数", "投诉量", "评论数"}},
	}
}
