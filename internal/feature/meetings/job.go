package meetings

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: the meetings of the weeks ahead
// are made, and locks that ran out long ago are forgotten.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "plan the meetings ahead", Every: time.Hour, Do: f.Extend})
	q.Every(jobs.Periodic{Name: "open, remind and close rounds", Every: time.Minute, Do: f.Rounds})
	q.Every(jobs.Periodic{Name: "forget locks", Every: 6 * time.Hour, Do: f.SweepLocks})
}

// SweepLocks forgets locks that ran out long ago.
func (f *Feature) SweepLocks(ctx context.Context) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return sweepLocks(ctx, tx, tx.Now.Add(-time.Hour)) })
}
