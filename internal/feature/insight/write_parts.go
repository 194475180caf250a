package insight

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/distinct"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

const (
	atOnce  = 100          // objectives that are reckoned and kept in one go, and events that are read for it
	lost    = 100 * atOnce // events from which on walking over all objectives is quicker than following them
	settled = 30           // days after its end when nothing in a closed cycle moves with the day any more
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
	claims []claimed
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
		return f.reckon(ctx, tx, &s, today)
	})
	if err != nil || !more {
		return false, err
	}
	moved := false
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		if moved, err = saveKeeper(ctx, tx, s.keeper); err != nil || !moved {
			return err
		}
		if err := putClaims(ctx, tx, s.ids, s.claims); err != nil {
			return err
		}
		return putParts(ctx, tx, "", s.ids, s.parts)
	})
	return moved, err
}

// follow finds what the next events of the trail change: of as many as change about as much as is
// kept in one go.
func (f *Feature) follow(ctx context.Context, tx *act.Tx, s *some, head int64) error {
	before := s.keeper
	if head-before.Seq > lost {
		s.keeper.Seq, s.keeper.Lost, s.keeper.Walked, s.keeper.WalkAt = head, true, false, ""
		return nil
	}
	for most := atOnce; ; most /= 2 {
		s.keeper = before
		events, err := touches(ctx, tx, before.Seq, head, most)
		if err != nil {
			return err
		}
		if len(events) == 0 { // numbers that nothing was told under
			s.keeper.Seq = head
			return nil
		}
		if s.ids, err = f.touched(ctx, tx, s, events); err != nil || len(s.ids) <= 2*atOnce || len(events) <= 1 {
			return err
		}
	}
}

// touched gives the objectives whose parts some events change, and moves the keeper past them.
func (f *Feature) touched(ctx context.Context, tx *act.Tx, s *some, events []act.Event) ([]string, error) {
	var ids, results, away, teams []string
	for _, e := range events {
		s.keeper.Seq = e.Seq
		switch {
		case e.Kind == "policy.changed" || strings.HasPrefix(e.Kind, "calendar."):
			s.keeper.Walked, s.keeper.WalkAt = false, ""
		case strings.HasPrefix(e.Kind, "absence."): // who is away owes nothing
			away = append(away, e.SubjectID)
		case e.Kind == "team.reshaped": // its lead checks in on what is its own
			teams = append(teams, e.SubjectID)
		case e.SubjectKind == "objective":
			ids = append(ids, e.SubjectID)
		case e.WithinID != "":
			ids = append(ids, e.WithinID)
		}
		from, moved, err := places(e)
		if err != nil {
			return nil, err
		}
		ids, results = append(ids, from...), append(results, moved...)
	}
	more, err := under(ctx, tx, distinct.IDs(results))
	if err != nil {
		return nil, err
	}
	theirs, err := f.checkedInBy(ctx, tx, distinct.IDs(away), distinct.IDs(teams))
	if err != nil {
		return nil, err
	}
	if ids = distinct.IDs(slices.Concat(ids, more, theirs)); len(ids) == 0 {
		return nil, nil
	}
	return f.Alignments.Carried(ctx, tx, ids)
}

// places are the objectives and key results that an event of something's move names.
func places(e act.Event) (objectiveIDs, keyResultIDs []string, err error) {
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
			return nil, nil, err
		}
		objectiveIDs, keyResultIDs = append(objectiveIDs, at.ObjectiveID, at.ParentID), append(keyResultIDs, at.KeyResultID)
	}
	return objectiveIDs, keyResultIDs, nil
}

// checkedInBy gives the objectives that some people own, or a key result of, and what teams own
// that are named or led by one of them.
func (f *Feature) checkedInBy(ctx context.Context, tx *act.Tx, personIDs, teamIDs []string) ([]string, error) {
	if len(personIDs)+len(teamIDs) == 0 {
		return nil, nil
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, id := range org.Tree.IDs() {
		if t, _ := org.Tree.Team(id); slices.Contains(personIDs, t.LeadID) {
			teamIDs = append(teamIDs, id)
		}
	}
	return ownedBy(ctx, tx, personIDs, teamIDs)
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
		if k.Lost || !c.Closed() || !c.Span().EndsOn.AddDays(settled).Before(today) {
			moving = append(moving, c.ID)
		}
	}
	if s.ids, err = steps(ctx, tx, moving, k.WalkAt, atOnce); err != nil {
		return err
	}
	if k.Walked = len(s.ids) < atOnce; k.Walked {
		k.WalkedAt, k.Lost = tx.Now, false
	}
	if len(s.ids) > 0 {
		k.WalkAt = s.ids[len(s.ids)-1]
	}
	return nil
}

// reckon makes the parts of those of its objectives that are there, as they stand today, and finds the claims on them.
func (f *Feature) reckon(ctx context.Context, tx *act.Tx, in *some, today date.Date) error {
	if len(in.ids) == 0 {
		return nil
	}
	list, _, err := f.Objectives.List(ctx, tx.Who, objectives.Filter{IDs: in.ids, Plans: true, Of: objectives.Shown, Limit: len(in.ids)})
	if err != nil {
		return err
	}
	lines := make([]Line, len(list))
	for i, s := range list {
		lines[i] = Line{Standing: s}
	}
	if err := f.lookBack(ctx, tx, lines, today.AddDays(-usualSince)); err != nil {
		return err
	}
	courses, err := f.courses(ctx, tx, list, today)
	if err != nil {
		return err
	}
	if in.parts, err = f.partsOf(ctx, tx, lines, today); err != nil {
		return err
	}
	for i := range in.parts {
		in.parts[i].Course = courses[i]
	}
	if in.claims, err = f.claimsOf(ctx, tx, list); err != nil {
		return err
	}
	return f.foresee(ctx, tx, in.claims)
}

// partsOf makes the parts of objectives as of a day.
func (f *Feature) partsOf(ctx context.Context, tx *act.Tx, lines []Line, on date.Date) ([]Part, error) {
	ids := make([]string, len(lines))
	for i := range lines {
		ids[i] = lines[i].ID
	}
	now, err := presents(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	parts := make([]Part, 0, len(lines))
	for i := range lines {
		p := partOf(&lines[i], on)
		p.standsAt(now[p.ObjectiveID])
		parts = append(parts, p)
	}
	return parts, nil
}

// courses tells of objectives of any cycles how they were worked with up to today.
func (f *Feature) courses(ctx context.Context, tx *act.Tx, list []objectives.Standing, today date.Date) ([]Course, error) {
	set, err := f.Cycles.Set(ctx, tx)
	if err != nil {
		return nil, err
	}
	due, err := f.Rhythm.Each(ctx, tx, list, func(s *objectives.Standing) cycle.Span {
		c, _ := set.Cycle(s.CycleID)
		return cycle.Span{StartsOn: c.Span().StartsOn, EndsOn: date.Min(today, c.Span().EndsOn)}
	})
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	finals, err := f.Reviews.Finals(ctx, tx, ids)
	courses := make([]Course, len(due))
	for i := range due {
		courses[i] = courseOf(&list[i], due[i], finals[list[i].ID])
	}
	return courses, err
}
