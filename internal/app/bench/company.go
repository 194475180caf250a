// Package bench measures Sinan on a company of a believable size, on both
// databases. It prints ratios against a baseline of the same run, because a
// machine's speed is nobody's promise.
package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/app"
	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Size is how large the company is.
type Size struct{ People, Teams, Objectives, KeyResults, CheckIns int }

// The sizes. Full is the company of the speed budgets, Small a hundredth of it to try the
// bench itself. Huge is as large as Sinan is meant to become, measured once in a while and
// written down in docs/scale.md; its key results have six check-ins each, which is what a
// quarter of weeks comes to where every other is missed.
var (
	Small = Size{People: 60, Teams: 20, Objectives: 200, KeyResults: 700, CheckIns: 4000}
	Full  = Size{People: 2000, Teams: 300, Objectives: 10_000, KeyResults: 35_000, CheckIns: 400_000}
	Huge  = Size{People: 100_000, Teams: 15_000, Objectives: 430_000, KeyResults: 1_500_000, CheckIns: 9_000_000}
)

// Company is a seeded workspace.
type Company struct {
	*app.App
	Size
	Now      time.Time
	CycleID  string
	Lead     string // ids: leads Team
	Team     string // a team without teams below it, with some thirty objectives
	Director string // leads Branch
	Branch   string // a team with six below it
	Member   string // a member with objectives of their own
	busiest  string // a key result with a long history, of Member's
	quiet    string // one with a short history
}

// began is when all of it was set up: before the first check-in, so that pages of past days
// have something to show.
func (c *Company) began() time.Time { return c.Now.AddDate(0, 0, -54) }

// Seed fills a migrated database with a company, the same one every time, and
// puts the program together on it. A database that has one is taken as it is.
func Seed(ctx context.Context, s *store.Store, size Size, now time.Time) (*Company, error) {
	branch := 10 % size.Teams // six teams below it, and none below those
	c := &Company{Size: size, Now: now, CycleID: "cycle", Lead: personID(size.Teams - 1), Team: teamID(size.Teams - 1),
		Director: personID(branch), Branch: teamID(branch), Member: personID(2*size.Teams - 1)}
	c.busiest, c.quiet = resultID(2*size.Teams-1), resultID(2*size.Teams-1+size.Objectives)
	seeded, err := s.Read.NewSelect().Model((*people.Workspace)(nil)).Exists(ctx)
	if err != nil {
		return nil, err
	}
	if !seeded {
		if err := unindexed(ctx, s, func() error { return c.seed(ctx, s) }); err != nil {
			return nil, err
		}
		if err := s.Tidy(ctx); err != nil {
			return nil, err
		}
	}
	c.App, err = app.New(s, app.Config{Options: app.Options{Location: time.FixedZone("CST", 8*3600)}, Now: func() time.Time { return now }})
	return c, err
}

func (c *Company) seed(ctx context.Context, s *store.Store) error {
	r := rand.New(rand.NewPCG(1, 2))
	for _, step := range []func(context.Context, *store.Store, *rand.Rand) error{c.seedPeople, c.seedCycle, c.seedObjectives, c.seedWork, c.seedCheckIns} {
		if err := step(ctx, s, r); err != nil {
			return err
		}
	}
	// Last, for it says that the others are there.
	return insert(ctx, s, []people.Workspace{{ID: 1, Name: "Bench", Policy: "{}", Version: 1, CreatedAt: c.began()}})
}

func (c *Company) seedPeople(ctx context.Context, s *store.Store, r *rand.Rand) error {
	teams := make([]people.Team, c.Teams)
	staff := make([]people.Person, c.People)
	for i := range teams {
		parent := ""
		if i > 0 {
			parent = teamID((i - 1) / 6)
		}
		teams[i] = people.Team{ID: teamID(i), Name: fmt.Sprintf("团队 %03d", i), ParentID: parent, LeadID: personID(i), Version: 1, CreatedAt: c.began()}
	}
	for i := range staff {
		role := access.Member
		if i == c.People-1 {
			role = access.Admin
		}
		team := i % c.Teams
		staff[i] = people.Person{ID: personID(i), Name: fmt.Sprintf("成员 %04d", i), Email: fmt.Sprintf("p%d@example.com", i), Role: role, TeamID: teamID(team), Version: 1, CreatedAt: c.began()}
		if i >= c.Teams {
			staff[i].ManagerID = personID(team)
		}
	}
	if err := insert(ctx, s, teams); err != nil {
		return err
	}
	return insert(ctx, s, staff)
}

