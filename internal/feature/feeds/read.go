package feeds

import (
	"context"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/ical"
	"github.com/sinan-okr/sinan/internal/platform/token"
)

// Bounds of a feed: how many of each, and days back and ahead.
const (
	most     = 500
	aPage    = 100
	daysBack = 60
	ahead    = 400
)

// List gives the caller's feeds.
func (f *Feature) List(ctx context.Context, who access.Actor) (list []Feed, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.FeedView, access.Target{OwnerID: who.ID}); err != nil {
			return err
		}
		if org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		list, err = feedsOf(ctx, tx, who.ID)
		return err
	})
	return list, org, err
}

// Calendar gives the calendar behind an address, as its person sees it now. An
// address that was revoked, or whose person left, is missing.
func (f *Feature) Calendar(ctx context.Context, secret string) (cal ical.Calendar, err error) {
	var (
		one Feed
		who access.Actor
	)
	err = f.act.Read(ctx, access.System("feeds"), func(ctx context.Context, tx *act.Tx) error {
		if one, err = byHash(ctx, tx, token.Digest(secret)); err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		var ok bool
		if who, ok = org.Actor(one.PersonID); !ok {
			return fault.New(fault.Missing, "input.missing")
		}
		if _, known := org.Tree.Team(one.TeamID); one.TeamID != "" && !known {
			return fault.New(fault.Missing, "input.missing")
		}
		return nil
	})
	if err != nil {
		return cal, err
	}
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error { // as the person sees it
		cal, err = f.draw(ctx, tx, &one)
		return err
	})
	if err != nil {
		return cal, err
	}
	return cal, f.touched(ctx, &one)
}

// drawing is a calendar in the making.
type drawing struct {
	ical.Calendar
	feed *Feed
	org  *people.Org
	base string
	say  func(code string, args map[string]any) string
	from date.Date
	to   date.Date
}

func (f *Feature) draw(ctx context.Context, tx *act.Tx, one *Feed) (ical.Calendar, error) {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return ical.Calendar{}, err
	}
	lang := tx.Who.Lang
	if lang == "" {
		lang = i18n.Chinese
	}
	today := f.Cycles.Today(tx)
	d := &drawing{feed: one, org: org, base: f.base, from: today.AddDays(-daysBack), to: today.AddDays(ahead),
		say: func(code string, args map[string]any) string { return f.book.Say(lang, "feed."+code, args) }}
	d.Calendar = ical.Calendar{Method: ical.Publish, Host: f.host(), Stamp: tx.Now, Name: d.say("mine", map[string]any{"name": org.Name(one.PersonID)})}
	if t, ok := org.Tree.Team(one.TeamID); ok {
		d.Name = d.say("team", map[string]any{"name": t.Name})
	}
	for _, part := range []func(context.Context, *act.Tx, *drawing) error{f.meetings, f.actions, f.results, f.cycles} {
		if err := part(ctx, tx, d); err != nil {
			return ical.Calendar{}, err
		}
	}
	return d.Calendar, nil
}

// all walks through a list page by page, at most so many.
func all[T any](page func(cursor string) ([]T, string, error), do func(T)) error {
	cursor := ""
	for n := 0; n < most; {
		list, next, err := page(cursor)
		if err != nil {
			return err
		}
		for _, one := range list {
			do(one)
		}
		if n, cursor = n+len(list), next; next == "" {
			return nil
		}
	}
	return nil
}

// meetings are those that the person is asked to, or of the team.
func (f *Feature) meetings(ctx context.Context, tx *act.Tx, d *drawing) error {
	add := func(m meetings.Standing) {
		if m.Kind != meeting.Round && !m.StartsOn.Before(d.from) { // nobody has to be at a round
			d.Events = append(d.Events, m.Event(d.base))
		}
	}
	for _, when := range []meetings.When{meetings.Upcoming, meetings.Past} {
		in := meetings.Filter{When: when, TeamID: d.feed.TeamID, Mine: d.feed.TeamID == "", Limit: aPage}
		if when == meetings.Past { // the latest first: one page goes back far enough
			list, _, err := f.Meetings.List(ctx, tx.Who, in)
			if err != nil {
				return err
			}
			for _, m := range list {
				add(m)
			}
			continue
		}
		err := all(func(cursor string) ([]meetings.Standing, string, error) {
			in.Cursor = cursor
			return f.Meetings.List(ctx, tx.Who, in)
		}, add)
		if err != nil {
			return err
		}
	}
	return nil
}

