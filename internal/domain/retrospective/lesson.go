package retrospective

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/fault"
)

// Change is what a lesson changes.
type Change string

// The changes. None: the lesson is to be known, nothing follows from it yet.
const (
	None       Change = ""
	ByTemplate Change = "template"
	ByPolicy   Change = "policy"
	ByAction   Change = "action"
	ByPractice Change = "practice"
)

// Fate is what became of a lesson's change.
type Fate string

// The fates of a change.
const (
	Open    Fate = "open"    // to be seen
	Kept    Fate = "kept"    // it was done and stays
	Dropped Fate = "dropped" // with a reason
)

// Lesson is what was learned, as somebody writes it.
type Lesson struct {
	Words  string // the lesson in a sentence or two
	Tags   []string
	Change Change
	What   string // what is to be changed, in words
	// What is changed by name, "" while that isn't known: each of its own kind of change alone.
	TemplateID string
	ActionID   string
	Rule       string // a rule of the workspace, as people.Policy names it
}

// Same reports whether two lessons change the same.
func (l Lesson) Same(other Lesson) bool {
	return l.Change == other.Change && l.What == other.What && l.TemplateID == other.TemplateID && l.ActionID == other.ActionID && l.Rule == other.Rule
}

// Bounds, in characters and in number.
const (
	MaxWords = 2000
	MaxTags  = 10
	MaxTag   = 20
	maxID    = 64
)

// Tidy trims a lesson, takes each tag once, drops what belongs to another change, and finds what is wrong with it:
// lesson.words_needed, lesson.what_needed, lesson.change_unknown, lesson.tags_many,
// lesson.tag_long, input.too_long.
func (l *Lesson) Tidy() error {
	l.Words, l.What = strings.TrimSpace(l.Words), strings.TrimSpace(l.What)
	var bad []*fault.Fault
	need := func(ok bool, field, code string, args ...fault.Args) {
		if !ok {
			bad = append(bad, fault.At(field, code, args...))
		}
	}
	need(l.Words != "", "/words", "lesson.words_needed")
	need(utf8.RuneCountInString(l.Words) <= MaxWords, "/words", "input.too_long", fault.Args{"limit": MaxWords})
	need(utf8.RuneCountInString(l.What) <= MaxWords, "/what", "input.too_long", fault.Args{"limit": MaxWords})
	need(slices.Contains([]Change{None, ByTemplate, ByPolicy, ByAction, ByPractice}, l.Change), "/change", "lesson.change_unknown")
	for field, id := range map[string]string{"/template_id": l.TemplateID, "/action_id": l.ActionID, "/rule": l.Rule} {
		need(len(id) <= maxID, field, "input.too_long", fault.Args{"limit": maxID})
	}
	need(l.Change == None || l.What != "", "/what", "lesson.what_needed")
	tags := make([]string, 0, len(l.Tags))
	for _, tag := range l.Tags {
		tag = strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(tag), "#＃")), " ")
		same := func(other string) bool { return strings.EqualFold(tag, other) }
		if tag == "" || slices.ContainsFunc(tags, same) {
			continue
		}
		need(utf8.RuneCountInString(tag) <= MaxTag, "/tags", "lesson.tag_long", fault.Args{"limit": MaxTag})
		tags = append(tags, tag)
	}
	l.Tags = tags
	need(len(tags) <= MaxTags, "/tags", "lesson.tags_many", fault.Args{"limit": MaxTags})
	if l.Change == None {
		l.What = ""
	}
	if l.Change != ByTemplate {
		l.TemplateID = ""
	}
	if l.Change != ByAction {
		l.ActionID = ""
	}
	if l.Change != ByPolicy {
		l.Rule = ""
	}
	return fault.Join(bad)
}

// Settle checks what became of a change: lesson.fate_unknown, lesson.change_none for
// a lesson that changes nothing, lesson.reason_needed where it is dropped.
func Settle(change Change, fate Fate, reason string) error {
	switch {
	case fate != Open && fate != Kept && fate != Dropped:
		return fault.At("/fate", "lesson.fate_unknown")
	case change == None:
		return fault.New(fault.Conflict, "lesson.change_none")
	case fate == Dropped && strings.TrimSpace(reason) == "":
		return fault.At("/reason", "lesson.reason_needed")
	case utf8.RuneCountInString(reason) > MaxWords:
		return fault.At("/reason", "input.too_long", fault.Args{"limit": MaxWords})
	}
	return nil
}
