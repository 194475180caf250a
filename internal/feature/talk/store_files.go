package talk

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/store"
)

// addFile keeps a file that was uploaded for a kind of noun.
func (f *Feature) addFile(ctx context.Context, db bun.IDB, kind string, one *File, content []byte) error {
	row, all, err := f.sealedFile(kind, *one, parts(one.ID, content))
	if err != nil {
		return err
	}
	if _, err := db.NewInsert().Model(&row).Exec(ctx); err != nil {
		return err
	}
	for _, p := range all { // each its own statement: together they would be one of many megabytes
		if _, err := db.NewInsert().Model(&p).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (f *Feature) loadFiles(ctx context.Context, db bun.IDB, ids []string) (rows []File, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := db.NewSelect().Model(&rows).Where("id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	return rows, f.unsealFiles(rows)
}

// filesOf gives the files of comments, in their order.
func (f *Feature) filesOf(ctx context.Context, db bun.IDB, commentIDs []string) (map[string][]File, error) {
	of := map[string][]File{}
	if len(commentIDs) == 0 {
		return of, nil
	}
	var rows []File
	if err := db.NewSelect().Model(&rows).Where("comment_id IN (?)", bun.List(commentIDs)).Where("comment_id <> ''").OrderExpr("comment_id, place, id").Scan(ctx); err != nil {
		return nil, err
	}
	if err := f.unsealFiles(rows); err != nil {
		return nil, err
	}
	for _, r := range rows {
		of[r.CommentID] = append(of[r.CommentID], r)
	}
	return of, nil
}

func countWaiting(ctx context.Context, db bun.IDB, personID string) (int, error) {
	n, err := db.NewSelect().Model((*File)(nil)).Where("person_id = ? AND comment_id = ''", personID).Count(ctx)
	return int(n), err
}

// setFiles makes these the files of a comment and drops what else it had.
func (f *Feature) setFiles(ctx context.Context, db bun.IDB, commentID string, all []File) error {
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].ID
		if _, err := db.NewUpdate().Model(&all[i]).Column("comment_id", "place").WherePK().Exec(ctx); err != nil {
			return err
		}
	}
	had, err := f.filesOf(ctx, db, []string{commentID})
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for _, id := range ids {
		kept[id] = true
	}
	var gone []string
	for _, one := range had[commentID] {
		if !kept[one.ID] {
			gone = append(gone, one.ID)
		}
	}
	return dropFiles(ctx, db, gone)
}

func dropFiles(ctx context.Context, db bun.IDB, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	if _, err := db.NewDelete().Model((*Part)(nil)).Where("file_id IN (?)", bun.List(ids)).Exec(ctx); err != nil {
		return err
	}
	_, err := db.NewDelete().Model((*File)(nil)).Where("id IN (?)", bun.List(ids)).Exec(ctx)
	return err
}

// dropWaiting drops a file unless it was sent meanwhile.
func dropWaiting(ctx context.Context, db bun.IDB, id string) error {
	var ids []string
	if err := db.NewSelect().Model((*File)(nil)).Column("id").Where("id = ? AND comment_id = ''", id).Scan(ctx, &ids); err != nil {
		return err
	}
	return dropFiles(ctx, db, ids)
}

// sweepMost is how many files one sweep drops; the next drops more.
const sweepMost = 200

func sweepWaiting(ctx context.Context, db bun.IDB, before time.Time) error {
	var ids []string
	err := db.NewSelect().Model((*File)(nil)).Column("id").Where("comment_id = '' AND added_at < ?", before).OrderExpr("added_at").Limit(sweepMost).Scan(ctx, &ids)
	if err != nil {
		return err
	}
	return dropFiles(ctx, db, ids)
}

func (f *Feature) loadPart(ctx context.Context, db bun.IDB, one *File, part int64) ([]byte, error) {
	var p Part
	if err := db.NewSelect().Model(&p).Where("file_id = ? AND part = ?", one.ID, part).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	err := f.unsealPart(one, &p)
	return p.Content, err
}
