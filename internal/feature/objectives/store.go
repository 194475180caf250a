package objectives

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// whole selects objectives with what hangs on each: the database gathers their
// themes and the people who see them into a text, which takes no query of its own.
func whole(db bun.IDB) *bun.SelectQuery {
	return db.NewSelect().Model((*Objective)(nil)).ColumnExpr("?TableColumns").ColumnExpr(themesOf).
		ColumnExpr("(SELECT string_agg(s.person_id || ' ' || s.why || ' ' || s.through_id, ',') FROM objective_people AS s WHERE s.objective_id = o.id)")
}

const themesOf = "(SELECT string_agg(t.theme_id, ',') FROM objective_themes AS t WHERE t.objective_id = o.id)"

// drawn is whole of no more than Drawn has.
func drawn(db bun.IDB) *bun.SelectQuery {
	return db.NewSelect().Model((*Objective)(nil)).Column("o.id", "o.cycle_id", "o.title", "o.owner_id", "o.team_id", "o.kind", "o.state", "o.position").ColumnExpr(themesOf)
}

// read gives what a query of whole finds.
func read(ctx context.Context, q *bun.SelectQuery) ([]*Objective, error) {
	return readInto(ctx, q, func(o *Objective) []any { return append(o.columns(), (*gatheredThemes)(o), (*gatheredSharing)(o)) })
}

// readDrawn gives what a query of drawn finds.
func readDrawn(ctx context.Context, q *bun.SelectQuery) ([]*Objective, error) {
	return readInto(ctx, q, (*Objective).drawn)
}

// drawn are the places of what drawn selects.
func (o *Objective) drawn() []any {
	return []any{&o.ID, &o.CycleID, &o.Title, &o.OwnerID, &o.TeamID, &o.Kind, &o.State, &o.Position, (*gatheredThemes)(o)}
}

func readInto(ctx context.Context, q *bun.SelectQuery, columns func(*Objective) []any) ([]*Objective, error) {
	rows, err := store.Rows(ctx, q, make([]Objective, 0, usualPage), columns)
	list := make([]*Objective, len(rows))
	for i := range rows {
		list[i] = &rows[i]
	}
	return list, err
}

// readOne is read where there is one objective or none.
func readOne(ctx context.Context, q *bun.SelectQuery) (*Objective, error) {
	list, err := read(ctx, q)
	if err == nil && len(list) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return nil, store.Missing(err)
	}
	return list[0], nil
}

type gatheredThemes Objective

// Scan reads the ids that whole has gathered.
func (o *gatheredThemes) Scan(src any) error {
	text, err := store.AsText(src)
	if err != nil || text == "" {
		return err
	}
	o.Themes = strings.Split(text, ",")
	slices.Sort(o.Themes)
	return nil
}

type gatheredSharing Objective

// Scan reads who sees the objective, why and through what, as whole has gathered it.
func (o *gatheredSharing) Scan(src any) error {
	text, err := store.AsText(src)
	if err != nil || text == "" {
		return err
	}
	each := strings.Split(text, ",")
	slices.Sort(each)
	o.Sharing = make([]Sharing, len(each))
	for i, one := range each {
		person, rest, _ := strings.Cut(one, " ")
		why, through, _ := strings.Cut(rest, " ")
		o.Sharing[i] = Sharing{ObjectiveID: o.ID, PersonID: person, Why: why, ThroughID: through}
	}
	return nil
}

func loadObjective(ctx context.Context, db bun.IDB, id string) (*Objective, error) {
	return readOne(ctx, whole(db).Where("o.id = ? AND o.deleted_at IS NULL", id))
}

// lockObjective makes others who want to lock an objective wait for this transaction.
func lockObjective(ctx context.Context, db bun.IDB, id string) error {
	return db.NewSelect().Model((*Objective)(nil)).Column("id").Where("id = ?", id).Apply(store.ForUpdate).Scan(ctx, new(string))
}

