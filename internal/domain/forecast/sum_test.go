package forecast_test

import (
	"reflect"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// Whatever is asked otherwise is another question.
func TestQuestionsAreToldApart(t *testing.T) {
	num := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	ask := func() forecast.Question {
		return forecast.Question{
			Readings: []forecast.Reading{{On: date.Of(2026, 10, 5), Value: decimal.NewFromInt(3)}, {On: date.Of(2026, 10, 12), Value: decimal.NewFromInt(4)}},
			StartsOn: date.Of(2026, 10, 1), DueOn: date.Of(2026, 12, 31), Today: date.Of(2026, 10, 19),
			Baseline: num(0), Target: num(10), Level: okr.RatioOf(7, 10), Habit: forecast.Habit{Moments: []forecast.Moment{{Days: 7, Count: 2, Mean: 0.5, Spread: 1}}},
		}
	}
	same := ask().Sum("five days")
	if again := ask().Sum("five days"); again != same {
		t.Error("the same question is another")
	}
	otherwise := map[string]func(q *forecast.Question){
		"Readings": func(q *forecast.Question) { q.Readings[1].Value = decimal.NewFromInt(5) },
		"StartsOn": func(q *forecast.Question) { q.StartsOn = date.Of(2026, 10, 2) },
		"DueOn":    func(q *forecast.Question) { q.DueOn = date.Of(2027, 12, 31) },
		"Today":    func(q *forecast.Question) { q.Today = date.Of(2026, 11, 19) },
		"Baseline": func(q *forecast.Question) { q.Baseline.Valid = false },
		"Target":   func(q *forecast.Question) { q.Target = num(11) },
		"Level":    func(q *forecast.Question) { q.Level = okr.RatioOf(1, 1) },
		"Keep":     func(q *forecast.Question) { q.Keep = true },
		"Low":      func(q *forecast.Question) { q.Low = num(0) },
		"High":     func(q *forecast.Question) { q.High = num(0) },
		"Percent":  func(q *forecast.Question) { q.Percent = true },
		"Habit":    func(q *forecast.Question) { q.Habit.Moments[0].Spread = 1.5 },
	}
	sums := map[any]string{same: "the same", ask().Sum("six days"): "Workdays"}
	for field := range reflect.TypeFor[forecast.Question]().Fields() {
		if field.Name == "Workdays" {
			continue
		}
		q := ask()
		if otherwise[field.Name] == nil {
			t.Fatalf("%s isn't asked otherwise", field.Name)
		}
		otherwise[field.Name](&q)
		sum := q.Sum("five days")
		if like, ok := sums[sum]; ok {
			t.Errorf("%s and %s are the same question", field.Name, like)
		}
		sums[sum] = field.Name
	}
	for what, change := range map[string]func(q *forecast.Question){
		"a day":   func(q *forecast.Question) { q.Readings[0].On = date.Of(2026, 10, 6) },
		"fewer":   func(q *forecast.Question) { q.Readings = q.Readings[:1] },
		"days":    func(q *forecast.Question) { q.Habit.Moments[0].Days = 14 },
		"count":   func(q *forecast.Question) { q.Habit.Moments[0].Count = 3 },
		"mean":    func(q *forecast.Question) { q.Habit.Moments[0].Mean = -0.5 },
		"no past": func(q *forecast.Question) { q.Habit.Moments = nil },
	} {
		q := ask()
		change(&q)
		if like, ok := sums[q.Sum("five days")]; ok {
			t.Errorf("%s and %s are the same question", what, like)
		}
	}
}
