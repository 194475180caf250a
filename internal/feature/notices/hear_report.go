package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/reports"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// reportDrafted tells whoever leads the team that a draft waits; who made it by
// hand knows.
func (f *Feature) reportDrafted(ctx context.Context, tx *act.Tx, e act.Told) error {
	told := e.Detail.(reports.Told)
	p := post{about: e.Subject, view: access.ReportPrepare, target: told.Report.Target()}
	return f.tell(ctx, tx, e, p.because(notice.ReportDrafted, "", told.Editors...))
}

// reportSent tells everybody it is for. The notice carries the words of whoever
// sent it and none of its facts, of which each reader may see others.
func (f *Feature) reportSent(ctx context.Context, tx *act.Tx, e act.Told) error {
	if err := f.settle(ctx, tx, e.Subject.ID, notice.ReportDrafted); err != nil {
		return err
	}
	told := e.Detail.(reports.Told)
	p := post{about: e.Subject, view: access.ReportView, target: told.Report.Target()}
	return f.tell(ctx, tx, e, p.because(notice.ReportSent, talk.Plain(told.Report.Summary), told.Readers...))
}

func (f *Feature) reportDiscarded(ctx context.Context, tx *act.Tx, e act.Told) error {
	return f.settle(ctx, tx, e.Subject.ID, notice.ReportDrafted)
}
