package incentives

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiAppeals(r *api.Router) {
	api.Do(r, api.Op{ID: "list-incentive-rules", Method: http.MethodGet, Path: "/incentive-rules", Action: access.StatementView, Tag: tag,
		Summary: "List the published schemes that are for the caller, with their rules worked out for three people of an example"}, f.listRules)
	api.Do(r, api.Op{ID: "appeal-incentive", Method: http.MethodPost, Path: "/incentives/{id}/appeals", Action: access.StatementAppeal, Tag: tag, Sealed: true, Status: http.StatusCreated,
		Summary: "Appeal against one's own statement, until it is paid"}, f.postAppeal)
	api.Do(r, api.Op{ID: "list-incentive-appeals", Method: http.MethodGet, Path: "/incentives/{id}/appeals", Action: access.IncentiveView, Tag: tag,
		Summary: "List the appeals against a scheme's statements; the look is written down"}, f.listAppealsOf)
	api.DoOwn(r, api.Op{ID: "dismiss-incentive-appeal", Method: http.MethodPost, Path: "/incentive-appeals/{id}/dismiss", Action: access.IncentiveUpdate, Tag: tag, Sealed: true, Status: http.StatusNoContent,
		Summary: "Dismiss an appeal: the statement stays as it is, and the words say why"}, f.dismissAppeal)
	api.DoOwn(r, api.Op{ID: "propose-incentive-appeal", Method: http.MethodPost, Path: "/incentive-appeals/{id}/propose", Action: access.IncentiveUpdate, Tag: tag, Sealed: true, Status: http.StatusNoContent,
		Summary: "Answer an appeal with a correction, which waits for the scheme's approver"}, f.proposeAppeal)
	api.DoOwn(r, api.Op{ID: "decide-incentive-appeal", Method: http.MethodPost, Path: "/incentive-appeals/{id}/decide", Action: access.IncentiveApprove, Tag: tag, Sealed: true, Status: http.StatusNoContent,
		Summary: "Uphold a correction, which works everybody's statement out anew, or give it back to HR"}, f.decideAppeal)
}

// IncentiveAppealView is an appeal and what came of it.
type IncentiveAppealView struct {
	ID           string               `json:"id"`
	Version      int64                `json:"version"`
	PersonID     string               `json:"person_id"`
	Name         string               `json:"name,omitempty"`
	State        AppealState          `json:"state" enum:"open,proposed,dismissed,upheld"`
	Words        string               `json:"words"`
	AskedAt      time.Time            `json:"asked_at"`
	Answer       string               `json:"answer,omitempty"`
	AnswererName string               `json:"answerer_name,omitempty"`
	AnsweredAt   *time.Time           `json:"answered_at,omitempty"`
	Decided      string               `json:"decided,omitempty" doc:"The approver's words"`
	DeciderName  string               `json:"decider_name,omitempty"`
	DecidedAt    *time.Time           `json:"decided_at,omitempty"`
	Inputs       string               `json:"inputs,omitempty" doc:"What is given of the person, or would be: a table with their line"`
	Effect       *IncentiveEffectView `json:"effect,omitempty" doc:"What the correction changes"`
	Can          []access.Action      `json:"can"`
}

// IncentiveEffectView is what a correction changes. Amounts are in yuan.
type IncentiveEffectView struct {
	Was        string `json:"was" doc:"Of the person"`
	Would      string `json:"would" doc:"Of the person"`
	Others     int    `json:"others" doc:"How many others get another amount"`
	TotalWas   string `json:"total_was"`
	TotalWould string `json:"total_would"`
}

// own is an appeal as its person reads it: an answer that isn't decided yet is no
// answer, and of others it tells nothing.
func (a *Appeal) own() IncentiveAppealView {
	v := IncentiveAppealView{ID: a.ID, Version: a.Version, PersonID: a.PersonID, State: a.State, Words: a.Words, AskedAt: a.AskedAt, Can: []access.Action{}}
	if !a.waits() {
		v.Answer, v.AnsweredAt, v.Decided, v.DecidedAt = a.Answer, api.Instant(a.AnsweredAt), a.Decided, api.Instant(a.DecidedAt)
	}
	return v
}

