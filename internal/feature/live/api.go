package live

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// API registers the stream.
func (f *Feature) API(r *api.Router) {
	api.Stream[From, HeardView](r, api.Op{ID: "follow-changes", Method: http.MethodGet, Path: "/stream", Action: access.StreamFollow, Tag: "Live",
		Summary: "Hear of changes as they happen, as server-sent events: `change` (what was changed), `notice` (the caller's inbox has grown), " +
			"`behind` (more was missed than is kept: ask for everything anew), `presence` (who has come or gone where the caller is), " +
			"`stir` (somebody else has changed what no trail tells of where the caller is, such as who is writing), `still` (nothing). " +
			"Their ids are places to go on from"}, f.follow)
	f.presenceAPI(r)
}

// Words are none: a stream carries no text.
func (f *Feature) Words() i18n.Words { return nil }

// From is where a stream begins.
type From struct {
	After       int64 `query:"after" minimum:"0" doc:"Place after which to begin; the end of the trail without one"`
	LastEventID int64 `header:"Last-Event-ID" minimum:"0" doc:"The same, as browsers send it after a break"`
}

// HeardView is what a page hears: of a change or of who is there all of it, else nothing.
type HeardView struct {
	Kind        string `json:"kind,omitempty" doc:"What happened, as in the trail"`
	SubjectKind string `json:"subject_kind,omitempty"`
	SubjectID   string `json:"subject_id,omitempty"`
	WithinID    string `json:"within_id,omitempty" doc:"The objective that it belongs to"`
	ActorID     string `json:"actor_id,omitempty"`
	RequestID   string `json:"request_id,omitempty" doc:"Of a change of the caller's own: the X-Request-Id of the answer to it, by which a page knows its own changes"`

	People []people.NamedView `json:"people,omitempty" doc:"Of presence: who is there now"`
}

// lifetime is how long a stream lives before the client must sign in to the
// next one; up to a half more, so that they don't all come at once.
const lifetime = 5 * time.Minute

// follow tells of changes until the client goes, is signed out, or the stream has
// lived its time.
func (f *Feature) follow(ctx context.Context, _ access.Actor, in *From, send api.Send) {
	ctx, cancel := context.WithTimeout(ctx, lifetime+rand.N(lifetime/2))
	defer cancel()
	beat := time.NewTicker(still)
	defer beat.Stop()
	changes, head, more, err := f.begin(max(in.After, in.LastEventID), send)
	var who access.Actor
	if err == nil {
		// Not who it was at the door: what has happened since may have been about them.
		who, err = f.whoNow(ctx)
	}
	for turn := int64(0); err == nil; {
		if who, err = f.tell(ctx, who, changes, send); err != nil {
			return
		}
		if turn, err = f.accompany(who, turn, send); err != nil {
			return
		}
		place, ok := head, true
		select {
		case <-ctx.Done():
			return
		case <-more:
		case <-beat.C: // it also tells a client that hears of little where it is
			err = send(api.Message{ID: place, Event: "still", Data: HeardView{}})
		}
		if changes, head, more, ok = f.since(place); !ok {
			err = send(api.Message{ID: head, Event: "behind", Data: HeardView{}})
		}
		if f.stopped() {
			return
		}
	}
}

// begin says where the stream begins and what has happened since.
func (f *Feature) begin(place int64, send api.Send) (changes []Change, head int64, more <-chan struct{}, err error) {
	changes, head, more, ok := f.since(place)
	if place > head { // a page that was told of what isn't read here yet, if it isn't of another trail
		f.nudge()
		select {
		case <-more:
		case <-time.After(4 * gather):
		}
		changes, head, more, ok = f.since(place)
	}
	first := api.Message{ID: place, Event: "still", Data: HeardView{}}
	switch {
	case place == 0: // a client that was never here
		changes, first.ID = nil, head
	case !ok:
		first.ID, first.Event = head, "behind"
	}
	return changes, head, more, send(first)
}

// tell sends what the caller may learn of, as who they are by now.
func (f *Feature) tell(ctx context.Context, who access.Actor, changes []Change, send api.Send) (access.Actor, error) {
	if slices.ContainsFunc(changes, func(c Change) bool { return c.unsettles(who) }) {
		var err error
		if who, err = f.whoNow(ctx); err != nil {
			return who, err
		}
	}
	for i := range changes {
		c := &changes[i]
		if c.seenBy(who) {
			if err := send(api.Message{ID: c.Seq, Event: "change", Data: c.view(who)}); err != nil {
				return who, err
			}
		}
		if slices.Contains(c.told, who.ID) {
			if err := send(api.Message{ID: c.Seq, Event: "notice", Data: HeardView{}}); err != nil {
				return who, err
			}
		}
	}
	return who, nil
}

// whoNow is who calls, by now.
func (f *Feature) whoNow(ctx context.Context) (access.Actor, error) {
	who, err := api.Anew(ctx)
	switch {
	case err != nil && ctx.Err() == nil:
		slog.WarnContext(ctx, "whose stream it is", "error", err) // the next one asks again
	case err == nil && !who.Signed():
		err = errSignedOut
	}
	return who, err
}

var errSignedOut = errors.New("live: signed out")

func (c *Change) view(who access.Actor) HeardView {
	v := HeardView{Kind: c.Kind, SubjectKind: c.SubjectKind, SubjectID: c.SubjectID, WithinID: c.WithinID, ActorID: c.ActorID}
	if c.ActorID == who.ID {
		v.RequestID = c.RequestID
	}
	return v
}
