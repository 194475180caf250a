package exchange

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Meaning is what a person says of a sheet of another tool.
type Meaning struct {
	Tool     okrsheet.Tool
	Sheet    int
	Fields   []okrsheet.Field // one a column; none for what is recognised
	Statuses map[string]string
	Draft    bool
	CycleID  string
	OwnerID  string
	People   map[string]string
	Teams    map[string]string
	Cycles   map[string]string
	Recall   bool // as the last sheet with its heads was read; all else is not looked at
}

// Mean says what the columns and words of a sheet mean, and what its import would do
// then. version is that which was seen, 0 to overwrite. Faults: exchange.no_sheet for
// a file of Sinan's own, exchange.import_state once it has begun, those of check.
func (f *Feature) Mean(ctx context.Context, who access.Actor, id string, version int64, in Meaning) (i *Import, plan Plan, err error) {
	var p Parsed
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if i, err = f.load(ctx, tx, id); err != nil {
			return err
		}
		p.Sheet, err = i.Sheet.Get()
		switch {
		case err != nil:
			return err
		case i.State != Ready:
			return fault.New(fault.Conflict, "exchange.import_state")
		case p.Sheet == nil:
			return fault.New(fault.Conflict, "exchange.no_sheet")
		case version != 0 && version != i.Version:
			return fault.New(fault.Stale, "input.stale")
		}
		r, err := f.resolver(ctx, tx)
		if err != nil {
			return err
		}
		another := in.Sheet != p.Sheet.By.Sheet
		if !in.Recall {
			p.Sheet.mean(i.Name, in)
		}
		if (in.Recall || another) && p.Sheet.has(p.Sheet.By.Sheet) { // a text has no sheets
			by, _ := okrsheet.RecogniseSheet(i.Name, p.Sheet.Sheets, p.Sheet.By.Sheet)
			if err := f.recall(ctx, tx, r, p.Sheet, []okrsheet.Reading{by}); err != nil {
				return err
			}
		}
		if err := p.Sheet.check(r); err != nil {
			return err
		}
		return f.tree(ctx, tx, r, &p)
	})
	if err != nil {
		return nil, plan, err
	}
	if plan, err = f.Weigh(ctx, who, p); err != nil {
		return nil, plan, err
	}
	return i, plan, f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		i.Counts = store.AsJSON(plan.Counts)
		i.Source.Set(p)
		i.Sheet.Set(p.Sheet)
		i.Version++
		if err := moved(meanImport(ctx, tx, i, i.Version-1)); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "import.meant", Subject: i.ref(), After: map[string]any{"name": i.Name, "tool": p.Sheet.By.Tool}})
	})
}

// has reports whether the file has a sheet of that number.
func (in *Foreign) has(sheet int) bool { return sheet >= 0 && sheet < len(in.Sheets) }

// mean takes what a person says. Another sheet is recognised anew; one without fields is,
// too, and is read by nobody's mapping then.
func (in *Foreign) mean(name string, m Meaning) {
	if in.Text != "" { // which has no columns
		m.Tool, m.Fields = in.By.Tool, nil
	}
	if in.has(m.Sheet) && (m.Sheet != in.By.Sheet || len(m.Fields) == 0) {
		in.By, _ = okrsheet.RecogniseSheet(name, in.Sheets, m.Sheet)
		in.Recalled = nil
	} else {
		in.By.Sheet, in.By.Fields, in.By.Tool = m.Sheet, m.Fields, m.Tool
	}
	in.By.Statuses, in.By.Draft = m.Statuses, m.Draft
	in.CycleID, in.OwnerID, in.People, in.Teams, in.Cycles = m.CycleID, m.OwnerID, m.People, m.Teams, m.Cycles
}
