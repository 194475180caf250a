package insight

import "github.com/sinan-okr/sinan/internal/domain/okr"

// mostRows is how many teams the heat map has a row for; a team's own page has those below it.
const mostRows = mostObjectives

// heat draws team × theme: one row a team that has objectives under way, one column
// a theme, and one for objectives that name none.
func (v *InsightView) heat(d *Dashboard) {
	v.TeamsOmitted = d.cold
	columns := make([]InsightNameView, 0, len(d.Themes)+1)
	for _, t := range d.Themes {
		columns = append(columns, InsightNameView{ID: t.ID, Name: t.Title})
	}
	columns = append(columns, InsightNameView{})
	used := map[string]bool{}
	for _, id := range append(d.Org.Tree.IDs(), "") {
		row := false
		for _, theme := range columns {
			c := d.heat[place{id, theme.ID}]
			if c == nil {
				continue
			}
			row, used[theme.ID] = true, true
			if len(v.Teams) < mostRows {
				v.Cells = append(v.Cells, InsightCellView{TeamID: id, ThemeID: theme.ID, Objectives: int(c.now.n), Progress: okr.NumberOrNone(c.now.ratio()), Expected: okr.NumberOrNone(c.due.ratio()), AtRisk: c.atRisk, OffTrack: c.offTrack})
			}
		}
		switch t, _ := d.Org.Tree.Team(id); {
		case row && len(v.Teams) < mostRows:
			v.Teams = append(v.Teams, InsightNameView{ID: id, Name: t.Name})
		case row:
			v.TeamsOmitted++
		}
	}
	for _, theme := range columns {
		if theme.ID != "" || used[""] {
			v.Themes = append(v.Themes, theme)
		}
	}
}
