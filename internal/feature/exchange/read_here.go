package exchange

import (
	"cmp"
	"context"
	"slices"

	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// tree makes the tree of what another tool or a person wrote, in this workspace's words.
func (f *Feature) tree(ctx context.Context, tx *act.Tx, r *resolver, p *Parsed) error {
	p.translate(r, f.Cycles.Today(tx))
	if p.Sheet.Text == "" {
		return nil
	}
	return f.knownAgain(ctx, tx, r, p)
}

// knownAgain takes what a text says for what is here that is called so: an objective of
// the same title, cycle and holder, and below it what has the same titles. A text has no
// ids, and would bring everything in once more otherwise. What it can't say of these is
// left as it is here.
func (f *Feature) knownAgain(ctx context.Context, tx *act.Tx, r *resolver, p *Parsed) error {
	titles := make([]string, len(p.File.Objectives))
	for i := range p.File.Objectives {
		titles[i] = p.File.Objectives[i].Title
	}
	here, err := calledSo(ctx, tx, tx.Who, titles)
	if err != nil {
		return err
	}
	taken, renamed := map[string]bool{}, map[string]string{}
	for i := range p.File.Objectives {
		o := &p.File.Objectives[i]
		key := namesake{Title: o.Title, CycleID: r.cycleIDs[o.Cycle], OwnerID: r.personID("", o.Owner)}
		if o.Owner == "" {
			key.TeamID = r.teams[o.Team]
		}
		if id := here[key]; id != "" && !taken[id] {
			taken[id], renamed[o.ID] = true, id
			o.ID = id
		}
	}
	r.end()
	for chunk := range slices.Chunk(p.File.Objectives, pageSize) {
		now, err := f.now(ctx, tx.Who, chunk)
		if err != nil {
			return err
		}
		for i := range chunk {
			if was := now[chunk[i].ID]; was != nil {
				sameResults(&chunk[i], was, renamed)
			}
		}
	}
	p.rename(renamed)
	return nil
}

// sameResults gives what lies below an objective the ids that it has here.
func sameResults(o, was *okrfile.Objective, renamed map[string]string) {
	for i := range o.KeyResults {
		kr := &o.KeyResults[i]
		at := slices.IndexFunc(was.KeyResults, func(x okrfile.KeyResult) bool { return x.Title == kr.Title })
		if at < 0 {
			continue
		}
		before := &was.KeyResults[at]
		renamed[kr.ID] = before.ID
		kr.ID, kr.Precision, kr.CheckIns = before.ID, before.Precision, nil // what was said of it is here
		if kr.Unit == "" {
			kr.Unit = before.Unit
		}
		for j := range kr.Steps {
			s := &kr.Steps[j]
			if n := slices.IndexFunc(before.Steps, func(x okrfile.Step) bool { return x.Title == s.Title }); n >= 0 {
				*s = okrfile.Step{ID: before.Steps[n].ID, Title: s.Title, Weight: before.Steps[n].Weight, DueOn: cmp.Or(s.DueOn, before.Steps[n].DueOn), Done: s.Done}
			}
		}
		for j := range kr.Actions {
			a := &kr.Actions[j]
			if n := slices.IndexFunc(before.Actions, func(x okrfile.Action) bool { return x.Title == a.Title }); n >= 0 {
				renamed[a.ID] = before.Actions[n].ID
				a.ID = before.Actions[n].ID
			}
		}
	}
	for i := range o.Alignments {
		a := &o.Alignments[i]
		parent := cmp.Or(renamed[a.Parent], a.Parent)
		if n := slices.IndexFunc(was.Alignments, func(x okrfile.Alignment) bool { return x.Parent == parent }); n >= 0 {
			renamed[a.ID] = was.Alignments[n].ID
			a.ID = was.Alignments[n].ID
		}
	}
}

// rename lets what speaks of a row speak of its new id.
func (p *Parsed) rename(renamed map[string]string) {
	for was, id := range renamed {
		if line, ok := p.Lines[was]; ok {
			delete(p.Lines, was)
			p.Lines[id] = line
		}
	}
	for i := range p.File.Objectives {
		for j := range p.File.Objectives[i].Alignments {
			a := &p.File.Objectives[i].Alignments[j]
			a.Parent = cmp.Or(renamed[a.Parent], a.Parent)
		}
	}
}
