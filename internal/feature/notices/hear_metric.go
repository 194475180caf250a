package notices

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/notice"
	"github.com/sinan-okr/sinan/internal/feature/metrics"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// metricSilent tells whose metric can't be read any more, and those who can mend
// where it is read from.
func (f *Feature) metricSilent(ctx context.Context, tx *act.Tx, e act.Told) error {
	return f.tellOfMetric(ctx, tx, e, notice.MetricSilent)
}

// metricMended tells the same people that it is read again; what they were told is over.
func (f *Feature) metricMended(ctx context.Context, tx *act.Tx, e act.Told) error {
	if err := f.settle(ctx, tx, e.Subject.ID, notice.MetricSilent); err != nil {
		return err
	}
	return f.tellOfMetric(ctx, tx, e, notice.MetricMended)
}

func (f *Feature) tellOfMetric(ctx context.Context, tx *act.Tx, e act.Told, why notice.Reason) error {
	m := e.Detail.(*metrics.Metric)
	org, err := f.People.Org(ctx, tx)
	if err != nil {
		return err
	}
	to := []string{m.OwnerID}
	for _, id := range org.ActiveIDs() {
		if one, _ := org.Person(id); one.Role == access.Admin {
			to = append(to, id)
		}
	}
	p := post{about: e.Subject, view: access.MetricView, target: m.Target()}
	return f.tell(ctx, tx, e, p.because(why, "", to...))
}
