package talk

import (
	"context"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

func (f *Feature) loadComment(ctx context.Context, db bun.IDB, id string) (*Comment, error) {
	var c Comment
	if err := db.NewSelect().Model(&c).Where("id = ?", id).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	one := []Comment{c}
	err := f.unseal(one)
	return &one[0], err
}

func commentsByID(ctx context.Context, db bun.IDB, ids []string) (rows []Comment, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = db.NewSelect().Model(&rows).Column("id", "subject_kind", "subject_id", "within_id").Where("id IN (?)", bun.List(ids)).Scan(ctx)
	return rows, err
}

func (f *Feature) wholeByID(ctx context.Context, db bun.IDB, ids []string) (rows []Comment, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := db.NewSelect().Model(&rows).Where("id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	return rows, f.unseal(rows)
}

func (f *Feature) addComment(ctx context.Context, db bun.IDB, c *Comment) error {
	row, err := f.sealed(*c)
	if err != nil {
		return err
	}
	_, err = db.NewInsert().Model(&row).Exec(ctx)
	return err
}

func (f *Feature) saveComment(ctx context.Context, db bun.IDB, c *Comment, from int64) error {
	c.Version = from + 1
	row, err := f.sealed(*c)
	if err != nil {
		return err
	}
	return store.Swapped(db.NewUpdate().Model(&row).Column("body", "sealed", "edited_at", "resolved_at", "resolved_by", "deleted_at", "version").
		WherePK().Where("version = ?", from).Exec(ctx))
}

// subjectsWithin gives one comment about each thing that was talked about within an
// objective.
func subjectsWithin(ctx context.Context, db bun.IDB, objectiveID string) (rows []Comment, err error) {
	err = db.NewSelect().Model(&rows).ColumnExpr("MIN(c.id) AS id, c.subject_kind, c.subject_id").Where("c.within_id = ?", objectiveID).
		GroupExpr("c.subject_kind, c.subject_id").Scan(ctx)
	return rows, err
}

// setWithin notes under which objective things are that were talked about.
func setWithin(ctx context.Context, db bun.IDB, kind string, ids []string, objectiveID string) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := db.NewUpdate().Model((*Comment)(nil)).Set("within_id = ?", objectiveID).Where("subject_kind = ? AND subject_id IN (?)", kind, bun.List(ids)).Exec(ctx)
	return err
}

// about narrows to the first comments of the threads about a subject.
func about(in Query) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("c.thread_id = ''")
		if in.Within && in.SubjectKind == "objective" {
			q = q.Where("c.within_id = ?", in.SubjectID)
			for kind, ids := range in.gone {
				q = q.Where("NOT (c.subject_kind = ? AND c.subject_id IN (?))", kind, bun.List(ids))
			}
		} else {
			q = q.Where("c.subject_kind = ? AND c.subject_id = ?", in.SubjectKind, in.SubjectID)
		}
		// A deleted first comment stands as long as it has answers.
		return q.Where("(c.deleted_at IS NULL OR EXISTS (SELECT 1 FROM comments AS r WHERE r.thread_id = c.id AND r.deleted_at IS NULL))")
	}
}

// listThreads pages through first comments, newest first.
func (f *Feature) listThreads(ctx context.Context, db bun.IDB, in Query) (store.Page[Comment], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return store.Page[Comment]{}, err
	}
	var rows []Comment
	q := db.NewSelect().Model(&rows).Apply(about(in)).OrderExpr("c.id DESC").Limit(int64(in.Limit) + 1)
	if in.Open {
		q = q.Where("c.resolved_at IS NULL")
	}
	if key != nil {
		q = q.Where("c.id < ?", key[0])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Comment]{}, err
	}
	if err := f.unseal(rows); err != nil {
		return store.Page[Comment]{}, err
	}
	return store.Cut(rows, in.Limit, func(c Comment) []string { return []string{c.ID} }), nil
}

