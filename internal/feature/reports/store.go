package reports

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func load(ctx context.Context, db bun.IDB, id string) (*Report, error) {
	r := &Report{}
	if err := db.NewSelect().Model(r).Where("r.id = ?", id).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	list := []Report{*r}
	err := withPeople(ctx, db, list)
	return &list[0], err
}

func reportsByID(ctx context.Context, db bun.IDB, ids []string) (list []Report, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if err := db.NewSelect().Model(&list).Where("r.id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	return list, withPeople(ctx, db, list)
}

// withPeople adds to whom reports were sent.
func withPeople(ctx context.Context, db bun.IDB, list []Report) error {
	if len(list) == 0 {
		return nil
	}
	at, ids := make(map[string]int, len(list)), make([]string, len(list))
	for i := range list {
		ids[i], at[list[i].ID] = list[i].ID, i
	}
	var rows []reader
	err := db.NewSelect().Model(&rows).Where("report_id IN (?)", bun.List(ids)).OrderExpr("person_id").Scan(ctx)
	for _, row := range rows {
		r := &list[at[row.ReportID]]
		r.PeopleIDs = append(r.PeopleIDs, row.PersonID)
	}
	return err
}

// reportOf finds a team's report of a week; nil for none.
func reportOf(ctx context.Context, db bun.IDB, teamID string, week date.Date) (*Report, error) {
	var list []Report
	err := db.NewSelect().Model(&list).Where("team_id = ? AND week_on = ?", teamID, week.String()).Limit(1).Scan(ctx)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// drawnBefore is when the last report of a team that was sent before a week was
// drawn; zero for none.
func drawnBefore(ctx context.Context, db bun.IDB, teamID string, week date.Date) (time.Time, error) {
	var list []Report
	err := db.NewSelect().Model(&list).Column("drawn_at").Where("team_id = ? AND week_on < ? AND state = ?", teamID, week.String(), report.Sent).
		OrderExpr("week_on DESC").Limit(1).Scan(ctx)
	if err != nil || len(list) == 0 {
		return time.Time{}, err
	}
	return list[0].DrawnAt, nil
}

func add(ctx context.Context, db bun.IDB, r *Report) error {
	_, err := db.NewInsert().Model(r).Exec(ctx)
	return err
}

// save keeps what may change; to whom it went is written once.
func save(ctx context.Context, db bun.IDB, r *Report) error {
	from := r.Version
	r.Version++
	err := store.Swapped(db.NewUpdate().Model(r).Column("state", "since", "drawn_at", "lines", "counts", "summary", "sections", "sent_by", "sent_at", "version").
		WherePK().Where("version = ? AND state = ?", from, report.Draft).Exec(ctx))
	if err != nil || len(r.PeopleIDs) == 0 {
		return err
	}
	rows := make([]reader, len(r.PeopleIDs))
	for i, id := range r.PeopleIDs {
		rows[i] = reader{ReportID: r.ID, PersonID: id}
	}
	_, err = db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func drop(ctx context.Context, db bun.IDB, id string) error {
	return store.Swapped(db.NewDelete().Model((*Report)(nil)).Where("id = ? AND state = ?", id, report.Draft).Exec(ctx))
}

// visible narrows to what somebody may see: access.Decide for report.view of what
// was sent, and for report.prepare of drafts, written as SQL.
func visible(who access.Actor) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		overall := who.Role == access.Champion || who.Role == access.Admin
		if who.IsSystem() || overall {
			return q
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = q.Where("r.id IN (SELECT p.report_id FROM report_people AS p WHERE p.person_id = ?)", who.ID)
			if len(who.Leads) > 0 && who.Role == access.Guest { // whoever leads prepares; a guest sees no team's
				return q
			}
			if len(who.Leads) > 0 {
				q = q.WhereOr("r.team_id IN (?)", bun.List(who.Leads))
			}
			if who.Role == access.Guest {
				return q
			}
			q = q.WhereOr("r.state = ? AND r.visibility = ?", report.Sent, access.Everyone)
			if len(who.TeamIDs) > 0 {
				q = q.WhereOr("r.state = ? AND r.team_id IN (?)", report.Sent, bun.List(who.TeamIDs))
			}
			return q
		})
	}
}

// listReports pages through reports without their facts, the newest week first.
func listReports(ctx context.Context, tx *act.Tx, in Filter) (store.Page[Report], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[Report]{}, err
	}
	var rows []Report
	q := tx.NewSelect().Model(&rows).ExcludeColumn("lines", "counts").Apply(visible(tx.Who)).OrderExpr("r.week_on DESC, r.id DESC").Limit(int64(in.Limit) + 1)
	if in.TeamID != "" {
		q = q.Where("r.team_id = ?", in.TeamID)
	}
	if in.State != "" {
		q = q.Where("r.state = ?", in.State)
	}
	if tx.Past() {
		q = q.Where("r.state = ? AND r.sent_at <= ?", report.Sent, tx.Now)
	}
	if key != nil {
		q = q.Where("(r.week_on, r.id) < (?, ?)", key[0], key[1])
	}
	if err := q.Scan(ctx); err != nil {
		return store.Page[Report]{}, err
	}
	page := store.Cut(rows, in.Limit, func(r Report) []string { return []string{r.WeekOn.String(), r.ID} })
	return page, withPeople(ctx, tx, page.Items)
}

// planOf is a team's plan, the usual one where it never chose.
func planOf(ctx context.Context, db bun.IDB, teamID string) (*Plan, error) {
	var list []Plan
	err := db.NewSelect().Model(&list).Where("team_id = ?", teamID).Scan(ctx)
	if err != nil || len(list) == 0 {
		return usual(teamID), err
	}
	return &list[0], nil
}

func savePlan(ctx context.Context, db bun.IDB, p *Plan) error {
	from := p.Version
	p.Version++
	if from == 0 {
		_, err := db.NewInsert().Model(p).Exec(ctx)
		return err
	}
	return store.Swapped(db.NewUpdate().Model(p).WherePK().Where("version = ?", from).Exec(ctx))
}

// plansBefore lists the plans at work that weren't seen to in a week.
func plansBefore(ctx context.Context, db bun.IDB, week date.Date) (list []Plan, err error) {
	err = db.NewSelect().Model(&list).Where("active AND seen_to < ?", week.String()).OrderExpr("team_id").Scan(ctx)
	return list, err
}

// seen notes that the draft of a week was seen to; it is no change of the plan.
func seen(ctx context.Context, db bun.IDB, teamID string, week date.Date) error {
	_, err := db.NewUpdate().Model((*Plan)(nil)).Set("seen_to = ?", week.String()).Where("team_id = ? AND seen_to < ?", teamID, week.String()).Exec(ctx)
	return err
}
