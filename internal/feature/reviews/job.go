package reviews

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: late readings are cut off.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "cut off late readings", Every: time.Minute, Do: f.CutOff})
}
