package notices

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/meetings"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// call is a meeting or a series that people are told of.
type call struct {
	about   act.Ref
	target  access.Target
	words   string
	invited []string
	was     []string // invited before
	moved   bool     // what a calendar shows changed
	over    bool     // nobody is told of what is past
}

func idsOf(list []people.Person) []string {
	ids := make([]string, len(list))
	for i, p := range list {
		ids[i] = p.ID
	}
	return ids
}

// when is the time and place of a meeting, in figures that every reader knows.
func (f *Feature) when(at time.Time, minutes int, place string) string {
	at = at.In(f.opts.Location)
	words := at.Format("2006-01-02 15:04") + "–" + at.Add(time.Duration(minutes)*time.Minute).Format("15:04")
	if place != "" {
		words += " · " + place
	}
	return words
}

func (f *Feature) callOf(ctx context.Context, tx *act.Tx, e act.Told) (c call, ok bool, err error) {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return c, false, err
	}
	switch d := e.Detail.(type) {
	case meetings.Changed:
		m := &d.Meeting
		if m.Kind == meeting.Round { // nobody has to be anywhere: it asks when it opens
			return c, false, nil
		}
		c = call{about: e.Subject, target: d.Target, words: f.when(m.StartsAt, m.Minutes, m.Place), invited: idsOf(m.Invited(org)), over: !m.StartsAt.After(tx.Now)}
		if w := d.Was; w != nil {
			c.was = idsOf(w.Invited(org))
			c.moved = !w.StartsAt.Equal(m.StartsAt) || w.Minutes != m.Minutes || w.Place != m.Place || w.Title != m.Title
		}
		return c, true, nil
	case meetings.SeriesChanged:
		s := &d.Series
		if s.Kind == meeting.Round {
			return c, false, nil
		}
		c = call{about: e.Subject, target: d.Target, invited: idsOf(s.Invited(org))}
		if !d.First.IsZero() {
			c.words = f.when(d.First, s.Minutes, s.Place)
		}
		if w := d.Was; w != nil {
			c.was, c.moved = idsOf(w.Invited(org)), true
		}
		return c, true, nil
	}
	return c, false, nil
}

// says tells people of a call; those who aren't invited any more may still know that.
func (f *Feature) says(ctx context.Context, tx *act.Tx, e act.Told, c call, r notice.Reason, to []string) error {
	if c.over || len(to) == 0 {
		return nil
	}
	target := c.target
	target.Responsible = append(slices.Clone(target.Responsible), to...)
	p := post{about: c.about, view: access.MeetingView, target: target}
	return f.tell(ctx, tx, e, p.because(r, c.words, to...))
}

func (f *Feature) meetingCalled(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok, err := f.callOf(ctx, tx, e)
	if err != nil || !ok {
		return err
	}
	return f.says(ctx, tx, e, c, notice.MeetingCalled, c.invited)
}

// meetingChanged tells of a new time, length, place or name; and who is invited
// now, or no longer.
func (f *Feature) meetingChanged(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok, err := f.callOf(ctx, tx, e)
	if err != nil || !ok {
		return err
	}
	var fresh, stay, gone []string
	for _, id := range c.invited {
		if slices.Contains(c.was, id) {
			stay = append(stay, id)
		} else {
			fresh = append(fresh, id)
		}
	}
	for _, id := range c.was {
		if !slices.Contains(c.invited, id) {
			gone = append(gone, id)
		}
	}
	if !c.moved {
		stay = nil
	}
	if err := f.says(ctx, tx, e, c, notice.MeetingCalled, fresh); err != nil {
		return err
	}
	if err := f.says(ctx, tx, e, c, notice.MeetingCancelled, gone); err != nil {
		return err
	}
	return f.says(ctx, tx, e, c, notice.MeetingChanged, stay)
}

func (f *Feature) meetingCancelled(ctx context.Context, tx *act.Tx, e act.Told) error {
	c, ok, err := f.callOf(ctx, tx, e)
	if err != nil || !ok {
		return err
	}
	if err := f.settle(ctx, tx, e.Subject.ID, notice.MeetingCalled, notice.MeetingChanged); err != nil {
		return err
	}
	return f.says(ctx, tx, e, c, notice.MeetingCancelled, c.invited)
}
