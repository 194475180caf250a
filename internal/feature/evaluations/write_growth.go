package evaluations

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/act"
)

// Bounds of a growth plan: it is a few lines, not a programme.
const (
	maxLines = 6
	maxLine  = 200 // characters
)

// GrowthLine is what somebody sets out to learn or to do better, by a day.
type GrowthLine struct {
	Words string    `json:"words"`
	DueOn date.Date `json:"due_on"`
	Done  bool      `json:"done,omitempty"`
}

// Grow keeps the growth plan that came out of a published evaluation, by the person
// or their manager.
func (f *Feature) Grow(ctx context.Context, who access.Actor, id string, version int64, lines []GrowthLine) error {
	return f.onSubject(ctx, who, id, version, "evaluation.growth_planned", byTheTwo, func(_ context.Context, _ *act.Tx, e *Evaluation, s *Subject) error {
		if e.State != Published {
			return fault.New(fault.Conflict, "evaluations.not_published")
		}
		var bad []*fault.Fault
		need := func(ok bool, field, code string, args ...fault.Args) {
			if !ok {
				bad = append(bad, fault.At(field, code, args...))
			}
		}
		need(len(lines) <= maxLines, "/lines", "evaluations.growth_lines", fault.Args{"most": maxLines})
		for i := range lines {
			at := fmt.Sprintf("/lines/%d", i)
			lines[i].Words = strings.TrimSpace(lines[i].Words)
			need(lines[i].Words != "", at+"/words", "input.required")
			need(utf8.RuneCountInString(lines[i].Words) <= maxLine, at+"/words", "input.too_long", fault.Args{"limit": maxLine})
			need(!lines[i].DueOn.IsZero(), at+"/due_on", "input.required")
		}
		s.Growth = lines
		return fault.Join(bad)
	})
}

// byTheTwo lets the person and their manager; who leads a team above only reads.
func byTheTwo(s *Subject) (access.Action, access.Target) {
	return access.EvaluationGrow, s.target()
}
