package insight

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: what objectives add to the sums of large pages
// follows their changes and the day, and that of past days who looks at them.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "reckon parts", Every: 2 * time.Second, AtStart: true, Do: f.Keep})
	q.Every(jobs.Periodic{Name: "reckon past days", Every: 2 * time.Second, Do: f.KeepPast})
}
