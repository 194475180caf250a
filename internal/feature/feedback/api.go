package feedback

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Feedback"

// API registers the operations on feedback and recognition.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "give-feedback", Method: http.MethodPost, Path: "/feedback", Action: access.FeedbackCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Tell somebody something about their work, or thank people in public"}, f.giveFeedback)
	api.Do(r, api.Op{ID: "list-feedback", Method: http.MethodGet, Path: "/feedback", Action: access.FeedbackView, Tag: tag,
		Summary: "List feedback that the caller may see, the newest first"}, f.listFeedback)
	api.Do(r, api.Op{ID: "get-feedback", Method: http.MethodGet, Path: "/feedback/{id}", Action: access.FeedbackView, Tag: tag,
		Summary: "Read one feedback"}, f.getFeedback)
	api.Do(r, api.Op{ID: "edit-feedback", Method: http.MethodPatch, Path: "/feedback/{id}", Action: access.FeedbackUpdate, Tag: tag,
		Summary: "Change the words of one's own feedback; that it was edited stays visible"}, f.editFeedback)
	api.Do(r, api.Op{ID: "delete-feedback", Method: http.MethodDelete, Path: "/feedback/{id}", Action: access.FeedbackDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take feedback back"}, f.deleteFeedback)
	api.Do(r, api.Op{ID: "restore-feedback", Method: http.MethodPost, Path: "/feedback/{id}/restore", Action: access.FeedbackDelete, Tag: tag,
		Summary: "Bring deleted feedback back"}, f.restoreFeedback)
	api.Do(r, api.Op{ID: "cheer-feedback", Method: http.MethodPut, Path: "/feedback/{id}/cheer", Action: access.FeedbackCheer, Tag: tag,
		Summary: "Applaud a recognition"}, f.cheer(true))
	api.Do(r, api.Op{ID: "uncheer-feedback", Method: http.MethodDelete, Path: "/feedback/{id}/cheer", Action: access.FeedbackCheer, Tag: tag,
		Summary: "Take one's applause back"}, f.cheer(false))
	api.Do(r, api.Op{ID: "ask-feedback", Method: http.MethodPost, Path: "/feedback-requests", Action: access.FeedbackCreate, Tag: tag, Status: http.StatusCreated,
		Summary: "Ask people for feedback on oneself"}, f.askFeedback)
	api.Do(r, api.Op{ID: "list-feedback-requests", Method: http.MethodGet, Path: "/feedback-requests", Action: access.FeedbackView, Tag: tag,
		Summary: "List what one is asked for, or what one asked of others"}, f.listRequests)
	api.Do(r, api.Op{ID: "decline-feedback-request", Method: http.MethodPost, Path: "/feedback-requests/{id}/decline", Action: access.FeedbackAnswer, Tag: tag, Status: http.StatusNoContent,
		Summary: "Answer a request for feedback with no"}, f.declineRequest)
	api.Do(r, api.Op{ID: "withdraw-feedback-request", Method: http.MethodDelete, Path: "/feedback-requests/{id}", Action: access.FeedbackAnswer, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take back a request that nobody has answered"}, f.withdrawRequest)
}

// FeedbackView is feedback as the API tells it.
type FeedbackView struct {
	ID          string             `json:"id"`
	Version     int64              `json:"version"`
	Kind        Kind               `json:"kind" enum:"feedback,recognition"`
	AuthorID    string             `json:"author_id"`
	AuthorName  string             `json:"author_name,omitempty"`
	People      []people.NamedView `json:"people" doc:"Whom it is to"`
	Body        string             `json:"body" doc:"Markdown"`
	WordsLost   bool               `json:"words_lost,omitempty" doc:"Of a past day: it has been edited since, and nobody keeps what it said"`
	Visibility  Visibility         `json:"visibility" enum:"private,manager,public" doc:"Who reads it besides those it is from and to: nobody, the manager, or everybody but guests"`
	ManagerID   string             `json:"manager_id,omitempty" doc:"The manager who reads along"`
	ManagerName string             `json:"manager_name,omitempty"`
	ObjectiveID string             `json:"objective_id,omitempty" doc:"What it is about, as far as the caller may see it"`
	Objective   string             `json:"objective,omitempty" doc:"Title"`
	KeyResultID string             `json:"key_result_id,omitempty"`
	KeyResult   string             `json:"key_result,omitempty" doc:"Title"`
	Answers     bool               `json:"answers" doc:"It was asked for"`
	GivenAt     time.Time          `json:"given_at"`
	EditedAt    *time.Time         `json:"edited_at,omitempty"`
	Cheers      []people.NamedView `json:"cheers" doc:"Who applauds"`
	Cheered     bool               `json:"cheered" doc:"The caller does"`
	Can         []access.Action    `json:"can"`
}

// FeedbackRequestView is a request for feedback as the API tells it.
type FeedbackRequestView struct {
	ID          string     `json:"id"`
	AskerID     string     `json:"asker_id"`
	AskerName   string     `json:"asker_name,omitempty"`
	PersonID    string     `json:"person_id" doc:"Who is asked"`
	PersonName  string     `json:"person_name,omitempty"`
	Question    string     `json:"question"`
	ObjectiveID string     `json:"objective_id,omitempty"`
	Objective   string     `json:"objective,omitempty" doc:"Title"`
	KeyResultID string     `json:"key_result_id,omitempty"`
	KeyResult   string     `json:"key_result,omitempty" doc:"Title"`
	State       State      `json:"state" enum:"asked,answered,declined,withdrawn"`
	Why         string     `json:"why,omitempty" doc:"It was declined"`
	AskedAt     time.Time  `json:"asked_at"`
	SettledAt   *time.Time `json:"settled_at,omitempty"`
}

func named(org *people.Org, ids []string) []people.NamedView {
	list := make([]people.NamedView, len(ids))
	for i, id := range ids {
		list[i] = people.NamedView{ID: id, Name: org.Name(id)}
	}
	return list
}

func (p *Page) view(one *Feedback) FeedbackView {
	v := FeedbackView{ID: one.ID, Version: one.Version, Kind: one.Kind, AuthorID: one.AuthorID, AuthorName: p.Org.Name(one.AuthorID), People: named(p.Org, one.People),
		Body: one.Body, WordsLost: one.WordsLost, Visibility: one.Visibility, ManagerID: one.ManagerID, ManagerName: p.Org.Name(one.ManagerID), Answers: one.RequestID != "",
		GivenAt: one.GivenAt, EditedAt: api.Instant(one.EditedAt), Cheers: named(p.Org, p.Cheers[one.ID]), Cheered: slices.Contains(p.Cheers[one.ID], p.Who.ID), Can: one.can(p.Who)}
	v.ObjectiveID, v.Objective, v.KeyResultID, v.KeyResult = p.OnWhat(one)
	if p.Past {
		v.Can = []access.Action{}
	}
	return v
}

// OnWhat is the objective and the key result that feedback is about, with their
// titles, as far as the page's reader may see them; "" for none.
func (p *Page) OnWhat(one *Feedback) (objectiveID, objective, keyResultID, keyResult string) {
	title, seen := p.About.objective[one.ObjectiveID]
	if !seen {
		return "", "", "", ""
	}
	return one.ObjectiveID, title, one.KeyResultID, p.About.keyResult[one.KeyResultID]
}

func (p *Page) views() []FeedbackView {
	list := make([]FeedbackView, len(p.Items))
	for i := range p.Items {
		list[i] = p.view(&p.Items[i])
	}
	return list
}

type giveFeedbackIn struct {
	Body struct {
		Kind        Kind       `json:"kind" enum:"feedback,recognition"`
		PersonIDs   []string   `json:"person_ids,omitempty" maxItems:"50" doc:"Whom it is to: one person, for a recognition one or several. Left out where it answers a request"`
		Words       string     `json:"body" doc:"Markdown"`
		Visibility  Visibility `json:"visibility,omitempty" enum:"private,manager,public" doc:"By default private; a recognition is public"`
		ObjectiveID string     `json:"objective_id,omitempty" doc:"What it is about: an objective,"`
		KeyResultID string     `json:"key_result_id,omitempty" doc:"or a key result"`
		RequestID   string     `json:"request_id,omitempty" doc:"The request that it answers"`
	}
}

func (f *Feature) giveFeedback(ctx context.Context, who access.Actor, in *giveFeedbackIn) (*api.One[FeedbackView], error) {
	b := in.Body
	one, err := f.Give(ctx, who, Draft{Kind: b.Kind, PersonIDs: b.PersonIDs, Body: b.Words, Visibility: b.Visibility, ObjectiveID: b.ObjectiveID, KeyResultID: b.KeyResultID, RequestID: b.RequestID})
	if err != nil {
		return nil, err
	}
	return f.one(ctx, who, one.ID)
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[FeedbackView], error) {
	p, err := f.Feedback(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(p.view(&p.Items[0]), p.Items[0].Version), nil
}

func (f *Feature) getFeedback(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[FeedbackView], error) {
	return f.one(ctx, who, in.ID.ID)
}

type listFeedbackIn struct {
	api.AsOf
	api.Paging
	Kind        Kind   `query:"kind" enum:"feedback,recognition"`
	ToID        string `query:"to_id" doc:"Given to this person; me for the caller"`
	FromID      string `query:"from_id" doc:"Given by this person; me for the caller"`
	Along       bool   `query:"along" doc:"Only what is shared with the caller as a manager"`
	Public      bool   `query:"public" doc:"Only what everybody sees"`
	ObjectiveID string `query:"objective_id"`
	KeyResultID string `query:"key_result_id"`
	Query       string `query:"q" maxLength:"100" doc:"Part of its words"`
}

func (f *Feature) listFeedback(ctx context.Context, who access.Actor, in *listFeedbackIn) (*api.Many[FeedbackView], error) {
	for _, id := range []*string{&in.ToID, &in.FromID} {
		if *id == "me" {
			*id = who.ID
		}
	}
	filter := Filter{Kind: in.Kind, ToID: in.ToID, FromID: in.FromID, Public: in.Public, ObjectiveID: in.ObjectiveID, KeyResultID: in.KeyResultID, Query: strings.TrimSpace(in.Query), Cursor: in.Cursor, Limit: in.Limit}
	if in.Along {
		filter.Along = who.ID
	}
	p, err := f.List(ctx, who, filter)
	if err != nil {
		return nil, err
	}
	return api.Items(p.views(), p.Next), nil
}

type editFeedbackIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Words string `json:"body" doc:"Markdown"`
	}
}

func (f *Feature) editFeedback(ctx context.Context, who access.Actor, in *editFeedbackIn) (*api.One[FeedbackView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	if err := f.Edit(ctx, who, in.ID.ID, version, in.Body.Words); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[FeedbackView], error) { return f.one(ctx, who, in.ID.ID) })
	}
	return f.one(ctx, who, in.ID.ID)
}

