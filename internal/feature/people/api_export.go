package people

import (
	"bytes"
	"context"
	"encoding/csv"
	"net/http"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiExport(r *api.Router) {
	book := r.Book()
	api.DoOwn(r, api.Op{ID: "export-people", Method: http.MethodGet, Path: "/people/export", Action: access.PersonUpdate, Tag: "People",
		Summary: "Everybody who works here as a table that can be changed and imported again"}, func(ctx context.Context, who access.Actor, in *exportIn) (*api.File, error) {
		rows, err := f.Export(ctx, who, book, api.Lang(ctx))
		if err != nil {
			return nil, err
		}
		if in.Format == "csv" {
			var out bytes.Buffer
			out.WriteString(api.CSVMark)
			w := csv.NewWriter(&out)
			for _, row := range rows {
				for i := range row { // words of people: no formula for whoever opens the file
					row[i] = files.Harmless(row[i])
				}
			}
			err := w.WriteAll(rows)
			return api.Attachment(api.CSVType, "sinan-people.csv", out.Bytes()), err
		}
		body, err := files.Sheet("Sinan", rows, len(rows[0]))
		return api.Attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "sinan-people.xlsx", body), err
	})
}

type exportIn struct {
	Format string `query:"format" enum:"xlsx,csv" default:"xlsx"`
}

// Export lists those who work here as an import takes them, by name, under a line of
// headers.
func (f *Feature) Export(ctx context.Context, who access.Actor, book *i18n.Book, lang string) (rows [][]string, err error) {
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) error {
		if err := tx.Allow(access.PersonUpdate, access.Target{}); err != nil {
			return err
		}
		o, err := f.Org(ctx, tx)
		if err != nil {
			return err
		}
		rows = [][]string{{}}
		for _, c := range []column{colName, colEmail, colTeam, colManager, colRole, colLevel} {
			rows[0] = append(rows[0], book.Say(lang, "people.head_"+string(c), nil))
		}
		for _, id := range o.InOrder() {
			p := o.people[id]
			rows = append(rows, []string{p.Name, p.Email, strings.Join(o.Tree.PathNames(p.TeamID), "/"), o.people[p.ManagerID].Email,
				book.Say(lang, "people.role_"+string(p.Role), nil), p.JobLevel})
		}
		return nil
	})
	return rows, err
}
