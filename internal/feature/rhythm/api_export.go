package rhythm

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/cycle"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
)

func (f *Feature) apiExport(r *api.Router) {
	book := r.Book()
	api.Download(r, api.Op{ID: "export-rhythm", Method: http.MethodGet, Path: "/rhythm/export", Action: access.ExchangeExport, Tag: "Rhythm",
		Summary: "The tables of the rhythm, with every due date that they count, as a workbook, or as CSV in an archive; that they left the workspace is written down"}, api.TableTypes,
		func(ctx context.Context, who access.Actor, in *rhythmExportIn) (*api.Spooled, error) {
			b, err := f.Exported(ctx, who, Wish{TeamID: in.TeamID, Weeks: in.Weeks}, in.Format)
			if err != nil {
				return nil, err
			}
			lang := api.Lang(ctx)
			say := func(code string) string { return book.Say(lang, "rhythm."+code, nil) }
			parts := []string{say("export")}
			if t, ok := b.Org.Tree.Team(in.TeamID); ok {
				parts = append(parts, t.Name)
			}
			return api.Tables(in.Format, strings.Join(append(parts, b.Today.String()), " "), b.tables(say))
		})
}

type rhythmExportIn struct {
	TeamID string `query:"team_id" maxLength:"64" doc:"A team with those below it; all whom the caller may see where left out"`
	Weeks  int    `query:"weeks" minimum:"1" maximum:"13" default:"6" doc:"How many, with the present one"`
	Format string `query:"format" enum:"xlsx,csv" default:"xlsx"`
}

// outcomeWord is the code of an outcome's word.
func outcomeWord(o cycle.Outcome) string {
	if o == excused {
		return "excused"
	}
	return string(o)
}

// tables are those of the page: who keeps the rhythm, week by week, what is owed today, and the
// due dates that are counted. A share that isn't known is an empty cell.
func (b *Board) tables(say func(string) string) []api.Table {
	text := func(code string, width float64) files.Column { return files.Column{Head: say(code), Width: width} }
	number := func(code string) files.Column { return files.Column{Head: say(code), Number: true, Width: 12} }
	counts := []files.Column{number("on_time"), number("late"), number("missed"), number("pending"), number("excused"), number("unknown")}
	columns := func(first ...files.Column) []files.Column { return append(first, counts...) }
	count := func(s cycle.Score) []string {
		return []string{strconv.Itoa(s.OnTime), strconv.Itoa(s.Late), strconv.Itoa(s.Missed), strconv.Itoa(s.Pending), strconv.Itoa(s.Away), strconv.Itoa(s.Unknown)}
	}
	people := api.Table{Name: say("sheet_people"), Columns: append(columns(text("person", 14), text("team", 18)), number("punctuality"), number("owed"))}
	weeks := api.Table{Name: say("sheet_weeks"), Columns: columns(text("person", 14), text("week", 12))}
	owed := api.Table{Name: say("sheet_owed"), Columns: []files.Column{text("person", 14), text("objective", 36), text("key_result", 44), text("due_on", 12), number("workdays")}}
	dues := api.Table{Name: say("sheet_dues"), Columns: []files.Column{text("person", 14), text("objective", 36), text("key_result", 44), text("due_on", 12), text("outcome", 12), text("written_on", 12)}}
	for i := range b.Keepers {
		k := &b.Keepers[i]
		name, team, share := b.Org.Name(k.PersonID), "", ""
		if t, ok := b.Org.Tree.Team(b.Org.HomeTeam(k.PersonID)); ok {
			team = t.Name
		}
		if n := k.Whole.Counted(); n > 0 {
			share = decimal.NewFromInt(int64(k.Whole.OnTime)*100).DivRound(decimal.NewFromInt(int64(n)), 2).String()
		}
		people.Rows = append(people.Rows, append(append([]string{name, team}, count(k.Whole)...), share, strconv.Itoa(len(k.Owed))))
		for week, s := range k.Weeks {
			weeks.Rows = append(weeks.Rows, append([]string{name, b.Weeks[week].String()}, count(s)...))
		}
		for _, o := range k.Owed {
			owed.Rows = append(owed.Rows, []string{name, o.Objective, o.KeyResult, o.On.String(), strconv.Itoa(o.Workdays)})
		}
		for _, d := range k.Dues {
			written := ""
			if !d.Written.IsZero() {
				written = d.Written.String()
			}
			dues.Rows = append(dues.Rows, []string{name, d.Standing.Title, d.KeyResult.Title, d.On.String(), say(outcomeWord(d.outcome())), written})
		}
	}
	return []api.Table{people, weeks, owed, dues}
}
