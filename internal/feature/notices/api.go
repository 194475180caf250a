package notices

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

// API registers the operations on notices.
func (f *Feature) API(r *api.Router) {
	const tag = "Notices"
	api.Do(r, api.Op{ID: "list-notices", Method: http.MethodGet, Path: "/notices", Action: access.NoticeView, Tag: tag,
		Summary: "List the caller's notices, newest first"}, f.listNotices)
	api.Do(r, api.Op{ID: "count-notices", Method: http.MethodGet, Path: "/notices/count", Action: access.NoticeView, Tag: tag,
		Summary: "Count the caller's open notices"}, f.countNotices)
	api.Do(r, api.Op{ID: "mark-notices", Method: http.MethodPatch, Path: "/notices", Action: access.NoticeUpdate, Tag: tag,
		Summary: "Mark notices as read or done, or put them off"}, f.markNotices)
	f.lettersAPI(r)
	f.linksAPI(r)
}

// NoticeView is a notice as the API tells it.
type NoticeView struct {
	ID          string        `json:"id"`
	Reason      notice.Reason `json:"reason" enum:"mention,approval_asked,returned,alignment_asked,revision_asked,action_given,action_blocked,key_result_given,problem_given,decision_asked,follow_up_given,feedback_asked,review_asked,review_returned,appeal_asked,evaluation_asked,colleagues_proposed,rating_appealed,round_asked,report_drafted,metric_silent,reminder,nudge,reply,comment,approved,activated,alignment_answered,revision_decided,decision_made,problem_solved,feedback_given,feedback_shared,feedback_declined,recognized,scored,rules_published,rules_withdrawn,statement_ready,appeal_answered,rating_published,rating_answered,meeting_called,meeting_changed,meeting_cancelled,minutes,report_sent,metric_mended,view_began,view_ended"`
	ActorID     string        `json:"actor_id,omitempty"`
	ActorName   string        `json:"actor_name,omitempty" doc:"Who did it; absent for the program itself"`
	ObjectiveID string        `json:"objective_id,omitempty"`
	Objective   string        `json:"objective,omitempty" doc:"Title"`
	KeyResultID string        `json:"key_result_id,omitempty"`
	KeyResult   string        `json:"key_result,omitempty" doc:"Title"`
	ActionID    string        `json:"action_id,omitempty"`
	ActionTitle string        `json:"action,omitempty" doc:"Title"`
	ProblemID   string        `json:"problem_id,omitempty"`
	Problem     string        `json:"problem,omitempty" doc:"Title"`
	MeetingID   string        `json:"meeting_id,omitempty"`
	Meeting     string        `json:"meeting,omitempty" doc:"Title"`
	ReportID    string        `json:"report_id,omitempty"`
	Report      string        `json:"report,omitempty" doc:"The team and the days of its week"`
	Theme       string        `json:"theme,omitempty" doc:"Title"`
	MetricID    string        `json:"metric_id,omitempty"`
	Metric      string        `json:"metric,omitempty" doc:"Name"`
	Lesson      string        `json:"lesson,omitempty" doc:"How its words begin"`
	IncentiveID string        `json:"incentive_id,omitempty"`
	Incentive   string        `json:"incentive,omitempty" doc:"Title"`
	SubjectID   string        `json:"evaluation_subject_id,omitempty" doc:"Whose evaluation; absent where it is about forms to write"`
	Evaluation  string        `json:"evaluation,omitempty" doc:"Title"`
	ViewID      string        `json:"view_id,omitempty"`
	SavedView   string        `json:"view,omitempty" doc:"Name of the saved view, as it was when it told"`
	AboutKind   string        `json:"about_kind,omitempty" doc:"Of a comment: the noun that it is about, as subject_kind of comments"`
	About       string        `json:"about,omitempty" doc:"What that is called; absent where it is gone, or not for the caller to see any more"`
	Path        string        `json:"path,omitempty" doc:"Of the page where that stands, with what was said open"`
	Count       int           `json:"count,omitempty" doc:"Of a saved view: of how many objectives and key results it tells"`
	Words       string        `json:"words,omitempty" doc:"What was said with it"`
	Excerpt     string        `json:"excerpt,omitempty" doc:"What the comment says, with names in place of mentions"`
	Waits       bool          `json:"waits" doc:"Something waits on the caller"`
	Owing       []OwingView   `json:"owing,omitempty" doc:"Of the present reminder: what there is to do; of a saved view: of what it tells"`
	ToldAt      time.Time     `json:"told_at"`
	ShowsAt     time.Time     `json:"shows_at" doc:"Later than told_at where it was put off"`
	ReadAt      *time.Time    `json:"read_at,omitempty"`
	DoneAt      *time.Time    `json:"done_at,omitempty"`
}

// OwingView is something to do, as a reminder tells it.
type OwingView struct {
	Kind        string `json:"kind" enum:"check_in,action,approval,revision,alignment,late,self_score,confirm_score,settle_score,late_score,match"`
	ID          string `json:"id"`
	ObjectiveID string `json:"objective_id"`
	KeyResultID string `json:"key_result_id,omitempty"`
	Title       string `json:"title"`
	Within      string `json:"within,omitempty"`
	On          string `json:"on,omitempty" doc:"Due; of what was asked, since when"`
	Until       int    `json:"until" doc:"Workdays until then; negative after"`
	ForName     string `json:"for_name,omitempty" doc:"In whose place; of late and late_score: who is late"`
	Over        bool   `json:"over" doc:"Done meanwhile"`
}

