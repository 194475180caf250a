package alignments

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiMap(r *api.Router) {
	api.Do(r, api.Op{ID: "get-map", Method: http.MethodGet, Path: "/map", Action: access.HomeView, Tag: tag,
		Summary: "The alignment map of a cycle: themes, objectives, and what supports what; now, or as of a past day"}, f.getMap)
	api.Do(r, api.Op{ID: "get-coverage", Method: http.MethodGet, Path: "/coverage", Action: access.ThemeView, Tag: tag,
		Summary: "How well the objectives of a cycle cover the strategy"}, f.getCoverage)
	api.Do(r, api.Op{ID: "suggest-parents", Method: http.MethodGet, Path: "/alignments/suggestions", Action: access.HomeView, Tag: tag,
		Summary: "Possible parents for an objective, while it is being written too"}, f.suggestParents)
}

// MapView is the alignment map: flat, so that a client lays it out.
type MapView struct {
	Themes  []ThemeNode `json:"themes"`
	Nodes   []MapNode   `json:"nodes"`
	Edges   []MapEdge   `json:"edges"`
	Omitted int         `json:"omitted" doc:"Objectives left out because there are too many; a team's own map shows them"`
}

// ThemeNode is a strategy theme on the map.
type ThemeNode struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Target string `json:"target,omitempty" doc:"Of the year, in words"`
}

// MapNode is an objective on the map.
type MapNode struct {
	ID         string      `json:"id"`
	CycleID    string      `json:"cycle_id"`
	Title      string      `json:"title"`
	OwnerID    string      `json:"owner_id,omitempty"`
	OwnerName  string      `json:"owner_name,omitempty"`
	TeamID     string      `json:"team_id,omitempty"`
	TeamName   string      `json:"team_name,omitempty"`
	Kind       okr.Kind    `json:"kind"`
	State      okr.State   `json:"state"`
	Progress   *float64    `json:"progress"`
	Expected   *float64    `json:"expected"`
	Status     okr.Status  `json:"status"`
	Stale      bool        `json:"stale"`
	ThemeIDs   []string    `json:"theme_ids"`
	Chance     *float64    `json:"chance,omitempty" doc:"The lowest of its key results, where chances were asked for and one of them is foreseen"`
	KeyResults []MapResult `json:"key_results" doc:"In their order, dropped ones left out unless they are supported"`
}

// MapResult is a key result of an objective on the map.
type MapResult struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Progress  *float64   `json:"progress"`
	Status    okr.Status `json:"status"`
	Chance    *float64   `json:"chance,omitempty" doc:"That it succeeds by its due date, 0 to 1, where chances were asked for and it is foreseen"`
	Supported bool       `json:"supported" doc:"An objective on the map supports it"`
}

// MapEdge says that one objective on the map supports another.
type MapEdge struct {
	ID                string `json:"id"`
	ObjectiveID       string `json:"objective_id"`
	ParentObjectiveID string `json:"parent_objective_id"`
	ParentKeyResultID string `json:"parent_key_result_id,omitempty"`
}

type mapIn struct {
	api.AsOf
	CycleID string `query:"cycle_id" doc:"The current one where left out; the cycles it lies in are on the map too"`
	TeamID  string `query:"team_id" doc:"Only the objectives of this team and those below it, with all above them"`
	Chances bool   `query:"chances" doc:"Also how likely each is to succeed"`
}

