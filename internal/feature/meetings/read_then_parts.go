package meetings

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/meeting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// minutesThen sets the sections of a meeting that had begun, with their minutes and answers.
func minutesThen(ctx context.Context, tx *act.Tx, s *Standing) (err error) {
	if s.Sections, err = sectionsOf(ctx, tx, s.ID); err != nil {
		return err
	}
	edits, err := editsOf(ctx, tx, s.ID)
	if err != nil {
		return err
	}
	minuted, err := toldBy(ctx, tx, s.ID, "meeting.minuted")
	if err != nil {
		return err
	}
	for i := range s.Sections {
		one := &s.Sections[i]
		if one.WrittenAt.After(tx.Now) && !one.stoodBy(tx.Now, edits, minuted) {
			s.Lost.Minutes[one.ID] = true
		}
		if s.State == meeting.Open { // which they were at, and how long, isn't told
			one.Spent = 0
		}
	}
	for _, e := range edits {
		if !e.EditedAt.After(tx.Now) {
			s.Edits = append(s.Edits, e)
		}
	}
	if s.Kind != meeting.Round {
		return nil
	}
	answers, err := answersOf(ctx, tx, s.ID)
	for _, a := range answers {
		if s.State == meeting.Ended || !a.WrittenAt.After(tx.Now) {
			s.Answers = append(s.Answers, a)
		}
	}
	if err != nil || s.State == meeting.Ended {
		return err
	}
	gone, err := tx.SinceOn(ctx, "meeting", []string{s.ID})
	s.Lost.Answers = len(act.First(gone, "meeting.answered")) > 0
	return err
}

// stoodBy puts the minutes of a section back that were written after a moment: what another wrote over is kept,
// and where nothing had been written there was nothing. false says that nobody knows.
func (s *Section) stoodBy(at time.Time, edits []SectionEdit, minuted bool) bool {
	written, version := s.WrittenAt, s.Version
	s.Text, s.WrittenBy, s.WrittenAt = "", "", time.Time{}
	for _, e := range edits {
		if e.SectionID == s.ID && !e.WrittenAt.After(at) && e.EditedAt.After(at) {
			s.Text, s.WrittenBy, s.WrittenAt = e.Text, e.WrittenBy, e.WrittenAt
			return true
		}
	}
	return !minuted || version == firstWritten && written.After(at)
}

// firstWritten is the version of a section that has been written once.
const firstWritten = 2

// itemsThen sets what a meeting had come to, and the topics that waited for it in its series.
func (f *Feature) itemsThen(ctx context.Context, tx *act.Tx, s *Standing) error {
	rows, err := itemsEver(ctx, tx, s.ID)
	if err != nil {
		return err
	}
	if s.Items, s.Lost.Items, err = itemsBack(ctx, tx, rows); err != nil || s.SeriesID == "" || s.State == meeting.Ended {
		return err
	}
	waiting, err := topicsEver(ctx, tx, s.SeriesID, s.ID)
	if err != nil {
		return err
	}
	topics, lost, err := itemsBack(ctx, tx, waiting)
	s.Lost.Items = s.Lost.Items || lost
	here := s.Items
	s.Items = nil
	for _, i := range topics {
		if i.State == Promised {
			s.Items = append(s.Items, i)
		}
	}
	s.Items = append(s.Items, here...)
	return err
}

// itemsBack puts items back to how they were at the moment that tx looks at; those that weren't there are left
// out. lost says that of some meeting the trail doesn't tell which item was amended, and none of its is given.
func itemsBack(ctx context.Context, tx *act.Tx, rows []Item) (kept []Item, lost bool, err error) {
	var ids []string
	for i := range rows {
		ids = append(ids, rows[i].MeetingID)
	}
	slices.Sort(ids)
	gone, err := tx.SinceOn(ctx, "meeting", store.OrNone(slices.Compact(ids)))
	if err != nil {
		return nil, false, err
	}
	since, unnamed := map[string][]act.Gone{}, map[string]bool{}
	for _, g := range gone {
		if !slices.Contains([]string{"meeting.recorded", "meeting.amended", "meeting.erased"}, g.Kind) || g.Before == "" {
			continue
		}
		var of struct {
			ID string `json:"item_id"`
		}
		if err := g.Read(&of); err != nil {
			return nil, false, err
		}
		since[of.ID] = append(since[of.ID], g)
		unnamed[g.SubjectID] = unnamed[g.SubjectID] || of.ID == ""
	}
	for _, i := range rows {
		told := since[i.ID]
		switch {
		case unnamed[i.MeetingID]:
			lost = true
			continue
		case i.RecordedAt.After(tx.Now), len(told) > 0 && told[0].Kind == "meeting.recorded", len(told) == 0 && !i.DeletedAt.IsZero():
			continue
		}
		for _, g := range slices.Backward(told) { // the earliest that says something of a field is right
			if err := i.unwind(g); err != nil {
				return nil, false, err
			}
		}
		if i.SettledAt.After(tx.Now) {
			i.SettledAt = time.Time{}
		}
		kept = append(kept, i)
	}
	return kept, lost, nil
}

// unwind puts an item back to what was said of it before an event.
func (i *Item) unwind(g act.Gone) error {
	was := struct {
		Words       *string    `json:"words"`
		PersonID    *string    `json:"person_id"`
		DueOn       *date.Date `json:"due_on"`
		State       *ItemState `json:"state"`
		CameOf      *string    `json:"came_of"`
		KeyResultID *string    `json:"key_result_id"`
		ObjectiveID *string    `json:"objective_id"`
	}{&i.Words, &i.PersonID, &i.DueOn.Date, &i.State, &i.CameOf, &i.KeyResultID, &i.ObjectiveID}
	return g.Read(&was)
}
