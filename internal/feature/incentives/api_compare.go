package incentives

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

func (f *Feature) apiCompare(r *api.Router) {
	api.Do(r, api.Op{ID: "list-incentive-versions", Method: http.MethodGet, Path: "/incentives/{id}/versions", Action: access.IncentiveView, Tag: tag,
		Summary: "List the rules that a scheme had before the present ones, the newest first; without amounts"}, f.listVersions)
	api.Do(r, api.Op{ID: "compare-incentive", Method: http.MethodGet, Path: "/incentives/{id}/comparison", Action: access.IncentiveView, Tag: tag,
		Summary: "What a scheme would pay by other scores, what hangs on them, and who gains and loses against another scheme's rules or its own before they were changed, and what changed in them; nothing is stored, and the look is written down"}, f.compareIncentive)
	api.Do(r, api.Op{ID: "get-incentive-progress", Method: http.MethodGet, Path: "/incentives/{id}/progress", Action: access.IncentiveView, Tag: tag,
		Summary: "How many of a scheme's people have been told of its news; without amounts"}, f.incentiveProgress)
}

// IncentiveProgressView is how far the people of a scheme have been told.
type IncentiveProgressView struct {
	News   string `json:"news,omitempty" doc:"Of what they are being told: published, withdrawn, run; left out once all were"`
	Told   int    `json:"told"`
	People int    `json:"people" doc:"Who is told of it in all"`
}

