package metrics

import (
	"testing"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
)

// A feed is read each hour, day, week or month, on workdays or whatever day it is. Of the
// calendar: the 1st to the 7th of October 2026 are holidays, Saturday the 10th is a make-up workday.
func TestWhenAFeedIsReadNext(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		feed        MetricFeed
		after, want string
	}{
		{MetricFeed{Recurs: Daily, ReadAt: "08:30"}, "2026-11-13 08:29", "2026-11-13 08:30"},
		{MetricFeed{Recurs: Daily, ReadAt: "08:30"}, "2026-11-13 08:30", "2026-11-14 08:30"},
		{MetricFeed{Recurs: Daily, ReadAt: "08:30", Workdays: true}, "2026-11-13 08:30", "2026-11-16 08:30"},
		{MetricFeed{Recurs: Daily, ReadAt: "08:30", Workdays: true}, "2026-09-30 09:00", "2026-10-08 08:30"},
		{MetricFeed{Recurs: Daily, ReadAt: "08:30", Workdays: true}, "2026-10-09 09:00", "2026-10-10 08:30"},
		{MetricFeed{Recurs: Hourly, ReadAt: "08:15"}, "2026-11-13 22:15", "2026-11-13 23:15"},
		{MetricFeed{Recurs: Hourly, ReadAt: "08:15"}, "2026-11-13 23:15", "2026-11-14 00:15"},
		{MetricFeed{Recurs: Hourly, ReadAt: "08:15", Workdays: true}, "2026-11-13 23:15", "2026-11-16 00:15"},
		{MetricFeed{Recurs: Weekly, RecursOn: 1, ReadAt: "08:30"}, "2026-11-16 08:29", "2026-11-16 08:30"},
		{MetricFeed{Recurs: Weekly, RecursOn: 1, ReadAt: "08:30"}, "2026-11-16 08:30", "2026-11-23 08:30"},
		{MetricFeed{Recurs: Weekly, RecursOn: 7, ReadAt: "08:30"}, "2026-11-16 08:30", "2026-11-22 08:30"},
		{MetricFeed{Recurs: Weekly, RecursOn: 7, ReadAt: "08:30", Workdays: true}, "2026-11-17 08:30", "2026-11-23 08:30"},
		{MetricFeed{Recurs: Weekly, RecursOn: 4, ReadAt: "08:30", Workdays: true}, "2026-09-30 08:30", "2026-10-08 08:30"},
		{MetricFeed{Recurs: Monthly, RecursOn: 5, ReadAt: "08:30"}, "2026-11-05 08:30", "2026-12-05 08:30"},
		{MetricFeed{Recurs: Monthly, RecursOn: 31, ReadAt: "08:30"}, "2027-02-01 00:00", "2027-02-28 08:30"},
		{MetricFeed{Recurs: Monthly, RecursOn: 1, ReadAt: "08:30", Workdays: true}, "2026-09-30 09:00", "2026-10-08 08:30"},
		{MetricFeed{Recurs: Monthly, RecursOn: 31, ReadAt: "08:30", Workdays: true}, "2026-10-30 09:00", "2026-11-02 08:30"},
	} {
		after, err := time.ParseInLocation("2006-01-02 15:04", c.after, shanghai)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.feed.next(cycle.Mainland(), shanghai, after).In(shanghai).Format("2006-01-02 15:04"); got != c.want {
			t.Errorf("%s %d %v after %s: %s, want %s", c.feed.Recurs, c.feed.RecursOn, c.feed.Workdays, c.after, got, c.want)
		}
	}
}
