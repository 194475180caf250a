package live

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) presenceAPI(r *api.Router) {
	api.DoOwn(r, api.Op{ID: "be-present", Method: http.MethodPut, Path: "/presence", Action: access.StreamFollow, Tag: "Live",
		Summary: "Say that one has the page of a noun open, again every ten seconds or so; after thirty of silence one is gone. " +
			"Whoever is there is seen by the others there, and hears of them by `presence` on the stream"}, f.bePresent)
	api.DoOwn(r, api.Op{ID: "stop-being-present", Method: http.MethodDelete, Path: "/presence", Action: access.StreamFollow, Tag: "Live", Status: http.StatusNoContent,
		Summary: "Say that one has left the page of a noun"}, f.stopBeingPresent)
}

type bePresentIn struct {
	Body struct {
		SubjectKind string `json:"subject_kind" maxLength:"40" doc:"The noun: objective"`
		SubjectID   string `json:"subject_id" maxLength:"64"`
		Tab         string `json:"tab" minLength:"1" maxLength:"64" doc:"Tells the caller's open pages apart"`
	}
}

type stopBeingPresentIn struct {
	SubjectKind string `query:"subject_kind" required:"true" maxLength:"40"`
	SubjectID   string `query:"subject_id" required:"true" maxLength:"64"`
	Tab         string `query:"tab" required:"true" maxLength:"64"`
}

// PresenceView is who has the page of a noun open, the caller among them.
type PresenceView struct {
	People []people.NamedView `json:"people"`
}

type presenceOut struct{ Body PresenceView }

func (f *Feature) bePresent(ctx context.Context, who access.Actor, in *bePresentIn) (*presenceOut, error) {
	present, err := f.Come(ctx, who, Subject{in.Body.SubjectKind, in.Body.SubjectID}, in.Body.Tab)
	return &presenceOut{Body: PresenceView{People: presentViews(present)}}, err
}

func (f *Feature) stopBeingPresent(ctx context.Context, who access.Actor, in *stopBeingPresentIn) (*struct{}, error) {
	return nil, f.Leave(ctx, who, Subject{in.SubjectKind, in.SubjectID}, in.Tab)
}

func presentViews(present []Person) []people.NamedView {
	views := make([]people.NamedView, len(present))
	for i, p := range present {
		views[i] = people.NamedView(p)
	}
	return views
}

// accompany tells of who came and went where the caller is, and of what others stirred.
func (f *Feature) accompany(who access.Actor, after int64, send api.Send) (turn int64, err error) {
	told, turn := f.company(who, after)
	if turn == after {
		return turn, nil
	}
	for _, s := range f.stirred(who, after) {
		view := HeardView{SubjectKind: s.Subject.Kind, SubjectID: s.Subject.ID, ActorID: s.PersonID}
		if err := send(api.Message{Event: "stir", Data: view}); err != nil {
			return turn, err
		}
	}
	for _, c := range told {
		view := HeardView{SubjectKind: c.Subject.Kind, SubjectID: c.Subject.ID, People: presentViews(c.People)}
		if err := send(api.Message{Event: "presence", Data: view}); err != nil {
			return turn, err
		}
	}
	return turn, nil
}
