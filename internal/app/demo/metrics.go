package demo

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/metric"
	"github.com/sinan-okr/sinan/internal/feature/metrics"
)

// series is a metric of the demo: a value each Monday, from the quarter before on.
type series struct {
	name, unit, owner, words string
	direction                metric.Direction
	from, to                 string // over the quarter before
	result                   string // the key result whose values it has in the present quarter
	read                     bool   // and which reads them from it
	weekly                   string // where there is none: what each week adds
}

func measures() []series {
	return []series{
		{name: "日均活跃用户数", unit: "人", owner: "zhangwei", direction: metric.Up, from: "48200", to: "50000", result: "日均活跃用户数增长10%",
			words: "当周每天登录过的去重用户数的平均，不含试用账号。数据组每周一给出上一周的值。"},
		{name: "用户流失率", unit: "%", owner: "chenjing", direction: metric.Down, from: "8.9", to: "8", result: "用户流失率降低至5%", read: true,
			words: "前 30 天登录过、这 30 天没有登录的用户，除以前 30 天登录过的用户。每周一算。"},
		{name: "付费用户数", unit: "人", owner: "zhangwei", direction: metric.Up, from: "2350", to: "2600", weekly: "24",
			words: "当天会员有效的用户，含赠送的体验会员。"},
	}
}

// paying is worked out from two of them.
const paying = "付费率"

// measured defines the metrics with their values, lets a key result read from one, and works one out.
func (f *filling) measured(before cycle.Template) error {
	for _, s := range measures() {
		if err := f.measure(s, before.Span); err != nil {
			return err
		}
	}
	by, err := f.person("zhangwei")
	if err != nil {
		return err
	}
	m, err := f.Metrics.Define(f.ctx, by, metrics.Plan{Definition: metric.Definition{Name: paying, Unit: "%", Direction: metric.Up,
		Description: "付费用户数 ÷ 日均活跃用户数。"}, TeamID: f.id["用户运营组"]})
	if err != nil {
		return err
	}
	return f.Metrics.SetFormula(f.ctx, by, m.ID, 0, metrics.FormulaPlan{Formula: "A / B", Places: 2, Inputs: []metrics.Input{
		{Name: "A", InputID: f.id["付费用户数"]}, {Name: "B", InputID: f.id["日均活跃用户数"]}}})
}

func (f *filling) measure(s series, before cycle.Span) error {
	by, err := f.person(s.owner)
	if err != nil {
		return err
	}
	const fresh = 10 // workdays: twice as long as it takes
	m, err := f.Metrics.Define(f.ctx, by, metrics.Plan{Definition: metric.Definition{Name: s.name, Unit: s.unit, Direction: s.direction, Freshness: fresh,
		Description: s.words}, TeamID: f.id["用户运营组"]})
	if err != nil {
		return err
	}
	f.id[s.name] = m.ID
	from, to := decimal.RequireFromString(s.from), decimal.RequireFromString(s.to)
	places := max(0, -from.Exponent())
	mondays := f.mondaysOf(before)
	for nth, on := range mondays {
		uneven := decimal.New(int64(nth*37%9)-4, -2) // ups and downs, the same on every machine
		share := decimal.NewFromInt(int64(nth + 1)).Div(decimal.NewFromInt(int64(len(mondays)))).Add(uneven)
		if err := f.record(by, m.ID, on, from.Add(to.Sub(from).Mul(share)).Round(places)); err != nil {
			return err
		}
	}
	if s.read {
		lead, err := f.person("lina")
		if err == nil {
			_, err = f.Metrics.Connect(f.ctx, lead, f.id[s.result], m.ID)
		}
		f.id[readFrom+s.result] = m.ID
		return err
	}
	return f.measureNow(s, by, m.ID, to)
}

// readFrom goes before the title of a key result that reads from a metric.
const readFrom = "read: "

// measureNow records the present quarter: what the key result of the same number has, or as it goes.
func (f *filling) measureNow(s series, by access.Actor, id string, value decimal.Decimal) error {
	r := f.resultOf(s.result)
	for _, week := range f.mondays() {
		if r == nil {
			value = value.Add(decimal.RequireFromString(s.weekly)).Add(decimal.NewFromInt(int64(week * 7 % 11)))
		} else if in, known := f.reading(r, week); known {
			value = decimal.RequireFromString(in.Value)
		}
		if err := f.record(by, id, f.workdays[week], value); err != nil {
			return err
		}
	}
	return nil
}

func (f *filling) resultOf(title string) *result {
	for _, o := range okrs() {
		for i := range o.results {
			if o.results[i].title == title {
				return &o.results[i]
			}
		}
	}
	return nil
}

func (f *filling) record(by access.Actor, id string, on date.Date, value decimal.Decimal) error {
	f.on(on)
	_, err := f.Metrics.Record(f.ctx, by, id, metrics.Entry{On: on, Typed: value.String(), Sure: true})
	return err
}

// mondaysOf are the workdays of a span that are Mondays.
func (f *filling) mondaysOf(span cycle.Span) (days []date.Date) {
	for day := span.StartsOn; !day.After(span.EndsOn); day = day.AddDays(1) {
		if day.Weekday() == monday && f.Calendar.IsWorkday(day) {
			days = append(days, day)
		}
	}
	return days
}
