package meetings

import (
	"context"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func loadMeeting(ctx context.Context, db bun.IDB, id string) (*Meeting, error) {
	m := &Meeting{}
	if err := db.NewSelect().Model(m).Where("id = ? AND deleted_at IS NULL", id).Scan(ctx); err != nil {
		return nil, store.Missing(err)
	}
	list := []Meeting{*m}
	err := withPeople(ctx, db, list)
	return &list[0], err
}

// meetingsByID gives meetings without their agendas, cancelled ones too.
func meetingsByID(ctx context.Context, db bun.IDB, ids []string) (list []Meeting, err error) {
	if err := db.NewSelect().Model(&list).ExcludeColumn("agenda", "sections").Where("id IN (?)", bun.List(ids)).Scan(ctx); err != nil {
		return nil, err
	}
	return list, withPeople(ctx, db, list)
}

// withPeople adds who is invited by name.
func withPeople(ctx context.Context, db bun.IDB, list []Meeting) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]int, len(list))
	ids := make([]string, len(list))
	for i := range list {
		ids[i], at[list[i].ID] = list[i].ID, i
	}
	var rows []struct{ MeetingID, PersonID string }
	err := db.NewSelect().TableExpr("meeting_people").ColumnExpr("meeting_id, person_id").Where("meeting_id IN (?)", bun.List(ids)).OrderExpr("person_id").Scan(ctx, &rows)
	for _, r := range rows {
		m := &list[at[r.MeetingID]]
		m.PeopleIDs = append(m.PeopleIDs, r.PersonID)
	}
	return err
}

// person is somebody invited by name.
type person struct {
	store.BaseModel `bun:"table:meeting_people"`
	MeetingID       string `bun:"meeting_id,pk"`
	PersonID        string `bun:"person_id,pk"`
}

func addMeetings(ctx context.Context, db bun.IDB, list []Meeting) error {
	if len(list) == 0 {
		return nil
	}
	if _, err := db.NewInsert().Model(&list).Exec(ctx); err != nil {
		return err
	}
	for i := range list {
		if err := addPeople(ctx, db, list[i].ID, list[i].PeopleIDs); err != nil {
			return err
		}
	}
	return nil
}

func addPeople(ctx context.Context, db bun.IDB, meetingID string, personIDs []string) error {
	if len(personIDs) == 0 {
		return nil
	}
	rows := make([]person, len(personIDs))
	for i, id := range personIDs {
		rows[i] = person{MeetingID: meetingID, PersonID: id}
	}
	_, err := db.NewInsert().Model(&rows).Exec(ctx)
	return err
}

func setPeople(ctx context.Context, db bun.IDB, meetingID string, personIDs []string) error {
	if _, err := db.NewDelete().TableExpr("meeting_people").Where("meeting_id = ?", meetingID).Exec(ctx); err != nil {
		return err
	}
	return addPeople(ctx, db, meetingID, personIDs)
}

func saveMeeting(ctx context.Context, db bun.IDB, m *Meeting) error {
	from := m.Version
	m.Version++
	return store.Swapped(db.NewUpdate().Model(m).ExcludeColumn("created_at", "created_by", "series_id").WherePK().Where("version = ?", from).Exec(ctx))
}

func restoreMeeting(ctx context.Context, db bun.IDB, id string) error {
	err := store.Swapped(db.NewUpdate().Model((*Meeting)(nil)).Set("deleted_at = NULL").Set("version = version + 1").Where("id = ? AND deleted_at IS NOT NULL", id).Exec(ctx))
	if fault.Is(err, "input.stale") {
		return fault.New(fault.Missing, "input.missing")
	}
	return err
}

func loadSeries(ctx context.Context, db bun.IDB, id string) (*Series, error) {
	s := &Series{}
	err := db.NewSelect().Model(s).Where("id = ?", id).Scan(ctx)
	return s, store.Missing(err)
}

func addSeries(ctx context.Context, db bun.IDB, s *Series) error {
	_, err := db.NewInsert().Model(s).Exec(ctx)
	return err
}

