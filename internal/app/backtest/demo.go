package backtest

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/app/demo"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
)

// demoYears are those whose quarters the demo's key results are asked in.
var demoYears = []int{2024, 2025}

// demoCycles asks of the demo's metric key results in each quarter of some years. They go
// the same way each time; what differs are the days that they are read on.
func demoCycles(calendar *cycle.Calendar) (list []Asked) {
	for _, year := range demoYears {
		for month := time.January; month <= time.December; month += 3 {
			quarter := cycle.Span{StartsOn: date.Of(year, month, 1), EndsOn: date.Of(year, month, 1).AddMonths(3).AddDays(-1)}
			for _, c := range demo.Courses(quarter, calendar) {
				q := forecast.Question{StartsOn: quarter.StartsOn, DueOn: quarter.EndsOn, Workdays: calendar.Between, Level: c.Kind.Level(), Percent: c.Unit == "%",
					Baseline: decimal.NewNullDecimal(c.Baseline), Target: decimal.NewNullDecimal(c.Target)}
				readings := make([]forecast.Reading, len(c.Readings))
				for i, r := range c.Readings {
					readings[i] = forecast.Reading{On: r.AsOf, Value: r.Value.Decimal}
				}
				list = append(list, ask(q, readings, c.Kind)...)
			}
		}
	}
	return list
}
