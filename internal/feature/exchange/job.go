package exchange

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/jobs"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Jobs registers what is done outside of requests: imports run, and files that were
// only looked at are forgotten after a day.
func (f *Feature) Jobs(q *jobs.Queue) {
	q.On("import.begun", func(ctx context.Context, e act.Event) error { return f.Run(ctx, e.SubjectID) })
	q.Every(jobs.Periodic{Name: "forget files that were not brought in", Every: time.Hour, Do: f.SweepImports})
}

// SweepImports forgets files that were only looked at.
func (f *Feature) SweepImports(ctx context.Context) error {
	return f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error {
		return dropUnused(ctx, tx, tx.Now.Add(-24*time.Hour))
	})
}

// Run brings an import in, an objective at a time, each in a transaction of its
// own, so that nobody waits long and how far it is can be seen; alignments and
// dependencies, which need both ends, after all of them. It does so as whoever began
// it. What is refused on the way is told and stops nothing else. It may be run again
// after it was interrupted, and goes on where it was; cancelled, it takes back what
// it has done.
func (f *Feature) Run(ctx context.Context, id string) error {
	var i *Import
	var who access.Actor
	err := f.act.Read(ctx, access.System("import"), func(ctx context.Context, tx *act.Tx) (err error) {
		if i, err = f.load(ctx, tx, id); err != nil {
			return err
		}
		who, err = f.runner(ctx, tx, i)
		return err
	})
	if err != nil || i.State != Running && i.State != Stopping {
		return err
	}
	p, err := i.Source.Get()
	if err != nil {
		return err
	}
	if i.Done == 0 {
		i.Report.V = p.badItems()
	}
	var words *resolver
	for n := i.Done; n < i.Total; n++ {
		// What hangs on nothing needs no second step; where one notes how far it is, somebody may have cancelled.
		if n >= len(p.File.Objectives) && (n+1)%notedSteps != 0 && n+1 < i.Total && !ties(&p.File.Objectives[n%len(p.File.Objectives)]) {
			continue
		}
		if n%notedSteps == 0 { // who and what there is changes seldom; each step would cost as much as there are people
			words = nil
		}
		state, err := f.run(ctx, who, i, &p, n, &words)
		if err != nil {
			return err
		}
		if state == Stopping {
			return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
				if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
					return err
				}
				return f.takeBack(ctx, tx, i, Cancelled, Stopping)
			})
		}
	}
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		i.State, i.EndedAt = Done, tx.Now
		if err := moved(moveImport(ctx, tx, i, Running, Stopping)); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "import.ended", Subject: i.ref(), After: map[string]any{"name": i.Name, "refused": len(i.Report.V)}})
	})
}

// runner is whom an import runs as: whoever began it, as they are now.
func (f *Feature) runner(ctx context.Context, tx *act.Tx, i *Import) (access.Actor, error) {
	if i.PersonID == access.System("import").ID {
		return access.System("import"), nil
	}
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return access.Actor{}, err
	}
	who, ok := org.Actor(i.PersonID)
	if !ok {
		return who, fault.New(fault.Forbidden, "access.denied")
	}
	return who, nil
}

// errNothing rolls back a step that had nothing to do; a write tells something.
var errNothing = errors.New("exchange: nothing to do")

// notedSteps is after how many steps it is written down how far an import is: the row
// holds the whole file, and is written anew each time. Those that were done before an
// interruption and not noted find what they would bring here already.
const notedSteps = 25

// ties reports whether an objective, or an action below it, hangs on another.
func ties(o *okrfile.Objective) bool {
	return len(o.Alignments) > 0 || slices.ContainsFunc(o.KeyResults, func(kr okrfile.KeyResult) bool {
		return slices.ContainsFunc(kr.Actions, func(a okrfile.Action) bool { return len(a.DependsOn) > 0 })
	})
}

