package notices

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// aBatch is how many people one transaction reminds: few enough that nobody who
// saves something waits for it.
const aBatch = 10

// Remind makes the reminders that are due: on a workday, once the hour of the
// workspace has come and the quiet hours of the person are over, one for each
// person that has something to do. Who was looked at is written down with the
// reminder, so that however often and wherever it runs, everybody is reminded
// once a day; days that a clock skipped are made up for by the next, which tells
// of all that is still owed.
func (f *Feature) Remind(ctx context.Context) error {
	sys := access.System("reminders")
	var (
		l      *ledger
		people []string
	)
	err := f.act.Read(ctx, sys, func(ctx context.Context, tx *act.Tx) (err error) {
		l, people, err = f.toRemind(ctx, tx)
		if err != nil || len(people) == 0 {
			return err
		}
		if err := f.owing(ctx, tx, l); err != nil {
			return err
		}
		return f.deputise(ctx, tx, l)
	})
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(people, aBatch) {
		if err := f.remind(ctx, l, batch); err != nil {
			return err
		}
	}
	return nil
}

// toRemind finds whose hour has come and who wasn't looked at today.
func (f *Feature) toRemind(ctx context.Context, tx *act.Tx) (*ledger, []string, error) {
	zone, err := f.zone(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	today := f.Cycles.Today(tx)
	if !zone.Calendar.IsWorkday(today) {
		return nil, nil, nil
	}
	founded, err := f.People.Founded(ctx)
	if err != nil || !founded {
		return nil, nil, err
	}
	rules, err := f.People.Policy(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	l := &ledger{org: org, calendar: zone.Calendar, policy: rules.Rhythm, location: f.opts.Location, today: today, of: map[string][]duty{}}
	from := zone.At(today, rules.Rhythm.RemindAt)
	done, err := seenOn(ctx, tx, today)
	if err != nil {
		return nil, nil, err
	}
	chosen, err := allChoices(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	for _, id := range org.ActiveIDs() {
		hours := notice.UsualHours()
		if c, ok := chosen[id]; ok {
			hours = c.Hours.V
		}
		if !done[id] && hours.Reminds(zone, today, from, tx.Now) {
			ids = append(ids, id)
		}
	}
	return l, ids, nil
}

// deputise takes what those away owe off them and gives it to whoever stands in,
// as far as that person may do it.
func (f *Feature) deputise(ctx context.Context, tx *act.Tx, l *ledger) error {
	away, err := f.People.Away(ctx, tx, l.today)
	if err != nil {
		return err
	}
	for id, deputyID := range away {
		duties := l.of[id]
		delete(l.of, id)
		deputy, ok := l.org.Actor(deputyID)
		if _, gone := away[deputyID]; !ok || gone {
			continue
		}
		for _, d := range duties {
			d.target.StandIns = append(slices.Clone(d.target.StandIns), deputyID)
			if !reported(d.Kind) && access.Decide(deputy, d.may, d.target) == access.Allow {
				d.For = id
				l.owe(deputyID, d)
			}
		}
	}
	return nil
}

// remind reminds a batch of people, those whom no other replica took.
func (f *Feature) remind(ctx context.Context, l *ledger, people []string) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		claimed, err := claimRounds(ctx, tx, people, l.today)
		if err != nil || len(claimed) == 0 {
			return err
		}
		var (
			rows []Notice
			past []string // those whose earlier reminder says nothing any more, or less than today's
		)
		for _, id := range claimed {
			owed := l.remindersOf(id)
			if len(owed) > 0 || len(l.of[id]) == 0 {
				past = append(past, id)
			}
			if len(owed) > 0 {
				text, err := json.Marshal(owed)
				if err != nil {
					return err
				}
				rows = append(rows, Notice{ID: act.NewID(), PersonID: id, Reason: notice.Reminder, CauseID: reminderOf(l.today), SubjectKind: "person", SubjectID: id,
					Owed: string(text), ToldAt: tx.Now, ShowsAt: tx.Now})
			}
		}
		if err := closeReminders(ctx, tx, past, tx.Now); err != nil {
			return err
		}
		return f.keep(ctx, tx, rows)
	})
}

func reminderOf(day date.Date) string { return "reminder:" + day.String() }

// mostOwed bounds what one reminder tells.
const mostOwed = 40

// remindersOf is what a person is reminded of today, the longest late first:
// everything they owe, where one thing of it is due to be said.
func (l *ledger) remindersOf(id string) (owed []Owed) {
	who, ok := l.org.Actor(id)
	duties := l.of[id]
	if !ok || !slices.ContainsFunc(duties, duty.due) {
		return nil
	}
	sorting.Stably(duties, func(a, b duty) int { return a.Until - b.Until })
	for _, d := range duties {
		// What was only just asked is told by its own notice.
		fresh := !dated(d.Kind) && d.Until > -patience
		if !fresh && len(owed) < mostOwed && access.Decide(who, d.may, d.target) == access.Allow {
			owed = append(owed, d.Owed)
		}
	}
	return owed
}