func saveSeries(ctx context.Context, db bun.IDB, s *Series) error {
	from := s.Version
	s.Version++
	return store.Swapped(db.NewUpdate().Model(s).ExcludeColumn("created_at", "created_by").WherePK().Where("version = ?", from).Exec(ctx))
}

// shortSeries lists the series whose meetings aren't made up to a day.
func shortSeries(ctx context.Context, db bun.IDB, until date.Date, limit int) (ids []string, err error) {
	err = db.NewSelect().Model((*Series)(nil)).Column("id").Where("stopped_at IS NULL AND made_until < ? AND (ends_on = '' OR ends_on > made_until)", until.String()).
		OrderExpr("made_until, id").Limit(int64(limit)).Scan(ctx, &ids)
	return ids, err
}

// madeFor lists the days for which a series has made meetings, those that were
// cancelled or moved too.
func madeFor(ctx context.Context, db bun.IDB, seriesID string, from date.Date) (map[string]bool, error) {
	var days []string
	err := db.NewSelect().Model((*Meeting)(nil)).Column("made_for").Where("series_id = ? AND made_for >= ?", seriesID, from.String()).Scan(ctx, &days)
	made := make(map[string]bool, len(days))
	for _, d := range days {
		made[d] = true
	}
	return made, err
}

// untouched lists the meetings of a series that are still to come and that nobody
// changed by themselves; nothing hangs on them.
func untouched(ctx context.Context, db bun.IDB, seriesID string, after time.Time) (list []Meeting, err error) {
	err = db.NewSelect().Model(&list).Where("series_id = ? AND state = ? AND NOT moved AND deleted_at IS NULL AND made_for <> '' AND starts_at > ?", seriesID, meeting.Planned, after).
		OrderExpr("starts_at").Scan(ctx)
	return list, err
}

// remake saves a meeting that its series makes over.
func remake(ctx context.Context, db bun.IDB, m *Meeting) error {
	if err := saveMeeting(ctx, db, m); err != nil {
		return err
	}
	return setPeople(ctx, db, m.ID, m.PeopleIDs)
}

// retire takes away a meeting that its series no longer has. It is kept, so that
// calendars can be told.
func retire(ctx context.Context, db bun.IDB, m *Meeting, now time.Time) error {
	m.DeletedAt, m.MadeFor = now, store.Day{}
	return saveMeeting(ctx, db, m)
}

// toTell lists meetings of series for calendars: those to come, and those taken
// away since an instant.
func toTell(ctx context.Context, db bun.IDB, seriesIDs []string, now, since time.Time, most int) (list []Meeting, err error) {
	err = db.NewSelect().Model(&list).ExcludeColumn("agenda", "sections").
		Where("series_id IN (?) AND state = ? AND starts_at > ? AND (deleted_at IS NULL OR deleted_at >= ?)", bun.List(seriesIDs), meeting.Planned, now, since).
		OrderExpr("starts_at, id").Limit(int64(most)).Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, withPeople(ctx, db, list)
}

// lastHeld finds the meeting of a series before an instant that was ended last;
// nil for none.
func lastHeld(ctx context.Context, db bun.IDB, seriesID string, before time.Time) (*Meeting, error) {
	if seriesID == "" {
		return nil, nil
	}
	var list []Meeting
	err := db.NewSelect().Model(&list).Where("series_id = ? AND state = ? AND deleted_at IS NULL AND starts_at < ?", seriesID, meeting.Ended, before).
		OrderExpr("starts_at DESC, id DESC").Limit(1).Scan(ctx)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// visible narrows a query over meetings (alias m) to those that who may see:
// access.Decide for meeting.view, written as SQL. met is teamsMet.
func visible(who access.Actor, met []string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if who.IsSystem() {
			return q
		}
		return q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery {
			q = invited(q, who, met)
			if who.Role == access.Guest {
				return q
			}
			q = q.WhereOr("m.visibility = ?", access.Everyone)
			if len(who.Reports) > 0 {
				q = q.WhereOr("m.host_id IN (?) AND m.kind <> 'one_on_one'", bun.List(who.Reports))
			}
			if who.Role == access.Champion || who.Role == access.Admin {
				return q.WhereOr("m.visibility = ?", access.TeamOnly)
			}
			if teams := append(append([]string{}, who.TeamIDs...), who.Leads...); len(teams) > 0 {
				q = q.WhereOr("m.visibility = ? AND m.team_id IN (?)", access.TeamOnly, bun.List(teams))
			}
			return q
		})
	}
}

