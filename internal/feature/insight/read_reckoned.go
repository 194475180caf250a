package insight

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
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

// summed is how many objectives a page is summed up of: 0 where they are few enough to be read
// for it, or more than can be summed up while somebody waits. The past has no parts that are
// kept: it is of the first objectives, as a page of too many is.
func (f *Feature) summed(ctx context.Context, tx *act.Tx, s scope) (int, error) {
	if tx.Past() {
		return 0, nil
	}
	n, err := s.count(ctx, tx, f.mostSummed)
	if n <= mostObjectives || n > f.mostSummed {
		return 0, err
	}
	return n, err
}

// fromParts makes the page of all its objectives by what is kept of each, and lists the first.
// Where nothing is kept yet, it is of the first.
func (f *Feature) fromParts(ctx context.Context, tx *act.Tx, d *Dashboard, in Wish, policy people.Policy, all int) error {
	s := scopeOf(tx, d, in)
	some, err := f.addUp(ctx, tx, d, s, policy.Status, all)
	if err != nil {
		return err
	}
	if !some {
		return f.fromObjectives(ctx, tx, d, in, policy)
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

// addUp sets the sums, and how far they go, where anything is kept.
func (f *Feature) addUp(ctx context.Context, tx *act.Tx, d *Dashboard, s scope, policy okr.Policy, all int) (some bool, err error) {
	k, _, next, err := loadKeeper(ctx, tx) // first: what is kept later is in the sums, too
	if err != nil {
		return false, err
	}
	t, err := s.total(ctx, tx, d.Today)
	if err != nil || t.Reckoned == 0 {
		return false, err
	}
	d.Reckoned = f.reckonedAt(tx, k, next)
	d.Reckoned.Missing = max(0, all-t.Reckoned)
	if !f.walked(tx, k) {
		d.Reckoned.Missing += t.Active - t.Current
	}
	d.Waiting, d.Counts = t.Waiting, t.Counts
	d.Whole = t.whole(policy, d.Today)
	return true, nil
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
	list, _, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{IDs: ids, Plans: true, Of: objectives.Shown, Limit: len(ids)})
	if err != nil {
		return err
	}
	lines := make([]Line, 0, len(list))
	for _, one := range list {
		if tells(s.public, one) {
			lines = append(lines, Line{Standing: one})
		}
	}
	slices.SortFunc(lines, func(a, b Line) int { return cmp.Compare(a.ID, b.ID) }) // as they were found
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
func (f *Feature) warmUp(ctx context.Context, tx *act.Tx, d *Dashboard, in Wish) (err error) {
	if d.Reckoned == nil {
		d.warm()
		return nil
	}
	ids := make([]string, len(d.Themes))
	for i, t := range d.Themes {
		ids[i] = t.ID
	}
	d.heat, err = scopeOf(tx, d, in).heat(ctx, tx, ids)
	return err
}
