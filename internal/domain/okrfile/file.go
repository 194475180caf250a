// Package okrfile is OKRs as a file that people keep, read and give back:
// objectives with all that hangs on them, as one tree (JSON, YAML) and as tables
// (a sheet of a workbook each). Both say the same, and both lose nothing.
//
// Ids stand for what the file speaks of elsewhere and stay what they are; people,
// teams, cycles and themes stand there by words that a person can write, too.
// Values, weights and days of effort are decimals as text, dates YYYY-MM-DD, times
// RFC 3339.
package okrfile

// Schema is the version of the file's shape, which Sinan reads.
const Schema = 1

// File is a whole file.
type File struct {
	Sinan      int         `json:"sinan" yaml:"sinan"` // Schema
	Objectives []Objective `json:"objectives" yaml:"objectives"`
}

// Objective is one objective. The fields marked derived are told for the reader
// and never read back.
type Objective struct {
	ID          string   `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Title       string   `json:"title" yaml:"title" cell:"wide"`
	Cycle       string   `json:"cycle,omitempty" yaml:"cycle,omitempty"`
	Owner       string   `json:"owner,omitempty" yaml:"owner,omitempty"` // none for a team's own
	Team        string   `json:"team,omitempty" yaml:"team,omitempty"`
	Kind        string   `json:"kind,omitempty" yaml:"kind,omitempty" cell:"word"`
	State       string   `json:"state,omitempty" yaml:"state,omitempty" cell:"word"`
	Outcome     string   `json:"outcome,omitempty" yaml:"outcome,omitempty" cell:"word"`
	Progress    string   `json:"progress,omitempty" yaml:"progress,omitempty" cell:"number,derived"` // percent
	Status      string   `json:"-" yaml:"-" cell:"word,derived"`                                     // hangs on the day: in tables only
	Weight      string   `json:"weight,omitempty" yaml:"weight,omitempty" cell:"number"`             // percent
	Visibility  string   `json:"visibility,omitempty" yaml:"visibility,omitempty" cell:"word"`
	SharedWith  []string `json:"shared_with,omitempty" yaml:"shared_with,omitempty"`
	Themes      []string `json:"themes,omitempty" yaml:"themes,omitempty"`
	Description string   `json:"description,omitempty" yaml:"description,omitempty" cell:"wide"`
	Position    int      `json:"position,omitempty" yaml:"position,omitempty"`
	ReturnNote  string   `json:"return_note,omitempty" yaml:"return_note,omitempty"`
	CloseNote   string   `json:"close_note,omitempty" yaml:"close_note,omitempty"`
	CreatedBy   string   `json:"created_by,omitempty" yaml:"created_by,omitempty"`
	CreatedAt   string   `json:"created_at,omitempty" yaml:"created_at,omitempty"`
	SubmittedAt string   `json:"submitted_at,omitempty" yaml:"submitted_at,omitempty"`
	ApprovedBy  string   `json:"approved_by,omitempty" yaml:"approved_by,omitempty"`
	ApprovedAt  string   `json:"approved_at,omitempty" yaml:"approved_at,omitempty"`
	ActivatedAt string   `json:"activated_at,omitempty" yaml:"activated_at,omitempty"`
	ClosedAt    string   `json:"closed_at,omitempty" yaml:"closed_at,omitempty"`

	KeyResults []KeyResult `json:"key_results,omitempty" yaml:"key_results,omitempty"`
	Alignments []Alignment `json:"alignments,omitempty" yaml:"alignments,omitempty"`
	Comments   []Comment   `json:"comments,omitempty" yaml:"comments,omitempty"`
	Revisions  []Revision  `json:"revisions,omitempty" yaml:"revisions,omitempty"`
}

// KeyResult is one key result with its measure, its plan and what was said of it.
type KeyResult struct {
	ID             string       `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Title          string       `json:"title" yaml:"title" cell:"wide"`
	Owner          string       `json:"owner,omitempty" yaml:"owner,omitempty"`
	Measure        string       `json:"measure,omitempty" yaml:"measure,omitempty" cell:"word"` // metric where it doesn't say
	Baseline       string       `json:"baseline,omitempty" yaml:"baseline,omitempty" cell:"number"`
	Target         string       `json:"target,omitempty" yaml:"target,omitempty" cell:"number"`
	TargetRelative string       `json:"target_relative,omitempty" yaml:"target_relative,omitempty" cell:"number"` // percent of the baseline
	TargetChange   string       `json:"target_change,omitempty" yaml:"target_change,omitempty" cell:"number"`
	Low            string       `json:"low,omitempty" yaml:"low,omitempty" cell:"number"`
	High           string       `json:"high,omitempty" yaml:"high,omitempty" cell:"number"`
	Unit           string       `json:"unit,omitempty" yaml:"unit,omitempty"`
	Precision      string       `json:"precision,omitempty" yaml:"precision,omitempty" cell:"number"`
	Current        string       `json:"current,omitempty" yaml:"current,omitempty" cell:"number,derived"`
	Progress       string       `json:"progress,omitempty" yaml:"progress,omitempty" cell:"number,derived"` // percent
	Status         string       `json:"-" yaml:"-" cell:"word,derived"`
	Confidence     string       `json:"confidence,omitempty" yaml:"confidence,omitempty" cell:"number"` // 0 to 10
	Weight         string       `json:"weight,omitempty" yaml:"weight,omitempty" cell:"number"`         // percent
	StartsOn       string       `json:"starts_on,omitempty" yaml:"starts_on,omitempty"`
	DueOn          string       `json:"due_on,omitempty" yaml:"due_on,omitempty"`
	Cadence        string       `json:"cadence,omitempty" yaml:"cadence,omitempty"` // see Cadence
	Dropped        bool         `json:"dropped,omitempty" yaml:"dropped,omitempty"`
	Position       int          `json:"position,omitempty" yaml:"position,omitempty"`
	CreatedAt      string       `json:"created_at,omitempty" yaml:"created_at,omitempty"`
	FirstMeasure   string       `json:"first_measure,omitempty" yaml:"first_measure,omitempty"` // JSON: the measure at activation
	Steps          []Step       `json:"steps,omitempty" yaml:"steps,omitempty"`                 // of a milestone
	Checkpoints    []Checkpoint `json:"checkpoints,omitempty" yaml:"checkpoints,omitempty"`
	Actions        []Action     `json:"actions,omitempty" yaml:"actions,omitempty"`
	CheckIns       []CheckIn    `json:"check_ins,omitempty" yaml:"check_ins,omitempty"`
}

