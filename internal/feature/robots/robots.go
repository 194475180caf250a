// Package robots tells the group chats of other programs what happens: to a
// team's room what is of the team, and only what everybody in it may see.
package robots

import (
	"fmt"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/robot"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Above are the features that robots tell of, and Notices, which carries what they say.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Meetings   *meetings.Feature
	Reports    *reports.Feature
	Notices    *notices.Feature
}

// Options are what the feature needs to know of how the program runs.
type Options struct {
	Location *time.Location // whose days are counted
	BaseURL  string         // what links begin with, without a slash at its end
	Box      *secret.Box    // seals addresses and secrets
	Outbound *outbound.Client
}

// Feature holds the use cases of robots.
type Feature struct {
	Above
	act  *act.Runner
	opts Options
	book *i18n.Book // of what is told; set by Jobs

	on act.Memory[set] // none that changes robots tells of anything else

	mu       sync.Mutex
	digested map[string]string // by robot: the day of the last digest that was seen to
}

// New makes the feature.
func New(a *act.Runner, above Above, o Options) *Feature {
	f := &Feature{act: a, Above: above, opts: o, digested: map[string]string{}, on: act.Memory[set]{Stamp: robotsStamp, Unwritten: true}}
	f.hear()
	return f
}

// Robot speaks to one room.
type Robot struct {
	store.BaseModel `bun:"table:robots,alias:r"`
	ID              string                     `bun:"id,pk"`
	Name            string                     `bun:"name"`
	Kind            robot.Kind                 `bun:"kind"`
	TeamID          string                     `bun:"team_id"` // "" for the whole workspace
	MembersOnly     bool                       `bun:"members_only"`
	Topics          store.JSON[[]notice.Topic] `bun:"topics"`
	Lang            string                     `bun:"lang"`
	Active          bool                       `bun:"active"`
	Host            string                     `bun:"host"`    // of the address
	Address         string                     `bun:"address"` // sealed
	Secret          string                     `bun:"secret"`  // sealed; "" for none
	Digest          store.JSON[notice.Rounds]  `bun:"digest"`
	DigestedOn      store.Day                  `bun:"digested_on"` // the last digest that was looked at
	CreatedBy       string                     `bun:"created_by"`
	CreatedAt       time.Time                  `bun:"created_at"`
	SentAt          time.Time                  `bun:"sent_at,nullzero"`   // last, with success
	FailedAt        time.Time                  `bun:"failed_at,nullzero"` // last; zero after a success
	Trouble         Trouble                    `bun:"trouble"`
	Error           string                     `bun:"error"` // in the words of whoever refused
	Version         int64                      `bun:"version"`
}

// Room is whom the robot speaks to.
func (r *Robot) Room() notice.Room { return notice.Room{TeamID: r.TeamID, Inner: r.MembersOnly} }

// Trouble is why a robot couldn't speak.
type Trouble string

// The troubles; "" for none.
const (
	Closed      Trouble = "closed"      // the address leads to a network that isn't allowed
	Refusal     Trouble = "refused"     // the platform will never take it as it is set up
	Limited     Trouble = "limited"     // too many messages for now
	Unreachable Trouble = "unreachable" // no answer, or none in time
	Failed      Trouble = "failed"      // an answer that says no, or makes no sense
	Sealed      Trouble = "sealed"      // the address can't be opened: SINAN_SECRET is another
)

// byRobot is the way of deliveries that robots carry.
const byRobot = "robot"

// The kinds of deliveries.
const (
	told    = "told"
	summary = "summary" // how a team stands at the end of a week or a month
)

func (r *Robot) ref() act.Ref { return act.Ref{Kind: "robot", ID: r.ID} }

// facts is what the trail says of a robot: neither its address nor its secret.
func (r *Robot) facts() map[string]any {
	return map[string]any{"name": r.Name, "kind": r.Kind, "team_id": r.TeamID, "members_only": r.MembersOnly, "topics": r.Topics.V, "lang": r.Lang,
		"active": r.Active, "host": r.Host, "digest_every": r.Digest.V.Every, "digest_weekday": isoDay(r.Digest.V.Weekday), "digest_at": clock(r.Digest.V.At)}
}

// What sealed texts are for: one can't be put in the place of another.
func (r *Robot) addressPurpose() string { return "robot:address:" + r.ID }
func (r *Robot) secretPurpose() string  { return "robot:secret:" + r.ID }

// isoDay is a weekday from 1 for Monday to 7 for Sunday.
func isoDay(d time.Weekday) int { return (int(d)+6)%7 + 1 }

// clock writes minutes after midnight as HH:MM.
func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
