package bench

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/plans"
)

// pasts are the pages that are measured as of two weeks ago against now, besides the insight page.
func (c *Company) pasts() []dashboard {
	return []dashboard{
		{what: "a person's open actions", path: "/actions?limit=200&state=todo,doing,blocked&owner_id=" + c.Member, personID: c.Member},
		{what: "all open actions, a page", path: "/actions?limit=200&state=todo,doing,blocked", personID: c.Lead},
		{what: "a team's alignment map", path: "/map?team_id=" + c.Branch, personID: c.Director},
		{what: "the health of the company's cycle", path: "/insight/health?cycle_id=" + c.CycleID, personID: c.Lead},
		{what: "the health of a team's cycle", path: "/insight/health?cycle_id=" + c.CycleID + "&team_id=" + c.Team, personID: c.Lead},
		{what: "the rhythm of the company", path: "/rhythm?weeks=12", personID: c.Lead},
		{what: "the rhythm of a team", path: "/rhythm?weeks=12&team_id=" + c.Team, personID: c.Lead},
		{what: "the people, a page", path: "/people?limit=200", personID: c.Lead},
		{what: "a team's objectives", path: "/objectives?limit=100&team_id=" + c.Team, personID: c.Lead},
		{what: "a team's alignment map, by forecast", path: "/map?chances=true&team_id=" + c.Branch, personID: c.Director},
		{what: "a page of 50 objectives", path: "/objectives?include=key_results&below=true&team_id=" + c.Branch, personID: c.Director},
	}
}

// changedSince is of how many actions one has been changed since that day: the past is put back from it.
const changedSince = 10

// changeActions changes one in changedSince of all actions. A database that has served for these two weeks knows by
// its statistics that there are such events; here they were all told in a moment.
func (c *Company) changeActions(ctx context.Context) error {
	title := "第二步: 按人群再写一版"
	for i := 0; i < c.KeyResults; i += changedSince {
		if _, err := c.Features.Plans.Adjust(ctx, access.System("bench"), fmt.Sprintf("n%06d", i), 0, plans.Change{Title: &title}); err != nil {
			return err
		}
	}
	return c.Store.Tidy(ctx)
}

// measurePasts times them turn and turn about. It is the last to be measured, for it changes actions.
func (c *Company) measurePasts(ctx context.Context) (all []Line, err error) {
	if err := c.changeActions(ctx); err != nil {
		return nil, err
	}
	// What a page of the present reads is kept in the background; without, the past is measured against less.
	for _, keep := range []func(context.Context) error{c.Features.Checkins.ForeseeAll, c.Features.Insight.Keep} {
		if err := keep(ctx); err != nil {
			return nil, err
		}
	}
	for _, d := range c.pasts() {
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
		past := d.path + "&asof=" + c.Now.Add(-ago).Format(time.DateOnly)
		if _, err := caller.Do("GET", past, nil); err != nil { // asks for what is kept of it, where it is of many
			return nil, err
		}
		if err := c.Features.Insight.KeepPast(ctx); err != nil {
			return nil, err
		}
		was, err := caller.Do("GET", past, nil)
		if err != nil {
			return nil, err
		}
		if a, b := things(body), things(was); a == 0 || a != b {
			return nil, fmt.Errorf("%s: %d now, and %d two weeks ago, when all were there", d.what, a, b)
		}
		now, then, err := duel(looks, get(d.path), get(past))
		if err != nil {
			return nil, err
		}
		all = append(all, now.line(fmt.Sprintf("%s (%d kB), as of two weeks ago against now", d.what, (len(body)+500)/1000), then, 2))
	}
	return all, nil
}

// things is how many nouns an answer names, or days of a rhythm.
func things(body []byte) (n int) {
	for _, field := range []string{"id", "cycle_id", "on_time"} {
		n += bytes.Count(body, []byte(`"`+field+`":`))
	}
	return n
}
