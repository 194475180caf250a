package backtest

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/forecast"
	"github.com/sinan-okr/sinan/internal/domain/okr"
)

const weeks = 13.0

// Asked is one forecast that was made, and what came.
type Asked struct {
	Inside       bool
	Came         bool    // it succeeded
	Chance       float64 // as foreseen
	Straight     float64 // the line from the baseline through the newest reading: 1 where it reaches the target
	Status       okr.Status
	Width, Error float64 // in shares of the way
}

// Score is how a group went.
type Score struct {
	Name, Says string
	Asked      int
	Coverage   float64
	Brier      float64
	Straight   float64
	Owner      float64
	Base       float64 // the share that succeeded
	Width      float64 // of the interval, mean, in shares of the way
}

// moments are the weeks after which it is asked.
func moments() []int { return []int{3, 5, 8, 11} }

// Judged is how all groups went: of series without a past, and of the same with so many quarters before their own.
type Judged struct {
	Quarters []int // of Groups, in the same order
	Groups   [][]Score
	Demo     Score
}

// quarters are how many quarters of a series are known before its own.
func quarters() []int { return []int{0, 1, 2, 4, forecast.Earlier} }

// Run asks of so many series of each group, after the 3rd, 5th, 8th and 11th week, and
// of the demo's key results.
func Run(seed uint64, series int) (out Judged) {
	calendar := cycle.Mainland()
	out.Quarters = quarters()
	all := map[okr.Status][2]float64{}
	asked := make([]map[string][]Asked, len(out.Quarters))
	for i := range asked {
		asked[i] = map[string][]Asked{}
	}
	for _, g := range Groups() {
		name := fnv.New64a()
		_, _ = name.Write([]byte(g.Name))
		own, before := rand.New(rand.NewPCG(seed, name.Sum64())), rand.New(rand.NewPCG(^seed, name.Sum64()))
		for range series {
			one := g.draw(own, before, calendar)
			for i, n := range out.Quarters {
				asked[i][g.Name] = append(asked[i][g.Name], one.ask(n)...)
			}
		}
		for _, a := range asked[0][g.Name] {
			t := all[a.Status]
			all[a.Status] = [2]float64{t[0] + 1, t[1] + bit(a.Came)}
		}
	}
	for i := range out.Quarters {
		var scores []Score
		for _, g := range Groups() {
			scores = append(scores, sum(g, asked[i][g.Name], all))
		}
		out.Groups = append(out.Groups, scores)
	}
	out.Demo = sum(Group{Name: "demo"}, demoCycles(calendar), all)
	return out
}

