package metrics

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: metrics are read when their
// time has come.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "read metrics", Every: 5 * time.Minute, Do: f.FetchDue})
	q.Every(jobs.Periodic{Name: "learn from metrics", Every: time.Hour, AtStart: true, Do: f.LearnAll})
	q.Every(jobs.Periodic{Name: "forget runs of metrics", Every: 24 * time.Hour, Do: f.ForgetRuns})
}