// Step is a step of a milestone.
type Step struct {
	ID     string `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Title  string `json:"title" yaml:"title" cell:"wide"`
	Weight string `json:"weight,omitempty" yaml:"weight,omitempty" cell:"number"`
	DueOn  string `json:"due_on,omitempty" yaml:"due_on,omitempty"`
	Done   bool   `json:"done,omitempty" yaml:"done,omitempty"`
}

// Checkpoint is a value that is planned for a day.
type Checkpoint struct {
	On    string `json:"on" yaml:"on"`
	Value string `json:"value" yaml:"value" cell:"number"`
}

// Action is one action of a key result's plan.
type Action struct {
	ID            string       `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Title         string       `json:"title" yaml:"title" cell:"wide"`
	Owner         string       `json:"owner,omitempty" yaml:"owner,omitempty"`
	Collaborators []string     `json:"collaborators,omitempty" yaml:"collaborators,omitempty"`
	State         string       `json:"state,omitempty" yaml:"state,omitempty" cell:"word"`
	StartsOn      string       `json:"starts_on,omitempty" yaml:"starts_on,omitempty"`
	DueOn         string       `json:"due_on,omitempty" yaml:"due_on,omitempty"`
	How           string       `json:"how,omitempty" yaml:"how,omitempty" cell:"wide"`
	EffortDays    string       `json:"effort_days,omitempty" yaml:"effort_days,omitempty" cell:"number"` // person-days
	DependsOn     []string     `json:"depends_on,omitempty" yaml:"depends_on,omitempty"`                 // ids of actions
	BlockedWhy    string       `json:"blocked_why,omitempty" yaml:"blocked_why,omitempty"`
	BlockedPerson string       `json:"blocked_person,omitempty" yaml:"blocked_person,omitempty"`
	BlockedWhom   string       `json:"blocked_whom,omitempty" yaml:"blocked_whom,omitempty"` // in words, somebody outside
	BlockedAt     string       `json:"blocked_at,omitempty" yaml:"blocked_at,omitempty"`
	DoneAt        string       `json:"done_at,omitempty" yaml:"done_at,omitempty"`
	Position      int          `json:"position,omitempty" yaml:"position,omitempty"`
	CreatedBy     string       `json:"created_by,omitempty" yaml:"created_by,omitempty"`
	CreatedAt     string       `json:"created_at,omitempty" yaml:"created_at,omitempty"`
	Steps         []ActionStep `json:"steps,omitempty" yaml:"steps,omitempty"`
}

