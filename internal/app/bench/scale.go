package bench

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/uptrace/bun"
)

// Scale measures the insight pages of a large company on PostgreSQL, against twice the
// budgets of the full one, and writes a document: what each takes, and each of its queries
// with the plan by which it was answered. What it sees is also told as it comes. only
// narrows it to what contains these words; the forecasts, which take long, are then taken
// over from the document that was there before.
func (c *Company) Scale(ctx context.Context, only, before string, w, told io.Writer) error {
	out := &document{w: w}
	out.say(scaleHead, c.People, c.Teams, c.Objectives, c.KeyResults, c.CheckIns)
	if err := c.tellServer(ctx, out); err != nil {
		return err
	}
	var all []Line
	if strings.Contains("forecasts", only) {
		foreseen, err := c.measureForecasts(ctx, forecastsBudget*float64(c.KeyResults)/float64(Full.KeyResults))
		if err != nil {
			return err
		}
		foreseen.Print(told)
		all = append(all, foreseen)
		if err := c.Store.Tidy(ctx); err != nil {
			return err
		}
	}
	var pages []watched
	for _, d := range c.larger() {
		if !strings.Contains(d.what, only) {
			continue
		}
		lines, err := c.measureDashboard(ctx, d)
		if err != nil {
			return err
		}
		worked, err := c.worked(ctx, d)
		if err != nil {
			return err
		}
		lines[0].Aside += "; " + worked
		for _, l := range lines {
			l.Print(told)
			all = append(all, l)
		}
		now, err := c.watch(ctx, d.what, d.path, d.personID)
		if err != nil {
			return err
		}
		then, err := c.watch(ctx, d.what+", as of two weeks ago", d.past(c), d.personID)
		if err != nil {
			return err
		}
		pages = append(pages, now, then)
	}
	out.say("The machine did other work as well: on average %s waited for a processor while this was measured, and every time below has in it what they took.\n", waiting())
	out.say("\n| what | measured | budget | |\n|---|--:|--:|---|\n")
	for line := range strings.Lines(before) {
		if strings.HasPrefix(line, "| forecasts") && !strings.Contains("forecasts", only) {
			out.say("%s", line)
		}
	}
	for _, l := range all {
		mark := "kept"
		if !l.Kept() {
			mark = "**over**"
		}
		out.say("| %s | %.2f %s | %.4g %s | %s; %s |\n", l.What, l.Got, l.Unit, l.Budget, l.Unit, mark, l.Aside)
	}
	for _, p := range pages {
		out.page(p)
	}
	return out.err
}

// larger are the dashboards of a large company, each with twice its budget. Whoever leads
// the company sees as their own all teams there are; a department has some thousand objectives.
func (c *Company) larger() []dashboard {
	list := c.dashboards()
	list = append(list, dashboard{"insight of the whole company, for who leads it", list[0].path, personID(0), list[0].budget},
		dashboard{"insight of a department", "/insight?cycle_id=" + c.CycleID + "&team_id=" + c.Branch, c.Director, list[0].budget})
	for i := range list {
		list[i].budget *= 2
	}
	return list
}

const scaleHead = `# A company of 100,000

Written by ` + "`go run ./internal/app/bench/run -scale docs/scale.md`" + `, on PostgreSQL. The company has %d people in %d teams, %d objectives,
%d key results and %d check-ins, each in the audit trail too; it is made by internal/app/bench. A key result has six check-ins: what a
quarter of weeks comes to where every other one is missed. One has 4,000. The budgets are twice those of the company of 2,000: 300 ms for the state of
the whole company, 60 ms for that of a team, at the server, 95 of 100 times; as of a past day under twice the present; forecasts and what is kept of a past day as many a second as there. All pages are of all objectives that their reader may see. What was
changed because of what is seen here is in [adr/0042](adr/0042-a-large-company-is-counted-not-read.md) and [adr/0049](adr/0049-a-sum-for-each-place-and-each-day-that-somebody-looks-at.md).
`

// worked says how much processor time a page takes, here and in the database: what it would take
// on a machine that does nothing else, however long it waits for others on this one.
func (c *Company) worked(ctx context.Context, d dashboard) (string, error) {
	caller, err := c.As(ctx, d.personID)
	if err != nil {
		return "", err
	}
	var pids []int
	if err := c.Store.Read.NewRaw("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'").Scan(ctx, &pids); err != nil {
		return "", err
	}
	database := func() (all time.Duration) {
		for _, pid := range pids {
			all += processorOf(pid)
		}
		return all
	}
	here, there := processor(), database()
	for range looks {
		if _, err := caller.Do("GET", d.path, nil); err != nil {
			return "", err
		}
	}
	here, there = processor()-here, database()-there
	return fmt.Sprintf("processor time of a page %.1f ms, %.1f of it in the database", (ms(here)+ms(there))/looks, ms(there)/looks), nil
}

