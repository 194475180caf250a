package exchange

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiImports(r *api.Router) {
	f.apiSheet(r)
	book := r.Book()
	op := func(id, method, path, summary string) api.Op {
		return api.Op{ID: id, Method: method, Path: path, Action: access.ExchangeRestore, Tag: tag, Summary: summary}
	}
	upload := op("read-import", http.MethodPost, "/imports", "Read a file (Excel, JSON, YAML as exported; Markdown or a text as people write OKRs; a sheet or CSV of Feishu, Tita, Worktile, Viva Goals, Perdoo or another tool, or the JSON of Feishu's open interface) and say row by row what its import would do; nothing changes yet")
	upload.MaxBody, upload.Status = files.MaxUpload+64<<10, http.StatusCreated
	api.Do(r, upload, func(ctx context.Context, who access.Actor, in *importFileIn) (*api.One[ImportedView], error) {
		form := in.RawBody.Data()
		data, err := io.ReadAll(form.File)
		if err != nil {
			return nil, err
		}
		i, plan, err := f.Read(ctx, who, book, form.File.Filename, data)
		if err != nil {
			return nil, err
		}
		return f.viewOne(ctx, who, book, i, plan)
	})
	api.Do(r, op("list-imports", http.MethodGet, "/imports", "The newest imports, with how far each is"), func(ctx context.Context, who access.Actor, _ *struct{}) (*api.Many[ImportedView], error) {
		list, err := f.Imports(ctx, who)
		if err != nil {
			return nil, err
		}
		items := make([]ImportedView, len(list))
		for n := range list {
			one, err := f.viewOne(ctx, who, book, &list[n], Plan{Counts: list[n].Counts.V})
			if err != nil {
				return nil, err
			}
			items[n] = one.Body
		}
		return api.Items(items, ""), nil
	})
	api.Do(r, op("get-import", http.MethodGet, "/imports/{id}", "One import: what it would do, how far it is, or what was refused"), func(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ImportedView], error) {
		i, plan, err := f.One(ctx, who, in.ID)
		if err != nil {
			return nil, err
		}
		return f.viewOne(ctx, who, book, i, plan)
	})
	step := func(id, path, summary string, do func(context.Context, access.Actor, string) (*Import, error)) {
		api.Do(r, op(id, http.MethodPost, "/imports/{id}/"+path, summary), func(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ImportedView], error) {
			i, err := do(ctx, who, in.ID)
			if err != nil {
				return nil, err
			}
			return f.viewOne(ctx, who, book, i, Plan{Counts: i.Counts.V})
		})
	}
	step("begin-import", "begin", "Bring the file in, in the background", f.Begin)
	step("cancel-import", "cancel", "Stop an import that is under way; what it has done is taken back", f.Cancel)
	step("undo-import", "undo", "Take back all that an import did, as one step", f.Undo)
	discard := op("discard-objective", http.MethodPost, "/objectives/{id}/discard", "Delete an objective in any state with all that hangs on it; an import of a file brings it back")
	discard.Status = http.StatusNoContent
	api.Do(r, discard, func(ctx context.Context, who access.Actor, in *discardIn) (*api.None, error) {
		return &api.None{}, f.Objectives.Discard(ctx, who, in.ID.ID, in.Body.Words)
	})
}

type discardIn struct {
	api.ID
	Body struct {
		Words string `json:"words" maxLength:"2000" doc:"Why; it stands in the trail"`
	}
}

type importFileIn struct {
	RawBody huma.MultipartFormFiles[struct {
		File huma.FormFile `form:"file" required:"true"`
	}]
}

// ImportedView is an import.
type ImportedView struct {
	ID         string             `json:"id"`
	Name       string             `json:"name" doc:"Of the file"`
	PersonName string             `json:"person_name,omitempty"`
	State      ImportState        `json:"state" enum:"ready,running,stopping,cancelled,done,undone"`
	Version    int64              `json:"version" doc:"As in ETag"`
	Sheet      *ImportedSheetView `json:"sheet,omitempty" doc:"Of a sheet of another tool, while it is ready: how it is read"`
	Counts     ImportedCounts     `json:"counts" doc:"Rows by what the import makes of them, as weighed when the file was read"`
	Done       int                `json:"done" doc:"Steps done"`
	Total      int                `json:"total" doc:"Steps in all; 0 before it began"`
	Rows       []ImportedRowView  `json:"rows" doc:"While it is ready what would become of each row, refused and changed ones first, at most 500; afterwards what was refused"`
	CreatedAt  time.Time          `json:"created_at"`
	EndedAt    *time.Time         `json:"ended_at,omitempty"`
	UndoneAt   *time.Time         `json:"undone_at,omitempty"`
}

