package checkins

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// StoodOn judges an objective as it stood at the end of a day, by those of some
// check-ins (by key result) that speak of up to that day, and by measures, weights and
// dates as they are now. What is closed now is judged as at work. Roll-ups stay as
// they are today: their check-ins are others'.
func StoodOn(day objectives.Day, on date.Date, s objectives.Standing, rows map[string][]CheckIn) (objectives.Standing, error) {
	o := *s.Objective
	if o.State == okr.Closed {
		o.State = okr.Active
	}
	o.Results = slices.Clone(o.Results)
	for i := range o.Results {
		kr := &o.Results[i]
		if kr.Kind == okr.Rollup {
			continue
		}
		unsay(kr)
		known := slices.DeleteFunc(slices.Clone(rows[kr.ID]), func(c CheckIn) bool { return c.AsOf.After(on) })
		if err := recount(kr, known); err != nil {
			return s, err
		}
	}
	day.Today = on
	s.Objective = &o
	s.Whole, s.Each = day.JudgeObjective(&o)
	return s, nil
}
