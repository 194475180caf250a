package reports

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Make writes the draft of a team's report of this week or the one before, from
// data as it stands now. weekOn is any day of it, the zero date for today. One that
// is there already is refused: report.there.
func (f *Feature) Make(ctx context.Context, who access.Actor, teamID string, weekOn date.Date) (*Report, error) {
	r := &Report{ID: act.NewID(), TeamID: teamID, State: report.Draft, Sections: store.AsJSON(report.Blank()), Version: 1}
	if !who.IsSystem() {
		r.MadeBy = who.ID
	}
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := f.mayPrepare(ctx, tx, teamID); err != nil {
			return err
		}
		today := f.Cycles.Today(tx)
		if weekOn.IsZero() {
			weekOn = today
		}
		week := report.WeekOf(weekOn)
		if last := report.WeekOf(today); week != last && week != last.AddDays(-7) {
			return fault.At("/week_on", "report.week")
		}
		r.WeekOn = store.AsDay(week)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := f.draw(ctx, r); err != nil {
		return nil, err
	}
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ReportUpdate, access.Target{TeamID: teamID}); err != nil {
			return err
		}
		there, err := reportOf(ctx, tx, teamID, r.WeekOn.Date)
		if err != nil {
			return err
		}
		if there != nil {
			return fault.New(fault.Conflict, "report.there")
		}
		plan, err := planOf(ctx, tx, teamID)
		if err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		r.Visibility, r.MadeAt = plan.Visibility, tx.Now
		if err := add(ctx, tx, r); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "report.drafted", Subject: r.ref(), After: r.facts(), Detail: Told{Report: *r, Editors: editors(org, teamID)}})
	})
	return r, err
}

// mayPrepare finds a team and asks leave to prepare its report.
func (f *Feature) mayPrepare(ctx context.Context, tx *act.Tx, teamID string) error {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	if _, ok := org.Tree.Team(teamID); !ok {
		return fault.At("/team_id", "report.team_unknown")
	}
	return tx.Allow(access.ReportPrepare, access.Target{TeamID: teamID})
}

// drawn lists the parts of an agenda that a report tells.
func drawn() []meeting.Part {
	return []meeting.Part{meeting.Wins, meeting.Behind, meeting.Stale, meeting.Decisions, meeting.Problems, meeting.Actions}
}

// partOf is where a report tells a line of an agenda.
func partOf(e *meetings.Entry) report.Part {
	switch e.Part {
	case meeting.Wins:
		return report.Moved
	case meeting.Behind:
		return report.Behind
	case meeting.Stale:
		return report.Stale
	case meeting.Actions:
		if e.Then.Late {
			return report.Slipping
		}
		return report.Next
	}
	return report.Obstacles
}

// draw gathers the facts of a report as they stand now. What is shared with listed
// people only is left out: whoever sends a report answers for every line of it, and
// must be able to read them all.
func (f *Feature) draw(ctx context.Context, r *Report) error {
	system := access.System("reports")
	err := f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) error {
		before, err := drawnBefore(ctx, tx, r.TeamID, r.WeekOn.Date)
		r.Since, r.DrawnAt = report.Since(tx.Now, meeting.Clock(0).On(r.WeekOn.Date, f.loc).UTC(), before), tx.Now
		return err
	})
	if err != nil {
		return err
	}
	drawn, err := f.Meetings.Draw(ctx, r.TeamID, drawn(), r.Since)
	if err != nil {
		return err
	}
	return f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) error {
		if err := f.quote(ctx, tx, r); err != nil {
			return err
		}
		var ids []string
		for _, e := range drawn.Entries {
			ids = append(ids, e.ObjectiveID)
		}
		for _, c := range drawn.Counts {
			ids = append(ids, c.ObjectiveID)
		}
		targets, err := f.Objectives.Targets(ctx, tx, distinct.IDs(ids))
		if err != nil {
			return err
		}
		listed := func(id string) bool { return id != "" && targets[id].Visibility == access.Listed }
		r.Lines.V, r.Counts.V = []Line{}, slices.DeleteFunc(drawn.Counts, func(c meetings.Count) bool { return listed(c.ObjectiveID) })
		for _, e := range drawn.Entries {
			if !listed(e.ObjectiveID) {
				r.Lines.V = append(r.Lines.V, Line{Entry: e, In: partOf(&e)})
			}
		}
		return nil
	})
}

