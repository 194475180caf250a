package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/home"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// page is one page that is measured.
type page struct {
	what, path, personID string
	// bare gives what the page is made of from what it answers: its rows, and the
	// answer as a value of its own type.
	bare func(body []byte) (reads []read, answer any, err error)
}

func (c *Company) pages() []page {
	list := "/objectives?cycle_id=" + c.CycleID
	return []page{
		{"a team's OKRs", list + "&include=key_results&limit=200&team_id=" + c.Team, c.Lead, withResults},
		{"a team's tree, 50 of it", list + "&include=key_results&limit=50&below=true&team_id=" + c.Branch, c.Director, withResults},
		{"a person's OKRs", list + "&include=key_results&limit=200&owner_id=me", c.Member, withResults},
		{"the company tree, one level", list + "&limit=50&team_id=" + teamID(0), c.Member, withoutResults},
		{"check-ins of a key result", "/key-results/" + c.busiest + "/check-ins", c.Member, c.line},
		{"a team's alignment map", "/map?team_id=" + c.Branch, c.Director, c.mapped},
		{"本周 (home)", "/home", c.Member, c.week},
	}
}

type items[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

// objectivesOf are the rows of objectives with what hangs on each.
func objectivesOf(ids []string) []read {
	return slices.Concat(
		oneOf("*", "objectives", "id", "ORDER BY position, id", ids),
		oneOf("*", "objective_themes", "objective_id", "", ids),
		oneOf("*", "objective_people", "objective_id", "", ids),
		oneOf("*", "key_results", "objective_id", "ORDER BY objective_id, position, id", ids))
}

func withoutResults(body []byte) ([]read, any, error) {
	var v items[objectives.ObjectiveView]
	err := json.Unmarshal(body, &v)
	ids := make([]string, len(v.Items))
	for i, o := range v.Items {
		ids[i] = o.ID
	}
	return objectivesOf(ids), v, err
}

func withResults(body []byte) ([]read, any, error) {
	reads, answer, err := withoutResults(body)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	for _, o := range answer.(items[objectives.ObjectiveView]).Items {
		for _, kr := range o.KeyResults {
			ids = append(ids, kr.ID)
		}
	}
	return append(reads, oneOf("id, key_result_id, title, owner_id, starts_on, due_on, state", "actions", "key_result_id", "ORDER BY key_result_id, due_on", ids)...), answer, nil
}

// line is a page of check-ins: they are told beside their key result's measure.
func (c *Company) line(body []byte) ([]read, any, error) {
	var v items[checkins.CheckInView]
	err := json.Unmarshal(body, &v)
	ids := make([]string, len(v.Items))
	for i, one := range v.Items {
		ids[i] = one.ID
	}
	objective := objectiveID(2*c.Teams - 1)
	reads := append(oneOf("*", "objectives", "id", "", []string{objective}), oneOf("*", "objective_people", "objective_id", "", []string{objective})...)
	reads = append(reads, oneOf("*", "key_results", "id", "", []string{c.busiest})...)
	return append(reads, oneOf("*", "check_ins", "id", "ORDER BY as_of DESC, number DESC", ids)...), v, err
}

func (c *Company) mapped(body []byte) ([]read, any, error) {
	var v alignments.MapView
	err := json.Unmarshal(body, &v)
	var ids, edges []string
	for _, n := range v.Nodes {
		ids = append(ids, n.ID)
	}
	for _, e := range v.Edges {
		edges = append(edges, e.ID)
	}
	return append(objectivesOf(ids), oneOf("*", "alignments", "id", "", edges)...), v, err
}

// week is what home is made of: more than it shows, for what changed is found in
// what others told of what the person follows.
func (c *Company) week(body []byte) ([]read, any, error) {
	var v home.HomeView
	err := json.Unmarshal(body, &v)
	var own, last, todo, followed []string
	for _, o := range v.CheckIns {
		own = append(own, o.Objective.ID)
		if o.Last != nil {
			last = append(last, o.Last.ID)
		}
	}
	for _, a := range v.Actions {
		todo = append(todo, a.ID)
	}
	for i := range c.Objectives {
		if i%c.People%c.Teams == (2*c.Teams-1)%c.Teams && visibility(i) != "listed" {
			followed = append(followed, objectiveID(i))
		}
	}
	slices.Sort(own)
	own = slices.Compact(own)
	since := c.Now.AddDate(0, 0, -14)
	events := oneOf("seq, at, actor_id, kind, subject_kind, subject_id, within_id, before, after", "events", "kind = 'check_in.made' AND at >= ? AND actor_id <> ? AND within_id", "ORDER BY seq DESC LIMIT 100", followed)
	events[0].args = append([]any{since, c.Member}, events[0].args...)
	return slices.Concat(objectivesOf(own),
		oneOf("*", "check_ins", "id", "", last),
		oneOf("*", "actions", "id", "", todo),
		oneOf("*", "alignments", "state = 'requested' AND parent_id", "", own),
		oneOf("id, title", "objectives", "id", "", followed), events), v, err
}

const rounds = 300 // of a page and its baseline

// measurePage compares a page with its baseline.
func (c *Company) measurePage(ctx context.Context, p page) ([]Line, error) {
	caller, err := c.As(ctx, p.personID)
	if err != nil {
		return nil, err
	}
	body, err := caller.Do("GET", p.path, nil)
	if err != nil {
		return nil, err
	}
	base := &bare{db: c.Store.Read.DB, postgres: c.Store.Postgres()}
	if base.reads, base.answer, err = p.bare(body); err != nil {
		return nil, err
	}
	plain := &Caller{handler: base, cookie: caller.cookie}
	same, err := plain.Do("GET", p.path, nil)
	if err != nil {
		return nil, err
	}
	if len(same) != len(body) {
		return nil, fmt.Errorf("%s: the baseline answers with %d bytes, the page with %d", p.what, len(same), len(body))
	}
	do := func(c *Caller) func(int) error {
		return func(int) error { _, err := c.Do("GET", p.path, nil); return err }
	}
	served, against, err := duel(rounds, do(caller), do(plain))
	if err != nil {
		return nil, err
	}
	what := fmt.Sprintf("%s (%d kB)", p.what, (len(body)+500)/1000)
	return []Line{{What: what + ", p95 at the server", Got: ms(served.times.P95()), Budget: 50, Unit: "ms"}, against.line(what+", against bare SQL and JSON", served, 1.5)}, nil
}
