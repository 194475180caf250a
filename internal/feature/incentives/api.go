package incentives

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

const tag = "Incentives"

// API registers the operations on incentive schemes.
func (f *Feature) API(r *api.Router) {
	api.Do(r, api.Op{ID: "list-incentives", Method: http.MethodGet, Path: "/incentives", Action: access.IncentiveView, Tag: tag,
		Summary: "List schemes: HR all, others those that they approve; without amounts"}, f.listIncentives)
	api.Do(r, api.Op{ID: "draft-incentive", Method: http.MethodPost, Path: "/incentives", Action: access.IncentiveUpdate, Tag: tag, Sealed: true, Status: http.StatusCreated,
		Summary: "Draft a scheme"}, f.draftIncentive)
	api.Do(r, api.Op{ID: "get-incentive", Method: http.MethodGet, Path: "/incentives/{id}", Action: access.IncentiveView, Tag: tag,
		Summary: "Read a scheme; the look is written down"}, f.getIncentive)
	api.Do(r, api.Op{ID: "change-incentive", Method: http.MethodPut, Path: "/incentives/{id}", Action: access.IncentiveUpdate, Tag: tag, Sealed: true,
		Summary: "Change a draft; of what is frozen the approver alone, where the one it had has left"}, f.changeIncentive)
	api.Do(r, api.Op{ID: "set-incentive-inputs", Method: http.MethodPut, Path: "/incentives/{id}/inputs", Action: access.IncentiveUpdate, Tag: tag, Sealed: true, MaxBody: 3 * files.MaxText,
		Summary: "Say by a table what the rules are told of each person, in place of what was there"}, f.setInputs)
	api.Do(r, api.Op{ID: "score-incentive-inputs", Method: http.MethodGet, Path: "/incentives/{id}/scored-inputs", Action: access.IncentiveUpdate, Tag: tag,
		Summary: "The table of a draft with what Sinan knows filled in; nothing is stored, and the look is written down"}, f.scoreInputs)
	api.Do(r, api.Op{ID: "simulate-incentive", Method: http.MethodGet, Path: "/incentives/{id}/simulation", Action: access.IncentiveView, Tag: tag,
		Summary: "What a scheme would pay, or paid; the look is written down"}, f.simulate)
	api.Do(r, api.Op{ID: "approve-incentive", Method: http.MethodPost, Path: "/incentives/{id}/approve", Action: access.IncentiveApprove, Tag: tag, Sealed: true,
		Summary: "Approve a scheme, which freezes it; a second person's to do"}, f.moved(f.Approve))
	api.Do(r, api.Op{ID: "publish-incentive", Method: http.MethodPost, Path: "/incentives/{id}/publish", Action: access.IncentiveApprove, Tag: tag, Sealed: true,
		Summary: "Approve a scheme's rules, which freezes them, and tell them to everybody it is for"}, f.moved(f.Publish))
	api.Do(r, api.Op{ID: "return-incentive", Method: http.MethodPost, Path: "/incentives/{id}/return", Action: access.IncentiveReturn, Tag: tag, Sealed: true,
		Summary: "Put an approved or published scheme one step back, with a reason of at most 2,000 characters: HR and the approver read it on the page, champions and admins in the trail, so it mustn't tell an amount"}, f.returnIncentive)
	api.Do(r, api.Op{ID: "run-incentive", Method: http.MethodPost, Path: "/incentives/{id}/run", Action: access.IncentiveUpdate, Tag: tag, Sealed: true,
		Summary: "Write everybody's statement, once and for good"}, f.moved(f.Run))
	api.Do(r, api.Op{ID: "pay-incentive", Method: http.MethodPost, Path: "/incentives/{id}/pay", Action: access.IncentiveUpdate, Tag: tag, Sealed: true,
		Summary: "Say that the statements were paid, once no appeal is open; nothing can be changed afterwards"}, f.moved(f.Pay))
	api.Do(r, api.Op{ID: "get-incentive-statement", Method: http.MethodGet, Path: "/incentives/{id}/statement", Action: access.StatementView, Tag: tag,
		Summary: "Explain one payout line by line"}, f.getStatement)
	api.Do(r, api.Op{ID: "list-incentive-statements", Method: http.MethodGet, Path: "/incentive-statements", Action: access.StatementView, Tag: tag,
		Summary: "List the caller's own payouts, the newest first"}, f.listStatements)
	f.apiPreview(r)
	f.apiExport(r)
	f.apiCompare(r)
	f.apiAppeals(r)
}

// IncentiveReturnedView is why a scheme went a step back.
type IncentiveReturnedView struct {
	Reason string    `json:"reason"`
	ByName string    `json:"by_name"`
	At     time.Time `json:"at"`
}

