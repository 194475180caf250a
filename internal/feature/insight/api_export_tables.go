package insight

import (
	"strconv"

	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// columns make a column of text and one of numbers, by their heads.
func columns(say func(string) string) (text func(string, float64) files.Column, number func(string) files.Column) {
	text = func(code string, width float64) files.Column { return files.Column{Head: say(code), Width: width} }
	number = func(code string) files.Column { return files.Column{Head: say(code), Number: true, Width: 12} }
	return text, number
}

// tablesOf are the tables of the page, with all rows of what goes wrong. What is
// unknown is an empty cell, and not zero.
func tablesOf(d *Dashboard, say func(string) string) []api.Table {
	text, number := columns(say)
	lines := api.Table{Name: say("sheet_objectives"), Columns: []files.Column{text("objective", 44), text("owner", 14), text("team", 18), text("state", 10), number("progress"), number("expected"), number("before"),
		text("status", 10), text("stale", 10)}}
	for i := range d.Lines {
		l := &d.Lines[i]
		team, _ := d.Org.Tree.Team(l.TeamID)
		lines.Rows = append(lines.Rows, []string{l.Title, d.Org.Name(l.OwnerID), team.Name, say("state_" + string(l.State)), percent(l.Whole.Progress), percent(l.Whole.Expected), percent(l.Before),
			say("status_" + string(l.Whole.Status)), yes(l.Whole.Stale, say)})
	}
	trouble := api.Table{Name: say("sheet_trouble"), Columns: []files.Column{text("key_result", 44), text("objective", 36), text("owner", 14), number("progress"), number("expected"), text("status", 10), number("open_actions")}}
	for _, t := range d.Trouble {
		l, kr, each := t.Line, &t.Line.Results[t.At], t.Line.Each[t.At]
		trouble.Rows = append(trouble.Rows, []string{kr.Title, l.Title, d.Org.Name(kr.OwnerID), percent(each.Progress), percent(each.Expected), say("status_" + string(each.Status)), strconv.Itoa(l.Plans[kr.ID].Open)})
	}
	v := View(d)
	names := func(list []InsightNameView) map[string]string {
		by := map[string]string{"": say("none")}
		for _, n := range list {
			if n.Name != "" {
				by[n.ID] = n.Name
			}
		}
		return by
	}
	teams, themes := names(v.Teams), names(v.Themes)
	heat := api.Table{Name: say("sheet_heat"), Columns: []files.Column{text("team", 18), text("theme", 30), number("objectives"), number("progress"), number("expected"), number("at_risk"), number("off_track")}}
	for _, c := range v.Cells {
		heat.Rows = append(heat.Rows, []string{teams[c.TeamID], themes[c.ThemeID], strconv.Itoa(c.Objectives), share(c.Progress), share(c.Expected), strconv.Itoa(c.AtRisk), strconv.Itoa(c.OffTrack)})
	}
	focus := api.Table{Name: say("sheet_focus"), Columns: []files.Column{text("person", 14), number("objectives")}}
	for _, one := range v.Focus {
		focus.Rows = append(focus.Rows, []string{one.Name, strconv.Itoa(one.Objectives)})
	}
	tables := []api.Table{figuresOf(d, &v, say), lines, trouble, heat, focus}
	if v.Load != nil {
		load := api.Table{Name: say("sheet_load"), Columns: []files.Column{text("person", 14), number("open_actions"), number("unknown"), number("load")}}
		for _, one := range v.Load {
			load.Rows = append(load.Rows, []string{one.Name, strconv.Itoa(one.Actions), strconv.Itoa(one.Unknown), share(one.Share)})
		}
		if all := d.Load.Total; all != nil { // beside the fullest
			row := []string{say("load_all"), strconv.Itoa(all.Actions), strconv.Itoa(all.Unknown), ""}
			if of, ok := all.Share(); ok {
				n := of.InexactFloat64()
				row[3] = share(&n)
			}
			load.Rows = append(load.Rows, row)
		}
		tables = append(tables, load)
	}
	return tables
}

// figuresOf are the numbers above the page's tables, each with what it is a part of
// where it is one.
func figuresOf(d *Dashboard, v *InsightView, say func(string) string) api.Table {
	text, number := columns(say)
	s := api.Table{Name: say("sheet_figures"), Columns: []files.Column{text("figure", 30), number("value"), number("out_of"), text("status", 10)}}
	add := func(code, value, of, status string) {
		s.Rows = append(s.Rows, []string{say(code), value, of, status})
	}
	count := func(code string, n, of int) { add(code, strconv.Itoa(n), strconv.Itoa(of), "") }
	add("progress", percent(d.Whole.Progress), "", say("status_"+string(d.Whole.Status)))
	add("expected", percent(d.Whole.Expected), "", "")
	add("before", percent(d.Whole.Before), "", "")
	for _, status := range []okr.Status{okr.OffTrack, okr.AtRisk, okr.OnTrack, okr.NoData, okr.Achieved, okr.Missed} {
		add("results_status", strconv.Itoa(v.Statuses[status]), strconv.Itoa(d.Counts.Results), say("status_"+string(status)))
	}
	count("on_time", d.Counts.OnTime, d.Counts.Owing)
	count("unplanned", d.Counts.Unplanned, d.Counts.Results)
	count("overdue", d.Counts.Overdue, d.Counts.Open)
	count("slipping", d.Counts.Slipping, d.Counts.Open)
	count("done", d.Counts.Done, d.Counts.Done+d.Counts.Open)
	if d.Coverage != nil {
		count("aligned", d.Coverage.Serving, d.Coverage.Objectives)
	}
	if d.Load != nil && d.Load.Total != nil {
		count("overloaded", d.Load.Total.Overloaded, d.Load.Total.People)
		count("idle", d.Load.Total.Idle, d.Load.Total.People)
	}
	return s
}

// healthTables are the tables of the page of health: cycles, teams' aspirational
// objectives, and how stated confidence fitted what came, where that is told.
func healthTables(h *OverCycles, c *Calibration, say func(string) string) []api.Table {
	text, number := columns(say)
	all := api.Table{Name: say("sheet_cycles"), Columns: []files.Column{text("cycle", 18), number("objectives"), number("owners"), number("most"), number("results"), number("measurable"), number("served"), number("serving"),
		number("due"), number("in_time"), number("undated"), number("scored"), number("reached")}}
	teams := api.Table{Name: say("sheet_stretch"), Columns: []files.Column{text("cycle", 18), text("team", 18), number("scored"), number("reached")}}
	for i := range h.Cycles {
		v := h.view(&h.Cycles[i])
		row := []string{v.Name}
		for _, n := range []int{v.Objectives, v.Owners, v.Most, v.Results, v.Measurable, v.Served, v.Serving, v.Due, v.OnTime, v.Undated, v.Scored, v.Reached} {
			row = append(row, strconv.Itoa(n))
		}
		all.Rows = append(all.Rows, row)
		for _, t := range v.Teams {
			name := t.Name
			if name == "" {
				name = say("none")
			}
			teams.Rows = append(teams.Rows, []string{v.Name, name, strconv.Itoa(t.Scored), strconv.Itoa(t.Reached)})
		}
	}
	bands := api.Table{Name: say("sheet_calibration"), Columns: []files.Column{text("cycle", 18), text("said_by", 18), number("stated"), number("claims"), number("came")}}
	if c.Untold == "" && len(c.Cycles) > 0 {
		for _, one := range []struct {
			code string
			of   CalibratedView
		}{{"said_owners", viewCalibrated(c.Stated)}, {"said_forecast", viewCalibrated(c.Foreseen)}} {
			for _, b := range one.of.Bands {
				bands.Rows = append(bands.Rows, []string{c.Cycles[0].Name, say(one.code), share(&b.Stated), strconv.Itoa(b.Claims), strconv.Itoa(b.Came)})
			}
		}
	}
	return []api.Table{all, teams, bands}
}

// comparisonTables are cycles at the same age, and teams on the same day.
func comparisonTables(c *Comparison, say func(string) string) []api.Table {
	text, number := columns(say)
	standing := []files.Column{number("active"), number("progress"), number("expected"), text("status", 10)}
	shown := []okr.Status{okr.OffTrack, okr.AtRisk, okr.OnTrack, okr.NoData}
	for _, status := range shown {
		standing = append(standing, number("status_"+string(status)))
	}
	standing = append(standing, number("on_time"), number("owing"))
	row := func(w Whole, n Counts) []string {
		v := viewStanding(w, n)
		cells := []string{strconv.Itoa(v.Active), percent(w.Progress), percent(w.Expected), say("status_" + string(v.Status))}
		for _, status := range shown {
			cells = append(cells, strconv.Itoa(v.Statuses[status]))
		}
		return append(cells, strconv.Itoa(v.Rhythm.OnTime), strconv.Itoa(v.Rhythm.Owing))
	}
	ages := api.Table{Name: say("sheet_cycles"), Columns: append([]files.Column{text("cycle", 18), text("day", 12), number("workdays_done"), number("workdays")}, standing...)}
	for _, one := range c.Cycles {
		ages.Rows = append(ages.Rows, append([]string{one.Cycle.Name, one.On.String(), strconv.Itoa(one.Age.Passed), strconv.Itoa(one.Age.Of)}, row(one.Whole, one.Counts)...))
	}
	teams := api.Table{Name: say("sheet_teams"), Columns: append([]files.Column{text("team", 18), text("own", 12)}, standing...)}
	for _, one := range c.Teams {
		name := say("none")
		if t, ok := c.Org.Tree.Team(one.TeamID); ok {
			name = t.Name
		}
		teams.Rows = append(teams.Rows, append([]string{name, yes(one.Own && one.TeamID != "", say)}, row(one.Whole, one.Counts)...))
	}
	return []api.Table{ages, teams}
}