func teamID(i int) string      { return fmt.Sprintf("t%04d", i) }
func personID(i int) string    { return fmt.Sprintf("p%05d", i) }
func objectiveID(i int) string { return fmt.Sprintf("o%06d", i) }
func resultID(i int) string    { return fmt.Sprintf("k%06d", i) }

func (c *Company) seedCycle(ctx context.Context, s *store.Store, _ *rand.Rand) error {
	_, err := s.Write.NewRaw(`INSERT INTO cycles (id, name, starts_on, ends_on, phase, drafting_on, running_on, scoring_on, closed_on, created_at)
		VALUES (?, '2026Q4', '2026-10-01', '2026-12-31', 'running', '', '', '', '', ?)`, c.CycleID, c.began()).Exec(ctx)
	return err
}

func (c *Company) seedObjectives(ctx context.Context, s *store.Store, r *rand.Rand) error {
	type row struct { // with what is kept of it besides
		store.BaseModel `bun:"table:objectives"`
		objectives.Objective
		Serves bool `bun:"serves"`
	}
	err := fill(ctx, s, c.Objectives, func(i int) row {
		owner := i % c.People
		progress := int64(r.IntN(10_000))
		return row{Serves: c.themed(i) || c.parent(i) >= 0, Objective: objectives.Objective{ID: objectiveID(i), CycleID: c.CycleID, Title: fmt.Sprintf("提升第 %d 类用户的留存与满意", i), OwnerID: personID(owner), TeamID: teamID(owner % c.Teams),
			Kind: okr.Committed, State: okr.Active, Visibility: visibility(i), Position: i, Progress: &progress, CreatedBy: personID(owner), CreatedAt: c.began(), ActivatedAt: c.began(), Version: 1}}
	})
	if err != nil {
		return err
	}
	if err := fill(ctx, s, c.KeyResults, func(i int) objectives.KeyResult { return c.result(i, r) }); err != nil {
		return err
	}
	return fill(ctx, s, c.KeyResults, func(i int) objectives.Sharing {
		return objectives.Sharing{ObjectiveID: objectiveID(i % c.Objectives), PersonID: c.owner(i), Why: "responsible", ThroughID: resultID(i)}
	})
}

// owner owns a key result, its objective and its action.
func (c *Company) owner(result int) string { return personID(result % c.Objectives % c.People) }

func visibility(i int) access.Visibility {
	switch i / 7 % 20 { // no team or person has only one of them
	case 0:
		return access.Listed
	case 1, 2:
		return access.TeamOnly
	}
	return access.Everyone
}

func (c *Company) result(i int, r *rand.Rand) objectives.KeyResult {
	share := int64(r.IntN(9000))
	value := decimal.NewFromInt(50_000 + share/2)
	confidence := int64(r.IntN(11))
	checked := date.Of(2026, 11, 2+r.IntN(20))
	m := okr.Measure{Kind: okr.Metric, Baseline: decimal.NewNullDecimal(decimal.NewFromInt(50_000)), Target: decimal.NewNullDecimal(decimal.NewFromInt(55_000)), Unit: "人"}
	trail := make([]objectives.Point, 8)
	for j := range trail {
		trail[j] = objectives.Point{On: checked.AddDays(7 * (j - 8)).String(), Value: value.String()}
	}
	kr := objectives.KeyResult{ID: resultID(i), ObjectiveID: objectiveID(i % c.Objectives), Title: fmt.Sprintf("第 %d 类日均活跃用户数增长10%%", i), Measure: store.AsJSON(m), Kind: okr.Metric,
		OwnerID: c.owner(i), StartsOn: store.AsDay(date.Of(2026, 10, 1)), DueOn: store.AsDay(date.Of(2026, 12, 31)), Cadence: store.AsJSON(cycle.Cadence{Kind: cycle.Weekly, Weekday: time.Monday}),
		Position: i, Current: decimal.NewNullDecimal(value), CurrentOn: store.AsDay(checked), Progress: &share, Confidence: &confidence, Note: "老用户召回短信打开率偏低,改用企业微信触达。",
		CheckedOn: store.AsDay(checked), CreatedAt: c.began(), Version: 1}
	kr.Trail.Set(trail)
	kr.FirstMeasure.Set(&m)
	return kr
}