func (f *Feature) getMap(ctx context.Context, who access.Actor, in *mapIn) (*api.Out[MapView], error) {
	m, err := f.Map(ctx, who, in.CycleID, in.TeamID, in.Chances)
	if err != nil {
		return nil, err
	}
	v := MapView{Themes: []ThemeNode{}, Nodes: make([]MapNode, len(m.Nodes)), Edges: make([]MapEdge, len(m.Edges)), Omitted: m.Omitted}
	for _, t := range m.Themes {
		v.Themes = append(v.Themes, ThemeNode{ID: t.ID, Title: t.Title, Target: t.Target})
	}
	supported := map[string]bool{}
	for i, e := range m.Edges {
		v.Edges[i] = MapEdge{ID: e.ID, ObjectiveID: e.ObjectiveID, ParentObjectiveID: e.ParentID, ParentKeyResultID: e.ParentKeyResultID}
		supported[e.ParentKeyResultID] = true
	}
	for i := range m.Nodes {
		v.Nodes[i] = viewNode(&m.Nodes[i], supported)
	}
	return api.Body(v), nil
}

func viewNode(s *objectives.Standing, supported map[string]bool) MapNode {
	o := s.Objective
	n := MapNode{ID: o.ID, CycleID: o.CycleID, Title: o.Title, OwnerID: o.OwnerID, TeamID: o.TeamID, Kind: o.Kind, State: o.State,
		Progress: okr.NumberOrNone(s.Whole.Progress), Expected: okr.NumberOrNone(s.Whole.Expected), Status: s.Whole.Status, Stale: s.Whole.Stale,
		ThemeIDs: append([]string{}, o.Themes...), KeyResults: []MapResult{}}
	if p, ok := s.Org.Person(o.OwnerID); ok {
		n.OwnerName = p.Name
	}
	if t, ok := s.Org.Tree.Team(o.TeamID); ok {
		n.TeamName = t.Name
	}
	for i := range o.Results {
		if kr := &o.Results[i]; !kr.Dropped || supported[kr.ID] {
			r := MapResult{ID: kr.ID, Title: kr.Title, Progress: okr.NumberOrNone(s.Each[i].Progress), Status: s.Each[i].Status, Supported: supported[kr.ID]}
			if foreseen := s.ViewForecast(kr); foreseen != nil {
				r.Chance = &foreseen.Chance
				if n.Chance == nil || *r.Chance < *n.Chance {
					n.Chance = r.Chance
				}
			}
			n.KeyResults = append(n.KeyResults, r)
		}
	}
	return n
}

// CoverageView is how well the objectives of a cycle cover the strategy.
type CoverageView struct {
	Themes  []ThemeCover `json:"themes"`
	Adrift  []AdriftView `json:"adrift" doc:"Objectives that serve no theme and support no parent"`
	Teams   []TeamCover  `json:"teams"`
	Unknown int          `json:"unknown" doc:"Objectives of a past day that are too many to be put back: then nothing else is told"`
}

// ThemeCover is how much work serves one theme.
type ThemeCover struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Direct  int    `json:"direct" doc:"Objectives that name the theme; 0: nobody works for it"`
	Reached int    `json:"reached" doc:"Those and all that support them"`
}

// AdriftView is an objective that serves nothing.
type AdriftView struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	OwnerID   string `json:"owner_id,omitempty"`
	OwnerName string `json:"owner_name,omitempty"`
	TeamID    string `json:"team_id,omitempty"`
	TeamName  string `json:"team_name,omitempty"`
}

// TeamCover is how much of a team's work serves something.
type TeamCover struct {
	TeamID     string  `json:"team_id,omitempty"`
	TeamName   string  `json:"team_name,omitempty"`
	Objectives int     `json:"objectives"`
	Serving    int     `json:"serving" doc:"Name a theme or support a parent"`
	Reaching   int     `json:"reaching" doc:"Name a theme, or support one that does, however far up"`
	Share      float64 `json:"share" doc:"Serving by objectives, 0 to 1"`
}

type coverageIn struct {
	api.AsOf
	CycleID string `query:"cycle_id" doc:"The current one where left out"`
}

