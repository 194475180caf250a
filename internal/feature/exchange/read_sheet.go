package exchange

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/domain/okrsheet"
	"github.com/sinan-okr/sinan/internal/domain/sorting"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/files"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Foreign is a file of another tool, or a text, on its way in: as it was read, with what
// its columns and its words mean here.
type Foreign struct {
	Sheets  []okrsheet.Sheet  `json:"sheets"`
	Text    string            `json:"text,omitempty"` // Markdown or what people write, in the place of sheets
	By      okrsheet.Reading  `json:"by"`
	CycleID string            `json:"cycle_id,omitempty"` // of objectives that name none
	OwnerID string            `json:"owner_id,omitempty"` // of objectives that name neither owner nor team
	People  map[string]string `json:"people,omitempty"`   // who is meant by a name; "" leaves it out
	Teams   map[string]string `json:"teams,omitempty"`
	Cycles  map[string]string `json:"cycles,omitempty"`

	Recalled *Recalled `json:"recalled,omitempty"` // whose mapping it is read by; nil where by none
}

// Unknown is a word of a sheet that means nobody, no team, no cycle or no status here.
type Unknown struct {
	Kind  UnknownKind
	Text  string
	Count int   // of objectives, key results and actions that have it
	First Place // where the first of them has it
}

// UnknownKind is what a word was meant to be.
type UnknownKind string

// The kinds.
const (
	UnknownPerson UnknownKind = "person"
	UnknownTeam   UnknownKind = "team"
	UnknownCycle  UnknownKind = "cycle"
	UnknownStatus UnknownKind = "status"
)

// Understand is Parse, and what Parse can't read it takes for a sheet or CSV of another
// tool, if it has columns of OKRs.
func (f *Feature) Understand(ctx context.Context, who access.Actor, book *i18n.Book, name string, data []byte) (p Parsed, err error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return p, fault.At("/file", "input.file_empty")
	}
	if markdownNamed(name) && !written(data) {
		return f.understandText(ctx, who, name, data)
	}
	var sheets []okrsheet.Sheet
	if answer, ok := okrsheet.FeishuJSON(data); ok {
		sheets = []okrsheet.Sheet{answer}
	} else {
		p, err = Parse(book, data)
		if err == nil || fault.Is(err, "exchange.part") || written(data) {
			return p, err
		}
		tables, unread := tablesOf(data)
		if unread != nil && !strings.EqualFold(path.Ext(name), ".txt") {
			return p, unread
		}
		for _, t := range tables {
			sheets = append(sheets, okrsheet.Tidy(okrsheet.Sheet{Name: t.Name, Rows: t.Rows}))
		}
	}
	by, ok := okrsheet.Recognise(name, sheets)
	switch {
	case ok && by.Head+1 < len(sheets[by.Sheet].Rows):
	case strings.EqualFold(path.Ext(name), ".txt"): // which may have been a table
		return f.understandText(ctx, who, name, data)
	default:
		return p, err
	}
	p = Parsed{Sheet: &Foreign{Sheets: sheets, By: by}}
	return p, f.anew(ctx, who, &p, func(ctx context.Context, tx *act.Tx, r *resolver) error {
		return f.recall(ctx, tx, r, p.Sheet, p.Sheet.readings(name))
	})
}

// understandText is Understand for Markdown and what people write.
func (f *Feature) understandText(ctx context.Context, who access.Actor, name string, data []byte) (p Parsed, err error) {
	in, ok, err := outlined(name, data)
	if err != nil {
		return p, err
	}
	if !ok {
		return p, fault.New(fault.Invalid, "exchange.text_empty")
	}
	p.Sheet = in
	return p, f.anew(ctx, who, &p, nil)
}

// anew makes the tree of a sheet as the workspace is now: a name may mean somebody
// since. before may say how the sheet is read; nil leaves that as it is.
func (f *Feature) anew(ctx context.Context, who access.Actor, p *Parsed, before func(context.Context, *act.Tx, *resolver) error) error {
	return f.act.Read(ctx, who, func(ctx context.Context, tx *act.Tx) (err error) {
		if err := tx.Allow(access.ExchangeRestore, access.Target{}); err != nil {
			return err
		}
		r, err := f.resolver(ctx, tx)
		if err != nil {
			return err
		}
		if before != nil {
			if err := before(ctx, tx, r); err != nil {
				return err
			}
		}
		return f.tree(ctx, tx, r, p)
	})
}

// tablesOf are the tables of a workbook, an archive of CSV, a page (as some tools name
// .xls) or a CSV file, which has no name.
func tablesOf(data []byte) ([]files.Table, error) {
	kind, err := files.KindOf("", "", data)
	switch {
	case fault.Is(err, "files.locked"):
		return nil, err
	case kind == files.Workbook, bytes.HasPrefix(data, []byte("PK\x03\x04")):
		tables, err := files.Sheets(data)
		if fault.Is(err, "files.kind_unknown") {
			err = fault.New(fault.Invalid, "exchange.kind")
		}
		return tables, err
	case kind == files.HTML:
		text, err := files.Text("", "text/html", data)
		if err != nil {
			return nil, err
		}
		data = []byte(text)
	}
	rows, err := files.CSVRows(data)
	if fault.Is(err, "read.not_text") {
		return nil, fault.New(fault.Invalid, "exchange.kind")
	}
	return []files.Table{{Rows: rows}}, err
}

