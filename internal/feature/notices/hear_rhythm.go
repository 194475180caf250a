package notices

import (
	"context"
	"encoding/json"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/rhythm"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// personNudged tells the person what they owe and what was said with it. It takes
// the place of an earlier nudge, so that there is one present one.
func (f *Feature) personNudged(ctx context.Context, tx *act.Tx, e act.Told) error {
	n := e.Detail.(rhythm.Nudge)
	if err := f.settle(ctx, tx, n.PersonID, notice.Nudge); err != nil {
		return err
	}
	var owed []Owed
	for _, o := range n.Owed[:min(len(n.Owed), mostOwed)] {
		owed = append(owed, Owed{Kind: checkIn, ID: o.KeyResultID, ObjectiveID: o.ObjectiveID, KeyResultID: o.KeyResultID, Title: o.KeyResult, Within: o.Objective,
			On: o.On.String(), Until: -o.Workdays})
	}
	text, err := json.Marshal(owed)
	if err != nil {
		return err
	}
	p := post{about: e.Subject, owed: string(text), view: access.NoticeView, target: access.Target{OwnerID: n.PersonID}}
	return f.tell(ctx, tx, e, p.because(notice.Nudge, n.Words, n.PersonID))
}
