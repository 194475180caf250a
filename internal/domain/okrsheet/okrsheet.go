// Package okrsheet reads OKRs out of a table that another tool wrote: a sheet or a
// CSV with that tool's columns. It says which tool it seems to be and what each
// column seems to hold; a person may say otherwise; then it makes the tree of
// okrfile of the rows.
//
// Two shapes are known. In one a row is an objective, a key result or an initiative,
// and says what it belongs to (Viva Goals, Perdoo). In the other a row is a key
// result with its objective in columns before it, said once or again in each row
// (Feishu, Tita, Worktile).
package okrsheet

import "github.com/sinan-okr/sinan/internal/domain/okrfile"

// Tool is what wrote a table.
type Tool string

// The tools that are told apart by their heads.
const (
	Feishu   Tool = "feishu"
	Tita     Tool = "tita"
	Worktile Tool = "worktile"
	Viva     Tool = "viva"
	Perdoo   Tool = "perdoo"
	Other    Tool = "other"
)

// Tools lists them.
func Tools() []Tool { return []Tool{Feishu, Tita, Worktile, Viva, Perdoo, Other} }

// Field is what a column holds. A field of no kind of its own is the objective's
// where a row has both, and otherwise that of whatever the row is.
type Field string

// The fields.
const (
	Leave       Field = "" // left out
	Level       Field = "level"
	Ref         Field = "ref" // what others call the row
	Parent      Field = "parent"
	Title       Field = "title"
	ResultTitle Field = "kr_title"
	Description Field = "description"
	Kind        Field = "kind"
	Owner       Field = "owner"
	ResultOwner Field = "kr_owner"
	Team        Field = "team"
	Period      Field = "period"
	Status      Field = "status"
	KRStatus    Field = "kr_status"
	Progress    Field = "progress"
	KRProgress  Field = "kr_progress"
	Weight      Field = "weight"
	KRWeight    Field = "kr_weight"
	Baseline    Field = "baseline"
	Target      Field = "target"
	Current     Field = "current"
	Unit        Field = "unit"
	Confidence  Field = "confidence"
	StartsOn    Field = "starts_on"
	DueOn       Field = "due_on"
	Span        Field = "span" // both days in one cell
	UpdatedOn   Field = "updated_on"
	Note        Field = "note" // what was said of the progress
)

// Fields lists them in the order in which they are offered.
func Fields() []Field {
	return []Field{Leave, Title, ResultTitle, Level, Ref, Parent, Owner, ResultOwner, Team, Period, Description, Kind, Weight, KRWeight, Baseline, Target, Current, Unit,
		Progress, KRProgress, Status, KRStatus, Confidence, StartsOn, DueOn, Span, UpdatedOn, Note}
}

// Several reports whether more than one column may hold a field.
func (f Field) Several() bool { return f == Leave || f == Description || f == Note }

// Sheet is a table as it was read; all cells are text.
type Sheet struct {
	Name  string     `json:"name"`
	Rows  [][]string `json:"rows"`
	Lines []int      `json:"lines,omitempty"` // where each row stands in the file, counted from 1; nil where that is its number
	// Of rows that were one in the file: which of its key results each is, and by that
	// where each column stands there, -1 for nowhere, and what it is called there.
	Parts   []int      `json:"parts,omitempty"`
	Text    bool       `json:"text,omitempty"` // made of a text, which has lines and no cells
	Columns [][]int    `json:"columns,omitempty"`
	Heads   [][]string `json:"heads,omitempty"`
}

// line is where a row stands in the file.
func (s Sheet) line(row int) int {
	if row < len(s.Lines) {
		return s.Lines[row]
	}
	return row + 1
}

// part is which of the key results of its line a row is; 0 where a line has one.
func (s Sheet) part(row int) int {
	if row < len(s.Parts) {
		return s.Parts[row]
	}
	return 0
}

// Column is where a column stands in the file, counted from 0, and what it is called
// there; heads are those of the sheet, part is which key result of its line the row is.
func (s Sheet) Column(heads []string, column, part int) (at int, head string) {
	if part < len(s.Columns) && column < len(s.Columns[part]) && s.Columns[part][column] >= 0 {
		return s.Columns[part][column], s.Heads[part][column]
	}
	if len(s.Columns) > 0 || column >= len(heads) {
		return -1, ""
	}
	return column, heads[column]
}

// Reading says how a sheet is to be read.
type Reading struct {
	Tool   Tool    `json:"tool"`
	Sheet  int     `json:"sheet"`  // its number among those of the file
	Head   int     `json:"head"`   // the row of heads; what stands above is left alone
	Fields []Field `json:"fields"` // one a column
	// Statuses says what words of the tool for a status mean that aren't known: one of
	// the statuses of key results, or nothing.
	Statuses map[string]string `json:"statuses,omitempty"`
	Draft    bool              `json:"draft,omitempty"` // the objectives come in as drafts
}

// Result is what was read.
type Result struct {
	Objectives []okrfile.Objective
	Lines      map[string]int // where the row of an id stands, counted from 1
	Parts      map[string]int `json:",omitempty"` // which key result of its line it is, where lines have several
	Bad        []okrfile.Bad
	Statuses   map[string]int    // words for a status that aren't known, by how often they stand there
	StatusAt   map[string]string `json:",omitempty"` // the key result or action of the first row that has such a word
}
