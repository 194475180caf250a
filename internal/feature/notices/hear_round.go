package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// roundAsks asks those who haven't answered a round: when it opens, and once more
// before it closes, in place of the first time. The words are until when.
func (f *Feature) roundAsks(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok := e.Detail.(meetings.Changed)
	if !ok || c.Meeting.Kind != meeting.Round {
		return nil
	}
	if err := f.settle(ctx, tx, c.Meeting.ID, notice.RoundAsked); err != nil {
		return err
	}
	until := c.Meeting.ClosesAt().In(f.opts.Location).Format("2006-01-02 15:04")
	p := post{about: e.Subject, view: access.MeetingView, target: c.Target}
	return f.tell(ctx, tx, e, p.because(notice.RoundAsked, until, c.Waiting...))
}

// roundAnswered takes the question off whoever has answered.
func (f *Feature) roundAnswered(ctx context.Context, tx *act.Tx, e act.Told) error {
	return closeNoticesOf(ctx, tx, []string{tx.Who.ID}, e.Subject.ID, []notice.Reason{notice.RoundAsked}, tx.Now)
}
