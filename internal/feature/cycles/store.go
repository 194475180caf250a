package cycles

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Cycle is a span of dates in which objectives are held.
type Cycle struct {
	bun.BaseModel `bun:"table:cycles"`
	ID            string      `bun:"id,pk"`
	ParentID      string      `bun:"parent_id"` // the cycle it lies in, or ""
	Name          string      `bun:"name"`
	StartsOn      store.Day   `bun:"starts_on"`
	EndsOn        store.Day   `bun:"ends_on"`
	Phase         cycle.Phase `bun:"phase"`
	DraftingOn    store.Day   `bun:"drafting_on"`
	RunningOn     store.Day   `bun:"running_on"`
	ScoringOn     store.Day   `bun:"scoring_on"`
	ClosedOn      store.Day   `bun:"closed_on"`
	Version       int64       `bun:"version"`
	CreatedAt     time.Time   `bun:"created_at"`
}

// Day is one day on which the workspace differs from the built-in calendar.
type Day struct {
	bun.BaseModel `bun:"table:calendar_days"`
	On            store.Day     `bun:"day,pk"`
	Kind          cycle.DayKind `bun:"kind"`
	Name          string        `bun:"name"`
	NameEN        string        `bun:"name_en"`
}

func loadSet(ctx context.Context, db bun.IDB) (*Set, error) {
	s := &Set{byID: map[string]Cycle{}}
	if err := db.NewSelect().Model(&s.all).OrderExpr("starts_on DESC, ends_on DESC, id").Scan(ctx); err != nil {
		return nil, err
	}
	for _, c := range s.all {
		s.byID[c.ID] = c
	}
	return s, nil
}

func addCycle(ctx context.Context, db bun.IDB, c *Cycle) error {
	_, err := db.NewInsert().Model(c).Exec(ctx)
	return taken(err, c.Name)
}

func saveCycle(ctx context.Context, db bun.IDB, c *Cycle, from int64) error {
	c.Version = from + 1
	res, err := db.NewUpdate().Model(c).ExcludeColumn("created_at").WherePK().Where("version = ?", from).Exec(ctx)
	if err := taken(err, c.Name); err != nil {
		return err
	}
	return store.Swapped(res, nil)
}

func taken(err error, name string) error {
	if store.Duplicate(err, "name") {
		return fault.At("/name", "cycle.name_taken", fault.Args{"name": name})
	}
	return err
}

func dropCycle(ctx context.Context, db bun.IDB, id string) error {
	_, err := db.NewDelete().Model((*Cycle)(nil)).Where("id = ?", id).Exec(ctx)
	return err
}

func loadDays(ctx context.Context, db bun.IDB) ([]cycle.Day, error) {
	var rows []Day
	if err := db.NewSelect().Model(&rows).OrderExpr("day").Scan(ctx); err != nil {
		return nil, err
	}
	days := make([]cycle.Day, len(rows))
	for i, r := range rows {
		days[i] = cycle.Day{On: r.On.Date, Kind: r.Kind, Name: r.Name, NameEN: r.NameEN}
	}
	return days, nil
}

// putDays keeps the workspace's own days, whatever was there for their dates.
func putDays(ctx context.Context, db bun.IDB, days []cycle.Day) error {
	if len(days) == 0 {
		return nil
	}
	rows := make([]Day, len(days))
	for i, d := range days {
		rows[i] = Day{On: store.AsDay(d.On), Kind: d.Kind, Name: d.Name, NameEN: d.NameEN}
	}
	_, err := db.NewInsert().Model(&rows).On("CONFLICT (day) DO UPDATE").
		Set("kind = EXCLUDED.kind, name = EXCLUDED.name, name_en = EXCLUDED.name_en").Exec(ctx)
	return err
}

// dropDays forgets the workspace's own days from one date to another, both included.
func dropDays(ctx context.Context, db bun.IDB, from, to date.Date) error {
	_, err := db.NewDelete().Model((*Day)(nil)).Where("day BETWEEN ? AND ?", from.String(), to.String()).Exec(ctx)
	return err
}

// dropOn forgets the workspace's own days on these dates.
func dropOn(ctx context.Context, db bun.IDB, on []date.Date) error {
	if len(on) == 0 {
		return nil
	}
	days := make([]string, len(on))
	for i, d := range on {
		days[i] = d.String()
	}
	_, err := db.NewDelete().Model((*Day)(nil)).Where("day IN (?)", bun.List(days)).Exec(ctx)
	return err
}
