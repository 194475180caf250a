package notices

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/plan"
	"github.com/sinan-okr/sinan/internal/domain/review"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Owed is one thing that a reminder reminds of.
type Owed struct {
	Kind        string `json:"kind"` // see the kinds below
	ID          string `json:"id"`
	ObjectiveID string `json:"objective_id,omitempty"`
	KeyResultID string `json:"key_result_id,omitempty"`
	Title       string `json:"title"`
	Within      string `json:"within,omitempty"`
	On          string `json:"on,omitempty"`  // due; of what was asked, since when
	Until       int    `json:"until"`         // workdays until then; negative after
	For         string `json:"for,omitempty"` // the person in whose place, or who is late
}

// The kinds of Owed.
const (
	checkIn   = "check_in"
	anAction  = "action"
	approval  = "approval"
	revision  = "revision"
	alignment = "alignment"
	late      = "late"  // of a report
	aMatch    = "match" // what a saved view tells of; nobody owes it
	// The steps of closing a cycle, by the days of its plan.
	selfScore    = "self_score"
	confirmScore = "confirm_score"
	settleScore  = "settle_score"
	lateScore    = "late_score" // of a report
)

// dated reports whether a kind has a day by which it is due; the others are asked
// and wait.
func dated(kind string) bool {
	switch kind {
	case approval, revision, alignment:
		return false
	}
	return true
}

// reported reports whether a kind tells a manager of somebody else's lateness.
func reported(kind string) bool { return kind == late || kind == lateScore }

// duty is something owed, with what the policy must allow whoever does it.
type duty struct {
	Owed
	may    access.Action
	target access.Target
}

// patience is how many workdays something asked waits before its approver is
// reminded of it.
const patience = 2

// due reports whether a duty by itself makes a reminder today.
func (d duty) due() bool {
	switch d.Kind {
	case late, lateScore:
		return true
	case selfScore, confirmScore, settleScore:
		return review.Reminds(d.Until)
	case checkIn, anAction:
		return notice.Reminds(d.Until)
	}
	return d.Until <= -patience && notice.Reminds(d.Until)
}

// ledger is who owes what today.
type ledger struct {
	org      *people.Org
	calendar *cycle.Calendar
	policy   notice.Policy
	location *time.Location
	today    date.Date
	of       map[string][]duty
}

// owe puts a duty to a person's.
func (l *ledger) owe(personID string, d duty) {
	if personID != "" {
		l.of[personID] = append(l.of[personID], d)
	}
}

// until counts the workdays to a day: 0 for today, negative after it.
func (l *ledger) until(on date.Date) int {
	if on.Before(l.today) {
		return -l.calendar.Between(on.AddDays(1), l.today)
	}
	return l.calendar.Between(l.today.AddDays(1), on)
}

// aPage is how many rows are looked at in one go.
const aPage = 200

// owing looks at everything that is open and finds who owes what today. It reads
// page by page and holds no lock.
func (f *Feature) owing(ctx context.Context, tx *act.Tx, l *ledger) error {
	for _, look := range []func(context.Context, *act.Tx, *ledger) error{f.checkInsOwed, f.actionsOwed, f.approvalsOwed, f.answersOwed, f.scoresOwed} {
		if err := look(ctx, tx, l); err != nil {
			return err
		}
	}
	return nil
}

// eachObjective walks through the objectives in a state.
func (f *Feature) eachObjective(ctx context.Context, who access.Actor, state okr.State, do func(objectives.Standing)) error {
	in := objectives.Filter{State: state, Limit: aPage}
	for {
		list, next, err := f.Objectives.List(ctx, who, in)
		if err != nil {
			return err
		}
		for _, s := range list {
			do(s)
		}
		if next == "" {
			return nil
		}
		in.Cursor = next
	}
}

func (f *Feature) checkInsOwed(ctx context.Context, tx *act.Tx, l *ledger) error {
	return f.eachObjective(ctx, tx.Who, okr.Active, func(s objectives.Standing) {
		for i := range s.Results {
			kr, j := &s.Results[i], s.Each[i]
			on := j.NextOn
			if j.Stale {
				on = j.MissedOn
			}
			if kr.Dropped || kr.Kind == okr.Rollup || on.IsZero() || l.until(on) > 1 {
				continue
			}
			d := duty{Owed{Kind: checkIn, ID: kr.ID, ObjectiveID: s.ID, KeyResultID: kr.ID, Title: kr.Title, Within: s.Title, On: on.String(), Until: l.until(on)},
				access.CheckInCreate, s.KeyResultTarget(kr)}
			owner := s.CheckedInBy(l.org, kr)
			l.owe(owner, d)
			if -d.Until > 0 && l.policy.Escalates(-d.Until) {
				d.Kind, d.For, d.may = late, owner, access.ObjectiveView
				l.owe(managerOf(l.org, owner), d)
			}
		}
	})
}

