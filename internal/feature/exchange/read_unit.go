package exchange

import (
	"cmp"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/talk"
)

// unit is one objective of a file on its way in: one transaction.
type unit struct {
	file, now *okrfile.Objective // now is nil where it comes in
	items     []Item

	objective  *objectives.Objective // where it comes in whole; else only its id and cycle
	change     *objectives.Objective // as it will be, where it changes
	results    []resultUnit
	revisions  []objectives.Revision
	comments   []talk.Kept
	alignments []alignments.Alignment
}

// resultUnit is one key result of a unit.
type resultUnit struct {
	id       string
	comes    bool
	changes  []okrfile.Difference
	row      objectives.KeyResult // as it will be, where it comes in or changes
	checkIns []checkins.CheckIn   // that come in
	actions  []plans.Action       // that come in
	adjusted []actionUnit
}

// actionUnit is an action that changes.
type actionUnit struct {
	row     plans.Action
	changes []okrfile.Difference
}

func (u *unit) note(table, id, title string, v Verdict, changes []okrfile.Difference, faults []*fault.Fault) bool {
	if len(faults) > 0 {
		v = Refused
	}
	u.items = append(u.items, Item{Table: table, ID: id, Title: title, Verdict: v, Changes: changes, Faults: faults})
	return v != Refused
}

// differs notes a row that is here, and makes it as it will be where it changes.
func (u *unit) differs(table, id, title string, changes []okrfile.Difference, barred *fault.Fault, will func(), r *resolver) {
	if len(changes) == 0 {
		u.note(table, id, title, Same, nil, nil)
		return
	}
	will()
	faults := r.end()
	if barred != nil {
		faults = append(faults, barred)
	}
	u.note(table, id, title, Changed, changes, faults)
}

// below weighs everything that lies below the objective.
func (u *unit) below(r *resolver, homes map[string]home) {
	about := map[string]string{u.file.ID: "objective"}
	was := map[string]*okrfile.KeyResult{}
	if u.now != nil {
		for i := range u.now.KeyResults {
			was[u.now.KeyResults[i].ID] = &u.now.KeyResults[i]
		}
	}
	for i := range u.file.KeyResults {
		u.result(r, homes, about, &u.file.KeyResults[i], was[u.file.KeyResults[i].ID])
	}
	u.left()
	if u.now != nil {
		for i := range u.now.Revisions {
			about[u.now.Revisions[i].ID] = "revision"
		}
	} else { // what happened before is part of what comes in whole, and nothing else
		for i := range u.file.Revisions {
			in := &u.file.Revisions[i]
			row := r.revisionRow(u.file.ID, in)
			if u.note("revisions", in.ID, in.Reason, Comes, nil, r.end()) {
				u.revisions = append(u.revisions, row)
				about[in.ID] = "revision"
			}
		}
	}
	for i := range u.file.Alignments {
		in := &u.file.Alignments[i]
		about[in.ID] = "alignment"
		title := u.file.Title + " → " + cmp.Or(r.titles[cmp.Or(in.ParentKeyResult, in.Parent)], in.ParentKeyResult, in.Parent)
		if u.elsewhere("alignments", in.ID, title, homes) {
			continue
		}
		row := r.alignmentRow(u.file.ID, in)
		if u.note("alignments", in.ID, title, Comes, nil, r.end()) {
			u.alignments = append(u.alignments, row)
		}
	}
	for i := range u.file.Comments {
		in := &u.file.Comments[i]
		if h, here := homes[in.ID]; here && in.DeletedAt != "" { // it was taken away here, too
			h.Alive = true
			homes[in.ID] = h
		}
		if u.elsewhere("comments", in.ID, in.Body, homes) {
			continue
		}
		row := r.commentRow(u.file.ID, about, in)
		if u.note("comments", in.ID, in.Body, Comes, nil, r.end()) {
			u.comments = append(u.comments, row)
		}
	}
}

// left notes what a file leaves out of a list that it has: whoever took a line away to
// be rid of something learns that it stays.
func (u *unit) left() {
	if u.now == nil || len(u.file.KeyResults) == 0 {
		return
	}
	for i := range u.now.KeyResults {
		was := &u.now.KeyResults[i]
		at := slices.IndexFunc(u.file.KeyResults, func(kr okrfile.KeyResult) bool { return kr.ID == was.ID })
		if at < 0 {
			u.note("key_results", was.ID, was.Title, Left, nil, nil)
			continue
		}
		told := u.file.KeyResults[at].Actions
		for j := range was.Actions {
			a := &was.Actions[j]
			if len(told) > 0 && !slices.ContainsFunc(told, func(x okrfile.Action) bool { return x.ID == a.ID }) {
				u.note("actions", a.ID, a.Title, Left, nil, nil)
			}
		}
	}
}

