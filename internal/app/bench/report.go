package bench

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"
)

// Line is one measured promise.
type Line struct {
	What   string
	Got    float64
	Budget float64
	Unit   string // "s", "ms" or "×"
	Aside  string // what else was seen
}

// Kept reports whether the promise is kept.
func (l Line) Kept() bool { return l.Got <= l.Budget }

// Print writes a line for people.
func (l Line) Print(w io.Writer) {
	mark := "ok"
	if !l.Kept() {
		mark = "OVER"
	}
	_, _ = fmt.Fprintf(w, "  %-72s %8.2f %-2s  (budget %g)  %-4s  %s\n", l.What, l.Got, l.Unit, l.Budget, mark, l.Aside)
}

// line is how much longer served takes than what it is measured against.
func (s side) line(what string, served side, budget float64) Line {
	return Line{What: what, Got: float64(served.times.Median()) / float64(s.times.Median()), Budget: budget, Unit: "×",
		Aside: fmt.Sprintf("%.2f against %.2f ms, q25 %.2f q10 %.2f, in processor time of this process %.2f ×", ms(served.times.Median()), ms(s.times.Median()), float64(served.times.at(25))/float64(s.times.at(25)), float64(served.times.at(10))/float64(s.times.at(10)), float64(served.worked)/float64(s.worked))}
}

// forecastsBudget is how many seconds the forecasts of the whole company may take.
const forecastsBudget = 5

// Measure runs all measurements on a seeded company, beside one with the same
// people and objectives that has hardly begun to check in, and tells each line
// as it comes. only narrows it to what contains these words.
func (c *Company) Measure(ctx context.Context, young *Company, only string, tell func(Line)) error {
	for _, p := range c.pages() {
		if !strings.Contains(p.what, only) {
			continue
		}
		lines, err := c.measurePage(ctx, p)
		if err != nil {
			return err
		}
		for _, l := range lines {
			tell(l)
		}
	}
	for _, d := range c.dashboards() {
		if !strings.Contains(d.what, only) {
			continue
		}
		lines, err := c.measureDashboard(ctx, d)
		if err != nil {
			return err
		}
		for _, l := range lines {
			tell(l)
		}
	}
	if err := c.measureFinds(ctx, only, tell); err != nil {
		return err
	}
	if strings.Contains("the load of people", only) {
		if err := c.measureLoad(ctx, tell); err != nil {
			return err
		}
	}
	if strings.Contains("a subscription to a query", only) {
		if err := c.measureWatch(ctx, tell); err != nil {
			return err
		}
	}
	if strings.Contains("what objectives add to sums", only) {
		if err := c.measureParts(ctx, tell); err != nil {
			return err
		}
	}
	if strings.Contains("calibration", only) {
		l, err := c.measureCalibration(ctx)
		if err != nil {
			return err
		}
		tell(l)
	}
	if strings.Contains("forecasts", only) {
		l, err := c.measureForecasts(ctx, forecastsBudget)
		if err != nil {
			return err
		}
		tell(l)
	}
	if strings.Contains("a Monday", only) {
		if err := c.measureMonday(ctx, tell); err != nil {
			return err
		}
	}
	if err := c.measureWrites(ctx, young, only, tell); err != nil || !strings.Contains("pages of a past day", only) {
		return err
	}
	lines, err := c.measurePasts(ctx)
	for _, l := range lines {
		tell(l)
	}
	return err
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
