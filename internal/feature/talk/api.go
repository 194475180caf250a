package talk

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on comments.
func (f *Feature) API(r *api.Router) {
	const tag = "Comments"
	api.Do(r, api.Op{ID: "list-comments", Method: http.MethodGet, Path: "/comments", Action: access.CommentView, Tag: tag,
		Summary: "List what was said about a noun, newest thread first"}, f.listComments)
	api.Do(r, api.Op{ID: "say-comment", Method: http.MethodPost, Path: "/comments", Action: access.CommentCreate, Tag: tag, Status: http.StatusCreated, Sealed: true,
		Summary: "Begin a thread about a noun, or answer in one"}, f.sayComment)
	api.Do(r, api.Op{ID: "get-thread", Method: http.MethodGet, Path: "/comments/{id}", Action: access.CommentView, Tag: tag,
		Summary: "Read the thread that a comment is in"}, f.getThread)
	api.Do(r, api.Op{ID: "edit-comment", Method: http.MethodPatch, Path: "/comments/{id}", Action: access.CommentUpdate, Tag: tag, Sealed: true,
		Summary: "Change what one's comment says"}, f.editComment)
	api.Do(r, api.Op{ID: "delete-comment", Method: http.MethodDelete, Path: "/comments/{id}", Action: access.CommentDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a comment away"}, doing(f.Delete))
	api.Do(r, api.Op{ID: "restore-comment", Method: http.MethodPost, Path: "/comments/{id}/restore", Action: access.CommentDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Bring a comment back that was taken away"}, doing(f.Restore))
	api.Do(r, api.Op{ID: "resolve-thread", Method: http.MethodPost, Path: "/comments/{id}/resolve", Action: access.CommentCreate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Mark a thread as resolved"}, doing(f.settling(true)))
	api.Do(r, api.Op{ID: "reopen-thread", Method: http.MethodPost, Path: "/comments/{id}/reopen", Action: access.CommentCreate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Open a resolved thread again"}, doing(f.settling(false)))
	api.Do(r, api.Op{ID: "list-comment-edits", Method: http.MethodGet, Path: "/comments/{id}/edits", Action: access.CommentView, Tag: tag,
		Summary: "List what a comment said before its edits"}, f.listEdits)
	api.Do(r, api.Op{ID: "react-to-comment", Method: http.MethodPut, Path: "/comments/{id}/reactions/{kind}", Action: access.CommentCreate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Put one's sign under a comment"}, f.reacting(true))
	api.Do(r, api.Op{ID: "unreact-to-comment", Method: http.MethodDelete, Path: "/comments/{id}/reactions/{kind}", Action: access.CommentCreate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take one's sign away from a comment"}, f.reacting(false))
	f.apiFiles(r)
}

// doing is an operation that takes an id and answers nothing.
func doing(do func(context.Context, access.Actor, string) error) func(context.Context, access.Actor, *api.ID) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
		return &api.None{}, do(ctx, who, in.ID)
	}
}

func (f *Feature) settling(resolved bool) func(context.Context, access.Actor, string) error {
	return func(ctx context.Context, who access.Actor, id string) error { return f.Settle(ctx, who, id, resolved) }
}

// subjectKind is a noun that can be talked about, by its kind.
type subjectKind string

// Schema lists the kinds, so that they stand in one place.
func (subjectKind) Schema(huma.Registry) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, kind := range Kinds() {
		s.Enum = append(s.Enum, kind)
	}
	return s
}

// ReactionView is one kind of sign under a comment.
type ReactionView struct {
	Kind  string   `json:"kind" enum:"agree,celebrate,thank,love,look,doubt"`
	Names []string `json:"names" doc:"Whose"`
	Mine  bool     `json:"mine"`
}

// MentionView is somebody whom a comment calls, by today's name.
type MentionView struct {
	Kind string `json:"kind" enum:"person,team"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

// CommentView is a comment as the API tells it.
type CommentView struct {
	ID          string          `json:"id"`
	SubjectKind subjectKind     `json:"subject_kind"`
	SubjectID   string          `json:"subject_id"`
	AuthorID    string          `json:"author_id"`
	AuthorName  string          `json:"author_name"`
	Body        string          `json:"body" doc:"Markdown; empty where it was taken away or is files alone. @[name](person:id) and @[name](team:id) call somebody"`
	Quote       string          `json:"quote,omitempty" doc:"The marked words that it is about"`
	QuoteField  string          `json:"quote_field,omitempty"`
	WrittenAt   time.Time       `json:"written_at"`
	EditedAt    *time.Time      `json:"edited_at,omitempty"`
	Deleted     bool            `json:"deleted"`
	Mentions    []MentionView   `json:"mentions"`
	Reactions   []ReactionView  `json:"reactions"`
	Files       []CommentFile   `json:"files"`
	Version     int64           `json:"version"`
	Can         []access.Action `json:"can"`
}

// ThreadView is a thread as the API tells it.
type ThreadView struct {
	CommentView
	ResolvedAt     *time.Time    `json:"resolved_at,omitempty"`
	ResolvedByName string        `json:"resolved_by_name,omitempty"`
	Replies        []CommentView `json:"replies"`
}

// TalkView is a page of threads.
type TalkView struct {
	Items []ThreadView `json:"items"`
	Next  string       `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
	Open  int          `json:"open" doc:"Threads that nobody has resolved, on all pages"`
	Can   []string     `json:"can" doc:"comment.create where the caller may say something"`
}

func (t *Talk) view(who access.Actor, c *Comment) CommentView {
	v := CommentView{ID: c.ID, SubjectKind: subjectKind(c.SubjectKind), SubjectID: c.SubjectID, AuthorID: c.AuthorID, AuthorName: t.Org.Name(c.AuthorID),
		WrittenAt: c.WrittenAt, EditedAt: api.Instant(c.EditedAt), Mentions: []MentionView{}, Reactions: []ReactionView{}, Files: []CommentFile{}, Version: c.Version,
		Can: access.Can(who, access.Target{OwnerID: c.AuthorID}, access.CommentUpdate, access.CommentDelete)}
	if t.Past {
		v.Can = []access.Action{}
	}
	if v.Deleted = !c.DeletedAt.IsZero(); v.Deleted {
		v.Can = slices.DeleteFunc(v.Can, func(a access.Action) bool { return a == access.CommentUpdate })
		return v
	}
	v.Body, v.Quote, v.QuoteField = c.Body, c.Quote, c.QuoteField
	for _, m := range MentionsIn(c.Body) {
		name := t.Org.Name(m.ID)
		if team, ok := t.Org.Tree.Team(m.ID); ok {
			name = team.Name
		}
		if name == "" {
			name = m.Name
		}
		v.Mentions = append(v.Mentions, MentionView{Kind: m.Kind, ID: m.ID, Name: name})
	}
	v.Reactions = t.signs(who, c.ID)
	for i := range t.Files[c.ID] {
		v.Files = append(v.Files, t.Files[c.ID][i].view())
	}
	return v
}

// signs gathers the reactions to a comment by kind, in the order of Reactions.
func (t *Talk) signs(who access.Actor, commentID string) []ReactionView {
	out := []ReactionView{}
	for _, kind := range Reactions() {
		v := ReactionView{Kind: kind}
		for _, r := range t.Reactions[commentID] {
			if r.Kind == kind {
				v.Names = append(v.Names, t.Org.Name(r.PersonID))
				v.Mine = v.Mine || r.PersonID == who.ID
			}
		}
		if len(v.Names) > 0 {
			out = append(out, v)
		}
	}
	return out
}

func (t *Talk) viewThread(who access.Actor, one *Thread) ThreadView {
	v := ThreadView{CommentView: t.view(who, &one.Comment), ResolvedAt: api.Instant(one.ResolvedAt), Replies: []CommentView{}}
	if v.ResolvedAt != nil {
		v.ResolvedByName = t.Org.Name(one.ResolvedBy)
	}
	for i := range one.Replies {
		v.Replies = append(v.Replies, t.view(who, &one.Replies[i]))
	}
	return v
}

func (t *Talk) viewAll(who access.Actor) TalkView {
	v := TalkView{Items: []ThreadView{}, Next: t.Next, Open: t.Open, Can: []string{}}
	for i := range t.Threads {
		v.Items = append(v.Items, t.viewThread(who, &t.Threads[i]))
	}
	if t.CanSay {
		v.Can = append(v.Can, string(access.CommentCreate))
	}
	return v
}

type listIn struct {
	api.AsOf
	api.Paging
	SubjectKind subjectKind `query:"subject_kind" required:"true"`
	SubjectID   string      `query:"subject_id" maxLength:"64" required:"true"`
	Within      bool        `query:"within" doc:"Of an objective: also what is said about its key results and their actions"`
	Open        bool        `query:"open" doc:"Only threads that nobody has resolved"`
}

func (f *Feature) listComments(ctx context.Context, who access.Actor, in *listIn) (*api.Out[TalkView], error) {
	t, err := f.Threads(ctx, who, Query{SubjectKind: string(in.SubjectKind), SubjectID: in.SubjectID, Within: in.Within, Open: in.Open,
		Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	return api.Body(t.viewAll(who)), nil
}

func (f *Feature) getThread(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[ThreadView], error) {
	t, err := f.Thread(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return api.Body(t.viewThread(who, &t.Threads[0])), nil
}

type sayIn struct {
	Body struct {
		SubjectKind subjectKind `json:"subject_kind,omitempty" doc:"Of a new thread"`
		SubjectID   string      `json:"subject_id,omitempty" maxLength:"64"`
		ThreadID    string      `json:"thread_id,omitempty" maxLength:"64" doc:"Of an answer: the first comment of the thread"`
		Body        string      `json:"body" doc:"Markdown, with @[name](person:id) and @[name](team:id); may be empty beside files"`
		Quote       string      `json:"quote,omitempty" doc:"The marked words that it is about"`
		QuoteField  string      `json:"quote_field,omitempty" maxLength:"40"`
		FileIDs     []string    `json:"file_ids,omitempty" maxItems:"20" doc:"Of files that were uploaded for it, in order; at most 5"`
	}
}

// SaidView is what came of saying something.
type SaidView struct {
	Comment CommentView `json:"comment"`
	Blind   []string    `json:"blind" doc:"Names of those it calls who may not see what it is about, and are not told"`
}

func (f *Feature) sayComment(ctx context.Context, who access.Actor, in *sayIn) (*api.One[SaidView], error) {
	b := in.Body
	said, err := f.Say(ctx, who, Draft{SubjectKind: string(b.SubjectKind), SubjectID: b.SubjectID, ThreadID: b.ThreadID, Body: b.Body, Quote: b.Quote, QuoteField: b.QuoteField,
		FileIDs: b.FileIDs})
	return f.said(ctx, who, said, err)
}

type editIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Body    string   `json:"body"`
		FileIDs []string `json:"file_ids,omitempty" maxItems:"20" doc:"The files that it has from now on; absent to leave them. One that isn't named any more is gone for good"`
	}
}

func (f *Feature) editComment(ctx context.Context, who access.Actor, in *editIn) (*api.One[SaidView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	said, err := f.Edit(ctx, who, in.ID.ID, version, in.Body.Body, in.Body.FileIDs)
	return f.said(ctx, who, said, err)
}

func (f *Feature) said(ctx context.Context, who access.Actor, said Said, err error) (*api.One[SaidView], error) {
	if err != nil {
		return nil, err
	}
	t, err := f.Thread(ctx, who, said.Comment.ID)
	if err != nil {
		return nil, err
	}
	v := SaidView{Comment: t.view(who, &said.Comment), Blind: []string{}}
	for _, id := range said.Blind {
		v.Blind = append(v.Blind, t.Org.Name(id))
	}
	return api.Versioned(v, said.Comment.Version), nil
}

// EditView is what a comment said before one of its edits.
type EditView struct {
	Body     string    `json:"body"`
	EditedAt time.Time `json:"edited_at"`
}

func (f *Feature) listEdits(ctx context.Context, who access.Actor, in *api.ID) (*api.Many[EditView], error) {
	edits, err := f.Edits(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	items := make([]EditView, len(edits))
	for i, e := range edits {
		items[i] = EditView{Body: e.Body, EditedAt: e.EditedAt}
	}
	return api.Items(items, ""), nil
}

type reactIn struct {
	api.ID
	Kind string `path:"kind" maxLength:"20"`
}

func (f *Feature) reacting(on bool) func(context.Context, access.Actor, *reactIn) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *reactIn) (*api.None, error) {
		return &api.None{}, f.React(ctx, who, in.ID.ID, in.Kind, on)
	}
}
