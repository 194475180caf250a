package robots

import (
	"context"
	"errors"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/robot"
	"github.com/sinan-okr/sinan/internal/platform/secret"
)

// Jobs registers what robots do outside of requests: they speak, and no write
// waits for them.
func (f *Feature) Jobs(q *jobs.Queue, book *i18n.Book) {
	f.book = book
	q.Every(jobs.Periodic{Name: "let robots speak", Every: 15 * time.Second, Do: f.Deliver})
	q.Every(jobs.Periodic{Name: "digests of rooms", Every: time.Minute, Do: f.Summarize})
}

// Deliver sends what is due. Each delivery is claimed by one replica; one that
// fails is tried again with growing pauses, and what else its robot has to say
// waits with it.
func (f *Feature) Deliver(ctx context.Context) error {
	return f.Notices.Carry(ctx, byRobot, f.deliver)
}

func (f *Feature) deliver(ctx context.Context, d notices.Delivery) error {
	var r *Robot
	err := f.act.Read(ctx, access.System("robots"), func(ctx context.Context, tx *act.Tx) (err error) {
		r, err = load(ctx, tx, d.ToID)
		return err
	})
	if fault.Is(err, "input.missing") {
		return &notices.Refused{Err: errors.New("robots: this one was revoked")}
	}
	if err != nil || !r.Active {
		return err
	}
	say := f.message
	if d.Kind == summary {
		say = f.digest
	}
	m, err := say(ctx, r, d)
	if err != nil || len(m.Items) == 0 {
		return err
	}
	trouble, failed := f.send(ctx, r, m)
	return errors.Join(failed, f.note(ctx, r.ID, trouble, failed))
}

// note keeps with a robot how its last message went.
func (f *Feature) note(ctx context.Context, id string, t Trouble, failed error) error {
	return f.act.Note(context.WithoutCancel(ctx), func(ctx context.Context, tx *act.Tx) error {
		if failed == nil {
			return noteSent(ctx, tx, id, tx.Now)
		}
		return noteTrouble(ctx, tx, id, t, short(failed.Error()), tx.Now)
	})
}

// send makes one call. An error is Refused where the robot must be mended first,
// and Later where the platform said how long to wait.
func (f *Feature) send(ctx context.Context, r *Robot, m robot.Message) (Trouble, error) {
	address, err := f.opts.Box.Open(r.Address, r.addressPurpose())
	if err != nil {
		return troubleOf(err), &notices.Refused{Err: err}
	}
	key := ""
	if r.Secret != "" {
		if key, err = f.opts.Box.Open(r.Secret, r.secretPurpose()); err != nil {
			return troubleOf(err), &notices.Refused{Err: err}
		}
	}
	call, err := robot.Make(r.Kind, address, key, m, f.act.Now())
	if err != nil {
		return Failed, &notices.Refused{Err: err}
	}
	answer, err := f.opts.Outbound.Post(ctx, call.Address, call.Header, call.Body)
	if err != nil {
		if t := troubleOf(err); t == Closed {
			return t, &notices.Refused{Err: err}
		}
		return Unreachable, err
	}
	if err = robot.Judge(r.Kind, answer); err == nil {
		return "", nil
	}
	var never *robot.Refused
	switch {
	case errors.As(err, &never):
		return Refusal, &notices.Refused{Err: err}
	case answer.Status == tooMany || answer.RetryAfter > 0:
		return Limited, &notices.Later{Err: err, After: answer.RetryAfter}
	}
	return Failed, err
}

// tooMany is the status by which a platform says that it hears too much.
const tooMany = 429

func troubleOf(err error) Trouble {
	var closed *outbound.Closed
	switch {
	case errors.As(err, &closed):
		return Closed
	case errors.Is(err, secret.ErrNoKey), errors.Is(err, secret.ErrSpoilt):
		return Sealed
	}
	return Failed
}
