package metrics

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// InputShown is what a formula reads, as far as the caller may see it.
type InputShown struct {
	Name   string
	Metric *Metric // nil for one that is hidden or gone
}

// mostUsers bounds the metrics that a metric's page names as worked out from it.
const mostUsers = 50

// lineage fills in what a metric is worked out from, and what is from it.
func (d *Detail) lineage(ctx context.Context, tx *act.Tx, m *Metric) error {
	rows, err := inputsOf(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	by, err := loadMetrics(ctx, tx, ids(rows))
	if err != nil {
		return err
	}
	for _, one := range rows {
		shown := InputShown{Name: one.Name}
		if input := by[one.InputID]; input != nil && access.Decide(tx.Who, access.MetricView, input.Target()) == access.Allow {
			shown.Metric = input
		}
		d.Inputs = append(d.Inputs, shown)
	}
	d.Users, err = seenUsers(ctx, tx, tx.Who, m.ID, mostUsers)
	return err
}
