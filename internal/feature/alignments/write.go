package alignments

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/align"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// maxNote is the longest answer to a request, in characters.
const maxNote = 2000

// Parent names what is to be supported: exactly one of the two.
type Parent struct {
	ObjectiveID string
	KeyResultID string
}

// field is the field of the request that names the parent.
func (p Parent) field() string {
	if p.KeyResultID != "" {
		return "/parent_key_result_id"
	}
	return "/parent_objective_id"
}

// Align puts an objective under a parent. It is in force at once where the
// caller answers for the parent or it stands in the objective's own line of
// teams; another team's parent is asked for, and its owner answers. It is
// refused where it would close a circle (align.cycle), with the path.
func (f *Feature) Align(ctx context.Context, who access.Actor, objectiveID string, in Parent) (a *Alignment, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		child, err := f.objectives.LoadObjective(ctx, tx, objectiveID)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.AlignmentCreate, child.Target()); err != nil {
			return err
		}
		parent, kr, err := f.parent(ctx, tx, in)
		if err != nil {
			return err
		}
		if child.State == okr.Closed || parent.State == okr.Closed {
			return fault.New(fault.Conflict, "objective.closed")
		}
		if err := tx.Stamp(ctx, lock); err != nil { // two at once could close a circle together
			return err
		}
		a = &Alignment{ObjectiveID: child.ID, ParentID: parent.ID, ParentKeyResultID: in.KeyResultID}
		if err := f.check(ctx, tx, *a); err != nil {
			return err
		}
		return f.ask(ctx, tx, a, child, parent, kr)
	})
	return a, err
}

// lock is stamped by every change of the graph, so that they follow each other.
const lock = "alignments"

// parent loads what is to be supported. Hidden from the caller is as good as
// not there.
func (f *Feature) parent(ctx context.Context, tx *act.Tx, in Parent) (o *objectives.Objective, kr *objectives.KeyResult, err error) {
	code := "align.objective_missing"
	switch {
	case in.ObjectiveID == "" && in.KeyResultID == "":
		return nil, nil, fault.At(in.field(), "align.parent_needed")
	case in.ObjectiveID != "" && in.KeyResultID != "":
		return nil, nil, fault.At(in.field(), "align.parent_twice")
	case in.KeyResultID != "":
		code = "align.key_result_missing"
		o, kr, err = f.objectives.Load(ctx, tx, in.KeyResultID)
	default:
		o, err = f.objectives.LoadObjective(ctx, tx, in.ObjectiveID)
	}
	if err == nil {
		err = act.Allow(tx.Who, access.ObjectiveView, o.Target())
	}
	if fault.Is(err, "input.missing") {
		return nil, nil, fault.At(in.field(), code)
	}
	return o, kr, err
}

