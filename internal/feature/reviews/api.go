package reviews

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Reviews"

// API registers the operations on the scoring of objectives.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-reviews", Method: http.MethodGet, Path: "/reviews", Action: access.ReviewView, Tag: tag,
		Summary: "List how far the scoring of a cycle's objectives has come"}, f.listReviews)
	api.Do(r, api.Op{ID: "get-review", Method: http.MethodGet, Path: "/reviews/{id}", Action: access.ReviewView, Tag: tag,
		Summary: "Read the scores of an objective"}, f.getReview)
	api.Do(r, api.Op{ID: "score-objective", Method: http.MethodPost, Path: "/reviews/{id}/self-score", Action: access.ReviewScore, Tag: tag,
		Summary: "Score an objective as its owner"}, f.scoreObjective)
	api.Do(r, api.Op{ID: "confirm-review", Method: http.MethodPost, Path: "/reviews/{id}/confirm", Action: access.ReviewConfirm, Tag: tag,
		Summary: "Confirm or change the owner's scores as the reviewer"}, f.confirmReview)
	api.Do(r, api.Op{ID: "settle-review", Method: http.MethodPost, Path: "/reviews/{id}/settle", Action: access.ReviewSettle, Tag: tag,
		Summary: "Make the reviewer's scores final and freeze them"}, f.settleReview)
	api.Do(r, api.Op{ID: "reopen-review", Method: http.MethodPost, Path: "/reviews/{id}/reopen", Action: access.ReviewReopen, Tag: tag,
		Summary: "Take a review one step back, with a reason"}, f.reopenReview)
	f.closingAPI(r)
}

// ScoreView is a score; left out where there is none.
type ScoreView struct {
	Score string   `json:"score" doc:"0.00 to 1.00"`
	Zone  okr.Zone `json:"zone" enum:"red,yellow,green" doc:"By the workspace's borders: usually up to 0.30, up to 0.69, and above"`
	Shown string   `json:"shown" doc:"On the workspace's scale: 0.64, or 64, or 3.6 of 5"`
	Typed string   `json:"typed" doc:"What one would type on that scale: on the one of five steps the nearest"`
}

// ReviewScoreView is what a key result was given.
type ReviewScoreView struct {
	KeyResult      objectives.KeyResultView `json:"key_result"`
	Share          string                   `json:"share" doc:"Of the objective's score, in percent"`
	Suggested      *ScoreView               `json:"suggested,omitempty" doc:"Its progress within 0 and 1: as of today, or when it was settled"`
	Later          *ScoreView               `json:"later,omitempty" doc:"What readings after the cut-off would suggest, where that is another score; it counts for nothing"`
	FirstSuggested *ScoreView               `json:"first_suggested,omitempty" doc:"Against the target at activation, where that was revised"`
	Achieved       string                   `json:"achieved,omitempty" doc:"How much of the target was reached, not cut at 1: 0.00 to 2.00, as of the same day as what the numbers suggest. Schemes may pay by it; no score is made of it"`
	Self           *ScoreView               `json:"self,omitempty"`
	SelfWords      string                   `json:"self_words,omitempty"`
	Reviewer       *ScoreView               `json:"reviewer,omitempty"`
	ReviewerWords  string                   `json:"reviewer_words,omitempty"`
	Final          *ScoreView               `json:"final,omitempty"`
}

// ReviewView is the scoring of an objective.
type ReviewView struct {
	ObjectiveID   string            `json:"objective_id"`
	Version       int64             `json:"version"`
	Title         string            `json:"title"`
	CycleID       string            `json:"cycle_id"`
	Kind          okr.Kind          `json:"kind" enum:"committed,aspirational"`
	OwnerID       string            `json:"owner_id,omitempty"`
	OwnerName     string            `json:"owner_name,omitempty"`
	TeamID        string            `json:"team_id,omitempty"`
	TeamName      string            `json:"team_name,omitempty"`
	State         review.State      `json:"state" enum:"open,self,reviewed,settled"`
	Suggested     *ScoreView        `json:"suggested,omitempty" doc:"The objective's score by the numbers, left out while a key result has none"`
	Self          *ScoreView        `json:"self,omitempty"`
	Reviewer      *ScoreView        `json:"reviewer,omitempty"`
	Final         *ScoreView        `json:"final,omitempty"`
	SelfName      string            `json:"self_name,omitempty" doc:"Who scored as the owner"`
	SelfAt        *time.Time        `json:"self_at,omitempty"`
	SelfWords     string            `json:"self_words,omitempty"`
	SelfForName   string            `json:"self_for_name,omitempty" doc:"In whose place; left out for their own"`
	ReviewerName  string            `json:"reviewer_name,omitempty"`
	ReviewedAt    *time.Time        `json:"reviewed_at,omitempty"`
	ReviewerWords string            `json:"reviewer_words,omitempty"`
	ReviewForName string            `json:"reviewed_for_name,omitempty"`
	SettledName   string            `json:"settled_name,omitempty"`
	SettledAt     *time.Time        `json:"settled_at,omitempty"`
	SettleForName string            `json:"settled_for_name,omitempty"`
	Note          string            `json:"note,omitempty"`
	Scale         okr.Scale         `json:"scale" enum:"unit,hundred,five" doc:"On which scores are shown and typed"`
	CutOff        bool              `json:"cut_off" doc:"What the numbers suggest is as of the day on which late readings were cut off"`
	Blocked       string            `json:"blocked,omitempty" enum:"review.cycle_over,review.not_at_work,review.too_early" doc:"Why it can't be scored now"`
	Scores        []ReviewScoreView `json:"scores,omitempty" doc:"Of each key result that isn't dropped; only of one objective"`
	Can           []access.Action   `json:"can"`
}

