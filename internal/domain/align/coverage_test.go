package align_test

import (
	"reflect"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/align"
)

func TestCoverage(t *testing.T) {
	c := small().Coverage([]align.Theme{{ID: "grow", Title: "增长"}, {ID: "sea", Title: "出海"}})
	want := align.Coverage{
		Themes: []align.ThemeShare{
			{ThemeID: "grow", Direct: 1, Reached: 3}, // 留存, and 活跃 and 社群 through it
			{ThemeID: "sea"},
		},
		Bare:   []string{"sea"},
		Adrift: []string{"rev", "adm"}, // no theme, no parent
		Teams: []align.TeamShare{
			{TeamID: "adm", Objectives: 1},
			{TeamID: "co", Objectives: 2, Serving: 1, Reaching: 1},
			{TeamID: "ops", Objectives: 2, Serving: 2, Reaching: 2},
		},
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
	if got := c.Teams[1].Share(); got != 0.5 {
		t.Errorf("share of co: %v", got)
	}
	if got := (align.TeamShare{}).Share(); got != 0 {
		t.Errorf("share of a team without objectives: %v", got)
	}
}

func TestAnObjectiveMaySupportAnotherAndStillReachNoTheme(t *testing.T) {
	g := align.NewGraph([]align.Objective{{ID: "p", TeamID: "t"}, {ID: "c", TeamID: "t"}}, nil, []align.Edge{{ObjectiveID: "c", ParentObjectiveID: "p"}})
	c := g.Coverage(nil)
	if want := []align.TeamShare{{TeamID: "t", Objectives: 2, Serving: 1, Reaching: 0}}; !reflect.DeepEqual(c.Teams, want) {
		t.Errorf("got %+v", c.Teams)
	}
	if !reflect.DeepEqual(c.Adrift, []string{"p"}) {
		t.Errorf("adrift %v", c.Adrift)
	}
}

// A theme outside the list asked for (another cycle's, an archived one) is still something served.
func TestAThemeNotAskedForStillCountsAsServed(t *testing.T) {
	c := small().Coverage(nil)
	if !reflect.DeepEqual(c.Adrift, []string{"rev", "adm"}) || c.Teams[1].Reaching != 1 {
		t.Errorf("got %+v", c)
	}
}