// processorOf is how long another process of this machine has worked; nothing of one elsewhere.
func processorOf(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ") // the name, which may have spaces
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	const tick = 10 * time.Millisecond // USER_HZ, the same on every Linux
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick
}

// tellServer says what it was measured on.
func (c *Company) tellServer(ctx context.Context, out *document) error {
	var version, size string
	if err := c.Store.Read.NewRaw("SELECT current_setting('server_version'), pg_size_pretty(pg_database_size(current_database()))").Scan(ctx, &version, &size); err != nil {
		return err
	}
	var settings []string
	err := c.Store.Read.NewRaw("SELECT name || ' ' || current_setting(name) FROM pg_settings WHERE name IN (?) ORDER BY name",
		bun.List([]string{"shared_buffers", "effective_cache_size", "work_mem", "random_page_cost", "jit", "max_parallel_workers_per_gather", "fsync"})).Scan(ctx, &settings)
	out.say("\nMeasured on %s with %d processors shared with the database (PostgreSQL %s; %s; the database is %s large).\n",
		time.Now().Format(time.DateOnly), runtime.NumCPU(), version, strings.Join(settings, ", "), size)
	return err
}

// waiting is how many threads want a processor, on average of the last five minutes.
func waiting() string {
	load, err := os.ReadFile("/proc/loadavg")
	fields := strings.Fields(string(load))
	if err != nil || len(fields) < 2 {
		return "nobody knows how many"
	}
	return fields[1] + " threads"
}

// asked is one query of a page.
type asked struct {
	query, plan string
	took        time.Duration
}

// watched is a page with what it asks the database.
type watched struct {
	what    string
	queries []asked
}

// watch opens a page and explains each query that it sends.
func (c *Company) watch(ctx context.Context, what, path, personID string) (p watched, err error) {
	p.what = what
	caller, err := c.As(ctx, personID)
	if err != nil {
		return p, err
	}
	heard := &listener{}
	s := c.Store
	pool := s.Read
	s.Read = pool.WithQueryHook(heard)
	s.Write = s.Read
	_, err = caller.Do("GET", path, nil)
	s.Read, s.Write = pool, pool
	if err != nil {
		return p, err
	}
	for _, one := range heard.all {
		if !strings.HasPrefix(one.query, "SELECT") && !strings.HasPrefix(one.query, "WITH") {
			continue
		}
		var plan []string
		if err := s.Read.NewRaw("EXPLAIN (ANALYZE, BUFFERS) ?", bun.Safe(one.query)).Scan(ctx, &plan); err != nil {
			return p, fmt.Errorf("%s: %w", one.query, err)
		}
		one.plan = strings.Join(plan, "\n")
		p.queries = append(p.queries, one)
	}
	return p, nil
}

// listener writes down what is asked.
type listener struct {
	mu  sync.Mutex
	all []asked
}

// BeforeQuery has nothing to do.
func (l *listener) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }

// AfterQuery writes the query down.
func (l *listener) AfterQuery(_ context.Context, e *bun.QueryEvent) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, asked{query: e.Query, took: time.Since(e.StartTime)})
}

// document is written until something goes wrong.
type document struct {
	w   io.Writer
	err error
}

func (d *document) say(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.w, format, args...)
	}
}

// page writes the queries of a page, the slowest first.
func (d *document) page(p watched) {
	slices.SortStableFunc(p.queries, func(a, b asked) int { return cmp.Compare(b.took, a.took) })
	d.say("\n## %s\n\n%d queries, the slowest first; the time is until the database answered, when the page asked.\n", p.what, len(p.queries))
	for _, q := range p.queries {
		d.say("\n<details><summary>%.2f ms</summary>\n\n```sql\n%s\n```\n```\n%s\n```\n</details>\n", ms(q.took), shortened(q.query), shortened(q.plan))
	}
}

// A list of ids of more than three, as a query and as a plan have it.
var (
	listed  = regexp.MustCompile(`('[^']*', ){3}('[^']*', )+'[^']*'`)
	planned = regexp.MustCompile(`\{([^,{}]*,){3}[^{}]*\}`)
)

// shortened leaves the first of long lists of ids, and how many there are.
func shortened(text string) string {
	text = listed.ReplaceAllStringFunc(text, func(list string) string {
		all := strings.Split(list, ", ")
		return fmt.Sprintf("%s, … %d of them", all[0], len(all))
	})
	return planned.ReplaceAllStringFunc(text, func(list string) string {
		all := strings.Split(list, ",")
		return fmt.Sprintf("%s, … %d of them}", all[0], len(all))
	})
}