// sum scores a group. The owner's status is turned into a chance by how often
// each status went well over all groups: better than any owner could know it.
func sum(g Group, list []Asked, all map[okr.Status][2]float64) Score {
	s := Score{Name: g.Name, Says: g.Says, Asked: len(list)}
	n := float64(len(list))
	for _, a := range list {
		came := bit(a.Came)
		owner := all[a.Status][1] / all[a.Status][0]
		s.Coverage += bit(a.Inside) / n
		s.Brier += (a.Chance - came) * (a.Chance - came) / n
		s.Straight += (a.Straight - came) * (a.Straight - came) / n
		s.Owner += (owner - came) * (owner - came) / n
		s.Base += came / n
		s.Width += a.Width / n
	}
	return s
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// drawn is one series: a quarter that is asked about, and the quarters before it.
type drawn struct {
	q        forecast.Question
	readings []forecast.Reading
	before   [][]forecast.Reading // the newest first
}

// draw makes one series; each quarter before its own draws its numbers anew, of the same kind.
func (g Group) draw(r, past *rand.Rand, calendar *cycle.Calendar) (one drawn) {
	starts := date.Of(2024+r.IntN(2), time.Month(1+3*r.IntN(4)), 1)
	ends := starts.AddMonths(3).AddDays(-1)
	q := forecast.Question{StartsOn: starts, DueOn: ends, Workdays: calendar.Between, Level: okr.RatioOf(1, 1), Percent: g.Name == "ceiling",
		Baseline: decimal.NewNullDecimal(decimal.NewFromInt(0)), Target: decimal.NewNullDecimal(decimal.NewFromInt(10_000))}
	if q.Percent {
		q.Baseline, q.Target = decimal.NewNullDecimal(decimal.NewFromInt(0)), decimal.NewNullDecimal(decimal.New(952, -1))
	}
	if r.IntN(2) == 0 && !q.Percent { // half of them fall
		q.Baseline, q.Target = decimal.NewNullDecimal(decimal.NewFromInt(30_000)), decimal.NewNullDecimal(decimal.NewFromInt(20_000))
	}
	s := g.make(r)
	if s.count > 0 {
		q.Baseline, q.Target = decimal.NewNullDecimal(decimal.NewFromInt(0)), decimal.NewNullDecimal(decimal.NewFromInt(int64(s.count)))
	}
	one.q, one.readings = q, s.read(r, q, calendar)
	for n := range forecast.Earlier {
		then, count := q, s.count // the things that are counted are as many as now
		then.StartsOn = q.StartsOn.AddMonths(-3 * (n + 1))
		then.DueOn = then.StartsOn.AddMonths(3).AddDays(-1)
		s = g.make(past)
		s.count = count
		one.before = append(one.before, s.read(past, then, calendar))
	}
	return one
}

// ask asks with so many of the quarters before it known.
func (one drawn) ask(quarters int) []Asked {
	var before []forecast.Reading
	if quarters > 0 { // where the first of them began
		began := one.q.StartsOn.AddMonths(-3 * quarters).AddDays(-1)
		before = append(before, forecast.Reading{On: began, Value: one.q.Baseline.Decimal})
	}
	for n := quarters - 1; n >= 0; n-- {
		before = append(before, one.before[n]...)
	}
	one.q.Habit = forecast.Learn(one.q, before)
	return ask(one.q, one.readings, okr.Committed)
}

// ask asks at each moment of the readings that are known by then.
func ask(q forecast.Question, readings []forecast.Reading, kind okr.Kind) (list []Asked) {
	last := readings[len(readings)-1]
	for _, week := range moments() {
		q.Today = q.StartsOn.AddDays(7*week - 1)
		q.Readings = nil
		for _, one := range readings {
			if !one.On.After(q.Today) {
				q.Readings = append(q.Readings, one)
			}
		}
		if f := forecast.Make(q); f != nil {
			list = append(list, judge(q, f, last, kind))
		}
	}
	return list
}

func judge(q forecast.Question, f *forecast.Forecast, last forecast.Reading, kind okr.Kind) Asked {
	level := q.Level.Number()
	way := q.Target.Decimal.Sub(q.Baseline.Decimal)
	share := func(v decimal.Decimal) float64 { return v.Sub(q.Baseline.Decimal).Div(way).InexactFloat64() }
	now := q.Readings[len(q.Readings)-1]
	plan := okr.Plan{Measure: okr.Measure{Kind: okr.Metric, Baseline: q.Baseline, Target: q.Target}, Kind: kind, StartsOn: q.StartsOn, DueOn: q.DueOn}
	over, whole := q.Workdays(q.StartsOn, now.On), q.Workdays(q.StartsOn, q.DueOn)
	a := Asked{Chance: float64(f.Chance) / 100, Came: share(last.Value) >= level, Inside: !last.Value.LessThan(f.Low) && !last.Value.GreaterThan(f.High)}
	a.Straight = bit(over > 0 && share(now.Value)*float64(whole)/float64(over) >= level)
	progress := okr.FromBP(int64(math.Round(share(now.Value) * 10_000)))
	a.Status = okr.DefaultPolicy().Status(okr.Standing{Progress: &progress, Expected: plan.Expected(q.Workdays, q.Today), Kind: kind, DueOn: q.DueOn}, q.Today)
	a.Width = math.Abs(share(f.High) - share(f.Low))
	a.Error = math.Abs(share(f.Value) - share(last.Value))
	return a
}

// read gives the readings of a series, a Friday each or each workday, and the due
// date's at the end.
func (s shape) read(r *rand.Rand, q forecast.Question, calendar *cycle.Calendar) (list []forecast.Reading) {
	way := q.Target.Decimal.Sub(q.Baseline.Decimal)
	days := float64(q.DueOn.Sub(q.StartsOn) + 1)
	var wander, seen, counted, shaped float64
	for on := q.StartsOn; !on.After(q.DueOn); on = on.AddDays(1) {
		if !calendar.IsWorkday(on) && on != q.DueOn {
			continue
		}
		if calendar.IsWorkday(on) { // a due date when nobody works is read as the workday before it
			shaped = s.week * (3 - float64(on.Weekday())) / 2
		}
		week := float64(on.Sub(q.StartsOn)+1) / days * weeks
		wander += s.walk * math.Sqrt(0.2) * r.NormFloat64()
		if s.count > 0 {
			counted += poisson(r, s.count*max(0, s.level(week)-seen))
			seen = max(seen, s.level(week))
		}
		if !s.daily && on.Weekday() != time.Friday && on != q.DueOn {
			continue
		}
		v := s.level(week) + wander + s.noise*r.NormFloat64() + shaped
		if r.Float64() < s.jump && on != q.DueOn {
			v += 0.3 + 0.4*r.Float64()
		}
		if s.cap > 0 {
			v = min(v, s.cap)
		}
		value := q.Baseline.Decimal.Add(way.Mul(decimal.NewFromFloat(v))).Round(1)
		if s.count > 0 {
			value = decimal.NewFromFloat(counted)
		} else if way.IsPositive() && way.GreaterThan(decimal.NewFromInt(1000)) || way.IsNegative() {
			value = value.Round(0)
		}
		if s.cap > 0 {
			value = decimal.Max(decimal.Zero, decimal.Min(value, decimal.NewFromInt(100)))
		}
		list = append(list, forecast.Reading{On: on, Value: value})
	}
	return list
}

// poisson draws by Knuth's multiplication, which is quick for small means.
func poisson(r *rand.Rand, mean float64) (n float64) {
	limit, product := math.Exp(-mean), r.Float64()
	for product > limit {
		n++
		product *= r.Float64()
	}
	return n
}
