package meetings

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"github.com/sinan-okr/sinan/internal/domain/meeting"
)

// keepAnswers writes answers over those that were there; empty ones take them away.
func keepAnswers(ctx context.Context, db bun.IDB, list []Answer) error {
	for i := range list {
		a := &list[i]
		if a.Words == "" {
			if _, err := db.NewDelete().Model(a).WherePK().Exec(ctx); err != nil {
				return err
			}
			continue
		}
		_, err := db.NewInsert().Model(a).On("CONFLICT (section_id, person_id) DO UPDATE").Set("words = EXCLUDED.words").Set("written_at = EXCLUDED.written_at").Exec(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}

// answersOf lists what was answered in a round, in the order in which it came.
func answersOf(ctx context.Context, db bun.IDB, meetingID string) (list []Answer, err error) {
	err = db.NewSelect().Model(&list).Where("a.meeting_id = ?", meetingID).OrderExpr("a.written_at, a.person_id").Scan(ctx)
	return list, err
}

// teamAnswers lists what was answered in the rounds of a team that closed after an
// instant, by round and then in the order in which it came.
func teamAnswers(ctx context.Context, db bun.IDB, teamID string, since time.Time) (list []TeamAnswer, err error) {
	err = db.NewSelect().TableExpr("meeting_answers AS a").ColumnExpr("s.part, a.person_id, a.words").
		Join("JOIN meeting_sections AS s ON s.id = a.section_id").Join("JOIN meetings AS m ON m.id = a.meeting_id").
		Where("m.kind = 'round' AND m.deleted_at IS NULL AND m.team_id = ? AND m.state = ? AND m.ended_at > ?", teamID, meeting.Ended, since).
		OrderExpr("m.ended_at, m.id, s.position, a.written_at, a.person_id").Limit(mostAnswers).Scan(ctx, &list)
	return list, err
}

func answeredBy(ctx context.Context, db bun.IDB, meetingID string) (ids []string, err error) {
	err = db.NewSelect().Model((*Answer)(nil)).ColumnExpr("DISTINCT a.person_id").Where("a.meeting_id = ?", meetingID).Scan(ctx, &ids)
	return ids, err
}

// mostAnswers bounds how much of what a team answered is read at once.
const mostAnswers = 1000

// mostRounds bounds how many rounds are looked at in a minute; the next minute has
// the next.
const mostRounds = 200

// roundsDue lists the rounds that are open or whose time has come, without their
// agendas.
func roundsDue(ctx context.Context, db bun.IDB, now time.Time) (list []Meeting, err error) {
	err = db.NewSelect().Model(&list).ExcludeColumn("agenda", "sections").
		Where("m.kind = 'round' AND m.deleted_at IS NULL AND m.state IN (?, ?) AND m.starts_at <= ?", meeting.Planned, meeting.Open, now).
		OrderExpr("m.starts_at, m.id").Limit(mostRounds).Scan(ctx)
	return list, err
}
