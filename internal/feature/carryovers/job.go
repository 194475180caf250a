package carryovers

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: key results learn from the cycles before.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "learn from cycles before", Every: time.Hour, AtStart: true, Do: f.LearnAll})
}
