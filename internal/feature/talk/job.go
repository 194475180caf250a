package talk

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "forget files that nobody sent", Every: time.Hour, Do: f.SweepFiles})
}
