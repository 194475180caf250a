package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/uptrace/bun"
)

// finds are queries, of the kinds that cost differently: by words, by what the database knows, by
// what is reckoned of each key result, and one that holds of nothing.
var finds = []struct{ what, find string }{
	{"a query by a part of a title", "第 77 类"},
	{"a query by what is missing", "没有行动"},
	{"a query by how far behind", "落后 > 20%"},
	{"a query that holds of nothing", "落后 > 99% 状态:达成"},
	{"a query that holds of next to nothing", "落后 > 59.5% 只看KR"},
	{"a query by what is stale and hopeless", "未更新 信心<1 达成概率<5%"},
	{"a query by when something is due", "截止 < 2020-01-01"},
	{"a query of one or the other, which hold of nothing", "落后 > 99% 状态:达成 或 逾期 信心<1 达成概率<5%"},
	{"a query of what isn't said and has no team", "没有团队 -标题:第"},
}

const (
	findBudget  = 150 // ms for a page of what a query holds of, in the whole company; as its dashboard
	watchBudget = 500 // ms for a subscription: twenty of them in the ten seconds of a minute that the job has
	perQuery    = 5   // subscriptions to each
)

// measureFinds times a page of what queries hold of in the whole company.
func (c *Company) measureFinds(ctx context.Context, only string, tell func(Line)) error {
	caller, err := c.As(ctx, c.Member)
	if err != nil {
		return err
	}
	for _, one := range finds {
		if !strings.Contains(one.what, only) {
			continue
		}
		l, err := looked(caller, one.what+" in the whole company", "/objectives?include=key_results&limit=50&cycle_id="+c.CycleID+"&find="+url.QueryEscape(one.find), findBudget)
		if err != nil {
			return err
		}
		tell(l)
	}
	return nil
}

// looked times a page that is asked for again and again, against a budget in milliseconds.
func looked(caller *Caller, what, path string, budget float64) (Line, error) {
	page := side{}
	for i := range looks + looks/10 {
		if err := page.run(i, func(int) error { _, err := caller.Do("GET", path, nil); return err }, i >= looks/10); err != nil {
			return Line{}, err
		}
	}
	return Line{What: what + ", p95", Got: ms(page.times.P95()), Budget: budget, Unit: "ms",
		Aside: fmt.Sprintf("median %.2f ms, in processor time of this process %.2f ms", ms(page.times.Median()), ms(page.worked)/looks)}, nil
}

// measureLoad times who in the company has the most to do, and what all have.
func (c *Company) measureLoad(ctx context.Context, tell func(Line)) error {
	caller, err := c.As(ctx, c.Member)
	if err != nil {
		return err
	}
	l, err := looked(caller, fmt.Sprintf("the load of %d people", c.People), "/load?fullest=20&cycle_id="+c.CycleID, findBudget)
	if err == nil {
		tell(l)
	}
	return err
}

// measureWatch lets the job look at subscriptions to the queries, and says what each took.
func (c *Company) measureWatch(ctx context.Context, tell func(Line)) error {
	for _, table := range []string{"view_subscriptions", "view_matches", "views"} { // of an earlier run on a database that is kept
		if _, err := c.Store.Write.NewRaw("DELETE FROM ?", bun.Ident(table)).Exec(ctx); err != nil {
			return err
		}
	}
	for i := range perQuery {
		caller, err := c.As(ctx, personID(2*c.Teams-1-i))
		if err != nil {
			return err
		}
		for _, one := range finds {
			// Narrower than the page's: nobody is told of one that holds of thousands.
			made, err := caller.Do("POST", "/views", map[string]any{"name": fmt.Sprint(one.what, i), "find": one.find + " 团队:" + fmt.Sprintf("团队 %03d", 10%c.Teams)})
			if err != nil {
				return err
			}
			var view struct{ ID string }
			if err := json.Unmarshal(made, &view); err != nil {
				return err
			}
			if _, err := caller.Do("PUT", "/views/"+view.ID+"/subscription", map[string]any{}); err != nil {
				return err
			}
		}
	}
	start, worked := time.Now(), processor()
	if err := c.Features.Views.Watch(ctx); err != nil {
		return err
	}
	took := time.Since(start)
	worked = processor() - worked
	var looked int
	if err := c.Store.Read.NewRaw("SELECT COUNT(*) FROM view_subscriptions WHERE turn > 0").Scan(ctx, &looked); err != nil {
		return err
	}
	if looked == 0 {
		return fmt.Errorf("no subscription was looked at in %s", took)
	}
	each := ms(took) / float64(looked)
	tell(Line{What: "looking at a subscription to a query, in the background", Got: each, Budget: watchBudget, Unit: "ms",
		Aside: fmt.Sprintf("%d of %d in %.1f s, in processor time of this process %.2f ms each", looked, perQuery*len(finds), took.Seconds(), ms(worked)/float64(looked))})
	return nil
}
