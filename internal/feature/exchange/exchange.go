// Package exchange takes OKRs out of the workspace as files, with all that hangs
// on them, and brings them in again.
package exchange

import (
	"github.com/sinan-okr/sinan/internal/domain/okrfile"
	"github.com/sinan-okr/sinan/internal/feature/alignments"
	"github.com/sinan-okr/sinan/internal/feature/checkins"
	"github.com/sinan-okr/sinan/internal/feature/cycles"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/feature/plans"
	"github.com/sinan-okr/sinan/internal/feature/talk"
	"github.com/sinan-okr/sinan/internal/feature/themes"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Feature holds the use cases of exports and imports.
type Feature struct {
	act *act.Runner
	Above
}

// Above are the features whose rows go out and come in.
type Above struct {
	People     *people.Feature
	Cycles     *cycles.Feature
	Themes     *themes.Feature
	Objectives *objectives.Feature
	Alignments *alignments.Feature
	Plans      *plans.Feature
	Checkins   *checkins.Feature
	Talk       *talk.Feature
}

// New makes the feature.
func New(a *act.Runner, above Above) *Feature { return &Feature{act: a, Above: above} }

// Format is what kind of file it is.
type Format string

// The formats. All but Markdown, which has neither ids nor history, lose nothing.
const (
	Excel    Format = "xlsx"
	CSV      Format = "csv" // an archive with a file for each table
	JSON     Format = "json"
	YAML     Format = "yaml"
	Markdown Format = "md"
)

// Formats lists them.
func Formats() []Format { return []Format{Excel, CSV, JSON, YAML, Markdown} }

// Ending is what the name of such a file ends in.
func (f Format) Ending() string {
	if f == CSV {
		return "zip"
	}
	return string(f)
}

// Type is the media type of such a file.
func (f Format) Type() string {
	switch f {
	case Excel:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case CSV:
		return "application/zip"
	case JSON:
		return "application/json"
	case YAML:
		return "application/yaml"
	}
	return "text/markdown; charset=utf-8"
}

// Selection says which objectives go out: the filter of their list.
type Selection struct {
	objectives.Filter
	Format Format
	Lang   string            // of heads and words in what people read: Excel, CSV and Markdown
	titles map[string]string // where it isn't nil, titles of what the objectives support are put here, by id
}

// Counts is how much a file holds.
type Counts struct {
	Objectives int `json:"objectives"`
	KeyResults int `json:"key_results"`
	Actions    int `json:"actions"`
	CheckIns   int `json:"check_ins"`
	Comments   int `json:"comments"`
	Alignments int `json:"alignments"`
	Revisions  int `json:"revisions"`
}

func (c *Counts) add(o *okrfile.Objective) {
	c.Objectives++
	c.KeyResults += len(o.KeyResults)
	for i := range o.KeyResults {
		c.Actions += len(o.KeyResults[i].Actions)
		c.CheckIns += len(o.KeyResults[i].CheckIns)
	}
	c.Comments += len(o.Comments)
	c.Alignments += len(o.Alignments)
	c.Revisions += len(o.Revisions)
}
