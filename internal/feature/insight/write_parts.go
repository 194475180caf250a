package insight

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

const (
	atOnce  = 200         // objectives that are reckoned and kept in one go, and events that are read for it
	lost    = 50 * atOnce // events from which on walking over all objectives is quicker than following them
	settled = 30          // days after its end when nothing in a closed cycle moves with the day any more
)

// Keep brings the parts of all objectives up to date: first those that the trail speaks of,
// then, on a new day or by new rules, all others. Everything is read and reckoned outside of
// a transaction, and kept only where no other replica has kept anything meanwhile.
func (f *Feature) Keep(ctx context.Context) error {
	for ctx.Err() == nil {
		more, err := f.keepSome(ctx)
		if err != nil || !more {
			return err
		}
	}
	return ctx.Err()
}

// some is what is kept in one go.
type some struct {
	keeper keeper
	ids    []string
	parts  []Part
}

// keepSome does the next of it, and reports whether there was something to do.
func (f *Feature) keepSome(ctx context.Context) (more bool, err error) {
	var s some
	err = f.act.Read(ctx, access.System("insight"), func(ctx context.Context, tx *act.Tx) error {
		var head int64
		if s.keeper, head, _, err = loadKeeper(ctx, tx); err != nil {
			return err
		}
		today := f.Cycles.Today(tx)
		switch {
		case s.keeper.Seq < head:
			err = f.follow(ctx, tx, &s, head)
		case !s.keeper.Walked || s.keeper.WalkOn.Date != today:
			err = f.walk(ctx, tx, &s, today)
		default:
			return nil
		}
		if err != nil {
			return err
		}
		more = true
		s.parts, err = f.reckon(ctx, tx, s.ids, today)
		return err
	})
	if err != nil || !more {
		return false, err
	}
	moved := false
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		if moved, err = saveKeeper(ctx, tx, s.keeper); err != nil || !moved {
			return err
		}
		return putParts(ctx, tx, s.ids, s.parts)
	})
	return moved, err
}

// follow finds what the next events of the trail change.
func (f *Feature) follow(ctx context.Context, tx *act.Tx, s *some, head int64) error {
	if head-s.keeper.Seq > lost {
		s.keeper.Seq, s.keeper.Walked, s.keeper.WalkAt = head, false, ""
		return nil
	}
	events, err := touches(ctx, tx, s.keeper.Seq, head, atOnce)
	if err != nil {
		return err
	}
	var ids, results []string
	for _, e := range events {
		s.keeper.Seq = e.Seq
		switch {
		case e.Kind == "policy.changed" || strings.HasPrefix(e.Kind, "calendar."):
			s.keeper.Walked, s.keeper.WalkAt = false, ""
		case e.SubjectKind == "objective":
			ids = append(ids, e.SubjectID)
		case e.WithinID != "":
			ids = append(ids, e.WithinID)
		}
		for _, text := range []string{e.Before, e.After} {
			var at struct {
				ObjectiveID string `json:"objective_id"`
				ParentID    string `json:"parent_objective_id"`
				KeyResultID string `json:"key_result_id"`
			}
			if text == "" {
				continue
			}
			if err := json.Unmarshal([]byte(text), &at); err != nil {
				return err
			}
			ids, results = append(ids, at.ObjectiveID, at.ParentID), append(results, at.KeyResultID)
		}
	}
	if len(events) == 0 { // numbers that nothing was told under
		s.keeper.Seq = head
	}
	more, err := under(ctx, tx, distinct(results))
	if err != nil {
		return err
	}
	if ids = distinct(append(ids, more...)); len(ids) > 0 {
		s.ids, err = f.Alignments.Carried(ctx, tx, ids)
	}
	return err
}

// distinct gives each id once, and none that is empty.
func distinct(ids []string) []string {
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// walk finds the next objectives of the walk as of today, which begins where there is none.
func (f *Feature) walk(ctx context.Context, tx *act.Tx, s *some, today date.Date) error {
	k := &s.keeper
	if k.WalkOn.Date != today {
		k.WalkOn.Date, k.WalkAt = today, ""
	}
	set, err := f.Cycles.Set(ctx, tx)
	if err != nil {
		return err
	}
	moving := []string{}
	for _, c := range set.All() {
		if !c.Closed() || !c.Span().EndsOn.AddDays(settled).Before(today) {
			moving = append(moving, c.ID)
		}
	}
	if s.ids, err = steps(ctx, tx, moving, k.WalkAt, atOnce); err != nil {
		return err
	}
	if k.Walked = len(s.ids) < atOnce; k.Walked {
		k.WalkedAt = tx.Now
	}
	if len(s.ids) > 0 {
		k.WalkAt = s.ids[len(s.ids)-1]
	}
	return nil
}

// reckon makes the parts of those of some objectives that are there, as they stand today.
func (f *Feature) reckon(ctx context.Context, tx *act.Tx, ids []string, today date.Date) ([]Part, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, _, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{IDs: ids, Plans: true, Of: objectives.Shown, Limit: len(ids)})
	if err != nil {
		return nil, err
	}
	lines := make([]Line, len(list))
	for i, s := range list {
		lines[i] = Line{Standing: s}
	}
	if err := f.lookBack(ctx, tx, lines, today.AddDays(-usualSince)); err != nil {
		return nil, err
	}
	parts := make([]Part, len(lines))
	for i := range lines {
		parts[i] = partOf(&lines[i], today)
	}
	return parts, nil
}

// Unkept lists the objectives of which another part is kept than they have, and those of which one
// is kept though they are gone, for tests: right after Keep there ever should be none.
func (f *Feature) Unkept(ctx context.Context) (ids []string, err error) {
	err = f.act.Read(ctx, access.System("insight"), func(ctx context.Context, tx *act.Tx) error {
		kept, err := keptParts(ctx, tx)
		if err != nil {
			return err
		}
		was := make(map[string]Part, len(kept))
		for _, p := range kept {
			was[p.ObjectiveID] = p
		}
		for after := ""; ; {
			some, err := steps(ctx, tx, nil, after, atOnce)
			if err != nil {
				return err
			}
			if len(some) == 0 {
				break
			}
			after = some[len(some)-1]
			parts, err := f.reckon(ctx, tx, some, f.Cycles.Today(tx))
			if err != nil {
				return err
			}
			for _, p := range parts {
				if !reflect.DeepEqual(was[p.ObjectiveID], p) {
					ids = append(ids, p.ObjectiveID)
				}
				delete(was, p.ObjectiveID)
			}
		}
		ids = append(ids, slices.Sorted(maps.Keys(was))...)
		return err
	})
	return ids, err
}
