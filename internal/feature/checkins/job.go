package checkins

import (
	"time"

	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: forecasts follow the day.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "foresee anew", Every: time.Hour, Do: f.ForeseeAll})
}