func (f *Feature) deleteFeedback(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Delete(ctx, who, in.ID)
}

func (f *Feature) restoreFeedback(ctx context.Context, who access.Actor, in *api.ID) (*api.One[FeedbackView], error) {
	if err := f.Restore(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return f.one(ctx, who, in.ID)
}

func (f *Feature) cheer(on bool) func(context.Context, access.Actor, *api.ID) (*api.One[FeedbackView], error) {
	return func(ctx context.Context, who access.Actor, in *api.ID) (*api.One[FeedbackView], error) {
		if err := f.Cheer(ctx, who, in.ID, on); err != nil {
			return nil, err
		}
		return f.one(ctx, who, in.ID)
	}
}

type askFeedbackIn struct {
	Body struct {
		PersonIDs   []string `json:"person_ids" maxItems:"50" doc:"Whom one asks"`
		Question    string   `json:"question"`
		ObjectiveID string   `json:"objective_id,omitempty" doc:"What it is about: an objective,"`
		KeyResultID string   `json:"key_result_id,omitempty" doc:"or a key result"`
	}
}

func (f *Feature) askFeedback(ctx context.Context, who access.Actor, in *askFeedbackIn) (*api.Many[FeedbackRequestView], error) {
	b := in.Body
	list, err := f.Ask(ctx, who, b.PersonIDs, b.Question, b.ObjectiveID, b.KeyResultID)
	if err != nil {
		return nil, err
	}
	p, err := f.Requests(ctx, who, true, "", len(list))
	if err != nil {
		return nil, err
	}
	return api.Items(p.views(), ""), nil
}

type listRequestsIn struct {
	api.AsOf
	api.Paging
	Mine bool `query:"mine" doc:"What the caller asked of others; else what they are asked and have not answered"`
}

func (f *Feature) listRequests(ctx context.Context, who access.Actor, in *listRequestsIn) (*api.Many[FeedbackRequestView], error) {
	p, err := f.Requests(ctx, who, in.Mine, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	return api.Items(p.views(), p.Next), nil
}

func (p *Requests) views() []FeedbackRequestView {
	list := make([]FeedbackRequestView, len(p.Items))
	for i, q := range p.Items {
		list[i] = FeedbackRequestView{ID: q.ID, AskerID: q.AskerID, AskerName: p.Org.Name(q.AskerID), PersonID: q.PersonID, PersonName: p.Org.Name(q.PersonID),
			Question: q.Question, State: q.State, Why: q.Why, AskedAt: q.AskedAt, SettledAt: api.Instant(q.SettledAt)}
		if title, seen := p.About.objective[q.ObjectiveID]; seen {
			list[i].ObjectiveID, list[i].Objective = q.ObjectiveID, title
			list[i].KeyResultID, list[i].KeyResult = q.KeyResultID, p.About.keyResult[q.KeyResultID]
		}
	}
	return list
}

type declineIn struct {
	api.ID
	Body struct {
		Why string `json:"why,omitempty"`
	}
}

func (f *Feature) declineRequest(ctx context.Context, who access.Actor, in *declineIn) (*api.None, error) {
	return nil, f.Decline(ctx, who, in.ID.ID, in.Body.Why)
}

func (f *Feature) withdrawRequest(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.Withdraw(ctx, who, in.ID)
}
