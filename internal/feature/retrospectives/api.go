package retrospectives

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Retrospectives"

// API registers the operations on looking back.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "get-retrospective", Method: http.MethodGet, Path: "/objectives/{id}/retrospective", Action: access.RetrospectiveView, Tag: tag,
		Summary: "Look back on an objective: what is known of it, and what was said"}, f.getRetrospective)
	api.Do(r, api.Op{ID: "write-retrospective", Method: http.MethodPatch, Path: "/objectives/{id}/retrospective", Action: access.RetrospectiveUpdate, Tag: tag,
		Summary: "Write words of an objective's retrospective"}, f.writeRetrospective)
	api.Do(r, api.Op{ID: "name-cause", Method: http.MethodPost, Path: "/objectives/{id}/causes", Action: access.CauseCreate, Tag: tag,
		Summary: "Name a cause of how an objective came out"}, f.nameCause)
	api.Do(r, api.Op{ID: "get-team-retrospective", Method: http.MethodGet, Path: "/teams/{id}/retrospective", Action: access.RetrospectiveView, Tag: tag,
		Summary: "Look back on a team's cycle"}, f.getTeamRetrospective)
	api.Do(r, api.Op{ID: "write-team-retrospective", Method: http.MethodPatch, Path: "/teams/{id}/retrospective", Action: access.RetrospectiveUpdate, Tag: tag,
		Summary: "Write words of a team's retrospective"}, f.writeTeamRetrospective)
	api.Do(r, api.Op{ID: "name-team-cause", Method: http.MethodPost, Path: "/teams/{id}/causes", Action: access.CauseCreate, Tag: tag,
		Summary: "Name a cause of how a team's cycle came out"}, f.nameTeamCause)
	api.Do(r, api.Op{ID: "delete-cause", Method: http.MethodDelete, Path: "/causes/{id}", Action: access.CauseDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a cause away"}, f.strike(false))
	api.Do(r, api.Op{ID: "restore-cause", Method: http.MethodPost, Path: "/causes/{id}/restore", Action: access.CauseDelete, Tag: tag, Status: http.StatusNoContent,
		Summary: "Bring a cause back, with its votes"}, f.strike(true))
	api.Do(r, api.Op{ID: "vote-cause", Method: http.MethodPut, Path: "/causes/{id}/vote", Action: access.CauseVote, Tag: tag, Status: http.StatusNoContent,
		Summary: "Vote for a cause, once"}, f.vote(true))
	api.Do(r, api.Op{ID: "unvote-cause", Method: http.MethodDelete, Path: "/causes/{id}/vote", Action: access.CauseVote, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take one's vote back"}, f.vote(false))
	api.Do(r, api.Op{ID: "tie-problem", Method: http.MethodPut, Path: "/causes/{id}/problems/{problem}", Action: access.RetrospectiveUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Put a problem of the objective down to a cause, in place of the one before"}, f.tie(true))
	api.Do(r, api.Op{ID: "untie-problem", Method: http.MethodDelete, Path: "/causes/{id}/problems/{problem}", Action: access.RetrospectiveUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Put a problem down to no cause"}, f.tie(false))
	f.lessonsAPI(r)
}

// RetrospectiveWords are words of the steps; what is left out stays.
type RetrospectiveWords struct {
	Goal     *string `json:"goal,omitempty" doc:"What was wanted; Markdown, as the others"`
	Result   *string `json:"result,omitempty" doc:"What came of it"`
	Analysis *string `json:"analysis,omitempty" doc:"Why"`
	Insight  *string `json:"insight,omitempty" doc:"What holds beyond this one"`
}

func (f *Feature) look(ctx context.Context, who access.Actor, s Subject) (*api.One[RetrospectiveView], error) {
	l, err := f.Look(ctx, who, s)
	if err != nil {
		return nil, err
	}
	return api.Versioned(l.view(), l.Said.Version), nil
}

func (f *Feature) getRetrospective(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[RetrospectiveView], error) {
	return f.look(ctx, who, Subject{ObjectiveID: in.ID.ID})
}

type writeRetrospectiveIn struct {
	api.ID
	api.IfMatch
	Body RetrospectiveWords
}

func (f *Feature) say(ctx context.Context, who access.Actor, s Subject, match api.IfMatch, words RetrospectiveWords) (*api.One[RetrospectiveView], error) {
	version, err := match.Number()
	if err != nil {
		return nil, err
	}
	if err := f.Say(ctx, who, s, version, Words(words)); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[RetrospectiveView], error) { return f.look(ctx, who, s) })
	}
	return f.look(ctx, who, s)
}

func (f *Feature) writeRetrospective(ctx context.Context, who access.Actor, in *writeRetrospectiveIn) (*api.One[RetrospectiveView], error) {
	return f.say(ctx, who, Subject{ObjectiveID: in.ID.ID}, in.IfMatch, in.Body)
}

type nameCauseIn struct {
	api.ID
	Body struct {
		Words string `json:"words"`
	}
}

func (f *Feature) name(ctx context.Context, who access.Actor, s Subject, words string) (*api.One[RetrospectiveView], error) {
	if _, err := f.Name(ctx, who, s, words); err != nil {
		return nil, err
	}
	return f.look(ctx, who, s)
}

func (f *Feature) nameCause(ctx context.Context, who access.Actor, in *nameCauseIn) (*api.One[RetrospectiveView], error) {
	return f.name(ctx, who, Subject{ObjectiveID: in.ID.ID}, in.Body.Words)
}

// TeamCycle is the team and the cycle that are looked back on.
type TeamCycle struct {
	api.ID
	CycleID string `query:"cycle_id" doc:"Where left out the one being scored that ended last; where none is, the current one, or the last one"`
}

func (in TeamCycle) subject() Subject { return Subject{TeamID: in.ID.ID, CycleID: in.CycleID} }

type getTeamRetrospectiveIn struct {
	TeamCycle
	api.AsOf
}

func (f *Feature) getTeamRetrospective(ctx context.Context, who access.Actor, in *getTeamRetrospectiveIn) (*api.One[RetrospectiveView], error) {
	return f.look(ctx, who, in.subject())
}

type writeTeamRetrospectiveIn struct {
	TeamCycle
	api.IfMatch
	Body RetrospectiveWords
}

func (f *Feature) writeTeamRetrospective(ctx context.Context, who access.Actor, in *writeTeamRetrospectiveIn) (*api.One[RetrospectiveView], error) {
	return f.say(ctx, who, in.subject(), in.IfMatch, in.Body)
}

type nameTeamCauseIn struct {
	TeamCycle
	Body struct {
		Words string `json:"words"`
	}
}

func (f *Feature) nameTeamCause(ctx context.Context, who access.Actor, in *nameTeamCauseIn) (*api.One[RetrospectiveView], error) {
	return f.name(ctx, who, in.subject(), in.Body.Words)
}

func (f *Feature) strike(back bool) func(context.Context, access.Actor, *api.ID) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
		return nil, f.Strike(ctx, who, in.ID, back)
	}
}

func (f *Feature) vote(on bool) func(context.Context, access.Actor, *api.ID) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
		return nil, f.Vote(ctx, who, in.ID, on)
	}
}

type tieIn struct {
	api.ID
	Problem string `path:"problem" maxLength:"64"`
}

func (f *Feature) tie(on bool) func(context.Context, access.Actor, *tieIn) (*api.None, error) {
	return func(ctx context.Context, who access.Actor, in *tieIn) (*api.None, error) {
		return nil, f.Tie(ctx, who, in.ID.ID, in.Problem, on)
	}
}