// managerOf is somebody's line manager, else the nearest leader above them.
func managerOf(org *people.Org, personID string) string {
	p, ok := org.Person(personID)
	if !ok {
		return ""
	}
	line := []string{p.ManagerID}
	for _, id := range append([]string{p.TeamID}, org.Tree.Ancestors(p.TeamID)...) {
		line = append(line, leadOf(org, id)...)
	}
	for _, id := range line {
		if m, ok := org.Person(id); ok && m.Active() && id != personID {
			return id
		}
	}
	return ""
}

func (f *Feature) actionsOwed(ctx context.Context, tx *act.Tx, l *ledger) error {
	in := plans.Filter{States: []plan.State{plan.Todo, plan.Doing, plan.Blocked}, Limit: aPage}
	for {
		list, next, err := f.Plans.List(ctx, tx.Who, in) // the next due first
		if err != nil {
			return err
		}
		for _, a := range list {
			if l.until(a.DueOn.Date) > 1 {
				return nil
			}
			l.owe(a.OwnerID, duty{Owed{Kind: anAction, ID: a.ID, ObjectiveID: a.ObjectiveID, KeyResultID: a.KeyResultID, Title: a.Title, Within: a.Place.KeyResult,
				On: a.DueOn.String(), Until: l.until(a.DueOn.Date)}, access.ActionUpdate, a.Target})
		}
		if next == "" {
			return nil
		}
		in.Cursor = next
	}
}

func (f *Feature) approvalsOwed(ctx context.Context, tx *act.Tx, l *ledger) error {
	return f.eachObjective(ctx, tx.Who, okr.InReview, func(s objectives.Standing) {
		if !s.ApprovedAt.IsZero() {
			return
		}
		since := date.In(s.SubmittedAt, l.location)
		l.owe(objectives.Asked(l.org, s.Objective.Target(), s.CreatedBy), duty{Owed{Kind: approval, ID: s.ID, ObjectiveID: s.ID, Title: s.Title, On: since.String(), Until: l.until(since)},
			access.ObjectiveApprove, s.Target()})
	})
}

// scoresOwed finds the steps of closing a cycle whose day has come, or comes on the
// next workday.
func (f *Feature) scoresOwed(ctx context.Context, tx *act.Tx, l *ledger) error {
	duties, err := f.Reviews.Owing(ctx, tx)
	if err != nil {
		return err
	}
	kinds := map[review.State]string{review.Open: selfScore, review.Self: confirmScore, review.Reviewed: settleScore}
	for _, s := range duties {
		until := l.until(s.On)
		if until > 1 || s.By == "" {
			continue
		}
		d := duty{Owed{Kind: kinds[s.State], ID: s.ObjectiveID, ObjectiveID: s.ObjectiveID, Title: s.Title, On: s.On.String(), Until: until}, s.Action, s.Target}
		if s.By != s.Asked {
			d.For = s.Asked
		}
		l.owe(s.By, d)
		if until < 0 && l.policy.Escalates(-until) {
			d.Kind, d.For, d.may = lateScore, s.By, access.ReviewView
			l.owe(managerOf(l.org, s.By), d)
		}
	}
	return nil
}

// answersOwed finds the revisions and alignments that wait for somebody's word.
func (f *Feature) answersOwed(ctx context.Context, tx *act.Tx, l *ledger) error {
	open, err := unanswered(ctx, tx)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(open, aPage) {
		ids := make([]string, len(part))
		for i, q := range part {
			ids[i] = q.ObjectiveID
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
		list, _, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{IDs: ids, Limit: len(ids)})
		if err != nil {
			return err
		}
		found := map[string]objectives.Standing{}
		for _, s := range list {
			found[s.ID] = s
		}
		for _, q := range part {
			if s, ok := found[q.ObjectiveID]; ok {
				l.answer(q, s)
			}
		}
	}
	return nil
}

func (l *ledger) answer(q question, s objectives.Standing) {
	since := date.In(q.AskedAt, l.location)
	d := duty{Owed{Kind: q.Kind, ID: q.ID, ObjectiveID: s.ID, KeyResultID: q.KeyResultID, Title: s.Title, On: since.String(), Until: l.until(since)},
		access.RevisionApprove, s.Target()}
	at := slices.IndexFunc(s.Results, func(kr objectives.KeyResult) bool { return kr.ID == q.KeyResultID })
	if at >= 0 {
		d.Title, d.Within = s.Results[at].Title, s.Title
	}
	to := objectives.Asked(l.org, s.Objective.Target(), q.AskedBy)
	if q.Kind == alignment {
		d.may = access.AlignmentAnswer
		to = objectives.Holders(l.org, s.Objective)[0]
		if at >= 0 {
			d.target = s.KeyResultTarget(&s.Results[at])
			to = s.CheckedInBy(l.org, &s.Results[at])
		}
	}
	l.owe(to, d)
}
