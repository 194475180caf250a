package meetings

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxAnswer bounds one answer, in characters.
const maxAnswer = 2000

// Answer is what somebody says in a round, by question; empty words take an answer
// back. It can be changed until the round closes.
func (f *Feature) Answer(ctx context.Context, who access.Actor, id string, words map[string]string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		m, org, err := f.load(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingAnswer, m.target(org)); err != nil {
			return err
		}
		switch {
		case m.Kind != meeting.Round:
			return fault.New(fault.Conflict, "meeting.no_round")
		case m.State != meeting.Open:
			return fault.New(fault.Conflict, "meeting.not_open")
		}
		sections, err := sectionsOf(ctx, tx, m.ID)
		if err != nil {
			return err
		}
		var answers []Answer
		for sectionID, text := range words {
			at := slices.IndexFunc(sections, func(s Section) bool { return s.ID == sectionID })
			text = strings.TrimSpace(text)
			switch {
			case at < 0 || sections[at].Part.Filled():
				return fault.At("/answers", "meeting.question_unknown")
			case utf8.RuneCountInString(text) > maxAnswer:
				return fault.At("/answers", "input.too_long", fault.Args{"limit": maxAnswer})
			}
			answers = append(answers, Answer{SectionID: sectionID, PersonID: tx.Who.ID, MeetingID: m.ID, Words: text, WrittenAt: tx.Now})
		}
		if !slices.ContainsFunc(answers, func(a Answer) bool { return a.Words != "" }) {
			return fault.At("/answers", "meeting.answer_needed")
		}
		if err := keepAnswers(ctx, tx, answers); err != nil {
			return err
		}
		return f.told(ctx, tx, org, "meeting.answered", m, nil)
	})
}

// summary draws the agenda of a round that ends; nil for another meeting.
func (f *Feature) summary(ctx context.Context, who access.Actor, id string) ([]Entry, error) {
	var m *Meeting
	err := f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		m, _, err = f.load(ctx, tx, id)
		return err
	})
	if err != nil || m.Kind != meeting.Round || m.State != meeting.Open {
		return nil, err
	}
	return f.gather(ctx, m)
}

// Rounds opens the rounds whose time has come, reminds those who haven't answered,
// and closes those whose time is over. One that fails keeps no other from it, and is
// tried again a minute later.
func (f *Feature) Rounds(ctx context.Context) error {
	var list []Meeting
	system := access.System("meetings")
	err := f.act.Read(ctx, system, func(ctx context.Context, tx *act.Tx) (err error) {
		list, err = roundsDue(ctx, tx, tx.Now)
		return err
	})
	if err != nil {
		return err
	}
	var failed []error
	for i := range list {
		var err error
		m, now := &list[i], f.act.Now()
		over := !now.Before(m.ClosesAt())
		switch {
		case m.State == meeting.Planned && over: // nobody could answer: the server was down all the while
			err = f.Cancel(ctx, system, m.ID)
		case m.State == meeting.Planned:
			err = f.Open(ctx, system, m.ID)
		case over:
			err = f.End(ctx, system, m.ID)
		case m.RemindedAt.IsZero() && !now.Before(meeting.RemindAt(m.OpenedAt, m.ClosesAt())):
			err = f.remind(ctx, system, m.ID)
		}
		if err != nil && !fault.Is(err, "meeting.not_open") && !fault.Is(err, "input.missing") && !fault.Is(err, "input.stale") {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// remind tells those who haven't answered that a round closes soon, once.
func (f *Feature) remind(ctx context.Context, who access.Actor, id string) error {
	return f.change(ctx, who, id, 0, access.MeetingUpdate, "meeting.reminded", func(_ context.Context, tx *act.Tx, _ *people.Org, m *Meeting) error {
		m.RemindedAt = tx.Now
		return nil
	})
}

// waiting lists the invited people of an open round who haven't answered it and
// aren't away today.
func (f *Feature) waiting(ctx context.Context, tx *act.Tx, org *people.Org, m *Meeting) ([]string, error) {
	answered, err := answeredBy(ctx, tx, m.ID)
	if err != nil {
		return nil, err
	}
	away, err := f.People.Away(ctx, tx, f.Cycles.Today(tx))
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, p := range m.Invited(org) {
		if _, off := away[p.ID]; !off && !slices.Contains(answered, p.ID) {
			ids = append(ids, p.ID)
		}
	}
	return ids, nil
}
