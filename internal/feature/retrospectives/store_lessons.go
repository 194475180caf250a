package retrospectives

import (
	"context"
	"strings"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// whole asks for lessons with what their objectives are called.
func whole(q *bun.SelectQuery) *bun.SelectQuery {
	return q.ColumnExpr("l.*").ColumnExpr("COALESCE(o.title, '') AS objective, COALESCE(o.team_id, '') AS objective_of").
		Join("LEFT JOIN objectives AS o ON o.id = l.objective_id")
}

func loadLesson(ctx context.Context, db bun.IDB, id string) (*Lesson, error) {
	list := make([]Lesson, 1)
	if err := store.Missing(db.NewSelect().Model(&list[0]).Apply(whole).Where("l.id = ?", id).Scan(ctx)); err != nil {
		return nil, err
	}
	return &list[0], withTags(ctx, db, list)
}

func lessonsByID(ctx context.Context, db bun.IDB, ids []string) (list []Lesson, err error) {
	err = db.NewSelect().Model(&list).Where("l.id IN (?)", bun.List(store.OrNone(ids))).Scan(ctx)
	return list, err
}

// withTags fills in the tags of lessons with one query.
func withTags(ctx context.Context, db bun.IDB, list []Lesson) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]*Lesson, len(list))
	ids := make([]string, len(list))
	for i := range list {
		at[list[i].ID], ids[i] = &list[i], list[i].ID
	}
	var rows []Tag
	if err := db.NewSelect().Model(&rows).Where("lesson_id IN (?)", bun.List(ids)).OrderExpr("lesson_id, position").Scan(ctx); err != nil {
		return err
	}
	for _, r := range rows {
		at[r.LessonID].Tags = append(at[r.LessonID].Tags, r.Tag)
	}
	return nil
}

func addLesson(ctx context.Context, db bun.IDB, l *Lesson) error {
	if _, err := db.NewInsert().Model(l).Exec(ctx); err != nil {
		return err
	}
	return setTags(ctx, db, l)
}

func saveLesson(ctx context.Context, db bun.IDB, l *Lesson) error {
	from := l.Version
	l.Version++
	err := store.Swapped(db.NewUpdate().Model(l).ExcludeColumn("objective_id", "team_id", "cycle_id", "author_id", "learned_at").WherePK().Where("version = ?", from).Exec(ctx))
	if err != nil {
		return err
	}
	return setTags(ctx, db, l)
}

func setTags(ctx context.Context, db bun.IDB, l *Lesson) error {
	if _, err := db.NewDelete().Model((*Tag)(nil)).Where("lesson_id = ?", l.ID).Exec(ctx); err != nil || len(l.Tags) == 0 {
		return err
	}
	rows := make([]Tag, len(l.Tags))
	for i, tag := range l.Tags {
		rows[i] = Tag{LessonID: l.ID, Tag: tag, Position: i}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

// visible narrows lessons (alias l, their objective o) to those that somebody may
// see: access.Decide for lesson.view, written as SQL.
func visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			return q.WhereGroup("", func(q *bun.SelectQuery) *bun.SelectQuery {
				if q = q.Where("l.objective_id = ''"); who.Role == access.Guest {
					q = q.Where("l.author_id = ?", who.ID)
				}
				return q
			}).WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
				return q.Where("l.objective_id <> '' AND o.deleted_at IS NULL").Apply(objectives.Visible(who))
			})
		})
	}
}

// narrow writes the filter as SQL.
func (in LessonFilter) narrow(q *bun.SelectQuery) *bun.SelectQuery {
	for _, one := range []struct{ column, is string }{{"l.objective_id", in.ObjectiveID}, {"l.cycle_id", in.CycleID}, {"l.fate", string(in.Fate)}, {"l.template_id", in.TemplateID},
		{"l.action_id", in.ActionID}, {"l.rule", strings.TrimSuffix(in.Rule, AnyRule)}} {
		if one.is != "" {
			q = q.Where("? = ?", bun.Ident(one.column), one.is)
		}
	}
	if in.Fate != "" {
		q = q.Where("l.change <> ''")
	}
	if in.Rule == AnyRule {
		q = q.Where("l.rule <> ''")
	}
	if in.KeyResultID != "" {
		q = q.Where("l.action_id IN (SELECT a.id FROM actions AS a WHERE a.key_result_id = ? AND a.deleted_at IS NULL)", in.KeyResultID)
	}
	if in.teamIDs != nil {
		q = q.Where("(l.team_id IN (?) OR o.team_id IN (?))", bun.List(in.teamIDs), bun.List(in.teamIDs))
	}
	if in.Tag != "" {
		q = q.Where("l.id IN (SELECT t.lesson_id FROM lesson_tags AS t WHERE t.tag = ?)", in.Tag)
	}
	if text := strings.TrimSpace(in.Query); text != "" {
		like := "%" + store.EscapeLike(text) + "%"
		q = q.Where(`(l.words LIKE ? ESCAPE '\' OR l.what LIKE ? ESCAPE '\' OR o.title LIKE ? ESCAPE '\')`, like, like, like)
	}
	return q
}

// listLessons pages through lessons, the newest first.
func listLessons(ctx context.Context, db bun.IDB, who access.Actor, in LessonFilter) (store.Page[Lesson], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return store.Page[Lesson]{}, err
	}
	var rows []Lesson
	q := db.NewSelect().Model(&rows).Apply(whole).Where("l.deleted_at IS NULL").Apply(visible(who)).Apply(in.narrow).OrderExpr("l.id DESC").Limit(int64(in.Limit) + 1)
	if key != nil {
		q = q.Where("l.id < ?", key[0])
	}
	if !in.by.IsZero() {
		q = q.Where("l.learned_at <= ?", in.by)
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Lesson]{}, err
	}
	page := store.Cut(rows, in.Limit, func(l Lesson) []string { return []string{l.ID} })
	return page, withTags(ctx, db, page.Items)
}

// others gives the newest lessons that somebody may see, but for those of one
// objective and those that they dismissed beside it.
func others(ctx context.Context, db bun.IDB, who access.Actor, exceptID string) (list []Lesson, err error) {
	err = db.NewSelect().Model(&list).Apply(whole).Where("l.deleted_at IS NULL AND l.objective_id <> ?", exceptID).Apply(visible(who)).
		Where("NOT EXISTS (SELECT 1 FROM lesson_dismissals AS d WHERE d.objective_id = ? AND d.person_id = ? AND d.lesson_id = l.id)", exceptID, who.ID).
		OrderExpr("l.id DESC").Limit(mostCompared).Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, withTags(ctx, db, list)
}

func addDismissal(ctx context.Context, db bun.IDB, d *Dismissal) error {
	_, err := db.NewInsert().Model(d).On("CONFLICT DO NOTHING").Exec(ctx)
	return err
}

func dropDismissal(ctx context.Context, db bun.IDB, d *Dismissal) error {
	_, err := db.NewDelete().Model(d).WherePK().Exec(ctx)
	return err
}