func countOpen(ctx context.Context, db bun.IDB, in Query) (int, error) {
	n, err := db.NewSelect().Model((*Comment)(nil)).Apply(about(in)).Where("c.resolved_at IS NULL").Count(ctx)
	return int(n), err
}

// listReplies gives the answers in threads that were not taken away, oldest first.
func (f *Feature) listReplies(ctx context.Context, db bun.IDB, threadIDs []string) (rows []Comment, err error) {
	if len(threadIDs) == 0 {
		return nil, nil
	}
	if err := db.NewSelect().Model(&rows).Where("c.thread_id IN (?)", bun.List(threadIDs)).Where("c.deleted_at IS NULL").OrderExpr("c.id").Scan(ctx); err != nil {
		return nil, err
	}
	return rows, f.unseal(rows)
}

func countReplies(ctx context.Context, db bun.IDB, threadID string) (int, error) {
	n, err := db.NewSelect().Model((*Comment)(nil)).Where("c.thread_id = ?", threadID).Count(ctx)
	return int(n), err
}

// keepEdit keeps what a comment about a kind of noun said.
func (f *Feature) keepEdit(ctx context.Context, db bun.IDB, kind string, e Edit) error {
	row, err := f.sealedEdit(kind, e)
	if err != nil {
		return err
	}
	_, err = db.NewInsert().Model(&row).Exec(ctx)
	return err
}

func (f *Feature) editsOf(ctx context.Context, db bun.IDB, commentID string) (rows []Edit, err error) {
	if err := db.NewSelect().Model(&rows).Where("comment_id = ?", commentID).OrderExpr("version").Scan(ctx); err != nil {
		return nil, err
	}
	return rows, f.unsealEdits(rows)
}

func addReaction(ctx context.Context, db bun.IDB, r *Reaction) error {
	_, err := db.NewInsert().Model(r).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func dropReaction(ctx context.Context, db bun.IDB, r *Reaction) error {
	_, err := db.NewDelete().Model(r).WherePK().Exec(ctx)
	return err
}

func reactionsOf(ctx context.Context, db bun.IDB, commentIDs []string) (map[string][]Reaction, error) {
	of := map[string][]Reaction{}
	if len(commentIDs) == 0 {
		return of, nil
	}
	var rows []Reaction
	if err := db.NewSelect().Model(&rows).Where("comment_id IN (?)", bun.List(commentIDs)).OrderExpr("comment_id, kind, person_id").Scan(ctx); err != nil {
		return nil, err
	}
	for _, r := range rows {
		of[r.CommentID] = append(of[r.CommentID], r)
	}
	return of, nil
}

func authorsIn(ctx context.Context, db bun.IDB, threadID string) (ids []string, err error) {
	err = db.NewSelect().Model((*Comment)(nil)).ColumnExpr("DISTINCT c.author_id").Where("(c.id = ? OR c.thread_id = ?) AND c.deleted_at IS NULL", threadID, threadID).
		OrderExpr("c.author_id").Scan(ctx, &ids)
	return ids, err
}

// put writes a comment over one that was taken away, or anew, with what hangs on it.
func put(ctx context.Context, db bun.IDB, k *Kept) error {
	var there []Comment
	if err := db.NewSelect().Model(&there).Where("c.id = ?", k.ID).Scan(ctx); err != nil {
		return err
	}
	if len(there) > 0 && (there[0].DeletedAt.IsZero() || !k.DeletedAt.IsZero()) {
		return nil // as it is: a file holds no words of what was taken away
	}
	k.Version = 1
	for _, e := range k.Edits {
		k.Version = max(k.Version, e.Version+1)
	}
	if len(there) > 0 {
		k.Version = max(k.Version, there[0].Version+1)
	}
	if _, err := db.NewInsert().Model(&k.Comment).On("CONFLICT (id) DO UPDATE").Exec(ctx); err != nil {
		return err
	}
	if len(k.Edits) > 0 {
		if _, err := db.NewInsert().Model(&k.Edits).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
			return err
		}
	}
	if len(k.Reactions) > 0 {
		if _, err := db.NewInsert().Model(&k.Reactions).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}
