package insight

import (
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Counts are the numbers of a page that are counted: key results under way by status and by how
// they are looked at, and what their plans hold.
type Counts struct {
	Owing     int `bun:"owing"`
	OnTime    int `bun:"on_time"`
	Results   int `bun:"results"`
	Unplanned int `bun:"unplanned"`
	Open      int `bun:"open"` // actions, as those below
	Done      int `bun:"done"`
	Overdue   int `bun:"overdue"`
	Slipping  int `bun:"slipping"`
	NoData    int `bun:"no_data"`
	OnTrack   int `bun:"on_track"`
	AtRisk    int `bun:"at_risk"`
	OffTrack  int `bun:"off_track"`
	Achieved  int `bun:"achieved"`
	Missed    int `bun:"missed"`
	Troubled  int `bun:"troubled"` // that may not succeed
}

// Course is what is counted of how an objective was worked with since it was taken to work,
// over its cycle and whatever became of it.
type Course struct {
	Pledged    int `bun:"pledged"`    // key results that weren't dropped
	Measurable int `bun:"measurable"` // of them, with a complete measure
	CameDue    int `bun:"came_due"`   // check-ins, but for those of who was away
	InTime     int `bun:"in_time"`
	Undated    int `bun:"undated"` // that only an import answers for: not in CameDue
	Scored     int `bun:"scored"`  // 1 where it is aspirational and has a final score
	Reached    int `bun:"reached"` // 1 where that is a success
}

// courseOf is that of one objective, by what came due on it and its final score, nil where it
// has none.
func courseOf(s *objectives.Standing, due cycle.Score, final *okr.Score) (c Course) {
	if waits(s) {
		return c
	}
	for j := range s.Results {
		if kr := &s.Results[j]; !kr.Dropped {
			c.Pledged++
			if len(kr.Measure.V.Complete()) == 0 {
				c.Measurable++
			}
		}
	}
	c.CameDue, c.InTime, c.Undated = due.Counted(), due.OnTime, due.Unknown
	if s.Kind == okr.Aspirational && final != nil {
		c.Scored = 1
		if *final >= success {
			c.Reached = 1
		}
	}
	return c
}

// waits reports whether an objective hasn't been taken to work yet.
func waits(s *objectives.Standing) bool { return s.State == okr.Draft || s.State == okr.InReview }

// of is the count of a status.
func (c *Counts) of(s okr.Status) *int {
	switch s {
	case okr.OnTrack:
		return &c.OnTrack
	case okr.AtRisk:
		return &c.AtRisk
	case okr.OffTrack:
		return &c.OffTrack
	case okr.Achieved:
		return &c.Achieved
	case okr.Missed:
		return &c.Missed
	}
	return &c.NoData
}

// byStatus are the key results of each status that has any.
func (c *Counts) byStatus() map[okr.Status]int {
	by := map[okr.Status]int{}
	for _, status := range []okr.Status{okr.NoData, okr.OnTrack, okr.AtRisk, okr.OffTrack, okr.Achieved, okr.Missed} {
		if n := *c.of(status); n > 0 {
			by[status] = n
		}
	}
	return by
}

// add counts what is counted of an objective; its plans must be loaded.
func (c *Counts) add(l *Line) {
	for j := range l.Results {
		if !l.live(j) {
			continue
		}
		kr, each, p := &l.Results[j], l.Each[j], l.Plans[l.Results[j].ID]
		*c.of(each.Status)++
		if kr.Kind != okr.Rollup && (each.Stale || !kr.CheckedOn.IsZero()) {
			c.Owing++
			if !each.Stale {
				c.OnTime++
			}
		}
		c.Results++
		if p.Open+p.Done == 0 && kr.Kind != okr.Rollup {
			c.Unplanned++
		}
		c.Open += p.Open
		c.Done += p.Done
		c.Overdue += p.Overdue
		c.Slipping += p.Slipping
		if _, troubled := l.trouble(j); troubled {
			c.Troubled++
		}
	}
}

// Part is what one objective adds to the sums of a page, as it is kept: as of the present, or of a past day.
type Part struct {
	store.BaseModel `bun:"table:insight_parts,alias:s"`
	On              string     `bun:"on_day,pk"` // "" for the present
	ObjectiveID     string     `bun:"objective_id,pk"`
	CycleID         string     `bun:"cycle_id"`
	TeamID          string     `bun:"team_id"`
	OwnerID         string     `bun:"owner_id"`
	Visibility      string     `bun:"visibility"`
	VisibilityNow   string     `bun:"visibility_now"`
	AddedAs         string     `bun:"added_as"` // the visibility of the place where it is added up; "" for none
	Position        int        `bun:"position"`
	Title           string     `bun:"title"`
	Themes          string     `bun:"themes"` // ids in order, with commas between
	Serves          bool       `bun:"serves"`
	State           okr.State  `bun:"state"`
	Status          okr.Status `bun:"status"`
	Stale           bool       `bun:"stale"`
	Progress        *int64     `bun:"progress"` // billionths, within 0 and 1; nil is unknown
	Expected        *int64     `bun:"expected"`
	Before          *int64     `bun:"before"` // usualSince before ReckonedOn
	Counts
	Course
	Worst      *int64    `bun:"worst"` // the least chance of a key result that may not succeed; nil where none is
	ReckonedOn store.Day `bun:"reckoned_on"`
}

// partOf is what an objective adds on a day.
func partOf(l *Line, on date.Date) Part {
	p := Part{ObjectiveID: l.ID, CycleID: l.CycleID, TeamID: l.TeamID, OwnerID: l.OwnerID, Visibility: string(l.Visibility), Title: l.Title, Themes: strings.Join(slices.Sorted(slices.Values(l.Themes)), ","),
		State: l.State, Status: l.Whole.Status, Stale: l.Whole.Stale, Progress: billionths(l.Whole.Progress), Expected: billionths(l.Whole.Expected), Before: billionths(l.Before), ReckonedOn: store.AsDay(on)}
	p.Counts.add(l)
	for j := range l.Results {
		if chance, troubled := l.trouble(j); troubled && (p.Worst == nil || int64(chance) < *p.Worst) {
			n := int64(chance)
			p.Worst = &n
		}
	}
	return p
}

// standsAt says where its objective is by now, and adds it up there: as what both times show of it, and nowhere if its team is another.
func (p *Part) standsAt(now present) {
	p.VisibilityNow, p.Position, p.AddedAs, p.Serves = now.Visibility, now.Position, p.Visibility, now.Serves
	if width[now.Visibility] < width[p.Visibility] {
		p.AddedAs = now.Visibility
	}
	if now.TeamID != p.TeamID {
		p.AddedAs = ""
	}
}

// width orders visibilities from the narrowest.
var width = map[string]int{string(access.Listed): 0, string(access.TeamOnly): 1, string(access.Everyone): 2}

// billionths is a share as it counts in a mean, for its column; unknown stays so.
func billionths(r *okr.Ratio) *int64 {
	if r == nil {
		return nil
	}
	n := r.Clamp().Billionths()
	return &n
}

// shareOf is the share of a column.
func shareOf(n *int64) *okr.Ratio {
	if n == nil {
		return nil
	}
	return okr.FromBillionths(*n, 1).Known()
}

// asLine is an objective as a page lists it, by what is kept of it.
func (p *Part) asLine(o *objectives.Objective) Line {
	o.State = p.State
	return Line{Standing: objectives.Standing{Objective: o, Whole: objectives.Judged{Progress: shareOf(p.Progress), Expected: shareOf(p.Expected), Status: p.Status, Stale: p.Stale}},
		Before: shareOf(p.Before)}
}
