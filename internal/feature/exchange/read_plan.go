package exchange

import (
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Verdict is what an import makes of a row.
type Verdict string

// The verdicts. Nothing is deleted by an import, and what is left out of a file, or
// blank in it, stays what it is.
const (
	Comes   Verdict = "new"
	Changed Verdict = "changed"
	Same    Verdict = "same"
	Refused Verdict = "refused"
	Left    Verdict = "left" // here below what the file has, and not in it; it stays
)

// Item is one row of a file with what an import makes of it.
type Item struct {
	Table   string
	ID      string
	Title   string
	Line    int              // in its sheet; 0 where there is none
	Sheet   string           // of the file; "" where it has no sheets
	Places  map[string]Place `json:",omitempty"` // where its fields stand that change or are wrong
	Verdict Verdict
	Changes []okrfile.Difference
	Faults  []*fault.Fault
}

// Plan is what an import would do, row by row in the order of the file.
type Plan struct {
	Items   []Item
	Counts  map[Verdict]int
	Unknown []Unknown // words of another tool's sheet that mean nothing here
}

func (p *Plan) add(items ...Item) {
	for _, i := range items {
		p.Counts[i.Verdict]++
	}
	p.Items = append(p.Items, items...)
}

// Weigh says what an import of a file would do. It changes nothing.
func (f *Feature) Weigh(ctx context.Context, who access.Actor, p Parsed) (plan Plan, err error) {
	plan.Counts, plan.Unknown = map[Verdict]int{}, p.Unknown
	plan.add(p.badItems()...)
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		r, err := f.resolver(ctx, tx)
		if err != nil {
			return err
		}
		r.titles = titlesIn(&p.File)
		for chunk := range slices.Chunk(p.File.Objectives, pageSize) {
			now, err := f.now(ctx, who, chunk)
			if err != nil {
				return err
			}
			for i := range chunk {
				u, err := f.weighOne(ctx, tx, r, &chunk[i], now[chunk[i].ID])
				if err != nil {
					return err
				}
				for j := range u.items {
					p.locate(&u.items[j])
				}
				plan.add(u.items...)
			}
		}
		return ctx.Err()
	})
	return plan, err
}

// titlesIn are what objectives and key results of a file are called, by id.
func titlesIn(f *okrfile.File) map[string]string {
	titles := map[string]string{}
	for i := range f.Objectives {
		o := &f.Objectives[i]
		titles[o.ID] = o.Title
		for j := range o.KeyResults {
			titles[o.KeyResults[j].ID] = o.KeyResults[j].Title
		}
	}
	return titles
}

// now is how the objectives of a file stand in the workspace, as far as the caller sees them.
func (f *Feature) now(ctx context.Context, who access.Actor, list []okrfile.Objective) (map[string]*okrfile.Objective, error) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	found := make(map[string]*okrfile.Objective, len(ids))
	err := f.gather(ctx, who, Selection{Filter: objectives.Filter{IDs: ids}}, func(o *okrfile.Objective) error {
		copied := *o
		found[o.ID] = &copied
		return nil
	})
	return found, err
}

// weighOne says what becomes of one objective and of what lies below it.
func (f *Feature) weighOne(ctx context.Context, tx *act.Tx, r *resolver, o, now *okrfile.Objective) (*unit, error) {
	u := &unit{file: o, now: now}
	homes, err := homesOf(ctx, tx, idsIn(o))
	if err != nil {
		return nil, err
	}
	r.canonical(o)
	if now != nil {
		r.canonical(now)
	}
	home, here := homes[o.ID]
	switch {
	case here && now == nil && home.Alive:
		u.items = append(u.items, refusedItem("objectives", o.ID, o.Title, fault.At("/id", "exchange.hidden")))
		return u, nil
	case now == nil:
		u.objective = r.objectiveRow(o)
		faults := r.end()
		u.note("objectives", o.ID, o.Title, Comes, nil, faults)
		if len(faults) > 0 {
			return u, nil // nothing can stand below it
		}
	default:
		u.objective = &objectives.Objective{ID: o.ID, CycleID: r.cycleIDs[now.Cycle]}
		u.differs("objectives", o.ID, o.Title, told(now, o, objectiveFields()), closedFault(now), func() { u.change = r.objectiveRow(merged(now, o)) }, r)
	}
	u.below(r, homes)
	return u, nil
}

func refusedItem(table, id, title string, f ...*fault.Fault) Item {
	return Item{Table: table, ID: id, Title: title, Verdict: Refused, Faults: f}
}

// closedFault is why nothing changes below an objective that is closed.
func closedFault(now *okrfile.Objective) *fault.Fault {
	if now != nil && now.State == "closed" {
		return fault.New(fault.Conflict, "objective.closed")
	}
	return nil
}

func objectiveFields() []string {
	return []string{"title", "owner", "team", "kind", "weight", "visibility", "shared_with", "themes", "description"}
}

func measureFields() []string {
	return []string{"measure", "baseline", "target", "target_relative", "target_change", "low", "high", "unit", "precision", "steps"}
}

func resultFields() []string {
	return []string{"title", "owner", "weight", "starts_on", "due_on", "cadence", "dropped", "checkpoints"}
}

func actionFields() []string {
	return []string{"title", "owner", "collaborators", "state", "starts_on", "due_on", "how", "effort_days", "depends_on", "blocked_why", "blocked_person", "blocked_whom", "steps"}
}

// told are the differences that a file tells of: what is blank in it tells nothing.
func told[T any](was, is *T, fields []string) (list []okrfile.Difference) {
	for _, d := range okrfile.Differences(was, is, fields...) {
		if d.New != "" {
			list = append(list, d)
		}
	}
	return list
}

// merged is what is here, with what a file tells otherwise.
func merged(now, o *okrfile.Objective) *okrfile.Objective {
	m := *now
	okrfile.Take(&m, o, objectiveFields()...)
	return &m
}