// invited narrows a query to the meetings somebody is asked to.
func invited(q *bun.SelectQuery, who access.Actor, met []string) *bun.SelectQuery {
	q = q.Where("m.host_id = ?", who.ID).WhereOr("EXISTS (SELECT 1 FROM meeting_people AS mp WHERE mp.meeting_id = m.id AND mp.person_id = ?)", who.ID)
	if len(met) > 0 {
		q = q.WhereOr("m.team_id IN (?)", bun.List(met))
	}
	return q
}

// listMeetings pages through meetings: those to come soonest first, those over
// the latest first.
func listMeetings(ctx context.Context, db bun.IDB, who access.Actor, met []string, in Filter) (store.Page[Meeting], error) {
	key, err := store.ParseCursor(in.Cursor, 2)
	if err != nil {
		return store.Page[Meeting]{}, err
	}
	var rows []Meeting
	q := db.NewSelect().Model(&rows).ExcludeColumn("agenda").Apply(visible(who, met)).Apply(in.narrow(who, met)).Limit(int64(in.Limit) + 1)
	order, after := "m.starts_at, m.id", "(m.starts_at, m.id) > (?, ?)"
	if in.When == Past {
		order, after = "m.starts_at DESC, m.id DESC", "(m.starts_at, m.id) < (?, ?)"
	}
	if key != nil {
		at, err := time.Parse(time.RFC3339Nano, key[0])
		if err != nil {
			return store.Page[Meeting]{}, fault.At("/cursor", "input.cursor")
		}
		q = q.Where(after, at, key[1])
	}
	if err := q.OrderExpr(order).Scan(ctx); err != nil {
		return store.Page[Meeting]{}, err
	}
	page := store.Cut(rows, in.Limit, func(m Meeting) []string { return []string{m.StartsAt.UTC().Format(time.RFC3339Nano), m.ID} })
	return page, withPeople(ctx, db, page.Items)
}

// narrow writes the filter as SQL.
func (in Filter) narrow(who access.Actor, met []string) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if in.then != nil {
			q = q.Apply(in.then.narrow(in, who))
		} else {
			q = in.said(q.Where("m.deleted_at IS NULL").Apply(in.isNow))
		}
		if in.TeamID != "" {
			q = q.Where("m.team_id = ?", in.TeamID)
		}
		if in.SeriesID != "" {
			q = q.Where("m.series_id = ?", in.SeriesID)
		}
		if in.Kind != "" {
			q = q.Where("m.kind = ?", in.Kind)
		}
		if in.CycleID != "" {
			q = q.Where("m.cycle_id = ?", in.CycleID)
		}
		if in.Mine && in.then == nil {
			q = q.WhereGroup(" AND ", func(q *bun.SelectQuery) *bun.SelectQuery { return invited(q, who, met) })
		}
		return q
	}
}

// isNow narrows to those that are to come, or over.
func (in Filter) isNow(q *bun.SelectQuery) *bun.SelectQuery {
	switch in.When {
	case Past: // what was never held is over once its day is
		return q.Where("(m.state = ? OR m.state = ? AND m.starts_on < ?)", meeting.Ended, meeting.Planned, in.today.String())
	case Upcoming:
		return q.Where("(m.state = ? OR m.state = ? AND m.starts_on >= ?)", meeting.Open, meeting.Planned, in.today.String())
	}
	return q
}

// said narrows to what is asked of the day and the title.
func (in Filter) said(q *bun.SelectQuery) *bun.SelectQuery {
	if !in.Until.IsZero() {
		q = q.Where("m.starts_on <= ?", in.Until.String())
	}
	if text := strings.TrimSpace(in.Query); text != "" {
		q = q.Where(`m.title LIKE ? ESCAPE '\'`, "%"+store.EscapeLike(text)+"%")
	}
	return q
}
