// Package quality gives hints on the wording of objectives and key results.
// Hints never block: a finding marks some words, says what may be wrong with
// them, and offers better ones.
package quality

import "github.com/sinan-okr/sinan/internal/domain/fault"

// The codes of findings.
const (
	VagueVerb      = "quality.vague_verb"      // 提升用户体验: a direction, and nothing to judge it by
	NoMeasure      = "quality.no_measure"      // neither a number nor a thing delivered
	Output         = "quality.output"          // 上线签到功能: work done, not what comes of it
	TwoMetrics     = "quality.two_metrics"     // two measures in one key result
	SameMetric     = "quality.same_metric"     // one measure in two key results
	NoObject       = "quality.no_object"       // 增长10%: of what?
	PercentMeaning = "quality.percent_meaning" // 流失率降低5%: to 5%, by 5 points, or by a twentieth?
	TooLong        = "quality.too_long"
	AlreadyReached = "quality.already_reached"
	TooEasy        = "quality.too_easy"
	Unfeasible     = "quality.unfeasible"
)

// Finding is one hint.
type Finding struct {
	Code string
	Span [2]int // the words it is about, in runes of the text, half open; {0, 0}: none in particular
	Args fault.Args
	// Better is wording to take instead, in the language of the text, with 〈…〉 or
	// <…> where a person must fill in; "" where there is none to offer.
	Better string
}
