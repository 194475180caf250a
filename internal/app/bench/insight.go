package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/insight"
)

// dashboard is one state of the insight page that is measured: of now against a budget, and
// of a past day against the present.
type dashboard struct {
	what, path, personID string
	budget               float64 // milliseconds
}

func (c *Company) dashboards() []dashboard {
	return []dashboard{
		{"insight of the whole company", "/insight?cycle_id=" + c.CycleID, c.Member, 150},
		{"insight of a team", "/insight?cycle_id=" + c.CycleID + "&team_id=" + c.Team, c.Lead, 30},
	}
}

// measureForecasts makes the forecasts of the whole company anew, as the job does on the
// first hour of a day.
func (c *Company) measureForecasts(ctx context.Context, budget float64) (Line, error) {
	yesterday := date.Of(c.Now.Year(), c.Now.Month(), c.Now.Day()).AddDays(-1).String()
	// Left alone where nothing has been foreseen: a row that is written leaves its old self behind.
	if _, err := c.Store.Write.NewRaw("UPDATE key_results SET foreseen_on = ? WHERE foreseen_on > ?", yesterday, yesterday).Exec(ctx); err != nil {
		return Line{}, err
	}
	start, worked := time.Now(), processor()
	if err := c.Features.Checkins.ForeseeAll(ctx); err != nil {
		return Line{}, err
	}
	took := time.Since(start)
	worked = processor() - worked
	var done int
	if err := c.Store.Read.NewRaw("SELECT COUNT(*) FROM key_results WHERE foreseen_on > ?", yesterday).Scan(ctx, &done); err != nil {
		return Line{}, err
	}
	if done != c.KeyResults {
		return Line{}, fmt.Errorf("%d of %d key results were foreseen", done, c.KeyResults)
	}
	return Line{What: fmt.Sprintf("forecasts of %d key results, in the background", done), Got: took.Seconds(), Budget: budget, Unit: "s",
		Aside: fmt.Sprintf("%.3f ms each, of this process's processor time %.3f ms", ms(took)/float64(done), ms(worked)/float64(done))}, nil
}

// past is the path as of a past day.
func (d dashboard) past(c *Company) string {
	return d.path + "&asof=" + c.Now.Add(-ago).Format(time.DateOnly)
}

const (
	looks = 60 // at a dashboard, and at the same as of a past day
	ago   = 14 * 24 * time.Hour
)

// measureDashboard times a dashboard of now and as of two weeks ago, turn and turn about.
// The past has no forecasts, load and coverage, and is put together from the trail.
func (c *Company) measureDashboard(ctx context.Context, d dashboard) ([]Line, error) {
	caller, err := c.As(ctx, d.personID)
	if err != nil {
		return nil, err
	}
	get := func(path string) func(int) error {
		return func(int) error { _, err := caller.Do("GET", path, nil); return err }
	}
	body, err := caller.Do("GET", d.path, nil)
	if err != nil {
		return nil, err
	}
	past := d.past(c)
	was, err := caller.Do("GET", past, nil)
	if err != nil {
		return nil, err
	}
	if a, b := lines(body), lines(was); a == 0 || a != b {
		return nil, fmt.Errorf("%s: %d objectives now, and %d two weeks ago, when all were there", d.what, a, b)
	}
	now, then, err := duel(looks, get(d.path), get(past))
	if err != nil {
		return nil, err
	}
	what := fmt.Sprintf("%s (%d kB)", d.what, (len(body)+500)/1000)
	return []Line{{What: what + ", p95 at the server", Got: ms(now.times.P95()), Budget: d.budget, Unit: "ms",
		Aside: fmt.Sprintf("median %.2f ms, q10 %.2f ms, in processor time of this process %.2f ms", ms(now.times.Median()), ms(now.times.at(10)), ms(now.worked)/looks)},
		now.line(what+", as of two weeks ago against now", then, 2)}, nil
}

// lines is how many objectives are on a dashboard.
func lines(body []byte) int {
	var v insight.InsightView
	if err := json.Unmarshal(body, &v); err != nil {
		return 0
	}
	return len(v.Objectives)
}
