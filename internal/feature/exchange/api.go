package exchange

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/platform/api"
)

const tag = "Exchange"

// API registers the operations of exports and imports.
func (f *Feature) API(r *api.Router) {
	f.apiImports(r)
	book := r.Book()
	var types []string
	for _, format := range Formats() {
		types = append(types, format.Type())
	}
	api.Download(r, api.Op{ID: "export-okrs", Method: http.MethodGet, Path: "/exports/okrs", Action: access.ExchangeExport, Tag: tag,
		Summary: "Objectives with all that hangs on them as a file, by the filter of their list; that it left the workspace is written down"}, types,
		func(ctx context.Context, who access.Actor, in *exportIn) (*api.Spooled, error) {
			lang := api.Lang(ctx)
			find, err := objectives.FindIn(ctx, in.Find)
			if err != nil {
				return nil, err
			}
			selection := in.selection(who, lang)
			selection.Filter.Find = find
			file, err := f.Spool(ctx, who, book, selection)
			if err != nil {
				return nil, err
			}
			name := "OKR"
			if in.CycleID != "" {
				if c, _, err := f.Cycles.One(ctx, who, in.CycleID); err == nil { // else it has no name
					name += " " + c.Name
				}
			}
			return &api.Spooled{Name: name + "." + in.Format.Ending(), Type: in.Format.Type(), File: file}, nil
		})
}

type exportIn struct {
	Format    Format     `query:"format" enum:"xlsx,csv,json,yaml,md" default:"xlsx" doc:"csv is an archive with a file for each table; md is for reading and loses the history"`
	CycleID   string     `query:"cycle_id"`
	TeamID    string     `query:"team_id" doc:"none for those of people without a team"`
	Below     bool       `query:"below" doc:"With the teams below the team"`
	TeamOwned bool       `query:"team_owned" doc:"Only what the team itself owns"`
	OwnerID   string     `query:"owner_id" doc:"Owner of the objective or of one of its key results; me for the caller"`
	State     okr.State  `query:"state" enum:"draft,in_review,active,closed"`
	Kind      okr.Kind   `query:"kind" enum:"committed,aspirational"`
	Status    okr.Status `query:"status" enum:"no_data,on_track,at_risk,off_track,achieved,missed"`
	Stale     bool       `query:"stale"`
	ThemeID   string     `query:"theme_id"`
	Query     string     `query:"q" maxLength:"100" doc:"Part of a title"`
	Find      string     `query:"find" maxLength:"300" doc:"A query in words, as of the list of objectives"`
}

func (in *exportIn) selection(who access.Actor, lang string) Selection {
	owner := in.OwnerID
	if owner == "me" {
		owner = who.ID
	}
	return Selection{Format: in.Format, Lang: lang, Filter: objectives.Filter{CycleID: in.CycleID, TeamID: in.TeamID, Below: in.Below, TeamOwned: in.TeamOwned,
		OwnerID: owner, State: in.State, Kind: in.Kind, Status: in.Status, Stale: in.Stale, ThemeID: in.ThemeID, Query: in.Query}}
}
