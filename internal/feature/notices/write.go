package notices

import (
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// tell makes the notices of an event: for those who still work here, may see
// what it is about, didn't do it themselves, and want to hear of it.
func (f *Feature) tell(ctx context.Context, tx *act.Tx, e act.Told, posts ...post) error {
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	var rows []Notice
	for _, p := range posts {
		for _, id := range reached(org, tx.Who.ID, p) {
			rows = append(rows, Notice{ID: act.NewID(), PersonID: id, Reason: p.reason, CauseID: e.ID, ActorID: tx.Who.ID,
				SubjectKind: p.about.Kind, SubjectID: p.about.ID, WithinID: p.about.Within, Words: short(p.words), ToldAt: tx.Now, ShowsAt: tx.Now})
		}
	}
	return f.keep(ctx, tx, rows)
}

// reached are the people of a post who are told, each once.
func reached(org *people.Org, actor string, p post) (ids []string) {
	for _, id := range p.to {
		who, ok := org.Actor(id)
		if ok && id != actor && !slices.Contains(ids, id) && access.Decide(who, p.view, p.target) == access.Allow {
			ids = append(ids, id)
		}
	}
	return ids
}

// keep stores notices as each person chose, those that nobody wants left out.
func (f *Feature) keep(ctx context.Context, tx *act.Tx, rows []Notice) error {
	if len(rows) == 0 {
		return nil
	}
	ids := make([]string, len(rows))
	for i, n := range rows {
		ids[i] = n.PersonID
	}
	choices, err := choicesOf(ctx, tx, ids)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(n Notice) bool { return choices[n.PersonID].Way(n.Reason) == notice.Nothing })
	return addNotices(ctx, tx, rows)
}

func short(words string) string {
	r := []rune(words)
	if len(r) <= maxWords {
		return words
	}
	return string(r[:maxWords-1]) + "…"
}

// settle marks as done what nobody has to do any more about a subject.
func (f *Feature) settle(ctx context.Context, tx *act.Tx, subjectID string, reasons ...notice.Reason) error {
	return closeNotices(ctx, tx, subjectID, reasons, tx.Now)
}

// Mark says what is done with notices; nil leaves it as it is.
type Mark struct {
	Read  *bool
	Done  *bool
	Until *time.Time // when they show again; the zero time is now
}

// mostMarked bounds how many notices are marked at once, and mostPutOff how long
// one is put off.
const (
	mostMarked = 500
	mostPutOff = 400 * 24 * time.Hour
)

// Mark marks notices of the caller and returns which. It is no fact about the
// workspace, so the trail says nothing of it. all marks the whole open box.
func (f *Feature) Mark(ctx context.Context, who access.Actor, ids []string, all bool, m Mark) (marked []string, err error) {
	if err := act.Allow(who, access.NoticeUpdate, access.Target{OwnerID: who.ID}); err != nil {
		return nil, err
	}
	if len(ids) > mostMarked {
		return nil, fault.At("/ids", "notice.many", fault.Args{"limit": mostMarked})
	}
	now := f.act.Now()
	if m.Until != nil && m.Until.After(now.Add(mostPutOff)) {
		return nil, fault.At("/until", "notice.far")
	}
	if len(ids) == 0 && !all {
		return nil, nil
	}
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		if all {
			ids = nil
		}
		marked, err = markNotices(ctx, tx, who.ID, ids, m, tx.Now)
		return err
	})
	return marked, err
}
