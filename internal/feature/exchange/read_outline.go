package exchange

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
	"github.com/sinan-okr/sinan/internal/feature/reader"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

// markdownNamed reports whether a file is called as Markdown is.
func markdownNamed(name string) bool {
	return slices.Contains([]string{".md", ".markdown"}, strings.ToLower(path.Ext(name)))
}

// outlined is a text that OKRs are written in, on its way in: as Sinan writes Markdown, or
// as people write OKRs. ok is false where it holds none. What people wrote comes in as
// drafts, unless somebody says otherwise: it has seldom all that an active objective needs.
func outlined(name string, data []byte) (in *Foreign, ok bool, err error) {
	text, err := files.Text(name, "", data)
	if err != nil {
		return nil, false, err
	}
	in = &Foreign{Text: text, By: okrsheet.Reading{Tool: okrsheet.Other}}
	if ours := markdownOf(text); ours != nil {
		return in, true, nil
	}
	in.By.Draft = true
	return in, len(writtenBy(text)) > 0, nil
}

// outline makes the tree of a text. Its ids are made of what things are called.
func (in *Foreign) outline(today date.Date) okrsheet.Result {
	list := markdownOf(in.Text)
	if list == nil {
		list = writtenBy(in.Text)
	}
	r := okrsheet.Result{Lines: map[string]int{}, Statuses: map[string]int{}}
	ids, by := okrsheet.IDs{}, map[string]string{} // the first of each title
	for i := range list {
		o := &list[i].Objective
		o.Position = i
		o.ID = ids.Of("text", "objective", o.Title, o.Owner, o.Team, o.Cycle)
		if by[o.Title] == "" {
			by[o.Title] = o.ID
		}
		r.Lines[o.ID] = list[i].line
		if o.State == "" && !in.By.Draft {
			o.State = "active"
		}
		for j := range o.KeyResults {
			numberResult(ids, &r, o.ID, &o.KeyResults[j], list[i].lines[j], today)
			o.KeyResults[j].Position = j
		}
	}
	for i := range list {
		o := &list[i].Objective
		for _, title := range list[i].supports {
			parent := by[title]
			if parent == "" {
				r.Bad = append(r.Bad, okrfile.Bad{Table: "alignments", Line: list[i].line, Column: "parent", Code: "exchange.parent_unknown", Text: title})
				continue
			}
			a := okrfile.Alignment{ID: ids.Of("text", "alignment", o.ID, parent), Parent: parent}
			r.Lines[a.ID] = list[i].line
			o.Alignments = append(o.Alignments, a)
		}
		r.Objectives = append(r.Objectives, *o)
	}
	return r
}

func numberResult(ids okrsheet.IDs, r *okrsheet.Result, within string, kr *okrfile.KeyResult, line int, today date.Date) {
	kr.ID = ids.Of("text", "key_result", within, kr.Title)
	r.Lines[kr.ID] = line
	for i := range kr.Steps {
		kr.Steps[i].ID = ids.Of("text", "step", kr.ID, kr.Steps[i].Title)
	}
	for i := range kr.Actions {
		a := &kr.Actions[i]
		a.ID, a.Position = ids.Of("text", "action", kr.ID, a.Title), i
		r.Lines[a.ID] = line
	}
	for i := range kr.CheckIns {
		c := &kr.CheckIns[i]
		c.AsOf = cmp.Or(c.AsOf, today.String())
		c.ID = ids.Of("text", "check_in", kr.ID, c.AsOf, c.Value, c.Note)
		r.Lines[c.ID] = line
	}
}

// outlinedObjective is an objective of a text, with where it and its key results stand, and the
// titles of what it supports.
type outlinedObjective struct {
	okrfile.Objective
	line     int
	lines    []int // of its key results
	supports []string
}

// writtenBy reads what people write, as pasting OKRs does.
func writtenBy(text string) (list []outlinedObjective) {
	read := reader.Understand(text, "")
	line := linesOf(text)
	for _, o := range read.Objectives {
		if o.Title == nil || *o.Title == "" {
			continue // key results that belong to nothing are told where one pastes
		}
		out := outlinedObjective{Objective: okrfile.Objective{Title: *o.Title, Owner: said(o.Owner), Cycle: said(read.Cycle)}, line: line(o.Span[0])}
		if o.ParentTitle != nil {
			out.supports = []string{*o.ParentTitle}
		}
		for _, kr := range o.KeyResults {
			for n, offer := range kr.Offers {
				row := okrfile.KeyResult{Title: offer.Title, Owner: said(kr.Owner), DueOn: wholeDay(said(offer.Due))}
				if len(kr.Offers) == 1 {
					row.Weight = said(kr.Weight)
				}
				measured(&row, offer)
				for _, a := range kr.Actions {
					if n == 0 { // a sentence of several has its actions once
						row.Actions = append(row.Actions, okrfile.Action{Title: a.Title, Owner: said(a.Owner), DueOn: wholeDay(said(a.Due))})
					}
				}
				out.KeyResults, out.lines = append(out.KeyResults, row), append(out.lines, line(kr.Span[0]))
			}
		}
		list = append(list, out)
	}
	return list
}

func said(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// wholeDay is a day that was said with its year, month and day; any less is none.
func wholeDay(text string) string {
	if _, err := date.Parse(text); err != nil {
		return ""
	}
	return text
}

// measured says how a key result is judged as the reader offers it; by the share that is
// done where it offers nothing that can be judged.
func measured(kr *okrfile.KeyResult, offer reader.KeyResultOffer) {
	if offer.Measure == nil || slices.Contains(offer.Needs, reader.NeedTarget) {
		kr.Measure, kr.Baseline, kr.Target, kr.Unit = string(okr.Metric), "0", "100", "%"
		return
	}
	m := offer.Measure.Measure
	kr.Measure, kr.Unit = string(m.Kind), m.Unit
	kr.Baseline, kr.Target, kr.TargetRelative, kr.TargetChange = value(m.Baseline), value(m.Target), value(m.TargetRelative), value(m.TargetChange)
	kr.Low, kr.High = value(m.Low), value(m.High)
	for _, s := range m.Steps {
		kr.Steps = append(kr.Steps, okrfile.Step{Title: s.Title, DueOn: s.DueOn.String()})
	}
}

// linesOf says in which line of a text a character stands, counted from 1.
func linesOf(text string) func(character int) int {
	var breaks []int
	n := 0
	for _, r := range text {
		if r == '\n' {
			breaks = append(breaks, n)
		}
		n++
	}
	return func(character int) int {
		at, _ := slices.BinarySearch(breaks, character)
		return at + 1
	}
}