// lockObjectiveOf finds the objective of a key result, and makes others who want
// to lock it wait for this transaction.
func lockObjectiveOf(ctx context.Context, db bun.IDB, keyResultID string) (*Objective, error) {
	return readOne(ctx, whole(db).Apply(store.ForUpdate).
		Where("o.id = (SELECT k.objective_id FROM key_results AS k WHERE k.id = ? AND k.deleted_at IS NULL) AND o.deleted_at IS NULL", keyResultID))
}

// lockedObjective is lockObjectiveOf by the objective's own id.
func lockedObjective(ctx context.Context, db bun.IDB, id string) (*Objective, error) {
	return readOne(ctx, whole(db).Apply(store.ForUpdate).Where("o.id = ? AND o.deleted_at IS NULL", id))
}

// serving is an objective's service to a strategy theme.
type serving struct {
	store.BaseModel `bun:"table:objective_themes"`
	ObjectiveID     string `bun:"objective_id,pk"`
	ThemeID         string `bun:"theme_id,pk"`
}

func addObjective(ctx context.Context, db bun.IDB, o *Objective) error {
	_, err := db.NewInsert().Model(o).Exec(ctx)
	return err
}

func saveObjective(ctx context.Context, db bun.IDB, o *Objective) error {
	from := o.Version
	o.Version++
	return store.Swapped(db.NewUpdate().Model(o).ExcludeColumn("created_at", "created_by").WherePK().Where("version = ?", from).Exec(ctx))
}

// progressOf moves the rolled-up progress; it is no change of the objective, so
// its version stays.
func progressOf(db bun.IDB, o *Objective) *bun.UpdateQuery {
	return db.NewUpdate().Model((*Objective)(nil)).Set("progress = ?", o.Progress).Where("id = ?", o.ID)
}

func setThemes(ctx context.Context, db bun.IDB, objectiveID string, themeIDs []string) error {
	if _, err := db.NewDelete().Model((*serving)(nil)).Where("objective_id = ?", objectiveID).Exec(ctx); err != nil {
		return err
	}
	if len(themeIDs) > 0 {
		rows := make([]serving, len(themeIDs))
		for i, id := range themeIDs {
			rows[i] = serving{ObjectiveID: objectiveID, ThemeID: id}
		}
		if _, err := db.NewInsert().Model(&rows).Exec(ctx); err != nil {
			return err
		}
	}
	return SettleServing(ctx, db, objectiveID)
}

