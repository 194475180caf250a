package views

import (
	"github.com/sinan-okr/sinan/internal/platform/jobs"
)

// Jobs registers what is done outside of requests: subscriptions are looked at.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.Every(jobs.Periodic{Name: "look at subscribed views", Every: watchEvery, AtStart: true, Do: f.Watch})
}
