package insight

import (
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okr"
)

// heat sets team × theme: one row a team that has objectives under way, one column
// a theme, and one for objectives that name none.
func (v *InsightView) heat(d *Dashboard) {
	type place struct{ team, theme string }
	type sums struct {
		now, due         mean
		atRisk, offTrack int
	}
	cells := map[place]*sums{}
	known := map[string]bool{}
	columns := make([]InsightNameView, 0, len(d.Themes)+1)
	for _, t := range d.Themes {
		known[t.ID] = true
		columns = append(columns, InsightNameView{ID: t.ID, Name: t.Title})
	}
	columns = append(columns, InsightNameView{})
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.State != okr.Active {
			continue
		}
		named := slices.DeleteFunc(slices.Clone(l.Themes), func(id string) bool { return !known[id] })
		if len(named) == 0 {
			named = []string{""}
		}
		for _, theme := range named {
			c := cells[place{l.TeamID, theme}]
			if c == nil {
				c = &sums{}
				cells[place{l.TeamID, theme}] = c
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
	used := map[string]bool{}
	for _, id := range append(d.Org.Tree.IDs(), "") {
		row := false
		for _, theme := range columns {
			c := cells[place{id, theme.ID}]
			if c == nil {
				continue
			}
			row, used[theme.ID] = true, true
			v.Cells = append(v.Cells, InsightCellView{TeamID: id, ThemeID: theme.ID, Objectives: int(c.now.n), Progress: okr.NumberOrNone(c.now.ratio()), Expected: okr.NumberOrNone(c.due.ratio()), AtRisk: c.atRisk, OffTrack: c.offTrack})
		}
		if row {
			t, _ := d.Org.Tree.Team(id)
			v.Teams = append(v.Teams, InsightNameView{ID: id, Name: t.Name})
		}
	}
	for _, theme := range columns {
		if theme.ID != "" || used[""] {
			v.Themes = append(v.Themes, theme)
		}
	}
}
