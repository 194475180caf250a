package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
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

// partsBudget is how many seconds reckoning what all objectives of the company add to the sums
// of its insight page may take, in the background and once a day; freshBudget how many
// milliseconds a check-in may take into them: with the two seconds after which the job looks, five.
const (
	partsBudget = 20
	freshBudget = 3000
)

// measureParts reckons them anew, as the job does on a new day, and tells how long its
// transactions were held and what a check-in takes to get into the sums, once the job looks.
func (c *Company) measureParts(ctx context.Context, tell func(Line)) error {
	if _, err := c.Store.Write.NewRaw("UPDATE insight_parts SET reckoned_on = ''").Exec(ctx); err != nil {
		return err
	}
	if _, err := c.Store.Write.NewRaw("UPDATE insight_keepers SET walked = FALSE, walk_at = '', version = version + 1").Exec(ctx); err != nil {
		return err
	}
	watch := &held{}
	write := c.Store.Write
	c.Store.Write = write.WithQueryHook(watch)
	defer func() { c.Store.Write = write }()
	start, worked := time.Now(), processor()
	if err := c.Features.Insight.Keep(ctx); err != nil {
		return err
	}
	took := time.Since(start)
	worked = processor() - worked
	var done int
	if err := c.Store.Read.NewRaw("SELECT COUNT(*) FROM insight_parts WHERE reckoned_on <> ''").Scan(ctx, &done); err != nil {
		return err
	}
	if done < c.Objectives {
		return fmt.Errorf("%d of %d objectives were reckoned", done, c.Objectives)
	}
	tell(Line{What: fmt.Sprintf("what %d objectives add to sums, in the background", done), Got: took.Seconds(), Budget: partsBudget, Unit: "s",
		Aside: fmt.Sprintf("%.3f ms each, of this process's processor time %.3f ms", ms(took)/float64(done), ms(worked)/float64(done))})
	slices.Sort(watch.took)
	n := len(watch.took)
	tell(Line{What: "the longest transaction that keeps what they add to sums", Got: ms(watch.took[n-1]), Budget: heldBudget, Unit: "ms",
		Aside: fmt.Sprintf("%d transactions, the middle one held for %.1f ms", n, ms(watch.took.Median()))})
	caller, err := c.As(ctx, c.Member)
	if err != nil {
		return err
	}
	var all Sample
	for i := range 20 {
		if _, err := caller.Do("POST", "/key-results/"+c.busiest+"/check-ins", map[string]any{"value": strconv.Itoa(51_000 + i)}); err != nil {
			return err
		}
		start := time.Now()
		if err := c.Features.Insight.Keep(ctx); err != nil {
			return err
		}
		all = append(all, time.Since(start))
	}
	tell(Line{What: "what one check-in adds to sums, kept, p95", Got: ms(all.P95()), Budget: freshBudget, Unit: "ms", Aside: fmt.Sprintf("median %.2f ms", ms(all.Median()))})
	return nil
}

// calibrationBudget is how many milliseconds the calibration of a cycle that is over may take, for the whole company; nothing
// is asked of it by an issue, and it is on a page of its own.
const calibrationBudget = 150

// measureCalibration times the calibration of the company as if each of its key results were over, with a chance stated.
func (c *Company) measureCalibration(ctx context.Context) (l Line, err error) {
	if _, err := c.Store.Write.NewRaw(`INSERT INTO insight_claims (key_result_id, objective_id, person_id, stated, foreseen, came)
		SELECT kr.id, kr.objective_id, kr.owner_id, COALESCE(kr.confidence, 5), COALESCE(kr.confidence, 5) * 10, kr.confidence > 5 FROM key_results AS kr WHERE kr.deleted_at IS NULL`).Exec(ctx); err != nil {
		return l, err
	}
	defer func() {
		if _, e := c.Store.Write.NewRaw("DELETE FROM insight_claims").Exec(ctx); err == nil {
			err = e
		}
	}()
	if err := c.Store.Tidy(ctx); err != nil {
		return l, err
	}
	caller, err := c.As(ctx, c.Member)
	if err != nil {
		return l, err
	}
	path := "/insight/calibration?of=team&cycle_id=" + c.CycleID
	body, err := caller.Do("GET", path, nil)
	if err != nil {
		return l, err
	}
	var v insight.CalibrationView
	if err := json.Unmarshal(body, &v); err != nil || v.Coming || v.Stated.Claims < c.KeyResults/3 {
		return l, fmt.Errorf("a calibration of %d key results, coming %v, untold for %q: %w", v.Stated.Claims, v.Coming, v.Untold, err)
	}
	var seen side
	for i := range looks {
		if err := seen.run(i, func(int) error { _, err := caller.Do("GET", path, nil); return err }, i > 0); err != nil {
			return l, err
		}
	}
	return Line{What: fmt.Sprintf("calibration of %d key results, p95 at the server", v.Stated.Claims), Got: ms(seen.times.P95()), Budget: calibrationBudget, Unit: "ms", Aside: fmt.Sprintf("median %.2f ms", ms(seen.times.Median()))}, nil
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
// The past has no load, and is put together from the trail; a day of many once, in the background.
func (c *Company) measureDashboard(ctx context.Context, d dashboard) ([]Line, error) {
	caller, err := c.As(ctx, d.personID)
	if err == nil {
		err = c.Features.Insight.Keep(ctx)
	}
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
	if _, err := caller.Do("GET", past, nil); err != nil { // asks for it to be kept, where it is of many
		return nil, err
	}
	start := time.Now()
	if err := c.Features.Insight.KeepPast(ctx); err != nil {
		return nil, err
	}
	kept := time.Since(start)
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
	all := []Line{{What: what + ", p95 at the server", Got: ms(now.times.P95()), Budget: d.budget, Unit: "ms",
		Aside: fmt.Sprintf("median %.2f ms, q10 %.2f ms, in processor time of this process %.2f ms", ms(now.times.Median()), ms(now.times.at(10)), ms(now.worked)/looks)},
		now.line(what+", as of two weeks ago against now", then, 2)}
	if of(was).Reckoned != nil && kept > time.Second { // by this look
		all = append(all, Line{What: what + ", what is kept of that day, in the background", Got: kept.Seconds(), Budget: partsBudget * float64(c.Objectives) / float64(Full.Objectives), Unit: "s", Aside: "once a day that somebody looks at"})
	}
	return all, nil
}

// of is the page that an answer tells.
func of(body []byte) (v insight.InsightView) {
	_ = json.Unmarshal(body, &v)
	return v
}

// lines is how many objectives are on a dashboard.
func lines(body []byte) int { return len(of(body).Objectives) }
