package reader

import (
	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/krtext"
	"github.com/sinan-okr/sinan/internal/domain/krtext/sentence"
	"github.com/sinan-okr/sinan/internal/feature/objectives"
)

// Reading is a document as sinan read prints it and POST /read answers: what
// krtext understood, and beside each key result what it would be in Sinan.
// Spans count Unicode characters of the text and are half open.
type Reading struct {
	Lang       string           `json:"lang" doc:"zh, en or mixed"`
	Cycle      *string          `json:"cycle" nullable:"true" doc:"YYYY-Qn, YYYY-Hn or YYYY where the text names it"`
	Objectives []ReadObjective  `json:"objectives"`
	Ignored    []IgnoredStretch `json:"ignored" doc:"What was not used, and why"`
}

// IgnoredStretch is a part of the text that was not used.
type IgnoredStretch struct {
	Span [2]int `json:"span"`
	Why  string `json:"why"`
}

// ReadObjective is an objective that was read.
type ReadObjective struct {
	Title       *string         `json:"title" nullable:"true" doc:"null where key results stand without an objective"`
	Owner       *string         `json:"owner" nullable:"true"`
	ParentTitle *string         `json:"parent_title" nullable:"true" doc:"Title of the objective of the same text that it supports"`
	Span        [2]int          `json:"span"`
	KeyResults  []ReadKeyResult `json:"key_results"`
}

// ReadKeyResult is a key result that was read.
type ReadKeyResult struct {
	Text       string           `json:"text"`
	Context    *string          `json:"context" nullable:"true" doc:"The lead-in clause, or the cell beside the text"`
	Owner      *string          `json:"owner" nullable:"true"`
	Weight     *string          `json:"weight" nullable:"true" doc:"Percent"`
	Due        *string          `json:"due" nullable:"true" doc:"YYYY-MM-DD, or as much of it as was said"`
	Span       [2]int           `json:"span"`
	Measurable bool             `json:"measurable"`
	Metrics    []ReadMetric     `json:"metrics"`
	Actions    []ReadAction     `json:"actions"`
	Offers     []KeyResultOffer `json:"offers" doc:"Key results ready to be drafted: one for each metric, and one that needs a target where none was found"`
}

// ReadMetric is one measure of a sentence.
type ReadMetric struct {
	Name      string           `json:"name"`
	Direction string           `json:"direction" enum:"increase,decrease,keep"`
	Kind      string           `json:"kind" enum:"absolute,relative_pct,relative_times,point_delta,delta,count,keep_at_least,keep_at_most,keep_between,milestone"`
	Baseline  *decimal.Decimal `json:"baseline" nullable:"true"`
	Target    *decimal.Decimal `json:"target" nullable:"true"`
	TargetLow *decimal.Decimal `json:"target_low" nullable:"true"`
	Unit      string           `json:"unit"`
	Period    *string          `json:"period" nullable:"true"`
	Due       *string          `json:"due" nullable:"true"`
	Span      [2]int           `json:"span"`
}

// ReadAction is an action of a key result's plan.
type ReadAction struct {
	Title string  `json:"title"`
	Owner *string `json:"owner" nullable:"true"`
	Due   *string `json:"due" nullable:"true"`
}

// KeyResultOffer is a key result ready to be drafted from what was read.
type KeyResultOffer struct {
	Title   string                  `json:"title"`
	Measure *objectives.MeasureJSON `json:"measure" nullable:"true" doc:"As POST …/key-results takes it; null where nothing measurable was found"`
	Needs   []string                `json:"needs" doc:"What a person has to add: baseline, target, unit"`
	Due     *string                 `json:"due" nullable:"true"`
	Marks   OfferMarks              `json:"marks" doc:"Where the parts stand in the text"`
}

// OfferMarks are the spans of the parts of one metric; absent where a part isn't written.
type OfferMarks struct {
	Name     *[2]int `json:"name,omitempty"`
	Baseline *[2]int `json:"baseline,omitempty"`
	Target   *[2]int `json:"target,omitempty"`
	Unit     *[2]int `json:"unit,omitempty"`
	Due      *[2]int `json:"due,omitempty"`
}

// Understand reads a text. cycle (YYYY…, or "") gives the year to dates without
// one where the text names no cycle itself. It is pure and never fails.
func Understand(text, cycle string) Reading {
	return viewDocument(krtext.Read(text, krtext.Options{Cycle: cycle}))
}

