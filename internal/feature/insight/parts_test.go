package insight_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/app/apptest"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/insight"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// crowd is a company of many objectives of every kind, and how far its key results were a week ago.
type crowd struct {
	all    []objectives.Standing // with their plans, in the order of lists
	before map[string]okr.Ratio
	themes []string
	scores map[string]int64 // final, by objective
}

const many = 1200

func insert[T any](w *apptest.World, rows []T) {
	w.T.Helper()
	for chunk := range slices.Chunk(rows, 300) {
		if _, err := w.Store.Write.NewInsert().Model(&chunk).Exec(w.T.Context()); err != nil {
			w.T.Fatal(err)
		}
	}
}

// gather puts many objectives into the database, as a file of another tool would: the trail doesn't speak of them.
func gather(w *apptest.World) crowd {
	w.T.Helper()
	type m = map[string]any
	c := crowd{before: map[string]okr.Ratio{}, scores: map[string]int64{}}
	for _, title := range []string{"稳住基本盘", "出海"} {
		c.themes = append(c.themes, w.Post("root", "/themes", m{"title": title}).ID())
	}
	r := rand.New(rand.NewPCG(6, 7))
	owners, teams := []string{"lina", "zhang", "hu", "chen", "fang", "wei", ""}, []string{"公司", "运营部", "用户组", "市场部", ""}
	type serving struct {
		store.BaseModel `bun:"table:objective_themes"`
		ObjectiveID     string `bun:"objective_id"`
		ThemeID         string `bun:"theme_id"`
	}
	type row struct { // with what is kept of it besides
		store.BaseModel `bun:"table:objectives"`
		objectives.Objective
		Serves bool `bun:"serves"`
	}
	var rows []row
	var results []objectives.KeyResult
	var sharing []objectives.Sharing
	var serves []serving
	var actions []plans.Action
	var made []checkins.CheckIn
	var scored []reviews.Review
	for i := range many {
		o := objectives.Objective{ID: fmt.Sprintf("o%04d", i), CycleID: w.ID["2026Q4"], Title: fmt.Sprint("目标", i), OwnerID: w.ID[owners[r.IntN(len(owners))]], TeamID: w.ID[teams[r.IntN(len(teams))]],
			Kind: []okr.Kind{okr.Committed, okr.Aspirational}[r.IntN(2)], State: []okr.State{okr.Active, okr.Active, okr.Active, okr.Closed, okr.Draft, okr.InReview}[r.IntN(6)], Position: r.IntN(200), CreatedAt: w.Now(), Version: 1,
			Visibility: []access.Visibility{access.Everyone, access.TeamOnly, access.Listed}[r.IntN(3)]}
		if o.State == okr.Closed {
			o.ClosedAt, o.Outcome = w.Now(), "achieved"
		}
		if score := r.Int64N(200); score <= 100 {
			scored = append(scored, reviews.Review{ObjectiveID: o.ID, State: review.Settled, Score: &score, Version: 1})
			c.scores[o.ID] = score
		}
		theme := r.IntN(4)
		for j, id := range c.themes {
			if theme == j || theme == 3 {
				serves = append(serves, serving{ObjectiveID: o.ID, ThemeID: id})
			}
		}
		if r.IntN(4) == 0 {
			sharing = append(sharing, objectives.Sharing{ObjectiveID: o.ID, PersonID: w.ID[[]string{"guest", "hu", "chen"}[r.IntN(3)]], Why: "listed"})
		}
		rows = append(rows, row{Objective: o, Serves: theme != 2})
		for j := range r.IntN(4) {
			target := decimal.NewFromInt(3 + r.Int64N(90)) // thirds and worse
			measure := okr.Measure{Kind: okr.Metric, Baseline: decimal.NewNullDecimal(decimal.Zero), Target: decimal.NewNullDecimal(target), Unit: "次"}
			kr := objectives.KeyResult{ID: fmt.Sprintf("k%04d-%d", i, j), ObjectiveID: o.ID, Title: fmt.Sprint("结果", j), Measure: store.AsJSON(measure), Kind: okr.Metric, OwnerID: o.OwnerID, Position: j, Version: 1, CreatedAt: time.Date(2026, 10, 1+r.IntN(40), 2, 0, 0, 0, time.UTC),
				StartsOn: store.AsDay(date.Of(2026, 10, 1+r.IntN(20))), DueOn: store.AsDay(date.Of(2026, 11, 10+r.IntN(20))), Dropped: r.IntN(9) == 0,
				Cadence: store.AsJSON(cycle.Cadence{Kind: cycle.Weekly, Weekday: time.Monday})}
			if r.IntN(4) > 0 {
				value := decimal.NewFromInt(r.Int64N(100))
				kr.Current, kr.CurrentOn = decimal.NewNullDecimal(value), store.AsDay(date.Of(2026, 11, 1+r.IntN(15)))
				kr.CheckedOn = kr.CurrentOn
				points := measure.Progress(okr.Facts{Value: kr.Current}).BP()
				kr.Progress = &points
				was := checkins.CheckIn{ID: "c" + kr.ID, KeyResultID: kr.ID, Number: 1, PersonID: w.ID["chen"], AsOf: store.AsDay(date.Of(2026, 11, 1+r.IntN(4))), WrittenAt: time.Date(2026, 11, 4, 3, 0, 0, 0, time.UTC),
					Value: decimal.NewNullDecimal(decimal.NewFromInt(r.Int64N(80)))}
				c.before[kr.ID] = *measure.Progress(okr.Facts{Value: was.Value})
				made = append(made, was)
			}
			results = append(results, kr)
			for n := range r.IntN(3) {
				actions = append(actions, plans.Action{ID: fmt.Sprintf("a%s-%d", kr.ID, n), KeyResultID: kr.ID, ObjectiveID: o.ID, Title: "做", OwnerID: w.ID["chen"], DueOn: store.AsDay(date.Of(2026, 11, 10+r.IntN(20))),
					State: []plan.State{plan.Todo, plan.Doing, plan.Done}[r.IntN(3)], CreatedAt: w.Now(), Version: 1})
			}
		}
	}
	insert(w, rows)
	insert(w, results)
	insert(w, sharing)
	insert(w, serves)
	insert(w, actions)
	insert(w, made)
	insert(w, scored)
	keep(w)
	list, _, err := w.Features.Objectives.List(w.T.Context(), access.System("test"), objectives.Filter{Plans: true, Limit: 2 * many})
	if err != nil || len(list) != many {
		w.T.Fatalf("%d objectives: %v", len(list), err)
	}
	c.all = list
	return c
}

