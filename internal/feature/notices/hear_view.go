package notices

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/views"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// ofView is what a notice of a saved view keeps: the first lines, and how many there were.
type ofView struct {
	Count int    `json:"count"`
	Lines []Owed `json:"lines"`
}

// viewTurned tells a subscriber of what a view began to hold, or doesn't hold any more: one
// notice of all of it, with what the view was called then.
func (f *Feature) viewTurned(r notice.Reason) act.Listener {
	return func(ctx context.Context, tx *act.Tx, e act.Told) error {
		told := e.Detail.(views.Turned)
		kept := ofView{Count: told.Count}
		for _, m := range told.Lines {
			line := Owed{Kind: aMatch, ID: m.ObjectiveID, ObjectiveID: m.ObjectiveID, Title: m.Objective}
			if m.KeyResultID != "" {
				line.ID, line.KeyResultID, line.Title, line.Within = m.KeyResultID, m.KeyResultID, m.KeyResult, m.Objective
			}
			kept.Lines = append(kept.Lines, line)
		}
		text, err := json.Marshal(kept)
		if err != nil {
			return err
		}
		p := post{about: e.Subject, owed: string(text), view: access.ViewView, target: told.View.Target()}
		return f.tell(ctx, tx, e, p.because(r, told.View.Name, told.PersonID))
	}
}

// toldByViews reads of what saved views told, without what is hidden by now, with one query for
// all of them.
func (f *Feature) toldByViews(ctx context.Context, tx *act.Tx, told []Told) error {
	var ids []string
	kept := map[int]ofView{}
	for i, t := range told {
		if t.SubjectKind != "view" || t.Owed == "" {
			continue
		}
		var v ofView
		if err := json.Unmarshal([]byte(t.Owed), &v); err != nil {
			return fmt.Errorf("notices: of a view, %s: %w", t.ID, err)
		}
		for _, line := range v.Lines {
			ids = append(ids, line.ObjectiveID)
		}
		kept[i] = v
	}
	if len(kept) == 0 {
		return nil
	}
	hidden, err := f.Objectives.Hidden(ctx, tx, ids)
	for i, v := range kept {
		t := &told[i]
		t.Count = v.Count
		for _, line := range v.Lines {
			if hidden[line.ObjectiveID] {
				t.Count--
				continue
			}
			t.Owing = append(t.Owing, Owing{Owed: line})
		}
	}
	return err
}