// ActionStep is a line of an action's own list.
type ActionStep struct {
	ID    string `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Title string `json:"title" yaml:"title" cell:"wide"`
	Done  bool   `json:"done,omitempty" yaml:"done,omitempty"`
}

// CheckIn is what somebody said of a key result as of a day, in the order of writing.
type CheckIn struct {
	ID           string   `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Person       string   `json:"person,omitempty" yaml:"person,omitempty"`
	AsOf         string   `json:"as_of,omitempty" yaml:"as_of,omitempty"`
	WrittenAt    string   `json:"written_at,omitempty" yaml:"written_at,omitempty"`
	Value        string   `json:"value,omitempty" yaml:"value,omitempty" cell:"number"`
	Typed        string   `json:"typed,omitempty" yaml:"typed,omitempty"` // the value as it was typed
	TellsSteps   bool     `json:"tells_steps,omitempty" yaml:"tells_steps,omitempty"`
	StepsDone    []string `json:"steps_done,omitempty" yaml:"steps_done,omitempty"` // all of them, where it tells
	Confidence   string   `json:"confidence,omitempty" yaml:"confidence,omitempty" cell:"number"`
	Note         string   `json:"note,omitempty" yaml:"note,omitempty" cell:"wide"`
	Blockers     string   `json:"blockers,omitempty" yaml:"blockers,omitempty" cell:"wide"`
	Next         string   `json:"next,omitempty" yaml:"next,omitempty" cell:"wide"`
	Called       string   `json:"called,omitempty" yaml:"called,omitempty" cell:"word"` // the status as its owner calls it
	CalledReason string   `json:"called_reason,omitempty" yaml:"called_reason,omitempty"`
	Supersedes   string   `json:"supersedes,omitempty" yaml:"supersedes,omitempty"` // the check-in that this one corrects
}