// actions are the due dates of what the person does or helps with, or of the
// team's plans.
func (f *Feature) actions(ctx context.Context, tx *act.Tx, d *drawing) error {
	in := plans.Filter{TeamID: d.feed.TeamID, States: []plan.State{plan.Todo, plan.Doing, plan.Blocked}, DueUntil: d.to, Limit: aPage}
	if d.feed.TeamID == "" {
		in.PersonID, in.Collaborating = tx.Who.ID, true
	}
	return all(func(cursor string) ([]plans.Standing, string, error) {
		in.Cursor = cursor
		return f.Plans.List(ctx, tx.Who, in)
	}, func(a plans.Standing) {
		if a.DueOn.Before(d.from) {
			return
		}
		d.Events = append(d.Events, ical.Event{ID: "action-" + a.ID, Sequence: a.Version, Title: d.say("action", map[string]any{"title": a.Title}), On: a.DueOn.Date,
			Words: lines(d.org.Name(a.OwnerID), a.Place.KeyResult), URL: d.base + "/okrs/" + a.ObjectiveID + "?kr=" + a.KeyResultID})
	})
}

// results are the due dates of key results under way: those that the person
// checks in on, or the team's.
func (f *Feature) results(ctx context.Context, tx *act.Tx, d *drawing) error {
	in := objectives.Filter{State: okr.Active, TeamID: d.feed.TeamID, Below: true, Of: objectives.Titles, Limit: aPage}
	if d.feed.TeamID == "" {
		in.DoneBy = &objectives.Doers{People: []string{tx.Who.ID}, Teams: d.org.Tree.LedBy(tx.Who.ID)}
	}
	return all(func(cursor string) ([]objectives.Standing, string, error) {
		in.Cursor = cursor
		return f.Objectives.List(ctx, tx.Who, in)
	}, func(s objectives.Standing) {
		for i := range s.Results {
			kr := &s.Results[i]
			by := s.CheckedInBy(d.org, kr)
			if kr.Dropped || kr.DueOn.Before(d.from) || d.feed.TeamID == "" && by != tx.Who.ID {
				continue
			}
			d.Events = append(d.Events, ical.Event{ID: "key-result-" + kr.ID, Sequence: kr.Version, Title: d.say("key_result", map[string]any{"title": kr.Title}), On: kr.DueOn.Date,
				Words: lines(d.org.Name(by), s.Title), URL: d.base + "/okrs/" + s.ID + "?kr=" + kr.ID})
		}
	})
}

// cycles are their first and last days, and when they enter their phases.
func (f *Feature) cycles(ctx context.Context, tx *act.Tx, d *drawing) error {
	if access.Decide(tx.Who, access.CycleView, access.Target{}) != access.Allow {
		return nil
	}
	set, err := f.Cycles.Set(ctx, tx)
	if err != nil {
		return err
	}
	for _, c := range set.All() {
		phases := c.Phases()
		for _, day := range []struct {
			what string
			on   date.Date
		}{{"starts", c.StartsOn.Date}, {"drafting", phases.DraftingOn}, {"running", phases.RunningOn}, {"scoring", phases.ScoringOn}, {"ends", c.EndsOn.Date}, {"closed", phases.ClosedOn}} {
			if day.on.IsZero() || day.on.Before(d.from) || day.on.After(d.to) {
				continue
			}
			d.Events = append(d.Events, ical.Event{ID: "cycle-" + day.what + "-" + c.ID, Sequence: c.Version, On: day.on, Title: d.say("cycle_"+day.what, map[string]any{"name": c.Name})})
		}
	}
	return nil
}

// lines joins what there is to say, a line each.
func lines(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "\n")
}
