package incentives

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// IncentiveLineView is one step of a payout.
type IncentiveLineView struct {
	Step   incentive.Step `json:"step"`
	Text   string         `json:"text,omitempty" doc:"Of a formula: the name of a value that it looks at, or what stands in it for a step"`
	Sum    string         `json:"sum,omitempty" doc:"The arithmetic in numbers; absent where the result is given or looked up. Of a step of a formula it may be a function of numbers, or a condition"`
	Result string         `json:"result" doc:"Of a condition true or false"`
	Unit   incentive.Unit `json:"unit" enum:"yuan,coefficient,points,score,weight,plain,truth"`
	Down   bool           `json:"down,omitempty" doc:"Rounded down; else half away from zero"`
}

// IncentivePayoutView is what one person gets.
type IncentivePayoutView struct {
	PersonID string              `json:"person_id"`
	Name     string              `json:"name,omitempty"`
	Amount   string              `json:"amount" doc:"Yuan"`
	Points   string              `json:"points,omitempty"`
	Score    string              `json:"score,omitempty"`
	Achieved string              `json:"achievement,omitempty" doc:"Where the rules look at it"`
	Base     string              `json:"base,omitempty" doc:"Yuan"`
	Moves    []IncentiveMoveView `json:"moves,omitempty" doc:"Of the person within the period: other teams, roles and job levels that pay may hang on. Nothing is reckoned from them"`
	Lines    []IncentiveLineView `json:"lines" doc:"Empty in a table; a statement has them"`
}

func viewPayout(p incentive.Payout, points bool) IncentivePayoutView {
	v := IncentivePayoutView{PersonID: p.PersonID, Amount: p.Amount.String(), Lines: make([]IncentiveLineView, len(p.Lines))}
	if points {
		v.Points = p.Points.String()
	}
	for i, l := range p.Lines {
		v.Lines[i] = IncentiveLineView{Step: l.Step, Text: l.Text, Sum: l.Sum, Result: l.String(), Unit: l.Unit, Down: l.Down}
	}
	return v
}

// IncentiveSimulationView is what a scheme pays.
type IncentiveSimulationView struct {
	People int                   `json:"people"`
	Total  string                `json:"total" doc:"Yuan"`
	Points string                `json:"points,omitempty"`
	Least  string                `json:"least" doc:"Yuan"`
	Median string                `json:"median" doc:"Yuan; of an even number the lower of the middle two"`
	Most   string                `json:"most" doc:"Yuan"`
	None   int                   `json:"none" doc:"People who get nothing"`
	Bands  []IncentiveBandView   `json:"bands" doc:"How many get how much, in up to eight bands of an even width"`
	Rows   []IncentivePayoutView `json:"rows" doc:"A page of payouts, by person id"`
	Next   string                `json:"next,omitempty"`
}

// IncentiveBandView is people who get from From to Until.
type IncentiveBandView struct {
	From   string `json:"from"`
	Until  string `json:"until"`
	People int    `json:"people"`
}

type simulateIn struct {
	api.ID
	api.Paging
	api.AsOf
}

func (f *Feature) simulate(ctx context.Context, who access.Actor, in *simulateIn) (*api.Out[IncentiveSimulationView], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return nil, err
	}
	v, err := f.Simulate(ctx, who, in.ID.ID)
	if err != nil {
		return nil, err
	}
	view := v.summary()
	rows, moves := make([]IncentivePayoutView, 0, in.Limit+1), movesBy(v.Moves)
	for i, p := range v.Run.Payouts {
		if key != nil && p.PersonID <= key[0] {
			continue
		}
		if len(rows) == in.Limit {
			view.Next = store.Cursor(rows[in.Limit-1].PersonID)
			break
		}
		row := v.row(i, p)
		row.Moves = viewMoves(moves[p.PersonID], v.Org, v.Who)
		rows = append(rows, row)
	}
	view.Rows = rows
	return api.Body(view), nil
}

// row is one payout in a table, without its lines.
func (v *Shown) row(i int, p incentive.Payout) IncentivePayoutView {
	p.Lines = nil
	one := viewPayout(p, v.Scheme.Preset == incentive.Points)
	one.Name = v.Org.Name(p.PersonID)
	if v.Lost {
		i = slices.IndexFunc(v.Given, func(g Given) bool { return g.PersonID == p.PersonID })
	}
	if i < 0 {
		return one
	}
	one.Base = v.Given[i].Base.String() // both are by person id
	if s := v.Given[i].Score; s != nil {
		one.Score = s.String()
	}
	if a := v.Given[i].Achievement; a != nil {
		one.Achieved = a.String()
	}
	return one
}

func (v *Shown) summary() IncentiveSimulationView {
	amounts := make([]incentive.Fen, len(v.Run.Payouts))
	view := IncentiveSimulationView{People: len(amounts), Total: v.Run.Total.String(), Bands: []IncentiveBandView{}}
	for i, p := range v.Run.Payouts {
		if amounts[i] = p.Amount; p.Amount == 0 {
			view.None++
		}
	}
	slices.Sort(amounts)
	least, most := amounts[0], amounts[len(amounts)-1]
	view.Least, view.Median, view.Most = least.String(), amounts[(len(amounts)-1)/2].String(), most.String()
	if v.Scheme.Preset == incentive.Points {
		view.Points = v.Run.Points.String()
	}
	for _, b := range incentive.Spread(amounts) {
		view.Bands = append(view.Bands, IncentiveBandView{From: b.From.String(), Until: b.Until.String(), People: b.People})
	}
	return view
}

