package exchange

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiSheet(r *api.Router) {
	book := r.Book()
	api.Do(r, api.Op{ID: "map-import", Method: http.MethodPut, Path: "/imports/{id}/sheet", Action: access.ExchangeRestore, Tag: tag,
		Summary: "Say what the columns and words of another tool's sheet mean, and what its import would do then; nothing else changes"},
		func(ctx context.Context, who access.Actor, in *mapImportIn) (*api.One[ImportedView], error) {
			version, err := in.Number()
			if err != nil {
				return nil, err
			}
			i, plan, err := f.Mean(ctx, who, in.ID.ID, version, in.meaning())
			if err == nil {
				return f.viewOne(ctx, who, book, i, plan)
			}
			return nil, api.WithCurrent(err, func() (*api.One[ImportedView], error) {
				i, plan, err := f.One(ctx, who, in.ID.ID)
				if err != nil {
					return nil, err
				}
				return f.viewOne(ctx, who, book, i, plan)
			})
		})
}

type mapImportIn struct {
	api.ID
	api.IfMatch
	Body struct {
		Tool    okrsheet.Tool       `json:"tool" enum:"feishu,tita,worktile,viva,perdoo,other" doc:"Whose words for levels and status they are"`
		Sheet   int                 `json:"sheet" minimum:"0" doc:"Which of the sheets; another than before is recognised anew"`
		Fields  []okrsheet.Field    `json:"fields" maxItems:"500" doc:"What each column holds, empty to leave it out; none at all to recognise them anew"`
		Draft   bool                `json:"draft,omitempty" doc:"The objectives come in as drafts and not as active"`
		CycleID string              `json:"cycle_id,omitempty" doc:"Of objectives that name none"`
		OwnerID string              `json:"owner_id,omitempty" doc:"Of objectives that name neither an owner nor a team"`
		Means   []ImportedMeansView `json:"means,omitempty" maxItems:"5000" doc:"What is meant by words that mean nothing here"`
		Recall  bool                `json:"recall,omitempty" doc:"Read it as the last sheet with these heads was read; all else is not looked at"`
	}
}

func (in *mapImportIn) meaning() Meaning {
	m := Meaning{Tool: in.Body.Tool, Sheet: in.Body.Sheet, Fields: in.Body.Fields, Draft: in.Body.Draft, CycleID: in.Body.CycleID, OwnerID: in.Body.OwnerID,
		Recall: in.Body.Recall, People: map[string]string{}, Teams: map[string]string{}, Cycles: map[string]string{}, Statuses: map[string]string{}}
	for _, one := range in.Body.Means {
		m.of(one.Kind)[one.Text] = one.ID
	}
	return m
}

func (m *Meaning) of(kind UnknownKind) map[string]string {
	switch kind {
	case UnknownPerson:
		return m.People
	case UnknownTeam:
		return m.Teams
	case UnknownCycle:
		return m.Cycles
	}
	return m.Statuses
}

// ImportedSheetView is how a sheet of another tool is read.
type ImportedSheetView struct {
	Tool    okrsheet.Tool         `json:"tool" enum:"feishu,tita,worktile,viva,perdoo,other" doc:"Whose it seems to be"`
	Sheet   int                   `json:"sheet"`
	Sheets  []string              `json:"sheets" doc:"Names of all sheets of the file; none of a text, which has no columns either"`
	Columns []ImportedColumnView  `json:"columns"`
	Draft   bool                  `json:"draft"`
	CycleID string                `json:"cycle_id,omitempty"`
	OwnerID string                `json:"owner_id,omitempty"`
	Owner   string                `json:"owner_name,omitempty"`
	Unknown []ImportedUnknownView `json:"unknown" doc:"Words that mean nothing here, at most 200"`
	Means   []ImportedMeansView   `json:"means" doc:"What somebody said that such words mean"`

	Remembered *ImportedRememberedView `json:"remembered,omitempty" doc:"How the last sheet with these heads was read that somebody corrected and brought in"`
}

// ImportedRememberedView is a mapping that is remembered for sheets with the same heads.
type ImportedRememberedView struct {
	Used       bool      `json:"used" doc:"Whether this sheet is read so; set back by a sheet without fields, taken up again by recall"`
	Name       string    `json:"name" doc:"Of the file that was brought in so"`
	PersonName string    `json:"person_name,omitempty" doc:"Who brought it in"`
	At         time.Time `json:"at"`
}

// ImportedColumnView is a column of a sheet of another tool.
type ImportedColumnView struct {
	Head    string         `json:"head"`
	Field   okrsheet.Field `json:"field" doc:"What it holds; empty where it is left out"`
	Samples []string       `json:"samples" doc:"Some of what stands in it"`
}