// IncentiveView is a scheme as lists tell it.
type IncentiveView struct {
	ID           string                 `json:"id"`
	Version      int64                  `json:"version"`
	Title        string                 `json:"title"`
	Preset       string                 `json:"preset" enum:"tiered,linear,pooled,committed,stretch,points,milestone,spot,formula"`
	StartsOn     date.Date              `json:"starts_on"`
	EndsOn       date.Date              `json:"ends_on"`
	Population   people.PopulationView  `json:"population" doc:"Whom it is for"`
	State        State                  `json:"state" enum:"draft,published,approved,run,paid"`
	ApproverID   string                 `json:"approver_id"`
	ApproverName string                 `json:"approver_name"`
	ApproverLeft bool                   `json:"approver_left,omitempty" doc:"Then a change of what is frozen takes another one, and nothing else"`
	EditorName   string                 `json:"editor_name" doc:"Who changed it last"`
	ApprovedAt   *time.Time             `json:"approved_at,omitempty"`
	RunAt        *time.Time             `json:"run_at,omitempty"`
	PublishedAt  *time.Time             `json:"published_at,omitempty"`
	Returned     *IncentiveReturnedView `json:"returned,omitempty" doc:"The last time that it went a step back; absent where it never did"`
	PaidAt       *time.Time             `json:"paid_at,omitempty"`
	Can          []access.Action        `json:"can"`
}

// IncentiveDetailView is a scheme with what tells amounts.
type IncentiveDetailView struct {
	IncentiveView
	Rules    IncentiveRulesView     `json:"rules"`
	Warnings []IncentiveWarningView `json:"warnings"`
	Needs    []incentive.Input      `json:"needs" doc:"What the rules must be told of each person"`
	Inputs   string                 `json:"inputs" doc:"What they are told, as a table of comma-separated lines; for people without a line yet, lines to fill in"`
	Lost     bool                   `json:"inputs_lost,omitempty" doc:"As of a past day: what was given of somebody has been written over since, and is left out"`
	People   int                    `json:"people" doc:"How many have a line"`
	Covers   int                    `json:"covers" doc:"How many people the scheme is for"`
	Moves    []IncentiveMoveView    `json:"moves" doc:"Who came, left, or changed teams, roles or job levels within the period, so that pay may hang on it; at most the first 100"`
}

func (s *Scheme) view(org *people.Org, who access.Actor) IncentiveView {
	v := IncentiveView{ID: s.ID, Version: s.Version, Title: s.Title, Preset: string(s.Preset), StartsOn: s.StartsOn.Date, EndsOn: s.EndsOn.Date, Population: org.ViewPopulation(s.Population.V),
		State: s.State, ApproverID: s.ApproverID, ApproverName: org.Name(s.ApproverID), ApproverLeft: s.orphaned(org), EditorName: org.Name(s.EditorID),
		ApprovedAt: api.Instant(s.ApprovedAt), RunAt: api.Instant(s.RunAt), PublishedAt: api.Instant(s.PublishedAt), PaidAt: api.Instant(s.PaidAt), Can: []access.Action{}}
	if !s.ReturnedAt.IsZero() {
		v.Returned = &IncentiveReturnedView{Reason: s.ReturnedWhy, ByName: org.Name(s.ReturnedBy), At: s.ReturnedAt.UTC()}
	}
	if s.then != nil {
		return v
	}
	if s.State != Paid {
		v.Can = access.Can(who, s.Target(), access.IncentiveUpdate, access.IncentiveReturn)
	}
	if s.open() && who.ID != s.AuthorID && who.ID != s.EditorID {
		v.Can = append(v.Can, access.Can(who, s.Target(), access.IncentiveApprove)...)
	}
	return v
}

type listIncentivesIn struct {
	api.Paging
	api.AsOf
}

func (f *Feature) listIncentives(ctx context.Context, who access.Actor, in *listIncentivesIn) (*api.Many[IncentiveView], error) {
	p, err := f.List(ctx, who, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]IncentiveView, len(p.Items))
	for i := range p.Items {
		list[i] = p.Items[i].view(p.Org, p.Who)
	}
	return api.Items(list, p.Next), nil
}

// IncentivePlan is what HR says of a scheme.
type IncentivePlan struct {
	Title      string                 `json:"title"`
	StartsOn   date.Date              `json:"starts_on"`
	EndsOn     date.Date              `json:"ends_on"`
	Population *people.PopulationPlan `json:"population,omitempty" doc:"Whom it is for; left out or empty for everybody. Guests never"`
	TeamID     string                 `json:"team_id,omitempty" doc:"Short for a population of one team with all below it; passed over where there is a population"`
	ApproverID string                 `json:"approver_id" doc:"A second person"`
	Rules      IncentiveRulesView     `json:"rules"`
}

func (b IncentivePlan) plan() (Plan, error) {
	rules, err := b.Rules.rules()
	return Plan{Title: b.Title, StartsOn: b.StartsOn, EndsOn: b.EndsOn, For: b.Population.PopulationOr(b.TeamID), ApproverID: b.ApproverID, Rules: rules}, err
}

type draftIncentiveIn struct{ Body IncentivePlan }

func (f *Feature) draftIncentive(ctx context.Context, who access.Actor, in *draftIncentiveIn) (*api.One[IncentiveDetailView], error) {
	plan, err := in.Body.plan()
	if err != nil {
		return nil, err
	}
	s, err := f.Draw(ctx, who, plan)
	if err != nil {
		return nil, err
	}
	return f.changed(ctx, who, s.ID)
}

