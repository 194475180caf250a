package problems

import (
	"context"
	"slices"
	"strconv"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/problem"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// How many problems are put in order at most, and how many there usually are.
const (
	mostRanked = 2000
	usualList  = 64
)

// Worth is what a problem costs, and what that is made of.
type Worth struct {
	Share    *okr.Ratio // of its objective; nil where it holds up nothing measured
	Gap      *okr.Ratio
	Points   okr.Ratio // a workday
	Harm     okr.Ratio // points × age; 0 once solved
	Measured bool      // by share and gap; otherwise by severity
}

// weigh computes what a problem costs. at is the key result's place in the
// standing, or -1 for the objective as a whole; without a standing it holds up
// nothing.
func weigh(s *objectives.Standing, at int, severity problem.Severity, age int) Worth {
	if s == nil {
		points := problem.Points(nil, severity)
		return Worth{Points: points, Harm: problem.Harm(points, age)}
	}
	h := problem.Held{Share: okr.RatioOf(1, 1), Expected: s.Whole.Expected, Progress: s.Whole.Progress, Begun: s.State == okr.Active}
	if at >= 0 {
		h.Share, h.Expected, h.Progress = shareOf(s, at), s.Each[at].Expected, s.Each[at].Progress
	}
	gap, points := h.Gap(), problem.Points(&h, severity)
	return Worth{Share: &h.Share, Gap: &gap, Points: points, Harm: problem.Harm(points, age), Measured: true}
}

// Held is what the problem held up by a standing of its objective, over so many workdays,
// whether it is solved or not.
func (p *Problem) Held(s *objectives.Standing, age int) Worth {
	return weigh(s, resultAt(s, p.KeyResultID), p.Severity, age)
}

// shareOf is what a key result counts in its objective.
func shareOf(s *objectives.Standing, at int) okr.Ratio {
	parts := make([]okr.Part, len(s.Results))
	for i := range s.Results {
		parts[i] = okr.Part{Weight: s.Results[i].Weight, Dropped: s.Results[i].Dropped}
	}
	return okr.Shares(parts)[at]
}

func resultAt(s *objectives.Standing, keyResultID string) int {
	if s == nil || keyResultID == "" {
		return -1
	}
	return slices.IndexFunc(s.Results, func(kr objectives.KeyResult) bool { return kr.ID == keyResultID })
}

// ranked puts the problems still in the way in order and cuts a page.
func (f *Feature) ranked(ctx context.Context, tx *act.Tx, in Filter) (page store.Page[Problem], err error) {
	after, err := cursorOf(in.Cursor)
	if err != nil {
		return page, err
	}
	rows, err := candidates(ctx, tx, tx.Who, in)
	if err != nil {
		return page, err
	}
	ids := make([]string, 0, len(rows))
	for _, c := range rows {
		if c.ObjectiveID != "" {
			ids = append(ids, c.ObjectiveID)
		}
	}
	standings, err := f.objectives.Standings(ctx, tx, ids)
	if err != nil {
		return page, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return page, err
	}
	today := f.cycles.Today(tx)
	order := make([]problem.Ranked, 0, len(rows))
	for _, c := range rows {
		s := standings[c.ObjectiveID]
		if c.ObjectiveID != "" && s == nil {
			continue // hidden since; the queries of a read see one moment, so this is never so
		}
		age := problem.Age(calendar.Between, c.RaisedOn.Date, today)
		one := problem.Ranked{Tenths: problem.Tenths(weigh(s, resultAt(s, c.KeyResultID), c.Severity, age).Harm), Severity: c.Severity, Age: age, ID: c.ID}
		if after == nil || after.Compare(one) < 0 {
			order = append(order, one)
		}
	}
	sorting.By(order, problem.Ranked.Compare)
	cut := store.Cut(order, in.Limit, cursorFor)
	ids = ids[:0]
	for _, one := range cut.Items {
		ids = append(ids, one.ID)
	}
	page.Next = cut.Next
	page.Items, err = byIDs(ctx, tx, ids)
	return page, err
}

func cursorFor(r problem.Ranked) []string {
	return []string{strconv.FormatInt(r.Tenths, 10), string(r.Severity), strconv.Itoa(r.Age), r.ID}
}

func cursorOf(cursor string) (*problem.Ranked, error) {
	key, err := store.ParseCursor(cursor, 4)
	if key == nil || err != nil {
		return nil, err
	}
	r := problem.Ranked{Severity: problem.Severity(key[1]), ID: key[3]}
	tenths, badTenths := strconv.ParseInt(key[0], 10, 64)
	age, badAge := strconv.Atoi(key[2])
	if badTenths != nil || badAge != nil || r.Severity.Check() != nil {
		return nil, fault.At("/cursor", "input.cursor")
	}
	r.Tenths, r.Age = tenths, age
	return &r, nil
}

// stand says how problems stand today. The caller may see all of them.
func (f *Feature) stand(ctx context.Context, tx *act.Tx, rows []Problem) ([]Standing, error) {
	org, err := f.people.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	calendar, err := f.cycles.Calendar(ctx, tx)
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range rows {
		if rows[i].ObjectiveID != "" {
			ids = append(ids, rows[i].ObjectiveID)
		}
	}
	standings, err := f.objectives.Standings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	today := f.cycles.Today(tx)
	list := make([]Standing, len(rows))
	for i := range rows {
		p := &rows[i]
		s := standings[p.ObjectiveID]
		list[i] = Standing{Problem: p, Age: problem.Age(calendar.Between, p.RaisedOn.Date, p.until(today)), At: resultAt(s, p.KeyResultID), Org: org}
		list[i].Worth = weigh(s, list[i].At, p.Severity, list[i].Age)
		if !p.State.Pending() {
			list[i].Worth.Harm = okr.Ratio{}
		}
		if s != nil {
			list[i].Holds = *s
		}
		list[i].can = p.can(tx.Who, list[i].held())
	}
	return list, nil
}

// HarmTenths is how much the problem costs, as people are told it.
func (s *Standing) HarmTenths() int64 { return problem.Tenths(s.Worth.Harm) }

// until is the last day that a problem was in the way.
func (p *Problem) until(today date.Date) date.Date {
	if p.State.Pending() {
		return today
	}
	return p.SolvedOn.Date
}

func (s *Standing) held() (h held) {
	h.o = s.Holds.Objective
	if h.o != nil && s.At >= 0 {
		h.kr = &s.Holds.Results[s.At]
	}
	return h
}