// translate makes the tree of the sheet, in this workspace's words.
func (p *Parsed) translate(r *resolver, today date.Date) {
	in := p.Sheet
	read, from := in.read(today)
	p.File = okrfile.File{Sinan: okrfile.Schema, Objectives: read.Objectives}
	p.Lines, p.Bad, p.Unknown, p.From = read.Lines, read.Bad, nil, from
	t := translator{resolver: r, in: in, parsed: p, unknown: map[saying]*Unknown{}}
	for i := range p.File.Objectives {
		t.objective(&p.File.Objectives[i])
	}
	r.end() // what isn't known is told by word, and by row when it is weighed
	for text, n := range read.Statuses {
		t.miss(UnknownStatus, text, "check_ins", read.StatusAt[text], "called", n)
	}
	for _, u := range t.unknown {
		p.Unknown = append(p.Unknown, *u)
	}
	sorting.By(p.Unknown, func(a, b Unknown) int {
		if a.Kind != b.Kind {
			return strings.Compare(string(a.Kind), string(b.Kind))
		}
		return strings.Compare(a.Text, b.Text)
	})
}

// read makes the tree in the words of the file, and says where it stands there.
func (in *Foreign) read(today date.Date) (okrsheet.Result, *Places) {
	if in.Text != "" {
		return in.outline(today), &Places{}
	}
	read := okrsheet.Read(in.Sheets[in.By.Sheet], in.By, today)
	return read, placesOf(in, read.Parts)
}

// translator says the words of a sheet in those of the workspace.
type translator struct {
	*resolver
	in      *Foreign
	parsed  *Parsed
	unknown map[saying]*Unknown
}

// saying is a word as what it was meant to be.
type saying struct {
	kind UnknownKind
	text string
}

// miss notes a word that means nothing here, and where it stands.
func (t *translator) miss(kind UnknownKind, text, table, id, field string, times int) {
	u := t.unknown[saying{kind, text}]
	if u == nil {
		u = &Unknown{Kind: kind, Text: text, First: t.parsed.From.place(table, id, t.parsed.Lines[id], field)}
		t.unknown[saying{kind, text}] = u
	}
	u.Count += times
}

func (t *translator) objective(o *okrfile.Objective) {
	person := func(text *string, table, id string) {
		t.word(text, UnknownPerson, t.in.People, func(text string) string { return t.personID("", text) }, table, id, "owner")
	}
	person(&o.Owner, "objectives", o.ID)
	t.word(&o.Team, UnknownTeam, t.in.Teams, func(text string) string { return t.teams[text] }, "objectives", o.ID, "team")
	t.word(&o.Cycle, UnknownCycle, t.in.Cycles, t.cycleID, "objectives", o.ID, "cycle")
	if o.Cycle == "" {
		o.Cycle = t.in.CycleID
	}
	if o.Owner == "" && o.Team == "" {
		o.Owner = t.in.OwnerID
	}
	for i := range o.KeyResults {
		kr := &o.KeyResults[i]
		person(&kr.Owner, "key_results", kr.ID)
		for j := range kr.Actions {
			person(&kr.Actions[j].Owner, "actions", kr.Actions[j].ID)
		}
		for j := range kr.CheckIns { // told with who has the row
			if text := kr.CheckIns[j].Person; t.personID("", text) == "" {
				kr.CheckIns[j].Person = t.in.People[text]
			}
		}
	}
}

// word puts an id in the place of a word, where one is meant.
func (t *translator) word(text *string, kind UnknownKind, means map[string]string, find func(string) string, table, id, field string) {
	if *text == "" {
		return
	}
	if id, said := means[*text]; said {
		*text = id
		return
	}
	if id := find(*text); id != "" {
		*text = id
		return
	}
	t.miss(kind, *text, table, id, field, 1)
}

// cycleID finds a cycle by its name, or the only one of the time that a name means.
func (t *translator) cycleID(text string) (id string) {
	if id = t.cycleIDs[text]; id != "" {
		return id
	}
	span, ok := spanOf(text)
	if !ok {
		return ""
	}
	for _, c := range t.cycles.All() {
		if c.Span() == span {
			if id != "" {
				return ""
			}
			id = c.ID
		}
	}
	return id
}

// check refuses what can't be meant: columns that aren't there, one field twice.
func (in *Foreign) check(r *resolver) error {
	var faults []*fault.Fault
	if in.Text == "" && !in.has(in.By.Sheet) {
		return fault.At("/sheet", "exchange.sheet_missing")
	}
	seen := map[okrsheet.Field]bool{}
	for i, field := range in.By.Fields {
		at := "/fields/" + strconv.Itoa(i)
		if !slices.Contains(okrsheet.Fields(), field) {
			faults = append(faults, fault.At(at, "exchange.word_unknown", fault.Args{"text": string(field)}))
		} else if seen[field] && !field.Several() {
			faults = append(faults, fault.At(at, "exchange.field_twice"))
		}
		seen[field] = true
	}
	if in.Text == "" && !seen[okrsheet.Title] {
		faults = append(faults, fault.At("/fields", "exchange.title_missing"))
	}
	for _, one := range []struct {
		field string
		ids   []string
		known map[string]string
	}{
		{"/people", slices.Collect(maps.Values(in.People)), r.people}, {"/teams", slices.Collect(maps.Values(in.Teams)), r.teams}, {"/cycles", slices.Collect(maps.Values(in.Cycles)), r.cycleIDs},
		{"/cycle_id", []string{in.CycleID}, r.cycleIDs}, {"/owner_id", []string{in.OwnerID}, r.people},
	} {
		for _, id := range one.ids {
			if id != "" && one.known[id] != id {
				faults = append(faults, fault.At(one.field, "exchange.word_unknown", fault.Args{"text": id}))
			}
		}
	}
	return fault.Join(faults)
}