// setSharing replaces the people who see an objective for one reason through
// one thing.
func setSharing(ctx context.Context, db bun.IDB, objectiveID, why, throughID string, personIDs []string) error {
	_, err := db.NewDelete().Model((*Sharing)(nil)).Where("objective_id = ? AND why = ? AND through_id = ?", objectiveID, why, throughID).Exec(ctx)
	if err != nil || len(personIDs) == 0 {
		return err
	}
	rows := make([]Sharing, 0, len(personIDs))
	for _, id := range personIDs {
		if id != "" {
			rows = append(rows, Sharing{ObjectiveID: objectiveID, PersonID: id, Why: why, ThroughID: throughID})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	_, err = db.NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func loadKeyResult(ctx context.Context, db bun.IDB, id string) (*KeyResult, error) {
	kr := &KeyResult{}
	err := db.NewSelect().Model(kr).Where("id = ? AND deleted_at IS NULL", id).Scan(ctx)
	return kr, store.Missing(err)
}

// usualResults is how many key results an objective usually has at most.
const usualResults = 4

// listKeyResults gives the key results of several objectives in their order,
// dropped ones too.
func listKeyResults(ctx context.Context, db bun.IDB, objectiveIDs ...string) ([]KeyResult, error) {
	return listedKeyResults(ctx, db, Whole, objectiveIDs...)
}

// listedKeyResults is listKeyResults with no more columns than an extent has.
func listedKeyResults(ctx context.Context, db bun.IDB, extent Extent, objectiveIDs ...string) (list []KeyResult, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	list = make([]KeyResult, 0, usualResults*len(objectiveIDs)) // a row is large: moving it to make room costs more than the room
	q := db.NewSelect().Model((*KeyResult)(nil)).Column(columnsOf(extent)...).Where("objective_id IN (?) AND deleted_at IS NULL", bun.List(objectiveIDs)).
		OrderExpr("objective_id, position, id")
	return store.Rows(ctx, q, list, extent.places)
}

func columnsOf(extent Extent) []string {
	columns := []string{"id", "objective_id", "title", "measure", "kind", "weight", "starts_on", "due_on", "cadence", "checkpoints",
		"dropped", "current", "tally", "progress", "checked_on"}
	if extent >= Numbers {
		return columns
	}
	columns = append(columns, "owner_id", "called", "created_at")
	switch extent {
	case Titles:
		return columns
	case Foretold:
		return append(columns, "forecast", "habit")
	}
	columns = append(columns, "current_on", "confidence", "called_why", "note", "trail", "forecast", "foreseen_on", "habit", "version")
	if extent == Shown {
		return columns
	}
	return append(columns, "position", "first_measure", "deleted_at")
}

// places are where columnsOf go in a key result.
func (e Extent) places(kr *KeyResult) []any {
	to := make([]any, 0, 32)
	to = append(to, &kr.ID, &kr.ObjectiveID, &kr.Title, &kr.Measure, &kr.Kind, &kr.Weight, &kr.StartsOn, &kr.DueOn, &kr.Cadence, &kr.Checkpoints,
		&kr.Dropped, &kr.Current, &kr.Tally, &kr.Progress, &kr.CheckedOn)
	if e >= Numbers {
		return to
	}
	to = append(to, &kr.OwnerID, &kr.Called, store.Instant(&kr.CreatedAt))
	switch e {
	case Titles:
		return to
	case Foretold:
		return append(to, &kr.Forecast, &kr.Habit)
	}
	to = append(to, &kr.CurrentOn, &kr.Confidence, &kr.CalledWhy, &kr.Note, &kr.Trail, &kr.Forecast, &kr.ForeseenOn, &kr.Habit, &kr.Version)
	if e == Shown {
		return to
	}
	return append(to, &kr.Position, &kr.FirstMeasure, store.Instant(&kr.DeletedAt))
}

func addKeyResult(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	_, err := db.NewInsert().Model(kr).Exec(ctx)
	return err
}

func saveKeyResult(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	from := kr.Version
	kr.Version++
	return store.Swapped(db.NewUpdate().Model(kr).ExcludeColumn("created_at", "habit").WherePK().Where("version = ?", from).Exec(ctx))
}

// readingOf keeps what the newest check-in says; the version stays, so that a
// check-in never gets in the way of somebody editing.
func readingOf(db bun.IDB, kr *KeyResult) *bun.UpdateQuery {
	return db.NewUpdate().Model(kr).Column("measure", "current", "current_on", "tally", "progress", "confidence", "called", "called_why", "note", "checked_on", "trail",
		"forecast", "foreseen_on").
		WherePK()
}

func nextPosition(ctx context.Context, db bun.IDB, model any, where string, args ...any) (n int, err error) {
	err = db.NewSelect().Model(model).ColumnExpr("COALESCE(MAX(position), 0) + 1").Where(where, args...).Scan(ctx, &n)
	return n, err
}

func setPositions(ctx context.Context, db bun.IDB, model any, ids []string) error {
	for i, id := range ids {
		if _, err := db.NewUpdate().Model(model).Set("position = ?", i+1).Where("id = ?", id).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func dropRow(ctx context.Context, db bun.IDB, model any, id string, at time.Time) error {
	_, err := db.NewUpdate().Model(model).Set("deleted_at = ?", at).Where("id = ?", id).Exec(ctx)
	return err
}

func restoreRow(ctx context.Context, db bun.IDB, model any, id string) error {
	return store.Swapped(db.NewUpdate().Model(model).Set("deleted_at = NULL").Where("id = ? AND deleted_at IS NOT NULL", id).Exec(ctx))
}