// ImportedCounts is how many rows an import makes what of.
type ImportedCounts struct {
	New     int `json:"new"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	Refused int `json:"refused"`
}

// ImportedRowView is one row of a file.
type ImportedRowView struct {
	Table   string               `json:"table" doc:"As the levels of the file are called: objectives, key_results, …"`
	Sheet   string               `json:"sheet" doc:"The same in the caller's language"`
	In      string               `json:"in,omitempty" doc:"What the file calls its sheet, where it has some"`
	Line    int                  `json:"line,omitempty" doc:"In its sheet, where there is one"`
	Title   string               `json:"title"`
	Verdict Verdict              `json:"verdict" enum:"new,changed,same,refused,left" doc:"left: here below what the file has, and not in the file; it stays"`
	Changes []ImportedChangeView `json:"changes"`
	Faults  []ImportedFaultView  `json:"faults"`
}

// ImportedChangeView is a field that is told otherwise.
type ImportedChangeView struct {
	Field string `json:"field" doc:"As the file calls its column or field, else in the caller's language"`
	Cell  string `json:"cell,omitempty" doc:"Where it stands, as spreadsheets call it"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// ImportedFaultView is why a row is refused.
type ImportedFaultView struct {
	Field  string `json:"field" doc:"As the file calls its column or field, else in the caller's language; empty for the whole row"`
	Cell   string `json:"cell,omitempty" doc:"Where it stands, as spreadsheets call it"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// mostRows is how many rows of a plan are told; the counts tell of all.
const mostRows = 500

func (f *Feature) viewOne(ctx context.Context, who access.Actor, book *i18n.Book, i *Import, plan Plan) (*api.One[ImportedView], error) {
	in, err := i.Sheet.Get()
	if err != nil {
		return nil, err
	}
	if i.State != Ready {
		in = nil
	}
	var n names
	var kept *Mapping
	err = f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		if n, err = f.names(ctx, tx); err != nil || in == nil || in.Text != "" {
			return err
		}
		known, err := mappingsOf(ctx, tx, []string{in.shape()})
		kept = known[in.shape()]
		return err
	})
	if err != nil {
		return nil, err
	}
	v := ImportedView{ID: i.ID, Name: i.Name, PersonName: n.org.Name(i.PersonID), State: i.State, Done: i.Done, Total: i.Total, CreatedAt: i.CreatedAt, EndedAt: api.Instant(i.EndedAt),
		UndoneAt: api.Instant(i.UndoneAt), Version: i.Version, Rows: []ImportedRowView{},
		Counts: ImportedCounts{New: plan.Counts[Comes], Changed: plan.Counts[Changed], Same: plan.Counts[Same], Refused: plan.Counts[Refused]}}
	if in != nil {
		v.Sheet = viewSheet(&n, in, plan.Unknown, kept)
	}
	for _, verdict := range []Verdict{Refused, Changed, Comes, Left} { // what stays as it is needs no row
		for n := range plan.Items {
			if plan.Items[n].Verdict == verdict && len(v.Rows) < mostRows {
				v.Rows = append(v.Rows, viewRow(book, api.Lang(ctx), &plan.Items[n]))
			}
		}
	}
	return api.Versioned(v, i.Version), nil
}

// viewRow says of a row what becomes of it, by the names that its file has.
func viewRow(book *i18n.Book, lang string, i *Item) ImportedRowView {
	v := ImportedRowView{Table: i.Table, Sheet: book.Say(lang, "exchange.sheet_"+i.Table, nil), In: i.Sheet, Line: i.Line, Title: i.Title, Verdict: i.Verdict, Changes: []ImportedChangeView{}, Faults: []ImportedFaultView{}}
	for _, c := range i.Changes {
		v.Changes = append(v.Changes, ImportedChangeView{Field: cmp.Or(i.Places[c.Field].Head, columnWord(book, lang, c.Field)), Cell: i.Places[c.Field].Cell, Old: word(book, lang, c.Field, c.Old), New: word(book, lang, c.Field, c.New)})
	}
	for _, one := range i.Faults {
		for _, each := range one.All() {
			at := i.Places[columnAt(each.Field)]
			v.Faults = append(v.Faults, ImportedFaultView{Field: cmp.Or(at.Head, columnWord(book, lang, each.Field)), Cell: at.Cell, Code: each.Code, Detail: book.Say(lang, each.Code, each.Args)})
		}
	}
	return v
}

func wordColumn(field string) bool {
	switch field {
	case "kind", "state", "visibility", "measure", "dropped":
		return true
	}
	return false
}

// columnWord is what the column is called that a fault points at.
func columnWord(book *i18n.Book, lang, pointer string) string {
	name := columnAt(pointer)
	if code := "exchange.col_" + name; book.Has(code) {
		return book.Say(lang, code, nil)
	}
	return name
}

// columnAt is the name of the column that a fault points at.
func columnAt(pointer string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	return strings.TrimSuffix(strings.TrimSuffix(name, "_ids"), "_id")
}