// ReviewCountsView is how many objectives stand where.
type ReviewCountsView struct {
	Open     int64 `json:"open"`
	Self     int64 `json:"self"`
	Reviewed int64 `json:"reviewed"`
	Settled  int64 `json:"settled"`
}

// ReviewPageView is a page of reviews.
type ReviewPageView struct {
	CycleID string           `json:"cycle_id,omitempty" doc:"Left out where there is no cycle"`
	Items   []ReviewView     `json:"items"`
	Next    string           `json:"next,omitempty" doc:"Cursor of the next page; absent on the last"`
	Counts  ReviewCountsView `json:"counts" doc:"Of the whole cycle and team"`
	Omitted int              `json:"omitted,omitempty" doc:"As of a past day: how many more objectives there were than can be put back"`
}

// ViewScore is a score as the API tells it on the workspace's scale; nil for none.
func ViewScore(by okr.Scoring, s *okr.Score) *ScoreView {
	if s == nil {
		return nil
	}
	return &ScoreView{Score: s.String(), Zone: by.Zone(*s), Shown: by.Show(*s), Typed: by.Near(*s)}
}

// ViewScore is a score of the objective as the API tells it; nil for none.
func (r *Reviewed) ViewScore(s *okr.Score) *ScoreView { return ViewScore(r.Scoring, s) }

func (r *Reviewed) view(who access.Actor, whole bool) ReviewView {
	v := ReviewView{ObjectiveID: r.ID, Version: r.Review.Version, Title: r.Title, CycleID: r.CycleID, Kind: r.Kind, OwnerID: r.OwnerID, OwnerName: r.Org.Name(r.OwnerID),
		TeamID: r.TeamID, State: r.Review.State, SelfName: r.Org.Name(r.SelfBy), SelfAt: api.Instant(r.SelfAt), SelfWords: r.SelfWords,
		ReviewerName: r.Org.Name(r.ReviewedBy), ReviewedAt: api.Instant(r.ReviewedAt), ReviewerWords: r.ReviewerWords,
		SettledName: r.Org.Name(r.SettledBy), SettledAt: api.Instant(r.SettledAt), Note: r.Note, Can: r.can(who),
		SelfForName: r.Org.Name(r.SelfFor), ReviewForName: r.Org.Name(r.ReviewedFor), SettleForName: r.Org.Name(r.SettledFor), CutOff: r.cutOff(), Scale: r.Scoring.Scale}
	if t, ok := r.Org.Tree.Team(r.TeamID); ok {
		v.TeamName = t.Name
	}
	if r.Scorable != nil {
		v.Blocked = blocked(r.Scorable)
	}
	v.Suggested, v.Self, v.Reviewer, v.Final = r.ViewScore(r.whole(r.Suggested)), r.ViewScore(r.whole(r.bySelf)), r.ViewScore(r.whole(r.byReviewer)), r.ViewScore(okr.ScoreOf(r.Score))
	if whole {
		v.Scores = r.views(who)
	}
	return v
}

