package problem_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
)

func day(t testing.TB, s string) date.Date {
	t.Helper()
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func part(a, b int64) *okr.Ratio { return okr.RatioOf(a, b).Known() }

// The worked examples of docs/numbers.
func TestHarm(t *testing.T) {
	held := func(share okr.Ratio, expected, progress *okr.Ratio) *problem.Held {
		return &problem.Held{Share: share, Expected: expected, Progress: progress, Begun: true}
	}
	draft := held(okr.RatioOf(1, 2), part(65, 100), part(40, 100))
	draft.Begun = false
	for _, c := range []struct {
		name           string
		held           *problem.Held
		severity       problem.Severity
		age            int
		points, tenths int64 // in tenths
	}{
		{"40% of the objective, 25 points behind, 10 workdays", held(okr.RatioOf(4, 10), part(65, 100), part(40, 100)), problem.Medium, 10, 100, 1000},
		{"a third, 20 points behind, 4 workdays: 26.67 is told as 26.7", held(okr.RatioOf(1, 3), part(1, 2), part(3, 10)), problem.Low, 4, 67, 267},
		{"ahead of plan harms nothing", held(okr.RatioOf(1, 1), part(3, 10), part(5, 10)), problem.High, 20, 0, 0},
		{"beyond the target harms nothing", held(okr.RatioOf(1, 1), part(1, 1), part(13, 10)), problem.High, 20, 0, 0},
		{"below the baseline counts as 0", held(okr.RatioOf(1, 2), part(4, 10), part(-1, 3)), problem.Medium, 1, 200, 200},
		{"no reading counts as 0", held(okr.RatioOf(1, 2), part(4, 10), nil), problem.Medium, 2, 200, 400},
		{"a keep held 3 of 4 days: all was expected", held(okr.RatioOf(1, 2), nil, part(3, 4)), problem.Medium, 2, 125, 250},
		{"a dropped key result", held(okr.Ratio{}, part(1, 1), nil), problem.High, 30, 0, 0},
		{"nothing is expected of a draft", draft, problem.High, 10, 0, 0},
		{"holds up nothing measured, high", nil, problem.High, 5, 100, 500},
		{"holds up nothing measured, medium", nil, problem.Medium, 5, 30, 150},
		{"holds up nothing measured, low", nil, problem.Low, 5, 10, 50},
	} {
		points := problem.Points(c.held, c.severity)
		if got := problem.Tenths(points); got != c.points {
			t.Errorf("%s: %d tenths of a point a day, want %d", c.name, got, c.points)
		}
		if got := problem.Tenths(problem.Harm(points, c.age)); got != c.tenths {
			t.Errorf("%s: %d tenths, want %d", c.name, got, c.tenths)
		}
	}
}

func TestAgeIsInWorkdaysWithTheFirstAndTheLast(t *testing.T) {
	workdays := cycle.NewCalendar(cycle.FiveDays(), nil).Between
	for _, c := range []struct {
		raised, last string
		want         int
	}{
		{"2026-11-16", "2026-11-16", 1}, // Monday
		{"2026-11-16", "2026-11-20", 5},
		{"2026-11-16", "2026-11-22", 5}, // Sunday
		{"2026-11-16", "2026-11-23", 6},
		{"2026-11-21", "2026-11-21", 1}, // raised on a Saturday: not 0
		{"2026-11-21", "2026-11-24", 2},
		{"2026-11-17", "2026-11-16", 1}, // the clock was set back
	} {
		if got := problem.Age(workdays, day(t, c.raised), day(t, c.last)); got != c.want {
			t.Errorf("from %s to %s: %d, want %d", c.raised, c.last, got, c.want)
		}
	}
}

func TestStates(t *testing.T) {
	for _, c := range []struct {
		from, to problem.State
		words    string
		want     string
	}{
		{problem.Open, problem.InHand, "", ""},
		{problem.InHand, problem.Open, "", ""},
		{problem.Open, problem.Solved, "换了供应商", ""},
		{problem.InHand, problem.Solved, "换了供应商", ""},
		{problem.InHand, problem.Solved, " ", "problem.how_needed"},
		{problem.Solved, problem.Open, "又出现了", ""},
		{problem.Solved, problem.Open, "\n", "problem.why_needed"},
		{problem.Solved, problem.InHand, "又出现了", "problem.state_move"},
		{problem.Open, problem.Open, "x", "problem.state_move"},
		{problem.Solved, problem.Solved, "x", "problem.state_move"},
		{problem.Open, "gone", "x", "problem.state_unknown"},
	} {
		got := ""
		if f, ok := fault.Of(c.from.MoveTo(c.to, c.words)); ok {
			got = f.Code
		}
		if got != c.want {
			t.Errorf("%s to %s with %q: %q, want %q", c.from, c.to, c.words, got, c.want)
		}
	}
	if problem.Solved.Pending() || !problem.Open.Pending() || !problem.InHand.Pending() {
		t.Error("only what is solved is out of the way")
	}
	if problem.Severity("worst").Check() == nil || problem.High.Check() != nil {
		t.Error("high is a severity, worst is none")
	}
}

func ratios(t *rapid.T, name string) *okr.Ratio {
	if rapid.Bool().Draw(t, name+" unknown") {
		return nil
	}
	return okr.FromBP(rapid.Int64Range(-30_000, 30_000).Draw(t, name)).Known()
}

func holding(t *rapid.T) *problem.Held {
	return &problem.Held{Share: okr.FromBP(rapid.Int64Range(0, 10_000).Draw(t, "share")), Expected: ratios(t, "expected"), Progress: ratios(t, "progress"), Begun: true}
}

func TestHarmIsBoundedAndGrowsWithWhatItIsMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, age := holding(t), rapid.IntRange(1, 400).Draw(t, "age")
		severity := rapid.SampledFrom(problem.Severities()).Draw(t, "severity")
		points := problem.Points(h, severity)
		if points.Sign() < 0 || points.Cmp(okr.RatioOf(100, 1)) > 0 {
			t.Fatalf("a day costs %s points", points)
		}
		harm := problem.Harm(points, age)
		if older := problem.Harm(points, age+1); older.Cmp(harm) < 0 || points.Sign() > 0 && older.Cmp(harm) == 0 {
			t.Fatalf("a day older harms less: %s, then %s", harm, older)
		}
		more := *h
		more.Share = h.Share.Add(okr.RatioOf(1, 20)).Clamp()
		if problem.Points(&more, severity).Cmp(points) < 0 {
			t.Fatal("a greater share harms less")
		}
		behind := *h
		behind.Progress = okr.Counted(h.Progress).Sub(okr.RatioOf(1, 50)).Known()
		if problem.Points(&behind, severity).Cmp(points) < 0 {
			t.Fatal("further behind harms less")
		}
		other := rapid.SampledFrom(problem.Severities()).Draw(t, "other severity")
		if problem.Points(h, other).Cmp(points) != 0 {
			t.Fatal("what is measured isn't judged by severity")
		}
	})
}

func TestTheOrderIsTotal(t *testing.T) {
	one := rapid.Custom(func(t *rapid.T) problem.Ranked {
		return problem.Ranked{Tenths: rapid.Int64Range(0, 3).Draw(t, "tenths"), Severity: rapid.SampledFrom(problem.Severities()).Draw(t, "severity"),
			Age: rapid.IntRange(1, 3).Draw(t, "age"), ID: rapid.StringMatching("[ab]{2}").Draw(t, "id")}
	})
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(one, 3, 3).Draw(t, "list")
		a, b, c := list[0], list[1], list[2]
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%v and %v", a, b)
		}
		slices.SortFunc(list, problem.Ranked.Compare)
		if list[0].Compare(list[2]) > 0 || a.Compare(b) < 0 && b.Compare(c) < 0 && a.Compare(c) >= 0 {
			t.Fatalf("not in order: %v", list)
		}
		if a.Tenths > b.Tenths && a.Compare(b) >= 0 {
			t.Fatal("what harms more comes first")
		}
	})
}
