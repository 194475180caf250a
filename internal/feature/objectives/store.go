package objectives

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadObjective(ctx context.Context, db bun.IDB, id string) (*Objective, error) {
	o := &Objective{}
	if err := db.NewSelect().Model(o).Where("id = ? AND deleted_at IS NULL", id).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	return o, attach(ctx, db, []*Objective{o})
}

// lockObjectiveOf finds the objective of a key result, and makes others who want
// to lock it wait for this transaction.
func lockObjectiveOf(ctx context.Context, db bun.IDB, keyResultID string) (*Objective, error) {
	o := &Objective{}
	err := db.NewSelect().Model(o).Where("o.id = (SELECT k.objective_id FROM key_results AS k WHERE k.id = ? AND k.deleted_at IS NULL) AND o.deleted_at IS NULL", keyResultID).
		Apply(store.ForUpdate).Scan(ctx)
	if err != nil {
		return nil, store.Missing(err)
	}
	return o, attach(ctx, db, []*Objective{o})
}

// attach fills themes and sharing of several objectives with one query.
func attach(ctx context.Context, db bun.IDB, list []*Objective) error {
	if len(list) == 0 {
		return nil
	}
	byID := make(map[string]*Objective, len(list))
	ids := make([]string, 0, len(list))
	for _, o := range list {
		byID[o.ID] = o
		ids = append(ids, o.ID)
	}
	hanging, err := store.Rows(ctx, hangingOn(db, ids), nil, func(h *hanging) []any {
		return []any{&h.ObjectiveID, &h.ThemeID, &h.PersonID, &h.Why, &h.ThroughID}
	})
	for _, h := range hanging {
		o := byID[h.ObjectiveID]
		if h.ThemeID != "" {
			o.Themes = append(o.Themes, h.ThemeID)
		} else {
			o.Sharing = append(o.Sharing, h.Sharing)
		}
	}
	for _, o := range list {
		slices.Sort(o.Themes)
		slices.SortFunc(o.Sharing, func(a, b Sharing) int {
			return cmp.Or(cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.Why, b.Why), cmp.Compare(a.ThroughID, b.ThroughID))
		})
	}
	return err
}

// hanging is a theme of an objective, or somebody who sees it.
type hanging struct {
	Sharing
	ThemeID string
}

func hangingOn(db bun.IDB, objectiveIDs []string) *bun.SelectQuery {
	people := db.NewSelect().TableExpr("objective_people").ColumnExpr("objective_id, '', person_id, why, through_id").Where("objective_id IN (?)", bun.List(objectiveIDs))
	return db.NewSelect().TableExpr("objective_themes").ColumnExpr("objective_id, theme_id, '', '', ''").Where("objective_id IN (?)", bun.List(objectiveIDs)).UnionAll(people)
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

// saveProgress moves the rolled-up progress; it is no change of the objective,
// so its version stays.
func saveProgress(ctx context.Context, db bun.IDB, objectiveID string, progress *int64) error {
	_, err := db.NewUpdate().Model((*Objective)(nil)).Set("progress = ?", progress).Where("id = ?", objectiveID).Exec(ctx)
	return err
}

func setThemes(ctx context.Context, db bun.IDB, objectiveID string, themeIDs []string) error {
	if _, err := db.NewDelete().Model((*serving)(nil)).Where("objective_id = ?", objectiveID).Exec(ctx); err != nil {
		return err
	}
	if len(themeIDs) == 0 {
		return nil
	}
	rows := make([]serving, len(themeIDs))
	for i, id := range themeIDs {
		rows[i] = serving{ObjectiveID: objectiveID, ThemeID: id}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
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
func listKeyResults(ctx context.Context, db bun.IDB, objectiveIDs ...string) (list []KeyResult, err error) {
	if len(objectiveIDs) == 0 {
		return nil, nil
	}
	list = make([]KeyResult, 0, usualResults*len(objectiveIDs)) // a row is large: moving it to make room costs more than the room
	q := db.NewSelect().Model((*KeyResult)(nil)).Where("objective_id IN (?) AND deleted_at IS NULL", bun.List(objectiveIDs)).
		OrderExpr("objective_id, position, id")
	return store.Rows(ctx, q, list, (*KeyResult).columns)
}

// columns are the places of all columns in the order of the fields, in which bun
// asks for them.
func (kr *KeyResult) columns() []any {
	return []any{&kr.ID, &kr.ObjectiveID, &kr.Title, &kr.Measure, &kr.Kind, &kr.Weight, &kr.OwnerID, &kr.StartsOn, &kr.DueOn, &kr.Cadence, &kr.Checkpoints,
		&kr.Position, &kr.Dropped, &kr.Current, &kr.CurrentOn, &kr.Tally, &kr.Progress, &kr.Confidence, &kr.Called, &kr.CalledWhy, &kr.Note, &kr.CheckedOn,
		&kr.Trail, &kr.FirstMeasure, store.Instant(&kr.CreatedAt), store.Instant(&kr.DeletedAt), &kr.Version}
}

func addKeyResult(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	_, err := db.NewInsert().Model(kr).Exec(ctx)
	return err
}

func saveKeyResult(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	from := kr.Version
	kr.Version++
	return store.Swapped(db.NewUpdate().Model(kr).ExcludeColumn("created_at").WherePK().Where("version = ?", from).Exec(ctx))
}

// saveReading keeps what the newest check-in says; the version stays, so that a
// check-in never gets in the way of somebody editing.
func saveReading(ctx context.Context, db bun.IDB, kr *KeyResult) error {
	_, err := db.NewUpdate().Model(kr).Column("measure", "current", "current_on", "tally", "progress", "confidence", "called", "called_why", "note", "checked_on", "trail").
		WherePK().Exec(ctx)
	return err
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