func (f *Feature) incentiveProgress(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[IncentiveProgressView], error) {
	s, told, people, err := f.Progress(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return api.Body(IncentiveProgressView{News: string(s.News), Told: told, People: people}), nil
}

// IncentiveVersionView is rules that a scheme had.
type IncentiveVersionView struct {
	Number     int64     `json:"number" doc:"From 1 on"`
	Preset     string    `json:"preset" enum:"tiered,linear,pooled,committed,stretch,points,milestone,spot,formula"`
	EditorName string    `json:"editor_name" doc:"Whose they were"`
	ReplacedAt time.Time `json:"replaced_at" doc:"Until when they were the scheme's"`
}

func (v Version) view(p VersionsPage) IncentiveVersionView {
	return IncentiveVersionView{Number: v.Number, Preset: string(v.Preset), EditorName: p.Org.Name(v.EditorID), ReplacedAt: v.ReplacedAt}
}

type listVersionsIn struct {
	api.ID
	api.Paging
}

func (f *Feature) listVersions(ctx context.Context, who access.Actor, in *listVersionsIn) (*api.Many[IncentiveVersionView], error) {
	p, err := f.Versions(ctx, who, in.ID.ID, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	list := make([]IncentiveVersionView, len(p.Items))
	for i, v := range p.Items {
		list[i] = v.view(p)
	}
	return api.Items(list, p.Next), nil
}

// IncentiveChangeView is something that the rules say differently from the other's.
type IncentiveChangeView struct {
	Place string `json:"place" doc:"What of the rules: preset, tier, or a field of theirs such as slope.from"`
	From  string `json:"from,omitempty" doc:"Of a tier: the score from which its coefficient holds"`
	Was   string `json:"was,omitempty" doc:"By the other rules; left out where they say nothing of it"`
	Now   string `json:"now,omitempty" doc:"By these; left out where they say nothing of it"`
}

func viewChanges(changes []incentive.Change) []IncentiveChangeView {
	list := make([]IncentiveChangeView, len(changes))
	for i, c := range changes {
		list[i] = IncentiveChangeView{Place: string(c.Place), Was: c.Was, Now: c.Now}
		if c.From != nil {
			list[i].From = c.From.String()
		}
	}
	return list
}

// IncentiveSideView is who gains, or who loses.
type IncentiveSideView struct {
	People int    `json:"people"`
	Sum    string `json:"sum" doc:"Yuan, together"`
	Least  string `json:"least" doc:"Yuan, of one person"`
	Most   string `json:"most" doc:"Yuan, of one person"`
}

// IncentiveSwingView is what one person gets, and would.
type IncentiveSwingView struct {
	PersonID  string `json:"person_id"`
	Name      string `json:"name,omitempty"`
	Score     string `json:"score,omitempty" doc:"The one that this is reckoned by; what was achieved, where the rules look at that alone"`
	Amount    string `json:"amount" doc:"Yuan"`
	Other     string `json:"other,omitempty" doc:"Yuan by the other scheme's rules"`
	Gain      string `json:"gain,omitempty" doc:"Yuan more than by the other's; negative where less"`
	Lower     string `json:"lower,omitempty" doc:"Yuan with a score 0.10 lower; left out where rules don't look at scores, or a formula can't be reckoned there"`
	Higher    string `json:"higher,omitempty" doc:"Yuan with one 0.10 higher"`
	ScoreLow  string `json:"score_low,omitempty" doc:"The lower score, at least 0.00"`
	ScoreHigh string `json:"score_high,omitempty" doc:"The higher one, at most 1.00"`
}

// IncentiveComparisonView is a scheme beside another, and what hangs on its scores.
type IncentiveComparisonView struct {
	People     int                   `json:"people"`
	Assumed    int                   `json:"assumed" doc:"People whose score isn't the one given"`
	Total      string                `json:"total" doc:"Yuan"`
	Worst      string                `json:"worst,omitempty" doc:"Yuan where every score and achievement is 0.00; left out, as the next three, where a formula can't be reckoned there"`
	Best       string                `json:"best,omitempty" doc:"Yuan where every score is 1.00 and every achievement 2.00; counts stay as given"`
	Lower      string                `json:"lower,omitempty" doc:"Yuan where every score is 0.10 lower"`
	Higher     string                `json:"higher,omitempty" doc:"Yuan where every score is 0.10 higher"`
	OtherID    string                `json:"other_id,omitempty"`
	OtherTitle string                `json:"other_title,omitempty"`
	OtherTotal string                `json:"other_total,omitempty" doc:"Yuan"`
	Version    int64                 `json:"version,omitempty" doc:"The number of the scheme's own rules that it is compared with"`
	Changes    []IncentiveChangeView `json:"changes" doc:"What the rules say differently from the other's"`
	Gaining    *IncentiveSideView    `json:"gaining,omitempty" doc:"Who gets more than by the other's rules"`
	Losing     *IncentiveSideView    `json:"losing,omitempty" doc:"Who gets less; amounts are positive"`
	Unchanged  int                   `json:"unchanged,omitempty"`
	Rows       []IncentiveSwingView  `json:"rows" doc:"A page of people: the greatest difference to the other first, else by what they get"`
	Next       string                `json:"next,omitempty"`
}

type compareIncentiveIn struct {
	api.ID
	api.Paging
	With    string `query:"with" maxLength:"64" doc:"Another scheme, whose rules are tried on the same people"`
	Version int64  `query:"version" minimum:"0" doc:"Rules that the scheme itself had, by their number; 0 for none"`
	CycleID string `query:"cycle_id" maxLength:"64" doc:"Reckon by the final scores of this cycle; who has none keeps theirs"`
	Score   string `query:"score" maxLength:"10" doc:"Reckon as if everybody had this score, 0 to 1"`
}

func (in *compareIncentiveIn) assumed() (by Assumed, err error) {
	by.CycleID = in.CycleID
	if in.Score != "" {
		s, err := okr.ParseScore("/score", in.Score)
		if err != nil {
			return by, err
		}
		by.Score = &s
	}
	return by, nil
}

func (f *Feature) compareIncentive(ctx context.Context, who access.Actor, in *compareIncentiveIn) (*api.Out[IncentiveComparisonView], error) {
	key, err := store.ParseCursor(in.Cursor, 1)
	if err != nil {
		return nil, err
	}
	by, err := in.assumed()
	if err != nil {
		return nil, err
	}
	c, err := f.Compare(ctx, who, in.ID.ID, With{ID: in.With, Version: in.Version}, by)
	if err != nil {
		return nil, err
	}
	from := 0
	if key != nil {
		if from, err = strconv.Atoi(key[0]); err != nil || from < 0 {
			from = 0
		}
	}
	view := c.view()
	rows := c.Comparison.Rows[min(from, len(c.Comparison.Rows)):]
	if len(rows) > in.Limit {
		view.Next, rows = store.Cursor(strconv.Itoa(from+in.Limit)), rows[:in.Limit]
	}
	view.Rows = c.rows(rows)
	return api.Body(view), nil
}

// foreseen is an amount, "" where it isn't known.
func foreseen(f incentive.Foreseen) string {
	if f.Unknown {
		return ""
	}
	return f.Amount.String()
}

func (c Compared) view() IncentiveComparisonView {
	v := IncentiveComparisonView{People: len(c.Run.Payouts), Assumed: c.Assumed, Total: c.Run.Total.String(), Worst: foreseen(c.Outlook.Worst), Best: foreseen(c.Outlook.Best),
		Lower: foreseen(c.Outlook.Down), Higher: foreseen(c.Outlook.Up), Changes: viewChanges(c.Changes)}
	if c.Other == nil {
		return v
	}
	if c.Version != nil {
		v.Version = c.Version.Number
	}
	d := c.Comparison
	v.OtherID, v.OtherTitle, v.OtherTotal, v.Unchanged = c.Other.ID, c.Other.Title, d.TotalTwo.String(), d.Unchanged
	v.Gaining = &IncentiveSideView{People: d.Gaining, Sum: d.Gained.String(), Least: d.LeastGain.String(), Most: d.MostGain.String()}
	v.Losing = &IncentiveSideView{People: d.Losing, Sum: d.Lost.String(), Least: d.LeastLoss.String(), Most: d.MostLoss.String()}
	return v
}

// rows are people with their names and swings.
func (c Compared) rows(list []incentive.Difference) []IncentiveSwingView {
	at := make(map[string]int, len(c.Given))
	for i, g := range c.Given {
		at[g.PersonID] = i // as in Outlook.Swings: both are by person id
	}
	rows := make([]IncentiveSwingView, len(list))
	for i, d := range list {
		g := c.Given[at[d.PersonID]]
		row := IncentiveSwingView{PersonID: d.PersonID, Name: c.Org.Name(d.PersonID), Amount: d.One.String()}
		switch needs := c.Scheme.Rules.Needs(); {
		case g.Achievement != nil && !slices.Contains(needs, incentive.Score) && slices.Contains(needs, incentive.Achievement):
			row.Score = g.Achievement.String()
		case g.Score != nil:
			row.Score = g.Score.String()
		}
		if c.Other != nil {
			row.Other, row.Gain = d.Two.String(), d.Gain().String()
		}
		if len(c.Outlook.Swings) > 0 {
			s := c.Outlook.Swings[at[d.PersonID]]
			row.Lower, row.Higher, row.ScoreLow, row.ScoreHigh = foreseen(s.Down), foreseen(s.Up), s.ScoreDown.String(), s.ScoreUp.String()
		}
		rows[i] = row
	}
	return rows
}
