// Package krtext reads documents that hold objectives and key results in
// whatever layout people keep them: lists, outlines, tables, mails, minutes.
//
// It works as a pipeline. The source is cut into lines that know where they
// stand in the input (runes.go, source.go). Tables are found and become grids
// (grid*.go); every other line becomes an item: markers, label, body (marker.go,
// label.go, item.go). The layout is chosen by structure: tables and labels
// (table.go, assemble.go), else nesting (outline.go), else bare sentences
// (bare.go). What stands in brackets or columns beside a key result becomes its
// owner, weight and due date (attribute.go), references become parents
// (cascade.go), and package sentence reads what each key result measures.
package krtext

import (
	"encoding/json"

	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
)

// Maybe is a word that may be absent; absent is "" here and null in JSON.
type Maybe string

// MarshalJSON writes null for an absent word.
func (m Maybe) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(m))
}

// UnmarshalJSON reads null as an absent word.
func (m *Maybe) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*m = ""
	if s != nil {
		*m = Maybe(*s)
	}
	return nil
}

// Span is a half-open range of runes (Unicode characters, not bytes) of the input.
type Span = sentence.Span

// Document is what was understood of a text.
type Document struct {
	// Lang is "zh", "en" or "mixed".
	Lang string `json:"lang"`
	// Cycle is YYYY-Qn, YYYY-Hn or YYYY where the text names it.
	Cycle Maybe `json:"cycle"`
	// Objectives are in the order of the text; empty, never nil, where none is.
	Objectives []Objective `json:"objectives"`
	// Ignored says of every stretch that was not used why it was not.
	Ignored []Ignored `json:"ignored"`
}

// Objective is one objective with its key results.
type Objective struct {
	// Title is absent where key results stand without an objective.
	Title Maybe `json:"title"`
	Owner Maybe `json:"owner"`
	// ParentTitle is the title of the objective of the same text that this one supports.
	ParentTitle Maybe `json:"parent_title"`
	// Span is where the title stands; without a title, where the key results stand.
	Span       Span        `json:"span"`
	KeyResults []KeyResult `json:"key_results"`
}

// KeyResult is one key result.
type KeyResult struct {
	// Text is the sentence without numbering, bullets, owner, weight, date.
	Text string `json:"text"`
	// Context is the lead-in clause, or the cell beside the text.
	Context Maybe `json:"context"`
	Owner   Maybe `json:"owner"`
	// Weight is in percent, an exact decimal: "30" for 30%.
	Weight Maybe `json:"weight"`
	// Due is YYYY-MM-DD, or as much of it as is known.
	Due  Maybe `json:"due"`
	Span Span  `json:"span"`
	// Measurable and Metrics are the reading of the sentence; the spans of the
	// metrics are in the input, like all spans here.
	Measurable bool              `json:"measurable"`
	Metrics    []sentence.Metric `json:"metrics"`
	// Actions is the plan written under the key result; empty, never nil.
	Actions []Action `json:"actions"`
}

// Action is one action of a key result's plan.
type Action struct {
	Title string `json:"title"`
	Owner Maybe  `json:"owner"`
	Due   Maybe  `json:"due"`
}

// Why says for what reason a stretch of the input was not used.
type Why string

// The reasons.
const (
	WhyProse   Why = "prose"        // running text
	WhyTitle   Why = "title"        // the document's or a table's title, column names
	WhySection Why = "section"      // a heading or the name of a department
	WhyMatter  Why = "front_matter" // front matter, comments
	WhyMail    Why = "mail"         // mail headers, signatures, quoted mails
	WhyNote    Why = "note"         // remarks, reasons, descriptions
	WhyStatus  Why = "status"       // status, progress, scores
	WhyEmpty   Why = "empty"        // a key result or objective not written yet
	WhyStruck  Why = "struck"       // struck through
	WhyTotal   Why = "total"        // a sum row
	WhyExample Why = "example"      // an example of how not to write, or an explanation of the words
	WhyAction  Why = "action"       // an action that belongs to no key result
)

// Ignored is one stretch of the input that was not used.
type Ignored struct {
	Span Span `json:"span"`
	Why  Why  `json:"why"`
}

// Options are what the caller knows besides the text.
type Options struct {
	// Cycle (YYYY…) gives the year to dates without one where the text names no
	// cycle itself. It never becomes the document's cycle.
	Cycle string
}
