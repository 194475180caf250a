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

// What the answers need of objectives, of key results that are shown, and of those
// that are only judged.
const (
	objectiveColumns = "o.id, o.version, o.cycle_id, o.title, o.description, o.owner_id, o.team_id, o.kind, o.state, o.approved_at, o.approved_by, o.outcome, " +
		"o.return_note, o.close_note, o.visibility, o.weight, o.created_at, o.submitted_at, o.activated_at, o.closed_at, " + themesOf + ", " + sharing
	nodeColumns = "o.id, o.cycle_id, o.title, o.owner_id, o.team_id, o.kind, o.state, " + themesOf
	themesOf    = "(SELECT string_agg(h.theme_id, ',') FROM objective_themes AS h WHERE h.objective_id = o.id)"
	sharing     = "(SELECT string_agg(s.person_id || ' ' || s.why, ',') FROM objective_people AS s WHERE s.objective_id = o.id)"

	judgedColumns = "kr.id, kr.objective_id, kr.kind, kr.measure, kr.weight, kr.starts_on, kr.due_on, kr.cadence, kr.checkpoints, kr.dropped, kr.current, kr.tally, kr.progress, kr.checked_on"
	resultColumns = judgedColumns + ", kr.version, kr.title, kr.owner_id, kr.current_on, kr.called, kr.called_why, kr.confidence, kr.note, kr.trail"
	inOrder       = "AND kr.deleted_at IS NULL ORDER BY kr.objective_id, kr.position, kr.id"
)

// objectivesOf are the rows of objectives and of their key results.
func objectivesOf(ids []string, columns, results string) []read {
	return append(oneOf(columns, "objectives AS o", "o.id", "ORDER BY o.position, o.id", ids), oneOf(results, "key_results AS kr", "kr.objective_id", inOrder, ids)...)
}

// namesOf are the names of people and teams, each once: joined to every row they
// would cost PostgreSQL more.
func namesOf(people, teams []string) []read {
	slices.Sort(people)
	slices.Sort(teams)
	return append(oneOf("id, name", "people", "id", "", slices.Compact(people)), oneOf("id, name", "teams", "id", "", slices.Compact(teams))...)
}

// withoutResults reads the objectives, and what judging them takes.
func withoutResults(body []byte) ([]read, any, error) {
	var v items[objectives.ObjectiveView]
	err := json.Unmarshal(body, &v)
	var ids, people, teams []string
	for _, o := range v.Items {
		ids, people, teams = append(ids, o.ID), append(people, o.OwnerID), append(teams, o.TeamID)
	}
	return append(objectivesOf(ids, objectiveColumns, judgedColumns), namesOf(people, teams)...), v, err
}

// withResults reads the objectives, their key results, and the actions that their
// plans are summed up from.
func withResults(body []byte) ([]read, any, error) {
	var v items[objectives.ObjectiveView]
	err := json.Unmarshal(body, &v)
	var objectiveIDs, ids, people, teams []string
	for _, o := range v.Items {
		objectiveIDs, people, teams = append(objectiveIDs, o.ID), append(people, o.OwnerID), append(teams, o.TeamID)
		for _, kr := range o.KeyResults {
			ids, people = append(ids, kr.ID), append(people, kr.OwnerID)
		}
	}
	return slices.Concat(objectivesOf(objectiveIDs, objectiveColumns, resultColumns), namesOf(people, teams),
		oneOf("id, key_result_id, title, starts_on, due_on, state", "actions", "key_result_id", "ORDER BY key_result_id, due_on", ids)), v, err
}

const checkInColumns = "c.id, c.key_result_id, c.person_id, c.as_of, c.written_at, c.value, c.typed, c.steps_done, c.confidence, c.note, c.blockers, c.next, c.status, c.status_reason, c.supersedes"

// line is a page of check-ins with who wrote and who superseded them, and the
// measure by which they are told, with whom its objective is shared.
func (c *Company) line(body []byte) ([]read, any, error) {
	var v items[checkins.CheckInView]
	err := json.Unmarshal(body, &v)
	var ids, people []string
	for _, one := range v.Items {
		ids, people = append(ids, one.ID), append(people, one.PersonID)
	}
	reads := oneOf("kr.measure, kr.kind, o.owner_id, o.team_id, o.visibility, "+sharing, "key_results AS kr JOIN objectives AS o ON o.id = kr.objective_id", "kr.id", "", []string{c.busiest})
	return slices.Concat(reads, namesOf(people, nil), oneOf(checkInColumns+", s.id", "check_ins AS c LEFT JOIN check_ins AS s ON s.supersedes = c.id", "c.id",
		"ORDER BY c.as_of DESC, c.number DESC", ids)), v, err
}

