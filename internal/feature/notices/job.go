package notices

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/mail"
)

// Jobs registers what is done outside of requests: letters and reminders. Each
// asks the runner's clock what is due, and claims it row by row, so that two
// replicas, or one whose clock jumped, lose nothing and send nothing twice.
func (f *Feature) Jobs(q *jobs.Queue, book *i18n.Book) {
	f.book = book
	q.Every(jobs.Periodic{Name: "deliver letters", Every: 15 * time.Second, Do: f.Deliver})
	q.Every(jobs.Periodic{Name: "remind people", Every: time.Minute, Do: f.Remind})
	q.Every(jobs.Periodic{Name: "sweep notices", Every: 6 * time.Hour, Do: f.Sweep})
}

// Sweep forgets what is long over.
func (f *Feature) Sweep(ctx context.Context) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		if err := sweepRounds(ctx, tx, f.Cycles.Today(tx).AddDays(-60)); err != nil {
			return err
		}
		return sweepNotices(ctx, tx, tx.Now)
	})
}

// How deliveries are made.
const (
	atOneTime = 4               // deliveries
	lease     = 5 * time.Minute // after which another may try, if whoever tries is never heard of again
)

// Deliver sends every letter that is due. A server that can't be reached ends the
// round, so that a thousand letters don't each wait for it. Where mail was switched
// off, what waits goes on waiting.
func (f *Feature) Deliver(ctx context.Context) error {
	if f.opts.Mail == nil {
		return nil
	}
	return f.carry(ctx, byMail, f.send)
}

// send sends one letter and says which notices were weighed for it.
func (f *Feature) send(ctx context.Context, d Delivery) (weighed []string, err error) {
	l, weighed, err := f.letter(ctx, d)
	if err != nil || len(l.Items) == 0 {
		return weighed, err
	}
	return weighed, f.opts.Mail.Send(ctx, l)
}

// carry makes every delivery of a way that is due.
func (f *Feature) carry(ctx context.Context, way string, send func(context.Context, Delivery) ([]string, error)) error {
	var (
		group sync.WaitGroup
		over  atomic.Bool
		fails = make(chan error, atOneTime)
	)
	for range atOneTime {
		group.Go(func() {
			for !over.Load() && ctx.Err() == nil {
				more, err := f.carryNext(ctx, way, send)
				if err != nil {
					over.Store(true)
					fails <- err
				}
				if err != nil || !more {
					return
				}
			}
		})
	}
	group.Wait()
	close(fails)
	var all []error
	for err := range fails {
		all = append(all, err)
	}
	return errors.Join(all...)
}

// carryNext makes one delivery. A delivery that fails by itself is noted with it;
// an error says that others would fail as well.
func (f *Feature) carryNext(ctx context.Context, way string, send func(context.Context, Delivery) ([]string, error)) (more bool, err error) {
	var d Delivery
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		d, more, err = claimDelivery(ctx, tx, way, tx.Now, lease)
		return err
	})
	if err != nil || !more {
		return false, err
	}
	weighed, failed := send(ctx, d)
	err = f.act.Note(context.WithoutCancel(ctx), func(ctx context.Context, tx *act.Tx) error {
		if failed == nil {
			return closeDelivery(ctx, tx, d, weighed, tx.Now)
		}
		return noteFailure(ctx, tx, d, failed)
	})
	var away *mail.Unreachable
	if err == nil && errors.As(failed, &away) {
		return false, failed
	}
	return true, err
}

// noteFailure keeps why a delivery failed, and when it is tried again.
func noteFailure(ctx context.Context, tx *act.Tx, d Delivery, failed error) error {
	state, pause := waiting, notice.Pause(d.Tries)
	var later *Later
	if errors.As(failed, &later) {
		pause = max(pause, later.After)
	}
	due := tx.Now.Add(pause)
	if d.Tries >= notice.Tries || final(failed) {
		state = dead
		slog.WarnContext(ctx, "a delivery is dead", "delivery", d.ID, "error", failed)
	}
	if d.Way != byMail {
		if err := holdBack(ctx, tx, d, due); err != nil {
			return err
		}
	}
	return failDelivery(ctx, tx, d, state, short(failed.Error()), due)
}

func final(failed error) bool {
	var letter *mail.Refused
	var other *Refused
	return errors.As(failed, &letter) || errors.As(failed, &other)
}
