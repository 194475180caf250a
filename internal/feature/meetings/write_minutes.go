package meetings

import (
	"context"
	"time"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// lockFor is how long somebody holds a section without a sign of life.
const lockFor = 20 * time.Second

// Lock takes a section to write in it, or goes on holding it. Refused:
// meeting.locked (args name), while another holds it.
func (f *Feature) Lock(ctx context.Context, who access.Actor, sectionID string) (l Lock, err error) {
	meetingID, org, err := f.toWrite(ctx, who, sectionID)
	if err != nil {
		return l, err
	}
	var holders []Lock
	taken, held := false, false
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		before, err := lockOf(ctx, tx, sectionID, tx.Now)
		if err != nil {
			return err
		}
		held = len(before) > 0 && before[0].PersonID == who.ID
		l = Lock{SectionID: sectionID, PersonID: who.ID, Until: tx.Now.Add(lockFor)}
		if taken, err = takeLock(ctx, tx, l, tx.Now); err != nil || taken {
			return err
		}
		holders, err = lockOf(ctx, tx, sectionID, tx.Now)
		return err
	})
	switch {
	case err != nil:
		return l, err
	case !taken:
		return l, lockedBy(org, holders)
	case held:
		return l, nil
	}
	return l, f.tell(ctx, meetingID, who.ID)
}

// tell tells those who meet who begins or ceases to write.
func (f *Feature) tell(ctx context.Context, meetingID, personID string) error {
	if f.writing == nil {
		return nil
	}
	return f.writing(ctx, meetingID, personID)
}

// lockedBy is the refusal of what another is writing.
func lockedBy(org *people.Org, holders []Lock) error {
	name := ""
	for _, h := range holders {
		name = org.Name(h.PersonID)
	}
	return fault.New(fault.Conflict, "meeting.locked", fault.Args{"name": name})
}

// Unlock lets go of a section; letting go of what one doesn't hold changes nothing.
func (f *Feature) Unlock(ctx context.Context, who access.Actor, sectionID string) error {
	meetingID, _, err := f.toWrite(ctx, who, sectionID)
	if err != nil {
		return err
	}
	held := false
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) (err error) {
		held, err = dropLock(ctx, tx, sectionID, who.ID)
		return err
	})
	if err != nil || !held {
		return err
	}
	return f.tell(ctx, meetingID, who.ID)
}

// toWrite asks leave to write in a section.
func (f *Feature) toWrite(ctx context.Context, who access.Actor, sectionID string) (meetingID string, org *people.Org, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		s, err := loadSection(ctx, tx, sectionID)
		if err != nil {
			return err
		}
		m, found, err := f.load(ctx, tx, s.MeetingID)
		if err != nil {
			return err
		}
		meetingID, org = m.ID, found
		return tx.Allow(access.MeetingHold, m.target(org))
	})
	return meetingID, org, err
}

// Minute writes the minutes of a section anew. version is what the writer began
// with; 0 overwrites whatever is there. What another wrote, and whatever was there
// once the meeting ended, stays in the trace.
func (f *Feature) Minute(ctx context.Context, who access.Actor, sectionID string, version int64, text string) (s *Section, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if s, err = loadSection(ctx, tx, sectionID); err != nil {
			return err
		}
		m, org, err := f.load(ctx, tx, s.MeetingID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.MeetingHold, m.target(org)); err != nil {
			return err
		}
		holders, err := lockOf(ctx, tx, sectionID, tx.Now)
		switch {
		case err != nil:
			return err
		case len(holders) > 0 && holders[0].PersonID != tx.Who.ID:
			return lockedBy(org, holders)
		case version != 0 && version != s.Version:
			return fault.New(fault.Stale, "input.stale")
		case utf8.RuneCountInString(text) > maxText:
			return fault.At("/text", "input.too_long", fault.Args{"limit": maxText})
		}
		over := m.State == meeting.Ended
		if s.Text != "" && (over || s.WrittenBy != tx.Who.ID) {
			err := addEdit(ctx, tx, &SectionEdit{SectionID: s.ID, Version: s.Version, Text: s.Text, WrittenBy: s.WrittenBy, WrittenAt: s.WrittenAt,
				EditedBy: tx.Who.ID, EditedAt: tx.Now, AfterEnd: over})
			if err != nil {
				return err
			}
		}
		told := act.Told{Kind: "meeting.minuted", Subject: m.ref(), Detail: Changed{Meeting: *m, Target: m.target(org)}}
		if over && m.Kind != meeting.OneOnOne { // while it is held, the words are in the minutes; afterwards they are an edit
			told.Before, told.After = map[string]any{"text": s.Text}, map[string]any{"text": text}
		}
		s.Text, s.WrittenBy, s.WrittenAt = text, tx.Who.ID, tx.Now
		if err := saveSection(ctx, tx, s); err != nil {
			return err
		}
		return tx.Tell(ctx, told)
	})
	return s, err
}