func viewOwing(list []Owing) (views []OwingView) {
	for _, o := range list {
		views = append(views, OwingView{Kind: o.Kind, ID: o.ID, ObjectiveID: o.ObjectiveID, KeyResultID: o.KeyResultID, Title: o.Title, Within: o.Within,
			On: o.On, Until: o.Until, ForName: o.ForName, Over: o.Over})
	}
	return views
}

// CountView is how much is in the open box.
type CountView struct {
	Unread int `json:"unread"`
	Open   int `json:"open"`
}

// InboxView is a page of notices.
type InboxView struct {
	Items []NoticeView `json:"items"`
	Next  string       `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
	Count CountView    `json:"count"`
}

func (t *Told) view() NoticeView {
	v := NoticeView{ID: t.ID, Reason: t.Reason, ActorName: t.ActorName, ObjectiveID: t.WithinID, Objective: t.Objective,
		KeyResultID: t.KeyResultID, KeyResult: t.KeyResult, ActionTitle: t.Action, ProblemID: t.ProblemID, Problem: t.Problem, MeetingID: t.MeetingID, Meeting: t.Meeting, ReportID: t.ReportID, Report: t.Report, Theme: t.Theme, MetricID: t.MetricID, Metric: t.Metric, Lesson: t.Lesson, Incentive: t.Incentive, IncentiveID: t.IncentiveID, SubjectID: t.EvaluatedID, Evaluation: t.Evaluation, ViewID: t.ViewID, SavedView: t.View, Count: t.Count, Words: t.Words, Excerpt: t.Excerpt,
		Owing: viewOwing(t.Owing), Waits: t.Reason.Waits(), ToldAt: t.ToldAt, ShowsAt: t.ShowsAt, ReadAt: api.Instant(t.ReadAt), DoneAt: api.Instant(t.DoneAt)}
	if t.ActorName != "" {
		v.ActorID = t.ActorID
	}
	if t.SubjectKind == "action" {
		v.ActionID = t.SubjectID
	}
	if t.Spoken != nil {
		v.AboutKind, v.About, v.Path = t.Spoken.Kind, t.Spoken.Title, t.talkPath()
	}
	return v
}

type listIn struct {
	api.Paging
	Box    string   `query:"box" enum:"open,snoozed,done" default:"open"`
	Reason []string `query:"reason" doc:"Only for these reasons" enum:"mention,approval_asked,returned,alignment_asked,revision_asked,action_given,action_blocked,key_result_given,problem_given,decision_asked,follow_up_given,feedback_asked,review_asked,review_returned,appeal_asked,evaluation_asked,colleagues_proposed,rating_appealed,round_asked,report_drafted,metric_silent,reminder,nudge,reply,comment,approved,activated,alignment_answered,revision_decided,decision_made,problem_solved,feedback_given,feedback_shared,feedback_declined,recognized,scored,rules_published,rules_withdrawn,statement_ready,appeal_answered,rating_published,rating_answered,meeting_called,meeting_changed,meeting_cancelled,minutes,report_sent,metric_mended,view_began,view_ended"`
	Unread bool     `query:"unread"`
}

func (f *Feature) listNotices(ctx context.Context, who access.Actor, in *listIn) (*api.Out[InboxView], error) {
	q := Query{Box: Box(in.Box), Unread: in.Unread, Cursor: in.Cursor, Limit: in.Limit}
	for _, r := range in.Reason {
		q.Reasons = append(q.Reasons, notice.Reason(r))
	}
	box, err := f.List(ctx, who, q)
	if err != nil {
		return nil, err
	}
	v := InboxView{Items: []NoticeView{}, Next: box.Next, Count: CountView(box.Count)}
	for i := range box.Items {
		v.Items = append(v.Items, box.Items[i].view())
	}
	return api.Body(v), nil
}

func (f *Feature) countNotices(ctx context.Context, who access.Actor, _ *struct{}) (*api.Out[CountView], error) {
	c, err := f.Count(ctx, who)
	if err != nil {
		return nil, err
	}
	return api.Body(CountView(c)), nil
}

type markIn struct {
	Body struct {
		IDs   []string             `json:"ids,omitempty" maxItems:"500"`
		All   bool                 `json:"all,omitempty" doc:"Instead of ids: the whole open box"`
		Read  *bool                `json:"read,omitempty"`
		Done  *bool                `json:"done,omitempty"`
		Until api.Field[time.Time] `json:"until,omitempty" doc:"Puts them off until then; null takes that back"`
	}
}

// MarkedView is which notices were marked.
type MarkedView struct {
	IDs []string `json:"ids"`
}

func (f *Feature) markNotices(ctx context.Context, who access.Actor, in *markIn) (*api.Out[MarkedView], error) {
	m := Mark{Read: in.Body.Read, Done: in.Body.Done}
	if in.Body.Until.Sent {
		m.Until = &in.Body.Until.Value
	}
	ids, err := f.Mark(ctx, who, in.Body.IDs, in.Body.All, m)
	if err != nil {
		return nil, err
	}
	if ids == nil {
		ids = []string{}
	}
	return api.Body(MarkedView{IDs: ids}), nil
}
