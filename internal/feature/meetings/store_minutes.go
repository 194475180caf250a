package meetings

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func addSections(ctx context.Context, db bun.IDB, list []Section) error {
	_, err := db.NewInsert().Model(&list).Exec(ctx)
	return err
}

func sectionsOf(ctx context.Context, db bun.IDB, meetingID string) (list []Section, err error) {
	err = db.NewSelect().Model(&list).Where("meeting_id = ?", meetingID).OrderExpr("position").Scan(ctx)
	return list, err
}

func loadSection(ctx context.Context, db bun.IDB, id string) (*Section, error) {
	s := &Section{}
	err := db.NewSelect().Model(s).Where("id = ?", id).Scan(ctx)
	return s, store.Missing(err)
}

func saveSection(ctx context.Context, db bun.IDB, s *Section) error {
	from := s.Version
	s.Version++
	return store.Swapped(db.NewUpdate().Model(s).Column("text", "written_by", "written_at", "version").WherePK().Where("version = ?", from).Exec(ctx))
}

// spend adds to the time a section took; that is no new version of its text.
func spend(ctx context.Context, db bun.IDB, sectionID string, seconds int) error {
	_, err := db.NewUpdate().Model((*Section)(nil)).Set("spent = spent + ?", seconds).Where("id = ?", sectionID).Exec(ctx)
	return err
}

func addEdit(ctx context.Context, db bun.IDB, e *SectionEdit) error {
	_, err := db.NewInsert().Model(e).Exec(ctx)
	return err
}

// editsOf lists what the sections of a meeting said before, the latest first.
func editsOf(ctx context.Context, db bun.IDB, meetingID string) (list []SectionEdit, err error) {
	err = db.NewSelect().Model(&list).Where("section_id IN (SELECT id FROM meeting_sections WHERE meeting_id = ?)", meetingID).
		OrderExpr("edited_at DESC, section_id, version DESC").Limit(mostEdits).Scan(ctx)
	return list, err
}

// mostEdits bounds the trace that a meeting shows.
const mostEdits = 200

