package insight

import (
	"context"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// A page of a past day is of all its objectives once somebody has looked at it: what each adds is reckoned in
// the background and kept for some days; see docs/adr/0049-a-sum-for-each-place-and-each-day-that-somebody-looks-at.md.
const (
	fresh       = time.Hour          // how long what is kept of a day is taken as it is: a file may bring check-ins that were written before that day
	forgotten   = 7 * 24 * time.Hour // after so long without anybody asking for a day it is let go
	mostDays    = 60                 // that are kept, those asked for last: a row for each objective and day
	letGoAtOnce = 1000               // parts
)

// keptThen finds what is kept of the past day on which a page is; ask says that it has to be made, or made anew.
func (f *Feature) keptThen(ctx context.Context, tx *act.Tx, s *scope) (d day, ask bool, err error) {
	today := f.Cycles.Today(tx)
	if d, err = loadDay(ctx, tx, s.cycleID, today); err != nil {
		return d, false, err
	}
	if d.kept() {
		s.on, s.after = today.String(), d.KeptSeq
	}
	return d, !d.waits() && f.act.Now().Sub(d.KeptAt) >= fresh, nil
}

// ask has what is kept of a past day of some cycles made, or made anew.
func (f *Feature) ask(ctx context.Context, on date.Date, cycleIDs ...string) error {
	if len(cycleIDs) == 0 {
		return nil
	}
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		for _, id := range cycleIDs {
			if err := askFor(ctx, tx, id, on, tx.Now); err != nil {
				return err
			}
		}
		return nil
	})
}

// KeepPast makes what is kept of the past days that somebody looked at, some objectives at a time and
// outside of a transaction; and lets go of days that nobody looks at any more, and of those beyond mostDays.
func (f *Feature) KeepPast(ctx context.Context) error {
	for ctx.Err() == nil {
		more, err := f.keepSomePast(ctx)
		if err == nil && !more {
			more, err = f.letGo(ctx)
		}
		if err != nil || !more {
			return err
		}
	}
	return ctx.Err()
}

func (f *Feature) letGo(ctx context.Context) (more bool, err error) {
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		more, err = letGo(ctx, tx, tx.Now.Add(-forgotten), mostDays, letGoAtOnce)
		return err
	})
	return more, err
}

// keepSomePast reckons the next objectives of the day that has waited longest.
func (f *Feature) keepSomePast(ctx context.Context) (more bool, err error) {
	var d day
	var parts []Part
	who := access.System("insight")
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		d, more, err = nextDay(ctx, tx)
		return err
	})
	if err != nil || !more {
		return false, err
	}
	then, err := f.Cycles.AsOf(ctx, d.On.String())
	if err != nil {
		return false, err
	}
	from, begun := d.WalkAt, d.kept() || d.WalkAt != ""
	err = f.act.Read(then, who, func(ctx context.Context, tx *act.Tx) error {
		list, next, err := f.Objectives.List(ctx, who, objectives.Filter{CycleID: d.CycleID, Plans: true, Of: objectives.Shown, Limit: atOnce, Cursor: from})
		if err != nil {
			return err
		}
		lines := make([]Line, len(list))
		for i, s := range list {
			lines[i] = Line{Standing: s}
		}
		if err := f.lookBack(ctx, tx, lines, d.On.AddDays(-usualSince)); err != nil {
			return err
		}
		if d.WalkAt = next; next == "" {
			d.KeptAt, d.KeptSeq = d.AskedAt, d.AskedSeq
		}
		if parts, err = f.partsOf(ctx, tx, lines, d.On.Date); err != nil {
			return err
		}
		courses, err := f.courses(ctx, tx, list, d.On.Date)
		if err != nil {
			return err
		}
		serves, err := f.Alignments.ServesThen(ctx, tx, list)
		for i := range parts {
			parts[i].Serves, parts[i].Course = serves[parts[i].ObjectiveID], courses[i]
		}
		return err
	})
	if err != nil {
		return false, err
	}
	ids := make([]string, len(parts))
	for i := range parts {
		parts[i].On, ids[i] = d.On.String(), parts[i].ObjectiveID
	}
	err = f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		if moved, err := moveDay(ctx, tx, d, from, begun); err != nil || !moved {
			return err
		}
		return putParts(ctx, tx, d.On.String(), ids, parts)
	})
	return true, err
}
