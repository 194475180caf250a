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

func answeredBy(ctx context.Context, db bun.IDB, meetingID string) (ids []string, err error) {
	err = db.NewSelect().Model((*Answer)(nil)).ColumnExpr("DISTINCT a.person_id").Where("a.meeting_id = ?", meetingID).Scan(ctx, &ids)
	return ids, err
}

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
