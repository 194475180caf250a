package meetings

import (
	"context"
	"net/http"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiMinutes(r *api.Router) {
	api.Do(r, api.Op{ID: "lock-section", Method: http.MethodPost, Path: "/meeting-sections/{id}/lock", Action: access.MeetingHold, Tag: tag,
		Summary: "Take a section to write in it, or go on holding it; it is let go of after 20 seconds"}, f.lockSection)
	api.Do(r, api.Op{ID: "unlock-section", Method: http.MethodDelete, Path: "/meeting-sections/{id}/lock", Action: access.MeetingHold, Tag: tag, Status: http.StatusNoContent,
		Summary: "Let go of a section"}, f.unlockSection)
	api.Do(r, api.Op{ID: "minute-section", Method: http.MethodPut, Path: "/meeting-sections/{id}", Action: access.MeetingHold, Tag: tag,
		Summary: "Write the minutes of a section"}, f.minuteSection)
	api.Do(r, api.Op{ID: "record-item", Method: http.MethodPost, Path: "/meetings/{id}/items", Action: access.MeetingHold, Tag: tag, Status: http.StatusCreated,
		Summary: "Write a decision or a follow-up down"}, f.recordItem)
	api.Do(r, api.Op{ID: "amend-item", Method: http.MethodPatch, Path: "/meeting-items/{id}", Action: access.MeetingHold, Tag: tag,
		Summary: "Change a decision or a follow-up, or tell what came of it"}, f.amendItem)
	api.Do(r, api.Op{ID: "erase-item", Method: http.MethodDelete, Path: "/meeting-items/{id}", Action: access.MeetingHold, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take a decision or a follow-up away"}, f.eraseItem)
	api.Do(r, api.Op{ID: "restore-item", Method: http.MethodPost, Path: "/meeting-items/{id}/restore", Action: access.MeetingHold, Tag: tag, Status: http.StatusNoContent,
		Summary: "Bring a decision or a follow-up back"}, f.restoreItemAgain)
}

// SectionLockView is who writes in a section.
type SectionLockView struct {
	PersonID   string    `json:"person_id"`
	PersonName string    `json:"person_name,omitempty"`
	Until      time.Time `json:"until" doc:"Unless renewed"`
}

func (f *Feature) lockSection(ctx context.Context, who access.Actor, in *api.ID) (*api.Out[SectionLockView], error) {
	l, err := f.Lock(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return api.Body(SectionLockView{PersonID: l.PersonID, PersonName: who.Name, Until: l.Until}), nil
}

func (f *Feature) unlockSection(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Unlock(ctx, who, in.ID)
}

type minuteSectionIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Text string `json:"text" doc:"Markdown"`
	}
}

func (f *Feature) minuteSection(ctx context.Context, who access.Actor, in *minuteSectionIn) (*api.One[WrittenSectionView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	s, err := f.Minute(ctx, who, in.ID.ID, version, in.Body.Text)
	if err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[WrittenSectionView], error) { return f.written(ctx, who, in.ID.ID) })
	}
	return api.Versioned(viewWritten(s), s.Version), nil
}

// WrittenSectionView is the minutes of a section as they were stored.
type WrittenSectionView struct {
	ID        string     `json:"id"`
	Version   int64      `json:"version"`
	Text      string     `json:"text"`
	WrittenBy string     `json:"written_by_id,omitempty"`
	WrittenAt *time.Time `json:"written_at,omitempty"`
}

func viewWritten(s *Section) WrittenSectionView {
	return WrittenSectionView{ID: s.ID, Version: s.Version, Text: s.Text, WrittenBy: s.WrittenBy, WrittenAt: api.Instant(s.WrittenAt)}
}

// written reads the minutes of a section as they are now.
func (f *Feature) written(ctx context.Context, who access.Actor, id string) (*api.One[WrittenSectionView], error) {
	s, err := f.Section(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(viewWritten(s), s.Version), nil
}

type recordItemIn struct {
	api.ID
	Body struct {
		Kind        ItemKind   `json:"kind" enum:"decision,follow_up,topic"`
		Words       string     `json:"words"`
		SectionID   string     `json:"section_id,omitempty" doc:"Where it came up"`
		PersonID    string     `json:"person_id,omitempty" doc:"Of a follow-up: who is responsible"`
		DueOn       *date.Date `json:"due_on,omitempty" format:"date" doc:"Of a follow-up: by when"`
		KeyResultID string     `json:"key_result_id,omitempty" doc:"What it is about"`
		ObjectiveID string     `json:"objective_id,omitempty"`
		ProblemID   string     `json:"problem_id,omitempty" doc:"A decision by whom it waits for decides the problem, too"`
		AsAction    bool       `json:"as_action,omitempty" doc:"The follow-up becomes an action of the key result"`
	}
}

func (f *Feature) recordItem(ctx context.Context, who access.Actor, in *recordItemIn) (*api.One[MeetingItemView], error) {
	b := in.Body
	d := Draw{Kind: b.Kind, Words: b.Words, SectionID: b.SectionID, PersonID: b.PersonID, KeyResultID: b.KeyResultID, ObjectiveID: b.ObjectiveID,
		ProblemID: b.ProblemID, AsAction: b.AsAction}
	if b.DueOn != nil {
		d.DueOn = *b.DueOn
	}
	i, err := f.Record(ctx, who, in.ID.ID, d)
	if err != nil {
		return nil, err
	}
	return f.oneItem(ctx, who, i.ID)
}

func (f *Feature) oneItem(ctx context.Context, who access.Actor, id string) (*api.One[MeetingItemView], error) {
	s, i, err := f.Item(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return api.Versioned(s.viewItem(i), i.Version), nil
}

type amendItemIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Words    *string    `json:"words,omitempty"`
		PersonID *string    `json:"person_id,omitempty"`
		DueOn    *date.Date `json:"due_on,omitempty" format:"date"`
		State    *ItemState `json:"state,omitempty" enum:"promised,kept,dropped"`
		CameOf   *string    `json:"came_of,omitempty" doc:"What came of it; needed with dropped"`
	}
}

func (f *Feature) amendItem(ctx context.Context, who access.Actor, in *amendItemIn) (*api.One[MeetingItemView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	b := in.Body
	if err := f.Amend(ctx, who, in.ID.ID, version, ItemChange{Words: b.Words, PersonID: b.PersonID, CameOf: b.CameOf, DueOn: b.DueOn, State: b.State}); err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[MeetingItemView], error) { return f.oneItem(ctx, who, in.ID.ID) })
	}
	return f.oneItem(ctx, who, in.ID.ID)
}

func (f *Feature) eraseItem(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.Erase(ctx, who, in.ID)
}

func (f *Feature) restoreItemAgain(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return &api.None{}, f.RestoreItem(ctx, who, in.ID)
}
