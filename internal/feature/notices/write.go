package notices

import (
	"cmp"
	"context"
	"fmt"
	"maps"
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
				SubjectKind: p.about.Kind, SubjectID: p.about.ID, WithinID: p.about.Within, Words: short(p.words), Owed: p.owed, ToldAt: tx.Now, ShowsAt: tx.Now})
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

// keep stores notices as each person chose, those that nobody wants left out,
// and puts those to be mailed into the letter that they fall due with.
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
	if f.opts.Mail == nil {
		return addNotices(ctx, tx, rows)
	}
	zone, err := f.zone(ctx, tx)
	if err != nil {
		return err
	}
	letters := map[string]Delivery{}
	for i := range rows {
		n := &rows[i]
		if d, ok := letterFor(choices[n.PersonID], n, zone, tx.Now); ok {
			n.LetterID, letters[d.ID] = d.ID, d
		}
	}
	if err := addNotices(ctx, tx, rows); err != nil {
		return err
	}
	return openDeliveries(ctx, tx, slices.SortedFunc(maps.Values(letters), func(a, b Delivery) int { return cmp.Compare(a.ID, b.ID) }))
}

func (f *Feature) zone(ctx context.Context, tx *act.Tx) (notice.Zone, error) {
	calendar, err := f.Cycles.Calendar(ctx, tx)
	return notice.Zone{Location: f.opts.Location, Calendar: calendar}, err
}

// letterFor is the letter that a notice goes into; false for none. Its id is
// made of the reader and the time, so that all that falls due then is in it.
func letterFor(c *Choice, n *Notice, zone notice.Zone, now time.Time) (Delivery, bool) {
	d := Delivery{Way: byMail, ToID: n.PersonID, State: waiting, MadeAt: now}
	switch c.Way(n.Reason) {
	case notice.Mail:
		d.Kind, d.DueAt = soon, c.Hours.V.Soon(zone, now).UTC()
	case notice.Digest:
		d.Kind, d.DueAt = digest, c.Hours.V.NextDigest(zone, now).UTC()
	default:
		return d, false
	}
	d.ID = fmt.Sprintf("%s:%s:%d", d.Kind, d.ToID, d.DueAt.Unix())
	return d, true
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