func (f *Feature) changed(ctx context.Context, who access.Actor, id string) (*api.One[IncentiveDetailView], error) {
	v, err := f.Changed(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return v.detail(api.Lang(ctx)), nil
}

func (v *Shown) detail(lang string) *api.One[IncentiveDetailView] {
	s := v.Scheme
	return api.Versioned(IncentiveDetailView{IncentiveView: s.view(v.Org, v.Who), Rules: viewRules(s.Rules), Warnings: viewWarnings(s.Rules), Needs: s.Rules.Needs(),
		Inputs: v.table(lang), Lost: v.Lost, People: v.Lines, Covers: v.Covers, Moves: viewMoves(v.Moves, v.Org, v.Who)}, s.Version)
}

func (f *Feature) getIncentive(ctx context.Context, who access.Actor, in *api.IDAsOf) (*api.One[IncentiveDetailView], error) {
	v, err := f.Scheme(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	return v.detail(api.Lang(ctx)), nil
}

type scoreInputsIn struct {
	api.ID
	Source       Source `query:"source" enum:"scores,ratings,on_time,recognitions,contributions,actions" default:"scores" doc:"What a cycle came to (final scores, and what was achieved where the rules look at it), levels of a published evaluation (the lowest 0, the highest 1, even in between), or the share of actions done in time, as scores; actions done in time and late as counts, recognitions, or key results in others' objectives; of formulas that look at a plain count only, either of these fills that"`
	CycleID      string `query:"cycle_id" maxLength:"64" doc:"Of scores; where left out the one being scored that ended last; where none is, the current one, or the last one"`
	EvaluationID string `query:"evaluation_id" maxLength:"64" doc:"Of ratings"`
}

// IncentiveScoredView is a table of inputs with what a source tells.
type IncentiveScoredView struct {
	Inputs string `json:"inputs"`
	Scored int    `json:"scored" doc:"How many people the source tells something of"`
	Open   int    `json:"open" doc:"How many own an objective that isn't settled yet, or of which it isn't known what it achieved; theirs are left as they were"`
}

func (f *Feature) scoreInputs(ctx context.Context, who access.Actor, in *scoreInputsIn) (*api.Out[IncentiveScoredView], error) {
	v, n, err := f.Fill(ctx, who, in.ID.ID, From{Source: in.Source, CycleID: in.CycleID, EvaluationID: in.EvaluationID})
	if err != nil {
		return nil, err
	}
	return api.Body(IncentiveScoredView{Inputs: v.table(api.Lang(ctx)), Scored: n.People, Open: n.Open}), nil
}

type changeIncentiveIn struct {
	api.ID
	api.IfMatch
	Body IncentivePlan
}

func (f *Feature) changeIncentive(ctx context.Context, who access.Actor, in *changeIncentiveIn) (*api.One[IncentiveDetailView], error) {
	plan, err := in.Body.plan()
	if err != nil {
		return nil, err
	}
	version, err := in.Number()
	if err == nil {
		err = f.Change(ctx, who, in.ID.ID, version, plan)
	}
	return f.after(ctx, who, in.ID.ID, err)
}

// after answers with the scheme as it is after a change.
func (f *Feature) after(ctx context.Context, who access.Actor, id string, err error) (*api.One[IncentiveDetailView], error) {
	if err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[IncentiveDetailView], error) { return f.changed(ctx, who, id) })
	}
	return f.changed(ctx, who, id)
}

type setInputsIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Text string `json:"text" doc:"Lines of cells separated by tabs, commas or semicolons, with a line of headers: 邮箱/email, 基数/base, 得分/score, 团队得分/team_score, 达成率/achievement (1.2 or 120%), 岗位系数/factor, 次数/count, 逾期次数/late, 认可次数/recognitions, 贡献次数/contributions, 开始日/from, 结束日/until"`
	}
}

func (f *Feature) setInputs(ctx context.Context, who access.Actor, in *setInputsIn) (*api.One[IncentiveDetailView], error) {
	version, err := in.Number()
	if err == nil {
		err = f.SetInputs(ctx, who, in.ID.ID, version, in.Body.Text)
	}
	return f.after(ctx, who, in.ID.ID, err)
}

type returnIncentiveIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Reason string `json:"reason"`
	}
}

func (f *Feature) returnIncentive(ctx context.Context, who access.Actor, in *returnIncentiveIn) (*api.One[IncentiveDetailView], error) {
	version, err := in.Number()
	if err == nil {
		err = f.Return(ctx, who, in.ID.ID, version, in.Body.Reason)
	}
	return f.after(ctx, who, in.ID.ID, err)
}

type moveIncentiveIn struct {
	api.ID
	api.IfMatch
}

func (f *Feature) moved(move func(context.Context, access.Actor, string, int64) error) func(context.Context, access.Actor, *moveIncentiveIn) (*api.One[IncentiveDetailView], error) {
	return func(ctx context.Context, who access.Actor, in *moveIncentiveIn) (*api.One[IncentiveDetailView], error) {
		version, err := in.Number()
		if err == nil {
			err = move(ctx, who, in.ID.ID, version)
		}
		return f.after(ctx, who, in.ID.ID, err)
	}
}
