package robots

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// period is what a digest tells of.
type period struct {
	On    string       `json:"on"`
	Since string       `json:"since"`
	Every notice.Every `json:"every"`
}

// tooLate is how long after its hour a digest is still worth reading: a server
// that was down over a weekend sends Friday's on Monday morning, and not in a week.
const tooLate = 3 * 24 * time.Hour

func (f *Feature) zone(ctx context.Context, tx *act.Tx) (notice.Zone, error) {
	calendar, err := f.Cycles.Calendar(ctx, tx)
	return notice.Zone{Location: f.opts.Location, Calendar: calendar}, err
}

// Summarize puts the digests that are due into what robots send. Each is claimed
// with the delivery in one transaction, so that two replicas, or one that runs
// twice in a minute, send one.
func (f *Feature) Summarize(ctx context.Context) error {
	var (
		due  []Robot
		zone notice.Zone
	)
	err := f.act.Read(ctx, access.System("robots"), func(ctx context.Context, tx *act.Tx) error {
		s, err := f.set(ctx, tx)
		if err != nil {
			return err
		}
		if zone, err = f.zone(ctx, tx); err != nil {
			return err
		}
		for _, r := range s {
			if _, _, ok := r.Digest.V.Last(zone, tx.Now); ok {
				due = append(due, r)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range due {
		if err := f.summarize(ctx, &due[i], zone); err != nil {
			return err
		}
	}
	return nil
}

func (f *Feature) summarize(ctx context.Context, r *Robot, zone notice.Zone) error {
	now := f.act.Now()
	on, since, ok := r.Digest.V.Last(zone, now)
	if !ok || f.looked(r, on.String()) {
		return nil
	}
	text, err := json.Marshal(period{On: on.String(), Since: since.String(), Every: r.Digest.V.Every})
	if err != nil {
		return err
	}
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		claimed, err := claimDigest(ctx, tx, r.ID, on)
		if err != nil || !claimed || now.Sub(zone.At(on, r.Digest.V.At)) > tooLate {
			return err
		}
		return f.Notices.Hand(ctx, tx, byRobot, []notices.Delivery{{ID: fmt.Sprintf("%s:%s:%s", byRobot, r.ID, on), ToID: r.ID, ToName: r.Name,
			Kind: summary, Body: string(text) + "\n", DueAt: now}})
	})
	if err == nil {
		f.look(r, on.String())
	}
	return err
}

// looked reports whether this process has seen to a robot's digest of a day: the
// database is asked once, not each minute of a week.
func (f *Feature) looked(r *Robot, on string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.digested[r.ID] >= on
}

func (f *Feature) look(r *Robot, on string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.digested[r.ID] = on
}