// check refuses an edge that is there already or closes a circle. Titles that
// the caller may not see are told as "…".
func (f *Feature) check(ctx context.Context, tx *act.Tx, a Alignment) error {
	rows, err := above(ctx, tx, a.ParentID, a.ObjectiveID)
	if err != nil {
		return err
	}
	ids := []string{a.ObjectiveID, a.ParentID}
	results := []align.KeyResult{{ID: a.ParentKeyResultID, ObjectiveID: a.ParentID}}
	edges := make([]align.Edge, 0, len(rows))
	for _, r := range rows {
		if r.ID == a.ID { // itself, looked at anew
			continue
		}
		ids = append(ids, r.ObjectiveID, r.ParentID)
		edges = append(edges, r.edge())
		results = append(results, align.KeyResult{ID: r.ParentKeyResultID, ObjectiveID: r.ParentID})
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	names, err := titlesOf(ctx, tx, ids)
	if err != nil {
		return err
	}
	seen, err := visible(ctx, tx, tx.Who, ids)
	if err != nil {
		return err
	}
	nodes := make([]align.Objective, len(ids))
	for i, id := range ids {
		nodes[i] = align.Objective{ID: id, Title: names[id]}
		if !seen[id] {
			nodes[i].Title = "…"
		}
	}
	return align.NewGraph(nodes, results, edges).Check(a.edge())
}

// edge is the alignment as the graph knows it.
func (a Alignment) edge() align.Edge {
	if a.ParentKeyResultID != "" {
		return align.Edge{ObjectiveID: a.ObjectiveID, ParentKeyResultID: a.ParentKeyResultID}
	}
	return align.Edge{ObjectiveID: a.ObjectiveID, ParentObjectiveID: a.ParentID}
}

// ask stores the alignment, agreed at once where nobody else has a say.
func (f *Feature) ask(ctx context.Context, tx *act.Tx, a *Alignment, child, parent *objectives.Objective, kr *objectives.KeyResult) error {
	atOnce, err := f.atOnce(ctx, tx, child, parent, kr)
	if err != nil {
		return err
	}
	a.ID, a.AskedBy, a.AskedAt, a.State = act.NewID(), tx.Who.ID, tx.Now, Requested
	if atOnce {
		a.State, a.AnsweredBy, a.AnsweredAt = Agreed, tx.Who.ID, tx.Now
	}
	if err := dropOld(ctx, tx, a); err != nil {
		return err
	}
	if err := add(ctx, tx, a); err != nil {
		return err
	}
	if err := tx.Tell(ctx, act.Told{Kind: "alignment." + string(a.State), Subject: a.ref(), After: a.facts(), Detail: a}); err != nil {
		return err
	}
	return f.carryInto(ctx, tx, a)
}

// atOnce reports whether an alignment needs nobody's answer but the caller's.
func (f *Feature) atOnce(ctx context.Context, tx *act.Tx, child, parent *objectives.Objective, kr *objectives.KeyResult) (bool, error) {
	if access.Decide(tx.Who, access.AlignmentAnswer, answerTarget(parent, kr)) == access.Allow ||
		access.Decide(tx.Who, access.ObjectiveUpdate, parent.Target()) == access.Allow {
		return true, nil
	}
	org, err := f.people.Org(ctx, tx)
	if err != nil || parent.TeamID == "" {
		return false, err
	}
	return parent.TeamID == child.TeamID || slices.Contains(org.Tree.Ancestors(child.TeamID), parent.TeamID), nil
}

// Answer accepts or declines a request; a declined one stays visible to who
// asked, with the note.
func (f *Feature) Answer(ctx context.Context, who access.Actor, id string, agree bool, note string) (a *Alignment, err error) {
	err = f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if a, err = load(ctx, tx, id); err != nil {
			return err
		}
		_, _, target, err := f.ends(ctx, tx, a)
		if err != nil {
			return err
		}
		if err := tx.Allow(access.AlignmentAnswer, target); err != nil {
			return err
		}
		if a.State != Requested {
			return fault.New(fault.Conflict, "alignment.answered")
		}
		note = strings.TrimSpace(note)
		if utf8.RuneCountInString(note) > maxNote {
			return fault.At("/note", "input.too_long", fault.Args{"limit": maxNote})
		}
		before := a.facts()
		a.State, a.Note, a.AnsweredBy, a.AnsweredAt = Declined, note, who.ID, tx.Now
		if agree {
			a.State = Agreed
		}
		return f.keep(ctx, tx, a, act.Told{Kind: "alignment." + string(a.State), Before: before})
	})
	return a, err
}

// ends loads the objectives of an alignment, and the parent as the policy sees it
// when it answers.
func (f *Feature) ends(ctx context.Context, tx *act.Tx, a *Alignment) (child, parent *objectives.Objective, target access.Target, err error) {
	if child, err = f.objectives.LoadObjective(ctx, tx, a.ObjectiveID); err != nil {
		return nil, nil, target, err
	}
	if a.ParentKeyResultID == "" {
		parent, err = f.objectives.LoadObjective(ctx, tx, a.ParentID)
		if err != nil {
			return child, nil, target, err
		}
		return child, parent, answerTarget(parent, nil), nil
	}
	parent, kr, err := f.objectives.Load(ctx, tx, a.ParentKeyResultID)
	if err != nil {
		return child, nil, target, err
	}
	return child, parent, answerTarget(parent, kr), nil
}

// Remove takes an alignment away, or a request back. Either side may, and may
// undo it: see Restore.
func (f *Feature) Remove(ctx context.Context, who access.Actor, id string) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		a, err := load(ctx, tx, id)
		if err != nil {
			return err
		}
		child, _, target, err := f.ends(ctx, tx, a)
		if child == nil || err != nil && !fault.Is(err, "input.missing") {
			return err
		}
		if err := mayRemove(tx, a, child, target); err != nil { // also where the parent is gone
			return err
		}
		before := a.facts()
		a.RemovedBy, a.RemovedAt = who.ID, tx.Now
		return f.keep(ctx, tx, a, act.Told{Kind: "alignment.removed", Before: before})
	})
}

// mayRemove allows whoever changes the objective, and of an agreed alignment also
// whoever answers for the parent.
func mayRemove(tx *act.Tx, a *Alignment, child *objectives.Objective, parent access.Target) error {
	refused := tx.Allow(access.AlignmentDelete, child.Target())
	if refused != nil && a.State == Agreed && tx.Allow(access.AlignmentAnswer, parent) == nil {
		return nil
	}
	return refused
}
