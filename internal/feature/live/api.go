package live

import (
	"context"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// API registers the stream.
func (f *Feature) API(r *api.Router) {
	api.Stream[From, HeardView](r, api.Op{ID: "follow-changes", Method: http.MethodGet, Path: "/stream", Action: access.StreamFollow, Tag: "Live",
		Summary: "Hear of changes as they happen, as server-sent events: `change` (what was changed), `notice` (the caller's inbox has grown), " +
			"`behind` (more was missed than is kept: ask for everything anew), `still` (nothing). The id of each is a place to go on from"}, f.follow)
}

// Words are none: a stream carries no text.
func (f *Feature) Words() i18n.Words { return nil }

// From is where a stream begins.
type From struct {
	After       int64 `query:"after" minimum:"0" doc:"Place after which to begin; the end of the trail without one"`
	LastEventID int64 `header:"Last-Event-ID" minimum:"0" doc:"The same, as browsers send it after a break"`
}

// HeardView is what a page hears: of a change all of it, else nothing.
type HeardView struct {
	Kind        string `json:"kind,omitempty" doc:"What happened, as in the trail"`
	SubjectKind string `json:"subject_kind,omitempty"`
	SubjectID   string `json:"subject_id,omitempty"`
	WithinID    string `json:"within_id,omitempty" doc:"The objective that it belongs to"`
	ActorID     string `json:"actor_id,omitempty"`
}

// lifetime is how long a stream lives before the client must sign in to the
// next one; up to a half more, so that they don't all come at once.
const lifetime = 5 * time.Minute

// follow tells of changes until the client goes, the stream has lived its time,
// or what the caller may see has changed.
func (f *Feature) follow(ctx context.Context, who access.Actor, in *From, send api.Send) {
	ctx, cancel := context.WithTimeout(ctx, lifetime+rand.N(lifetime/2))
	defer cancel()
	place := max(in.After, in.LastEventID)
	begun := place > 0
	for !f.stopped() {
		changes, head, more, ok := f.since(place)
		if begun && !ok && send(api.Message{ID: head, Event: "behind", Data: HeardView{}}) != nil {
			return
		}
		if !begun && send(api.Message{ID: head, Event: "still", Data: HeardView{}}) != nil {
			return
		}
		if begun && !f.tell(who, changes, send) {
			return
		}
		place, begun = head, true
		select {
		case <-ctx.Done():
			return
		case <-more:
		case <-time.After(still):
			if send(api.Message{ID: place, Event: "still", Data: HeardView{}}) != nil {
				return
			}
		}
	}
}

// tell sends what the caller may learn of; false ends the stream.
func (f *Feature) tell(who access.Actor, changes []Change, send api.Send) bool {
	for i := range changes {
		c := &changes[i]
		if c.seenBy(who) {
			view := HeardView{Kind: c.Kind, SubjectKind: c.SubjectKind, SubjectID: c.SubjectID, WithinID: c.WithinID, ActorID: c.ActorID}
			if send(api.Message{ID: c.Seq, Event: "change", Data: view}) != nil {
				return false
			}
		}
		if slices.Contains(c.told, who.ID) && send(api.Message{ID: c.Seq, Event: "notice", Data: HeardView{}}) != nil {
			return false
		}
		if c.unsettles(who) {
			return false
		}
	}
	return true
}