// Alignment says what the objective supports.
type Alignment struct {
	ID              string `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	Parent          string `json:"parent" yaml:"parent" cell:"id"` // an objective's id
	ParentKeyResult string `json:"parent_key_result,omitempty" yaml:"parent_key_result,omitempty" cell:"id"`
	State           string `json:"state,omitempty" yaml:"state,omitempty" cell:"word"`
	AskedBy         string `json:"asked_by,omitempty" yaml:"asked_by,omitempty"`
	AskedAt         string `json:"asked_at,omitempty" yaml:"asked_at,omitempty"`
	AnsweredBy      string `json:"answered_by,omitempty" yaml:"answered_by,omitempty"`
	AnsweredAt      string `json:"answered_at,omitempty" yaml:"answered_at,omitempty"`
	Note            string `json:"note,omitempty" yaml:"note,omitempty"`
}

// Comment is one thing said about the objective or what belongs to it.
type Comment struct {
	ID         string     `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	About      string     `json:"about" yaml:"about" cell:"word"` // objective, key_result, action, check_in, revision, alignment
	AboutID    string     `json:"about_id" yaml:"about_id" cell:"id"`
	Thread     string     `json:"thread,omitempty" yaml:"thread,omitempty" cell:"id"` // the comment that it answers
	Author     string     `json:"author,omitempty" yaml:"author,omitempty"`
	WrittenAt  string     `json:"written_at,omitempty" yaml:"written_at,omitempty"`
	Body       string     `json:"body,omitempty" yaml:"body,omitempty" cell:"wide"`
	Quote      string     `json:"quote,omitempty" yaml:"quote,omitempty"`
	QuoteField string     `json:"quote_field,omitempty" yaml:"quote_field,omitempty"`
	EditedAt   string     `json:"edited_at,omitempty" yaml:"edited_at,omitempty"`
	ResolvedBy string     `json:"resolved_by,omitempty" yaml:"resolved_by,omitempty"`
	ResolvedAt string     `json:"resolved_at,omitempty" yaml:"resolved_at,omitempty"`
	DeletedAt  string     `json:"deleted_at,omitempty" yaml:"deleted_at,omitempty"` // taken away; it holds its answers together
	Edits      []Edit     `json:"edits,omitempty" yaml:"edits,omitempty"`
	Reactions  []Reaction `json:"reactions,omitempty" yaml:"reactions,omitempty"`
	Files      []Enclosed `json:"files,omitempty" yaml:"files,omitempty"`
}

// Edit is what a comment said before an edit.
type Edit struct {
	Version  int    `json:"version" yaml:"version"`
	Body     string `json:"body" yaml:"body" cell:"wide"`
	EditedAt string `json:"edited_at" yaml:"edited_at"`
}

// Reaction is one person's sign under a comment.
type Reaction struct {
	Kind   string `json:"kind" yaml:"kind" cell:"word"`
	Person string `json:"person" yaml:"person"`
}

// Enclosed names a file of a comment. What it holds stays where it is: a backup
// carries that.
type Enclosed struct {
	Name   string `json:"name" yaml:"name"`
	Media  string `json:"media,omitempty" yaml:"media,omitempty"`
	Size   int    `json:"size,omitempty" yaml:"size,omitempty"` // bytes
	SHA256 string `json:"sha256,omitempty" yaml:"sha256,omitempty" cell:"id"`
}

// Revision is a change after activation.
type Revision struct {
	ID          string   `json:"id,omitempty" yaml:"id,omitempty" cell:"id"`
	KeyResult   string   `json:"key_result,omitempty" yaml:"key_result,omitempty" cell:"id"` // none for the objective's own words
	State       string   `json:"state,omitempty" yaml:"state,omitempty" cell:"word"`
	Reason      string   `json:"reason,omitempty" yaml:"reason,omitempty" cell:"wide"`
	Needs       []string `json:"needs,omitempty" yaml:"needs,omitempty"` // why consent was needed, by code
	AskedBy     string   `json:"asked_by,omitempty" yaml:"asked_by,omitempty"`
	AskedAt     string   `json:"asked_at,omitempty" yaml:"asked_at,omitempty"`
	DecidedBy   string   `json:"decided_by,omitempty" yaml:"decided_by,omitempty"`
	DecidedAt   string   `json:"decided_at,omitempty" yaml:"decided_at,omitempty"`
	DecidedNote string   `json:"decided_note,omitempty" yaml:"decided_note,omitempty"`
	Proposed    string   `json:"proposed,omitempty" yaml:"proposed,omitempty"` // JSON: the key result as a pending one would make it
	Changes     []Change `json:"changes,omitempty" yaml:"changes,omitempty"`
}

// Change is one field that a revision changes; both sides are JSON.
type Change struct {
	Field string `json:"field" yaml:"field"`
	Old   string `json:"old" yaml:"old" cell:"wide"`
	New   string `json:"new" yaml:"new" cell:"wide"`
}