func (r *Reviewed) views(who access.Actor) []ReviewScoreView {
	shares := r.shares()
	list := make([]ReviewScoreView, 0, len(r.Results))
	for i := range r.Results {
		if r.Results[i].Dropped {
			continue
		}
		one := ReviewScoreView{KeyResult: r.ViewResult(who, i), Share: shares[i], Suggested: r.ViewScore(r.Suggested(i)), Later: r.ViewScore(r.Later(i)), FirstSuggested: r.ViewScore(r.FirstSuggested(i))}
		if a := r.Achieved(i); a != nil {
			one.Achieved = a.String()
		}
		if s := r.Scores[r.Results[i].ID]; s != nil {
			one.Self, one.SelfWords, one.Reviewer, one.ReviewerWords, one.Final = r.ViewScore(okr.ScoreOf(s.Self)), s.SelfWords, r.ViewScore(okr.ScoreOf(s.Reviewer)), s.ReviewerWords, r.ViewScore(okr.ScoreOf(s.Final))
			if s.Share != "" {
				one.Share = s.Share
			}
		}
		list = append(list, one)
	}
	return list
}

type listReviewsIn struct {
	api.Paging
	api.AsOf
	CycleID string       `query:"cycle_id" doc:"Where left out the one being scored that ended last; where none is, the current one, or the last one"`
	TeamID  string       `query:"team_id" doc:"With the teams below it"`
	OwnerID string       `query:"owner_id" doc:"me for the caller"`
	State   review.State `query:"state" enum:"open,self,reviewed,settled"`
	Waiting bool         `query:"waiting" doc:"Only what waits for the caller"`
}

func (f *Feature) listReviews(ctx context.Context, who access.Actor, in *listReviewsIn) (*api.Out[ReviewPageView], error) {
	if in.OwnerID == "me" {
		in.OwnerID = who.ID
	}
	page, err := f.List(ctx, who, Filter{CycleID: in.CycleID, TeamID: in.TeamID, OwnerID: in.OwnerID, State: in.State, Waiting: in.Waiting, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	v := ReviewPageView{CycleID: page.CycleID, Items: make([]ReviewView, len(page.Items)), Next: page.Next, Counts: viewCounts(page.Counts), Omitted: page.Omitted}
	for i := range page.Items {
		v.Items[i] = page.Items[i].view(who, false)
	}
	return api.Body(v), nil
}

func (f *Feature) one(ctx context.Context, who access.Actor, id string) (*api.One[ReviewView], error) {
	r, err := f.Review(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(r.view(who, true), r.Review.Version), nil
}

func (f *Feature) getReview(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[ReviewView], error) {
	return f.one(ctx, who, in.ID.ID)
}

// GivenScore is what somebody gives a key result.
type GivenScore struct {
	KeyResultID string `json:"key_result_id"`
	Score       string `json:"score,omitempty" doc:"0 to 1 in steps of 0.01"`
	Typed       string `json:"typed,omitempty" doc:"In place of score, on the workspace's scale: 0 to 1, 0 to 100, or 1 to 5"`
	Words       string `json:"words,omitempty"`
}

type scoringIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Scores []GivenScore `json:"scores" maxItems:"50" doc:"Of every key result that isn't dropped"`
		Words  string       `json:"words,omitempty" doc:"On the whole"`
	}
}

// then does a step and answers with the review as it is then.
func (f *Feature) then(ctx context.Context, who access.Actor, id string, match api.IfMatch, do func(version int64) error) (*api.One[ReviewView], error) {
	version, err := match.Number()
	if err != nil {
		return nil, err
	}
	if err := do(version); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[ReviewView], error) { return f.one(ctx, who, id) })
	}
	return f.one(ctx, who, id)
}

func (in *scoringIn) scoring() Scoring {
	s := Scoring{Words: in.Body.Words}
	for _, g := range in.Body.Scores {
		s.Scores = append(s.Scores, Given(g))
	}
	return s
}

func (f *Feature) scoreObjective(ctx context.Context, who access.Actor, in *scoringIn) (*api.One[ReviewView], error) {
	return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.ScoreSelf(ctx, who, in.ID.ID, version, in.scoring()) })
}

func (f *Feature) confirmReview(ctx context.Context, who access.Actor, in *scoringIn) (*api.One[ReviewView], error) {
	return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Confirm(ctx, who, in.ID.ID, version, in.scoring()) })
}

type settleIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Note string `json:"note,omitempty" doc:"What was agreed"`
	}
}

func (f *Feature) settleReview(ctx context.Context, who access.Actor, in *settleIn) (*api.One[ReviewView], error) {
	return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Settle(ctx, who, in.ID.ID, version, in.Body.Note) })
}

type reopenReviewIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Reason string `json:"reason"`
	}
}

func (f *Feature) reopenReview(ctx context.Context, who access.Actor, in *reopenReviewIn) (*api.One[ReviewView], error) {
	return f.then(ctx, who, in.ID.ID, in.IfMatch, func(version int64) error { return f.Reopen(ctx, who, in.ID.ID, version, in.Body.Reason) })
}