func (f *Feature) getCoverage(ctx context.Context, who access.Actor, in *coverageIn) (*api.Out[CoverageView], error) {
	c, err := f.Coverage(ctx, who, in.CycleID)
	if err != nil {
		return nil, err
	}
	v := CoverageView{Unknown: c.Unknown, Themes: []ThemeCover{}, Adrift: make([]AdriftView, len(c.Adrift)), Teams: []TeamCover{}}
	for _, t := range c.Coverage.Themes {
		v.Themes = append(v.Themes, ThemeCover{ID: t.ThemeID, Title: c.Themes[t.ThemeID].Title, Direct: t.Direct, Reached: t.Reached})
	}
	for i, p := range c.Adrift {
		v.Adrift[i] = AdriftView{ID: p.ID, Title: p.Title, OwnerID: p.OwnerID, TeamID: p.TeamID}
		if owner, ok := c.Org.Person(p.OwnerID); ok {
			v.Adrift[i].OwnerName = owner.Name
		}
		if t, ok := c.Org.Tree.Team(p.TeamID); ok {
			v.Adrift[i].TeamName = t.Name
		}
	}
	for _, s := range c.Teams {
		t := TeamCover{TeamID: s.TeamID, Objectives: s.Objectives, Serving: s.Serving, Reaching: s.Reaching, Share: s.Share()}
		if team, ok := c.Org.Tree.Team(s.TeamID); ok {
			t.TeamName = team.Name
		}
		v.Teams = append(v.Teams, t)
	}
	return api.Body(v), nil
}

type suggestIn struct {
	ObjectiveID string   `query:"objective_id" doc:"Whose parent is sought; its title is the text where none is given"`
	Text        string   `query:"text" maxLength:"300" doc:"What has been typed so far"`
	CycleID     string   `query:"cycle_id" doc:"Of the objective being written; parents lie in it or in the cycles around it"`
	ThemeIDs    []string `query:"theme_ids" maxItems:"20"`
	Limit       int      `query:"limit" minimum:"1" maximum:"30" default:"8"`
}

// ParentOffer is a possible parent.
type ParentOffer struct {
	ObjectiveID    string   `json:"objective_id"`
	ObjectiveTitle string   `json:"objective_title"`
	KeyResultID    string   `json:"key_result_id,omitempty" doc:"Set where a key result is offered"`
	Title          string   `json:"title"`
	CycleID        string   `json:"cycle_id"`
	OwnerID        string   `json:"owner_id,omitempty"`
	OwnerName      string   `json:"owner_name,omitempty"`
	TeamID         string   `json:"team_id,omitempty"`
	TeamName       string   `json:"team_name,omitempty"`
	Score          int      `json:"score" doc:"1 to 1000, for order only"`
	Shared         []string `json:"shared" doc:"What both titles have"`
	SameTheme      bool     `json:"same_theme"`
	AtOnce         bool     `json:"at_once" doc:"Aligning takes no request"`
}

func (f *Feature) suggestParents(ctx context.Context, who access.Actor, in *suggestIn) (*api.Many[ParentOffer], error) {
	offers, org, err := f.Suggest(ctx, who, Wish{ObjectiveID: in.ObjectiveID, Text: in.Text, CycleID: in.CycleID, ThemeIDs: in.ThemeIDs, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	views := make([]ParentOffer, len(offers))
	for i, o := range offers {
		v := ParentOffer{ObjectiveID: o.Objective.ID, ObjectiveTitle: o.Objective.Title, Title: o.Title, CycleID: o.Objective.CycleID, OwnerID: o.OwnerID,
			TeamID: o.Objective.TeamID, Score: o.Score, Shared: append([]string{}, o.Shared...), SameTheme: o.SameTheme, AtOnce: o.AtOnce}
		if o.KeyResult {
			v.KeyResultID = o.ID
		}
		if p, ok := org.Person(o.OwnerID); ok {
			v.OwnerName = p.Name
		}
		if t, ok := org.Tree.Team(v.TeamID); ok {
			v.TeamName = t.Name
		}
		views[i] = v
	}
	return api.Items(views, ""), nil
}