// keep does what the job does every other second.
func keep(w *apptest.World) {
	w.T.Helper()
	if err := w.Features.Insight.Keep(w.T.Context()); err != nil {
		w.T.Fatal(err)
	}
}

func draw(r *rapid.T, w *apptest.World) access.Actor {
	people := []string{"lina", "zhang", "chen", "wei", "hu", "guest"}
	some := func(label string, of []string) (ids []string) {
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(of), 0, 2, rapid.ID[string]).Draw(r, label) {
			ids = append(ids, w.ID[key])
		}
		return ids
	}
	teams := []string{"公司", "运营部", "用户组", "市场部"}
	return access.Actor{ID: w.ID[rapid.SampledFrom(people).Draw(r, "person")], Role: rapid.SampledFrom(access.Roles()).Draw(r, "role"),
		TeamIDs: some("teams", teams), Leads: some("leads", teams), Reports: some("reports", people)}
}

// Whoever looks, at the company or a team: what is said of more objectives than are read is what
// a plain loop over those comes to that the policy lets them see, to the digit.
func TestSumsOfManyAreThoseOfEach(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := gather(w)
		looked := 0
		rapid.Check(t, func(r *rapid.T) { looked += c.look(t, r, w) })
		if looked < 3 {
			t.Errorf("only %d looks at many", looked)
		}
	})
}

// look has somebody look at the company or a team, and compares where that is of many.
func (c crowd) look(t *testing.T, r *rapid.T, w *apptest.World) (looked int) {
	who := draw(r, w)
	public := rapid.Bool().Draw(r, "public")
	teamID := w.ID[rapid.SampledFrom([]string{"", "", "公司", "运营部"}).Draw(r, "team")]
	d, err := w.Features.Insight.Dashboard(t.Context(), who, insight.Wish{TeamID: teamID, Public: public})
	if err != nil {
		r.Fatal(err)
	}
	if d.Reckoned == nil {
		return 0 // few enough to be read
	}
	within := d.Org.Tree.Subtree(teamID)
	as := who
	if public && who.Role != access.Guest {
		as = access.Public()
	}
	var seen []objectives.Standing
	for _, s := range c.all {
		if access.Decide(as, access.ObjectiveView, s.Target()) == access.Allow && (teamID == "" || slices.Contains(within, s.TeamID)) && (!public || s.Visibility == access.Everyone) {
			seen = append(seen, s)
		}
	}
	c.compare(r, d, seen)
	return 1
}

