package people

import (
	"context"
	"io"
	"net/http"
	"path"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiImport(r *api.Router) {
	api.Do(r, api.Op{ID: "import-people", Method: http.MethodPost, Path: "/people/import", Action: access.PersonCreate, Tag: "People", MaxBody: 3 * files.MaxText,
		Summary: "Add and change people by a table; with dry_run, only say what would happen"}, func(ctx context.Context, who access.Actor, in *importIn) (*api.Out[ImportView], error) {
		return f.importPeople(ctx, who, r.Book(), in.DryRun, ImportDraft{Text: in.Body.Text, CreateTeams: in.Body.CreateTeams})
	})
	api.Do(r, api.Op{ID: "import-people-file", Method: http.MethodPost, Path: "/people/import-file", Action: access.PersonCreate, Tag: "People", MaxBody: files.MaxUpload + 64<<10,
		Summary: "The same by a file: .xlsx, .csv, .tsv, in UTF-8 or GB 18030"}, func(ctx context.Context, who access.Actor, in *importFileIn) (*api.Out[ImportView], error) {
		form := in.RawBody.Data()
		data, err := io.ReadAll(form.File)
		if err != nil {
			return nil, err
		}
		text, err := files.Text(form.File.Filename, form.File.ContentType, data)
		if err != nil {
			return nil, err
		}
		return f.importPeople(ctx, who, r.Book(), in.DryRun, ImportDraft{Text: text, CreateTeams: form.CreateTeams})
	})
}

type importIn struct {
	DryRun bool `query:"dry_run" doc:"Say what would happen, with all that is wrong; change nothing"`
	Body   struct {
		Text        string `json:"text" doc:"Lines of cells separated by tabs, commas or semicolons, with a line of headers: 姓名/name, 邮箱/email, 部门/team (a path such as 公司/运营部), 上级/manager (an e-mail address), 角色/role, 职级/job_level. People are known by their e-mail; blank cells change nothing"`
		CreateTeams bool   `json:"create_teams,omitempty" doc:"Make teams that don't exist"`
	}
}

type importFileIn struct {
	DryRun  bool `query:"dry_run"`
	RawBody huma.MultipartFormFiles[struct {
		File        huma.FormFile `form:"file" required:"true"`
		CreateTeams bool          `form:"create_teams" required:"false"`
	}]
}

// ImportView is what a table comes to.
type ImportView struct {
	Taken   bool            `json:"taken" doc:"False for a dry run"`
	New     int             `json:"new"`
	Changed int             `json:"changed"`
	Same    int             `json:"same"`
	Teams   [][]string      `json:"teams" doc:"Teams that are made, each as its path"`
	Rows    []ImportRowView `json:"rows"`
	Faulty  int             `json:"faulty" doc:"Lines that can't be taken"`
}

// ImportRowView is one line of the table as it was understood.
type ImportRowView struct {
	Line    int                `json:"line"`
	Change  Change             `json:"change" enum:"new,changed,same"`
	Name    string             `json:"name"`
	Email   string             `json:"email"`
	Team    []string           `json:"team"`
	Manager string             `json:"manager,omitempty"`
	Role    access.Role        `json:"role"`
	Level   string             `json:"job_level,omitempty"`
	Errors  []ImportErrorsView `json:"errors"`
}

// ImportErrorsView says what is wrong with one cell.
type ImportErrorsView struct {
	Column string `json:"column"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (f *Feature) importPeople(ctx context.Context, who access.Actor, book *i18n.Book, dry bool, in ImportDraft) (*api.Out[ImportView], error) {
	take := f.TakeImport
	if dry {
		take = f.PreviewImport
	}
	out, err := take(ctx, who, in)
	if err != nil {
		return nil, err
	}
	v := ImportView{Taken: !dry, Teams: out.Teams, Rows: make([]ImportRowView, len(out.Rows))}
	if v.Teams == nil {
		v.Teams = [][]string{}
	}
	for i, r := range out.Rows {
		v.Rows[i] = ImportRowView{Line: r.Line, Change: r.Change, Name: r.Person.Name, Email: r.Person.Email, Team: append([]string{}, r.Team...),
			Manager: r.Manager, Role: r.Person.Role, Level: r.Person.JobLevel, Errors: faultViews(book, api.Lang(ctx), r.Faults)}
		switch r.Change {
		case Joins:
			v.New++
		case Changes:
			v.Changed++
		default:
			v.Same++
		}
		if len(r.Faults) > 0 {
			v.Faulty++
		}
	}
	return api.Body(v), nil
}

func faultViews(book *i18n.Book, lang string, faults []*fault.Fault) []ImportErrorsView {
	out := make([]ImportErrorsView, len(faults))
	for i, f := range faults {
		column := path.Base(f.Field)
		out[i] = ImportErrorsView{Column: column, Code: f.Code, Detail: book.Say(lang, f.Code, f.Args)}
	}
	return out
}
