package align

import (
	"cmp"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// Theme is a strategy theme that objectives serve.
type Theme struct {
	ID    string
	Title string
}

// ThemeShare is how much work serves one theme.
type ThemeShare struct {
	ThemeID string
	Direct  int // objectives that name the theme
	Reached int // those and all that support them, each once
}

// TeamShare is how much of a team's work serves something.
type TeamShare struct {
	TeamID     string
	Objectives int
	Serving    int // name a theme or support a parent
	Reaching   int // name a theme, or support one that does, however far up
}

// Share is the part of the team's objectives that serve something, 0 to 1; 0 for
// a team without objectives.
func (s TeamShare) Share() float64 {
	if s.Objectives == 0 {
		return 0
	}
	return float64(s.Serving) / float64(s.Objectives)
}

// Coverage is how well the objectives cover the strategy, and the strategy them.
type Coverage struct {
	Themes []ThemeShare // in the order asked for
	Bare   []string     // themes that no objective names
	Adrift []string     // objectives that name no theme and support no parent
	Teams  []TeamShare  // by team id
}

// Coverage measures the objectives of the graph against the themes given.
func (g *Graph) Coverage(themes []Theme) Coverage {
	var c Coverage
	named := map[string][]int{} // theme → places of the objectives that name it
	var strategic []int
	for at, o := range g.objectives {
		for _, theme := range o.ThemeIDs {
			named[theme] = append(named[theme], at)
		}
		if len(o.ThemeIDs) > 0 {
			strategic = append(strategic, at)
		} else if len(g.up[at]) == 0 && !o.Beyond {
			c.Adrift = append(c.Adrift, o.ID)
		}
	}
	for _, theme := range themes {
		direct := named[theme.ID]
		if len(direct) == 0 {
			c.Bare = append(c.Bare, theme.ID)
		}
		_, reached := g.spread(direct)
		c.Themes = append(c.Themes, ThemeShare{ThemeID: theme.ID, Direct: len(direct), Reached: reached})
	}
	c.Teams = g.teamShares(strategic)
	return c
}

// spread marks the given objectives and everything below them, and counts them.
func (g *Graph) spread(from []int) ([]bool, int) {
	seen := make([]bool, len(g.objectives))
	var queue []int
	take := func(at int) {
		if !seen[at] {
			seen[at] = true
			queue = append(queue, at)
		}
	}
	for _, at := range from {
		take(at)
	}
	for i := 0; i < len(queue); i++ {
		for _, n := range g.down[queue[i]] {
			take(g.at[g.edges[n].ObjectiveID])
		}
	}
	return seen, len(queue)
}

func (g *Graph) teamShares(strategic []int) []TeamShare {
	reaching, _ := g.spread(strategic)
	place := map[string]int{}
	var shares []TeamShare
	for at, o := range g.objectives {
		i, known := place[o.TeamID]
		if !known {
			i = len(shares)
			place[o.TeamID] = i
			shares = append(shares, TeamShare{TeamID: o.TeamID})
		}
		shares[i].Objectives++
		if len(o.ThemeIDs) > 0 || len(g.up[at]) > 0 || o.Beyond {
			shares[i].Serving++
		}
		if reaching[at] {
			shares[i].Reaching++
		}
	}
	sorting.By(shares, func(a, b TeamShare) int { return cmp.Compare(a.TeamID, b.TeamID) })
	return shares
}
