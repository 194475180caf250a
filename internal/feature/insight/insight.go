// Package insight is a team's or the company's state on one page: how far its
// objectives are, what changed, what goes wrong first, and where the work is.
package insight

import (
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reviews"
	"github.com/sinan-okr/sinan/internal/feature/rhythm"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Above are the features that the page draws on.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Themes     *themes.Feature
	Objectives *objectives.Feature
	Alignments *alignments.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Reviews    *reviews.Feature
	Rhythm     *rhythm.Feature
}

// Feature holds the use case of the page.
type Feature struct {
	act *act.Runner
	loc *time.Location
	Above
}

// New makes the feature.
func New(a *act.Runner, above Above, loc *time.Location) *Feature {
	above.Checkins.Foreseen(walkAnew)
	return &Feature{act: a, loc: loc, Above: above}
}

// Wish says whose state is wanted.
type Wish struct {
	CycleID string    // "" is the current one
	TeamID  string    // with the teams below it; "" is the whole company
	Since   date.Date // what changed after this day; zero: a week ago
	AsOf    string    // as the data stood at the end of this past day; "" is the present
	Public  bool      // only what everybody sees, and nobody's load
	Unnamed bool      // nobody is named
	Trouble int       // how many key results that may not succeed are named at least
	Fullest int       // of a team too large for everybody's load, or of the company: how many of the fullest are told, with what all have
}

// Dashboard is the state of a team or the company. Every number is made of what
// the caller may see, and of nothing else.
type Dashboard struct {
	Cycle     cycles.Cycle
	TeamID    string // "" for the company
	Unnamed   bool
	Today     date.Date
	Since     date.Date
	Org       *people.Org
	Whole     Whole
	Lines     []Line    // objectives under way or closed, in their order
	Waiting   int       // drafts and those in review, which have no state yet
	Omitted   bool      // there are more objectives than are listed
	Coming    bool      // of a past day: all of them are being reckoned, and the numbers are of the listed ones until then
	Reckoned  *Reckoned // where the numbers are of all of more than are listed
	Counts    Counts
	Trouble   []Trouble // the first of Counts.Troubled
	Focus     []Focused // the first of Unfocused
	Unfocused int
	heat      map[place]*heat
	cold      int         // teams with objectives under way that the heat map has no row for, where it isn't made of all
	scope     scope       // of which it was summed up, where it was
	day       day         // what is kept of its day, where that is over
	Load      *plans.Load // of a team's members; nil for the company, and for a team that is too large
	Coverage  *Covered    // nil for guests, who see no themes
	Themes    []themes.Theme
}

// Whole is how far the objectives under way are together, each counted the same: means,
// nil while nothing is known. It has no due date of its own, so it is never achieved or missed.
type Whole struct {
	Active                     int
	Progress, Expected, Before *okr.Ratio
	Status                     okr.Status // by the workspace's thresholds of that day
}

// Line is an objective with how it stood on the day asked for.
type Line struct {
	objectives.Standing
	Before *okr.Ratio // progress at the end of Since; nil while it was unknown
}

// Trouble is a key result that may not succeed.
type Trouble struct {
	Line   *Line
	At     int
	Chance int // of success in hundredths, as it is foreseen or by the status
}

// Reckoned says how far sums go that were made of parts which are kept; a page that was made of
// its objectives has none.
type Reckoned struct {
	At      time.Time // everything written before it is in the sums
	Behind  bool      // more was written since, and will be in them within seconds
	Missing int       // objectives that aren't yet reckoned as of today, so soon after its beginning
	NoPast  bool      // no sum is told as of Since, as it isn't the usual day
}

// Focused is somebody who owns more objectives than is recommended.
type Focused struct {
	OwnerID string
	Count   int
}

// Covered is how many objectives serve a theme or a parent.
type Covered struct{ Objectives, Serving int }