func viewDocument(d krtext.Document) Reading {
	r := Reading{Lang: d.Lang, Cycle: maybe(string(d.Cycle)), Objectives: make([]ReadObjective, len(d.Objectives)), Ignored: make([]IgnoredStretch, len(d.Ignored))}
	for i, o := range d.Objectives {
		v := ReadObjective{Title: maybe(string(o.Title)), Owner: maybe(string(o.Owner)), ParentTitle: maybe(string(o.ParentTitle)), Span: o.Span,
			KeyResults: make([]ReadKeyResult, len(o.KeyResults))}
		for j, kr := range o.KeyResults {
			v.KeyResults[j] = viewKeyResult(kr)
		}
		r.Objectives[i] = v
	}
	for i, g := range d.Ignored {
		r.Ignored[i] = IgnoredStretch{Span: g.Span, Why: string(g.Why)}
	}
	return r
}

func viewKeyResult(kr krtext.KeyResult) ReadKeyResult {
	v := ReadKeyResult{Text: kr.Text, Context: maybe(string(kr.Context)), Owner: maybe(string(kr.Owner)), Weight: maybe(string(kr.Weight)),
		Due: maybe(string(kr.Due)), Span: kr.Span, Measurable: kr.Measurable,
		Metrics: make([]ReadMetric, len(kr.Metrics)), Actions: make([]ReadAction, len(kr.Actions)), Offers: offers(kr)}
	for i, m := range kr.Metrics {
		v.Metrics[i] = ReadMetric{Name: m.Name, Direction: string(m.Direction), Kind: string(m.Kind), Baseline: m.Baseline, Target: m.Target,
			TargetLow: m.TargetLow, Unit: m.Unit, Period: maybe(string(m.Period)), Due: maybe(string(m.Due)), Span: m.Span}
	}
	for i, a := range kr.Actions {
		v.Actions[i] = ReadAction{Title: a.Title, Owner: maybe(string(a.Owner)), Due: maybe(string(a.Due))}
	}
	return v
}

// offers makes one key result of each metric. A sentence of several is titled
// by what each measures, as they can't all carry the whole sentence.
func offers(kr krtext.KeyResult) []KeyResultOffer {
	if len(kr.Metrics) == 0 {
		return []KeyResultOffer{{Title: kr.Text, Needs: []string{NeedTarget}, Due: maybe(string(kr.Due))}}
	}
	out := make([]KeyResultOffer, len(kr.Metrics))
	for i, m := range kr.Metrics {
		if m.Name == "" && m.Kind == sentence.Milestone {
			m.Name = kr.Text
		}
		measure, needs := MeasureOf(m)
		o := KeyResultOffer{Title: kr.Text, Measure: &objectives.MeasureJSON{Measure: measure}, Needs: needs, Due: maybe(string(kr.Due)), Marks: marks(m)}
		if o.Due == nil {
			o.Due = maybe(string(m.Due))
		}
		if len(kr.Metrics) > 1 {
			o.Title = clause(kr, m)
		}
		out[i] = o
	}
	return out
}

// clause is the part of a sentence of several metrics that one was read from.
func clause(kr krtext.KeyResult, m sentence.Metric) string {
	if m.Name == "" {
		return kr.Text
	}
	text, name := []rune(kr.Text), m.Name
	width := m.Span[1] - m.Span[0]
	if width <= 0 || width > len(text) {
		return name
	}
	// The spans count characters of the input; the text may have been joined of
	// wrapped lines. The clause is where the name and the width agree.
	from := runeIndex(text, []rune(name))
	start := from - max(0, m.NameSpan[0]-m.Span[0])
	if from < 0 || m.NameSpan == (sentence.Span{}) || start < 0 || start+width > len(text) {
		return name
	}
	return string(text[start : start+width])
}

func runeIndex(text, part []rune) int {
	for i := 0; i+len(part) <= len(text); i++ {
		if string(text[i:i+len(part)]) == string(part) {
			return i
		}
	}
	return -1
}

func marks(m sentence.Metric) OfferMarks {
	return OfferMarks{Name: mark(m.NameSpan), Baseline: mark(m.BaselineSpan), Target: mark(m.TargetSpan), Unit: mark(m.UnitSpan), Due: mark(m.DueSpan)}
}

func mark(s sentence.Span) *[2]int {
	if s[1] <= s[0] {
		return nil
	}
	return &[2]int{s[0], s[1]}
}

func maybe(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
