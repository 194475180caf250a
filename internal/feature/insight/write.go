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
	return d, f.tellExport(ctx, who, "insight.exported", map[string]any{"format": format, "cycle_id": d.Cycle.ID, "team_id": in.TeamID})
}

// ExportedComparison is Compare for who takes it out of the workspace, which the trail tells.
func (f *Feature) ExportedComparison(ctx context.Context, who access.Actor, teamID, cycleID, format string) (c Comparison, err error) {
	if err := act.Allow(who, access.ExchangeExport, access.Target{}); err != nil {
		return c, err
	}
	if c, err = f.Compare(ctx, who, teamID, cycleID); err != nil {
		return c, err
	}
	return c, f.tellExport(ctx, who, "insight.exported", map[string]any{"format": format, "cycle_id": cycleID, "team_id": teamID, "compared": true})
}

// ExportedHealth is Health and a team's calibration for who takes them out of the workspace,
// which the trail tells.
func (f *Feature) ExportedHealth(ctx context.Context, who access.Actor, teamID, cycleID, format string) (h OverCycles, c Calibration, err error) {
	if err := act.Allow(who, access.ExchangeExport, access.Target{}); err != nil {
		return h, c, err
	}
	if h, err = f.Health(ctx, who, teamID, cycleID); err != nil {
		return h, c, err
	}
	if c, err = f.TeamCalibration(ctx, who, teamID, cycleID); err != nil {
		return h, c, err
	}
	return h, c, f.tellExport(ctx, who, "health.exported", map[string]any{"format": format, "cycle_id": cycleID, "team_id": teamID})
}

func (f *Feature) tellExport(ctx context.Context, who access.Actor, kind string, after map[string]any) error {
	return f.act.Write(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.ExchangeExport, access.Target{}); err != nil {
			return err
		}
		return tx.Tell(ctx, act.Told{Kind: kind, Subject: act.Ref{Kind: "workspace", ID: "1"}, After: after})
	})
}