// IncentiveStatementView is one person's payout by one scheme, explained.
type IncentiveStatementView struct {
	IncentiveID string                 `json:"incentive_id"`
	Title       string                 `json:"title"`
	Preset      string                 `json:"preset" enum:"tiered,linear,pooled,committed,stretch,points,milestone,spot,formula"`
	StartsOn    date.Date              `json:"starts_on"`
	EndsOn      date.Date              `json:"ends_on"`
	State       State                  `json:"state" enum:"draft,published,approved,run,paid" doc:"Before the run it shows what would be paid"`
	Formula     string                 `json:"formula,omitempty" doc:"What the payout was reckoned by, where that is a formula"`
	Payout      IncentivePayoutView    `json:"payout"`
	ScoreBasis  *IncentiveBasisView    `json:"score_basis,omitempty" doc:"Where the score comes from; absent where the rules need none, or nothing was owned in the period, and as of a past day, as the next two"`
	TeamBasis   *IncentiveBasisView    `json:"team_basis,omitempty" doc:"The same of the team's score"`
	Beyond      *IncentiveBasisView    `json:"achievement_basis,omitempty" doc:"The same of what was achieved"`
	Earlier     []IncentiveEarlierView `json:"earlier" doc:"What it came to before corrections, the oldest first"`
	Appeals     []IncentiveAppealView  `json:"appeals" doc:"Of its person, the oldest first"`
	Can         []access.Action        `json:"can"`
}

// IncentiveEarlierView is what a statement came to before it was corrected.
type IncentiveEarlierView struct {
	Amount     string    `json:"amount" doc:"Yuan"`
	ReplacedAt time.Time `json:"replaced_at"`
}

func (s Statement) view(who access.Actor) IncentiveStatementView {
	v := IncentiveStatementView{IncentiveID: s.Scheme.ID, Title: s.Scheme.Title, Preset: string(s.Scheme.Preset), StartsOn: s.Scheme.StartsOn.Date, EndsOn: s.Scheme.EndsOn.Date,
		State: s.Scheme.State, Formula: s.Scheme.Rules.Formula, Payout: viewPayout(s.Payout, s.Scheme.Preset == incentive.Points)}
	v.Payout.Name, v.Payout.Moves = s.Name, viewMoves(s.Moves, s.Org, who)
	v.ScoreBasis, v.TeamBasis, v.Beyond = s.Own.view(), s.Team.view(), s.Beyond.view()
	v.Earlier, v.Appeals, v.Can = []IncentiveEarlierView{}, []IncentiveAppealView{}, []access.Action{}
	for _, e := range s.Earlier {
		v.Earlier = append(v.Earlier, IncentiveEarlierView{Amount: e.Amount.String(), ReplacedAt: e.ReplacedAt})
	}
	waits := false
	for i := range s.Appeals {
		v.Appeals = append(v.Appeals, s.Appeals[i].own())
		waits = waits || s.Appeals[i].waits()
	}
	if s.Scheme.State == Done && !waits && s.Scheme.then == nil {
		v.Can = access.Can(who, s.Scheme.target(s.Payout.PersonID), access.StatementAppeal)
	}
	return v
}

type statementIn struct {
	api.ID
	api.AsOf
	PersonID string `query:"person_id" maxLength:"64" doc:"Left out for the caller's own"`
}

func (f *Feature) getStatement(ctx context.Context, who access.Actor, in *statementIn) (*api.Out[IncentiveStatementView], error) {
	if in.PersonID == "" {
		in.PersonID = who.ID
	}
	one, err := f.Statement(ctx, who, in.ID.ID, in.PersonID)
	if err != nil {
		return nil, err
	}
	return api.Body(one.view(who)), nil
}

func (f *Feature) listStatements(ctx context.Context, who access.Actor, in *listIncentivesIn) (*api.Many[IncentiveStatementView], error) {
	page, err := f.Statements(ctx, who, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]IncentiveStatementView, len(page.Items))
	for i, one := range page.Items {
		list[i] = one.view(who)
	}
	return api.Items(list, page.Next), nil
}

// cells of one person's line in a table of inputs, by column.
func (g Given) cells() map[column]string {
	cells := map[column]string{colFactor: shownMaybe(g.Factor)}
	score := func(c column, s *okr.Score) {
		if s != nil {
			cells[c] = s.String()
		}
	}
	score(colScore, g.Score)
	score(colTeam, g.TeamScore)
	if g.Achievement != nil {
		cells[colAchieved] = g.Achievement.String()
	}
	if g.Base > 0 {
		cells[colBase] = g.Base.String()
	}
	for c, n := range map[column]int64{colCount: g.Count, colLate: g.Late, colThanks: g.Recognitions, colOthers: g.Contributions} {
		if n > 0 {
			cells[c] = strconv.FormatInt(n, 10)
		}
	}
	for c, d := range map[column]*date.Date{colFrom: g.From, colUntil: g.Until} {
		if d != nil {
			cells[c] = d.String()
		}
	}
	return cells
}