// elsewhere notes a row that is here already: as it is, or refused where it hangs
// on something else.
func (u *unit) elsewhere(table, id, title string, homes map[string]home) bool {
	h, here := homes[id]
	switch {
	case !here || h.ObjectiveID == u.file.ID && !h.Alive:
		return false
	case h.ObjectiveID != u.file.ID:
		u.items = append(u.items, refusedItem(table, id, title, fault.At("/id", "exchange.elsewhere")))
	case u.now == nil: // under what is deleted, it comes in with it
		return false
	default:
		u.note(table, id, title, Same, nil, nil)
	}
	return true
}

func (u *unit) result(r *resolver, homes map[string]home, about map[string]string, in, was *okrfile.KeyResult) {
	one := resultUnit{id: in.ID, comes: was == nil}
	if was == nil {
		if h, here := homes[in.ID]; here && h.ObjectiveID != u.file.ID {
			u.items = append(u.items, refusedItem("key_results", in.ID, in.Title, fault.At("/id", "exchange.elsewhere")))
			return
		}
		one.row = r.keyResultRow(u.objective, in)
		if !u.note("key_results", in.ID, in.Title, Comes, nil, r.end()) {
			return // nothing can stand below it
		}
	} else {
		one.changes = resultDifferences(was, in)
		u.differs("key_results", in.ID, in.Title, one.changes, closedFault(u.now), func() {
			will := *was
			okrfile.Take(&will, in, resultFields()...)
			if tellsMeasure(in) {
				takeMeasure(&will, in)
			}
			one.row = r.keyResultRow(u.objective, &will)
		}, r)
		if u.items[len(u.items)-1].Verdict == Refused {
			one.changes = nil
		}
	}
	about[in.ID] = "key_result"
	u.actions(r, homes, about, in, was, &one)
	for i := range in.CheckIns {
		c := &in.CheckIns[i]
		title := cmp.Or(c.Note, c.Value, c.AsOf)
		if u.elsewhere("check_ins", c.ID, title, homes) {
			about[c.ID] = "check_in"
			continue
		}
		row := r.checkInRow(in.ID, c)
		if u.note("check_ins", c.ID, title, Comes, nil, r.end()) {
			one.checkIns = append(one.checkIns, row)
			about[c.ID] = "check_in"
		}
	}
	u.results = append(u.results, one)
}

func (u *unit) actions(r *resolver, homes map[string]home, about map[string]string, in, was *okrfile.KeyResult, one *resultUnit) {
	for i := range in.Actions {
		a := &in.Actions[i]
		var before *okrfile.Action
		if was != nil {
			if at := slices.IndexFunc(was.Actions, func(x okrfile.Action) bool { return x.ID == a.ID }); at >= 0 {
				before = &was.Actions[at]
			}
		}
		about[a.ID] = "action"
		if before == nil {
			if h, here := homes[a.ID]; here && (h.ObjectiveID != u.file.ID || h.Alive && u.now != nil) {
				u.items = append(u.items, refusedItem("actions", a.ID, a.Title, fault.At("/id", "exchange.elsewhere")))
				continue
			}
			row := r.actionRow(u.file.ID, in.ID, a)
			if u.note("actions", a.ID, a.Title, Comes, nil, r.end()) {
				one.actions = append(one.actions, row)
			}
			continue
		}
		changes := told(before, a, actionFields())
		var row plans.Action
		u.differs("actions", a.ID, a.Title, changes, closedFault(u.now), func() {
			will := *before
			okrfile.Take(&will, a, actionFields()...)
			row = r.actionRow(u.file.ID, in.ID, &will)
		}, r)
		if u.items[len(u.items)-1].Verdict == Changed {
			one.adjusted = append(one.adjusted, actionUnit{row, changes})
		}
	}
}

// tellsMeasure reports whether a file says anything of how a key result is judged;
// then it says all of it.
func tellsMeasure(kr *okrfile.KeyResult) bool {
	return kr.Measure+kr.Baseline+kr.Target+kr.TargetRelative+kr.TargetChange+kr.Low+kr.High != "" || len(kr.Steps) > 0
}

func resultDifferences(was, in *okrfile.KeyResult) []okrfile.Difference {
	list := told(was, in, resultFields())
	if !tellsMeasure(in) {
		return list
	}
	will := *in
	will.Measure = cmp.Or(in.Measure, "metric")
	will.Steps = tickedAs(was.Steps, in.Steps)
	return append(list, okrfile.Differences(was, &will, measureFields()...)...)
}

// tickedAs are steps with those done that are done here: a step is ticked by a check-in.
func tickedAs(was, in []okrfile.Step) []okrfile.Step {
	out := slices.Clone(in)
	for i := range out {
		out[i].Done = slices.ContainsFunc(was, func(s okrfile.Step) bool { return s.ID == out[i].ID && s.Done })
	}
	return out
}

func takeMeasure(will, in *okrfile.KeyResult) {
	will.Steps = tickedAs(will.Steps, in.Steps)
	will.Measure = cmp.Or(in.Measure, "metric")
	will.Baseline, will.Target, will.TargetRelative, will.TargetChange = in.Baseline, in.Target, in.TargetRelative, in.TargetChange
	will.Low, will.High, will.Unit, will.Precision = in.Low, in.High, in.Unit, in.Precision
}
