package insight

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// mostFocused is how many people are named who own more objectives than is recommended, where a
// page is of many.
const mostFocused = 20

// scopeOf is which objectives a page is of.
func scopeOf(tx *act.Tx, d *Dashboard, in Wish) scope {
	s := scope{who: tx.Who, cycleID: d.Cycle.ID, public: in.Public}
	if in.TeamID != "" {
		s.teamIDs = d.Org.Tree.Subtree(in.TeamID)
	}
	return s
}

// many reports whether a page is of more objectives than are read for it; of a past day only where what is kept of it
// is known.
func (f *Feature) many(ctx context.Context, tx *act.Tx, s scope) (bool, error) {
	if tx.Past() {
		return s.on != "", nil
	}
	return s.moreThan(ctx, tx, mostObjectives)
}

// fromSums makes the page of all its objectives by what is kept of each, and lists the first.
// Where too little is kept yet, it is of the first.
func (f *Feature) fromSums(ctx context.Context, tx *act.Tx, d *Dashboard, s scope, in Wish, policy people.Policy) error {
	t, reckoned, err := f.addUp(ctx, tx, &s)
	if err != nil {
		return err
	}
	if d.Reckoned = reckoned; reckoned == nil {
		return f.fromObjectives(ctx, tx, d, in, policy)
	}
	d.scope, d.Waiting, d.Counts, d.Whole = s, t.Waiting, t.Counts, t.whole(policy.Status, d.Today)
	d.Coverage = &Covered{t.Kept, t.Serving}
	if s.on != "" {
		d.Reckoned.At = d.day.KeptAt
	}
	if d.Reckoned.NoPast = d.Since != d.Today.AddDays(-usualSince); d.Reckoned.NoPast {
		d.Whole.Before = nil
		if d.Lines, _, _, err = f.lines(ctx, tx, d, in); err == nil {
			err = f.lookBack(ctx, tx, d.Lines, d.Since)
		}
	} else {
		d.Lines, err = s.lines(ctx, tx, mostObjectives)
	}
	if err != nil {
		return err
	}
	d.Omitted = true
	if d.Focus, d.Unfocused, err = s.focus(ctx, tx, policy.Focus.ObjectivesRecommended, mostFocused); err != nil {
		return err
	}
	return f.worstOf(ctx, tx, d, s, max(in.Trouble, mostTrouble))
}

// addUp sums a page up, and says how far that goes: nil where nothing is kept yet, or nobody knows
// what is where it was added up.
func (f *Feature) addUp(ctx context.Context, tx *act.Tx, s *scope) (t total, r *Reckoned, err error) {
	if s.on != "" {
		return f.addUpThen(ctx, tx, s)
	}
	k, head, next, err := loadKeeper(ctx, tx) // first: what is kept later is in the sums, too
	if err != nil || k.Lost || head-k.Seq > lost {
		return t, nil, err
	}
	s.after = k.Seq
	if s.apart, err = s.aparts(ctx, tx, k.Seq < head); err != nil {
		return t, nil, err
	}
	if t, err = s.total(ctx, tx); err != nil || t.Kept == 0 {
		return t, nil, err
	}
	r = f.reckonedAt(tx, k, next)
	if r.Behind {
		r.Missing, err = s.unreckoned(ctx, tx, f.Cycles.Today(tx), f.walked(tx, k))
	}
	return t, r, err
}

// addUpThen is that of a past day, nil where so few are in the sums that they are read.
func (f *Feature) addUpThen(ctx context.Context, tx *act.Tx, s *scope) (t total, r *Reckoned, err error) {
	if s.apart, err = s.aparts(ctx, tx, true); err != nil {
		return t, nil, err
	}
	if t, err = s.total(ctx, tx); err == nil && t.Kept > mostObjectives {
		r = &Reckoned{}
	}
	return t, r, err
}

// walked reports whether everything is reckoned as of today.
func (f *Feature) walked(tx *act.Tx, k keeper) bool {
	return k.Walked && k.WalkOn.Date == f.Cycles.Today(tx)
}

// reckonedAt says how far what is kept goes: to where the walk last ended, while there is one, or
// to the first event that isn't in, where there is one, or to this moment.
func (f *Feature) reckonedAt(tx *act.Tx, k keeper, next time.Time) *Reckoned {
	switch {
	case !f.walked(tx, k):
		return &Reckoned{At: k.WalkedAt, Behind: true}
	case !next.IsZero():
		return &Reckoned{At: next, Behind: true}
	}
	return &Reckoned{At: tx.Now}
}

// worstOf names the key results of all that are least likely to succeed.
func (f *Feature) worstOf(ctx context.Context, tx *act.Tx, d *Dashboard, s scope, most int) error {
	ids, err := s.worst(ctx, tx, most)
	if err != nil || len(ids) == 0 {
		return err
	}
	extent := objectives.Shown
	if s.on != "" {
		extent = objectives.Foretold
	}
	list, _, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{IDs: ids, Plans: true, Of: extent, Limit: len(ids)})
	if err != nil {
		return err
	}
	lines := make([]Line, 0, len(list))
	for _, one := range list {
		if tells(s.public, one) {
			lines = append(lines, Line{Standing: one})
		}
	}
	sorting.By(lines, func(a, b Line) int { return cmp.Compare(a.ID, b.ID) }) // as they were found
	d.Trouble = findTrouble(lines)
	d.Trouble = slices.Clip(d.Trouble[:min(len(d.Trouble), most)])
	return nil
}

// tells reports whether a page tells of an objective that its reader may see: one for everybody
// leaves out what was shared with a guest.
func tells(public bool, s objectives.Standing) bool {
	return !public || s.Visibility == access.Everyone
}

// warmUp sets the heat map, once the themes are known.
func (f *Feature) warmUp(ctx context.Context, tx *act.Tx, d *Dashboard) error {
	if d.Reckoned == nil {
		d.warm()
		return nil
	}
	return f.warmAll(ctx, tx, d)
}

// warmAll sets the heat map of the first mostRows teams by what is kept, and counts the others.
func (f *Feature) warmAll(ctx context.Context, tx *act.Tx, d *Dashboard) error {
	warm, err := d.scope.warm(ctx, tx)
	if err != nil {
		return err
	}
	s := d.scope
	if len(warm) > mostRows {
		s.teamIDs = slices.DeleteFunc(append(d.Org.Tree.IDs(), ""), func(id string) bool { return !warm[id] })
		d.cold, s.teamIDs = len(s.teamIDs)-mostRows, s.teamIDs[:mostRows]
	}
	d.heat, err = s.cells(ctx, tx, d.known())
	return err
}
