package insight

import (
	"context"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Exported is Dashboard for who takes it out of the workspace, which the trail tells.
func (f *Feature) Exported(ctx context.Context, who access.Actor, in Wish, format string) (d *Dashboard, err error) {
	if err := act.Allow(who, access.ExchangeExport, access.Target{}); err != nil {
		return nil, err
	}
	if d, err = f.Dashboard(ctx, who, in); err != nil {
		return nil, err
	}
	return d, f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeExport, access.Target{}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: "insight.exported", Subject: act.Ref{Kind: "workspace", ID: "1"}, After: map[string]any{"format": format, "cycle_id": d.Cycle.ID, "team_id": in.TeamID}})
	})
}
