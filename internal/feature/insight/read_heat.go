package insight

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// place is a cell of the heat map; "" is no team, or no theme that is known in the cycle.
type place struct{ team, theme string }

// heat is what the objectives under way of a cell come to.
type heat struct {
	now, due         mean
	atRisk, offTrack int
}

// known are the themes that the heat map has a column for.
func (d *Dashboard) known() map[string]bool {
	known := map[string]bool{}
	for _, t := range d.Themes {
		known[t.ID] = true
	}
	return known
}

// warm puts the objectives under way into the cells of the heat map: into one for each of its
// themes, each the same.
func (d *Dashboard) warm() {
	known := d.known()
	d.heat = map[place]*heat{}
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.State != okr.Active {
			continue
		}
		for _, theme := range columnsOf(l.Themes, known) {
			c := d.heat[place{l.TeamID, theme}]
			if c == nil {
				c = &heat{}
				d.heat[place{l.TeamID, theme}] = c
			}
			c.now.add(l.Whole.Progress)
			c.due.add(l.Whole.Expected)
			switch l.Whole.Status {
			case okr.AtRisk:
				c.atRisk++
			case okr.OffTrack:
				c.offTrack++
			}
		}
	}
}

// columnsOf are the columns that something belongs to which names some themes: what names none that is
// known has one of its own.
func columnsOf(themes []string, known map[string]bool) []string {
	named := slices.DeleteFunc(slices.Clone(themes), func(id string) bool { return !known[id] })
	if len(named) == 0 {
		return []string{""}
	}
	return named
}