func (v *Shown) appeal(lang string, a *Appeal) IncentiveAppealView {
	one := a.own()
	one.Name, one.AnswererName, one.DeciderName = v.Org.Name(a.PersonID), v.Org.Name(a.AnswererID), v.Org.Name(a.DeciderID)
	one.Answer, one.AnsweredAt, one.Decided, one.DecidedAt = a.Answer, api.Instant(a.AnsweredAt), a.Decided, api.Instant(a.DecidedAt)
	if e := a.Effect; e != nil {
		one.Effect = &IncentiveEffectView{Was: e.Was.String(), Would: e.Would.String(), Others: e.Others, TotalWas: e.TotalWas.String(), TotalWould: e.TotalWould.String()}
	}
	if a.Given != nil {
		one.Inputs = v.Scheme.lines(lang, v.Org, []Given{*a.Given}, nil)
	} else {
		for _, g := range v.Given {
			if g.PersonID == a.PersonID {
				one.Inputs = v.Scheme.lines(lang, v.Org, []Given{g}, nil)
			}
		}
	}
	if v.Scheme.then == nil && v.Scheme.State == Done && a.waits() && v.Who.ID != a.PersonID {
		one.Can = access.Can(v.Who, v.Scheme.Target(), access.IncentiveUpdate)
		if a.State == Proposed && v.Who.ID != a.AnswererID {
			one.Can = append(one.Can, access.Can(v.Who, v.Scheme.Target(), access.IncentiveApprove)...)
		}
	}
	return one
}

type appealsIn struct {
	api.ID
	api.Paging
	api.AsOf
}

func (f *Feature) listAppealsOf(ctx context.Context, who access.Actor, in *appealsIn) (*api.Many[IncentiveAppealView], error) {
	page, err := f.Appeals(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]IncentiveAppealView, len(page.Appeals.Items))
	for i := range list {
		list[i] = page.appeal(api.Lang(ctx), &page.Appeals.Items[i])
	}
	return api.Items(list, page.Appeals.Next), nil
}

type appealIn struct {
	api.ID
	Body struct {
		Words string `json:"words" doc:"What is wrong, at most 2,000 characters"`
	}
}

func (f *Feature) postAppeal(ctx context.Context, who access.Actor, in *appealIn) (*api.Out[IncentiveAppealView], error) {
	a, err := f.Appeal(ctx, who, in.ID.ID, in.Body.Words)
	if err != nil {
		return nil, err
	}
	return api.Body(a.own()), nil
}

type dismissAppealIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Words string `json:"words"`
	}
}

func (f *Feature) dismissAppeal(ctx context.Context, who access.Actor, in *dismissAppealIn) (*struct{}, error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	return nil, f.Dismiss(ctx, who, in.ID.ID, version, in.Body.Words)
}

type proposeAppealIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Text  string `json:"text" doc:"A table with the person's line, as of a scheme's inputs"`
		Words string `json:"words" doc:"What was wrong"`
	}
}

func (f *Feature) proposeAppeal(ctx context.Context, who access.Actor, in *proposeAppealIn) (*struct{}, error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	return nil, f.Propose(ctx, who, in.ID.ID, version, in.Body.Text, in.Body.Words)
}

type decideAppealIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Uphold bool   `json:"uphold"`
		Words  string `json:"words,omitempty" doc:"Needed where it isn't upheld"`
	}
}

func (f *Feature) decideAppeal(ctx context.Context, who access.Actor, in *decideAppealIn) (*struct{}, error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	return nil, f.Decide(ctx, who, in.ID.ID, version, in.Body.Uphold, in.Body.Words)
}

// IncentiveRulesForMeView is a published scheme as those read it whom it is for.
type IncentiveRulesForMeView struct {
	IncentiveID string                `json:"incentive_id"`
	Title       string                `json:"title"`
	StartsOn    date.Date             `json:"starts_on"`
	EndsOn      date.Date             `json:"ends_on"`
	PublishedAt time.Time             `json:"published_at"`
	Rules       IncentiveRulesView    `json:"rules"`
	Example     []IncentivePayoutView `json:"example" doc:"Three people of an example"`
}

func (f *Feature) listRules(ctx context.Context, who access.Actor, in *api.AsOf) (*api.Many[IncentiveRulesForMeView], error) {
	list, err := f.RulesOf(ctx, who)
	if err != nil {
		return nil, err
	}
	views := make([]IncentiveRulesForMeView, len(list))
	for i, one := range list {
		s := one.Scheme
		views[i] = IncentiveRulesForMeView{IncentiveID: s.ID, Title: s.Title, StartsOn: s.StartsOn.Date, EndsOn: s.EndsOn.Date, PublishedAt: s.PublishedAt, Rules: viewRules(s.Rules),
			Example: viewExample(s.Rules, one.Example)}
	}
	return api.Items(views, ""), nil
}

// viewExample is a run of the people of the example.
func viewExample(rules incentive.Rules, run incentive.Run) []IncentivePayoutView {
	entries := incentive.ExampleOf(rules.Preset).Entries
	views := make([]IncentivePayoutView, len(run.Payouts))
	for i, p := range run.Payouts {
		views[i] = viewPayout(p, rules.Preset == incentive.Points)
		views[i].Score, views[i].Achieved, views[i].Base = entries[i].Score.String(), entries[i].Achievement.String(), entries[i].Base.String()
	}
	return views
}
