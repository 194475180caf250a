package incentives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadScheme(ctx context.Context, db bun.IDB, id string) (*Scheme, error) {
	s := &Scheme{}
	return s, store.Missing(db.NewSelect().Model(s).Where("s.id = ?", id).Scan(ctx))
}

func addScheme(ctx context.Context, db bun.IDB, s *Scheme) error {
	_, err := db.NewInsert().Model(s).Exec(ctx)
	return err
}

func saveScheme(ctx context.Context, db bun.IDB, s *Scheme) error {
	from := s.Version
	s.Version++
	return store.Swapped(db.NewUpdate().Model(s).ExcludeColumn("id", "author_id", "created_at").WherePK().Where("version = ?", from).Exec(ctx))
}

// listSchemes pages through schemes, the newest first; approverID narrows to what
// somebody approves.
func listSchemes(ctx context.Context, db bun.IDB, approverID, cursor string, limit int) (store.Page[Scheme], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Scheme]{}, err
	}
	var rows []Scheme
	q := db.NewSelect().Model(&rows).OrderExpr("s.id DESC").Limit(int64(limit) + 1)
	if approverID != "" {
		q = q.Where("s.approver_id = ?", approverID)
	}
	if key != nil {
		q = q.Where("s.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Scheme]{}, err
	}
	return store.Cut(rows, limit, func(s Scheme) []string { return []string{s.ID} }), nil
}

// chunk bounds the rows of one statement, so that its arguments fit.
const chunk = 500

func replaceInputs(ctx context.Context, db bun.IDB, schemeID string, rows []inputRow) error {
	if _, err := db.NewDelete().Model((*inputRow)(nil)).Where("scheme_id = ?", schemeID).Exec(ctx); err != nil {
		return err
	}
	return addAll(ctx, db, rows)
}

func addStatements(ctx context.Context, db bun.IDB, rows []statementRow) error {
	return addAll(ctx, db, rows)
}

func addAll[T any](ctx context.Context, db bun.IDB, rows []T) error {
	for len(rows) > 0 {
		some := rows[:min(chunk, len(rows))]
		if _, err := db.NewInsert().Model(&some).Exec(ctx); err != nil {
			return err
		}
		rows = rows[len(some):]
	}
	return nil
}

// inputs and statements of a scheme, by person id. Both are bounded by maxRows.
func inputs(ctx context.Context, db bun.IDB, schemeID string) (rows []inputRow, err error) {
	err = db.NewSelect().Model(&rows).Where("scheme_id = ?", schemeID).OrderExpr("person_id").Scan(ctx)
	return rows, err
}

func statements(ctx context.Context, db bun.IDB, schemeID string) (rows []statementRow, err error) {
	err = db.NewSelect().Model(&rows).Where("scheme_id = ?", schemeID).OrderExpr("person_id").Scan(ctx)
	return rows, err
}

// statementsOf pages through one person's statements, the newest scheme first.
func statementsOf(ctx context.Context, db bun.IDB, personID, cursor string, limit int) (store.Page[statementRow], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[statementRow]{}, err
	}
	var rows []statementRow
	q := db.NewSelect().Model(&rows).Where("t.person_id = ?", personID).OrderExpr("t.scheme_id DESC").Limit(int64(limit) + 1)
	if key != nil {
		q = q.Where("t.scheme_id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[statementRow]{}, err
	}
	return store.Cut(rows, limit, func(r statementRow) []string { return []string{r.SchemeID} }), nil
}

// schemesBy finds schemes by their ids.
func schemesBy(ctx context.Context, db bun.IDB, ids []string) (map[string]Scheme, error) {
	by := make(map[string]Scheme, len(ids))
	if len(ids) == 0 {
		return by, nil
	}
	var rows []Scheme
	err := db.NewSelect().Model(&rows).Where("s.id IN (?)", bun.List(ids)).Scan(ctx)
	for _, s := range rows {
		by[s.ID] = s
	}
	return by, err
}