// run does step n: first each objective, then what ties it to others.
func (f *Feature) run(ctx context.Context, who access.Actor, i *Import, p *Parsed, n int, words **resolver) (state ImportState, err error) {
	file := &p.File
	o := &file.Objectives[n%len(file.Objectives)]
	var u *unit
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		if state, err = stateOf(ctx, tx, i.ID); err != nil {
			return err
		}
		if state != Running {
			return errNothing
		}
		r, err := f.kept(ctx, tx, words)
		if err != nil {
			return err
		}
		if n >= len(file.Objectives) {
			return f.tieStep(ctx, tx, r, i, o, n)
		}
		now, err := f.now(ctx, who, []okrfile.Objective{*o})
		if err != nil {
			return err
		}
		if u, err = f.weighOne(ctx, tx, r, o, now[o.ID]); err != nil {
			return err
		}
		return f.bringStep(ctx, tx, i, u, n)
	})
	if state != Running {
		return state, ignoring(err)
	}
	refused, isFault := fault.Of(err)
	switch {
	case isFault:
		i.Report.V = append(i.Report.V, refusedItem("objectives", o.ID, o.Title, refused))
	case err != nil && !errors.Is(err, errNothing):
		return state, err
	}
	if u != nil && !isFault {
		for _, item := range u.items {
			if item.Verdict == Refused {
				p.locate(&item)
				i.Report.V = append(i.Report.V, item)
			}
		}
	}
	if (n+1)%notedSteps != 0 && n+1 < i.Total {
		return state, nil
	}
	return state, f.act.Note(ctx, func(ctx context.Context, tx *act.Tx) error { return progress(ctx, tx, i, n+1) })
}

// kept is the resolver of the steps before, at this one's moment, or a new one.
func (f *Feature) kept(ctx context.Context, tx *act.Tx, words **resolver) (r *resolver, err error) {
	if r = *words; r == nil {
		if r, err = f.resolver(ctx, tx); err != nil {
			return nil, err
		}
		*words = r
	}
	r.now, r.faults = tx.Now, nil
	return r, nil
}

func ignoring(err error) error {
	if errors.Is(err, errNothing) {
		return nil
	}
	return err
}

// bringStep brings one objective and writes down what that was.
func (f *Feature) bringStep(ctx context.Context, tx *act.Tx, i *Import, u *unit, n int) error {
	if u.objective == nil || len(u.items) == 1 && u.items[0].Verdict == Refused {
		return errNothing
	}
	b, err := f.bring(ctx, tx, u, i.Name)
	if err != nil {
		return err
	}
	if b.nothing() {
		return errNothing
	}
	return step(ctx, tx, &Step{ImportID: i.ID, Number: n, Brought: store.AsJSON(b)})
}

// tieStep ties one objective to others, where it came in or more of it did.
func (f *Feature) tieStep(ctx context.Context, tx *act.Tx, r *resolver, i *Import, o *okrfile.Objective, n int) error {
	if done, err := stepOf(ctx, tx, i.ID, n); err != nil || done.ObjectiveID != "" {
		return cmp.Or(err, errNothing)
	}
	homes, err := homesOf(ctx, tx, idsIn(o))
	if err != nil {
		return err
	}
	if !homes[o.ID].Alive {
		return errNothing
	}
	came, err := stepOf(ctx, tx, i.ID, n-i.Total/2)
	if err != nil {
		return err
	}
	u := &unit{file: o}
	for _, a := range o.Alignments {
		if h, here := homes[a.ID]; !here || !h.Alive || came.Whole {
			u.alignments = append(u.alignments, r.alignmentRow(o.ID, &a))
		}
	}
	for j := range o.KeyResults {
		kr := &o.KeyResults[j]
		var one resultUnit
		for k := range kr.Actions {
			a := &kr.Actions[k]
			if len(a.DependsOn) > 0 && homes[a.ID].Alive && (came.Whole || slices.Contains(came.Actions, a.ID) || slices.Contains(came.Results, kr.ID)) {
				one.actions = append(one.actions, r.actionRow(o.ID, kr.ID, a))
			}
		}
		u.results = append(u.results, one)
	}
	if err := fault.Join(r.end()); err != nil {
		return err
	}
	b := brought{ObjectiveID: o.ID}
	if err := f.tie(ctx, tx, u, &b); err != nil {
		return err
	}
	if counts := u.counts(); counts["alignments"]+counts["actions"] > 0 {
		if came.Whole {
			b.Alignments = nil // they go with the objective
		}
		if err := tx.Tell(ctx, act.Told{Kind: "objective.completed", Subject: act.Ref{Kind: "objective", ID: o.ID, Within: o.ID}, After: counts}); err != nil {
			return err
		}
		return step(ctx, tx, &Step{ImportID: i.ID, Number: n, Brought: store.AsJSON(b)})
	}
	return errNothing
}