// takeLock gives the lock to somebody unless another holds it.
func takeLock(ctx context.Context, db bun.IDB, l Lock, now time.Time) (taken bool, err error) {
	res, err := db.NewRaw(`INSERT INTO meeting_locks (section_id, person_id, until) VALUES (?, ?, ?) ON CONFLICT (section_id) DO UPDATE
		SET person_id = excluded.person_id, until = excluded.until WHERE meeting_locks.person_id = excluded.person_id OR meeting_locks.until <= ?`,
		l.SectionID, l.PersonID, l.Until, now).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// dropLock lets go of a section; false where somebody doesn't hold it.
func dropLock(ctx context.Context, db bun.IDB, sectionID, personID string) (bool, error) {
	res, err := db.NewDelete().Model((*Lock)(nil)).Where("section_id = ? AND person_id = ?", sectionID, personID).Exec(ctx)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// locksOf lists the locks that haven't run out.
func locksOf(ctx context.Context, db bun.IDB, meetingID string, now time.Time) (list []Lock, err error) {
	err = db.NewSelect().Model(&list).Where("section_id IN (SELECT id FROM meeting_sections WHERE meeting_id = ?) AND until > ?", meetingID, now).Scan(ctx)
	return list, err
}

func lockOf(ctx context.Context, db bun.IDB, sectionID string, now time.Time) (list []Lock, err error) {
	err = db.NewSelect().Model(&list).Where("section_id = ? AND until > ?", sectionID, now).Scan(ctx)
	return list, err
}

func sweepLocks(ctx context.Context, db bun.IDB, before time.Time) error {
	_, err := db.NewDelete().Model((*Lock)(nil)).Where("until < ?", before).Exec(ctx)
	return err
}

func addItem(ctx context.Context, db bun.IDB, i *Item) error {
	_, err := db.NewInsert().Model(i).Exec(ctx)
	return err
}

func loadItem(ctx context.Context, db bun.IDB, id string) (*Item, error) {
	i := &Item{}
	err := db.NewSelect().Model(i).Where("id = ? AND deleted_at IS NULL", id).Scan(ctx)
	return i, store.Missing(err)
}

func saveItem(ctx context.Context, db bun.IDB, i *Item) error {
	from := i.Version
	i.Version++
	return store.Swapped(db.NewUpdate().Model(i).ExcludeColumn("recorded_at", "recorded_by", "meeting_id", "series_id").WherePK().Where("version = ?", from).Exec(ctx))
}

func restoreItem(ctx context.Context, db bun.IDB, id string) error {
	err := store.Swapped(db.NewUpdate().Model((*Item)(nil)).Set("deleted_at = NULL").Where("id = ? AND deleted_at IS NOT NULL", id).Exec(ctx))
	if fault.Is(err, "input.stale") {
		return fault.New(fault.Missing, "input.missing")
	}
	return err
}

func itemsOf(ctx context.Context, db bun.IDB, meetingID string) (list []Item, err error) {
	err = db.NewSelect().Model(&list).Where("meeting_id = ? AND deleted_at IS NULL", meetingID).OrderExpr("id").Scan(ctx)
	return list, err
}

func itemsByID(ctx context.Context, db bun.IDB, ids []string) (found map[string]Item, err error) {
	found = map[string]Item{}
	if len(ids) == 0 {
		return found, nil
	}
	var list []Item
	err = db.NewSelect().Model(&list).Where("id IN (?)", bun.List(ids)).Scan(ctx)
	for _, i := range list {
		found[i.ID] = i
	}
	return found, err
}

// promisedIn lists what a series promised and what is still owed from before: all
// follow-ups of its last meeting, and the open ones of earlier ones, oldest first.
func promisedIn(ctx context.Context, db bun.IDB, seriesID, lastID string, limit int) (list []Item, err error) {
	err = db.NewSelect().Model(&list).Join("LEFT JOIN actions AS a ON a.id = i.action_id").
		Where("i.series_id = ? AND i.kind = ? AND i.deleted_at IS NULL", seriesID, FollowUp).
		Where("(i.meeting_id = ? OR i.action_id = '' AND i.state = ? OR a.state IN ('todo', 'doing', 'blocked') AND a.deleted_at IS NULL)", lastID, Promised).
		OrderExpr("i.id").Limit(int64(limit)).Scan(ctx)
	return list, err
}

// owedBy lists the open promises of somebody that are no actions, but for those of
// one-on-ones, which are no third person's.
func owedBy(ctx context.Context, db bun.IDB, personID string) (list []Item, err error) {
	err = db.NewSelect().Model(&list).Where("person_id = ? AND kind = ? AND state = ? AND deleted_at IS NULL", personID, FollowUp, Promised).
		Where("meeting_id NOT IN (SELECT m.id FROM meetings AS m WHERE m.kind = 'one_on_one')").OrderExpr("id").Scan(ctx)
	return list, err
}

// hostedBy lists the series and meetings to come that somebody hosts.
func hostedBy(ctx context.Context, db bun.IDB, personID string) (series []Series, meetings []Meeting, err error) {
	if err := db.NewSelect().Model(&series).Where("host_id = ? AND kind <> 'one_on_one' AND stopped_at IS NULL", personID).OrderExpr("id").Scan(ctx); err != nil {
		return nil, nil, err
	}
	err = db.NewSelect().Model(&meetings).Where("host_id = ? AND kind <> 'one_on_one' AND state <> 'ended' AND deleted_at IS NULL", personID).OrderExpr("id").Scan(ctx)
	return series, meetings, err
}

// twosOf lists the series of one-on-ones of somebody that go on.
func twosOf(ctx context.Context, db bun.IDB, personID string) (list []Series, err error) {
	err = db.NewSelect().Model(&list).Where("kind = 'one_on_one' AND stopped_at IS NULL AND (host_id = ? OR people LIKE ?)", personID, `%"`+personID+`"%`).OrderExpr("id").Scan(ctx)
	return list, err
}

// plannedTwosOf lists the one-on-ones of somebody that haven't begun.
func plannedTwosOf(ctx context.Context, db bun.IDB, personID string) (list []Meeting, err error) {
	err = db.NewSelect().Model(&list).Where("m.kind = 'one_on_one' AND m.state = ? AND m.deleted_at IS NULL", meeting.Planned).
		Where("(m.host_id = ? OR m.id IN (SELECT p.meeting_id FROM meeting_people AS p WHERE p.person_id = ?))", personID, personID).OrderExpr("m.id").Scan(ctx)
	if err != nil {
		return nil, err
	}
	return list, withPeople(ctx, db, list)
}

// mostTopics bounds how many topics wait for the next meeting of a series.
const mostTopics = 50

// openTopics lists what is still to be talked about of other meetings of a series,
// the oldest first.
func openTopics(ctx context.Context, db bun.IDB, seriesID, butMeetingID string) (list []Item, err error) {
	err = db.NewSelect().Model(&list).Where("i.series_id = ? AND i.kind = ? AND i.state = ? AND i.meeting_id <> ? AND i.deleted_at IS NULL", seriesID, Topic, Promised, butMeetingID).
		OrderExpr("i.id").Limit(mostTopics).Scan(ctx)
	return list, err
}

// agreedOn gives the decisions and follow-ups of meetings on scores about an objective,
// of those meetings that somebody may see; the latest meeting first.
func agreedOn(ctx context.Context, db bun.IDB, who access.Actor, met []string, objectiveID string) ([]Agreement, error) {
	var items []Item
	err := db.NewSelect().Model(&items).ColumnExpr("i.*").Join("JOIN meetings AS m ON m.id = i.meeting_id AND m.deleted_at IS NULL AND m.kind = ?", meeting.Scoring).
		Where("i.objective_id = ? AND i.deleted_at IS NULL AND i.kind <> ?", objectiveID, Topic).Apply(visible(who, met)).
		OrderExpr("m.starts_at DESC, i.id").Limit(mostAgreed).Scan(ctx)
	if err != nil || len(items) == 0 {
		return nil, err
	}
	ids := make([]string, len(items))
	for i := range items {
		ids[i] = items[i].MeetingID
	}
	held, err := meetingsByID(ctx, db, ids)
	at := make(map[string]Meeting, len(held))
	for _, m := range held {
		at[m.ID] = m
	}
	list := make([]Agreement, len(items))
	for i := range items {
		list[i] = Agreement{Item: items[i], Meeting: at[items[i].MeetingID]}
	}
	return list, err
}
