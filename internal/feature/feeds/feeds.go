// Package feeds is calendars that other programs subscribe to: a secret address
// for each, behind which is what one person may see, as of now.
package feeds

import (
	"net/url"
	"time"

	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features whose dates are told.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Meetings   *meetings.Feature
}

// Feature holds the use cases of feeds.
type Feature struct {
	Above
	act  *act.Runner
	base string     // what addresses begin with, without a slash at its end
	book *i18n.Book // set by API
}

// New makes the feature.
func New(a *act.Runner, above Above, baseURL string) *Feature {
	f := &Feature{Above: above, act: a, base: baseURL}
	f.hear()
	return f
}

// Feed is a calendar at a secret address.
type Feed struct {
	store.BaseModel `bun:"table:calendar_feeds,alias:f"`
	ID              string    `bun:"id,pk"`
	PersonID        string    `bun:"person_id"` // with whose eyes it is read
	TeamID          string    `bun:"team_id"`   // "" for the person's own dates
	Hash            string    `bun:"hash"`
	CreatedAt       time.Time `bun:"created_at"`
	ReadAt          time.Time `bun:"read_at,nullzero"`
}

// maxFeeds bounds the feeds of one person.
const maxFeeds = 20

func (f *Feed) ref() act.Ref { return act.Ref{Kind: "calendar_feed", ID: f.ID} }

// host is the installation's name in the ids of events.
func (f *Feature) host() string {
	if u, err := url.Parse(f.base); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return "sinan"
}
