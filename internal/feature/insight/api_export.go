package insight

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

func (f *Feature) apiExport(r *api.Router) {
	book := r.Book()
	api.Download(r, api.Op{ID: "export-insight", Method: http.MethodGet, Path: "/insight/export", Action: access.ExchangeExport, Tag: "Insight",
		Summary: "The tables of a team's or the company's state as a workbook, or as CSV in an archive; that they left the workspace is written down"}, api.TableTypes,
		func(ctx context.Context, who access.Actor, in *insightExportIn) (*api.Spooled, error) {
			wish, err := (&insightIn{OnDay: in.OnDay, CycleID: in.CycleID, TeamID: in.TeamID, Since: in.Since}).wish()
			if err != nil {
				return nil, err
			}
			say := sayer(ctx, book)
			if in.Compared {
				return f.keepComparison(ctx, who, in, say)
			}
			wish.Trouble, wish.Fullest = mostObjectives, plans.MostFullest
			d, err := f.Exported(ctx, who, wish, in.Format)
			if err != nil {
				return nil, err
			}
			return api.Tables(in.Format, nameOf(say("export"), d.Org, in.TeamID, d.Cycle.Name, d.Today), tablesOf(d, say))
		})
	api.Download(r, api.Op{ID: "export-okr-health", Method: http.MethodGet, Path: "/insight/health/export", Action: access.ExchangeExport, Tag: "Insight",
		Summary: "The tables of the health over cycles as a workbook, or as CSV in an archive; that they left the workspace is written down"}, api.TableTypes,
		func(ctx context.Context, who access.Actor, in *healthExportIn) (*api.Spooled, error) {
			h, c, err := f.ExportedHealth(ctx, who, in.TeamID, in.CycleID, in.Format)
			if err != nil {
				return nil, err
			}
			say, newest := sayer(ctx, book), ""
			if len(h.Cycles) > 0 {
				newest = h.Cycles[0].Cycle.Name
			}
			return api.Tables(in.Format, nameOf(say("export_health"), h.Org, in.TeamID, newest, h.Today), healthTables(&h, &c, say))
		})
}

type insightExportIn struct {
	OnDay
	CycleID string `query:"cycle_id" doc:"The current one where left out"`
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	Since   string `query:"since" format:"date" doc:"What changed after this day; a week ago where left out"`
	// Of the comparison no day is asked: its cycles bring their own.
	Compared bool   `query:"compared" doc:"The comparison of cycles and teams in place of the page"`
	Format   string `query:"format" enum:"xlsx,csv" default:"xlsx"`
}

func (f *Feature) keepComparison(ctx context.Context, who access.Actor, in *insightExportIn, say func(string) string) (*api.Spooled, error) {
	c, err := f.ExportedComparison(ctx, who, in.TeamID, in.CycleID, in.Format)
	if err != nil {
		return nil, err
	}
	return api.Tables(in.Format, nameOf(say("export_compared"), c.Org, in.TeamID, c.Cycles[0].Cycle.Name, c.Cycles[0].On), comparisonTables(&c, say))
}

type healthExportIn struct {
	TeamID  string `query:"team_id" doc:"A team with those below it; the whole company where left out"`
	CycleID string `query:"cycle_id" doc:"The newest one; the present where left out"`
	Format  string `query:"format" enum:"xlsx,csv" default:"xlsx"`
}