// ImportedUnknownView is a word that means nothing here.
type ImportedUnknownView struct {
	Kind  UnknownKind `json:"kind" enum:"person,team,cycle,status"`
	Text  string      `json:"text"`
	Count int         `json:"count" doc:"How many rows have it"`
	Field string      `json:"field,omitempty" doc:"What the file calls the column where it first stands"`
	Cell  string      `json:"cell,omitempty" doc:"Where it first stands, as spreadsheets call it"`
}

// ImportedMeansView is what is meant by such a word.
type ImportedMeansView struct {
	Kind  UnknownKind `json:"kind" enum:"person,team,cycle,status"`
	Text  string      `json:"text" maxLength:"500"`
	ID    string      `json:"id" maxLength:"100" doc:"Of the person, team or cycle, or a status; empty to leave the word out"`
	Label string      `json:"label,omitempty" doc:"What it is called; not read"`
}

// viewSheet says how a sheet is read; kept is the mapping of its heads, nil where there is none.
func viewSheet(n *names, in *Foreign, unknown []Unknown, kept *Mapping) *ImportedSheetView {
	v := &ImportedSheetView{Tool: in.By.Tool, Sheet: in.By.Sheet, Sheets: []string{}, Columns: []ImportedColumnView{}, Draft: in.By.Draft, CycleID: in.CycleID, OwnerID: in.OwnerID,
		Owner: n.org.Name(in.OwnerID), Unknown: []ImportedUnknownView{}, Means: []ImportedMeansView{}}
	if by := in.Recalled; by != nil {
		v.Remembered = &ImportedRememberedView{Used: true, Name: by.Name, PersonName: n.org.Name(by.PersonID), At: by.At}
	} else if kept != nil {
		v.Remembered = &ImportedRememberedView{Name: kept.Name, PersonName: n.org.Name(kept.PersonID), At: kept.ToldAt}
	}
	for _, s := range in.Sheets {
		v.Sheets = append(v.Sheets, s.Name)
	}
	if in.Text == "" {
		sheet := in.Sheets[in.By.Sheet]
		for i, head := range in.By.Heads(sheet) {
			v.Columns = append(v.Columns, ImportedColumnView{Head: head, Field: in.By.Fields[i], Samples: samples(sheet.Rows[min(in.By.Head+1, len(sheet.Rows)):], i, in.By.Fields[i])})
		}
	}
	const most = 200
	for _, u := range unknown[:min(len(unknown), most)] {
		v.Unknown = append(v.Unknown, ImportedUnknownView{Kind: u.Kind, Text: u.Text, Count: u.Count, Field: u.First.Head, Cell: u.First.Cell})
	}
	mean := func(kind UnknownKind, words map[string]string, label func(string) string) {
		for text, id := range words {
			v.Means = append(v.Means, ImportedMeansView{Kind: kind, Text: text, ID: id, Label: label(id)})
		}
	}
	mean(UnknownPerson, in.People, n.org.Name)
	mean(UnknownTeam, in.Teams, func(id string) string {
		t, _ := n.org.Tree.Team(id)
		return t.Name
	})
	mean(UnknownCycle, in.Cycles, func(id string) string {
		c, _ := n.cycles.Cycle(id)
		return c.Name
	})
	mean(UnknownStatus, in.By.Statuses, func(string) string { return "" })
	sorting.By(v.Means, func(a, b ImportedMeansView) int {
		return strings.Compare(string(a.Kind)+a.Text, string(b.Kind)+b.Text)
	})
	return v
}

// samples are the first unlike texts of a column, in short; days as people write them.
func samples(rows [][]string, column int, holds okrsheet.Field) []string {
	const most, long = 3, 60
	list := []string{}
	for _, row := range rows {
		if column >= len(row) {
			continue
		}
		text := strings.Join(strings.Fields(row[column]), " ")
		if day, serial := date.Serial(text); serial && slices.Contains([]okrsheet.Field{okrsheet.StartsOn, okrsheet.DueOn, okrsheet.UpdatedOn}, holds) {
			text = day.String()
		}
		if runes := []rune(text); len(runes) > long {
			text = string(runes[:long]) + "…"
		}
		if text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
		if len(list) == most {
			break
		}
	}
	return list
}

// word is a word of a column in the caller's language.
func word(book *i18n.Book, lang, field, text string) string {
	if code := "exchange.word_" + text; text != "" && book.Has(code) && wordColumn(field) {
		return book.Say(lang, code, nil)
	}
	return text
}