// quote writes what the team answered in its rounds meanwhile into the parts to which
// nobody has added words. Whoever prepares the report sees the team's rounds anyway.
func (f *Feature) quote(ctx context.Context, tx *act.Tx, r *Report) error {
	given, err := f.Meetings.Answered(ctx, tx, r.TeamID, r.Since)
	if err != nil || len(given) == 0 {
		return err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	told := map[meeting.Part]report.Part{meeting.Progress: report.Moved, meeting.Blocked: report.Obstacles, meeting.Next: report.Next}
	var answers []report.Answer
	for _, a := range given {
		if part, ok := told[a.Part]; ok {
			answers = append(answers, report.Answer{Part: part, Name: org.Name(a.PersonID), Words: a.Words})
		}
	}
	r.Sections.V = report.Quote(r.Sections.V, answers)
	return nil
}

// Change is what is said anew of a draft; what is nil or not named stays.
type Change struct {
	Summary  *string
	Sections []report.Section
}

// Edit changes the words of a draft, or leaves parts of it out. Its facts can't be
// changed.
func (f *Feature) Edit(ctx context.Context, who access.Actor, id string, version int64, in Change) error {
	return f.change(ctx, who, id, version, "report.edited", func(_ *act.Tx, _ *people.Org, r *Report) (err error) {
		if in.Summary != nil {
			r.Summary = strings.TrimSpace(*in.Summary)
		}
		if utf8.RuneCountInString(r.Summary) > report.MostWords {
			return fault.At("/summary", "input.too_long", fault.Args{"limit": report.MostWords})
		}
		r.Sections.V, err = report.With(r.Sections.V, in.Sections)
		return err
	})
}

// Redraw draws the facts of a draft anew; its words stay, and parts without any get
// what was answered in rounds meanwhile.
func (f *Feature) Redraw(ctx context.Context, who access.Actor, id string) error {
	fresh, err := f.Prepared(ctx, who, id)
	if err != nil {
		return err
	}
	if fresh.State != report.Draft {
		return fault.New(fault.Conflict, "report.sent")
	}
	if err := f.draw(ctx, fresh); err != nil {
		return err
	}
	return f.change(ctx, who, id, 0, "report.redrawn", func(_ *act.Tx, _ *people.Org, r *Report) error {
		r.Since, r.DrawnAt, r.Lines, r.Counts = fresh.Since, fresh.DrawnAt, fresh.Lines, fresh.Counts
		for i, s := range fresh.Sections.V { // words that came meanwhile are somebody's own
			if s.Quoted && r.Sections.V[i].Words == "" {
				r.Sections.V[i].Words, r.Sections.V[i].Quoted = s.Words, true
			}
		}
		return nil
	})
}

// Send sends a draft as it stands to the team, whoever leads it and right above
// it, and tells rooms of it. From then on it stays as it is.
func (f *Feature) Send(ctx context.Context, who access.Actor, id string, version int64) error {
	return f.change(ctx, who, id, version, "report.sent", func(tx *act.Tx, org *people.Org, r *Report) error {
		r.State, r.SentAt, r.SentBy, r.PeopleIDs = report.Sent, tx.Now, tx.Who.ID, readers(org, r.TeamID)
		return nil
	})
}

// change loads a draft, lets do change it, stores it and tells of it.
func (f *Feature) change(ctx context.Context, who access.Actor, id string, version int64, kind string, do func(*act.Tx, *people.Org, *Report) error) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		r, err := f.draft(ctx, tx, id, version)
		if err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		before := r.facts()
		if err := do(tx, org, r); err != nil {
			return err
		}
		if err := save(ctx, tx, r); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: r.ref(), Before: before, After: r.facts(), Detail: Told{Report: *r, Readers: r.PeopleIDs, Editors: editors(org, r.TeamID)}})
	})
}

// draft loads one that is not sent yet and asks leave to change it.
func (f *Feature) draft(ctx context.Context, tx *act.Tx, id string, version int64) (*Report, error) {
	r, err := load(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.ReportView, r.Target()); err != nil {
		return nil, err
	}
	if err := tx.Allow(access.ReportUpdate, r.Target()); err != nil {
		return nil, err
	}
	switch {
	case version != 0 && version != r.Version:
		return nil, fault.New(fault.Stale, "input.stale")
	case r.State != report.Draft:
		return nil, fault.New(fault.Conflict, "report.sent")
	}
	return r, nil
}

// Discard throws a draft away; another may be made for its week.
func (f *Feature) Discard(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		r, err := f.draft(ctx, tx, id, 0)
		if err != nil {
			return err
		}
		if err := drop(ctx, tx, r.ID); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "report.discarded", Subject: r.ref(), Before: r.facts(), Detail: Told{Report: *r}})
	})
}
