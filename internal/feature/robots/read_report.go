package robots

import (
	"context"
	"slices"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/domain/report"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// reportSent tells rooms of a team's report, with the words of whoever sent it.
func (f *Feature) reportSent(ctx context.Context, tx *act.Tx, e act.Told) error {
	r := e.Detail.(reports.Told).Report
	l := lineOf(tx, e, notice.ReportOut)
	l.Words = r.Summary
	return f.tell(ctx, tx, l, func() ([]access.Target, error) { return []access.Target{roomTarget(r)}, nil })
}

// roomTarget is a report as a room sees it: that single people got it doesn't count.
func roomTarget(r reports.Report) access.Target {
	return access.Target{TeamID: r.TeamID, Visibility: r.Visibility}
}

// reported lists the objectives that the reports of a message speak of.
func (w *writer) reported() (ids []string) {
	for _, r := range w.reports {
		for _, l := range r.Lines.V {
			ids = append(ids, l.ObjectiveID)
		}
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// report is what was said with a report, and what comes first in it of what the
// room may see.
func (w *writer) report(l line) string {
	r := w.reports[l.SubjectID]
	words := []string{}
	if l.Words != "" {
		words = append(words, l.Words)
	}
	for _, part := range []report.Part{report.Moved, report.Behind} {
		if slices.ContainsFunc(r.Sections.V, func(s report.Section) bool { return s.Part == part && s.Hidden }) {
			continue
		}
		var titles []string
		for _, one := range r.Lines.V {
			if one.In == part && len(titles) < 3 && tells(w.org, w.room, []access.Target{w.sight[one.ObjectiveID]}) {
				titles = append(titles, one.Then.Title)
			}
		}
		if len(titles) > 0 {
			words = append(words, w.say("label_"+string(part), nil)+w.say("colon", nil)+strings.Join(titles, w.say("comma", nil)))
		}
	}
	return short(strings.Join(words, w.say("stop", nil)))
}
