package cycle_test

import (
	"strings"
	"testing"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
)

func day(t testing.TB, text string) date.Date {
	t.Helper()
	d, err := date.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Numbers of the notices: days off in a row (with their weekends) and the days worked for them.
func TestMainlandFollowsTheNotices(t *testing.T) {
	c := cycle.Mainland()
	for _, n := range []struct {
		from, to string // every day free
		name     string
		worked   []string
	}{
		{"2023-12-30", "2024-01-01", "元旦", nil},
		{"2024-02-10", "2024-02-17", "春节", []string{"2024-02-04", "2024-02-09", "2024-02-18"}},
		{"2024-04-04", "2024-04-06", "清明节", []string{"2024-04-07"}},
		{"2024-05-01", "2024-05-05", "劳动节", []string{"2024-04-28", "2024-05-11"}},
		{"2024-06-08", "2024-06-10", "端午节", nil},
		{"2024-09-15", "2024-09-17", "中秋节", []string{"2024-09-14"}},
		{"2024-10-01", "2024-10-07", "国庆节", []string{"2024-09-29", "2024-10-12"}},
		{"2025-01-01", "2025-01-01", "元旦", []string{"2024-12-31", "2025-01-02"}},
		{"2025-01-28", "2025-02-04", "春节", []string{"2025-01-26", "2025-02-08"}},
		{"2025-04-04", "2025-04-06", "清明节", nil},
		{"2025-05-01", "2025-05-05", "劳动节", []string{"2025-04-27"}},
		{"2025-05-31", "2025-06-02", "端午节", nil},
		{"2025-10-01", "2025-10-08", "国庆节、中秋节", []string{"2025-09-28", "2025-10-11"}},
		{"2026-01-01", "2026-01-03", "元旦", []string{"2026-01-04"}},
		{"2026-02-15", "2026-02-23", "春节", []string{"2026-02-14", "2026-02-28"}},
		{"2026-04-04", "2026-04-06", "清明节", nil},
		{"2026-05-01", "2026-05-05", "劳动节", []string{"2026-05-09"}},
		{"2026-06-19", "2026-06-21", "端午节", nil},
		{"2026-09-25", "2026-09-27", "中秋节", nil},
		{"2026-10-01", "2026-10-07", "国庆节", []string{"2026-09-20", "2026-10-10"}},
	} {
		for d := day(t, n.from); !d.After(day(t, n.to)); d = d.AddDays(1) {
			if c.IsWorkday(d) {
				t.Errorf("%s: %v is worked", n.name, d)
			}
		}
		if got := c.Between(day(t, n.from), day(t, n.to)); got != 0 {
			t.Errorf("%s: %d workdays in the holiday", n.name, got)
		}
		for _, w := range n.worked {
			if !c.IsWorkday(day(t, w)) {
				t.Errorf("%s: %s is not worked", n.name, w)
			}
		}
		if d, ok := c.Day(day(t, n.to)); !ok || d.Name != n.name || d.Kind != cycle.Holiday || d.NameEN == "" {
			t.Errorf("%s: the table says %+v", n.to, d)
		}
	}
	// Days off per year by law and notice: 2024 had 11 free days, 2025 and 2026 have 13.
	for year, want := range map[int]int{2024: 251, 2025: 248, 2026: 248} {
		if got := c.Between(date.Of(year, time.January, 1), date.Of(year, time.December, 31)); got != want {
			t.Errorf("%d has %d workdays, want %d", year, got, want)
		}
	}
}

// The table was typed from the notices; this holds it against another's typing of them.
func TestMainlandAgreesWithLunar(t *testing.T) {
	c := cycle.Mainland()
	known := 0
	for d := day(t, "2024-01-01"); d.Year() < 2027; d = d.AddDays(1) {
		want := d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
		if h := HolidayUtil.GetHoliday(d.String()); h != nil {
			known++
			want = h.IsWork()
			ours, ok := c.Day(d)
			if !ok && want == (d.Weekday() != time.Saturday && d.Weekday() != time.Sunday) {
				continue // a plain weekend that lunar counts into the holiday
			}
			if !ok || (ours.Kind == cycle.Makeup) != want {
				t.Errorf("%v: lunar says %v, the table %+v", d, h, ours)
			}
		} else if extra, ok := c.Day(d); ok {
			t.Errorf("%v: the table has %+v, lunar nothing", d, extra)
		}
		if c.IsWorkday(d) != want {
			t.Errorf("%v: worked %v, by lunar %v", d, c.IsWorkday(d), want)
		}
	}
	if known < 100 {
		t.Errorf("lunar knew only %d days: nothing was compared", known)
	}
}

func TestCoversTellsWhereHolidaysAreUnknown(t *testing.T) {
	c := cycle.Mainland()
	for year, want := range map[int]bool{2023: false, 2024: true, 2025: true, 2026: true, 2027: false} {
		if c.Covers(year) != want {
			t.Errorf("Covers(%d) = %v", year, !want)
		}
	}
	own := c.Apply([]cycle.Day{{On: day(t, "2027-03-08"), Kind: cycle.Holiday, Name: "司庆"}})
	if own.Covers(2027) {
		t.Error("a company's own day off makes the public holidays of its year known")
	}
}

func TestWorkdayArithmetic(t *testing.T) {
	c := cycle.Mainland()
	for _, a := range []struct {
		what      string
		got, want string
	}{
		{"over Spring Festival 2026", c.Add(day(t, "2026-02-13"), 2).String(), "2026-02-24"},
		{"a Saturday made up is a workday", c.Next(day(t, "2026-02-13")).String(), "2026-02-14"},
		{"back over it", c.Prev(day(t, "2026-02-24")).String(), "2026-02-14"},
		{"five back", c.Add(day(t, "2026-10-12"), -5).String(), "2026-09-29"},
		{"none, on a workday", c.Add(day(t, "2026-03-02"), 0).String(), "2026-03-02"},
		{"none, on a Sunday", c.Add(day(t, "2026-03-01"), 0).String(), "2026-03-02"},
		{"on or after a workday", c.OnOrAfter(day(t, "2026-10-10")).String(), "2026-10-10"},
		{"on or after National Day", c.OnOrAfter(day(t, "2026-10-01")).String(), "2026-10-08"},
		{"on or before National Day's end", c.OnOrBefore(day(t, "2026-10-07")).String(), "2026-09-30"},
	} {
		if a.got != a.want {
			t.Errorf("%s: got %s, want %s", a.what, a.got, a.want)
		}
	}
	if n := c.Between(day(t, "2026-03-05"), day(t, "2026-03-04")); n != 0 {
		t.Errorf("a span that ends before it starts has %d workdays", n)
	}
	if n := c.Between(day(t, "2026-02-14"), day(t, "2026-02-28")); n != 6 { // 14, 24–27, 28
		t.Errorf("Spring Festival with its make-up days: %d workdays, want 6", n)
	}
}

func TestOverrides(t *testing.T) {
	c := cycle.Mainland()
	own := c.Apply([]cycle.Day{
		{On: day(t, "2026-03-06"), Kind: cycle.Holiday, Name: "司庆"},
		{On: day(t, "2026-01-04"), Kind: cycle.Plain}, // this company does not make up the New Year
		{On: day(t, "2026-03-07"), Kind: cycle.Makeup, Name: "司庆"},
	})
	for text, want := range map[string]bool{"2026-03-06": false, "2026-03-07": true, "2026-01-04": false, "2026-02-14": true} {
		if own.IsWorkday(day(t, text)) != want {
			t.Errorf("%s: worked is not %v", text, want)
		}
	}
	if !c.IsWorkday(day(t, "2026-03-06")) || !c.IsWorkday(day(t, "2026-01-04")) {
		t.Error("Apply changed the calendar that it was asked of")
	}
	six := cycle.NewCalendar(cycle.Week{false, true, true, true, true, true, true}, nil)
	if got := six.Between(day(t, "2026-03-02"), day(t, "2026-03-08")); got != 6 {
		t.Errorf("a six-day week has %d workdays", got)
	}
	if got := cycle.NewCalendar(cycle.Week{}, nil).Between(day(t, "2026-03-02"), day(t, "2026-03-08")); got != 5 {
		t.Errorf("a week without workdays is taken for five, got %d", got)
	}
}

// Between, Add and the single-day question must tell one story, whatever the exceptions.
func TestCountingAgreesWithWalking(t *testing.T) {
	start := day(t, "2025-12-20")
	rapid.Check(t, func(t *rapid.T) {
		var week cycle.Week
		for i := range week {
			week[i] = rapid.Bool().Draw(t, "worked")
		}
		week[3] = true
		var days []cycle.Day
		for range rapid.IntRange(0, 25).Draw(t, "exceptions") {
			days = append(days, cycle.Day{
				On:   start.AddDays(rapid.IntRange(-10, 70).Draw(t, "on")),
				Kind: rapid.SampledFrom([]cycle.DayKind{cycle.Holiday, cycle.Makeup, cycle.Plain}).Draw(t, "kind"),
			})
		}
		c := cycle.NewCalendar(week, days)
		from := start.AddDays(rapid.IntRange(0, 30).Draw(t, "from"))
		to := from.AddDays(rapid.IntRange(-3, 60).Draw(t, "length"))
		walked := 0
		for d := from; !d.After(to); d = d.AddDays(1) {
			if c.IsWorkday(d) {
				walked++
			}
		}
		if got := c.Between(from, to); got != walked {
			t.Fatalf("Between(%v, %v) = %d, walking %d", from, to, got, walked)
		}
		n := rapid.IntRange(1, 30).Draw(t, "n")
		if on := c.Add(from, n); !c.IsWorkday(on) || c.Between(from.AddDays(1), on) != n {
			t.Fatalf("Add(%v, %d) = %v: worked %v, %d workdays", from, n, on, c.IsWorkday(on), c.Between(from.AddDays(1), on))
		}
		if on := c.Add(from, -n); !c.IsWorkday(on) || c.Between(on, from.AddDays(-1)) != n {
			t.Fatalf("Add(%v, -%d) = %v: worked %v, %d workdays", from, n, on, c.IsWorkday(on), c.Between(on, from.AddDays(-1)))
		}
	})
}

func TestImport(t *testing.T) {
	days, err := cycle.ParseDays("\uFEFF日期,类型,名称\n# 公司自定\n2027-02-05..2027-02-07,放假,春节\n\n2027/2/14,调休,\"春节, 补班\",Spring Festival\n2027-03-08,plain\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(days) != 5 || days[2].On != day(t, "2027-02-07") || days[2].Kind != cycle.Holiday ||
		days[3].Kind != cycle.Makeup || days[3].Name != "春节, 补班" || days[3].NameEN != "Spring Festival" || days[4].Kind != cycle.Plain {
		t.Errorf("got %+v", days)
	}
	if days, err := cycle.ParseDays(""); err != nil || len(days) != 0 {
		t.Errorf("an empty text: %v %v", days, err)
	}
}

func TestImportFaultsNameTheirLines(t *testing.T) {
	text := strings.Join([]string{
		"date,kind,name",
		"2027-02-30,holiday,春节",           // 2: no such day
		"2027-02-05,feast,春节",             // 3: no such kind
		"2027-02-06,holiday,春节",           // 4: good
		"2027-02-07..2027-02-06,holiday",  // 5: backwards
		"2027-02-01..2028-02-06,holiday",  // 6: a slip in the year
		"2027-02-06,makeup",               // 7: same day as line 4
		"2027-02-08",                      // 8: no kind
		"2027-02-09,holiday,a,b,too many", // 9
		`2027-02-10,holiday,"open`,        // 10: a quote that never ends
	}, "\n")
	_, err := cycle.ParseDays(text)
	f := faultOf(t, err)
	var got []string
	for _, one := range append(f.More, f) {
		got = append(got, strings.Join([]string{one.Code, itoa(one.Args["line"])}, " "))
	}
	want := "calendar.kind 3|calendar.range 5|calendar.range 6|calendar.duplicate 7|calendar.line 8|calendar.line 9|calendar.line 10|calendar.date 2"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if f.More[3].Args["first"] != 4 {
		t.Errorf("the duplicate does not name the first line: %v", f.More[3].Args)
	}
}

func TestExportIsReadBackTheSame(t *testing.T) {
	days := append(cycle.Mainland().Days(), cycle.Day{On: day(t, "2027-01-02"), Kind: cycle.Plain, Name: `a "quoted", name`})
	back, err := cycle.ParseDays(cycle.FormatDays(days))
	if err != nil {
		t.Fatal(err)
	}
	if len(back) != len(days) {
		t.Fatalf("%d days came back of %d", len(back), len(days))
	}
	for i := range days {
		if back[i] != days[i] {
			t.Errorf("%+v came back as %+v", days[i], back[i])
		}
	}
}

func BenchmarkBetween(b *testing.B) {
	c := cycle.Mainland()
	from, to := day(b, "2026-01-01"), day(b, "2026-12-31")
	for b.Loop() {
		c.Between(from, to)
	}
}

func BenchmarkAdd(b *testing.B) {
	c := cycle.Mainland()
	from := day(b, "2026-01-01")
	for b.Loop() {
		c.Add(from, 30)
	}
}

func TestCalendarsAreToldApartByTheirWorkdays(t *testing.T) {
	friday := day(t, "2026-11-20")
	plain := cycle.NewCalendar(cycle.FiveDays(), nil)
	if free := plain.Apply([]cycle.Day{{On: friday, Kind: cycle.Holiday, Name: "司庆"}}); free.Sum() == plain.Sum() {
		t.Error("a free Friday is told of nothing")
	} else if named := plain.Apply([]cycle.Day{{On: friday, Kind: cycle.Holiday, Name: "年会"}}); named.Sum() != free.Sum() {
		t.Error("what a free day is called makes another calendar")
	} else if moved := plain.Apply([]cycle.Day{{On: friday.AddDays(7), Kind: cycle.Holiday}}); moved.Sum() == free.Sum() {
		t.Error("two free Fridays are one")
	}
	if six := (cycle.Week{false, true, true, true, true, true, true}); cycle.NewCalendar(six, nil).Sum() == plain.Sum() {
		t.Error("six days are five")
	}
}
