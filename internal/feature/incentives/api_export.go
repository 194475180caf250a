package incentives

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func (f *Feature) apiExport(r *api.Router) {
	book := r.Book()
	api.DoOwn(r, api.Op{ID: "export-incentive", Method: http.MethodGet, Path: "/incentives/{id}/export", Action: access.IncentiveView, Tag: tag,
		Summary: "Everybody's payout as a file for payroll, with what each is reckoned from, and the sums of all in its last line; the look is written down"}, func(ctx context.Context, who access.Actor, in *exportIn) (*api.File, error) {
		v, err := f.Export(ctx, who, in.ID.ID)
		if err != nil {
			return nil, err
		}
		return v.file(book, api.Lang(ctx), in.Format)
	})
}

type exportIn struct {
	api.ID
	Format string `query:"format" enum:"xlsx,csv" default:"xlsx"`
}

// file writes a line for each person, with all that the rules were told of them, and
// one that sums them up: how many there are, all bases, all points, all money.
// Amounts are numbers with two decimals. With the rules, every amount can be worked
// out again from it.
func (v *Shown) file(book *i18n.Book, lang, format string) (*api.File, error) {
	var head []string
	for _, code := range []string{"id", "name", "email", "team", "base", "score", "points", "amount", "team_score", "factor", "count", "late", "days", "of", "recognitions", "contributions", "moves", "achievement"} {
		head = append(head, book.Say(lang, "incentives.col_"+code, nil))
	}
	rows, bases, moves := [][]string{head}, incentive.Fen(0), movesBy(v.Moves)
	for i, p := range v.Run.Payouts {
		one, g := v.row(i, p), v.Given[i]
		person, _ := v.Org.Person(p.PersonID)
		team, _ := v.Org.Tree.Team(person.TeamID)
		cells := g.cells()
		rows = append(rows, []string{p.PersonID, person.Name, person.Email, team.Name, one.Base, one.Score, one.Points, one.Amount,
			cells[colTeam], cells[colFactor], cells[colCount], cells[colLate], strconv.Itoa(g.Days), strconv.Itoa(g.Of), cells[colThanks], cells[colOthers], v.movedWords(moves[p.PersonID], book, lang), cells[colAchieved]})
		bases += g.Base
	}
	points := ""
	if v.Scheme.Preset == incentive.Points {
		points = v.Run.Points.String()
	}
	rows = append(rows, []string{book.Say(lang, "incentives.col_total", nil), strconv.Itoa(len(v.Run.Payouts)), "", "", bases.String(), "", points, v.Run.Total.String(), "", "", "", "", "", "", "", "", "", ""})
	if format == "csv" {
		var out bytes.Buffer
		out.WriteString(api.CSVMark)
		w := csv.NewWriter(&out)
		for _, row := range rows {
			for _, i := range []int{0, 1, 2, 3, len(row) - 2} { // words of people: no formula for whoever opens the file
				row[i] = files.Harmless(row[i])
			}
		}
		err := w.WriteAll(rows)
		return api.Attachment(api.CSVType, "sinan-payouts.csv", out.Bytes()), err
	}
	body, err := files.Sheet(v.Scheme.Title, rows, 4)
	return api.Attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "sinan-payouts.xlsx", body), err
}

// movedWords tell of somebody's moves in one cell.
func (v *Shown) movedWords(moves []Move, book *i18n.Book, lang string) string {
	words := make([]string, len(moves))
	for i, m := range moves {
		words[i] = m.words(v.Org, v.Who, book, lang)
	}
	return strings.Join(words, "; ")
}

// table is what is given of everybody, as it can be sent back, and a line to fill
// in for each of the population without one as long as that can be changed.
func (v *Shown) table(lang string) string {
	if v.Lost && len(v.Given) == 0 {
		return ""
	}
	var rest []people.Person
	if v.Scheme.open() {
		has := map[string]bool{}
		for _, g := range v.Given {
			has[g.PersonID] = true
		}
		for _, p := range v.Scheme.population(v.Org) {
			if !has[p.ID] && p.ID != v.Scheme.ApproverID {
				rest = append(rest, p)
			}
		}
		sorting.By(rest, func(a, b people.Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	}
	return v.Scheme.lines(lang, v.Org, v.Given, rest)
}

// lines are what is given of some people and, without it, of the rest, under a line of headers.
func (s *Scheme) lines(lang string, org *people.Org, given []Given, rest []people.Person) string {
	columns := []column{colName, colEmail}
	for _, need := range s.Rules.Needs() {
		columns = append(columns, column(need))
	}
	columns = append(columns, colFrom, colUntil)
	var out strings.Builder
	w := csv.NewWriter(&out)
	line := func(p people.Person, cells map[column]string) {
		cells[colName], cells[colEmail] = p.Name, p.Email
		record := make([]string, len(columns))
		for i, c := range columns {
			record[i] = cells[c]
		}
		_ = w.Write(record) // to memory
	}
	head := heads(lang)
	line(people.Person{Name: head[colName], Email: head[colEmail]}, head)
	for _, g := range given {
		p, _ := org.Person(g.PersonID)
		line(p, g.cells())
	}
	for _, p := range rest {
		line(p, map[column]string{})
	}
	w.Flush()
	return out.String()
}
