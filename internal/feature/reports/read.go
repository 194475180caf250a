package reports

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Filter says which reports are wanted; empty fields ask for nothing.
type Filter struct {
	TeamID string
	State  report.State
	Cursor string
	Limit  int
}

// Standing is a report as its reader may see it.
type Standing struct {
	*Report
	Org     *people.Org
	Seen    map[string]bool // objectives that the reader may see
	Readers []string        // to whom a draft would be sent, or the report was
}

// List pages through reports that the caller may see, the newest week first;
// without their facts. As of a past day it is of those that were sent by then, which
// stay as they are: what a draft said on a day nobody keeps.
func (f *Feature) List(ctx context.Context, who access.Actor, in Filter) (list []Standing, next string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.HomeView, access.Target{}); err != nil {
			return err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return err
		}
		page, err := listReports(ctx, tx, in)
		if err != nil {
			return err
		}
		next = page.Next
		for i := range page.Items {
			list = append(list, Standing{Report: &page.Items[i], Org: org})
		}
		return nil
	})
	return list, next, err
}

// Report gives one report: facts of objectives that the caller may not see today
// are left out of it, and only those.
func (f *Feature) Report(ctx context.Context, who access.Actor, id string) (s Standing, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		r, err := f.see(ctx, tx, id)
		if err != nil {
			return err
		}
		s.Report = r
		if s.Org, err = f.People.Org(ctx, tx); err != nil {
			return err
		}
		if s.Readers = r.PeopleIDs; r.State == report.Draft {
			s.Readers = readers(s.Org, r.TeamID)
		}
		s.Seen, err = f.seen(ctx, tx, r)
		return err
	})
	return s, err
}

// see loads a report and asks leave to read it.
func (f *Feature) see(ctx context.Context, tx *act.Tx, id string) (*Report, error) {
	r, err := load(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(access.ReportView, r.Target()); err != nil {
		return nil, err
	}
	if tx.Past() && (r.State == report.Draft || r.SentAt.After(tx.Now)) {
		return nil, fault.New(fault.Missing, "input.missing")
	}
	return r, tx.Allow(r.view(), r.Target())
}

func (f *Feature) seen(ctx context.Context, tx *act.Tx, r *Report) (map[string]bool, error) {
	var ids []string
	for _, l := range r.Lines.V {
		ids = append(ids, l.ObjectiveID)
	}
	for _, c := range r.Counts.V {
		ids = append(ids, c.ObjectiveID)
	}
	if tx.Past() {
		return f.Objectives.SeenThen(ctx, tx, distinct.IDs(ids))
	}
	targets, err := f.Objectives.Targets(ctx, tx, distinct.IDs(ids))
	seen := make(map[string]bool, len(targets))
	for id, t := range targets {
		seen[id] = access.Decide(tx.Who, access.ObjectiveView, t) == access.Allow
	}
	return seen, err
}

// Prepared gives a report to somebody who prepares it, with all its facts.
func (f *Feature) Prepared(ctx context.Context, who access.Actor, id string) (r *Report, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		found, err := f.see(ctx, tx, id)
		if err != nil {
			return err
		}
		r = found
		return tx.Allow(access.ReportPrepare, r.Target())
	})
	return r, err
}

// Shown reports whether the reader may see a line. One of no objective is a
// problem that holds up nothing, which everybody sees.
func (s *Standing) Shown(l *Line) bool { return l.ObjectiveID == "" || s.Seen[l.ObjectiveID] }

// Targets is reports as the policy sees them, for whoever tells many people of them.
// Drafts are not among them.
func (f *Feature) Targets(ctx context.Context, tx *act.Tx, ids []string) (map[string]access.Target, error) {
	list, err := reportsByID(ctx, tx, ids)
	found := make(map[string]access.Target, len(list))
	for i := range list {
		if list[i].State == report.Sent {
			found[list[i].ID] = list[i].Target()
		}
	}
	return found, err
}

// Nouns are what of this feature others speak of: reports that were sent.
func (f *Feature) Nouns() []act.Noun {
	return []act.Noun{{Kind: "report", View: access.ReportView, Find: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]act.Spoken, error) {
		list, err := reportsByID(ctx, tx, ids)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		org, err := f.People.Org(ctx, tx)
		if err != nil {
			return nil, err
		}
		found := make(map[string]act.Spoken, len(list))
		for i := range list {
			if r := &list[i]; r.State == report.Sent {
				team, _ := org.Tree.Team(r.TeamID)
				found[r.ID] = act.Spoken{Target: r.Target(), Owners: []string{r.SentBy}, Title: TitleOf(team.Name, r.WeekOn.String()), Path: "/reports/" + r.ID}
			}
		}
		return found, nil
	}, Then: func(ctx context.Context, tx *act.Tx, ids []string) (map[string]string, error) {
		list, err := reportsByID(ctx, tx, ids)
		within := make(map[string]string, len(list))
		for i := range list {
			if r := &list[i]; r.State == report.Sent && !r.SentAt.After(tx.Now) {
				within[r.ID] = ""
			}
		}
		return within, err
	}}}
}

// Some gives reports by id, as the system, for whoever tells rooms of them.
func (f *Feature) Some(ctx context.Context, tx *act.Tx, ids []string) (map[string]Report, error) {
	list, err := reportsByID(ctx, tx, ids)
	found := make(map[string]Report, len(list))
	for _, r := range list {
		found[r.ID] = r
	}
	return found, err
}