// mapped reads the nodes, the key results that they are judged by, with their
// titles, the edges and the themes.
func (c *Company) mapped(body []byte) ([]read, any, error) {
	var v alignments.MapView
	err := json.Unmarshal(body, &v)
	var ids, edges, served, people, teams []string
	for _, n := range v.Nodes {
		ids, people, teams = append(ids, n.ID), append(people, n.OwnerID), append(teams, n.TeamID)
	}
	for _, e := range v.Edges {
		edges = append(edges, e.ID)
	}
	for _, t := range v.Themes {
		served = append(served, t.ID)
	}
	return slices.Concat(objectivesOf(ids, nodeColumns, judgedColumns+", kr.title"), namesOf(people, teams),
		oneOf("id, objective_id, parent_id, parent_key_result_id", "alignments", "id", "ORDER BY id", edges),
		oneOf("id, title, target", "themes", "id", "ORDER BY position, id", served)), v, err
}

// week is what home is made of: the key results of the person's objectives with
// their last check-ins, the actions with where they stand, who helps and what they
// wait for, requests to answer, problems in their hands (there are none, which has to be
// asked), and what others told of what the person follows, with the key results named in
// it. That is more than home shows: what changed is found in it.
func (c *Company) week(body []byte) ([]read, any, error) {
	var v home.HomeView
	err := json.Unmarshal(body, &v)
	var own, last, todo, changed, followed []string
	for _, o := range v.CheckIns {
		own = append(own, o.Objective.ID)
		if o.Last != nil {
			last = append(last, o.Last.ID)
		}
	}
	for _, a := range v.Actions {
		todo = append(todo, a.ID)
	}
	for _, change := range v.Changes {
		if change.KeyResult != nil {
			changed = append(changed, change.KeyResult.ID)
		}
	}
	for i := range c.Objectives {
		if i%c.People%c.Teams == (2*c.Teams-1)%c.Teams && visibility(i) != "listed" {
			followed = append(followed, objectiveID(i))
		}
	}
	slices.Sort(own)
	own = slices.Compact(own)
	since := c.Now.AddDate(0, 0, -14)
	events := oneOf("e.seq, e.at, e.actor_id, e.kind, e.subject_kind, e.subject_id, e.within_id, e.before, e.after", "events AS e",
		"e.seq IN (SELECT n.seq FROM events AS n WHERE n.kind = 'check_in.made' AND n.at >= ? AND n.actor_id <> ? AND n.within_id", "ORDER BY n.seq DESC LIMIT 100) ORDER BY e.seq DESC", followed)
	events[0].args = append([]any{since, c.Member}, events[0].args...)
	return slices.Concat(objectivesOf(own, objectiveColumns, resultColumns),
		oneOf(checkInColumns, "check_ins AS c", "c.id", "", last),
		oneOf("a.*, kr.title, kr.due_on, o.title, o.cycle_id, o.state, (SELECT string_agg(w.person_id, ',') FROM action_people AS w WHERE w.action_id = a.id), "+
			"(SELECT string_agg(d.depends_on_id, ',') FROM action_dependencies AS d WHERE d.action_id = a.id)",
			"actions AS a JOIN key_results AS kr ON kr.id = a.key_result_id JOIN objectives AS o ON o.id = a.objective_id", "a.id", "ORDER BY a.due_on, a.id", todo),
		oneOf("*", "alignments", "state = 'requested' AND parent_id", "", own),
		[]read{{"SELECT * FROM problems WHERE (owner_id = ? OR decider_id = ? AND decided_at IS NULL) AND state <> 'solved' AND deleted_at IS NULL", []any{c.Member, c.Member}}},
		oneOf("id, title", "objectives", "id", "", followed), events,
		oneOf("id, title, measure", "key_results", "id", "", changed),
		namesOf([]string{c.Member}, []string{c.Team})), v, err
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
