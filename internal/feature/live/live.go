// Package live tells open pages what others have just changed. It follows the
// trail of events, which has no gaps and whose order is that of the commits, so
// that a place in it is all that a client needs to go on after a break.
package live

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/notices"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the newest changes and whoever waits for them.
type Feature struct {
	act     *act.Runner
	notices *notices.Feature
	wake    chan struct{}
	places  map[string]Place
	self    string       // this replica among others
	store   *store.Store // once started

	mu     sync.Mutex
	kept   []Change      // the newest, oldest first
	before int64         // place of the change before the first one kept
	head   int64         // place of the newest one
	more   chan struct{} // closed when there are more
	over   bool          // the program ends
	rooms  map[Subject]*room
	turn   int64 // counts who came and went
}

// keptChanges is how many changes a client may have missed and still be told of
// one by one, rather than to ask for everything anew.
const keptChanges = 4096

// New makes the feature; Start makes it follow the trail.
func New(a *act.Runner, o *objectives.Feature, n *notices.Feature) *Feature {
	f := &Feature{act: a, notices: n, wake: make(chan struct{}, 1), more: make(chan struct{}),
		places: map[string]Place{}, rooms: map[Subject]*room{}, self: act.NewID()}
	f.Place("objective", Seen(access.ObjectiveView, o.Targets))
	a.OnCommit(f.nudge)
	return f
}

// nudge has the trail looked at soon.
func (f *Feature) nudge() {
	select {
	case f.wake <- struct{}{}:
	default: // it will be, anyway
	}
}

// Change is an event as an open page hears of it: what it is about, never what
// it says. The page then asks for what it shows, and is answered by the policy.
type Change struct {
	Seq         int64
	Kind        string
	SubjectKind string
	SubjectID   string
	WithinID    string
	ActorID     string
	RequestID   string // by which it was changed
	ObjectiveID string // the one it belongs to; "" for none
	placed      bool   // the sight decides who may learn of it, and not its kind alone
	sight       access.Sight
	known       bool     // whether the sight was found
	told        []string // who got a notice of it
}

// common are the nouns that whoever works here may see.
var common = []string{"cycle", "theme", "template", "team", "calendar", "policy", "workspace"}

// seenBy reports whether somebody may learn of the change.
func (c *Change) seenBy(who access.Actor) bool {
	if c.placed {
		return c.known && c.sight.By(who)
	}
	return who.Role != access.Guest && (slices.Contains(common, c.SubjectKind) || strings.HasPrefix(c.Kind, "person."))
}

// unsettles reports whether the change may alter who somebody is to the policy,
// or end their being signed in.
func (c *Change) unsettles(who access.Actor) bool {
	switch c.SubjectKind {
	case "team", "person": // of any person: their manager sees what they may see
		return true
	case "session", "token":
		return c.ActorID == who.ID && !strings.HasSuffix(c.Kind, ".started")
	}
	return false
}

// since is what came after a place, up to which place, and what to wait on for
// more. ok is false where too much has happened since, or where the place is of
// another trail.
func (f *Feature) since(place int64) (changes []Change, head int64, more <-chan struct{}, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if place < f.before || place > f.head {
		return nil, f.head, f.more, false
	}
	at, _ := slices.BinarySearchFunc(f.kept, place+1, func(c Change, seq int64) int { return int(c.Seq - seq) })
	return f.kept[at:], f.head, f.more, true
}

// keep adds changes and wakes whoever waits.
func (f *Feature) keep(changes []Change, head int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	// A new array each time: readers still hold parts of the old one.
	kept := slices.Concat(f.kept, changes)
	if drop := len(kept) - keptChanges; drop > 0 {
		f.before = kept[drop-1].Seq
		kept = slices.Clone(kept[drop:])
	}
	f.kept, f.head = kept, head
	f.wakeAll()
}

// wakeAll has all streams look at what there is.
func (f *Feature) wakeAll() {
	if f.over {
		return
	}
	close(f.more)
	f.more = make(chan struct{})
}

// Stop ends all streams, so that the server can go.
func (f *Feature) Stop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.over {
		f.over = true
		close(f.more)
	}
}

func (f *Feature) stopped() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.over
}

// pauses of following the trail.
const (
	gather = 50 * time.Millisecond // changes that come close together are read at once
	look   = 2 * time.Second       // without a nudge, for writers in other processes
	still  = 25 * time.Second      // between signs of life on a stream
)
