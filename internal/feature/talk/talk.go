// Package talk is what people say to each other about a noun, or about marked
// words of it: threads of comments that are settled, with mentions and
// reactions.
package talk

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/act"
	"github.com/sinan-okr/sinan/internal/platform/scan"
	"github.com/sinan-okr/sinan/internal/platform/secret"
	"github.com/sinan-okr/sinan/internal/platform/store"
)

// Feature holds the use cases of comments.
type Feature struct {
	act        *act.Runner
	people     *people.Feature
	cycles     *cycles.Feature
	objectives *objectives.Feature
	scanner    scan.Scanner
	box        *secret.Box
	nouns      map[string]act.Noun // by kind
}

// Above are the features that comments are told with.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Objectives *objectives.Feature
}

// New makes the feature; Speak tells it what can be talked about. The scanner is asked
// about each file before it is kept, and the box seals what is said of what is kept sealed.
func New(a *act.Runner, above Above, s scan.Scanner, box *secret.Box) *Feature {
	f := &Feature{act: a, people: above.People, cycles: above.Cycles, objectives: above.Objectives, scanner: s, box: box, nouns: map[string]act.Noun{}}
	f.hear()
	return f
}

// Comment is one thing said. The first of a thread has no ThreadID; the others
// have its ID.
type Comment struct {
	store.BaseModel `bun:"table:comments,alias:c"`
	ID              string    `bun:"id,pk"`
	SubjectKind     string    `bun:"subject_kind"`
	SubjectID       string    `bun:"subject_id"`
	WithinID        string    `bun:"within_id"` // the objective, or ""
	ThreadID        string    `bun:"thread_id"`
	AuthorID        string    `bun:"author_id"`
	Body            string    `bun:"body"`        // Markdown, with mentions; "" where it is files alone
	Quote           string    `bun:"quote"`       // the marked words, or ""
	QuoteField      string    `bun:"quote_field"` // where they stand: "title", "description"
	WrittenAt       time.Time `bun:"written_at"`
	EditedAt        time.Time `bun:"edited_at,nullzero"`
	ResolvedAt      time.Time `bun:"resolved_at,nullzero"`
	ResolvedBy      string    `bun:"resolved_by"`
	DeletedAt       time.Time `bun:"deleted_at,nullzero"`
	Version         int64     `bun:"version"`
	Sealed          string    `bun:"sealed"` // the words, as they are kept; "" where they aren't, and once opened
}

// Edit is what a comment said before one of its edits.
type Edit struct {
	store.BaseModel `bun:"table:comment_edits"`
	CommentID       string    `bun:"comment_id,pk"`
	Version         int64     `bun:"version,pk"` // of the comment that said it
	Body            string    `bun:"body"`
	EditedAt        time.Time `bun:"edited_at"`
	Sealed          string    `bun:"sealed"` // as of a comment
}

// Reaction is one person's sign under a comment.
type Reaction struct {
	store.BaseModel `bun:"table:comment_reactions"`
	CommentID       string `bun:"comment_id,pk"`
	Kind            string `bun:"kind,pk"`
	PersonID        string `bun:"person_id,pk"`
}

// File is a file of a comment; one that nobody has sent yet has no CommentID.
type File struct {
	store.BaseModel `bun:"table:comment_files"`
	ID              string    `bun:"id,pk"`
	CommentID       string    `bun:"comment_id"`
	PersonID        string    `bun:"person_id"` // who uploaded it
	Place           int64     `bun:"place"`     // in the comment, from 0
	Name            string    `bun:"name"`
	Media           string    `bun:"media"` // the type that its content shows
	Size            int64     `bun:"size"`  // bytes
	SHA256          string    `bun:"sha256"`
	AddedAt         time.Time `bun:"added_at"`
	Sealed          string    `bun:"sealed"` // the name, as it is kept; "" where neither it nor the content is
}

// Part is a piece of a file's content.
type Part struct {
	store.BaseModel `bun:"table:comment_file_parts"`
	FileID          string `bun:"file_id,pk"`
	Part            int64  `bun:"part,pk"` // from 0
	Content         []byte `bun:"content"`
}

// Reactions are the signs that there are; a client draws them.
func Reactions() []string { return []string{"agree", "celebrate", "thank", "love", "look", "doubt"} }

// Thread is a comment with what was answered to it, oldest first.
type Thread struct {
	Comment
	Replies []Comment
}

// Talk is a page of threads, with what is needed to show them.
type Talk struct {
	Threads   []Thread
	Next      string
	Reactions map[string][]Reaction // by comment
	Files     map[string][]File     // by comment
	Org       *people.Org
	Past      bool // as of a past day: nothing can be done to it
	Open      int  // threads of the whole subject that nobody has settled
	CanSay    bool // the caller may add to it
}

// ref names the comment in the trail.
func (c *Comment) ref() act.Ref { return act.Ref{Kind: "comment", ID: c.ID, Within: c.WithinID} }

// facts is what the trail says of a comment and the files in it: of a confidential thing
// not what was said, since those who read the trail are not those who see that.
func (c *Comment) facts(s Subject, with ...File) map[string]any {
	all := map[string]any{"subject_kind": c.SubjectKind, "subject_id": c.SubjectID, "thread_id": c.ThreadID}
	if s.Confidential {
		return all
	}
	all["body"], all["quote"] = c.Body, c.Quote
	if len(with) > 0 {
		names := make([]string, len(with))
		for i, f := range with {
			names[i] = f.Name
		}
		all["files"] = strings.Join(names, ", ")
	}
	return all
}

// Mention is somebody called by name in a comment.
type Mention struct {
	Kind string // person or team
	ID   string
	Name string // as written
}

// mention is how a comment calls somebody: @[陈晨](person:0190…).
var mention = regexp.MustCompile(`@\[([^\]\n]{1,120})\]\((person|team):([0-9A-Za-z-]{1,64})\)`)

// MentionsIn lists whom a comment calls, each once, in the order of the text.
func MentionsIn(body string) (all []Mention) {
	for _, m := range mention.FindAllStringSubmatch(body, -1) {
		one := Mention{Name: m[1], Kind: m[2], ID: m[3]}
		if !slices.ContainsFunc(all, func(x Mention) bool { return x.Kind == one.Kind && x.ID == one.ID }) {
			all = append(all, one)
		}
	}
	return all
}

// Plain is what a comment says with names in place of mentions, for where it is
// only told of.
func Plain(body string) string { return mention.ReplaceAllString(body, "@$1") }

// called lists the active people that mentions mean: those named, and the
// members of the teams named, but for the author.
func called(org *people.Org, author string, mentions []Mention) (ids []string) {
	for _, m := range mentions {
		if m.Kind == "person" {
			ids = append(ids, m.ID)
			continue
		}
		for _, p := range org.Members(map[string]bool{m.ID: true}) {
			ids = append(ids, p.ID)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	return slices.DeleteFunc(ids, func(id string) bool {
		p, ok := org.Person(id)
		return id == author || !ok || !p.Active()
	})
}

// sighted parts people into those who may see the subject and those who may not.
func sighted(org *people.Org, ids []string, s Subject) (seeing, blind []string) {
	for _, id := range ids {
		who, ok := org.Actor(id)
		if ok && s.Sight.By(who) {
			seeing = append(seeing, id)
		} else {
			blind = append(blind, id)
		}
	}
	return seeing, blind
}
