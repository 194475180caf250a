package talk

import (
	"context"
	"encoding/json"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// writtenThen gives the comments about some nouns, by kind, that were written by the moment that tx looks at,
// oldest first: of each where it hangs and how it is marked now.
func writtenThen(ctx context.Context, tx *act.Tx, about map[string][]string) (rows []Comment, err error) {
	if len(about) == 0 {
		return nil, nil
	}
	err = tx.NewSelect().Model(&rows).Column("id", "thread_id", "resolved_at", "resolved_by", "deleted_at").Where("c.written_at <= ?", tx.Now).
		WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			for kind, ids := range about {
				q = q.WhereOr("c.subject_kind = ? AND c.subject_id IN (?)", kind, bun.List(ids))
			}
			return q
		}).OrderExpr("c.id").Scan(ctx)
	return rows, err
}

// allEdits gives the edits of comments, by comment and oldest first.
func (f *Feature) allEdits(ctx context.Context, tx *act.Tx, commentIDs []string) (map[string][]Edit, error) {
	of := map[string][]Edit{}
	if len(commentIDs) == 0 {
		return of, nil
	}
	var rows []Edit
	if err := tx.NewSelect().Model(&rows).Where("comment_id IN (?)", bun.List(commentIDs)).OrderExpr("comment_id, version").Scan(ctx); err != nil {
		return nil, err
	}
	err := f.unsealEdits(rows)
	for _, e := range rows {
		of[e.CommentID] = append(of[e.CommentID], e)
	}
	return of, err
}

// told is what the trail tells of a comment, and who did it.
type told struct {
	kind, commentID, actorID, after string
	at                              time.Time
}

func toldOf(q *bun.SelectQuery, commentIDs []string, kinds ...string) *bun.SelectQuery {
	return q.TableExpr("events AS e").ColumnExpr("e.kind, e.subject_id, e.actor_id, e.after, e.at").
		Where("e.subject_kind = 'comment' AND e.subject_id IN (?) AND e.kind IN (?)", bun.List(commentIDs), bun.List(kinds)).OrderExpr("e.seq")
}

func (t *told) places() []any {
	return []any{&t.kind, &t.commentID, &t.actorID, &t.after, store.Instant(&t.at)}
}

// settledBy gives who had resolved threads last by the moment that tx looks at, and when.
func settledBy(ctx context.Context, tx *act.Tx, threadIDs []string) (map[string]told, error) {
	last := map[string]told{}
	if len(threadIDs) == 0 {
		return last, nil
	}
	rows, err := store.Rows(ctx, toldOf(tx.NewSelect(), threadIDs, "comment.resolved").Where("e.at <= ?", tx.Now), nil, (*told).places)
	for _, t := range rows {
		last[t.commentID] = t
	}
	return last, err
}

// signedSince gives, of each sign that was put under comments or taken away since the moment that tx looks at,
// whether it was there.
func signedSince(ctx context.Context, tx *act.Tx, commentIDs []string) (map[Reaction]bool, error) {
	was := map[Reaction]bool{}
	if len(commentIDs) == 0 {
		return was, nil
	}
	rows, err := store.Rows(ctx, toldOf(tx.NewSelect(), commentIDs, "comment.reacted", "comment.unreacted").Where("e.at > ?", tx.Now), nil, (*told).places)
	for _, t := range rows {
		var said struct {
			Reaction string `json:"reaction"`
		}
		if err := json.Unmarshal([]byte(t.after), &said); err != nil {
			return nil, err
		}
		sign := Reaction{CommentID: t.commentID, Kind: said.Reaction, PersonID: t.actorID}
		if _, later := was[sign]; !later {
			was[sign] = t.kind == "comment.unreacted"
		}
	}
	return was, err
}
