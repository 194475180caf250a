package incentives

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/incentive"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// column is what a column of the table fills.
type column string

const (
	colEmail    column = "email"
	colName     column = "name" // for whoever reads the table; not taken
	colBase     column = "base"
	colScore    column = "score"
	colTeam     column = "team_score"
	colAchieved column = "achievement" // goes on beyond 1
	colFactor   column = "factor"
	colCount    column = "count"
	colLate     column = "late"
	colThanks   column = "recognitions"
	colOthers   column = "contributions"
	colFrom     column = "from"
	colUntil    column = "until"
)

// headers are the words that head a column, in lower case; the first is what a
// table made here says in Chinese, the second in English.
func headers() map[column][]string {
	return map[column][]string{
		colEmail: {"邮箱", "email", "e-mail", "电子邮箱"}, colName: {"姓名", "name"}, colBase: {"基数", "base", "奖金基数"}, colScore: {"得分", "score", "评分"},
		colTeam: {"团队得分", "team_score", "team score"}, colFactor: {"岗位系数", "factor"}, colCount: {"次数", "count"}, colLate: {"逾期次数", "late"}, colAchieved: {"达成率", "achievement", "完成率"}, colThanks: {"认可次数", "recognitions"}, colOthers: {"贡献次数", "contributions"},
		colFrom: {"开始日", "from", "入职日"}, colUntil: {"结束日", "until", "离职日"},
	}
}

// heads are the words of a table that is made for somebody who reads lang.
func heads(lang string) map[column]string {
	nth := 0
	if lang == i18n.English {
		nth = 1
	}
	head := map[column]string{}
	for c, words := range headers() {
		head[c] = words[nth]
	}
	return head
}

// maxRows is how many people one scheme pays.
const maxRows = 20_000

// SetInputs takes a table of what the rules are told of each person, in place of
// what was there. Lines are people of the population by e-mail; a blank cell is
// not given, and a line without any is passed over. Refusals name the line and the column, up to twenty at once.
func (f *Feature) SetInputs(ctx context.Context, who access.Actor, id string, version int64, text string) error {
	return f.edit(ctx, who, id, version, "incentive.inputs_set", true, func(ctx context.Context, tx *act.Tx, s *Scheme) error {
		org, err := f.people.Org(ctx, tx)
		if err != nil {
			return err
		}
		moves, err := f.moves(ctx, tx, s, org)
		if err != nil {
			return err
		}
		given, err := readTable(text, f.payable(s, org, moves))
		if err != nil {
			return err
		}
		rows := make([]inputRow, len(given))
		for i, g := range given {
			g.Entry = s.Rules.Told(g.Entry)
			rows[i].SchemeID, rows[i].PersonID = s.ID, g.PersonID
			if rows[i].Sealed, err = f.seal(g, s.ID, g.PersonID); err != nil {
				return err
			}
		}
		return replaceInputs(ctx, tx, s.ID, rows)
	})
}

// population is who the scheme is for, by e-mail.
func (s *Scheme) population(org *people.Org) map[string]people.Person {
	all := map[string]people.Person{}
	for _, p := range org.Populate(s.Population.V) {
		all[strings.ToLower(p.Email)] = p
	}
	return all
}

// payable is whom a line can be of, by e-mail: the population, who left during the
// period or later, and who was in it during the period and isn't since, by another team,
// role or job level: they are paid for the days that they were there.
func (f *Feature) payable(s *Scheme, org *people.Org, moves []Move) map[string]people.Person {
	all := s.population(org)
	add := func(p people.Person) {
		if email := strings.ToLower(p.Email); all[email].ID == "" {
			all[email] = p
		}
	}
	pays := org.Within(s.Population.V)
	for _, id := range org.EveryID() {
		if p, _ := org.Person(id); !p.Active() && !f.leftBefore(s, p) && pays(p) {
			add(p)
		}
	}
	for _, m := range moves {
		if p, ok := org.Person(m.PersonID); ok && m.Leaves && p.Role != access.Guest && (p.Active() || !f.leftBefore(s, p)) {
			add(p)
		}
	}
	return all
}

// leftBefore tells whether somebody's account was closed before the period began.
func (f *Feature) leftBefore(s *Scheme, p people.Person) bool {
	return date.In(p.DeactivatedAt, f.loc).Before(s.StartsOn.Date)
}

