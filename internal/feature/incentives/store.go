package incentives

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadScheme(ctx context.Context, db bun.IDB, id string) (*Scheme, error) {
	s := &Scheme{}
	return s, store.Missing(db.NewSelect().Model(s).Where("s.id = ?", id).Scan(ctx))
}

// schemesByID gives what some schemes are called and whose they are, without their rules.
func schemesByID(ctx context.Context, db bun.IDB, ids []string) (list []Scheme, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&list).Column("id", "title", "author_id", "editor_id", "approver_id").Where("s.id IN (?)", bun.List(ids)).Scan(ctx)
	return list, err
}

// lockScheme makes others who change what hangs on a scheme wait.
func lockScheme(ctx context.Context, db bun.IDB, id string) error {
	return store.Missing(db.NewSelect().Model((*Scheme)(nil)).Column("id").Where("s.id = ?", id).Apply(store.ForUpdate).Scan(ctx, new(string)))
}

func addScheme(ctx context.Context, db bun.IDB, s *Scheme) error {
	_, err := db.NewInsert().Model(s).Exec(ctx)
	return err
}

func saveScheme(ctx context.Context, db bun.IDB, s *Scheme) error {
	from := s.Version
	s.Version++
	return store.Swapped(db.NewUpdate().Model(s).ExcludeColumn("id", "author_id", "created_at", "news", "news_to").WherePK().Where("version = ?", from).Exec(ctx))
}

// listSchemes pages through schemes, the newest first; approverID narrows to what
// somebody approves.
func listSchemes(ctx context.Context, tx *act.Tx, approverID, cursor string, limit int) (store.Page[Scheme], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[Scheme]{}, err
	}
	var rows []Scheme
	q := tx.NewSelect().Model(&rows).Apply(tx.By("s.created_at")).OrderExpr("s.id DESC").Limit(int64(limit) + 1)
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

// mostPublished bounds the schemes that are read for one person's rules.
const mostPublished = 500

// publishedSchemes are those whose rules can be read by whom they are for, the
// newest first; paid ones too where so asked.
func publishedSchemes(ctx context.Context, tx *act.Tx, paid bool) (rows []Scheme, err error) {
	q := tx.NewSelect().Model(&rows).Where("s.published_at IS NOT NULL").Apply(tx.By("s.created_at")).OrderExpr("s.id DESC").Limit(mostPublished)
	if !paid {
		q = q.Where("s.state <> ?", Paid)
	}
	return rows, q.Scan(ctx)
}

// startNews begins to tell the people of a scheme, in place of what they were being
// told of.
func startNews(ctx context.Context, db bun.IDB, id string, news News) error {
	return store.Swapped(db.NewUpdate().Model((*Scheme)(nil)).Set("news = ?, news_to = ''", news).Where("id = ?", id).Exec(ctx))
}

// saveNews keeps how far the people of a scheme were told. It is no change of the
// scheme that anybody could overwrite.
func saveNews(ctx context.Context, db bun.IDB, s *Scheme, news News, to string) error {
	return store.Swapped(db.NewUpdate().Model((*Scheme)(nil)).Set("news = ?, news_to = ?", news, to).Where("id = ? AND news = ? AND news_to = ?", s.ID, s.News, s.NewsTo).Exec(ctx))
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

// inputsOf are what some schemes were told of one person, sealed, by scheme.
func inputsOf(ctx context.Context, db bun.IDB, personID string, schemeIDs []string) (map[string]string, error) {
	by := make(map[string]string, len(schemeIDs))
	if len(schemeIDs) == 0 {
		return by, nil
	}
	var rows []inputRow
	err := db.NewSelect().Model(&rows).Where("i.person_id = ? AND i.scheme_id IN (?)", personID, bun.List(schemeIDs)).Scan(ctx)
	for _, r := range rows {
		by[r.SchemeID] = r.Sealed
	}
	return by, err
}

// statementsOf pages through one person's statements, the newest scheme first.
func statementsOf(ctx context.Context, tx *act.Tx, personID, cursor string, limit int) (store.Page[statementRow], error) {
	key, err := store.ParseCursor(cursor, 1)
	if err != nil {
		return store.Page[statementRow]{}, err
	}
	var rows []statementRow
	q := tx.NewSelect().Model(&rows).Where("t.person_id = ?", personID).OrderExpr("t.scheme_id DESC").Limit(int64(limit) + 1)
	if tx.Past() {
		q = q.Where("EXISTS (SELECT 1 FROM incentive_schemes AS s WHERE s.id = t.scheme_id AND s.run_at <= ?)", tx.Now)
	}
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

// statedUpTo counts the statements of a scheme, and those up to a person id.
func statedUpTo(ctx context.Context, db bun.IDB, schemeID, personID string) (upTo, all int, err error) {
	err = db.NewSelect().Model((*statementRow)(nil)).ColumnExpr("COUNT(CASE WHEN t.person_id <= ? THEN 1 END), COUNT(*)", personID).Where("t.scheme_id = ?", schemeID).Scan(ctx, &upTo, &all)
	return upTo, all, err
}