// compare goes through objectives one by one, and fails where a page says otherwise.
func (c crowd) compare(r *rapid.T, d *insight.Dashboard, seen []objectives.Standing) {
	type mean struct {
		sum   okr.Ratio
		known bool
	}
	var now, due, before mean
	add := func(m *mean, p *okr.Ratio) { m.sum, m.known = m.sum.Add(okr.Counted(p)), m.known || p != nil }
	var want insight.Counts
	active, waiting := 0, 0
	owned, cells, statuses := map[string]int{}, map[[2]string]int{}, map[okr.Status]int{}
	type bad struct {
		kr     string
		chance int
	}
	var troubled []bad
	var lines []string
	for _, s := range seen {
		if s.State == okr.Draft || s.State == okr.InReview {
			waiting++
			continue
		}
		lines = append(lines, s.ID)
		if s.State != okr.Active {
			continue
		}
		active++
		if s.OwnerID != "" {
			owned[s.OwnerID]++
		}
		for _, theme := range s.Themes {
			cells[[2]string{s.TeamID, theme}]++
		}
		if len(s.Themes) == 0 {
			cells[[2]string{s.TeamID, ""}]++
		}
		parts := make([]okr.Part, len(s.Results))
		for j, kr := range s.Results {
			parts[j].Dropped = kr.Dropped
			if p, known := c.before[kr.ID]; known {
				parts[j].Progress = &p
			}
			if kr.Dropped {
				continue
			}
			p := s.Plans[kr.ID]
			want.Results++
			want.Open, want.Done, want.Overdue, want.Slipping = want.Open+p.Open, want.Done+p.Done, want.Overdue+p.Overdue, want.Slipping+p.Slipping
			if p.Open+p.Done == 0 {
				want.Unplanned++
			}
			if s.Each[j].Stale || !kr.CheckedOn.IsZero() {
				want.Owing++
				if !s.Each[j].Stale {
					want.OnTime++
				}
			}
			statuses[s.Each[j].Status]++
			switch s.Each[j].Status {
			case okr.OffTrack:
				troubled = append(troubled, bad{kr.ID, 10})
			case okr.AtRisk:
				troubled = append(troubled, bad{kr.ID, 40})
			}
		}
		add(&now, s.Whole.Progress)
		add(&due, s.Whole.Expected)
		add(&before, okr.Roll(parts).Progress)
	}
	want.Troubled = len(troubled)
	want.NoData, want.OnTrack, want.AtRisk, want.OffTrack, want.Achieved, want.Missed = statuses[okr.NoData], statuses[okr.OnTrack], statuses[okr.AtRisk], statuses[okr.OffTrack], statuses[okr.Achieved], statuses[okr.Missed]
	v := insight.View(d)
	if d.Counts != want || v.Active != active || v.Waiting != waiting || v.Reckoned.Missing != 0 {
		r.Fatalf("of %d:\n%+v active %d waiting %d missing %d, want\n%+v active %d waiting %d", len(seen), d.Counts, v.Active, v.Waiting, v.Reckoned.Missing, want, active, waiting)
	}
	for name, one := range map[string]struct {
		got  *float64
		want mean
	}{"progress": {v.Progress, now}, "expected": {v.Expected, due}, "before": {v.Before, before}} {
		if (one.got != nil) != one.want.known || one.got != nil && *one.got != one.want.sum.Div(okr.RatioOf(int64(active), 1)).Number() {
			r.Fatalf("%s is %v, want %v", name, one.got, one.want.sum)
		}
	}
	slices.SortFunc(troubled, func(a, b bad) int { return cmp.Or(cmp.Compare(a.chance, b.chance), cmp.Compare(a.kr, b.kr)) })
	for i, one := range troubled[:min(len(troubled), 10)] {
		if v.Trouble[i].KeyResultID != one.kr {
			r.Fatalf("in trouble as number %d is %s, want %s", i, v.Trouble[i].KeyResultID, one.kr)
		}
	}
	for i, line := range v.Objectives {
		if line.ID != lines[i] {
			r.Fatalf("line %d is %s, want %s", i, line.ID, lines[i])
		}
	}
	if len(v.Objectives) != min(500, len(lines)) {
		r.Fatalf("%d lines of %d", len(v.Objectives), len(lines))
	}
	for _, cell := range v.Cells {
		at := [2]string{cell.TeamID, cell.ThemeID}
		if cells[at] != cell.Objectives {
			r.Fatalf("in the cell %v are %d, want %d", at, cell.Objectives, cells[at])
		}
		delete(cells, at)
	}
	wide := 0
	for id, n := range owned {
		if n <= okr.DefaultFocus().ObjectivesRecommended {
			continue
		}
		wide++
		if d.Focus != nil && !slices.Contains(d.Focus, insight.Focused{OwnerID: id, Count: n}) {
			r.Fatalf("%s owns %d: %v", id, n, d.Focus)
		}
	}
	if len(cells) > 0 || d.Focus != nil && v.Unfocused != wide {
		r.Fatalf("cells that are missing: %v, or %d wide, want %d", cells, v.Unfocused, wide)
	}
}