// readTable reads lines of cells separated by tabs, commas or semicolons.
func readTable(text string, population map[string]people.Person) ([]Given, error) {
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separator(text), -1, true
	var columns []column
	var list []Given
	var bad []*fault.Fault
	seen := map[string]bool{}
	for len(bad) < 20 {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.At("/text", "incentives.table_broken")
		}
		line, _ := in.FieldPos(0)
		if columns == nil {
			if columns = heading(record); !slices.Contains(columns, colEmail) {
				return nil, fault.At("/text", "incentives.header_missing")
			}
			continue
		}
		if !tells(columns, record) {
			continue
		}
		r := &row{line: line}
		g := r.read(columns, record, population)
		if r.bad == nil && seen[g.PersonID] {
			r.fault("incentives.line_twice", record[slices.Index(columns, colEmail)])
		}
		seen[g.PersonID] = true
		bad = append(bad, r.bad...)
		list = append(list, g)
		if len(list) > maxRows {
			return nil, fault.At("/text", "input.too_many", fault.Args{"limit": maxRows})
		}
	}
	if len(list) == 0 && bad == nil {
		return nil, fault.At("/text", "incentives.table_empty")
	}
	return list, fault.Join(bad)
}

// tells reports whether a line says more than whom it is of: one that doesn't is
// there to be filled in, and its person isn't paid.
func tells(columns []column, record []string) bool {
	for i, cell := range record {
		if i < len(columns) && columns[i] != colName && columns[i] != colEmail && columns[i] != "" && strings.TrimSpace(cell) != "" {
			return true
		}
	}
	return false
}

func heading(record []string) []column {
	columns := make([]column, len(record))
	for i, cell := range record {
		for c, words := range headers() {
			if slices.Contains(words, strings.ToLower(strings.TrimSpace(cell))) {
				columns[i] = c
			}
		}
	}
	return columns
}

// separator is the one of tab, comma and semicolon that the first line has most of.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, r := range "\t,;" {
		if n := strings.Count(first, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// row is one line being read.
type row struct {
	line int
	bad  []*fault.Fault
}

func (r *row) fault(code, value string) {
	r.bad = append(r.bad, fault.At("/text", code, fault.Args{"line": r.line, "value": value}))
}

func (r *row) read(columns []column, record []string, population map[string]people.Person) (g Given) {
	for i, cell := range record {
		if cell = strings.TrimSpace(cell); i >= len(columns) || cell == "" {
			continue
		}
		switch columns[i] {
		case colEmail:
			p, ok := population[strings.ToLower(cell)]
			if g.PersonID = p.ID; !ok {
				r.fault("incentives.line_person", cell)
			}
		case colBase:
			if d, ok := r.number(cell); ok {
				fen, ok := fenOf(d)
				if g.Base = fen; !ok {
					r.fault("incentives.line_money", cell)
				}
			}
		case colScore:
			g.Score = r.score(cell)
		case colTeam:
			g.TeamScore = r.score(cell)
		case colAchieved:
			g.Achievement = r.achievement(cell)
		case colFactor:
			if d, ok := r.number(cell); ok {
				g.Factor = decimal.NewNullDecimal(d)
			}
		case colCount:
			g.Count = r.count(cell)
		case colLate:
			g.Late = r.count(cell)
		case colThanks:
			g.Recognitions = r.count(cell)
		case colOthers:
			g.Contributions = r.count(cell)
		case colFrom:
			g.From = r.day(cell)
		case colUntil:
			g.Until = r.day(cell)
		}
	}
	if g.PersonID == "" && r.bad == nil {
		r.fault("incentives.line_person", "")
	}
	return g
}

func (r *row) number(cell string) (decimal.Decimal, bool) {
	d, err := okr.ParseValue("", strings.ReplaceAll(cell, ",", ""))
	if err != nil || d.IsNegative() {
		r.fault("incentives.line_number", cell)
		return d, false
	}
	return d, true
}

func (r *row) score(cell string) *okr.Score {
	s, err := okr.ParseScore("", cell)
	if err != nil {
		r.fault("incentives.line_score", cell)
		return nil
	}
	return &s
}

// achievement takes "1.2" and "120%".
func (r *row) achievement(cell string) *okr.Achievement {
	text := cell
	if whole, percent := strings.CutSuffix(cell, "%"); percent {
		if d, err := okr.ParseValue("", strings.TrimSpace(whole)); err == nil {
			text = d.Shift(-2).String()
		}
	}
	a, err := okr.ParseAchievement("", text)
	if err != nil {
		r.fault("incentives.line_achievement", cell)
		return nil
	}
	return &a
}

func (r *row) count(cell string) int64 {
	n, err := strconv.ParseInt(cell, 10, 32)
	if err != nil || n < 0 {
		r.fault("incentives.line_number", cell)
	}
	return n
}

func (r *row) day(cell string) *date.Date {
	d, err := date.Parse(cell)
	if err != nil {
		r.fault("incentives.line_day", cell)
		return nil
	}
	return &d
}

// fenOf is an amount of yuan in fen; not ok with more than two decimals, below
// zero or over the bound.
func fenOf(yuan decimal.Decimal) (incentive.Fen, bool) {
	fen := yuan.Shift(2)
	if !fen.IsInteger() || fen.IsNegative() || yuan.GreaterThan(incentive.MostFen.Yuan()) {
		return 0, false
	}
	return incentive.Fen(fen.IntPart()), true
}
